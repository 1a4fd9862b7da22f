/* plan.c -- what so many people would show, in rows of the table of plans. */
#include "method/trial-test/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

static const uint64_t sizes[] = { 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200 };

enum { SIZES = sizeof sizes / sizeof *sizes };

/* Rows while they are made. */
struct planning {
	const struct cc_trial_test_opts *opts;
	const struct cc_plan_aim *aim;
	struct trial_plan *row;
	size_t n;
	struct cc_arena *scratch;
};

static int
by_size(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Of a kind, at these sizes and the usual ones; baseline NaN but of yes or no. */
static void
plan_kind(struct planning *p, enum trial_kind kind, double baseline, const uint64_t *hand, size_t n)
{
	double matter = p->opts->matter.set ? p->opts->matter.value : (double)NAN, needed = (double)NAN;
	uint64_t *size = CC_ARRAY(p->scratch, uint64_t, SIZES + n);
	struct cc_arena *own = cc_arena_new();

	memcpy(size, sizes, sizeof sizes);
	if (n > 0)
		memcpy(size + SIZES, hand, n * sizeof *hand);
	qsort(size, SIZES + n, sizeof *size, by_size);
	if (kind == YES_NO && baseline + matter <= 1)
		needed = cc_plan_needed(baseline + matter, baseline, p->aim, own);
	for (size_t i = 0; i < SIZES + n; i++) {
		struct trial_plan *row = &p->row[p->n];

		if (size[i] == 0 || (i > 0 && size[i] == size[i - 1]))
			continue;
		cc_arena_reset(own);
		*row = (struct trial_plan){ trial_kinds[kind], size[i], baseline, (double)NAN, needed };
		row->detectable = kind == YES_NO ? cc_plan_shares(size[i], size[i], baseline, p->aim, own)
				  : kind == ORDERED
				      ? cc_plan_ranks((double)size[i], (double)size[i], p->aim)
				      : cc_plan_preferences(size[i], p->aim);
		p->n++;
	}
	cc_arena_free(own);
}

/* The share of all arms of an outcome. */
static double
pooled_of(const struct trial *t, const struct trial_outcome *o)
{
	double x = 0, n = 0;

	if (t->opts->baseline.set)
		return t->opts->baseline.value;
	for (uint64_t i = 0; i < o->n; i++, n++)
		x += o->cell[i].value;
	for (size_t i = 0; o->count != NULL && i < (size_t)(t->segments + 1) * t->arms; i++) {
		x += (double)o->count[i].x;
		n += (double)o->count[i].n;
	}
	return x / n;
}

/* A kind of an outcome, where the comparisons are of that kind; the same plan is given once. */
static void
plan_outcome(struct planning *p, const struct trial *t, const struct trial_comparisons *c,
    const struct trial_outcome *o, enum trial_kind kind)
{
	double baseline = kind == YES_NO ? pooled_of(t, o) : (double)NAN;
	uint64_t *hand = CC_ARRAY(p->scratch, uint64_t, 2 * c->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].kind == trial_kinds[kind] && (isnan(baseline) || p->row[i].baseline == baseline))
			return;
	for (size_t i = 0; i < c->n; i++) {
		const struct trial_comparison *row = &c->row[i];

		if (row->kind != kind || (kind == YES_NO && row->of != o))
			continue;
		hand[n++] = kind >= WITHIN ? row->shown : row->n[0];
		if (kind < WITHIN)
			hand[n++] = row->n[1];
	}
	if (n > 0)
		plan_kind(p, kind, baseline, hand, n);
}

static struct planning
begin(const struct cc_trial_test_opts *opts, const struct cc_plan_aim *aim, size_t kinds, size_t hand,
    struct cc_arena *arena)
{
	return (struct planning){
		opts, aim, CC_ARRAY(arena, struct trial_plan, kinds * (SIZES + hand)), 0, arena
	};
}

void
trial_plan(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	struct planning p = begin(t->opts, &c->aim, t->outcomes + 3, 2 * c->n, t->arena);

	if (!(t->run->tables >> T_PLAN & 1))
		return;
	for (unsigned kind = YES_NO; kind <= CHOSEN; kind++)
		for (uint32_t i = 0; i < t->outcomes; i++)
			plan_outcome(&p, t, c, &t->outcome[i], (enum trial_kind)kind);
	cc_table_fill(report, cc_report_at(report, T_PLAN), p.row, p.n);
}

/* Before there is any data: of the arms that are named, else of two. */
void
trial_plan_alone(struct cc_report *report, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_trial_test_opts *opts = run->opts;
	const struct trial_study *study = run->loaded;
	struct trial t = { .run = run, .opts = opts, .arena = arena };
	double arms, tests, baseline = opts->baseline.set ? opts->baseline.value : .5;
	struct cc_plan_aim aim;
	struct planning p;

	trial_read_asked(&t);
	arms = t.n_asked > 0 ? (double)t.n_asked : run->study->items[0].n > 0 ? run->study->items[0].n : 2;
	tests = (opts->control != NULL ? arms - 1 : arms * (arms - 1) / 2) *
		(study->outcomes > 0 ? (double)study->outcomes : 1);
	aim = (struct cc_plan_aim){ opts->power.value,
		(1 - run->confidence) / (opts->looks.value * fmax(tests, 1)) };
	p = begin(opts, &aim, 3, 0, arena);
	plan_kind(&p, YES_NO, baseline, NULL, 0);
	plan_kind(&p, ORDERED, (double)NAN, NULL, 0);
	plan_kind(&p, WITHIN, (double)NAN, NULL, 0);
	cc_table_fill(report, cc_report_at(report, T_PLAN), p.row, p.n);
	cc_note(report, "planned",
	    "planned for %.0f comparison(s) in %.0f look(s) at confidence %g; a difference of yes and no is above "
	    "a baseline of %g",
	    "比較 %.0f 件、見る回数 %.0f 回、信頼度 %g の計画です。はい・いいえの差は基準の割合 %g からの差です",
	    fmax(tests, 1), opts->looks.value, run->confidence, baseline);
}
