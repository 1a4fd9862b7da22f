/* agree_interval.c -- the interval of alpha: a jackknife over units of ln F.
 *
 * Alpha is a monotone function of F, the ratio of the spread between units to
 * that within them; ln F is nearly normal where alpha itself is skew.
 */
#include "stat/agree_int.h"

#include "stat/interval.h"

#include <math.h>
#include <stdbool.h>

/* Where a sum less one unit's part has lost so much, it is summed anew. */
#define LOST 1e-6
/* An F of units whose means are all alike, but for rounding. */
#define NO_SPREAD 1e-9

struct jackknife {
	const struct cc_disagreement *d;
	double n, m0;
	double theta;	    /* ln F */
	double centre, se;  /* of ln F */
	double sum, square; /* of the pseudo-values less theta */
};

/* How many values the other units were given. */
static size_t
values_without(const struct cc_disagreement *d, size_t unit)
{
	const struct cc_counts *in = d->in;
	size_t values = d->values;

	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++)
		values -= d->total[in->value[e]] <= in->count[e];
	return values;
}

/* E of the other units where d2 is a square: n times the squares about their own mean. */
static double
expected_anew(const struct cc_disagreement *d, size_t unit)
{
	double n = d->ratings - d->size[unit], sum = 0, square = 0;

	for (int pass = 0; pass < 2; pass++) {
		double mean = sum / n;

		for (size_t u = 0; u < d->in->units; u++) {
			for (size_t e = d->in->first[u]; e < d->in->first[u + 1]; e++) {
				double x = d->x[d->in->value[e]], times = d->in->count[e];

				if (u == unit || d->size[u] <= 0)
					continue;
				if (pass == 0)
					sum += times * x;
				else
					square += times * (x - mean) * (x - mean);
			}
		}
	}
	return n * square;
}

static double
within_anew(const struct cc_disagreement *d, size_t unit)
{
	double w = 0;

	for (size_t u = 0; u < d->in->units; u++) {
		if (u != unit && d->size[u] > 0)
			w += cc_unit_disagreement(d, u) / (d->size[u] - 1);
	}
	return w;
}

/* The sum of d2 between the ratings of a unit and all ratings. */
static double
unit_around(const struct cc_disagreement *d, size_t unit)
{
	double g = 0;

	for (size_t e = d->in->first[unit]; e < d->in->first[unit + 1]; e++)
		g += d->in->count[e] * d->around[d->in->value[e]];
	return g;
}

/* ln F of all units but one; NaN: there is none. */
static double
theta_without(const struct jackknife *j, size_t unit)
{
	const struct cc_disagreement *d = j->d;
	double pairs = cc_unit_disagreement(d, unit), w = pairs / (d->size[unit] - 1);
	double within = d->within - w, expected = d->expected - unit_around(d, unit) + pairs;
	double f;

	if ((w > 0 && d->split == 1) || values_without(d, unit) < 2)
		return (double)NAN;
	if (within < LOST * d->within)
		within = within_anew(d, unit);
	if (expected < LOST * d->expected && d->x != NULL)
		expected = expected_anew(d, unit);
	f = (expected / within - (d->ratings - d->size[unit] - j->n + 1)) / (j->n - 2);
	return f > NO_SPREAD ? log(f) : (double)NAN;
}

/* False: some unit cannot be left out. */
static bool
pseudo_values(struct jackknife *j)
{
	for (size_t u = 0; u < j->d->in->units; u++) {
		double v;

		if (j->d->size[u] <= 0)
			continue;
		v = (j->n - 1) * (j->theta - theta_without(j, u));
		if (isnan(v))
			return false;
		j->sum += v;
		j->square += v * v;
	}
	j->centre = j->theta + j->sum / j->n;
	return true;
}

/* From how far alpha moves with each unit's weight: Gwet's linear form. */
static double
linear_se(const struct jackknife *j, double alpha)
{
	const struct cc_disagreement *d = j->d;
	double f = exp(j->theta), sum = 0, square = 0, spread;

	for (size_t u = 0; u < d->in->units; u++) {
		double h;

		if (d->size[u] <= 0)
			continue;
		h = d->size[u] / (d->ratings - 1) +
		    cc_unit_disagreement(d, u) / (d->size[u] - 1) / d->within -
		    unit_around(d, u) / d->expected;
		sum += h;
		square += h * h;
	}
	spread = square - sum * sum / j->n;
	return (1 - alpha) * sqrt(j->n / (j->n - 1) * (spread > 0 ? spread : 0)) * (d->ratings - 1) /
	       ((j->n - 1) * (1 - alpha) * (1 - alpha) * f);
}

static double
alpha_at(double log_f, double m0)
{
	double f = exp(log_f);

	return isfinite(f) ? (f - 1) / (f + m0 - 1) : 1;
}

/* The least d2 between two values that occur. */
static double
least_step(const struct cc_disagreement *d)
{
	double least = (double)INFINITY;
	size_t last = SIZE_MAX;

	for (size_t v = 0; v < d->in->values; v++) {
		double step = 1;

		if (d->total[v] <= 0)
			continue;
		if (last != SIZE_MAX && d->x != NULL)
			step = (d->x[v] - d->x[last]) * (d->x[v] - d->x[last]);
		else if (last != SIZE_MAX && d->level == CC_RATIO)
			step = pow((d->in->number[v] - d->in->number[last]) /
				       (d->in->number[v] + d->in->number[last]),
			    2);
		if (last != SIZE_MAX && step < least)
			least = step;
		last = v;
	}
	return least;
}

/* Nobody differed: as if a share q of the units, the upper limit of none of n,
 * had one rating one step off. */
static double
low_without_disagreement(const struct cc_disagreement *d, double confidence)
{
	double z = cc_normal_quantile((1 + confidence) / 2), n = (double)d->units;
	double q = z * z / (n + z * z), by_chance = 2 * d->expected / (d->ratings * (d->ratings - 1));

	return 1 - q * (2 * least_step(d) * n / d->ratings) / by_chance;
}

/* Of two values, the rarer one is held by so few units that the next survey
 * might as well have none. */
static bool
is_rare(const struct cc_disagreement *d)
{
	size_t with[2] = { 0, 0 };
	size_t low = 0;

	if (d->values != 2)
		return false;
	while (d->total[low] <= 0)
		low++;
	for (size_t u = 0; u < d->in->units; u++) {
		for (size_t e = d->in->first[u]; e < d->in->first[u + 1] && d->size[u] > 0; e++)
			with[d->in->value[e] != low]++;
	}
	return with[0] < CC_ALPHA_RARE || with[1] < CC_ALPHA_RARE;
}

enum cc_why
cc_alpha_interval(struct cc_alpha *out, const struct cc_disagreement *d, double confidence)
{
	struct jackknife j = { .d = d, .n = (double)d->units };
	double f, t;

	if (d->units < 3)
		return CC_WHY_FEW;
	if (is_rare(d))
		return CC_WHY_RARE;
	if (d->split == 0) {
		out->high = 1;
		out->low = low_without_disagreement(d, confidence);
		return CC_WHY_NONE;
	}
	j.m0 = (d->ratings - d->squared / d->ratings) / (j.n - 1);
	f = (d->expected / d->within - (d->ratings - j.n)) / (j.n - 1);
	if (f <= NO_SPREAD)
		return CC_WHY_ALIKE;
	j.centre = j.theta = log(f);
	t = cc_t_quantile((1 + confidence) / 2, j.n - 1);
	if (pseudo_values(&j))
		j.se = sqrt(fmax(j.square - j.sum * j.sum / j.n, 0) / (j.n - 1) / j.n);
	else
		j.se = linear_se(&j, out->alpha);
	out->low = fmin(out->alpha, alpha_at(j.centre - t * j.se, j.m0));
	out->high = fmax(out->alpha, alpha_at(j.centre + t * j.se, j.m0));
	return CC_WHY_NONE;
}
