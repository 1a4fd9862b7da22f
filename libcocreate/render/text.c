/* text.c -- a report for people, on a terminal or in a mail.
 *
 * The findings and the main table first, so that the answer stands on top; then
 * the others, then the notes.  A table is walked twice, to measure and to print, so memory
 * does not grow with its rows.
 */
#include "render/formats.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/heads.h"
#include "rec/page.h"
#include "render/cell.h"
#include "render/fit.h"
#include "render/sketch.h"
#include "base/wrap.h"

/* No cell or header is wider than this, also where the terminal has no limit:
 * one endless answer must not blow up every row with blanks. */
enum { CELL_MOST = 1000, HEADER_MOST = 48 };

#define ELLIPSIS "…"
#define RULE	 "─"
#define BOLD	 "\033[1m"
#define DIM	 "\033[2m"
#define PLAIN	 "\033[0m"

/* A table being printed: the columns that are shown, measured. */
struct sheet {
	const struct cc_report *report;
	const struct cc_table *table;
	const struct cc_render_opts *opts;
	struct cc_fit_column *fit; /* [n] */
	size_t n, *column;	   /* [n]: in table->column */
	size_t *marks;		   /* [n]: columns that marks behind numbers take */
	struct cc_buf scratch;
	bool drawn; /* behind the columns of the block that is printed */
	struct cc_sketch sketch;
};

static const enum cc_fit_give gives[] = {
	[CC_TYPE_TEXT] = CC_FIT_TEXT,
	[CC_TYPE_LABEL] = CC_FIT_LABEL,
	[CC_TYPE_LIST] = CC_FIT_LIST,
	[CC_TYPE_ID] = CC_FIT_ID,
	[CC_TYPE_WORD] = CC_FIT_WORD,
	[CC_TYPE_PERIOD] = CC_FIT_NEVER,
	[CC_TYPE_PLACE] = CC_FIT_TEXT,
	[CC_TYPE_BEFORE] = CC_FIT_TEXT,
};

static struct cc_span
made(const struct cc_buf *buf)
{
	return (struct cc_span){ buf->at, buf->len };
}

/* Cuts the text in buf to width columns, the last of them an ellipsis. */
static void
shorten(struct cc_buf *buf, size_t width)
{
	if (cc_utf8_width(made(buf)) <= width)
		return;
	buf->len = cc_utf8_fit(made(buf), width - 1).len;
	cc_buf_puts(buf, ELLIPSIS);
}

/* The same for what must end in sight: the line of a place, the words before a match. */
static void
shorten_front(struct cc_buf *buf, size_t width)
{
	struct cc_span end = made(buf);
	size_t all = cc_utf8_width(end);

	if (all <= width)
		return;
	while (end.len > 0 && all > width - 1) {
		struct cc_span first = cc_utf8_cluster(end);

		all -= cc_utf8_width(first);
		end = (struct cc_span){ end.at + first.len, end.len - first.len };
	}
	memmove(buf->at, end.at, end.len);
	buf->len = end.len;
	cc_buf_reserve(buf, strlen(ELLIPSIS));
	memmove(buf->at + strlen(ELLIPSIS), buf->at, buf->len);
	memcpy(buf->at, ELLIPSIS, strlen(ELLIPSIS));
	buf->len += strlen(ELLIPSIS);
}

static bool
ends_in_sight(enum cc_type type)
{
	return type == CC_TYPE_PLACE || type == CC_TYPE_BEFORE;
}

/* Ends a line that began at start: no blanks behind, the style around it. */
static void
end_line(struct cc_buf *out, size_t start, const char *style, bool color)
{
	while (out->len > start && out->at[out->len - 1] == ' ')
		out->len--;
	if (color && out->len > start) {
		cc_buf_puts(out, PLAIN);
		cc_buf_reserve(out, strlen(style));
		memmove(out->at + start + strlen(style), out->at + start, out->len - start);
		memcpy(out->at + start, style, strlen(style));
		out->len += strlen(style);
	}
	cc_buf_putc(out, '\n');
}

/* A paragraph with `first` before its first line and `other` before the rest. */
static void
put_prose(struct cc_buf *out, const char *text, const char *first, const char *other, const char *style,
    const struct cc_render_opts *opts)
{
	struct cc_buf shown = { 0 };
	struct cc_span rest;
	size_t indent = strlen(first), width = opts->width > indent ? opts->width - indent : 1;

	if (opts->width == 0)
		width = SIZE_MAX;
	cc_visible(&shown, cc_span(text));
	rest = made(&shown);
	do {
		size_t start = out->len;

		cc_buf_puts(out, first);
		cc_buf_span(out, cc_wrap_line(&rest, width, CC_WRAP_PROSE));
		end_line(out, start, style, opts->color && *style);
		first = other;
	} while (rest.len);
	cc_buf_free(&shown);
}

static void
make_header(struct sheet *s, size_t i)
{
	struct cc_buf head = { 0 };

	s->scratch.len = 0;
	cc_head_put(&head, s->report, s->table, s->column[i]);
	cc_visible(&s->scratch, made(&head));
	cc_buf_free(&head);
	shorten(&s->scratch, HEADER_MOST);
}

/* What the mark of a number takes, with the blank before it. */
static size_t
mark_width(const struct sheet *s, size_t i, size_t row)
{
	const struct cc_cell *cell = &cc_render_row(s->table, row)[s->column[i]];
	bool marked =
	    !cell->empty && cc_type_number(s->table->column[s->column[i]].type) && cell->mark != NULL;

	return marked ? 1 + cc_utf8_width(cc_span(cell->mark)) : 0;
}

/* Numbers stand under each other, whether something marks them or not. */
static void
make_cell(struct sheet *s, size_t i, size_t row)
{
	size_t c = s->column[i];

	s->scratch.len = 0;
	cc_cell_people(&s->scratch, &cc_render_row(s->table, row)[c], &s->table->column[c], s->report->lang,
	    s->opts->digits);
	cc_buf_repeat(&s->scratch, ' ', s->marks[i] - mark_width(s, i, row));
}

/* Columns that are empty throughout are left out. */
static void
choose_columns(struct sheet *s)
{
	for (size_t c = 0; c < s->table->n_columns; c++) {
		for (size_t row = 0; row < s->table->rows; row++) {
			if (!cc_render_row(s->table, row)[c].empty) {
				s->column[s->n++] = c;
				break;
			}
		}
	}
}

/* What the eye looks for first: which one, how much, how sure; and the words behind
 * the estimate, which judge it. */
static bool
is_main(const struct cc_column_spec *spec, bool estimated)
{
	switch (spec->part) {
	case CC_PART_KEY:
	case CC_PART_ESTIMATE:
	case CC_PART_LOW:
	case CC_PART_HIGH: return true;
	default: return (spec->type == CC_TYPE_WORD && estimated) || strcmp(spec->name, "rank") == 0;
	}
}

/* The ellipsis and the line number of a place. */
static size_t
least_of(struct cc_span cell)
{
	size_t at = cell.len;

	while (at > 0 && cell.at[at - 1] != ':')
		at--;
	return 1 + (at > 0) + cc_utf8_width((struct cc_span){ cell.at + at, cell.len - at });
}

static void
measure_cells(struct sheet *s, size_t i, struct cc_fit_column *fit, enum cc_type type)
{
	for (size_t row = 0; row < s->table->rows; row++) {
		size_t mark = mark_width(s, i, row);

		s->marks[i] = mark > s->marks[i] ? mark : s->marks[i];
	}
	for (size_t row = 0; row < s->table->rows; row++) {
		size_t width, least;

		make_cell(s, i, row);
		width = cc_utf8_width(made(&s->scratch));
		fit->cells = width > fit->cells ? width : fit->cells;
		if (type != CC_TYPE_PLACE)
			continue;
		least = least_of(made(&s->scratch));
		fit->least = least > fit->least ? least : fit->least;
	}
	if (fit->give != CC_FIT_NEVER && fit->cells > CELL_MOST)
		fit->cells = CELL_MOST;
}

static void
measure(struct sheet *s)
{
	bool estimated = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct cc_column_spec *spec = &s->table->column[s->column[i]];
		struct cc_fit_column *fit = &s->fit[i];

		make_header(s, i);
		fit->header = cc_utf8_width(made(&s->scratch));
		fit->part = cc_wrap_part(made(&s->scratch), CC_WRAP_HEADER);
		/* Japanese breaks anywhere, but not into a tower of two columns. */
		if (fit->part < CC_FIT_LEAST)
			fit->part = fit->header < CC_FIT_LEAST ? fit->header : CC_FIT_LEAST;
		fit->give = gives[spec->type];
		fit->key = spec->part == CC_PART_KEY;
		fit->main = is_main(spec, estimated);
		estimated |= spec->part == CC_PART_ESTIMATE;
		measure_cells(s, i, fit, spec->type);
	}
}

/* Text in its column, the i-th of a block. */
static void
put_padded(
    struct cc_buf *out, struct cc_span text, const struct sheet *s, const struct cc_fit_block *b, size_t i)
{
	size_t used = cc_utf8_width(text), pad = used < b->width[i] ? b->width[i] - used : 0;
	bool right = cc_type_right(s->table->column[s->column[b->column[i]]].type);

	cc_buf_repeat(out, ' ', (i > 0 ? CC_FIT_GAP : 0) + (right ? pad : 0));
	cc_buf_span(out, text);
	cc_buf_repeat(out, ' ', right ? 0 : pad);
}

static size_t
header_lines(struct sheet *s, const struct cc_fit_block *b, size_t i)
{
	struct cc_span rest;
	size_t lines = 0;

	make_header(s, b->column[i]);
	for (rest = made(&s->scratch); rest.len || lines == 0; lines++)
		cc_wrap_line(&rest, b->width[i], CC_WRAP_HEADER);
	return lines;
}

/* Broken headers stand on the rule, not under the sky. */
static void
put_header(struct cc_buf *out, struct sheet *s, const struct cc_fit_block *b)
{
	size_t height = 0, rule = 0, start;

	for (size_t i = 0; i < b->n; i++) {
		size_t lines = header_lines(s, b, i);

		height = lines > height ? lines : height;
		rule += b->width[i] + (i > 0 ? CC_FIT_GAP : 0);
	}
	for (size_t line = 0; line < height; line++) {
		start = out->len;
		for (size_t i = 0; i < b->n; i++) {
			size_t above = height - header_lines(s, b, i);
			struct cc_span rest = made(&s->scratch), part = { "", 0 };

			for (size_t k = above; k <= line; k++)
				part = cc_wrap_line(&rest, b->width[i], CC_WRAP_HEADER);
			put_padded(out, part, s, b, i);
		}
		if (s->drawn && line + 1 == height) {
			cc_buf_repeat(out, ' ', CC_FIT_GAP);
			cc_sketch_head(out, &s->sketch);
		}
		end_line(out, start, BOLD, s->opts->color);
	}
	rule += s->drawn ? CC_FIT_GAP + CC_SKETCH_WIDTH : 0;
	start = out->len;
	while (rule-- > 0)
		cc_buf_puts(out, RULE);
	end_line(out, start, DIM, s->opts->color);
}

static void
put_block(struct cc_buf *out, struct sheet *s, const struct cc_fit_block *b)
{
	put_header(out, s, b);
	for (size_t row = 0; row < s->table->rows; row++) {
		size_t start = out->len;

		for (size_t i = 0; i < b->n; i++) {
			make_cell(s, b->column[i], row);
			if (ends_in_sight(s->table->column[s->column[b->column[i]]].type))
				shorten_front(&s->scratch, b->width[i]);
			else if (s->fit[b->column[i]].give != CC_FIT_NEVER)
				shorten(&s->scratch, b->width[i]);
			put_padded(out, made(&s->scratch), s, b, i);
		}
		if (s->drawn) {
			cc_buf_repeat(out, ' ', CC_FIT_GAP);
			cc_sketch_row(out, &s->sketch, row);
		}
		end_line(out, start, "", false);
	}
}

/* Behind a table that leaves room for it, in one block. */
static bool
has_room(const struct cc_fit_block *block, size_t blocks, const struct cc_render_opts *opts)
{
	size_t used = CC_SKETCH_WIDTH;

	for (size_t i = 0; blocks > 0 && i < block->n; i++)
		used += block->width[i] + CC_FIT_GAP;
	return blocks == 1 && (opts->width == 0 || used <= opts->width);
}

static void
put_table(struct cc_buf *out, const struct cc_report *report, const struct cc_table *table,
    const struct cc_render_opts *opts)
{
	struct sheet s = { .report = report, .table = table, .opts = opts };
	struct cc_fit_block *block;
	size_t blocks;

	put_prose(out, cc_words_in(&table->spec->title, report->lang), "", "", BOLD, opts);
	s.fit = CC_ARRAY(report->arena, struct cc_fit_column, table->n_columns);
	s.column = CC_ARRAY(report->arena, size_t, table->n_columns);
	s.marks = CC_ARRAY(report->arena, size_t, table->n_columns);
	choose_columns(&s);
	measure(&s);
	blocks = cc_fit(&block, s.fit, s.n, opts->width, report->arena);
	s.drawn = has_room(block, blocks, opts) && cc_sketch(&s.sketch, report, table);
	if (blocks == 0)
		put_prose(out, cc_words_in(&cc_no_rows, report->lang), "", "", "", opts);
	for (size_t i = 0; i < blocks; i++) {
		if (i > 0)
			cc_buf_putc(out, '\n');
		put_block(out, &s, &block[i]);
	}
	cc_buf_free(&s.scratch);
}

static void
put_notes(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	put_prose(out, cc_words_in(CC_SAY("notes:", "注記:"), report->lang), "", "", BOLD, opts);
	for (size_t i = 0; i < report->n_notes; i++)
		put_prose(out, report->note[i].text, "- ", "  ", "", opts);
}

static size_t
put_findings(struct cc_buf *out, const struct cc_report *report, const struct cc_table *findings,
    const struct cc_render_opts *opts)
{
	if (findings == NULL || findings->rows == 0)
		return 0;
	put_prose(out, cc_words_in(&findings->spec->title, report->lang), "", "", BOLD, opts);
	for (size_t row = 0; row < findings->rows; row++)
		put_prose(out, cc_render_sentence(findings, row).at, "- ", "  ", "", opts);
	return 1;
}

static void
put_page(struct cc_buf *out, const struct cc_page *page, const struct cc_render_opts *opts)
{
	for (size_t i = 0; i < page->n; i++) {
		size_t start = out->len;
		bool head = page->part[i].kind == CC_PAGE_TITLE || page->part[i].kind == CC_PAGE_HEADING;

		if (cc_page_put(out, page, i) != 1 || !head || !opts->color)
			continue;
		out->len--;
		end_line(out, start, BOLD, true);
	}
}

bool
cc_render_text(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	size_t n;

	if (opts->table && !cc_render_table(report, opts->table))
		return false;
	if (report->page != NULL && opts->table == NULL) {
		put_page(out, report->page, opts);
		return true;
	}
	n = put_findings(out, report, cc_render_findings(report, opts), opts);
	for (const struct cc_table *t = NULL; (t = cc_render_shown(report, opts, t)) != NULL;) {
		if (t->spec->flags & CC_TABLE_FINDINGS)
			continue;
		if (n++ > 0)
			cc_buf_putc(out, '\n');
		put_table(out, report, t, opts);
	}
	if (report->n_notes > 0) {
		if (n > 0)
			cc_buf_putc(out, '\n');
		put_notes(out, report, opts);
	}
	return true;
}
