/* exact.h -- sums of doubles that do not depend on the order.
 *
 * May be included by: rec, stat, method, tests.
 * In: finite doubles.  Out: the sum rounded once, to nearest even.
 * Cost: about 3 ns an add, 1 ns of many at once; 544 bytes a sum.
 * Source: the idea of R. M. Neal, Fast exact summation using small and large
 * superaccumulators (2015): fixed-point chunks with room for carries.
 */
#ifndef CC_BASE_EXACT_H
#define CC_BASE_EXACT_H

#include "base/str.h"

#include <stdint.h>

struct cc_exact {
	int64_t chunk[67]; /* 32 bits each; the rest is room for carries */
	uint64_t pending;  /* adds since the carries were settled */
};

void cc_exact_add(struct cc_exact *sum, double x);
/* None of them is above `most`, or below -most. */
void cc_exact_add_all(struct cc_exact *sum, const double *x, size_t n, double most);
void cc_exact_add_square(struct cc_exact *sum, double x); /* x*x without rounding; |x| < 2^500 */
void cc_exact_join(struct cc_exact *sum, const struct cc_exact *more);
void cc_exact_leave(struct cc_exact *sum, const struct cc_exact *less); /* takes a part out again */
double cc_exact_value(const struct cc_exact *sum);
/* The same sum as head + tail, about 106 bits. */
void cc_exact_split(double *head, double *tail, const struct cc_exact *sum);

/* The whole sum as text, the same for every order of adds: "0", or a sign, the
 * number of the lowest chunk that is not 0, a colon, and chunks in hexadecimal
 * from there up: "-33:c0000000.1". */
void cc_exact_print(struct cc_buf *out, const struct cc_exact *sum);
bool cc_exact_parse(struct cc_exact *sum, struct cc_span text);

#endif
