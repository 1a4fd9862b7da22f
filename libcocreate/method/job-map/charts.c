/* charts.c -- pictures, and how the figures are made. */
#include "method/job-map/tables.h"

/* Opportunity = 2 importance - satisfaction: lines of the same opportunity; Ulwick, 2005. */
static const struct cc_chart_line lines[] = {
	{ .at = 0, .slope = 1 },
	{ .at = -10, .slope = 2, .under = true, .words = CC_WORDS("score 10", "機会 10") },
	{ .at = -12, .slope = 2, .under = true, .words = CC_WORDS("score 12", "機会 12") },
	{ .at = -15, .slope = 2, .under = true, .words = CC_WORDS("score 15", "機会 15") },
	{ 0 },
};

static const struct cc_chart_zone zones[] = {
	{ CC_WORDS("overserved", "過剰充足"), 2.5, 7.2 },
	{ CC_WORDS("appropriately served", "適正"), 2.6, 0.7 },
	{ CC_WORDS("underserved", "未充足"), 8.85, 0.4 },
	{ CC_WORDS("table stakes", "当たり前品質"), 8.3, 9.5 },
	{ { { NULL, NULL } }, 0, 0 },
};

const struct cc_chart job_charts[] = {
	{ CC_CHART_PLANE, "outcomes", .title = CC_WORDS("The opportunity landscape", "機会のランドスケープ"),
	    .read = CC_WORDS(
		"The further right and the lower a point, the larger the opportunity: it matters to many and "
		"satisfies few. Bars are the intervals of importance and of satisfaction; numbers are the "
		"places in the list.",
		"右下にある点ほど、大切なのに満たされておらず、機会が大きい。点から伸びる線は重要度と満足度の"
		"区間、番号は一覧の順。"),
	    .id = "outcome", .label = "statement", .value = "opportunity", .low = "low", .high = "high",
	    .n = "n_importance", .word = "zone", .also = "band",
	    .marks = { [0] = "underserved", [2] = "overserved", [3] = "appropriate" }, .spans = "landscape",
	    .x = { "importance", "importance_low", "importance_high", "n_importance",
		CC_WORDS("importance", "重要度"), 0, 10 },
	    .y = { "satisfaction", "satisfaction_low", "satisfaction_high", "n_satisfaction",
		CC_WORDS("satisfaction", "満足度"), 0, 10 },
	    .lines = lines, .zones = zones },
	{ CC_CHART_STRIP, "steps", .title = CC_WORDS("Along the job", "ジョブのステップごと"),
	    .read = CC_WORDS("The steps in their order: the mean opportunity of their outcomes, how many "
			     "there are, and how many of them are underserved.",
		"ステップの順に、成果の機会の平均、成果の数、そのうち未充足の数。"),
	    .id = "step", .label = "label", .value = "opportunity", .n = "outcomes", .count = "underserved",
	    .count_head = CC_WORDS("underserved", "未充足"), .from = 0, .to = 20 },
	{ CC_CHART_INTERVALS, "segments", .extra = true,
	    .title = CC_WORDS("Opportunity by segment", "セグメント別の機会"),
	    .read =
		CC_WORDS("Each segment's opportunity, and its interval.", "各セグメントの機会とその区間。"),
	    .id = "outcome", .names = { "outcomes", NULL, "outcome", "statement" }, .group = "segment",
	    .value = "opportunity", .low = "low", .high = "high", .n = "n", .word = "band", .from = 0,
	    .to = 20 },
	{ CC_CHART_INTERVALS, "changes", .extra = true,
	    .title = CC_WORDS("Against the wave before", "前回との比較"),
	    .read = CC_WORDS("The change of each opportunity: a bar that crosses 0 shows none.",
		"機会の変化。横線が0をまたげば変化は示されない。"),
	    .id = "item", .names = { "outcomes", NULL, "outcome", "statement" }, .group = "measure",
	    .value = "difference", .low = "low", .high = "high", .n = "n_after", .word = "verdict",
	    .marks = { "better", [2] = "worse", [3] = "unclear" } },
	{ 0 },
};

const struct cc_words job_formulas[] = {
	CC_WORDS("Importance and satisfaction: ten times the share of those who answered whose answer is in "
		 "the top box (from --cut on); with --method=mean, the place of the mean on the scale, 0 "
		 "to 10.",
	    "重要度・満足度: 回答者のうち上位の選択肢（--cut "
	    "以上）を選んだ割合の10倍。--method=mean では、尺度上の平均の位置（0〜10）。"),
	CC_WORDS(
	    "Opportunity = importance + max(importance − satisfaction, 0), from 0 to 20 (Ulwick, Harvard "
	    "Business Review, 2002).",
	    "機会 = 重要度 + max(重要度 − 満足度, 0)、0〜20（Ulwick, Harvard Business Review, 2002）。"),
	CC_WORDS("Bands begin at 10, 12 and 15. Underserved: importance above satisfaction, and an "
		 "opportunity of 10 or more; overserved: satisfaction above importance.",
	    "帯は 10、12、15 から。未充足: 重要度が満足度を上回り、機会が 10 "
	    "以上。過剰充足: 満足度が重要度を上回る。"),
	CC_WORDS("Intervals: Wilson's limits of importance and of satisfaction, few people moved outwards by "
		 "a quarter of a person; those of the opportunity combine them with their correlation "
		 "(MOVER; Zou and Donner, 2008).",
	    "区間: "
	    "重要度と満足度はウィルソンの限界（人数が少ないときは1/4人分外側）。機会の区間は、両者の相関を"
	    "含めて組み合わせる（MOVER、Zou・Donner、2008）。"),
	CC_WORDS("prob_N: the one-sided confidence that the opportunity is N or more. Tier 1: outcomes that "
		 "cannot be told from the best.",
	    "prob_N: 機会が N 以上であることの片側信頼度。段1: 最も機会の大きい成果と区別できない成果。"),
	CC_WORDS("Steps: plain means over their outcomes; no interval.",
	    "ステップ: 成果ごとの値の単純平均（区間なし）。"),
	{ { NULL, NULL } },
};
