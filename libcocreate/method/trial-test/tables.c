/* tables.c -- the tables. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "stat/dealt.h"
#include "stat/interval.h"
#include "stat/sign.h"

#include <math.h>
#include <stdlib.h>

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

struct trial_rank {
	int64_t rank;
	struct cc_span arm, label;
	uint64_t chosen, n;
	double share, low, high, p_next;
	const char *holds;
};

#define TABLE(...)	      .columns = (const struct cc_column_spec[]){ __VA_ARGS__, { 0 } }
#define X(name, member, type, part) CC_CELL(struct trial_comparison, name, member, type, part)
#define A(name, member, type, part) CC_CELL(struct trial_arm_row, name, member, type, part)
#define S(name, member, type, part) CC_CELL(struct trial_split_row, name, member, type, part)
#define R(name, member, type, part) CC_CELL(struct trial_rank, name, member, type, part)
#define P(name, member, type, part) CC_CELL(struct trial_plan, name, member, type, part)
#define G(name, member, type, part) CC_CELL(struct trial_assigned, name, member, type, part)

const struct cc_table_spec trial_tables[] = {
	[T_COMPARISONS] = { "comparisons", CC_WORDS("Arms compared", "案の比較"),
	    TABLE(X("outcome", outcome, ID, KEY), X("arm", arm, ID, KEY), X("versus", versus, ID, KEY),
		X("kind", kind_word, WORD, NONE), X("n", n[0], INT, N), X("n_versus", n[1], INT, N),
		X("value", value[0], REAL, NONE), X("value_versus", value[1], REAL, NONE),
		X("difference", difference, REAL, ESTIMATE), X("low", low, REAL, LOW),
		X("high", high, REAL, HIGH), X("superiority", superiority, SHARE, ESTIMATE),
		X("superiority_low", superiority_low, SHARE, LOW),
		X("superiority_high", superiority_high, SHARE, HIGH), X("p", p, P, NONE),
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
	[T_RANKS] = { "ranks", CC_WORDS("Which arm is chosen most, and is that sure?", "選ばれた順と確かさ"),
	    TABLE(R("rank", rank, INT, NONE), R("arm", arm, ID, KEY), R("label", label, LABEL, NONE),
		R("chosen", chosen, INT, NONE), R("n", n, INT, N), R("share", share, SHARE, ESTIMATE),
		R("low", low, SHARE, LOW), R("high", high, SHARE, HIGH), R("p_next", p_next, P, NONE),
		R("holds", holds, WORD, NONE)),
	    .row = sizeof(struct trial_rank) },
	[T_PLAN] = { "plan", CC_WORDS("What so many people would show", "人数ごとに見分けられる差"),
	    TABLE(P("kind", kind, WORD, KEY), P("n_per_arm", n, INT, N), P("baseline", baseline, SHARE, NONE),
		P("detectable", detectable, REAL, NONE), P("needed", needed, REAL, NONE)),
	    .row = sizeof(struct trial_plan) },
	[T_ASSIGNMENT] = { "assignment", CC_WORDS("Who gets which arm", "案の割り当て"),
	    TABLE(G("person", person, ID, KEY), G("block", block, ID, NONE), G("seat", seat, INT, NONE),
		G("arm", arm, ID, NONE), G("order", order, INT, NONE)),
	    .row = sizeof(struct trial_assigned) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

/* What an arm had of an outcome. */
struct figures {
	struct cc_share share; /* of choices who chose it, among all */
	struct cc_moments moments;
	double *value;
};

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median_of(double *value, uint64_t n)
{
	if (n == 0)
		return (double)NAN;
	qsort(value, n, sizeof *value, by_number);
	return value[(n - 1) / 2] + (value[n / 2] - value[(n - 1) / 2]) / 2;
}

static struct figures
figures_of(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	struct figures f = { .value = CC_ARRAY(t->arena, double, o->n) };

	for (uint32_t s = 0; o->from == FROM_COUNTS && s <= t->segments; s++) {
		f.share.x += o->count[(size_t)s * t->arms + arm].x;
		f.share.n += o->count[(size_t)s * t->arms + arm].n;
	}
	for (uint64_t i = 0; i < o->n; i++) {
		const struct trial_cell *c = &o->cell[i];

		if (o->from == FROM_CHOICES || c->arm == arm) {
			f.share.x += o->from == FROM_CHOICES ? c->arm == arm : c->value > 0;
			f.value[f.share.n++] = c->value;
			if (o->from == FROM_ROWS)
				cc_moments_add(&f.moments, c->value);
		}
	}
	return f;
}

static bool
is_share(const struct trial_outcome *o)
{
	return o->yes_no || o->from == FROM_CHOICES;
}

static struct trial_arm_row
arm_row(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	struct figures f = figures_of(t, o, arm);
	struct cc_mean mean = cc_mean_of(&f.moments);
	const struct trial_arm *a = &t->arm[arm];
	struct trial_arm_row row = { o->name, a->id, a->label, f.share.n, CC_NO_INT, (double)NAN, (double)NAN,
		(double)NAN, (double)NAN };

	if (o->from == FROM_ROWS)
		row.missing = (int64_t)(a->dealt[FROM_ROWS] - f.share.n);
	else if (o->from == FROM_CHOICES)
		row.missing = (int64_t)o->missing;
	if (is_share(o)) {
		row.value = (double)f.share.x / (double)f.share.n;
		cc_wilson(&row.low, &row.high, (double)f.share.x, (double)f.share.n, t->run->confidence);
		return row;
	}
	row.value = mean.mean;
	row.median = median_of(f.value, f.share.n);
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

			if (!trial_has(o, &t->arm[a]))
				continue;
			row = arm_row(t, o, a);
			cc_table_fill(report, cc_report_at(report, T_ARMS), &row, 1);
			cc_measure(report, measures, t->run,
			    cc_format(t->arena, "value_%.*s_%.*s", (int)o->name.len, o->name.at,
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
			shares += t->arm[a].in[from] ? t->arm[a].share : 0;
			all += t->arm[a].in[from] ? (double)t->arm[a].dealt[from] : 0;
		}
		for (uint32_t a = 0; a < t->arms && t->split[from]; a++) {
			const struct trial_split_row row = { t->arm[a].id, t->arm[a].dealt[from],
				t->arm[a].share / shares, all * t->arm[a].share / shares, t->split_p[from] };

			if (t->arm[a].in[from])
				cc_table_fill(report, cc_report_at(report, T_SPLIT), &row, 1);
		}
	}
}

static int
by_chosen(const void *a, const void *b)
{
	const struct trial_rank *x = a, *y = b;

	if (x->chosen != y->chosen)
		return x->chosen > y->chosen ? -1 : 1;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

/* Down the ranks, up to the first two that cannot be told apart. */
static void
verify(struct trial_rank *rank, uint32_t n, double level)
{
	bool holds = true;

	for (uint32_t i = 0; i < n; i++) {
		struct cc_sign next;

		rank[i].rank = i > 0 && rank[i].chosen == rank[i - 1].chosen ? rank[i - 1].rank : (int64_t)i + 1;
		if (i + 1 < n) {
			cc_sign(&next, rank[i].chosen, rank[i + 1].chosen);
			rank[i].p_next = next.p;
			holds = holds && next.p <= level && rank[i].chosen > rank[i + 1].chosen;
		}
		rank[i].holds = holds ? "yes" : "no";
	}
}

static void
put_ranks(struct cc_report *report, const struct trial *t, const struct trial_outcome *o)
{
	struct trial_rank *rank = CC_ARRAY(t->arena, struct trial_rank, t->arms);
	uint32_t n = 0;

	if (o->from != FROM_CHOICES)
		return;
	for (uint32_t a = 0; a < t->arms; a++) {
		struct figures f = figures_of(t, o, a);
		struct trial_rank *r = &rank[n];

		if (!trial_has(o, &t->arm[a]))
			continue;
		*r = (struct trial_rank){ n++, t->arm[a].id, t->arm[a].label, f.share.x, f.share.n,
			(double)f.share.x / (double)f.share.n, 0, 0, (double)NAN, NULL };
		cc_wilson(&r->low, &r->high, (double)f.share.x, (double)f.share.n, t->run->confidence);
	}
	qsort(rank, n, sizeof *rank, by_chosen);
	verify(rank, n, 1 - t->run->confidence);
	cc_table_fill(report, cc_report_at(report, T_RANKS), rank, n);
}

static struct cc_span
pair_name(const struct trial *t, const struct trial_comparison *row)
{
	const char *pair = cc_format(t->arena, "%.*s > %.*s", (int)row->arm.len, row->arm.at,
	    (int)row->versus.len, row->versus.at);

	return cc_span(t->outcomes == 1 ? pair
					: cc_format(t->arena, "%.*s: %s", (int)row->outcome.len,
					      row->outcome.at, pair));
}

/* People who can tell. */
static uint64_t
tellers(const struct trial_comparison *row, const struct trial_sides *s)
{
	return row->kind >= WITHIN ? s->prefer[0] + s->prefer[1] : s->n[0] + s->n[1];
}

static void
add_segment(struct cc_comparisons *segments, const struct trial *t, const struct trial_comparison *row,
    uint32_t segment, struct cc_arena *scratch)
{
	struct cc_compared *line = cc_comparisons_add(segments);
	struct cc_superior superior[2];
	struct trial_sides sides;

	line->key[0] = cc_state_text(t->state, SEGMENT, segment);
	line->key[1] = pair_name(t, row);
	line->measure = "superiority";
	for (unsigned others = 0; others < 2; others++) {
		trial_sides(&sides, t, row->of, row->a, row->b, segment, others, scratch);
		superior[others] = trial_superior(row->of, row->kind, &sides, scratch);
		line->n[others] = tellers(row, &sides);
	}
	line->value[0] = superior[0].value;
	cc_superior_limits(&line->low, &line->high, &superior[0], t->run->confidence);
	cc_superior_difference(&line->difference, &superior[0], &superior[1], t->run->confidence);
}

static void
put_segments(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, t->run, t->arena);
	struct cc_arena *scratch = cc_arena_new();

	for (uint32_t s = 0; s < t->segments && segments != NULL; s++)
		for (size_t i = 0; i < c->n; i++) {
			cc_arena_reset(scratch);
			add_segment(segments, t, &c->row[i], s, scratch);
		}
	cc_comparisons_end(segments);
	cc_arena_free(scratch);
}

void
trial_changes(struct cc_report *report, const struct trial *now, const struct trial *past)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);

	for (uint32_t i = 0; i < now->outcomes * past->outcomes; i++) {
		const struct trial_outcome *o = &now->outcome[i / past->outcomes],
					   *before = &past->outcome[i % past->outcomes];
		const char *name = cc_strndup(now->arena, o->name.at, o->name.len);

		if (!cc_span_eq(o->name, before->name) || is_share(o) != is_share(before))
			continue;
		for (uint32_t a = 0; a < now->arms; a++) {
			uint32_t was = trial_arm_named(past, now->arm[a].id);
			struct figures f = figures_of(now, o, a), b;

			if (was == NO_ARM || !trial_has(o, &now->arm[a]) || !trial_has(before, &past->arm[was]))
				continue;
			b = figures_of(past, before, was);
			if (is_share(o))
				cc_change_share(changes, now->arm[a].id, name, b.share, f.share,
				    o->down ? CC_BETTER_DOWN : CC_BETTER_UP);
			else
				cc_change_mean(changes, now->arm[a].id, name, cc_mean_of(&b.moments),
				    cc_mean_of(&f.moments), o->down ? CC_BETTER_DOWN : CC_BETTER_UP);
		}
	}
	cc_comparisons_end(changes);
	cc_note(report, "not-randomised", "waves are not dealt by lot: what changed between them may have other causes",
	    "前回と今回は無作為に分けたものではありません。変化には別の原因があるかもしれません");
}

void
trial_tables_put(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
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
		put_ranks(report, t, &t->outcome[i]);
	put_segments(report, t, c);
}
