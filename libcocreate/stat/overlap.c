/* overlap.c -- two waves that share a part of their people: how far apart, how sure. */
#include "stat/overlap.h"

#include "stat/interval.h"

#include <assert.h>
#include <math.h>

/* What is left of a variance where all of it cancels: divisions round. */
#define NOTHING 1e-12

enum { FEWEST = 3 }; /* two points are always on a line */

struct cc_overlap_spread
cc_overlap_spread_of(
    const struct cc_moments *first, const struct cc_moments *second, const struct cc_moments *difference)
{
	struct cc_overlap_spread both = { .n = difference->n };
	double apart;

	assert(first->n == difference->n && second->n == difference->n);
	cc_moments_variance(&both.first, first);
	cc_moments_variance(&both.second, second);
	cc_moments_variance(&apart, difference);
	both.covariance = (both.first + both.second - apart) / 2;
	return both;
}

/* Pearson's r; NaN where it is not known. */
static double
correlation_of(const struct cc_overlap_spread *both)
{
	if (both->first <= 0 || both->second <= 0)
		return 0;
	return both->covariance / sqrt(both->first) / sqrt(both->second);
}

/* Between the degrees of the paired t and Welch's, by how many answered once. */
static double
degrees(double both, double alone, double welch)
{
	return both - 1 + (welch - both + 1) * alone / (alone + 2 * both);
}

enum cc_why
cc_overlap_mean_difference(struct cc_difference *out, struct cc_mean first, struct cc_mean second,
    struct cc_overlap_spread both, double confidence)
{
	struct cc_estimate a, b, difference;
	uint64_t alone = first.n + second.n - 2 * both.n;
	double apart;

	assert(both.n <= first.n && both.n <= second.n);
	if (both.n == 0)
		return cc_mean_difference(out, first, second, confidence);
	*out = (struct cc_difference){ first.mean - second.mean, (double)NAN, (double)NAN, (double)NAN };
	if (first.n == 1 || second.n == 1)
		return CC_WHY_ONE;
	a = cc_estimate_of(first);
	b = cc_estimate_of(second);
	apart = difference.square = a.square + b.square;
	if (both.n >= FEWEST || alone == 0)
		difference.square -= 2 * correlation_of(&both) *
				     (sqrt(first.variance) * sqrt(second.variance)) * (double)both.n /
				     ((double)first.n * (double)second.n);
	if (difference.square <= NOTHING * apart)
		difference.square = 0;
	difference.value = out->value;
	difference.df = degrees((double)both.n, (double)alone, cc_welch_df(a, b));
	return cc_t_difference(out, difference, confidence);
}

/* Newcombe's phi, by which chance pairs must be passed by half a person's weight. */
static double
phi(const struct cc_overlap_cells *c)
{
	double always = (double)c->always, first = (double)c->first, second = (double)c->second;
	double never = (double)c->never, n = always + first + second + never;
	double margins = (always + first) * (second + never) * ((always + second) * (first + never));
	double beyond = always * never - first * second;

	if (margins <= 0)
		return 0;
	if (beyond > 0)
		beyond = fmax(beyond - n / 2, 0);
	return beyond / sqrt(margins);
}

/* A share, and the people as Wilson's limits count them. */
struct margin {
	double p, n;
};

static struct margin
margin_of(struct cc_share s)
{
	return (struct margin){ (double)s.x / (double)s.n, (double)(s.n - 1) };
}

/* How far Wilson's limits are away. */
static void
arms(double *down, double *up, const struct margin *m, double z)
{
	double low = 0, high = 1;

	if (m->n > 0)
		cc_wilson_at(&low, &high, m->p, m->n, z);
	*down = m->p - low;
	*up = high - m->p;
}

struct pair {
	struct margin first, second;
	double correlation; /* of the two shares */
};

static double
joint(const struct pair *s, double a, double b)
{
	return sqrt(fmax(a * a + b * b - 2 * s->correlation * (a * b), 0));
}

/* Within -1 and 1: no arm is longer than its share has room. */
static void
limits_at(double *low, double *high, const struct pair *s, double z)
{
	double value = s->first.p - s->second.p, down1, up1, down2, up2;

	arms(&down1, &up1, &s->first, z);
	arms(&down2, &up2, &s->second, z);
	*low = value - joint(s, down1, up2);
	*high = value + joint(s, up1, down2);
}

static bool
excludes_zero(const void *ctx, double z)
{
	double low, high;

	limits_at(&low, &high, ctx, z);
	return low > 0 || high < 0;
}

enum cc_why
cc_overlap_share_difference(struct cc_difference *out, struct cc_share first, struct cc_share second,
    struct cc_overlap_cells both, double confidence)
{
	uint64_t n = both.always + both.first + both.second + both.never;
	struct pair s;

	assert(confidence > 0 && confidence < 1 && first.x <= first.n && second.x <= second.n);
	assert(both.always + both.first <= first.x && both.second + both.never <= first.n - first.x);
	assert(both.always + both.second <= second.x && both.first + both.never <= second.n - second.x);
	if (n == 0)
		return cc_share_difference(out, first, second, confidence);
	s = (struct pair){ margin_of(first), margin_of(second),
		phi(&both) * (double)n / sqrt((double)first.n * (double)second.n) };
	*out = (struct cc_difference){ .value = s.first.p - s.second.p, .p = (double)NAN };
	limits_at(&out->low, &out->high, &s, cc_normal_quantile((1 + confidence) / 2));
	if (first.x + second.x == 0 || (first.x == first.n && second.x == second.n))
		return CC_WHY_ONE_VALUE;
	out->p = erfc(cc_greatest_z(excludes_zero, &s) / sqrt(2));
	return CC_WHY_NONE;
}
