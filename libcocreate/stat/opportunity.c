/* opportunity.c -- how important and how badly served: Ulwick's opportunity score. */
#include "stat/opportunity_int.h"

#include <assert.h>
#include <math.h>

static void
side_add(struct cc_opp_side *s, double step, double people)
{
	s->n += people;
	s->sum += people * step;
	s->squares += people * step * step;
}

void
cc_opp_add(struct cc_opp_sums *s, int32_t importance, int32_t satisfaction, double people)
{
	if (importance != CC_OPP_NONE)
		side_add(&s->importance, importance, people);
	if (satisfaction != CC_OPP_NONE)
		side_add(&s->satisfaction, satisfaction, people);
	if (importance == CC_OPP_NONE || satisfaction == CC_OPP_NONE)
		return;
	side_add(&s->both[0], importance, people);
	side_add(&s->both[1], satisfaction, people);
	s->products += people * importance * satisfaction;
}

static void
side_leave(struct cc_opp_side *s, const struct cc_opp_side *part)
{
	s->n -= part->n;
	s->sum -= part->sum;
	s->squares -= part->squares;
}

void
cc_opp_leave(struct cc_opp_sums *s, const struct cc_opp_sums *part)
{
	side_leave(&s->importance, &part->importance);
	side_leave(&s->satisfaction, &part->satisfaction);
	side_leave(&s->both[0], &part->both[0]);
	side_leave(&s->both[1], &part->both[1]);
	s->products -= part->products;
}

/* Importance so often, less satisfaction: over one denominator, so that it is
 * rounded once. */
static double
difference_of(const struct cc_opp_sums *s, double times)
{
	const struct cc_opp_side *x = &s->importance, *y = &s->satisfaction;

	return 10 * (times * (x->sum * y->n) - y->sum * x->n) / (x->n * y->n * s->most);
}

double
cc_opp_value(const struct cc_opp_sums *s)
{
	const struct cc_opp_side *x = &s->importance, *y = &s->satisfaction;

	if (x->n <= 0 || y->n <= 0)
		return (double)NAN;
	return x->sum * y->n > y->sum * x->n ? difference_of(s, 2) : 10 * x->sum / (x->n * s->most);
}

/* Of 2 X - Y, or of X, among those who answered both, with their number as divisor. */
static double
variance_of(const struct cc_opp_sums *s, bool less_satisfaction)
{
	const struct cc_opp_side *x = &s->both[0], *y = &s->both[1];
	double sum = x->sum, squares = x->squares;

	if (less_satisfaction) {
		sum = 2 * x->sum - y->sum;
		squares = 4 * x->squares - 4 * s->products + y->squares;
	}
	return (squares - sum * sum / x->n) / x->n;
}

void
cc_opportunity(struct cc_opportunity *out, const struct cc_opp_sums *s)
{
	const struct cc_opp_side *x = &s->importance, *y = &s->satisfaction;
	double variance;

	assert(s->most > 0);
	*out = (struct cc_opportunity){ .n_importance = (uint64_t)x->n,
		.n_satisfaction = (uint64_t)y->n,
		.n_both = (uint64_t)s->both[0].n,
		.n = (uint64_t)fmin(x->n, y->n),
		.importance = 10 * x->sum / (x->n * s->most),
		.satisfaction = 10 * y->sum / (y->n * s->most),
		.gap = difference_of(s, 1),
		.opportunity = cc_opp_value(s),
		.sd = (double)NAN };
	if (out->n_both == 0)
		return;
	variance = variance_of(s, out->importance > out->satisfaction);
	out->sd = variance > 0 ? 10 * sqrt(variance) / s->most : 0;
}
