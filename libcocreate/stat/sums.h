/* sums.h -- how many patterns of whole numbers reach a sum?
 *
 * May be included by: method, tests.
 * In:     n numbers, each a whole one from low to high, low <= high.
 * Out:    the share, in [0, 1], of all (high - low + 1)^n patterns whose sum is
 *         `bar` or more, or less by no more than 1e-9.
 * Errors: none.
 * Cost:   O(n^2 (high - low)^2).
 * Memory: 8 n (high - low) bytes in the arena.
 */
#ifndef CC_STAT_SUMS_H
#define CC_STAT_SUMS_H

#include <stdint.h>

struct cc_arena;

double cc_sums_reaching(double bar, int64_t low, int64_t high, uint32_t n, struct cc_arena *arena);

#endif
