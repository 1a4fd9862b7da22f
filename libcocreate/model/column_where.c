/* column_where.c -- rows that --where keeps.
 *
 * A condition names a header, a position, or a role; of a role that groups of a
 * pattern give it is decided once for each observation.  In a file without the
 * column the cell counts as empty. */
#include "model/column_where.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/column_type.h"

#include <inttypes.h>

static bool
is_order(enum cc_op op)
{
	return op != CC_EQ && op != CC_NE;
}

/* What a value is compared as.  A month is over on its last day. */
static void
read_value(struct cc_condition_reading *r, const struct cc_binder *b)
{
	int year, month, day;

	r->value = cc_utf8_trim(r->value);
	r->is_number = cc_num_read(&r->number, r->value, cc_binder_numbers(b));
	r->is_day = cc_date_read(&r->day, r->value, b->opts.dates) == CC_DATE_OK &&
		    (r->is_number || !cc_date_has_time(r->value));
	if (!r->is_day || (r->op != CC_LE && r->op != CC_GT) || !cc_date_is_month(r->value))
		return;
	cc_date_split(&year, &month, &day, r->day);
	r->day = cc_date_day(year + month / 12, month % 12 + 1, 1) - 1;
}

static bool
fail_value(
    const char *text, const struct cc_condition_reading *r, const struct cc_binder *b, struct cc_err *err)
{
	int64_t day;
	enum cc_date_read read = cc_date_read(&day, r->value, b->opts.dates);
	struct cc_quoted condition = cc_quote(cc_span(text)), value = cc_quote(r->value);

	if (read == CC_DATE_AMBIGUOUS)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--where: \"%s\": day or month first cannot be told of \"%s\"; wanted the year first, "
		       "2026-01-27, or --date=dmy or --date=mdy"),
		    condition.text, value.text);
	if (read == CC_DATE_OK)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--where: \"%s\": days are compared, not times; wanted a date without a time, such as "
		       "2026-01-27"),
		    condition.text);
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("--where: \"%s\": \"%s\" has no order; wanted a number or a date such as 2026-01-27, or = or "
	       "!="),
	    condition.text, value.text);
}

/* The second half of <= and >=: the end of a column only where there is another way. */
static bool
is_half(struct cc_span text, size_t at)
{
	return text.at[at] == '=' && (text.at[at - 1] == '<' || text.at[at - 1] == '>');
}

/* Wherever an operator stands the column may end. */
static bool
divide(struct cc_condition *c, const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span text = cc_span(c->text);
	struct cc_condition_reading last = { 0 };
	bool good = false;

	c->reading = CC_ARRAY(arena, struct cc_condition_reading, text.len);
	for (size_t at = text.len; at-- > 1;) {
		struct cc_condition_reading r = { .column = { text.at, at } };
		size_t len = cc_op_read(&r.op, (struct cc_span){ text.at + at, text.len - at });

		if (len == 0)
			continue;
		r.value = (struct cc_span){ text.at + at + len, text.len - at - len };
		if (is_order(r.op))
			read_value(&r, b);
		last = r;
		if (is_order(r.op) && !r.is_number && !r.is_day)
			continue;
		c->reading[c->n++] = r;
		good |= !is_half(text, at);
	}
	if (good)
		return true;
	if (last.column.len > 0)
		return fail_value(c->text, &last, b, err);
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("--where: \"%s\"; wanted COLUMN=VALUE, or != < <= > or >= in place of ="),
	    cc_quote(text).text);
}

bool
cc_where_read(struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	b->where = CC_ARRAY(arena, struct cc_condition, b->opts.n_where);
	for (size_t i = 0; i < b->opts.n_where; i++) {
		b->where[i].text = b->opts.where[i];
		if (!divide(&b->where[i], b, arena, err))
			return false;
	}
	return true;
}

static bool
holds_number(bool *kept, const struct cc_where_slot *w, struct cc_span cell, bool bare, unsigned how)
{
	double number;

	if (!w->by->is_number || !cc_num_read(&number, cell, bare ? 0 : how))
		return false;
	/* Kept, so that whoever reads the column refuses it. */
	*kept =
	    (w->count && !bare && cc_num_is_grouped(cell)) || cc_op_holds(number, w->by->op, w->by->number);
	return true;
}

static bool
holds_day(bool *kept, const struct cc_where_slot *w, struct cc_span cell, enum cc_date_order order)
{
	int64_t day;

	if (!w->by->is_day || cc_date_read(&day, cell, order) != CC_DATE_OK)
		return false;
	*kept = cc_op_holds((double)day, w->by->op, (double)w->by->day);
	return true;
}

/* False: the cell cannot be compared. */
static bool
holds(bool *kept, const struct cc_where_slot *w, struct cc_span cell, bool bare, const struct cc_binder *b)
{
	enum cc_date_order dates = b->opts.dates;
	unsigned how = cc_binder_numbers(b);

	*kept = false;
	if (!is_order(w->by->op)) {
		*kept = cc_span_eq(cell, w->by->value) == (w->by->op == CC_EQ);
		return true;
	}
	if (cell.len == 0 || cc_is_missing_cell(w->missing, cell))
		return false;
	return (w->days && holds_day(kept, w, cell, dates)) || holds_number(kept, w, cell, bare, how) ||
	       holds_day(kept, w, cell, dates);
}

static void
drop_observations(struct cc_bound *out, const struct cc_where_slot *w, const struct cc_span *text,
    const struct cc_binder *b, struct cc_arena *arena)
{
	if (out->where_drops == NULL)
		out->where_drops = CC_ARRAY(arena, bool, out->wide->n);
	for (uint32_t o = 0; o < out->wide->n; o++) {
		bool kept;

		holds(&kept, w, text[o], false, b);
		out->where_drops[o] |= !kept;
	}
}

static unsigned
role_named(const struct cc_binder *b, struct cc_span name)
{
	unsigned r = 0;

	while (r < b->roles &&
	       (b->run->items[r] != NULL || !cc_span_eq(name, cc_span(b->method->roles[r].name))))
		r++;
	return r;
}

/* The column of a role.  *found: whether it has one, or groups give it. */
static bool
find_role(struct cc_where_slot *w, bool *found, const struct cc_bound *out, const struct cc_binder *b,
    const struct cc_header *h, struct cc_err *err)
{
	unsigned r = role_named(b, cc_utf8_trim(w->by->column));
	const struct cc_slots *slots = r < b->roles ? &out->slots[r][0] : NULL;

	if (slots == NULL)
		return true;
	if (slots->n > 1 || (out->wide != NULL && out->wide->slot[r][0] != NULL))
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("--where: \"%s\" is several columns here; name one by its header"),
		    cc_quote(w->by->column).text);
	if (slots->n == 1)
		w->slot = slots->slot[0];
	else
		w->of_groups = out->wide != NULL && (out->wide->groups >> r & 1);
	*found = slots->n == 1 || w->of_groups;
	return true;
}

/* How a column is read: as its role is. */
static void
take_role(struct cc_where_slot *w, const struct cc_bound *out, const struct cc_binder *b)
{
	w->missing = &b->missing[CC_MARK_NUMBERS];
	for (unsigned r = 0; r < b->roles && w->slot != CC_NO_SLOT; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++) {
			if (b->method->roles[r].kind == CC_TEXT || !cc_has_slot(out, r, i, w->slot))
				continue;
			w->days = b->method->roles[r].kind == CC_DATE;
			w->count = cc_role_is(b->method, r, CC_ROLE_COUNT) && b->opts.decimal == 0;
			if (b->method->roles[r].kind == CC_NUMBER)
				w->missing = b->form[r][i].missing;
		}
}

/* Another reading than the one of files before, or than was supposed of files without
 * the column. */
static bool
fail_readings(
    const struct cc_condition *c, const struct cc_header *h, struct cc_span column, struct cc_err *err)
{
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("--where: \"%s\" speaks of column \"%s\" here, and not in the files before; wanted names "
	       "that can be told from each other"),
	    cc_quote(cc_span(c->text)).text, cc_quote(column).text);
}

/* The longest name that this file has; of readings chosen before, none but that one. */
static bool
find_reading(struct cc_where_slot *w, bool *found, struct cc_condition *c, const struct cc_bound *out,
    const struct cc_binder *b, const struct cc_header *h, struct cc_err *err)
{
	for (size_t k = 0; k < c->n && !*found; k++) {
		int column;

		w->by = &c->reading[k];
		column = cc_find_column(h, w->by->column, err);
		if (column == CC_FIND_FAILED)
			return false;
		*found = column != CC_FIND_NONE;
		if (*found)
			w->slot = (uint32_t)column;
		else if (!find_role(w, found, out, b, h, err))
			return false;
		if (*found && c->chosen != NULL && c->chosen != w->by)
			return fail_readings(c, h, w->by->column, err);
		if (c->chosen == w->by)
			break;
	}
	return true;
}

static bool
bind_condition(struct cc_where_slot *w, struct cc_condition *c, const struct cc_bound *out,
    const struct cc_binder *b, const struct cc_header *h, struct cc_err *err)
{
	bool found = false, kept;

	w->slot = CC_NO_SLOT;
	if (!find_reading(w, &found, c, out, b, h, err))
		return false;
	take_role(w, out, b);
	holds(&kept, w, (struct cc_span){ NULL, 0 }, false, b);
	if (found && c->empty_kept[!kept])
		return fail_readings(c, h, w->by->column, err);
	if (found)
		c->chosen = w->by;
	else if (c->chosen == NULL)
		c->empty_kept[kept] = true;
	return true;
}

bool
cc_bind_where(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, struct cc_arena *arena,
    struct cc_err *err)
{
	out->where = CC_ARRAY(arena, struct cc_where_slot, b->opts.n_where);
	out->unordered = CC_ARRAY(arena, struct cc_tally, b->opts.n_where);
	for (size_t i = 0; i < b->opts.n_where; i++) {
		struct cc_where_slot *w = &out->where[i];

		if (!bind_condition(w, &b->where[i], out, b, h, err))
			return false;
		if (w->of_groups)
			drop_observations(
			    out, w, out->wide->text[role_named(b, cc_utf8_trim(w->by->column))], b, arena);
	}
	return true;
}

bool
cc_check_where(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	for (size_t i = 0; i < b->opts.n_where; i++) {
		const struct cc_condition *c = &b->where[i];
		char *all = cc_list_columns_of(h->name, h->n, h->arena);
		struct cc_span wanted = { 0 };
		size_t near = CC_NO_NEAR;

		if (c->chosen != NULL)
			continue;
		for (size_t k = c->n; k-- > 0 && near == CC_NO_NEAR;) {
			wanted = c->reading[k].column;
			near = cc_utf8_nearest(wanted, h->name, h->n, h->arena);
		}
		if (near != CC_NO_NEAR)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("--where: no column \"%s\"; did you mean \"%s\"? (columns: %s)"),
			    cc_quote(wanted).text, cc_quote(h->name[near]).text, all);
		return cc_fail_at(err, CC_EXIT_DATA, h->place, N_("--where: no column \"%s\" (columns: %s)"),
		    cc_quote(wanted).text, all);
	}
	return true;
}

uint32_t
cc_where_rows(struct cc_typed_batch *a)
{
	const struct cc_rows *rows = a->cells.rows;
	const struct cc_bound *bound = a->cells.bound;
	uint32_t n = a->cells.n;

	for (size_t i = 0; i < bound->binder->opts.n_where; i++) {
		const struct cc_where_slot *w = &bound->where[i];
		uint32_t kept = 0;

		for (uint32_t k = 0; k < n && !w->of_groups; k++) {
			size_t at = (size_t)a->row[k] * rows->wanted + w->slot;
			bool here = w->slot != CC_NO_SLOT, keep;
			struct cc_span cell = here ? rows->cell[at] : (struct cc_span){ NULL, 0 };
			bool bare = here && rows->answers != NULL && cc_is_bare(rows->answers[at]);

			if (!holds(&keep, w, cell, bare, bound->binder))
				cc_tally_see(&a->unordered[i], rows->line[a->row[k]]);
			if (keep)
				a->row[kept++] = a->row[k];
		}
		n = w->of_groups ? n : kept;
	}
	return n;
}

void
cc_note_unordered(struct cc_report *report, const struct cc_bound *b)
{
	for (size_t i = 0; i < b->binder->opts.n_where; i++)
		if (b->unordered[i].count > 0)
			cc_note(report, "where-unordered",
			    "%s: --where \"%s\": cells that hold no number or date to compare, not kept: %ju "
			    "(lines "
			    "%s)",
			    "%s: --where の「%s」と比べられる数値や日付がない行を除きました: %ju 行（%s "
			    "行目）",
			    cc_quote(cc_span(b->place.file)).text,
			    cc_quote(cc_span(b->binder->where[i].text)).text,
			    (uintmax_t)b->unordered[i].count,
			    cc_tally_lines(&b->unordered[i], report->arena));
}
