/* sums.c -- what a group answered, by counts or by case weights, and its figures. */
#include "method/job-map/int.h"

void
job_sums_score(struct cc_opportunity *out, const struct job_sums *s)
{
	if (s->is_weighted)
		cc_opp_weighted_score(out, &s->weighted);
	else
		cc_opportunity(out, &s->plain);
}

enum cc_why
job_sums_interval(double *low, double *high, const struct job_sums *s, double confidence)
{
	return s->is_weighted ? cc_opp_weighted_interval(low, high, &s->weighted, confidence)
			      : cc_opp_interval(low, high, &s->plain, confidence);
}

enum cc_why
job_sums_limits(struct cc_opp_limits *out, const struct job_sums *s, double confidence)
{
	return s->is_weighted ? cc_opp_weighted_limits(out, &s->weighted, confidence)
			      : cc_opp_limits(out, &s->plain, confidence);
}

enum cc_why
job_sums_reach(double *confidence, const struct job_sums *s, double bar)
{
	return s->is_weighted ? cc_opp_weighted_reach(confidence, &s->weighted, bar)
			      : cc_opp_reach(confidence, &s->plain, bar);
}

/* Both are of one kind: where a wave has weights, the other has them too. */
enum cc_why
job_sums_difference(
    struct cc_difference *out, const struct job_sums *first, const struct job_sums *second, double confidence)
{
	return first->is_weighted || second->is_weighted
		   ? cc_opp_weighted_difference(out, &first->weighted, &second->weighted, confidence)
		   : cc_opp_difference(out, &first->plain, &second->plain, confidence);
}

void
job_sums_leave(struct job_sums *s, const struct job_sums *part)
{
	cc_opp_leave(&s->plain, &part->plain);
	cc_opp_weighted_leave(&s->weighted, &part->weighted);
}
