/* sign.c -- people who prefer one of two: the sign test, whenever one looks, and what it can show. */
#include "stat/sign.h"

#include "stat/binomial.h"

#include <math.h>

enum { COEFFICIENTS = 1000 }; /* of so many people they are finite */

/* E = 2^n times the product over both of (1/2)(3/2)..(x - 1/2), over n!: taken in pairs first, so that
 * it stays near 1 while it can. */
static double
evidence(uint64_t a, uint64_t b)
{
	uint64_t less = a < b ? a : b, more = a < b ? b : a, n = 0;
	double e = 1;

	for (uint64_t x = 0; x < more; x++) {
		e *= 2 * (.5 + (double)x) / (double)++n;
		if (x < less)
			e *= 2 * (.5 + (double)x) / (double)++n;
	}
	return e;
}

/* Sums of binomial coefficients, exact while they are: so few come to no rounding. */
static double
two_sided(uint64_t a, uint64_t b)
{
	uint64_t n = a + b, less = a < b ? a : b;
	double ways = 1, sum = 0;

	if (n > COEFFICIENTS)
		return cc_binomial_two_sided(a, n, .5);
	for (uint64_t x = 0; x <= less; x++) {
		sum += ways;
		ways = ways * (double)(n - x) / (double)(x + 1);
	}
	return fmin(1, ldexp(sum, 1 - (int)n));
}

void
cc_sign(struct cc_sign *out, uint64_t a, uint64_t b)
{
	*out = (struct cc_sign){ 1, 1, 1 };
	if (a + b == 0)
		return;
	out->p = two_sided(a, b);
	out->anytime = fmin(1, 1 / evidence(a, b));
	out->least = ldexp(2, a + b < 2000 ? -(int)(a + b) : -2000);
}

double
cc_sign_power(uint64_t n, double p1, double level)
{
	double least, most, power;
	uint64_t from = n / 2 + 1;

	while (from <= n && two_sided(from, n - from) > level)
		from++;
	if (from > n)
		return 0;
	cc_binomial_tails(&power, &most, from, n, p1);
	cc_binomial_tails(&least, &most, n - from, n, p1);
	return fmin(1, power + most);
}

uint32_t
cc_sign_ranks(double *p_next, const uint64_t *chosen, uint32_t n, double level)
{
	uint32_t hold = 0;

	for (uint32_t i = 0; i + 1 < n; i++) {
		p_next[i] = two_sided(chosen[i], chosen[i + 1]);
		if (hold == i && p_next[i] <= level && chosen[i] > chosen[i + 1])
			hold++;
	}
	return hold + 1 == n ? n : hold;
}
