/* mix.c -- how well mixed is a panel, between a blind draw and the best there can be? */
#include "stat/mix.h"

#include "base/arena.h"

#include <assert.h>

/* Of the first seats of a level. */
static double
first_seats(double share, uint64_t seats)
{
	double sum = 0;

	for (uint64_t h = 1; h <= seats; h++)
		sum += cc_mix_seat(share, h);
	return sum;
}

double
cc_mix_of(const double *share, uint32_t levels, const uint64_t *seats)
{
	double sum = 0;

	for (uint32_t v = 0; v < levels; v++)
		sum += first_seats(share[v], seats[v]);
	return sum;
}

static double
best_of(const struct cc_mix_level *level, uint32_t levels, uint64_t seats, struct cc_arena *scratch)
{
	uint64_t *count = CC_ARRAY(scratch, uint64_t, levels);
	double *share = CC_ARRAY(scratch, double, levels);

	for (uint32_t v = 0; v < levels; v++) {
		count[v] = level[v].kept;
		share[v] = level[v].share;
	}
	for (uint64_t s = 0; s < seats; s++) {
		uint32_t next = levels;

		for (uint32_t v = 0; v < levels; v++)
			if (count[v] < level[v].people &&
			    (next == levels || cc_mix_seat(level[v].share, count[v] + 1) >
						   cc_mix_seat(level[next].share, count[next] + 1)))
				next = v;
		assert(next < levels);
		count[next]++;
	}
	return cc_mix_of(share, levels, count);
}

/* Weight of `h` of `marked` among `drawn` of `all`, relative to that of h - 1. */
static double
ratio(uint64_t h, uint64_t all, uint64_t marked, uint64_t drawn)
{
	return (double)(marked - h + 1) * (double)(drawn - h + 1) /
	       ((double)h * ((double)all - (double)marked - (double)drawn + (double)h));
}

/* The mean of what the drawn seats of a level add: sum over h of P(H >= h) times the
 * h-th one, by the weights of H on both sides of its mode. */
static double
blind_of(const struct cc_mix_level *level, uint64_t all, uint64_t drawn)
{
	uint64_t marked = level->people - level->kept;
	uint64_t low = marked + drawn > all ? marked + drawn - all : 0;
	uint64_t high = marked < drawn ? marked : drawn;
	uint64_t mode = (uint64_t)(((double)drawn + 1) * ((double)marked + 1) / ((double)all + 2));
	double weight = 1, sum = 0, mean = 0, added;

	mode = mode < low ? low : mode > high ? high : mode;
	added = first_seats(level->share, level->kept + mode) - first_seats(level->share, level->kept);
	for (uint64_t h = mode; weight > 0; h++) {
		sum += weight;
		mean += weight * added;
		if (h == high)
			break;
		weight *= ratio(h + 1, all, marked, drawn);
		added += cc_mix_seat(level->share, level->kept + h + 1);
	}
	weight = 1;
	added = first_seats(level->share, level->kept + mode) - first_seats(level->share, level->kept);
	for (uint64_t h = mode; h > low && weight > 0; h--) {
		weight /= ratio(h, all, marked, drawn);
		added -= cc_mix_seat(level->share, level->kept + h);
		sum += weight;
		mean += weight * added;
	}
	return first_seats(level->share, level->kept) + mean / sum;
}

void
cc_mix_ends(double *best, double *blind, const struct cc_mix_level *level, uint32_t levels, uint64_t seats,
    struct cc_arena *scratch)
{
	uint64_t all = 0;

	for (uint32_t v = 0; v < levels; v++)
		all += level[v].people - level[v].kept;
	*best = best_of(level, levels, seats, scratch);
	*blind = 0;
	for (uint32_t v = 0; v < levels; v++)
		*blind += blind_of(&level[v], all, seats);
}
