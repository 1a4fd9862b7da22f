/* plan.c -- what so many people would show, in rows of the table of plans. */
#include "method/trial-test/int.h"

#include "base/arena.h"

#include <math.h>

/* Rows while they are made. */
struct planning {
	const struct cc_trial_test_opts *opts;
	const struct cc_plan_aim *aim;
	struct trial_plan *row;
	size_t n;
	struct cc_arena *arena;
};

/* Of a kind, at the usual sizes and those at hand; baseline NaN but of yes or no. */
static void
plan_kind(struct planning *p, enum cc_arms_kind kind, double baseline, const uint64_t *hand, size_t n)
{
	double matter = p->opts->matter.set ? p->opts->matter.value : (double)NAN, needed = (double)NAN;
	uint64_t *size = CC_ARRAY(p->arena, uint64_t, CC_PLAN_SIZES + n);
	struct cc_arena *scratch = cc_arena_new();

	n = cc_plan_sizes(size, hand, n);
	if (baseline + matter <= 1)
		needed = cc_plan_needed(baseline + matter, baseline, p->aim, scratch);
	for (size_t i = 0; i < n; i++) {
		cc_arena_reset(scratch);
		p->row[p->n++] = (struct trial_plan){ trial_kinds[kind], size[i], baseline,
			cc_two_arms_detectable(kind, size[i], size[i], baseline, p->aim, scratch), needed };
	}
	cc_arena_free(scratch);
}

/* The share of all arms of an outcome. */
static double
pooled_of(const struct trial *t, const struct trial_outcome *o)
{
	double x = 0, n = 0;

	for (uint32_t a = 0; a < t->arms; a++) {
		struct trial_figures f = trial_figures(t, o, a);

		x += (double)f.share.x;
		n += (double)f.share.n;
	}
	return t->opts->baseline.set ? t->opts->baseline.value : x / n;
}

/* A kind of an outcome, where comparisons are of that kind; the same plan is given once. */
static void
plan_outcome(struct planning *p, const struct trial *t, const struct trial_comparisons *c,
    const struct trial_outcome *o, enum cc_arms_kind kind)
{
	double baseline = kind == CC_ARMS_YES_NO ? pooled_of(t, o) : (double)NAN;
	uint64_t *hand = CC_ARRAY(p->arena, uint64_t, 2 * c->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].kind == trial_kinds[kind] && (isnan(baseline) || p->row[i].baseline == baseline))
			return;
	for (size_t i = 0; i < c->n; i++) {
		const struct trial_comparison *row = &c->row[i];

		if (row->kind != kind || (kind == CC_ARMS_YES_NO && row->of != o))
			continue;
		hand[n++] = kind >= CC_ARMS_WITHIN ? row->test.tell : row->test.n[0];
		hand[n++] = kind >= CC_ARMS_WITHIN ? row->test.tell : row->test.n[1];
	}
	if (n > 0)
		plan_kind(p, kind, baseline, hand, n);
}

void
trial_put_plan(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	size_t most = ((size_t)t->outcomes + 3) * (CC_PLAN_SIZES + 2 * c->n);
	struct planning p = { t->opts, &c->aim, CC_ARRAY(t->arena, struct trial_plan, most), 0, t->arena };

	if (!(t->run->tables >> T_PLAN & 1))
		return;
	for (unsigned kind = CC_ARMS_YES_NO; kind <= CC_ARMS_CHOICE; kind++)
		for (uint32_t i = 0; i < t->outcomes; i++)
			plan_outcome(&p, t, c, &t->outcome[i], (enum cc_arms_kind)kind);
	cc_table_fill(report, cc_report_at(report, T_PLAN), p.row, p.n);
}

/* Before there is any data: of the arms that are named, else of two. */
void
trial_plan_alone(struct cc_report *report, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_trial_test_opts *opts = run->opts;
	const struct trial_study *study = run->loaded;
	double arms = study->arms.n > 1 ? study->arms.n : 2, baseline = opts->baseline.set ? opts->baseline.value : .5;
	double outcomes = study->outcomes.n > 0 ? (double)study->outcomes.n : 1;
	double tests = outcomes * (opts->control != NULL ? arms - 1 : arms * (arms - 1) / 2);
	const struct cc_plan_aim aim = { opts->power.value,
		(1 - run->confidence) / (opts->looks.value * tests) };
	struct planning p = { opts, &aim, CC_ARRAY(arena, struct trial_plan, 3 * CC_PLAN_SIZES), 0, arena };

	plan_kind(&p, CC_ARMS_YES_NO, baseline, NULL, 0);
	plan_kind(&p, CC_ARMS_ORDERED, (double)NAN, NULL, 0);
	plan_kind(&p, CC_ARMS_WITHIN, (double)NAN, NULL, 0);
	cc_table_fill(report, cc_report_at(report, T_PLAN), p.row, p.n);
	cc_note(report, "planned",
	    "planned for %.0f × %.0f comparisons and looks, at confidence %g and a baseline of %g",
	    "比較 %.0f 件 × 見る回数 %.0f 回、信頼度 %g、基準の割合 %g の計画です", tests, opts->looks.value,
	    run->confidence, baseline);
}
