/* trend.h -- does a series rise or fall, and by how much a period?
 *
 * May be included by: method, tests.
 * In:     values of consecutive periods; NaN: a gap, which is a period without a value.
 * Out:    Mann and Kendall's S with its variance (ties allowed for), p two-sided: exact up
 *         to CC_TREND_EXACT points without ties, else of the normal distribution with
 *         the correction for continuity; Sen's slope a period, the median of the slopes
 *         of all pairs.
 *         cc_trend_least(): the smallest p that so many points can have at all.
 *         cc_lag_correlation(): of the series less its slope with itself so many periods
 *         before; NaN where fewer than half a lag of pairs are there.
 * Errors: NaN and CC_WHY_FEW below 3 points, CC_WHY_ONE_VALUE where all are equal.
 * Cost:   O(n^2 log n) time, 8 n^2 / 2 bytes of scratch; n up to CC_TREND_MOST.
 * Source: H. B. Mann, Econometrica 13 (1945); M. G. Kendall; P. K. Sen, JASA 63 (1968).
 */
#ifndef CC_STAT_TREND_H
#define CC_STAT_TREND_H

#include "stat/why.h"

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

enum { CC_TREND_EXACT = 10, CC_TREND_MOST = 4000 };

struct cc_trend {
	size_t n; /* points */
	int64_t s;
	double variance, z, p, slope;
};

enum cc_why cc_trend(struct cc_trend *out, const double *value, size_t n, struct cc_arena *scratch);
double cc_trend_least(size_t points);
double cc_lag_correlation(const double *value, size_t n, size_t lag, double slope);

#endif
