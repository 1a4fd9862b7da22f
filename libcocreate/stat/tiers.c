/* tiers.c -- which outcomes cannot be told from the best. */
#include "stat/tiers.h"

#include "stat/interval.h"
#include "stat/opportunity_int.h"

#include <assert.h>
#include <math.h>

/* An outcome as its sums and the variance of its opportunity: 2 p - q, or p. */
struct part {
	const struct cc_opp_side *side[2];
	double weight[2], variance;
};

static void
weights_of(struct part *p, const struct cc_opp_side *x, const struct cc_opp_side *y)
{
	bool less = x->sum * y->n >= y->sum * x->n;

	*p = (struct part){ .side = { x, y }, .weight = { less ? 2 : 1, less ? -1 : 0 } };
}

static double
covariance(double n, double products, double first, double second, const struct cc_opp_side *a,
    const struct cc_opp_side *b)
{
	double p = a->sum / a->n, q = b->sum / b->n;

	return (products - p * second - q * first + n * p * q) / (a->n * b->n);
}

static void
set_variance(struct part *p, double xx, double yy, double xy)
{
	const double *w = p->weight;

	p->variance = w[0] * w[0] * xx + w[1] * w[1] * yy + 2 * w[0] * w[1] * xy;
}

static double
correlation_of(const struct part *first, const struct part *second, const struct cc_opp_cross *cross)
{
	double sum = 0, variances = first->variance * second->variance;

	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			sum += first->weight[i] * second->weight[j] *
			       covariance(cross->n[i][j], cross->products[i][j], cross->first[i][j],
				   cross->second[i][j], first->side[i], second->side[j]);
	return variances > 0 ? fmax(-1, fmin(1, sum / sqrt(variances))) : 0;
}

static void
part_of(struct part *p, const struct cc_opp_sums *s)
{
	const struct cc_opp_side *x = &s->importance, *y = &s->satisfaction, *both = s->both;

	weights_of(p, x, y);
	set_variance(p, covariance(x->n, x->squares, x->sum, x->sum, x, x),
	    covariance(y->n, y->squares, y->sum, y->sum, y, y),
	    covariance(both[0].n, s->products, both[0].sum, both[1].sum, x, y));
}

double
cc_opp_correlation(
    const struct cc_opp_sums *first, const struct cc_opp_sums *second, const struct cc_opp_cross *cross)
{
	struct part a, b;

	if (isnan(cc_opp_value(first)) || isnan(cc_opp_value(second)))
		return 0;
	part_of(&a, first);
	part_of(&b, second);
	return correlation_of(&a, &b, cross);
}

/* Means are by weights, products of deviations by their squares. */
static void
weighted_part_of(struct part *p, struct cc_opp_side side[2], const struct cc_opp_weighted *s)
{
	const struct cc_opp_weighted_side *x = &s->importance, *y = &s->satisfaction;

	side[0] = (struct cc_opp_side){ .n = x->w, .sum = x->wx };
	side[1] = (struct cc_opp_side){ .n = y->w, .sum = y->wx };
	weights_of(p, &side[0], &side[1]);
	set_variance(p, covariance(x->ww, x->wwxx, x->wwx, x->wwx, &side[0], &side[0]),
	    covariance(y->ww, y->wwxx, y->wwx, y->wwx, &side[1], &side[1]),
	    covariance(s->ww, s->wwxy, s->wwx, s->wwy, &side[0], &side[1]));
}

double
cc_opp_weighted_correlation(const struct cc_opp_weighted *first, const struct cc_opp_weighted *second,
    const struct cc_opp_cross *cross)
{
	struct cc_opp_side sides[2][2];
	struct part a, b;

	if (!(first->importance.w > 0 && first->satisfaction.w > 0 && second->importance.w > 0 &&
		second->satisfaction.w > 0))
		return 0;
	weighted_part_of(&a, sides[0], first);
	weighted_part_of(&b, sides[1], second);
	return correlation_of(&a, &b, cross);
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
cc_opp_weighted_above(
    const struct cc_opp_weighted *first, const struct cc_opp_weighted *second, double correlation)
{
	struct pair p = { .correlation = correlation };

	if (cc_opp_weighted_shape(&p.first, first, NULL) != CC_WHY_NONE ||
	    cc_opp_weighted_shape(&p.second, second, NULL) != CC_WHY_NONE ||
	    !(p.first.value > p.second.value))
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
