/* order.h -- what comes first, and what cannot be told from it: ranks with ties, tiers.
 *
 * May be included by: method, tests.
 * In:     a value of each of n units, NaN: none; values that differ by `same`
 *         or less are tied.  Of tiers the draws of each unit, ascending, in the
 *         order of ranks.
 * Out:    the units, the greatest value first, ties as they stand, those
 *         without a value last; ranks from 1, where ties share the better one
 *         and 0 is none.  A tier ends before the first unit that its best one
 *         is above in a share `chance` of the pairs of draws, or more.
 * Errors: none.
 * Cost:   O(n log n); O(draws) a unit of a tier.
 * Memory: 16 bytes a unit; the draws of one unit.
 * Source: ranks are those of standard competition, 1 2 2 4.
 */
#ifndef CC_STAT_ORDER_H
#define CC_STAT_ORDER_H

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

/* order[n], rank[n] by unit; how many have a value. */
uint32_t cc_rank(
    uint32_t *order, uint32_t *rank, const double *value, uint32_t n, double same, struct cc_arena *scratch);

/* The share of pairs, one of each, in which a's is the greater; both ascending.
 * NaN where one has none. */
double cc_draws_above(const double *a, size_t n_a, const double *b, size_t n_b);

struct cc_tiers {
	double chance;
	double *best; /* draws of the best of the tier at hand, [n] */
	size_t n;
	uint32_t tier;
};

/* For units of so many draws at most. */
struct cc_tiers cc_tiers_begin(double chance, size_t draws, struct cc_arena *arena);
/* The tier, from 1, of the unit that comes next. */
uint32_t cc_tiers_next(struct cc_tiers *tiers, const double *draw, size_t n);

#endif
