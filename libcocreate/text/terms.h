/* terms.h -- terms of a fixed list in a statement, and how long it is.
 *
 * May be included by: method, tests.
 * In:     a text and terms that are folded (cc_utf8_fold).
 * Out:    the first term of the list that the text holds: one that begins with
 *         a Latin letter or a digit as a whole word, any other anywhere, as
 *         Japanese has no blanks between words.
 * Errors: none; NULL where it holds none.
 * Cost:   O(text * terms).
 */
#ifndef CC_TEXT_TERMS_H
#define CC_TEXT_TERMS_H

#include "base/str.h"

/* term: up to NULL. */
const char *cc_term_find(struct cc_span folded, const char *const *term);

/* Whether it holds kana or kanji, or what goes with them. */
bool cc_is_japanese(struct cc_span text);

/* Of Japanese text characters, of any other words. */
size_t cc_text_length(struct cc_span folded);

#endif
