/* fact_log.h -- reports and measures of other commands, kept among the rows of a method.
 *
 * May be included by: method, tests.
 * In:     reports read as rows (rec/json_report.h), and rows of measures (figure/measures.h)
 *         with the column `tool`.
 * Out:    what figure/facts.h looks things up in.  The measures of a tool are a report of
 *         their own without a label, whose table `measures` they are, as of their last day.
 * Errors: problems of a row of a report or measure that lacks what it must have; a report
 *         that is given twice.
 * Memory: 56 bytes and its text a cell that somebody wants, 56 bytes a measure.
 */
#ifndef CC_FIGURE_FACT_LOG_H
#define CC_FIGURE_FACT_LOG_H

#include "figure/facts.h"
#include "model/fold.h"

/* Roles of a method, from the first of them on. */
enum {
	CC_FACT_TOOL,
	CC_FACT_LABEL,
	CC_FACT_AS_OF,
	CC_FACT_TABLE,
	CC_FACT_ROW,
	CC_FACT_COLUMN,
	CC_FACT_TYPE,
	CC_FACT_NUMBER,
	CC_FACT_ORDER,
	CC_FACT_KPI,
	CC_FACT_VALUE,
	CC_FACT_N,
	CC_FACT_LOW,
	CC_FACT_HIGH,
	CC_FACT_ROLES
};

/* In an array of roles, that of a text and that of a day being the method's own. */
#define CC_FACT_ROLES_FROM(first) \
	[(first) + CC_FACT_TOOL] = { "tool", NULL, CC_ID, CC_ROLE_FOLDED, { 0 } }, \
		   [(first) + CC_FACT_LABEL] = { "label", NULL, CC_ID, CC_ROLE_FOLDED, { 0 } }, \
		   [(first) + CC_FACT_AS_OF] = { "as_of", NULL, CC_DATE, 0, { 0 } }, \
		   [(first) + CC_FACT_TABLE] = { "table", NULL, CC_ID, CC_ROLE_FOLDED, { 0 } }, \
		   [(first) + CC_FACT_ROW] = { "row", NULL, CC_NUMBER, 0, { 0 } }, \
		   [(first) + CC_FACT_COLUMN] = { "column", NULL, CC_ID, CC_ROLE_FOLDED, { 0 } }, \
		   [(first) + CC_FACT_TYPE] = { "type", NULL, CC_ID, CC_ROLE_FOLDED, { 0 } }, \
		   [(first) + CC_FACT_NUMBER] = { "number", NULL, CC_NUMBER, 0, { 0 } }, \
		   [(first) + CC_FACT_ORDER] = { "order", NULL, CC_NUMBER, 0, { 0 } }, \
		   [(first) + CC_FACT_KPI] = { "kpi", NULL, CC_ID, CC_ROLE_FOLDED, { "指標", "指標名" } }, \
		   [(first) + CC_FACT_VALUE] = { "value", NULL, CC_NUMBER, 0, { "値", "数値" } }, \
		   [(first) + CC_FACT_N] = { "n", NULL, CC_NUMBER, 0, { 0 } }, \
		   [(first) + CC_FACT_LOW] = { "low", NULL, CC_NUMBER, 0, { 0 } }, \
		   [(first) + CC_FACT_HIGH] = { "high", NULL, CC_NUMBER, 0, { 0 } }

/* Layouts of the method. */
#define CC_FACT_BIT(first, k) (UINT64_C(1) << ((first) + CC_FACT_##k))
#define CC_FACT_MEASURES_FROM(first) \
	{ \
		"measures", CC_FACT_BIT(first, KPI) | CC_FACT_BIT(first, TOOL), \
		    CC_FACT_BIT(first, KPI) | CC_FACT_BIT(first, VALUE) \
	}
#define CC_FACT_REPORTS_FROM(first) \
	{ \
		"reports", 0, \
		    CC_FACT_BIT(first, TOOL) | CC_FACT_BIT(first, TABLE) | CC_FACT_BIT(first, ROW) | \
			CC_FACT_BIT(first, COLUMN) | CC_FACT_BIT(first, ORDER) \
	}

#define CC_FACT_ROWS 4294967294. /* of a report, at most */

/* Two stores, one behind the other. */
#define CC_FACT_STORES_FROM(first) \
	{ "facts", \
		CC_FIELDS(CC_KEY("tool", (first) + CC_FACT_TOOL), CC_KEY("label", (first) + CC_FACT_LABEL), \
		    CC_FIELD("as_of", DAY), CC_KEY("table", (first) + CC_FACT_TABLE), \
		    CC_SMALL("row", CC_FACT_ROWS), CC_SMALL("order", CC_FACT_ROWS), \
		    CC_KEY("column", (first) + CC_FACT_COLUMN), CC_KEY("type", (first) + CC_FACT_TYPE), \
		    CC_FIELD("number", VALUE), CC_FIELD("text", TEXT), CC_FIELD("place", PLACE)), \
		true, "cells of reports" }, \
	{ \
		"measures", \
		    CC_FIELDS(CC_KEY("tool", (first) + CC_FACT_TOOL), CC_KEY("kpi", (first) + CC_FACT_KPI), \
			CC_FIELD("day", DAY), CC_FIELD("value", VALUE), CC_FIELD("n", VALUE), \
			CC_FIELD("low", VALUE), CC_FIELD("high", VALUE), CC_FIELD("place", PLACE)), \
		    true, "measures" \
	}

struct cc_fact_log {
	unsigned first, text, date; /* roles */
	unsigned facts;		    /* store; that of measures is the next */
};

/* Whether a table of a tool is wanted (NULL: all are); of every report what it was made with is kept. */
typedef bool cc_fact_wanted(const void *ctx, struct cc_span tool, struct cc_span table);

void cc_fact_log_report(struct cc_store *const *store, const struct cc_batch *batch,
    const struct cc_fact_log *log, cc_fact_wanted *wanted, const void *ctx, struct cc_problems *problems);
void cc_fact_log_measures(struct cc_store *const *store, const struct cc_batch *batch,
    const struct cc_fact_log *log, struct cc_problems *problems);

/* The last day of any report; CC_NO_DAY: none has one. */
int64_t cc_fact_log_last(const struct cc_state *state, const struct cc_fact_log *log);
/* Reports after that day are left out, *late of them (NULL: not wanted); state NULL: there are none.  Problems:
 * a report given twice. */
struct cc_facts *cc_fact_log_read(uint64_t *late, const struct cc_state *state, const struct cc_fact_log *log,
    int64_t as_of, const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena);

#endif
