/* negation.h -- is what was mentioned denied?  不安はない, not worried.
 *
 * May be included by: text, tests.
 * A table of words per language, data/negation.LANG.yaml; each says itself what
 * its lists are for.  All tables look at every hit: the one for Japanese to its
 * right, the one for English to its left.
 * Errors (CC_EXIT_STUDY): a table that is not installed, or not as it should be.
 * Cost:   one pass over a text that has a hit, then a look around each hit.
 */
#ifndef CC_TEXT_NEGATION_H
#define CC_TEXT_NEGATION_H

#include "rec/opener.h"

struct cc_negation; /* read-only once ready */

bool cc_negation_load(
    struct cc_negation **out, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

/* What was loaded is ready to be searched for: once or more, before any thread does. */
void cc_negation_ready(struct cc_negation *negation);

/* For much text, as cc_literals_prepare(). */
void cc_negation_prepare(struct cc_negation *negation);

/* One normalised text: { words, text } at first, marks kept from text to text. */
struct cc_negation_at {
	const struct cc_negation *words;
	struct cc_span text;
	bool read;
	struct cc_buf marks;
};

void cc_negation_begin(struct cc_negation_at *at, struct cc_span text);

/* Whether bytes [from, to) of the text are denied. */
bool cc_negated(struct cc_negation_at *at, size_t from, size_t to);

/* Whether anything at all in the text is denied. */
bool cc_negation_any(struct cc_negation_at *at);

#endif
