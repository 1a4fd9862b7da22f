/* compare.c -- two groups: how far apart, how sure. */
#include "stat/compare.h"

#include "stat/interval.h"

#include <assert.h>
#include <math.h>

struct cc_mean
cc_mean_of(const struct cc_moments *m)
{
	struct cc_mean mean = { .n = m->n };

	cc_moments_mean(&mean.mean, m);
	cc_moments_variance(&mean.variance, m);
	return mean;
}

/* Each limit joins the errors of the two Wilson limits that push it out. */
static enum cc_why
newcombe(double *low, double *high, struct cc_fraction first, struct cc_fraction second, double confidence)
{
	double l1, u1, l2, u2, p1, p2;

	assert(first.x <= first.n && second.x <= second.n);
	*low = *high = (double)NAN;
	if (first.n <= 0 || second.n <= 0)
		return CC_WHY_NO_DATA;
	p1 = first.x / first.n;
	p2 = second.x / second.n;
	cc_wilson(&l1, &u1, first.x, first.n, confidence);
	cc_wilson(&l2, &u2, second.x, second.n, confidence);
	*low = fmax(p1 - p2 - hypot(p1 - l1, u2 - p2), -1);
	*high = fmin(p1 - p2 + hypot(u1 - p1, p2 - l2), 1);
	return CC_WHY_NONE;
}

enum cc_why
cc_newcombe(double *low, double *high, struct cc_share first, struct cc_share second, double confidence)
{
	return newcombe(low, high, cc_fraction_of(first), cc_fraction_of(second), confidence);
}

static enum cc_why
pooled_z(double *z, double *p, struct cc_fraction first, struct cc_fraction second)
{
	double pooled;

	assert(first.x <= first.n && second.x <= second.n);
	*z = *p = (double)NAN;
	if (first.n <= 0 || second.n <= 0)
		return CC_WHY_NO_DATA;
	pooled = (first.x + second.x) / (first.n + second.n);
	if (pooled <= 0 || pooled >= 1)
		return CC_WHY_ONE_VALUE;
	*z = (first.x / first.n - second.x / second.n) /
	     sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
	*p = 2 * cc_normal_cdf(-fabs(*z));
	return CC_WHY_NONE;
}

enum cc_why
cc_pooled_z(double *z, double *p, struct cc_share first, struct cc_share second)
{
	return pooled_z(z, p, cc_fraction_of(first), cc_fraction_of(second));
}

enum cc_why
cc_fraction_difference(struct cc_difference *out, double *z, struct cc_fraction first,
    struct cc_fraction second, double confidence)
{
	enum cc_why why = newcombe(&out->low, &out->high, first, second, confidence);

	out->value = out->p = *z = (double)NAN;
	if (why != CC_WHY_NONE)
		return why;
	out->value = first.x / first.n - second.x / second.n;
	return pooled_z(z, &out->p, first, second);
}

/* P(x + 1) / P(x) of the hypergeometric distribution, where x of the first
 * group's n1 are among the k of both that have it. */
static double
step_up(double x, double n1, double n2, double k)
{
	return (n1 - x) * (k - x) / ((x + 1) * (n2 - k + x + 1));
}

/* Tables are weighed against the likeliest one, so that nothing overflows and
 * no factorial is needed. */
double
cc_fisher(struct cc_share first, struct cc_share second)
{
	double n1 = (double)first.n, n2 = (double)second.n, k = (double)first.x + (double)second.x;
	double weight = 1, bar = 1, all = 0, tail = 0;
	int64_t least = (int64_t)fmax(0, k - n2), most = (int64_t)fmin(n1, k), mode, seen = (int64_t)first.x;

	assert(first.x <= first.n && second.x <= second.n);
	mode = (int64_t)fmin(fmax(floor((n1 + 1) * (k + 1) / (n1 + n2 + 2)), (double)least), (double)most);
	for (int64_t x = mode; x < seen; x++)
		bar *= step_up((double)x, n1, n2, k);
	for (int64_t x = mode; x > seen; x--)
		bar /= step_up((double)(x - 1), n1, n2, k);
	bar *= 1 + 1e-7;
	for (int64_t x = mode; x <= most; weight *= step_up((double)x, n1, n2, k), x++) {
		all += weight;
		tail += weight <= bar ? weight : 0;
	}
	weight = 1;
	for (int64_t x = mode; x > least; x--) {
		weight /= step_up((double)(x - 1), n1, n2, k);
		all += weight;
		tail += weight <= bar ? weight : 0;
	}
	return fmin(tail / all, 1);
}

static double
least_expected(struct cc_share first, struct cc_share second)
{
	double n1 = (double)first.n, n2 = (double)second.n, k = (double)first.x + (double)second.x;

	return fmin(n1, n2) * fmin(k, n1 + n2 - k) / (n1 + n2);
}

enum cc_why
cc_share_difference(
    struct cc_difference *out, struct cc_share first, struct cc_share second, double confidence)
{
	enum cc_why why = cc_newcombe(&out->low, &out->high, first, second, confidence);
	double z;

	out->value = out->p = (double)NAN;
	if (why != CC_WHY_NONE)
		return why;
	out->value = (double)first.x / (double)first.n - (double)second.x / (double)second.n;
	if (first.x + second.x == 0 || (first.x == first.n && second.x == second.n))
		return CC_WHY_ONE_VALUE;
	if (least_expected(first, second) >= 5)
		cc_pooled_z(&z, &out->p, first, second);
	else
		out->p = cc_fisher(first, second);
	return CC_WHY_NONE;
}

double
cc_welch_df(struct cc_estimate first, struct cc_estimate second)
{
	/* by parts of the whole, so that squares neither vanish nor overflow */
	double all = first.square + second.square, part = all > 0 ? first.square / all : 0;

	return 1 / (part * part / first.df + (1 - part) * (1 - part) / second.df);
}

enum cc_why
cc_t_difference(struct cc_difference *out, struct cc_estimate difference, double confidence)
{
	double se, half;

	assert(confidence > 0 && confidence < 1);
	*out = (struct cc_difference){ difference.value, (double)NAN, (double)NAN, (double)NAN };
	if (!isfinite(difference.square) || !isfinite(difference.value))
		return CC_WHY_RANGE;
	se = sqrt(difference.square);
	if (se <= 0)
		return CC_WHY_ONE_VALUE;
	half = cc_t_quantile((1 + confidence) / 2, difference.df) * se;
	out->low = out->value - half;
	out->high = out->value + half;
	out->p = 2 * cc_t_cdf(-fabs(out->value / se), difference.df);
	return CC_WHY_NONE;
}

enum cc_why
cc_estimate_difference(
    struct cc_difference *out, struct cc_estimate first, struct cc_estimate second, double confidence)
{
	struct cc_estimate difference = { first.value - second.value, first.square + second.square,
		cc_welch_df(first, second) };

	return cc_t_difference(out, difference, confidence);
}

struct cc_estimate
cc_estimate_of(struct cc_mean m)
{
	return (struct cc_estimate){ m.mean, m.variance / (double)m.n, (double)(m.n - 1) };
}

enum cc_why
cc_mean_difference(struct cc_difference *out, struct cc_mean first, struct cc_mean second, double confidence)
{
	*out = (struct cc_difference){ (double)NAN, (double)NAN, (double)NAN, (double)NAN };
	if (first.n == 0 || second.n == 0)
		return CC_WHY_NO_DATA;
	out->value = first.mean - second.mean;
	if (first.n == 1 || second.n == 1)
		return CC_WHY_ONE;
	return cc_estimate_difference(out, cc_estimate_of(first), cc_estimate_of(second), confidence);
}
