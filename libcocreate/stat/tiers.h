/* tiers.h -- which outcomes cannot be told from the best: opportunities of the same people.
 *
 * May be included by: method, tests.
 * In:     answers to two outcomes as stat/opportunity.h has them, and the sums
 *         over the people who gave both of a pair of answers.
 * Out:    the correlation of two opportunities in [-1, 1]; how many standard
 *         errors the first lies above the second, 0 where it is not above it;
 *         the confidence that the best of m is above another, for so many
 *         standard errors: that of two is the normal distribution's.
 * Errors: 0 where one does not vary, where nobody gave both, or where fewer than
 *         two people answered: it cannot be told apart.  Asserts m > 1.
 * Cost:   O(1); a distance 60 intervals, a confidence 1601 normal distributions.
 * Source: S. S. Gupta, On some multiple decision (selection and ranking) rules,
 *         Technometrics 7 (1965): with equal standard errors
 *           G(z) = integral of phi(x) Phi(x + sqrt(2) z)^(m - 1) dx.
 *         J. C. Hsu, Constrained simultaneous confidence intervals for multiple
 *         comparisons with the best, Annals of Statistics 12 (1984).
 */
#ifndef CC_STAT_TIERS_H
#define CC_STAT_TIERS_H

#include "stat/opportunity_weighted.h"

#include <stddef.h>

/* Of people who gave both answers: [importance, satisfaction of the first
 * outcome][of the second]. */
struct cc_opp_cross {
	double n[2][2], products[2][2];
	double first[2][2], second[2][2]; /* sums of steps */
};

double cc_opp_correlation(
    const struct cc_opp_sums *first, const struct cc_opp_sums *second, const struct cc_opp_cross *cross);
double cc_opp_above(const struct cc_opp_sums *first, const struct cc_opp_sums *second, double correlation);

/* The same of people who carry case weights: in a cross squares of the weights stand for people. */
double cc_opp_weighted_correlation(const struct cc_opp_weighted *first, const struct cc_opp_weighted *second,
    const struct cc_opp_cross *cross);
double cc_opp_weighted_above(
    const struct cc_opp_weighted *first, const struct cc_opp_weighted *second, double correlation);

double cc_best_above(double z, size_t m);

#endif
