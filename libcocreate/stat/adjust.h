/* adjust.h -- p-values of many comparisons at once.
 *
 * May be included by: model, method, tests.
 * In:     p-values in [0, 1], in any order; NaN: no test was made.
 * Out:    adjusted p-values in [0, 1] in the same order; NaN stays NaN and
 *         does not count among the comparisons.  out may be p.  Of groups
 *         against everybody else, the same comparison counts once: where two
 *         groups of an item are all there is, each is everybody else of the other.
 * Errors: none.
 * Cost:   O(n log n).
 * Source: S. Holm, A simple sequentially rejective multiple test procedure,
 *         Scandinavian Journal of Statistics 6 (1979): m p(1), (m-1) p(2), ...
 *         and their running maximum.
 */
#ifndef CC_STAT_ADJUST_H
#define CC_STAT_ADJUST_H

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

/* Keeps the chance of one false finding or more at the level of one test. */
void cc_adjust_holm(double *out, const double *p, size_t n, struct cc_arena *arena);

/* A group against everybody else. */
struct cc_tested {
	uint32_t family; /* those of one are adjusted together */
	uint32_t item;	 /* one number for each item and measure, below n; of whatever family */
	uint64_t own, others;
	double p;
};

/* How many comparisons there are, over all families. */
size_t cc_adjust_groups(double *out, const struct cc_tested *tested, size_t n, struct cc_arena *arena);

#endif
