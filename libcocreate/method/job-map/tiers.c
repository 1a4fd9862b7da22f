/* tiers.c -- outcomes that cannot be told from the best. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "stat/tiers.h"

/* The best is above an outcome of its tier with less confidence than this. */
static const double tier_confidence = 0.9;

void
job_tiers(struct job_survey *s, struct cc_arena *arena)
{
	uint32_t best = 0;
	int64_t tier = 0;

	(void)arena;
	for (uint32_t i = 0; i < s->rated; i++) {
		struct job_outcome *o = &s->outcome[s->ranked[i]];
		const struct job_outcome *first = &s->outcome[s->ranked[best]];

		if (i == 0 || cc_best_above(cc_opp_above(&first->sums, &o->sums, 0), s->rated - best) >=
				  tier_confidence) {
			best = i;
			tier++;
		}
		o->tier = tier;
	}
}
