/* coded.h -- a codebook in memory and what it makes of a text, for tests. */
#ifndef CC_TESTS_TEXT_CODED_H
#define CC_TESTS_TEXT_CODED_H

#include "base/arena.h"
#include "data_file.h"
#include "text/codebook.h"

static struct cc_arena *arena;
static struct cc_err err;
static struct cc_codebook *codebook;
static struct cc_coder *coder;
static struct cc_coded coded;
/* What the opener of the user's files gives, whatever the name. */
static struct cc_span book_text;

static int
coded_set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	codebook = NULL;
	coder = NULL;
	return 0;
}

static int
coded_tear_down(void **state)
{
	(void)state;
	cc_coder_free(coder);
	cc_arena_free(arena);
	return 0;
}

static inline bool
read_book(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)name;
	(void)to;
	(void)why;
	*out = book_text;
	return true;
}

static inline bool
load(const char *name, struct cc_span text)
{
	static const struct cc_openers open = { read_data, read_book };
	struct cc_span names[] = { cc_span(name) };

	book_text = text;
	return cc_codebook_load(&codebook, names, 1, NULL, &open, arena, &err);
}

static inline void
book_of(const char *name, const char *text)
{
	if (!load(name, cc_span(text)))
		fail_msg("%s", err.text);
	cc_coder_free(coder);
	coder = cc_coder_new(codebook);
}

static inline void
book(const char *yaml)
{
	book_of("book.yaml", yaml);
}

/* "a;b:neg" in the order of the book. */
static inline const char *
codes_of(const char *text)
{
	static struct cc_buf list;
	uint32_t rule;

	cc_buf_free(&list);
	cc_buf_puts(&list, "");
	switch (cc_code_text(&coded, coder, cc_span(text), &rule)) {
	case CC_MATCH_LIMIT: return "LIMIT";
	case CC_MATCH_NO: return "";
	case CC_MATCH_YES: break;
	}
	if (coded.nothing)
		return "NOTHING";
	for (uint32_t i = 0; i < codebook->n_codes; i++)
		for (int neg = 0; neg < 2; neg++) {
			if (!(coded.code[i] & (neg ? CC_CODED_NEG : CC_CODED)))
				continue;
			if (list.len > 0)
				cc_buf_putc(&list, ';');
			cc_buf_span(&list, codebook->code[i].id);
			cc_buf_puts(&list, neg ? ":neg" : "");
		}
	return list.at;
}

static inline void
assert_codes(const char *text, const char *wanted)
{
	const char *got = codes_of(text);

	if (strcmp(got, wanted) != 0)
		fail_msg("%s: got \"%s\", wanted \"%s\"", text, got, wanted);
}

static inline void
assert_refused(const char *name, const char *text, const char *wanted)
{
	if (load(name, cc_span(text)))
		fail_msg("%s: taken", text);
	if (strcmp(err.text, wanted) != 0)
		fail_msg("got:\n%s\nwanted:\n%s", err.text, wanted);
	assert_int_equal(err.code, CC_EXIT_STUDY);
}

#endif
