/* coding.h -- answers to one question -> codes: those of a codebook, or the answers' own words.
 *
 * May be included by: method, tests.
 * In:     answers, of which each is a code already (text/code_names.h) or free text.
 * Out:    codes by number, each with an id and what people call it.  Free text is coded by
 *         the codebook; without one its normalised text is the code, and the label the first
 *         of its spellings by bytes.  What is denied is ID:neg, where it is told so or the
 *         codebook keeps it.
 * Errors: a pattern that gives up on a text.
 * Cost:   each answer is coded once, however often it is given.
 * Memory: some 150 bytes and its text an answer that differs from all others.
 */
#ifndef CC_TEXT_CODING_H
#define CC_TEXT_CODING_H

#include "base/map.h"
#include "text/code_names.h"

struct cc_coded_as {
	struct cc_span id, label;
};

enum cc_answer_kind {
	CC_ANSWER_CODED,
	CC_ANSWER_NOTHING, /* 特になし; where denied codes are none, those alone */
	CC_ANSWER_UNCODED, /* its codebook finds no code */
};

struct cc_answer {
	enum cc_answer_kind kind;
	const uint32_t *code; /* [n] */
	uint32_t n;
};

enum { CC_CODING_RECENT = 64 };

/* The first members are given, the rest is the coding's own. */
struct cc_coding {
	const struct cc_codebook *book;	      /* NULL: words of their own */
	const struct cc_dimension *dimension; /* of the book: other codes are none */
	const struct cc_codebook *plain;      /* one without codes, which knows what says nothing */
	bool none_denied;		      /* a code that is denied is none */
	const struct cc_words
	    *nothing; /* what says nothing is code `none` of this label; NULL: it has none */
	bool mask;    /* personal data is hidden first */
	enum cc_lang lang;
	struct cc_arena *arena;

	uint64_t masked;			/* places */
	struct cc_map *codes, *answers, *joins; /* joins: by the codes of their parts */
	struct cc_buf code, answer;		/* of struct cc_coded_as, of struct cc_answer, by number */
	struct cc_code_names *names;
	struct cc_coder *coder;
	struct cc_buf joined; /* of uint32_t, what each of joins is */
	struct cc_buf found;  /* of uint32_t, of the answer at hand */
	/* The same few answers come again and again: 1 + the number of one, 0: none. */
	uint32_t recent[CC_CODING_RECENT];
	bool denied;
};

void cc_coding_begin(struct cc_coding *c);
void cc_coding_end(struct cc_coding *c);

/* *out is valid until the next call.  False: the pattern *rule of the book takes too long. */
bool cc_coding_answer(struct cc_answer *out, struct cc_coding *c, struct cc_span text, uint32_t *rule);
/* A code that no answer was; its number. */
uint32_t cc_coding_add(struct cc_coding *c, struct cc_span id, struct cc_span label);

/* One code of several, at most CC_CODING_PARTS: ids with " / " between them; code[n] of of[n],
 * CC_NO_CODE: none.  What it is called is known once all answers are: cc_coding_settle(). */
enum { CC_CODING_PARTS = 16 };
uint32_t cc_coding_join(
    struct cc_coding *c, const struct cc_coding *const *of, const uint32_t *code, size_t n);
void cc_coding_settle(struct cc_coding *c, const struct cc_coding *const *of, size_t n);

/* Lists of answers as one text: each answer, the end of each list. */
void cc_answers_put(struct cc_buf *out, struct cc_span answer);
void cc_answers_end(struct cc_buf *out);
/* Takes the first list off the text, the first answer off the list; an empty one is all that is
 * left of either.  The text may hold anything. */
struct cc_span cc_answers_list(struct cc_span *text);
struct cc_span cc_answers_next(struct cc_span *list);

static inline const struct cc_coded_as *
cc_coding_at(const struct cc_coding *c, uint32_t code)
{
	return (const struct cc_coded_as *)(const void *)c->code.at + code;
}

#endif
