/* weights.c -- sums of case weights, the same for every order of adds. */
#include "stat/weights.h"

#include "base/twofold.h"

#include <assert.h>
#include <math.h>

static const uint64_t base = UINT64_C(1) << CC_WEIGHT_BITS;

/* Adds number, in units, to n digits. */
static void
add_digits(int64_t *digit, int n, double number)
{
	double unit = ldexp(1, CC_WEIGHT_BITS * (n - 1)), part = ldexp(1, -CC_WEIGHT_BITS * (n - 1));

	for (int i = n - 1; i > 0; i--) {
		int64_t high = (int64_t)(number * part);

		digit[i] += high;
		number -= (double)high * unit;
		unit *= 1. / (1 << CC_WEIGHT_BITS);
		part *= 1 << CC_WEIGHT_BITS;
	}
	digit[0] += (int64_t)rint(number);
}

/* Digits of 0 to base - 1, but for the highest. */
static void
settle_digits(int64_t *digit, int n)
{
	for (int i = 0; i + 1 < n; i++) {
		int64_t low = (int64_t)((uint64_t)digit[i] & (base - 1));

		digit[i + 1] += (digit[i] - low) / (int64_t)base;
		digit[i] = low;
	}
}

/* The highest first, in twice the digits of a double. */
static double
digits_value(const int64_t *digit, int n)
{
	struct cc_twofold sum = { 0, 0 };
	int64_t settled[CC_WEIGHT_DIGITS];

	for (int i = 0; i < n; i++)
		settled[i] = digit[i];
	settle_digits(settled, n);
	for (int i = n - 1; i >= 0; i--)
		cc_twofold_add(&sum, ldexp((double)settled[i], CC_WEIGHT_BITS * i));
	return sum.head + sum.tail;
}

void
cc_weights_add(struct cc_weight_sums *s, double weight)
{
	double square = weight * weight, rest = fma(weight, weight, -square);
	int64_t one[CC_WEIGHT_DIGITS] = { 0 }; /* none below 0, as counts are */

	assert(weight > 0 && weight <= 1e6);
	s->least = s->n == 0 ? weight : fmin(s->least, weight);
	s->most = s->n == 0 ? weight : fmax(s->most, weight);
	s->n++;
	add_digits(one, CC_WEIGHT_SUM, weight * 0x1p108);
	add_digits(one + CC_WEIGHT_SUM, CC_WEIGHT_SQUARES, square * 0x1p120);
	add_digits(one + CC_WEIGHT_SUM, CC_WEIGHT_SQUARES, rest * 0x1p120);
	settle_digits(one, CC_WEIGHT_SUM);
	settle_digits(one + CC_WEIGHT_SUM, CC_WEIGHT_SQUARES);
	for (int i = 0; i < CC_WEIGHT_DIGITS; i++)
		s->digit[i] += one[i];
}

void
cc_weights_join(struct cc_weight_sums *s, const struct cc_weight_sums *more)
{
	if (more->n == 0)
		return;
	s->least = s->n == 0 ? more->least : fmin(s->least, more->least);
	s->most = s->n == 0 ? more->most : fmax(s->most, more->most);
	s->n += more->n;
	for (int i = 0; i < CC_WEIGHT_DIGITS; i++)
		s->digit[i] += more->digit[i];
}

void
cc_weights_leave(struct cc_weight_sums *s, const struct cc_weight_sums *part)
{
	s->n -= part->n;
	for (int i = 0; i < CC_WEIGHT_DIGITS; i++)
		s->digit[i] -= part->digit[i];
}

/* Half a unit goes to the even one, as in add_digits(). */
void
cc_weight_total_add(struct cc_weight_total *t, double weight)
{
	double number = weight * 0x1p108;
	uint64_t high = (uint64_t)(number * 0x1p-64), low;

	assert(weight > 0 && weight <= 1e6);
	low = (uint64_t)rint(number - (double)high * 0x1p64);
	t->word[0] += low;
	low = t->word[0] < low; /* what is carried */
	t->word[1] += low;
	low = t->word[1] < low;
	t->word[1] += high;
	t->word[2] += low + (t->word[1] < high);
}

void
cc_weight_total_join(struct cc_weight_total *t, const struct cc_weight_total *more)
{
	uint64_t carry = 0;

	for (int i = 0; i < 3; i++) {
		uint64_t sum = t->word[i] + more->word[i];
		bool over = sum < more->word[i];

		t->word[i] = sum + carry;
		carry = over || t->word[i] < sum;
	}
}

double
cc_weight_total(const struct cc_weight_total *t)
{
	const int each = 64 / CC_WEIGHT_BITS;
	int64_t digit[CC_WEIGHT_SUM];

	for (int i = 0; i + 1 < CC_WEIGHT_SUM; i++)
		digit[i] = (int64_t)(t->word[i / each] >> CC_WEIGHT_BITS * (i % each) & (base - 1));
	digit[CC_WEIGHT_SUM - 1] =
	    (int64_t)(t->word[1] >> (64 - CC_WEIGHT_BITS) | t->word[2] << CC_WEIGHT_BITS);
	return digits_value(digit, CC_WEIGHT_SUM) * 0x1p-108;
}

double
cc_weights_sum(const struct cc_weight_sums *s)
{
	return digits_value(s->digit, CC_WEIGHT_SUM) * 0x1p-108;
}

double
cc_weights_squares(const struct cc_weight_sums *s)
{
	return digits_value(s->digit + CC_WEIGHT_SUM, CC_WEIGHT_SQUARES) * 0x1p-120;
}

double
cc_weights_effective(const struct cc_weight_sums *s)
{
	double sum = cc_weights_sum(s);

	if (cc_weights_alike(s))
		return (double)s->n;
	return sum * sum / cc_weights_squares(s);
}
