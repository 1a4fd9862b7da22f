/* mask_int.h -- the characters that mask.c and mask_address.c look at.
 *
 * May be included by: text/mask*.c.
 */
#ifndef CC_TEXT_MASK_INT_H
#define CC_TEXT_MASK_INT_H

#include "text/mask.h"

#include <stdint.h>

struct cc_chars {
	const uint32_t *c; /* [n + 2], zeros at the end */
	const size_t *at;  /* [n + 2]: where each begins in the bytes */
	size_t n;
};

static inline bool
cc_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
cc_is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
cc_is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30fc || c == 0xff70;
}

static inline bool
cc_is_hiragana(uint32_t c)
{
	return c >= 0x3041 && c <= 0x3096;
}

static inline bool
cc_is_katakana(uint32_t c)
{
	return c >= 0x30a1 && c <= 0x30fc && c != 0x30fb;
}

static inline bool
cc_is_kanji(uint32_t c)
{
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005;
}

/* Is it one of the characters of set? */
bool cc_char_in(uint32_t c, const char *set);

/* Behind two numbers these make a range of something else. */
extern const char cc_mask_counters[];

/* Where the address ends that begins at i; 0: none does. */
size_t cc_mask_address(const struct cc_chars *t, size_t i);

#endif
