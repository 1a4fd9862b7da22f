/* sign.h -- people who prefer one of two: the sign test, whenever one looks, and what it can show.
 *
 * May be included by: method, tests.
 * In:     how many prefer each; a level in (0, 1).
 * Out:    p two-sided; an anytime p, below the level at any moment of the trial with at most that
 *         probability where nobody prefers either; the least p of so many; the share of
 *         trials that would show a preference (power).
 * Errors: 1 where nobody prefers either.
 * Cost:   O(a + b).
 * Source: X is binomial with a half; p doubles the smaller tail.  Anytime: 1 / E with E the beta
 *         mixture of Krichevsky and Trofimov, a martingale where X is a half (Ville's inequality);
 *         M. Lindon, A. Malek, NeurIPS 2022.
 */
#ifndef CC_STAT_SIGN_H
#define CC_STAT_SIGN_H

#include <stdint.h>

struct cc_sign {
	double p, anytime, least;
};

void cc_sign(struct cc_sign *out, uint64_t a, uint64_t b);
/* Down the ranks of choices, most chosen first: p_next[n - 1] of each against the next, and how many of the
 * first ranks hold, each against the next, at the level; all n where every one does.  That the leader was
 * found by looking costs nothing: K. Hung, W. Fithian, Annals of Statistics 47 (2019). */
uint32_t cc_sign_ranks(double *p_next, const uint64_t *chosen, uint32_t n, double level);
/* Of n people who prefer one, each the first with the chance p1. */
double cc_sign_power(uint64_t n, double p1, double level);

#endif
