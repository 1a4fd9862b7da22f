/* dealt.h -- people dealt to the arms of a trial: were they as planned, and how to deal them.
 *
 * May be included by: method, tests.
 * In:     people and planned share of each arm, shares above 0 in whatever unit.
 * Out:    p of so uneven numbers; shares as the smallest whole numbers; rows of a Williams square, orders of
 *         k arms in which each arm follows each other one equally often.
 * Errors: p NaN with fewer than two arms, nobody, or with three arms and more where fewer than 5 are
 *         expected in one; false for shares that are no ratio of whole numbers up to CC_DEAL_MOST.
 * Cost:   O(people) with two arms, else O(arms); a cycle O(cycle^2) where it is cut short, else O(cycle).
 * Source: two arms: binomial, the smaller tail doubled; more: chi-squared.  E. J. Williams, Australian
 *         Journal of Scientific Research A 2 (1949).
 */
#ifndef CC_STAT_DEALT_H
#define CC_STAT_DEALT_H

#include <stdbool.h>
#include <stdint.h>

enum { CC_DEAL_MOST = 100 };

double cc_dealt(const uint64_t *people, const double *share, uint32_t arms);
/* whole[arms]; share relative to the others. */
bool cc_deal_shares(uint32_t *whole, const double *share, uint32_t arms);

/* Dealing by cycles of a few kinds, each as often as whole[] says, in a random order; the last cycle, of
 * fewer people, takes the kinds with the fewest people for their share so far. */
struct cc_dealing {
	uint32_t kinds, cycle;
	const uint32_t *whole; /* [kinds] */
	uint64_t *people;      /* [kinds] so far, of all blocks; zeroed to start */
	uint32_t *slot;	       /* [cycle]: scratch */
};

struct cc_rng;

/* out[n] of the next cycle, n <= cycle. */
void cc_deal(uint32_t *out, struct cc_dealing *d, uint32_t n, struct cc_rng *rng);

/* How many rows there are: arms, or twice as many where they are odd; order[arms] of one. */
static inline uint32_t
cc_williams_rows(uint32_t arms)
{
	return arms % 2 == 0 ? arms : 2 * arms;
}

void cc_williams(uint32_t *order, uint32_t arms, uint32_t row);

#endif
