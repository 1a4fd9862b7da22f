/* chart.c -- process-behaviour charts: does a point leave the usual range of its series? */
#include "stat/chart.h"

#include <math.h>

/* 3 / d2 of two neighbours; D4 of their range. */
#define LIMIT	    2.66
#define RANGE_LIMIT 3.27

static bool
counts(const double *value, const bool *basis, size_t i)
{
	return !isnan(value[i]) && (basis == NULL || basis[i]);
}

enum cc_why
cc_xmr(struct cc_xmr *out, const double *value, const bool *basis, size_t n)
{
	double sum = 0, ranges = 0;
	size_t pairs = 0;

	*out = (struct cc_xmr){ 0, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN };
	for (size_t i = 0; i < n; i++) {
		if (!counts(value, basis, i))
			continue;
		out->n++;
		sum += value[i];
		if (i > 0 && counts(value, basis, i - 1)) {
			ranges += fabs(value[i] - value[i - 1]);
			pairs++;
		}
	}
	if (out->n < CC_CHART_LEAST)
		return CC_WHY_FEW;
	if (pairs == 0)
		return CC_WHY_NO_PAIR;
	if (!isfinite(sum) || !isfinite(ranges))
		return CC_WHY_RANGE;
	out->center = sum / (double)out->n;
	out->range = ranges / (double)pairs;
	out->lower = out->center - LIMIT * out->range;
	out->upper = out->center + LIMIT * out->range;
	out->range_upper = RANGE_LIMIT * out->range;
	return out->range == 0 ? CC_WHY_ONE_VALUE : CC_WHY_NONE;
}

enum cc_why
cc_p_limits(double *center, double *lower, double *upper, const double *x, const double *trials,
    const bool *basis, size_t n)
{
	double all = 0, have = 0;
	size_t points = 0;

	*center = (double)NAN;
	for (size_t i = 0; i < n; i++) {
		lower[i] = upper[i] = (double)NAN;
		if (!counts(x, basis, i) || !(trials[i] > 0))
			continue;
		points++;
		all += trials[i];
		have += x[i];
	}
	if (points < CC_CHART_LEAST)
		return CC_WHY_FEW;
	*center = have / all;
	for (size_t i = 0; i < n; i++) {
		double spread = 3 * sqrt(*center * (1 - *center) / trials[i]);

		if (isnan(x[i]) || !(trials[i] > 0))
			continue;
		lower[i] = *center - spread;
		upper[i] = *center + spread;
	}
	return have == 0 || have == all ? CC_WHY_ONE_VALUE : CC_WHY_NONE;
}

/* The weaker rules do not take the place of a stronger one. */
static void
mark(enum cc_signal *out, enum cc_signal signal)
{
	if (*out == CC_SIGNAL_NONE || *out > signal)
		*out = signal;
}

static int
side(double value, double center)
{
	return isnan(value) || isnan(center) ? 0 : (value > center) - (value < center);
}

static void
mark_runs(enum cc_signal *out, const double *value, const double *center, size_t n)
{
	size_t end;

	for (size_t i = 0; i < n; i = end) {
		int at = side(value[i], center[i]);

		for (end = i + 1; end < n && at != 0 && side(value[end], center[end]) == at;)
			end++;
		for (size_t k = i; at != 0 && end - i >= CC_CHART_RUN && k < end; k++)
			mark(&out[k], at > 0 ? CC_SIGNAL_RUN_ABOVE : CC_SIGNAL_RUN_BELOW);
	}
}

/* 1, -1: nearer to the upper, the lower limit than to the centre. */
static int
near_limit(double value, double center, double lower, double upper)
{
	if (side(value, center) > 0)
		return value - center > upper - value;
	return side(value, center) < 0 && center - value > value - lower ? -1 : 0;
}

static void
mark_near(enum cc_signal *out, const double *value, const double *center, const double *lower,
    const double *upper, size_t n)
{
	for (size_t i = 0; i + 4 <= n; i++) {
		int near[4], above = 0, below = 0;
		bool gap = false;

		for (size_t k = 0; k < 4; k++) {
			gap |= isnan(value[i + k]) || isnan(center[i + k]);
			near[k] = near_limit(value[i + k], center[i + k], lower[i + k], upper[i + k]);
			above += near[k] > 0;
			below += near[k] < 0;
		}
		for (size_t k = 0; k < 4 && !gap; k++) {
			if (above >= 3 && near[k] > 0)
				mark(&out[i + k], CC_SIGNAL_NEAR_ABOVE);
			if (below >= 3 && near[k] < 0)
				mark(&out[i + k], CC_SIGNAL_NEAR_BELOW);
		}
	}
}

void
cc_signals(enum cc_signal *out, const double *value, const double *center, const double *lower,
    const double *upper, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		out[i] = CC_SIGNAL_NONE;
		if (value[i] > upper[i])
			out[i] = CC_SIGNAL_OUTSIDE_ABOVE;
		if (value[i] < lower[i])
			out[i] = CC_SIGNAL_OUTSIDE_BELOW;
	}
	mark_runs(out, value, center, n);
	mark_near(out, value, center, lower, upper, n);
}
