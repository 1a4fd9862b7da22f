/* adjust.c -- p-values of many comparisons at once. */
#include "stat/adjust.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

struct test {
	double p;
	size_t at;
};

static int
by_p(const void *a, const void *b)
{
	const struct test *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The tests that were made, ascending; the others are NaN in out. */
static size_t
sort_tests(struct test **tests, double *out, const double *p, size_t n, struct cc_arena *arena)
{
	size_t made = 0;

	*tests = CC_ARRAY(arena, struct test, n);
	for (size_t i = 0; i < n; i++) {
		assert(isnan(p[i]) || (p[i] >= 0 && p[i] <= 1));
		if (!isnan(p[i]))
			(*tests)[made++] = (struct test){ p[i], i };
		out[i] = (double)NAN;
	}
	qsort(*tests, made, sizeof **tests, by_p);
	return made;
}

void
cc_adjust_holm(double *out, const double *p, size_t n, struct cc_arena *arena)
{
	struct test *test;
	size_t made = sort_tests(&test, out, p, n, arena);
	double most = 0;

	for (size_t i = 0; i < made; i++) {
		most = fmax(most, fmin((double)(made - i) * test[i].p, 1));
		out[test[i].at] = most;
	}
}

/* first[item]: the number of its first row with a group, plus 1; second[item]
 * likewise; more[item]: it has a third. */
struct items {
	size_t *first, *second;
	bool *more;
};

static struct items
find_groups(const struct cc_tested *tested, size_t n, struct cc_arena *arena)
{
	struct items items = { CC_ARRAY(arena, size_t, n), CC_ARRAY(arena, size_t, n),
		CC_ARRAY(arena, bool, n) };

	for (size_t i = 0; i < n; i++) {
		uint32_t item = tested[i].item;

		assert(item < n);
		if (tested[i].own == 0)
			continue;
		if (items.first[item] == 0)
			items.first[item] = i + 1;
		else if (items.second[item] == 0)
			items.second[item] = i + 1;
		else
			items.more[item] = true;
	}
	return items;
}

/* The row that makes the same comparison earlier; n: none. */
static size_t
same_earlier(const struct items *items, const struct cc_tested *tested, size_t i, size_t n)
{
	uint32_t item = tested[i].item;
	const struct cc_tested *a, *b;

	if (items->more[item] || items->second[item] != i + 1)
		return n;
	a = &tested[items->first[item] - 1];
	b = &tested[i];
	return a->own == b->others && a->others == b->own && !isnan(a->p) && !isnan(b->p)
		   ? items->first[item] - 1
		   : n;
}

size_t
cc_adjust_groups(double *out, const struct cc_tested *tested, size_t n, struct cc_arena *arena)
{
	struct items items = find_groups(tested, n, arena);
	double *p = CC_ARRAY(arena, double, n);
	uint32_t families = 0;
	size_t made = 0;

	for (size_t i = 0; i < n; i++)
		families = tested[i].family >= families ? tested[i].family + 1 : families;
	for (uint32_t family = 0; family < families; family++) {
		for (size_t i = 0; i < n; i++) {
			bool counts = tested[i].family == family && same_earlier(&items, tested, i, n) == n;

			p[i] = counts ? tested[i].p : (double)NAN;
			made += !isnan(p[i]);
		}
		cc_adjust_holm(p, p, n, arena);
		for (size_t i = 0; i < n; i++)
			if (tested[i].family == family)
				out[i] = p[i];
	}
	for (size_t i = 0; i < n; i++) {
		size_t earlier = same_earlier(&items, tested, i, n);

		if (earlier < n)
			out[i] = out[earlier];
	}
	return made;
}
