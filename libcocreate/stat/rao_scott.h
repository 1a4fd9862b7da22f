/* rao_scott.h -- do two answers of people who carry case weights hang together?
 *
 * May be included by: figure, method, tests.
 * In:     sums of weights of each cell, cell[rows][columns], row-major.
 * Out:    Pearson's chi-squared of the weighted shares, scaled to n people; F, its degrees of
 *         freedom and its p, by the second-order correction of Rao and Scott.
 * Errors: NaN, and why:
 *         CC_WHY_NO_DATA    nobody;
 *         CC_WHY_ONE        one row, or one column;
 *         CC_WHY_ONE_VALUE  a row or a column without people; no spread in the test.
 * Cost:   O(cells^3).
 * Source: J. N. K. Rao and A. J. Scott, Annals of Statistics 12 (1984), 46-60; cells as
 *         observed, as R's survey::svychisq(statistic = "F") has it.
 */
#ifndef CC_STAT_RAO_SCOTT_H
#define CC_STAT_RAO_SCOTT_H

#include "stat/weights.h"
#include "stat/why.h"

#include <stddef.h>

struct cc_arena;

struct cc_rao_scott {
	uint64_t n;
	double chi2, f, df, df2, p;
};

enum cc_why cc_rao_scott(struct cc_rao_scott *out, const struct cc_weight_sums *cell, size_t rows,
    size_t columns, struct cc_arena *arena);

#endif
