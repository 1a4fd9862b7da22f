/* interval.h -- quantiles, and intervals of a share and of a mean.
 *
 * May be included by: method, tests.
 * In:     probabilities in (0, 1), degrees of freedom > 0, counts 0 <= x <= n,
 *         confidence in (0, 1).
 * Out:    two-sided limits of the given confidence; shares in [0, 1], means in
 *         the unit of the data and not clipped to any scale.
 * Errors: NaN with CC_WHY_NO_DATA (n = 0) or CC_WHY_ONE (a mean of one).
 *         Asserts the ranges above.
 * Cost:   O(1); a t quantile some microseconds; the greatest z 60 calls.
 * Source: distributions from GSL.  Wilson, JASA 22 (1927); checked against
 *         Newcombe, Statistics in Medicine 17 (1998), 857-872, table I.
 */
#ifndef CC_STAT_INTERVAL_H
#define CC_STAT_INTERVAL_H

#include "stat/why.h"

#include <stdbool.h>
#include <stdint.h>

/* GSL returns its errors from now on; what calls it does this first. */
void cc_gsl_quiet(void);
double cc_normal_quantile(double p);
double cc_normal_cdf(double z);
double cc_t_quantile(double p, double df);
double cc_t_cdf(double t, double df);
double cc_chi2_tail(double x, double df); /* P(X > x) */
double cc_f_tail(double f, double df, double df2);

/* Of a share x / n, without continuity correction.  x = 0 gives low exactly 0,
 * x = n gives high exactly 1. */
enum cc_why cc_wilson(double *low, double *high, double x, double n, double confidence);

/* Of a share p among n > 0, which need not be whole, at z standard errors. */
void cc_wilson_at(double *low, double *high, double p, double n, double z);

/* mean -+ t sd / sqrt(n); sd 0 gives a width of zero. */
enum cc_why cc_mean_interval(
    double *low, double *high, double mean, double sd, uint64_t n, double confidence);

/* The greatest z, 0 to 40, at which holds() holds; it does not above one at which
 * it does not. */
double cc_greatest_z(bool (*holds)(const void *ctx, double z), const void *ctx);

#endif
