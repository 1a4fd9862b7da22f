/* opportunity_weighted.h -- the opportunity score of people who carry case weights.
 *
 * May be included by: method, tests.
 * In:     answers as in stat/opportunity.h, with the sums of weights of who gave them,
 *         in one order; groups that are compared share nobody.
 * Out:    as there; n counts people.
 * Errors: NaN where nobody answered; CC_WHY_FEW where fewer than two people, of one
 *         weight or as many as would tell as much, answered one of the two.
 * Cost:   O(1) an answer; 200 bytes a group.
 * Source: MOVER as in stat/opportunity.h, on weighted means, their linearised
 *         variances and covariance, and as many people as these stand for.
 */
#ifndef CC_STAT_OPPORTUNITY_WEIGHTED_H
#define CC_STAT_OPPORTUNITY_WEIGHTED_H

#include "stat/opportunity.h"
#include "stat/weights.h"

/* Of the answers to one question: w the weights, x the steps. */
struct cc_opp_weighted_side {
	double n, w, wx, wxx, ww, wwx, wwxx;
};

/* Zeroed but for the first two where nobody is added yet. */
struct cc_opp_weighted {
	int32_t most, unit;
	struct cc_opp_weighted_side importance, satisfaction;
	double both, ww, wwx, wwy, wwxy; /* of who answered both: people, squares of their weights ... */
};

void cc_opp_weighted_add(struct cc_opp_weighted *s, int32_t importance, int32_t satisfaction,
    const struct cc_weight_sums *weights);

/* Of s: takes it out again. */
void cc_opp_weighted_leave(struct cc_opp_weighted *s, const struct cc_opp_weighted *part);

/* sd is not known: NaN. */
void cc_opp_weighted_score(struct cc_opportunity *out, const struct cc_opp_weighted *s);
enum cc_why cc_opp_weighted_interval(
    double *low, double *high, const struct cc_opp_weighted *s, double confidence);
enum cc_why cc_opp_weighted_limits(
    struct cc_opp_limits *out, const struct cc_opp_weighted *s, double confidence);
enum cc_why cc_opp_weighted_reach(double *confidence, const struct cc_opp_weighted *s, double bar);
enum cc_why cc_opp_weighted_difference(struct cc_difference *out, const struct cc_opp_weighted *first,
    const struct cc_opp_weighted *second, double confidence);

#endif
