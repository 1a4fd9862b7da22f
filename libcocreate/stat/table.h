/* table.h -- counts that cross: what was expected, what stands out.
 *
 * May be included by: method, tests.
 * In:     counts[rows][columns], row-major; two groups' counts of one thing,
 *         0 <= x <= n.
 * Out:    expected counts row * column / n; Pearson's residual
 *         (O - E) / sqrt(E), and the adjusted one, which is close to a z-value:
 *         (O - E) / sqrt(E (1 - row / n) (1 - column / n)); chi-squared, its p
 *         and Cramer's V in [0, 1]; the likelihood ratio G2.
 *         Keyness is G2 over the two cells that hold the thing, below zero
 *         where it is rarer in the first group; log_ratio is the binary
 *         logarithm of the ratio of shares, each with half a person more who
 *         has it, among half a person more; NaN where both are 0.
 * Errors: NaN, and why:
 *         CC_WHY_NO_DATA    nothing was counted; a group is empty;
 *         CC_WHY_ONE        one row, or one column;
 *         CC_WHY_ONE_VALUE  a row or a column without counts (chi-squared and
 *                           what hangs on it; the cells elsewhere stand).
 * Cost:   O(cells).
 * Source: S. D. Walter, Biometrika 62 (1975) for the halves;
 *         A. Agresti, Categorical Data Analysis (2002), 3.3.1; P. Rayson
 *         and R. Garside, Comparing corpora using frequency profiling (2000) for
 *         keyness.
 */
#ifndef CC_STAT_TABLE_H
#define CC_STAT_TABLE_H

#include "stat/compare.h"

#include <stddef.h>

struct cc_arena;

struct cc_crossed {
	double expected, pearson, adjusted;
};

struct cc_table_test {
	uint64_t n;
	double chi2, p, v, g2, g2_p;
	uint64_t df;
	double least; /* expected count */
};

/* cell[rows][columns] */
enum cc_why cc_crossed(struct cc_table_test *out, struct cc_crossed *cell, const uint64_t *count, size_t rows,
    size_t columns, struct cc_arena *arena);

struct cc_keyness {
	double g2, p, log_ratio;
};

enum cc_why cc_keyness(struct cc_keyness *out, struct cc_share first, struct cc_share second);
enum cc_why cc_fraction_keyness(struct cc_keyness *out, struct cc_fraction first, struct cc_fraction second);

/* How much of what has either has both; 0 where nothing has either. */
double cc_jaccard(uint64_t both, uint64_t first, uint64_t second);

#endif
