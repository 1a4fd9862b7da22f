/* charts.c -- the tables and their columns, pictures, how the figures are made. */
#include "method/cycle-check/int.h"

#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "method/cycle-check/rows.h"

#define AREA_(name, member, type, part)	    CC_CELL(struct cycle_area_row, name, member, type, part)
#define ITEM_(name, member, type, part)	    CC_CELL(struct cycle_item_row, name, member, type, part)
#define EVIDENCE_(name, member, type, part) CC_CELL(struct cycle_evidence_row, name, member, type, part)
#define PATTERN_(name, member, type, part)  CC_CELL(struct cycle_pattern_row, name, member, type, part)
#define GAP_(name, member, type, part)	    CC_CELL(struct cycle_gap_row, name, member, type, part)
#define AGREE_(name, member, type, part)    CC_CELL(struct cycle_agreement_row, name, member, type, part)
#define ASK_(name, member, type, part)	    CC_CELL(struct cycle_question_row, name, member, type, part)

const struct cc_table_spec cycle_tables[] = {
	[T_AREAS] = { "areas", CC_WORDS("Areas", "領域"),
	    CC_COLUMNS(struct cycle_area_row, AREA_("area", area, ID, KEY),
		AREA_("label", label, LABEL, NONE), AREA_("items", items, INT, NONE),
		AREA_("met", met, INT, NONE), AREA_("partly", partly, INT, NONE),
		AREA_("open", open, INT, NONE), AREA_("contradicted", contradicted, INT, NONE),
		AREA_("unknown", unknown, INT, NONE), AREA_("na", na, INT, NONE), AREA_("n", n, INT, N),
		AREA_("score", score, SHARE, ESTIMATE), AREA_("low", low, SHARE, LOW),
		AREA_("high", high, SHARE, HIGH), AREA_("level", level, WORD, NONE),
		AREA_("weakest", weakest, ID, NONE)) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ITEMS] = { "items",
	    CC_WORDS("Items: what people say and what the data say", "項目（回答とデータ）"),
	    CC_COLUMNS(struct cycle_item_row, ITEM_("item", item, ID, KEY), ITEM_("area", area, ID, NONE),
		ITEM_("label", label, LABEL, NONE), ITEM_("n", n, INT, N), ITEM_("score", score, SHARE, NONE),
		ITEM_("lowest", lowest, SHARE, NONE), ITEM_("highest", highest, SHARE, NONE),
		ITEM_("consensus", consensus, REAL, NONE), ITEM_("claimed", claimed, WORD, NONE),
		ITEM_("computed", computed, WORD, NONE), ITEM_("state", state, WORD, NONE),
		ITEM_("gate", gate, WORD, NONE), ITEM_("owner", owner, ID, NONE),
		ITEM_("due", due, DATE, NONE), ITEM_("since", since, DATE, NONE),
		ITEM_("age_days", age, INT, NONE), ITEM_("reason", reason, TEXT, NONE)) },
	[T_OPEN] = { "open",
	    CC_WORDS("What is not met, the most pressing first", "まだ満たしていない項目（急ぐ順）"),
	    CC_COLUMNS(struct cycle_item_row, ITEM_("rank", rank, INT, NONE), ITEM_("item", item, ID, KEY),
		ITEM_("area", area, ID, NONE), ITEM_("label", label, LABEL, NONE),
		ITEM_("state", state, WORD, NONE), ITEM_("gate", gate, WORD, NONE),
		ITEM_("owner", owner, ID, NONE), ITEM_("due", due, DATE, NONE),
		ITEM_("overdue_days", overdue, INT, NONE), ITEM_("age_days", age, INT, NONE),
		ITEM_("reason", reason, TEXT, NONE)) },
	[T_EVIDENCE] = { "evidence", CC_WORDS("Evidence, rule by rule", "根拠（規則ごと）"),
	    CC_COLUMNS(struct cycle_evidence_row, EVIDENCE_("item", item, ID, KEY),
		EVIDENCE_("rule", rule, TEXT, KEY), EVIDENCE_("found", found, TEXT, NONE),
		EVIDENCE_("wanted", wanted, TEXT, NONE), EVIDENCE_("holds", holds, WORD, NONE),
		EVIDENCE_("n", n, INT, NONE), EVIDENCE_("tool", tool, ID, NONE),
		EVIDENCE_("report", label, ID, NONE), EVIDENCE_("as_of", as_of, DATE, NONE),
		EVIDENCE_("reason", reason, TEXT, NONE)) },
	[T_PATTERNS] = { "patterns", CC_WORDS("Patterns of failing", "つまずきの型"),
	    CC_COLUMNS(struct cycle_pattern_row, PATTERN_("pattern", pattern, ID, KEY),
		PATTERN_("label", label, LABEL, NONE), PATTERN_("present", present, INT, NONE),
		PATTERN_("needed", needed, INT, NONE), PATTERN_("unknown", unknown, INT, NONE),
		PATTERN_("items", items, LIST, NONE), PATTERN_("status", status, WORD, NONE),
		PATTERN_("items_open", lacking, LIST, NONE), PATTERN_("remedy", remedy, LABEL, NONE)) },
	[T_COVERAGE] = CC_COVERAGE_TABLE,
	[T_DISAGREEMENTS] = { "disagreements", CC_WORDS("Where people differ", "意見の分かれる項目"),
	    CC_COLUMNS(struct cycle_gap_row, GAP_("rank", rank, INT, NONE), GAP_("item", item, ID, KEY),
		GAP_("label", label, LABEL, NONE), GAP_("n", n, INT, N),
		GAP_("consensus", consensus, REAL, NONE), GAP_("lowest", lowest, TEXT, NONE),
		CC_CELL_WHY(struct cycle_gap_row, "lowest_by", lowest_by, LIST, NONE, no_lowest),
		GAP_("highest", highest, TEXT, NONE),
		CC_CELL_WHY(struct cycle_gap_row, "highest_by", highest_by, LIST, NONE, no_highest)) },
	[T_AGREEMENT] = { "agreement", CC_WORDS("Do people agree, area by area?", "領域ごとの一致度"),
	    CC_COLUMNS(struct cycle_agreement_row, AGREE_("area", area, ID, KEY),
		AGREE_("items", items, INT, NONE), AGREE_("people", people, INT, N),
		CC_CELL_WHY(struct cycle_agreement_row, "alpha", alpha, REAL, ESTIMATE, why),
		CC_CELL_WHY(struct cycle_agreement_row, "alpha_low", low, REAL, LOW, why),
		CC_CELL_WHY(struct cycle_agreement_row, "alpha_high", high, REAL, HIGH, why),
		AGREE_("reading", reading, WORD, NONE)) },
	[T_QUESTIONS] = { "questions", CC_WORDS("The questions, as a form", "質問票"),
	    CC_COLUMNS(struct cycle_question_row, ASK_("item", item, ID, KEY), ASK_("area", area, ID, NONE),
		ASK_("label", label, LABEL, NONE), ASK_("low_end", low, LABEL, NONE),
		ASK_("high_end", high, LABEL, NONE), ASK_("answer", answer, TEXT, NONE)) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

const struct cc_chart cycle_charts[] = {
	{ CC_CHART_INTERVALS, "areas", .title = CC_WORDS("Which areas hold", "どの領域ができているか"),
	    .read = CC_WORDS(
		"A mark is the score of the items that are known; the bar goes from what it would be if "
		"every "
		"unknown item turned out no, to what it would be if all turned out yes. It shows what is "
		"not known, and no sampling.",
		"印はわかっている項目の得点。横線は、不明の項目がすべて「いいえ」の場合からすべて「はい」の場"
		"合まで。"
		"標本の誤差ではなく、わからない幅を示す。"),
	    .id = "area", .label = "label", .value = "score", .low = "low", .high = "high", .n = "n",
	    .bounds = true, .word = "level", .marks = { "proven", "working", "started", "absent" }, .from = 0,
	    .to = 1 },
	{ CC_CHART_INTERVALS, "agreement", .extra = true,
	    .title = CC_WORDS("Do people agree?", "答えは一致しているか"),
	    .read = CC_WORDS("Krippendorff's alpha of each area: 1 is full agreement, 0 is chance.",
		"領域ごとのKrippendorffのα。1は完全な一致、0は偶然。"),
	    .id = "area", .value = "alpha", .low = "alpha_low", .high = "alpha_high", .n = "people",
	    .word = "reading", .marks = { "reliable", "tentative", "unreliable" } },
	CC_SEGMENTS_CHART_OF("items", "item", "label"),
	CC_CHANGES_CHART_OF("items", "item", "label"),
	{ 0 },
};

const struct cc_words cycle_formulas[] = {
	CC_WORDS(
	    "claimed: the mean of the latest answers (yes 1, partly ½, no 0; a scale from 0 to 1): yes from "
	    "¾, no to ¼, else partly.",
	    "回答: "
	    "各人の最新の回答の平均（はい1、一部½、いいえ0。尺度は0～1）。¾以上ははい、¼以下はいいえ、間は一"
	    "部。"),
	CC_WORDS("computed: no if any rule of the item says no, else unknown if one cannot tell, else yes.",
	    "データ: 規則のどれかが「いいえ」ならいいえ、どれかがわからなければ不明、それ以外ははい。"),
	CC_WORDS(
	    "state: met if computed is yes, or claimed yes with nothing against it; contradicted if claimed "
	    "yes and computed no; open if computed or claimed no; else partly, unknown.",
	    "状態: データがはい、または回答がはいで反証がなければ充足。回答がはいでデータがいいえなら矛盾。"
	    "データか回答がいいえなら未了。それ以外は一部か不明。"),
	CC_WORDS(
	    "score of an area: met 1, partly ½, else 0, over the known items; low and high: over all that "
	    "apply, unknown ones as 0, and as 1.",
	    "領域の得点: "
	    "わかっている項目での平均（充足1、一部½、他は0）。下限と上限は、不明を0とした場合と1とした場合"
	    "。"),
	CC_WORDS(
	    "consensus: Tastle and Wierman's, 1 if all say one thing, 0 if half stand at each end; alpha: "
	    "Krippendorff's for ordinal answers, items by people.",
	    "合意度: TastleとWiermanの指標。全員同じなら1、両端に半々なら0。α: "
	    "Krippendorff（順序尺度、項目×人）。"),
	CC_SEGMENTS_FORMULA,
	CC_CHANGES_FORMULA,
	CC_WORDS(NULL, NULL),
};
