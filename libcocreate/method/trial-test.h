/* trial-test.h -- which copy, prototype or flow is better, or is it too early to say?
 *
 * May be included by: cmd, tests.
 * In:     a row a person and arm: arm, outcome (several columns: several outcomes; marks of yes and no,
 *         numbers, labels of a scale), person, position; or choice, a row a person; or counts: arm, n,
 *         successes; segment, date.  Rows with neither, but with a person: people to be assigned (block).
 * Out:    comparisons: two arms each, difference with Newcombe's, Welch's or a paired t interval,
 *         superiority with limits, exact p, Holm's and for several looks, anytime p, the smallest effect
 *         that would be shown, verdict.  arms, split, ranks, plan, assignment, segments, changes, measures.
 * Errors: one arm only; a person twice in an arm without --dup; people of whom less than half saw both
 *         arms, without --design; an unknown --control; successes above n; what is no yes or no, or out of
 *         scale, in an outcome that is said to be so.
 * Memory: 56 bytes a row, and while tables are made 32 more of people who answered for several arms; counts a record
 *         an arm and segment.
 * Source: cocreate-methods(7); stat/boschloo.h, rank_sum.h, sign.h, superiority.h, plan.h, dealt.h.
 */
#ifndef CC_METHOD_TRIAL_TEST_H
#define CC_METHOD_TRIAL_TEST_H

#include "figure/outcomes.h"
#include "model/value.h"

struct cc_trial_test_opts {
	const char *control, *design, *dup; /* NULL: not given */
	struct cc_number looks, matter, baseline, power;
	struct cc_list arms;
	bool plan;
};

extern const struct cc_method cc_trial_test;
extern const char *const cc_trial_designs[];

#endif
