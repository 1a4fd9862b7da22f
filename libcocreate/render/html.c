/* html.c -- a report as one page that needs nothing else, to read, to send, to print.
 *
 * Findings, pictures, tables, notes, how the figures are made, what they were made of.
 * Nothing is fetched and nothing needs the script, which only sorts tables: the policy
 * allows this style and this script by their hashes, and nothing else.  Nothing that
 * came from the data is a link or an element.
 */
#include "render/formats.h"

#include "rec/heads.h"
#include "rec/page.h"
#include "render/advance.h"
#include "render/cell.h"
#include "render/picture.h"
#include "render/style.h"
#include "render/xml.h"

#include <inttypes.h>

/* SHA-256 of cc_style_page and cc_script_page; tests/page/policy says what they must be. */
#define STYLE_HASH  "GSBpjDgVwCM2O2bZBEsorBx3RG1qUolui164lG89C1U="
#define SCRIPT_HASH "+2FW244kEmE2/dN1qvMjDsrtifYggJejef5gpKLl8jo="

/* A table that is wider than this in pixels, at its size in print, is printed across. */
enum { PAPER = 688, PRINTED = 10, PADDING = 10, TEXT_MOST = 110 };

static void
put_words(struct cc_buf *out, const struct cc_words *words, enum cc_lang lang)
{
	cc_xml_puts(out, cc_words_in(words, lang));
}

static void
put_top(struct cc_buf *out, const struct cc_report *report, const char *title)
{
	cc_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	    report->lang == CC_JA ? "ja" : "en");
	cc_buf_puts(out,
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	    "'sha256-" STYLE_HASH "'; script-src 'sha256-" SCRIPT_HASH
	    "'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	cc_xml_puts(out, title);
	if (report->study != NULL) {
		cc_buf_puts(out, " – ");
		cc_xml_puts(out, report->study);
	}
	cc_buf_puts(out, "</title>\n<style>");
	for (const char *const *part = cc_style_page; *part != NULL; part++)
		cc_buf_puts(out, *part);
	cc_buf_puts(out, "</style>\n</head>\n<body>\n");
}

static void
put_header(struct cc_buf *out, const struct cc_report *report, const char *title)
{
	cc_buf_puts(out, "<header>\n<p class=\"study\">");
	cc_xml_puts(out, report->study != NULL ? report->study : report->tool != NULL ? report->tool : "");
	cc_buf_puts(out, "</p>\n<h1>");
	cc_xml_puts(out, title);
	cc_buf_puts(out, "</h1>\n</header>\n<main>\n");
}

/* One sheet of paper, without pictures, notes or settings. */
static void
put_page(struct cc_buf *out, const struct cc_report *report)
{
	static const char *const element[] = { [CC_PAGE_TITLE] = "h1",
		[CC_PAGE_HEADING] = "h2",
		[CC_PAGE_ENTRY] = "p",
		[CC_PAGE_FOOT] = "footer",
		[CC_PAGE_LINE] = "pre" };
	const struct cc_page *page = report->page;

	put_top(out, report, page->n > 0 ? page->part[0].text.at : "");
	cc_buf_puts(out, "<main class=\"memo\">\n");
	for (size_t i = 0; i < page->n; i++) {
		const struct cc_page_part *part = &page->part[i];

		cc_buf_printf(out, "<%s>", element[part->kind]);
		if (part->kind == CC_PAGE_ENTRY && part->name.at != NULL) {
			cc_buf_puts(out, "<b>");
			cc_xml_put(out, part->name);
			cc_buf_puts(out, "</b> ");
		}
		cc_xml_prose(out, part->text);
		cc_buf_printf(out, "</%s>\n", element[part->kind]);
	}
	cc_buf_puts(out, "</main>\n</body>\n</html>\n");
}

static void
put_findings(struct cc_buf *out, const struct cc_report *report, const struct cc_table *findings)
{
	if (findings == NULL || findings->rows == 0)
		return;
	cc_buf_puts(out, "<section class=\"findings\" aria-label=\"");
	put_words(out, &findings->spec->title, report->lang);
	cc_buf_puts(out, "\">\n<ol>\n");
	for (size_t row = 0; row < findings->rows; row++) {
		cc_buf_puts(out, "<li>");
		cc_xml_prose(out, cc_render_sentence(findings, row));
		cc_buf_puts(out, "</li>\n");
	}
	cc_buf_puts(out, "</ol>\n</section>\n");
}

/* One part of a picture, in a box that scrolls where the window is narrow. */
static void
put_part(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts,
    const struct cc_chart *chart, size_t *row)
{
	struct cc_buf part = { 0 };
	double high = cc_picture_part(&part, report, opts, chart, row, false);

	cc_buf_puts(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
	put_words(out, &chart->title, report->lang);
	cc_buf_printf(out, "\">\n<svg role=\"graphics-document\" aria-label=\"");
	put_words(out, &chart->title, report->lang);
	cc_buf_printf(out, "\" viewBox=\"-2 0 %d ", CC_PICTURE_WIDTH + 4);
	cc_xml_number(out, high + 4);
	cc_buf_puts(out, "\">\n");
	cc_buf_add(out, part.at, part.len);
	cc_buf_puts(out, "</svg>\n</div>\n");
	cc_buf_free(&part);
}

static void
put_picture(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts,
    const struct cc_chart *chart)
{
	struct cc_buf read = { 0 };
	size_t row = 0;
	bool first = true;

	cc_picture_read(&read, report, chart);
	do {
		cc_buf_puts(out, "<figure>\n");
		if (first) {
			cc_buf_puts(out, "<figcaption><strong>");
			put_words(out, &chart->title, report->lang);
			cc_buf_puts(out, "</strong> <span>");
			cc_xml_put(out, (struct cc_span){ read.at, read.len });
			cc_buf_puts(out, "</span></figcaption>\n");
		}
		put_part(out, report, opts, chart, &row);
		cc_buf_puts(out, "</figure>\n");
		first = false;
	} while (row > 0);
	cc_buf_free(&read);
}

static bool
column_shown(const struct cc_table *t, size_t c)
{
	for (size_t row = 0; row < t->rows; row++)
		if (!cc_render_row(t, row)[c].empty)
			return true;
	return false;
}

static const char *
class_of(enum cc_type type)
{
	if (cc_type_right(type))
		return " class=\"n\"";
	if (type == CC_TYPE_PERIOD || type == CC_TYPE_DATE || type == CC_TYPE_WORD)
		return " class=\"whole\"";
	return cc_type_foreign(type) && type != CC_TYPE_ID ? " class=\"text\"" : "";
}

/* A name of several words may break between them. */
static void
put_head(struct cc_buf *out, const struct cc_report *report, const struct cc_table *t, size_t c)
{
	struct cc_buf head = { 0 };
	size_t from = 0;

	cc_head_put(&head, report, t, c);
	cc_buf_printf(out, "<th scope=\"col\"%s>", cc_type_right(t->column[c].type) ? " class=\"n\"" : "");
	for (size_t i = 0; i < head.len; i++) {
		if (head.at[i] != '_' || i + 1 == head.len)
			continue;
		cc_xml_put(out, (struct cc_span){ head.at + from, i + 1 - from });
		cc_buf_puts(out, "<wbr>");
		from = i + 1;
	}
	if (head.len > from)
		cc_xml_put(out, (struct cc_span){ head.at + from, head.len - from });
	cc_buf_puts(out, "</th>");
	cc_buf_free(&head);
}

/* Why the cell is empty, as the note says it. */
static void
put_reason(struct cc_buf *out, const struct cc_report *report, const char *code)
{
	for (size_t i = 0; code != NULL && i < report->n_notes; i++) {
		if (strcmp(report->note[i].code, code) != 0)
			continue;
		cc_buf_puts(out, " title=\"");
		cc_xml_puts(out, report->note[i].text);
		cc_buf_putc(out, '"');
		return;
	}
}

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
put_cell_text(struct cc_buf *out, const struct cc_report *report, const struct cc_table *t, size_t row,
    size_t c, unsigned digits)
{
	const struct cc_cell *cell = &cc_render_row(t, row)[c];
	const struct cc_column_spec *column = &t->column[c];

	if (cc_type_number(column->type) || column->type == CC_TYPE_WORD)
		cc_cell_people(out, cell, column, report->lang, digits);
	else
		cc_cell_machine(out, cell, column->type);
}

static void
put_cell(struct cc_buf *out, const struct cc_report *report, const struct cc_table *t, size_t row, size_t c,
    unsigned digits)
{
	const struct cc_cell *cell = &cc_render_row(t, row)[c];
	const struct cc_column_spec *column = &t->column[c];
	struct cc_buf text = { 0 };

	cc_buf_printf(out, "<td%s", class_of(column->type));
	if (cell->empty) {
		put_reason(out, report, cell->why);
	} else if (cc_type_number(column->type)) {
		cc_buf_puts(out, " data-v=\"");
		cc_cell_machine(out, cell, column->type);
		cc_buf_putc(out, '"');
	}
	cc_buf_putc(out, '>');
	put_cell_text(&text, report, t, row, c, digits);
	cc_xml_put(out, (struct cc_span){ text.at, text.len });
	cc_buf_puts(out, "</td>");
	cc_buf_free(&text);
}

static void
put_rows(struct cc_buf *out, const struct cc_report *report, const struct cc_table *t, const bool *shown,
    unsigned digits)
{
	cc_buf_puts(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
	put_words(out, &t->spec->title, report->lang);
	cc_buf_puts(out, "\">\n<table>\n<thead><tr>");
	for (size_t c = 0; c < t->n_columns; c++)
		if (shown[c])
			put_head(out, report, t, c);
	cc_buf_puts(out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < t->rows; row++) {
		cc_buf_puts(out, "<tr>");
		for (size_t c = 0; c < t->n_columns; c++)
			if (shown[c])
				put_cell(out, report, t, row, c, digits);
		cc_buf_puts(out, "</tr>\n");
	}
	cc_buf_puts(out, "</tbody>\n</table>\n</div>\n");
}

/* Text breaks into lines, numbers do not; a head breaks between its words. */
static size_t
printed_width(const struct cc_report *report, const struct cc_table *t, size_t c, unsigned digits)
{
	const struct cc_column_spec *column = &t->column[c];
	struct cc_buf text = { 0 };
	size_t most = 0;

	cc_head_put(&text, report, t, c);
	for (size_t i = 0, from = 0; i <= text.len; i++) {
		if (i < text.len && text.at[i] != '_' && text.at[i] != ' ')
			continue;
		most = larger(most, cc_advance_bold((struct cc_span){ text.at + from, i - from }));
		from = i + 1;
	}
	if (most > TEXT_MOST * 1000 / PRINTED)
		most = TEXT_MOST * 1000 / PRINTED; /* Japanese breaks anywhere */
	for (size_t row = 0; row < t->rows; row++) {
		size_t wide;

		text.len = 0;
		put_cell_text(&text, report, t, row, c, digits);
		wide = text.len > 0 ? cc_advance((struct cc_span){ text.at, text.len }) : 0;
		if (cc_type_foreign(column->type) && wide > TEXT_MOST * 1000 / PRINTED)
			wide = TEXT_MOST * 1000 / PRINTED;
		most = larger(most, wide);
	}
	cc_buf_free(&text);
	return most * PRINTED / 1000 + PADDING;
}

static void
put_table(struct cc_buf *out, const struct cc_report *report, const struct cc_table *t, unsigned digits)
{
	struct cc_buf room = { 0 };
	bool *shown = cc_buf_more(&room, t->n_columns + 1);
	size_t wide = 0;

	for (size_t c = 0; c < t->n_columns; c++) {
		shown[c] = column_shown(t, c);
		wide += shown[c] ? printed_width(report, t, c, digits) : 0;
	}
	cc_buf_printf(
	    out, "<section%s>\n<h2 id=\"%s\">", wide > PAPER ? " class=\"wide\"" : "", t->spec->name);
	put_words(out, &t->spec->title, report->lang);
	cc_buf_puts(out, "</h2>\n");
	if (t->rows > 0) {
		put_rows(out, report, t, shown, digits);
	} else {
		cc_buf_puts(out, "<p>");
		put_words(out, &cc_no_rows, report->lang);
		cc_buf_puts(out, "</p>\n");
	}
	cc_buf_puts(out, "</section>\n");
	cc_buf_free(&room);
}

static void
begin_list(struct cc_buf *out, const struct cc_words *title, enum cc_lang lang)
{
	cc_buf_puts(out, "<section>\n<h2>");
	put_words(out, title, lang);
	cc_buf_puts(out, "</h2>\n<ul>\n");
}

static void
put_item(struct cc_buf *out, const char *text)
{
	cc_buf_puts(out, "<li>");
	cc_xml_puts(out, text);
	cc_buf_puts(out, "</li>\n");
}

static void
put_notes(struct cc_buf *out, const struct cc_report *report)
{
	if (report->n_notes > 0) {
		begin_list(out, CC_SAY("Notes", "注記"), report->lang);
		for (size_t i = 0; i < report->n_notes; i++)
			put_item(out, report->note[i].text);
		cc_buf_puts(out, "</ul>\n</section>\n");
	}
	if (report->formulas != NULL && report->formulas->in[CC_EN] != NULL) {
		begin_list(out, CC_SAY("How the figures are made", "数字の求め方"), report->lang);
		for (const struct cc_words *f = report->formulas; f->in[CC_EN] != NULL; f++)
			put_item(out, cc_words_in(f, report->lang));
		cc_buf_puts(out, "</ul>\n</section>\n");
	}
}

/* What was read, by what, and with which settings: enough to run it again. */
static void
put_audit(struct cc_buf *out, const struct cc_report *report)
{
	cc_buf_puts(out, "</main>\n<footer class=\"small\">\n<p>");
	cc_xml_puts(out, report->tool != NULL ? report->tool : "");
	cc_buf_putc(out, ' ');
	cc_xml_puts(out, report->version != NULL ? report->version : "");
	for (size_t i = 0; i < report->n_inputs; i++) {
		cc_buf_puts(out, " · ");
		cc_xml_puts(out, report->input[i].file);
		cc_buf_printf(out, " (%" PRIu64 " %s, ", report->input[i].rows,
		    cc_words_in(CC_SAY("rows", "行"), report->lang));
		cc_xml_puts(out, report->input[i].encoding);
		cc_buf_putc(out, ')');
	}
	cc_buf_puts(out, "</p>\n<p>");
	for (size_t i = 0; i < report->n_parameters; i++) {
		struct cc_buf value = { 0 };

		if (report->parameter[i].cell.empty)
			continue;
		cc_cell_machine(&value, &report->parameter[i].cell, report->parameter[i].type);
		cc_buf_puts(out, i > 0 ? " · " : "");
		cc_xml_puts(out, report->parameter[i].name);
		cc_buf_putc(out, ' ');
		cc_xml_put(out, (struct cc_span){ value.at, value.len });
		cc_buf_free(&value);
	}
	cc_buf_puts(out, "</p>\n</footer>\n<script>");
	cc_buf_puts(out, cc_script_page);
	cc_buf_puts(out, "</script>\n</body>\n</html>\n");
}

bool
cc_render_html(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	const struct cc_table *first = cc_render_next(report, opts, NULL);
	const struct cc_chart *chart = NULL;
	const char *title;

	if (opts->table != NULL && first == NULL)
		return false;
	if (report->page != NULL && opts->table == NULL) {
		put_page(out, report);
		return true;
	}
	title = first != NULL	       ? cc_words_in(&first->spec->title, report->lang)
		: report->tool != NULL ? report->tool
				       : "";
	put_top(out, report, title);
	put_header(out, report, title);
	put_findings(out, report, cc_render_findings(report, opts));
	while ((chart = cc_picture_next(report, opts, true, chart)) != NULL)
		put_picture(out, report, opts, chart);
	for (const struct cc_table *t = NULL; (t = cc_render_shown(report, opts, t)) != NULL;)
		if (!(t->spec->flags & CC_TABLE_FINDINGS))
			put_table(out, report, t, opts->digits);
	put_notes(out, report);
	put_audit(out, report);
	return true;
}
