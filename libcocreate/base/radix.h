/* radix.h -- numbers of rows in the order of a word that each row has.
 *
 * May be included by: rec, stat, figure, tests.
 * In:     order[n], rows as they stand; what fills in their words, of `bits` bits (at most 32),
 *         which may be asked for parts of them by several workers at once; NULL, or what moves rows
 *         near to where they will be read: each once, from its place of before to a new one of n.
 * Out:    order[n]: the rows, the least word first, equal ones as they stood.
 * Errors: none.
 * Cost:   O(n) a word, and a walk for each 8 to 11 bits beyond the first 11.  Rows are spread by their
 *         highest bits, and what fell together is sorted where it fits into the caches.  12 bytes a row
 *         of memory while it lasts.
 */
#ifndef CC_BASE_RADIX_H
#define CC_BASE_RADIX_H

#include "base/workers.h"

/* word[i] of row[i], i < n. */
typedef void cc_radix_fill(uint32_t *word, const uint32_t *row, uint32_t n, const void *ctx);
typedef void cc_radix_move(uint32_t to, uint32_t from, const void *ctx);

/* Of no bits, or of less than two rows, nothing happens. */
void cc_radix_sort(uint32_t *order, uint32_t n, unsigned bits, cc_radix_fill *fill, cc_radix_move *move,
    const void *ctx, const struct cc_workers *workers);

#endif
