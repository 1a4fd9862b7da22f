/* remainder.h -- a whole shared out in whole parts: the largest remainders.
 *
 * May be included by: method, tests.
 * In:     a total of 0 or more and n weights, 0 or more, which add up to more than 0;
 *         total * weight < 2^63.
 * Out:    part[n], which add up to the total: each share rounded down, and one more for
 *         the largest fractions, of equal ones the first.
 * Errors: none; asserts the sum.
 * Cost:   O(n^2) integer steps, no floats.
 * Source: Hamilton's method: Balinski and Young, Fair Representation (1982).
 */
#ifndef CC_STAT_REMAINDER_H
#define CC_STAT_REMAINDER_H

#include <stddef.h>
#include <stdint.h>

void cc_remainder(int64_t *part, int64_t total, const int64_t *weight, size_t n);

#endif
