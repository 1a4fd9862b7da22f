/* resample.h -- draws with replacement, and what their quantiles say.
 *
 * May be included by: stat, method, tests.
 * In:     a stream of random numbers that belongs to one figure; n > 0 units.
 * Out:    how often each unit was drawn in one resample of n; quantiles of
 *         type 7 (Hyndman and Fan, The American Statistician 50, 1996), which
 *         is R's default; percentile intervals (Efron 1979).  Of two groups
 *         whose figure was drawn apart: the percentile interval of the draws'
 *         differences, first less second, pair by pair; p two-sided, normal,
 *         with their standard deviation as the standard error.
 * Errors: NaN and CC_WHY_NO_DATA for no draws; p NaN where all differences are
 *         the same.  Asserts 0 <= p <= 1 and that
 *         no draw is NaN.
 * Cost:   O(n) a resample; a sort for an interval.
 */
#ifndef CC_STAT_RESAMPLE_H
#define CC_STAT_RESAMPLE_H

#include "base/rng.h"
#include "stat/compare.h"

#include <stddef.h>

struct cc_arena;

/* times[unit]: whole numbers that add up to n, as doubles to weight sums by. */
void cc_resample(double *times, uint32_t n, struct cc_rng *rng);

double cc_quantile(const double *sorted, size_t n, double p);
/* The share of draws, ascending, that are bar or more. */
double cc_draws_reach(const double *sorted, size_t n, double bar);

/* Sorts the draws in place. */
enum cc_why cc_percentile_interval(double *low, double *high, double *draws, size_t n, double confidence);

/* Draws of one group's figure, as they came. */
struct cc_draws {
	double *draw;
	size_t n;
};

/* value: the figure of the first group less that of the second. */
enum cc_why cc_draws_difference(struct cc_difference *out, double value, struct cc_draws first,
    struct cc_draws second, double confidence, struct cc_arena *scratch);

#endif
