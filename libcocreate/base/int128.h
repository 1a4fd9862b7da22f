/* int128.h -- whole numbers of 128 bits, for exact products and quotients of those of 64.
 *
 * May be included by: base, stat, method, tests.
 * In:     numbers whose results fit: nothing here checks for overflow but the quotients.
 * Cost:   a division of more than 64 bits two of 64, the rest a few steps.
 * Source: D. E. Knuth, TAOCP 2, 4.3.1, algorithms M and D.
 */
#ifndef CC_BASE_INT128_H
#define CC_BASE_INT128_H

#include <stdbool.h>
#include <stdint.h>

/* In two's complement. */
struct cc_int128 {
	uint64_t high, low;
};

static inline struct cc_int128
cc_int128(int64_t x)
{
	return (struct cc_int128){ x < 0 ? UINT64_MAX : 0, (uint64_t)x };
}

static inline bool
cc_int128_negative(struct cc_int128 x)
{
	return x.high >> 63 != 0;
}

static inline struct cc_int128
cc_int128_add(struct cc_int128 a, struct cc_int128 b)
{
	uint64_t low = a.low + b.low;

	return (struct cc_int128){ a.high + b.high + (low < a.low), low };
}

static inline struct cc_int128
cc_int128_negate(struct cc_int128 x)
{
	return cc_int128_add((struct cc_int128){ ~x.high, ~x.low }, cc_int128(1));
}

static inline struct cc_int128
cc_int128_subtract(struct cc_int128 a, struct cc_int128 b)
{
	return cc_int128_add(a, cc_int128_negate(b));
}

/* -1, 0, 1 */
static inline int
cc_int128_compare(struct cc_int128 a, struct cc_int128 b)
{
	/* The sign turned over, the order is that of numbers without one. */
	uint64_t x = a.high ^ UINT64_C(1) << 63, y = b.high ^ UINT64_C(1) << 63;

	return x != y ? (x > y) - (x < y) : (a.low > b.low) - (a.low < b.low);
}

/* Of numbers without a sign: so is the product. */
static inline struct cc_int128
cc_uint128_times(uint64_t a, uint64_t b)
{
	uint64_t half = UINT32_MAX;
	uint64_t low = (a & half) * (b & half), left = (a >> 32) * (b & half), right = (a & half) * (b >> 32);
	uint64_t middle = (low >> 32) + (left & half) + (right & half);

	return (struct cc_int128){ (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32) + (middle >> 32),
		middle << 32 | (low & half) };
}

struct cc_int128 cc_int128_times_long(int64_t a, int64_t b); /* of a product that 64 bits do not hold */

static inline struct cc_int128
cc_int128_times(int64_t a, int64_t b)
{
	int64_t product;

	return __builtin_mul_overflow(a, b, &product) ? cc_int128_times_long(a, b) : cc_int128(product);
}

/* number / by, by > 0: rounded down, with what is left of it; to the nearest, half away from
 * zero.  False: the quotient is none of 64 bits. */
bool cc_int128_divide(int64_t *quotient, int64_t *rest, struct cc_int128 number, int64_t by);
bool cc_int128_round_long(int64_t *quotient, struct cc_int128 number, int64_t by); /* of any number */

static inline bool
cc_int128_round(int64_t *quotient, struct cc_int128 number, int64_t by)
{
	if (number.high != 0 || number.low > (uint64_t)(INT64_MAX - by / 2))
		return cc_int128_round_long(quotient, number, by);
	*quotient = ((int64_t)number.low + by / 2) / by;
	return true;
}

double cc_int128_real(struct cc_int128 x);

#endif
