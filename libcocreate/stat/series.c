/* series.c -- a series of periods as a whole: limits and signals, trend, season, and whether limits fit. */
#include "stat/series.h"

#include "base/arena.h"

#include <math.h>

enum { FITTING = 8, YEARS = 2 };

/* So large a part of the points outside: the limits do not fit. */
static const double misfit = 0.25, seasonal = 0.5;

static const bool *
basis_of(const struct cc_series *s, struct cc_arena *arena)
{
	bool *basis = CC_ARRAY(arena, bool, s->n);

	if (s->to < s->from)
		return NULL;
	for (size_t i = 0; i < s->n; i++)
		basis[i] = (int64_t)i >= s->from && (int64_t)i <= s->to;
	return basis;
}

static void
put_limits(struct cc_series *s, struct cc_arena *arena)
{
	const bool *basis = basis_of(s, arena);
	struct cc_xmr xmr;

	if (s->trials != NULL) {
		s->limits = cc_p_limits(&s->center, s->lower, s->upper, s->x, s->trials, basis, s->n);
		return;
	}
	s->limits = cc_xmr(&xmr, s->value, basis, s->n);
	s->center = xmr.center;
	for (size_t i = 0; i < s->n; i++) {
		s->lower[i] = xmr.lower;
		s->upper[i] = xmr.upper;
	}
}

static void
put_signals(struct cc_series *s, struct cc_arena *arena)
{
	double *center = CC_ARRAY(arena, double, s->n);
	size_t outside = 0, points = 0;

	for (size_t i = 0; i < s->n; i++)
		center[i] = s->center;
	cc_signals(s->signal, s->value, center, s->lower, s->upper, s->n);
	for (size_t i = 0; i < s->n; i++) {
		points += !isnan(s->value[i]);
		outside += s->signal[i] == CC_SIGNAL_OUTSIDE_ABOVE || s->signal[i] == CC_SIGNAL_OUTSIDE_BELOW;
	}
	s->misfit = points >= FITTING && (double)outside > misfit * (double)points;
}

static void
cut_limits(struct cc_series *s)
{
	for (size_t i = 0; i < s->n; i++) {
		s->lower[i] = s->lower[i] < s->least ? s->least : s->lower[i];
		s->upper[i] = s->upper[i] > s->most ? s->most : s->upper[i];
	}
}

void
cc_series(struct cc_series *s, struct cc_arena *arena)
{
	double r;

	s->lower = CC_ARRAY(arena, double, s->n);
	s->upper = CC_ARRAY(arena, double, s->n);
	s->signal = CC_ARRAY(arena, enum cc_signal, s->n);
	put_limits(s, arena);
	put_signals(s, arena);
	cut_limits(s);
	s->seasonal = false;
	if (cc_trend(&s->trend, s->value, s->n, arena) != CC_WHY_NONE || s->year < 2 ||
	    s->trend.n < YEARS * s->year)
		return;
	r = cc_lag_correlation(s->value, s->n, s->year, s->trend.slope);
	s->seasonal = r > seasonal && r > 2 / sqrt((double)s->trend.n);
}

size_t
cc_series_run(const struct cc_series *s)
{
	bool above = s->n > 0 && s->value[s->n - 1] > s->center;
	size_t run = 0;

	while (run < s->n &&
	       (above ? s->value[s->n - 1 - run] > s->center : s->value[s->n - 1 - run] < s->center))
		run++;
	return run;
}
