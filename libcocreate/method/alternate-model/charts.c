/* charts.c -- pictures, and how the figures are made. */
#include "method/alternate-model/int.h"

#define NAMES \
	{ \
		"elements", "element", "code", "label", "people", "share", "low", "high", "n" \
	}

const struct cc_chart alt_charts[] = {
	{ CC_CHART_FLOW, "chains", .title = CC_WORDS("From trigger to reward", "きっかけから報酬まで"),
	    .read = CC_WORDS(
		"Each flow is a chain, as thick as its people weigh: everybody counts once, shared "
		"by their chains. Numbers beside names are people. Chains that fewer people have "
		"than --min-support are not in it.",
		"流れの一本が一つの連鎖。太さは人数で、一人分を本人の連鎖で分け合う。名前の横の数字は人数。"
		"--min-support に満たない連鎖は含まない。"),
	    .label = "statement", .value = "share", .low = "low", .high = "high", .n = "n", .count = "people",
	    .names = NAMES, .weight = "weight",
	    .path = { "trigger", "desire", "suppression", "action", "reward" } },
	{ CC_CHART_INTERVALS, "alternatives",
	    .title = CC_WORDS("What is hired in each context", "文脈ごとの行動"),
	    .read = CC_WORDS("Of the people who have this trigger and this desire, the share that takes each "
			     "action, and its interval.",
		"このきっかけと欲求を持つ人のうち、それぞれの行動をとる人の割合とその区間。"),
	    .id = "action", .group = "trigger", .group_then = "desire", .groups = 8, .names = NAMES,
	    .value = "share", .low = "low", .high = "high", .n = "n", .from = 0, .to = 1 },
	{ CC_CHART_INTERVALS, "segments", .extra = true, .title = CC_WORDS("By segment", "セグメント別"),
	    .read = CC_WORDS("Each segment against everybody else: a bar that crosses 0 shows no difference.",
		"各セグメントと他の全員との差。横線が0をまたげば差は示されない。"),
	    .id = "item", .group = "segment", .value = "difference", .low = "difference_low",
	    .high = "difference_high", .n = "n" },
	{ CC_CHART_INTERVALS, "changes", .extra = true,
	    .title = CC_WORDS("Against the wave before", "前回との比較"),
	    .read = CC_WORDS("The change of each share: a bar that crosses 0 shows none.",
		"割合の変化。横線が0をまたげば変化は示されない。"),
	    .id = "item", .value = "difference", .low = "low", .high = "high", .n = "n_after",
	    .word = "verdict", .marks = { "up", [2] = "down", [3] = "unclear" } },
	{ 0 },
};

const struct cc_words alt_formulas[] = {
	CC_WORDS("A chain is one trigger, desire, suppression, action and reward of an episode; lists make "
		 "chains in every combination. people: who has it; share: of all n.",
	    "連鎖は、一つのエピソードのきっかけ・欲求・抑圧・行動・報酬の組。複数の回答はすべての組み合わせに"
	    "なる。people はその連鎖を持つ人数、share は全体 n に占める割合。"),
	CC_WORDS(
	    "weight: everybody counts once (or by case weight), shared by their episodes, and an episode "
	    "by its chains.",
	    "weight: 一人を1（またはケースの重み）とし、本人のエピソードで、さらにその連鎖で等分する。"),
	CC_WORDS("low, high: Wilson's interval of the share.", "low, high: 割合のウィルソン区間。"),
	CC_WORDS("lift of a chain = P(action | its trigger, desire and suppression) / P(action).",
	    "連鎖の lift = P(行動 | そのきっかけ・欲求・抑圧) / P(行動)。"),
	CC_WORDS("Contexts: hhi is the sum of squared shares of the alternatives, effective = 1 / hhi; who "
		 "takes several is shared by them.",
	    "文脈: hhi は代替行動の割合の二乗和、effective = 1 / hhi。複数の行動をとる人は等分する。"),
	CC_WORDS("Suppressions: Fisher's exact test of those who name one against everybody else (z where "
		 "people are weighted), p_adjusted by Holm.",
	    "抑圧: 挙げた人とそれ以外の人のフィッシャーの正確検定（重みがあれば z）、p_adjusted "
	    "はホルム法。"),
	CC_WORDS(
	    "Saturation: coverage after Good and Turing, 1 − codes seen once / n; chao1 estimates how many "
	    "codes there are.",
	    "出尽くし具合: coverage はグッド・チューリング（1 − 1回だけのコード数 / n）、chao1 "
	    "はコード数の推定。"),
	{ { NULL, NULL } },
};
