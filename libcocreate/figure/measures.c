/* measures.c -- the table that kpi-report reads from every other command. */
#include "figure/measures.h"

#include "base/arena.h"
#include "base/date.h"
#include <math.h>

const struct cc_column_spec cc_measures_columns[] = {
	CC_CELL(struct cc_measure_row, "date", day, DATE, NONE),
	CC_CELL(struct cc_measure_row, "kpi", kpi, ID, KEY),
	CC_CELL_AS(struct cc_measure_row, "value", value, ESTIMATE, as),
	CC_CELL(struct cc_measure_row, "n", n, INT, N),
	CC_CELL_AS(struct cc_measure_row, "low", low, LOW, as),
	CC_CELL_AS(struct cc_measure_row, "high", high, HIGH, as),
	CC_CELL(struct cc_measure_row, "tool", tool, ID, NONE),
	{ 0 },
};

struct cc_table *
cc_measures_begin(struct cc_report *report, const struct cc_run *run)
{
	struct cc_table *t = cc_report_flagged(report, CC_TABLE_MEASURES);

	struct cc_span unread = cc_run_undated(run);

	if (run->has_as_of || run->last_day != CC_NO_DAY)
		return t;
	if (unread.at != NULL) {
		struct cc_quoted column = cc_quote(unread);

		cc_table_leave_out(report, t, "measures-undated",
		    cc_format(report->arena,
			"no measures: column \"%s\" is left unbound, because its cells cannot be read as "
			"dates; "
			"say how with --date=dmy, mdy or excel, or give the day with --as-of=YYYY-MM-DD",
			column.text),
		    cc_format(report->arena,
			"列「%s」を日付として読めないため、指標（measures）は出しません。--date="
			"dmy、mdy、excel "
			"で書き方を、または --as-of=YYYY-MM-DD で日を指定してください",
			column.text));
		return NULL;
	}
	cc_table_leave_out(report, t, "measures-undated",
	    "no measures: the data has no date; give the day with --as-of=YYYY-MM-DD",
	    "日付がないため指標（measures）は出しません。--as-of=YYYY-MM-DD で日を指定してください");
	return NULL;
}

static void
put_measure(
    struct cc_report *report, struct cc_table *measures, const struct cc_run *run, struct cc_measure_row row)
{
	row.day = run->has_as_of ? run->as_of : run->last_day;
	row.tool = report->tool;
	if (measures != NULL && isfinite(row.value))
		cc_table_fill(report, measures, &row, 1);
}

void
cc_measure(struct cc_report *report, struct cc_table *measures, const struct cc_run *run, const char *kpi,
    double value, uint64_t n, double low, double high)
{
	put_measure(report, measures, run,
	    (struct cc_measure_row){ .kpi = cc_span(kpi),
		.value = value,
		.n = n,
		.low = low,
		.high = high,
		.as = isnan(low) ? CC_READ_COUNT : CC_READ_REAL });
}

void
cc_measure_rate(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, double share, uint64_t n, double low, double high)
{
	put_measure(report, measures, run,
	    (struct cc_measure_row){
		.kpi = cc_span(kpi), .value = share, .n = n, .low = low, .high = high, .as = CC_READ_SHARE });
}

void
cc_measure_weighted(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, const struct cc_weighted_share *share)
{
	double low, high;

	cc_weighted_share_interval(&low, &high, share, run->confidence);
	cc_measure_rate(report, measures, run, kpi, cc_weighted_share_value(share), share->all.n, low, high);
}

void
cc_measure_sample(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, const struct cc_sample *sample)
{
	struct cc_sample_mean mean;

	cc_sample_mean(&mean, sample, run->confidence);
	cc_measure(report, measures, run, kpi, mean.mean, mean.n, mean.low, mean.high);
}

void
cc_measure_share(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, uint64_t x, uint64_t n)
{
	struct cc_weighted_share share = { { .n = x, .least = 1, .most = 1 },
		{ .n = n, .least = 1, .most = 1 } };

	cc_measure_weighted(report, measures, run, kpi, &share);
}
