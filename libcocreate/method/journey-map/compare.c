/* compare.c -- segments against everybody else, and this wave against the one before. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/segments.h"
#include "figure/waves.h"
#include "stat/overlap.h"

#include <inttypes.h>

/* Everybody but a segment, at one stage. */
static struct cc_sample
others_of(const struct journey *j, const struct cc_sample *all, const struct cc_sample *own)
{
	struct cc_sample others = cc_sample_new(j->people.weighted, j->arena);

	cc_sample_join(&others, all, 1);
	cc_sample_leave(&others, own);
	return others;
}

static struct cc_weighted_share
share_less(struct cc_weighted_share all, const struct cc_weighted_share *own)
{
	cc_weights_leave(&all.has, &own->has);
	cc_weights_leave(&all.all, &own->all);
	return all;
}

/* All segments together, and who is in none: people of several are several there. */
static struct journey_group
join_segments(const struct journey *j)
{
	struct journey_group all = { .stage = CC_ARRAY(j->arena, struct journey_figures, j->stages) };

	for (uint32_t s = 0; s < j->stages; s++) {
		struct journey_figures *to = &all.stage[s];

		to->emotion = cc_sample_new(j->people.weighted, j->arena);
		for (uint32_t g = 0; g <= j->segments; g++) {
			const struct journey_figures *from = &j->segment[g].stage[s];

			cc_weights_join(&to->touched, &from->touched);
			cc_weights_join(&to->reached, &from->reached);
			cc_weights_join(&to->affected, &from->affected);
			cc_sample_join(&to->emotion, &from->emotion, 1);
		}
	}
	return all;
}

static void
put_segment(struct cc_comparisons *c, const struct journey *j, const struct journey_group *all,
    uint32_t segment, uint32_t stage)
{
	const struct journey_group *own = &j->segment[segment];
	struct cc_span name = cc_state_text(j->state, SEGMENT, segment),
		       item = journey_stage(j->run, stage)->id;
	struct cc_weighted_share share = journey_conversion(j, own, stage),
				 others = share_less(journey_conversion(j, all, stage), &share);
	struct cc_sample feelings = others_of(j, &all->stage[stage].emotion, &own->stage[stage].emotion);

	if (j->reach && stage + 1 < j->stages)
		cc_segment_weighted(c, name, item, "conversion", &share, &others);
	if (all->stage[stage].emotion.n > 0)
		cc_segment_sample(c, name, item, "emotion", &own->stage[stage].emotion, &feelings);
	share = journey_affected(j, own, stage);
	others = share_less(journey_affected(j, all, stage), &share);
	cc_segment_weighted(c, name, item, "affected", &share, &others);
}

void
journey_put_segments(struct cc_report *report, const struct journey *j)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_BY, j->run, j->arena);
	struct journey_group all;

	if (c == NULL || j->segment == NULL)
		return;
	all = join_segments(j);
	for (uint32_t g = 0; g < j->segments; g++)
		for (uint32_t s = 0; s < j->stages; s++)
			put_segment(c, j, &all, g, s);
	cc_comparisons_end(c);
}

/* What the people in both waves did at a stage, before and now. */
struct both {
	struct cc_moments before, now, change;	     /* feelings */
	struct cc_overlap_cells converted, affected; /* first: now alone */
};

static void
see_cell(struct cc_overlap_cells *cells, bool before, bool now)
{
	if (before && now)
		cells->always++;
	else if (now)
		cells->first++;
	else if (before)
		cells->second++;
	else
		cells->never++;
}

static bool
is_at(const struct journey *j, const struct journey_visit *visit, uint32_t furthest, uint32_t stage)
{
	return j->reach ? furthest != CC_NO_ITEM && furthest >= stage : visit[stage].touched;
}

static void
see_both(struct both *both, const struct journey *j, const struct journey_visit *before,
    uint32_t before_furthest, const struct journey_visit *now, uint32_t now_furthest)
{
	for (uint32_t s = 0; s < j->stages; s++) {
		if (before[s].feelings > 0 && now[s].feelings > 0) {
			cc_moments_add(&both[s].before, before[s].sum);
			cc_moments_add(&both[s].now, now[s].sum);
			cc_moments_add(&both[s].change, now[s].sum - before[s].sum);
		}
		if (!is_at(j, before, before_furthest, s) || !is_at(j, now, now_furthest, s))
			continue;
		see_cell(&both[s].converted, before_furthest > s, now_furthest > s);
		see_cell(&both[s].affected, before[s].affected, now[s].affected);
	}
}

/* People whose ids are in both waves; [stages]. */
static struct both *
read_both(uint64_t *people, const struct journey *now, const struct journey *past)
{
	struct both *both = CC_ARRAY(now->arena, struct both, now->stages);
	struct journey_visit *visit[] = { CC_ARRAY(now->arena, struct journey_visit, now->stages),
		CC_ARRAY(now->arena, struct journey_visit, now->stages) };

	*people = 0;
	for (struct cc_waves w = cc_state_waves(past->state, now->state, PERSON); cc_waves_next(&w);) {
		const struct cc_person *person[2];
		uint32_t furthest[2];

		if (w.at[0] == CC_NO_ID || w.at[1] == CC_NO_ID)
			continue;
		person[0] = cc_people_find(&past->people, w.at[0], 0);
		person[1] = cc_people_find(&now->people, w.at[1], 0);
		if (person[0] == NULL || person[1] == NULL)
			continue;
		furthest[0] =
		    journey_visits(visit[0], past, journey_contacts(past, person[0]), person[0]->n, CC_NO_ID);
		furthest[1] =
		    journey_visits(visit[1], now, journey_contacts(now, person[1]), person[1]->n, CC_NO_ID);
		see_both(both, now, visit[0], furthest[0], visit[1], furthest[1]);
		++*people;
	}
	return both;
}

static void
change_share(struct cc_comparisons *c, struct cc_span item, const char *measure,
    struct cc_weighted_share before, struct cc_weighted_share now, const struct cc_overlap_cells *both,
    enum cc_better better)
{
	struct cc_difference d;

	if (both == NULL) {
		cc_change_weighted(c, item, measure, &before, &now, better);
		return;
	}
	cc_overlap_share_difference(&d, (struct cc_share){ now.has.n, now.all.n },
	    (struct cc_share){ before.has.n, before.all.n }, *both, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, (const uint64_t[]){ before.all.n, now.all.n },
	    (const double[]){ cc_weighted_share_value(&before), cc_weighted_share_value(&now) }, d, better);
}

static void
change_feeling(struct cc_comparisons *c, struct cc_span item, const struct cc_sample *before,
    const struct cc_sample *now, const struct both *both)
{
	struct cc_mean mean[] = { cc_sample_plain(before), cc_sample_plain(now) };
	struct cc_difference d;

	if (both == NULL) {
		cc_change_sample(c, item, "emotion", before, now, CC_BETTER_UP);
		return;
	}
	cc_overlap_mean_difference(&d, mean[1], mean[0],
	    cc_overlap_spread_of(&both->now, &both->before, &both->change), cc_comparisons_confidence(c));
	cc_change_given(c, item, "emotion", (const uint64_t[]){ mean[0].n, mean[1].n },
	    (const double[]){ mean[0].mean, mean[1].mean }, d, CC_BETTER_UP);
}

static void
note_waves(struct cc_report *report, uint64_t people, bool weighted)
{
	if (weighted && people > 0)
		cc_note(report, "waves-weighted",
		    "changes: %" PRIu64 " people are in both waves; as people carry weights they are "
		    "compared as if they were others",
		    "changes: 両方の回に現れる人が%" PRIu64
		    "人いますが、ウェイトがあるため別々の人として比較しています",
		    people);
	else if (people > 0)
		cc_note(report, "waves-paired",
		    "changes: %" PRIu64 " people are in both waves and are compared with themselves",
		    "changes: 両方の回に現れる%" PRIu64 "人は、本人どうしで比較しています", people);
	else
		cc_note(report, "waves-independent",
		    "changes: nobody is in both waves; they are taken as independent",
		    "changes: 両方の回に現れる人はいないため、独立な標本として比較しています");
}

void
journey_put_changes(struct cc_report *report, const struct journey *now, const struct journey *past)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);
	bool weighted = now->people.weighted || past->people.weighted;
	uint64_t people;
	struct both *both;

	if (c == NULL)
		return;
	both = read_both(&people, now, past);
	for (uint32_t s = 0; s < now->stages; s++) {
		const struct both *at = people > 0 && !weighted ? &both[s] : NULL;
		struct cc_span item = journey_stage(now->run, s)->id;

		if (now->reach && past->reach && s + 1 < now->stages)
			change_share(c, item, "conversion", journey_conversion(past, &past->all, s),
			    journey_conversion(now, &now->all, s), at != NULL ? &at->converted : NULL,
			    CC_BETTER_UP);
		if (now->all.stage[s].emotion.n > 0 || past->all.stage[s].emotion.n > 0)
			change_feeling(c, item, &past->all.stage[s].emotion, &now->all.stage[s].emotion, at);
		change_share(c, item, "affected", journey_affected(past, &past->all, s),
		    journey_affected(now, &now->all, s), at != NULL ? &at->affected : NULL, CC_BETTER_DOWN);
	}
	cc_comparisons_end(c);
	note_waves(report, people, weighted);
}
