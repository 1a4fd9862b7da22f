/* page.c -- a page of text that a report gives in place of its tables, laid out in lines. */
#include "rec/page.h"

#include "base/utf8.h"
#include "base/wrap.h"

enum { NAME_WIDTH = CC_PAGE_INDENT - 3 };

/* What stands before the text in its first line: "  q1  ". */
static void
put_front(struct cc_buf *out, const struct cc_page_part *part)
{
	size_t wide = cc_utf8_width(part->name);

	cc_buf_puts(out, "  ");
	cc_buf_span(out, part->name);
	cc_buf_repeat(out, ' ', 1 + (wide < NAME_WIDTH ? NAME_WIDTH - wide : 0));
}

static void
end_line(struct cc_buf *out, size_t start)
{
	while (out->len > start && out->at[out->len - 1] == ' ')
		out->len--;
	cc_buf_putc(out, '\n');
}

/* The lines of text, of which the first one begins behind `front`. */
static size_t
put_lines(
    struct cc_buf *out, struct cc_span front, size_t indent, struct cc_span text, const struct cc_page *page)
{
	size_t (*measure)(struct cc_span) = page->lang == CC_JA ? cc_utf8_width_ja : cc_utf8_width;
	size_t lines = 0, used = measure(front);

	do {
		size_t start = out->len;

		cc_buf_span(out, front);
		cc_buf_repeat(out, ' ', lines > 0 ? indent : 0);
		cc_buf_span(out, cc_wrap_measured(&text, used < page->width ? page->width - used : 1,
				     CC_WRAP_PROSE, measure));
		end_line(out, start);
		front.len = 0;
		used = indent;
		lines++;
	} while (text.len > 0);
	return lines;
}

size_t
cc_page_put(struct cc_buf *out, const struct cc_page *page, size_t number)
{
	const struct cc_page_part *part = &page->part[number];
	struct cc_buf own = { 0 }, front = { 0 };
	struct cc_buf *to = out != NULL ? out : &own;
	size_t lines = 1;

	if (part->kind == CC_PAGE_LINE) {
		cc_buf_span(to, part->text);
		cc_buf_putc(to, '\n');
	} else if (part->kind == CC_PAGE_ENTRY) {
		put_front(&front, part);
		lines =
		    put_lines(to, (struct cc_span){ front.at, front.len }, CC_PAGE_INDENT, part->text, page);
	} else {
		lines = put_lines(to, CC_SPAN(""), 0, part->text, page);
	}
	cc_buf_free(&own);
	cc_buf_free(&front);
	return lines;
}
