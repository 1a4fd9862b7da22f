/* xlsx.c -- a report as a workbook: a sheet for each table, that of the findings first, that of notes last.
 *
 * The library that writes it (xlsx_book.h) writes a file, not bytes, so this
 * renderer is given the name of one.  Numbers are numbers with a format by the
 * type of their column, dates are dates.  The same report has the same bytes:
 * the day of its making is that of the report.
 */
#include "render/xlsx.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "rec/heads.h"
#include "render/cell.h"
#include "render/xlsx_book.h"

#include <inttypes.h>

enum {
	ROWS_MAX = 1048576,
	TEXT_MAX = 32767, /* characters of UTF-16 */
	SERIAL_1970 = 25569,
	FIRST_SERIAL = 61, /* days before are not the same for all who read them */
	DAY_1980 = 3652,
};

struct book {
	struct cc_xlsx *to;
	const struct cc_report *report;
	const struct cc_render_opts *opts;
	struct cc_buf text;
};

/* As text() shows a cell to people. */
static void
see_shown(struct book *b, size_t column, const struct cc_cell *cell, const struct cc_column_spec *spec)
{
	struct cc_buf *text = &b->text;

	text->len = 0;
	cc_cell_people(text, cell, spec, b->report->lang, b->opts->digits);
	cc_xlsx_wide(b->to, column, text->len);
}

static void
put_cell(
    struct book *b, size_t row, size_t column, const struct cc_cell *cell, const struct cc_column_spec *spec)
{
	struct cc_buf *text = &b->text;

	if (cell->empty)
		return;
	if (cc_type_number(spec->type))
		see_shown(b, column, cell, spec);
	switch (cc_cell_type(cell, spec->type)) {
	case CC_TYPE_INT:
		cc_xlsx_marked(b->to, row, column, (double)cell->as.integer, CC_XLSX_DECIMALS, cell->mark);
		return;
	case CC_TYPE_REAL:
		cc_xlsx_marked(b->to, row, column, cell->as.real,
		    CC_XLSX_DECIMALS + (cell->whole ? 0 : b->opts->digits), cell->mark);
		return;
	case CC_TYPE_SHARE:
		cc_xlsx_marked(b->to, row, column, cell->as.real, CC_XLSX_SHARE, cell->mark);
		return;
	case CC_TYPE_P: cc_xlsx_number(b->to, row, column, cell->as.real, CC_XLSX_P); return;
	case CC_TYPE_MONEY:
		cc_xlsx_number(b->to, row, column, cc_cell_money(cell), CC_XLSX_DECIMALS + cell->digits);
		return;
	case CC_TYPE_DATE:
		if (cell->as.integer + SERIAL_1970 >= FIRST_SERIAL) {
			cc_xlsx_number(
			    b->to, row, column, (double)(cell->as.integer + SERIAL_1970), CC_XLSX_DAY);
			cc_xlsx_wide(b->to, column, sizeof "2026-01-27" - 1);
			return;
		}
		break;
	case CC_TYPE_WORD:
		cc_xlsx_text(b->to, row, column, cc_word_in(spec->name, cell->as.text, b->report->lang),
		    CC_XLSX_PLAIN);
		return;
	default: break;
	}
	text->len = 0;
	cc_cell_machine(text, cell, spec->type);
	cc_xlsx_text(b->to, row, column, (struct cc_span){ text->at, text->len }, CC_XLSX_PLAIN);
}

static void
put_table(struct book *b, const struct cc_table *t)
{
	cc_xlsx_sheet(b->to, cc_words_in(&t->spec->title, b->report->lang), t->n_columns);
	for (size_t c = 0; c < t->n_columns; c++) {
		struct cc_buf head = { 0 };

		cc_head_put(&head, b->report, t, c);
		cc_xlsx_text(b->to, 0, c, (struct cc_span){ head.at, head.len }, CC_XLSX_HEAD);
		cc_buf_free(&head);
	}
	for (size_t row = 0; row < t->rows; row++)
		for (size_t c = 0; c < t->n_columns; c++)
			put_cell(b, row + 1, c, &cc_render_row(t, row)[c], &t->column[c]);
	cc_xlsx_sheet_end(b->to, t->rows);
}

static void
put_line(struct book *b, size_t *row, const struct cc_words *kind, const char *name, struct cc_span text)
{
	++*row;
	cc_xlsx_text(b->to, *row, 0, cc_span(cc_words_in(kind, b->report->lang)), CC_XLSX_PLAIN);
	cc_xlsx_text(b->to, *row, 1, cc_span(name), CC_XLSX_PLAIN);
	cc_xlsx_text(b->to, *row, 2, text, CC_XLSX_WRAP);
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

	cc_xlsx_sheet(b->to, r->lang == CC_JA ? "注記" : "Notes", 3);
	for (size_t c = 0; c < 3; c++)
		cc_xlsx_text(b->to, 0, c, cc_span(cc_words_in(&heads[c], r->lang)), CC_XLSX_HEAD);
	for (size_t i = 0; i < r->n_notes; i++)
		put_line(b, &row, &note, r->note[i].code, cc_span(r->note[i].text));
	for (size_t i = 0; i < r->n_parameters; i++) {
		text->len = 0;
		cc_cell_machine(text, &r->parameter[i].cell, r->parameter[i].type);
		put_line(b, &row, &parameter, r->parameter[i].name, (struct cc_span){ text->at, text->len });
	}
	for (size_t i = 0; i < r->n_inputs; i++) {
		text->len = 0;
		cc_buf_printf(text, "%s, %" PRIu64, r->input[i].encoding, r->input[i].rows);
		put_line(b, &row, &input, r->input[i].file, (struct cc_span){ text->at, text->len });
	}
	put_line(b, &row, &tool, r->tool, cc_span(r->version));
	cc_xlsx_sheet_end(b->to, row);
}

static size_t
units_of(struct cc_span text)
{
	size_t n = 0;

	for (size_t i = 0, len; i < text.len; i += len)
		n += cc_utf8_next((struct cc_span){ text.at + i, text.len - i }, &len) > 0xffff ? 2 : 1;
	return n;
}

static bool
fail_cells(struct cc_err *err, const struct cc_table *t, const char *format, uint64_t n, uint64_t most)
{
	return cc_fail(err, CC_EXIT_USAGE, format, t->spec->name, (uintmax_t)n, (uintmax_t)most);
}

static bool
check_table(struct cc_xlsx_size *size, const struct cc_table *t, struct cc_buf *text, struct cc_err *err)
{
	if (t->rows >= ROWS_MAX)
		return fail_cells(err, t,
		    N_("table %s has %ju rows; a workbook holds %ju below its header: write csv"), t->rows,
		    ROWS_MAX - 1);
	if (t->n_columns > CC_XLSX_COLUMNS_MAX)
		return fail_cells(err, t, N_("table %s has %ju columns; a workbook holds %ju: write csv"),
		    t->n_columns, CC_XLSX_COLUMNS_MAX);
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
		size->text += text->len;
	}
	size->cells += t->rows * t->n_columns;
	return true;
}

static bool
check(struct cc_xlsx_size *size, struct book *b, struct cc_err *err)
{
	const struct cc_table *t = NULL;

	*size = (struct cc_xlsx_size){ 0 };
	while ((t = cc_render_next(b->report, b->opts, t)) != NULL)
		if (!check_table(size, t, &b->text, err))
			return false;
	return true;
}

/* The findings first, the notes last. */
static void
put_all(struct book *b)
{
	const struct cc_table *findings = cc_render_findings(b->report, b->opts), *t = NULL;

	if (findings != NULL)
		put_table(b, findings);
	while ((t = cc_render_next(b->report, b->opts, t)) != NULL)
		if (t != findings)
			put_table(b, t);
	put_notes(b);
}

bool
cc_render_xlsx(
    const char *path, const struct cc_report *report, const struct cc_render_opts *opts, struct cc_err *err)
{
	int64_t day = opts->as_of > 0 && opts->as_of != CC_NO_DAY ? opts->as_of : DAY_1980;
	struct book b = { .report = report, .opts = opts };
	struct cc_xlsx_size size;
	bool good = check(&size, &b, err) && cc_xlsx_begin(&b.to, path, size, report->arena, err);

	if (good) {
		put_all(&b);
		good = cc_xlsx_end(b.to, report->tool, report->version, day, err);
	}
	cc_buf_free(&b.text);
	return good;
}
