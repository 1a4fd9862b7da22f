/* compare.c -- two arms of an outcome: the test, the verdict. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "stat/adjust.h"
#include "stat/boschloo.h"
#include "stat/dealt.h"
#include "stat/interval.h"
#include "stat/rank_sum.h"
#include "stat/sign.h"

#include <math.h>

const char *const trial_kinds[] = { "yes_no", "ordered", "within", "choice" };

static bool
counts_here(const struct trial_cell *c, uint32_t segment, bool others)
{
	return segment == EVERYBODY || (c->segment == segment) != others;
}

static void
see_value(struct trial_sides *s, const struct trial_outcome *o, unsigned side, double value)
{
	s->value[side][s->n[side]++] = value;
	s->share[side].n++;
	s->share[side].x += o->yes_no && value > 0;
	cc_moments_add(&s->moments[side], value);
}

/* Less is better where the outcome is down. */
static void
see_person(struct trial_sides *s, const struct trial_outcome *o, const double value[2])
{
	bool has[] = { !isnan(value[0]), !isnan(value[1]) };
	double apart = value[0] - value[1];

	for (unsigned side = 0; side < 2; side++)
		if (has[side])
			see_value(s, o, side, value[side]);
	s->either += has[0] || has[1];
	s->both += has[0] && has[1];
	if (!has[0] || !has[1])
		return;
	s->prefer[0] += o->down ? apart < 0 : apart > 0;
	s->prefer[1] += o->down ? apart > 0 : apart < 0;
	cc_moments_add(&s->apart, apart);
	cc_moments_add(&s->paired[0], value[0]);
	cc_moments_add(&s->paired[1], value[1]);
}

static void
sum_counts(struct trial_sides *s, const struct trial *t, const struct trial_outcome *o, uint32_t a, uint32_t b,
    uint32_t segment, bool others)
{
	for (uint32_t g = 0; g <= t->segments; g++)
		for (unsigned side = 0; side < 2; side++) {
			struct cc_share more = o->count[(size_t)g * t->arms + (side == 0 ? a : b)];

			if (segment != EVERYBODY && (g == segment) == others)
				continue;
			s->share[side].x += more.x;
			s->share[side].n += more.n;
			s->n[side] += more.n;
			s->either += more.n;
		}
}

void
trial_sides(struct trial_sides *s, const struct trial *t, const struct trial_outcome *o, uint32_t a, uint32_t b,
    uint32_t segment, bool others, struct cc_arena *arena)
{
	uint64_t end;

	*s = (struct trial_sides){ .value = { CC_ARRAY(arena, double, o->n), CC_ARRAY(arena, double, o->n) } };
	if (o->from == FROM_COUNTS) {
		sum_counts(s, t, o, a, b, segment, others);
		return;
	}
	for (uint64_t i = 0; i < o->n; i = end) {
		double value[] = { (double)NAN, (double)NAN };

		for (end = i; end < o->n && o->cell[end].person == o->cell[i].person; end++) {
			const struct trial_cell *c = &o->cell[end];

			if (!counts_here(c, segment, others))
				continue;
			s->n[0] += o->from == FROM_CHOICES;
			s->prefer[0] += o->from == FROM_CHOICES && c->arm == a;
			s->prefer[1] += o->from == FROM_CHOICES && c->arm == b;
			if (c->arm == a || c->arm == b)
				value[c->arm == b] = c->value;
		}
		if (o->from == FROM_ROWS)
			see_person(s, o, value);
	}
	if (o->from == FROM_CHOICES)
		s->n[1] = s->n[0];
}

struct cc_superior
trial_superior(
    const struct trial_outcome *o, enum trial_kind kind, const struct trial_sides *s, struct cc_arena *scratch)
{
	unsigned best = o->down; /* the side of less */

	if (kind == YES_NO)
		return cc_superior_shares(s->share[best], s->share[!best]);
	if (kind == ORDERED && s->n[0] > 0 && s->n[1] > 0)
		return cc_superior_ranks(cc_superiority(s->value[best], (uint32_t)s->n[best], s->value[!best],
					     (uint32_t)s->n[!best], scratch),
		    s->n[best], s->n[!best]);
	return kind == ORDERED ? cc_superior_ranks(0, 0, 0)
			       : cc_superior_preferences(s->prefer[0], s->prefer[1]);
}

/* What a comparison is made of. */
struct judging {
	const struct trial *t;
	struct trial_comparison *row;
	struct trial_sides sides;
	struct cc_arena *scratch;
	struct cc_err *err;
};

/* The same people in both arms, or others; false: neither, and nobody says which counts. */
static bool
find_kind(struct judging *j)
{
	const struct trial_outcome *o = j->row->of;
	const struct trial_sides *s = &j->sides;
	const char *design = j->t->opts->design;
	bool all = design == NULL || design == cc_trial_designs[0];
	bool within = all ? s->both > 0 && 2 * s->both >= s->either : design == cc_trial_designs[2];

	j->row->kind = o->from == FROM_CHOICES ? CHOSEN
		       : within && o->from == FROM_ROWS ? WITHIN
		       : o->yes_no			? YES_NO
							: ORDERED;
	if (j->row->kind == WITHIN)
		j->row->left = s->either - s->both;
	return !all || within || s->both == 0 ||
	       cc_fail(j->err, CC_EXIT_DATA,
		   N_("%ju of %ju people have an answer for both \"%s\" and \"%s\"; wanted nearly all or none, or "
		      "--design=within or between"),
		   (uintmax_t)s->both, (uintmax_t)s->either, cc_quote(j->row->arm).text,
		   cc_quote(j->row->versus).text);
}

static void
judge_shares(struct judging *j)
{
	struct trial_comparison *row = j->row;
	const struct cc_share *share = j->sides.share;
	double z, n1 = (double)share[0].n, n2 = (double)share[1].n;
	struct cc_boschloo exact;

	for (unsigned side = 0; side < 2; side++)
		row->value[side] = (double)share[side].x / (double)share[side].n;
	row->pooled = ((double)share[0].x + (double)share[1].x) / (n1 + n2);
	if (share[0].n == 0 || share[1].n == 0)
		return;
	row->difference = row->value[0] - row->value[1];
	cc_newcombe(&row->low, &row->high, share[0], share[1], j->t->run->confidence);
	row->approximate = share[0].n + share[1].n > CC_BOSCHLOO_MOST;
	if (row->approximate) {
		if (cc_pooled_z(&z, &row->p, share[0], share[1]) != CC_WHY_NONE)
			row->p = 1;
		row->least = 0;
		return;
	}
	cc_boschloo(&exact, share[0], share[1], j->scratch);
	row->p = exact.p;
	row->least = cc_boschloo_least(share[0].n, share[1].n);
}

static void
judge_ranks(struct judging *j)
{
	struct trial_comparison *row = j->row;
	const struct trial_sides *s = &j->sides;
	struct cc_rank_sum ranks;
	struct cc_difference d;
	struct cc_mean mean[] = { cc_mean_of(&s->moments[0]), cc_mean_of(&s->moments[1]) };

	row->value[0] = mean[0].mean;
	row->value[1] = mean[1].mean;
	cc_mean_difference(&d, mean[0], mean[1], j->t->run->confidence);
	row->difference = d.value;
	row->low = d.low;
	row->high = d.high;
	if (s->n[0] == 0 || s->n[1] == 0)
		return;
	cc_rank_sum(
	    &ranks, s->value[0], (uint32_t)s->n[0], s->value[1], (uint32_t)s->n[1], j->scratch);
	row->p = ranks.p;
	row->least = ranks.least;
	row->approximate = !ranks.exact;
}

static void
judge_preferences(struct judging *j)
{
	struct trial_comparison *row = j->row;
	const struct trial_sides *s = &j->sides;
	struct cc_mean apart = cc_mean_of(&s->apart);
	struct cc_difference d;
	struct cc_sign sign;

	row->shown = s->prefer[0] + s->prefer[1];
	if (row->kind == CHOSEN && s->n[0] > 0) {
		row->value[0] = (double)s->prefer[0] / (double)s->n[0];
		row->value[1] = (double)s->prefer[1] / (double)s->n[0];
	} else if (row->kind == WITHIN && apart.n > 0) {
		cc_moments_mean(&row->value[0], &s->paired[0]);
		cc_moments_mean(&row->value[1], &s->paired[1]);
		row->difference = apart.mean;
		if (apart.n > 1 && cc_t_difference(&d, cc_estimate_of(apart), j->t->run->confidence) ==
				       CC_WHY_NONE) {
			row->low = d.low;
			row->high = d.high;
		}
	}
	if (row->shown == 0)
		return;
	cc_sign(&sign, s->prefer[0], s->prefer[1]);
	row->p = sign.p;
	row->p_anytime = sign.anytime;
	row->least = sign.least;
}

static bool
judge(struct judging *j)
{
	struct trial_comparison *row = j->row;
	struct cc_superior superior;

	trial_sides(&j->sides, j->t, row->of, row->a, row->b, EVERYBODY, false, j->scratch);
	if (!find_kind(j))
		return false;
	for (unsigned side = 0; side < 2; side++)
		row->n[side] = row->kind == WITHIN ? j->sides.both : j->sides.n[side];
	row->shown = row->n[0] < row->n[1] ? row->n[0] : row->n[1];
	if (row->kind == YES_NO)
		judge_shares(j);
	else if (row->kind == ORDERED)
		judge_ranks(j);
	else
		judge_preferences(j);
	superior = trial_superior(row->of, row->kind, &j->sides, j->scratch);
	row->superiority = superior.value;
	cc_superior_limits(
	    &row->superiority_low, &row->superiority_high, &superior, j->t->run->confidence);
	row->kind_word = trial_kinds[row->kind];
	return true;
}

static void
detect(struct trial_comparison *row, const struct trial *t, const struct cc_plan_aim *aim, struct cc_arena *scratch)
{
	double baseline = t->opts->baseline.set ? t->opts->baseline.value : row->pooled;

	if (row->kind == YES_NO && row->n[0] > 0 && row->n[1] > 0)
		row->detectable = cc_plan_shares(row->n[0], row->n[1], baseline, aim, scratch);
	else if (row->kind == ORDERED && row->n[0] > 0 && row->n[1] > 0)
		row->detectable = cc_plan_ranks((double)row->n[0], (double)row->n[1], aim);
	else if (row->kind >= WITHIN)
		row->detectable = cc_plan_preferences(row->shown, aim);
}

static const char *
verdict_of(const struct trial_comparison *row, const struct trial *t, size_t tests)
{
	double alpha = 1 - t->run->confidence, matter = t->opts->matter.set ? t->opts->matter.value : 0;

	if (t->unsound && row->kind < WITHIN)
		return "unsound";
	if (row->p_adjusted <= alpha && row->superiority_low > .5)
		return "better";
	if (row->p_adjusted <= alpha && row->superiority_high < .5)
		return "worse";
	if (row->low > -matter && row->high < matter)
		return "same";
	if (!(t->opts->looks.value * (double)tests * row->least <= alpha))
		return "too_few";
	return "not_shown";
}

/* Holm's over all comparisons of the run. */
static void
adjust(struct trial_comparisons *c, const struct trial *t, struct cc_arena *arena)
{
	double *p = CC_ARRAY(arena, double, 2 * c->n), *anytime = p + c->n;

	for (size_t i = 0; i < c->n; i++) {
		p[i] = c->row[i].p;
		anytime[i] = c->row[i].p_anytime;
		c->tests += !isnan(p[i]);
	}
	cc_adjust_holm(p, p, c->n, arena);
	cc_adjust_holm(anytime, anytime, c->n, arena);
	for (size_t i = 0; i < c->n; i++) {
		c->row[i].p_adjusted = isnan(p[i]) ? p[i] : fmin(1, t->opts->looks.value * p[i]);
		c->row[i].p_anytime = anytime[i];
	}
}

/* With the control, else each later arm with each earlier one. */
static void
add_pairs(struct trial_comparisons *c, const struct trial *t, const struct trial_outcome *o)
{
	const double none = (double)NAN;

	for (uint32_t b = 0; b < t->arms; b++)
		for (uint32_t a = 0; a < t->arms; a++) {
			bool pair = t->control == NO_ARM ? a > b : b == t->control && a != b;

			if (!pair || !trial_has(o, &t->arm[a]) || !trial_has(o, &t->arm[b]))
				continue;
			c->row[c->n++] = (struct trial_comparison){ .outcome = o->name,
				.arm = t->arm[a].id,
				.versus = t->arm[b].id,
				.of = o,
				.a = a,
				.b = b,
				.value = { none, none },
				.difference = none,
				.low = none,
				.high = none,
				.p = none,
				.p_anytime = none,
				.least = none,
				.pooled = none,
				.detectable = none };
		}
}

/* Whether people were dealt to arms, which are then to be as many as planned. */
static void
find_split(struct trial_comparisons *c, struct trial *t)
{
	uint64_t *dealt = CC_ARRAY(t->arena, uint64_t, (size_t)t->arms + 1);
	double *share = CC_ARRAY(t->arena, double, (size_t)t->arms + 1);

	for (size_t i = 0; i < c->n; i++)
		t->split[c->row[i].of->from] |= c->row[i].kind < WITHIN;
	for (unsigned from = 0; from < FROM_PEOPLE; from++) {
		uint32_t arms = 0;

		for (uint32_t a = 0; a < t->arms; a++)
			if (t->arm[a].in[from]) {
				dealt[arms] = t->arm[a].dealt[from];
				share[arms++] = t->arm[a].share;
			}
		t->split_p[from] = t->split[from] ? cc_dealt(dealt, share, arms) : (double)NAN;
		t->unsound |= t->study->shares && t->split_p[from] < TRIAL_UNSOUND;
	}
}

bool
trial_compare(struct trial_comparisons *c, struct trial *t, struct cc_err *err)
{
	struct judging j = { .t = t, .scratch = cc_arena_new(), .err = err };
	size_t pairs = (size_t)t->arms * t->arms;
	bool good = true;

	*c = (struct trial_comparisons){ .row = CC_ARRAY(
					     t->arena, struct trial_comparison, pairs * t->outcomes) };
	for (uint32_t i = 0; i < t->outcomes; i++)
		add_pairs(c, t, &t->outcome[i]);
	for (size_t i = 0; i < c->n && good; i++) {
		cc_arena_reset(j.scratch);
		j.row = &c->row[i];
		good = judge(&j);
	}
	find_split(c, t);
	adjust(c, t, t->arena);
	c->aim = (struct cc_plan_aim){ t->opts->power.value,
		(1 - t->run->confidence) / (t->opts->looks.value * (double)(c->tests > 0 ? c->tests : 1)) };
	for (size_t i = 0; i < c->n && good; i++) {
		cc_arena_reset(j.scratch);
		detect(&c->row[i], t, &c->aim, j.scratch);
		c->row[i].verdict = verdict_of(&c->row[i], t, c->tests);
	}
	cc_arena_free(j.scratch);
	return good;
}
