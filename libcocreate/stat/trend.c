/* trend.c -- does a series rise or fall, and by how much a period? */
#include "stat/trend.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Sum over groups of t equal values of t (t - 1) (2 t + 5), of sorted values. */
static double
ties_of(const double *sorted, size_t n)
{
	double ties = 0;
	size_t end;

	for (size_t i = 0; i < n; i = end) {
		double t;

		for (end = i + 1; end < n && sorted[end] == sorted[i];)
			end++;
		t = (double)(end - i);
		ties += t * (t - 1) * (2 * t + 5);
	}
	return ties;
}

/* Of all orders of n different values, the share whose |S| is this or more.  S is n (n - 1) / 2
 * less twice the pairs that fall, of which orders of one value more have 0 to n more. */
static double
exact_p(int64_t s, size_t n)
{
	double orders[CC_TREND_EXACT * (CC_TREND_EXACT - 1) / 2 + 1] = { 1 },
								  next[sizeof orders / sizeof *orders];
	size_t pairs = n * (n - 1) / 2, falling = 0;
	double all = 0, so = 0;

	for (size_t k = 1; k < n; k++) {
		for (size_t f = 0; f <= falling + k; f++) {
			next[f] = 0;
			for (size_t more = 0; more <= k && more <= f; more++)
				next[f] += f - more <= falling ? orders[f - more] : 0;
		}
		falling += k;
		for (size_t f = 0; f <= falling; f++)
			orders[f] = next[f];
	}
	for (size_t f = 0; f <= pairs; f++) {
		all += orders[f];
		if (llabs((int64_t)pairs - 2 * (int64_t)f) >= llabs(s))
			so += orders[f];
	}
	return so / all;
}

/* All slopes of pairs into out; S. */
static int64_t
slopes_of(double *out, size_t *pairs, const double *value, size_t n)
{
	int64_t s = 0;

	*pairs = 0;
	for (size_t j = 1; j < n; j++)
		for (size_t i = 0; i < j && !isnan(value[j]); i++) {
			if (isnan(value[i]))
				continue;
			s += (value[j] > value[i]) - (value[j] < value[i]);
			out[(*pairs)++] = (value[j] - value[i]) / (double)(j - i);
		}
	return s;
}

static double
median(double *value, size_t n)
{
	qsort(value, n, sizeof *value, by_number);
	return n % 2 != 0 ? value[n / 2] : value[n / 2 - 1] / 2 + value[n / 2] / 2;
}

enum cc_why
cc_trend(struct cc_trend *out, const double *value, size_t n, struct cc_arena *scratch)
{
	double *sorted = CC_ARRAY(scratch, double, n + 1), *slope, ties, k;
	size_t pairs;

	assert(n <= CC_TREND_MOST);
	*out = (struct cc_trend){ 0, 0, (double)NAN, (double)NAN, (double)NAN, (double)NAN };
	for (size_t i = 0; i < n; i++)
		if (!isnan(value[i]))
			sorted[out->n++] = value[i];
	if (out->n < 3)
		return CC_WHY_FEW;
	qsort(sorted, out->n, sizeof *sorted, by_number);
	if (sorted[0] == sorted[out->n - 1])
		return CC_WHY_ONE_VALUE;
	slope = CC_ARRAY(scratch, double, out->n *(out->n - 1) / 2);
	out->s = slopes_of(slope, &pairs, value, n);
	out->slope = median(slope, pairs);
	ties = ties_of(sorted, out->n);
	k = (double)out->n;
	out->variance = (k * (k - 1) * (2 * k + 5) - ties) / 18;
	out->z = (double)(out->s - (out->s > 0) + (out->s < 0)) / sqrt(out->variance);
	out->p = out->n <= CC_TREND_EXACT && ties == 0 ? exact_p(out->s, out->n)
						       : 2 * cc_normal_cdf(-fabs(out->z));
	return CC_WHY_NONE;
}

double
cc_trend_least(size_t points)
{
	double orders = 1;

	for (size_t i = 2; i <= points && orders < 1e9; i++)
		orders *= (double)i;
	return points < 2 ? 1 : 2 / orders;
}

double
cc_lag_correlation(const double *value, size_t n, size_t lag, double slope)
{
	double mean = 0, spread = 0, both = 0;
	size_t points = 0, pairs = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(value[i])) {
			mean += value[i] - slope * (double)i;
			points++;
		}
	mean /= (double)points;
	for (size_t i = 0; i < n; i++) {
		double own = value[i] - slope * (double)i - mean;

		if (isnan(own))
			continue;
		spread += own * own;
		if (i >= lag && !isnan(value[i - lag])) {
			both += own * (value[i - lag] - slope * (double)(i - lag) - mean);
			pairs++;
		}
	}
	if (pairs * 2 < lag || pairs == 0 || spread == 0)
		return (double)NAN;
	return both / spread * (double)points / (double)pairs;
}
