/* standing.h -- where does each value stand among all of them, from 0 to 1?
 *
 * May be included by: method, tests.
 * In:     n values, NaN: none.
 * Out:    of those with a value: percentile, (mid-rank - 1/2) / n; range,
 *         (x - min) / (max - min); log, the same of ln(1 + x); given, the same of two
 *         ends that are given.  All equal: 1/2.  NaN stays NaN.
 *         cc_standing_median(): the middle one, or the mean of the middle two; NaN of none.
 * Errors: none; of log asserts x >= 0.
 * Cost:   O(n log n).
 * Memory: 24 bytes a value.
 */
#ifndef CC_STAT_STANDING_H
#define CC_STAT_STANDING_H

#include <stdbool.h>
#include <stdint.h>

struct cc_arena;

enum cc_standing { CC_STANDING_PERCENTILE, CC_STANDING_RANGE, CC_STANDING_LOG, CC_STANDING_GIVEN };

/* ends[2]: of CC_STANDING_GIVEN, ends[0] < ends[1]. */
void cc_standing(double *out, const double *value, uint32_t n, enum cc_standing how, const double *ends,
    struct cc_arena *scratch);
double cc_standing_median(const double *value, uint32_t n, struct cc_arena *scratch);
/* Those without one stand at `instead`, or, where that is NaN, at the median of the others;
 * false: nobody has one. */
bool cc_standing_fill(double *standing, uint32_t n, double instead, struct cc_arena *scratch);

#endif
