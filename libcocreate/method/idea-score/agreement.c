/* agreement.c -- how far the raters agree, axis by axis and in their totals. */
#include "method/idea-score/tables.h"

#include "base/arena.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Axes by ranks, totals as numbers. */
void
idea_agreement_alpha(struct idea_agreement *agreement, const struct idea_rules *rules,
    const struct cc_counted *counted, struct cc_arena *scratch)
{
	uint32_t axes = rules->axes->n;

	for (uint32_t a = 0; a <= axes; a++)
		cc_alpha(&agreement[a].alpha, &counted->counts[a], a == axes ? CC_INTERVAL : CC_ORDINAL,
		    rules->run->confidence, scratch);
}

/* Krippendorff's bounds; NULL where there is no alpha. */
static const char *
reading_of(double alpha)
{
	if (isnan(alpha))
		return NULL;
	return alpha >= CC_ALPHA_RELIABLE    ? "reliable"
	       : alpha >= CC_ALPHA_TENTATIVE ? "tentative"
					     : "unreliable";
}

static uint64_t
units_rated(const struct cc_counts *counts)
{
	uint64_t n = 0;

	for (size_t u = 0; u < counts->units; u++)
		n += counts->first[u + 1] > counts->first[u];
	return n;
}

void
idea_agreement_end(struct idea_agreement *agreement, const struct idea_rules *rules,
    const struct cc_ratings *r, const struct cc_counted *counted, struct cc_ratings_w *order,
    struct cc_arena *arena)
{
	uint32_t axes = rules->axes->n;
	struct cc_w **w = CC_ARRAY(arena, struct cc_w *, (size_t)axes + 1);

	cc_ratings_w_end(w, order, arena);
	for (uint32_t a = 0; a <= axes; a++) {
		struct idea_agreement *its = &agreement[a];
		struct cc_rng *rng;

		its->axis = a < axes ? rules->axes->item[a].id : CC_SPAN("total");
		its->raters = cc_counted_raters(counted, r, a);
		its->rated = units_rated(&counted->counts[a]);
		its->unnamed = counted->unnamed[a] > 0;
		its->reading = isnan(its->alpha.alpha) ? "undefined" : reading_of(its->alpha.alpha);
		its->reading_low = reading_of(its->alpha.low);
		rng = cc_rng_new(rules->run->seed, "agreement",
		    cc_span(cc_format(arena, "order of %.*s", (int)its->axis.len, its->axis.at)), arena);
		cc_w_finish(&its->w, w[a], rules->run->draws, rng);
		cc_rng_free(rng);
	}
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
	{ INTERVAL, CC_WHY_FEW, "alpha-few-ideas",
	    CC_WORDS("alpha has no interval, because fewer than three ideas have two ratings: %s",
		"2人以上が評価したアイデアが3件未満のため、アルファの区間を出しません: %s") },
	{ INTERVAL, CC_WHY_RARE, "alpha-rare",
	    CC_WORDS(
		"alpha has no interval, because only two values were given and fewer than five ideas have "
		"the rarer one: %s",
		"値が2種類だけで、少ないほうの値をもつアイデアが5件未満のため、アルファの区間を出しません: "
		"%s") },
	{ INTERVAL, CC_WHY_ALIKE, "alpha-ideas-alike",
	    CC_WORDS("alpha has no interval, because all ideas have the same mean: %s",
		"どのアイデアの平均も同じため、アルファの区間を出しません: %s") },
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
is_lacking(const struct lack *lack, const struct idea_agreement *a)
{
	switch (lack->figure) {
	case ALPHA: return a->alpha.why == lack->why;
	case INTERVAL: return a->alpha.why == CC_WHY_NONE && a->alpha.interval_why == lack->why;
	case ORDER: return a->w.why == lack->why && !a->unnamed && a->alpha.why != CC_WHY_NO_PAIR;
	}
	return false;
}

/* "a, b": all of them, since a note is about these axes and no other. */
static const char *
join(const char *names, const char *more, struct cc_arena *arena)
{
	return names == NULL ? cc_strdup(arena, more) : cc_format(arena, "%s, %s", names, more);
}

static void
note_lacking(
    struct cc_report *report, const struct idea_agreement *agreement, uint32_t axes, struct cc_arena *arena)
{
	for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
		const char *names = NULL;

		for (uint32_t a = 0; a <= axes; a++)
			if (is_lacking(&lacks[i], &agreement[a]))
				names = join(names, cc_quote(agreement[a].axis).text, arena);
		if (names != NULL)
			cc_note_of(report, lacks[i].code, &lacks[i].text, names);
	}
}

/* What alpha says at face value, the lower limit may deny. */
static void
note_unsure(
    struct cc_report *report, const struct idea_agreement *agreement, uint32_t axes, struct cc_arena *arena)
{
	const char *names = NULL;

	for (uint32_t i = 0; i <= axes; i++) {
		const struct idea_agreement *a = &agreement[i];

		if (a->reading_low == NULL || strcmp(a->reading, a->reading_low) == 0)
			continue;
		names = join(names,
		    cc_format(arena, "%s (%.2f; %.2f)", cc_quote(a->axis).text, a->alpha.alpha, a->alpha.low),
		    arena);
	}
	if (names != NULL)
		cc_note(report, "alpha-unsure",
		    "too few ideas to be sure of the reading, as a lower alpha is compatible: %s",
		    "アイデア数が少なく、判定を断定できません。より低いアルファもありえます: %s", names);
}

/* W is of those ideas alone that every rater scored. */
static void
note_order(
    struct cc_report *report, const struct idea_agreement *agreement, uint32_t axes, struct cc_arena *arena)
{
	const char *left = NULL, *unnamed = NULL;

	for (uint32_t i = 0; i <= axes; i++) {
		const struct idea_agreement *a = &agreement[i];
		struct cc_quoted name = cc_quote(a->axis);

		if (a->unnamed)
			unnamed = join(unnamed, name.text, arena);
		else if (a->w.why == CC_WHY_NONE && a->w.units < a->rated)
			left = join(
			    left, cc_format(arena, "%s %" PRIu64, name.text, a->rated - a->w.units), arena);
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
idea_put_agreement(
    struct cc_report *report, const struct idea_agreement *agreement, uint32_t axes, struct cc_arena *arena)
{
	cc_table_fill(report, cc_report_at(report, T_AGREEMENT), agreement, (size_t)axes + 1);
	note_lacking(report, agreement, axes, arena);
	note_unsure(report, agreement, axes, arena);
	note_order(report, agreement, axes, arena);
}
