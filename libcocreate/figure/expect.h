/* expect.h -- what somebody expects a figure to be, and whether it came so.
 *
 * May be included by: figure, method, tests.
 * expect := (">=" | ">" | "<=" | "<") number ["%"] | "up" | "down"
 * Out:    kept where the whole interval is as expected, missed where none of it is, unclear
 *         between; without an interval (NaN) by the value alone.  Up and down are judged of a
 *         difference: kept where its interval lies on that side of 0, missed on the other.
 * Errors: cc_expect_read(): false where the text is none of these.
 * Cost:   O(1).
 */
#ifndef CC_FIGURE_EXPECT_H
#define CC_FIGURE_EXPECT_H

#include "base/str.h"
#include "stat/mover.h"

enum cc_expected {
	CC_EXPECT_LEAST,
	CC_EXPECT_ABOVE,
	CC_EXPECT_MOST,
	CC_EXPECT_BELOW,
	CC_EXPECT_UP,
	CC_EXPECT_DOWN
};

struct cc_expect {
	enum cc_expected what;
	double bound; /* of the first four */
	bool percent; /* it was written so */
};

enum cc_met { CC_KEPT, CC_MISSED, CC_NOT_CLEAR };

bool cc_expect_read(struct cc_expect *out, struct cc_span text);
/* Up and down: of a difference. */
static inline bool
cc_expect_of_change(const struct cc_expect *e)
{
	return e->what == CC_EXPECT_UP || e->what == CC_EXPECT_DOWN;
}
enum cc_met cc_expect_judge(const struct cc_expect *e, const struct cc_between *found);

#endif
