/* compare.h -- two groups: how far apart, how sure.
 *
 * May be included by: model, method, tests.
 * In:     counts 0 <= x <= n of two groups that share nobody; means with their
 *         variances (divisor n - 1) and sizes; confidence in (0, 1).
 * Out:    first less second, with limits, in the unit of the data (shares in
 *         [-1, 1]); p two-sided.
 * Errors: NaN where there is no answer, and why:
 *         CC_WHY_NO_DATA    a group is empty;
 *         CC_WHY_ONE        a mean of one (no interval, no p);
 *         CC_WHY_ONE_VALUE  no spread in either group: no interval, no p of
 *                           means; no p of shares where everybody, or
 *                           nobody, has it.
 *         Asserts the ranges above.
 * Cost:   O(1); Fisher's test O(the smallest margin).
 * Source: Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10;
 *         Fisher's exact test with all tables as likely as the one at hand or
 *         less, a tolerance of 1e-7 as in R; Welch, Biometrika 34 (1947).
 */
#ifndef CC_STAT_COMPARE_H
#define CC_STAT_COMPARE_H

#include "stat/moments.h"

#include <stdint.h>

struct cc_share {
	uint64_t x, n;
};

/* The same of numbers that need not be whole: of weighted people. */
struct cc_fraction {
	double x, n;
};

static inline struct cc_fraction
cc_fraction_of(struct cc_share s)
{
	return (struct cc_fraction){ (double)s.x, (double)s.n };
}

struct cc_mean {
	double mean, variance; /* variance NaN: not known */
	uint64_t n;
};

struct cc_mean cc_mean_of(const struct cc_moments *m);

struct cc_difference {
	double value, low, high, p;
};

/* Limits by Newcombe; p by the pooled z where every expected count is 5 or
 * more, else by Fisher. */
enum cc_why cc_share_difference(
    struct cc_difference *out, struct cc_share first, struct cc_share second, double confidence);
enum cc_why cc_newcombe(
    double *low, double *high, struct cc_share first, struct cc_share second, double confidence);
enum cc_why cc_pooled_z(double *z, double *p, struct cc_share first, struct cc_share second);
/* Limits by Newcombe, p by the pooled z, whatever counts are expected. */
enum cc_why cc_fraction_difference(struct cc_difference *out, double *z, struct cc_fraction first,
    struct cc_fraction second, double confidence);
/* A margin of zero gives 1. */
double cc_fisher(struct cc_share first, struct cc_share second);

/* Welch's t. */
enum cc_why cc_mean_difference(
    struct cc_difference *out, struct cc_mean first, struct cc_mean second, double confidence);

struct cc_estimate {
	double value, square, df; /* square: of its standard error */
};

struct cc_estimate cc_estimate_of(struct cc_mean m); /* of more than one */
/* Welch's t again; and a t of a difference that is an estimate itself. */
enum cc_why cc_estimate_difference(
    struct cc_difference *out, struct cc_estimate first, struct cc_estimate second, double confidence);
enum cc_why cc_t_difference(struct cc_difference *out, struct cc_estimate difference, double confidence);
double cc_welch_df(struct cc_estimate first, struct cc_estimate second);

#endif
