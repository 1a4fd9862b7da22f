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

/* A block of draws over a tile of ideas at a time, which stay in the cache. */
enum { TILE = 64, BLOCK = 128 };

struct smaa {
	const struct cc_scores *in;
	size_t draws;	 /* of the block */
	double *weight;	 /* [draws][axes] */
	double *most;	 /* [draws]: the largest total */
	double *tile;	 /* [tiles][draws]: that of a tile */
	uint32_t *among; /* [draws]: how many ideas have it */
	double total[TILE];
};

/* Totals of the n ideas from `from` on, under the weights of draw d. */
static void
totals_under(struct smaa *s, size_t d, size_t from, size_t n)
{
	const struct cc_scores *in = s->in;
	const double *weight = s->weight + d * in->axes;

	memset(s->total, 0, n * sizeof *s->total);
	for (size_t a = 0; a < in->axes; a++)
		add_scaled(s->total, in->score + a * in->ideas + from, weight[a] * (double)in->axes, n);
}

static size_t
tile_size(const struct smaa *s, size_t from)
{
	return s->in->ideas - from < TILE ? s->in->ideas - from : TILE;
}

/* Who passes, and the largest totals. */
static void
see_totals(struct smaa *s, double *pass)
{
	double reach = s->in->threshold - equal;

	for (size_t d = 0; d < s->draws; d++)
		s->most[d] = -(double)INFINITY;
	for (size_t from = 0; from < s->in->ideas; from += TILE) {
		double *most = s->tile + from / TILE * s->draws;
		size_t n = tile_size(s, from);

		for (size_t d = 0; d < s->draws; d++) {
			totals_under(s, d, from, n);
			most[d] = -(double)INFINITY;
			for (size_t i = 0; i < n; i++)
				most[d] = s->total[i] > most[d] ? s->total[i] : most[d];
			s->most[d] = most[d] > s->most[d] ? most[d] : s->most[d];
			for (size_t i = 0; i < n && !isnan(reach); i++)
				pass[from + i] += s->total[i] >= reach;
		}
	}
}

/* Who has the largest total: first NULL counts them, then they share. */
static void
share_first(struct smaa *s, double *first)
{
	for (size_t from = 0; from < s->in->ideas; from += TILE) {
		const double *most = s->tile + from / TILE * s->draws;
		size_t n = tile_size(s, from);

		for (size_t d = 0; d < s->draws; d++) {
			double least = s->most[d] - equal;

			if (!(most[d] >= least) || isinf(most[d]))
				continue;
			totals_under(s, d, from, n);
			for (size_t i = 0; i < n; i++) {
				if (!(s->total[i] >= least))
					continue;
				if (first == NULL)
					s->among[d]++;
				else
					first[from + i] += 1 / (double)s->among[d];
			}
		}
	}
}

static bool
takes_part(const struct cc_scores *in, size_t idea)
{
	bool whole = true;

	for (size_t a = 0; a < in->axes; a++)
		whole &= !isnan(in->score[a * in->ideas + idea]);
	return whole;
}

enum cc_why
cc_smaa(double *first_share, double *pass_share, const struct cc_scores *in, uint32_t draws,
    struct cc_rng *rng, struct cc_arena *arena)
{
	struct smaa *s = CC_NEW(arena, struct smaa);
	size_t block = draws < BLOCK ? draws : BLOCK;

	assert(in->axes > 0);
	s->in = in;
	s->weight = CC_ARRAY(arena, double, block * in->axes);
	s->most = CC_ARRAY(arena, double, block);
	s->tile = CC_ARRAY(arena, double, (in->ideas / TILE + 1) * block);
	s->among = CC_ARRAY(arena, uint32_t, block);
	for (size_t i = 0; i < in->ideas; i++)
		first_share[i] = pass_share[i] = 0;
	for (uint32_t d = 0; d < draws; d += (uint32_t)s->draws) {
		s->draws = draws - d < block ? draws - d : block;
		for (size_t k = 0; k < s->draws; k++)
			cc_simplex_weights(s->weight + k * in->axes, in->axes, rng);
		memset(s->among, 0, s->draws * sizeof *s->among);
		see_totals(s, pass_share);
		share_first(s, NULL);
		share_first(s, first_share);
	}
	for (size_t i = 0; i < in->ideas; i++) {
		bool out = draws == 0 || !takes_part(in, i);

		first_share[i] = out ? (double)NAN : first_share[i] / draws;
		pass_share[i] = out || isnan(in->threshold) ? (double)NAN : pass_share[i] / draws;
	}
	return draws == 0 ? CC_WHY_NO_DATA : CC_WHY_NONE;
}
