/* mix.h -- how well mixed is a panel, between a blind draw and the best there can be?
 *
 * May be included by: method, tests.
 * In:     the levels of one attribute: target share, people in the pool, and how
 *         many of them have a seat already (kept).
 * Out:    cc_mix_of(): D = sum over levels of share * sum_{h=1..c} 1 / (h - 1/2) of c
 *         seats; cc_mix_ends(): its maximum for so many more seats, and its mean
 *         where they are drawn blindly among those without one.  A gain is
 *         (D - blind) / (best - blind).
 * Errors: none; asserts that so many are left.
 * Cost:   O(levels seats).
 * Memory: 8 bytes a level.
 * Source: maximum by Webster's (Sainte-Lague's) apportionment, each seat to the largest
 *         share / (c + 1/2): M. Balinski, H. P. Young, Fair Representation (1982).
 *         A blind draw is hypergeometric, its weights by ratios outward from the
 *         mode: no factorials, no underflow.
 */
#ifndef CC_STAT_MIX_H
#define CC_STAT_MIX_H

#include <stdint.h>

struct cc_arena;

struct cc_mix_level {
	double share; /* of all they add up to 1 */
	uint64_t people, kept;
};

/* What the h-th seat of a level adds, h from 1. */
static inline double
cc_mix_seat(double share, uint64_t h)
{
	return share / ((double)h - 0.5);
}

/* share[levels], seats[levels]; the same sum for the same seats, to the last digit. */
double cc_mix_of(const double *share, uint32_t levels, const uint64_t *seats);
void cc_mix_ends(double *best, double *blind, const struct cc_mix_level *level, uint32_t levels,
    uint64_t seats, struct cc_arena *scratch);

#endif
