/* plan.c -- how small a difference a trial of so many people would show, and how many a difference needs. */
#include "stat/plan.h"

#include "base/arena.h"
#include "stat/boschloo.h"
#include "stat/interval.h"
#include "stat/sign.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 100, IN_A_ROW = 5 };

/* Standard errors from nothing to where a difference is shown. */
static double
bar(const struct cc_plan_aim *aim)
{
	return cc_normal_quantile(1 - aim->level / 2);
}

static int
by_size(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

size_t
cc_plan_sizes(uint64_t *out, const uint64_t *hand, size_t n)
{
	static const uint64_t sizes[CC_PLAN_SIZES] = { 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150,
		200 };
	size_t all = CC_PLAN_SIZES, kept = 0;

	memcpy(out, sizes, sizeof sizes);
	for (size_t i = 0; i < n; i++)
		if (hand[i] > 0)
			out[all++] = hand[i];
	qsort(out, all, sizeof *out, by_size);
	for (size_t i = 0; i < all; i++)
		if (i == 0 || out[i] != out[kept - 1])
			out[kept++] = out[i];
	return kept;
}

double
cc_plan_size(double p1, double p2, const struct cc_plan_aim *aim)
{
	double middle = (p1 + p2) / 2, apart = p1 - p2;
	double none = bar(aim) * sqrt(2 * middle * (1 - middle));
	double some = cc_normal_quantile(aim->power) * sqrt(p1 * (1 - p1) + p2 * (1 - p2));

	return apart == 0 ? (double)NAN : (none + some) * (none + some) / (apart * apart);
}

double
cc_plan_shares(
    uint64_t n1, uint64_t n2, double baseline, const struct cc_plan_aim *aim, struct cc_arena *scratch)
{
	double n = 2. * (double)n1 * (double)n2 / ((double)n1 + (double)n2);
	bool exact = n1 <= CC_BOSCHLOO_PLAN && n2 <= CC_BOSCHLOO_PLAN;
	struct cc_boschloo_region region;

	if (n1 == 0 || n2 == 0)
		return (double)NAN;
	if (exact)
		cc_boschloo_region(&region, (uint32_t)n1, (uint32_t)n2, aim->level, scratch, scratch);
	for (unsigned i = 1; i <= STEPS; i++) {
		double p = round((baseline + i / 100.) * 1e10) / 1e10;

		if (p > 1)
			break;
		if (exact ? cc_boschloo_power(&region, p, baseline, scratch) >= aim->power
			  : cc_plan_size(p, baseline, aim) <= n)
			return i / 100.;
	}
	return (double)NAN;
}

double
cc_plan_ranks(double n1, double n2, const struct cc_plan_aim *aim)
{
	double z = bar(aim) + cc_normal_quantile(aim->power);
	double superiority = .5 + z / sqrt(12 * n1 * n2 / (n1 + n2));

	return superiority <= 1 ? superiority : (double)NAN;
}

double
cc_plan_preferences(uint64_t n, const struct cc_plan_aim *aim)
{
	double z = bar(aim) + cc_normal_quantile(aim->power);

	if (n > CC_SIGN_PLAN)
		return .5 + z / (2 * sqrt((double)n));
	for (unsigned i = STEPS / 2 + 1; i <= STEPS; i++)
		if (cc_sign_power(n, i / 100., aim->level) >= aim->power)
			return i / 100.;
	return (double)NAN;
}

static bool
reaches(uint32_t n, double p1, double p2, const struct cc_plan_aim *aim, struct cc_arena *scratch)
{
	struct cc_boschloo_region region;

	cc_arena_reset(scratch);
	cc_boschloo_region(&region, n, n, aim->level, scratch, scratch);
	return cc_boschloo_power(&region, p1, p2, scratch) >= aim->power;
}

/* Power is a saw: it falls where one more person moves the bar. */
double
cc_plan_needed(double p1, double p2, const struct cc_plan_aim *aim, struct cc_arena *scratch)
{
	double about = cc_plan_size(p1, p2, aim);
	uint32_t n = 2, row = 0;

	if (!(about <= CC_BOSCHLOO_PLAN))
		return ceil(about);
	if (about > 8 && !reaches((uint32_t)(about / 2), p1, p2, aim, scratch))
		n = (uint32_t)(about / 2);
	for (; n <= CC_BOSCHLOO_PLAN; n++) {
		row = reaches(n, p1, p2, aim, scratch) ? row + 1 : 0;
		if (row == IN_A_ROW)
			return n + 1. - IN_A_ROW;
	}
	return ceil(about);
}
