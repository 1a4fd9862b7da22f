/* curve.c -- a curve of feelings along stages. */
#include "stat/curve.h"

#include <math.h>
#include <stdbool.h>

double
cc_curve_peak_end(const double *value, size_t n)
{
	double peak = (double)NAN, end = (double)NAN;

	for (size_t i = 0; i < n; i++) {
		if (isnan(value[i]))
			continue;
		end = value[i];
		if (isnan(peak) || fabs(end) >= fabs(peak))
			peak = end;
	}
	return (peak + end) / 2;
}

int
cc_curve_turn(const double *mean, const double *low, const double *high, size_t n, size_t at)
{
	int side = high[at] < 0 ? -1 : low[at] > 0;
	size_t before = at, after = at + 1;
	bool beside[2];

	while (before > 0 && isnan(mean[before - 1]))
		before--;
	while (after < n && isnan(mean[after]))
		after++;
	beside[0] = before > 0;
	beside[1] = after < n;
	if ((!beside[0] && !beside[1]) || (beside[0] && !((mean[at] - mean[before - 1]) * side > 0)) ||
	    (beside[1] && !((mean[at] - mean[after]) * side > 0)))
		return 0;
	return side;
}
