/* measures.h -- the table that kpi-report reads from every other command.
 *
 * May be included by: method, cli, tests.
 * One row a measure, dated with --as-of, else with the last date in the data;
 * with neither the table is left out, and a note says so.
 */
#ifndef CC_FIGURE_MEASURES_H
#define CC_FIGURE_MEASURES_H

#include "model/fold.h"
#include "stat/sample.h"

/* For the tables of a method. */
#define CC_MEASURES_TABLE \
	{ \
		.name = "measures", .title = CC_WORDS("Measures for kpi-report", "kpi-report に渡す指標"), \
		.columns = cc_measures_columns, .row = sizeof(struct cc_measure_row), \
		.flags = CC_TABLE_MEASURES \
	}

/* A row of it; every member but kpi, value, n and the interval is the library's. */
struct cc_measure_row {
	int64_t day;
	struct cc_span kpi;
	double value;
	uint64_t n;
	double low, high;
	const char *tool;
	enum cc_read_as as;
};

extern const struct cc_column_spec cc_measures_columns[];

/* The table to fill, or NULL where there is no date. */
struct cc_table *cc_measures_begin(struct cc_report *report, const struct cc_run *run);

/* A value that is not finite makes no row: a measure without data is a gap.
 * measures NULL is fine.  Whole ones without an interval are counts. */
void cc_measure(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, double value, uint64_t n, double low, double high);
/* The same of a share. */
void cc_measure_rate(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, double share, uint64_t n, double low, double high);
/* A share with Wilson's interval; 0 of 0 makes no row. */
void cc_measure_share(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, uint64_t x, uint64_t n);
void cc_measure_weighted(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, const struct cc_weighted_share *share);
/* The mean of a sample, with its interval. */
void cc_measure_sample(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, const struct cc_sample *sample);

#endif
