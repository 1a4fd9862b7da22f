/* judge.c -- status against the target, limits and signals, trend. */
#include "method/kpi-report/int.h"

#include "base/arena.h"

#include <math.h>

/* So large a part of the points outside: the limits do not fit. */
static const double misfit = 0.25;
enum { SEASONS = 2 }; /* years of data before a season is looked for */

/* What is counted is never less than none. */
static bool
counted(const struct kpi *kpi)
{
	enum cc_aggregate_kind kind = kpi->definition->of.kind;

	return kind == CC_AGGREGATE_COUNT || kind == CC_AGGREGATE_DISTINCT || kpi->share;
}

/* Good, bad: on the side of the bar, which itself is good. */
static bool
is_good(const struct kpi_definition *d, double value, double bar)
{
	return d->down ? value <= bar : value >= bar;
}

static enum kpi_status
status_of(const struct kpi *kpi, const struct kpi_point *p)
{
	const struct kpi_definition *d = kpi->definition;
	double amber = isnan(d->amber) || p->target != d->target ? p->target : d->amber;
	double low = isnan(p->low) ? p->value : p->low, high = isnan(p->high) ? p->value : p->high;
	double worst = d->down ? high : low, best = d->down ? low : high;

	if (isnan(p->value))
		return KPI_NO_DATA;
	if (isnan(p->target))
		return KPI_UNJUDGED;
	if (kpi->unfinished)
		return KPI_UNDETERMINED;
	if (is_good(d, worst, p->target))
		return KPI_GREEN;
	if (!is_good(d, best, amber))
		return KPI_RED;
	return is_good(d, worst, amber) && !is_good(d, best, p->target) ? KPI_AMBER : KPI_UNDETERMINED;
}

/* What limits and trends are made of: the last point is left out while it grows. */
static void
values_of(double *value, const struct kpi_review *v, const struct kpi *kpi)
{
	for (uint32_t p = 0; p < v->periods; p++)
		value[p] = kpi->unfinished && p + 1 == v->periods ? (double)NAN : kpi->point[p].value;
}

static const bool *
basis_of(const struct kpi_review *v)
{
	bool *basis;

	if (v->study->baseline[0] == CC_NO_PERIOD)
		return NULL;
	basis = CC_ARRAY(v->rows.arena, bool, v->periods);
	for (uint32_t p = 0; p < v->periods; p++)
		basis[p] =
		    v->rows.first + p >= v->study->baseline[0] && v->rows.first + p <= v->study->baseline[1];
	return basis;
}

/* p limits where every point is x of n. */
static bool
has_counts(const struct kpi_review *v, const struct kpi *kpi)
{
	for (uint32_t p = 0; p < v->periods; p++) {
		const struct kpi_point *at = &kpi->point[p];

		if (!isnan(at->value) && !(at->numerator <= at->denominator))
			return false;
	}
	return kpi->share;
}

/* With case weights as many trials as people of one weight would tell as much. */
static double
trials_of(struct kpi_review *v, const struct kpi *kpi, uint32_t period)
{
	struct cc_fraction fraction;
	struct cc_aggregate_figure f;

	if (v->rows.weight == NULL || kpi->point[period].measured)
		return kpi->point[period].denominator;
	cc_aggregate_figure(
	    &f, &v->rows, &kpi->definition->of, period, (struct cc_aggregate_whom){ CC_AGGREGATE_ALL, 0 });
	if (f.shape != CC_AGGREGATE_SHARE || cc_weighted_fraction(&fraction, &f.share) == CC_WHY_NO_DATA)
		return kpi->point[period].denominator;
	return fraction.n;
}

static enum cc_why
put_limits(struct kpi *kpi, struct kpi_review *v, const double *value)
{
	double *lower = CC_ARRAY(v->rows.arena, double, v->periods),
	       *upper = CC_ARRAY(v->rows.arena, double, v->periods);
	double *x = CC_ARRAY(v->rows.arena, double, v->periods),
	       *n = CC_ARRAY(v->rows.arena, double, v->periods);
	struct cc_xmr xmr;
	enum cc_why why;

	if (has_counts(v, kpi)) {
		for (uint32_t p = 0; p < v->periods; p++) {
			n[p] = isnan(value[p]) ? 0 : trials_of(v, kpi, p);
			x[p] = v->rows.weight == NULL ? kpi->point[p].numerator : value[p] * n[p];
		}
		why = cc_p_limits(&kpi->center, lower, upper, x, n, basis_of(v), v->periods);
	} else {
		why = cc_xmr(&xmr, value, basis_of(v), v->periods);
		kpi->center = xmr.center;
		for (uint32_t p = 0; p < v->periods; p++) {
			lower[p] = xmr.lower;
			upper[p] = xmr.upper;
		}
	}
	for (uint32_t p = 0; p < v->periods; p++) {
		kpi->point[p].lower = lower[p];
		kpi->point[p].upper = upper[p];
	}
	return why;
}

static void
put_signals(struct kpi *kpi, const struct kpi_review *v, const double *value)
{
	enum cc_signal *signal = CC_ARRAY(v->rows.arena, enum cc_signal, v->periods);
	double *center = CC_ARRAY(v->rows.arena, double, v->periods),
	       *lower = CC_ARRAY(v->rows.arena, double, v->periods),
	       *upper = CC_ARRAY(v->rows.arena, double, v->periods);
	unsigned outside = 0, points = 0;

	for (uint32_t p = 0; p < v->periods; p++) {
		center[p] = kpi->center;
		lower[p] = kpi->point[p].lower;
		upper[p] = kpi->point[p].upper;
	}
	cc_signals(signal, value, center, lower, upper, v->periods);
	for (uint32_t p = 0; p < v->periods; p++) {
		kpi->point[p].signal = signal[p];
		points += !isnan(value[p]);
		outside += signal[p] == CC_SIGNAL_OUTSIDE_ABOVE || signal[p] == CC_SIGNAL_OUTSIDE_BELOW;
	}
	kpi->misfit = points >= 8 && outside > misfit * points;
}

/* No limit is printed where no value can be. */
static void
cut_limits(struct kpi *kpi, const struct kpi_review *v)
{
	bool most = has_counts(v, kpi);

	for (uint32_t p = 0; p < v->periods && counted(kpi); p++) {
		struct kpi_point *at = &kpi->point[p];

		at->lower = at->lower < 0 ? 0 : at->lower;
		at->upper = most && at->upper > 1 ? 1 : at->upper;
	}
}

static void
judge(struct kpi *kpi, struct kpi_review *v)
{
	double *value = CC_ARRAY(v->rows.arena, double, v->periods);
	unsigned year = cc_period_year(v->study->set.calendar);

	kpi->unfinished = v->rows.unfinished && cc_aggregate_grows(&kpi->definition->of);
	for (uint32_t p = 0; p < v->periods; p++)
		if (isnan(kpi->point[p].target))
			kpi->point[p].target = kpi->definition->target;
	values_of(value, v, kpi);
	kpi->limits = put_limits(kpi, v, value);
	put_signals(kpi, v, value);
	cut_limits(kpi, v);
	if (cc_trend(&kpi->trend, value, v->periods, v->rows.arena) == CC_WHY_NONE && year > 1 &&
	    kpi->trend.n >= (size_t)SEASONS * year) {
		double r = cc_lag_correlation(value, v->periods, year, kpi->trend.slope);

		kpi->seasonal = r > 0.5 && r > 2 / sqrt((double)kpi->trend.n);
	}
	kpi->status = status_of(kpi, &kpi->point[v->periods - 1]);
}

void
kpi_judge(struct kpi_review *v)
{
	for (uint32_t k = 0; k < v->kpis; k++)
		judge(&v->kpi[k], v);
}
