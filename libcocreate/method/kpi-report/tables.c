/* tables.c -- kpis, their series, perspectives and categories, gaps, segments, measures. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/digest.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "figure/spark.h"

#include <math.h>

struct kpi_row {
	struct cc_span kpi;
	struct cc_span label;
	const char *category, *perspective, *period, *status, *signal, *spark;
	double value, numerator, denominator, low, high, target, previous, difference, year_ago, trend,
	    trend_p;
	int64_t n;
	const char *no_value, *no_interval, *no_target, *no_trend;
	enum cc_read_as as, parts_as;
};

static const struct cc_column_spec kpi_columns_[] = {
	CC_CELL(struct kpi_row, "kpi", kpi, ID, KEY),
	CC_CELL(struct kpi_row, "label", label, LABEL, NONE),
	CC_CELL(struct kpi_row, "category", category, WORD, NONE),
	CC_CELL(struct kpi_row, "perspective", perspective, WORD, NONE),
	CC_CELL(struct kpi_row, "period", period, PERIOD, NONE),
	CC_CELL_AS_WHY(struct kpi_row, "value", value, ESTIMATE, as, no_value),
	CC_CELL_WHY(struct kpi_row, "n", n, INT, N, no_value),
	CC_CELL_AS(struct kpi_row, "numerator", numerator, NONE, parts_as),
	CC_CELL_AS(struct kpi_row, "denominator", denominator, NONE, parts_as),
	CC_CELL_AS_WHY(struct kpi_row, "low", low, LOW, as, no_interval),
	CC_CELL_AS_WHY(struct kpi_row, "high", high, HIGH, as, no_interval),
	CC_CELL_AS_WHY(struct kpi_row, "target", target, NONE, as, no_target),
	CC_CELL_WHY(struct kpi_row, "status", status, WORD, NONE, no_target),
	CC_CELL_AS(struct kpi_row, "previous", previous, NONE, as),
	CC_CELL_AS(struct kpi_row, "difference", difference, NONE, as),
	CC_CELL_AS(struct kpi_row, "year_ago", year_ago, NONE, as),
	CC_CELL_AS_WHY(struct kpi_row, "trend", trend, NONE, as, no_trend),
	CC_CELL_WHY(struct kpi_row, "trend_p", trend_p, P, P, no_trend),
	CC_CELL(struct kpi_row, "signal", signal, WORD, NONE),
	CC_CELL(struct kpi_row, "spark", spark, TEXT, NONE),
	{ 0 },
};

struct series_row {
	struct cc_span kpi;
	const char *period, *signal, *no_value;
	double value, numerator, denominator, low, high, center, lower, upper;
	int64_t n;
	enum cc_read_as as, parts_as;
};

static const struct cc_column_spec series_columns[] = {
	CC_CELL(struct series_row, "kpi", kpi, ID, KEY),
	CC_CELL(struct series_row, "period", period, PERIOD, KEY),
	CC_CELL_AS_WHY(struct series_row, "value", value, ESTIMATE, as, no_value),
	CC_CELL_WHY(struct series_row, "n", n, INT, N, no_value),
	CC_CELL_AS(struct series_row, "numerator", numerator, NONE, parts_as),
	CC_CELL_AS(struct series_row, "denominator", denominator, NONE, parts_as),
	CC_CELL_AS(struct series_row, "low", low, LOW, as),
	CC_CELL_AS(struct series_row, "high", high, HIGH, as),
	CC_CELL_AS(struct series_row, "center", center, NONE, as),
	CC_CELL_AS(struct series_row, "lower_limit", lower, NONE, as),
	CC_CELL_AS(struct series_row, "upper_limit", upper, NONE, as),
	CC_CELL(struct series_row, "signal", signal, WORD, NONE),
	{ 0 },
};

struct score_row {
	const char *name, *no_score;
	uint64_t kpis, with_data, status[KPI_STATUSES];
	double score;
};

#define SCORE_COLUMNS(name_) \
	{ \
		CC_CELL(struct score_row, name_, name, WORD, KEY), \
		    CC_CELL(struct score_row, "kpis", kpis, INT, NONE), \
		    CC_CELL(struct score_row, "with_data", with_data, INT, NONE), \
		    CC_CELL(struct score_row, "green", status[KPI_GREEN], INT, NONE), \
		    CC_CELL(struct score_row, "amber", status[KPI_AMBER], INT, NONE), \
		    CC_CELL(struct score_row, "red", status[KPI_RED], INT, NONE), \
		    CC_CELL(struct score_row, "undetermined", status[KPI_UNDETERMINED], INT, NONE), \
		    CC_CELL_WHY(struct score_row, "score", score, SHARE, NONE, no_score), { 0 }, \
	}

static const struct cc_column_spec perspective_columns[] = SCORE_COLUMNS("perspective");
static const struct cc_column_spec category_columns[] = SCORE_COLUMNS("category");

static const struct cc_column_spec segment_columns[] = {
	CC_CELL(struct cc_compared, "segment", key[0], ID, KEY),
	CC_CELL(struct cc_compared, "kpi", key[1], ID, KEY),
	CC_CELL(struct cc_compared, "period", measure, PERIOD, KEY),
	CC_CELL_AS(struct cc_compared, "value", value[0], ESTIMATE, as),
	CC_CELL(struct cc_compared, "n", n[0], INT, N),
	CC_CELL_AS(struct cc_compared, "low", low, LOW, as),
	CC_CELL_AS(struct cc_compared, "high", high, HIGH, as),
	CC_CELL_AS(struct cc_compared, "difference", difference.value, NONE, as),
	CC_CELL_AS(struct cc_compared, "difference_low", difference.low, NONE, as),
	CC_CELL_AS(struct cc_compared, "difference_high", difference.high, NONE, as),
	CC_CELL(struct cc_compared, "p_adjusted", p_adjusted, P, P),
	{ 0 },
};

struct gap_row {
	struct cc_span kpi;
	const char *period, *reason;
};

static const struct cc_column_spec gap_columns[] = {
	CC_CELL(struct gap_row, "kpi", kpi, ID, KEY),
	CC_CELL(struct gap_row, "period", period, PERIOD, KEY),
	CC_CELL(struct gap_row, "reason", reason, WORD, NONE),
	{ 0 },
};

/* How a kpi is counted; of a measure of the input nothing is known. */
struct definition_row {
	struct cc_span kpi, fingerprint, definition;
};

static const struct cc_column_spec definition_columns[] = {
	CC_CELL(struct definition_row, "kpi", kpi, ID, KEY),
	CC_CELL(struct definition_row, "fingerprint", fingerprint, ID, NONE),
	CC_CELL(struct definition_row, "definition", definition, TEXT, NONE),
	{ 0 },
};

const struct cc_table_spec kpi_tables[] = {
	[T_KPIS] = { "kpis", CC_WORDS("KPIs", "KPI"), kpi_columns_, .row = sizeof(struct kpi_row) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_SERIES] = { "series", CC_WORDS("Periods", "推移"), series_columns,
	    .row = sizeof(struct series_row) },
	[T_PERSPECTIVES] = { "perspectives", CC_WORDS("Perspectives", "視点別"), perspective_columns,
	    .row = sizeof(struct score_row) },
	[T_CATEGORIES] = { "categories", CC_WORDS("Categories", "分類別"), category_columns,
	    .row = sizeof(struct score_row) },
	[T_SEGMENTS] = { "segments",
	    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"),
	    segment_columns, .flags = CC_TABLE_BY, .row = sizeof(struct cc_compared) },
	[T_GAPS] = { "gaps", CC_WORDS("Gaps", "欠けている値"), gap_columns, .row = sizeof(struct gap_row) },
	[T_DEFINITIONS] = { "definitions", CC_WORDS("Definitions", "定義"), definition_columns,
	    .row = sizeof(struct definition_row) },
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

static const char *
status_word(enum kpi_status status)
{
	static const char *const word[] = { NULL, "green", "amber", "red", "undetermined", "no_data" };

	return word[status];
}

static const char *
signal_word(enum cc_signal signal)
{
	static const char *const word[] = { NULL, "above", "below", "run_above", "run_below", "near_upper",
		"near_lower" };

	return word[signal];
}

static const char *
period_name(const struct kpi_review *v, uint32_t period)
{
	char text[CC_PERIOD_TEXT];

	cc_period_print(text, v->rows.first + period, v->study->set.calendar);
	return cc_strdup(v->rows.arena, text);
}

static enum cc_read_as
read_as(const struct kpi *kpi)
{
	enum cc_aggregate_kind kind = kpi->definition->of.kind;

	if (kpi->percent)
		return CC_READ_SHARE;
	return kind == CC_AGGREGATE_COUNT || kind == CC_AGGREGATE_DISTINCT ? CC_READ_COUNT : CC_READ_REAL;
}

/* The first period that `series` prints. */
static uint32_t
first_shown(const struct kpi_review *v)
{
	const struct cc_kpi_report_opts *opts = v->rows.run->opts;
	double last = opts->last.value;

	return last < v->periods ? v->periods - (uint32_t)last : 0;
}

static double
value_at(const struct kpi_review *v, const struct kpi *kpi, int64_t period)
{
	int64_t at = period - v->rows.first;

	return period == CC_NO_PERIOD || at < 0 || at >= v->periods ? (double)NAN : kpi->point[at].value;
}

/* The trend is said where so many points can have one. */
static void
put_trend(struct kpi_row *row, const struct kpi_review *v, const struct kpi *kpi)
{
	row->trend = row->trend_p = (double)NAN;
	row->no_trend = "few-points";
	if (isnan(kpi->series.trend.slope))
		return;
	row->trend = kpi->series.trend.slope;
	if (cc_trend_least(kpi->series.trend.n) < 1 - v->rows.run->confidence)
		row->trend_p = kpi->series.trend.p;
}

static void
put_kpi(struct cc_report *report, const struct kpi_review *v, const struct kpi *kpi)
{
	double *value = CC_ARRAY(v->rows.arena, double, v->periods);
	uint32_t first = first_shown(v);
	const struct kpi_point *p = &kpi->point[v->periods - 1];
	const struct kpi_definition *d = kpi->definition;
	struct kpi_row row = { .kpi = d->of.id,
		.label = kpi_label(d, report->lang),
		.category = d->category,
		.perspective = d->perspective,
		.period = period_name(v, v->periods - 1),
		.value = p->value,
		.numerator = p->numerator,
		.denominator = p->denominator,
		.low = p->low,
		.high = p->high,
		.target = p->target,
		.n = p->n,
		.status = status_word(kpi->status),
		.previous = value_at(v, kpi, v->rows.first + v->periods - 2),
		.year_ago = value_at(
		    v, kpi, cc_period_year_before(v->rows.first + v->periods - 1, v->study->set.calendar)),
		.signal = signal_word(kpi->series.signal[v->periods - 1]),
		.as = read_as(kpi),
		.parts_as = CC_READ_COUNT,
		.no_value = "no-value",
		.no_interval = p->why != NULL ? "no-value" : "no-interval",
		.no_target = "no-target" };

	for (uint32_t i = first; i < v->periods; i++)
		value[i - first] = kpi->point[i].value;
	row.spark = cc_spark(value, v->periods - first, v->rows.arena);
	row.difference = row.value - row.previous;
	put_trend(&row, v, kpi);
	cc_table_fill(report, cc_report_at(report, T_KPIS), &row, 1);
}

static void
put_series(struct cc_report *report, const struct kpi_review *v, const struct kpi *kpi)
{
	for (uint32_t i = first_shown(v); i < v->periods; i++) {
		const struct kpi_point *p = &kpi->point[i];
		struct series_row row = { kpi->definition->of.id, period_name(v, i),
			signal_word(kpi->series.signal[i]), "no-value", p->value, p->numerator,
			p->denominator, p->low, p->high, kpi->series.center, kpi->series.lower[i],
			kpi->series.upper[i], p->n, read_as(kpi), CC_READ_COUNT };

		cc_table_fill(report, cc_report_at(report, T_SERIES), &row, 1);
	}
	for (uint32_t i = 0; i < v->periods; i++) {
		struct gap_row row = { kpi->definition->of.id, period_name(v, i), kpi->point[i].why };

		if (row.reason != NULL)
			cc_table_fill(report, cc_report_at(report, T_GAPS), &row, 1);
	}
}

static void
put_definition(struct cc_report *report, const struct kpi_definition *d, struct cc_arena *arena)
{
	struct cc_digest *digest;
	struct definition_row row = { .kpi = d->of.id, .definition = d->of.text };

	if (d->of.text.at == NULL)
		return;
	digest = cc_digest_new(arena);
	cc_digest_add(digest, d->of.text);
	row.fingerprint = cc_span(cc_format(arena, "%.16s", cc_digest_content(digest).hash));
	cc_table_fill(report, cc_report_at(report, T_DEFINITIONS), &row, 1);
}

/* From 0 to 1, which is the target; NaN: it cannot be said. */
static double
score_of(const struct kpi *kpi, const struct kpi_review *v)
{
	const struct kpi_point *p = &kpi->point[v->periods - 1];
	const struct kpi_definition *d = kpi->definition;
	double floor = d->of.kind == CC_AGGREGATE_NPS || d->of.kind == CC_AGGREGATE_NPS_COUNTS ? -100 : 0,
	       part;

	if (isnan(p->value) || isnan(p->target) || kpi->unfinished || p->target <= floor)
		return (double)NAN;
	part = (p->value - floor) / (p->target - floor);
	return fmax(0, fmin(1, d->down ? 2 - part : part));
}

/* A red is never averaged away: then there is no score. */
static void
put_scores(struct cc_report *report, const struct kpi_review *v, unsigned table, const char *const *name)
{
	for (; *name != NULL; name++) {
		struct score_row row = { .name = *name, .no_score = "no-score", .score = (double)NAN };
		double sum = 0;
		uint64_t n = 0;

		for (uint32_t k = 0; k < v->kpis; k++) {
			const struct kpi *kpi = &v->kpi[k];
			double score = score_of(kpi, v);

			if ((table == T_PERSPECTIVES ? kpi->definition->perspective
						     : kpi->definition->category) != *name)
				continue;
			row.kpis++;
			row.with_data += !isnan(kpi->point[v->periods - 1].value);
			row.status[kpi->status]++;
			sum += isnan(score) ? 0 : score;
			n += !isnan(score);
		}
		if (n > 0 && row.status[KPI_RED] == 0)
			row.score = sum / (double)n;
		else if (n > 0)
			row.no_score = "score-red";
		if (row.kpis > 0)
			cc_table_fill(report, cc_report_at(report, table), &row, 1);
	}
}

/* --check: red, and no data where there is a target. */
static void
check(struct cc_report *report, const struct kpi_review *v, const struct kpi *kpi)
{
	const struct cc_kpi_report_opts *opts = v->rows.run->opts;
	bool aimed = !isnan(kpi->point[v->periods - 1].target);

	if (opts->check && (kpi->status == KPI_RED || (kpi->status == KPI_NO_DATA && aimed)))
		cc_report_miss(report, cc_format(v->rows.arena, "--check: kpis[%s].status is %s",
					   cc_quote(kpi->definition->of.id).text, status_word(kpi->status)));
}

static void
put_segment(struct cc_comparisons *to, struct kpi_review *v, const struct kpi *kpi, uint32_t segment)
{
	const struct kpi_definition *d = kpi->definition;
	struct cc_aggregate_figure own, others;
	struct cc_compared *c;

	cc_aggregate_figure(
	    &own, &v->rows, &d->of, v->periods - 1, (struct cc_aggregate_whom){ CC_AGGREGATE_ONLY, segment });
	cc_aggregate_figure(&others, &v->rows, &d->of, v->periods - 1,
	    (struct cc_aggregate_whom){ CC_AGGREGATE_OTHERS, segment });
	if (own.why != NULL)
		return;
	c = cc_comparisons_add(to);
	c->key[0] = cc_state_text(v->rows.state, CC_OF_SEGMENT, segment);
	c->key[1] = d->of.id;
	c->measure = period_name(v, v->periods - 1);
	c->n[0] = own.n;
	c->n[1] = others.n;
	c->value[0] = own.value;
	c->value[1] = others.value;
	c->low = own.low;
	c->high = own.high;
	c->as = read_as(kpi);
	cc_aggregate_difference(&c->difference, &own, &others, v->rows.run->confidence);
}

/* Cohorts are not divided: a person's segment may be another on each day. */
static void
put_segments(struct cc_report *report, struct kpi_review *v)
{
	struct cc_comparisons *segments =
	    cc_comparisons_begin(report, CC_TABLE_BY, v->rows.run, v->rows.arena);

	for (uint32_t s = 0; segments != NULL && s < cc_state_ids(v->rows.state, CC_OF_SEGMENT); s++)
		for (uint32_t k = 0; k < v->kpis; k++) {
			const struct kpi *kpi = &v->kpi[k];

			if (kpi->definition->of.kind != CC_AGGREGATE_GIVEN &&
			    kpi->definition->of.kind != CC_AGGREGATE_RETENTION &&
			    kpi->definition->of.kind != CC_AGGREGATE_COHORT &&
			    !kpi->point[v->periods - 1].measured)
				put_segment(segments, v, kpi, s);
		}
	cc_comparisons_end(segments);
}

void
kpi_put_tables(struct cc_report *report, struct kpi_review *v)
{
	struct cc_table *measures = cc_measures_begin(report, v->rows.run);

	for (uint32_t k = 0; k < v->kpis; k++) {
		const struct kpi *kpi = &v->kpi[k];
		const struct kpi_point *p = &kpi->point[v->periods - 1];

		put_kpi(report, v, kpi);
		put_series(report, v, kpi);
		put_definition(report, kpi->definition, v->rows.arena);
		check(report, v, kpi);
		(kpi->percent ? cc_measure_rate : cc_measure)(report, measures, v->rows.run,
		    cc_format(
			v->rows.arena, "%.*s", (int)kpi->definition->of.id.len, kpi->definition->of.id.at),
		    p->value, p->n, p->low, p->high);
	}
	put_scores(report, v, T_PERSPECTIVES, kpi_perspectives);
	put_scores(report, v, T_CATEGORIES, kpi_categories);
	put_segments(report, v);
	cc_aggregate_put_weights(report, &v->rows);
}
