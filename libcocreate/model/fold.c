/* fold.c -- what a study declares against what a method has already named. */
#include "model/fold.h"

#include "base/utf8.h"

static const char *const kind_names[] = {
	[CC_ID] = "id",
	[CC_NUMBER] = "number",
	[CC_TEXT] = "text",
	[CC_DATE] = "date",
	[CC_CODES] = "codes",
	[CC_FLAG] = "flag",
	[CC_ENTRY] = "entry",
};

const char *
cc_role_type(const struct cc_role *role)
{
	if (role->flags & CC_ROLE_VOTE)
		return "vote";
	return role->kind == CC_NUMBER && (role->flags & CC_ROLE_SCALE) ? "scale" : kind_names[role->kind];
}

static bool
same_name(struct cc_span id, const char *name, struct cc_arena *scratch)
{
	return cc_span_eq(cc_utf8_fold(scratch, id), cc_utf8_fold(scratch, cc_span(name)));
}

static const struct cc_node *
id_node(const struct cc_item *item)
{
	const struct cc_node *id = cc_node_get(item->node, "id");

	return id != NULL ? id : item->node;
}

/* A table with a column for each item would have two of one name. */
static bool
check_columns(const struct cc_table_spec *table, unsigned role, const struct cc_item *item, const char *file,
    struct cc_arena *scratch, struct cc_err *err)
{
	bool spread = false;

	for (const struct cc_column_spec *c = table->columns; c->name != NULL; c++)
		spread |= c->per_item == 1 + (int)role;
	for (const struct cc_column_spec *c = table->columns; spread && c->name != NULL; c++)
		if (c->per_item == 0 && same_name(item->id, c->name, scratch))
			return cc_node_fail(id_node(item), file, err,
			    N_("\"%s\" is a column of the table %s; wanted another id"),
			    cc_quote(item->id).text, table->name);
	return true;
}

unsigned
cc_method_role(const struct cc_method *method, unsigned flag)
{
	for (unsigned r = 0; method->roles[r].name != NULL; r++)
		if (method->roles[r].flags & flag)
			return r;
	return CC_NO_ROLE;
}

bool
cc_method_check(
    const struct cc_method *method, struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	return method->check == NULL || method->check(run, arena, err);
}

/* Each segment is compared with all the others: a column of people, bound by mistake, would look hung. */
static bool
check_segments(const struct cc_table *t, uint32_t segments, struct cc_err *err)
{
	if (t->left_out || !(t->spec->flags & CC_TABLE_BY) || segments <= CC_SEGMENTS_MOST)
		return true;
	return cc_fail(err, CC_EXIT_DATA,
	    N_("table %s: the segment has %lu values; wanted a column of groups, %d at most "
	       "(-c segment= compares none)"),
	    t->spec->name, (unsigned long)segments, CC_SEGMENTS_MOST);
}

bool
cc_method_finish(struct cc_report *report, const struct cc_method *method, const struct cc_state *now,
    const struct cc_state *before, const struct cc_run *run, struct cc_problems *problems,
    struct cc_arena *arena, struct cc_err *err)
{
	unsigned segment = cc_method_role(method, CC_ROLE_SEGMENT);
	unsigned weight = cc_method_role(method, CC_ROLE_WEIGHT);
	bool by = segment != CC_NO_ROLE && (run->bound >> segment & 1);
	bool weighted = weight != CC_NO_ROLE && (run->bound >> weight & 1);

	for (size_t i = 0; i < report->n_tables; i++) {
		struct cc_table *t = &report->table[i];

		if ((t->spec->flags & CC_TABLE_BY) && !by)
			cc_table_unasked(t, "--by");
		if ((t->spec->flags & CC_TABLE_WEIGHTS) && !weighted)
			cc_table_unasked(t, "-c weight=COLUMN");
		if ((t->spec->flags & CC_TABLE_NAMED) && !cc_run_wants(run, (unsigned)i))
			cc_table_unasked(t, "-T");
		if ((t->spec->flags & CC_TABLE_AGAINST) && before == NULL)
			cc_table_unasked(t, "--against");
		if (by && !check_segments(t, cc_state_ids(now, segment), err))
			return false;
	}
	return method->finish(report, now, before, run, problems, arena, err);
}

bool
cc_method_lays_out(const struct cc_method *method, unsigned role)
{
	for (const struct cc_layout *l = method->layouts; l->name != NULL; l++)
		if (cc_layout_roles(l) >> role & 1)
			return true;
	return false;
}

const char *
cc_method_need(const struct cc_method *method, unsigned role)
{
	bool always = method->layouts->name != NULL;

	for (const struct cc_layout *l = method->layouts; l->name != NULL; l++)
		always &= l->all >> role & 1;
	if (always || (method->roles[role].flags & (CC_ROLE_NEEDED | CC_ROLE_KEY)))
		return "needed";
	return cc_method_lays_out(method, role) ? "one-of" : "optional";
}

static bool
check_item(const struct cc_method *method, unsigned role, const struct cc_item *item, const char *file,
    struct cc_arena *scratch, struct cc_err *err)
{
	for (unsigned r = 0; method->roles[r].name != NULL; r++)
		/* no file has a column of an axis and of another layout: the item has the name */
		if (method->roles[r].items == NULL && !cc_method_lays_out(method, r) &&
		    same_name(item->id, method->roles[r].name, scratch))
			return cc_node_fail(id_node(item), file, err,
			    N_("\"%s\" is a role; wanted another id"), cc_quote(item->id).text);
	for (const struct cc_table_spec *t = method->tables; t->name != NULL; t++)
		if (!check_columns(t, role, item, file, scratch, err))
			return false;
	return true;
}

const struct cc_items *
cc_method_list(const struct cc_method *method, const struct cc_run *run, const struct cc_role *role)
{
	size_t i = 0;

	while (strcmp(method->items[i].key, role->list) != 0)
		i++;
	return &run->study->items[i];
}

bool
cc_method_check_items(
    const struct cc_method *method, const struct cc_run *run, struct cc_arena *scratch, struct cc_err *err)
{
	for (unsigned r = 0; method->roles[r].name != NULL; r++) {
		const struct cc_items *items = run->items[r];

		for (uint32_t i = 0; items != NULL && !items->preset && i < items->n; i++)
			if (!check_item(method, r, &items->item[i], run->study->file, scratch, err))
				return false;
	}
	return true;
}
