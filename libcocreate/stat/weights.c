/* weights.c -- sums of case weights, the same for every order of adds. */
#include "stat/weights.h"

#include "base/twofold.h"

#include <assert.h>
#include <math.h>

/* Adds number, in units, to three digits of 32 bits. */
static void
add_digits(int64_t digit[3], double number)
{
	double high = trunc(number * 0x1p-64), middle;

	number -= high * 0x1p64;
	middle = trunc(number * 0x1p-32);
	number -= middle * 0x1p32;
	digit[2] += (int64_t)high;
	digit[1] += (int64_t)middle;
	digit[0] += (int64_t)rint(number);
}

static double
digits_value(const int64_t digit[3])
{
	struct cc_twofold sum = { 0, 0 };
	int64_t low = digit[0] & UINT32_MAX, carry = digit[1] + (digit[0] >> 32);
	int64_t middle = carry & UINT32_MAX, high = digit[2] + (carry >> 32);

	cc_twofold_add(&sum, (double)high * 0x1p64);
	cc_twofold_add(&sum, (double)middle * 0x1p32);
	cc_twofold_add(&sum, (double)low);
	return sum.head + sum.tail;
}

void
cc_weights_add(struct cc_weight_sums *s, double weight)
{
	double square = weight * weight, rest = fma(weight, weight, -square);

	assert(weight > 0 && weight <= CC_WEIGHT_MOST);
	s->least = s->n == 0 ? weight : fmin(s->least, weight);
	s->most = s->n == 0 ? weight : fmax(s->most, weight);
	s->n++;
	add_digits(s->digit, weight * 0x1p60);
	add_digits(s->digit + 3, square * 0x1p52);
	add_digits(s->digit + 3, rest * 0x1p52);
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

double
cc_weights_sum(const struct cc_weight_sums *s)
{
	return digits_value(s->digit) * 0x1p-60;
}

double
cc_weights_squares(const struct cc_weight_sums *s)
{
	return digits_value(s->digit + 3) * 0x1p-52;
}

double
cc_weights_effective(const struct cc_weight_sums *s)
{
	double sum = cc_weights_sum(s);

	if (cc_weights_alike(s))
		return (double)s->n;
	return sum * sum / cc_weights_squares(s);
}
