/* combine.h -- lists of codes: each once, and one of each list in every combination.
 *
 * May be included by: figure, method, tests.
 * Errors: none.
 * Cost:   O(n log n) a list; O(lists) a combination.
 */
#ifndef CC_FIGURE_COMBINE_H
#define CC_FIGURE_COMBINE_H

#include "rec/batch_at.h"

/* uint32_t of the buffer, each once, ascending; they lie there. */
struct cc_ids cc_ids_unique(struct cc_buf *buf);

bool cc_ids_have(const struct cc_ids *list, uint32_t code);

/* How many combinations there are, of a list without any one; as a double, as they may be
 * more than any integer holds. */
double cc_combinations(const struct cc_ids *list, size_t n);
/* The combination `at`, which begins with zeros; CC_NO_ID of a list without any. */
void cc_combination(uint32_t *code, const uint32_t *at, const struct cc_ids *list, size_t n);
/* False: that was the last. */
bool cc_combination_next(uint32_t *at, const struct cc_ids *list, size_t n);

#endif
