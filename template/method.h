/* template.h -- how often does each item stand in the data?
 *
 * May be included by: cmd, tests.
 * In:     item, one row a time; segment, date.
 * Out:    items: item, n (rows), its share of all rows with Wilson's interval.
 *         segments, changes: shares compared; measures: top_share, of the
 *         most frequent item.
 * Errors: a row without an item.
 * Memory: one record an item and segment.
 */
#ifndef CC_METHOD_TEMPLATE_H
#define CC_METHOD_TEMPLATE_H

#include "model/fold.h"

extern const struct cc_method cc_template;

#endif
