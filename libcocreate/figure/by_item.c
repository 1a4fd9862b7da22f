/* by_item.c -- the same measures of each item, compared by segment and by wave. */
#include "figure/by_item.h"

#include "base/arena.h"

/* What a measure of an item is in each segment, the last being who is in none. */
static bool
read_groups(struct cc_item_figure *group, const struct cc_by_item *by, const void *of, uint32_t segments,
    uint32_t item, unsigned measure)
{
	for (uint32_t g = 0; g <= segments; g++)
		if (!by->figure(&group[g], of, g, item, measure))
			return false;
	return true;
}

static void
put_shares(struct cc_comparisons *c, const struct cc_item_figure *group, const struct cc_span *name,
    uint32_t segments, struct cc_span item, const char *measure)
{
	struct cc_weighted_share all = { { 0 }, { 0 } };

	for (uint32_t g = 0; g <= segments; g++) {
		cc_weights_join(&all.has, &group[g].share.has);
		cc_weights_join(&all.all, &group[g].share.all);
	}
	for (uint32_t g = 0; g < segments; g++) {
		struct cc_weighted_share others = all;

		cc_weights_leave(&others.has, &group[g].share.has);
		cc_weights_leave(&others.all, &group[g].share.all);
		cc_segment_weighted(c, name[g], item, measure, &group[g].share, &others);
	}
}

/* Where nobody has an answer there is nothing to compare. */
static void
put_samples(struct cc_comparisons *c, const struct cc_item_figure *group, const struct cc_span *name,
    uint32_t segments, struct cc_span item, const char *measure, struct cc_arena *arena)
{
	for (uint32_t g = 0; g < segments; g++) {
		struct cc_sample others = cc_sample_new(group[g].sample->weighted, arena);

		for (uint32_t i = 0; i <= segments; i++)
			if (i != g)
				cc_sample_join(&others, group[i].sample, 1);
		if (group[g].sample->n > 0 || others.n > 0)
			cc_segment_sample(c, name[g], item, measure, group[g].sample, &others);
	}
}

void
cc_segments_by_item(struct cc_report *report, const struct cc_by_item *by, const void *of, uint32_t items,
    const struct cc_state *state, unsigned role, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_BY, run, arena);
	uint32_t segments = cc_state_ids(state, role);
	struct cc_item_figure *group;
	struct cc_span *name;

	if (c == NULL)
		return;
	group = CC_ARRAY(arena, struct cc_item_figure, (size_t)segments + 1);
	name = CC_ARRAY(arena, struct cc_span, segments);
	for (uint32_t g = 0; g < segments; g++)
		name[g] = cc_state_text(state, role, g);
	for (uint32_t i = 0; i < items; i++)
		for (unsigned m = 0; m < by->measures; m++) {
			if (!read_groups(group, by, of, segments, i, m))
				continue;
			if (group[0].sample == NULL)
				put_shares(c, group, name, segments, by->item(of, i), by->measure[m].name);
			else
				put_samples(
				    c, group, name, segments, by->item(of, i), by->measure[m].name, arena);
		}
	cc_comparisons_end(c);
}

void
cc_changes_by_item(struct cc_comparisons *c, const struct cc_by_item *by, const void *before, const void *now,
    uint32_t items, const struct cc_paired *paired)
{
	for (uint32_t i = 0; i < items; i++)
		for (unsigned m = 0; m < by->measures; m++) {
			const struct cc_item_measure *measure = &by->measure[m];
			const struct cc_paired *pair =
			    paired != NULL ? &paired[(size_t)i * by->measures + m] : NULL;
			struct cc_item_figure was = { .sample = NULL }, is = { .sample = NULL };

			if (!by->figure(&was, before, CC_NO_ID, i, m) ||
			    !by->figure(&is, now, CC_NO_ID, i, m))
				continue;
			if (is.sample == NULL)
				cc_change_paired_share(c, by->item(now, i), measure->name, &was.share,
				    &is.share, pair, measure->better);
			else if (was.sample->n > 0 || is.sample->n > 0)
				cc_change_paired_sample(c, by->item(now, i), measure->name, was.sample,
				    is.sample, pair, measure->better);
		}
}
