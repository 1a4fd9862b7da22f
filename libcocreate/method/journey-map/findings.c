/* findings.c -- where are people lost, where are they hurt, and what changed? */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	struct cc_arena *arena;
	const struct cc_run *run;
	const struct cc_table *stages, *pains;
};

static double
stage_at(const struct saying *s, size_t row, unsigned column)
{
	return cc_table_real(s->stages, row, column);
}

static int64_t
int_at(const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	return cell->empty ? 0 : cell->as.integer;
}

/* The stage after which most are lost, and the one from which the least share goes on; behind
 * the last stage where anybody was seen nobody knows. */
static bool
find_leaks(size_t leak[2], const struct saying *s)
{
	bool any = false;

	leak[0] = leak[1] = 0;
	for (size_t row = 0; row < s->stages->rows; row++) {
		if (!(stage_at(s, row, STAGES_CONVERSION) > 0))
			continue;
		if (!any ||
		    int_at(s->stages, row, STAGES_DROPPED) > int_at(s->stages, leak[0], STAGES_DROPPED))
			leak[0] = row;
		if (!any || stage_at(s, row, STAGES_CONVERSION) < stage_at(s, leak[1], STAGES_CONVERSION))
			leak[1] = row;
		any = true;
	}
	return any && int_at(s->stages, leak[0], STAGES_DROPPED) > 0;
}

/* Whether its whole interval lies below those of all other stages. */
static bool
is_sure_leak(const struct saying *s, size_t leak)
{
	for (size_t row = 0; row < s->stages->rows; row++)
		if (row != leak && stage_at(s, row, STAGES_CONVERSION) > 0 &&
		    !(stage_at(s, leak, STAGES_CONVERSION_HIGH) < stage_at(s, row, STAGES_CONVERSION_LOW)))
			return false;
	return true;
}

static void
put_loss(struct cc_finding *o, const struct saying *s, size_t leak)
{
	cc_finding_cell(o, "dropped", s->stages, leak, STAGES_DROPPED);
	cc_finding_people(o, "n", s->stages, leak, STAGES_REACHED);
}

static void
say_leaks(const struct saying *s)
{
	struct cc_finding *o;
	size_t leak[2];

	if (!find_leaks(leak, s))
		return;
	o = cc_finding_offer(
	    s->f, is_sure_leak(s, leak[0]) ? "leak" : "leaks", CC_FINDING_ANSWER, (double)NAN, 3);
	if (is_sure_leak(s, leak[0])) {
		cc_finding_name(o, "stage", s->stages, leak[0], STAGES_LABEL, STAGES_STAGE);
		cc_finding_cell(o, "c", s->stages, leak[0], STAGES_CONVERSION);
		put_loss(o, s, leak[0]);
		return;
	}
	cc_finding_name(o, "a", s->stages, leak[0], STAGES_LABEL, STAGES_STAGE);
	if (leak[0] == leak[1])
		cc_finding_form(o, "leaks-one");
	else
		cc_finding_name(o, "b", s->stages, leak[1], STAGES_LABEL, STAGES_STAGE);
	cc_finding_cell(o, "c", s->stages, leak[1], STAGES_CONVERSION);
	put_loss(o, s, leak[0]);
}

/* The label of a pain's stage. */
static struct cc_span
stage_of(const struct saying *s, size_t pain)
{
	struct cc_span stage = cc_table_cell(s->pains, pain, PAINS_STAGE)->as.text;

	for (size_t row = 0; row < s->stages->rows; row++)
		if (cc_span_eq(cc_table_cell(s->stages, row, STAGES_STAGE)->as.text, stage))
			return cc_table_cell(s->stages, row, STAGES_LABEL)->as.text;
	return stage;
}

/* TOUCHPOINT (STAGE), or the stage alone. */
static struct cc_span
place_of(const struct saying *s, size_t pain)
{
	const struct cc_cell *touchpoint = cc_table_cell(s->pains, pain, PAINS_TOUCHPOINT);
	struct cc_span stage = stage_of(s, pain);

	if (touchpoint->empty)
		return stage;
	return cc_span(cc_format(s->arena, s->run->lang == CC_JA ? "%.*s（%.*s）" : "%.*s (%.*s)",
	    (int)touchpoint->as.text.len, touchpoint->as.text.at, (int)stage.len, stage.at));
}

/* Whose intervals reach that of the worst. */
static size_t
worst_places(size_t *place, const struct saying *s)
{
	size_t n = 0;

	for (size_t row = 0; row < s->pains->rows; row++)
		if (row == 0 || cc_table_real(s->pains, row, PAINS_IMPACT_HIGH) >=
				    cc_table_real(s->pains, 0, PAINS_IMPACT_LOW))
			place[n++] = row;
	return n;
}

static void
say_pains(const struct saying *s)
{
	struct cc_span *called = CC_ARRAY(s->arena, struct cc_span, s->pains->rows);
	size_t *place = CC_ARRAY(s->arena, size_t, s->pains->rows), n;
	struct cc_finding *o;

	if (s->pains->rows == 0)
		return;
	n = worst_places(place, s);
	o = cc_finding_offer(s->f, n == 1 ? "pain" : "pains", CC_FINDING_ANSWER, (double)NAN, 2);
	if (n > 1) {
		cc_finding_number(o, "k", n);
		for (size_t i = 0; i < n; i++)
			called[i] = place_of(s, place[i]);
		cc_finding_called(o, "three", s->pains, place, n, PAINS_IMPACT, called);
		cc_finding_cell(o, "c", s->pains, 0, PAINS_IMPACT);
		cc_finding_people(o, "n", s->pains, 0, PAINS_N);
		return;
	}
	cc_finding_label(o, "stage", s->pains, 0, PAINS_STAGE, stage_of(s, 0));
	if (cc_table_cell(s->pains, 0, PAINS_TOUCHPOINT)->empty)
		cc_finding_form(o, "pain-stage");
	else
		cc_finding_cell(o, "touchpoint", s->pains, 0, PAINS_TOUCHPOINT);
	cc_finding_cell(o, "c", s->pains, 0, PAINS_IMPACT);
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
say_stumble(const struct saying *s, struct cc_report *report)
{
	const struct cc_table *t = cc_report_at(report, T_ONBOARDING);
	struct cc_finding *o;

	if (t->rows == 0 || int_at(t, 0, ONBOARDING_ELIGIBLE) < CC_FINDINGS_N)
		return;
	o = cc_finding_offer(s->f, "stumble", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_real(o, "d", (double)int_at(t, 0, ONBOARDING_TO_DAY));
	cc_finding_cell(o, "c", t, 0, ONBOARDING_ACTIVE_SHARE);
	cc_finding_people(o, "n", t, 0, ONBOARDING_ELIGIBLE);
}

/* The column of stages that counts people, or contacts. */
static unsigned
base_column(const struct saying *s)
{
	return cc_table_cell(s->stages, 0, STAGES_REACHED)->empty ? STAGES_TOUCHED : STAGES_REACHED;
}

void
journey_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	struct saying s = { f, report->arena, run, cc_report_at(report, T_STAGES),
		cc_report_at(report, T_PAINS) };
	struct cc_finding *o;

	if (s.stages->rows == 0)
		return;
	if (int_at(s.stages, 0, base_column(&s)) < CC_FINDINGS_N) {
		cc_finding_people(
		    cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN), "n",
		    s.stages, 0, base_column(&s));
		return;
	}
	say_leaks(&s);
	say_pains(&s);
	say_low_points(&s);
	say_stumble(&s, report);
	cc_findings_labels(f, s.stages, STAGES_STAGE, STAGES_LABEL);
	cc_findings_compared(f, report, (const char *const[]){ "conversion", "affected", NULL }, run);
	o = cc_finding_offer(f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN);
	cc_finding_form(o, "nothing-lost");
	cc_finding_people(o, "n", s.stages, 0, base_column(&s));
}
