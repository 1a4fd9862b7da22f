/* md.c -- a report in GitHub's Markdown.
 *
 * Data stays what it was when it is shown: whatever would begin a cell, a
 * link, a picture, HTML, code, mathematics or emphasis is escaped.  Nothing is padded,
 * so a longer cell changes one line of a diff.
 */
#include "render/formats.h"

#include "rec/heads.h"
#include "rec/page.h"
#include "render/cell.h"
#include "render/sketch.h"

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/* before, after: neighbours, a blank at the ends. */
static bool
special(char before, char c, char after)
{
	switch (c) {
	case '_': return !letter(before) || !letter(after); /* customer_value is no emphasis */
	case '&': return letter(after) || after == '#';
	default: return strchr("|<`[]!\\*~$", c) != NULL;
	}
}

static void
put_escaped(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char before = i > 0 ? text.at[i - 1] : ' ', after = i + 1 < text.len ? text.at[i + 1] : ' ';

		if (special(before, text.at[i], after))
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, text.at[i]);
	}
}

static void
put_text(struct cc_buf *out, struct cc_span text)
{
	struct cc_buf visible = { 0 };

	if (text.len == 0) /* and may be nowhere */
		return;
	cc_visible_line(&visible, text);
	put_escaped(out, (struct cc_span){ visible.at, visible.len });
	cc_buf_free(&visible);
}

static void
put_header(struct cc_buf *out, const struct cc_report *report, const struct cc_table *table,
    const struct cc_sketch *sketch)
{
	struct cc_buf head = { 0 };

	for (size_t c = 0; c < table->n_columns; c++) {
		cc_buf_puts(out, c > 0 ? " " : "| ");
		head.len = 0;
		cc_head_put(&head, report, table, c);
		put_text(out, (struct cc_span){ head.at, head.len });
		cc_buf_puts(out, " |");
	}
	cc_buf_free(&head);
	if (sketch != NULL) {
		cc_buf_puts(out, " `");
		cc_sketch_head(out, sketch);
		cc_buf_puts(out, "` |");
	}
	cc_buf_puts(out, "\n|");
	for (size_t c = 0; c < table->n_columns; c++)
		cc_buf_puts(out, cc_type_right(table->column[c].type) ? " ---: |" : " --- |");
	cc_buf_puts(out, sketch != NULL ? " --- |" : "");
	cc_buf_putc(out, '\n');
}

/* Code, whose blanks and width stay as they are. */
static void
put_sketch(struct cc_buf *out, const struct cc_sketch *sketch, size_t row)
{
	struct cc_buf line = { 0 };

	cc_sketch_row(&line, sketch, row);
	if (line.len > 0)
		cc_buf_printf(out, " `%s`", line.at);
	cc_buf_puts(out, " |");
	cc_buf_free(&line);
}

static void
put_row(struct cc_buf *out, const struct cc_report *report, const struct cc_table *table, size_t row,
    const struct cc_sketch *sketch, const struct cc_render_opts *opts)
{
	const struct cc_cell *cell = cc_render_row(table, row);
	struct cc_buf text = { 0 };

	for (size_t c = 0; c < table->n_columns; c++) {
		enum cc_type type = table->column[c].type;

		text.len = 0;
		cc_buf_puts(out, c > 0 ? " " : "| ");
		if (cc_type_number(type) || type == CC_TYPE_WORD) {
			cc_cell_people(&text, &cell[c], &table->column[c], report->lang, opts->digits);
			put_escaped(out, (struct cc_span){ text.at, text.len });
		} else {
			cc_cell_machine(&text, &cell[c], type);
			put_text(out, (struct cc_span){ text.at, text.len });
		}
		cc_buf_puts(out, " |");
	}
	if (sketch != NULL)
		put_sketch(out, sketch, row);
	cc_buf_putc(out, '\n');
	cc_buf_free(&text);
}

static void
put_table(struct cc_buf *out, const struct cc_report *report, const struct cc_table *table,
    const struct cc_render_opts *opts)
{
	struct cc_sketch sketch;
	bool drawn = cc_sketch(&sketch, report, table);

	cc_buf_puts(out, "## ");
	put_text(out, cc_span(cc_words_in(&table->spec->title, report->lang)));
	cc_buf_puts(out, "\n\n");
	if (table->rows == 0) {
		cc_buf_puts(out, cc_words_in(&cc_no_rows, report->lang));
		cc_buf_putc(out, '\n');
		return;
	}
	put_header(out, report, table, drawn ? &sketch : NULL);
	for (size_t row = 0; row < table->rows; row++)
		put_row(out, report, table, row, drawn ? &sketch : NULL, opts);
}

/* A sentence that would begin a heading, a quotation or a list of its own. */
static void
put_item(struct cc_buf *out, const char *text)
{
	size_t digits = strspn(text, "0123456789");

	cc_buf_puts(out, "- ");
	if (digits > 0 && (text[digits] == '.' || text[digits] == ')')) {
		cc_buf_add(out, text, digits);
		cc_buf_putc(out, '\\');
		text += digits;
	} else if (strchr("#>+-", text[0])) {
		cc_buf_putc(out, '\\');
	}
	put_text(out, cc_span(text));
	cc_buf_putc(out, '\n');
}

static size_t
put_findings(struct cc_buf *out, const struct cc_report *report, const struct cc_table *findings)
{
	if (findings == NULL || findings->rows == 0)
		return 0;
	cc_buf_puts(out, "## ");
	put_text(out, cc_span(cc_words_in(&findings->spec->title, report->lang)));
	cc_buf_puts(out, "\n\n");
	for (size_t row = 0; row < findings->rows; row++)
		put_item(out, cc_render_sentence(findings, row).at);
	return 1;
}

/* The same words as in text, in as many lines as they take. */
static void
put_page(struct cc_buf *out, const struct cc_page *page)
{
	enum cc_page_kind before = CC_PAGE_HEADING;

	for (size_t i = 0; i < page->n; before = page->part[i++].kind) {
		const struct cc_page_part *part = &page->part[i];

		if (part->kind == CC_PAGE_LINE) {
			cc_buf_span(out, part->text);
			cc_buf_putc(out, '\n');
			continue;
		}
		cc_buf_puts(
		    out, i > 0 && (part->kind != CC_PAGE_ENTRY || before != CC_PAGE_ENTRY) ? "\n" : "");
		if (part->kind == CC_PAGE_ENTRY && part->name.at == NULL) {
			put_item(out, part->text.at);
			continue;
		}
		cc_buf_puts(out, part->kind == CC_PAGE_TITLE	 ? "# "
				 : part->kind == CC_PAGE_HEADING ? "## "
				 : part->kind == CC_PAGE_ENTRY	 ? "- **"
								 : "");
		if (part->kind == CC_PAGE_ENTRY) {
			put_text(out, part->name);
			cc_buf_puts(out, "** ");
		}
		put_text(out, part->text);
		cc_buf_putc(out, '\n');
	}
}

bool
cc_render_md(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	size_t n;

	if (opts->table && !cc_render_table(report, opts->table))
		return false;
	if (report->page != NULL && opts->table == NULL) {
		put_page(out, report->page);
		return true;
	}
	n = put_findings(out, report, cc_render_findings(report, opts));
	for (const struct cc_table *t = NULL; (t = cc_render_shown(report, opts, t)) != NULL;) {
		if (t->spec->flags & CC_TABLE_FINDINGS)
			continue;
		if (n++ > 0)
			cc_buf_putc(out, '\n');
		put_table(out, report, t, opts);
	}
	if (report->n_notes > 0) {
		cc_buf_puts(out, n > 0 ? "\n## " : "## ");
		cc_buf_puts(out, cc_words_in(CC_SAY("Notes", "注記"), report->lang));
		cc_buf_puts(out, "\n\n");
	}
	for (size_t i = 0; i < report->n_notes; i++)
		put_item(out, report->note[i].text);
	return true;
}
