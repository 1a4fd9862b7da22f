/* report_rows.h -- reports of other commands as input: their rows into a store, and out as facts.
 *
 * May be included by: method, tests.
 * A method that reads reports has CC_REPORT_ROLES first among its roles, CC_REPORT_STORES first
 * among its stores, and the layouts CC_REPORT_LAYOUTS first; others may stand behind them.
 * In:     json reports (rec/json_report.h: a row a cell), and measures as files of rows (tool,
 *         kpi, date, value, n, low, high).
 * Out:    the facts of a sealed state (figure/facts.h).  A file of measures is the table
 *         `measures` of each tool that it names, the newest row of each kpi.
 * Errors: CC_EXIT_DATA: one report given twice.
 * Cost:   O(cells log cells).  Memory: 60 bytes and the text of each cell.
 */
#ifndef CC_FIGURE_REPORT_ROWS_H
#define CC_FIGURE_REPORT_ROWS_H

#include "figure/facts.h"
#include "model/fold.h"

enum {
	CC_REPORT_TOOL,
	CC_REPORT_LABEL,
	CC_REPORT_AS_OF,
	CC_REPORT_TABLE,
	CC_REPORT_ROW,
	CC_REPORT_COLUMN,
	CC_REPORT_TYPE,
	CC_REPORT_TEXT,
	CC_REPORT_NUMBER,
	CC_REPORT_ORDER,
	CC_REPORT_KPI,
	CC_REPORT_DATE,
	CC_REPORT_VALUE,
	CC_REPORT_N,
	CC_REPORT_LOW,
	CC_REPORT_HIGH,
	CC_REPORT_ROLES_END
};

extern const struct cc_role
    cc_report_roles[CC_REPORT_ROLES_END + 1]; /* for a method that reads nothing else */
extern const struct cc_layout cc_report_layouts[];
extern const struct cc_store_spec cc_report_stores[];

void cc_report_rows_add(struct cc_store *const *stores, const struct cc_batch *batch,
    const struct cc_run *run, struct cc_problems *problems);

/* state NULL: no facts. */
bool cc_report_rows_facts(
    struct cc_facts **out, const struct cc_state *state, struct cc_arena *arena, struct cc_err *err);

#endif
