/* lots.h -- people dealt to kinds by lot, balanced in every block and over all.
 *
 * May be included by: method, tests.
 * In:     people with a name and a block, each once; how often each kind comes in a cycle.
 * Out:    people block by block in the order of their lots, and what each was dealt: a lot is that of a person, a
 *         cycle that of a block and a number, so that neither moves when others are added behind.
 * Errors: none.
 * Cost:   O(people log people).
 */
#ifndef CC_FIGURE_LOTS_H
#define CC_FIGURE_LOTS_H

#include "rec/report.h"
#include "stat/dealt.h"

struct cc_lot {
	struct cc_span name, block; /* block.at NULL: none; such stand last */
	int64_t seat;		    /* within the block, from 1 */
	uint32_t dealt;		    /* a kind */
	double drawn;
};

/* A row of a table of them; arm and order are the caller's. */
struct cc_lot_row {
	struct cc_span person, block, arm;
	int64_t seat, order;
};

extern const struct cc_column_spec cc_lots_columns[];

#define CC_LOTS_TABLE \
	{ \
		.name = "assignment", .title = CC_WORDS("Who gets which arm", "案の割り当て"), \
		.columns = cc_lots_columns, .row = sizeof(struct cc_lot_row) \
	}

void cc_lots(struct cc_lot *person, uint32_t n, const uint32_t *whole, uint32_t kinds, uint64_t seed,
    const char *table, struct cc_arena *arena);

#endif
