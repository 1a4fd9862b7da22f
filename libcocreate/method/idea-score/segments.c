/* segments.c -- each segment of the raters against everybody else, and the wave
 * before. */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "figure/waves.h"

/* An idea's totals by segment of their raters, each against all others. */
static void
compare_segments(struct cc_comparisons *segments, const struct cc_state *state, uint32_t idea,
    const struct cc_moments *all, struct cc_moments *segment)
{
	for (uint32_t s = 0; s < cc_state_ids(state, SEGMENT); s++) {
		struct cc_moments others = *all;

		if (segment[s].n == 0)
			continue;
		cc_moments_leave(&others, &segment[s]);
		cc_segment_mean(segments, cc_state_text(state, SEGMENT, s), cc_state_text(state, IDEA, idea),
		    "total", cc_mean_of(&segment[s]), cc_mean_of(&others));
		segment[s] = (struct cc_moments){ 0 };
	}
}

void
idea_segments(struct cc_comparisons *segments, const struct idea_ratings *ratings,
    const struct cc_counted *counted, const struct cc_state *state, struct cc_arena *arena)
{
	const struct cc_ratings *r = &ratings->by;
	struct cc_moments *segment;

	if (segments == NULL || ratings->segment == NULL)
		return;
	segment = CC_ARRAY(arena, struct cc_moments, cc_state_ids(state, SEGMENT));
	for (uint32_t id = 0; id < r->units; id++) {
		struct cc_moments all = { 0 };

		for (uint64_t i = r->first[id]; i < r->end[id]; i++) {
			const uint32_t *score = cc_key_values(r, cc_rating_key(r, i));
			double total;

			if (!cc_ratings_total(&total, r, score, &counted->rated[(size_t)id * r->measures]))
				continue;
			cc_moments_add(&all, total);
			if (ratings->segment[i] != CC_NO_ID)
				cc_moments_add(&segment[ratings->segment[i]], total);
		}
		compare_segments(segments, state, id, &all, segment);
	}
}

void
idea_changes(struct cc_comparisons *changes, const struct idea_rules *rules, const struct idea_wave *before,
    const struct idea_wave *now)
{
	const struct idea_wave *wave[] = { before, now };

	if (changes == NULL)
		return;
	for (struct cc_waves w = cc_state_waves(before->state, now->state, IDEA); cc_waves_next(&w);) {
		struct cc_mean total[2] = { { 0 }, { 0 } };
		struct cc_share share[2] = { { 0 }, { 0 } };

		for (unsigned i = 0; i < 2; i++) {
			if (w.at[i] == CC_NO_ID)
				continue;
			total[i] = wave[i]->total[w.at[i]];
			share[i] =
			    (struct cc_share){ wave[i]->vote[w.at[i]].votes, wave[i]->vote[w.at[i]].seen };
		}
		if (rules->has_scores)
			cc_change_mean(changes, w.id, "total", total[0], total[1], CC_BETTER_UP);
		if (rules->has_votes)
			cc_change_share(changes, w.id, "vote_share", share[0], share[1], CC_BETTER_UP);
	}
}
