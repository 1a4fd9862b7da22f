/* binomial.h -- how many of n, where each of them does with the same chance?
 *
 * May be included by: stat, method, tests.
 * In:     n, a chance in [0, 1], a count 0 <= x <= n.
 * Out:    probabilities in [0, 1].
 * Errors: none.  Asserts the ranges above.
 * Cost:   O(n).
 * Source: weights against the likeliest count, so that nothing overflows and no
 *         factorial is needed; the two-sided p doubles the smaller tail.
 */
#ifndef CC_STAT_BINOMIAL_H
#define CC_STAT_BINOMIAL_H

#include <stdint.h>

/* of[n + 1]: the probability of each count. */
void cc_binomial(double *of, uint32_t n, double chance);
/* P(X >= x) and P(X <= x). */
void cc_binomial_tails(double *least, double *most, uint64_t x, uint64_t n, double chance);
double cc_binomial_two_sided(uint64_t x, uint64_t n, double chance);

#endif
