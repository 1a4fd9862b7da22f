/* series.h -- a series of periods as a whole: limits and signals, trend, season, and whether limits fit.
 *
 * May be included by: method, tests.
 * In:     value[n], NaN: a gap; of a share x[n] of trials[n], else NULL; how many periods make a year, 1: no season is looked for;
 *         between which numbers a value can lie.
 * Out:    limits of stat/chart (p where there are trials, else XmR), cut off where no value can
 *         lie once signals are known; trend of stat/trend; misfit: more than a quarter of 8
 *         points or more lie outside of the limits, so that they say nothing; seasonal: with two
 *         years of data the correlation with the year before, less the trend, is above
 *         .5 and twice its standard error.
 * Errors: none; what cannot be computed is NaN.
 * Cost:   that of cc_trend().
 */
#ifndef CC_STAT_SERIES_H
#define CC_STAT_SERIES_H

#include "stat/chart.h"
#include "stat/trend.h"

struct cc_series {
	size_t n, year;
	const double *value, *x, *trials;
	int64_t from, to;   /* the points that limits come from; to < from: all */
	double least, most; /* -INFINITY, INFINITY: any */
	/* Out: */
	double center, *lower, *upper; /* [n] */
	enum cc_signal *signal;	       /* [n] */
	enum cc_why limits;
	struct cc_trend trend;
	bool misfit, seasonal;
};

void cc_series(struct cc_series *s, struct cc_arena *arena);
/* How many values up to the last one are on its side of the centre. */
size_t cc_series_run(const struct cc_series *s);

#endif
