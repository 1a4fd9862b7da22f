/* opportunity.h -- how important and how badly served: Ulwick's opportunity score.
 *
 * May be included by: method, tests.
 * In:     answers of respondents as whole steps from 0 to `most`, or CC_OPP_NONE;
 *         of top boxes 0 or 1, and most 1.  Groups that are compared share
 *         nobody and have the same most.  Confidence in (0, 1).
 * Out:    importance and satisfaction in [0, 10], each over all who answered
 *         it; opportunity = importance + max(importance - satisfaction, 0), in
 *         [0, 20].  Each is one division of whole numbers, so that equal counts
 *         give equal bits while steps * people^2 stays below 2^52.  sd:
 *         of one person's part in the opportunity, in points (its standard
 *         error is sd / sqrt(n)), over those who answered both.
 *         Limits 0 <= low <= opportunity <= high <= 20.  Reach: the one-sided
 *         confidence that the opportunity is a bar or more.  Of two groups the
 *         first less the second; p two-sided, below 1 - confidence exactly
 *         where the interval of that confidence excludes 0.
 * Errors: NaN where nobody answered; sd NaN where nobody answered both.
 *         Intervals: CC_WHY_FEW where fewer than two people (of a group) answered
 *         one of the two; of a difference CC_WHY_ONE_VALUE where all gave one
 *         importance and one satisfaction.  Asserts most > 0.
 * Cost:   O(1) an answer; an interval 100 flops, a p or a reach 60 of them.
 * Source: A. W. Ulwick, Turn Customer Input into Innovation, HBR 80 (2002).
 *         With X, Y the answers in [0, 1]: where importance is the greater,
 *         opportunity / 10 is the mean of 2 X - Y, else the mean of X.
 *         Limits: MOVER, from Wilson's limits of both means and their
 *         correlation (Newcombe, Statistics in Medicine 17 (1998); G. Y. Zou and
 *         A. Donner, Statistics in Medicine 27 (2008)).  Means of a scale take
 *         Wilson's limits with n / d people, d their variance to that of yes and
 *         no; few people are moved by a quarter of a person.
 */
#ifndef CC_STAT_OPPORTUNITY_H
#define CC_STAT_OPPORTUNITY_H

#include "stat/compare.h"

#include <stdint.h>

#define CC_OPP_NONE (-1)

/* Whole numbers in doubles: people, steps, squares of steps. */
struct cc_opp_side {
	double n, sum, squares;
};

/* What a group answered; zero but for the first two where nobody is added yet. */
struct cc_opp_sums {
	int32_t most;				     /* steps that are 10 points */
	int32_t unit;				     /* steps from one answer of the scale to the next */
	struct cc_opp_side importance, satisfaction; /* of all who answered it */
	struct cc_opp_side both[2];		     /* of who answered both: importance, satisfaction */
	double products;			     /* of these */
};

void cc_opp_add(struct cc_opp_sums *s, int32_t importance, int32_t satisfaction, double people);
void cc_opp_leave(struct cc_opp_sums *s, const struct cc_opp_sums *part); /* of s: takes it out again */

struct cc_opportunity {
	uint64_t n_importance, n_satisfaction, n_both;
	uint64_t n; /* the lesser of the first two: what the opportunity rests on */
	double importance, satisfaction, gap, opportunity, sd; /* gap: importance - satisfaction */
};

void cc_opportunity(struct cc_opportunity *out, const struct cc_opp_sums *s);

enum cc_why cc_opp_interval(double *low, double *high, const struct cc_opp_sums *s, double confidence);
/* The limits of importance and of satisfaction that those of the opportunity rest on. */
struct cc_opp_limits {
	double importance[2], satisfaction[2]; /* low, high, in points */
};

enum cc_why cc_opp_limits(struct cc_opp_limits *out, const struct cc_opp_sums *s, double confidence);
enum cc_why cc_opp_reach(double *confidence, const struct cc_opp_sums *s, double bar);
enum cc_why cc_opp_difference(struct cc_difference *out, const struct cc_opp_sums *first,
    const struct cc_opp_sums *second, double confidence);

#endif
