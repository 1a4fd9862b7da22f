/* num_int.h -- what reading numbers and the forms of scales share, and what printing them does.
 *
 * May be included by: base/num*.c, base/decimal.c.
 */
#ifndef CC_BASE_NUM_INT_H
#define CC_BASE_NUM_INT_H

#include "base/num.h"

static inline bool
cc_num_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

/* s without its first n bytes. */
static inline struct cc_span
cc_num_after(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

/* A number as cc_num_read() takes it, in the alphabet of strtod(), without its sign; a
 * percentage has the exponent -2. */
struct cc_num_digits {
	char text[CC_NUM_MAX + 4];
	bool minus, percent;
};

bool cc_num_digits(struct cc_num_digits *out, struct cc_span text, unsigned how);

enum { CC_NUM_DIGITS = 17 }; /* as many as a double needs */

/* 0.d1d2d3... times 10^point. */
struct cc_num_decimal {
	char digit[CC_NUM_DIGITS + 1];
	int n, point;
	bool negative;
};

/* The fewest digits that read back, in num_shortest.c; of 0 "0" with the point behind it.  Finite. */
void cc_num_shortest(struct cc_num_decimal *d, double value);

/* One character in the alphabet of plain numbers; 0: it has no place there. */
char cc_num_plain(uint32_t c);

#endif
