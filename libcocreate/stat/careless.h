/* careless.h -- do the answers of one respondent look careless?
 *
 * May be included by: method, tests.
 * In:     answers to two questions about the same things, importance and
 *         satisfaction, in the order in which they were asked; NaN: not answered.
 * Out:    straight-lining: more than three quarters of the answers to one
 *         question, which are ten at least, are the same one in a row; all
 *         importance, in five answers or more, the highest of the scale; both
 *         answers the same in all things, five or more, that have both.
 * Errors: none.
 * Cost:   O(1) an answer.
 * Source: J. A. Johnson, Ascertaining the validity of individual protocols from
 *         web-based personality inventories (2005), for the longest run of equal
 *         answers.
 */
#ifndef CC_STAT_CARELESS_H
#define CC_STAT_CARELESS_H

#include <stdbool.h>
#include <stdint.h>

/* Answers to one question: how many, the run of equal ones at hand and the
 * longest, with the answer of either, and those that are the highest. */
struct cc_streak {
	uint32_t n, run, longest, highest;
	double last, of;
};

/* {0} to start. */
struct cc_respondent {
	struct cc_streak importance, satisfaction;
	uint32_t both, alike; /* things with both answers, and with the same */
};

enum cc_careless {
	CC_SAME_IMPORTANCE,
	CC_SAME_SATISFACTION,
	CC_ALL_IMPORTANT,
	CC_BOTH_ALIKE,
	CC_CARELESS /* how many */
};

/* So many answers of all are alike. */
struct cc_careless_flag {
	bool raised;
	double answer, alike, answers;
};

void cc_respondent_add(struct cc_respondent *a, double importance, double satisfaction, double highest);
void cc_respondent_check(struct cc_careless_flag flag[CC_CARELESS], const struct cc_respondent *a);

#endif
