/* binomial.c -- how many of n, where each of them does with the same chance? */
#include "stat/binomial.h"

#include <assert.h>
#include <float.h>
#include <math.h>

/* P(x + 1) / P(x).  A weight that is no normal number any more adds nothing, and may never vanish. */
static double
step_up(double x, double n, double odds)
{
	return (n - x) / (x + 1) * odds;
}

static double
mode_of(double n, double chance)
{
	return fmin(floor((n + 1) * chance), n);
}

void
cc_binomial(double *of, uint32_t n, double chance)
{
	double odds = chance / (1 - chance), all = 1;
	uint32_t mode = (uint32_t)mode_of(n, chance);

	assert(chance >= 0 && chance <= 1);
	for (uint32_t x = 0; x <= n; x++)
		of[x] = 0;
	of[mode] = 1;
	for (uint32_t x = mode; chance < 1 && x < n && of[x] > DBL_MIN; x++)
		all += of[x + 1] = of[x] * step_up(x, n, odds);
	for (uint32_t x = mode; chance < 1 && chance > 0 && x > 0 && of[x] > DBL_MIN; x--)
		all += of[x - 1] = of[x] / step_up(x - 1., n, odds);
	for (uint32_t x = 0; x <= n; x++)
		of[x] /= all;
}

void
cc_binomial_tails(double *least, double *most, uint64_t x, uint64_t n, double chance)
{
	double odds = chance / (1 - chance), mode = mode_of((double)n, chance), at = (double)x, all = 0,
	       weight = 1;

	assert(chance >= 0 && chance <= 1 && x <= n);
	*least = *most = 0;
	for (double i = mode; i <= (double)n && weight > DBL_MIN; i++) {
		all += weight;
		*least += i >= at ? weight : 0;
		*most += i <= at ? weight : 0;
		weight = chance < 1 ? weight * step_up(i, (double)n, odds) : 0;
	}
	weight = 1;
	for (double i = mode; i > 0 && weight > DBL_MIN; i--) {
		weight = chance > 0 && chance < 1 ? weight / step_up(i - 1, (double)n, odds) : 0;
		all += weight;
		*least += i - 1 >= at ? weight : 0;
		*most += i - 1 <= at ? weight : 0;
	}
	*least /= all;
	*most /= all;
}

double
cc_binomial_two_sided(uint64_t x, uint64_t n, double chance)
{
	double least, most;

	cc_binomial_tails(&least, &most, x, n, chance);
	return fmin(least, most) > .5 - 1e-12 ? 1 : 2 * fmin(least, most); /* halves that were rounded */
}
