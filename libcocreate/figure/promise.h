/* promise.h -- what became of what somebody promised: by its date, by a figure, by what was said.
 *
 * May be included by: method, tests.
 * In:     the day on which it was due and the day of judgement (CC_NO_DAY: none); what was said
 *         of it; whether its figure is as expected.
 * Out:    open before the day it is due, with nothing said; then kept or missed by the figure,
 *         else late from the next day on.  What is said to be done is judged by its figure where
 *         it has one, else done; moved and dropped are as said.
 * Errors: none.
 * Cost:   O(1).
 */
#ifndef CC_FIGURE_PROMISE_H
#define CC_FIGURE_PROMISE_H

#include "figure/expect.h"

#include <stdint.h>

/* In the order in which they are shown. */
enum cc_promise_verdict {
	CC_PROMISE_LATE,
	CC_PROMISE_MISSED,
	CC_PROMISE_UNCLEAR,
	CC_PROMISE_OPEN,
	CC_PROMISE_MOVED,
	CC_PROMISE_KEPT,
	CC_PROMISE_DONE,
	CC_PROMISE_DROPPED,
	CC_PROMISE_VERDICTS
};
enum cc_said_of_it { CC_SAID_NOTHING, CC_SAID_DONE, CC_SAID_DROPPED, CC_SAID_MOVED };

extern const char *const cc_promise_verdict_words[]; /* up to NULL, by verdict */
extern const char *const cc_said_words[];	     /* up to NULL: done, dropped, moved */

struct cc_promised {
	int64_t due;
	enum cc_said_of_it said;
	bool figure; /* there is one now */
	enum cc_met met;
};

enum cc_promise_verdict cc_promise_judge(const struct cc_promised *p, int64_t as_of);
/* It is still to be told of the next time. */
bool cc_promise_goes_on(enum cc_promise_verdict verdict);
/* Counted among those that are judged, for the share that was kept. */
bool cc_promise_judged(enum cc_promise_verdict verdict);

#endif
