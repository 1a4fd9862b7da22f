/* split.c -- were people dealt to the arms as planned? */
#include "figure/split.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "stat/dealt.h"

#include <math.h>

const struct cc_column_spec cc_split_columns[] = {
	[CC_SPLIT_ARM] = CC_CELL(struct cc_split, "arm", arm, ID, KEY),
	[CC_SPLIT_N] = CC_CELL(struct cc_split, "n", n, INT, N),
	CC_CELL(struct cc_split, "planned", planned, SHARE, NONE),
	[CC_SPLIT_EXPECTED] = CC_CELL(struct cc_split, "expected", expected, REAL, NONE),
	CC_CELL(struct cc_split, "p", p, P, P),
	{ 0 },
};

double
cc_split(struct cc_split *arm, uint32_t n, struct cc_arena *scratch)
{
	uint64_t *people = CC_ARRAY(scratch, uint64_t, n);
	double *share = CC_ARRAY(scratch, double, n), shares = 0, all = 0, p;

	for (uint32_t i = 0; i < n; i++) {
		people[i] = arm[i].n;
		share[i] = arm[i].share;
		shares += share[i];
		all += (double)people[i];
	}
	p = cc_dealt(people, share, n);
	for (uint32_t i = 0; i < n; i++) {
		arm[i].planned = share[i] / shares;
		arm[i].expected = all * arm[i].planned;
		arm[i].p = p;
	}
	return p;
}

void
cc_split_note(struct cc_report *report, bool planned)
{
	static const struct cc_words words[] = {
		CC_WORDS("the arms have more unequal numbers than chance would give (table %s); if they were "
			 "to be equal, something went wrong",
		    "案ごとの人数が偶然では考えにくいほど偏っています（%s "
		    "表）。同数の計画なら何かが起きています"),
		CC_WORDS("people were not dealt to the arms as planned (table %s): whatever did that may "
			 "also make the difference",
		    "案への振り分けが計画と合いません（%s 表）。差もその原因によるものかもしれません"),
	};

	cc_note_of(report, planned ? "unsound" : "split", &words[planned], "split");
}

void
cc_split_say(struct cc_findings *f, const struct cc_table *t)
{
	struct cc_finding *o = cc_finding_offer(f, "srm", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
	double far[] = { 0, HUGE_VAL };
	size_t at[] = { 0, 0 };

	for (size_t i = 0; i < t->rows; i++) {
		double off = (double)cc_table_int(t, i, CC_SPLIT_N) / cc_table_real(t, i, CC_SPLIT_EXPECTED);

		at[0] = off > far[0] ? i : at[0];
		at[1] = off < far[1] ? i : at[1];
		far[0] = fmax(far[0], off);
		far[1] = fmin(far[1], off);
	}
	cc_finding_item(o, "arm", t, at[0], CC_SPLIT_ARM);
	cc_finding_item(o, "versus", t, at[1], CC_SPLIT_ARM);
	cc_finding_cell(o, "n", t, at[0], CC_SPLIT_N);
	cc_finding_cell(o, "m", t, at[1], CC_SPLIT_N);
}
