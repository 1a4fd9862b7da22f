/* aggregate_columns.c -- the columns, conditions and slots that aggregates share. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/node_read.h"

/* A column by its name, which is one however it is written. */
uint32_t
cc_aggregate_column_of(struct cc_aggregate_reading *r, struct cc_span name, bool number,
    const struct cc_node *node, const char *file)
{
	struct cc_aggregates *s = r->set;
	struct cc_span folded = cc_utf8_fold(r->arena, name);
	uint32_t at = 0;

	while (at < s->columns && !cc_span_eq(cc_utf8_fold(r->arena, s->column[at].name), folded))
		at++;
	if (at == s->columns) {
		struct cc_aggregate_column *more =
		    CC_ARRAY(r->arena, struct cc_aggregate_column, (size_t)at + 1);

		if (at > 0)
			memcpy(more, s->column, at * sizeof *more);
		more[at] = (struct cc_aggregate_column){ .name = name, .node = node, .file = file };
		s->column = more;
		s->columns++;
	}
	s->column[at].number |= number;
	return at;
}

static uint32_t
condition_of(struct cc_aggregate_reading *r, uint32_t column, const struct cc_span *value, size_t n)
{
	struct cc_aggregates *s = r->set;
	struct cc_aggregate_condition *more;

	for (uint32_t i = 0; i < s->conditions; i++) {
		bool same = s->condition[i].column == column && s->condition[i].n == n;

		for (size_t k = 0; same && k < n; k++)
			same = cc_span_eq(s->condition[i].value[k], value[k]);
		if (same)
			return i;
	}
	more = CC_ARRAY(r->arena, struct cc_aggregate_condition, (size_t)s->conditions + 1);
	if (s->conditions > 0)
		memcpy(more, s->condition, s->conditions * sizeof *more);
	more[s->conditions] = (struct cc_aggregate_condition){ column, value, NULL, n };
	s->condition = more;
	return s->conditions++;
}

bool
cc_aggregate_condition_add(struct cc_aggregate_slot *slot, const struct cc_node *key, struct cc_span column,
    const struct cc_node *value, const char *file, struct cc_aggregate_reading *r)
{
	const struct cc_span *text;
	struct cc_span *one;
	size_t n = 1;

	if (value->kind == CC_NODE_LIST) {
		if (!cc_node_texts(&text, &n, value, file, r->arena, r->err))
			return false;
	} else {
		text = one = CC_NEW(r->arena, struct cc_span);
		if (!cc_node_text(one, value, file, r->err))
			return false;
	}
	if (n == 0)
		return cc_node_fail(value, file, r->err, N_("an empty list; wanted a value"));
	if (slot->conditions == CC_AGGREGATE_CONDITIONS)
		return cc_node_fail(
		    key, file, r->err, N_("more than %d conditions"), CC_AGGREGATE_CONDITIONS);
	slot->condition[slot->conditions++] =
	    condition_of(r, cc_aggregate_column_of(r, column, false, key, file), text, n);
	return true;
}

bool
cc_aggregate_where(struct cc_aggregate_slot *slot, const struct cc_node *where, const char *file,
    struct cc_aggregate_reading *r)
{
	if (where == NULL)
		return true;
	if (!cc_node_map(where, file, r->err))
		return false;
	for (size_t i = 0; i < where->n; i++)
		if (!cc_aggregate_condition_add(
			slot, where->key[i], where->key[i]->text, where->item[i], file, r))
			return false;
	return true;
}

/* Slots that look at the same are one. */
uint32_t
cc_aggregate_slot_of(struct cc_aggregate_reading *r, const struct cc_aggregate_slot *slot)
{
	struct cc_aggregates *s = r->set;
	struct cc_aggregate_slot *more;

	for (uint32_t i = 0; i < s->slots; i++) {
		struct cc_aggregate_slot *known = &s->slot[i];
		bool same = known->conditions == slot->conditions && known->column == slot->column &&
			    known->scaled == slot->scaled && known->low == slot->low &&
			    known->high == slot->high;

		for (uint32_t k = 0; same && k < slot->conditions; k++)
			same = known->condition[k] == slot->condition[k];
		if (same) {
			known->keeps |= slot->keeps;
			return i;
		}
	}
	more = CC_ARRAY(r->arena, struct cc_aggregate_slot, (size_t)s->slots + 1);
	if (s->slots > 0)
		memcpy(more, s->slot, s->slots * sizeof *more);
	more[s->slots] = *slot;
	s->slot = more;
	return s->slots++;
}

/* Roles that a definition may name by their own name. */
static bool
find_role(struct cc_aggregate_column *c, struct cc_arena *scratch)
{
	static const struct {
		const char *name;
		unsigned role;
		bool number;
	} roles[] = { { "event", CC_OF_EVENT, false }, { "person", CC_OF_PERSON, false },
		{ "session", CC_OF_SESSION, false }, { "idea", CC_OF_IDEA, false },
		{ "segment", CC_OF_SEGMENT, false }, { "value", CC_OF_VALUE, true } };
	struct cc_span folded = cc_utf8_fold(scratch, c->name);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (cc_span_eq(folded, cc_span(roles[i].name))) {
			c->role = roles[i].role;
			if (c->number && !roles[i].number)
				return false;
			c->number = roles[i].number;
			return true;
		}
	c->role = c->number ? CC_OF_NUMBER : CC_OF_COLUMN;
	return true;
}

/* Conditions on a column of numbers are numbers. */
static bool
settle_conditions(struct cc_aggregate_reading *r)
{
	struct cc_aggregates *s = r->set;

	for (uint32_t i = 0; i < s->conditions; i++) {
		struct cc_aggregate_condition *c = &s->condition[i];
		const struct cc_aggregate_column *column = &s->column[c->column];
		double *number;

		if (!column->number)
			continue;
		c->number = number = CC_ARRAY(r->arena, double, c->n);
		for (size_t k = 0; k < c->n; k++)
			if (!cc_num_parse(&number[k], c->value[k]))
				return cc_node_fail(column->node, column->file, r->err,
				    N_("\"%s\"; wanted a number, as column \"%s\" is read as numbers"),
				    cc_quote(c->value[k]).text, cc_quote(column->name).text);
	}
	return true;
}

/* Columns that no definition names are not read; a value may be that of a measure. */
static void
idle_roles(struct cc_run *run, const struct cc_aggregates *s)
{
	uint64_t named = 0;

	for (uint32_t i = 0; i < s->columns; i++)
		named |= UINT64_C(1) << s->column[i].role;
	for (unsigned role = CC_OF_EVENT; role <= CC_OF_IDEA; role++)
		if (role != CC_OF_PERSON && !(named >> role & 1))
			run->idle |= UINT64_C(1) << role;
}

/* Headers that are no roles become items of CC_OF_COLUMN and of CC_OF_NUMBER. */
bool
cc_aggregates_bind(struct cc_run *run, unsigned roles, struct cc_aggregate_reading *r)
{
	struct cc_aggregates *s = r->set;
	const struct cc_items **items = CC_ARRAY(r->arena, const struct cc_items *, roles);
	struct cc_items *own = CC_ARRAY(r->arena, struct cc_items, 2);

	for (unsigned role = 0; role < roles; role++)
		items[role] = run->items[role];
	for (unsigned i = 0; i < 2; i++) {
		own[i].item = CC_ARRAY(r->arena, struct cc_item, (size_t)s->columns + 1);
		items[CC_OF_COLUMN + i] = &own[i];
	}
	for (uint32_t i = 0; i < s->columns; i++) {
		struct cc_aggregate_column *c = &s->column[i];

		if (!find_role(c, r->arena))
			return cc_node_fail(c->node, c->file, r->err,
			    N_("column \"%s\" holds ids; wanted a column of numbers"),
			    cc_quote(c->name).text);
		if (c->role < CC_OF_COLUMN)
			continue;
		c->item = own[c->role - CC_OF_COLUMN].n;
		own[c->role - CC_OF_COLUMN].item[own[c->role - CC_OF_COLUMN].n++].id = c->name;
	}
	for (unsigned i = 0; i < 2; i++)
		cc_items_index(&own[i], r->arena);
	run->items = items;
	idle_roles(run, s);
	for (uint32_t i = 0; i < s->slots; i++)
		if (s->slot[i].keeps & (CC_KEEPS_UNITS | CC_KEEPS_DAYS) &&
		    s->column[s->slot[i].column].number)
			return cc_node_fail(s->column[s->slot[i].column].node,
			    s->column[s->slot[i].column].file, r->err,
			    N_("column \"%s\" is read as numbers; wanted one of ids"),
			    cc_quote(s->column[s->slot[i].column].name).text);
	return settle_conditions(r);
}

struct cc_names_list
cc_aggregates_unbound(const struct cc_aggregates *set, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_names_list list = { 0 };

	for (uint32_t i = 0; i < set->columns; i++)
		if (set->column[i].role >= CC_OF_COLUMN && !(run->bound >> set->column[i].role & 1))
			cc_names_data(&list, set->column[i].name, arena);
	return list;
}
