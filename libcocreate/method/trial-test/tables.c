/* tables.c -- the tables. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/lots.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "stat/interval.h"

#include <math.h>

struct trial_arm_row {
	struct cc_span outcome, arm, label;
	uint64_t n;
	int64_t missing;
	double value, low, high, median;
};

#define X(name, member, type, part) CC_CELL(struct trial_comparison, name, member, type, part)
#define A(name, member, type, part) CC_CELL(struct trial_arm_row, name, member, type, part)

const struct cc_table_spec trial_tables[] = {
	[T_COMPARISONS] = { "comparisons", CC_WORDS("Arms compared", "案の比較"),
	    (const struct cc_column_spec[]){ X("outcome", outcome, ID, KEY), X("arm", arm, ID, KEY),
		X("versus", versus, ID, KEY), X("kind", kind_word, WORD, NONE), X("n", test.n[0], INT, N),
		X("n_versus", test.n[1], INT, NONE), X("value", test.value[0], REAL, NONE),
		X("value_versus", test.value[1], REAL, NONE),
		X("difference", test.difference, REAL, ESTIMATE), X("low", test.low, REAL, LOW),
		X("high", test.high, REAL, HIGH), X("superiority", test.superior.value, SHARE, ESTIMATE),
		X("superiority_low", superiority_low, SHARE, LOW),
		X("superiority_high", superiority_high, SHARE, HIGH), X("p", test.p, P, NONE),
		X("p_adjusted", p_adjusted, P, P), X("p_anytime", p_anytime, P, NONE),
		X("detectable", detectable, REAL, NONE), X("verdict", verdict, WORD, NONE), { 0 } },
	    .row = sizeof(struct trial_comparison), .id_column = "arm" },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ARMS] = { "arms", CC_WORDS("Arms", "案ごとの結果"),
	    (const struct cc_column_spec[]){ A("outcome", outcome, ID, KEY), A("arm", arm, ID, KEY),
		A("label", label, LABEL, NONE), A("n", n, INT, N), A("missing", missing, INT, NONE),
		A("value", value, REAL, ESTIMATE), A("low", low, REAL, LOW), A("high", high, REAL, HIGH),
		A("median", median, REAL, NONE), { 0 } },
	    .row = sizeof(struct trial_arm_row), .id_column = "arm" },
	[T_SPLIT] = CC_SPLIT_TABLE,
	[T_RANKS] = CC_CHOSEN_TABLE("Which arm is chosen most, and is that sure?", "選ばれた順と確かさ"),
	[T_PLAN] = CC_PLANNED_TABLE,
	[T_ASSIGNMENT] = CC_LOTS_TABLE,
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

/* Who has it, or chose it, of an arm's. */
struct cc_share
trial_share(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	struct cc_two_arms sides;

	if (o->from == FROM_ROWS)
		return cc_outcome_share(&o->is, arm);
	trial_sides(&sides, t, o, arm, arm, CC_OUTCOME_ALL, false, t->arena);
	return o->from == FROM_COUNTS ? sides.share[0] : (struct cc_share){ sides.prefer[0], sides.n[0] };
}

static struct trial_arm_row
arm_row(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	struct cc_share share = trial_share(t, o, arm);
	struct cc_mean mean;
	struct trial_arm_row row = { o->is.name, t->arm[arm].is.id, t->arm[arm].is.label, share.n, CC_NO_INT,
		(double)NAN, (double)NAN, (double)NAN, (double)NAN };

	if (o->from == FROM_ROWS)
		row.missing = (int64_t)(t->arm[arm].dealt[FROM_ROWS] - share.n);
	else if (o->from == FROM_CHOICES)
		row.missing = (int64_t)o->missing;
	if (o->share) {
		row.value = (double)share.x / (double)share.n;
		cc_wilson(&row.low, &row.high, (double)share.x, (double)share.n, t->run->confidence);
		return row;
	}
	mean = cc_outcome_mean(&o->is, arm);
	row.value = mean.mean;
	row.median = cc_outcome_median(&o->is, arm);
	if (mean.variance > 0) /* that all gave the same makes nobody sure of the next */
		cc_mean_interval(
		    &row.low, &row.high, mean.mean, sqrt(mean.variance), mean.n, t->run->confidence);
	return row;
}

static void
put_arms(struct cc_report *report, const struct trial *t, struct cc_table *measures)
{
	for (uint32_t i = 0; i < t->outcomes; i++)
		for (uint32_t a = 0; a < t->arms; a++) {
			const struct trial_outcome *o = &t->outcome[i];
			struct trial_arm_row row;

			if (!trial_has(t, o, a))
				continue;
			row = arm_row(t, o, a);
			cc_table_fill(report, cc_report_at(report, T_ARMS), &row, 1);
			cc_measure(report, measures, t->run,
			    cc_format(t->arena, "value_%.*s_%.*s", (int)row.outcome.len, row.outcome.at,
				(int)row.arm.len, row.arm.at),
			    row.value, row.n, row.low, row.high);
		}
}

static void
put_ranks(struct cc_report *report, const struct trial *t, const struct trial_outcome *o)
{
	struct cc_chosen_row *row = CC_ARRAY(t->arena, struct cc_chosen_row, t->arms);
	uint32_t n = 0;

	for (uint32_t a = 0; a < t->arms; a++)
		if (trial_has(t, o, a))
			row[n++] = (struct cc_chosen_row){ t->arm[a].is.id, t->arm[a].is.label,
				trial_share(t, o, a).x };
	cc_chosen_put(report, T_RANKS, row, n, o->is.n, t->run, t->arena);
}

void
trial_put_tables(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	struct cc_table *measures = cc_measures_begin(report, t->run);
	uint64_t shown = 0;

	cc_table_fill(report, cc_report_at(report, T_COMPARISONS), c->row, c->n);
	for (size_t i = 0; i < c->n; i++)
		shown += strcmp(c->row[i].verdict, "better") == 0 || strcmp(c->row[i].verdict, "worse") == 0;
	cc_measure(report, measures, t->run, "comparisons", (double)c->n, c->n, (double)NAN, (double)NAN);
	cc_measure(
	    report, measures, t->run, "hypotheses_shown", (double)shown, c->n, (double)NAN, (double)NAN);
	put_arms(report, t, measures);
	for (unsigned from = 0; from < FROM_PEOPLE; from++)
		cc_table_fill(report, cc_report_at(report, T_SPLIT), t->split[from].arm, t->split[from].n);
	for (uint32_t i = 0; i < t->outcomes; i++)
		if (t->outcome[i].from == FROM_CHOICES)
			put_ranks(report, t, &t->outcome[i]);
}
