/* lexicon.h -- words that stand for numbers, such as feelings on a scale.
 *
 * May be included by: model, figure, method, tests.
 * A role CC_ROLE_WORDS takes numbers and these words, one or several in a cell;
 * a cell's number is the mean of those that have one.  `none` and WORD:neg, which
 * voice-code writes, say nothing.
 * Errors: CC_EXIT_STUDY: a word of the study without a name, or off the scale; a scale that
 *         is none, or stands in two places.
 */
#ifndef CC_MODEL_LEXICON_H
#define CC_MODEL_LEXICON_H

#include "base/err.h"
#include "model/items.h"

struct cc_lexicon {
	struct cc_items words;
	const double *value; /* [words.n], on the run's scale; NaN: the word has no number */
	const bool *own;     /* [words.n]: the study says so; else a label of a scale goes before it */
	const char *key;     /* of the study, where what other words mean is said */
};

/* A word that is known without a study. */
struct cc_lexicon_word {
	struct cc_span id;
	struct cc_words label;
	double value; /* NaN: none */
};

/* The known words, n of them, and those that the study gives a number: labels, a mapping
 * of word to number; NULL: none.  A word that is known by one of its names gets that number. */
bool cc_lexicon_make(struct cc_lexicon *out, const struct cc_lexicon_word *known, uint32_t n,
    const struct cc_node *labels, const double scale[2], const char *file, struct cc_arena *arena,
    struct cc_err *err);

/* What a section of the study says of a role CC_ROLE_WORDS: KEY: {scale: [LOW, HIGH], labels:
 * {WORD: NUMBER}}. */
struct cc_lexicon_said {
	const struct cc_node *labels; /* NULL: none */
	double scale[2];
};

/* option: the range of --scale, which goes before the study's; set: somebody gave it. */
bool cc_lexicon_read(struct cc_lexicon_said *out, const struct cc_node *section, const char *key,
    const double option[2], bool set, const char *file, struct cc_arena *arena, struct cc_err *err);

#endif
