/* spread.h -- labels beside a scale, moved apart as little as it takes.
 *
 * May be included by: render, tests.
 * In:     of each label the middle where it would stand, and its height; a range that is
 *         as high as all of them.
 * Out:    middles in the order of those given (equal ones: as they come), no two labels
 *         over each other, all within the range.
 * Cost:   O(n^2); n is a few.
 */
#ifndef CC_RENDER_CHART_SPREAD_H
#define CC_RENDER_CHART_SPREAD_H

#include <stddef.h>

enum { CC_SPREAD_MOST = 16 };

/* n: at most CC_SPREAD_MOST. */
void cc_spread(double *middle, const double *high, size_t n, double top, double bottom);

#endif
