/* mask.h -- what in a quote could lead to a person, taken out.
 *
 * May be included by: method, tests.
 * Replaced, in characters of any width:
 *   [email]    an e-mail address
 *   [tel]      a telephone number: Japanese with its 0 (03-1234-5678,
 *              (03)1234-5678, 09012345678), international with its + (or
 *              +81 (0)3), North American 3-3-4 ((212) 555-0187)
 *   [zip]      a Japanese postal code: 〒 and seven digits, or 150-0001
 *   [address]  a Japanese address from its prefecture or city, or from its
 *              ward (区), to the last of its numbers; without a number it
 *              names a region, not a home, and stays
 * What was not recognised stays: this is a help to a reader who checks, not a
 * proof that no person can be found.
 * Cost: O(length).
 */
#ifndef CC_TEXT_MASK_H
#define CC_TEXT_MASK_H

#include "base/str.h"

struct cc_arena;

/* *out is the text with the above replaced (text itself where there is none);
 * returns how many were. */
size_t cc_mask(struct cc_span *out, struct cc_span text, struct cc_arena *arena);

#endif
