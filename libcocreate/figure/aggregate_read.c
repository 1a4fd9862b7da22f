/* aggregate_read.c -- what is counted, out of YAML: rows by conditions, and the columns that they name. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "rec/node_read.h"
#include "rec/yaml_text.h"

#include <math.h>

static const char *const aggregates[] = { "count", "count_distinct", "sum", "mean", "ratio", "top_box", "nps",
	"retention", "cohort_rate", "given", NULL };
static const enum cc_aggregate_kind kinds[] = { CC_AGGREGATE_COUNT, CC_AGGREGATE_DISTINCT, CC_AGGREGATE_SUM,
	CC_AGGREGATE_MEAN, CC_AGGREGATE_RATIO, CC_AGGREGATE_TOP_BOX, CC_AGGREGATE_NPS, CC_AGGREGATE_RETENTION,
	CC_AGGREGATE_COHORT, CC_AGGREGATE_GIVEN };

/* Where the aggregate stands, and the conditions beside it. */
struct reading_of {
	struct cc_aggregate_reading *all;
	const char *file;
	const struct cc_node *where;
	const char *where_file;
	struct cc_aggregate *d;
};

static bool
only_keys(const struct cc_node *node, const char *const *known, const struct reading_of *r)
{
	const struct cc_names names = { known, NULL };

	if (!cc_node_map(node, r->file, r->all->err))
		return false;
	for (size_t i = 0; i < node->n; i++)
		if (!cc_names_have(&names, node->key[i]->text))
			return cc_node_unknown(node->key[i], &names, r->file, r->all->arena, r->all->err);
	return true;
}

static bool
read_column(
    uint32_t *column, const struct cc_node *map, const char *key, bool number, const struct reading_of *r)
{
	const struct cc_node *node = cc_node_get(map, key);
	struct cc_span name;

	if (node == NULL)
		return cc_node_fail(map, r->file, r->all->err, N_("no %s; wanted \"%s: COLUMN\""), key, key);
	if (!cc_node_text(&name, node, r->file, r->all->err))
		return false;
	*column = cc_aggregate_column_of(r->all, name, number, node, r->file);
	return true;
}

/* scale: [1, 5] */
static bool
read_scale(struct cc_aggregate_slot *slot, const struct cc_node *map, const struct reading_of *r)
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

static bool
add_slot(struct cc_aggregate_part *part, struct cc_aggregate_slot *slot, const struct cc_node *where,
    const struct reading_of *r)
{
	if (!cc_aggregate_where(slot, r->where, r->where_file, r->all) ||
	    !cc_aggregate_where(slot, where, r->file, r->all))
		return false;
	part->slot = cc_aggregate_slot_of(r->all, slot);
	return true;
}

static bool
is_person(const struct cc_aggregates *s, uint32_t column)
{
	return cc_span_eq(s->column[column].name, CC_SPAN("person"));
}

/* count: {}, count_distinct: {column}, sum: {column}; the key is its kind. */
static bool
read_simple(struct cc_aggregate_part *part, const struct cc_node *of, const struct cc_node *where,
    bool in_ratio, const struct reading_of *r)
{
	static const char *const none[] = { NULL }, *const column[] = { "column", NULL };
	struct cc_aggregate_slot slot = { .column = CC_AGGREGATE_NONE, .keeps = CC_KEEPS_ROWS };

	if (part->kind == CC_AGGREGATE_COUNT) {
		if (!cc_node_null(of) && !only_keys(of, none, r))
			return false;
		slot.keeps |= in_ratio ? CC_KEEPS_PEOPLE : 0;
		return add_slot(part, &slot, where, r);
	}
	if (!only_keys(of, column, r) ||
	    !read_column(&slot.column, of, "column", part->kind == CC_AGGREGATE_SUM, r))
		return false;
	slot.keeps = part->kind == CC_AGGREGATE_SUM ? CC_KEEPS_SUMS : CC_KEEPS_UNITS;
	if (part->kind == CC_AGGREGATE_DISTINCT && is_person(r->all->set, slot.column)) {
		slot.keeps = CC_KEEPS_PEOPLE;
		slot.column = CC_AGGREGATE_NONE;
	}
	return add_slot(part, &slot, where, r);
}

/* One side of a ratio. */
static bool
read_side(
    struct cc_aggregate_part *part, const struct cc_node *ratio, const char *key, const struct reading_of *r)
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
		    N_("wanted one of count: {}, count_distinct: {column: COLUMN}, sum: {column: "
		       "COLUMN}"));
	return read_simple(part, of, cc_node_get(node, "where"), true, r);
}

static bool
read_ratio(const struct cc_node *node, const struct reading_of *r)
{
	static const char *const known[] = { "of", "to", NULL };

	return only_keys(node, known, r) && read_side(&r->d->part[0], node, "of", r) &&
	       read_side(&r->d->part[1], node, "to", r);
}

/* Answers of a column: mean, top_box, nps. */
static bool
read_answers(const struct cc_node *node, const struct reading_of *r)
{
	static const char *const known[] = { "column", "scale", NULL }, *const cut[] = { "column", "cut",
		"scale", NULL };
	struct cc_aggregate_slot slot = { .column = CC_AGGREGATE_NONE,
		.keeps = CC_KEEPS_ANSWERS,
		.scaled = r->d->kind == CC_AGGREGATE_NPS,
		.high = 10 };
	bool top = r->d->kind == CC_AGGREGATE_TOP_BOX;

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
read_nps(const struct cc_node *node, const struct reading_of *r)
{
	static const char *const known[] = { "promoters", "detractors", "n", NULL };

	if (!cc_node_map(node, r->file, r->all->err))
		return false;
	if (cc_node_get(node, "promoters") == NULL)
		return read_answers(node, r);
	r->d->kind = CC_AGGREGATE_NPS_COUNTS;
	if (!only_keys(node, known, r))
		return false;
	for (int i = 0; i < 3; i++) {
		struct cc_aggregate_slot slot = { .column = CC_AGGREGATE_NONE, .keeps = CC_KEEPS_SUMS };

		if (!read_column(&slot.column, node, known[i], true, r) ||
		    !add_slot(&r->d->part[i], &slot, NULL, r))
			return false;
	}
	return true;
}

static bool
read_days(const struct cc_node *node, const struct reading_of *r)
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
read_moment(struct cc_aggregate_part *part, const struct cc_node *node, const struct cc_node *event,
    const struct reading_of *r)
{
	struct cc_aggregate_slot slot = { .column = CC_AGGREGATE_NONE, .keeps = CC_KEEPS_DAYS };

	if (cc_node_get(node, "column") != NULL) {
		if (!read_column(&slot.column, node, "column", false, r))
			return false;
	} else {
		slot.column = cc_aggregate_column_of(r->all, CC_SPAN("person"), false, node, r->file);
	}
	if (event != NULL && event->kind != CC_NODE_MAP &&
	    !cc_aggregate_condition_add(&slot, event, CC_SPAN("event"), event, r->file, r->all))
		return false;
	return add_slot(part, &slot, event != NULL && event->kind == CC_NODE_MAP ? event : NULL, r);
}

static bool
read_retention(const struct cc_node *node, const struct reading_of *r)
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
	r->d->kept = (enum cc_aggregate_return)k;
	return read_moment(&r->d->part[0], node, cc_node_get(node, "event"), r);
}

static bool
read_cohort(const struct cc_node *node, const struct reading_of *r)
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
read_kind(const struct cc_node *node, const struct reading_of *r)
{
	struct cc_aggregate *d = r->d;

	d->part[0].kind = d->kind;
	switch (d->kind) {
	case CC_AGGREGATE_COUNT:
	case CC_AGGREGATE_DISTINCT:
	case CC_AGGREGATE_SUM: return read_simple(&d->part[0], node, NULL, false, r);
	case CC_AGGREGATE_RATIO: return read_ratio(node, r);
	case CC_AGGREGATE_MEAN:
	case CC_AGGREGATE_TOP_BOX: return read_answers(node, r);
	case CC_AGGREGATE_NPS: return read_nps(node, r);
	case CC_AGGREGATE_RETENTION: return read_retention(node, r);
	case CC_AGGREGATE_COHORT: return read_cohort(node, r);
	default: return cc_node_text(&d->given, node, r->file, r->all->err);
	}
}

/* The aggregate of a definition, which is one. */
static const struct cc_node *
find_kind(enum cc_aggregate_kind *kind, const struct cc_node *definition, unsigned *n)
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

/* count_distinct: {column: person}, where: {event: applied} */
static struct cc_span
line_of(enum cc_aggregate_kind kind, const struct cc_node *node, const struct cc_node *where,
    struct cc_arena *arena)
{
	struct cc_span of = cc_yaml_line(node, arena), rows = { "", 0 };
	unsigned k = 0;

	while (kinds[k] != kind)
		k++;
	if (where != NULL && where->n > 0)
		rows = cc_yaml_line(where, arena);
	return cc_span(cc_format(arena, "%s: %.*s%s%.*s", aggregates[k], (int)of.len, of.at,
	    rows.len > 0 ? ", where: " : "", (int)rows.len, rows.at));
}

bool
cc_aggregate_read(struct cc_aggregate *d, struct cc_aggregate_reading *all)
{
	struct reading_of r = { .all = all, .file = all->own_file, .d = d };
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
	d->text = line_of(d->kind, node, r.where, all->arena);
	return read_kind(node, &r);
}
