/* curve.h -- a curve of feelings along stages: peak and end, and where it turns.
 *
 * May be included by: method, tests.
 * In:     values of n stages in their order, 0 in the middle of the scale; NaN: a
 *         stage without one, which is passed over.
 * Out:    peak and end: half of the value furthest from 0, the later of two, and half of
 *         the last one.  turn: -1 where the curve has a low point that is surely below 0,
 *         1 where it has a high point surely above, else 0.
 * Errors: peak and end of no values is NaN.
 * Cost:   O(n).
 * Source: D. Kahneman, B. Fredrickson, C. Schreiber, D. Redelmeier, When more pain is
 *         preferred to less (1993).
 */
#ifndef CC_STAT_CURVE_H
#define CC_STAT_CURVE_H

#include <stddef.h>

double cc_curve_peak_end(const double *value, size_t n);

/* low, high: limits of each mean; NaN: it has none, so that nothing is sure.  A stage turns
 * the curve where its mean lies beyond those of its neighbours; one neighbour is enough. */
int cc_curve_turn(const double *mean, const double *low, const double *high, size_t n, size_t at);

#endif
