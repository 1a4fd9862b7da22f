/* idea-score_tables.c -- the jury's figures as tables and notes. */
#include "method/idea-score_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "model/measures.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>

enum { C_RANK, C_IDEA, C_TITLE, C_RATERS, C_AXES, C_TOTAL, C_LOW, C_HIGH, C_PASS, C_VERDICT, C_WEAK };
enum { A_AXIS, A_IDEAS, A_RATERS, A_RATINGS, A_ALPHA, A_LOW, A_HIGH, A_W, A_W_P, A_READING };
enum { P_RATER, P_IDEAS, P_MEAN, P_LENIENCY };

const struct cc_table_spec idea_score_tables[] = {
	{
	    "ideas",
	    CC_WORDS("Ideas, best first", "アイデア（上位から）"),
	    (const struct cc_column_spec[]){
		[C_RANK] = { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		[C_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		[C_TITLE] = { "title", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		[C_RATERS] = { "raters", CC_TYPE_INT, CC_PART_N, 0 },
		[C_AXES] = { "axis", CC_TYPE_REAL, CC_PART_NONE, 1 + AXES },
		[C_TOTAL] = { "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[C_LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		[C_HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		[C_PASS] = { "pass_confidence", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		[C_VERDICT] = { "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[C_WEAK] = { "weak_axes", CC_TYPE_LIST, CC_PART_NONE, 0 },
		{ "duplicate_of", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    "idea",
	},
	{
	    "agreement",
	    CC_WORDS("Do the raters agree?", "評価者の一致度"),
	    (const struct cc_column_spec[]){
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
	    },
	    "axis",
	},
	{
	    "raters",
	    CC_WORDS("Who scores high, who low", "評価者ごとの甘辛"),
	    (const struct cc_column_spec[]){
		[P_RATER] = { "rater", CC_TYPE_ID, CC_PART_KEY, 0 },
		[P_IDEAS] = { "n_ideas", CC_TYPE_INT, CC_PART_N, 0 },
		[P_MEAN] = { "mean", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[P_LENIENCY] = { "leniency", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    "rater",
	},
	CC_SEGMENTS_TABLE,
	CC_CHANGES_TABLE,
	CC_MEASURES_TABLE,
	{ 0 },
};

static struct cc_span
title_of(const struct jury *j, uint32_t idea, uint64_t *at)
{
	const struct cc_store *titles = j->now->store[IDEAS];
	const struct cc_first *first;

	/* both the ideas and the titles stand in the order of ids */
	while (*at < titles->rows && cc_row_id(titles, cc_store_row(titles, *at), I_IDEA, 0) < idea)
		++*at;
	if (*at == titles->rows || cc_row_id(titles, cc_store_row(titles, *at), I_IDEA, 0) != idea)
		return (struct cc_span){ 0 };
	first = cc_row_field(titles, cc_store_row(titles, *at), I_TITLE);
	return first->text;
}

static void
put_weak_axes(
    const struct jury *j, struct cc_table *t, size_t row, const struct idea *idea, struct cc_arena *arena)
{
	struct cc_span *weak = CC_ARRAY(arena, struct cc_span, j->axes);
	size_t n = 0;

	for (uint32_t a = 0; a < j->axes; a++)
		if (jury_cell(j, idea->id, a)->mean < (j->run->scale[0] + j->run->scale[1]) / 2 - SAME)
			weak[n++] = j->items->item[a].id;
	if (n > 0)
		cc_put_list(t, row, C_WEAK, weak, n);
}

static void
put_ideas(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "ideas");
	struct cc_span *title = CC_ARRAY(arena, struct cc_span, j->ideas);
	uint64_t at = 0;

	for (uint32_t id = 0; id < j->ideas; id++)
		title[id] = title_of(j, id, &at);
	for (uint32_t i = 0; i < j->ideas; i++) {
		const struct idea *idea = &j->idea[i];
		size_t row = cc_row_add(report, t);

		if (idea->rank > 0)
			cc_put_int(t, row, C_RANK, idea->rank);
		cc_put_text(t, row, C_IDEA, cc_state_text(j->now, IDEA, idea->id));
		if (title[idea->id].at != NULL)
			cc_put_text(t, row, C_TITLE, title[idea->id]);
		cc_put_int(t, row, C_RATERS, idea->raters);
		for (uint32_t a = 0; a < j->axes; a++)
			cc_put_item(t, row, C_AXES, a, jury_cell(j, idea->id, a)->mean);
		cc_put_real(t, row, C_TOTAL, idea->total);
		cc_put_real(t, row, C_LOW, idea->low);
		cc_put_real(t, row, C_HIGH, idea->high);
		cc_put_real(t, row, C_PASS, idea->pass);
		if (idea->verdict != NULL)
			cc_put_word(t, row, C_VERDICT, idea->verdict);
		put_weak_axes(j, t, row, idea, arena);
	}
}

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

/* Of the axes, then of totals. */
struct agreement {
	const struct jury *j;
	struct cc_alpha *alpha; /* [axes + 1] */
};

static struct cc_span
agreement_name(const struct jury *j, uint32_t axis)
{
	return axis == j->axes ? CC_SPAN("total") : j->items->item[axis].id;
}

/* Axes by ranks, totals as numbers. */
static void
agree(struct agreement *all, const struct jury *j, struct cc_arena *arena)
{
	size_t n = (size_t)j->axes + 1;
	struct cc_alpha_measure *measure = CC_ARRAY(arena, struct cc_alpha_measure, n);

	*all = (struct agreement){ j, CC_ARRAY(arena, struct cc_alpha, n) };
	for (uint32_t a = 0; a <= j->axes; a++) {
		measure[a].counts = &j->tally[a].counts;
		measure[a].level = a == j->axes ? CC_INTERVAL : CC_ORDINAL;
	}
	cc_alpha_intervals(
	    all->alpha, measure, n, j->run->draws, j->run->confidence, j->run->seed, "agreement", arena);
}

/* The axes whose alpha, or whose interval, lacks for this reason: "a, b". */
static const char *
axes_lacking(const struct agreement *all, enum cc_why why, bool interval, struct cc_arena *arena)
{
	const char *names = NULL;

	for (uint32_t a = 0; a <= all->j->axes; a++) {
		const struct cc_alpha *alpha = &all->alpha[a];
		enum cc_why found = interval ? alpha->interval_why : alpha->why;

		if (found == why && (!interval || alpha->why == CC_WHY_NONE))
			names = cc_format(arena, "%s%s%s", names != NULL ? names : "",
			    names != NULL ? ", " : "", cc_quote(agreement_name(all->j, a)).text);
	}
	return names;
}

static void
note_lacking(struct cc_report *report, const struct agreement *all, struct cc_arena *arena)
{
	static const struct lack {
		enum cc_why why;
		bool interval;
		const char *code;
		struct cc_words text;
	} lacks[] = {
		{ CC_WHY_NO_PAIR, false, "alpha-no-pairs",
		    CC_WORDS("alpha is undefined, because no idea has two ratings: %s",
			"2人以上が評価したアイデアがないため、アルファは計算できません: %s") },
		{ CC_WHY_ONE_VALUE, false, "alpha-no-variation",
		    CC_WORDS("alpha is undefined, because every rating is the same: %s",
			"評価がすべて同じ値のため、アルファは計算できません: %s") },
		{ CC_WHY_RANGE, false, "alpha-range",
		    CC_WORDS("alpha is undefined, because the numbers are too large: %s",
			"数値が大きすぎるため、アルファは計算できません: %s") },
		{ CC_WHY_ONE, true, "alpha-one-idea",
		    CC_WORDS("alpha has no interval, because one idea alone has two ratings: %s",
			"2人以上が評価したアイデアが1件だけのため、アルファの区間を出しません: %s") },
		{ CC_WHY_ONE_VALUE, true, "alpha-no-draws",
		    CC_WORDS("alpha has no interval, because no resample varies: %s",
			"再標本のどれにも値のばらつきがないため、アルファの区間を出しません: %s") },
	};

	for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
		const char *axes = axes_lacking(all, lacks[i].why, lacks[i].interval, arena);

		if (axes != NULL)
			cc_note(report, lacks[i].code, &lacks[i].text, axes);
	}
}

static struct cc_alpha
put_agreement(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct agreement all;
	struct cc_table *t = cc_report_table(report, "agreement");

	agree(&all, j, arena);
	for (uint32_t a = 0; a <= j->axes; a++) {
		const struct cc_alpha *alpha = &all.alpha[a];
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, A_AXIS, agreement_name(j, a));
		cc_put_int(t, row, A_IDEAS, (int64_t)alpha->units);
		cc_put_int(t, row, A_RATERS, (int64_t)raters_of(j, a));
		cc_put_int(t, row, A_RATINGS, (int64_t)alpha->ratings);
		cc_put_real(t, row, A_ALPHA, alpha->alpha);
		cc_put_real(t, row, A_LOW, alpha->low);
		cc_put_real(t, row, A_HIGH, alpha->high);
		cc_put_word(t, row, A_READING, reading_of(alpha->low));
	}
	note_lacking(report, &all, arena);
	return all.alpha[j->axes];
}

/* Mean score and mean difference to the others on the same ideas and axes. */
static void
put_raters(struct cc_report *report, const struct jury *j)
{
	struct cc_table *t = cc_report_table(report, "raters");

	for (uint32_t id = 0; id < j->raters; id++) {
		const struct rater *r = &j->rater[id];
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, P_RATER, cc_state_text(j->now, RATER, id));
		cc_put_int(t, row, P_IDEAS, (int64_t)r->ideas);
		cc_put_real(t, row, P_MEAN, cc_twofold_value(&r->sum) / (double)r->scores);
		cc_put_real(t, row, P_LENIENCY, cc_twofold_value(&r->difference) / (double)r->compared);
	}
}

static void
put_measures(struct cc_report *report, const struct jury *j, const struct cc_alpha *total)
{
	struct cc_table *t = cc_measures_begin(report, j->run);
	uint64_t judged = 0, priority = 0;
	double low, high;

	for (uint32_t i = 0; i < j->ideas; i++) {
		if (j->idea[i].verdict == NULL || isnan(j->idea[i].total))
			continue;
		judged++;
		priority += strcmp(j->idea[i].verdict, "priority") == 0;
	}
	cc_measure(report, t, j->run, "ideas", j->ideas, j->ideas, NAN, NAN);
	cc_wilson(&low, &high, (double)priority, (double)judged, j->run->confidence);
	cc_measure(report, t, j->run, "priority_rate", (double)priority / (double)judged, judged, low, high);
	cc_measure(report, t, j->run, "rater_agreement", total->alpha, total->units, total->low, total->high);
}

/* How many of all patterns of whole scores would reach the bar: what it is worth. */
static double
chance_of(const struct jury *j)
{
	int64_t low = (int64_t)j->run->scale[0], high = (int64_t)j->run->scale[1], levels = high - low + 1;
	double ways[64 * 16] = { 1 }, all = 1, pass = 0;
	int64_t most = (levels - 1) * j->axes;

	for (uint32_t a = 0; a < j->axes; a++, all *= (double)levels)
		for (int64_t sum = most; sum >= 0; sum--) {
			double n = 0;

			for (int64_t k = 0; k < levels && k <= sum; k++)
				n += ways[sum - k];
			ways[sum] = n;
		}
	for (int64_t sum = 0; sum <= most; sum++)
		if (reaches((double)(sum + low * j->axes), j->threshold))
			pass += ways[sum];
	return pass / all;
}

static void
note_threshold(struct cc_report *report, const struct jury *j)
{
	const double *scale = j->run->scale;
	bool whole = scale[0] == floor(scale[0]) && scale[1] == floor(scale[1]) && scale[1] - scale[0] < 64;
	char bar[CC_NUM_MAX], most[CC_NUM_MAX];

	if (!j->has_threshold) {
		cc_note(report, "no-threshold",
		    CC_SAY(
			"axes or scale are not the default ones: no threshold is applied; give --threshold",
			"軸または尺度が既定と異なるため、基準点は使いません。--threshold "
			"で指定してください"));
		return;
	}
	if (!whole || j->axes > 16 || j->weights != j->axes)
		return;
	for (uint32_t a = 0; a < j->axes; a++)
		if (j->weight[a] != 1)
			return;
	cc_num_print(bar, j->threshold);
	cc_num_print(most, scale[1] * j->axes);
	cc_note(report, "threshold-chance",
	    CC_SAY("a threshold of %s of %s lets %.1f%% of all score patterns pass",
		"基準 %s / %s 点は、あらゆる得点の組合せの %.1f%% が通る水準です"),
	    bar, most, 100 * chance_of(j));
}

static void
put_notes(struct cc_report *report, const struct jury *j)
{
	note_threshold(report, j);
	if (!(j->run->bound >> RATER & 1))
		cc_note(report, "no-rater",
		    CC_SAY("no rater column: every row counts as a rater of its own",
			"評価者の列がないため、各行を別々の評価者とみなします"));
	if (j->unrated > 0)
		cc_note(report, "incomplete",
		    CC_SAY("ideas without a total, because nobody scored them on some axis: %" PRIu32,
			"誰も採点していない軸があるため合計のないアイデア: %" PRIu32 " 件"),
		    j->unrated);
	if (j->alone > 0)
		cc_note(report, "one-rater",
		    CC_SAY("ideas without an interval, because fewer than two raters scored every axis: "
			   "%" PRIu32,
			"全軸を採点した評価者が2人未満のため区間のないアイデア: %" PRIu32 " 件"),
		    j->alone);
	if (j->unvaried > 0)
		cc_note(report, "no-spread",
		    CC_SAY(
			"ideas without a pass confidence, because every rater gave the same total: %" PRIu32,
			"全評価者の合計が同じため合格の確からしさがないアイデア: %" PRIu32 " 件"),
		    j->unvaried);
}

static void
put_parameters(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	const char *weights = "";

	cc_parameter_real(report, "scale_low", j->run->scale[0]);
	cc_parameter_real(report, "scale_high", j->run->scale[1]);
	if (j->has_threshold)
		cc_parameter_real(report, "threshold", j->threshold);
	if (j->opts->veto.set)
		cc_parameter_real(report, "veto", j->opts->veto.value);
	for (uint32_t a = 0; a < j->axes; a++) {
		struct cc_span id = j->items->item[a].id;
		char weight[CC_NUM_MAX];

		cc_num_print(weight, j->weight[a]);
		weights =
		    cc_format(arena, "%s%s%.*s=%s", weights, a > 0 ? "," : "", (int)id.len, id.at, weight);
	}
	cc_parameter_text(report, "weights", weights);
}

void
jury_tables(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct cc_alpha total;

	put_parameters(report, j, arena);
	put_ideas(report, j, arena);
	total = put_agreement(report, j, arena);
	put_raters(report, j);
	put_measures(report, j, &total);
	put_notes(report, j);
}

/* Means by id: ideas stand in the order of their ranks. */
static struct cc_mean *
means_of(const struct jury *j, struct cc_arena *arena)
{
	struct cc_mean *mean = CC_ARRAY(arena, struct cc_mean, j->ideas);

	for (uint32_t i = 0; i < j->ideas; i++)
		mean[j->idea[i].id] = j->idea[i].mean;
	return mean;
}

/* Ids are in the order of bytes in both waves: one walk over both. */
void
jury_changes(
    struct cc_report *report, const struct jury *now, const struct jury *past, struct cc_arena *arena)
{
	struct cc_changes *changes =
	    cc_changes_begin(report, now->run, past != NULL ? past->now : NULL, arena);
	struct cc_mean *after = means_of(now, arena), *before, none = { 0 };
	uint32_t a = 0, b = 0;

	if (past == NULL)
		return;
	before = means_of(past, arena);
	while (a < now->ideas || b < past->ideas) {
		struct cc_span x = a < now->ideas ? cc_state_text(now->now, IDEA, a) : (struct cc_span){ 0 };
		struct cc_span y =
		    b < past->ideas ? cc_state_text(past->now, IDEA, b) : (struct cc_span){ 0 };
		int order = a == now->ideas ? 1 : b == past->ideas ? -1 : cc_span_cmp(x, y);

		cc_change_mean(changes, order <= 0 ? x : y, "total", order >= 0 ? before[b] : none,
		    order <= 0 ? after[a] : none, CC_BETTER_UP);
		a += order <= 0;
		b += order >= 0;
	}
	cc_changes_end(changes);
}
