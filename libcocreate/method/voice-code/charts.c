/* charts.c -- which pictures the tables give, and how the figures are made. */
#include "method/voice-code/int.h"

/* From .1 on codes are read as related, from .2 as strongly, from .3 as very strongly so. */
#define SHADES \
	{ \
		0, .1, .2, .3, .5 \
	}
#define THE_CODES \
	{ \
		"codes", "code", "label", "dimension", "people" \
	}

const struct cc_chart voice_charts[] = {
	{ CC_CHART_INTERVALS, "codes", .title = CC_WORDS("What people say", "何が語られているか"),
	    .read =
		CC_WORDS("A mark is the share of people who say it, the bar its interval. A person may say "
			 "several things, so shares do not add up to 100 %.",
		    "印はそれを語った人の割合、横線はその区間。1人が複数を語るため合計は100 %になりません。"),
	    .id = "code", .label = "label", .group = "dimension", .value = "share", .low = "low",
	    .high = "high", .n = "n", .head = CC_WORDS("share of people", "人の割合") },
	{ CC_CHART_INTERVALS, "contrast",
	    .title = CC_WORDS("Who says what: each code by segment", "誰が何を語るか（コードごとの区分別）"),
	    .read = CC_WORDS("A mark is the share of the segment's people who say it, the bar its interval. "
			     "Whether segments differ stands in the table, not in overlapping bars.",
		"印は各区分でそれを語った人の割合、横線はその区間。差の有無は区間の重なりではなく表の値で判断"
		"し"
		"ます。"),
	    .id = "segment", .group = "code", .gather = true, .of = THE_CODES, .value = "share", .low = "low",
	    .high = "high", .n = "n", .none = CC_WORDS("too few people", "人数が少ない"),
	    .head = CC_WORDS("share of people", "人の割合") },
	{ CC_CHART_MATRIX, "pairs", .title = CC_WORDS("What is said together", "一緒に語られること"),
	    .read = CC_WORDS("A cell counts the people who say both; the darker it is, the larger their part "
			     "among those who say either. Left of a name and beneath it stand its pairs; in "
			     "its corner those who say it at all.",
		"数字は両方を語った人数。濃いほど、どちらかを語った人に占める割合が大きい。名前の左と下がその"
		"コードの組、角の数字はそれを語った人数。"),
	    .id = "code", .other = "other", .of = THE_CODES, .value = "jaccard", .n = "both",
	    .shades = SHADES, .head = CC_WORDS("both of either (Jaccard)", "両方／どちらか（Jaccard係数）"),
	    .none = CC_WORDS("never said together", "一緒に語られていない") },
	{ CC_CHART_NETWORK, "pairs", .extra = true,
	    .title = CC_WORDS("How codes hang together", "コードのつながり"),
	    .read = CC_WORDS(
		"A mark is as large as the people who say it are many. A line is as wide as those "
		"who say both are many, and as dark as their part of those who say either. A link "
		"is no cause.",
		"印の大きさは語った人数。線の太さは両方を語った人数、濃さはどちらかを語った人に占める割合。"
		"つながりは因果を示しません。"),
	    .id = "code", .other = "other", .of = THE_CODES, .value = "jaccard", .n = "both",
	    .shades = SHADES, .head = CC_WORDS("both of either (Jaccard)", "両方／どちらか（Jaccard係数）"),
	    .least = 3, .most = 60 },
	{ CC_CHART_INTERVALS, "agreement", .extra = true,
	    .title = CC_WORDS("Do the coders agree?", "コーダーの一致度"),
	    .read =
		CC_WORDS("Krippendorff's alpha of each code: 1 is full agreement, 0 is chance. From .8 on "
			 "codes are reliable, from .667 for tentative conclusions.",
		    "コードごとのKrippendorffのα。1は完全な一致、0は偶然。0.8以上は信頼でき、0."
		    "667以上は暫定的な結論"
		    "に使えます。"),
	    .id = "code", .value = "alpha", .low = "alpha_low", .high = "alpha_high", .n = "units" },
	{ CC_CHART_INTERVALS, "changes", .extra = true,
	    .title = CC_WORDS("Since the previous wave", "前回からの変化"),
	    .read =
		CC_WORDS("The share now less the share before, with its interval: a bar that crosses 0 shows "
			 "no change.",
		    "今回の割合から前回の割合を引いた差とその区間。横線が0をまたげば変化は示されません。"),
	    .id = "item", .value = "difference", .low = "low", .high = "high", .n = "n_after",
	    .word = "verdict", .marks = { "better", "unclear", "worse" } },
	{ 0 },
};

const struct cc_words voice_formulas[] = {
	CC_WORDS("share = people with the code / people with an answer (n). A person counts once for a code, "
		 "however many answers have it.",
	    "share（割合）= そのコードが付いた人数 / 回答のある人数（n）。同じ人は何度語っても1回と"
	    "数えます。"),
	CC_WORDS("low, high: Wilson's interval of a share; with weights that differ, of as many people as "
		 "would tell as much, at most Kish's effective n.",
	    "low・high: 割合のWilsonの区間。ウェイトが異なる場合は、同じだけの情報を持つ人数"
	    "（Kishの有効標本数以下）によります。"),
	CC_WORDS("jaccard = people with both codes / people with either (Jaccard 1901).",
	    "jaccard = 両方のコードが付いた人数 / どちらかが付いた人数（Jaccard 1901）。"),
	CC_WORDS("contrast: each segment against everybody else. adjusted_residual is that of the table of "
		 "all segments (Haberman 1973); p is Fisher's exact where an expected count is below 5, else "
		 "of the pooled z-test; p_adjusted is Holm's.",
	    "contrast: 各区分とそれ以外の全員の比較。adjusted_residualは全区分の表の調整残差"
	    "（Haberman 1973）。pは期待度数が5未満ならFisherの正確検定、それ以外は併合z検定。p_adjustedは"
	    "Holmの調整。"),
	CC_WORDS(
	    "keyness = 2 Σ a ln(a / E), below 0 where the code is rarer in the segment; log_ratio is the "
	    "binary logarithm of the ratio of the two shares.",
	    "keyness = 2 Σ a ln(a / E)（区分に少なければ負）。log_ratioは2つの割合の比の2を底とする対数。"),
	CC_WORDS("alpha = 1 − observed / expected disagreement on having a code or not (Krippendorff).",
	    "alpha = 1 − 観測された不一致 / 偶然による不一致（コードの有無、Krippendorff）。"),
	{ { NULL } },
};
