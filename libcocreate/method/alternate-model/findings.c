/* findings.c -- the commonest chain, what holds people back, where nothing has won. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/findings.h"

struct saying {
	struct cc_findings *f;
	const struct cc_run *run;
};

/* The first, and how many cannot be told from it. */
static void
say_chain(const struct saying *s, const struct cc_table *t)
{
	size_t near = 1;
	struct cc_finding *o;

	if (t->rows == 0)
		return;
	while (near < t->rows && !(cc_table_real(t, near, CHAINS_HIGH) < cc_table_real(t, 0, CHAINS_LOW)))
		near++;
	o = cc_finding_offer(s->f, "chain", CC_FINDING_ANSWER, (double)NAN, HUGE_VAL);
	cc_finding_form(o, near > 1 ? cc_findings_weighted(s->f) ? "chain-tied-weighted" : "chain-tied"
			   : cc_findings_weighted(s->f) ? "chain-weighted"
							: "chain");
	cc_finding_number(o, "k", near - 1);
	cc_finding_text(o, "statement", t, 0, CHAINS_STATEMENT);
	cc_finding_cell(o, "people", t, 0, CHAINS_PEOPLE);
	cc_finding_cell(o, "n", t, 0, CHAINS_N);
	cc_finding_cell(o, "c", t, 0, CHAINS_SHARE);
	o = cc_finding_offer(s->f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN);
	cc_finding_text(o, "item", t, 0, CHAINS_STATEMENT);
	cc_finding_cell(o, "n", t, 0, CHAINS_N);
	cc_finding_cell(o, "c", t, 0, CHAINS_SHARE);
}

/* Where even the commonest action is that of less than half. */
static void
say_open(const struct saying *s, const struct cc_table *t)
{
	for (size_t row = 0; row < t->rows; row++) {
		bool trigger = !cc_table_cell(t, row, CONTEXTS_TRIGGER)->empty;
		bool desire = !cc_table_cell(t, row, CONTEXTS_DESIRE)->empty;
		struct cc_finding *o;

		if (!(cc_table_real(t, row, CONTEXTS_HIGH) < 0.5))
			continue;
		o = cc_finding_offer(s->f, "open", CC_FINDING_ANSWER, (double)NAN,
		    (double)cc_table_cell(t, row, CONTEXTS_PEOPLE)->as.integer);
		cc_finding_form(o, !desire ? "open-trigger" : !trigger ? "open-desire" : "open");
		if (trigger)
			cc_finding_item(o, "trigger", t, row, CONTEXTS_TRIGGER);
		if (desire)
			cc_finding_item(o, "desire", t, row, CONTEXTS_DESIRE);
		cc_finding_item(o, "action", t, row, CONTEXTS_ACTION);
		cc_finding_cell(o, "c", t, row, CONTEXTS_SHARE);
		cc_finding_cell(o, "n", t, row, CONTEXTS_PEOPLE);
	}
}

static void
say_held_back(const struct saying *s, const struct cc_table *t)
{
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_finding *o;

		if (!cc_finding_sure(t, row, SUPPRESSIONS_P_ADJUSTED, s->run))
			continue;
		o = cc_finding_offer(s->f, "held-back", CC_FINDING_GROUP,
		    cc_table_real(t, row, SUPPRESSIONS_P_ADJUSTED),
		    fabs(log(cc_table_real(t, row, SUPPRESSIONS_LIFT))));
		cc_finding_item(o, "suppression", t, row, SUPPRESSIONS_SUPPRESSION);
		cc_finding_item(o, "action", t, row, SUPPRESSIONS_ACTION);
		cc_finding_cell(o, "c", t, row, SUPPRESSIONS_SHARE);
		cc_finding_cell(o, "n", t, row, SUPPRESSIONS_N);
		cc_finding_cell(o, "lift", t, row, SUPPRESSIONS_LIFT);
	}
}

/* Lists that cover less than nine of ten mentions.  These are no people: few may be spoken of. */
static void
say_unsaturated(const struct saying *s, const struct cc_table *t)
{
	for (size_t row = 0; row < t->rows; row++) {
		double coverage = cc_table_real(t, row, SATURATION_COVERAGE);
		struct cc_finding *o;

		if (!(coverage < 0.9))
			continue;
		o = cc_finding_offer(s->f, "unsaturated", CC_FINDING_CAUTION, (double)NAN, 1 - coverage);
		cc_finding_least(o, CC_FINDINGS_N);
		cc_finding_cell(o, "element", t, row, SATURATION_ELEMENT);
		cc_finding_cell(o, "c", t, row, SATURATION_COVERAGE);
		cc_finding_percent(o, "s", round(100 * (1 - coverage)) / 100);
		cc_finding_units(o, "n", t, row, SATURATION_N);
	}
}

void
alt_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct cc_table *elements = cc_report_at(report, T_ELEMENTS);
	const struct saying s = { f, run };

	if (elements->rows == 0)
		return;
	if (cc_table_cell(elements, 0, ELEMENTS_N)->as.integer < CC_FINDINGS_N) {
		cc_finding_cell(cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN),
		    "n", elements, 0, ELEMENTS_N);
		return;
	}
	cc_findings_labels(f, elements, ELEMENTS_CODE, ELEMENTS_LABEL);
	say_chain(&s, cc_report_at(report, T_CHAINS));
	say_open(&s, cc_report_at(report, T_CONTEXTS));
	say_held_back(&s, cc_report_at(report, T_SUPPRESSIONS));
	say_unsaturated(&s, cc_report_at(report, T_SATURATION));
	cc_findings_compared(f, report, (const char *const[]){ "share", NULL }, run);
}
