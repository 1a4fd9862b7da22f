/* weighted.c -- shares, means and ratios of people who carry case weights. */
#include "stat/weighted.h"

#include "base/arena.h"
#include "stat/interval.h"
#include "stat/order.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/* Below so many people of one weight nothing can be told of the spread. */
static const double least_people = 2;

double
cc_weighted_share_value(const struct cc_weighted_share *s)
{
	if (cc_weights_alike(&s->all))
		return (double)s->has.n / (double)s->all.n;
	return fmin(cc_weights_sum(&s->has) / cc_weights_sum(&s->all), 1);
}

enum cc_why
cc_weighted_fraction(struct cc_fraction *out, const struct cc_weighted_share *s)
{
	double sum = cc_weights_sum(&s->all), p = cc_weighted_share_value(s), has, all, square;

	assert(s->has.n <= s->all.n);
	if (cc_weights_alike(&s->all)) {
		*out = (struct cc_fraction){ (double)s->has.n, (double)s->all.n };
		return s->all.n > 0 ? CC_WHY_NONE : CC_WHY_NO_DATA;
	}
	has = cc_weights_squares(&s->has);
	all = cc_weights_squares(&s->all);
	square = (has * (1 - p) * (1 - p) + (all - has) * p * p) / (sum * sum);
	out->n = sum * sum / all;
	if (s->has.n > 0 && s->has.n < s->all.n)
		out->n = fmin(out->n, p * (1 - p) / square);
	out->x = fmin(p * out->n, out->n);
	return cc_weights_effective(&s->all) < least_people ? CC_WHY_FEW : CC_WHY_NONE;
}

enum cc_why
cc_weighted_share_interval(double *low, double *high, const struct cc_weighted_share *s, double confidence)
{
	struct cc_fraction fraction;
	enum cc_why why = cc_weighted_fraction(&fraction, s);

	*low = *high = (double)NAN;
	return why == CC_WHY_NONE ? cc_wilson(low, high, fraction.x, fraction.n, confidence) : why;
}

static struct cc_share
counts_of(const struct cc_weighted_share *s)
{
	return (struct cc_share){ s->has.n, s->all.n };
}

enum cc_why
cc_weighted_share_difference(struct cc_difference *out, const struct cc_weighted_share *first,
    const struct cc_weighted_share *second, double confidence)
{
	struct cc_fraction a, b;
	enum cc_why why, why_second;
	double z;

	if (cc_weights_alike(&first->all) && cc_weights_alike(&second->all))
		return cc_share_difference(out, counts_of(first), counts_of(second), confidence);
	why = cc_weighted_fraction(&a, first);
	why_second = cc_weighted_fraction(&b, second);
	if (why == CC_WHY_NONE)
		why = why_second;
	if (why == CC_WHY_NONE)
		why = cc_fraction_difference(out, &z, a, b, confidence);
	else
		*out = (struct cc_difference){ (double)NAN, (double)NAN, (double)NAN, (double)NAN };
	out->value = cc_weighted_share_value(first) - cc_weighted_share_value(second);
	return why;
}

struct cc_weighted_value *
cc_weighted_sorted(const struct cc_weighted_value *value, size_t n, struct cc_arena *arena)
{
	struct cc_weighted_value *sorted = CC_ARRAY(arena, struct cc_weighted_value, n);
	struct cc_arena *scratch = cc_arena_new();
	uint32_t *order = CC_ARRAY(scratch, uint32_t, n);
	double *by = CC_ARRAY(scratch, double, n);

	for (size_t i = 0; i < n; i++)
		by[i] = value[i].value;
	cc_sorted(order, by, (uint32_t)n, scratch);
	for (size_t i = 0; i < n; i++)
		sorted[i] = value[order[i]];
	cc_arena_free(scratch);
	return sorted;
}

/* All answered the same, so that this is their mean: dividing by the weights may round. */
static bool
is_one_value(const struct cc_weighted_value *value, size_t n)
{
	while (n > 1 && value[n - 1].value == value[0].value)
		n--;
	return n == 1;
}

enum cc_why
cc_weighted_mean(struct cc_weighted_mean *out, const struct cc_weighted_value *value, size_t n)
{
	struct cc_weight_sums all = { 0 };
	double sum = 0, about = 0, weight;

	for (size_t i = 0; i < n; i++) {
		cc_weights_join(&all, &value[i].weights);
		sum += value[i].value * cc_weights_sum(&value[i].weights);
	}
	*out = (struct cc_weighted_mean){ (double)NAN, (double)NAN, cc_weights_effective(&all), all.n };
	if (all.n == 0)
		return CC_WHY_NO_DATA;
	weight = cc_weights_sum(&all);
	out->mean = is_one_value(value, n) ? value[0].value : sum / weight;
	for (size_t i = 0; i < n; i++) {
		double away = value[i].value - out->mean;

		about += away * away * cc_weights_squares(&value[i].weights);
	}
	out->square = about / (weight * weight);
	return out->n < least_people ? CC_WHY_FEW : CC_WHY_NONE;
}

static struct cc_estimate
estimate_of(const struct cc_weighted_mean *m)
{
	return (struct cc_estimate){ m->mean, m->square * m->n / (m->n - 1), m->n - 1 };
}

static enum cc_why
mean_why(const struct cc_weighted_mean *m)
{
	if (m->people == 0)
		return CC_WHY_NO_DATA;
	return m->n < least_people ? CC_WHY_FEW : CC_WHY_NONE;
}

enum cc_why
cc_weighted_mean_interval(double *low, double *high, const struct cc_weighted_mean *m, double confidence)
{
	struct cc_estimate e = estimate_of(m);
	enum cc_why why = mean_why(m);
	double half;

	assert(confidence > 0 && confidence < 1);
	*low = *high = (double)NAN;
	if (why != CC_WHY_NONE)
		return why;
	half = cc_t_quantile((1 + confidence) / 2, e.df) * sqrt(e.square);
	*low = m->mean - half;
	*high = m->mean + half;
	return CC_WHY_NONE;
}

enum cc_why
cc_weighted_mean_difference(struct cc_difference *out, const struct cc_weighted_mean *first,
    const struct cc_weighted_mean *second, double confidence)
{
	enum cc_why why = mean_why(first);

	if (why == CC_WHY_NONE)
		why = mean_why(second);
	if (why == CC_WHY_NONE)
		return cc_estimate_difference(out, estimate_of(first), estimate_of(second), confidence);
	*out = (struct cc_difference){ first->mean - second->mean, (double)NAN, (double)NAN, (double)NAN };
	return why;
}

/* Everybody has the same ratio: what dividing rounds is no spread. */
static bool
is_one_ratio(const struct cc_weighted_part *part, size_t n)
{
	while (n > 1 && part[n - 1].over * part[0].under == part[0].over * part[n - 1].under)
		n--;
	return n == 1;
}

enum cc_why
cc_weighted_ratio(struct cc_weighted_mean *out, const struct cc_weighted_part *part, size_t n)
{
	struct cc_weight_sums all = { 0 };
	double over = 0, under = 0, about = 0;

	for (size_t i = 0; i < n; i++) {
		double weight = cc_weights_sum(&part[i].weights);

		cc_weights_join(&all, &part[i].weights);
		over += weight * part[i].over;
		under += weight * part[i].under;
	}
	*out = (struct cc_weighted_mean){ (double)NAN, (double)NAN, cc_weights_effective(&all), all.n };
	if (!(fabs(under) > 0))
		return CC_WHY_NO_DATA;
	out->mean = over / under;
	for (size_t i = 0; i < n; i++) {
		double away = part[i].over - out->mean * part[i].under;

		about += away * away * cc_weights_squares(&part[i].weights);
	}
	out->square = is_one_ratio(part, n) ? 0 : about / (under * under);
	return out->n < least_people ? CC_WHY_FEW : CC_WHY_NONE;
}
