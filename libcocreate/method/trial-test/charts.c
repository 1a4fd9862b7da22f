/* charts.c -- pictures, and how the figures are made. */
#include "method/trial-test/int.h"

#include "figure/changes.h"
#include "figure/segments.h"

const struct cc_chart trial_charts[] = {
	{ CC_CHART_INTERVALS, "comparisons", .title = CC_WORDS("Which does better", "どちらが良いか"),
	    .read = CC_WORDS(
		"A mark is the chance that somebody with this arm does better than somebody with the "
		"other (at 50% neither does), the bar its interval.",
		"印は、この案の人が相手の案の人より良い結果になる確率（50%なら差はない）、横線はその区間。"),
	    .id = "arm", .group = "outcome", .group_then = "versus", .value = "superiority",
	    .low = "superiority_low", .high = "superiority_high", .n = "n", .word = "verdict",
	    .marks = { "better", "unsound", "worse", "not_shown", "too_few" }, .from = 0, .to = 1 },
	{ CC_CHART_INTERVALS, "ranks", .title = CC_WORDS("What is chosen", "選ばれた案"),
	    .read = CC_WORDS(
		"A mark is the share of the choices, the bar its interval; the word says whether the "
		"place before the next one is sure.",
		"印は選ばれた割合、横線はその区間。言葉は、次の案より上という順位が確かかどうか。"),
	    .id = "arm", .label = "label", .value = "share", .low = "low", .high = "high", .n = "n",
	    .word = "holds", .marks = { "yes", NULL }, .from = 0, .to = 1 },
	CC_SEGMENTS_CHART,
	CC_CHANGES_CHART,
	{ 0 },
};

const struct cc_words trial_formulas[] = {
	CC_WORDS(
	    "yes or no: Boschloo's exact test, the difference with Newcombe's interval; the same people: the "
	    "exact McNemar test.",
	    "はい・いいえ: Boschloo の正確検定、差は Newcombe の区間。同じ人どうしは McNemar の正確検定。"),
	CC_WORDS("ratings: exact rank sums given the ties, the same people: sign test; the difference of "
		 "means with "
		 "Welch's interval.",
	    "評点: 同順位を考えた正確な順位和検定、同じ人どうしは符号検定。平均の差は Welch の区間。"),
	CC_WORDS("superiority: the chance of a better result, ties counting a half.",
	    "superiority: 良い結果になる確率。同点は半分に数える。"),
	CC_WORDS("p adjusted by Holm over the comparisons of the run; too_few where so few people could not "
		 "show it.",
	    "p は比較全体で Holm の方法で補正。その人数では示せないとき too_few。"),
	CC_WORDS(NULL, NULL),
};
