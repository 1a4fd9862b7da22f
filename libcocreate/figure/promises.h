/* promises.h -- what was promised in earlier reports, read back from them, and judged.
 *
 * May be included by: method, tests.
 * In:     reports that keep promises: a table `memo` (section next, or decided with a due day:
 *         id, text, owner, due, measured, expect), a table `promises` (CC_PROMISE_COLUMNS), a
 *         table `figures` (id, reference, value, low, high), how those were counted
 *         (figure/defined.h), and who they are: parameters.memo.
 * Out:    promises, what became of them (figure/promise.h), in the order of their verdicts, then
 *         the day they were first due, then their names.
 *         A change of a figure that is counted otherwise than when it was promised is unclear.
 * Errors: none; a measure whose report is not there leaves a promise without a figure.
 * Cost:   O(rows of the reports), of a ledger O(promises^2).
 */
#ifndef CC_FIGURE_PROMISES_H
#define CC_FIGURE_PROMISES_H

#include "figure/cite.h"
#include "figure/promise.h"
#include "rec/report.h"

struct cc_kept_promise {
	struct cc_span memo, id, text, owner, expect, measure; /* owner, expect, measure at NULL: none */
	int64_t first_due, due, moves, late_days;	       /* CC_NO_INT: none */
	double now, low, high;				       /* of its measure; NaN: none */
	double base, base_low, base_high;		       /* when it was promised */
	struct cc_span base_definition;			       /* its fingerprint then; at NULL: not known */
	int64_t n;
	const char *said; /* done, dropped, moved; NULL: nothing */
	enum cc_promise_verdict verdict;
	const char *verdict_word;
	struct cc_shown how;
	const struct cc_fact_report *report; /* that has the figure now; NULL: none */
};

/* Columns of a table of them. */
#define CC_PROMISE_CELL(name, member, type, part) CC_CELL(struct cc_kept_promise, name, member, type, part)
#define CC_PROMISE_COLUMNS \
	CC_PROMISE_CELL("memo", memo, ID, KEY), CC_PROMISE_CELL("id", id, ID, KEY), \
	    CC_PROMISE_CELL("text", text, TEXT, NONE), CC_PROMISE_CELL("owner", owner, ID, NONE), \
	    CC_PROMISE_CELL("first_due", first_due, DATE, NONE), CC_PROMISE_CELL("due", due, DATE, NONE), \
	    CC_PROMISE_CELL("moves", moves, INT, NONE), CC_PROMISE_CELL("expect", expect, LABEL, NONE), \
	    CC_PROMISE_CELL("now", now, REAL, ESTIMATE), CC_PROMISE_CELL("low", low, REAL, LOW), \
	    CC_PROMISE_CELL("high", high, REAL, HIGH), CC_PROMISE_CELL("n", n, INT, N), \
	    CC_PROMISE_CELL("said", said, WORD, NONE), CC_PROMISE_CELL("verdict", verdict_word, WORD, NONE), \
	    CC_PROMISE_CELL("late_days", late_days, INT, NONE), \
	    CC_PROMISE_CELL("measured", measure, LABEL, NONE), CC_PROMISE_CELL("base", base, REAL, NONE), \
	    CC_PROMISE_CELL("base_low", base_low, REAL, NONE), \
	    CC_PROMISE_CELL("base_high", base_high, REAL, NONE), \
	    CC_PROMISE_CELL("base_definition", base_definition, ID, NONE)

/* The name of a report that keeps promises; at NULL: it keeps none. */
struct cc_span cc_promises_memo(const struct cc_fact_report *report);

/* A promise that is made now. */
struct cc_kept_promise cc_promise_new(struct cc_span memo, struct cc_span id, const char *text, int64_t due);

/* out has room for cc_promises_most(); all: closed ones too. */
size_t cc_promises_most(const struct cc_fact_report *memo);
size_t cc_promises_read(struct cc_kept_promise *out, const struct cc_fact_report *memo, bool all);

/* What was said of it: done, dropped, moved, with the new day; or nothing. */
struct cc_promise_said {
	struct cc_span is; /* at NULL: nothing */
	int64_t due;
};

struct cc_promise_times {
	const struct cc_facts *facts;
	int64_t as_of; /* CC_NO_DAY: not known */
	double confidence;
	enum cc_lang lang;
	unsigned digits;
	struct cc_arena *arena;
};

void cc_promise_judge_now(
    struct cc_kept_promise *p, const struct cc_promise_said *said, const struct cc_promise_times *t);
void cc_promises_sort(struct cc_kept_promise *promise, size_t n);

/* How many were judged, kept, are late; those with an expected figure, and those kept or missed. */
struct cc_promise_counts {
	uint64_t judged, kept, late, tested, closed;
};
struct cc_promise_counts cc_promises_count(const struct cc_kept_promise *promise, size_t n);

/* "2026-05/t1" */
const char *cc_promise_name(const struct cc_kept_promise *p, struct cc_arena *arena);

/* All that some reports tell of, as the last of them has it; theirs by name, then `more`[k]. */
struct cc_kept_promise *cc_promises_ledger(size_t *n, const struct cc_facts *const *facts, size_t sets,
    const struct cc_kept_promise *more, size_t k, struct cc_arena *arena);

/* "conversion ≥ 50.0%, now 40.0% (...)"; of a promise "days late", "done; kept". */
const char *cc_expect_say(
    struct cc_span measure, const struct cc_expect *e, const struct cc_shown *how, struct cc_arena *arena);
const char *cc_promise_figure(const struct cc_kept_promise *p, struct cc_arena *arena); /* "": none */
/* What became of it, in one sentence; said: of the writer, "" without. */
const char *cc_promise_say(
    const struct cc_kept_promise *p, const char *said, enum cc_lang lang, struct cc_arena *arena);
const char *cc_promise_verdict(const struct cc_kept_promise *p, enum cc_lang lang, struct cc_arena *arena);

#endif
