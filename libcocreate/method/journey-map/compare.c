/* compare.c -- segments against everybody else, and this wave against the one before. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "figure/by_item.h"

enum { CONVERSION, FEELING, AFFECTED, MEASURES };

static const struct cc_item_measure measures[] = {
	[CONVERSION] = { "conversion", CC_BETTER_UP },
	[FEELING] = { "emotion", CC_BETTER_UP },
	[AFFECTED] = { "affected", CC_BETTER_DOWN },
};

static struct cc_span
stage_of(const void *of, uint32_t stage)
{
	const struct journey *j = of;

	return journey_stage(j->run, stage)->id;
}

static bool
figure_of(struct cc_item_figure *out, const void *of, uint32_t segment, uint32_t stage, unsigned measure)
{
	const struct journey *j = of;
	const struct journey_group *g = segment == CC_NO_ID ? &j->all : &j->segment[segment];

	*out = (struct cc_item_figure){ .sample = NULL };
	switch (measure) {
	case CONVERSION:
		out->share = cc_funnel_conversion(&g->funnel, stage);
		return cc_funnel_converts(&g->funnel, stage);
	case FEELING: out->sample = &g->feelings.stage[stage]; return true;
	default: out->share = journey_affected(g, stage); return true;
	}
}

static const struct cc_by_item by_stage = { measures, MEASURES, stage_of, figure_of };

void
journey_put_segments(struct cc_report *report, const struct journey *j)
{
	cc_segments_by_item(report, &by_stage, j, j->stages, j->state, SEGMENT, j->run, j->arena);
}

/* What somebody in both waves did, before and now; pair: [stages][MEASURES]. */
static void
see_both(struct cc_paired *pair, const struct journey *past, uint32_t before, const struct journey *now,
    uint32_t after)
{
	for (uint32_t s = 0; s < now->stages; s++, pair += MEASURES) {
		const struct journey_visit *was = &past->visit[s], *is = &now->visit[s];
		bool both = now->reach
				? before != CC_NO_ITEM && after != CC_NO_ITEM && before >= s && after >= s
				: was->touched && is->touched;

		if (was->feelings > 0 && is->feelings > 0)
			cc_paired_number(&pair[FEELING], past->felt[s], now->felt[s]);
		if (!both)
			continue;
		cc_paired_yes(&pair[CONVERSION], before > s, after > s);
		cc_paired_yes(&pair[AFFECTED], was->affected, is->affected);
	}
}

void
journey_put_changes(struct cc_report *report, const struct journey *now, const struct journey *past)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);
	struct cc_paired *pair;
	struct cc_both both;

	if (c == NULL)
		return;
	pair = CC_ARRAY(now->arena, struct cc_paired, (size_t)now->stages * MEASURES);
	for (both = cc_both(&past->people, &now->people); cc_both_next(&both);)
		see_both(pair, past, journey_visits(past, journey_contacts(past, both.person[0]), CC_NO_ID),
		    now, journey_visits(now, journey_contacts(now, both.person[1]), CC_NO_ID));
	cc_changes_by_item(c, &by_stage, past, now, now->stages, cc_both_paired(&both) ? pair : NULL);
	cc_comparisons_end(c);
	cc_note_waves(report, &both);
}
