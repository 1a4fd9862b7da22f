/* page.h -- a page of text that a report gives in place of its tables, laid out in lines.
 *
 * May be included by: rec, method, render, tests.
 * In:     parts in their order: a title, headings, entries with a short name in front and their
 *         further lines under the text, lines at the foot.  A width in columns, of which a wide
 *         character takes two, and in Japanese an ambiguous one too.
 * Out:    lines broken as base/wrap.h has it: nothing is cut but a word longer than a line.
 * Errors: none.
 * Cost:   O(length), of the longest entries times how many are named.
 */
#ifndef CC_REC_PAGE_H
#define CC_REC_PAGE_H

#include "base/str.h"

struct cc_arena;

enum { CC_PAGE_COLUMNS_LEAST = 40, CC_PAGE_MOST = 999 };
enum cc_page_kind { CC_PAGE_TITLE, CC_PAGE_HEADING, CC_PAGE_ENTRY, CC_PAGE_FOOT, CC_PAGE_LINE };
enum { CC_PAGE_INDENT = 6 };

struct cc_page_part {
	enum cc_page_kind kind; /* LINE: as it stands, whatever its width */
	struct cc_span name;	/* of an entry; at NULL: none */
	struct cc_span text;	/* without control characters */
};

struct cc_page {
	const struct cc_page_part *part; /* [n] */
	size_t n;
	size_t width; /* columns */
	enum cc_lang lang;
	bool plain; /* a file of its own: text, whatever is printed where nobody names a format */
};

/* A page that grows: {0} with width, lang and arena set. */
struct cc_page_making {
	struct cc_page page;
	struct cc_buf room; /* of the parts */
	struct cc_arena *arena;
};

/* text is not copied and terminated; name at NULL: none. */
void cc_page_add(struct cc_page_making *m, enum cc_page_kind kind, struct cc_span name, const char *text);
/* The parts go to the arena. */
const struct cc_page *cc_page_end(struct cc_page_making *m);
/* Lines of a text, each as it stands. */
const struct cc_page *cc_page_of_lines(struct cc_span text, enum cc_lang lang, struct cc_arena *arena);

/* Sentences one after the other as an entry, as many as so many lines hold; how many are left out is
 * said behind them: more. */
const char *cc_page_sentences(const char *const *sentence, size_t n, size_t lines, const struct cc_page *page,
    const char *more, struct cc_arena *arena);

/* "54x80", "54", "0": lines (0: any) and columns, which stay as they are where they are not
 * said; false: neither. */
bool cc_page_size(size_t *lines, size_t *columns, struct cc_span text);

size_t cc_page_lines(const struct cc_page *page);
/* "What we asked 3, What we found 20", and the entries that take most: "f2 9, f1 6". */
const char *cc_page_weights(const struct cc_page *page, struct cc_arena *arena);
const char *cc_page_longest(const struct cc_page *page, struct cc_arena *arena);

/* Appends the lines of a part, and returns how many; out NULL: counts them. */
size_t cc_page_put(struct cc_buf *out, const struct cc_page *page, size_t part);

#endif
