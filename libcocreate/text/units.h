/* units.h -- a text as what its wording is compared by: words, and single characters of CJK.
 *
 * May be included by: text, tests.
 * In:     a text that is folded (cc_utf8_fold).
 * Out:    its words, runs of letters and digits, without apostrophes and hyphens
 *         inside and without marks on Latin, Greek and Cyrillic letters; of
 *         runs of kanji and kana each character.  Blanks between the latter are
 *         none; all other characters only separate.
 * Errors: none.
 * Cost:   O(text).
 * Memory: 4 bytes a character, 12 a unit, in the arena.
 */
#ifndef CC_TEXT_UNITS_H
#define CC_TEXT_UNITS_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

struct cc_text_unit {
	uint32_t at, n; /* characters */
	bool cjk;
	bool goes_on; /* a run, with the unit before */
};

struct cc_units {
	const uint32_t *character;
	const struct cc_text_unit *unit;
	uint32_t n, characters;
};

void cc_units_of(struct cc_units *out, struct cc_span folded, struct cc_arena *arena);

#endif
