/* score.c -- counts into figures: ranks, draws, tiers. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "stat/order.h"
#include "stat/resample.h"

#include <math.h>

/* Outcomes are drawn so many at a time, so that draws never fill the memory. */
enum { DRAWN = 64 };

/* An outcome below the best of its tier with less doubt than this is another tier's. */
static const double tier_chance = 0.9;

static const double bars[] = { 10, 12, 15 };

const char *
job_band(double opportunity)
{
	if (isnan(opportunity))
		return NULL;
	if (job_reaches(opportunity, 15))
		return ">=15";
	if (job_reaches(opportunity, 12))
		return ">=12";
	return job_reaches(opportunity, 10) ? ">=10" : "<10";
}

/* On the diagonal, where nothing is left to serve, an outcome is appropriate. */
bool
job_underserved(const struct cc_opportunity *score)
{
	return score->importance > score->satisfaction + JOB_SAME && job_reaches(score->opportunity, 10);
}

static const char *
zone_of(const struct cc_opportunity *score)
{
	if (isnan(score->opportunity))
		return NULL;
	if (score->satisfaction > score->importance + JOB_SAME)
		return "overserved";
	return job_underserved(score) ? "underserved" : "appropriate";
}

/* Draws of some outcomes that follow each other in rank. */
struct outcome_draws {
	struct job_survey *s;
	uint32_t from; /* the first's place among the ranked */
	struct cc_draws draws[DRAWN];
};

static void
draw_outcome(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct outcome_draws *d = ctx;
	const struct cc_run *run = d->s->run;
	uint32_t at = d->s->ranked[d->from + number];
	struct job_outcome *o = &d->s->outcome[at];
	struct cc_opp_cells cells = job_cells(d->s, at, scratch);
	struct cc_rng *rng = cc_rng_new(run->seed, "outcomes", o->id, scratch);
	struct cc_draws *draws = &d->draws[number];

	draws->n = cc_opportunity_draw(draws->draw, &cells, run->draws, rng, scratch);
	cc_rng_free(rng);
	cc_percentile_interval(&o->low, &o->high, draws->draw, draws->n, run->confidence);
	for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
		o->prob[b] = cc_draws_reach(draws->draw, draws->n, bars[b] - JOB_SAME);
}

static void
draw(struct job_survey *s, struct cc_arena *arena)
{
	struct outcome_draws d = { .s = s };
	struct cc_tiers tiers = cc_tiers_begin(tier_chance, s->run->draws, arena);
	uint32_t n;

	for (uint32_t i = 0; i < DRAWN && i < s->rated; i++)
		d.draws[i].draw = CC_ARRAY(arena, double, s->run->draws);
	for (; d.from < s->rated; d.from += n) {
		n = s->rated - d.from < DRAWN ? s->rated - d.from : DRAWN;
		cc_each(s->run->workers, draw_outcome, &d, n);
		for (uint32_t i = 0; i < n; i++)
			s->outcome[s->ranked[d.from + i]].tier =
			    cc_tiers_next(&tiers, d.draws[i].draw, d.draws[i].n);
	}
}

static void
score_outcome(struct job_outcome *o, const struct cc_opp_cells *cells)
{
	cc_opportunity(&o->score, cells);
	o->zone = zone_of(&o->score);
	o->band = job_band(o->score.opportunity);
	o->low = o->high = (double)NAN;
	for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
		o->prob[b] = (double)NAN;
	o->rank = o->tier = CC_NO_INT;
	o->why = isnan(o->score.opportunity) ? "unrated" : NULL;
}

void
job_score(struct job_survey *s, struct cc_arena *arena)
{
	struct cc_arena *scratch = cc_arena_new();
	double *opportunity = CC_ARRAY(arena, double, s->outcomes);
	uint32_t *rank = CC_ARRAY(arena, uint32_t, s->outcomes);

	for (uint32_t i = 0; i < s->outcomes; i++) {
		struct cc_opp_cells cells = job_cells(s, i, scratch);

		score_outcome(&s->outcome[i], &cells);
		opportunity[i] = s->outcome[i].score.opportunity;
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
	s->ranked = CC_ARRAY(arena, uint32_t, s->outcomes);
	s->rated = cc_rank(s->ranked, rank, opportunity, s->outcomes, JOB_SAME, arena);
	for (uint32_t i = 0; i < s->rated; i++)
		s->outcome[s->ranked[i]].rank = rank[s->ranked[i]];
	draw(s, arena);
}
