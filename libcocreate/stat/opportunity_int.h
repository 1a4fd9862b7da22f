/* opportunity_int.h -- what the score, its limits and tiers share.
 *
 * May be included by: stat/opportunity*.c, stat/tiers.c.
 */
#ifndef CC_STAT_OPPORTUNITY_INT_H
#define CC_STAT_OPPORTUNITY_INT_H

#include "stat/opportunity_weighted.h"

#include <stdbool.h>

/* NaN: nobody answered one of the two. */
double cc_opp_value(const struct cc_opp_sums *s);

/* A mean in [0, 1], as limits need it. */
struct cc_opp_margin {
	double mean, n, nudge; /* n: people, as many as would vary so much with yes and no */
};

/* What limits of a group's opportunity rest on. */
struct cc_opp_shape {
	double value;
	struct cc_opp_margin importance, satisfaction;
	double correlation; /* of the two means */
};

/* Of a group by itself (other NULL), or in a comparison with another. */
enum cc_why cc_opp_shape(
    struct cc_opp_shape *out, const struct cc_opp_sums *s, const struct cc_opp_sums *other);
enum cc_why cc_opp_weighted_shape(
    struct cc_opp_shape *out, const struct cc_opp_weighted *s, const struct cc_opp_weighted *other);
/* At z standard errors. */
double cc_opp_low(const struct cc_opp_shape *s, double z);
double cc_opp_high(const struct cc_opp_shape *s, double z);

/* How much less answers vary than yes and no of the same mean: n people in so many
 * groups, their steps' sum and squares about the means; as if one person more varied
 * fully, so that equal answers are not certainty. */
double cc_opp_narrowness(double n, double sum, double about, double groups, double most);

/* What a shape gives, once it is known; why: of the shape. */
enum cc_why cc_opp_shape_interval(
    double *low, double *high, const struct cc_opp_shape *s, enum cc_why why, double confidence);
enum cc_why cc_opp_shape_limits(
    struct cc_opp_limits *out, const struct cc_opp_shape *s, enum cc_why why, double confidence);
enum cc_why cc_opp_shape_reach(double *confidence, const struct cc_opp_shape *s, enum cc_why why, double bar);
enum cc_why cc_opp_shape_difference(struct cc_difference *out, const struct cc_opp_shape *first,
    const struct cc_opp_shape *second, enum cc_why why, double confidence);

#endif
