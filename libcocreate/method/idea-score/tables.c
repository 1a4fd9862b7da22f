/* tables.c -- what is found, as tables. */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/measures.h"

#include <math.h>

/* A row of raters, and of explain. */
struct rater_row {
	struct cc_span rater;
	uint64_t ideas;
	double mean, leniency;
};

struct part_row {
	struct cc_span idea, axis;
	double mean, weight, contribution;
	const char *no_contribution; /* why */
};

static const struct cc_column_spec ideas[] = {
	CC_CELL(struct idea_score, "rank", rank, INT, NONE),
	CC_CELL(struct idea_score, "idea", idea, ID, KEY),
	CC_CELL(struct idea_score, "title", title, TEXT, NONE),
	CC_CELL(struct idea_score, "raters", raters, INT, N),
	[IDEAS_AXES] = CC_CELLS(struct idea_score, "axis", mean, REAL, NONE, AXES),
	CC_CELL(struct idea_score, "total", total, REAL, ESTIMATE),
	CC_CELL(struct idea_score, "low", low, REAL, LOW),
	CC_CELL(struct idea_score, "high", high, REAL, HIGH),
	CC_CELL(struct idea_score, "pass_confidence", pass, SHARE, NONE),
	CC_CELL(struct idea_score, "verdict", verdict, WORD, NONE),
	CC_CELL(struct idea_score, "weak_axes", weak, LIST, NONE),
	CC_CELL(struct idea_score, "duplicate_of", same, ID, NONE),
	{ 0 },
};

static const struct cc_column_spec robustness[] = {
	CC_CELL(struct idea_robust, "idea", idea, ID, KEY),
	CC_CELL_WHY(struct idea_robust, "pareto_layer", layer, INT, NONE, no_layer),
	CC_CELL(struct idea_robust, "first_share", first, SHARE, NONE),
	CC_CELL(struct idea_robust, "pass_share", pass, SHARE, NONE),
	CC_CELL(struct idea_robust, "spread", spread, REAL, NONE),
	{ 0 },
};

static const struct cc_column_spec agreement[] = {
	CC_CELL(struct idea_agreement, "axis", axis, ID, KEY),
	CC_CELL(struct idea_agreement, "ideas", alpha.units, INT, N),
	CC_CELL(struct idea_agreement, "raters", raters, INT, NONE),
	CC_CELL(struct idea_agreement, "ratings", alpha.ratings, INT, NONE),
	CC_CELL(struct idea_agreement, "alpha", alpha.alpha, REAL, ESTIMATE),
	CC_CELL(struct idea_agreement, "alpha_low", alpha.low, REAL, LOW),
	CC_CELL(struct idea_agreement, "alpha_high", alpha.high, REAL, HIGH),
	CC_CELL(struct idea_agreement, "w", w.w, REAL, NONE),
	CC_CELL(struct idea_agreement, "w_p", w.p, P, P),
	CC_CELL(struct idea_agreement, "reading", reading, WORD, NONE),
	CC_CELL(struct idea_agreement, "reading_low", reading_low, WORD, NONE),
	{ 0 },
};

static const struct cc_column_spec raters[] = {
	CC_CELL(struct rater_row, "rater", rater, ID, KEY),
	CC_CELL(struct rater_row, "n_ideas", ideas, INT, N),
	CC_CELL(struct rater_row, "mean", mean, REAL, ESTIMATE),
	CC_CELL(struct rater_row, "leniency", leniency, REAL, NONE),
	{ 0 },
};

static const struct cc_column_spec duplicates[] = {
	CC_CELL(struct idea_pair, "idea", idea, ID, KEY),
	CC_CELL(struct idea_pair, "other", other, ID, KEY),
	CC_CELL(struct idea_pair, "similarity", similarity, REAL, ESTIMATE),
	CC_CELL(struct idea_pair, "cluster", cluster, ID, NONE),
	CC_CELL(struct idea_pair, "kept_apart", apart, WORD, NONE),
	{ 0 },
};

static const struct cc_column_spec explain[] = {
	CC_CELL(struct part_row, "idea", idea, ID, KEY),
	CC_CELL(struct part_row, "axis", axis, ID, KEY),
	CC_CELL(struct part_row, "mean", mean, REAL, NONE),
	CC_CELL(struct part_row, "weight", weight, REAL, NONE),
	CC_CELL_WHY(struct part_row, "contribution", contribution, REAL, NONE, no_contribution),
	{ 0 },
};

static const struct cc_column_spec votes[] = {
	CC_CELL(struct idea_vote, "rank", rank, INT, NONE),
	CC_CELL(struct idea_vote, "idea", idea, ID, KEY),
	CC_CELL(struct idea_vote, "title", title, TEXT, NONE),
	CC_CELL(struct idea_vote, "votes", votes, INT, NONE),
	CC_CELL(struct idea_vote, "votes_against", against, INT, NONE),
	CC_CELL(struct idea_vote, "seen", seen, INT, N),
	CC_CELL(struct idea_vote, "vote_share", share, SHARE, ESTIMATE),
	CC_CELL(struct idea_vote, "low", low, SHARE, LOW),
	CC_CELL(struct idea_vote, "high", high, SHARE, HIGH),
	{ 0 },
};

const struct cc_table_spec idea_tables[] = {
	[T_IDEAS] = { "ideas", CC_WORDS("Ideas, best first", "アイデア（上位から）"), ideas,
	    CC_TABLE_EVIDENCE, sizeof(struct idea_score) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ROBUSTNESS] = { "robustness", CC_WORDS("Would other weights agree?", "重みを変えても同じか"),
	    robustness, .row = sizeof(struct idea_robust) },
	[T_AGREEMENT] = { "agreement", CC_WORDS("Do the raters agree?", "評価者の一致度"), agreement,
	    .row = sizeof(struct idea_agreement) },
	[T_RATERS] = { "raters", CC_WORDS("Who scores high, who low", "評価者ごとの甘辛"), raters,
	    .row = sizeof(struct rater_row) },
	[T_DUPLICATES] = { "duplicates", CC_WORDS("Ideas that say the same", "同じことを言うアイデア"),
	    duplicates, .row = sizeof(struct idea_pair) },
	[T_EXPLAIN] = { "explain", CC_WORDS("What each axis adds to the total", "合計の内訳"), explain,
	    .row = sizeof(struct part_row) },
	[T_VOTES] = { "votes", CC_WORDS("Votes, best first", "投票の結果（上位から）"), votes,
	    CC_TABLE_EVIDENCE, sizeof(struct idea_vote) },
	CC_SEGMENTS_TABLE,
	CC_CHANGES_TABLE,
	CC_MEASURES_TABLE,
	{ 0 },
};

const struct cc_chart idea_charts[] = {
	{ CC_CHART_INTERVALS, "ideas", .title = CC_WORDS("Which ideas go first", "先に進めるアイデア"),
	    .read = CC_WORDS(
		"A mark is the total over the axes, the bar its interval between raters, the dashed line "
		"the threshold. Small bars: the score on each axis.",
		"印は軸の合計、横線は評価者による区間、破線は基準点。右の小さな棒は軸ごとの得点。"),
	    .id = "idea", .label = "title", .value = "total", .low = "low", .high = "high", .n = "raters",
	    .word = "verdict", .marks = { "priority", "conditional", "hold", "incomplete" },
	    .profile = "axis", .profile_low = "scale_low", .profile_high = "scale_high", .sum = true,
	    .line = "threshold", .line_head = CC_WORDS("threshold", "基準点"),
	    .beside = { { "robustness", "idea", "first_share",
			    CC_WORDS("first, by weightings", "重みを変えて首位") },
		{ "robustness", "idea", "spread", CC_WORDS("raters differ (SD)", "評価者の差（SD）") } } },
	{ CC_CHART_INTERVALS, "votes", .title = CC_WORDS("Votes", "投票の結果"),
	    .read = CC_WORDS(
		"A mark is the share of those who saw the idea and voted for it, the bar its interval.",
		"印は、アイデアを見た人のうち賛成した人の割合、横線はその区間。"),
	    .id = "idea", .label = "title", .value = "vote_share", .low = "low", .high = "high", .n = "seen",
	    .from = 0, .to = 1 },
	{ CC_CHART_INTERVALS, "agreement", .extra = true,
	    .title = CC_WORDS("Do the raters agree?", "評価者の一致度"),
	    .read = CC_WORDS("Krippendorff's alpha of each axis: 1 is full agreement, 0 is chance.",
		"軸ごとのKrippendorffのα。1は完全な一致、0は偶然。"),
	    .id = "axis", .value = "alpha", .low = "alpha_low", .high = "alpha_high", .n = "ratings",
	    .word = "reading", .marks = { "reliable", "tentative", "unreliable" } },
	CC_SEGMENTS_CHART_OF("ideas", "idea", "title"),
	CC_CHANGES_CHART_OF("ideas", "idea", "title"),
	{ 0 },
};

const struct cc_words idea_formulas[] = {
	CC_WORDS(
	    "score of an axis: the mean (--aggregate: the median) of all its scores; total = sum of weight × "
	    "axis score × number of axes / sum of weights.",
	    "軸の得点: すべての評価の平均（--aggregate では中央値）。合計 = 重み × 軸の得点 の和 × 軸の数 / "
	    "重みの和。"),
	CC_WORDS(
	    "low, high = total ± t × s / √n: s is the standard deviation of the totals of the n raters who "
	    "scored every axis, t Student's quantile; none below 3 such raters, and for medians.",
	    "下限・上限 = 合計 ± t × s / √n。s は全軸を評価した n 人の合計の標準偏差、t はStudentの分位点。"
	    "3人未満と中央値では出さない。"),
	CC_WORDS(
	    "verdict: priority where the total reaches the threshold, conditional where only --veto keeps it "
	    "from that, hold below; pass_confidence: how sure that is, one-sided.",
	    "判定: 合計が基準点以上なら優先、--veto だけが妨げるなら条件付き、未満は見送り。"
	    "pass_confidence はその片側の確からしさ。"),
	CC_WORDS("first_share: of random weightings of the axes, the part in which the idea leads (SMAA rank "
		 "acceptability); spread: the largest standard deviation between raters on an axis.",
	    "首位の割合: 軸の重みを無作為に変えたとき首位になる割合（SMAA）。"
	    "評価者の差: 軸ごとの評価者間の標準偏差の最大値。"),
	CC_WORDS(
	    "alpha: Krippendorff's, 1 - observed / expected disagreement, axes as ranks, totals as numbers, "
	    "with a jackknife interval over the ideas; w: Kendall's coefficient of concordance.",
	    "α: Krippendorffのα = 1 - 観測された不一致 / 期待される不一致（軸は順位、合計は数値として）。"
	    "区間はアイデアのジャックナイフ。W: Kendallの一致係数。"),
	CC_WORDS(
	    "vote_share = votes / people who saw the idea, with Wilson's interval; ranked by its lower end.",
	    "得票率 = 賛成 / 見た人（Wilsonの区間）。順位は区間の下限による。"),
	CC_SEGMENTS_FORMULA,
	CC_CHANGES_FORMULA,
	CC_WORDS(NULL, NULL),
};

struct cc_span *
idea_texts(const struct cc_state *state, unsigned field, struct cc_arena *arena)
{
	uint32_t n = cc_state_ids(state, IDEA);
	struct cc_span *text = CC_ARRAY(arena, struct cc_span, n);
	const struct cc_store *told = state->store[IDEAS];

	for (uint64_t i = 0; i < told->rows; i++) {
		const unsigned char *row = cc_store_row(told, i);
		uint32_t id = cc_row_id(told, row, I_IDEA, 0);

		if (id < n)
			text[id] = cc_row_first(told, row, field)->text;
	}
	return text;
}

void
idea_put_evidence(struct cc_report *report, unsigned table, const struct cc_state *state, unsigned first,
    unsigned last, const uint32_t *order, const struct idea_rules *rules, struct cc_arena *arena)
{
	uint32_t n = cc_state_ids(state, IDEA);
	struct cc_evidence *evidence;

	if (!rules->run->evidence)
		return;
	evidence = CC_ARRAY(arena, struct cc_evidence, n);
	for (unsigned s = first; s <= last; s++) {
		const struct cc_store *log = state->store[s];

		for (uint64_t i = 0; i < log->rows; i++) {
			const unsigned char *row = cc_store_row(log, i);

			if (s != BALLOTS || idea_is_ballot(rules, log, row))
				cc_evidence_see(&evidence[cc_row_id(log, row, R_IDEA, 0)],
				    cc_row_place(log, row, R_PLACE));
		}
	}
	for (uint32_t i = 0; i < n; i++)
		cc_evidence_put(cc_report_at(report, table), i, &evidence[order[i]], rules->run, arena);
}

/* Axes whose mean lies below the middle of the scale. */
static struct cc_spans
weak_axes(const struct idea_rules *rules, const double *mean, struct cc_arena *arena)
{
	struct cc_span *weak = CC_ARRAY(arena, struct cc_span, rules->axes->n);
	double middle = (rules->run->scale[0] + rules->run->scale[1]) / 2;
	size_t n = 0;

	for (uint32_t a = 0; a < rules->axes->n && mean != NULL; a++)
		if (mean[a] < middle - CC_TOTAL_SAME)
			weak[n++] = rules->axes->item[a].id;
	return n > 0 ? (struct cc_spans){ weak, n } : (struct cc_spans){ NULL, 0 };
}

void
idea_put_ideas(struct cc_report *report, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_scores *scores, const struct idea_same *same, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_at(report, T_IDEAS);
	struct idea_score *row = CC_ARRAY(arena, struct idea_score, scores->n);
	struct cc_span *title = idea_texts(state, I_TITLE, arena);

	if (rules->axes != rules->run->items[AXES])
		cc_table_spread(report, t, IDEAS_AXES, &rules->axes->item[0].id, 1);
	for (uint32_t i = 0; i < scores->n; i++) {
		uint32_t id = scores->order[i];

		row[i] = scores->idea[id];
		row[i].title = title[id];
		row[i].weak = weak_axes(rules, row[i].mean, arena);
		if (same->of[id] != id)
			row[i].same = scores->idea[same->of[id]].idea;
	}
	cc_table_fill(report, t, row, scores->n);
	if (rules->has_scores)
		idea_put_evidence(report, T_IDEAS, state, RATINGS, SCORES, scores->order, rules, arena);
	else
		idea_put_evidence(report, T_IDEAS, state, BALLOTS, COUNTS, scores->order, rules, arena);
}

/* Mean score and mean difference to the others on the same ideas and axes. */
void
idea_put_raters(
    struct cc_report *report, const struct cc_counted *counted, uint32_t n, const struct cc_state *state)
{
	for (uint32_t id = 0; id < n; id++) {
		const struct cc_rater_sums *r = &counted->rater[id];
		struct rater_row row;

		if (r->ratings == 0)
			continue;
		row = (struct rater_row){ cc_state_text(state, RATER, id), r->units,
			cc_twofold_value(&r->sum) / (double)r->ratings,
			cc_twofold_value(&r->difference) / (double)r->compared };
		cc_table_fill(report, cc_report_at(report, T_RATERS), &row, 1);
	}
}

/* What the axes that have a mean weigh: all of them where there is a total, but
 * for a prorated one. */
static double
weights_used(const struct idea_rules *rules, const double *mean)
{
	double sum = 0;

	for (uint32_t a = 0; a < rules->axes->n; a++)
		if (!isnan(mean[a]))
			sum += rules->weight[a];
	return sum;
}

/* Contributions are what the total is the sum of; without one there are none. */
void
idea_put_explain(struct cc_report *report, const struct idea_rules *rules, const struct idea_scores *scores)
{
	uint32_t axes = rules->axes->n;

	for (uint32_t i = 0; i < scores->n; i++) {
		const struct idea_score *idea = &scores->idea[scores->order[i]];
		double weights = isnan(idea->total) ? (double)NAN : weights_used(rules, idea->mean);

		for (uint32_t a = 0; a < axes; a++) {
			double mean = idea->mean[a], weight = rules->weight[a];
			struct part_row row = { idea->idea, rules->axes->item[a].id, mean, weight,
				weight * mean * axes / weights,
				isnan(mean) || isnan(weights) ? "incomplete" : NULL };

			cc_table_fill(report, cc_report_at(report, T_EXPLAIN), &row, 1);
		}
	}
}

void
idea_put_measures(struct cc_report *report, const struct idea_rules *rules, const struct idea_scores *scores,
    const struct cc_alpha *total, const struct cc_similar *same)
{
	const struct cc_run *run = rules->run;
	struct cc_table *t = cc_measures_begin(report, run);
	uint64_t judged = 0, priority = 0;

	for (uint32_t id = 0; id < scores->n; id++) {
		const struct idea_score *idea = &scores->idea[id];

		if (idea->verdict == NULL || isnan(idea->total))
			continue;
		judged++;
		priority += strcmp(idea->verdict, "priority") == 0;
	}
	cc_measure(report, t, run, "ideas", scores->n, scores->n, (double)NAN, (double)NAN);
	cc_measure_rate(report, t, run, "unique_idea_rate", (double)same->clusters / same->texts, same->texts,
	    (double)NAN, (double)NAN);
	cc_measure_share(report, t, run, "priority_rate", priority, judged);
	cc_measure(report, t, run, "rater_agreement", total->alpha, total->units, total->low, total->high);
}
