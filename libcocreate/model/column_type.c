/* column_type.c -- cells -> ids, entries of lists, texts, dates.
 *
 * Columns are filled one after the other, so problems come out of order: they
 * are collected by place. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"

static void
audit_missing(const struct cc_cells *c)
{
	for (uint32_t i = 0; c->t->run->audit && i < c->n; i++)
		c->seen->missing += c->missing[i] != 0;
}

/* Mappings may hold more than one value where a role takes one. */
static void
refuse_answers(const struct cc_cells *c, unsigned role, bool several)
{
	for (uint32_t i = 0; c->rows->answers != NULL && i < c->n; i++) {
		struct cc_answers a = cc_answers_at(c, i, cc_slot_at(c, i));

		if (a.nested)
			CELL_PROBLEM(c, i, N_("a mapping or a list within it; wanted one value"));
		else if (a.n > 0 && !several && cc_role_is(c->t->method, role, CC_ROLE_SPLIT))
			CELL_PROBLEM(c, i,
			    N_("a list; wanted one value, or %s: {column: COLUMN, split: \";\"} in the "
			       "study"),
			    c->t->method->roles[role].name);
		else if (a.n > 0 && !several)
			CELL_PROBLEM(c, i, N_("a list; wanted one value"));
	}
}

static bool
has_answers(const struct cc_cells *c, uint32_t i)
{
	struct cc_answers a = cc_answers_at(c, i, cc_slot_at(c, i));

	return a.n > 0 || a.nested;
}

/* Blanks of any kind at its ends are no part of an id; few begin or end with a byte
 * that may be one. */
static struct cc_span
id_of(struct cc_span cell)
{
	unsigned char first = cell.len > 0 ? (unsigned char)cell.at[0] : 'a';
	unsigned char last = cell.len > 0 ? (unsigned char)cell.at[cell.len - 1] : 'a';

	return (first > ' ' && first < 0x80 && last > ' ' && last < 0x80) ? cell : cc_utf8_trim(cell);
}

/* Several texts as one. */
static struct cc_span
join_texts(const struct cc_cells *c, struct cc_answers list, char between)
{
	struct cc_buf lines = { 0 };
	struct cc_span joined;

	for (size_t a = 0; a < list.n; a++) {
		if (cc_is_missing(c->form->missing, list.item[a]))
			continue;
		if (lines.len > 0)
			cc_buf_putc(&lines, between);
		cc_buf_span(&lines, list.item[a]);
	}
	joined = cc_span_dup(c->arena, (struct cc_span){ lines.at, lines.len });
	cc_buf_free(&lines);
	return joined;
}

struct recent_ids {
	struct cc_recent_cells cells;
	uint32_t number[CC_RECENT_CELLS];
};

/* The number that the cell had lately, else the next one, which it has from now on. */
static uint32_t
recent_number(struct recent_ids *r, struct cc_span cell, uint32_t next)
{
	unsigned at;

	if (!cc_recent_pays(&r->cells, 3))
		return next;
	if (!cc_cell_recent(&at, &r->cells, cell))
		r->number[at] = next;
	return r->number[at];
}

static void
type_ids(struct cc_column *out, const struct cc_cells *c, unsigned role)
{
	bool key = cc_role_is(c->t->method, role, CC_ROLE_KEY);
	bool lists = c->rows->answers != NULL && cc_role_is(c->t->method, role, CC_ROLE_COLUMNS);
	uint32_t *id = CC_ARRAY(c->arena, uint32_t, c->n), *known = CC_ARRAY(c->arena, uint32_t, c->n);
	uint32_t n = 0, before = 0;
	struct cc_span *text = CC_ROOM(c->arena, struct cc_span, c->n), last = { NULL, SIZE_MAX };
	struct recent_ids recent = { 0 };

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);

		if (lists && has_answers(c, i))
			cell = join_texts(c, cc_answers_at(c, i, cc_slot_at(c, i)), CC_ANSWERS_BETWEEN);
		if (n > 0 && cc_span_eq(cell, last)) {
			id[i] = before;
			continue;
		}
		c->missing[i] = cc_is_missing(c->form->missing, cell);
		if (c->missing[i]) {
			if (key && !has_answers(c, i))
				CELL_PROBLEM(c, i, N_("\"%s\"; wanted the %s, which every row needs"),
				    cc_quote(cell).text, c->t->method->roles[role].name);
			continue;
		}
		id[i] = recent_number(&recent, cell, n);
		last = cell;
		before = id[i];
		if (id[i] == n)
			text[n++] = id_of(cell);
	}
	cc_map_add_all(c->t->state->ids[role], known, text, n);
	for (uint32_t i = 0; i < c->n; i++)
		id[i] = known[c->missing[i] ? 0 : id[i]];
	out->id = id;
}

static void
problem_entry(struct cc_cells *c, uint32_t i, const struct cc_items *list, const char *key)
{
	struct cc_span cell = cc_cell_at(c, i), near = cc_items_nearest(list, cell, c->arena);
	const char *all = cc_items_list(list, c->arena);

	if (near.at != NULL)
		CELL_INVALID(c, i, N_("\"%s\"; did you mean \"%s\"? (wanted one of the %s %s)"),
		    cc_quote(cell).text, cc_quote(near).text, key, all);
	else
		CELL_INVALID(c, i, N_("\"%s\"; wanted one of the %s %s"), cc_quote(cell).text, key, all);
}

/* The same few names come again and again. */
struct entries {
	const struct cc_items *list;
	struct {
		struct cc_span cell; /* at NULL: empty */
		uint32_t item;
	} recent[32];
};

static uint32_t
find_entry(struct entries *e, struct cc_span cell, struct cc_arena *scratch)
{
	unsigned at = cc_cell_hash(cell) % 32;

	if (e->recent[at].cell.at == NULL || !cc_span_eq(e->recent[at].cell, cell)) {
		e->recent[at].item = cc_items_find(e->list, cell, scratch);
		e->recent[at].cell = cell;
	}
	return e->recent[at].item;
}

static void
type_entries(struct cc_column *out, struct cc_cells *c, unsigned role)
{
	const struct cc_role *r = &c->t->method->roles[role];
	struct entries e = { .list = cc_method_list(c->t->method, c->t->run, r) };
	uint32_t *id = CC_ARRAY(c->arena, uint32_t, c->n);

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);

		c->missing[i] = cc_is_missing(c->form->missing, cell);
		if (c->missing[i])
			continue;
		id[i] = cell.len > 0 ? find_entry(&e, cell, c->arena) : CC_NO_ITEM;
		if (id[i] == CC_NO_ITEM)
			problem_entry(c, i, e.list, r->list);
		if (c->missing[i])
			id[i] = CC_FORGIVEN;
	}
	out->id = id;
}

static void
type_texts(struct cc_column *out, const struct cc_cells *c, bool several)
{
	struct cc_span *text = CC_ARRAY(c->arena, struct cc_span, c->n);

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_answers list = cc_answers_at(c, i, cc_slot_at(c, i));

		text[i] = several && list.n > 0 ? join_texts(c, list, '\n') : cc_cell_at(c, i);
		c->missing[i] = cc_is_missing(c->form->missing, text[i]);
	}
	out->text = text;
}

static void
refuse_date(struct cc_cells *c, uint32_t i, struct cc_span cell, enum cc_date_read read)
{
	enum cc_date_order order = c->bound->binder->opts.dates;

	if (read == CC_DATE_AMBIGUOUS)
		CELL_INVALID(c, i,
		    N_("\"%s\"; day or month first cannot be told; wanted the year first, 2026-01-27, or "
		       "--date=dmy or --date=mdy"),
		    cc_quote(cell).text);
	else if (read == CC_DATE_SERIAL)
		CELL_INVALID(c, i,
		    N_("\"%s\"; a bare number, as spreadsheets store dates; wanted a date such as "
		       "2026-01-27, or "
		       "--date=excel"),
		    cc_quote(cell).text);
	else if (order != CC_DATES_AUTO)
		CELL_INVALID(c, i, N_("\"%s\"; wanted a date such as 2026-01-27, or as --date=%s says"),
		    cc_quote(cell).text, cc_date_orders[order]);
	else
		CELL_INVALID(c, i, N_("\"%s\"; wanted a date such as 2026-01-27"), cc_quote(cell).text);
}

/* The days of a log are few, and written alike: those that were read lately. */
enum { DAYS_BITS = 11, DAY_TEXT = 10 };

struct cc_recent_days {
	struct {
		char text[DAY_TEXT]; /* text[0] 0: empty */
		int64_t day;
	} at[1 << DAYS_BITS];
};

static enum cc_date_read
read_day(int64_t *day, struct cc_span cell, struct cc_recent_days *recent, enum cc_date_order order)
{
	enum cc_date_read read;
	uint64_t last;
	size_t at;

	if (cell.len != DAY_TEXT)
		return cc_date_read(day, cell, order);
	memcpy(&last, cell.at + DAY_TEXT - sizeof last, sizeof last);
	at = (size_t)(last * UINT64_C(0x9e3779b97f4a7c15) >> (64 - DAYS_BITS));
	if (memcmp(recent->at[at].text, cell.at, DAY_TEXT) == 0) {
		*day = recent->at[at].day;
		return CC_DATE_OK;
	}
	read = cc_date_read(day, cell, order);
	if (read == CC_DATE_OK && cell.at[0] != '\0') {
		memcpy(recent->at[at].text, cell.at, DAY_TEXT);
		recent->at[at].day = *day;
	}
	return read;
}

static void
type_dates(struct cc_column *out, struct cc_cells *c, unsigned role)
{
	bool lenient = c->bound->lenient >> role & 1;
	int64_t *when = CC_ARRAY(c->arena, int64_t, c->n);

	if (c->t->days == NULL)
		c->t->days = CC_NEW(c->t->kept, struct cc_recent_days);
	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);
		enum cc_date_read read;

		c->missing[i] = cc_is_missing(c->form->missing, cell);
		if (c->missing[i])
			continue;
		read = read_day(&when[i], cell, c->t->days, c->bound->binder->opts.dates);
		if (read == CC_DATE_OK)
			continue;
		if (lenient) {
			c->missing[i] = 1;
			cc_tally_see(&c->t->now.undated, c->rows->line[c->row[i]]);
		} else {
			refuse_date(c, i, cell, read);
		}
	}
	out->when = when;
}

/* For the share of them that is invalid. */
static void
count_values(const struct cc_cells *c)
{
	for (uint32_t i = 0; i < c->n; i++) {
		uint32_t slot = cc_slot_at(c, i);

		if (slot != CC_NO_SLOT)
			c->t->now.values[slot] += !c->missing[i];
	}
}

struct cc_column *
cc_type_column(struct cc_cells *c, unsigned role, uint32_t item)
{
	struct cc_column *out = CC_NEW(c->arena, struct cc_column);
	bool several =
	    c->t->method->roles[role].kind == CC_TEXT && cc_role_is(c->t->method, role, CC_ROLE_MULTI);

	c->form = &c->bound->binder->form[role][item];
	c->missing = CC_ARRAY(c->arena, uint8_t, c->n);
	out->missing = c->missing;
	switch (c->t->method->roles[role].kind) {
	case CC_NUMBER:
		if (cc_role_is(c->t->method, role, CC_ROLE_VOTE))
			cc_type_votes(out, c, role);
		else
			cc_type_numbers(out, c, role, item);
		break;
	case CC_DATE: type_dates(out, c, role); break;
	case CC_TEXT: type_texts(out, c, several); break;
	case CC_ID: type_ids(out, c, role); break;
	case CC_FLAG: cc_type_flags(out, c); break;
	case CC_CODES: cc_type_codes(out, c, role); break;
	case CC_ENTRY: type_entries(out, c, role); break;
	}
	if (c->t->method->roles[role].kind != CC_CODES)
		refuse_answers(
		    c, role, several || cc_role_is(c->t->method, role, CC_ROLE_WORDS | CC_ROLE_COLUMNS));
	audit_missing(c);
	if (c->bound->binder->opts.invalid_missing)
		count_values(c);
	return out;
}
