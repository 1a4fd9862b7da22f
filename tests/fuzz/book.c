/* book.c -- fuzzes text/codebook: a codebook in YAML, or a rule file of KH Coder, and a text that it codes.
 *
 * The first byte says which; behind the last NUL stands the text, else the book is its own text. */
#include "base/arena.h"
#include "base/utf8.h"
#include "text/codebook.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct cc_span book;

static bool
no_data(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)arena;
	(void)err;
	*out = strcmp(name, "none.yaml") == 0 ? cc_span("answers: [none]\n")
	       : strncmp(name, "negation.", 9) == 0
		   ? cc_span("look: left\nwithin: 3\nnegators: [not]\nstops: [but]\ninner: [nothing but]\n")
		   : (struct cc_span){ NULL, 0 };
	return true;
}

static bool
the_book(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)name;
	(void)arena;
	(void)err;
	*out = book;
	return true;
}

static void
code(const struct cc_codebook *b, struct cc_span text)
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct cc_openers open = { no_data, the_book };
	bool rules = size > 0 && (data[0] & 1);
	struct cc_span name = cc_span(rules ? "rules.cod" : "book.yaml"), text;
	struct cc_arena *arena = cc_arena_new();
	struct cc_codebook *b;
	struct cc_err err = { 0 };

	book = (struct cc_span){ (const char *)data + 1, size > 0 ? size - 1 : 0 };
	text = book;
	for (size_t i = book.len; i-- > 0;)
		if (book.at[i] == '\0') {
			text = (struct cc_span){ book.at + i + 1, book.len - i - 1 };
			book.len = i;
			break;
		}
	if (cc_codebook_load(&b, &name, 1, NULL, &open, arena, &err) &&
	    cc_utf8_valid(text.at, text.len, NULL) == text.len)
		code(b, text);
	cc_arena_free(arena);
	return 0;
}
