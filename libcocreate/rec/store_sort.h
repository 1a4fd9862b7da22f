/* store_sort.h -- the rows of a store by their keys, then their places.
 *
 * May be included by: rec/store_s*.c.
 * In:     a store whose ids are ranks already, of a state that is being sealed.
 * Out:    s->order.
 * Errors: none.
 * Cost:   O(rows) a key, and nothing for keys that are in order.
 */
#ifndef CC_REC_STORE_SORT_H
#define CC_REC_STORE_SORT_H

#include "base/workers.h"
#include "rec/store.h"

void cc_store_sort(struct cc_store *s, const struct cc_state *state, const struct cc_workers *workers);

#endif
