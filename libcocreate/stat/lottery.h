/* lottery.h -- equally likely panels that all keep the quotas, fair to everybody.
 *
 * May be included by: method, tests.
 * In:     the program of the seats (stat/seats.h), whose gains are not looked at;
 *         a panel that keeps its limits; how many panels to make.
 * Out:    panels, each the one that serves those best who have had the fewest
 *         seats so far.  One of them is drawn: the chance of a person of profile t
 *         is seats[t] / (tickets people[t]), exactly.  bound: no lottery over any
 *         panels that keep the limits gives everybody more, but for profiles of
 *         which no panel can have anybody (never).  capped: searches that ended
 *         before their panel was proved best.
 * Errors: none.
 * Cost:   O(tickets (some pivots of stat/seats)): 1000 panels of 22 out of 150 people in 122
 *         profiles: half a second.
 * Memory: 4 tickets profiles bytes.
 * Source: Frank and Wolfe's steps on sum n_t p_t^-7, which come close to the largest
 *         lowest chance (leximin: B. Flanigan and others, Fair algorithms for
 *         selecting citizens' assemblies, Nature 596, 2021); panels that are equally
 *         likely: B. Flanigan, G. Kehne, A. Procaccia, Fair sortition made
 *         transparent (2021).  The bound: of any weights w, no lottery has a lowest
 *         chance above max over panels of sum w_t x_t / sum w_t n_t.
 */
#ifndef CC_STAT_LOTTERY_H
#define CC_STAT_LOTTERY_H

#include "stat/seats.h"

struct cc_lottery {
	uint32_t tickets, profiles;
	uint32_t *plan;	 /* [tickets][profiles] */
	uint64_t *seats; /* [profiles]: of all plans */
	bool *never;	 /* [profiles] */
	double lowest, bound;
	uint32_t capped;
	uint64_t work; /* stat/seats.h */
};

void cc_lottery_make(struct cc_lottery *out, const struct cc_seats *in, const uint32_t *panel,
    uint32_t tickets, struct cc_arena *arena);

#endif
