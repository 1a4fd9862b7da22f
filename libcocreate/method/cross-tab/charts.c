/* charts.c -- the pictures of cross-tab. */
#include "method/cross-tab/int.h"

const struct cc_chart cross_charts[] = {
	{ CC_CHART_INTERVALS, "cells", .title = CC_WORDS("What people answered", "回答の割合"),
	    .read = CC_WORDS("A mark is the share of those who answered the question, the bar its interval.",
		"印はその設問に答えた人に占める割合、横線はその区間。"),
	    .id = "answer", .label = "label", .group = "question", .value = "share", .low = "low",
	    .high = "high", .n = "n", .from = 0, .to = 1, .without = "banner",
	    .of = { .table = "questions", .key = "question", .label = "label" } },
	CC_CHANGES_CHART,
	{ 0 },
};
