/* remainder.c -- a whole shared out in whole parts: the largest remainders. */
#include "stat/remainder.h"

#include <assert.h>

/* The first of the largest fractions that got nothing yet: one more is at most the
 * share rounded up. */
static size_t
largest(const int64_t *part, int64_t total, const int64_t *weight, int64_t sum, size_t n)
{
	size_t best = n;
	int64_t most = -1;

	for (size_t i = 0; i < n; i++) {
		int64_t whole = total * weight[i] / sum, left = total * weight[i] % sum;

		if (part[i] == whole && left > most) {
			most = left;
			best = i;
		}
	}
	return best;
}

void
cc_remainder(int64_t *part, int64_t total, const int64_t *weight, size_t n)
{
	int64_t sum = 0, given = 0;

	for (size_t i = 0; i < n; i++)
		sum += weight[i];
	assert(sum > 0 && total >= 0);
	for (size_t i = 0; i < n; i++) {
		part[i] = total * weight[i] / sum;
		given += part[i];
	}
	for (; given < total; given++)
		part[largest(part, total, weight, sum, n)]++;
}
