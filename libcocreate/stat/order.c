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

double
cc_draws_above(const double *a, size_t n_a, const double *b, size_t n_b)
{
	double pairs = 0;
	size_t below = 0;

	for (size_t i = 0; i < n_a; i++) {
		while (below < n_b && b[below] < a[i])
			below++;
		pairs += (double)below;
	}
	return pairs / ((double)n_a * (double)n_b);
}

struct cc_tiers
cc_tiers_begin(double chance, size_t draws, struct cc_arena *arena)
{
	return (struct cc_tiers){ .chance = chance, .best = CC_ARRAY(arena, double, draws) };
}

uint32_t
cc_tiers_next(struct cc_tiers *tiers, const double *draw, size_t n)
{
	if (tiers->tier > 0 && cc_draws_above(tiers->best, tiers->n, draw, n) < tiers->chance)
		return tiers->tier;
	memcpy(tiers->best, draw, n * sizeof *draw);
	tiers->n = n;
	return ++tiers->tier;
}
