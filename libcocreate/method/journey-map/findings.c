/* findings.c -- where are people lost, where are they hurt, and what changed? */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/windows.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	struct cc_arena *arena;
	const struct cc_run *run;
	const struct cc_table *stages, *pains;
	unsigned base; /* the column of stages that counts people, or contacts */
};

static double
stage_at(const struct saying *s, size_t row, unsigned column)
{
	return cc_table_real(s->stages, row, column);
}

/* TOUCHPOINT (STAGE), or the stage alone. */
static struct cc_span
place_of(const struct saying *s, size_t pain)
{
	const struct cc_cell *touchpoint = cc_table_cell(s->pains, pain, PAINS_TOUCHPOINT);
	struct cc_span stage = cc_table_cell(s->pains, pain, PAINS_STAGE)->as.text, label = stage;

	for (size_t row = 0; row < s->stages->rows; row++)
		if (cc_span_eq(cc_table_cell(s->stages, row, STAGES_STAGE)->as.text, stage))
			label = cc_table_cell(s->stages, row, STAGES_LABEL)->as.text;
	if (touchpoint->empty)
		return label;
	return cc_span(cc_format(s->arena, s->run->lang == CC_JA ? "%.*s（%.*s）" : "%.*s (%.*s)",
	    (int)touchpoint->as.text.len, touchpoint->as.text.at, (int)label.len, label.at));
}

/* The worst, and those whose intervals reach its own. */
static void
say_pains(const struct saying *s)
{
	struct cc_span *called = CC_ARRAY(s->arena, struct cc_span, s->pains->rows);
	size_t *place = CC_ARRAY(s->arena, size_t, s->pains->rows), n = 0;
	struct cc_finding *o;
	bool plain = true;

	for (size_t row = 0; row < s->pains->rows; row++) {
		plain &= cc_table_real(s->pains, row, PAINS_SEVERITY) == 1;
		if (row > 0 && !(cc_table_real(s->pains, row, PAINS_IMPACT_HIGH) >=
				   cc_table_real(s->pains, 0, PAINS_IMPACT_LOW)))
			continue;
		called[n] = place_of(s, row);
		place[n++] = row;
	}
	if (n == 0)
		return;
	o = cc_finding_offer(s->f, n == 1 ? "pain" : "pains", CC_FINDING_ANSWER, (double)NAN, 2);
	if (plain) /* nobody said how bad it was, so that impact is the share of people */
		cc_finding_form(o, n == 1 ? "pain-share" : "pains-share");
	if (n > 1)
		cc_finding_number(o, "k", n);
	cc_finding_called(o, "places", s->pains, place, n, PAINS_IMPACT, called);
	(plain ? cc_finding_share : cc_finding_cell)(o, "c", s->pains, 0, PAINS_IMPACT);
	cc_finding_cell(o, "affected", s->pains, 0, PAINS_AFFECTED);
	cc_finding_people(o, "n", s->pains, 0, PAINS_N);
}

static void
say_low_points(const struct saying *s)
{
	for (size_t row = 0; row < s->stages->rows; row++) {
		struct cc_finding *o;

		if (!(stage_at(s, row, STAGES_EMOTION_HIGH) < 0))
			continue;
		o = cc_finding_offer(
		    s->f, "low-point", CC_FINDING_BAR, (double)NAN, -stage_at(s, row, STAGES_EMOTION));
		cc_finding_name(o, "stage", s->stages, row, STAGES_LABEL, STAGES_STAGE);
		cc_finding_cell(o, "c", s->stages, row, STAGES_EMOTION);
		cc_finding_people(o, "n", s->stages, row, STAGES_N_EMOTION);
	}
}

/* Of the first window. */
static void
say_first_days(const struct saying *s, const struct cc_table *t)
{
	uint32_t start = journey_start(s->run, s->arena);
	struct cc_finding *o;

	if (t->rows == 0 || start == CC_NO_ITEM)
		return;
	o = cc_finding_offer(s->f, "stumble", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_name(o, "stage", s->stages, start, STAGES_LABEL, STAGES_STAGE);
	cc_finding_real(o, "d", (double)cc_table_int(t, 0, CC_ONBOARDING_TO_DAY));
	cc_finding_cell(o, "c", t, 0, CC_ONBOARDING_ACTIVE_SHARE);
	cc_finding_people(o, "n", t, 0, CC_ONBOARDING_ELIGIBLE);
}

void
journey_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	struct saying s = { f, report->arena, run, cc_report_at(report, T_STAGES),
		cc_report_at(report, T_PAINS), STAGES_REACHED };
	struct cc_finding *o;

	if (s.stages->rows == 0)
		return;
	if (cc_table_cell(s.stages, 0, STAGES_REACHED)->empty)
		s.base = STAGES_TOUCHED;
	if (s.base == STAGES_REACHED && cc_table_int(s.stages, 0, s.base) < CC_FINDINGS_N) {
		cc_finding_people(
		    cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN), "n",
		    s.stages, 0, s.base);
		return;
	}
	cc_funnel_findings(f, s.stages, &journey_funnel);
	say_pains(&s);
	say_low_points(&s);
	say_first_days(&s, cc_report_at(report, T_ONBOARDING));
	cc_findings_labels(f, s.stages, STAGES_STAGE, STAGES_LABEL);
	cc_findings_compared(f, report, (const char *const[]){ "conversion", "affected", NULL }, run);
	o = cc_finding_offer(f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN);
	cc_finding_form(o, "nothing-lost");
	cc_finding_people(o, "n", s.stages, 0, s.base);
}
