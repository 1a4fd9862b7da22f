/* order.h -- what comes first: ranks with ties.
 *
 * May be included by: stat, method, tests.
 * In:     a value of each of n units, NaN: none; values that differ by `same`
 *         or less are tied.
 * Out:    the units, the greatest value first, ties as they stand, those
 *         without a value last; ranks from 1, where ties share the better one
 *         and 0 is none.
 * Errors: none.
 * Cost:   O(n log n); cc_sorted() O(n) for each of the eight bytes in which values differ,
 *         two or three where they are ratings.
 * Memory: 16 bytes a unit; cc_sorted() 32.
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

#endif
