/* page_make.c -- pages being made: parts one by one, their size, what takes most of it. */
#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/page.h"

enum { LONGEST = 3, NAME_CHARS = 12 };

void
cc_page_add(struct cc_page_making *m, enum cc_page_kind kind, struct cc_span name, const char *text)
{
	struct cc_page_part *part = cc_buf_more(&m->room, sizeof *part);

	*part = (struct cc_page_part){ kind, name, cc_span(text) };
	m->page.n++;
}

const struct cc_page *
cc_page_end(struct cc_page_making *m)
{
	struct cc_page *page = CC_NEW(m->arena, struct cc_page);
	struct cc_page_part *part = CC_ARRAY(m->arena, struct cc_page_part, m->page.n);

	if (m->page.n > 0)
		memcpy(part, m->room.at, m->page.n * sizeof *part);
	*page = m->page;
	page->part = part;
	cc_buf_free(&m->room);
	return page;
}

const struct cc_page *
cc_page_of_lines(struct cc_span text, enum cc_lang lang, struct cc_arena *arena)
{
	struct cc_page_making m = { .page = { .lang = lang, .plain = true }, .arena = arena };
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != '\n')
			continue;
		cc_page_add(&m, CC_PAGE_LINE, (struct cc_span){ NULL, 0 },
		    cc_strndup(arena, text.at + from, i - from));
		from = i + 1;
	}
	return cc_page_end(&m);
}

bool
cc_page_size(size_t *lines, size_t *columns, struct cc_span text)
{
	const char *x = memchr(text.at, 'x', text.len);
	size_t before = x != NULL ? (size_t)(x - text.at) : text.len;
	int64_t n[2] = { 0, (int64_t)*columns };

	if (!cc_int_parse(&n[0], (struct cc_span){ text.at, before }) ||
	    (x != NULL && !cc_int_parse(&n[1], (struct cc_span){ x + 1, text.len - before - 1 })) ||
	    n[0] < 0 || n[0] > CC_PAGE_MOST || n[1] < CC_PAGE_COLUMNS_LEAST || n[1] > CC_PAGE_MOST)
		return false;
	*lines = (size_t)n[0];
	*columns = (size_t)n[1];
	return true;
}

size_t
cc_page_lines(const struct cc_page *page)
{
	size_t lines = 0;

	for (size_t i = 0; i < page->n; i++)
		lines += cc_page_put(NULL, page, i);
	return lines;
}

/* The lines of a heading and what stands under it. */
static size_t
lines_under(const struct cc_page *page, size_t heading)
{
	size_t lines = cc_page_put(NULL, page, heading);

	for (size_t i = heading + 1; i < page->n && page->part[i].kind == CC_PAGE_ENTRY; i++)
		lines += cc_page_put(NULL, page, i);
	return lines;
}

const char *
cc_page_weights(const struct cc_page *page, struct cc_arena *arena)
{
	const char *all = "";

	for (size_t i = 0; i < page->n; i++)
		if (page->part[i].kind == CC_PAGE_HEADING)
			all = cc_format(arena, "%s%s%s %zu", all, *all != '\0' ? ", " : "",
			    cc_quote(page->part[i].text).text, lines_under(page, i));
	return all;
}

const char *
cc_page_longest(const struct cc_page *page, struct cc_arena *arena)
{
	bool *told = CC_ARRAY(arena, bool, page->n);
	const char *all = "";

	for (size_t k = 0; k < LONGEST; k++) {
		size_t at = page->n, most = 0;

		for (size_t i = 0; i < page->n; i++) {
			size_t lines =
			    page->part[i].kind == CC_PAGE_ENTRY && !told[i] ? cc_page_put(NULL, page, i) : 0;

			if (lines > most) {
				most = lines;
				at = i;
			}
		}
		if (at == page->n)
			break;
		told[at] = true;
		all = cc_format(arena, "%s%s%s %zu", all, k > 0 ? ", " : "",
		    cc_quote(page->part[at].name.at != NULL ? page->part[at].name
							    : cc_utf8_first(page->part[at].text, NAME_CHARS))
			.text,
		    most);
	}
	return all;
}

static size_t
entry_lines(const char *text, const struct cc_page *like)
{
	const struct cc_page_part part = { CC_PAGE_ENTRY, { NULL, 0 }, cc_span(text) };
	const struct cc_page page = { &part, 1, like->width, like->lang, false };

	return cc_page_put(NULL, &page, 0);
}

const char *
cc_page_sentences(const char *const *sentence, size_t n, size_t lines, const struct cc_page *page,
    const char *more, struct cc_arena *arena)
{
	bool ja = page->lang == CC_JA;
	const char *all = "";

	for (size_t i = 0; i < n; i++) {
		const char *with = cc_format(
		    arena, "%s%s%s%s", all, *all != '\0' && !ja ? " " : "", sentence[i], ja ? "。" : ".");
		const char *rest = ja ? cc_format(arena, "ほか %zu 件（%s）", n - i, more)
				      : cc_format(arena, " and %zu more (%s)", n - i, more);

		if (entry_lines(with, page) > lines ||
		    (i + 1 < n && entry_lines(cc_format(arena, "%s%s", with, rest), page) > lines))
			return cc_format(arena, "%s%s", all, rest);
		all = with;
	}
	return all;
}
