/* aggregate.c -- what a definition counts: rows by conditions, and the columns that it names. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/node_read.h"

#include <math.h>

static const char *const aggregates[] = { "count", "count_distinct", "sum", "mean", "ratio", "top_box", "nps",
	"retention", "cohort_rate", "given", NULL };
static const enum kpi_kind kinds[] = { KPI_COUNT, KPI_DISTINCT, KPI_SUM, KPI_MEAN, KPI_RATIO, KPI_TOP_BOX,
	KPI_NPS, KPI_RETENTION, KPI_COHORT, KPI_GIVEN };

/* Where the aggregate stands, and the conditions of the definition. */
struct reading {
	struct kpi_reading *all;
	const char *file;
	const struct cc_node *where;
	const char *where_file;
	struct kpi_definition *d;
};

static bool
only_keys(const struct cc_node *node, const char *const *known, const struct reading *r)
{
	const struct cc_names names = { known, NULL };

	if (!cc_node_map(node, r->file, r->all->err))
		return false;
	for (size_t i = 0; i < node->n; i++)
		if (!cc_names_have(&names, node->key[i]->text))
			return cc_node_unknown(node->key[i], &names, r->file, r->all->arena, r->all->err);
	return true;
}

/* A column by its name, which is one however it is written. */
static uint32_t
column_of(
    struct kpi_reading *r, struct cc_span name, bool number, const struct cc_node *node, const char *file)
{
	struct kpi_study *s = r->study;
	struct cc_span folded = cc_utf8_fold(r->arena, name);
	uint32_t at = 0;

	while (at < s->columns && !cc_span_eq(cc_utf8_fold(r->arena, s->column[at].name), folded))
		at++;
	if (at == s->columns) {
		struct kpi_column *more = CC_ARRAY(r->arena, struct kpi_column, (size_t)at + 1);

		if (at > 0)
			memcpy(more, s->column, at * sizeof *more);
		more[at] = (struct kpi_column){ .name = name, .node = node, .file = file };
		s->column = more;
		s->columns++;
	}
	s->column[at].number |= number;
	return at;
}

static bool
read_column(
    uint32_t *column, const struct cc_node *map, const char *key, bool number, const struct reading *r)
{
	const struct cc_node *node = cc_node_get(map, key);
	struct cc_span name;

	if (node == NULL)
		return cc_node_fail(map, r->file, r->all->err, N_("no %s; wanted \"%s: COLUMN\""), key, key);
	if (!cc_node_text(&name, node, r->file, r->all->err))
		return false;
	*column = column_of(r->all, name, number, node, r->file);
	return true;
}

static uint32_t
condition_of(struct kpi_reading *r, uint32_t column, const struct cc_span *value, size_t n)
{
	struct kpi_study *s = r->study;
	struct kpi_condition *more;

	for (uint32_t i = 0; i < s->conditions; i++) {
		bool same = s->condition[i].column == column && s->condition[i].n == n;

		for (size_t k = 0; same && k < n; k++)
			same = cc_span_eq(s->condition[i].value[k], value[k]);
		if (same)
			return i;
	}
	more = CC_ARRAY(r->arena, struct kpi_condition, (size_t)s->conditions + 1);
	if (s->conditions > 0)
		memcpy(more, s->condition, s->conditions * sizeof *more);
	more[s->conditions] = (struct kpi_condition){ column, value, NULL, n };
	s->condition = more;
	return s->conditions++;
}

static bool
add_condition(struct kpi_slot *slot, const struct cc_node *key, struct cc_span column,
    const struct cc_node *value, const char *file, struct kpi_reading *r)
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
	if (slot->conditions == KPI_CONDITIONS)
		return cc_node_fail(key, file, r->err, N_("more than %d conditions"), KPI_CONDITIONS);
	slot->condition[slot->conditions++] =
	    condition_of(r, column_of(r, column, false, key, file), text, n);
	return true;
}

static bool
add_where(struct kpi_slot *slot, const struct cc_node *where, const char *file, struct kpi_reading *r)
{
	if (where == NULL)
		return true;
	if (!cc_node_map(where, file, r->err))
		return false;
	for (size_t i = 0; i < where->n; i++)
		if (!add_condition(slot, where->key[i], where->key[i]->text, where->item[i], file, r))
			return false;
	return true;
}

/* scale: [1, 5] */
static bool
read_scale(struct kpi_slot *slot, const struct cc_node *map, const struct reading *r)
{
	const struct cc_node *scale = cc_node_get(map, "scale");

	if (scale == NULL)
		return true;
	if (scale->kind != CC_NODE_LIST || scale->n != 2)
		return cc_node_fail(scale, r->file, r->all->err,
		    N_("scale; wanted two numbers, the lower first, as in [1, 5]"));
	if (!cc_node_number(&slot->low, scale->item[0], r->file, r->all->err) ||
	    !cc_node_number(&slot->high, scale->item[1], r->file, r->all->err))
		return false;
	slot->scaled = true;
	return slot->low < slot->high || cc_node_fail(scale, r->file, r->all->err,
					     N_("scale; wanted two numbers, the lower first, as in [1, 5]"));
}

/* Slots that look at the same are one. */
static uint32_t
slot_of(struct kpi_reading *r, const struct kpi_slot *slot)
{
	struct kpi_study *s = r->study;
	struct kpi_slot *more;

	for (uint32_t i = 0; i < s->slots; i++) {
		struct kpi_slot *known = &s->slot[i];
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
	more = CC_ARRAY(r->arena, struct kpi_slot, (size_t)s->slots + 1);
	if (s->slots > 0)
		memcpy(more, s->slot, s->slots * sizeof *more);
	more[s->slots] = *slot;
	s->slot = more;
	return s->slots++;
}

static bool
add_slot(struct kpi_part *part, struct kpi_slot *slot, const struct cc_node *where, const struct reading *r)
{
	if (!add_where(slot, r->where, r->where_file, r->all) || !add_where(slot, where, r->file, r->all))
		return false;
	part->slot = slot_of(r->all, slot);
	return true;
}

static bool
is_person(const struct kpi_study *s, uint32_t column)
{
	return cc_span_eq(s->column[column].name, CC_SPAN("person"));
}

/* count: {}, count_distinct: {column}, sum: {column}; the key is its kind. */
static bool
read_simple(struct kpi_part *part, const struct cc_node *of, const struct cc_node *where, bool in_ratio,
    const struct reading *r)
{
	static const char *const none[] = { NULL }, *const column[] = { "column", NULL };
	struct kpi_slot slot = { .column = KPI_NONE, .keeps = KPI_ROWS };

	if (part->kind == KPI_COUNT) {
		if (!cc_node_null(of) && !only_keys(of, none, r))
			return false;
		slot.keeps |= in_ratio ? KPI_PEOPLE : 0;
		return add_slot(part, &slot, where, r);
	}
	if (!only_keys(of, column, r) || !read_column(&slot.column, of, "column", part->kind == KPI_SUM, r))
		return false;
	slot.keeps = part->kind == KPI_SUM ? KPI_SUMS : KPI_UNITS;
	if (part->kind == KPI_DISTINCT && is_person(r->all->study, slot.column)) {
		slot.keeps = KPI_PEOPLE;
		slot.column = KPI_NONE;
	}
	return add_slot(part, &slot, where, r);
}

/* One side of a ratio. */
static bool
read_side(struct kpi_part *part, const struct cc_node *ratio, const char *key, const struct reading *r)
{
	static const char *const known[] = { "count", "count_distinct", "sum", "where", NULL };
	const struct cc_node *node = cc_node_get(ratio, key), *of = NULL;
	unsigned n = 0;

	if (node == NULL)
		return cc_node_fail(ratio, r->file, r->all->err, N_("no %s; wanted of and to"), key);
	if (!only_keys(node, known, r))
		return false;
	for (unsigned k = 0; k < 3; k++)
		if (cc_node_get(node, known[k]) != NULL) {
			of = cc_node_get(node, known[k]);
			part->kind = kinds[k];
			n++;
		}
	if (n != 1)
		return cc_node_fail(node, r->file, r->all->err,
		    N_("wanted one of count: {}, count_distinct: {column: COLUMN}, sum: {column: COLUMN}"));
	return read_simple(part, of, cc_node_get(node, "where"), true, r);
}

static bool
read_ratio(const struct cc_node *node, const struct reading *r)
{
	static const char *const known[] = { "of", "to", NULL };

	return only_keys(node, known, r) && read_side(&r->d->part[0], node, "of", r) &&
	       read_side(&r->d->part[1], node, "to", r);
}

/* Answers of a column: mean, top_box, nps. */
static bool
read_answers(const struct cc_node *node, const struct reading *r)
{
	static const char *const known[] = { "column", "scale", NULL }, *const cut[] = { "column", "cut",
		"scale", NULL };
	struct kpi_slot slot = {
		.column = KPI_NONE, .keeps = KPI_ANSWERS, .scaled = r->d->kind == KPI_NPS, .high = 10
	};
	bool top = r->d->kind == KPI_TOP_BOX;

	slot.high = slot.scaled ? 10 : 0;
	if (!only_keys(node, top ? cut : known, r) || !read_column(&slot.column, node, "column", true, r) ||
	    !read_scale(&slot, node, r))
		return false;
	if (top && cc_node_get(node, "cut") == NULL)
		return cc_node_fail(
		    node, r->file, r->all->err, N_("no %s; wanted \"%s: NUMBER\""), "cut", "cut");
	if (top && !cc_node_number(&r->d->cut, cc_node_get(node, "cut"), r->file, r->all->err))
		return false;
	return add_slot(&r->d->part[0], &slot, NULL, r);
}

/* nps: {column}, or columns of counts that sum up to it. */
static bool
read_nps(const struct cc_node *node, const struct reading *r)
{
	static const char *const known[] = { "promoters", "detractors", "n", NULL };

	if (!cc_node_map(node, r->file, r->all->err))
		return false;
	if (cc_node_get(node, "promoters") == NULL)
		return read_answers(node, r);
	r->d->kind = KPI_NPS_COUNTS;
	if (!only_keys(node, known, r))
		return false;
	for (int i = 0; i < 3; i++) {
		struct kpi_slot slot = { .column = KPI_NONE, .keeps = KPI_SUMS };

		if (!read_column(&slot.column, node, known[i], true, r) ||
		    !add_slot(&r->d->part[i], &slot, NULL, r))
			return false;
	}
	return true;
}

static bool
read_days(const struct cc_node *node, const struct reading *r)
{
	const struct cc_node *days = cc_node_get(node, "days");
	double number;

	if (days == NULL)
		return cc_node_fail(
		    node, r->file, r->all->err, N_("no %s; wanted \"%s: NUMBER\""), "days", "days");
	if (!cc_node_number(&number, days, r->file, r->all->err))
		return false;
	if (!(number >= 1 && number <= 36500 && number == floor(number)))
		return cc_node_fail(
		    days, r->file, r->all->err, N_("days; wanted a whole number from 1 to 36500"));
	r->d->days = (int64_t)number;
	return true;
}

/* Days of a person, or of what `column` says, at an event: its name, several, or conditions. */
static bool
read_moment(
    struct kpi_part *part, const struct cc_node *node, const struct cc_node *event, const struct reading *r)
{
	struct kpi_slot slot = { .column = KPI_NONE, .keeps = KPI_DAYS };

	if (cc_node_get(node, "column") != NULL) {
		if (!read_column(&slot.column, node, "column", false, r))
			return false;
	} else {
		slot.column = column_of(r->all, CC_SPAN("person"), false, node, r->file);
	}
	if (event != NULL && event->kind != CC_NODE_MAP &&
	    !add_condition(&slot, event, CC_SPAN("event"), event, r->file, r->all))
		return false;
	return add_slot(part, &slot, event != NULL && event->kind == CC_NODE_MAP ? event : NULL, r);
}

static bool
read_retention(const struct cc_node *node, const struct reading *r)
{
	static const char *const known[] = { "kind", "event", "days", "column", NULL }, *const of[] = {
		"classic", "range", "rolling", NULL
	};
	const struct cc_node *kind;
	struct cc_span word;
	unsigned k = 0;

	if (!only_keys(node, known, r) || !read_days(node, r))
		return false;
	kind = cc_node_get(node, "kind");
	if (kind == NULL)
		return cc_node_fail(
		    node, r->file, r->all->err, N_("no kind; wanted kind: classic, range or rolling"));
	if (!cc_node_text(&word, kind, r->file, r->all->err))
		return false;
	while (of[k] != NULL && !cc_span_eq(word, cc_span(of[k])))
		k++;
	if (of[k] == NULL)
		return cc_node_fail(kind, r->file, r->all->err,
		    N_("kind \"%s\"; wanted classic, range or rolling"), cc_quote(word).text);
	r->d->kept = (enum kpi_return)k;
	return read_moment(&r->d->part[0], node, cc_node_get(node, "event"), r);
}

static bool
read_cohort(const struct cc_node *node, const struct reading *r)
{
	static const char *const known[] = { "from", "to", "days", "column", NULL };

	if (!only_keys(node, known, r) || !read_days(node, r))
		return false;
	if (cc_node_get(node, "from") == NULL || cc_node_get(node, "to") == NULL)
		return cc_node_fail(node, r->file, r->all->err, N_("no from or to; wanted an event in each"));
	return read_moment(&r->d->part[0], node, cc_node_get(node, "from"), r) &&
	       read_moment(&r->d->part[1], node, cc_node_get(node, "to"), r);
}

static bool
read_kind(const struct cc_node *node, const struct reading *r)
{
	struct kpi_definition *d = r->d;

	d->part[0].kind = d->kind;
	switch (d->kind) {
	case KPI_COUNT:
	case KPI_DISTINCT:
	case KPI_SUM: return read_simple(&d->part[0], node, NULL, false, r);
	case KPI_RATIO: return read_ratio(node, r);
	case KPI_MEAN:
	case KPI_TOP_BOX: return read_answers(node, r);
	case KPI_NPS: return read_nps(node, r);
	case KPI_RETENTION: return read_retention(node, r);
	case KPI_COHORT: return read_cohort(node, r);
	default: return cc_node_text(&d->given, node, r->file, r->all->err);
	}
}

/* The aggregate of a definition, which is one. */
static const struct cc_node *
find_kind(enum kpi_kind *kind, const struct cc_node *definition, unsigned *n)
{
	const struct cc_node *found = NULL;

	*n = 0;
	for (unsigned k = 0; definition != NULL && aggregates[k] != NULL; k++) {
		const struct cc_node *node = cc_node_get(definition, aggregates[k]);

		if (node == NULL)
			continue;
		found = node;
		*kind = kinds[k];
		++*n;
	}
	return found;
}

bool
kpi_aggregate(struct kpi_definition *d, struct kpi_reading *all)
{
	struct reading r = { .all = all, .file = all->own_file, .d = d };
	unsigned n;
	const struct cc_node *node = find_kind(&d->kind, all->own, &n), *from = all->own;

	if (n > 1)
		return cc_node_fail(all->own, all->own_file, all->err,
		    N_("\"%s\" has %u aggregates; wanted one of count, count_distinct, sum, mean, ratio, "
		       "top_box, "
		       "nps, retention, cohort_rate, given"),
		    cc_quote(d->id).text, n);
	if (node == NULL && all->preset != NULL) {
		from = all->preset;
		r.file = all->preset_file;
		node = find_kind(&d->kind, from, &n);
	}
	if (node == NULL)
		return cc_node_fail(all->own, all->own_file, all->err,
		    N_("\"%s\" has no aggregate; wanted one of count, count_distinct, sum, mean, ratio, "
		       "top_box, "
		       "nps, retention, cohort_rate, given"),
		    cc_quote(d->id).text);
	r.where = cc_node_get(from, "where");
	r.where_file = r.file;
	if (all->own != NULL && from != all->own && cc_node_get(all->own, "where") != NULL) {
		r.where = cc_node_get(all->own, "where");
		r.where_file = all->own_file;
	}
	return read_kind(node, &r);
}

/* Roles that a definition may name by their own name. */
static bool
find_role(struct kpi_column *c, struct cc_arena *scratch)
{
	static const struct {
		const char *name;
		unsigned role;
		bool number;
	} roles[] = { { "event", EVENT, false }, { "person", PERSON, false }, { "session", SESSION, false },
		{ "idea", IDEA, false }, { "segment", SEGMENT, false }, { "value", VALUE, true } };
	struct cc_span folded = cc_utf8_fold(scratch, c->name);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (cc_span_eq(folded, cc_span(roles[i].name))) {
			c->role = roles[i].role;
			if (c->number && !roles[i].number)
				return false;
			c->number = roles[i].number;
			return true;
		}
	c->role = c->number ? NUMBER : COLUMN;
	return true;
}

/* Conditions on a column of numbers are numbers. */
static bool
settle_conditions(struct kpi_reading *r)
{
	struct kpi_study *s = r->study;

	for (uint32_t i = 0; i < s->conditions; i++) {
		struct kpi_condition *c = &s->condition[i];
		const struct kpi_column *column = &s->column[c->column];
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

/* Headers that are no roles become items of COLUMN and of NUMBER. */
bool
kpi_columns(struct cc_run *run, struct kpi_reading *r)
{
	struct kpi_study *s = r->study;
	const struct cc_items **items = CC_ARRAY(r->arena, const struct cc_items *, NUMBER + 1);
	struct cc_items *own = CC_ARRAY(r->arena, struct cc_items, 2);

	for (unsigned role = 0; role < COLUMN; role++)
		items[role] = run->items[role];
	for (unsigned i = 0; i < 2; i++) {
		own[i].item = CC_ARRAY(r->arena, struct cc_item, (size_t)s->columns + 1);
		items[COLUMN + i] = &own[i];
	}
	for (uint32_t i = 0; i < s->columns; i++) {
		struct kpi_column *c = &s->column[i];

		if (!find_role(c, r->arena))
			return cc_node_fail(c->node, c->file, r->err,
			    N_("column \"%s\" holds ids; wanted a column of numbers"),
			    cc_quote(c->name).text);
		if (c->role < COLUMN)
			continue;
		c->item = own[c->role - COLUMN].n;
		own[c->role - COLUMN].item[own[c->role - COLUMN].n++].id = c->name;
	}
	for (unsigned i = 0; i < 2; i++)
		cc_items_index(&own[i], r->arena);
	run->items = items;
	for (uint32_t i = 0; i < s->slots; i++)
		if (s->slot[i].keeps & (KPI_UNITS | KPI_DAYS) && s->column[s->slot[i].column].number)
			return cc_node_fail(s->column[s->slot[i].column].node,
			    s->column[s->slot[i].column].file, r->err,
			    N_("column \"%s\" is read as numbers; wanted one of ids"),
			    cc_quote(s->column[s->slot[i].column].name).text);
	return settle_conditions(r);
}
