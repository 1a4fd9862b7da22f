/* weighted.h -- shares, means and ratios of people who carry case weights.
 *
 * May be included by: figure, method, tests.
 * In:     sums of weights by answer (stat/weights.h), of groups that share
 *         nobody; confidence in (0, 1).
 * Out:    weighted figures with limits; p two-sided.  n_eff: as many people
 *         of one weight would tell as much.  Shares of groups
 *         of one weight each are what stat/interval and stat/compare give of
 *         the counts, to the bit.
 * Errors: NaN where there is no answer, and why: CC_WHY_NO_DATA nobody; CC_WHY_FEW
 *         Kish's number of people is below 2: no limits and no p; otherwise as in
 *         stat/compare.
 * Cost:   O(values).
 * Source: linearised variances as of R's survey package without its n / (n - 1);
 *         a share is Wilson's with the lesser of Kish's number and the one that the
 *         variance gives; a mean has Student's t with Kish's number less 1.
 */
#ifndef CC_STAT_WEIGHTED_H
#define CC_STAT_WEIGHTED_H

#include "stat/compare.h"
#include "stat/weights.h"

#include <stddef.h>

struct cc_arena;

/* Who has it, among all. */
struct cc_weighted_share {
	struct cc_weight_sums has, all;
};

double cc_weighted_share_value(const struct cc_weighted_share *s);
/* x of n_eff, as Wilson's interval and tests take it. */
enum cc_why cc_weighted_fraction(struct cc_fraction *out, const struct cc_weighted_share *s);
enum cc_why cc_weighted_share_interval(
    double *low, double *high, const struct cc_weighted_share *s, double confidence);
enum cc_why cc_weighted_share_difference(struct cc_difference *out, const struct cc_weighted_share *first,
    const struct cc_weighted_share *second, double confidence);

/* Who gave an answer. */
struct cc_weighted_value {
	double value;
	struct cc_weight_sums weights;
};

/* Sums take the same order whoever came first: by value.  n below 2^32. */
struct cc_weighted_value *cc_weighted_sorted(
    const struct cc_weighted_value *value, size_t n, struct cc_arena *arena);

struct cc_weighted_mean {
	double mean, square; /* square: of the linearised standard error */
	double n;	     /* Kish's number of people */
	uint64_t people;
};

enum cc_why cc_weighted_mean(struct cc_weighted_mean *out, const struct cc_weighted_value *value, size_t n);
enum cc_why cc_weighted_mean_interval(
    double *low, double *high, const struct cc_weighted_mean *m, double confidence);
enum cc_why cc_weighted_mean_difference(struct cc_difference *out, const struct cc_weighted_mean *first,
    const struct cc_weighted_mean *second, double confidence);

/* Who has so much of what is divided, and of what it is divided by. */
struct cc_weighted_part {
	double over, under;
	struct cc_weight_sums weights;
};

/* Sum of w over / sum of w under. */
enum cc_why cc_weighted_ratio(struct cc_weighted_mean *out, const struct cc_weighted_part *part, size_t n);

#endif
