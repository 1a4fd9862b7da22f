/* measures.h -- the table that kpi-report reads from every other command.
 *
 * May be included by: method, cli, tests.
 * One row a measure, dated with --as-of, else with the last date in the data;
 * with neither the table is left out, and a note says so.
 */
#ifndef CC_MODEL_MEASURES_H
#define CC_MODEL_MEASURES_H

#include "model/fold.h"

/* For the tables of a method. */
#define CC_MEASURES_TABLE \
	{ \
		"measures", CC_WORDS("Measures for kpi-report", "kpi-report に渡す指標"), \
		    cc_measures_columns, "kpi" \
	}

/* The roles that every command has. */
#define CC_SEGMENT_ROLE \
	{ \
		"segment", NULL, CC_ID, 0, \
		{ \
			"セグメント", "区分" \
		} \
	}
#define CC_DATE_ROLE \
	{ \
		"date", NULL, CC_DATE, 0, \
		{ \
			"日付", "回答日", "回答日時" \
		} \
	}

extern const struct cc_column_spec cc_measures_columns[];

/* The table to fill, or NULL where there is no date. */
struct cc_table *cc_measures_begin(struct cc_report *report, const struct cc_run *run);

/* A value that is not finite makes no row: a measure without data is a gap. */
void cc_measure(struct cc_report *report, struct cc_table *measures, const struct cc_run *run,
    const char *kpi, double value, uint64_t n, double low, double high);

#endif
