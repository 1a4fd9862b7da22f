/* opportunity_interval.c -- limits of an opportunity, and of the difference of two. */
#include "stat/opportunity_int.h"

#include "stat/interval.h"

#include <assert.h>
#include <math.h>

/* A bar is reached where they differ by less: divisions round. */
#define SAME 1e-9

/* Squares about the mean. */
static double
about_mean(const struct cc_opp_side *s)
{
	double about = s->n > 0 ? s->squares - s->sum * s->sum / s->n : 0;

	return about > 0 ? about : 0;
}

double
cc_opp_narrowness(double n, double sum, double about, double groups, double most)
{
	double mean = sum / (n * most);

	if (most == 1 || mean <= 0 || mean >= 1)
		return 1;
	return fmin(1, (about / (most * most) / (mean * (1 - mean)) + 1) / (n - groups + 1));
}

static double
narrowness(const struct cc_opp_side *side, const struct cc_opp_side *other, double most)
{
	if (other == NULL)
		return cc_opp_narrowness(side->n, side->sum, about_mean(side), 1, most);
	return cc_opp_narrowness(
	    side->n + other->n, side->sum + other->sum, about_mean(side) + about_mean(other), 2, most);
}

static struct cc_opp_margin
margin_of(const struct cc_opp_side *side, const struct cc_opp_side *other, const struct cc_opp_sums *s)
{
	double step = (double)s->unit / s->most;

	return (struct cc_opp_margin){ side->sum / (side->n * s->most),
		side->n / narrowness(side, other, s->most), step / (side->n * (side->n + 2)) };
}

static double
co_products(const struct cc_opp_sums *s)
{
	return s->both[0].n > 0 ? s->products - s->both[0].sum * s->both[1].sum / s->both[0].n : 0;
}

/* Of importance and satisfaction within the groups, drawn to 0 where few gave both. */
static double
correlation_within(const struct cc_opp_sums *s, const struct cc_opp_sums *other)
{
	double xy = co_products(s), xx = about_mean(&s->both[0]), yy = about_mean(&s->both[1]);
	double n = s->both[0].n, r;

	if (other != NULL) {
		xy += co_products(other);
		xx += about_mean(&other->both[0]);
		yy += about_mean(&other->both[1]);
		n += other->both[0].n;
	}
	if (xx <= 0 || yy <= 0)
		return 0;
	r = xy / sqrt(xx * yy);
	return fmax(-1, fmin(1, r)) * n / (n + 2);
}

enum cc_why
cc_opp_shape(struct cc_opp_shape *out, const struct cc_opp_sums *s, const struct cc_opp_sums *other)
{
	*out = (struct cc_opp_shape){ .value = cc_opp_value(s) };
	if (s->importance.n < 2 || s->satisfaction.n < 2)
		return CC_WHY_FEW;
	out->importance = margin_of(&s->importance, other == NULL ? NULL : &other->importance, s);
	out->satisfaction = margin_of(&s->satisfaction, other == NULL ? NULL : &other->satisfaction, s);
	out->correlation =
	    correlation_within(s, other) * s->both[0].n / sqrt(s->importance.n * s->satisfaction.n);
	return CC_WHY_NONE;
}

/* Wilson's limits, at a mean that is moved outwards. */
static double
margin_low(const struct cc_opp_margin *m, double z)
{
	double low, high, p = fmax(m->mean - m->nudge, 0);

	cc_wilson_at(&low, &high, p, m->n, z);
	return low;
}

static double
margin_high(const struct cc_opp_margin *m, double z)
{
	double low, high, p = fmin(m->mean + m->nudge, 1);

	cc_wilson_at(&low, &high, p, m->n, z);
	return high;
}

/* How far the limit of 2 p - q lies, whose parts lie a and b away. */
static double
joint(double a, double b, double correlation)
{
	return sqrt(fmax(a * a + b * b - 2 * correlation * a * b, 0));
}

double
cc_opp_low(const struct cc_opp_shape *s, double z)
{
	double p = s->importance.mean, q = s->satisfaction.mean, low = margin_low(&s->importance, z);
	double away = joint(2 * (p - low), margin_high(&s->satisfaction, z) - q, s->correlation);

	return fmin(s->value, 10 * fmax(low, 2 * p - q - away));
}

double
cc_opp_high(const struct cc_opp_shape *s, double z)
{
	double p = s->importance.mean, q = s->satisfaction.mean, high = margin_high(&s->importance, z);
	double away = joint(2 * (high - p), q - margin_low(&s->satisfaction, z), s->correlation);

	return fmax(s->value, 10 * fmax(high, 2 * p - q + away));
}

enum cc_why
cc_opp_shape_interval(
    double *low, double *high, const struct cc_opp_shape *s, enum cc_why why, double confidence)
{
	double z = cc_normal_quantile((1 + confidence) / 2);

	*low = why == CC_WHY_NONE ? cc_opp_low(s, z) : (double)NAN;
	*high = why == CC_WHY_NONE ? cc_opp_high(s, z) : (double)NAN;
	return why;
}

enum cc_why
cc_opp_interval(double *low, double *high, const struct cc_opp_sums *s, double confidence)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_shape(&shape, s, NULL);

	return cc_opp_shape_interval(low, high, &shape, why, confidence);
}

static void
limits_of(double out[2], const struct cc_opp_margin *m, double z)
{
	out[0] = 10 * fmin(margin_low(m, z), m->mean);
	out[1] = 10 * fmax(margin_high(m, z), m->mean);
}

enum cc_why
cc_opp_shape_limits(
    struct cc_opp_limits *out, const struct cc_opp_shape *s, enum cc_why why, double confidence)
{
	double z = cc_normal_quantile((1 + confidence) / 2);

	*out = (struct cc_opp_limits){ { NAN, NAN }, { NAN, NAN } };
	if (why != CC_WHY_NONE)
		return why;
	limits_of(out->importance, &s->importance, z);
	limits_of(out->satisfaction, &s->satisfaction, z);
	return CC_WHY_NONE;
}

enum cc_why
cc_opp_limits(struct cc_opp_limits *out, const struct cc_opp_sums *s, double confidence)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_shape(&shape, s, NULL);

	return cc_opp_shape_limits(out, &shape, why, confidence);
}

struct reach {
	struct cc_opp_shape shape;
	double bar;
};

static bool
low_reaches(const void *ctx, double z)
{
	const struct reach *r = ctx;

	return cc_opp_low(&r->shape, z) >= r->bar;
}

static bool
high_falls_short(const void *ctx, double z)
{
	const struct reach *r = ctx;

	return cc_opp_high(&r->shape, z) <= r->bar;
}

enum cc_why
cc_opp_shape_reach(double *confidence, const struct cc_opp_shape *s, enum cc_why why, double bar)
{
	struct reach r = { *s, bar };

	*confidence = (double)NAN;
	if (why != CC_WHY_NONE)
		return why;
	if (fabs(r.shape.value - bar) <= SAME)
		*confidence = 0.5;
	else if (r.shape.value > bar)
		*confidence = cc_normal_cdf(cc_greatest_z(low_reaches, &r));
	else
		*confidence = cc_normal_cdf(-cc_greatest_z(high_falls_short, &r));
	return CC_WHY_NONE;
}

enum cc_why
cc_opp_reach(double *confidence, const struct cc_opp_sums *s, double bar)
{
	struct cc_opp_shape shape;
	enum cc_why why = cc_opp_shape(&shape, s, NULL);

	return cc_opp_shape_reach(confidence, &shape, why, bar);
}

struct two {
	struct cc_opp_shape first, second;
	double value;
};

static void
two_limits(double *low, double *high, const struct two *t, double z)
{
	const struct cc_opp_shape *a = &t->first, *b = &t->second;

	*low = t->value - hypot(a->value - cc_opp_low(a, z), cc_opp_high(b, z) - b->value);
	*high = t->value + hypot(cc_opp_high(a, z) - a->value, b->value - cc_opp_low(b, z));
}

static bool
excludes_zero(const void *ctx, double z)
{
	double low, high;

	two_limits(&low, &high, ctx, z);
	return low > 0 || high < 0;
}

enum cc_why
cc_opp_shape_difference(struct cc_difference *out, const struct cc_opp_shape *first,
    const struct cc_opp_shape *second, enum cc_why why, double confidence)
{
	struct two t = { *first, *second, first->value - second->value };

	assert(confidence > 0 && confidence < 1);
	*out = (struct cc_difference){ t.value, (double)NAN, (double)NAN, (double)NAN };
	if (why != CC_WHY_NONE)
		return why;
	two_limits(&out->low, &out->high, &t, cc_normal_quantile((1 + confidence) / 2));
	out->p = erfc(cc_greatest_z(excludes_zero, &t) / sqrt(2));
	return CC_WHY_NONE;
}

static bool
is_one_answer(const struct cc_opp_side *a, const struct cc_opp_side *b)
{
	struct cc_opp_side all = *a;

	all.n += b->n;
	all.sum += b->sum;
	all.squares += b->squares;
	return all.squares * all.n <= all.sum * all.sum;
}

enum cc_why
cc_opp_difference(struct cc_difference *out, const struct cc_opp_sums *first,
    const struct cc_opp_sums *second, double confidence)
{
	struct cc_opp_shape a, b;
	enum cc_why why = cc_opp_shape(&a, first, second), other = cc_opp_shape(&b, second, first);

	if (why == CC_WHY_NONE)
		why = other;
	if (why == CC_WHY_NONE && is_one_answer(&first->importance, &second->importance) &&
	    is_one_answer(&first->satisfaction, &second->satisfaction))
		why = CC_WHY_ONE_VALUE;
	return cc_opp_shape_difference(out, &a, &b, why, confidence);
}
