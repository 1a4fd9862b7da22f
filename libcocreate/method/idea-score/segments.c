/* segments.c -- each segment of the raters against everybody else. */
#include "method/idea-score/int.h"

#include "base/arena.h"

/* An idea's totals by segment of their raters, each against all others. */
static void
compare_segments(struct cc_comparisons *segments, const struct jury *j, uint32_t idea,
    const struct cc_moments *all, struct cc_moments *segment)
{
	for (uint32_t s = 0; s < cc_state_ids(j->now, SEGMENT); s++) {
		struct cc_moments others = *all;

		if (segment[s].n == 0)
			continue;
		cc_moments_leave(&others, &segment[s]);
		cc_segment_mean(segments, cc_state_text(j->now, SEGMENT, s),
		    cc_state_text(j->now, IDEA, idea), "total", cc_mean_of(&segment[s]), cc_mean_of(&others));
		segment[s] = (struct cc_moments){ 0 };
	}
}

void
jury_segments(struct cc_comparisons *segments, const struct jury *j, struct cc_arena *arena)
{
	struct judgement g = { .place = CC_ARRAY(arena, uint64_t, j->axes),
		.merged = CC_ARRAY(arena, uint32_t, j->axes) };
	struct cc_moments *segment, all;
	double total;

	if (segments == NULL)
		return;
	segment = CC_ARRAY(arena, struct cc_moments, cc_state_ids(j->now, SEGMENT));
	for (uint32_t id = 0; id < j->ideas; id++) {
		uint64_t end = jury_row(j->log, g.next, j->log->rows, R_IDEA, id + 1);

		all = (struct cc_moments){ 0 };
		while (jury_next(&g, j, end, NULL)) {
			if (!jury_total(&total, j, g.score, g.idea))
				continue;
			cc_moments_add(&all, total);
			if (g.segment != CC_NO_ID)
				cc_moments_add(&segment[g.segment], total);
		}
		compare_segments(segments, j, id, &all, segment);
	}
}
