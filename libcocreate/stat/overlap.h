/* overlap.h -- two waves that share a part of their people: how far apart, how sure.
 *
 * May be included by: method, figure, tests.
 * In:     means or shares of all who answered in each wave, as in stat/compare.h,
 *         and what the people in both answered: their number is at most that
 *         of either wave; variances and covariance have divisor n - 1.
 * Out:    first less second, as in stat/compare.h.  Where nobody is in both:
 *         the same bits as cc_mean_difference() and cc_share_difference().
 *         p of shares is below 1 - confidence where the limits exclude 0, and
 *         only there.  Waves that change places change the sign, not p.
 * Errors: those of stat/compare.h, of which CC_WHY_ONE_VALUE also
 *         where everybody is in both and all means moved alike.
 *         Asserts the ranges above, and cells that fit the shares.
 * Cost:   O(1); shares with people in both about 10 us, for p.
 * Source: means: Derrick, Russ, Toher and White, J. Modern Applied Statistical
 *         Methods 16(1) (2017), 137-157, T_new2; the paired t where everybody
 *         is in both.
 *         Shares: Newcombe, Statistics in Medicine 17 (1998), 2635-2650,
 *         method 10, whose phi is drawn to 0 by half a person's weight, times
 *         n of both / sqrt(n1 n2), as in Zou and Donner, Statistics in
 *         Medicine 27 (2008), 1693-1702.  Wilson's limits are those of n - 1
 *         people: with n, nothing is called something in up to 7 % of studies
 *         of 5 to 15 people (bench/coverage/overlap.c).
 */
#ifndef CC_STAT_OVERLAP_H
#define CC_STAT_OVERLAP_H

#include "stat/compare.h"

/* The people in both: variances of their answers in each wave. */
struct cc_overlap_spread {
	uint64_t n;
	double first, second, covariance; /* whatever they are where n is below 2 */
};

/* From their answers, and from the first less the second of each of them. */
struct cc_overlap_spread cc_overlap_spread_of(
    const struct cc_moments *first, const struct cc_moments *second, const struct cc_moments *difference);

/* Of less than three in both the correlation is taken as 0, unless there are no others. */
enum cc_why cc_overlap_mean_difference(struct cc_difference *out, struct cc_mean first, struct cc_mean second,
    struct cc_overlap_spread both, double confidence);

/* The people in both, by the waves in which they have it. */
struct cc_overlap_cells {
	uint64_t always, first, second, never; /* first: in that wave alone */
};

/* One person in a wave says nothing: limits as wide as they can be, p = 1. */
enum cc_why cc_overlap_share_difference(struct cc_difference *out, struct cc_share first,
    struct cc_share second, struct cc_overlap_cells both, double confidence);

#endif
