/* reward-split.h -- what is each person's exact share under the rules agreed beforehand, and why?
 *
 * May be included by: cmd, tests.
 * In:     files of seven kinds, told apart by their columns: contributions (person, kind, idea,
 *         units, date), sales (revenue, idea, date), split sheets (idea, person, share, date),
 *         merges (idea, duplicate_of), trials (ideas, value), payments (person, paid, date),
 *         payees (person, account); and the rules, in the study or a file of their own.
 * Out:    people: earned, pending, released, paid, due, payable, withheld, net, in whole minor
 *         units.  lines: a row for each contribution or sheet row that bears something, with its
 *         place and that of the rule.  pools, audit, concentration, recognition, whatif,
 *         segments, measures.
 * Errors: rules that are none (CC_EXIT_STUDY); a kind without points, a contribution without a
 *         person or a date, units below 0 in all, a sheet off 100 %, merges in a circle, a first
 *         author who cannot be told, a trial that is missing, amounts over 2^53 - 1 units.
 * Memory: 100 bytes a contribution, and where lines or the audit are asked for 32 for each that bears
 *         something in a pool and period.
 * Source: Balinski and Young (2001); Shapley (1953): cocreate-methods(7).
 */
#ifndef CC_METHOD_REWARD_SPLIT_H
#define CC_METHOD_REWARD_SPLIT_H

#include "model/fold.h"

struct cc_reward_split_opts {
	const char *rules, *versus; /* files; NULL: none */
	const char *person;	    /* a statement of this one; NULL: everybody */
	const char *total;	    /* an amount; NULL: not said */
	bool close, check;
};

extern const struct cc_method cc_reward_split;

#endif
