/* resample.c -- draws with replacement, and what their quantiles say. */
#include "stat/resample.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HALF_RANGE = 1 << 16 };

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Two picks from one draw of 32 bits, each by the upper half of a product with
 * those lower halves drawn again that would favour some (D. Lemire, Fast random
 * integer generation in an interval, 2019). */
static void
pick_by_halves(double *times, uint32_t n, struct cc_rng *rng)
{
	uint32_t favoured = (HALF_RANGE - n) % n;

	for (uint32_t left = n; left > 0;) {
		uint32_t bits = cc_rng_bits(rng);
		uint32_t low = (bits & (HALF_RANGE - 1)) * n, high = (bits >> 16) * n;

		if ((low & (HALF_RANGE - 1)) >= favoured) {
			times[low >> 16] += 1;
			left--;
		}
		if ((high & (HALF_RANGE - 1)) >= favoured && left > 0) {
			times[high >> 16] += 1;
			left--;
		}
	}
}

void
cc_resample(double *times, uint32_t n, struct cc_rng *rng)
{
	memset(times, 0, n * sizeof *times);
	if (n < HALF_RANGE) {
		pick_by_halves(times, n, rng);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		times[cc_rng_below(rng, n)] += 1;
}

double
cc_quantile(const double *sorted, size_t n, double p)
{
	double at, below;
	size_t i;

	assert(p >= 0 && p <= 1);
	if (n == 0)
		return (double)NAN;
	at = (double)(n - 1) * p;
	below = floor(at);
	i = (size_t)below;
	if (i + 1 >= n)
		return sorted[n - 1];
	return sorted[i] + (at - below) * (sorted[i + 1] - sorted[i]);
}

enum cc_why
cc_percentile_interval(double *low, double *high, double *draws, size_t n, double confidence)
{
	if (n > 0)
		qsort(draws, n, sizeof *draws, by_value);
	*low = cc_quantile(draws, n, (1 - confidence) / 2);
	*high = cc_quantile(draws, n, (1 + confidence) / 2);
	return n == 0 ? CC_WHY_NO_DATA : CC_WHY_NONE;
}
