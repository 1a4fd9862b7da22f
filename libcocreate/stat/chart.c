/* chart.c -- process-behaviour charts: does a point leave the usual range of its series? */
#include "stat/chart.h"

#include "base/arena.h"
#include "stat/moments.h"

#include <math.h>

/* 3 / d2 of two neighbours; D4 of their range. */
#define LIMIT	    2.66
#define RANGE_LIMIT 3.27

static bool
counts(const double *value, const bool *basis, size_t i)
{
	return !isnan(value[i]) && (basis == NULL || basis[i]);
}

/* About a mean that rounding has moved, so that equal values are their own mean. */
static double
mean_about(double about, const double *value, const bool *basis, size_t n, size_t points)
{
	double off = 0;

	for (size_t i = 0; i < n; i++)
		if (counts(value, basis, i))
			off += value[i] - about;
	return about + off / (double)points;
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
	out->center = mean_about(sum / (double)out->n, value, basis, n, out->n);
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
		lower[i] = fabs(*center - spread) > CC_ROUNDING ? *center - spread : 0;
		upper[i] = fabs(1 - *center - spread) > CC_ROUNDING ? *center + spread : 1;
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

/* The chart of one point. */
struct point {
	double value, center, lower, upper, equal;
};

static int
beyond(double value, double bar, double equal)
{
	return (value - bar > equal) - (bar - value > equal); /* NaN: 0 */
}

static int
side(const struct point *p)
{
	return beyond(p->value, p->center, p->equal);
}

static void
mark_runs(enum cc_signal *out, const struct point *point, size_t n)
{
	size_t end;

	for (size_t i = 0; i < n; i = end) {
		int at = side(&point[i]);

		for (end = i + 1; end < n && at != 0 && side(&point[end]) == at;)
			end++;
		for (size_t k = i; at != 0 && end - i >= CC_CHART_RUN && k < end; k++)
			mark(&out[k], at > 0 ? CC_SIGNAL_RUN_ABOVE : CC_SIGNAL_RUN_BELOW);
	}
}

/* 1, -1: nearer to the upper, the lower limit than to the centre. */
static int
near_limit(const struct point *p)
{
	if (side(p) > 0)
		return beyond(p->value - p->center, p->upper - p->value, p->equal) > 0;
	return side(p) < 0 && beyond(p->center - p->value, p->value - p->lower, p->equal) > 0 ? -1 : 0;
}

static void
mark_near(enum cc_signal *out, const struct point *point, size_t n)
{
	for (size_t i = 0; i + 4 <= n; i++) {
		int near[4], above = 0, below = 0;
		bool gap = false;

		for (size_t k = 0; k < 4; k++) {
			gap |= isnan(point[i + k].value) || isnan(point[i + k].center);
			near[k] = near_limit(&point[i + k]);
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
	struct cc_arena *arena = cc_arena_new();
	struct point *point = CC_ARRAY(arena, struct point, n);

	for (size_t i = 0; i < n; i++) {
		point[i] = (struct point){ value[i], center[i], lower[i], upper[i],
			CC_ROUNDING * (fabs(center[i]) + fabs(upper[i] - center[i])) };
		out[i] = CC_SIGNAL_NONE;
		if (beyond(value[i], upper[i], point[i].equal) > 0)
			out[i] = CC_SIGNAL_OUTSIDE_ABOVE;
		if (beyond(value[i], lower[i], point[i].equal) < 0)
			out[i] = CC_SIGNAL_OUTSIDE_BELOW;
	}
	mark_runs(out, point, n);
	mark_near(out, point, n);
	cc_arena_free(arena);
}
