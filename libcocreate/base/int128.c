/* int128.c -- products and quotients of 128 bits. */
#include "base/int128.h"

#include <assert.h>

static uint64_t
size_of(int64_t x)
{
	return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

struct cc_int128
cc_int128_times(int64_t a, int64_t b)
{
	struct cc_int128 product = cc_uint128_times(size_of(a), size_of(b));

	return (a < 0) != (b < 0) ? cc_int128_negate(product) : product;
}

/* Of numbers without a sign, a bit after the other. */
static bool
divide(uint64_t *quotient, uint64_t *rest, struct cc_int128 number, uint64_t by)
{
	uint64_t left = number.high % by;

	if (number.high >= by)
		return false;
	*quotient = 0;
	for (int bit = 63; bit >= 0; bit--) {
		bool carry = left >> 63 != 0;

		left = left << 1 | (number.low >> bit & 1);
		*quotient <<= 1;
		if (carry || left >= by) {
			left -= by;
			*quotient |= 1;
		}
	}
	*rest = left;
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
cc_int128_round(int64_t *quotient, struct cc_int128 number, int64_t by)
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
