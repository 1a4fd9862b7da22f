/* standing.c -- where does each value stand among all of them, from 0 to 1? */
#include "stat/standing.h"

#include "base/arena.h"
#include "stat/order.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static void
percentile(double *out, const double *value, uint32_t n, struct cc_arena *scratch)
{
	uint32_t *order = CC_ARRAY(scratch, uint32_t, n), *rank = CC_ARRAY(scratch, uint32_t, n);
	uint32_t valued = cc_rank(order, rank, value, n, 0, scratch);

	/* From the greatest down: of ties the first has the rank that all of them share. */
	for (uint32_t from = 0, end; from < valued; from = end) {
		end = from + 1;
		while (end < valued && rank[order[end]] == rank[order[from]])
			end++;
		for (uint32_t i = from; i < end; i++)
			out[order[i]] = (valued - (from + end) / 2.) / valued;
	}
}

static void
between(double *out, const double *value, uint32_t n, double low, double high)
{
	for (uint32_t i = 0; i < n; i++)
		out[i] = isnan(value[i]) ? value[i]
			 : low == high	 ? 0.5
					 : (value[i] / 2 - low / 2) / (high / 2 - low / 2);
}

static void
range(double *out, const double *value, uint32_t n)
{
	double low = (double)INFINITY, high = -(double)INFINITY;

	for (uint32_t i = 0; i < n; i++) {
		low = fmin(low, value[i]);
		high = fmax(high, value[i]);
	}
	between(out, value, n, low, high);
}

void
cc_standing(double *out, const double *value, uint32_t n, enum cc_standing how, const double *ends,
    struct cc_arena *scratch)
{
	double *log_of;

	for (uint32_t i = 0; i < n; i++)
		out[i] = (double)NAN;
	switch (how) {
	case CC_STANDING_PERCENTILE: percentile(out, value, n, scratch); break;
	case CC_STANDING_RANGE: range(out, value, n); break;
	case CC_STANDING_GIVEN: between(out, value, n, ends[0], ends[1]); break;
	case CC_STANDING_LOG:
		log_of = CC_ARRAY(scratch, double, n);
		for (uint32_t i = 0; i < n; i++) {
			assert(!(value[i] < 0));
			log_of[i] = log1p(value[i]);
		}
		range(out, log_of, n);
		break;
	}
}

double
cc_standing_median(const double *value, uint32_t n, struct cc_arena *scratch)
{
	uint32_t *order = CC_ARRAY(scratch, uint32_t, n), *rank = CC_ARRAY(scratch, uint32_t, n);
	uint32_t valued = cc_rank(order, rank, value, n, 0, scratch);

	if (valued == 0)
		return (double)NAN;
	return (value[order[(valued - 1) / 2]] + value[order[valued / 2]]) / 2;
}

bool
cc_standing_fill(double *standing, uint32_t n, double instead, struct cc_arena *scratch)
{
	uint32_t missing = 0;

	for (uint32_t i = 0; i < n; i++)
		missing += isnan(standing[i]);
	if (missing == n)
		return false;
	if (missing > 0 && isnan(instead))
		instead = cc_standing_median(standing, n, scratch);
	for (uint32_t i = 0; missing > 0 && i < n; i++)
		if (isnan(standing[i]))
			standing[i] = instead;
	return true;
}
