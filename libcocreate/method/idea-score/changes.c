/* changes.c -- this wave and the one before, of scores and of votes. */
#include "method/idea-score/int.h"

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

/* What is said of one idea: before, and now. */
struct change {
	struct cc_span idea;
	struct cc_mean total[2];
	struct cc_share share[2];
};

static void
put_change(struct cc_comparisons *changes, const struct jury *j, const struct change *c)
{
	if (j->has_scores)
		cc_change_mean(changes, c->idea, "total", c->total[0], c->total[1], CC_BETTER_UP);
	if (j->has_votes)
		cc_change_share(changes, c->idea, "vote_share", c->share[0], c->share[1], CC_BETTER_UP);
}

static void
see_wave(struct change *c, unsigned which, const struct wave *w, uint32_t idea)
{
	c->idea = cc_state_text(w->jury->now, IDEA, idea);
	c->total[which] = w->mean[idea];
	c->share[which] = share_of(w->jury, idea);
}

/* Ids are in the order of bytes in both waves: one walk over both. */
void
changes_put(struct cc_report *report, const struct jury *now, const struct jury *past, struct cc_arena *arena)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, arena);
	struct wave after, before;
	uint32_t a = 0, b = 0;

	if (past == NULL)
		return;
	after = wave_of(now, arena);
	before = wave_of(past, arena);
	while (a < now->ideas || b < past->ideas) {
		int order = a == now->ideas    ? 1
			    : b == past->ideas ? -1
					       : cc_span_cmp(cc_state_text(now->now, IDEA, a),
						     cc_state_text(past->now, IDEA, b));
		struct change c = { 0 };

		if (order >= 0)
			see_wave(&c, 0, &before, b++);
		if (order <= 0)
			see_wave(&c, 1, &after, a++);
		put_change(changes, now, &c);
	}
	cc_comparisons_end(changes);
}
