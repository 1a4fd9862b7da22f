/* charts.c -- the pictures of a journey, and how its figures are made. */
#include "method/journey-map/int.h"

#include "figure/changes.h"
#include "figure/segments.h"
#include "figure/windows.h"
#include "figure/worded.h"

static const struct cc_chart_strip reach = {
	.count = "reached",
	.share = "conversion",
	.low = "conversion_low",
	.high = "conversion_high",
	.lost = "dropped",
	.count_head = CC_WORDS("people who came this far", "ここまで来た人"),
	.share_head = CC_WORDS("go on to the next stage", "次の段階へ進んだ割合"),
	.lost_word = CC_WORDS(" lost", "人離脱"),
};

static const struct cc_chart_points hurt = {
	.table = "pains",
	.place = "stage",
	.rank = "rank",
	.label = "touchpoint",
	.part = "affected",
	.n = "n",
	.share = "share",
	.low = "share_low",
	.high = "share_high",
	.step = "move",
	.told = "quotes",
	.told_rank = "rank",
	.told_text = "text",
	.head = CC_WORDS("pain points", "痛みのある場所"),
	.part_word = CC_WORDS("affected", "影響"),
	.step_word = CC_WORDS("Try first: ", "まず試す: "),
};

static const struct cc_chart_others by_segment = { "segments", "item", "measure", "emotion", "segment",
	"value", "low", "high", "n", CC_WORDS(NULL, NULL) };

static const struct cc_chart_others before = { "changes", "item", "measure", "emotion", NULL, "before", NULL,
	NULL, "n_before", CC_WORDS("previous wave", "前回") };

static const struct cc_chart_curve journey = {
	.head = CC_WORDS("mean feeling, 0: the middle of the scale", "感情の平均（0は尺度の中央）"),
	.all = CC_WORDS("all", "全体"),
	.none = CC_WORDS("no feelings here", "感情の記録なし"),
	.scale_low = "scale_low",
	.scale_high = "scale_high",
	.strip = &reach,
	.points = &hurt,
	.thin = &by_segment,
	.ghost = &before,
};

const struct cc_chart journey_charts[] = {
	{ CC_CHART_CURVE, "stages", .title = CC_WORDS("The journey, stage by stage", "段階ごとのジャーニー"),
	    .read = CC_WORDS(
		"A column is a stage: how many come this far and go on, how they feel there (the line, "
		"its interval as a band), and, by number, the places with the greatest impact.",
		"列は段階。ここまで来て先へ進む人数、そこでの感情（線、帯は区間）、影響の大きい場所（番号）を"
		"示す。"),
	    .id = "stage", .label = "label", .value = "emotion", .low = "emotion_low", .high = "emotion_high",
	    .n = "n_emotion", .curve = &journey },
	{ CC_CHART_INTERVALS, "pains", .extra = true,
	    .title = CC_WORDS("Where people are hurt", "痛みのある場所"),
	    .read = CC_WORDS(
		"A mark is the share of those who reached the stage and were affected at this place, "
		"the bar its interval.",
		"印は、段階に達した人のうち、この場所で影響を受けた割合、横線はその区間。"),
	    .id = "stage", .label = "touchpoint", .value = "share", .low = "share_low", .high = "share_high",
	    .n = "n", .word = "stage" },
	CC_FEELINGS_CHART,
	CC_ONBOARDING_CHART,
	CC_SEGMENTS_CHART_OF("stages", "stage", "label"),
	CC_CHANGES_CHART_OF("stages", "stage", "label"),
	{ 0 },
};

const struct cc_words journey_formulas[] = {
	CC_WORDS("reached: people seen at the stage or a later one; conversion = reached the next stage / "
		 "reached, with Wilson's interval; dropped = the difference of the two counts.",
	    "到達: その段階かより後の段階で見られた人。転換率 = 次の段階に到達した人 / "
	    "到達した人（Wilsonの区間）。"
	    "離脱 = 両者の人数の差。"),
	CC_WORDS(
	    "emotion: the mean of each person's contacts at the stage counts once, less the middle of the "
	    "scale; the mean over these people with Student's t interval.",
	    "感情: "
	    "一人について、その段階の接触の平均を一回数え、尺度の中央を引く。その人たちの平均と、tの区間。"),
	CC_WORDS(
	    "affected: a feeling below the middle of the scale, or an inquiry, complaint or dropout, at the "
	    "place; share = affected / who reached the stage, with Wilson's interval.",
	    "影響を受けた人: その場所で尺度の中央より低い感情、または問い合わせ・不満・離脱があった人。"
	    "割合 = その人数 / 段階に到達した人（Wilsonの区間）。"),
	CC_WORDS(
	    "impact = share × mean severity of the affected (1 to 5; 1 where nobody said): the mean over all "
	    "who reached the stage, 0 for the others, with Student's t interval.",
	    "影響度 = 割合 × 影響を受けた人の深刻度の平均（1〜5。記録がなければ1）。"
	    "到達した人全体の平均で、他の人は0（tの区間）。"),
	CC_WORDS(
	    "onboarding: of people who started so long ago that the window is over, those with a contact in "
	    "it; windows are days after the start, which is day 0; Wilson's interval.",
	    "使い始め: 開始から期間が過ぎた人のうち、その間に接触があった人の割合（Wilsonの区間）。"
	    "開始の日は0日目。"),
	CC_SEGMENTS_FORMULA,
	CC_CHANGES_FORMULA,
	CC_WORDS(
	    "people who are in both waves are compared with themselves, unless they carry weights: means by "
	    "the test of Derrick and others, shares by Newcombe's interval for paired shares.",
	    "両方の回にいる人は、ウェイトがなければ本人どうしで比べる。平均はDerrickらの検定、割合は対応のあ"
	    "る"
	    "Newcombeの区間。"),
	CC_WORDS("feelings are ordinal: a mean takes the steps of the scale as equal. Sources: "
		 "cocreate-methods(7).",
	    "感情は順序尺度であり、平均は目盛りの間隔を等しいとみなす。出典: cocreate-methods(7)。"),
	CC_WORDS(NULL, NULL),
};
