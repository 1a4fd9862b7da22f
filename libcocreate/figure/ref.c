/* ref.c -- a figure of another command's report by its name: TOOL.TABLE[KEY].COLUMN */
#include "figure/ref.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

static struct cc_span
behind(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

/* A name of small letters, digits and what joins them. */
static struct cc_span
take_name(struct cc_span *rest, const char *ends)
{
	struct cc_span name = *rest;

	name.len = 0;
	while (name.len < rest->len && !cc_byte_in(rest->at[name.len], ends))
		name.len++;
	*rest = behind(*rest, name.len);
	return name;
}

static bool
take_byte(struct cc_span *rest, char c)
{
	if (rest->len == 0 || *rest->at != c)
		return false;
	*rest = behind(*rest, 1);
	return true;
}

bool
cc_ref_value(struct cc_span *value, struct cc_span *rest, const char *ends, struct cc_arena *arena)
{
	struct cc_buf text = { 0 };
	bool closed = false;

	if (!take_byte(rest, '"')) {
		*value = take_name(rest, ends);
		return true;
	}
	while (rest->len > 0 && !closed) {
		if (rest->len > 1 && rest->at[0] == '"' && rest->at[1] == '"')
			*rest = behind(*rest, 1);
		else if (*rest->at == '"') {
			closed = true;
			*rest = behind(*rest, 1);
			break;
		}
		cc_buf_putc(&text, *rest->at);
		*rest = behind(*rest, 1);
	}
	*value = cc_span_dup(arena, (struct cc_span){ text.len > 0 ? text.at : "", text.len });
	cc_buf_free(&text);
	return closed;
}

/* A bare one is not empty. */
static bool
take_value(struct cc_span *value, struct cc_span *rest, struct cc_arena *arena)
{
	bool bare = rest->len == 0 || *rest->at != '"';

	return cc_ref_value(value, rest, "],=\"", arena) && !(bare && value->len == 0);
}

static bool
take_select(struct cc_ref *ref, struct cc_span *rest, struct cc_arena *arena)
{
	do {
		struct cc_ref_select *s = &ref->select[ref->n];
		struct cc_span first;

		if (ref->n == CC_REF_SELECTS || !take_value(&first, rest, arena))
			return false;
		*s = (struct cc_ref_select){ { NULL, 0 }, first };
		if (take_byte(rest, '=')) {
			s->column = cc_span_trim(first);
			if (!take_value(&s->value, rest, arena))
				return false;
		}
		ref->n++;
	} while (take_byte(rest, ','));
	return take_byte(rest, ']') && (ref->n == 1 || ref->select[0].column.at != NULL);
}

bool
cc_ref_read(struct cc_ref *out, struct cc_span *rest, struct cc_span text, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err)
{
	static const char ends[] = ".@[]|{} \t\n\"=,";

	*out = (struct cc_ref){ { 0 } };
	*rest = text;
	out->tool = take_name(rest, ends);
	if (take_byte(rest, '@'))
		out->label = take_name(rest, ".[]|{} \t\n\"=,");
	if (out->tool.len == 0 || !take_byte(rest, '.') || (out->table = take_name(rest, ends)).len == 0)
		return cc_fail(err, code, N_("\"%s\"; wanted TOOL.TABLE[KEY].COLUMN"), cc_quote(text).text);
	if (take_byte(rest, '[') && !take_select(out, rest, arena))
		return cc_fail(err, code,
		    N_("\"%s\"; wanted [KEY], [COLUMN=VALUE] or [A=X,B=Y] behind the table"),
		    cc_quote(text).text);
	if (take_byte(rest, '.') && (out->column = take_name(rest, ends)).len == 0)
		return cc_fail(
		    err, code, N_("\"%s\"; wanted a column behind the last point"), cc_quote(text).text);
	return true;
}

/* "no WHAT NAME; did you mean N? (there are A, B)" */
static bool
fail_name(const char *what, struct cc_span word, const struct cc_span *known, size_t n, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err)
{
	size_t near = cc_utf8_nearest(word, known, n, arena);
	const char *name = cc_strdup(arena, cc_quote(word).text), *all = "";
	size_t shown = n < 12 ? n : 12;

	for (size_t i = 0; i < shown; i++)
		all = cc_format(arena, "%s%s%s", all, i > 0 ? ", " : "", cc_quote(known[i]).text);
	if (shown < n)
		all = cc_format(arena, "%s, ... (%zu)", all, n);
	if (n == 0)
		return cc_fail(err, code, N_("there is no %s \"%s\", and no other"), cc_say_word(what), name);
	if (near != CC_NO_NEAR)
		return cc_fail(err, code, N_("there is no %s \"%s\"; did you mean %s? (there are %s)"),
		    cc_say_word(what), name, cc_quote(known[near]).text, all);
	return cc_fail(err, code, N_("there is no %s \"%s\"; there are %s"), cc_say_word(what), name, all);
}

static bool
fail_report(const struct cc_facts *facts, const struct cc_ref *ref, enum cc_exit code, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span *known = CC_ARRAY(arena, struct cc_span, facts->n);
	size_t n = 0;
	bool tool = false;

	for (size_t i = 0; i < facts->n; i++)
		tool |= cc_span_eq(facts->report[i].tool, ref->tool);
	for (size_t i = 0; i < facts->n; i++) {
		const struct cc_fact_report *r = &facts->report[i];

		if (tool && cc_span_eq(r->tool, ref->tool))
			known[n++] = r->label;
		else if (!tool && (n == 0 || !cc_span_eq(known[n - 1], r->tool)))
			known[n++] = r->tool;
	}
	return tool ? fail_name(N_("report called"), ref->label, known, n, code, arena, err)
		    : fail_name(N_("report of"), ref->tool, known, n, code, arena, err);
}

/* Reports of a tool stand by as_of, those without the first. */
bool
cc_ref_report(const struct cc_fact_report **out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_fact_report *before = NULL;

	*out = NULL;
	for (size_t i = 0; i < facts->n; i++) {
		const struct cc_fact_report *r = &facts->report[i];

		if (!cc_span_eq(r->tool, ref->tool) ||
		    (ref->label.at != NULL && !cc_span_eq(r->label, ref->label)))
			continue;
		before = *out;
		*out = r;
	}
	if (*out == NULL)
		return fail_report(facts, ref, code, arena, err);
	if (before != NULL && cc_span_eq(before->as_of, (*out)->as_of)) {
		const char *name = cc_strdup(arena, cc_quote(ref->tool).text);
		const char *first = cc_strdup(arena, cc_quote(before->label).text);

		return cc_fail(err, code,
		    N_("two reports of %s speak of the same day, %s and %s; wanted one of them, as %s@%s"),
		    name, first, cc_quote((*out)->label).text, name, first);
	}
	return true;
}

bool
cc_ref_table(struct cc_ref_found *out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *known;

	if (!cc_ref_report(&out->report, facts, ref, code, arena, err))
		return false;
	out->table = cc_fact_table(out->report, ref->table);
	if (out->table != NULL)
		return true;
	known = CC_ARRAY(arena, struct cc_span, out->report->n);
	for (size_t i = 0; i < out->report->n; i++)
		known[i] = out->report->table[i].name;
	return fail_name(N_("table"), ref->table, known, out->report->n, code, arena, err);
}

bool
cc_ref_is(const struct cc_fact *cell, struct cc_span value, struct cc_arena *scratch)
{
	double number;

	if (cell->text.at == NULL)
		return value.len == 0;
	if (cell->number == cell->number && cc_num_parse_plain(&number, value))
		return cell->number == number;
	return cc_span_eq(cell->text, value) ||
	       cc_span_eq(cc_utf8_nfkc(scratch, cell->text), cc_utf8_nfkc(scratch, value));
}

/* Nobody calls a row by its day, unless it has no other name. */
size_t
cc_ref_name(const struct cc_fact_row *row)
{
	size_t day = SIZE_MAX;

	for (size_t i = 0; i < row->n; i++) {
		const struct cc_fact *cell = &row->cell[i];

		if (cell->text.at == NULL || cell->number == cell->number)
			continue;
		if (!cc_span_eq(cell->type, CC_SPAN("date")))
			return i;
		if (day == SIZE_MAX)
			day = i;
	}
	return day;
}

bool
cc_ref_fits(const struct cc_fact_row *row, const struct cc_ref *ref, struct cc_arena *scratch)
{
	for (size_t i = 0; i < ref->n; i++) {
		const struct cc_ref_select *s = &ref->select[i];
		size_t cell = s->column.at != NULL ? cc_fact_column(row, s->column) : cc_ref_name(row);

		if (cell == SIZE_MAX || !cc_ref_is(&row->cell[cell], s->value, scratch))
			return false;
	}
	return true;
}

/* What a row is called: the cells that the reference asks for. */
static struct cc_span
called(const struct cc_fact_row *row, const struct cc_ref *ref)
{
	size_t cell = ref->n > 0 && ref->select[0].column.at != NULL
			  ? cc_fact_column(row, ref->select[0].column)
			  : cc_ref_name(row);

	return cell == SIZE_MAX || row->cell[cell].text.at == NULL ? CC_SPAN("") : row->cell[cell].text;
}

/* A cell of some other column that is this text; NULL: none. */
static const struct cc_fact *
elsewhere(const struct cc_fact_table *table, struct cc_span value, struct cc_arena *scratch)
{
	for (size_t i = 0; i < table->n; i++)
		for (size_t c = 0; c < table->row[i].n; c++)
			if (isnan(table->row[i].cell[c].number) &&
			    cc_ref_is(&table->row[i].cell[c], value, scratch))
				return &table->row[i].cell[c];
	return NULL;
}

/* Each name once, as they come. */
static size_t
names_of(struct cc_span *known, const struct cc_fact_table *table, const struct cc_ref *ref)
{
	struct cc_map *met = cc_map_new();
	size_t n = 0;

	for (size_t i = 0; i < table->n; i++) {
		struct cc_span name = called(&table->row[i], ref);

		if (cc_map_add(met, name) == n)
			known[n++] = name;
	}
	cc_map_free(met);
	return n;
}

static bool
fail_row(const struct cc_ref_found *at, const struct cc_ref *ref, enum cc_exit code, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span *known = CC_ARRAY(arena, struct cc_span, at->table->n);
	const struct cc_fact *other;

	for (size_t i = 0; i < ref->n; i++)
		if (ref->select[i].column.at != NULL && at->table->n > 0 &&
		    cc_fact_column(&at->table->row[0], ref->select[i].column) == SIZE_MAX)
			return cc_fail(err, code, N_("the table %s has no column \"%s\""),
			    cc_strdup(arena, cc_quote(ref->table).text),
			    cc_quote(ref->select[i].column).text);
	other = ref->n == 1 && ref->select[0].column.at == NULL
		    ? elsewhere(at->table, ref->select[0].value, arena)
		    : NULL;
	if (other != NULL) {
		const char *name = cc_strdup(arena, cc_quote(ref->select[0].value).text);
		const char *column = cc_strdup(arena, cc_quote(other->column).text);

		return cc_fail(err, code,
		    N_("there is no row \"%s\", but a row whose %s is that; wanted [%s=%s]"), name, column,
		    column, name);
	}
	return fail_name(N_("row"), ref->n > 0 ? ref->select[0].value : CC_SPAN(""), known,
	    names_of(known, at->table, ref), code, arena, err);
}

/* Of two rows of a table of measures the later counts, unless a day was asked for. */
static bool
is_later(const struct cc_fact_row *row, const struct cc_fact_row *other, const struct cc_ref *ref)
{
	size_t day = cc_fact_column(row, CC_SPAN("date")), other_day = cc_fact_column(other, CC_SPAN("date"));

	return cc_span_eq(ref->table, CC_SPAN("measures")) && day != SIZE_MAX && other_day != SIZE_MAX &&
	       cc_span_cmp(row->cell[day].text, other->cell[other_day].text) > 0;
}

const struct cc_fact_row *
cc_ref_row(size_t *fit, const struct cc_fact_table *table, const struct cc_ref *ref, struct cc_arena *scratch)
{
	const struct cc_fact_row *found = NULL;

	*fit = 0;
	for (size_t i = 0; i < table->n; i++) {
		const struct cc_fact_row *row = &table->row[i];

		if (!cc_ref_fits(row, ref, scratch) || (found != NULL && is_later(found, row, ref)))
			continue;
		*fit = found == NULL || is_later(row, found, ref) ? 1 : *fit + 1;
		found = *fit == 1 ? row : found;
	}
	return found;
}

static bool
find_row(struct cc_ref_found *out, const struct cc_ref *ref, enum cc_exit code, struct cc_arena *arena,
    struct cc_err *err)
{
	size_t fit;

	out->row = cc_ref_row(&fit, out->table, ref, arena);
	if (fit == 0)
		return fail_row(out, ref, code, arena, err);
	return fit == 1 ||
	       cc_fail(err, code,
		   N_("%zu rows of the table %s fit; wanted one, as by [COLUMN=VALUE,COLUMN=VALUE]"), fit,
		   cc_quote(ref->table).text);
}

bool
cc_ref_find(struct cc_ref_found *out, const struct cc_facts *facts, const struct cc_ref *ref,
    enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span column = ref->column.at != NULL ? ref->column : CC_SPAN("sentence"), *known;

	*out = (struct cc_ref_found){ 0 };
	if (!cc_ref_table(out, facts, ref, code, arena, err) || !find_row(out, ref, code, arena, err))
		return false;
	out->cell = cc_fact_column(out->row, column);
	if (out->cell != SIZE_MAX)
		return true;
	if (ref->column.at == NULL)
		return cc_fail(err, code,
		    N_("the table %s has no sentences; wanted a column, as %s[KEY].COLUMN"),
		    cc_strdup(arena, cc_quote(ref->table).text), cc_strdup(arena, cc_quote(ref->table).text));
	known = CC_ARRAY(arena, struct cc_span, out->row->n);
	for (size_t i = 0; i < out->row->n; i++)
		known[i] = out->row->cell[i].column;
	return fail_name(N_("column"), ref->column, known, out->row->n, code, arena, err);
}
