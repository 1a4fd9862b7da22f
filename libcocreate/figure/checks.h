/* checks.h -- rows of an audit: what was expected, what was found, and whether that is good.
 *
 * May be included by: figure, method, tests.
 * A method's row holds a struct cc_check, its member c, beside what the check is of; CC_CHECK_CELLS are the
 * columns of its figures.
 * Errors: none.  Where `gate` is set, a check that is not good ends the run in status 1.
 * Cost:   O(1); texts in the arena.
 */
#ifndef CC_FIGURE_CHECKS_H
#define CC_FIGURE_CHECKS_H

#include "rec/report.h"

struct cc_check {
	const char *check, *expected, *found, *ok, *source; /* ok: yes, no; source: FILE:LINE, or NULL */
	struct cc_money difference;
};

/* Columns of a row that holds one as its member c. */
#define CC_CHECK_CELLS(row) \
	CC_CELL(row, "expected", c.expected, TEXT, NONE), CC_CELL(row, "found", c.found, TEXT, NONE), \
	    CC_CELL(row, "difference", c.difference, MONEY, NONE), CC_CELL(row, "ok", c.ok, WORD, NONE), \
	    CC_CELL(row, "source", c.source, PLACE, NONE)

struct cc_checks {
	struct cc_report *report;
	struct cc_arena *arena;
	const char *table; /* as the gate's message calls it */
	bool gate;
	uint64_t n, failed;
};

/* Amounts of so many digits, found less expected; days; texts as they are, without a difference. */
void cc_check_amounts(
    struct cc_checks *to, struct cc_check *check, int64_t expected, int64_t found, unsigned digits, bool ok);
void cc_check_days(struct cc_checks *to, struct cc_check *check, int64_t expected, int64_t found, bool ok);
void cc_check_texts(
    struct cc_checks *to, struct cc_check *check, struct cc_span expected, struct cc_span found, bool ok);

/* An amount with all its digits, for notes and checks. */
const char *cc_amount_text(struct cc_money amount, struct cc_arena *arena);

#endif
