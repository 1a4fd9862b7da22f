/* csv.c -- one table as CSV or TSV, in the dialect that rec/csv reads.
 *
 * A cell is quoted only where it must be: it holds the delimiter, a quote, CR
 * or LF; it would begin a line with U+FEFF, which readers drop; or it is the
 * empty cell of a one-column table, whose line would not be a row.
 * --excel: BOM, CR LF, and text that may come from the input is defused where
 * it would run as a formula: an apostrophe goes before it, which spreadsheets
 * take for "this is text".  Numbers are never touched.
 */
#include "render/formats.h"

#include "render/cell.h"

struct dialect {
	char delimiter;
	bool excel, rounded;
	unsigned digits;
};

static bool
starts_with(struct cc_span text, const char *with)
{
	size_t len = strlen(with);

	return text.len >= len && memcmp(text.at, with, len) == 0;
}

bool
cc_csv_formula(struct cc_span text)
{
	static const char *const starts[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r" };

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		if (starts_with(text, starts[i]))
			return true;
	}
	return false;
}

static bool
needs_quotes(struct cc_span cell, char delimiter, bool first)
{
	if (first && starts_with(cell, "\xef\xbb\xbf"))
		return true;
	for (size_t i = 0; i < cell.len; i++) {
		unsigned char c = (unsigned char)cell.at[i];

		if (c == (unsigned char)delimiter || (c <= '"' && (c == '"' || c == '\r' || c == '\n')))
			return true;
	}
	return false;
}

static void
put_quoted(struct cc_buf *out, struct cc_span cell)
{
	cc_buf_putc(out, '"');
	for (const char *quote; (quote = memchr(cell.at, '"', cell.len)) != NULL;) {
		size_t len = (size_t)(quote - cell.at) + 1;

		cc_buf_add(out, cell.at, len);
		cc_buf_putc(out, '"');
		cell.at += len;
		cell.len -= len;
	}
	cc_buf_span(out, cell);
	cc_buf_putc(out, '"');
}

void
cc_csv_put(struct cc_buf *out, struct cc_span cell, char delimiter, bool first)
{
	if (needs_quotes(cell, delimiter, first))
		put_quoted(out, cell);
	else
		cc_buf_span(out, cell);
}

static void
end_row(struct cc_buf *out, size_t start, const struct dialect *dialect)
{
	if (out->len == start)
		cc_buf_puts(out, "\"\"");
	cc_buf_puts(out, dialect->excel ? "\r\n" : "\n");
}

static void
put_header(
    struct cc_buf *out, const struct cc_table *table, struct cc_buf *text, const struct dialect *dialect)
{
	size_t start = out->len;

	for (size_t c = 0; c < table->n_columns; c++) {
		struct cc_span name = cc_span(table->column[c].name);

		text->len = 0;
		if (dialect->excel && cc_csv_formula(name))
			cc_buf_putc(text, '\'');
		cc_buf_span(text, name);
		if (c > 0)
			cc_buf_putc(out, dialect->delimiter);
		cc_csv_put(out, (struct cc_span){ text->at, text->len }, dialect->delimiter, c == 0);
	}
	end_row(out, start, dialect);
}

static void
put_cell(struct cc_buf *out, const struct cc_cell *cell, enum cc_type type, bool first, struct cc_buf *text,
    const struct dialect *dialect)
{
	struct cc_span made;

	/* The apostrophe waits in text[0] until it is known to be needed. */
	text->len = 0;
	cc_buf_putc(text, '\'');
	if (dialect->rounded)
		cc_cell_rounded(text, cell, type, dialect->digits);
	else
		cc_cell_machine(text, cell, type);
	made = (struct cc_span){ text->at + 1, text->len - 1 };
	if (dialect->excel && cc_type_foreign(type) && cc_csv_formula(made))
		made = (struct cc_span){ text->at, text->len };
	cc_csv_put(out, made, dialect->delimiter, first);
}

/* Sorted rows often have the number of the row above, to the bit: its digits are known. */
static bool
is_repeated(const struct cc_cell *cell, const struct cc_cell *above, enum cc_type type)
{
	return !cell->empty && !above->empty && cell->as_type == above->as_type &&
	       (1U << cc_cell_type(cell, type) & CC_REALS) && cell->as.integer == above->as.integer;
}

/* start[columns + 1]: where the cells of the row above begin in out, and the last ends; then those of this one. */
static void
put_row(struct cc_buf *out, const struct cc_table *table, size_t row, size_t *start, struct cc_buf *text,
    const struct dialect *dialect)
{
	const struct cc_cell *cell = cc_render_row(table, row),
			     *above = row > 0 ? cc_render_row(table, row - 1) : NULL;
	size_t row_start = out->len;

	for (size_t c = 0; c < table->n_columns; c++) {
		enum cc_type type = table->column[c].type;
		size_t from = start[c], len = start[c + 1] - from - 1;

		if (c > 0)
			cc_buf_putc(out, dialect->delimiter);
		start[c] = out->len;
		if (above != NULL && is_repeated(&cell[c], &above[c], type)) {
			cc_buf_reserve(out, len);
			cc_buf_add(out, out->at + from, len);
		} else {
			put_cell(out, &cell[c], type, c == 0, text, dialect);
		}
	}
	start[table->n_columns] = out->len + 1; /* as if a delimiter followed */
	end_row(out, row_start, dialect);
}

static bool
put_table(
    struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts, char delimiter)
{
	const struct cc_table *table = cc_render_table(report, opts->table);
	const struct dialect dialect = { delimiter, opts->excel, opts->rounded, opts->digits };
	struct cc_buf text = { 0 }, starts = { 0 };
	size_t *start;

	if (!table)
		return false;
	start = cc_buf_more(&starts, (table->n_columns + 1) * sizeof *start);
	if (dialect.excel)
		cc_buf_puts(out, "\xef\xbb\xbf");
	put_header(out, table, &text, &dialect);
	for (size_t row = 0; row < table->rows; row++)
		put_row(out, table, row, start, &text, &dialect);
	cc_buf_free(&text);
	cc_buf_free(&starts);
	return true;
}

bool
cc_render_csv(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	return put_table(out, report, opts, ',');
}

bool
cc_render_tsv(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	return put_table(out, report, opts, '\t');
}
