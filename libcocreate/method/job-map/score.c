/* score.c -- sums into figures: ranks, intervals, tiers. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "stat/order.h"

#include <math.h>

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

static void
score_outcome(struct job_outcome *o, double confidence)
{
	job_sums_score(&o->score, &o->sums);
	job_sums_interval(&o->low, &o->high, &o->sums, confidence);
	job_sums_limits(&o->limits, &o->sums, confidence);
	for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
		job_sums_reach(&o->prob[b], &o->sums, bars[b]);
	o->zone = zone_of(&o->score);
	o->band = job_band(o->score.opportunity);
	o->rank = o->tier = CC_NO_INT;
	o->why = isnan(o->score.opportunity) ? "unrated" : NULL;
}

void
job_score(struct job_survey *s, struct cc_arena *arena)
{
	double *opportunity = CC_ARRAY(arena, double, s->outcomes);
	uint32_t *rank = CC_ARRAY(arena, uint32_t, s->outcomes);

	for (uint32_t i = 0; i < s->outcomes; i++) {
		score_outcome(&s->outcome[i], s->run->confidence);
		opportunity[i] = s->outcome[i].score.opportunity;
	}
	s->ranked = CC_ARRAY(arena, uint32_t, s->outcomes);
	s->rated = cc_rank(s->ranked, rank, opportunity, s->outcomes, JOB_SAME, arena);
	for (uint32_t i = 0; i < s->rated; i++)
		s->outcome[s->ranked[i]].rank = rank[s->ranked[i]];
	job_tiers(s, arena);
}
