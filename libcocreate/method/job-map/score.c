/* score.c -- counts into figures: ranks, draws, tiers. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "stat/order.h"
#include "stat/resample.h"

#include <math.h>
#include <stdlib.h>

/* Outcomes are drawn so many at a time, so that draws never fill the memory. */
enum { BATCH = 64 };

/* An outcome below the best of its tier with less doubt than this is another tier's. */
static const double tier_chance = 0.9;

static const double bars[] = { 10, 12, 15 };

const char *
band_of(double opportunity)
{
	if (isnan(opportunity))
		return NULL;
	if (reaches(opportunity, 15))
		return ">=15";
	if (reaches(opportunity, 12))
		return ">=12";
	return reaches(opportunity, 10) ? ">=10" : "<10";
}

/* On the diagonal, where nothing is left to serve, an outcome is appropriate. */
const char *
zone_of(const struct cc_opportunity *score)
{
	if (isnan(score->opportunity))
		return NULL;
	if (score->satisfaction > score->importance + SAME)
		return "overserved";
	return score->importance > score->satisfaction + SAME && reaches(score->opportunity, 10)
		   ? "underserved"
		   : "appropriate";
}

/* qsort() has no context: what is sorted carries what it is sorted by. */
struct entry {
	double opportunity; /* NaN last */
	uint32_t outcome;
};

static int
by_opportunity(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	bool none = isnan(x->opportunity);

	if (none != isnan(y->opportunity))
		return none ? 1 : -1;
	if (!none && x->opportunity != y->opportunity)
		return x->opportunity > y->opportunity ? -1 : 1;
	return (x->outcome > y->outcome) - (x->outcome < y->outcome);
}

static void
rank(struct survey *s, struct cc_arena *arena)
{
	struct entry *entry = CC_ARRAY(arena, struct entry, s->outcomes);

	s->ranked = CC_ARRAY(arena, uint32_t, s->outcomes);
	for (uint32_t o = 0; o < s->outcomes; o++)
		entry[o] = (struct entry){ s->outcome[o].score.opportunity, o };
	qsort(entry, s->outcomes, sizeof *entry, by_opportunity);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		struct outcome *o = &s->outcome[entry[i].outcome];

		s->ranked[i] = entry[i].outcome;
		if (isnan(entry[i].opportunity))
			s->unrated++;
		else if (i > 0 && entry[i - 1].opportunity - entry[i].opportunity <= SAME)
			o->rank = s->outcome[s->ranked[i - 1]].rank;
		else
			o->rank = i + 1;
	}
}

/* Of one outcome: its draws, ascending. */
struct drawn {
	double *draw;
	size_t n;
};

struct drawing {
	struct survey *s;
	uint32_t from; /* place among the ranked */
	struct drawn drawn[BATCH];
};

static void
draw_outcome(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct drawing *d = ctx;
	const struct cc_run *run = d->s->run;
	uint32_t at = d->s->ranked[d->from + number];
	struct outcome *o = &d->s->outcome[at];
	struct cc_opp_cells cells = survey_cells(d->s, at, ALL, CC_NO_ID, scratch);
	struct cc_rng *rng = cc_rng_new(run->seed, "outcomes", o->id, scratch);
	struct drawn *drawn = &d->drawn[number];

	drawn->n = cc_opportunity_draw(drawn->draw, &cells, run->draws, rng, scratch);
	cc_rng_free(rng);
	cc_percentile_interval(&o->low, &o->high, drawn->draw, drawn->n, run->confidence);
	for (size_t b = 0; b < 3; b++) {
		size_t n = 0;

		while (n < drawn->n && reaches(drawn->draw[drawn->n - 1 - n], bars[b]))
			n++;
		o->prob[b] = (double)n / (double)drawn->n;
	}
}

/* In the order of ranks: the best of the tier at hand, and what it is above. */
static void
join_tiers(struct drawing *d, struct drawn *best, uint32_t n, int64_t *tier)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct drawn *drawn = &d->drawn[i];

		if (*tier == 0 ||
		    !(cc_draws_above(best->draw, best->n, drawn->draw, drawn->n) < tier_chance)) {
			memcpy(best->draw, drawn->draw, drawn->n * sizeof *best->draw);
			best->n = drawn->n;
			++*tier;
		}
		d->s->outcome[d->s->ranked[d->from + i]].tier = *tier;
	}
}

static void
draw(struct survey *s, struct cc_arena *arena)
{
	struct drawing d = { .s = s };
	struct drawn best = { CC_ARRAY(arena, double, s->run->draws), 0 };
	uint32_t rated = s->outcomes - s->unrated, n;
	int64_t tier = 0;

	for (uint32_t i = 0; i < BATCH && i < rated; i++)
		d.drawn[i].draw = CC_ARRAY(arena, double, s->run->draws);
	for (; d.from < rated; d.from += n) {
		n = rated - d.from < BATCH ? rated - d.from : BATCH;
		cc_each(s->run->workers, draw_outcome, &d, n);
		join_tiers(&d, &best, n, &tier);
	}
}

void
score_outcomes(struct survey *s, struct cc_arena *arena)
{
	struct cc_arena *scratch = cc_arena_new();

	for (uint32_t i = 0; i < s->outcomes; i++) {
		struct outcome *o = &s->outcome[i];
		struct cc_opp_cells cells = survey_cells(s, i, ALL, CC_NO_ID, scratch);

		cc_opportunity(&o->score, &cells);
		o->zone = zone_of(&o->score);
		o->band = band_of(o->score.opportunity);
		o->low = o->high = (double)NAN;
		for (size_t b = 0; b < 3; b++)
			o->prob[b] = (double)NAN;
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
	rank(s, arena);
	draw(s, arena);
}
