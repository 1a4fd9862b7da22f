/* chart.h -- process-behaviour charts: does a point leave the usual range of its series?
 *
 * May be included by: method, tests.
 * In:     values of consecutive periods; NaN: a gap.  Limits come from the points of
 *         basis[], or of all where that is NULL, and hold for every point.
 * Out:    cc_xmr(): the mean, the mean moving range of neighbours (none across a gap)
 *         and limits at 2.66 of it.  cc_p_limits(): limits of x of n, wider where n is
 *         smaller.  cc_signals(): which rules a point is part of.  Limits may lie where no
 *         value can, below 0 or above 1: they are cut off for printing alone, as a value
 *         at such an end is not therefore near to a limit.
 * Errors: NaN and CC_WHY_FEW below CC_CHART_LEAST points, CC_WHY_NO_PAIR where no two are
 *         neighbours; CC_WHY_ONE_VALUE where nothing moves: limits are the centre.
 * Cost:   O(n).
 * Source: W. A. Shewhart; D. J. Wheeler, Understanding Variation (1993): 2.66 = 3 / 1.128,
 *         3.27 for the range of two.
 */
#ifndef CC_STAT_CHART_H
#define CC_STAT_CHART_H

#include "stat/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CC_CHART_LEAST = 5, CC_CHART_RUN = 8 };

struct cc_xmr {
	size_t n;
	double center, range, lower, upper;
	double range_upper; /* of a moving range */
};

enum cc_why cc_xmr(struct cc_xmr *out, const double *value, const bool *basis, size_t n);

/* A point is NaN where the count is none of 0; x <= trials. */
enum cc_why cc_p_limits(double *center, double *lower, double *upper, const double *x, const double *trials,
    const bool *basis, size_t n);

/* Rules, strongest first: outside the limits; CC_CHART_RUN and more in a row on one side
 * of the centre; three of four in a row nearer to one limit than to the centre. */
enum cc_signal {
	CC_SIGNAL_NONE,
	CC_SIGNAL_OUTSIDE_ABOVE,
	CC_SIGNAL_OUTSIDE_BELOW,
	CC_SIGNAL_RUN_ABOVE,
	CC_SIGNAL_RUN_BELOW,
	CC_SIGNAL_NEAR_ABOVE,
	CC_SIGNAL_NEAR_BELOW
};

/* The strongest of each point.  A gap, and a point without limits, ends a run. */
void cc_signals(enum cc_signal *out, const double *value, const double *center, const double *lower,
    const double *upper, size_t n);

#endif
