/* columns.c -- the tables and their columns. */
#include "method/alternate-model/int.h"

#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

#define CELL(name, member, type, part) CC_CELL(struct alt_row, name, member, type, part)
#define PAIR(name, member, type, part) CC_CELL_WHY(struct cc_associated, name, member, type, part, why)
#define PEOPLE(row)		       CC_CELL(row, "n", r.n, INT, N), CC_CELL(row, "people", r.people, INT, NONE)
#define SHARES(row, before) \
	CC_CELL(row, before "share", r.share, SHARE, ESTIMATE), \
	    CC_CELL(row, before "low", r.low, SHARE, LOW), CC_CELL(row, before "high", r.high, SHARE, HIGH)

const struct cc_table_spec alt_table_specs[] = {
	[T_CHAINS] = { "chains",
	    CC_WORDS("Chains of trigger, desire, suppression, action and reward",
		"行動の連鎖（きっかけ・欲求・抑圧・行動・報酬）"),
	    CC_COLUMNS(struct alt_row, CELL("rank", rank, INT, NONE),
		CELL("trigger", r.key[TRIGGER], ID, KEY), CELL("desire", r.key[DESIRE], ID, KEY),
		CELL("suppression", r.key[SUPPRESSION], ID, KEY), CELL("action", r.key[ACTION], ID, KEY),
		CELL("reward", r.key[REWARD], ID, KEY), PEOPLE(struct alt_row),
		CELL("episodes", r.rows, INT, NONE), CELL("weight", weight, REAL, NONE),
		SHARES(struct alt_row, ""), CELL("lift", lift, REAL, NONE),
		CELL("statement", statement, TEXT, NONE)),
	    .flags = CC_TABLE_EVIDENCE },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ELEMENTS] = { "elements",
	    CC_WORDS("Elements, by how many people name them", "要素ごとの人数と割合"),
	    CC_COLUMNS(struct alt_row, CELL("element", element[0], WORD, KEY),
		CELL("code", r.key[0], ID, KEY), CELL("label", label, LABEL, NONE), PEOPLE(struct alt_row),
		SHARES(struct alt_row, "")),
	    .id_column = "code" },
	[T_CONTEXTS] = { "contexts",
	    CC_WORDS("Contexts, and how open they are", "文脈（きっかけと欲求）と定番の有無"),
	    CC_COLUMNS(struct alt_row, CELL("trigger", r.key[0], ID, KEY), CELL("desire", r.key[1], ID, KEY),
		CELL("people", r.n, INT, N), CELL("alternatives", seen.kinds, INT, NONE),
		CELL("hhi", variety.hhi, REAL, NONE), CELL("effective", variety.effective, REAL, NONE),
		CELL("entropy", variety.entropy, REAL, NONE), CELL("top_action", top, ID, NONE),
		SHARES(struct alt_row, "top_")) },
	[T_ALTERNATIVES] = { "alternatives", CC_WORDS("What is hired in each context", "文脈ごとの行動"),
	    CC_COLUMNS(struct alt_row, CELL("trigger", r.key[0], ID, KEY), CELL("desire", r.key[1], ID, KEY),
		CELL("action", r.key[2], ID, KEY), PEOPLE(struct alt_row), SHARES(struct alt_row, "")) },
	[T_SUPPRESSIONS] = { "suppressions",
	    CC_WORDS("What those who are held back do", "抑圧と行動の結びつき"),
	    CC_COLUMNS(struct cc_associated, CC_CELL(struct cc_associated, "suppression", r.key[0], ID, KEY),
		CC_CELL(struct cc_associated, "action", r.key[1], ID, KEY), PEOPLE(struct cc_associated),
		SHARES(struct cc_associated, ""), PAIR("lift", lift, REAL, NONE), PAIR("p", p, P, NONE),
		PAIR("p_adjusted", p_adjusted, P, P)) },
	[T_REWARDS] = { "rewards", CC_WORDS("What is gained, by what was wanted", "欲求ごとの報酬"),
	    CC_COLUMNS(struct alt_row, CELL("desire", r.key[0], ID, KEY), CELL("reward", r.key[1], ID, KEY),
		PEOPLE(struct alt_row), SHARES(struct alt_row, "")) },
	[T_LINKS] = { "links",
	    CC_WORDS("Links between elements (implication matrix)", "要素のつながり（含意行列）"),
	    CC_COLUMNS(struct cc_link_row, CC_CELL(struct cc_link_row, "from_element", element[0], WORD, KEY),
		CC_CELL(struct cc_link_row, "from", r.key[0], ID, KEY),
		CC_CELL(struct cc_link_row, "to_element", element[1], WORD, KEY),
		CC_CELL(struct cc_link_row, "to", r.key[1], ID, KEY),
		CC_CELL(struct cc_link_row, "direct", direct, INT, NONE),
		CC_CELL(struct cc_link_row, "indirect", indirect, INT, NONE)) },
	[T_SATURATION] = { "saturation", CC_WORDS("Are the lists complete?", "要素の出尽くし具合"),
	    CC_COLUMNS(struct alt_row, CELL("element", element[0], WORD, KEY),
		CELL("n", seen.sightings, INT, N), CELL("codes", seen.kinds, INT, NONE),
		CELL("seen_once", seen.once, INT, NONE), CELL("coverage", coverage, SHARE, ESTIMATE),
		CELL("chao1", chao1, REAL, NONE)) },
	[T_UNCODED] = { "uncoded", CC_WORDS("Answers without a code", "コードの付かない回答"),
	    CC_COLUMNS(struct cc_wrote_row, CC_CELL(struct cc_wrote_row, "element", of, WORD, NONE),
		CC_CELL(struct cc_wrote_row, "source", source, PLACE, KEY),
		CC_QUOTE(struct cc_wrote_row, "text", text, people)) },
	[T_QUOTES] = CC_WROTE_TABLE("In their words", "発言"),
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};
