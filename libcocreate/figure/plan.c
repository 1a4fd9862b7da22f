/* plan.c -- a plan held against the data. */
#include "figure/plan.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <inttypes.h>

const struct cc_column_spec cc_plan_columns[] = {
	CC_CELL(struct cc_plan_row, "stage", stage, ID, KEY),
	CC_CELL(struct cc_plan_row, "expected", expected, ID, KEY),
	CC_CELL(struct cc_plan_row, "kind", kind, WORD, NONE),
	CC_CELL(struct cc_plan_row, "seen", seen, INT, NONE),
	CC_CELL(struct cc_plan_row, "people", people, INT, N),
	CC_CELL(struct cc_plan_row, "verdict", verdict, WORD, NONE),
	{ 0 },
};

static void
put(const struct cc_plan *p, struct cc_span name, const struct cc_seen_name *seen, const char *verdict)
{
	struct cc_plan_row row = { p->group, name, p->kind, seen != NULL ? seen->times : 0,
		seen != NULL ? seen->people : 0, verdict };

	cc_table_fill(p->report, p->table, &row, 1);
}

static bool
is_same(const struct cc_plan *p, struct cc_span a, struct cc_span b)
{
	struct cc_arena *arena = p->report->arena;
	uint32_t item = p->names != NULL ? cc_items_find(p->names, a, arena) : CC_NO_ITEM;

	return cc_span_eq(cc_utf8_fold(arena, a), cc_utf8_fold(arena, b)) ||
	       (item != CC_NO_ITEM && item == cc_items_find(p->names, b, arena));
}

void
cc_plan_put(const struct cc_plan *p, const struct cc_span *expected, size_t n, struct cc_seen_name *seen,
    size_t n_seen)
{
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		/* what differs in width or case alone was seen under several names */
		for (size_t k = 0; k < n_seen; k++) {
			if (!is_same(p, expected[i], seen[k].name))
				continue;
			put(p, found ? seen[k].name : expected[i], &seen[k], "as planned");
			seen[k].expected = found = true;
		}
		if (found)
			continue;
		put(p, expected[i], NULL, n_seen > 0 ? "missing" : "no data");
		if (n_seen > 0)
			cc_names_data(p->missing, expected[i], p->report->arena);
	}
	for (size_t k = 0; k < n_seen; k++)
		if (!seen[k].expected)
			put(p, seen[k].name, &seen[k], "unplanned");
}

void
cc_plan_note(struct cc_report *report, const struct cc_names_list *missing)
{
	cc_note_names(report, "plan-missing", "the plan expects %" PRIu64 " thing that nobody met: %s",
	    "the plan expects %" PRIu64 " things that nobody met: %s",
	    "計画にあってデータにないもの: %" PRIu64 " 件（%s）", missing);
}
