/* findings.c -- is the programme working, what is a signal, and what is missing? */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	struct cc_report *report;
	const struct cc_run *run;
	const struct kpi_review *v;
	const struct cc_table *kpis, *series; /* row k of the first is kpi k */
};

/* Its value: with its interval, or all there is. */
static void
put_value(struct cc_finding *o, const struct saying *s, size_t k, const struct cc_table *t, size_t row,
    unsigned column)
{
	bool given = s->v->kpi[k].definition->of.kind == CC_AGGREGATE_GIVEN;

	if (cc_aggregate_grows(&s->v->kpi[k].definition->of) ||
	    (given && cc_table_cell(s->kpis, k, KPIS_LOW)->empty)) {
		cc_finding_least(o, 0);
		cc_finding_whole(o, "c", t, row, column);
	} else if (s->v->kpi[k].percent) {
		cc_finding_share(o, "c", t, row, column);
	} else {
		cc_finding_cell(o, "c", t, row, column);
	}
}

/* A target, a limit, the centre. */
static void
put_bar(struct cc_finding *o, const char *slot, const struct saying *s, size_t k, const struct cc_table *t,
    size_t row, unsigned column)
{
	(s->v->kpi[k].percent ? cc_finding_share : cc_finding_whole)(o, slot, t, row, column);
}

static void
say_count(const struct saying *s)
{
	size_t *missed = CC_ARRAY(s->report->arena, size_t, s->kpis->rows), misses = 0;
	uint64_t n[KPI_STATUSES] = { 0 }, all = 0;
	struct cc_finding *o;

	for (size_t k = 0; k < s->kpis->rows; k++) {
		if (cc_table_cell(s->kpis, k, KPIS_TARGET)->empty)
			continue;
		all++;
		n[s->v->kpi[k].status]++;
		if (s->v->kpi[k].status == KPI_RED || s->v->kpi[k].status == KPI_AMBER)
			missed[misses++] = k;
	}
	if (all == 0)
		return;
	o = cc_finding_offer(s->f, "count", CC_FINDING_ANSWER, (double)NAN, (double)NAN);
	cc_finding_number(o, "g", n[KPI_GREEN]);
	cc_finding_number(o, "k", all);
	cc_finding_number(o, "r", misses);
	if (misses > 0) {
		cc_finding_form(o, "count-missed");
		cc_finding_names(o, "three", s->kpis, missed, misses, KPIS_LABEL, KPIS_KPI);
	}
	cc_finding_number(o, "u", n[KPI_UNDETERMINED] + n[KPI_NO_DATA]);
	cc_finding_cell(o, "period", s->kpis, 0, KPIS_PERIOD);
	cc_finding_least(o, 0);
}

static void
say_red(const struct saying *s, size_t k)
{
	const struct kpi_point *p = &s->v->kpi[k].point[s->v->periods - 1];
	double miss = fabs(p->value - p->target) / fmax(fabs(p->target), 1e-9);
	struct cc_finding *o;

	if (s->v->kpi[k].status != KPI_RED)
		return;
	o = cc_finding_offer(s->f, "red", CC_FINDING_BAR, (double)NAN, miss);
	cc_finding_name(o, "label", s->kpis, k, KPIS_LABEL, KPIS_KPI);
	put_value(o, s, k, s->kpis, k, KPIS_VALUE);
	put_bar(o, "t", s, k, s->kpis, k, KPIS_TARGET);
	cc_finding_cell(o, "period", s->kpis, k, KPIS_PERIOD);
	if (cc_aggregate_grows(&s->v->kpi[k].definition->of) || cc_table_cell(s->kpis, k, KPIS_N)->empty)
		cc_finding_form(o, "red-count");
	else
		cc_finding_cell(o, "n", s->kpis, k, KPIS_N);
}

/* The row of the last period, of as many as are shown of each kpi. */
static size_t
last_row(const struct saying *s, size_t k)
{
	return s->series->rows / s->kpis->rows * (k + 1) - 1;
}

static void
say_signal(const struct saying *s, size_t k)
{
	const struct kpi *kpi = &s->v->kpi[k];
	enum cc_signal signal = kpi->series.signal[s->v->periods - 1];
	size_t row = last_row(s, k);
	bool run = signal == CC_SIGNAL_RUN_ABOVE || signal == CC_SIGNAL_RUN_BELOW;
	struct cc_finding *o;

	if (kpi->series.misfit || signal == CC_SIGNAL_NONE || signal == CC_SIGNAL_NEAR_ABOVE ||
	    signal == CC_SIGNAL_NEAR_BELOW)
		return;
	o = cc_finding_offer(s->f, "signal", CC_FINDING_GROUP, (double)NAN, run ? 0 : 1);
	cc_finding_name(o, "label", s->kpis, k, KPIS_LABEL, KPIS_KPI);
	cc_finding_cell(o, "period", s->series, row, SERIES_PERIOD);
	put_value(o, s, k, s->series, row, SERIES_VALUE);
	if (run) {
		cc_finding_form(o, signal == CC_SIGNAL_RUN_ABOVE ? "signal-run" : "signal-run-below");
		cc_finding_number(o, "k", cc_series_run(&kpi->series));
		put_bar(o, "center", s, k, s->series, row, SERIES_CENTER);
		return;
	}
	put_bar(o, "lower", s, k, s->series, row, SERIES_LOWER);
	put_bar(o, "upper", s, k, s->series, row, SERIES_UPPER);
}

static void
say_trend(const struct saying *s, size_t k)
{
	static const char *const unit[][CC_LANGS] = { [CC_PERIOD_MONTH] = { "month", "か月" },
		[CC_PERIOD_WEEK] = { "week", "週" },
		[CC_PERIOD_QUARTER] = { "quarter", "四半期" },
		[CC_PERIOD_YEAR] = { "year", "年" } };
	const struct kpi *kpi = &s->v->kpi[k];
	struct cc_finding *o;

	if (!cc_finding_sure(s->kpis, k, KPIS_TREND_P, s->run) || kpi->series.trend.slope == 0)
		return;
	o = cc_finding_offer(s->f, "trend", CC_FINDING_CHANGE, kpi->series.trend.p, kpi->series.trend.slope);
	cc_finding_form(o, kpi->series.trend.slope > 0 ? "trend" : "trend-down");
	cc_finding_name(o, "label", s->kpis, k, KPIS_LABEL, KPIS_KPI);
	cc_finding_rate(o, "trend", s->kpis, k, KPIS_TREND, s->v->kpi[k].percent);
	cc_finding_word_slot(o, "unit", unit[s->v->study->set.calendar.kind][s->report->lang]);
	cc_finding_number(o, "k", kpi->series.trend.n);
	cc_finding_least(o, 0);
}

static void
say_no_data(const struct saying *s)
{
	size_t *row = CC_ARRAY(s->report->arena, size_t, s->kpis->rows), n = 0;
	struct cc_finding *o;

	for (size_t k = 0; k < s->kpis->rows; k++)
		if (s->v->kpi[k].status == KPI_NO_DATA && !cc_table_cell(s->kpis, k, KPIS_TARGET)->empty)
			row[n++] = k;
	if (n == 0)
		return;
	o = cc_finding_offer(s->f, "no-data", CC_FINDING_CAUTION, (double)NAN, (double)NAN);
	cc_finding_number(o, "k", n);
	cc_finding_cell(o, "period", s->kpis, row[0], KPIS_PERIOD);
	cc_finding_names(o, "three", s->kpis, row, n, KPIS_LABEL, KPIS_KPI);
	cc_finding_least(o, 0);
}

/* Segments that differ from everybody else. */
static void
say_groups(const struct saying *s)
{
	const struct cc_table *t = cc_report_at(s->report, T_SEGMENTS);

	for (size_t row = 0; row < t->rows; row++) {
		double gap = cc_table_real(t, row, SEGMENTS_DIFFERENCE);
		struct cc_finding *o;
		size_t k = 0;

		if (!cc_finding_sure(t, row, SEGMENTS_P, s->run))
			continue;
		while (!cc_span_eq(cc_table_cell(s->kpis, k, KPIS_KPI)->as.text,
		    cc_table_cell(t, row, SEGMENTS_KPI)->as.text))
			k++;
		o = cc_finding_offer(
		    s->f, "group", CC_FINDING_GROUP, cc_table_real(t, row, SEGMENTS_P), fabs(gap));
		if (gap < 0)
			cc_finding_less(o, "group-less");
		cc_finding_item(o, "item", t, row, SEGMENTS_KPI);
		cc_finding_cell(o, "measure", t, row, SEGMENTS_PERIOD);
		(s->v->kpi[k].percent ? cc_finding_share : cc_finding_cell)(o, "c", t, row, SEGMENTS_VALUE);
		cc_finding_cell(o, "segment", t, row, SEGMENTS_SEGMENT);
		cc_finding_cell(o, "n", t, row, SEGMENTS_N);
		cc_finding_gap(o, "d", t, row, SEGMENTS_DIFFERENCE, s->v->kpi[k].percent);
	}
}

void
kpi_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct saying s = { f, report, run, report->left, cc_report_at(report, T_KPIS),
		cc_report_at(report, T_SERIES) };
	struct cc_finding *o;

	if (s.v == NULL || s.kpis->rows == 0)
		return;
	cc_findings_labels(f, s.kpis, KPIS_KPI, KPIS_LABEL);
	say_count(&s);
	for (size_t k = 0; k < s.kpis->rows; k++) {
		say_red(&s, k);
		say_signal(&s, k);
		say_trend(&s, k);
	}
	say_groups(&s);
	say_no_data(&s);
	o = cc_finding_offer(f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN);
	cc_finding_form(o, "nothing-clear-kpi");
	cc_finding_number(o, "k", s.kpis->rows);
	cc_finding_cell(o, "period", s.kpis, 0, KPIS_PERIOD);
	cc_finding_least(o, 0);
}
