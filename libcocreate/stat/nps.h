/* nps.h -- net promoter score: promoters less detractors, of a hundred.
 *
 * May be included by: method, tests.
 * In:     people, each a ticket of 1 (a promoter: 9 or 10 of 10), 0, or -1 (a detractor: 0
 *         to 6), who may carry weights; a person who answered several times may lie between.
 * Out:    the score from -100 to 100 with limits of the normal distribution: the variance
 *         of a ticket is p + d - (p - d)^2, divisor n; linearised where weights differ.
 *         Two scores compared by z.
 * Errors: NaN and CC_WHY_NO_DATA; CC_WHY_ONE_VALUE where all tickets are the same: no
 *         limits, as that everybody else's is the same is not sure; CC_WHY_FEW: no limits
 *         where people of one weight would be fewer than two.
 * Cost:   O(1) but for cc_sample.
 * Source: multinomial variance; the same as of R's package NPS.
 */
#ifndef CC_STAT_NPS_H
#define CC_STAT_NPS_H

#include "stat/sample.h"

struct cc_nps {
	uint64_t n;
	double value, low, high;
	double square; /* of the standard error */
};

/* -1, 0, 1 of an answer from 0 to 10. */
double cc_nps_ticket(double answer);
enum cc_why cc_nps(struct cc_nps *out, const struct cc_sample *tickets, double confidence);
enum cc_why cc_nps_counts(
    struct cc_nps *out, uint64_t promoters, uint64_t detractors, uint64_t n, double confidence);
enum cc_why cc_nps_difference(
    struct cc_difference *out, const struct cc_nps *first, const struct cc_nps *second, double confidence);

#endif
