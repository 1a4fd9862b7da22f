/* int128.c -- products and quotients of 128 bits. */
#include "base/int128.h"

#include <assert.h>

static uint64_t
size_of(int64_t x)
{
	return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

struct cc_int128
cc_int128_times_long(int64_t a, int64_t b)
{
	struct cc_int128 product = cc_uint128_times(size_of(a), size_of(b));

	return (a < 0) != (b < 0) ? cc_int128_negate(product) : product;
}

/* A digit of 32 bits of (high 2^32 + digit) / by, whose first bit is set, high < by: found from the leading half of by,
 * which is at most two too many. */
static uint64_t
digit_of(uint64_t *high, uint64_t digit, uint64_t by)
{
	uint64_t lead = by >> 32, tail = by & UINT32_MAX;
	uint64_t q = *high / lead, left = *high % lead;

	while (q > UINT32_MAX || q * tail > (left << 32 | digit)) {
		q--;
		left += lead;
		if (left > UINT32_MAX)
			break;
	}
	*high = (*high << 32 | digit) - q * by; /* less than by, whatever was carried out of 64 bits */
	return q;
}

/* Of numbers without a sign, in digits of 32 bits: Knuth's algorithm D. */
static bool
divide(uint64_t *quotient, uint64_t *rest, struct cc_int128 number, uint64_t by)
{
	uint64_t high = number.high, low = number.low;
	int shift;

	if (high >= by)
		return false;
	if (high == 0) {
		*quotient = low / by;
		*rest = low % by;
		return true;
	}
	shift = __builtin_clzll(by);
	by <<= shift;
	if (shift > 0) {
		high = high << shift | low >> (64 - shift);
		low <<= shift;
	}
	*quotient = digit_of(&high, low >> 32, by) << 32;
	*quotient |= digit_of(&high, low & UINT32_MAX, by);
	*rest = high >> shift;
	return true;
}

bool
cc_int128_divide(int64_t *quotient, int64_t *rest, struct cc_int128 number, int64_t by)
{
	bool negative = cc_int128_negative(number);
	uint64_t q, r;

	assert(by > 0);
	if (!divide(&q, &r, negative ? cc_int128_negate(number) : number, (uint64_t)by))
		return false;
	if (negative && r > 0) {
		q++;
		r = (uint64_t)by - r;
	}
	if (q > INT64_MAX)
		return false;
	*quotient = negative ? -(int64_t)q : (int64_t)q;
	*rest = (int64_t)r;
	return true;
}

bool
cc_int128_round_long(int64_t *quotient, struct cc_int128 number, int64_t by)
{
	bool negative = cc_int128_negative(number);
	uint64_t q, r;

	assert(by > 0);
	if (!divide(&q, &r, negative ? cc_int128_negate(number) : number, (uint64_t)by))
		return false;
	q += r >= (uint64_t)by - r;
	if (q > INT64_MAX)
		return false;
	*quotient = negative ? -(int64_t)q : (int64_t)q;
	return true;
}

double
cc_int128_real(struct cc_int128 x)
{
	struct cc_int128 size = cc_int128_negative(x) ? cc_int128_negate(x) : x;
	double value = (double)size.high * 0x1p64 + (double)size.low;

	return cc_int128_negative(x) ? -value : value;
}
