/* idea-score_changes.c -- this wave and the one before, of scores and of votes. */
#include "method/idea-score_int.h"

#include "base/arena.h"

/* One wave; means by id. */
struct wave {
	const struct jury *jury;
	struct cc_mean *mean;
};

static struct wave
wave_of(const struct jury *j, struct cc_arena *arena)
{
	struct wave w = { j, CC_ARRAY(arena, struct cc_mean, j->ideas) };

	/* ideas stand in the order of their ranks */
	for (uint32_t i = 0; i < j->ideas; i++)
		w.mean[j->idea[i].id] = j->idea[i].mean;
	return w;
}

static struct cc_share
share_of(const struct jury *j, uint32_t idea)
{
	const struct poll *p = &j->crowd->poll[idea];

	return (struct cc_share){ p->votes, p->seen };
}

/* An idea of either wave; NULL: not in it. */
static void
put_change(
    struct cc_changes *changes, const struct wave *past, uint32_t b, const struct wave *now, uint32_t a)
{
	const struct wave *known = now != NULL ? now : past;
	struct cc_span id = cc_state_text(known->jury->now, IDEA, now != NULL ? a : b);
	struct cc_mean no_mean = { 0 };
	struct cc_share none = { 0 };

	if (known->jury->has_scores)
		cc_change_mean(changes, id, "total", past != NULL ? past->mean[b] : no_mean,
		    now != NULL ? now->mean[a] : no_mean, CC_BETTER_UP);
	if (known->jury->has_votes)
		cc_change_share(changes, id, "vote_share", past != NULL ? share_of(past->jury, b) : none,
		    now != NULL ? share_of(now->jury, a) : none, CC_BETTER_UP);
}

/* Ids are in the order of bytes in both waves: one walk over both. */
void
changes_put(struct cc_report *report, const struct jury *now, const struct jury *past, struct cc_arena *arena)
{
	struct cc_changes *changes =
	    cc_changes_begin(report, now->run, past != NULL ? past->now : NULL, arena);
	struct wave after = wave_of(now, arena), before;
	uint32_t a = 0, b = 0;

	if (past == NULL)
		return;
	before = wave_of(past, arena);
	while (a < now->ideas || b < past->ideas) {
		int order = a == now->ideas    ? 1
			    : b == past->ideas ? -1
					       : cc_span_cmp(cc_state_text(now->now, IDEA, a),
						     cc_state_text(past->now, IDEA, b));

		put_change(changes, order >= 0 ? &before : NULL, b, order <= 0 ? &after : NULL, a);
		a += order <= 0;
		b += order >= 0;
	}
	cc_changes_end(changes);
}
