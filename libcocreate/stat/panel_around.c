/* panel_around.c -- what would change a panel: other weights, score alone, a seat that falls free. */
#include "stat/panel_int.h"

#include "base/arena.h"
#include "base/rng.h"
#include "stat/mix.h"
#include "stat/simplex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 50 }; /* draws that are made one after the other */

/* People by tiles, which stay in the cache from one criterion to the next; the last is filled up with nobody, and so
 * is an only one up to LANES. */
enum { TILE = 1024, LANES = 8 };

/* Blocks of draws share nothing that they write. */
struct stability {
	const struct cc_panel *p;
	const struct cc_panel_weighing *w;
	uint32_t tiles, tile; /* people in each */
	double *standing;     /* [tiles][criteria][tile], in the order of who[] */
	double *weight;	      /* [draws][criteria] */
	uint32_t *times;      /* [blocks][people] */
};

static void
copy_standings(struct stability *s, struct cc_arena *arena)
{
	const uint32_t criteria = s->w->criteria, people = s->p->pool->people;

	s->tiles = (s->p->n + TILE - 1) / TILE;
	s->tile = s->tiles == 1 ? (s->p->n + LANES - 1) / LANES * LANES : TILE;
	s->standing = CC_ARRAY(arena, double, (size_t)s->tiles *criteria * s->tile);
	for (uint32_t i = 0; i < s->p->n; i++)
		for (uint32_t c = 0; c < criteria; c++)
			s->standing[((size_t)i / s->tile * criteria + c) * s->tile + i % s->tile] =
			    s->w->standing[(size_t)c * people + s->p->who[i]];
}

static void
weigh_tile(double *restrict score, const double *restrict standing, double weight, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		score[i] += weight * standing[i];
}

/* score[tiles][tile] */
static void
weigh(double *score, const struct stability *s, const double *weight)
{
	const uint32_t criteria = s->w->criteria;

	for (uint32_t tile = 0; tile < s->tiles; tile++) {
		double *of = &score[(size_t)tile * s->tile];

		memset(of, 0, s->tile * sizeof *of);
		for (uint32_t c = 0; c < criteria; c++)
			weigh_tile(
			    of, &s->standing[((size_t)tile * criteria + c) * s->tile], weight[c], s->tile);
	}
}

static void
try_block(void *ctx, uint32_t block, struct cc_arena *scratch)
{
	const struct stability *s = ctx;
	uint32_t people = s->p->pool->people, draws = s->w->draws;
	uint32_t end = (block + 1) * BLOCK < draws ? (block + 1) * BLOCK : draws;
	struct cc_seats_solver *solver = cc_seats_solver_new(&s->p->in, scratch);
	double *score = CC_ARRAY(scratch, double, (size_t)s->tiles * s->tile);
	struct cc_arena *arena = cc_arena_new();
	struct cc_panel_scores scores;
	struct cc_panel_pick pick;

	for (uint32_t i = block * BLOCK; i < end; i++) {
		cc_arena_reset(arena);
		weigh(score, s, &s->weight[(size_t)i * s->w->criteria]);
		cc_panel_scores(&scores, s->p, score);
		cc_panel_choose(&pick, s->p, &scores, s->w->diversity, solver, arena);
		for (uint32_t k = 0; k < pick.n; k++)
			s->times[(size_t)block * people + pick.who[k]]++;
	}
	cc_arena_free(arena);
}

void
cc_panel_stability(double *share, const struct cc_panel *p, const struct cc_panel_weighing *w,
    struct cc_rng *rng, const struct cc_workers *workers, struct cc_arena *arena)
{
	uint32_t blocks = (w->draws + BLOCK - 1) / BLOCK;
	struct stability s = { .p = p,
		.w = w,
		.weight = CC_ARRAY(arena, double, (size_t)w->draws * w->criteria),
		.times = CC_ARRAY(arena, uint32_t, (size_t)blocks * p->pool->people) };

	copy_standings(&s, arena);
	for (uint32_t i = 0; i < w->draws; i++)
		cc_simplex_weights(&s.weight[(size_t)i * w->criteria], w->criteria, rng);
	cc_each(workers, try_block, &s, blocks);
	for (uint32_t i = 0; i < p->n && w->draws > 0; i++) {
		uint64_t times = 0;

		for (uint32_t b = 0; b < blocks; b++)
			times += s.times[(size_t)b * p->pool->people + p->who[i]];
		share[p->who[i]] = (double)times / w->draws;
	}
}

void
cc_panel_top(bool *top, const struct cc_panel *p, const double *score, struct cc_arena *scratch)
{
	const struct cc_seat_taker *first;
	struct cc_panel_scores scores;

	cc_panel_scores_of(&scores, p, score, scratch);
	first = cc_panel_first(p, cc_panel_takers(p, &scores, scratch), scratch);
	for (uint32_t i = 0; i < p->open; i++)
		top[first[i].person] = true;
}

/* The first of each profile without a seat, and the seats of levels. */
struct cc_stand_ins {
	const struct cc_panel *p;
	const struct cc_panel_pick *pick;
	const double *score;
	struct cc_seat_taker *free; /* [profiles] */
	bool *full;		    /* [profiles]: all have a seat */
	uint64_t *seats;	    /* [levels] */
};

static const uint8_t *
levels_of(const struct cc_panel_pool *pool, uint32_t person)
{
	return &pool->level[(size_t)person * pool->attributes];
}

static void
find_free(struct cc_stand_ins *s, uint32_t profile, const bool *member)
{
	const struct cc_panel *p = s->p;

	s->full[profile] = true;
	for (uint32_t i = p->first[profile]; i < p->first[profile + 1]; i++) {
		uint32_t person = p->who[i];
		struct cc_seat_taker one = { s->score != NULL ? s->score[person] : 0, p->pool->lot[person],
			person };

		if (!member[person] && (s->full[profile] || cc_panel_before(&one, &s->free[profile]))) {
			s->free[profile] = one;
			s->full[profile] = false;
		}
		for (uint32_t a = 0; member[person] && a < p->pool->attributes; a++)
			s->seats[levels_of(p->pool, person)[a]]++;
	}
}

struct cc_stand_ins *
cc_stand_ins_new(const struct cc_panel *p, const struct cc_panel_pick *pick, const bool *member,
    const double *score, struct cc_arena *arena)
{
	struct cc_stand_ins *s = CC_NEW(arena, struct cc_stand_ins);

	*s = (struct cc_stand_ins){ p, pick, score, CC_ARRAY(arena, struct cc_seat_taker, p->profiles),
		CC_ARRAY(arena, bool, p->profiles), CC_ARRAY(arena, uint64_t, p->pool->levels) };
	memcpy(s->seats, p->kept, p->pool->levels * sizeof *s->seats);
	for (uint32_t t = 0; t < p->profiles; t++)
		find_free(s, t, member);
	return s;
}

/* Whether a level may have a seat less, or more: the limit that was asked, unless it gave way. */
static bool
may_have(const struct cc_panel *p, uint32_t level, uint64_t seats)
{
	const struct cc_panel_pool *pool = p->pool;
	double low = pool->low[level], high = pool->high[level];

	if (p->moved[level])
		low = (double)(p->low[level] + p->kept[level]);
	if (p->moved[pool->levels + level])
		high = (double)(p->high[level] + p->kept[level]);
	return !((double)seats < low) && !((double)seats > high);
}

/* What the mix loses where a seat goes from one profile to another; false: a limit is broken. */
static bool
loses(double *loss, const struct cc_stand_ins *s, const uint8_t *from, const uint8_t *to)
{
	const struct cc_panel *p = s->p;

	for (uint32_t a = 0; a < p->pool->attributes; a++) {
		uint32_t x = from[a], y = to[a];

		if (x == y)
			continue;
		if (!may_have(p, x, s->seats[x] - 1) || !may_have(p, y, s->seats[y] + 1))
			return false;
		if (p->mix[a].counts)
			*loss += s->pick->per_mix *
				 (cc_mix_seat(p->share[x], s->seats[x]) -
				     cc_mix_seat(p->share[y], s->seats[y] + 1)) /
				 (p->mix[a].best - p->mix[a].blind);
	}
	return true;
}

static int
by_loss(const void *a, const void *b)
{
	const struct cc_stand_in *x = a, *y = b;

	if (x->loss != y->loss)
		return x->loss < y->loss ? -1 : 1;
	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

uint32_t
cc_stand_ins_for(struct cc_stand_in *out, const struct cc_stand_ins *s, uint32_t person)
{
	uint32_t attributes = s->p->pool->attributes, n = 0;
	const uint8_t *own = levels_of(s->p->pool, person);

	for (uint32_t t = 0; t < s->p->profiles; t++) {
		const struct cc_seat_taker *other = &s->free[t];
		const uint8_t *level = levels_of(s->p->pool, other->person);
		double loss = 0;

		if (s->full[t] || !loses(&loss, s, own, level))
			continue;
		if (s->score != NULL)
			loss += s->pick->per_score * (s->score[person] - s->score[other->person]);
		else
			loss = attributes > 0 && memcmp(own, level, attributes) != 0;
		out[n++] = (struct cc_stand_in){ other->person, loss, other->lot };
	}
	qsort(out, n, sizeof *out, by_loss);
	return n;
}
