/* workbook_sheet.c -- a sheet of a workbook as lines of CSV, one a row. */
#include "rec/workbook_int.h"

#include "base/arena.h"
#include "rec/csv.h"

#include <stdlib.h>

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_INLINE, TYPE_TRUTH, TYPE_ERROR, TYPE_ISO };

/* A cell's text within the row's; end 0: nothing. */
struct place {
	uint32_t from, end;
};

/* Merged cells that reach the row at hand, and what stands in the first of them. */
struct active {
	struct cc_book_range range;
	struct cc_span text;
};

struct cc_book_sheet {
	struct cc_book_sheet_parts parts;
	struct cc_xml *xml;
	struct cc_arena *arena;
	struct cc_buf out; /* lines that are made */
	size_t passed;	   /* of out */
	uint32_t due;	   /* the row that the next line is */
	/* The row at hand. */
	uint32_t row, column; /* column: behind the cell at hand */
	bool in_row, skipped;
	struct cc_buf text;
	struct place *cell; /* [survey->columns] */
	/* The cell at hand. */
	bool in_cell, value, phonetic, listen, formula;
	enum cell_type type;
	struct cc_book_format format;
	struct cc_buf raw;
	/* Merged cells. */
	struct cc_buf active; /* of struct active */
	size_t next_merged;
	enum cc_got more; /* what stands behind out */
	struct cc_err *err;
};

/* Fails at a cell. */
static void
fail_cell(struct cc_xml *xml, const struct cc_book_sheet *s, const char *format, struct cc_span what)
{
	struct cc_place place = { s->parts.file, s->row, 0 };
	char name[17] = "";

	name[cc_book_cell_name(name, s->row, s->column - 1)] = '\0';
	cc_fail_at(cc_xml_err(xml), CC_EXIT_DATA, place, format, name, cc_quote(what).text);
	cc_xml_fail(xml, cc_xml_err(xml));
}

static void
check_long(struct cc_xml *xml, const struct cc_book_sheet *s)
{
	struct cc_place place = { s->parts.file, s->row, 0 };

	if (s->raw.len <= CC_CSV_MAX_RECORD && s->text.len <= CC_CSV_MAX_RECORD)
		return;
	cc_fail_at(
	    cc_xml_err(xml), CC_EXIT_DATA, place, N_("a record of more than 64 MiB; wanted a shorter one"));
	cc_xml_fail(xml, cc_xml_err(xml));
}

static bool
wants_quotes(struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '"' || c == ',' || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

/* A cell as CSV has it. */
static void
put_cell(struct cc_buf *out, struct cc_span text)
{
	if (!wants_quotes(text)) {
		cc_buf_add(out, text.at, text.len);
		return;
	}
	cc_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '"')
			cc_buf_putc(out, c);
		cc_buf_putc(out, c == '\n' ? (char)CC_BYTE_LF : c == '\r' ? (char)CC_BYTE_CR : c);
	}
	cc_buf_putc(out, '"');
}

static struct cc_span
text_of(const struct cc_book_sheet *s, uint32_t column)
{
	struct place p = s->cell[column];

	return p.end > p.from ? (struct cc_span){ s->text.at + p.from, p.end - p.from } : CC_SPAN("");
}

/* Those that begin at this row, and not those that ended above it. */
static void
update_active(struct cc_book_sheet *s, uint32_t row)
{
	const struct cc_book_survey *survey = s->parts.survey;
	struct active *active = (struct active *)(void *)s->active.at;
	size_t kept = 0;

	for (size_t i = 0; i < s->active.len / sizeof *active; i++)
		if (active[i].range.bottom >= row)
			active[kept++] = active[i];
	s->active.len = kept * sizeof *active;
	for (; s->next_merged < survey->n_merged && survey->merged[s->next_merged].top == row;
	     s->next_merged++) {
		struct active one = { survey->merged[s->next_merged], { NULL, 0 } };

		if (one.range.left >= survey->columns)
			continue;
		one.text = cc_span_dup(s->arena, text_of(s, one.range.left));
		cc_buf_add(&s->active, (const char *)&one, sizeof one);
	}
}

/* All cells but the first get what it has, or nothing. */
static void
apply_merged(struct cc_book_sheet *s, uint32_t row)
{
	const struct active *active;

	if (s->parts.opts->merged == CC_MERGED_FAIL || s->parts.survey->n_merged == 0)
		return;
	update_active(s, row);
	active = (const struct active *)(const void *)s->active.at;
	for (size_t i = 0; i < s->active.len / sizeof *active; i++) {
		const struct cc_book_range *r = &active[i].range;
		bool fill = s->parts.opts->merged == CC_MERGED_FILL && active[i].text.len > 0;
		struct place p = { (uint32_t)s->text.len, (uint32_t)(s->text.len + active[i].text.len) };

		if (fill)
			cc_buf_span(&s->text, active[i].text);
		for (uint32_t c = r->left; c <= r->right && c < s->parts.survey->columns; c++)
			if (row > r->top || c > r->left)
				s->cell[c] = fill ? p : (struct place){ 0, 0 };
	}
}

/* The row at hand, or one that the sheet does not have. */
static void
put_line(struct cc_book_sheet *s, uint32_t row)
{
	const struct cc_book_survey *survey = s->parts.survey;
	size_t begin = s->out.len;
	bool some = false;

	apply_merged(s, row);
	for (uint32_t c = 0; c < survey->columns && !s->skipped; c++) {
		if (survey->to[c] == UINT16_MAX)
			continue;
		if (survey->to[c] > 0)
			cc_buf_putc(&s->out, ',');
		some = some || s->cell[c].end > s->cell[c].from;
		put_cell(&s->out, text_of(s, c));
	}
	if (!some)
		s->out.len = begin;
	else if (survey->width == 1 && s->parts.opts->skip_hidden && survey->hidden_rows > 0)
		cc_buf_putc(&s->out, ','); /* so that a blank line is no row */
	cc_buf_putc(&s->out, '\n');
	s->text.len = 0;
	memset(s->cell, 0, survey->columns * sizeof *s->cell);
	s->due = row + 1;
}

static bool
may_be_filled(const struct cc_book_sheet *s)
{
	return s->parts.opts->merged == CC_MERGED_FILL && s->parts.survey->n_merged > 0;
}

static void
put_lines_before(struct cc_book_sheet *s, uint32_t row)
{
	uint32_t last = s->parts.survey->rows;

	for (; s->due < row && s->due <= last;)
		if (may_be_filled(s)) {
			put_line(s, s->due);
		} else {
			cc_buf_putc(&s->out, '\n');
			s->due++;
		}
}

static enum cell_type
type_named(const char *t)
{
	static const char *const names[] = { "n", "s", "str", "inlineStr", "b", "e", "d" };

	for (size_t i = 0; t != NULL && i < sizeof names / sizeof *names; i++)
		if (strcmp(t, names[i]) == 0)
			return (enum cell_type)i;
	return TYPE_NUMBER;
}

static void
begin_cell(struct cc_xml *xml, struct cc_book_sheet *s, cc_xml_attributes attribute)
{
	const char *style = cc_xml_value(attribute, "s");
	unsigned long f = style != NULL ? strtoul(style, NULL, 10) : 0;

	if (!cc_book_sheet_cell(&s->column, s->row, attribute, s->parts.file, cc_xml_err(xml))) {
		cc_xml_fail(xml, cc_xml_err(xml));
		return;
	}
	s->in_cell = true;
	s->value = s->formula = s->phonetic = s->listen = false;
	s->type = type_named(cc_xml_value(attribute, "t"));
	s->format = f < s->parts.styles->n ? s->parts.styles->format[f] : (struct cc_book_format){ 0 };
	s->raw.len = 0;
}

static void
start(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct cc_book_sheet *s = ctx;

	if (cc_xml_is(name, "c") && s->in_row) {
		begin_cell(xml, s, attribute);
	} else if (s->in_cell) {
		if (cc_xml_is(name, "v"))
			s->value = s->listen = s->type != TYPE_INLINE;
		else if (cc_xml_is(name, "t") && !s->phonetic)
			s->value = s->listen = s->type == TYPE_INLINE;
		else if (cc_xml_is(name, "rPh"))
			s->phonetic = true;
		else if (cc_xml_is(name, "f"))
			s->formula = true;
	} else if (cc_xml_is(name, "row")) {
		if (!cc_book_sheet_row(&s->row, attribute, s->parts.file, cc_xml_err(xml)))
			cc_xml_fail(xml, cc_xml_err(xml));
		s->in_row = true;
		s->column = 0;
		put_lines_before(s, s->row);
		s->skipped = s->parts.opts->skip_hidden && cc_xml_true(cc_xml_value(attribute, "hidden"));
	}
}

static void
text(struct cc_xml *xml, void *ctx, const char *bytes, size_t n)
{
	struct cc_book_sheet *s = ctx;

	if (!s->listen)
		return;
	cc_buf_add(&s->raw, bytes, n);
	check_long(xml, s);
}

/* Its text as the sheet has it, behind the row's. */
static void
put_value(struct cc_xml *xml, struct cc_book_sheet *s)
{
	struct cc_span raw = s->raw.len > 0 ? (struct cc_span){ s->raw.at, s->raw.len } : CC_SPAN(""), shared;
	struct cc_span number = cc_span_trim(raw);

	switch (s->type) {
	case TYPE_SHARED:
		if (number.len == 0 || number.len > 9 || *number.at < '0' || *number.at > '9' ||
		    !cc_book_strings_at(&shared, s->parts.strings, strtoul(number.at, NULL, 10)))
			fail_cell(
			    xml, s, N_("%s is text \"%s\" of the workbook's, which is not there"), number);
		else
			cc_buf_span(&s->text, shared);
		break;
	case TYPE_TEXT:
	case TYPE_INLINE: cc_book_unescape(&s->text, raw); break;
	case TYPE_TRUTH:
		cc_buf_puts(&s->text, cc_span_eq(number, CC_SPAN("1")) || cc_span_eq(number, CC_SPAN("true"))
					  ? "TRUE"
					  : "FALSE");
		break;
	case TYPE_ERROR:
		if (!cc_span_eq(number, CC_SPAN("#N/A")))
			cc_buf_span(&s->text, number);
		break;
	case TYPE_ISO: cc_book_iso(&s->text, number, s->format); break;
	case TYPE_NUMBER:
		if (number.len > 0 && !cc_book_number(&s->text, number, s->format, s->parts.since_1904))
			fail_cell(xml, s, N_("%s holds \"%s\"; wanted a number"), number);
		break;
	}
}

/* An empty text may be the result of a formula; no value at all is none. */
static void
end_cell(struct cc_xml *xml, struct cc_book_sheet *s)
{
	uint32_t from = (uint32_t)s->text.len;

	s->in_cell = false;
	if (s->column > s->parts.survey->columns)
		return;
	if (s->formula && s->raw.len == 0 && s->type != TYPE_TEXT && s->type != TYPE_INLINE)
		cc_buf_putc(&s->text, (char)CC_BYTE_UNSAVED);
	else if (s->value)
		put_value(xml, s);
	check_long(xml, s);
	s->cell[s->column - 1] = (struct place){ from, (uint32_t)s->text.len };
}

static void
end(struct cc_xml *xml, void *ctx, const char *name)
{
	struct cc_book_sheet *s = ctx;

	if (s->in_cell) {
		if (cc_xml_is(name, "c"))
			end_cell(xml, s);
		else if (cc_xml_is(name, "rPh"))
			s->phonetic = false;
		else if (cc_xml_is(name, "v") || cc_xml_is(name, "t"))
			s->listen = false;
	} else if (cc_xml_is(name, "row")) {
		s->in_row = false;
		if (s->row <= s->parts.survey->rows)
			put_line(s, s->row);
	}
}

struct cc_book_sheet *
cc_book_sheet_begin(struct cc_zip *zip, const struct cc_book_sheet_parts *parts, struct cc_arena *arena)
{
	struct cc_book_sheet *s = CC_NEW(arena, struct cc_book_sheet);
	struct cc_xml_reader reader = { start, end, text, s, .plain = parts->survey->plain };

	s->parts = *parts;
	s->arena = arena;
	s->due = 1;
	s->more = CC_GOT_SOME;
	s->err = CC_NEW(arena, struct cc_err);
	s->cell = CC_ARRAY(arena, struct place, parts->survey->columns);
	s->xml = cc_xml_begin(zip, parts->file, &reader, arena);
	return s;
}

/* Cut between characters. */
static size_t
pass(struct cc_book_sheet *s, char *to, size_t room)
{
	size_t n = s->out.len - s->passed;

	if (n > room)
		for (n = room; (s->out.at[s->passed + n] & 0xc0) == 0x80;)
			n--;
	if (n > 0)
		memcpy(to, s->out.at + s->passed, n);
	s->passed += n;
	return n;
}

enum cc_got
cc_book_sheet_read(size_t *got, char *to, size_t room, struct cc_book_sheet *s, struct cc_err *err)
{
	while ((*got = pass(s, to, room)) == 0 && s->more == CC_GOT_SOME) {
		s->out.len = s->passed = 0;
		s->more = cc_xml_step(s->xml, s->err);
	}
	if (*got > 0)
		return CC_GOT_SOME;
	if (s->more == CC_GOT_FAULT)
		*err = *s->err;
	return s->more;
}

void
cc_book_sheet_end(struct cc_book_sheet *s)
{
	if (s == NULL)
		return;
	cc_xml_end(s->xml);
	cc_buf_free(&s->out);
	cc_buf_free(&s->text);
	cc_buf_free(&s->raw);
	cc_buf_free(&s->active);
}
