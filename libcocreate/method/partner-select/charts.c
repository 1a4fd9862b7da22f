/* charts.c -- pictures, and how the figures are made. */
#include "method/partner-select/int.h"

#include "figure/segments.h"

const struct cc_chart partner_charts[] = {
	{ CC_CHART_BULLETS, "balance", .title = CC_WORDS("The mix of the panel", "パネルの構成"),
	    .read = CC_WORDS(
		"The bar is the level's share of the panel, the upright line its target, the diamond its "
		"share of those who could be asked.",
		"棒はパネルに占める割合、縦の線は目標、ひし形は候補者に占める割合。"),
	    .id = "level", .group = "attribute", .value = "panel_share", .target = "target",
	    .previous = "pool_share", .n = "panel", .even = true },
	{ CC_CHART_INTERVALS, "panel", .title = CC_WORDS("Who is asked", "声をかける人"),
	    .read = CC_WORDS("A mark is the score, from 0 to 100; the word says why the person is in.",
		"印は得点（0〜100）。言葉は選ばれた理由。"),
	    .id = "person", .label = "name", .value = "score", .word = "why", .from = 0, .to = 100 },
	CC_SEGMENTS_CHART,
	{ 0 },
};

const struct cc_words partner_formulas[] = {
	CC_WORDS("score: the weighted mean of the criteria's standings (percentiles with ties, or "
		 "logarithms), from 0 "
		 "to 100.",
	    "score: 基準ごとの位置（同順位を考えた百分位、または対数）の加重平均。0〜100。"),
	CC_WORDS("score_gain, mix_gain: 0 is a panel drawn blindly, 1 the best there can be.",
	    "score_gain、mix_gain: 無作為に選んだ組が 0、ありうる最良の組が 1。"),
	CC_WORDS("the panel: the best under the quotas by branch and bound, with a bound beside it where "
		 "that is not "
		 "proved.",
	    "パネル: 定員を守る最良の組（分枝限定法）。最良と証明できなければ、上限を添える。"),
	CC_WORDS("by lot: each chance is exact; the lowest is raised as far as the quotas allow (Flanigan et "
		 "al. 2021).",
	    "抽選: 確率は正確で、最も低い確率を定員の許す限り高くする（Flanigan ら 2021）。"),
	CC_WORDS(NULL, NULL),
};
