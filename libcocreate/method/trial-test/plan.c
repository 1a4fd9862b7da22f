/* plan.c -- what so many people would show: of the comparisons there are, or before there is any data. */
#include "method/trial-test/int.h"

#include "base/arena.h"

#include <math.h>

/* The share that a difference of yes and no is above. */
double
trial_baseline(const struct trial *t, const struct trial_comparison *row)
{
	return t->opts->baseline.set ? t->opts->baseline.value : row->test.pooled;
}

/* Of the kind, and for yes and no of the outcome, of this comparison: at the sizes of all such. */
static void
plan_like(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c,
    const struct trial_comparison *like)
{
	bool yes_no = like->kind == CC_ARMS_YES_NO;
	uint64_t *hand = CC_ARRAY(t->arena, uint64_t, 2 * c->n);
	double baseline = (double)NAN;
	size_t n = 0;

	for (const struct trial_comparison *row = c->row; row < c->row + c->n; row++)
		if (row->kind == like->kind && (!yes_no || row->of == like->of)) {
			hand[n++] = row->kind >= CC_ARMS_WITHIN ? row->test.tell : row->test.n[0];
			hand[n++] = row->kind >= CC_ARMS_WITHIN ? row->test.tell : row->test.n[1];
			if (yes_no && isnan(baseline))
				baseline = trial_baseline(t, row);
		}
	if (!yes_no || !isnan(baseline)) /* else nobody answered */
		cc_planned_put(report, T_PLAN, like->kind, baseline, t->opts->matter.value, hand, n, &c->aim);
}

void
trial_put_plan(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	for (unsigned kind = CC_ARMS_YES_NO; kind <= CC_ARMS_CHOICE && cc_run_wants(t->run, T_PLAN); kind++)
		for (size_t i = 0; i < c->n; i++)
			if (c->row[i].kind == kind && (i == 0 || c->row[i].of != c->row[i - 1].of))
				plan_like(report, t, c, &c->row[i]);
}

/* Of the arms that are named, else of two. */
void
trial_plan_alone(struct cc_report *report, const struct cc_run *run)
{
	const struct cc_trial_test_opts *opts = run->opts;
	const struct trial_study *study = run->loaded;
	double arms = study->arms.list.n > 1 ? study->arms.list.n : 2;
	double baseline = opts->baseline.set ? opts->baseline.value : .5;
	double outcomes = study->outcomes.n > 0 ? (double)study->outcomes.n : 1;
	double tests = outcomes * (opts->control != NULL ? arms - 1 : arms * (arms - 1) / 2);
	const struct cc_plan_aim aim = { opts->power.value,
		(1 - run->confidence) / (opts->looks.value * tests) };

	for (unsigned kind = CC_ARMS_YES_NO; kind <= CC_ARMS_WITHIN; kind++)
		cc_planned_put(report, T_PLAN, (enum cc_arms_kind)kind,
		    kind == CC_ARMS_YES_NO ? baseline : (double)NAN, opts->matter.value, NULL, 0, &aim);
	cc_note(report, "planned",
	    "planned for %.0f × %.0f comparisons and looks, at confidence %g and a baseline of %g",
	    "比較 %.0f 件 × 見る回数 %.0f 回、信頼度 %g、基準の割合 %g の計画です", tests, opts->looks.value,
	    run->confidence, baseline);
}
