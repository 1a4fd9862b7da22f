/* two_arms.c -- two arms of a trial: the exact test that fits, how far apart they are, and what they would show. */
#include "stat/two_arms.h"

#include "base/arena.h"
#include "stat/boschloo.h"
#include "stat/moments.h"
#include "stat/rank_sum.h"
#include "stat/sign.h"

#include <math.h>

static void
see_side(struct cc_two_arms *a, unsigned side, double value, uint64_t n)
{
	a->n[side] += n;
	cc_frequency_add_times(&a->value[side], value, n, a->arena);
	a->share[side].n += n;
	a->share[side].x += value > 0 ? n : 0;
}

void
cc_two_arms_see(struct cc_two_arms *a, const double value[2])
{
	double apart = value[0] - value[1];

	for (unsigned side = 0; side < 2; side++)
		if (!isnan(value[side]))
			see_side(a, side, value[side], 1);
	a->either += !isnan(value[0]) || !isnan(value[1]);
	if (isnan(apart))
		return;
	a->both++;
	a->prefer[0] += a->down ? apart < 0 : apart > 0;
	a->prefer[1] += a->down ? apart > 0 : apart < 0;
	cc_moments_add(&a->paired[0], value[0]);
	cc_moments_add(&a->paired[1], value[1]);
	cc_moments_add(&a->apart, apart);
}

void
cc_two_arms_see_alone(struct cc_two_arms *a, unsigned side, double value, uint64_t n)
{
	see_side(a, side, value, n);
	a->either += n;
}

void
cc_two_arms_choose(struct cc_two_arms *a, unsigned which, uint64_t n)
{
	a->n[0] += n;
	a->n[1] += n;
	if (which < 2)
		a->prefer[which] += n;
}

void
cc_two_arms_count(struct cc_two_arms *a, unsigned which, struct cc_share more)
{
	a->n[which] += more.n;
	a->either += more.n;
	a->share[which].n += more.n;
	a->share[which].x += more.x;
}

struct cc_superior
cc_two_arms_superior(const struct cc_two_arms *a, enum cc_arms_kind kind, struct cc_arena *scratch)
{
	unsigned best = a->down, other = !a->down;
	double superiority = (double)NAN;

	if (kind == CC_ARMS_YES_NO)
		return cc_superior_shares(a->share[best], a->share[other]);
	if (kind != CC_ARMS_ORDERED)
		return cc_superior_preferences(a->prefer[0], a->prefer[1]);
	if (a->n[0] > 0 && a->n[1] > 0)
		superiority = cc_superiority(&a->value[best], &a->value[other], scratch);
	return cc_superior_ranks(superiority, a->n[best], a->n[other]);
}

static void
test_shares(
    struct cc_two_arms_test *out, const struct cc_two_arms *a, double confidence, struct cc_arena *scratch)
{
	const struct cc_share *share = a->share;
	struct cc_boschloo exact;
	double z;

	for (unsigned side = 0; side < 2; side++)
		out->value[side] = (double)share[side].x / (double)share[side].n;
	out->pooled = ((double)share[0].x + (double)share[1].x) / ((double)share[0].n + (double)share[1].n);
	if (share[0].n == 0 || share[1].n == 0)
		return;
	out->difference = out->value[0] - out->value[1];
	cc_newcombe(&out->low, &out->high, share[0], share[1], confidence);
	out->approximate = share[0].n + share[1].n > CC_BOSCHLOO_MOST;
	out->least = 0;
	if (out->approximate) {
		if (cc_pooled_z(&z, &out->p, share[0], share[1]) != CC_WHY_NONE)
			out->p = 1;
		return;
	}
	cc_boschloo(&exact, share[0], share[1], scratch);
	out->p = exact.p;
	out->least = cc_boschloo_least(share[0].n, share[1].n);
}

static void
put_difference(struct cc_two_arms_test *out, const struct cc_difference *d)
{
	out->difference = d->value;
	out->low = d->low;
	out->high = d->high;
}

static void
test_ranks(
    struct cc_two_arms_test *out, const struct cc_two_arms *a, double confidence, struct cc_arena *scratch)
{
	struct cc_rank_sum ranks;
	struct cc_difference d;
	struct cc_mean mean[2];

	for (unsigned side = 0; side < 2; side++) {
		struct cc_moments moments;

		cc_frequencies_moments(&moments, &a->value[side]);
		mean[side] = cc_mean_of(&moments);
		out->value[side] = mean[side].mean;
	}
	cc_mean_difference(&d, mean[0], mean[1], confidence);
	put_difference(out, &d);
	if (a->n[0] == 0 || a->n[1] == 0)
		return;
	cc_rank_sum(&ranks, &a->value[0], &a->value[1], scratch);
	out->p = ranks.p;
	out->least = ranks.least;
	out->approximate = !ranks.exact;
	out->superior =
	    cc_superior_ranks(a->down ? ranks.inferiority : ranks.superiority, a->n[a->down], a->n[!a->down]);
}

static void
test_preferences(struct cc_two_arms_test *out, const struct cc_two_arms *a)
{
	struct cc_sign sign;

	out->tell = a->prefer[0] + a->prefer[1];
	if (out->tell == 0)
		return;
	cc_sign(&sign, a->prefer[0], a->prefer[1]);
	out->p = sign.p;
	out->anytime = sign.anytime;
	out->least = sign.least;
}

/* Differences that are all the same but for rounding, which is of the size of the values. */
static bool
is_one_difference(const struct cc_two_arms *a, double variance)
{
	const struct cc_mean first = cc_mean_of(&a->paired[0]), second = cc_mean_of(&a->paired[1]);

	return variance <=
	       CC_ROUNDING * CC_ROUNDING *
		   (first.mean * first.mean + second.mean * second.mean + first.variance + second.variance);
}

static void
put_pairs(struct cc_two_arms_test *out, const struct cc_two_arms *a, double confidence)
{
	struct cc_mean apart = cc_mean_of(&a->apart);
	struct cc_difference d = { apart.mean, (double)NAN, (double)NAN, (double)NAN };

	out->n[0] = out->n[1] = a->both;
	cc_moments_mean(&out->value[0], &a->paired[0]);
	cc_moments_mean(&out->value[1], &a->paired[1]);
	if (apart.n > 1 && is_one_difference(a, apart.variance))
		apart.variance = 0;
	if (apart.n > 1)
		cc_t_difference(&d, cc_estimate_of(apart), confidence);
	put_difference(out, &d);
}

void
cc_two_arms_test(struct cc_two_arms_test *out, const struct cc_two_arms *a, enum cc_arms_kind kind,
    double confidence, struct cc_arena *scratch)
{
	const double none = (double)NAN;

	*out = (struct cc_two_arms_test){ { none, none }, none, none, none, { a->n[0], a->n[1] },
		a->n[0] < a->n[1] ? a->n[0] : a->n[1], cc_superior_ranks(none, 0, 0), none, none, none, none,
		false };
	if (kind != CC_ARMS_ORDERED)
		out->superior = cc_two_arms_superior(a, kind, scratch);
	switch (kind) {
	case CC_ARMS_YES_NO: test_shares(out, a, confidence, scratch); break;
	case CC_ARMS_ORDERED: test_ranks(out, a, confidence, scratch); break;
	case CC_ARMS_WITHIN:
		put_pairs(out, a, confidence);
		test_preferences(out, a);
		break;
	case CC_ARMS_CHOICE:
		for (unsigned side = 0; side < 2; side++)
			out->value[side] = (double)a->prefer[side] / (double)a->n[side];
		test_preferences(out, a);
		break;
	}
}

double
cc_two_arms_detectable(enum cc_arms_kind kind, uint64_t n1, uint64_t n2, double baseline,
    const struct cc_plan_aim *aim, struct cc_arena *scratch)
{
	if (kind >= CC_ARMS_WITHIN)
		return cc_plan_preferences(n1, aim);
	if (n1 == 0 || n2 == 0 || (kind == CC_ARMS_YES_NO && isnan(baseline)))
		return (double)NAN;
	return kind == CC_ARMS_YES_NO ? cc_plan_shares(n1, n2, baseline, aim, scratch)
				      : cc_plan_ranks((double)n1, (double)n2, aim);
}
