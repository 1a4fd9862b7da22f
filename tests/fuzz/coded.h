/* coded.h -- a codebook of any bytes, and a text that it codes.
 *
 * May be included by: tests/fuzz.
 */
#ifndef CC_TESTS_FUZZ_CODED_H
#define CC_TESTS_FUZZ_CODED_H

#include "base/arena.h"
#include "base/utf8.h"
#include "text/codebook.h"

#include <stdlib.h>

static struct cc_span coded_book;

static inline bool
coded_no_data(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)arena;
	(void)err;
	*out = strcmp(name, "none.yaml") == 0 ? cc_span("answers: [none]\n")
	       : strncmp(name, "negation.", 9) == 0
		   ? cc_span("look: left\nwithin: 3\nnegators: [not]\nstops: [but]\ninner: [nothing but]\n")
		   : (struct cc_span){ NULL, 0 };
	return true;
}

static inline bool
coded_the_book(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)name;
	(void)arena;
	(void)err;
	*out = coded_book;
	return true;
}

/* Each code is one of the book's, each place within the text. */
static inline void
coded_text(const struct cc_codebook *b, struct cc_span text)
{
	struct cc_coder *coder = cc_coder_new(b);
	struct cc_coded coded;
	uint32_t rule;

	if (cc_code_text(&coded, coder, text, &rule) == CC_MATCH_YES)
		for (size_t i = 0; i < coded.n; i++)
			if (coded.hit[i].code >= b->n_codes || coded.hit[i].at.at < text.at ||
			    coded.hit[i].at.at + coded.hit[i].at.len > text.at + text.len)
				abort();
	cc_coder_free(coder);
}

/* Behind the last NUL stands the text, else the book is its own text. */
static inline void
coded_by(const char *name, struct cc_span book)
{
	static const struct cc_openers open = { coded_no_data, coded_the_book };
	struct cc_span file = cc_span(name), text = book;
	struct cc_arena *arena = cc_arena_new();
	struct cc_codebook *b;
	struct cc_err err = { 0 };

	for (size_t i = book.len; i-- > 0;)
		if (book.at[i] == '\0') {
			text = (struct cc_span){ book.at + i + 1, book.len - i - 1 };
			book.len = i;
			break;
		}
	coded_book = book;
	if (cc_codebook_load(&b, &file, 1, NULL, &open, arena, &err)) {
		if (cc_utf8_valid(text.at, text.len, NULL) == text.len)
			coded_text(b, text);
	} else if (err.code == CC_EXIT_OK || err.text[0] == '\0') {
		abort();
	}
	cc_arena_free(arena);
}

#endif
