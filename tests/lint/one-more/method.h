/* one-more.h -- how often does each item stand in the data?
 *
 * May be included by: cmd, tests.
 * In:     item, one row a time.
 * Out:    items: item, n (rows).
 * Errors: none.
 * Memory: one record an item.
 */
#ifndef CC_METHOD_ONE_MORE_H
#define CC_METHOD_ONE_MORE_H

#include "model/fold.h"

extern const struct cc_method cc_one_more;

#endif
