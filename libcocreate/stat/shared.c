/* shared.c -- two groups that share people: how sure it is that they differ. */
#include "stat/shared.h"

#include "stat/interval.h"

#include <math.h>

/* Sums where nobody carries a weight are of ones, and have no digits. */
static double
sum_of(const struct cc_weight_sums *s)
{
	double sum = cc_weights_sum(s);

	return sum > 0 ? sum : (double)s->n;
}

static double
squares_of(const struct cc_weight_sums *s)
{
	double squares = cc_weights_squares(s);

	return squares > 0 ? squares : (double)s->n;
}

/* The sum of squares in both over the product of the sums, in one unit of weight: where all of
 * both groups have one weight it is n12 / (n1 n2). */
static double
overlap_of(const struct cc_weight_sums *first, const struct cc_weight_sums *second,
    const struct cc_weight_sums *both)
{
	bool plain = cc_weights_alike(first) && cc_weights_alike(second);

	if (both->n == 0)
		return 0;
	if (plain)
		return (double)both->n / ((double)first->n * (double)second->n);
	return cc_weights_squares(both) / (cc_weights_sum(first) * cc_weights_sum(second));
}

enum cc_why
cc_shared_share(double *difference, double *z, double *p, const struct cc_weighted_share *first,
    const struct cc_weighted_share *second, const struct cc_weight_sums *both)
{
	struct cc_fraction a, b;
	double pooled, variance;

	*difference = *z = *p = (double)NAN;
	if (cc_weighted_fraction(&a, first) != CC_WHY_NONE || cc_weighted_fraction(&b, second) != CC_WHY_NONE)
		return CC_WHY_NO_DATA;
	*difference = cc_weighted_share_value(first) - cc_weighted_share_value(second);
	pooled = (a.x + b.x) / (a.n + b.n);
	variance =
	    pooled * (1 - pooled) * (1 / a.n + 1 / b.n - 2 * overlap_of(&first->all, &second->all, both));
	if (!(variance > 1e-15))
		return CC_WHY_ONE_VALUE;
	*z = *difference / sqrt(variance);
	*p = 2 * cc_normal_cdf(-fabs(*z));
	return CC_WHY_NONE;
}

/* Mean of one side, its linearised variance, Kish's people. */
struct side {
	double sum, mean, square, n;
	uint64_t people;
};

static const struct cc_weight_sums *
of_side(const struct cc_shared_value *v, int side)
{
	return side == 0 ? &v->first : &v->second;
}

static struct side
side_of(const struct cc_shared_value *value, size_t n, int side)
{
	struct side s = { 0 };
	double squares = 0, spread = 0;

	for (size_t i = 0; i < n; i++) {
		const struct cc_weight_sums *w = of_side(&value[i], side);

		s.people += w->n;
		s.sum += sum_of(w);
		squares += squares_of(w);
		s.mean += sum_of(w) * value[i].value;
	}
	s.mean /= s.sum;
	s.n = s.sum * s.sum / squares;
	for (size_t i = 0; i < n; i++)
		spread += squares_of(of_side(&value[i], side)) * (value[i].value - s.mean) *
			  (value[i].value - s.mean);
	s.square = spread / (s.sum * s.sum) * s.n / (s.n - 1);
	return s;
}

enum cc_why
cc_shared_mean(double *difference, double *p, const struct cc_shared_value *value, size_t n)
{
	struct side a = side_of(value, n, 0), b = side_of(value, n, 1);
	struct cc_difference t;
	double common = 0;
	enum cc_why why;

	*difference = *p = (double)NAN;
	if (a.people == 0 || b.people == 0)
		return CC_WHY_NO_DATA;
	*difference = a.mean - b.mean;
	if (!(a.n > 1) || !(b.n > 1))
		return CC_WHY_ONE;
	for (size_t i = 0; i < n; i++)
		common += squares_of(&value[i].both) * (value[i].value - a.mean) * (value[i].value - b.mean) /
			  (a.sum * b.sum);
	common *= sqrt(a.n / (a.n - 1) * b.n / (b.n - 1)); /* as the variances have it */
	if (!(a.square + b.square - 2 * common > 1e-15))
		return CC_WHY_ONE_VALUE;
	why = cc_t_difference(&t,
	    (struct cc_estimate){ a.mean - b.mean, a.square + b.square - 2 * common,
		cc_welch_df((struct cc_estimate){ a.mean, a.square, a.n - 1 },
		    (struct cc_estimate){ b.mean, b.square, b.n - 1 }) },
	    .95);
	*p = t.p;
	return why;
}
