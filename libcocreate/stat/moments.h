/* moments.h -- mean and spread that do not depend on the order of the data.
 *
 * May be included by: method, tests.
 * In:     finite numbers, each with how often it occurs, or two collections joined.
 * Out:    mean, variance and standard deviation with divisor n - 1, in the
 *         unit of the data (squared for the variance); the same bits for every
 *         order and split.  sd is exactly 0 where all numbers are equal.
 * Errors: NaN and CC_WHY_NO_DATA (mean of none), CC_WHY_ONE (variance of one),
 *         CC_WHY_RANGE (a number of 2^480 or more: about 3e144).  Asserts finite numbers.
 * Cost:   O(1) an add, about 20 ns; about 1.1 KB each.
 * Source: deviations from the rounded mean m are summed exactly from the exact
 *         sums of x and x^2: sum (x-m)^2 = sum x^2 - 2 m sum x + n m^2, and
 *         the shift is taken back: minus (sum x - n m)^2 / n.
 */
#ifndef CC_STAT_MOMENTS_H
#define CC_STAT_MOMENTS_H

#include "base/exact.h"
#include "stat/why.h"

/* How far rounding may move apart what is equal, of the size of the numbers that both were made of. */
#define CC_ROUNDING 1e-12

struct cc_moments {
	uint64_t n;
	uint64_t huge; /* numbers that were not summed */
	struct cc_exact sum, squares;
};

void cc_moments_add(struct cc_moments *m, double x);
void cc_moments_add_times(struct cc_moments *m, double x, uint64_t times);  /* times < 2^53 */
void cc_moments_leave(struct cc_moments *m, const struct cc_moments *part); /* of m: takes it out again */

enum cc_why cc_moments_mean(double *mean, const struct cc_moments *m);
enum cc_why cc_moments_variance(double *variance, const struct cc_moments *m);
enum cc_why cc_moments_sd(double *sd, const struct cc_moments *m);

#endif
