/* score.c -- totals, their intervals, verdicts and ranks of ideas. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "stat/counter.h"
#include "stat/interval.h"
#include "stat/order.h"

#include <math.h>

/* The ideas of a part are judged on their own: quantiles of t take time. */
struct judging {
	const struct idea_rules *rules;
	const struct cc_ratings *r;
	const struct cc_counted *counted;
	struct idea_scores *out;
};

static void
set_means(const struct judging *j, uint32_t id)
{
	const struct cc_rated *rated = &j->counted->rated[(size_t)id * j->r->measures];
	double *mean = &j->out->mean[(size_t)id * j->r->measures];

	for (uint32_t a = 0; a < j->r->measures; a++)
		mean[a] = j->rules->median ? cc_counts_median(&j->counted->counts[a], id) : rated[a].mean;
}

/* The weighted sum of an idea's axis means; NaN where an axis has none, unless
 * the rest stands for all. */
static double
total_of(const struct judging *j, uint32_t id)
{
	const struct cc_rated *rated = &j->counted->rated[(size_t)id * j->r->measures];
	const double *mean = &j->out->mean[(size_t)id * j->r->measures];
	struct cc_twofold total = { 0, 0 };
	double weights = 0;

	for (uint32_t a = 0; a < j->r->measures; a++) {
		double weight = j->rules->weight[a];

		if (rated[a].n == 0 && !j->rules->opts->prorate)
			return (double)NAN;
		if (rated[a].n == 0)
			continue;
		if (isnan(mean[a])) /* too large to compute with */
			return (double)NAN;
		if (j->rules->median)
			cc_twofold_add(&total, weight * mean[a]);
		else
			cc_twofold_add_ratio(&total, weight * rated[a].sum, (double)rated[a].n);
		weights += weight;
	}
	return weights > 0 ? cc_twofold_value(&total) * j->r->measures / weights : (double)NAN;
}

/* The interval of a total and how sure the threshold is met; NaN where unknown:
 * where all raters agree, the data do not say how far others would differ. */
static void
set_interval(struct idea_score *idea, const struct idea_rules *rules, struct cc_mean totals)
{
	double sd = sqrt(totals.variance);

	if (isnan(idea->total) || rules->median || !(sd > 0) || totals.n < IDEA_LEAST_RATERS)
		return;
	cc_mean_interval(&idea->low, &idea->high, totals.mean, sd, totals.n, rules->run->confidence);
	idea->low += idea->total - totals.mean;
	idea->high += idea->total - totals.mean;
	if (rules->has_threshold)
		idea->pass = cc_t_cdf(
		    (idea->total - rules->threshold) / (sd / sqrt((double)totals.n)), (double)(totals.n - 1));
}

/* An axis was scored, and yet has no mean. */
static bool
is_huge(const struct idea_score *idea, uint32_t axes, const struct cc_rated *rated)
{
	for (uint32_t a = 0; a < axes; a++)
		if (rated[a].n > 0 && isnan(idea->mean[a]))
			return true;
	return false;
}

static const char *
verdict_of(const struct idea_score *idea, const struct idea_rules *rules, const struct cc_rated *rated,
    const double *mean)
{
	if (!rules->has_scores)
		return NULL;
	if (isnan(idea->total))
		return is_huge(idea, rules->axes->n, rated) ? NULL : "incomplete";
	if (!rules->has_threshold)
		return NULL;
	if (!idea_reaches(idea->total, rules->threshold))
		return "hold";
	if (rules->opts->veto.set)
		for (uint32_t a = 0; a < rules->axes->n; a++)
			if (idea_reaches(rules->opts->veto.value, mean[a]))
				return "conditional";
	return "priority";
}

static void
judge_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	const struct judging *j = ctx;
	const struct cc_ratings_part *part = &j->r->part[number];

	(void)scratch;
	for (uint32_t id = part->from; id < part->to; id++) {
		struct idea_score *idea = &j->out->idea[id];
		const double *mean = &j->out->mean[(size_t)id * j->r->measures];

		set_means(j, id);
		idea->raters = (int64_t)(j->r->end[id] - j->r->first[id]);
		idea->mean = mean;
		idea->total = total_of(j, id);
		idea->low = idea->high = idea->pass = (double)NAN;
		set_interval(idea, j->rules, j->counted->total[id]);
		idea->verdict =
		    verdict_of(idea, j->rules, &j->counted->rated[(size_t)id * j->r->measures], mean);
	}
}

/* Totals on a grid, so that noise makes no order and ties are transitive. */
static void
rank_ideas(struct idea_scores *s, struct cc_arena *arena)
{
	double *total = CC_ARRAY(arena, double, s->n);
	uint32_t *rank = CC_ARRAY(arena, uint32_t, s->n);

	for (uint32_t id = 0; id < s->n; id++)
		total[id] = rint(s->idea[id].total / CC_TOTAL_SAME);
	cc_rank(s->order, rank, total, s->n, 0, arena);
	for (uint32_t id = 0; id < s->n; id++)
		s->idea[id].rank = rank[id] > 0 ? rank[id] : CC_NO_INT;
}

static void
rank_by_votes(struct idea_scores *s, const struct idea_votes *votes)
{
	for (uint32_t id = 0; id < s->n; id++) {
		s->idea[id].rank = votes->idea[id].rank;
		s->idea[id].raters = CC_NO_INT;
		s->idea[id].mean = NULL;
		s->order[id] = votes->order[id];
	}
}

void
idea_judge(struct idea_scores *out, const struct idea_rules *rules, const struct cc_ratings *r,
    const struct cc_counted *counted, const struct idea_votes *votes, const struct cc_state *state,
    struct cc_arena *arena)
{
	struct judging j = { rules, r, counted, out };

	*out = (struct idea_scores){ .n = r->units,
		.idea = CC_ARRAY(arena, struct idea_score, r->units),
		.mean = CC_ARRAY(arena, double, (size_t)r->units * r->measures),
		.order = CC_ARRAY(arena, uint32_t, r->units) };
	for (uint32_t id = 0; id < out->n; id++)
		out->idea[id].idea = cc_state_text(state, IDEA, id);
	cc_each(rules->run->workers, judge_part, &j, r->parts);
	if (rules->has_scores)
		rank_ideas(out, arena);
	else
		rank_by_votes(out, votes);
}
