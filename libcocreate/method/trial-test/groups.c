/* groups.c -- segments against everybody else, this wave against the one before. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/segments.h"

static struct cc_span
pair_name(const struct trial *t, const struct trial_comparison *row)
{
	const char *pair = cc_format(
	    t->arena, "%.*s > %.*s", (int)row->arm.len, row->arm.at, (int)row->versus.len, row->versus.at);

	return cc_span(t->outcomes == 1
			   ? pair
			   : cc_format(t->arena, "%.*s: %s", (int)row->outcome.len, row->outcome.at, pair));
}

void
trial_put_segments(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, t->run, t->arena);
	struct cc_arena *scratch = cc_arena_new();

	for (size_t i = 0; i < t->segments * c->n && segments != NULL; i++) {
		const struct trial_comparison *row = &c->row[i % c->n];
		uint32_t segment = (uint32_t)(i / c->n);
		struct cc_superior superior[2];
		struct cc_two_arms sides;
		uint64_t n[2];

		for (unsigned others = 0; others < 2; others++) {
			cc_arena_reset(scratch);
			trial_sides(&sides, t, row->of, row->a, row->b, segment, others, scratch);
			superior[others] = cc_two_arms_superior(&sides, row->kind, scratch);
			n[others] = row->kind >= CC_ARMS_WITHIN ? sides.prefer[0] + sides.prefer[1]
								: sides.n[0] + sides.n[1];
		}
		cc_segment_superior(segments, cc_state_text(t->state, SEGMENT, segment), pair_name(t, row), n,
		    &superior[0], &superior[1]);
	}
	cc_comparisons_end(segments);
	cc_arena_free(scratch);
}

/* An arm of an outcome that both waves have. */
static void
add_change(struct cc_comparisons *changes, const struct trial *now, const struct trial_outcome *o,
    uint32_t arm, const struct trial *past, const struct trial_outcome *before)
{
	uint32_t was = 0;
	enum cc_better better = o->is.said != NULL && o->is.said->down ? CC_BETTER_DOWN : CC_BETTER_UP;
	const char *name = cc_strndup(now->arena, o->is.name.at, o->is.name.len);

	while (was < past->arms &&
	       !(trial_has(past, before, was) && cc_span_eq(past->arm[was].is.id, now->arm[arm].is.id)))
		was++;
	if (was == past->arms || !trial_has(now, o, arm))
		return;
	if (o->share)
		cc_change_share(changes, now->arm[arm].is.id, name, trial_share(past, before, was),
		    trial_share(now, o, arm), better);
	else
		cc_change_mean(changes, now->arm[arm].is.id, name, cc_outcome_mean(&before->is, was),
		    cc_outcome_mean(&o->is, arm), better);
}

void
trial_put_changes(struct cc_report *report, const struct trial *now, const struct trial *past)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);

	for (struct trial_outcome *o = now->outcome; o < now->outcome + now->outcomes; o++)
		for (struct trial_outcome *b = past->outcome; b < past->outcome + past->outcomes; b++)
			for (uint32_t a = 0; a < now->arms; a++)
				if (cc_span_eq(o->is.name, b->is.name) && o->share == b->share)
					add_change(changes, now, o, a, past, b);
	cc_comparisons_end(changes);
	cc_note(report, "not-randomised",
	    "waves are not dealt by lot: what changed between them may have other causes",
	    "前回と今回は無作為に分けたものではありません。変化には別の原因があるかもしれません");
}
