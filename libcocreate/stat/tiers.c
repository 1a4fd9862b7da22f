/* tiers.c -- which outcomes cannot be told from the best. */
#include "stat/tiers.h"

#include "stat/interval.h"
#include "stat/opportunity_int.h"

#include <assert.h>
#include <math.h>

/* An opportunity as a sum of its two means: 2 p - q, or p. */
static void
weights_of(double weight[2], const struct cc_opp_sums *s)
{
	bool less = s->importance.sum * s->satisfaction.n >= s->satisfaction.sum * s->importance.n;

	weight[0] = less ? 2 : 1;
	weight[1] = less ? -1 : 0;
}

static double
covariance(double n, double products, double first, double second, const struct cc_opp_side *a,
    const struct cc_opp_side *b)
{
	double p = a->sum / a->n, q = b->sum / b->n;

	return (products - p * second - q * first + n * p * q) / (a->n * b->n);
}

static double
variance_of(const struct cc_opp_sums *s, const double weight[2])
{
	const struct cc_opp_side *x = &s->importance, *y = &s->satisfaction, *both = s->both;
	double xx = covariance(x->n, x->squares, x->sum, x->sum, x, x);
	double yy = covariance(y->n, y->squares, y->sum, y->sum, y, y);
	double xy = covariance(both[0].n, s->products, both[0].sum, both[1].sum, x, y);

	return weight[0] * weight[0] * xx + weight[1] * weight[1] * yy + 2 * weight[0] * weight[1] * xy;
}

double
cc_opp_correlation(
    const struct cc_opp_sums *first, const struct cc_opp_sums *second, const struct cc_opp_cross *cross)
{
	const struct cc_opp_side *const a[] = { &first->importance, &first->satisfaction };
	const struct cc_opp_side *const b[] = { &second->importance, &second->satisfaction };
	double weight[2][2], sum = 0, variances;

	if (isnan(cc_opp_value(first)) || isnan(cc_opp_value(second)))
		return 0;
	weights_of(weight[0], first);
	weights_of(weight[1], second);
	variances = variance_of(first, weight[0]) * variance_of(second, weight[1]);
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			sum += weight[0][i] * weight[1][j] *
			       covariance(cross->n[i][j], cross->products[i][j], cross->first[i][j],
				   cross->second[i][j], a[i], b[j]);
	return variances > 0 ? fmax(-1, fmin(1, sum / sqrt(variances))) : 0;
}

struct pair {
	struct cc_opp_shape first, second;
	double correlation;
};

static bool
stays_above(const void *ctx, double z)
{
	const struct pair *p = ctx;
	double a = p->first.value - cc_opp_low(&p->first, z);
	double c = cc_opp_high(&p->second, z) - p->second.value;

	return p->first.value - p->second.value > sqrt(fmax(a * a + c * c - 2 * p->correlation * a * c, 0));
}

double
cc_opp_above(const struct cc_opp_sums *first, const struct cc_opp_sums *second, double correlation)
{
	struct pair p = { .correlation = correlation };

	if (cc_opp_shape(&p.first, first, NULL) != CC_WHY_NONE ||
	    cc_opp_shape(&p.second, second, NULL) != CC_WHY_NONE || !(p.first.value > p.second.value))
		return 0;
	return cc_greatest_z(stays_above, &p);
}

double
cc_best_above(double z, size_t m)
{
	const double step = 0.01, density = 0.39894228040143267794; /* 1 / sqrt(2 pi) */
	double sum = 0;

	assert(m > 1);
	for (int i = -800; i <= 800; i++) {
		double x = i * step, part = density * exp(-x * x / 2);

		part *= pow(cc_normal_cdf(x + sqrt(2) * z), (double)(m - 1));
		sum += i == -800 || i == 800 ? part / 2 : part;
	}
	return sum * step;
}
