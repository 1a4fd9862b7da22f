/* one-more.c -- how often does each item stand in the data? */
#include "method/one-more.h"

enum { ITEM };	     /* roles */
enum { KEY, COUNT }; /* fields */

static const struct cc_role roles[] = {
	[ITEM] = { "item", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED, { "項目" } },
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "long", 0 },
	{ 0 },
};

static const struct cc_table_spec tables[] = {
	{
	    "items",
	    CC_WORDS("Items", "項目"),
	    (const struct cc_column_spec[]){
		{ "item", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	{
	    "items",
	    (const struct cc_field[]){
		[KEY] = { "item", CC_FIELD_KEY, ITEM, 0 },
		[COUNT] = { "n", CC_FIELD_COUNT, 0, 0 },
		{ 0 },
	    },
	    false,
	    "items",
	},
	{ 0 },
};

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	const struct cc_column *item = batch->role[ITEM][0];

	(void)run;
	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		uint64_t key = item->id[row];

		if (!item->missing[row])
			++*(int64_t *)cc_field_at(store[0], cc_tally_at(store[0], &key), COUNT);
	}
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_table *table = cc_report_table(report, "items");
	const struct cc_store *items = now->store[0];

	(void)before;
	(void)run;
	(void)problems;
	(void)arena;
	(void)err;
	for (uint64_t i = 0; i < items->rows; i++) {
		const unsigned char *record = cc_store_row(items, i);
		size_t row = cc_row_add(report, table);

		cc_put_text(table, row, 0, cc_state_text(now, ITEM, cc_row_id(items, record, KEY, 0)));
		cc_put_int(table, row, 1, (int64_t)cc_row_word(items, record, COUNT));
	}
	return true;
}

const struct cc_method cc_one_more = {
	.roles = roles,
	.layouts = layouts,
	.tables = tables,
	.stores = stores,
	.add = add,
	.finish = finish,
};
