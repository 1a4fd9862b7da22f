/* tables.c -- the jury's figures as tables and notes. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/evidence.h"
#include "figure/measures.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>

enum { C_RANK, C_IDEA, C_TITLE, C_RATERS, C_AXES, C_TOTAL, C_LOW, C_HIGH, C_PASS, C_VERDICT, C_WEAK, C_SAME };
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
		[C_SAME] = { "duplicate_of", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .flags = CC_TABLE_EVIDENCE,
	},
	{
	    "robustness",
	    CC_WORDS("Would other weights agree?", "重みを変えても同じか"),
	    idea_score_robustness,
	},
	{
	    "agreement",
	    CC_WORDS("Do the raters agree?", "評価者の一致度"),
	    idea_score_agreement,
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
	},
	{
	    "duplicates",
	    CC_WORDS("Ideas that say the same", "同じことを言うアイデア"),
	    idea_score_duplicates,
	},
	{
	    "explain",
	    CC_WORDS("What each axis adds to the total", "合計の内訳"),
	    idea_score_explain,
	},
	{
	    "votes",
	    CC_WORDS("What the crowd says, best first", "投票の結果（上位から）"),
	    crowd_columns,
	    .flags = CC_TABLE_EVIDENCE,
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
put_ideas(
    struct cc_report *report, const struct jury *j, const struct jury_same *same, struct cc_arena *arena)
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
		if (same->of[idea->id] != idea->id)
			cc_put_text(t, row, C_SAME, cc_state_text(j->now, IDEA, same->of[idea->id]));
		if (evidence != NULL)
			cc_evidence_put(t, row, &evidence[idea->id], j->run, arena);
	}
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
put_measures(struct cc_report *report, const struct jury *j, const struct findings *found)
{
	const struct cc_alpha *total = &found->alpha[j->axes];
	const struct cc_similar *same = &found->same.found;
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
	cc_measure(report, t, j->run, "unique_idea_rate", (double)same->clusters / same->texts, same->texts,
	    NAN, NAN);
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

		    "axes or scale are not the default ones: no threshold is applied; give --threshold",
		    "軸または尺度が既定と異なるため、基準点は使いません。--threshold "
		    "で指定してください");
		return;
	}
	if (!whole || j->axes > 16 || j->weights != j->axes)
		return;
	for (uint32_t a = 0; a < j->axes; a++)
		if (j->weight[a] != 1)
			return;
	cc_num_print(bar, j->threshold);
	cc_num_print(most, scale[1] * j->axes);
	cc_note(report, "threshold-chance", "a threshold of %s of %s lets %.1f%% of all score patterns pass",
	    "基準 %s / %s 点は、あらゆる得点の組合せの %.1f%% が通る水準です", bar, most, 100 * chance_of(j));
}

static void
put_notes(struct cc_report *report, const struct jury *j)
{
	if (j->has_scores)
		note_threshold(report, j);
	if (!(j->run->bound >> RATER & 1) && (j->has_scores || j->now->store[BALLOTS]->rows > 0))
		cc_note(report, "no-rater", "no rater column: every row counts as a rater of its own",
		    "評価者の列がないため、各行を別々の評価者とみなします");
	if (j->has_scores && j->unrated > 0)
		cc_note(report, "incomplete",
		    "ideas without a total, because nobody scored them on some axis: %" PRIu32,
		    "誰も採点していない軸があるため合計のないアイデア: %" PRIu32 " 件", j->unrated);
	if (j->prorated > 0)
		cc_note(report, "prorated",
		    "ideas scored on fewer axes, their totals scaled up to all (--prorate): %" PRIu32,
		    "採点のない軸を除き、全軸に換算した合計をもつアイデア（--prorate）: %" PRIu32 " 件",
		    j->prorated);
	if (j->has_scores && is_median(j))
		cc_note(report, "median",
		    "totals are of medians: they have no interval and no pass confidence",
		    "合計は中央値によるため、区間と合格の確からしさを出しません");
	if (j->dropped > 0)
		cc_note(report, "dup-scores", "scores given again, left out by --dup=%s: %" PRIu64,
		    "重複のため --dup=%s により除いた採点: %" PRIu64 " 件", j->opts->dup, j->dropped);
	if (j->alone > 0)
		cc_note(report, "one-rater",
		    "ideas without an interval, because fewer than two raters scored every axis: "
		    "%" PRIu32,
		    "全軸を採点した評価者が2人未満のため区間のないアイデア: %" PRIu32 " 件", j->alone);
	if (j->unvaried > 0)
		cc_note(report, "no-spread",

		    "ideas without a pass confidence, because every rater gave the same total: %" PRIu32,
		    "全評価者の合計が同じため合格の確からしさがないアイデア: %" PRIu32 " 件", j->unvaried);
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
	cc_parameter_real(report, "similar", j->opts->similar.value);
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

/* What does not rest on each other, and takes time. */
struct work {
	struct findings *found;
	const struct jury *j;
	struct jury_order *order;
};

enum { WORK_ALPHA, WORK_SAME, WORK_WEIGHTS, WORK_LAYERS, WORK_ORDER };

static void
find_one(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	const struct work *w = ctx;

	switch (i) {
	case WORK_ALPHA: jury_agree(w->found->alpha, w->j, scratch); break;
	case WORK_SAME: jury_same_find(&w->found->same, w->j, scratch); break;
	case WORK_WEIGHTS: jury_robust_weigh(&w->found->robust, w->j, scratch); break;
	case WORK_LAYERS: jury_robust_layers(&w->found->robust, w->j, scratch); break;
	default: jury_order_piece(w->order, i - WORK_ORDER, scratch); break;
	}
}

static void
find_all(struct findings *found, const struct jury *j, struct cc_arena *arena)
{
	struct work work = { found, j, jury_order_begin(j, arena) };

	found->alpha = CC_ARRAY(arena, struct cc_alpha, (size_t)j->axes + 1);
	found->w = CC_ARRAY(arena, struct cc_concordance, (size_t)j->axes + 1);
	jury_robust_begin(&found->robust, j, arena);
	jury_same_begin(&found->same, j, arena);
	cc_each(j->run->workers, find_one, &work, WORK_ORDER + jury_order_pieces(work.order));
	jury_order_end(found->w, work.order, arena);
}

static void
leave_to_scores(struct cc_report *report)
{
	static const char *const tables[] = { "robustness", "agreement", "raters", "explain" };

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		cc_table_unasked(cc_report_table(report, tables[i]), "-c score=COLUMN");
}

void
jury_tables(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	struct findings found = { 0 };

	find_all(&found, j, arena);
	put_parameters(report, j, arena);
	put_ideas(report, j, &found.same, arena);
	if (j->has_scores) {
		jury_put_robust(report, j, &found.robust, arena);
		jury_put_agreement(report, j, &found, arena);
		put_raters(report, j);
	} else {
		leave_to_scores(report);
	}
	jury_put_same(report, j, &found.same);
	if (j->has_scores)
		jury_put_explain(report, j);
	put_measures(report, j, &found);
	put_notes(report, j);
	jury_same_end(&found.same);
}
