/* lexicon.h -- words that stand for numbers, such as feelings on a scale.
 *
 * May be included by: model, figure, method, tests.
 * A role CC_ROLE_WORDS takes numbers and these words, one or several in a cell;
 * a cell's number is the mean of those that have one.  `none` and WORD:neg, which
 * voice-code writes, say nothing.
 */
#ifndef CC_MODEL_LEXICON_H
#define CC_MODEL_LEXICON_H

#include "model/items.h"

struct cc_lexicon {
	struct cc_items words;
	const double *value; /* [words.n], on the run's scale; NaN: the word has no number */
	const bool *own;     /* [words.n]: the study says so; else a label of a scale goes before it */
	const char *key;     /* of the study, where what other words mean is said */
};

#endif
