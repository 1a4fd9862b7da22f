/* concentration.c -- how evenly an amount is spread over the people who were there. */
#include "stat/concentration.h"

#include "base/int128.h"

#include <math.h>
#include <stdlib.h>

static int
by_amount(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void
cc_concentration(struct cc_concentration *out, int64_t *amount, size_t n)
{
	const double none = (double)NAN;
	struct cc_int128 sum = cc_int128(0), weighted = cc_int128(0), held = cc_int128(0);
	double total, squares = 0;

	*out = (struct cc_concentration){ .people = n, .gini = none, .top_share = none, .effective = none };
	qsort(amount, n, sizeof *amount, by_amount);
	for (size_t i = 0; i < n; i++) {
		out->receiving += amount[i] > 0;
		sum = cc_int128_add(sum, cc_int128(amount[i]));
		weighted =
		    cc_int128_add(weighted, cc_int128_times(2 * (int64_t)i + 1 - (int64_t)n, amount[i]));
	}
	if (out->receiving == 0)
		return;
	total = cc_int128_real(sum);
	for (size_t i = 0; i < n; i++)
		squares += (double)amount[i] / total * ((double)amount[i] / total);
	for (size_t i = n; i-- > 0 && cc_int128_compare(cc_int128_add(held, held), sum) < 0; out->half_by++)
		held = cc_int128_add(held, cc_int128(amount[i]));
	out->gini = cc_int128_real(weighted) / (double)n / total;
	out->top_share = (double)amount[n - 1] / total;
	out->effective = 1 / squares;
}
