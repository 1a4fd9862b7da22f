/* compare.c -- segments against everybody else, and this wave against the one before. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "figure/paired.h"
#include "figure/segments.h"

static struct cc_weighted_share
share_less(struct cc_weighted_share all, const struct cc_weighted_share *own)
{
	cc_weights_leave(&all.has, &own->has);
	cc_weights_leave(&all.all, &own->all);
	return all;
}

static void
put_segment(struct cc_comparisons *c, const struct journey *j, uint32_t segment, uint32_t stage)
{
	const struct journey_group *own = &j->segment[segment];
	struct cc_span name = cc_state_text(j->state, SEGMENT, segment),
		       item = journey_stage(j->run, stage)->id;
	struct cc_sample others = cc_sample_new(j->people.weighted, j->arena);
	struct cc_weighted_share went = { { 0 }, { 0 } }, hurt = went, share;

	/* people of several segments are several, so everybody is all segments, and who is in none */
	for (uint32_t g = 0; g <= j->segments; g++) {
		const struct journey_group *group = &j->segment[g];

		share = journey_conversion(j, group, stage);
		cc_weights_join(&went.has, &share.has);
		cc_weights_join(&went.all, &share.all);
		share = journey_affected(j, group, stage);
		cc_weights_join(&hurt.has, &share.has);
		cc_weights_join(&hurt.all, &share.all);
		if (g != segment)
			cc_sample_join(&others, &group->stage[stage].emotion, 1);
	}
	share = journey_conversion(j, own, stage);
	went = share_less(went, &share);
	if (j->reach && stage + 1 < j->stages)
		cc_segment_weighted(c, name, item, "conversion", &share, &went);
	if (j->all.stage[stage].emotion.n > 0)
		cc_segment_sample(c, name, item, "emotion", &own->stage[stage].emotion, &others);
	share = journey_affected(j, own, stage);
	hurt = share_less(hurt, &share);
	cc_segment_weighted(c, name, item, "affected", &share, &hurt);
}

void
journey_put_segments(struct cc_report *report, const struct journey *j)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_BY, j->run, j->arena);

	for (uint32_t g = 0; c != NULL && g < j->segments; g++)
		for (uint32_t s = 0; s < j->stages; s++)
			put_segment(c, j, g, s);
	cc_comparisons_end(c);
}

/* What the people in both waves did at a stage, before and now. */
struct pairs {
	struct cc_paired feeling, went, hurt;
};

static void
see_both(struct pairs *pairs, const struct journey *past, uint32_t before, const struct journey *now,
    uint32_t after)
{
	for (uint32_t s = 0; s < now->stages; s++) {
		const struct journey_visit *was = &past->visit[s], *is = &now->visit[s];
		bool both = now->reach
				? before != CC_NO_ITEM && after != CC_NO_ITEM && before >= s && after >= s
				: was->touched && is->touched;

		if (was->feelings > 0 && is->feelings > 0)
			cc_paired_number(&pairs[s].feeling, was->emotion, is->emotion);
		if (!both)
			continue;
		cc_paired_yes(&pairs[s].went, before > s, after > s);
		cc_paired_yes(&pairs[s].hurt, was->affected, is->affected);
	}
}

static struct pairs *
read_both(struct cc_both *b, const struct journey *past, const struct journey *now)
{
	struct pairs *pairs = CC_ARRAY(now->arena, struct pairs, now->stages);

	for (*b = cc_both(&past->people, &now->people); cc_both_next(b);)
		see_both(pairs, past, journey_visits(past, journey_contacts(past, b->person[0]), CC_NO_ID),
		    now, journey_visits(now, journey_contacts(now, b->person[1]), CC_NO_ID));
	return pairs;
}

void
journey_put_changes(struct cc_report *report, const struct journey *now, const struct journey *past)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);
	struct pairs *pairs;
	struct cc_both both;

	if (c == NULL)
		return;
	pairs = read_both(&both, past, now);
	for (uint32_t s = 0; s < now->stages; s++) {
		const struct pairs *p = cc_both_paired(&both) ? &pairs[s] : NULL;
		const struct cc_sample *felt = &past->all.stage[s].emotion,
				       *feel = &now->all.stage[s].emotion;
		struct cc_span item = journey_stage(now->run, s)->id;
		struct cc_weighted_share before = journey_conversion(past, &past->all, s),
					 after = journey_conversion(now, &now->all, s);

		if (now->reach && past->reach && s + 1 < now->stages)
			cc_change_paired_share(c, item, "conversion", &before, &after,
			    p != NULL ? &p->went : NULL, CC_BETTER_UP);
		if (felt->n > 0 || feel->n > 0)
			cc_change_paired_sample(
			    c, item, "emotion", felt, feel, p != NULL ? &p->feeling : NULL, CC_BETTER_UP);
		before = journey_affected(past, &past->all, s);
		after = journey_affected(now, &now->all, s);
		cc_change_paired_share(
		    c, item, "affected", &before, &after, p != NULL ? &p->hurt : NULL, CC_BETTER_DOWN);
	}
	cc_comparisons_end(c);
	cc_note_waves(report, &both);
}
