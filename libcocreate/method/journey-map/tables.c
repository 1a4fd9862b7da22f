/* tables.c -- the tables, and those of stages, feelings, plan and measures. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/plan.h"
#include "figure/quotes.h"
#include "figure/segments.h"
#include "figure/windows.h"

#include <math.h>

static const struct cc_column_spec stages[] = {
	CC_CELL(struct journey_stage_row, "order", order, INT, NONE),
	CC_CELL(struct journey_stage_row, "stage", stage, ID, KEY),
	CC_CELL(struct journey_stage_row, "label", label, LABEL, NONE),
	CC_CELL(struct journey_stage_row, "touched", funnel.touched, INT, NONE),
	CC_CELL_WHY(struct journey_stage_row, "reached", funnel.reached, INT, N, funnel.why),
	CC_CELL_WHY(struct journey_stage_row, "conversion", funnel.conversion, SHARE, ESTIMATE, funnel.why),
	CC_CELL_WHY(struct journey_stage_row, "conversion_low", funnel.low, SHARE, LOW, funnel.why),
	CC_CELL_WHY(struct journey_stage_row, "conversion_high", funnel.high, SHARE, HIGH, funnel.why),
	CC_CELL_WHY(struct journey_stage_row, "dropped", funnel.dropped, INT, NONE, funnel.why),
	CC_CELL_WHY(struct journey_stage_row, "skip_share", funnel.skip_share, SHARE, NONE, funnel.why),
	CC_CELL(struct journey_stage_row, "n_emotion", emotion.n, INT, N),
	CC_CELL(struct journey_stage_row, "emotion", emotion.mean, REAL, ESTIMATE),
	CC_CELL_WHY(struct journey_stage_row, "emotion_low", emotion.low, REAL, LOW, why_emotion),
	CC_CELL_WHY(struct journey_stage_row, "emotion_high", emotion.high, REAL, HIGH, why_emotion),
	CC_CELL(struct journey_stage_row, "inquiries", signals[INQUIRY], INT, NONE),
	CC_CELL(struct journey_stage_row, "complaints", signals[COMPLAINT], INT, NONE),
	CC_CELL(struct journey_stage_row, "affected", affected, INT, NONE),
	CC_CELL(struct journey_stage_row, "impact", impact, REAL, NONE),
	{ 0 },
};

static const struct cc_column_spec pains[] = {
	CC_CELL(struct journey_pain_row, "rank", rank, INT, NONE),
	CC_CELL(struct journey_pain_row, "stage", stage, ID, KEY),
	CC_CELL(struct journey_pain_row, "touchpoint", touchpoint, ID, KEY),
	CC_CELL(struct journey_pain_row, "n", n, INT, N),
	CC_CELL(struct journey_pain_row, "affected", affected, INT, NONE),
	CC_CELL(struct journey_pain_row, "share", share, SHARE, NONE),
	CC_CELL(struct journey_pain_row, "share_low", share_low, SHARE, NONE),
	CC_CELL(struct journey_pain_row, "share_high", share_high, SHARE, NONE),
	CC_CELL(struct journey_pain_row, "severity", severity, REAL, NONE),
	CC_CELL(struct journey_pain_row, "impact", impact.mean, REAL, ESTIMATE),
	CC_CELL(struct journey_pain_row, "impact_low", impact.low, REAL, LOW),
	CC_CELL(struct journey_pain_row, "impact_high", impact.high, REAL, HIGH),
	CC_CELL(struct journey_pain_row, "inquiries", signals[INQUIRY], INT, NONE),
	CC_CELL(struct journey_pain_row, "complaints", signals[COMPLAINT], INT, NONE),
	CC_CELL(struct journey_pain_row, "dropouts", signals[DROPOUT], INT, NONE),
	CC_CELL(struct journey_pain_row, "negative", negative, INT, NONE),
	CC_CELL(struct journey_pain_row, "tied", tied, WORD, NONE),
	CC_CELL(struct journey_pain_row, "move", move, LABEL, NONE),
	{ 0 },
};

const struct cc_table_spec journey_tables[] = {
	[T_STAGES] = { "stages", CC_WORDS("Stages of the journey", "ジャーニーの段階"), stages,
	    .row = sizeof(struct journey_stage_row) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_FEELINGS] = CC_FEELINGS_TABLE,
	[T_PAINS] = { "pains",
	    CC_WORDS("Where people are hurt, the worst first", "痛みのある場所（影響の大きい順）"), pains,
	    CC_TABLE_EVIDENCE, sizeof(struct journey_pain_row), "touchpoint" },
	[T_QUOTES] = CC_WROTE_TABLE("What people say there", "そこで語られた声"),
	[T_PLAN] = CC_PLAN_TABLE,
	[T_ONBOARDING] = CC_ONBOARDING_TABLE,
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

const struct cc_funnel_columns journey_funnel = { STAGES_STAGE, STAGES_LABEL, STAGES_REACHED,
	STAGES_CONVERSION, STAGES_CONVERSION_LOW, STAGES_CONVERSION_HIGH, STAGES_DROPPED };

static void
put_stage(struct cc_report *report, const struct journey *j, uint32_t stage)
{
	const struct cc_item *item = journey_stage(j->run, stage);
	const struct journey_figures *f = &j->all.stage[stage];
	struct cc_sample impact =
	    cc_sample_among(&f->severity, &f->affected, cc_funnel_base(&j->all.funnel, stage));
	struct cc_sample_mean mean;
	struct journey_stage_row row = { .order = stage + 1,
		.stage = item->id,
		.label = cc_item_label(item, j->run->lang, j->arena),
		.funnel = cc_funnel_row(&j->all.funnel, stage, j->run->confidence),
		.signals = { f->signals[INQUIRY], f->signals[COMPLAINT] },
		.affected = f->affected.n };

	if (cc_sample_mean(&row.emotion, &j->all.feelings.stage[stage], j->run->confidence) ==
	    CC_WHY_ONE_VALUE)
		row.why_emotion = "feelings-alike";
	cc_sample_mean(&mean, &impact, j->run->confidence);
	row.impact = mean.mean;
	cc_table_fill(report, cc_report_at(report, T_STAGES), &row, 1);
	if (row.why_emotion != NULL)
		cc_note(report, "feelings-alike",
		    "%s: all feelings are the same, so there is no interval of their mean",
		    "%s: 感情の値がすべて同じため、平均の区間は出しません", row.label);
}

/* [stages][touchpoints] */
static struct cc_seen_name *
see_touchpoints(const struct journey *j)
{
	struct cc_seen_name *seen =
	    CC_ARRAY(j->arena, struct cc_seen_name, (size_t)j->stages * j->touchpoints);

	for (uint32_t i = 0; i < j->people.n; i++) {
		uint32_t n = journey_contacts(j, &j->people.person[i]);
		const struct cc_seen_name *last = NULL;

		for (uint32_t k = 0; k < n; k++) {
			const struct journey_contact *c = &j->contact[k];
			struct cc_seen_name *at;

			if (c->touchpoint == CC_NO_ID)
				continue;
			at = &seen[(size_t)c->stage * j->touchpoints + c->touchpoint];
			at->name = cc_state_text(j->state, TOUCHPOINT, c->touchpoint);
			at->times++;
			at->people += at != last; /* those of one place stand together */
			last = at;
		}
	}
	return seen;
}

static void
put_plan(struct cc_report *report, const struct journey *j, const struct cc_word_use *worded)
{
	const struct cc_items *words = &j->study->lexicon.words;
	struct cc_seen_name *touchpoint = see_touchpoints(j),
			    *feeling = CC_ARRAY(j->arena, struct cc_seen_name, words->n);
	struct cc_names_list missing = { 0 };

	for (uint32_t s = 0; s < j->stages; s++, touchpoint += j->touchpoints, worded += words->n + 1) {
		const struct cc_planned *planned = &j->study->plan[(size_t)s * 2];
		struct cc_plan p = { report, cc_report_at(report, T_PLAN), journey_stage(j->run, s)->id,
			"touchpoint", NULL, &missing };

		cc_plan_put(&p, &planned[0], touchpoint, j->touchpoints);
		p.kind = "feeling";
		p.names = words;
		for (uint32_t w = 0; w < words->n; w++)
			feeling[w] = (struct cc_seen_name){ cc_span(cc_item_label(
								&words->item[w], j->run->lang, j->arena)),
				worded[w].rows, worded[w].people.n, false };
		cc_plan_put(&p, &planned[1], feeling, words->n);
	}
	cc_plan_note(report, &missing);
}

/* The windows of everybody who has a date at the start. */
static bool
put_onboarding(struct cc_report *report, const struct journey *j, struct cc_err *err)
{
	const struct cc_journey_map_opts *opts = j->run->opts;
	struct cc_table *t = cc_report_at(report, T_ONBOARDING);
	uint32_t stage = journey_start(j->run, j->arena);
	struct cc_windows windows;

	if (isnan(j->today) || !(j->run->bound >> PERSON & 1) || stage == CC_NO_ITEM) {
		cc_windows_leave_out(report, t);
		return true;
	}
	if (!cc_windows_read(&windows, &opts->windows, j->run, j->arena, err))
		return false;
	windows.weighted = j->people.weighted;
	for (uint32_t i = 0; i < j->people.n; i++) {
		uint32_t n = journey_contacts(j, &j->people.person[i]);
		double start = (double)NAN;

		for (uint32_t k = 0; k < n; k++)
			if (j->contact[k].stage == stage)
				start = fmin(start, j->contact[k].day);
		for (uint32_t k = 0; !isnan(start) && k < n; k++)
			cc_windows_see(&windows, j->contact[k].day - start, j->contact[k].affected);
		if (!isnan(start))
			cc_windows_person(&windows, j->today - start, j->people.person[i].weight);
	}
	cc_windows_put(report, t, &windows, j->run->confidence);
	return true;
}

static const char *
measure_of(const struct journey *j, const char *kind, uint32_t stage)
{
	struct cc_span id = journey_stage(j->run, stage)->id;

	return cc_format(j->arena, "%s_%.*s", kind, (int)id.len, id.at);
}

static void
put_measures(struct cc_report *report, const struct journey *j)
{
	struct cc_table *t = cc_measures_begin(report, j->run);
	const struct cc_funnel *funnel = &j->all.funnel;
	struct cc_weighted_share share = { funnel->reached[j->stages - 1], funnel->reached[0] };

	if (j->reach)
		cc_measure_weighted(report, t, j->run, "journey_conversion", &share);
	for (uint32_t s = 0; cc_funnel_converts(funnel, s); s++) {
		share = cc_funnel_conversion(funnel, s);
		cc_measure_weighted(report, t, j->run, measure_of(j, "conversion", s), &share);
	}
	for (uint32_t s = 0; s < j->stages; s++)
		cc_measure_sample(report, t, j->run, measure_of(j, "emotion", s), &j->all.feelings.stage[s]);
	share = (struct cc_weighted_share){ j->all.affected, j->all.people };
	cc_measure_weighted(report, t, j->run, "affected_share", &share);
}

static void
put_weights(struct cc_report *report, const struct journey *j)
{
	struct cc_weight_group *group = CC_ARRAY(j->arena, struct cc_weight_group, (size_t)j->segments + 1);

	if (!j->people.cases.bound)
		return;
	group[0] = (struct cc_weight_group){ CC_SPAN("all"), j->people.weights, j->people.zero };
	for (uint32_t s = 0; s < j->segments; s++)
		group[s + 1] =
		    (struct cc_weight_group){ cc_state_text(j->state, SEGMENT, s), j->segment[s].people, 0 };
	cc_weights_report(report, &j->people.cases, group, (size_t)j->segments + 1, j->run);
}

bool
journey_put_tables(struct cc_report *report, const struct journey *j, struct cc_err *err)
{
	const struct cc_items *words = &j->study->lexicon.words;
	struct cc_word_use *worded =
	    cc_worded_read(&j->people, j->state->store[WORDS], j->stages, words, j->arena);

	for (uint32_t s = 0; s < j->stages; s++) {
		put_stage(report, j, s);
		if (cc_run_wants(j->run, T_FEELINGS))
			cc_worded_put(report, cc_report_at(report, T_FEELINGS), journey_stage(j->run, s)->id,
			    worded + s * ((size_t)words->n + 1), words, j->run);
	}
	if (j->study->plan == NULL)
		cc_table_unasked(
		    cc_report_at(report, T_PLAN), "touchpoints or feelings in the study's stages");
	else if (cc_run_wants(j->run, T_PLAN))
		put_plan(report, j, worded);
	put_measures(report, j);
	put_weights(report, j);
	return !(cc_run_wants(j->run, T_ONBOARDING) || cc_run_wants(j->run, T_FINDINGS)) ||
	       put_onboarding(report, j, err);
}
