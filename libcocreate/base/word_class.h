/* word_class.h -- what kind of word one is, and the bytes by which both are known.
 *
 * May be included by: everyone.
 * A word is an id: its text, and behind it the one letter of its class, so that a noun
 * and a verb which are written alike are two.
 * Errors: an id that nobody here made is a word of class unknown.
 */
#ifndef CC_BASE_WORD_CLASS_H
#define CC_BASE_WORD_CLASS_H

#include "base/str.h"

#include <stdint.h>

enum cc_word_class {
	/* as they are written: text/words.h, runs */
	CC_WORD_KANJI,
	CC_WORD_KATAKANA,
	CC_WORD_LATIN,
	/* as a dictionary has them */
	CC_WORD_NOUN,
	CC_WORD_NAME,
	CC_WORD_VERB,
	CC_WORD_ADJECTIVE,
	CC_WORD_ADVERB,
	CC_WORD_UNKNOWN,
	/* what somebody listed */
	CC_WORD_FORCED,
	CC_WORD_CLASSES
};

static inline const char *cc_word_class_name(enum cc_word_class class)
{
	static const char *const name[CC_WORD_CLASSES] = { "kanji", "katakana", "latin", "noun", "name",
		"verb", "adjective", "adverb", "unknown", "forced" };

	return name[class];
}

/* The letter of its id. */
static inline char cc_word_class_letter(enum cc_word_class class)
{
	return "ktlnmvadux"[class];
}

static inline enum cc_word_class
cc_word_id_class(struct cc_span id)
{
	for (uint32_t class = 0; id.len > 0 && class < CC_WORD_CLASSES; class ++)
		if (id.at[id.len - 1] == cc_word_class_letter((enum cc_word_class) class))
			return (enum cc_word_class) class;
	return CC_WORD_UNKNOWN;
}

/* Its text, a part of the id. */
static inline struct cc_span
cc_word_id_text(struct cc_span id)
{
	/* bytes of a character that is longer stay together */
	bool one = id.len > 0 && (unsigned char)id.at[id.len - 1] < 0x80;

	return (struct cc_span){ id.at, id.len - one };
}

#endif
