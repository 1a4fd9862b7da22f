/* charts.c -- which pictures the tables give, and how the figures are made. */
#include "method/kpi-report/int.h"

#define THE_KPIS \
	{ \
		"kpis", "kpi", "label" \
	}

const struct cc_chart kpi_charts[] = {
	{ CC_CHART_BULLETS, "kpis", .title = CC_WORDS("Scorecard", "スコアカード"),
	    .read = CC_WORDS(
		"A bar is the value, on a scale of its own from 0; the thin line on it its interval, "
		"the upright line the target, the diamond the period before. The mark beside the "
		"value says whether the target is met.",
		"棒は値（尺度はKPIごと、0から）、その上の細い線は区間、縦の太線は目標、ひし形は前期の値。右の"
		"印と"
		"言葉は目標に対する判定。"),
	    .id = "kpi", .label = "label", .group = "category", .gather = true, .value = "value",
	    .low = "low", .high = "high", .n = "n", .word = "status",
	    .marks = { "green", "amber", "red", "undetermined", "no_data" }, .target = "target",
	    .previous = "previous", .signal = "signal", .none = CC_WORDS("no target", "目標なし"),
	    .spark = { "series", "kpi", "value", CC_WORDS("by period", "推移") } },
	{ CC_CHART_CONTROL, "series", .extra = true,
	    .title = CC_WORDS("Signal or noise?", "変化か、ばらつきか"),
	    .read = CC_WORDS("Points between the dashed limits vary as they always do. Signals: ◆ lies "
			     "outside them, ■ is one of 8 or more in a row on one side of the centre, ▲ one "
			     "of 3 in 4 nearer to a limit than to the centre. × has no value.",
		"破線（限界）の間の点はふだんのばらつき。◆は限界の外、■は中心線の片側に8期以上連続、▲は4期中3"
		"期が中心線より限界に近い。×は値なし。"),
	    .group = "kpi", .of = THE_KPIS, .id = "kpi", .period = "period", .value = "value", .low = "low",
	    .high = "high", .n = "n", .center = "center", .lower = "lower_limit", .upper = "upper_limit",
	    .word = "signal",
	    .marks = { "above", "below", "run_above", "run_below", "near_upper", "near_lower" },
	    .none = CC_WORDS("no value", "値なし") },
	{ CC_CHART_INTERVALS, "segments", .extra = true, .title = CC_WORDS("By segment", "区分別"),
	    .read =
		CC_WORDS("Each segment's value in the last period, and its interval; each KPI has a scale of "
			 "its own.",
		    "各区分の最後の期の値とその区間（尺度はKPIごと）。"),
	    .id = "segment", .group = "kpi", .gather = true, .apart = true, .of = THE_KPIS, .value = "value",
	    .low = "low", .high = "high", .n = "n", .none = CC_WORDS("too few people", "人数が少ない") },
	{ 0 },
};

const struct cc_words kpi_formulas[] = {
	CC_WORDS("A KPI is what its definition counts, sums or divides in the rows of a period; a ratio is "
		 "the sum of numerators / the sum of denominators, never a mean of ratios.",
	    "KPIは、期の行を定義どおりに数え、足し、または割ったもの。比率は分子の合計 / 分母の合計で、"
	    "比率の平均ではありません。"),
	CC_WORDS("low, high: Wilson's interval of a share, Student's of a mean, the normal one of a net "
		 "promoter score (variance of an answer p + d − (p − d)²). Counts and sums have none.",
	    "low・high: 割合はWilson、平均はStudent、NPSは正規分布（1人分の分散 p + d − (p − d)²）の区間。"
	    "件数と合計にはありません。"),
	CC_WORDS("status: green where the whole interval (without one, the value) reaches the target, red "
		 "where the whole of it lies on the bad side of amber, amber where it lies between, "
		 "undetermined otherwise.",
	    "status: 区間全体（区間がなければ値）が目標に達していれば緑、全体がamberの悪い側にあれば赤、"
	    "その間にあれば黄、それ以外は判断できない。"),
	CC_WORDS("Limits: mean ± 2.66 × the mean moving range (Wheeler's XmR); of shares "
		 "p ± 3 √(p (1 − p) / n) with the n of each period. No moving range reaches across a gap.",
	    "限界: 平均 ± 2.66 × 移動範囲の平均（WheelerのXmR）。割合は p ± 3 √(p (1 − p) / n)、nは期ごと。"
	    "欠けた期をまたぐ移動範囲は使いません。"),
	CC_WORDS("signal: outside the limits; one of 8 or more in a row on one side of the centre; one of 3 "
		 "in 4 nearer to a limit than to the centre.",
	    "signal: 限界の外、中心線の片側に8期以上連続、4期中3期が中心線より限界に近い。"),
	CC_WORDS("trend: Sen's slope per period, the median of the slopes of all pairs; trend_p: the test of "
		 "Mann and Kendall, exact up to 10 periods without ties.",
	    "trend: 1期あたりのSenの傾き（全組の傾きの中央値）。trend_p: Mann–Kendall検定"
	    "（同順位のない10期以下は正確な確率）。"),
	{ { NULL } },
};
