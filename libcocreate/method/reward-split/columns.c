/* columns.c -- the tables and their columns, what their pictures show, how the figures are made. */
#include "method/reward-split/tables.h"

#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

#define TABLE(type, ...)		  .columns = (const struct cc_column_spec[]){ __VA_ARGS__, { 0 } }, .row = sizeof(type)
#define PERSON_(name, member, type, part) CC_CELL(struct reward_person_row, name, member, type, part)
#define LINE_(name, member, type, part)	  CC_CELL(struct reward_line_row, name, member, type, part)
#define POOL_(name, member, type, part)	  CC_CELL(struct reward_pool_row, name, member, type, part)
#define AUDIT_(name, member, type, part)  CC_CELL(struct reward_audit_row, name, member, type, part)
#define HELD_(name, member, type, part)	  CC_CELL(struct reward_held_row, name, member, type, part)
#define LEVEL_(name, member, type, part)  CC_CELL(struct reward_level_row, name, member, type, part)
#define OTHER_(name, member, type, part)  CC_CELL(struct reward_other_row, name, member, type, part)

const struct cc_table_spec reward_tables[] = {
	[T_PEOPLE] = { "people", CC_WORDS("What each person earned", "一人ずつの取り分"),
	    TABLE(struct reward_person_row, PERSON_("rank", rank, INT, NONE),
		PERSON_("person", person, ID, KEY), PERSON_("contributions", contributions, INT, NONE),
		PERSON_("points", points, REAL, NONE), PERSON_("earned", earned, MONEY, NONE),
		PERSON_("pending", pending, MONEY, NONE), PERSON_("released", released, MONEY, NONE),
		PERSON_("paid", paid, MONEY, NONE), PERSON_("due", due, MONEY, NONE),
		PERSON_("payable", payable, MONEY, NONE), PERSON_("withheld", withheld, MONEY, NONE),
		PERSON_("net", net, MONEY, NONE), PERSON_("share", share, SHARE, NONE),
		PERSON_("things", things, LIST, NONE), PERSON_("level", level, ID, NONE)) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_LINES] = { "lines", CC_WORDS("Why: what each contribution bears", "内訳（貢献ごと）"),
	    TABLE(struct reward_line_row, LINE_("period", period, PERIOD, KEY), LINE_("pool", pool, ID, KEY),
		LINE_("unit", unit, ID, NONE), LINE_("idea", idea, ID, KEY), LINE_("person", person, ID, KEY),
		LINE_("basis", basis, WORD, NONE), LINE_("kind", kind, ID, NONE),
		LINE_("units", units, REAL, NONE), LINE_("points", points, REAL, NONE),
		LINE_("amount", amount, MONEY, NONE), LINE_("rounding", rounding, REAL, NONE),
		LINE_("source", source, PLACE, NONE), LINE_("rule", rule, PLACE, NONE)),
	    .id_column = "person" },
	[T_POOLS] = { "pools", CC_WORDS("Pools, period by period", "原資（期ごと）"),
	    TABLE(struct reward_pool_row, POOL_("period", period, PERIOD, KEY), POOL_("pool", pool, ID, KEY),
		POOL_("unit", unit, ID, NONE), POOL_("idea", idea, ID, KEY),
		POOL_("revenue", revenue, MONEY, NONE), POOL_("revenue_to_date", to_date, MONEY, NONE),
		POOL_("entitled_to_date", entitled, MONEY, NONE), POOL_("amount", amount, MONEY, NONE),
		POOL_("shared", shared, MONEY, NONE), POOL_("unshared", unshared, MONEY, NONE),
		POOL_("people", people, INT, NONE), POOL_("reason", reason, WORD, NONE),
		POOL_("rule", rule, PLACE, NONE)),
	    .id_column = "pool" },
	[T_AUDIT] = { "audit", CC_WORDS("Audit", "検算"),
	    TABLE(struct reward_audit_row, AUDIT_("check", check, WORD, KEY),
		AUDIT_("period", period, PERIOD, NONE), AUDIT_("pool", pool, ID, NONE),
		AUDIT_("idea", idea, ID, NONE), AUDIT_("person", person, ID, NONE),
		AUDIT_("expected", expected, TEXT, NONE), AUDIT_("found", found, TEXT, NONE),
		AUDIT_("difference", difference, MONEY, NONE), AUDIT_("ok", ok, WORD, NONE),
		AUDIT_("source", source, PLACE, NONE)) },
	[T_CONCENTRATION] = { "concentration", CC_WORDS("How evenly it is spread", "分配の偏り"),
	    TABLE(struct reward_held_row, HELD_("pool", pool, ID, KEY), HELD_("people", c.people, INT, NONE),
		HELD_("receiving", c.receiving, INT, NONE), HELD_("gini", c.gini, REAL, NONE),
		HELD_("top_share", c.top_share, SHARE, NONE), HELD_("half_by", half_by, INT, NONE),
		HELD_("effective", c.effective, REAL, NONE)) },
	[T_RECOGNITION] = { "recognition", CC_WORDS("Levels", "称号"),
	    TABLE(struct reward_level_row, LEVEL_("person", person, ID, KEY),
		LEVEL_("points", points, REAL, NONE), LEVEL_("level", level, ID, NONE),
		LEVEL_("next", next, ID, NONE), LEVEL_("to_next", to_next, REAL, NONE),
		LEVEL_("since", since, DATE, NONE)) },
	[T_WHATIF] = { "whatif", CC_WORDS("Under other rules", "別の規則では"),
	    TABLE(struct reward_other_row, OTHER_("person", person, ID, KEY),
		OTHER_("amount", amount, MONEY, NONE), OTHER_("other", other, MONEY, NONE),
		OTHER_("difference", difference, MONEY, NONE), OTHER_("share", share, SHARE, NONE),
		OTHER_("other_share", other_share, SHARE, NONE), OTHER_("rank", rank, INT, NONE),
		OTHER_("other_rank", other_rank, INT, NONE)) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

const struct cc_chart reward_charts[] = {
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
