/* tables.c -- the tables. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
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

struct trial_split_row {
	struct cc_span arm;
	uint64_t n;
	double planned, expected, p;
};

#define TABLE(...) \
	.columns = (const struct cc_column_spec[]) \
	{ \
		__VA_ARGS__, \
		{ \
			0 \
		} \
	}
#define X(name, member, type, part) CC_CELL(struct trial_comparison, name, member, type, part)
#define A(name, member, type, part) CC_CELL(struct trial_arm_row, name, member, type, part)
#define S(name, member, type, part) CC_CELL(struct trial_split_row, name, member, type, part)
#define G(name, member, type, part) CC_CELL(struct trial_assigned, name, member, type, part)

const struct cc_table_spec trial_tables[] = {
	[T_COMPARISONS] = { "comparisons", CC_WORDS("Arms compared", "案の比較"),
	    TABLE(X("outcome", outcome, ID, KEY), X("arm", arm, ID, KEY), X("versus", versus, ID, KEY),
		X("kind", kind_word, WORD, NONE), X("n", test.n[0], INT, N),
		X("n_versus", test.n[1], INT, NONE), X("value", test.value[0], REAL, NONE),
		X("value_versus", test.value[1], REAL, NONE),
		X("difference", test.difference, REAL, ESTIMATE), X("low", test.low, REAL, LOW),
		X("high", test.high, REAL, HIGH), X("superiority", test.superior.value, SHARE, ESTIMATE),
		X("superiority_low", superiority_low, SHARE, LOW),
		X("superiority_high", superiority_high, SHARE, HIGH), X("p", test.p, P, NONE),
		X("p_adjusted", p_adjusted, P, P), X("p_anytime", p_anytime, P, NONE),
		X("detectable", detectable, REAL, NONE), X("verdict", verdict, WORD, NONE)),
	    .row = sizeof(struct trial_comparison), .id_column = "arm" },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ARMS] = { "arms", CC_WORDS("Arms", "案ごとの結果"),
	    TABLE(A("outcome", outcome, ID, KEY), A("arm", arm, ID, KEY), A("label", label, LABEL, NONE),
		A("n", n, INT, N), A("missing", missing, INT, NONE), A("value", value, REAL, ESTIMATE),
		A("low", low, REAL, LOW), A("high", high, REAL, HIGH), A("median", median, REAL, NONE)),
	    .row = sizeof(struct trial_arm_row), .id_column = "arm" },
	[T_SPLIT] = { "split", CC_WORDS("Were people dealt to the arms as planned?", "案への振り分け"),
	    TABLE(S("arm", arm, ID, KEY), S("n", n, INT, N), S("planned", planned, SHARE, NONE),
		S("expected", expected, REAL, NONE), S("p", p, P, P)),
	    .row = sizeof(struct trial_split_row) },
	[T_RANKS] = CC_CHOSEN_TABLE("Which arm is chosen most, and is that sure?", "選ばれた順と確かさ"),
	[T_PLAN] = CC_PLANNED_TABLE,
	[T_ASSIGNMENT] = { "assignment", CC_WORDS("Who gets which arm", "案の割り当て"),
	    TABLE(G("person", person, ID, KEY), G("block", block, ID, NONE), G("seat", seat, INT, NONE),
		G("arm", arm, ID, NONE), G("order", order, INT, NONE)),
	    .row = sizeof(struct trial_assigned) },
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
		return cc_outcome_figures(&o->is, arm, t->arena).share;
	trial_sides(&sides, t, o, arm, arm, CC_OUTCOME_ALL, false, t->arena);
	return o->from == FROM_COUNTS ? sides.share[0] : (struct cc_share){ sides.prefer[0], sides.n[0] };
}

static struct trial_arm_row
arm_row(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	struct cc_share share = trial_share(t, o, arm);
	struct cc_outcome_figures f = cc_outcome_figures(&o->is, arm, t->arena);
	struct cc_mean mean = cc_mean_of(&f.moments);
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
	row.value = mean.mean;
	row.median = cc_outcome_median(&f);
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
put_split(struct cc_report *report, const struct trial *t)
{
	for (unsigned from = 0; from < FROM_PEOPLE; from++) {
		double shares = 0, all = 0;

		for (uint32_t a = 0; a < t->arms && t->split[from]; a++) {
			shares += t->arm[a].in[from] ? t->arm[a].is.share : 0;
			all += t->arm[a].in[from] ? (double)t->arm[a].dealt[from] : 0;
		}
		for (uint32_t a = 0; a < t->arms && t->split[from]; a++) {
			const struct trial_split_row row = { t->arm[a].is.id, t->arm[a].dealt[from],
				t->arm[a].is.share / shares, all * t->arm[a].is.share / shares,
				t->split_p[from] };

			if (t->arm[a].in[from])
				cc_table_fill(report, cc_report_at(report, T_SPLIT), &row, 1);
		}
	}
}

static void
put_ranks(struct cc_report *report, const struct trial *t, const struct trial_outcome *o)
{
	struct cc_chosen *row = CC_ARRAY(t->arena, struct cc_chosen, t->arms);
	uint32_t n = 0;

	for (uint32_t a = 0; a < t->arms; a++)
		if (trial_has(t, o, a))
			row[n++] =
			    (struct cc_chosen){ t->arm[a].is.id, t->arm[a].is.label, trial_share(t, o, a).x };
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
	put_split(report, t);
	for (uint32_t i = 0; i < t->outcomes; i++)
		if (t->outcome[i].from == FROM_CHOICES)
			put_ranks(report, t, &t->outcome[i]);
}
