/* sign.c -- people who prefer one of two: the sign test, whenever one looks, and what it can show. */
#include "stat/sign.h"

#include "stat/binomial.h"

#include <math.h>

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

void
cc_sign(struct cc_sign *out, uint64_t a, uint64_t b)
{
	*out = (struct cc_sign){ 1, 1, 1 };
	if (a + b == 0)
		return;
	out->p = cc_binomial_two_sided(a, a + b, .5);
	out->anytime = fmin(1, 1 / evidence(a, b));
	out->least = ldexp(2, a + b < 2000 ? -(int)(a + b) : -2000);
}

double
cc_sign_power(uint64_t n, double p1, double level)
{
	double least, most, power;
	uint64_t from = n / 2 + 1;

	while (from <= n && cc_binomial_two_sided(from, n, .5) > level)
		from++;
	if (from > n)
		return 0;
	cc_binomial_tails(&power, &most, from, n, p1);
	cc_binomial_tails(&least, &most, n - from, n, p1);
	return fmin(1, power + most);
}
