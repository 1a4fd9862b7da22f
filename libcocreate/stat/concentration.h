/* concentration.h -- how evenly an amount is spread over the people who were there.
 *
 * May be included by: figure, method, tests.
 * In:     amounts of 0 or more, of everybody: zeros count.  They are sorted in place.
 * Out:    Gini's coefficient, sum (2i - n - 1) x(i) / (n sum x), exact until it is divided; the
 *         share of the largest; the fewest who have half; the effective number, 1 / sum s^2.
 * Errors: NaN, and 0 of half_by, where there is nobody or nothing to spread.
 * Cost:   O(n log n).
 * Source: Gini (1912); Herfindahl (1950), as Hill's number of order 2.
 */
#ifndef CC_STAT_CONCENTRATION_H
#define CC_STAT_CONCENTRATION_H

#include <stddef.h>
#include <stdint.h>

struct cc_concentration {
	uint64_t people, receiving, half_by;
	double gini, top_share, effective;
};

void cc_concentration(struct cc_concentration *out, int64_t *amount, size_t n);

#endif
