/* sums.c -- how many patterns of whole numbers reach a sum? */
#include "stat/sums.h"

#include "base/arena.h"

static const double noise = 1e-9;

double
cc_sums_reaching(double bar, int64_t low, int64_t high, uint32_t n, struct cc_arena *arena)
{
	int64_t levels = high - low + 1, most = (levels - 1) * n;
	double *ways = CC_ARRAY(arena, double, (size_t)most + 1), all = 1, reaching = 0; /* above n * low */

	ways[0] = 1;
	for (uint32_t i = 0; i < n; i++, all *= (double)levels)
		for (int64_t sum = most; sum >= 0; sum--) {
			double more = 0;

			for (int64_t k = 0; k < levels && k <= sum; k++)
				more += ways[sum - k];
			ways[sum] = more;
		}
	for (int64_t sum = 0; sum <= most; sum++)
		if ((double)(sum + low * n) >= bar - noise)
			reaching += ways[sum];
	return reaching / all;
}
