/* agree.h -- do raters agree?  Krippendorff's alpha.
 *
 * May be included by: method, tests.
 * In:     how often each unit (an idea, say) was given each value; who gave it
 *         does not matter to alpha.  Units with fewer than two ratings do not
 *         count, and values that no counting unit was given change nothing.
 * Out:    alpha in (-inf, 1], without unit; low and high are percentiles over
 *         resamples of the counting units, as many as there are.
 * Errors: NaN, and the reason in why or interval_why:
 *         CC_WHY_NO_PAIR    no unit has two ratings;
 *         CC_WHY_ONE_VALUE  one value alone was used, so that nothing is
 *                           expected to differ (in every draw: interval_why);
 *         CC_WHY_ONE        interval only: one unit counts;
 *         CC_WHY_NO_DATA    interval only: no draws were asked for;
 *         CC_WHY_RANGE      squares of the numbers overflow, or a ratio of c
 *                           and -c.
 *         Draws in which alpha is undefined are left out of the interval and
 *         counted.  Asserts nothing but what the shapes below say.
 * Cost:   alpha O(counts + values), ratio + values^2.  A draw O(units) for
 *         interval, and O(units) a value (a pair of values for ordinal) while
 *         they are few, else O(counts); ratio + values^2.  2000 draws of 1000
 *         units: about 2 ms a measure, and 10 for the random numbers.
 * Memory: 12 bytes a count; 8 a unit and value with up to eight values, 8 a
 *         unit and pair of values with up to seven ordinal ones.  All in the
 *         arena.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 *         With m ratings in unit u and N in all, n_c of value c,
 *           alpha = 1 - (N - 1) W / E,
 *           W = sum over u, c < k of n_uc n_uk d2(c, k) / (m_u - 1),
 *           E = sum over c < k of n_c n_k d2(c, k).
 *         Where d2 = (x_c - x_k)^2, the sum over pairs of a unit is
 *         m sum x^2 - (sum x)^2.  So it is for ordinal values, whose x is the
 *         mid-rank n_1 + ... + n_(c-1) + n_c / 2.
 */
#ifndef CC_STAT_AGREE_H
#define CC_STAT_AGREE_H

#include "base/rng.h"
#include "stat/why.h"

#include <stddef.h>

struct cc_arena;

enum cc_level {
	CC_NOMINAL,  /* d2 = 1 */
	CC_ORDINAL,  /* by ranks */
	CC_INTERVAL, /* (c - k)^2 */
	CC_RATIO,    /* ((c - k) / (c + k))^2 */
};

struct cc_counts {
	size_t units, values;
	const double *number;  /* [values]; ascending, distinct; nominal: not read, may be NULL */
	const size_t *first;   /* [units + 1] into value and count */
	const uint32_t *value; /* index into number; distinct within a unit */
	const uint32_t *count; /* > 0 */
};

/* Units of which `of` raters said yes or no, and `yes` of them yes.  yes <= of, of > 0. */
struct cc_yes_no {
	uint32_t yes, of;
	uint64_t units;
};

/* Raters who said yes or no: the units of all kinds, in their order. */
const struct cc_counts *cc_counts_yes_no(const struct cc_yes_no *kind, size_t n, struct cc_arena *arena);

struct cc_alpha {
	double alpha, low, high;
	enum cc_why why, interval_why;
	uint64_t units, ratings; /* that count */
	uint32_t undefined;	 /* draws without an alpha */
};

struct cc_alpha_measure {
	const struct cc_counts *counts;
	enum cc_level level;
};

/* out[n]: of several measures of the same units, which share their resamples
 * where as many units count: each draw is one cc_resample() of the units that
 * count, from the stream of seed, table and "units".  Each is what it would be
 * alone.  No draws: alpha without an interval. */
void cc_alpha_intervals(struct cc_alpha *out, const struct cc_alpha_measure *measure, size_t n,
    uint32_t draws, double confidence, uint64_t seed, const char *table, struct cc_arena *arena);

#endif
