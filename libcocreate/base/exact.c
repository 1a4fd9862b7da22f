/* exact.c -- sums of doubles that do not depend on the order.
 *
 * Chunk i counts units of 2^(32 i - 1074), so a double, which is 53 bits at
 * some height, lies in three neighbouring chunks and is added to them without
 * looking at the rest.  Adding m numbers keeps every chunk below (m + 1) 2^32
 * in size, so carries are moved up at 2^29: two sums that are not yet settled
 * can still be joined.
 */
#include "base/exact.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { CHUNKS = 67, TOP = CHUNKS - 1, LEAST = -1074 };

#define LOW	   UINT64_C(0xffffffff)
#define ROOM	   (UINT64_C(1) << 29)
#define SQUARE_MAX 0x1p500

/* Every chunk but the last to 0 .. 2^32 - 1; the last keeps the sign. */
static void
settle(struct cc_exact *sum)
{
	for (int i = 0; i < TOP; i++) {
		int64_t low = (int64_t)((uint64_t)sum->chunk[i] & LOW);

		sum->chunk[i + 1] += (sum->chunk[i] - low) / (INT64_C(1) << 32);
		sum->chunk[i] = low;
	}
	sum->pending = 0;
}

/* The 64 bits from the highest set one down, whose place is *high; *rest: a bit
 * is set below them.  False for a sum of zero.  Settled, not negative. */
static bool
leading_bits(uint64_t *bits, int *high, bool *rest, const struct cc_exact *sum)
{
	int i = TOP - 1, zeros = 0;
	uint64_t below;

	while (i >= 0 && sum->chunk[i] == 0)
		i--;
	if (i < 0)
		return false;
	*bits = (uint64_t)sum->chunk[i] << 32 | (i >= 1 ? (uint64_t)sum->chunk[i - 1] : 0);
	below = i >= 2 ? (uint64_t)sum->chunk[i - 2] : 0;
	while (!(*bits << zeros >> 63))
		zeros++;
	*bits = *bits << zeros | below >> (32 - zeros);
	*rest = (below << zeros & LOW) != 0;
	for (int j = i - 3; j >= 0 && !*rest; j--)
		*rest = sum->chunk[j] != 0;
	*high = 32 * i + 31 - zeros;
	return true;
}

void
cc_exact_add(struct cc_exact *sum, double x)
{
	uint64_t bits, mantissa, above;
	int64_t sign;
	unsigned exponent, shift;
	int64_t *chunk;

	memcpy(&bits, &x, sizeof(bits));
	exponent = bits >> 52 & 0x7ff;
	assert(exponent != 0x7ff);
	mantissa = bits & ((UINT64_C(1) << 52) - 1);
	if (exponent)
		mantissa |= UINT64_C(1) << 52;
	else
		exponent = 1; /* a subnormal has the scale of the least normal number */
	chunk = &sum->chunk[(exponent - 1) / 32];
	shift = (exponent - 1) % 32;
	above = mantissa >> (32 - shift);
	sign = bits >> 63 ? -1 : 1;
	chunk[0] += sign * (int64_t)(mantissa << shift & LOW);
	chunk[1] += sign * (int64_t)(above & LOW);
	chunk[2] += sign * (int64_t)(above >> 32);
	if (++sum->pending >= ROOM)
		settle(sum);
}

__extension__ typedef __int128 wide;

enum { UNIT_BITS = 62, UNIT_LEAST = -900 };

/* Numbers below 2^62 units of 2^unit, which are whole but for those that are added one by one. */
static void
add_units(struct cc_exact *sum, const double *x, size_t n, int unit)
{
	double scale = ldexp(1, -unit);
	double sign = 1;
	wide all = 0;

	for (size_t i = 0; i < n; i++) {
		double units = x[i] * scale;
		int64_t whole = (int64_t)units;

		if ((double)whole == units)
			all += whole;
		else
			cc_exact_add(sum, x[i]);
	}
	if (all < 0) {
		all = -all;
		sign = -1;
	}
	for (int at = unit; all != 0; at += 32, all >>= 32)
		cc_exact_add(sum, sign * ldexp((double)((uint64_t)all & LOW), at));
}

/* One by one where units are so large that a number might vanish, or so small that they have no scale. */
void
cc_exact_add_all(struct cc_exact *sum, const double *x, size_t n, double most)
{
	int exponent, unit;

	assert(isfinite(most));
	frexp(most, &exponent);
	unit = exponent - UNIT_BITS;
	if (unit > UNIT_LEAST && unit <= 0)
		add_units(sum, x, n, unit);
	else
		for (size_t i = 0; i < n; i++)
			cc_exact_add(sum, x[i]);
}

/* x*x is a double and what rounding took off, which is a double too.  fma() is
 * exact by the standard, in hardware or not, so nothing depends on flags.
 * Where a square falls below 2^-969 its last bits lie under the least double:
 * they are lost, the same way whatever the order. */
void
cc_exact_add_square(struct cc_exact *sum, double x)
{
	double square = x * x;

	assert(fabs(x) < SQUARE_MAX);
	cc_exact_add(sum, square);
	cc_exact_add(sum, fma(x, x, -square));
}

void
cc_exact_join(struct cc_exact *sum, const struct cc_exact *more)
{
	for (int i = 0; i < CHUNKS; i++)
		sum->chunk[i] += more->chunk[i];
	sum->pending += more->pending + 1;
	if (sum->pending >= ROOM)
		settle(sum);
}

/* Settled and not negative; whether the sum was. */
static bool
magnitude(struct cc_exact *sum)
{
	settle(sum);
	if (sum->chunk[TOP] >= 0)
		return false;
	for (int i = 0; i < CHUNKS; i++)
		sum->chunk[i] = -sum->chunk[i];
	settle(sum);
	return true;
}

void
cc_exact_leave(struct cc_exact *sum, const struct cc_exact *less)
{
	for (int i = 0; i < CHUNKS; i++)
		sum->chunk[i] -= less->chunk[i];
	sum->pending += less->pending + 1;
	if (sum->pending >= ROOM)
		settle(sum);
}

double
cc_exact_value(const struct cc_exact *sum)
{
	struct cc_exact s = *sum;
	double sign = magnitude(&s) ? -1 : 1;
	uint64_t bits, kept, cut;
	bool rest;
	int high;

	if (s.chunk[TOP] != 0)
		return sign * HUGE_VAL;
	if (!leading_bits(&bits, &high, &rest, &s))
		return 0;
	/* 53 of the 64 stay.  A subnormal result has nothing below its last
	 * place, for no chunk does: what is cut off is then zero. */
	kept = bits >> 11;
	cut = bits & 0x7ff;
	if (cut > 0x400 || (cut == 0x400 && (rest || kept & 1)))
		kept++;
	return sign * ldexp((double)kept, high - 52 + LEAST);
}

void
cc_exact_split(double *head, double *tail, const struct cc_exact *sum)
{
	struct cc_exact rest = *sum;

	*head = cc_exact_value(sum);
	*tail = 0;
	if (!isfinite(*head))
		return;
	cc_exact_add(&rest, -*head);
	*tail = cc_exact_value(&rest);
}

void
cc_exact_print(struct cc_buf *out, const struct cc_exact *sum)
{
	struct cc_exact s = *sum;
	bool negative = magnitude(&s);
	int low = 0, high = TOP;

	while (low < CHUNKS && s.chunk[low] == 0)
		low++;
	while (high > low && s.chunk[high] == 0)
		high--;
	if (low == CHUNKS) {
		cc_buf_putc(out, '0');
		return;
	}
	cc_buf_printf(out, "%s%d:", negative ? "-" : "", low);
	for (int i = low; i <= high; i++)
		cc_buf_printf(out, "%s%" PRIx64, i > low ? "." : "", (uint64_t)s.chunk[i]);
}

/* Digits of one chunk, or of a chunk's number, off the start of *text. */
static bool
take_digits(uint64_t *out, struct cc_span *text, unsigned base, size_t most)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;

	*out = 0;
	for (; n < text->len && n < most; n++) {
		const char *digit = memchr(digits, text->at[n], base);

		if (digit == NULL)
			break;
		*out = *out * base + (uint64_t)(digit - digits);
	}
	text->at += n;
	text->len -= n;
	return n > 0;
}

bool
cc_exact_parse(struct cc_exact *sum, struct cc_span text)
{
	bool negative = text.len > 0 && text.at[0] == '-';
	uint64_t at, chunk;
	char before = ':';

	*sum = (struct cc_exact){ 0 };
	if (cc_span_eq(text, CC_SPAN("0")))
		return true;
	text.at += negative;
	text.len -= negative;
	if (!take_digits(&at, &text, 10, 2))
		return false;
	for (; text.len > 0; at++, before = '.') {
		if (text.at[0] != before || at >= CHUNKS)
			return false;
		text.at++;
		text.len--;
		if (!take_digits(&chunk, &text, 16, 8))
			return false;
		sum->chunk[at] = negative ? -(int64_t)chunk : (int64_t)chunk;
	}
	return before == '.';
}
