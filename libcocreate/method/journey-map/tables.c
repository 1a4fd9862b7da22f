/* tables.c -- the tables, and those of stages, feelings, plan and measures. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

#include <math.h>

static const struct cc_column_spec stages[] = {
	CC_CELL(struct journey_stage_row, "order", order, INT, NONE),
	CC_CELL(struct journey_stage_row, "stage", stage, ID, KEY),
	CC_CELL(struct journey_stage_row, "label", label, LABEL, NONE),
	CC_CELL(struct journey_stage_row, "touched", touched, INT, NONE),
	CC_CELL_WHY(struct journey_stage_row, "reached", reached, INT, N, why),
	CC_CELL_WHY(struct journey_stage_row, "conversion", conversion, SHARE, ESTIMATE, why),
	CC_CELL_WHY(struct journey_stage_row, "conversion_low", conversion_low, SHARE, LOW, why),
	CC_CELL_WHY(struct journey_stage_row, "conversion_high", conversion_high, SHARE, HIGH, why),
	CC_CELL_WHY(struct journey_stage_row, "dropped", dropped, INT, NONE, why),
	CC_CELL_WHY(struct journey_stage_row, "skip_share", skip_share, SHARE, NONE, why),
	CC_CELL(struct journey_stage_row, "n_emotion", n_emotion, INT, N),
	CC_CELL(struct journey_stage_row, "emotion", emotion, REAL, ESTIMATE),
	CC_CELL_WHY(struct journey_stage_row, "emotion_low", emotion_low, REAL, LOW, why_emotion),
	CC_CELL_WHY(struct journey_stage_row, "emotion_high", emotion_high, REAL, HIGH, why_emotion),
	CC_CELL(struct journey_stage_row, "inquiries", inquiries, INT, NONE),
	CC_CELL(struct journey_stage_row, "complaints", complaints, INT, NONE),
	CC_CELL(struct journey_stage_row, "affected", affected, INT, NONE),
	CC_CELL(struct journey_stage_row, "impact", impact, REAL, NONE),
	{ 0 },
};

static const struct cc_column_spec feelings[] = {
	CC_CELL(struct journey_feeling_row, "stage", stage, ID, KEY),
	CC_CELL(struct journey_feeling_row, "feeling", feeling, ID, KEY),
	CC_CELL(struct journey_feeling_row, "label", label, LABEL, NONE),
	CC_CELL(struct journey_feeling_row, "n", n, INT, N),
	CC_CELL(struct journey_feeling_row, "people", people, INT, NONE),
	CC_CELL(struct journey_feeling_row, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct journey_feeling_row, "low", low, SHARE, LOW),
	CC_CELL(struct journey_feeling_row, "high", high, SHARE, HIGH),
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
	CC_CELL(struct journey_pain_row, "impact", impact, REAL, ESTIMATE),
	CC_CELL(struct journey_pain_row, "impact_low", impact_low, REAL, LOW),
	CC_CELL(struct journey_pain_row, "impact_high", impact_high, REAL, HIGH),
	CC_CELL(struct journey_pain_row, "inquiries", inquiries, INT, NONE),
	CC_CELL(struct journey_pain_row, "complaints", complaints, INT, NONE),
	CC_CELL(struct journey_pain_row, "dropouts", dropouts, INT, NONE),
	CC_CELL(struct journey_pain_row, "negative", negative, INT, NONE),
	CC_CELL(struct journey_pain_row, "tied", tied, WORD, NONE),
	CC_CELL(struct journey_pain_row, "move", move, LABEL, NONE),
	{ 0 },
};

static const struct cc_column_spec quotes[] = {
	CC_CELL(struct journey_quote_row, "rank", rank, INT, NONE),
	CC_CELL(struct journey_quote_row, "source", source, PLACE, KEY),
	CC_CELL(struct journey_quote_row, "person", person, ID, NONE),
	CC_QUOTE(struct journey_quote_row, "text", text, people),
	{ 0 },
};

static const struct cc_column_spec plan[] = {
	CC_CELL(struct journey_plan_row, "stage", stage, ID, KEY),
	CC_CELL(struct journey_plan_row, "expected", expected, ID, KEY),
	CC_CELL(struct journey_plan_row, "kind", kind, WORD, NONE),
	CC_CELL(struct journey_plan_row, "seen", seen, INT, NONE),
	CC_CELL(struct journey_plan_row, "people", people, INT, N),
	CC_CELL(struct journey_plan_row, "verdict", verdict, WORD, NONE),
	{ 0 },
};

static const struct cc_column_spec onboarding[] = {
	CC_CELL(struct journey_window_row, "window", window, ID, KEY),
	CC_CELL(struct journey_window_row, "from_day", from_day, INT, NONE),
	CC_CELL(struct journey_window_row, "to_day", to_day, INT, NONE),
	CC_CELL(struct journey_window_row, "eligible", eligible, INT, N),
	CC_CELL(struct journey_window_row, "active", active, INT, NONE),
	CC_CELL(struct journey_window_row, "active_share", active_share, SHARE, ESTIMATE),
	CC_CELL(struct journey_window_row, "low", low, SHARE, LOW),
	CC_CELL(struct journey_window_row, "high", high, SHARE, HIGH),
	CC_CELL(struct journey_window_row, "stumbled", stumbled, INT, NONE),
	CC_CELL(struct journey_window_row, "stumble_share", stumble_share, SHARE, NONE),
	{ 0 },
};

const struct cc_table_spec journey_tables[] = {
	[T_STAGES] = { "stages", CC_WORDS("Stages of the journey", "ジャーニーの段階"), stages,
	    .row = sizeof(struct journey_stage_row) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_FEELINGS] = { "feelings", CC_WORDS("Feelings by stage", "段階ごとの感情"), feelings,
	    .row = sizeof(struct journey_feeling_row) },
	[T_PAINS] = { "pains",
	    CC_WORDS("Where people are hurt, the worst first", "痛みのある場所（影響の大きい順）"), pains,
	    CC_TABLE_EVIDENCE, sizeof(struct journey_pain_row), "touchpoint" },
	[T_QUOTES] = { "quotes", CC_WORDS("What people say there", "そこで語られた声"), quotes,
	    .row = sizeof(struct journey_quote_row) },
	[T_PLAN] = { "plan", CC_WORDS("The planned map and the data", "計画したマップとデータ"), plan,
	    .row = sizeof(struct journey_plan_row) },
	[T_ONBOARDING] = { "onboarding", CC_WORDS("The first days", "使い始めの日々"), onboarding,
	    .row = sizeof(struct journey_window_row) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

static const char *
label_of(const struct journey *j, const struct cc_item *item)
{
	const char *label = cc_words_in(&item->label, j->run->lang);

	return label != NULL ? label : cc_strndup(j->arena, item->id.at, item->id.len);
}

static void
put_stage(struct cc_report *report, const struct journey *j, uint32_t stage)
{
	const struct cc_item *item = journey_stage(j->run, stage);
	const struct journey_figures *f = &j->all.stage[stage];
	struct cc_weighted_share on = journey_conversion(j, &j->all, stage), skipped;
	struct cc_sample impact =
	    journey_impact(j, &f->severity, &f->affected, journey_base(j, &j->all, stage));
	struct cc_sample_mean emotion, mean;
	enum cc_why why = cc_sample_mean(&emotion, &f->emotion, j->run->confidence);
	struct journey_stage_row row = { .order = stage + 1,
		.stage = item->id,
		.label = label_of(j, item),
		.touched = f->touched.n,
		.reached = j->reach ? (int64_t)f->reached.n : CC_NO_INT,
		.dropped = on.all.n > 0 ? (int64_t)(on.all.n - on.has.n) : CC_NO_INT,
		.n_emotion = emotion.n,
		.emotion = emotion.mean,
		.emotion_low = emotion.low,
		.emotion_high = emotion.high,
		.inquiries = f->signals[INQUIRY],
		.complaints = f->signals[COMPLAINT],
		.affected = f->affected.n,
		.why = j->reach ? NULL : "no-person",
		.why_emotion = why == CC_WHY_ONE_VALUE ? "feelings-alike" : NULL };

	skipped = (struct cc_weighted_share){ f->touched, f->reached };
	row.conversion = cc_weighted_share_value(&on);
	cc_weighted_share_interval(&row.conversion_low, &row.conversion_high, &on, j->run->confidence);
	row.skip_share = j->reach ? 1 - cc_weighted_share_value(&skipped) : (double)NAN;
	cc_sample_mean(&mean, &impact, j->run->confidence);
	row.impact = mean.mean;
	cc_table_fill(report, cc_report_at(report, T_STAGES), &row, 1);
	if (why == CC_WHY_ONE_VALUE)
		cc_note(report, "feelings-alike",
		    "%s: all feelings are the same, so there is no interval of their mean",
		    "%s: 感情の値がすべて同じため、平均の区間は出しません", row.label);
}

struct journey_worded *
journey_words(const struct journey *j)
{
	const struct cc_store *log = j->state->store[WORDS];
	uint32_t words = j->study->lexicon.words.n + 1;
	struct journey_worded *worded = CC_ARRAY(j->arena, struct journey_worded, (size_t)j->stages * words),
			      *last = NULL;
	const struct cc_person *before = NULL;

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t stage = cc_row_id(log, row, W_STAGE, 0), word = cc_row_id(log, row, W_WORD, 0);
		const struct cc_person *person = cc_people_find(
		    &j->people, cc_row_id(log, row, W_PERSON, 0), cc_row_place(log, row, W_PLACE));
		struct journey_worded *w;

		if (person == NULL || stage >= j->stages || word >= words)
			continue;
		w = &worded[(size_t)stage * words + word];
		w->contacts++;
		if (w != last || person != before)
			cc_weights_see(&w->people, j->people.weighted, person->weight);
		last = w;
		before = person;
	}
	return worded;
}

static void
put_feelings(struct cc_report *report, const struct journey *j, const struct journey_worded *worded)
{
	const struct cc_items *words = &j->study->lexicon.words;

	for (uint32_t s = 0; s < j->stages && (j->run->tables >> T_FEELINGS & 1); s++, worded += words->n + 1)
		for (uint32_t w = 0; w < words->n; w++) {
			struct cc_weighted_share share = { worded[w].people, worded[words->n].people };
			struct journey_feeling_row row = { .stage = journey_stage(j->run, s)->id,
				.feeling = words->item[w].id,
				.label = label_of(j, &words->item[w]),
				.n = share.all.n,
				.people = share.has.n,
				.share = cc_weighted_share_value(&share) };

			if (share.has.n == 0 || share.has.n > share.all.n) /* a part may say anything */
				continue;
			cc_weighted_share_interval(&row.low, &row.high, &share, j->run->confidence);
			cc_table_fill(report, cc_report_at(report, T_FEELINGS), &row, 1);
		}
}

static void
put_measures(struct cc_report *report, const struct journey *j)
{
	struct cc_table *t = cc_measures_begin(report, j->run);
	struct cc_weighted_share share = { j->all.stage[j->stages - 1].reached, j->all.stage[0].reached };
	struct cc_sample_mean mean;

	if (j->reach)
		cc_measure_weighted(report, t, j->run, "journey_conversion", &share);
	for (uint32_t s = 0; j->reach && s + 1 < j->stages; s++) {
		struct cc_span id = journey_stage(j->run, s)->id;

		share = journey_conversion(j, &j->all, s);
		cc_measure_weighted(
		    report, t, j->run, cc_format(j->arena, "conversion_%.*s", (int)id.len, id.at), &share);
	}
	for (uint32_t s = 0; s < j->stages; s++) {
		struct cc_span id = journey_stage(j->run, s)->id;

		cc_sample_mean(&mean, &j->all.stage[s].emotion, j->run->confidence);
		cc_measure(report, t, j->run, cc_format(j->arena, "emotion_%.*s", (int)id.len, id.at),
		    mean.mean, mean.n, mean.low, mean.high);
	}
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

void
journey_put_stages(struct cc_report *report, const struct journey *j)
{
	struct journey_worded *worded;

	for (uint32_t s = 0; s < j->stages; s++)
		put_stage(report, j, s);
	worded = journey_words(j);
	put_feelings(report, j, worded);
	journey_put_plan(report, j, worded);
	put_measures(report, j);
	put_weights(report, j);
}
