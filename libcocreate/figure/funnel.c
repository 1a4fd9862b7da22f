/* funnel.c -- people along ordered stages. */
#include "figure/funnel.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>
#include <math.h>

struct cc_funnel
cc_funnel_new(uint32_t stages, bool weighted, bool followed, struct cc_arena *arena)
{
	return (struct cc_funnel){ stages, weighted, followed, CC_ARRAY(arena, struct cc_weight_sums, stages),
		CC_ARRAY(arena, struct cc_weight_sums, stages) };
}

void
cc_funnel_join(struct cc_funnel *f, const struct cc_funnel *more)
{
	for (uint32_t s = 0; s < f->stages; s++) {
		cc_weights_join(&f->touched[s], &more->touched[s]);
		cc_weights_join(&f->reached[s], &more->reached[s]);
	}
}

struct cc_weighted_share
cc_funnel_conversion(const struct cc_funnel *f, uint32_t stage)
{
	if (!cc_funnel_converts(f, stage))
		return (struct cc_weighted_share){ 0 };
	return (struct cc_weighted_share){ f->reached[stage + 1], f->reached[stage] };
}

struct cc_funnel_row
cc_funnel_row(const struct cc_funnel *f, uint32_t stage, double confidence)
{
	struct cc_weighted_share on = cc_funnel_conversion(f, stage),
				 touched = { f->touched[stage], f->reached[stage] };
	struct cc_funnel_row row = { .touched = touched.has.n,
		.reached = f->followed ? (int64_t)touched.all.n : CC_NO_INT,
		.dropped = on.all.n > 0 ? (int64_t)(on.all.n - on.has.n) : CC_NO_INT,
		.conversion = cc_weighted_share_value(&on),
		.skip_share = f->followed ? 1 - cc_weighted_share_value(&touched) : (double)NAN,
		.why = f->followed ? NULL : "no-person" };

	cc_weighted_share_interval(&row.low, &row.high, &on, confidence);
	return row;
}

size_t
cc_funnel_leaks(size_t leak[2], const struct cc_table *t, const struct cc_funnel_columns *c)
{
	size_t n = 0;

	for (size_t row = 0; row < t->rows; row++) {
		double on = cc_table_real(t, row, c->conversion);

		if (!(on > 0))
			continue;
		if (n == 0 || cc_table_int(t, row, c->dropped) > cc_table_int(t, leak[0], c->dropped))
			leak[0] = row;
		if (n == 0 || on < cc_table_real(t, leak[1], c->conversion))
			leak[1] = row;
		n++;
	}
	return n > 0 && cc_table_int(t, leak[0], c->dropped) > 0 ? n : 0;
}

static struct cc_quoted
label_at(const struct cc_table *t, size_t row, const struct cc_funnel_columns *c)
{
	return cc_quote(cc_table_cell(t, row, c->label)->as.text);
}

static void
note_leaks(struct cc_report *report, const struct cc_table *t, const struct cc_funnel_columns *c)
{
	size_t leak[2];
	uint64_t of, lost;

	if (cc_funnel_leaks(leak, t, c) == 0)
		return;
	of = (uint64_t)cc_table_int(t, leak[0], c->reached);
	lost = (uint64_t)cc_table_int(t, leak[0], c->dropped);
	if (leak[0] == leak[1])
		cc_note(report, "leaks",
		    "the largest loss, in people and in rate, is after %s (%" PRIu64 " of %" PRIu64
		    " went no further)",
		    "人数でも率でも最も多い離脱は「%s」の後です（%" PRIu64 "人 / %" PRIu64 "人）",
		    label_at(t, leak[0], c).text, lost, of);
	else
		cc_note(report, "leaks",
		    "the largest loss in people is after %s (%" PRIu64 " of %" PRIu64
		    " went no further), in rate after %s (%s %% of %" PRIu64 " went on)",
		    "人数で最も多い離脱は「%s」の後（%" PRIu64 "人 / %" PRIu64
		    "人）、率では「%s」の後です（進んだのは%s％、%" PRIu64 "人中）",
		    label_at(t, leak[0], c).text, lost, of, label_at(t, leak[1], c).text,
		    cc_num_say(round(1000 * cc_table_real(t, leak[1], c->conversion)) / 10).text,
		    (uint64_t)cc_table_int(t, leak[1], c->reached));
}

/* Later stages may not be in the data at all. */
static void
note_end(struct cc_report *report, const struct cc_table *t, const struct cc_funnel_columns *c)
{
	for (size_t row = 0; row + 1 < t->rows; row++)
		if (cc_table_int(t, row, c->reached) > 0 && cc_table_int(t, row + 1, c->reached) == 0)
			cc_note(report, "ends-early",
			    "nobody is seen after %s: where later stages are not in the data, leave them out "
			    "of the study's stages",
			    "「%s」より後の接触はありません。データが後の段階を含まないなら、調査ファイルの "
			    "stages から外してください",
			    label_at(t, row, c).text);
}

void
cc_funnel_notes(struct cc_report *report, const struct cc_table *t, const struct cc_funnel_columns *c)
{
	note_leaks(report, t, c);
	note_end(report, t, c);
}

/* Whether its whole interval lies below those of all other stages. */
static bool
is_sure(const struct cc_table *t, size_t leak, const struct cc_funnel_columns *c)
{
	for (size_t row = 0; row < t->rows; row++)
		if (row != leak && cc_table_real(t, row, c->conversion) > 0 &&
		    !(cc_table_real(t, leak, c->high) < cc_table_real(t, row, c->low)))
			return false;
	return true;
}

void
cc_funnel_findings(struct cc_findings *f, const struct cc_table *t, const struct cc_funnel_columns *c)
{
	size_t leak[2] = { 0 }, n = cc_funnel_leaks(leak, t, c);
	bool sure = is_sure(t, leak[0], c);
	struct cc_finding *o;

	if (n == 0)
		return;
	o = cc_finding_offer(f, sure ? "leak" : "leaks", CC_FINDING_ANSWER, (double)NAN, 3);
	if (n == 1)
		cc_finding_form(o, "leak-only");
	else if (!sure && leak[0] == leak[1])
		cc_finding_form(o, "leaks-one");
	cc_finding_name(o, "stage", t, leak[0], c->label, c->stage);
	if (!sure && leak[0] != leak[1])
		cc_finding_name(o, "other", t, leak[1], c->label, c->stage);
	cc_finding_cell(o, "c", t, leak[1], c->conversion);
	cc_finding_cell(o, "dropped", t, leak[0], c->dropped);
	cc_finding_people(o, "n", t, leak[0], c->reached);
}
