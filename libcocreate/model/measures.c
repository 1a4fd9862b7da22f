/* measures.c -- the table that kpi-report reads from every other command. */
#include "model/measures.h"

#include "base/date.h"

#include <math.h>

enum { DATE, KPI, VALUE, N, LOW, HIGH, TOOL };

const struct cc_column_spec cc_measures_columns[] = {
	[DATE] = { "date", CC_TYPE_DATE, CC_PART_NONE, 0 },
	[KPI] = { "kpi", CC_TYPE_ID, CC_PART_KEY, 0 },
	[VALUE] = { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[N] = { "n", CC_TYPE_INT, CC_PART_N, 0 },
	[LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
	[HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
	[TOOL] = { "tool", CC_TYPE_ID, CC_PART_NONE, 0 },
	{ 0 },
};

struct cc_table *
cc_measures_begin(struct cc_report *report, const struct cc_run *run)
{
	struct cc_table *t = cc_report_table(report, "measures");

	if (run->has_as_of || run->last_day != CC_NO_DAY)
		return t;
	cc_table_leave_out(report, t, "measures-undated",
	    CC_SAY("no measures: the data has no date; give the day with --as-of=YYYY-MM-DD",
		"日付がないため指標（measures）は出しません。--as-of=YYYY-MM-DD で日を指定してください"));
	return NULL;
}

void
cc_measure(struct cc_report *report, struct cc_table *measures, const struct cc_run *run, const char *kpi,
    double value, uint64_t n, double low, double high)
{
	size_t row;

	if (measures == NULL || !isfinite(value))
		return;
	row = cc_row_add(report, measures);
	cc_put_int(measures, row, DATE, run->has_as_of ? run->as_of : run->last_day);
	cc_put_text(measures, row, KPI, cc_span(kpi));
	cc_put_real(measures, row, VALUE, value);
	cc_put_int(measures, row, N, (int64_t)n);
	cc_put_real(measures, row, LOW, low);
	cc_put_real(measures, row, HIGH, high);
	cc_put_text(measures, row, TOOL, cc_span(report->tool));
}
