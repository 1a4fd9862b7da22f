/* compare.c -- two arms of an outcome: the test, the verdict. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <math.h>

enum { MOST = 2000 }; /* comparisons: more would take long and show nothing */

void
trial_sides(struct cc_two_arms *s, const struct trial *t, const struct trial_outcome *o, uint32_t a,
    uint32_t b, uint32_t segment, bool others, struct cc_arena *arena)
{
	if (o->from == FROM_ROWS) {
		cc_outcome_pair(s, &o->is, a, b, segment, others, arena);
		return;
	}
	*s = (struct cc_two_arms){ .down = o->is.said != NULL && o->is.said->down };
	for (uint32_t g = 0; o->count != NULL && g <= t->segments; g++)
		for (unsigned side = 0; side < 2 && cc_outcome_in(g, segment, others); side++)
			cc_two_arms_count(s, side, o->count[(size_t)g * t->arms + (side == 0 ? a : b)]);
	cc_outcome_choices(s, &o->is, a, b, segment, others);
}

/* The same people in both arms, or others; false: neither, and nobody says which counts. */
static bool
find_kind(
    struct trial_comparison *row, const struct trial *t, const struct cc_two_arms *s, struct cc_err *err)
{
	const char *design = t->opts->design;
	bool all = design == NULL || design == cc_trial_designs[0];
	bool within = all ? s->both > 0 && 2 * s->both >= s->either : design == cc_trial_designs[2];

	row->kind = row->of->from == FROM_CHOICES	   ? CC_ARMS_CHOICE
		    : within && row->of->from == FROM_ROWS ? CC_ARMS_WITHIN
		    : row->of->share			   ? CC_ARMS_YES_NO
							   : CC_ARMS_ORDERED;
	row->kind_word = cc_arms_kinds[row->kind];
	row->left = row->kind == CC_ARMS_WITHIN ? s->either - s->both : 0;
	return !all || within || s->both == 0 ||
	       cc_fail(err, CC_EXIT_DATA,
		   N_("%ju of %ju people have an answer for both \"%s\" and \"%s\"; wanted nearly all or "
		      "none, or "
		      "--design=within or between"),
		   (uintmax_t)s->both, (uintmax_t)s->either, cc_quote(row->arm).text,
		   cc_quote(row->versus).text);
}

static bool
judge(struct trial_comparison *row, const struct trial *t, struct cc_arena *scratch, struct cc_err *err)
{
	struct cc_two_arms sides;

	trial_sides(&sides, t, row->of, row->a, row->b, CC_OUTCOME_ALL, false, scratch);
	if (!find_kind(row, t, &sides, err))
		return false;
	cc_two_arms_test(&row->test, &sides, row->kind, t->run->confidence, scratch);
	cc_superior_limits(
	    &row->superiority_low, &row->superiority_high, &row->test.superior, t->run->confidence);
	return true;
}

/* Each comparison for itself, by as many threads as there are. */
struct judging {
	struct trial_comparison *row;
	const struct trial *t;
	struct cc_err *err; /* [comparisons] */
	bool *good;
};

static void
judge_one(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	const struct judging *j = ctx;

	j->good[i] = judge(&j->row[i], j->t, scratch, &j->err[i]);
}

/* False with what the first of them has to say. */
static bool
judge_all(const struct trial_comparisons *c, const struct trial *t, struct cc_err *err)
{
	struct judging j = { c->row, t, CC_ARRAY(t->arena, struct cc_err, c->n),
		CC_ARRAY(t->arena, bool, c->n) };

	cc_each(t->run->workers, judge_one, &j, (uint32_t)c->n);
	for (size_t i = 0; i < c->n; i++)
		if (!j.good[i]) {
			*err = j.err[i];
			return false;
		}
	return true;
}

static const char *
verdict_of(const struct trial_comparison *row, const struct trial *t, size_t tests)
{
	double alpha = 1 - t->run->confidence, matter = t->opts->matter.value; /* NaN: nothing is the same */

	if (t->study->arms.shares && t->split[row->of->from].uneven)
		return "unsound";
	if (row->p_adjusted <= alpha && row->superiority_low > .5)
		return "better";
	if (row->p_adjusted <= alpha && row->superiority_high < .5)
		return "worse";
	if (row->test.low > -matter && row->test.high < matter)
		return "same";
	if (!(t->opts->looks.value * (double)tests * row->test.least <= alpha))
		return "too_few";
	return "not_shown";
}

/* Holm's over all comparisons of the run; a union bound over the looks. */
static void
adjust(struct trial_comparisons *c, const struct trial *t)
{
	double *p = CC_ARRAY(t->arena, double, 2 * c->n), *anytime = p + c->n;

	for (size_t i = 0; i < c->n; i++) {
		p[i] = c->row[i].test.p;
		anytime[i] = c->row[i].test.anytime;
		c->tests += !isnan(p[i]);
	}
	cc_adjust_holm(p, p, c->n, t->arena);
	cc_adjust_holm(anytime, anytime, c->n, t->arena);
	for (size_t i = 0; i < c->n; i++) {
		c->row[i].p_adjusted = isnan(p[i]) ? p[i] : fmin(1, t->opts->looks.value * p[i]);
		c->row[i].p_anytime = anytime[i];
	}
	c->aim = (struct cc_plan_aim){ t->opts->power.value,
		(1 - t->run->confidence) / (t->opts->looks.value * (double)(c->tests > 0 ? c->tests : 1)) };
}

/* People were dealt to the arms of those who are different people. */
static void
find_splits(const struct trial_comparisons *c, struct trial *t)
{
	bool dealt[FROM_PEOPLE] = { false };

	for (size_t i = 0; i < c->n; i++)
		dealt[c->row[i].of->from] |= c->row[i].kind < CC_ARMS_WITHIN;
	for (unsigned from = 0; from < FROM_PEOPLE; from++) {
		struct trial_split *split = &t->split[from];

		split->arm = CC_ARRAY(t->arena, struct cc_split, t->arms);
		for (uint32_t a = 0; a < t->arms && dealt[from]; a++)
			if (t->arm[a].in[from])
				split->arm[split->n++] = (struct cc_split){ t->arm[a].is.id,
					t->arm[a].is.share, t->arm[a].dealt[from] };
		split->uneven = cc_split(split->arm, split->n, t->arena) < TRIAL_UNSOUND;
	}
}

/* With the control, else each later arm with each earlier one. */
static bool
add_pairs(
    struct trial_comparisons *c, const struct trial *t, const struct trial_outcome *o, struct cc_err *err)
{
	uint32_t arms = 0, one = 0;

	for (uint32_t b = 0; b < t->arms; b++) {
		arms += trial_has(t, o, b);
		one = trial_has(t, o, b) ? b : one;
		if (c->n + t->arms > MOST)
			return cc_fail(err, CC_EXIT_DATA,
			    N_("%u arms make more comparisons than %d; wanted fewer, or --control=ARM or "
			       "--arms=A,B"),
			    t->arms, MOST);
		for (uint32_t a = 0; a < t->arms; a++) {
			bool pair = t->control == CC_NO_ARM ? a > b : b == t->control && a != b;

			if (pair && trial_has(t, o, a) && trial_has(t, o, b))
				c->row[c->n++] = (struct trial_comparison){ .outcome = o->is.name,
					.arm = t->arm[a].is.id,
					.versus = t->arm[b].is.id,
					.of = o,
					.a = a,
					.b = b };
		}
	}
	return arms != 1 ||
	       cc_fail(err, CC_EXIT_DATA,
		   N_("only one arm, \"%s\"; wanted two or more: --arms=A,B names what nobody has yet"),
		   cc_quote(t->arm[one].is.id).text);
}

bool
trial_compare(struct trial_comparisons *c, struct trial *t, struct cc_err *err)
{
	struct cc_arena *scratch;
	bool good = true;

	*c = (struct trial_comparisons){ .row = CC_ARRAY(t->arena, struct trial_comparison, MOST) };
	for (uint32_t i = 0; i < t->outcomes && good; i++)
		good = add_pairs(c, t, &t->outcome[i], err);
	good = good && judge_all(c, t, err);
	scratch = cc_arena_new();
	find_splits(c, t);
	adjust(c, t);
	for (size_t i = 0; i < c->n && good; i++) {
		struct trial_comparison *row = &c->row[i];
		bool pairs_or_choices = row->kind >= CC_ARMS_WITHIN;

		cc_arena_reset(scratch);
		row->detectable =
		    cc_two_arms_detectable(row->kind, pairs_or_choices ? row->test.tell : row->test.n[0],
			row->test.n[1], trial_baseline(t, row), &c->aim, scratch);
		row->verdict = verdict_of(row, t, c->tests);
	}
	cc_arena_free(scratch);
	return good;
}
