/* words_int.h -- what the files of words share.
 *
 * May be included by: text/words*.c, text/word_rules.c.
 */
#ifndef CC_TEXT_WORDS_INT_H
#define CC_TEXT_WORDS_INT_H

#include "base/literals.h"
#include "base/normal.h"
#include "text/words.h"

#define CC_NO_RULE UINT32_MAX

/* One of the others, and what it counts as, both normal. */
struct cc_word_same {
	struct cc_span other, word;
	enum cc_word_class class; /* of word */
	uint32_t rule;
};

/* In the order of bytes. */
struct cc_word_lists {
	struct cc_spans stop;
	const struct cc_word_same *same;
	size_t n_same;
	const struct cc_literals *force; /* NULL: none; rule 0 is literal 0 as it was given, and so on */
	uint32_t kept;			 /* bits of classes */
	bool short_ones;
};

/* A phrase in the text at hand: bytes of it, and its rule. */
struct cc_word_phrase {
	size_t from, to;
	uint32_t rule;
};

/* What becomes of a word as it was read. */
struct cc_word_known {
	uint32_t id;   /* CC_NO_ID: it is left out */
	uint32_t rule; /* of same, or CC_NO_RULE */
};

struct cc_word_reader {
	struct cc_arena *arena;
	const struct cc_word_rules *rules;
	struct cc_map *ids, *seen; /* seen: words as they were read, by class */
	struct cc_normal normal, base;
	struct cc_mecab *mecab; /* NULL: runs */
	struct cc_buf known;	/* of struct cc_word_known, by number in seen */
	struct cc_buf id, rule; /* of uint32_t */
	struct cc_buf phrases;	/* of struct cc_word_phrase, by place, none within another */
	struct cc_buf scratch, narrow;
};

/* A word as it was read. */
void cc_word_read(struct cc_word_reader *r, struct cc_span word, enum cc_word_class class);
/* A phrase that is one word. */
void cc_word_read_phrase(struct cc_word_reader *r, struct cc_span text, const struct cc_word_phrase *phrase);

/* Runs of kanji, katakana and Latin letters of normal text. */
void cc_words_of_runs(struct cc_word_reader *r, struct cc_span text);
/* As what a run that is all of the word counts; CC_WORD_UNKNOWN: it is not one. */
enum cc_word_class cc_word_run_class(struct cc_span word);

#endif
