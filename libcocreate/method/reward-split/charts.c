/* charts.c -- what pictures show, how the figures are made. */
#include "method/reward-split/int.h"

const struct cc_chart reward_charts[] = {
	{ CC_CHART_LORENZ, "people", .title = CC_WORDS("How evenly it is spread", "分配の偏り"),
	    .read = CC_WORDS("The Lorenz curve: the part of the people with the least, and the part of the "
			     "money that they have together; the further from the dashed line, the less "
			     "even.",
		"ローレンツ曲線。取り分の少ない順に数えた人の割合と、その人たちの取り分の割合。破線から離れる"
		"ほど偏っている。"),
	    .id = "person", .value = "earned", .head = CC_WORDS("share of the money", "金額の割合"),
	    .x.head = CC_WORDS("share of the people", "人の割合"),
	    .line_head = CC_WORDS("if all had the same", "全員が同じなら") },
	{ CC_CHART_INTERVALS, "people", .title = CC_WORDS("Who earned how much", "一人ずつの取り分"),
	    .read = CC_WORDS("A mark is what a person earned in all periods; everybody is counted, so there "
			     "is no interval.",
		"印は全期間の取り分。全員を数えているので区間はない。"),
	    .id = "person", .value = "earned", .n = "contributions", .head = CC_WORDS("earned", "取り分") },
	{ 0 },
};

const struct cc_words reward_formulas[] = {
	CC_WORDS("Points of a row: what the bands of its kind give for its units, behind those of the "
		 "person's rows before it.",
	    "行のポイント: 種類ごとの段階の単価を、その人のそれまでの数量の続きから数える。"),
	CC_WORDS("A pool of revenue: what all sales to date entitle to, never less than before, less what "
		 "was pooled before.",
	    "売上の原資: 累計売上で決まる額（前より減らない）から、それまでの原資を引いたもの。"),
	CC_WORDS("A share: the pool by points or by the split sheet, within least and most; the units that "
		 "are left go to the "
		 "largest remainders, counting what rounding owes from before.",
	    "取り分: "
	    "原資をポイントか配分表の割合で分け、下限と上限に収める。端数は、前の期の端数も足した大きい順に1"
	    "単位ずつ配る。"),
	CC_WORDS(
	    "Due is what is released less what is paid; withheld is by the bands of the rules, rounded down.",
	    "未払いは確定額から支払済を引いたもの。源泉は規則の段階によるもので、切り捨てる。"),
	CC_WORDS("Gini is sum (2i - n - 1) x(i) / (n sum x) over everybody with a row, zeros too.",
	    "ジニ係数は Σ(2i−n−1)x(i)/(nΣx)。行のある全員、0も数える。"),
	{ { NULL, NULL } },
};
