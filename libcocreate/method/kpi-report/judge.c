/* judge.c -- status against the target, limits and signals, trend. */
#include "method/kpi-report/int.h"

#include "base/arena.h"

#include <math.h>

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

/* What limits and trends are made of: the last point is left out while it grows. */
static struct cc_series
series_of(struct kpi *kpi, struct kpi_review *v)
{
	double *value = CC_ARRAY(v->rows.arena, double, v->periods),
	       *x = CC_ARRAY(v->rows.arena, double, v->periods),
	       *trials = CC_ARRAY(v->rows.arena, double, v->periods);
	bool counts = has_counts(v, kpi);

	for (uint32_t p = 0; p < v->periods; p++) {
		value[p] = kpi->unfinished && p + 1 == v->periods ? (double)NAN : kpi->point[p].value;
		trials[p] = counts && !isnan(value[p]) ? kpi->point[p].denominator : 0;
		if (trials[p] > 0 && v->rows.weight != NULL && !kpi->point[p].measured)
			trials[p] = cc_aggregate_trials(&v->rows, &kpi->definition->of, p);
		x[p] = v->rows.weight == NULL ? kpi->point[p].numerator : value[p] * trials[p];
	}
	return (struct cc_series){ .n = v->periods,
		.year = cc_period_year(v->study->set.calendar),
		.value = value,
		.x = x,
		.trials = counts ? trials : NULL,
		.from = v->study->baseline[0] - v->rows.first,
		.to = v->study->baseline[1] - v->rows.first,
		.least = counted(kpi) ? 0 : -(double)INFINITY,
		.most = counts ? 1 : (double)INFINITY };
}

static void
judge(struct kpi *kpi, struct kpi_review *v)
{
	kpi->unfinished = v->rows.unfinished && cc_aggregate_grows(&kpi->definition->of);
	for (uint32_t p = 0; p < v->periods; p++)
		if (isnan(kpi->point[p].target))
			kpi->point[p].target = kpi->definition->target;
	kpi->series = series_of(kpi, v);
	cc_series(&kpi->series, v->rows.arena);
	kpi->status = status_of(kpi, &kpi->point[v->periods - 1]);
}

void
kpi_judge(struct kpi_review *v)
{
	for (uint32_t k = 0; k < v->kpis; k++) {
		struct kpi *kpi = &v->kpi[k];

		kpi->percent = has_counts(v, kpi) && cc_aggregate_parts(&v->study->set, &kpi->definition->of);
		judge(kpi, v);
	}
}
