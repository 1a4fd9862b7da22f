/* shapley.h -- what each member of a group adds to what the group is worth.
 *
 * May be included by: figure, method, tests.
 * In:     value[S] of each of the 2^n subsets, bit i of S: member i is in it; n <= 8, values
 *         at most CC_SHAPLEY_MOST either way.
 * Out:    n! times the Shapley value of each, exact: they add up to n! (value of all less that
 *         of none).
 * Errors: none.
 * Cost:   O(n 2^n).
 * Source: L. S. Shapley (1953), A value for n-person games.
 */
#ifndef CC_STAT_SHAPLEY_H
#define CC_STAT_SHAPLEY_H

#include <stdint.h>

enum { CC_SHAPLEY_MEMBERS = 8 };

#define CC_SHAPLEY_MOST INT64_C(100000000000000)

void cc_shapley(int64_t *out, const int64_t *value, unsigned n);

#endif
