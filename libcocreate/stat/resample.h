/* resample.h -- draws with replacement, and what their quantiles say.
 *
 * May be included by: stat, method, tests.
 * In:     a stream of random numbers that belongs to one figure; n > 0 units.
 * Out:    how often each unit was drawn in one resample of n; quantiles of
 *         type 7 (Hyndman and Fan, The American Statistician 50, 1996), which
 *         is R's default; percentile intervals (Efron 1979).
 * Errors: NaN and CC_WHY_NO_DATA for no draws.  Asserts 0 <= p <= 1 and that
 *         no draw is NaN.
 * Cost:   O(n) a resample; a sort for an interval.
 */
#ifndef CC_STAT_RESAMPLE_H
#define CC_STAT_RESAMPLE_H

#include "base/rng.h"
#include "stat/why.h"

#include <stddef.h>

/* times[unit]: whole numbers that add up to n, as doubles to weight sums by. */
void cc_resample(double *times, uint32_t n, struct cc_rng *rng);

double cc_quantile(const double *sorted, size_t n, double p);

/* Sorts the draws in place. */
enum cc_why cc_percentile_interval(double *low, double *high, double *draws, size_t n, double confidence);

#endif
