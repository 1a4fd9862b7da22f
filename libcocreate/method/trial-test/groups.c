/* groups.c -- segments against everybody else, this wave against the one before. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/segments.h"

static struct cc_span
pair_name(const struct trial *t, const struct trial_comparison *row)
{
	const char *pair = cc_format(t->arena, "%.*s > %.*s", (int)row->arm.len, row->arm.at,
	    (int)row->versus.len, row->versus.at);

	return cc_span(t->outcomes == 1 ? pair
					: cc_format(t->arena, "%.*s: %s", (int)row->outcome.len,
					      row->outcome.at, pair));
}

static void
add_segment(struct cc_comparisons *segments, const struct trial *t, const struct trial_comparison *row,
    uint32_t segment, struct cc_arena *scratch)
{
	struct cc_compared *line = cc_comparisons_add(segments);
	struct cc_superior superior[2];
	struct cc_two_arms sides;

	line->key[0] = cc_state_text(t->state, SEGMENT, segment);
	line->key[1] = pair_name(t, row);
	line->measure = "superiority";
	for (unsigned others = 0; others < 2; others++) {
		trial_sides(&sides, t, row->of, row->a, row->b, segment, others, scratch);
		superior[others] = cc_two_arms_superior(&sides, row->kind, scratch);
		line->n[others] = row->kind >= CC_ARMS_WITHIN ? sides.prefer[0] + sides.prefer[1]
							      : sides.n[0] + sides.n[1];
	}
	line->value[0] = superior[0].value;
	cc_superior_limits(&line->low, &line->high, &superior[0], t->run->confidence);
	cc_superior_difference(&line->difference, &superior[0], &superior[1], t->run->confidence);
}

void
trial_put_segments(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, t->run, t->arena);
	struct cc_arena *scratch = cc_arena_new();

	for (uint32_t s = 0; s < t->segments && segments != NULL; s++)
		for (size_t i = 0; i < c->n; i++) {
			cc_arena_reset(scratch);
			add_segment(segments, t, &c->row[i], s, scratch);
		}
	cc_comparisons_end(segments);
	cc_arena_free(scratch);
}

/* An arm of an outcome that both waves have. */
static void
add_change(struct cc_comparisons *changes, const struct trial *now, const struct trial_outcome *o, uint32_t arm,
    const struct trial *past, const struct trial_outcome *before)
{
	uint32_t was = trial_arm_named(past, now->arm[arm].id);
	enum cc_better better = o->down ? CC_BETTER_DOWN : CC_BETTER_UP;
	const char *name = cc_strndup(now->arena, o->is.name.at, o->is.name.len);
	struct trial_figures f, b;

	if (was == NO_ARM || !trial_has(now, o, arm) || !trial_has(past, before, was))
		return;
	f = trial_figures(now, o, arm);
	b = trial_figures(past, before, was);
	if (o->share)
		cc_change_share(changes, now->arm[arm].id, name, b.share, f.share, better);
	else
		cc_change_mean(changes, now->arm[arm].id, name, cc_mean_of(&b.moments), cc_mean_of(&f.moments),
		    better);
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
