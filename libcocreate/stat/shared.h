/* shared.h -- two groups that share people: how sure it is that they differ.
 *
 * May be included by: figure, method, tests.
 * In:     shares, or answers of a scale by value, of two groups of one sample; the people in
 *         both of them, by weight; confidence is not asked for, as nothing but p is made.
 * Out:    first less second, and p two-sided.  Where nobody is in both: that of groups that
 *         share nobody.
 * Errors: NaN where there is no answer, and why: CC_WHY_NO_DATA a group is empty; CC_WHY_ONE_VALUE no
 *         spread, or the groups are the same people.
 * Cost:   O(values).
 * Source: shares: z with the pooled share, its variance less 2 n12 / (n1 n2), as in the column
 *         tests of SPSS Data Collection for overlapping columns; means: the linearised
 *         variance of a difference, Welch's degrees of freedom.
 */
#ifndef CC_STAT_SHARED_H
#define CC_STAT_SHARED_H

#include "stat/weighted.h"

/* both: who is in both groups and answered. */
enum cc_why cc_shared_share(double *difference, double *z, double *p, const struct cc_weighted_share *first,
    const struct cc_weighted_share *second, const struct cc_weight_sums *both);

/* A value of a scale: who gave it in the first group, in the second, in both. */
struct cc_shared_value {
	double value;
	struct cc_weight_sums first, second, both;
};

enum cc_why cc_shared_mean(double *difference, double *p, const struct cc_shared_value *value, size_t n);

#endif
