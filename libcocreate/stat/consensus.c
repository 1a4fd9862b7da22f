/* consensus.c -- how far answers on a scale are of one mind. */
#include "stat/consensus.h"

#include <math.h>

double
cc_consensus(const double *position, const uint64_t *count, size_t n, double low, double high)
{
	double all = 0, mean = 0, sum = 0;

	for (size_t i = 0; i < n; i++) {
		all += (double)count[i];
		mean += (double)count[i] * position[i];
	}
	if (!(all > 0))
		return (double)NAN;
	mean /= all;
	for (size_t i = 0; i < n; i++)
		if (count[i] > 0)
			sum += (double)count[i] / all * log2(1 - fabs(position[i] - mean) / (high - low));
	return fmin(fmax(1 + sum, 0), 1);
}
