/* rank.h -- do raters put things in the same order?  Kendall's W.
 *
 * May be included by: method, tests.
 * In:     rater by rater, what each of them gave to the same n units: as ranks
 *         of distinct values (cc_values_rank()), each below `values`, without
 *         a gap: units that a rater left out are the caller's to drop.
 * Out:    W in [0, 1], without unit, corrected for ties; chi2 = m (n - 1) W.
 *         p: from chi-square with n - 1 degrees of freedom for 8 units or more,
 *         and for more than 1000 raters; else (1 + shuffles that agree as
 *         much) / (1 + draws), each rater's ranks shuffled on their own.
 *         Raters may be counted apart and joined, as long as all were begun alike.
 *         The order of raters changes neither W nor chi2 while n^3 raters is
 *         below 2^53, and p only as another seed would.
 * Errors: NaN, and the reason in why or p_why:
 *         CC_WHY_NO_DATA    no unit, or no rater; p: no draws;
 *         CC_WHY_ONE        one unit, or one rater;
 *         CC_WHY_ONE_VALUE  every rater tied all units.
 *         Asserts nothing but what the shapes say.
 * Cost:   O(n + values) a rater, or O(n log n) where values are many; 1000
 *         raters of 1000 units: 3 ms.  Shuffles: about 40 ns a rater and draw.
 * Memory: 16 bytes a unit and 16 a value, or 16 a unit where values are many;
 *         with less than 8 units 4000 bytes a unit.
 * Source: M. G. Kendall, Rank Correlation Methods (1948), chapter 6.  With R_i
 *         the sum of unit i's mid-ranks over m raters, T the sum of t^3 - t
 *         over all ties of all raters,
 *           W = 12 sum (R_i - m (n + 1) / 2)^2 / (m^2 (n^3 - n) - m T).
 *         Shuffles: B. Phipson, G. K. Smyth, Permutation p-values should never
 *         be zero (2010).
 */
#ifndef CC_STAT_RANK_H
#define CC_STAT_RANK_H

#include "base/rng.h"
#include "stat/why.h"

#include <stddef.h>

struct cc_arena;
struct cc_w;

struct cc_concordance {
	double w, chi2, p;
	enum cc_why why, p_why;
	uint64_t units, raters;
	bool shuffled; /* where p comes from */
};

struct cc_w *cc_w_begin(uint32_t units, uint32_t values, struct cc_arena *arena);
void cc_w_rater(struct cc_w *w, const uint32_t *value);	 /* [units] */
void cc_w_join(struct cc_w *w, const struct cc_w *more); /* whose raters come after w's */
/* rng is read only where ranks are shuffled. */
void cc_w_finish(struct cc_concordance *out, const struct cc_w *w, uint32_t draws, struct cc_rng *rng);

#endif
