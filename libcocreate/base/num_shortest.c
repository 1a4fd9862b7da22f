/* num_shortest.c -- the fewest digits of a double that read back.
 *
 * A double is m 2^e with m below 2^53.  From LOW to HIGH m 5^k 2^(e + k), which is 10^k times as much and has 17
 * digits before the point, is a whole number of three words and a place for the point in it: what it rounds to, and
 * whether that lies nearer to this double than to its neighbours, is found without any error.  Beyond that snprintf
 * and strtod are asked, which takes some nine times as long; they are called where LC_NUMERIC is "C": no room but
 * cli meets setlocale, and that only for messages.
 */
#include "base/num_int.h"

#include "base/int128.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORDS = 3, MOST_POWER = 27, SPARE = 11 /* bits of a word beyond those of a double */ };

#define LOW  1e-37 /* k is 2 * MOST_POWER at most */
#define HIGH 1e17  /* k is 0 at least */

#define WHOLE_MAX UINT64_C(100000000000000000) /* 18 digits begin */

/* A whole number without a sign, its least word first. */
struct wide {
	uint64_t word[WORDS];
};

/* A double times 10^k: the bits of `all` from `point` on are a whole number of 17 digits. */
struct scaled {
	struct wide all;
	struct wide half; /* as far from the middle between the double and its neighbour */
	int k, point;
	uint64_t whole;
	bool even, least; /* m is; m is 2^52: the neighbour below is half as far */
};

static const uint64_t power_of_5[MOST_POWER + 1] = { UINT64_C(1), UINT64_C(5), UINT64_C(25), UINT64_C(125),
	UINT64_C(625), UINT64_C(3125), UINT64_C(15625), UINT64_C(78125), UINT64_C(390625), UINT64_C(1953125),
	UINT64_C(9765625), UINT64_C(48828125), UINT64_C(244140625), UINT64_C(1220703125),
	UINT64_C(6103515625), UINT64_C(30517578125), UINT64_C(152587890625), UINT64_C(762939453125),
	UINT64_C(3814697265625), UINT64_C(19073486328125), UINT64_C(95367431640625),
	UINT64_C(476837158203125), UINT64_C(2384185791015625), UINT64_C(11920928955078125),
	UINT64_C(59604644775390625), UINT64_C(298023223876953125), UINT64_C(1490116119384765625),
	UINT64_C(7450580596923828125) };

/* a 5^k */
static struct wide
times_power(uint64_t a, int k)
{
	int first = k > MOST_POWER ? MOST_POWER : k;
	struct cc_int128 x = cc_uint128_times(a, power_of_5[first]), low, high;

	if (k == first)
		return (struct wide){ { x.low, x.high } };
	low = cc_uint128_times(x.low, power_of_5[k - first]);
	high = cc_uint128_times(x.high, power_of_5[k - first]);
	high = cc_int128_add(high, (struct cc_int128){ 0, low.high });
	return (struct wide){ { low.low, high.low, high.high } };
}

static struct wide
add(struct wide a, struct wide b)
{
	uint64_t carry = 0;

	for (int i = 0; i < WORDS; i++) {
		uint64_t sum = a.word[i] + b.word[i], all = sum + carry;

		carry = (sum < b.word[i]) | (all < sum);
		a.word[i] = all;
	}
	return a;
}

/* -1, 0, 1 */
static int
compare(struct wide a, struct wide b)
{
	for (int i = WORDS - 1; i >= 0; i--)
		if (a.word[i] != b.word[i])
			return a.word[i] < b.word[i] ? -1 : 1;
	return 0;
}

/* What of x fits a word must: its bits from `bit` on. */
static uint64_t
from_bit(struct wide x, int bit)
{
	int i = bit / 64, within = bit % 64;
	uint64_t above = within > 0 && i + 1 < WORDS ? x.word[i + 1] << (64 - within) : 0;

	return x.word[i] >> within | above;
}

/* x 2^bit */
static struct wide
to_bit(uint64_t x, int bit)
{
	int i = bit / 64, within = bit % 64;
	struct wide out = { { 0 } };

	out.word[i] = x << within;
	if (within > 0 && i + 1 < WORDS)
		out.word[i + 1] = x >> (64 - within);
	return out;
}

/* Whether a bit below `bit` is set. */
static bool
any_below(struct wide x, int bit)
{
	int i = bit / 64, within = bit % 64;
	uint64_t any = within > 0 ? x.word[i] << (64 - within) : 0;

	while (i-- > 0)
		any |= x.word[i];
	return any != 0;
}

static void
scale(struct scaled *x, double size)
{
	uint64_t bits, m;
	int exponent;

	memcpy(&bits, &size, sizeof bits);
	exponent = (int)(bits >> 52) - 1023;
	m = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
	x->even = m % 2 == 0;
	x->least = m == UINT64_C(1) << 52;
	/* log10 of the power of two below, rounded down; that of the double may be one more. */
	x->k = 16 - ((exponent * 1233 + 1000 * 4096) / 4096 - 1000);
	for (;;) {
		x->all = times_power(m << SPARE, x->k);
		x->point = 63 - exponent - x->k;
		x->whole = from_bit(x->all, x->point);
		if (x->whole < WHOLE_MAX)
			break;
		x->k--;
	}
	x->half = times_power(UINT64_C(1) << (SPARE - 1), x->k);
}

/* To the nearest multiple of 10^drop, of two the even one, in units of it. */
static uint64_t
rounded(const struct scaled *x, int drop)
{
	static const uint64_t power[] = { 1, 10, 100 };
	uint64_t unit = power[drop], kept = x->whole / unit, rest = x->whole % unit;
	bool beyond, middle;

	if (drop > 0) {
		beyond = rest > unit / 2;
		middle = rest == unit / 2;
		beyond = beyond || (middle && any_below(x->all, x->point));
	} else {
		middle = from_bit(x->all, x->point - 1) % 2 != 0;
		beyond = middle && any_below(x->all, x->point - 1);
	}
	return kept + (beyond || (middle && kept % 2 != 0));
}

/* Whether a whole number in place of x->whole and what follows it is read as the same double. */
static bool
reads_back(const struct scaled *x, uint64_t whole)
{
	struct wide other = to_bit(whole, x->point), least = x->half;
	int side = compare(other, x->all), edge;

	if (side > 0) {
		edge = compare(other, add(x->all, x->half));
	} else {
		if (x->least)
			least = times_power(UINT64_C(1) << (SPARE - 2), x->k);
		edge = compare(x->all, add(other, least));
	}
	return edge < 0 || (edge == 0 && x->even);
}

static void
put_digits(struct cc_num_decimal *d, uint64_t whole, int power)
{
	char text[24], *at = text + sizeof text;

	while (whole % 10 == 0) {
		whole /= 10;
		power++;
	}
	for (; whole > 0; whole /= 10)
		*--at = (char)('0' + whole % 10);
	d->n = (int)(text + sizeof text - at);
	d->point = d->n + power;
	memcpy(d->digit, at, (size_t)d->n);
}

/* A decimal of 15 digits survives the way through a double, so where one of at
 * most 15 exists, rounding to 15 finds it; subnormals have fewer to give. */
static void
ask_printf(struct cc_num_decimal *d, double size)
{
	char text[CC_NUM_DIGITS + 16];

	for (int digits = size < DBL_MIN ? 1 : DBL_DIG; digits <= CC_NUM_DIGITS; digits++) {
		snprintf(text, sizeof(text), "%.*e", digits - 1, size);
		if (strtod(text, NULL) == size)
			break;
	}
	d->n = 0;
	for (const char *p = text; *p != 'e'; p++) {
		if (*p != '.')
			d->digit[d->n++] = *p;
	}
	d->point = atoi(strchr(text, 'e') + 1) + 1;
	while (d->n > 1 && d->digit[d->n - 1] == '0')
		d->n--;
}

void
cc_num_shortest(struct cc_num_decimal *d, double value)
{
	static const uint64_t power[] = { 1, 10, 100 };
	double size = fabs(value);
	struct scaled x;
	uint64_t kept;
	int drop = 2;

	d->negative = value < 0;
	if (size == 0) {
		d->digit[0] = '0';
		d->n = d->point = 1;
		return;
	}
	if (!(size >= LOW && size < HIGH)) {
		ask_printf(d, size);
		return;
	}
	scale(&x, size);
	while (kept = rounded(&x, drop), drop > 0 && !reads_back(&x, kept * power[drop]))
		drop--;
	put_digits(d, kept, drop - x.k);
}
