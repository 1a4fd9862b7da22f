/* apportion.h -- a whole amount shared out by weights, to the last unit.
 *
 * May be included by: figure, method, tests.
 * In:     total, least and most from 0 to 2^53, least <= most; weights of 0 or more that add
 *         up to less than 2^63.
 * Out:    exact shares x = clamp(l w, least, most) that add up to the total, as quotients, and
 *         whole units: each share rounded down or up, the units that are left to the largest
 *         remainders, counting what rounding still owes from before (in 10^-9 units).  Weight 0
 *         has 0.  Where all have the most before the total is reached, the rest is not shared;
 *         where the least of all exceed the total, it does not apply.
 * Errors: none.
 * Cost:   O(n), with bounds O(n) a pass, of at most n passes; webster O(total n).
 * Source: Balinski, Young (2001), largest remainders (Hamilton), major fractions (Webster).
 */
#ifndef CC_STAT_APPORTION_H
#define CC_STAT_APPORTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cc_arena;

struct cc_apportion {
	int64_t total;
	size_t n;
	const int64_t *weight; /* [n] */
	int64_t least, most;   /* of each; 0, total: no bounds */
	bool webster;	       /* major fractions in place of largest remainders: no memory */
	bool first;	       /* equal claims go to the first, else to the larger weight before that */
};

/* An exact share: weight times number / by. */
struct cc_quota {
	int64_t number, by;
};

struct cc_apportioned {
	int64_t *units;		/* [n] */
	struct cc_quota *quota; /* [n] */
	int64_t shared;		/* the sum of units */
	bool least_dropped;
};

/* owed[n]: what rounding owes each, which this changes; NULL: nothing, and none of it is kept. */
void cc_apportion(
    struct cc_apportioned *out, const struct cc_apportion *in, int64_t *owed, struct cc_arena *arena);

/* A part of a share, by its part of the weight: units less that, which is what rounding did. */
double cc_quota_rounding(int64_t units, struct cc_quota quota, int64_t weight);

#endif
