/* order.c -- what comes first, and what cannot be told from it: ranks with ties, tiers. */
#include "stat/order.h"

#include "base/arena.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* qsort() has no context: what is sorted carries what it is sorted by. */
struct ranked_unit {
	double value;
	uint32_t unit;
};

static int
by_value(const void *a, const void *b)
{
	const struct ranked_unit *x = a, *y = b;
	bool none = isnan(x->value);

	if (none != isnan(y->value))
		return none ? 1 : -1;
	if (!none && x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return (x->unit > y->unit) - (x->unit < y->unit);
}

uint32_t
cc_rank(
    uint32_t *order, uint32_t *rank, const double *value, uint32_t n, double same, struct cc_arena *scratch)
{
	struct ranked_unit *unit = CC_ARRAY(scratch, struct ranked_unit, n);
	uint32_t valued = 0;

	for (uint32_t i = 0; i < n; i++)
		unit[i] = (struct ranked_unit){ value[i], i };
	qsort(unit, n, sizeof *unit, by_value);
	for (uint32_t i = 0; i < n; i++) {
		bool none = isnan(unit[i].value);
		bool tied = i > 0 && unit[i - 1].value - unit[i].value <= same;

		order[i] = unit[i].unit;
		rank[order[i]] = none ? 0 : tied ? rank[order[i - 1]] : i + 1;
		valued += !none;
	}
	return valued;
}
