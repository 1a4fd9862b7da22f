/* resample.c -- draws with replacement, and what their quantiles say. */
#include "stat/resample.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PICKS_MAX = 32 };

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* How many picks of n one word of 32 bits is worth: the more, the likelier the
 * word is drawn again, so that a quarter of them at most may be. */
static unsigned
picks_a_word(uint32_t n, uint32_t *of)
{
	unsigned picks = 1;

	*of = n;
	while (picks < PICKS_MAX && (uint64_t)*of * n <= UINT32_C(1) << 30) {
		*of *= n;
		picks++;
	}
	return picks;
}

/* A word is a fraction: each product's upper half is a pick, its lower half the
 * fraction that is left for the next.  The few last fractions that would favour
 * some are drawn again (N. Brackett-Rozinsky, D. Lemire, Batched ranged random
 * integer generation, 2024). */
void
cc_resample(double *times, uint32_t n, struct cc_rng *rng)
{
	uint32_t of, favoured, pick[PICKS_MAX];
	unsigned picks = picks_a_word(n, &of);

	memset(times, 0, n * sizeof *times);
	favoured = (UINT32_MAX - of + 1) % of;
	for (uint32_t left = n; left > 0;) {
		uint64_t product = cc_rng_bits(rng);

		for (unsigned i = 0; i < picks; i++) {
			product = (product & UINT32_MAX) * n;
			pick[i] = (uint32_t)(product >> 32);
		}
		if ((uint32_t)product < favoured)
			continue;
		for (unsigned i = 0; i < picks && left > 0; i++, left--)
			times[pick[i]] += 1;
	}
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

double
cc_draws_reach(const double *sorted, size_t n, double bar)
{
	size_t reach = 0;

	while (reach < n && sorted[n - 1 - reach] >= bar)
		reach++;
	return (double)reach / (double)n;
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

enum cc_why
cc_draws_difference(struct cc_difference *out, double value, struct cc_draws first, struct cc_draws second,
    double confidence, struct cc_arena *scratch)
{
	size_t n = first.n < second.n ? first.n : second.n;
	double *draw = CC_ARRAY(scratch, double, n), mean = 0, squares = 0;

	*out = (struct cc_difference){ .value = value, .p = (double)NAN };
	for (size_t i = 0; i < n; i++) {
		draw[i] = first.draw[i] - second.draw[i];
		mean += draw[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++)
		squares += (draw[i] - mean) * (draw[i] - mean);
	if (squares > 0)
		out->p = 2 * cc_normal_cdf(-fabs(value) / sqrt(squares / (double)(n - 1)));
	return cc_percentile_interval(&out->low, &out->high, draw, n, confidence);
}
