/* gate.h -- --fail-if: conditions on cells of the report that end in status 1.
 *
 * May be included by: cli, tests.
 * TABLE.COLUMN OP VALUE holds any row against VALUE, TABLE[KEY].COLUMN those
 * whose id column is KEY.  OP: < <= > >= = != or lt le gt ge eq ne; texts,
 * words and lists know only = and !=.  A list is equal to its items joined by
 * ';' and to each of them.  Empty cells are not compared.
 * Errors: CC_EXIT_USAGE for what is no condition, for a table or column that
 * is not there (with the nearest and all), for a VALUE of another type.
 */
#ifndef CC_CLI_GATE_H
#define CC_CLI_GATE_H

#include "base/err.h"
#include "model/value.h"
#include "rec/report.h"

#include <stdint.h>

struct cc_gate;

/* report: its tables; rows need not be there yet. */
bool cc_gate_new(struct cc_gate **out, const struct cc_list *conditions, const struct cc_report *report,
    struct cc_arena *arena, struct cc_err *err);

/* Bit t: a condition looks at the report's table t. */
uint64_t cc_gate_tables(const struct cc_gate *gate, const struct cc_report *report);

/* The lines to say: each row that meets a condition, each condition that
 * compared no cell.  0: every gate was passed. */
size_t cc_gate_judge(const char *const **lines, const struct cc_gate *gate, struct cc_arena *arena);

#endif
