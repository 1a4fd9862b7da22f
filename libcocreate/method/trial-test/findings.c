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

static int64_t
fewest(const struct saying *s)
{
	int64_t n = cc_table_int(s->t, s->row, X_N), versus = cc_table_int(s->t, s->row, X_N_VERSUS);

	return n < versus ? n : versus;
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

/* The arms with the most and the fewest people for what was planned. */
static void
say_split(struct cc_findings *f, const struct cc_table *t)
{
	struct cc_finding *o = cc_finding_offer(f, "srm", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
	double off, far[] = { 0, HUGE_VAL };
	size_t at[] = { 0, 0 };

	for (size_t i = 0; i < t->rows; i++) {
		off = (double)cc_table_int(t, i, SPLIT_N) / cc_table_real(t, i, SPLIT_EXPECTED);
		at[0] = off > far[0] ? i : at[0];
		at[1] = off < far[1] ? i : at[1];
		far[0] = fmax(far[0], off);
		far[1] = fmin(far[1], off);
	}
	cc_finding_item(o, "arm", t, at[0], SPLIT_ARM);
	cc_finding_item(o, "versus", t, at[1], SPLIT_ARM);
	cc_finding_cell(o, "n", t, at[0], SPLIT_N);
	cc_finding_cell(o, "m", t, at[1], SPLIT_N);
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

/* Where no comparison has enough people for a share or a mean. */
static bool
say_too_few(struct cc_findings *f, const struct cc_table *t)
{
	struct saying s = { f, t, 0 }, most = s;
	struct cc_finding *o;

	for (s.row = 0; s.row < t->rows; s.row++)
		if (fewest(&s) > fewest(&most))
			most.row = s.row;
	if (t->rows == 0 || fewest(&most) >= CC_FINDINGS_N)
		return false;
	o = cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
	if (!cell_is(&most, X_KIND, "within") && !cell_is(&most, X_KIND, "choice")) {
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
		say_split(f, cc_report_at(report, T_SPLIT));
		return;
	}
	if (say_too_few(f, s.t))
		return;
	say_ranks(f, cc_report_at(report, T_RANKS));
	for (s.row = 0; s.row < s.t->rows; s.row++)
		say_verdict(&s);
	cc_findings_compared(f, report, (const char *const[]){ "superiority", NULL }, run);
}
