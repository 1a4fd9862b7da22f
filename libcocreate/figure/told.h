/* told.h -- rows of a report as sentences: what a command compared, and found to be so.
 *
 * May be included by: method, tests.
 * In:     rows of a table of changes (item, measure, before, after, difference), of segments
 *         (segment, item, measure, value, difference) or of findings (sentence), one by one.
 * Out:    a sentence of each row that its command bears out: its verdict is better or worse, or
 *         p_adjusted is below 1 - confidence; of a finding its own.  How many others there were
 *         stands behind them; where there was nothing to tell, that is said.
 * Errors: cc_told_select(): no such report, table or column.
 * Cost:   O(length).
 */
#ifndef CC_FIGURE_TOLD_H
#define CC_FIGURE_TOLD_H

#include "figure/cite.h"
#include "rec/node.h"

struct cc_telling {
	struct cc_shown how;
	double confidence;
	struct cc_arena *arena;
	struct cc_buf text;
	size_t told, others, unclear;
};

/* Rows of TOOL.TABLE, or TOOL.TABLE[KEY] (figure/cite.h, with its mods), of which columns are one
 * of some values: where, a mapping of columns and values or lists of them; NULL: all. */
struct cc_told_from {
	struct cc_cite cite;
	struct cc_ref_found at; /* the table */
	const struct cc_node *where;
	struct cc_arena *arena;
};

bool cc_told_select(struct cc_told_from *out, struct cc_span from, const struct cc_node *where,
    const struct cc_facts *facts, enum cc_exit code, struct cc_arena *arena, struct cc_err *err);
bool cc_told_fits(const struct cc_told_from *t, const struct cc_fact_row *row);

/* The word of a row that is told: better, worse, up or down; NULL: it is not, or is a finding. */
const char *cc_told_row(struct cc_telling *t, const struct cc_fact_row *row);
/* All of it, in the arena. */
const char *cc_told_end(struct cc_telling *t);

/* better, worse, up, down, unclear: as people read it. */
const char *cc_verdict_in(const char *verdict, enum cc_lang lang);

#endif
