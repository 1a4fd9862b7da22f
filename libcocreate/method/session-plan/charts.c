/* charts.c -- pictures, and how the figures are made. */
#include "method/session-plan/int.h"

#include "figure/segments.h"

const struct cc_chart session_charts[] = {
	{ CC_CHART_STRIP, "agenda", .title = CC_WORDS("The minutes of the session", "セッションの時間割"),
	    .read = CC_WORDS("The blocks in their order: how many minutes each takes, and how people sit.",
		"区間を順に、それぞれの分数と、どう座るか。"),
	    .id = "order", .label = "label", .value = "minutes", .word = "layout", .from = 0, .to = 60 },
	CC_SEGMENTS_CHART,
	{ 0 },
};

const struct cc_words session_formulas[] = {
	CC_WORDS("minutes: phases by largest remainders, after the breaks.",
	    "時間: 休憩を除いた時間を、最大剰余法で段階に配る。"),
	CC_WORDS(
	    "seating: a search that keeps people apart first, then avoids second meetings and uneven tables; "
	    "repeats_bound is what no seating can go below.",
	    "席割り: 離す人をまず離し、再会と偏りを減らす探索。repeats_bound はどの席割りでも下回れない数。"),
	CC_WORDS("dates: by the rules of the series; a date on a holiday moves as the series says.",
	    "日程: 系列の規則による。休日に当たる日は系列の決まりで動かす。"),
	CC_WORDS(NULL, NULL),
};
