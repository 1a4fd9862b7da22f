/* agree.h -- do raters agree?  Krippendorff's alpha.
 *
 * May be included by: method, tests.
 * In:     how often each unit (an idea, say) was given each value; who gave it
 *         does not matter to alpha.  Units with fewer than two ratings do not
 *         count, and values that no counting unit was given change nothing.
 * Out:    alpha in (-inf, 1], without unit, and its interval, low <= alpha <= high <= 1.
 * Errors: NaN, and the reason in why or interval_why:
 *         CC_WHY_NO_PAIR    no unit has two ratings;
 *         CC_WHY_ONE_VALUE  one value alone was used, so that nothing is
 *                           expected to differ;
 *         CC_WHY_RANGE      squares of the numbers overflow, or a ratio of c
 *                           and -c;
 *         CC_WHY_FEW        interval only: fewer than 3 units count;
 *         CC_WHY_RARE       interval only: of two values alone, one was given to
 *                           fewer than CC_ALPHA_RARE units;
 *         CC_WHY_ALIKE      interval only: all units have the same mean.
 *         Asserts nothing but what the shapes below say.
 * Cost:   O(counts + values), ratio + values^2.
 * Memory: 8 bytes a unit, 24 a value, in scratch.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 *         With m ratings in unit u and N in all, n_c of value c,
 *           alpha = 1 - (N - 1) W / E,
 *           W = sum over u, c < k of n_uc n_uk d2(c, k) / (m_u - 1),
 *           E = sum over c < k of n_c n_k d2(c, k).
 *         Where d2 = (x_c - x_k)^2, the sum over pairs of a unit is
 *         m sum x^2 - (sum x)^2.  So it is for ordinal values, whose x is the
 *         mid-rank n_1 + ... + n_(c-1) + n_c / 2.
 *         Interval: a jackknife over units of ln F, with Student's t (J. N.
 *         Arvesen and T. H. Schmitz, Biometrics 26 (1970); alpha as a function
 *         of F: J. Hughes, arXiv 2210.13265 (2022)); d2 stays that of all
 *         ratings.  With n units and m0 = (N - sum m^2 / N) / (n - 1),
 *           F = (E / W - N + n) / (n - 1),  alpha(F) = (F - 1) / (F + m0 - 1).
 *         Where a unit cannot be left out, the standard error is that of the
 *         linear form (K. L. Gwet, 2011).  Where no two ratings of a unit
 *         differ, low is as if a share z^2 / (n + z^2) of the units, Wilson's
 *         upper limit of none, had one rating one step off.
 */
#ifndef CC_STAT_AGREE_H
#define CC_STAT_AGREE_H

#include "stat/why.h"

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

enum cc_level {
	CC_NOMINAL,  /* d2 = 1 */
	CC_ORDINAL,  /* by ranks */
	CC_INTERVAL, /* (c - k)^2 */
	CC_RATIO,    /* ((c - k) / (c + k))^2 */
};

struct cc_counts {
	size_t units, values;
	const double *number;  /* [values]; ascending, distinct; nominal: not read, may be NULL */
	const size_t *first;   /* [units + 1] into value and count */
	const uint32_t *value; /* index into number; distinct within a unit */
	const uint32_t *count; /* > 0 */
};

/* Units of which `of` raters said yes or no, and `yes` of them yes.  yes <= of, of > 0. */
struct cc_yes_no {
	uint32_t yes, of;
	uint64_t units;
};

/* Raters who said yes or no: the units of all kinds, in their order. */
const struct cc_counts *cc_counts_yes_no(const struct cc_yes_no *kind, size_t n, struct cc_arena *arena);

enum { CC_ALPHA_RARE = 5 };

/* Krippendorff: from here on data are reliable, or allow tentative conclusions. */
#define CC_ALPHA_RELIABLE  0.8
#define CC_ALPHA_TENTATIVE 0.667

struct cc_alpha {
	double alpha, low, high;
	enum cc_why why, interval_why;
	uint64_t units, ratings; /* that count */
};

void cc_alpha(struct cc_alpha *out, const struct cc_counts *counts, enum cc_level level, double confidence,
    struct cc_arena *scratch);

#endif
