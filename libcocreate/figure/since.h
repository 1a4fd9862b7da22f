/* since.h -- what became of a figure since an earlier report that cited it.
 *
 * May be included by: method, tests.
 * In:     a cell as it is now; an earlier report whose table `figures` has what it cited then
 *         (reference, value, n, low, high), and whose table `definitions` has how that was counted
 *         (figure/defined.h).  References are the same without their labels.
 * Out:    the difference by both intervals (stat/mover.h); p adjusted over all of them (Holm);
 *         a verdict: unclear, up or down, and better or worse where a direction is good.
 *         A row of a report's own table of changes comes as it is, with its own p.
 * Errors: what is not of one kind is unclear, with a reason: definition, no_interval,
 *         confidence, study.
 * Cost:   O(figures of the earlier report) each; O(n log n) to adjust.
 * Source: stat/mover.h, stat/adjust.h.
 */
#ifndef CC_FIGURE_SINCE_H
#define CC_FIGURE_SINCE_H

#include "figure/cite.h"
#include "rec/node.h"

struct cc_since {
	struct cc_span id; /* the caller's */
	struct cc_span reference;
	double before, after;
	struct cc_mover moved;
	int64_t n_before, n_after; /* CC_NO_INT: none */
	double p_adjusted;
	const char *verdict, *reason; /* reason NULL: they are compared */
	bool own;		      /* the report's own row */
	struct cc_ref ref;
};

/* False: the earlier report (NULL: there is none) does not cite it. */
bool cc_since_find(struct cc_since *out, const struct cc_cite *cite, const struct cc_cited *now,
    const struct cc_fact_report *before, double confidence, struct cc_arena *arena);
void cc_since_told(struct cc_since *out, const struct cc_fact_row *row, struct cc_span table,
    const char *verdict, struct cc_arena *arena);
/* good: TOOL.TABLE.COLUMN: up or down; NULL: none. */
void cc_since_judge(
    struct cc_since *since, size_t n, const struct cc_node *good, double confidence, struct cc_arena *arena);
bool cc_since_good_check(
    const struct cc_node *good, const char *file, struct cc_arena *arena, struct cc_err *err);

#endif
