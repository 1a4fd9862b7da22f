/* plan.c -- a plan held against the data. */
#include "figure/plan.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/node_read.h"

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

bool
cc_plan_load(struct cc_planned **out, const struct cc_items *items, const char *const *keys, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_planned *planned;
	bool any = false;
	size_t n = 0;

	while (keys[n] != NULL)
		n++;
	planned = CC_ARRAY(arena, struct cc_planned, items->n * n);
	for (uint32_t i = 0; i < items->n; i++)
		for (size_t k = 0; k < n; k++) {
			const struct cc_node *list = cc_node_said(items->item[i].node, keys[k]);
			struct cc_planned *of = &planned[i * n + k];

			if (list != NULL && !cc_node_texts(&of->name, &of->n, list, file, arena, err))
				return false;
			any |= list != NULL;
		}
	*out = any ? planned : NULL;
	return true;
}

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
cc_plan_put(
    const struct cc_plan *p, const struct cc_planned *planned, struct cc_seen_name *seen, size_t n_seen)
{
	bool any = false;

	for (size_t k = 0; k < n_seen; k++)
		any |= seen[k].times > 0;
	for (size_t i = 0; i < planned->n; i++) {
		bool found = false;

		/* what differs in width or case alone was seen under several names */
		for (size_t k = 0; k < n_seen; k++) {
			if (seen[k].times == 0 || !is_same(p, planned->name[i], seen[k].name))
				continue;
			put(p, found ? seen[k].name : planned->name[i], &seen[k], "as planned");
			seen[k].expected = found = true;
		}
		if (found)
			continue;
		put(p, planned->name[i], NULL, any ? "missing" : "no data");
		if (any)
			cc_names_data(p->missing, planned->name[i], p->report->arena);
	}
	for (size_t k = 0; planned->name != NULL && k < n_seen; k++)
		if (seen[k].times > 0 && !seen[k].expected)
			put(p, seen[k].name, &seen[k], "unplanned");
}

void
cc_plan_note(struct cc_report *report, const struct cc_names_list *missing)
{
	cc_note_names(report, "plan-missing", "the plan expects %" PRIu64 " thing that nobody met: %s",
	    "the plan expects %" PRIu64 " things that nobody met: %s",
	    "計画にあってデータにないもの: %" PRIu64 " 件（%s）", missing);
}
