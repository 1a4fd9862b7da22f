/* gate_key.h -- the row of a condition, where several columns say which.
 *
 * May be included by: cli.
 * COLUMN=VALUE,COLUMN="VALUE": as findings and review-memo refer to rows; in quotes
 * a VALUE may hold a comma, and a quote twice.
 */
#ifndef CC_CLI_GATE_KEY_H
#define CC_CLI_GATE_KEY_H

#include "rec/report.h"

enum { CC_GATE_PARTS = 8 };

struct cc_gate_key {
	struct {
		size_t column;
		struct cc_span value;
	} part[CC_GATE_PARTS];
	size_t n; /* 0: the key is no such list */
};

void cc_gate_key_read(
    struct cc_gate_key *out, struct cc_span key, const struct cc_table *table, struct cc_arena *arena);
/* cells: of one row; room for the text of one. */
bool cc_gate_key_fits(const struct cc_gate_key *key, const struct cc_table *table,
    const struct cc_cell *cells, struct cc_buf *room);
/* A cell as csv has it; it lies in room. */
struct cc_span cc_gate_text(struct cc_buf *room, const struct cc_cell *cell, enum cc_type type);

#endif
