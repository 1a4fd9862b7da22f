/* agree.c -- how far the raters agree, axis by axis and in their totals. */
#include "method/idea-score/int.h"

#include "base/arena.h"

#include <inttypes.h>
#include <math.h>

enum { A_AXIS, A_IDEAS, A_RATERS, A_RATINGS, A_ALPHA, A_LOW, A_HIGH, A_W, A_W_P, A_READING };

const struct cc_column_spec idea_score_agreement[] = {
	[A_AXIS] = { "axis", CC_TYPE_ID, CC_PART_KEY, 0 },
	[A_IDEAS] = { "ideas", CC_TYPE_INT, CC_PART_N, 0 },
	[A_RATERS] = { "raters", CC_TYPE_INT, CC_PART_NONE, 0 },
	[A_RATINGS] = { "ratings", CC_TYPE_INT, CC_PART_NONE, 0 },
	[A_ALPHA] = { "alpha", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[A_LOW] = { "alpha_low", CC_TYPE_REAL, CC_PART_LOW, 0 },
	[A_HIGH] = { "alpha_high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
	[A_W] = { "w", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[A_W_P] = { "w_p", CC_TYPE_P, CC_PART_P, 0 },
	[A_READING] = { "reading", CC_TYPE_WORD, CC_PART_NONE, 0 },
	{ 0 },
};

static const char *
reading_of(double alpha_low)
{
	if (isnan(alpha_low))
		return "undefined";
	return alpha_low >= 0.8 ? "reliable" : alpha_low >= 0.667 ? "tentative" : "unreliable";
}

static uint64_t
raters_of(const struct jury *j, uint32_t axis)
{
	uint64_t n = j->tally[axis].anonymous;

	for (size_t r = 0; r < j->raters; r++)
		n += j->rated[r * (j->axes + 1) + axis];
	return n;
}

static struct cc_span
agreement_name(const struct jury *j, uint32_t axis)
{
	return axis == j->axes ? CC_SPAN("total") : j->items->item[axis].id;
}

/* Axes by ranks, totals as numbers. */
void
jury_agree(struct cc_alpha *alpha, const struct jury *j, struct cc_arena *scratch)
{
	size_t n = (size_t)j->axes + 1;
	struct cc_alpha_measure *measure = CC_ARRAY(scratch, struct cc_alpha_measure, n);

	for (uint32_t a = 0; a <= j->axes; a++) {
		measure[a].counts = &j->tally[a].counts;
		measure[a].level = a == j->axes ? CC_INTERVAL : CC_ORDINAL;
	}
	cc_alpha_intervals(
	    alpha, measure, n, j->run->draws, j->run->confidence, j->run->seed, "agreement", scratch);
}

/* What may lack: alpha, its interval, W. */
enum figure { ALPHA, INTERVAL, ORDER };

static const struct lack {
	enum figure figure;
	enum cc_why why;
	const char *code;
	struct cc_words text;
} lacks[] = {
	{ ALPHA, CC_WHY_NO_PAIR, "alpha-no-pairs",
	    CC_WORDS("alpha is undefined, because no idea has two ratings: %s",
		"2人以上が評価したアイデアがないため、アルファは計算できません: %s") },
	{ ALPHA, CC_WHY_ONE_VALUE, "alpha-no-variation",
	    CC_WORDS("alpha is undefined, because every rating is the same: %s",
		"評価がすべて同じ値のため、アルファは計算できません: %s") },
	{ ALPHA, CC_WHY_RANGE, "alpha-range",
	    CC_WORDS("alpha is undefined, because the numbers are too large: %s",
		"数値が大きすぎるため、アルファは計算できません: %s") },
	{ INTERVAL, CC_WHY_ONE, "alpha-one-idea",
	    CC_WORDS("alpha has no interval, because one idea alone has two ratings: %s",
		"2人以上が評価したアイデアが1件だけのため、アルファの区間を出しません: %s") },
	{ INTERVAL, CC_WHY_ONE_VALUE, "alpha-no-draws",
	    CC_WORDS("alpha has no interval, because no resample varies: %s",
		"再標本のどれにも値のばらつきがないため、アルファの区間を出しません: %s") },
	{ ORDER, CC_WHY_NO_DATA, "w-no-idea",
	    CC_WORDS("Kendall's W is undefined, because no idea was scored by every rater: %s",
		"全員が評価したアイデアがないため、ケンドールの W は計算できません: %s") },
	{ ORDER, CC_WHY_ONE, "w-one",
	    CC_WORDS("Kendall's W is undefined, because it takes two raters and two ideas that all of them "
		     "scored: %s",
		"評価者2人以上と、全員が評価したアイデア2件以上がそろわないため、ケンドールの W "
		"は計算できません: %s") },
	{ ORDER, CC_WHY_ONE_VALUE, "w-no-order",
	    CC_WORDS("Kendall's W is undefined, because every rater scored all ideas alike: %s",
		"どの評価者も全アイデアに同じ評価をつけたため、ケンドールの W は計算できません: %s") },
};

/* Does the figure lack on this axis for this reason? */
static bool
is_lacking(const struct lack *lack, const struct jury *j, const struct findings *found, uint32_t axis)
{
	const struct cc_alpha *alpha = &found->alpha[axis];

	switch (lack->figure) {
	case ALPHA: return alpha->why == lack->why;
	case INTERVAL: return alpha->why == CC_WHY_NONE && alpha->interval_why == lack->why;
	case ORDER:
		return found->w[axis].why == lack->why && j->tally[axis].anonymous == 0 &&
		       alpha->why != CC_WHY_NO_PAIR;
	}
	return false;
}

/* "a, b" */
static const char *
join(const char *names, const char *more, struct cc_arena *arena)
{
	return names == NULL ? more : cc_format(arena, "%s, %s", names, more);
}

static void
note_lacking(
    struct cc_report *report, const struct jury *j, const struct findings *found, struct cc_arena *arena)
{
	for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
		const char *axes = NULL;

		for (uint32_t a = 0; a <= j->axes; a++)
			if (is_lacking(&lacks[i], j, found, a))
				axes = join(
				    axes, cc_format(arena, "%s", cc_quote(agreement_name(j, a)).text), arena);
		if (axes != NULL)
			cc_note_of(report, lacks[i].code, &lacks[i].text, axes);
	}
}

static uint32_t
ideas_rated(const struct tally *t)
{
	uint32_t n = 0;

	for (size_t u = 0; u < t->counts.units; u++)
		n += t->first[u + 1] > t->first[u];
	return n;
}

/* W is of those ideas alone that every rater scored. */
static void
note_order(
    struct cc_report *report, const struct jury *j, const struct findings *found, struct cc_arena *arena)
{
	const char *left = NULL, *unnamed = NULL;

	for (uint32_t a = 0; a <= j->axes; a++) {
		const struct cc_concordance *w = &found->w[a];
		const char *name = cc_quote(agreement_name(j, a)).text;
		uint32_t rated = ideas_rated(&j->tally[a]);

		if (j->tally[a].anonymous > 0)
			unnamed = join(unnamed, cc_format(arena, "%s", name), arena);
		else if (w->why == CC_WHY_NONE && w->units < rated)
			left = join(
			    left, cc_format(arena, "%s %" PRIu64, name, (uint64_t)rated - w->units), arena);
	}
	if (left != NULL)
		cc_note(report, "w-complete-ideas",
		    "Kendall's W leaves out ideas that some rater did not score: %s",
		    "ケンドールの W は、全員が評価してはいないアイデアを除いています: %s", left);
	if (unnamed != NULL)
		cc_note(report, "w-unnamed",
		    "no Kendall's W, because rows do not say whose scores they are: %s",
		    "誰の評価かわからない行があるため、ケンドールの W は計算できません: %s", unnamed);
}

void
jury_put_agreement(
    struct cc_report *report, const struct jury *j, const struct findings *found, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "agreement");

	for (uint32_t a = 0; a <= j->axes; a++) {
		const struct cc_alpha *alpha = &found->alpha[a];
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, A_AXIS, agreement_name(j, a));
		cc_put_int(t, row, A_IDEAS, (int64_t)alpha->units);
		cc_put_int(t, row, A_RATERS, (int64_t)raters_of(j, a));
		cc_put_int(t, row, A_RATINGS, (int64_t)alpha->ratings);
		cc_put_real(t, row, A_ALPHA, alpha->alpha);
		cc_put_real(t, row, A_LOW, alpha->low);
		cc_put_real(t, row, A_HIGH, alpha->high);
		cc_put_real(t, row, A_W, found->w[a].w);
		cc_put_real(t, row, A_W_P, found->w[a].p);
		cc_put_word(t, row, A_READING, reading_of(alpha->low));
	}
	note_lacking(report, j, found, arena);
	note_order(report, j, found, arena);
}
