/* simplex.c -- who is first under any weights?  Acceptability by SMAA. */
#include "stat/simplex.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

static const double equal = 1e-9;

void
cc_simplex_weights(double *weight, size_t n, struct cc_rng *rng)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		weight[i] = -log(cc_rng_unit(rng));
		sum += weight[i];
	}
	for (size_t i = 0; i < n; i++)
		weight[i] /= sum;
}

/* By fours, which compilers turn into vectors. */
static void
add_scaled(double *restrict total, const double *restrict score, double times, size_t n)
{
	size_t i = 0;

	for (; i + 4 <= n; i += 4) {
		total[i] += times * score[i];
		total[i + 1] += times * score[i + 1];
		total[i + 2] += times * score[i + 2];
		total[i + 3] += times * score[i + 3];
	}
	for (; i < n; i++)
		total[i] += times * score[i];
}

static void
totals_under(double *total, const struct cc_scores *in, const double *weight)
{
	memset(total, 0, in->ideas * sizeof *total);
	for (size_t a = 0; a < in->axes; a++)
		add_scaled(total, in->score + a * in->ideas, weight[a] * (double)in->axes, in->ideas);
}

static void
share_first(double *first, const double *total, size_t n)
{
	double most = -(double)INFINITY, part;
	size_t among = 0, only = 0;

	for (size_t i = 0; i < n; i++)
		most = total[i] > most ? total[i] : most;
	for (size_t i = 0; i < n; i++) {
		if (total[i] >= most - equal) {
			among++;
			only = i;
		}
	}
	if (among == 1)
		first[only] += 1;
	if (among < 2)
		return;
	part = 1 / (double)among;
	for (size_t i = 0; i < n; i++) {
		if (total[i] >= most - equal)
			first[i] += part;
	}
}

enum cc_why
cc_smaa(double *first_share, double *pass_share, const struct cc_scores *in, uint32_t draws,
    struct cc_rng *rng, struct cc_arena *arena)
{
	double *total = CC_ARRAY(arena, double, in->ideas), *weight = CC_ARRAY(arena, double, in->axes);
	double reach = in->threshold - equal;

	assert(in->axes > 0);
	for (size_t i = 0; i < in->ideas; i++)
		first_share[i] = pass_share[i] = 0;
	for (uint32_t d = 0; d < draws; d++) {
		cc_simplex_weights(weight, in->axes, rng);
		totals_under(total, in, weight);
		share_first(first_share, total, in->ideas);
		for (size_t i = 0; i < in->ideas; i++)
			pass_share[i] += total[i] >= reach;
	}
	for (size_t i = 0; i < in->ideas; i++) {
		bool out = draws == 0 || isnan(total[i]);

		first_share[i] = out ? (double)NAN : first_share[i] / draws;
		pass_share[i] = out || isnan(reach) ? (double)NAN : pass_share[i] / draws;
	}
	return draws == 0 ? CC_WHY_NO_DATA : CC_WHY_NONE;
}
