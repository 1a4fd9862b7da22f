/* chosen.h -- which of several is chosen most, and is that sure? A table of ranks.
 *
 * May be included by: method, tests.
 * In:     how many of n people chose each, in the order that breaks ties.
 * Out:    ranks from the most chosen down, ties share the better one; share of all n with Wilson's interval;
 *         p_next, of the sign test against the next; holds: this rank and all above it are sure at the run's
 *         confidence (stat/sign.h).
 * Errors: none.
 */
#ifndef CC_FIGURE_CHOSEN_H
#define CC_FIGURE_CHOSEN_H

#include "model/fold.h"

/* The first three are the caller's. */
struct cc_chosen_row {
	struct cc_span id, label;
	uint64_t chosen, n;
	int64_t rank;
	double share, low, high, p_next;
	const char *holds; /* yes, no */
	uint32_t number;
};

enum { CC_CHOSEN_ID = 1, CC_CHOSEN_N = 4, CC_CHOSEN_SHARE, CC_CHOSEN_HOLDS = 9 };

extern const struct cc_column_spec cc_chosen_columns[]; /* rank, arm ... */

#define CC_CHOSEN_TABLE(en, ja) \
	{ \
		.name = "ranks", .title = CC_WORDS(en, ja), .columns = cc_chosen_columns, \
		.row = sizeof(struct cc_chosen_row) \
	}

void cc_chosen_put(struct cc_report *report, unsigned table, struct cc_chosen_row *row, uint32_t rows,
    uint64_t n, const struct cc_run *run, struct cc_arena *arena);

#endif
