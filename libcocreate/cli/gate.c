/* gate.c -- --fail-if: conditions on cells of the report that end in status 1.
 *
 * KEY and the names of items may hold any character, so a condition is read
 * against the columns that there are: the longest name that leaves an OP.
 */
#include "cli/gate.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "base/op.h"
#include "base/utf8.h"
#include "cli/gate_key.h"
#include "rec/heads.h"
#include "render/cell.h"

#include <libintl.h>

struct condition {
	const char *text; /* as typed */
	const struct cc_table *table;
	bool keyed;
	struct cc_span key;
	size_t key_column, column;
	struct cc_gate_key parts; /* of the key, where it is COLUMN=VALUE,... */
	enum cc_op op;
	struct cc_span value;
	double number; /* of value, where the column holds numbers or dates */
};

struct cc_gate {
	size_t n;
	struct condition *condition;
};

/* Lines that grow. */
struct lines {
	const char **line;
	size_t n, cap;
	struct cc_arena *arena;
};

static const struct {
	const char *text;
	enum cc_op op;
} words[] = {
	{ "lt", CC_LT },
	{ "le", CC_LE },
	{ "gt", CC_GT },
	{ "ge", CC_GE },
	{ "eq", CC_EQ },
	{ "ne", CC_NE },
};

static struct cc_span
skip(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

static bool
begins(struct cc_span s, struct cc_span with)
{
	return s.len >= with.len && memcmp(s.at, with.at, with.len) == 0;
}

/* A word needs a blank before it and behind it. */
static bool
read_op(struct condition *c, struct cc_span rest)
{
	struct cc_span s = cc_span_trim(rest);
	size_t len = cc_op_read(&c->op, s);

	for (size_t i = 0; i < sizeof words / sizeof *words && len == 0 && s.at != rest.at; i++) {
		struct cc_span text = cc_span(words[i].text);

		if (!begins(s, text) || (s.len > text.len && s.at[text.len] != ' ' && s.at[text.len] != '\t'))
			continue;
		c->op = words[i].op;
		len = text.len;
	}
	c->value = cc_span_trim(skip(s, len));
	return len > 0;
}

/* COLUMN OP VALUE: the longest name of a column that leaves an OP behind it. */
static bool
read_column(struct condition *c, struct cc_span rest)
{
	size_t longest = 0;

	for (size_t i = 0; i < c->table->n_columns; i++) {
		struct cc_span name = cc_span(c->table->column[i].name);
		struct condition tried = *c;

		if (name.len <= longest || !begins(rest, name) || !read_op(&tried, skip(rest, name.len)))
			continue;
		longest = name.len;
		*c = tried;
		c->column = i;
	}
	return longest > 0;
}

/* No such table or column: the nearest and all of them. */
static bool
fail_name(const char *condition, const char *what, struct cc_span word, const struct cc_span *known, size_t n,
    struct cc_arena *arena, struct cc_err *err)
{
	size_t near = cc_utf8_nearest(word, known, n, arena);
	const char *all = "", *name = cc_strdup(arena, cc_quote(word).text);

	for (size_t i = 0; i < n; i++)
		all = cc_format(arena, "%s%s%s", all, i > 0 ? ", " : "", cc_quote(known[i]).text);
	if (near != CC_NO_NEAR)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--fail-if: \"%s\": no %s \"%s\"; did you mean %s? (wanted one of %s)"),
		    cc_quote(cc_span(condition)).text, gettext(what), name, cc_quote(known[near]).text, all);
	return cc_fail(err, CC_EXIT_USAGE, N_("--fail-if: \"%s\": no %s \"%s\"; wanted one of %s"),
	    cc_quote(cc_span(condition)).text, gettext(what), name, all);
}

static bool
fail_form(const char *condition, struct cc_err *err)
{
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("--fail-if: \"%s\"; wanted TABLE.COLUMN OP VALUE or TABLE[KEY].COLUMN OP VALUE, where OP is "
	       "one of < <= > >= = != lt le gt ge eq ne"),
	    cc_quote(cc_span(condition)).text);
}

/* Why rest is no COLUMN OP VALUE. */
static bool
fail_column(const struct condition *c, struct cc_span rest, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *known = CC_ARRAY(arena, struct cc_span, c->table->n_columns);
	struct cc_span word = rest;
	size_t len = 0;

	while (len < rest.len && strchr(" \t<>=!", rest.at[len]) == NULL)
		len++;
	word.len = len;
	for (size_t i = 0; i < c->table->n_columns; i++) {
		known[i] = cc_span(c->table->column[i].name);
		if (cc_span_eq(known[i], word))
			return fail_form(c->text, err);
	}
	return len == 0 ? fail_form(c->text, err)
			: fail_name(c->text, N_("column"), word, known, c->table->n_columns, arena, err);
}

static bool
find_table(struct condition *c, struct cc_span name, const struct cc_report *report, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span *known = CC_ARRAY(arena, struct cc_span, report->n_tables);
	size_t n = 0;

	for (size_t i = 0; i < report->n_tables; i++) {
		if (report->table[i].spec->flags & CC_TABLE_ROWS)
			continue;
		known[n] = cc_span(report->table[i].spec->name);
		if (cc_span_eq(known[n++], name))
			c->table = &report->table[i];
	}
	return c->table != NULL || fail_name(c->text, N_("table"), name, known, n, arena, err);
}

/* VALUE must be what the column holds, or nothing would ever meet it: a word that stands in csv. */
static bool
check_value(struct condition *c, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_column_spec *column = &c->table->column[c->column];
	struct cc_span meant;
	int64_t day;

	if (c->value.len == 0)
		return fail_form(c->text, err);
	if (cc_type_number(column->type))
		return cc_num_parse_plain(&c->number, c->value) ||
		       cc_fail(err, CC_EXIT_USAGE, N_("--fail-if: \"%s\": %s holds numbers; wanted one"),
			   cc_quote(cc_span(c->text)).text, cc_quote(cc_span(column->name)).text);
	if (column->type == CC_TYPE_DATE) {
		if (!cc_date_parse_iso(&day, c->value))
			return cc_fail(err, CC_EXIT_USAGE,
			    N_("--fail-if: \"%s\": %s holds dates; wanted one such as 2026-01-31"),
			    cc_quote(cc_span(c->text)).text, cc_quote(cc_span(column->name)).text);
		c->number = (double)day;
		return true;
	}
	meant = column->type == CC_TYPE_WORD ? cc_word_meant(column->name, c->value, arena)
					     : (struct cc_span){ NULL, 0 };
	if (meant.len > 0)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--fail-if: \"%s\": wanted the word as csv has it, \"%s\""),
		    cc_quote(cc_span(c->text)).text, cc_quote(meant).text);
	return c->op == CC_EQ || c->op == CC_NE ||
	       cc_fail(err, CC_EXIT_USAGE,
		   N_("--fail-if: \"%s\": %s holds text, which has no order; wanted = or !="),
		   cc_quote(cc_span(c->text)).text, cc_quote(cc_span(column->name)).text);
}

/* "[KEY].COLUMN OP VALUE": KEY ends where all of that follows. */
static bool
read_keyed(struct condition *c, struct cc_span rest, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span after = { NULL, 0 };
	bool parsed = false;

	c->keyed = true;
	for (size_t i = 1; i + 1 < rest.len; i++) {
		if (rest.at[i] != ']' || rest.at[i + 1] != '.')
			continue;
		if (after.at == NULL)
			after = skip(rest, i + 2);
		c->key = (struct cc_span){ rest.at + 1, i - 1 };
		if (!read_column(c, skip(rest, i + 2)))
			continue;
		parsed = true;
		cc_gate_key_read(&c->parts, c->key, c->table, arena);
		if (check_value(c, arena, err))
			return true;
	}
	if (parsed)
		return false;
	return after.at == NULL ? fail_form(c->text, err) : fail_column(c, after, arena, err);
}

static bool
read_plain(struct condition *c, struct cc_span rest, struct cc_arena *arena, struct cc_err *err)
{
	return read_column(c, rest) ? check_value(c, arena, err) : fail_column(c, rest, arena, err);
}

static bool
read_condition(struct condition *c, const char *text, const struct cc_report *report, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span rest = cc_span_trim(cc_span(text));
	size_t len = 0;

	c->text = text;
	while (len < rest.len && rest.at[len] != '.' && rest.at[len] != '[')
		len++;
	if (len == 0 || len == rest.len)
		return fail_form(text, err);
	if (!find_table(c, (struct cc_span){ rest.at, len }, report, arena, err))
		return false;
	c->key_column = c->table->first[cc_table_id(c->table)];
	rest = skip(rest, len);
	return rest.at[0] == '[' ? read_keyed(c, rest, arena, err) : read_plain(c, skip(rest, 1), arena, err);
}

bool
cc_gate_new(struct cc_gate **out, const struct cc_list *conditions, const struct cc_report *report,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_gate *gate = CC_NEW(arena, struct cc_gate);

	gate->n = conditions->n;
	gate->condition = CC_ARRAY(arena, struct condition, gate->n);
	for (size_t i = 0; i < gate->n; i++)
		if (!read_condition(&gate->condition[i], conditions->item[i], report, arena, err))
			return false;
	*out = gate;
	return true;
}

uint64_t
cc_gate_tables(const struct cc_gate *gate, const struct cc_report *report)
{
	uint64_t tables = 0;

	for (size_t i = 0; i < gate->n; i++)
		for (size_t t = 0; t < report->n_tables; t++)
			if (report->table[t].spec == gate->condition[i].table->spec)
				tables |= UINT64_C(1) << t;
	return tables;
}

static bool
holds(const struct cc_cell *cell, enum cc_type type, struct cc_span value, struct cc_span text)
{
	if (cc_span_eq(text, value))
		return true;
	for (size_t i = 0; type == CC_TYPE_LIST && i < cell->as.list.n; i++)
		if (cc_span_eq(cell->as.list.item[i], value))
			return true;
	return false;
}

static bool
meets(const struct condition *c, const struct cc_cell *cell, struct cc_span text)
{
	enum cc_type type = c->table->column[c->column].type;

	if (type == CC_TYPE_INT || type == CC_TYPE_DATE)
		return cc_op_holds((double)cell->as.integer, c->op, c->number);
	if (type == CC_TYPE_MONEY)
		return cc_op_holds(cc_cell_money(cell), c->op, c->number);
	if (cc_type_number(type))
		return cc_op_holds(cell->as.real, c->op, c->number);
	return holds(cell, type, c->value, text) == (c->op == CC_EQ);
}

static void
lines_add(struct lines *to, const char *line)
{
	if (to->n == to->cap) {
		size_t cap = to->cap > 0 ? 2 * to->cap : 16;
		const char **more = CC_ARRAY(to->arena, const char *, cap);

		if (to->n > 0)
			memcpy(more, to->line, to->n * sizeof *more);
		to->line = more;
		to->cap = cap;
	}
	to->line[to->n++] = line;
}

/* How many cells were compared. */
static size_t
judge(struct lines *to, const struct condition *c, struct cc_buf *room)
{
	const struct cc_table *t = c->table;
	const char *column = t->column[c->column].name;
	size_t compared = 0;

	for (size_t row = 0; row < t->rows; row++) {
		const struct cc_cell *cells = t->cell + row * t->n_columns, *cell = &cells[c->column];
		struct cc_span key = cc_gate_text(room, &cells[c->key_column], t->column[c->key_column].type);
		struct cc_quoted name = cc_quote(key);

		if (cell->empty ||
		    (c->keyed && !cc_span_eq(key, c->key) && !cc_gate_key_fits(&c->parts, t, cells, room)))
			continue;
		compared++;
		if (meets(c, cell, cc_gate_text(room, cell, t->column[c->column].type)))
			lines_add(to, cc_format(to->arena, gettext("--fail-if: \"%s\": %s[%s]: %s is \"%s\""),
					  cc_quote(cc_span(c->text)).text, t->spec->name, name.text,
					  cc_quote(cc_span(column)).text,
					  cc_quote((struct cc_span){ room->at, room->len }).text));
	}
	return compared;
}

size_t
cc_gate_judge(const char *const **lines, const struct cc_gate *gate, struct cc_arena *arena)
{
	struct lines all = { .arena = arena };
	struct cc_buf room = { 0 };

	for (size_t i = 0; i < gate->n; i++)
		if (judge(&all, &gate->condition[i], &room) == 0)
			lines_add(&all, cc_format(arena, gettext("--fail-if: \"%s\": no cell to compare"),
					    cc_quote(cc_span(gate->condition[i].text)).text));
	cc_buf_free(&room);
	*lines = all.line;
	return all.n;
}
