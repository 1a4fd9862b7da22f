/* dealt.c -- people dealt to the arms of a trial: were they as planned, and how to deal them. */
#include "stat/dealt.h"

#include "base/rng.h"
#include "stat/binomial.h"
#include "stat/interval.h"

#include <math.h>
#include <string.h>

enum { EXPECTED_LEAST = 5 };

double
cc_dealt(const uint64_t *people, const double *share, uint32_t arms)
{
	double all = 0, shares = 0, chi2 = 0, least = HUGE_VAL;

	for (uint32_t i = 0; i < arms; i++) {
		all += (double)people[i];
		shares += share[i];
	}
	if (arms < 2 || all == 0)
		return (double)NAN;
	if (arms == 2)
		return cc_binomial_two_sided(people[0], people[0] + people[1], share[0] / shares);
	for (uint32_t i = 0; i < arms; i++) {
		double expected = all * share[i] / shares, off = (double)people[i] - expected;

		chi2 += off * off / expected;
		least = fmin(least, expected);
	}
	return least < EXPECTED_LEAST ? (double)NAN : cc_chi2_tail(chi2, arms - 1.);
}

bool
cc_deal_shares(uint32_t *whole, const double *share, uint32_t arms)
{
	double least = HUGE_VAL;

	for (uint32_t i = 0; i < arms; i++)
		least = fmin(least, share[i]);
	for (uint32_t times = 1; times <= CC_DEAL_MOST; times++) {
		bool good = true;

		for (uint32_t i = 0; i < arms; i++) {
			double parts = share[i] / least * times;

			good &= parts <= CC_DEAL_MOST && fabs(parts - round(parts)) < 1e-9 * parts;
			whole[i] = good ? (uint32_t)round(parts) : 0;
		}
		if (good)
			return true;
	}
	return false;
}

void
cc_deal(uint32_t *out, struct cc_dealing *d, uint32_t n, struct cc_rng *rng)
{
	uint32_t slots = 0;

	for (uint32_t k = 0; k < d->kinds; k++)
		for (uint32_t i = 0; i < d->whole[k]; i++)
			d->slot[slots++] = k;
	for (uint32_t i = slots; i > 1; i--) {
		uint32_t other = cc_rng_below(rng, i), kind = d->slot[i - 1];

		d->slot[i - 1] = d->slot[other];
		d->slot[other] = kind;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t best = i;

		for (uint32_t k = i; k < d->cycle && n < d->cycle; k++)
			if (d->people[d->slot[k]] * d->whole[d->slot[best]] <
			    d->people[d->slot[best]] * d->whole[d->slot[k]])
				best = k;
		out[i] = d->slot[best];
		memmove(&d->slot[i + 1], &d->slot[i], (best - i) * sizeof *d->slot);
		d->people[out[i]]++;
	}
}

/* 0 1 k-1 2 k-2 ..., each plus the row; of odd k also read backwards. */
void
cc_williams(uint32_t *order, uint32_t arms, uint32_t row)
{
	for (uint32_t i = 0; i < arms; i++) {
		uint32_t step = i % 2 == 1 ? (i + 1) / 2 : (arms - i / 2) % arms;

		order[row < arms ? i : arms - 1 - i] = (step + row) % arms;
	}
}
