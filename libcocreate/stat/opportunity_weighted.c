/* opportunity_weighted.c -- the opportunity score of people who carry case weights. */
#include "stat/opportunity_int.h"

#include "stat/moments.h"

#include <assert.h>
#include <math.h>

static void
side_add(struct cc_opp_weighted_side *s, double x, const struct cc_weight_sums *weights)
{
	double w = cc_weights_sum(weights), ww = cc_weights_squares(weights);

	s->n += (double)weights->n;
	s->w += w;
	s->wx += w * x;
	s->wxx += w * x * x;
	s->ww += ww;
	s->wwx += ww * x;
	s->wwxx += ww * x * x;
}

void
cc_opp_weighted_add(
    struct cc_opp_weighted *s, int32_t importance, int32_t satisfaction, const struct cc_weight_sums *weights)
{
	double ww = cc_weights_squares(weights);

	if (importance != CC_OPP_NONE)
		side_add(&s->importance, importance, weights);
	if (satisfaction != CC_OPP_NONE)
		side_add(&s->satisfaction, satisfaction, weights);
	if (importance == CC_OPP_NONE || satisfaction == CC_OPP_NONE)
		return;
	s->both += (double)weights->n;
	s->ww += ww;
	s->wwx += ww * importance;
	s->wwy += ww * satisfaction;
	s->wwxy += ww * importance * satisfaction;
}

static void
side_leave(struct cc_opp_weighted_side *s, const struct cc_opp_weighted_side *part)
{
	s->n -= part->n;
	s->w -= part->w;
	s->wx -= part->wx;
	s->wxx -= part->wxx;
	s->ww -= part->ww;
	s->wwx -= part->wwx;
	s->wwxx -= part->wwxx;
	if (s->n <= 0) /* differences round */
		*s = (struct cc_opp_weighted_side){ 0 };
}

void
cc_opp_weighted_leave(struct cc_opp_weighted *s, const struct cc_opp_weighted *part)
{
	side_leave(&s->importance, &part->importance);
	side_leave(&s->satisfaction, &part->satisfaction);
	s->both -= part->both;
	s->ww -= part->ww;
	s->wwx -= part->wwx;
	s->wwy -= part->wwy;
	s->wwxy -= part->wwxy;
	if (s->both <= 0)
		s->both = s->ww = s->wwx = s->wwy = s->wwxy = 0;
}

/* a - b, or 0 where it is what rounding left of two that are equal. */
static double
less(double a, double b)
{
	return a - b > CC_ROUNDING * a ? a - b : 0;
}

/* Answers are whole, and so is the mean of equal ones, which dividing may move. */
static double
mean_of(const struct cc_opp_weighted_side *s)
{
	double mean = s->wx / s->w, whole = rint(mean);

	return fabs(mean - whole) <= CC_ROUNDING * fabs(mean) ? whole : mean;
}

/* Linearised, of the mean, in steps. */
static double
variance_of(const struct cc_opp_weighted_side *s)
{
	double m = mean_of(s);

	return less(s->wwxx + m * m * s->ww, 2 * m * s->wwx) / (s->w * s->w);
}

/* Of one answer. */
static double
spread_of(const struct cc_opp_weighted_side *s)
{
	double m = mean_of(s);

	return less(s->wxx / s->w, m * m);
}

/* As many people of one weight as would tell as much: Kish's number, or less. */
static double
people_of(const struct cc_opp_weighted_side *s)
{
	double kish = s->w * s->w / s->ww, variance = variance_of(s);

	return variance > 0 ? fmin(kish, spread_of(s) / variance) : kish;
}

/* As in stat/opportunity_interval, with people of one weight. */
static double
narrowness(const struct cc_opp_weighted_side *s, const struct cc_opp_weighted_side *other, double most)
{
	double n = people_of(s), more = other != NULL ? people_of(other) : 0;

	if (other == NULL)
		return cc_opp_narrowness(n, n * mean_of(s), n * spread_of(s), 1, most);
	return cc_opp_narrowness(n + more, n * mean_of(s) + more * mean_of(other),
	    n * spread_of(s) + more * spread_of(other), 2, most);
}

static struct cc_opp_margin
margin_of(const struct cc_opp_weighted_side *side, const struct cc_opp_weighted_side *other,
    const struct cc_opp_weighted *s)
{
	double step = (double)s->unit / s->most;

	return (struct cc_opp_margin){ mean_of(side) / s->most,
		people_of(side) / narrowness(side, other, s->most), step / (side->n * (side->n + 2)) };
}

/* Of the two means; drawn to 0 where few of all gave both answers. */
static double
correlation_of(const struct cc_opp_weighted *s, double both)
{
	const struct cc_opp_weighted_side *x = &s->importance, *y = &s->satisfaction;
	double p = mean_of(x), q = mean_of(y), variances = variance_of(x) * variance_of(y);
	double covariance = (s->wwxy - p * s->wwy - q * s->wwx + p * q * s->ww) / (x->w * y->w);

	if (variances <= 0)
		return 0;
	return fmax(-1, fmin(1, covariance / sqrt(variances))) * both / (both + 2);
}

static double
value_of(const struct cc_opp_weighted *s)
{
	double p = mean_of(&s->importance), with_gap = 2 * p - mean_of(&s->satisfaction);

	/* nobody rated one of the two: neither comparison holds, and NaN stays */
	return 10 * (p > with_gap ? p : with_gap) / s->most;
}

enum cc_why
cc_opp_weighted_shape(
    struct cc_opp_shape *out, const struct cc_opp_weighted *s, const struct cc_opp_weighted *other)
{
	*out = (struct cc_opp_shape){ .value = value_of(s) };
	if (!(s->importance.w * s->importance.w >= 2 * s->importance.ww &&
		s->satisfaction.w * s->satisfaction.w >= 2 * s->satisfaction.ww && s->importance.n >= 2 &&
		s->satisfaction.n >= 2))
		return CC_WHY_FEW;
	out->importance = margin_of(&s->importance, other == NULL ? NULL : &other->importance, s);
	out->satisfaction = margin_of(&s->satisfaction, other == NULL ? NULL : &other->satisfaction, s);
	out->correlation = correlation_of(s, s->both + (other == NULL ? 0 : other->both));
	return CC_WHY_NONE;
}

void
cc_opp_weighted_score(struct cc_opportunity *out, const struct cc_opp_weighted *s)
{
	double p = 10 * mean_of(&s->importance) / s->most, q = 10 * mean_of(&s->satisfaction) / s->most;

	assert(s->most > 0);
	*out = (struct cc_opportunity){ .n_importance = (uint64_t)s->importance.n,
		.n_satisfaction = (uint64_t)s->satisfaction.n,
		.n_both = (uint64_t)s->both,
		.n = (uint64_t)fmin(s->importance.n, s->satisfaction.n),
		.importance = p,
		.satisfaction = q,
		.gap = p - q,
		.opportunity = value_of(s),
		.sd = (double)NAN };
}

enum cc_why
cc_opp_weighted_interval(double *low, double *high, const struct cc_opp_weighted *s, double confidence)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_weighted_shape(&shape, s, NULL);

	return cc_opp_shape_interval(low, high, &shape, why, confidence);
}

enum cc_why
cc_opp_weighted_limits(struct cc_opp_limits *out, const struct cc_opp_weighted *s, double confidence)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_weighted_shape(&shape, s, NULL);

	return cc_opp_shape_limits(out, &shape, why, confidence);
}

enum cc_why
cc_opp_weighted_reach(double *confidence, const struct cc_opp_weighted *s, double bar)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_weighted_shape(&shape, s, NULL);

	return cc_opp_shape_reach(confidence, &shape, why, bar);
}

/* All gave one answer. */
static bool
is_one_answer(const struct cc_opp_weighted_side *a, const struct cc_opp_weighted_side *b)
{
	return mean_of(a) == mean_of(b) && spread_of(a) + spread_of(b) <= 0;
}

enum cc_why
cc_opp_weighted_difference(struct cc_difference *out, const struct cc_opp_weighted *first,
    const struct cc_opp_weighted *second, double confidence)
{
	struct cc_opp_shape a, b;
	enum cc_why why = cc_opp_weighted_shape(&a, first, second);
	enum cc_why other = cc_opp_weighted_shape(&b, second, first);

	if (why == CC_WHY_NONE)
		why = other;
	if (why == CC_WHY_NONE && is_one_answer(&first->importance, &second->importance) &&
	    is_one_answer(&first->satisfaction, &second->satisfaction))
		why = CC_WHY_ONE_VALUE;
	return cc_opp_shape_difference(out, &a, &b, why, confidence);
}
