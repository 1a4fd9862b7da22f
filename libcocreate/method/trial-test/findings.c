/* findings.c -- the answer in sentences: which arm did better, or that the trial cannot tell. */
#include "method/trial-test/int.h"

#include "figure/findings.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	const struct cc_table *t;
	size_t row;
};

static bool
cell_is(const struct saying *s, unsigned column, const char *word)
{
	return cc_span_eq(cc_table_cell(s->t, s->row, column)->as.text, cc_span(word));
}

/* "{arm}", "{versus}", "{outcome}" and how far apart: shares in points, means, or a share of preference. */
static void
say_pair(const struct saying *s, struct cc_finding *o)
{
	bool shares = cell_is(s, X_KIND, "yes_no");

	cc_finding_item(o, "arm", s->t, s->row, X_ARM);
	cc_finding_item(o, "versus", s->t, s->row, X_VERSUS);
	cc_finding_cell(o, "outcome", s->t, s->row, X_OUTCOME);
	if (shares)
		cc_finding_gap_between(o, "d", s->t, s->row, X_DIFFERENCE, true);
	else
		cc_finding_cell(
		    o, "d", s->t, s->row, cell_is(s, X_KIND, "ordered") ? X_DIFFERENCE : X_SUPERIORITY);
	cc_finding_cell(o, "n", s->t, s->row, X_N);
	cc_finding_people(o, "m", s->t, s->row, X_N_VERSUS);
}

/* What is said of a verdict: between people, of the same people, of choices. */
static const struct {
	const char *verdict, *code, *form[3];
	enum cc_finding_class class;
} said[] = {
	{ "better", "better", { "better", "better-within", "better-choice" }, CC_FINDING_ANSWER },
	{ "worse", "worse", { "worse", "worse-within", "worse-choice" }, CC_FINDING_ANSWER },
	{ "same", "same", { "same", "same", NULL }, CC_FINDING_ANSWER },
	{ "not_shown", "cannot-tell", { "cannot-tell", "cannot-tell-within", NULL }, CC_FINDING_BAR },
	{ "too_few", "cannot-tell", { "cannot-tell", "cannot-tell-within", NULL }, CC_FINDING_BAR },
};

static void
say_verdict(const struct saying *s)
{
	unsigned kind = cell_is(s, X_KIND, "choice") ? 2 : cell_is(s, X_KIND, "within");
	double p = cc_table_real(s->t, s->row, X_P_ADJUSTED);
	double size = fabs(cc_table_real(s->t, s->row, X_SUPERIORITY) - .5);

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (cell_is(s, X_VERDICT, said[i].verdict) && said[i].form[kind] != NULL) {
			struct cc_finding *o = cc_finding_offer(s->f, said[i].code, said[i].class, p, size);

			cc_finding_form(o, said[i].form[kind]);
			say_pair(s, o);
		}
}

static void
say_ranks(struct cc_findings *f, const struct cc_table *t)
{
	struct saying s = { f, t, 0 };
	bool sure;
	struct cc_finding *o;

	if (t->rows == 0)
		return;
	sure = cell_is(&s, CC_CHOSEN_HOLDS, "yes");
	o = cc_finding_offer(f, sure ? "first-choice" : "no-first-choice", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_item(o, "arm", t, 0, CC_CHOSEN_ID);
	cc_finding_cell(o, "c", t, 0, CC_CHOSEN_SHARE);
	cc_finding_cell(o, "n", t, 0, CC_CHOSEN_N);
}

/* Where no comparison has enough people for a share or a mean: of the one with the most. */
static bool
say_too_few(struct cc_findings *f, const struct cc_table *t)
{
	struct saying most = { f, t, 0 };
	struct cc_finding *o;
	int64_t n = -1;

	for (size_t row = 0; row < t->rows; row++) {
		int64_t arm = cc_table_int(t, row, X_N), versus = cc_table_int(t, row, X_N_VERSUS);
		int64_t fewer = arm < versus ? arm : versus;

		most.row = fewer > n ? row : most.row;
		n = fewer > n ? fewer : n;
	}
	if (n < 0 || n >= CC_FINDINGS_N)
		return false;
	o = cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
	if (cell_is(&most, X_KIND, "yes_no") || cell_is(&most, X_KIND, "ordered")) {
		cc_finding_form(o, "too-few-arms");
		cc_finding_people(o, "m", t, most.row, X_N_VERSUS);
	}
	cc_finding_cell(o, "n", t, most.row, X_N);
	return true;
}

void
trial_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	struct saying s = { f, cc_report_at(report, T_COMPARISONS), 0 };

	cc_findings_labels(f, cc_report_at(report, T_ARMS), ARMS_ARM, ARMS_LABEL);
	if (s.t->rows > 0 && cell_is(&s, X_VERDICT, "unsound")) {
		cc_split_say(f, cc_report_at(report, T_SPLIT));
		return;
	}
	if (say_too_few(f, s.t))
		return;
	say_ranks(f, cc_report_at(report, T_RANKS));
	for (s.row = 0; s.row < s.t->rows; s.row++)
		say_verdict(&s);
	cc_findings_compared(f, report, (const char *const[]){ "superiority", NULL }, run);
}
