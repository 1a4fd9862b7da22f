/* superiority.h -- how often somebody with the one does better than somebody with the other.
 *
 * May be included by: method, tests.
 * In:     shares of two groups; ranks (stat/rank_sum.h) of two groups; people who prefer each of two.
 *         A tie is a half; where less is better the caller exchanges the sides.
 * Out:    a share in [0, 1] with limits; two of them apart, with limits and p.
 * Errors: NaN, CC_WHY_NO_DATA where a group is empty, or nobody prefers either.
 * Cost:   O(1); a difference 60 limits of each.
 * Source: shares: 1/2 + d/2 with Newcombe's limits of the difference d; ranks: his method 5; preferences:
 *         Wilson.  Two of them: the errors of the limits that push apart are joined (G. Y. Zou, A. Donner,
 *         Statistics in Medicine 27, 2008); p is 1 less the greatest confidence at which they exclude 0.
 */
#ifndef CC_STAT_SUPERIORITY_H
#define CC_STAT_SUPERIORITY_H

#include "stat/compare.h"

enum cc_superior_by { CC_BY_NOTHING, CC_BY_SHARES, CC_BY_RANKS, CC_BY_PREFERENCES };

struct cc_superior {
	enum cc_superior_by by;
	double value; /* NaN: by nothing */
	double n1, n2, p1, p2;
};

struct cc_superior cc_superior_shares(struct cc_share first, struct cc_share second);
struct cc_superior cc_superior_ranks(double superiority, uint64_t n1, uint64_t n2);
struct cc_superior cc_superior_preferences(uint64_t first, uint64_t second);

enum cc_why cc_superior_limits(double *low, double *high, const struct cc_superior *s, double confidence);
/* First less second, of people who have nobody in common. */
enum cc_why cc_superior_difference(struct cc_difference *out, const struct cc_superior *first,
    const struct cc_superior *second, double confidence);

#endif
