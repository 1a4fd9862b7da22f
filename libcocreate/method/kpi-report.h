/* kpi-report.h -- is the programme working, and is the change a signal or noise?
 *
 * May be included by: cmd, tests.
 * In:     events or answers, one a row: date, event, person, session, idea, value, segment,
 *         weight, and any column that a definition names; or measures: date, kpi, value,
 *         n, low, high, target, a row each or a column each.
 * Out:    kpis: of the period that holds --as-of the value with its interval, status
 *         against the target, previous, year ago, trend (Sen a period, Mann-Kendall's p),
 *         signal.  series: a row a period, with the limits of a process-behaviour chart.
 *         perspectives, categories, segments, gaps, measures.
 *         Shares have Wilson's interval, means Student's, ratios the linearised one over
 *         people, net promoter scores the multinomial one; counts and sums have none.
 * Errors: a definition that is none (CC_EXIT_STUDY); a measure without a date, a value or
 *         a column for it; two of one kpi and day, or beside what rows say; a number off the
 *         scale of its definition; periods without end.
 * Memory: of rows that a definition looks at, a record each person and period (answers: each
 *         row), and none of others; 48 bytes a measure.
 * Source: Wheeler (1993); Mann (1945); Sen (1968); Wilson (1927): cocreate-methods(7).
 */
#ifndef CC_METHOD_KPI_REPORT_H
#define CC_METHOD_KPI_REPORT_H

#include "model/fold.h"
#include "model/value.h"

struct cc_kpi_report_opts {
	const char *period; /* month, week, quarter, year */
	struct cc_number fiscal_start, last;
	const char *baseline; /* A..B; NULL: all periods */
	bool check;
};

extern const struct cc_method cc_kpi_report;

#endif
