/* apart.h -- two texts of like wording: what keeps them apart all the same.
 *
 * May be included by: text, tests.
 * In:     two texts that are folded (cc_utf8_fold), and whether anything in each
 *         is negated.
 * Out:    CC_APART_NEGATION  exactly one of them is negated;
 *         CC_APART_NUMBER    both hold numbers, and these differ; the number of
 *                            an entry, before more than three words or
 *                            characters, is none;
 *         CC_APART_SWAP      both hold kanji or kana and differ in one place
 *                            alone, by one to four characters or words each that
 *                            have none in common, neither all hiragana.
 * Errors: none.
 * Cost:   O(text), memory too.
 */
#ifndef CC_TEXT_APART_H
#define CC_TEXT_APART_H

#include "text/negation.h"

enum cc_apart { CC_APART_NOT, CC_APART_NEGATION, CC_APART_NUMBER, CC_APART_SWAP };

struct cc_told {
	struct cc_span text;
	bool negated;
};

bool cc_is_negated(struct cc_span text, const struct cc_negation *negation);
enum cc_apart cc_apart(struct cc_told a, struct cc_told b, struct cc_arena *arena);

#endif
