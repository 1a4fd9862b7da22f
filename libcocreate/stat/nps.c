/* nps.c -- net promoter score: promoters less detractors, of a hundred. */
#include "stat/nps.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>

double
cc_nps_ticket(double answer)
{
	return answer >= 9 ? 1 : answer <= 6 ? -1 : 0;
}

static enum cc_why
limits(struct cc_nps *out, double mean, double square, double confidence)
{
	double z = cc_normal_quantile(0.5 + confidence / 2);

	out->value = 100 * mean;
	if (!(square > 0))
		return CC_WHY_ONE_VALUE;
	out->square = 1e4 * square;
	out->low = out->value - z * sqrt(out->square);
	out->high = out->value + z * sqrt(out->square);
	return CC_WHY_NONE;
}

static void
clear(struct cc_nps *out)
{
	*out = (struct cc_nps){ 0, (double)NAN, (double)NAN, (double)NAN, (double)NAN };
}

/* The score stands where so few people have much of the weight that its spread cannot be told. */
static enum cc_why
weighted(struct cc_nps *out, const struct cc_sample *tickets, double confidence)
{
	struct cc_weighted_value *value = CC_ARRAY(tickets->arena, struct cc_weighted_value, tickets->n);
	struct cc_weighted_mean m;
	enum cc_why why;
	size_t n = 0;

	for (uint32_t i = 0; i < tickets->n; i++)
		if (tickets->people[i] > 0)
			value[n++] = (struct cc_weighted_value){ tickets->value[i], tickets->weights[i] };
	why = cc_weighted_mean(&m, cc_weighted_sorted(value, n, tickets->arena), n);
	if (why == CC_WHY_NONE)
		return limits(out, m.mean, m.square, confidence);
	out->value = 100 * m.mean;
	return why;
}

enum cc_why
cc_nps(struct cc_nps *out, const struct cc_sample *tickets, double confidence)
{
	struct cc_mean plain;

	clear(out);
	out->n = cc_sample_people(tickets).n;
	if (out->n == 0)
		return CC_WHY_NO_DATA;
	if (!cc_sample_alike(tickets))
		return weighted(out, tickets, confidence);
	plain = cc_sample_plain(tickets);
	if (out->n == 1)
		return limits(out, plain.mean, 0, confidence);
	return limits(out, plain.mean,
	    plain.variance * (double)(out->n - 1) / (double)out->n / (double)out->n, confidence);
}

enum cc_why
cc_nps_counts(struct cc_nps *out, uint64_t promoters, uint64_t detractors, uint64_t n, double confidence)
{
	double p = (double)promoters / (double)n, d = (double)detractors / (double)n;

	assert(promoters + detractors <= n);
	clear(out);
	out->n = n;
	if (n == 0)
		return CC_WHY_NO_DATA;
	return limits(out, p - d, (p + d - (p - d) * (p - d)) / (double)n, confidence);
}

enum cc_why
cc_nps_difference(
    struct cc_difference *out, const struct cc_nps *first, const struct cc_nps *second, double confidence)
{
	double difference = first->value - second->value, error;

	*out = (struct cc_difference){ difference, (double)NAN, (double)NAN, (double)NAN };
	if (first->n == 0 || second->n == 0)
		return CC_WHY_NO_DATA;
	if (isnan(first->square) || isnan(second->square))
		return CC_WHY_ONE_VALUE; /* or too few of one weight: there is no error of the one */
	error = sqrt(first->square + second->square);
	out->low = difference - cc_normal_quantile(0.5 + confidence / 2) * error;
	out->high = difference + cc_normal_quantile(0.5 + confidence / 2) * error;
	out->p = 2 * cc_normal_cdf(-fabs(difference) / error);
	return CC_WHY_NONE;
}
