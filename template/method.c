/* template.c -- how often does each item stand in the data? */
#include "method/template.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "figure/waves.h"
#include "stat/interval.h"

enum { ITEM, SEGMENT, DATE };			       /* roles */
enum { ITEMS, FINDINGS, SEGMENTS, CHANGES, MEASURES }; /* tables */
enum { COUNTS };				       /* stores */
enum { C_SEGMENT, C_ITEM, C_ROWS };		       /* fields */

static const struct cc_role roles[] = {
	[ITEM] = { "item", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED, { "項目" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "long", 0 },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[COUNTS] = { "counts",
	    CC_FIELDS(CC_KEY("segment", SEGMENT), CC_KEY("item", ITEM), CC_FIELD("rows", COUNT)), false,
	    "items and segments" },
	{ 0 },
};

struct template_item {
	struct cc_span name;
	uint64_t n;
	double share, low, high;
};

static const struct cc_column_spec columns[] = {
	CC_CELL(struct template_item, "item", name, ID, KEY),
	CC_CELL(struct template_item, "n", n, INT, N),
	CC_CELL(struct template_item, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct template_item, "low", low, SHARE, LOW),
	CC_CELL(struct template_item, "high", high, SHARE, HIGH),
	{ 0 },
};

static const struct cc_table_spec tables[] = {
	[ITEMS] = { "items", CC_WORDS("Items", "項目"), columns, .row = sizeof(struct template_item) },
	[FINDINGS] = CC_FINDINGS_TABLE,
	[SEGMENTS] = CC_SEGMENTS_TABLE,
	[CHANGES] = CC_CHANGES_TABLE,
	[MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_INTERVALS, "items", .title = CC_WORDS("Shares of the items", "項目の割合"),
	    .read = CC_WORDS("A mark is the share of the rows, the bar its interval.",
		"印は行に占める割合、横線はその区間。"),
	    .id = "item", .value = "share", .low = "low", .high = "high", .n = "n", .from = 0, .to = 1 },
	CC_SEGMENTS_CHART,
	CC_CHANGES_CHART,
	{ 0 },
};

static const struct cc_words formulas[] = {
	CC_WORDS("share: Wilson's interval.", "share: Wilson の区間。"),
	CC_WORDS(NULL, NULL),
};

/* Rows of each item: of a wave, or of a segment of it. */
struct template_counts {
	const struct cc_state *state;
	uint64_t *n; /* [items] */
	uint64_t all;
};

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	(void)problems; /* a row without an item is one already: CC_ROLE_KEY */
	for (uint32_t row = 0; row < batch->rows; row++) {
		uint64_t key[] = { cc_id_at(batch, SEGMENT, row), cc_id_at(batch, ITEM, row) };

		cc_tally_add(store[COUNTS], cc_tally_at(store[COUNTS], key), C_ROWS, 1);
	}
}

static struct template_counts
counts_of(const struct cc_state *state, uint64_t from, uint64_t end, struct cc_arena *arena)
{
	struct template_counts c = { state, CC_ARRAY(arena, uint64_t, cc_state_ids(state, ITEM)), 0 };
	const struct cc_store *store = state->store[COUNTS];

	for (uint64_t i = from; i < end; i++) {
		const unsigned char *record = cc_store_row(store, i);
		uint32_t item = cc_row_id(store, record, C_ITEM, 0);

		if (item == CC_NO_ID)
			continue;
		c.n[item] += cc_row_count(store, record, C_ROWS);
		c.all += cc_row_count(store, record, C_ROWS);
	}
	return c;
}

static struct cc_share
share_of(const struct template_counts *c, uint32_t item)
{
	return (struct cc_share){ item == CC_NO_ID ? 0 : c->n[item], c->all };
}

static void
put_items(struct cc_report *report, const struct template_counts *c, const struct cc_run *run,
    struct cc_arena *arena)
{
	uint32_t items = cc_state_ids(c->state, ITEM);
	struct template_item *row = CC_ARRAY(arena, struct template_item, items);
	uint64_t most = 0;

	for (uint32_t i = 0; i < items; i++) {
		row[i].name = cc_state_text(c->state, ITEM, i);
		row[i].n = c->n[i];
		row[i].share = (double)c->n[i] / (double)c->all;
		cc_wilson(&row[i].low, &row[i].high, (double)c->n[i], (double)c->all, run->confidence);
		most = c->n[i] > most ? c->n[i] : most;
	}
	cc_table_fill(report, cc_report_at(report, ITEMS), row, items);
	cc_measure_share(report, cc_measures_begin(report, run), run, "top_share", most, c->all);
}

static void
put_segments(struct cc_comparisons *segments, const struct template_counts *c, struct cc_arena *arena)
{
	const struct cc_store *store = c->state->store[COUNTS];

	for (struct cc_group g = cc_groups(store, 1); segments != NULL && cc_group_next(&g);) {
		uint32_t segment = cc_row_id(store, cc_store_row(store, g.from), C_SEGMENT, 0);
		struct template_counts own = counts_of(c->state, g.from, g.end, arena);

		for (uint32_t i = 0; segment != CC_NO_ID && i < cc_state_ids(c->state, ITEM); i++)
			cc_segment_share(segments, cc_state_text(c->state, SEGMENT, segment),
			    cc_state_text(c->state, ITEM, i), "share", share_of(&own, i),
			    (struct cc_share){ c->n[i] - own.n[i], c->all - own.all });
	}
	cc_comparisons_end(segments);
}

static void
put_changes(
    struct cc_comparisons *changes, const struct template_counts *before, const struct template_counts *now)
{
	for (struct cc_waves w = cc_state_waves(before->state, now->state, ITEM); cc_waves_next(&w);)
		cc_change_share(changes, w.id, "share", share_of(before, w.at[0]), share_of(now, w.at[1]),
		    CC_BETTER_NEITHER);
	cc_comparisons_end(changes);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct template_counts counts = counts_of(now, 0, now->store[COUNTS]->rows, arena), past;

	(void)problems;
	(void)err;
	put_items(report, &counts, run, arena);
	put_segments(cc_comparisons_begin(report, CC_TABLE_BY, run, arena), &counts, arena);
	if (before != NULL) {
		past = counts_of(before, 0, before->store[COUNTS]->rows, arena);
		put_changes(cc_comparisons_begin(report, CC_TABLE_AGAINST, run, arena), &past, &counts);
	}
	return true;
}

/* Sentences of its own would be offered here, worded in data/findings.LANG.yaml. */
static void
findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	cc_findings_compared(f, report, (const char *const[]){ "share", NULL }, run);
}

const struct cc_method cc_template = {
	.roles = roles,
	.layouts = layouts,
	.tables = tables,
	.stores = stores,
	.charts = charts,
	.formulas = formulas,
	.add = add,
	.finish = finish,
	.findings = findings,
};
