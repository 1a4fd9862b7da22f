/* split.h -- were people dealt to the arms as planned? A table of arms.
 *
 * May be included by: method, tests.
 * In:     people and planned share of each arm.
 * Out:    planned share, people by it, and p of so uneven numbers (stat/dealt.h).
 * Errors: none.
 */
#ifndef CC_FIGURE_SPLIT_H
#define CC_FIGURE_SPLIT_H

#include "rec/report.h"

/* The first three are the caller's. */
struct cc_split {
	struct cc_span arm;
	double share; /* relative to the others */
	uint64_t n;
	double planned, expected, p;
};

enum { CC_SPLIT_ARM, CC_SPLIT_N, CC_SPLIT_EXPECTED = 3 };

extern const struct cc_column_spec cc_split_columns[];

#define CC_SPLIT_TABLE \
	{ \
		.name = "split", \
		.title = CC_WORDS("Were people dealt to the arms as planned?", "案への振り分け"), \
		.columns = cc_split_columns, .row = sizeof(struct cc_split) \
	}

/* The p, which each row has. */
double cc_split(struct cc_split *arm, uint32_t n, struct cc_arena *scratch);

/* The note that the numbers are uneven; planned: the study gives shares. */
void cc_split_note(struct cc_report *report, bool planned);

/* Offers the sentence that forbids reading: the arms with the most and the fewest people for what was planned. */
struct cc_findings;

void cc_split_say(struct cc_findings *f, const struct cc_table *t);

#endif
