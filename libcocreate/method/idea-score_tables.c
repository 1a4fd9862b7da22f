/* idea-score_tables.c -- the jury's figures as tables and notes. */
#include "method/idea-score_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "model/evidence.h"
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
	    .evidence = true,
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
	{
	    "votes",
	    CC_WORDS("What the crowd says, best first", "投票の結果（上位から）"),
	    crowd_columns,
	    "idea",
	    .evidence = true,
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

/* Where each idea was scored; NULL: nobody asks. */
static struct cc_evidence *
evidence_of(const struct jury *j, struct cc_arena *arena)
{
	struct cc_evidence *evidence;

	if (!j->run->evidence)
		return NULL;
	evidence = CC_ARRAY(arena, struct cc_evidence, j->ideas);
	for (uint64_t i = 0; i < j->log->rows; i++) {
		const unsigned char *row = cc_store_row(j->log, i);

		cc_evidence_see(
		    &evidence[cc_row_id(j->log, row, R_IDEA, 0)], cc_row_word(j->log, row, R_PLACE));
	}
	return evidence;
}

struct cc_span *
jury_titles(const struct jury *j, struct cc_arena *arena)
{
	struct cc_span *title = CC_ARRAY(arena, struct cc_span, j->ideas);
	uint64_t at = 0;

	for (uint32_t id = 0; id < j->ideas; id++)
		title[id] = title_of(j, id, &at);
	return title;
}

static void
put_ideas(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "ideas");
	struct cc_span *title = jury_titles(j, arena);
	struct cc_evidence *evidence =
	    j->has_scores ? evidence_of(j, arena) : crowd_evidence(j->crowd, arena);
	/* votes alone name no axes: the columns stay as they were declared */
	uint32_t axes = j->has_scores ? j->axes : 0;

	if (j->items != j->run->items[AXES])
		cc_table_spread(report, t, C_AXES, &j->items->item[0].id, 1);
	for (uint32_t i = 0; i < j->ideas; i++) {
		const struct idea *idea = &j->idea[i];
		size_t row = cc_row_add(report, t);

		if (idea->rank > 0)
			cc_put_int(t, row, C_RANK, idea->rank);
		cc_put_text(t, row, C_IDEA, cc_state_text(j->now, IDEA, idea->id));
		if (title[idea->id].at != NULL)
			cc_put_text(t, row, C_TITLE, title[idea->id]);
		if (j->has_scores)
			cc_put_int(t, row, C_RATERS, idea->raters);
		for (uint32_t a = 0; a < axes; a++)
			cc_put_item(t, row, C_AXES, a, jury_cell(j, idea->id, a)->mean);
		cc_put_real(t, row, C_TOTAL, idea->total);
		cc_put_real(t, row, C_LOW, idea->low);
		cc_put_real(t, row, C_HIGH, idea->high);
		cc_put_real(t, row, C_PASS, idea->pass);
		if (idea->verdict != NULL)
			cc_put_word(t, row, C_VERDICT, idea->verdict);
		put_weak_axes(j, t, row, idea, arena);
		if (evidence != NULL)
			cc_evidence_put(t, row, &evidence[idea->id], j->run, arena);
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
		size_t row;

		if (r->scores == 0)
			continue;
		row = cc_row_add(report, t);
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
	if (j->has_scores)
		note_threshold(report, j);
	if (!(j->run->bound >> RATER & 1) && (j->has_scores || j->now->store[BALLOTS]->rows > 0))
		cc_note(report, "no-rater",
		    CC_SAY("no rater column: every row counts as a rater of its own",
			"評価者の列がないため、各行を別々の評価者とみなします"));
	if (j->has_scores && j->unrated > 0)
		cc_note(report, "incomplete",
		    CC_SAY("ideas without a total, because nobody scored them on some axis: %" PRIu32,
			"誰も採点していない軸があるため合計のないアイデア: %" PRIu32 " 件"),
		    j->unrated);
	if (j->prorated > 0)
		cc_note(report, "prorated",
		    CC_SAY("ideas scored on fewer axes, their totals scaled up to all (--prorate): %" PRIu32,
			"採点のない軸を除き、全軸に換算した合計をもつアイデア（--prorate）: %" PRIu32 " 件"),
		    j->prorated);
	if (j->has_scores && is_median(j))
		cc_note(report, "median",
		    CC_SAY("totals are of medians: they have no interval and no pass confidence",
			"合計は中央値によるため、区間と合格の確からしさを出しません"));
	if (j->dropped > 0)
		cc_note(report, "dup-scores",
		    CC_SAY("scores given again, left out by --dup=%s: %" PRIu64,
			"重複のため --dup=%s により除いた採点: %" PRIu64 " 件"),
		    j->opts->dup, j->dropped);
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
	if (j->opts->aggregate != NULL)
		cc_parameter_text(report, "aggregate", j->opts->aggregate);
	if (j->opts->dup != NULL)
		cc_parameter_text(report, "dup", j->opts->dup);
	if (j->opts->prorate)
		cc_parameter_text(report, "prorate", "yes");
	for (uint32_t a = 0; a < j->axes && j->has_scores; a++) {
		struct cc_span id = j->items->item[a].id;
		char weight[CC_NUM_MAX];

		cc_num_print(weight, j->weight[a]);
		weights =
		    cc_format(arena, "%s%s%.*s=%s", weights, a > 0 ? "," : "", (int)id.len, id.at, weight);
	}
	if (j->has_scores)
		cc_parameter_text(report, "weights", weights);
}

void
jury_tables(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct cc_alpha total = { .alpha = NAN };

	put_parameters(report, j, arena);
	put_ideas(report, j, arena);
	if (j->has_scores) {
		total = put_agreement(report, j, arena);
		put_raters(report, j);
	} else {
		cc_table_unasked(cc_report_table(report, "agreement"), "-c score=COLUMN");
		cc_table_unasked(cc_report_table(report, "raters"), "-c score=COLUMN");
	}
	put_measures(report, j, &total);
	put_notes(report, j);
}
