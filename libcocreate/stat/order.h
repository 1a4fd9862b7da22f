/* order.h -- what comes first: ranks with ties.
 *
 * May be included by: stat, figure, method, tests.
 * In:     a value of each of n units, NaN: none; values that differ by `same`
 *         or less are tied.
 * Out:    the units, the greatest value first, ties as they stand, those
 *         without a value last; ranks from 1, where ties share the better one
 *         and 0 is none.
 * Errors: none.
 * Cost:   O(n) for each of the eight bytes in which values differ, two or three where they are ratings.
 * Memory: 32 bytes a unit.
 * Source: ranks are those of standard competition, 1 2 2 4.
 */
#ifndef CC_STAT_ORDER_H
#define CC_STAT_ORDER_H

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

/* order[n], rank[n] by unit; how many have a value. */
uint32_t cc_rank(
    uint32_t *order, uint32_t *rank, const double *value, uint32_t n, double same, struct cc_arena *scratch);

/* order[n]: the units, the least value first, equal ones as they stand; no value is NaN. */
void cc_sorted(uint32_t *order, const double *value, uint32_t n, struct cc_arena *scratch);
/* Units as order[n] has them, now by key[unit], the least first, equal ones as they stood: of several keys the last is
 * sorted by first.  A number with a sign is cc_sort_key() of it. */
void cc_sort_by(uint32_t *order, const uint64_t *key, uint32_t n, struct cc_arena *scratch);
/* The same by bytes[unit][width], as memcmp() has them. */
void cc_sort_by_bytes(
    uint32_t *order, const uint8_t *bytes, uint32_t width, uint32_t n, struct cc_arena *scratch);

static inline uint64_t
cc_sort_key(int64_t number)
{
	return (uint64_t)number ^ UINT64_C(1) << 63;
}

#endif
