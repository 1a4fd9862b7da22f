/* values.c -- interning of numbers: double -> small id. */
#include "base/values.h"

#include "base/arena.h"
#include "base/map.h"

#include <stdlib.h>

struct ranked {
	double number;
	uint32_t id;
};

static int
by_number(const void *a, const void *b)
{
	double x = ((const struct ranked *)a)->number, y = ((const struct ranked *)b)->number;

	return (x > y) - (x < y);
}

static uint32_t
intern(struct cc_values *v, double number)
{
	return cc_map_add(v->map, (struct cc_span){ (const char *)&number, sizeof number });
}

struct cc_values *
cc_values_new(void)
{
	struct cc_values *v = cc_malloc(sizeof *v);

	memset(v, 0, sizeof *v);
	v->map = cc_map_new();
	return v;
}

void
cc_values_free(struct cc_values *v)
{
	if (v == NULL)
		return;
	cc_map_free(v->map);
	free(v);
}

/* The bits that numbers of few digits differ in are the upper ones. */
static unsigned
recent_at(double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof bits);
	return (unsigned)(bits * UINT64_C(0x9e3779b97f4a7c15) >> 58) % CC_VALUES_RECENT;
}

static uint32_t
add_recent(struct cc_values *v, double number)
{
	unsigned at = recent_at(number);

	if (v->recent[at].known == 0 || v->recent[at].number != number) {
		v->recent[at].known = intern(v, number) + 1;
		v->recent[at].number = number;
	}
	return v->recent[at].known - 1;
}

uint32_t
cc_values_add_any(struct cc_values *v, double number)
{
	uint32_t id = add_recent(v, number + 0.0); /* -0 becomes 0 */

	if (number >= CC_VALUES_LOW && number < CC_VALUES_LOW + CC_VALUES_SMALL && number == (int)number)
		v->small[(int)number - CC_VALUES_LOW] = id + 1;
	return id;
}

uint32_t
cc_values_count(const struct cc_values *v)
{
	return cc_map_count(v->map);
}

double
cc_values_at(const struct cc_values *v, uint32_t id)
{
	double number;

	memcpy(&number, cc_map_at(v->map, id).at, sizeof number);
	return number;
}

void
cc_values_join(struct cc_values *to, const struct cc_values *from, uint32_t *ids)
{
	cc_map_join(to->map, from->map, ids);
}

void
cc_values_rank(const struct cc_values *v, uint32_t *rank, double *sorted)
{
	uint32_t n = cc_values_count(v);
	struct ranked *all = cc_malloc((n + 1) * sizeof *all);

	for (uint32_t id = 0; id < n; id++)
		all[id] = (struct ranked){ cc_values_at(v, id), id };
	qsort(all, n, sizeof *all, by_number);
	for (uint32_t i = 0; i < n; i++) {
		rank[all[i].id] = i;
		sorted[i] = all[i].number;
	}
	free(all);
}
