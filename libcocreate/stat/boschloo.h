/* boschloo.h -- yes or no in two groups of people: Boschloo's exact test, and what it can show.
 *
 * May be included by: method, tests.
 * In:     counts 0 <= x <= n of two groups that share nobody, n > 0; a level in (0, 1).
 * Out:    p of the first group having more (greater), having less, and two-sided: twice
 *         the smaller.  The least two-sided p that so many people can give.  Shares of
 *         trials that would show a difference (power), in [0, 1].
 * Errors: none.  Asserts the ranges.  Beyond CC_BOSCHLOO_MOST people the caller has
 *         another test, beyond CC_BOSCHLOO_PLAN a group another formula.
 * Cost:   a p O(1000 (n1 + n2)): 2 x 10,000 people some 1.5 s.  A region O(n1 n2 log) and
 *         O(1000 (n1 + n2) log), 8000 (n1 + n2) bytes: 200 and 200 people 20 ms.
 * Source: R. D. Boschloo, Statistica Neerlandica 24 (1970): Fisher's one-sided p orders the
 *         tables, and p is the most that all tables as small as the one seen (but for 1e-7)
 *         can have together, over every share that both groups may have in common.  S.
 *         Lydersen, M. W. Fagerland, P. Laake, Statistics in Medicine 28 (2009).
 */
#ifndef CC_STAT_BOSCHLOO_H
#define CC_STAT_BOSCHLOO_H

#include "stat/compare.h"

#include <stdbool.h>

struct cc_arena;

enum { CC_BOSCHLOO_MOST = 20000, CC_BOSCHLOO_PLAN = 200 };

struct cc_boschloo {
	double greater, less, p;
};

void cc_boschloo(
    struct cc_boschloo *out, struct cc_share first, struct cc_share second, struct cc_arena *scratch);
double cc_boschloo_least(uint64_t n1, uint64_t n2);

/* Tables whose two-sided p is at most a level: where x of the second group have it, from
 * more[x] (n1 + 1: none) of the first up, and up to below[x] - 1 of the first. */
struct cc_boschloo_region {
	uint32_t n1, n2;
	uint32_t *more, *below; /* [n2 + 1] */
};

void cc_boschloo_region(struct cc_boschloo_region *out, uint32_t n1, uint32_t n2, double level,
    struct cc_arena *arena, struct cc_arena *scratch);
/* Where the first group has it with the chance p1, the second with p2. */
double cc_boschloo_power(const struct cc_boschloo_region *r, double p1, double p2, struct cc_arena *scratch);

#endif
