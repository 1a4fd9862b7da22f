/* xlsx.c -- a report as a workbook: a sheet for each table, that of the findings first, that of notes last.
 *
 * libxlsxwriter writes a file, not bytes, so this renderer is given the name of
 * one.  Numbers are numbers with a format by the type of their column, dates
 * are dates; a text is a text whatever it looks like, never a formula or a link.
 * The same report has the same bytes: the day of its making is that of the
 * report, and members of the zip file have none.
 */
#include "render/xlsx.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "rec/heads.h"
#include "render/cell.h"

#include <inttypes.h>
#include <stdio.h>
#include <xlsxwriter.h>

enum {
	ROWS_MAX = 1048576,
	TEXT_MAX = 32767, /* characters of UTF-16 */
	NAME_CHARS = 31,  /* of a sheet */
	WIDTH_MAX = 60,
	FEW_CELLS = 50000, /* above, rows go to a temporary file one by one */
	DIGITS_MAX = 12,
	MARKS_MAX = 4096, /* formats of numbers with a mark */
	DAY = 86400,
	SERIAL_1970 = 25569,
	FIRST_SERIAL = 61, /* days before are not the same for all who read them */
	DAY_1980 = 3652,
};

struct book {
	lxw_workbook *book;
	const struct cc_report *report;
	const struct cc_render_opts *opts;
	struct cc_map *names; /* of sheets, folded */
	struct cc_map *codes; /* of formats with a mark behind the number */
	lxw_format *marked[MARKS_MAX];
	lxw_format *head, *share, *p, *day, *wrap, *decimals[DIGITS_MAX + 1];
	lxw_error failed; /* the first */
	struct cc_buf text;
};

/* A sheet while its rows are written. */
struct sheet {
	struct book *b;
	lxw_worksheet *to;
	size_t columns;
	size_t *width; /* [columns] */
};

static void
see(struct book *b, lxw_error error)
{
	if (b->failed == LXW_NO_ERROR)
		b->failed = error;
}

/* What a reader would take for an escape gets one itself; a CR would come back as a line feed, and what XML
 * cannot hold is shown as such. */
static void
put_xml_safe(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0, len; i < text.len; i += len) {
		struct cc_span rest = { text.at + i, text.len - i };
		uint32_t c = cc_utf8_next(rest, &len);
		bool escape = c == '_' && rest.len >= 7 && rest.at[1] == 'x' && rest.at[6] == '_';

		for (size_t k = 2; escape && k < 6; k++)
			escape = cc_byte_in(rest.at[k], "0123456789ABCDEFabcdef");
		if (escape)
			cc_buf_puts(out, "_x005F_");
		else if (c < ' ' && c != '\t' && c != '\n')
			cc_buf_printf(out, "_x%04" PRIX32 "_", c);
		else if (c == 0xfffe || c == 0xffff)
			cc_buf_puts(out, "\xef\xbf\xbd");
		else
			cc_buf_add(out, rest.at, len);
	}
}

static size_t
units_of(struct cc_span text)
{
	size_t n = 0;

	for (size_t i = 0, len; i < text.len; i += len)
		n += cc_utf8_next((struct cc_span){ text.at + i, text.len - i }, &len) > 0xffff ? 2 : 1;
	return n;
}

/* The widest of its lines. */
static size_t
width_of(struct cc_span text)
{
	size_t most = 0;

	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end != NULL ? (size_t)(end - text.at) : text.len;
		size_t width = cc_utf8_width_ja((struct cc_span){ text.at, n });

		most = width > most ? width : most;
		n += end != NULL;
		text = (struct cc_span){ text.at + n, text.len - n };
	}
	return most;
}

static void
see_width(struct sheet *s, size_t column, size_t width)
{
	if (width > s->width[column])
		s->width[column] = width;
}

static void
put_text(struct sheet *s, size_t row, size_t column, struct cc_span text, lxw_format *format)
{
	struct cc_buf safe = { 0 };

	if (text.len == 0)
		return;
	put_xml_safe(&safe, text);
	see_width(s, column, width_of(text));
	see(s->b, worksheet_write_string(s->to, (lxw_row_t)row, (lxw_col_t)column, safe.at, format));
	cc_buf_free(&safe);
}

static lxw_format *
numbered(struct book *b, const char *code)
{
	lxw_format *format = workbook_add_format(b->book);

	if (format == NULL)
		cc_oom();
	if (code != NULL)
		format_set_num_format(format, code);
	return format;
}

static lxw_format *
decimals(struct book *b, unsigned digits)
{
	char code[DIGITS_MAX + 3] = "0.";

	if (digits > DIGITS_MAX)
		digits = DIGITS_MAX;
	if (b->decimals[digits] == NULL) {
		memset(code + 2, '0', digits);
		code[digits > 0 ? digits + 2 : 1] = '\0';
		b->decimals[digits] = numbered(b, code);
	}
	return b->decimals[digits];
}

/* The same number format with what marks the cell behind the number. */
static lxw_format *
marked(struct book *b, lxw_format *plain, const char *code, const struct cc_cell *cell)
{
	struct cc_buf all = { 0 };
	uint32_t i;

	if (cell->mark == NULL)
		return plain;
	cc_buf_printf(&all, "%s\" %s\"", code, cell->mark);
	i = cc_map_add(b->codes, (struct cc_span){ all.at, all.len });
	if (i < MARKS_MAX && b->marked[i] == NULL)
		b->marked[i] = numbered(b, all.at);
	cc_buf_free(&all);
	return i < MARKS_MAX ? b->marked[i] : plain;
}

static void
put_number(struct sheet *s, size_t row, size_t column, double value, lxw_format *format)
{
	see(s->b, worksheet_write_number(s->to, (lxw_row_t)row, (lxw_col_t)column, value, format));
}

/* As text() shows a cell to people. */
static void
see_shown(struct sheet *s, size_t column, const struct cc_cell *cell, const struct cc_column_spec *spec)
{
	struct cc_buf *text = &s->b->text;

	text->len = 0;
	cc_cell_people(text, cell, spec, s->b->report->lang, s->b->opts->digits);
	see_width(s, column, text->len);
}

static void
put_cell(
    struct sheet *s, size_t row, size_t column, const struct cc_cell *cell, const struct cc_column_spec *spec)
{
	struct book *b = s->b;
	struct cc_buf *text = &b->text;

	if (cell->empty)
		return;
	if (cc_type_number(spec->type))
		see_shown(s, column, cell, spec);
	switch (cc_cell_type(cell, spec->type)) {
	case CC_TYPE_INT:
		put_number(s, row, column, (double)cell->as.integer, marked(b, decimals(b, 0), "0", cell));
		return;
	case CC_TYPE_REAL:
		put_number(
		    s, row, column, cell->as.real, marked(b, decimals(b, b->opts->digits), "0.00", cell));
		return;
	case CC_TYPE_SHARE:
		put_number(s, row, column, cell->as.real, marked(b, b->share, "0.0%", cell));
		return;
	case CC_TYPE_P: put_number(s, row, column, cell->as.real, b->p); return;
	case CC_TYPE_MONEY:
		put_number(s, row, column, cc_cell_money(cell), decimals(b, cell->digits));
		return;
	case CC_TYPE_DATE:
		if (cell->as.integer + SERIAL_1970 >= FIRST_SERIAL) {
			put_number(s, row, column, (double)(cell->as.integer + SERIAL_1970), b->day);
			see_width(s, column, sizeof "2026-01-27" - 1);
			return;
		}
		break;
	case CC_TYPE_WORD:
		put_text(s, row, column, cc_word_in(spec->name, cell->as.text, b->report->lang), NULL);
		return;
	default: break;
	}
	text->len = 0;
	cc_cell_machine(text, cell, spec->type);
	put_text(s, row, column, (struct cc_span){ text->at, text->len }, NULL);
}

/* No two sheets have one name, capitals aside, and no name has what Excel refuses. */
static const char *
sheet_name(struct book *b, const char *title)
{
	struct cc_arena *arena = b->report->arena;
	struct cc_span cut = cc_utf8_first(cc_span(title), NAME_CHARS);
	char *first = cc_strndup(arena, cut.at, cut.len);
	const char *name = first;
	uint32_t known = cc_map_count(b->names);

	for (char *c = first; *c != '\0'; c++)
		if (cc_byte_in(*c, "[]:*?/\\'") || (unsigned char)*c < ' ')
			*c = '_';
	for (unsigned n = 2; cc_map_add(b->names, cc_utf8_fold(arena, cc_span(name))) < known; n++) {
		cut = cc_utf8_first(cc_span(first), NAME_CHARS - 4);
		name = cc_format(arena, "%.*s %u", (int)cut.len, cut.at, n);
	}
	return name;
}

static void
begin_sheet(struct sheet *s, struct book *b, const char *title, size_t columns)
{
	*s = (struct sheet){ b, workbook_add_worksheet(b->book, sheet_name(b, title)), columns,
		CC_ARRAY(b->report->arena, size_t, columns) };
	if (s->to == NULL)
		cc_oom();
	worksheet_freeze_panes(s->to, 1, 0);
}

/* Room for the mark of the filter. */
static void
end_sheet(struct sheet *s, size_t rows)
{
	for (size_t c = 0; c < s->columns; c++) {
		size_t width = s->width[c] + 3 < WIDTH_MAX ? s->width[c] + 3 : WIDTH_MAX;

		see(s->b, worksheet_set_column(s->to, (lxw_col_t)c, (lxw_col_t)c, (double)width, NULL));
	}
	if (rows > 0 && s->columns > 0)
		see(s->b, worksheet_autofilter(s->to, 0, 0, (lxw_row_t)rows, (lxw_col_t)(s->columns - 1)));
}

static void
put_table(struct book *b, const struct cc_table *t)
{
	struct sheet s;

	begin_sheet(&s, b, cc_words_in(&t->spec->title, b->report->lang), t->n_columns);
	for (size_t c = 0; c < t->n_columns; c++) {
		struct cc_buf head = { 0 };

		cc_head_put(&head, b->report, t, c);
		put_text(&s, 0, c, (struct cc_span){ head.at, head.len }, b->head);
		cc_buf_free(&head);
	}
	for (size_t row = 0; row < t->rows; row++)
		for (size_t c = 0; c < t->n_columns; c++)
			put_cell(&s, row + 1, c, &cc_render_row(t, row)[c], &t->column[c]);
	end_sheet(&s, t->rows);
}

static void
put_line(struct sheet *s, size_t *row, const struct cc_words *kind, const char *name, struct cc_span text)
{
	++*row;
	put_text(s, *row, 0, cc_span(cc_words_in(kind, s->b->report->lang)), NULL);
	put_text(s, *row, 1, cc_span(name), NULL);
	put_text(s, *row, 2, text, s->b->wrap);
}

/* What json has beside the tables: notes, what was read, what was asked. */
static void
put_notes(struct book *b)
{
	static const struct cc_words heads[] = { CC_WORDS("kind", "種類"), CC_WORDS("name", "名前"),
		CC_WORDS("text", "内容") },
				     note = CC_WORDS("note", "注記"), input = CC_WORDS("input", "入力"),
				     parameter = CC_WORDS("parameter", "設定"),
				     tool = CC_WORDS("tool", "コマンド");
	const struct cc_report *r = b->report;
	struct cc_buf *text = &b->text;
	size_t row = 0;
	struct sheet s;

	begin_sheet(&s, b, r->lang == CC_JA ? "注記" : "Notes", 3);
	for (size_t c = 0; c < 3; c++)
		put_text(&s, 0, c, cc_span(cc_words_in(&heads[c], r->lang)), b->head);
	for (size_t i = 0; i < r->n_notes; i++)
		put_line(&s, &row, &note, r->note[i].code, cc_span(r->note[i].text));
	for (size_t i = 0; i < r->n_parameters; i++) {
		text->len = 0;
		cc_cell_machine(text, &r->parameter[i].cell, r->parameter[i].type);
		put_line(&s, &row, &parameter, r->parameter[i].name, (struct cc_span){ text->at, text->len });
	}
	for (size_t i = 0; i < r->n_inputs; i++) {
		text->len = 0;
		cc_buf_printf(text, "%s, %" PRIu64, r->input[i].encoding, r->input[i].rows);
		put_line(&s, &row, &input, r->input[i].file, (struct cc_span){ text->at, text->len });
	}
	put_line(&s, &row, &tool, r->tool, cc_span(r->version));
	end_sheet(&s, row);
}

static bool
fail_cells(struct cc_err *err, const struct cc_table *t, const char *format, uint64_t n, uint64_t most)
{
	return cc_fail(err, CC_EXIT_USAGE, format, t->spec->name, (uintmax_t)n, (uintmax_t)most);
}

static bool
check_table(const struct cc_table *t, struct cc_buf *text, struct cc_err *err)
{
	if (t->rows >= ROWS_MAX)
		return fail_cells(err, t,
		    N_("table %s has %ju rows; a workbook holds %ju below its header: write csv"), t->rows,
		    ROWS_MAX - 1);
	if (t->n_columns > LXW_COL_MAX)
		return fail_cells(err, t, N_("table %s has %ju columns; a workbook holds %ju: write csv"),
		    t->n_columns, LXW_COL_MAX);
	for (size_t i = 0; i < t->rows * t->n_columns; i++) {
		enum cc_type type = t->column[i % t->n_columns].type;

		if (t->cell[i].empty || cc_type_number(type) || type == CC_TYPE_DATE)
			continue;
		text->len = 0;
		cc_cell_machine(text, &t->cell[i], type);
		if (text->len > TEXT_MAX && units_of((struct cc_span){ text->at, text->len }) > TEXT_MAX)
			return fail_cells(err, t,
			    N_("table %s has a cell of %ju characters; a workbook holds %ju: write csv"),
			    units_of((struct cc_span){ text->at, text->len }), TEXT_MAX);
	}
	return true;
}

static bool
check(uint64_t *cells, struct book *b, struct cc_err *err)
{
	const struct cc_table *t = NULL;

	for (*cells = 0; (t = cc_render_next(b->report, b->opts, t)) != NULL;
	     *cells += t->rows * t->n_columns)
		if (!check_table(t, &b->text, err))
			return false;
	return true;
}

/* The day of the report, noon aside, in UTC; 0 would be the clock. */
static void
put_properties(struct book *b)
{
	int64_t day = b->opts->as_of > 0 && b->opts->as_of != CC_NO_DAY ? b->opts->as_of : DAY_1980;
	lxw_doc_properties properties = { .title = (char *)b->report->tool,
		.comments = (char *)b->report->version,
		.created = (time_t)(day * DAY) };

	workbook_set_properties(b->book, &properties);
}

static void
put_all(struct book *b)
{
	const struct cc_table *findings = cc_render_findings(b->report, b->opts), *t = NULL;

	b->head = numbered(b, NULL);
	format_set_bold(b->head);
	b->wrap = numbered(b, NULL);
	format_set_text_wrap(b->wrap);
	b->share = numbered(b, "0.0%");
	b->p = numbered(b, "0.000");
	b->day = numbered(b, "yyyy-mm-dd");
	if (findings != NULL)
		put_table(b, findings);
	while ((t = cc_render_next(b->report, b->opts, t)) != NULL)
		if (t != findings)
			put_table(b, t);
	put_notes(b);
	put_properties(b);
}

bool
cc_render_xlsx(
    const char *path, const struct cc_report *report, const struct cc_render_opts *opts, struct cc_err *err)
{
	struct book b = { .report = report, .opts = opts };
	lxw_workbook_options how = { 0 };
	uint64_t cells;
	lxw_error closed;
	bool good = check(&cells, &b, err);

	if (good) {
		how.constant_memory = cells > FEW_CELLS;
		b.names = cc_map_new();
		b.codes = cc_map_new();
		b.book = workbook_new_opt(path, &how);
		if (b.book == NULL)
			cc_oom();
		put_all(&b);
		closed = workbook_close(b.book);
		see(&b, closed);
		if (b.failed == LXW_ERROR_MEMORY_MALLOC_FAILED)
			cc_oom();
		good = b.failed == LXW_NO_ERROR ||
		       cc_fail(err, CC_EXIT_MACHINE, N_("the workbook cannot be written: %s"),
			   lxw_strerror(b.failed));
		cc_map_free(b.names);
		cc_map_free(b.codes);
	}
	cc_buf_free(&b.text);
	return good;
}
