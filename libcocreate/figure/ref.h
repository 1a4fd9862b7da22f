/* ref.h -- a figure of another command's report by its name: TOOL.TABLE[KEY].COLUMN
 *
 * May be included by: figure, method, cli, tests.
 *   ref   := tool ["@" label] "." table ["[" sel "]"] ["." column]
 *   sel   := value | column "=" value {"," column "=" value}
 *   value := bare | '"' {char | '""'} '"'       bare holds none of ] , = "
 * A bare value alone is sought in the first column of the row whose cell is text, and no
 * day where there is another.  sel may be absent where the table has one row.  Of rows of
 * a table `measures` the latest is meant.  Without a column: the sentence of a finding.
 * Numbers compare as numbers, text after NFKC.  Of several reports of a tool without
 * "@LABEL" the newest is meant, where one is.
 * Errors: what is wrong, with the nearest name and those that there are; the code is the
 *         caller's, who says where the reference stands.
 * Cost:   a walk through the rows of the table.
 */
#ifndef CC_FIGURE_REF_H
#define CC_FIGURE_REF_H

#include "base/err.h"
#include "figure/facts.h"

enum { CC_REF_SELECTS = 8 };

struct cc_ref {
	struct cc_span tool, label, table, column; /* at NULL: not given */
	size_t n;				   /* of conditions on the row */
	struct cc_ref_select {
		struct cc_span column, value; /* column.at NULL: the first that holds text */
	} select[CC_REF_SELECTS];
};

struct cc_ref_found {
	const struct cc_fact_report *report;
	const struct cc_fact_table *table;
	const struct cc_fact_row *row;
	size_t cell;
};

/* Reads a reference from the start of text; *rest: what stands behind it. */
bool cc_ref_read(struct cc_ref *out, struct cc_span *rest, struct cc_span text, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err);

/* A value at the start of rest: bare, up to one of `ends`, or in quotes, where a quote stands twice; rest
 * is what follows.  False: quotes do not end. */
bool cc_ref_value(struct cc_span *value, struct cc_span *rest, const char *ends, struct cc_arena *arena);

/* The report that is meant; the rows that fit; exactly one row and its cell. */
bool cc_ref_report(const struct cc_fact_report **out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err);
bool cc_ref_table(struct cc_ref_found *out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err);
/* Whether a cell is that value; an empty one is an empty text. */
bool cc_ref_is(const struct cc_fact *cell, struct cc_span value, struct cc_arena *scratch);
bool cc_ref_fits(const struct cc_fact_row *row, const struct cc_ref *ref, struct cc_arena *scratch);
/* The row that is meant, and how many fit (of measures, of the latest day); NULL: none. */
const struct cc_fact_row *cc_ref_row(
    size_t *fit, const struct cc_fact_table *table, const struct cc_ref *ref, struct cc_arena *scratch);
/* The cell that a bare value is compared with; SIZE_MAX: none. */
size_t cc_ref_name(const struct cc_fact_row *row);
bool cc_ref_find(struct cc_ref_found *out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err);

#endif
