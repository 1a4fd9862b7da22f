/* agree.c -- do raters agree?  Krippendorff's alpha. */
#include "stat/agree_int.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

static uint64_t
unit_size(const struct cc_counts *in, size_t unit)
{
	uint64_t size = 0;

	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++)
		size += in->count[e];
	return size;
}

/* Units with two ratings, and what these were given. */
static void
totals_count(struct cc_disagreement *d, struct cc_arena *scratch)
{
	const struct cc_counts *in = d->in;

	d->size = CC_ARRAY(scratch, double, in->units);
	d->total = CC_ARRAY(scratch, double, in->values);
	for (size_t u = 0; u < in->units; u++) {
		uint64_t size = unit_size(in, u);

		if (size < 2)
			continue;
		d->size[u] = (double)size;
		d->ratings += (double)size;
		d->squared += (double)size * (double)size;
		d->units++;
		for (size_t e = in->first[u]; e < in->first[u + 1]; e++)
			d->total[in->value[e]] += in->count[e];
	}
	for (size_t v = 0; v < in->values; v++)
		d->values += d->total[v] > 0;
}

/* x[], about its mean over all ratings: where d2 is a square of differences. */
static void
positions_make(struct cc_disagreement *d, struct cc_arena *scratch)
{
	double before = 0, mean = 0, origin = 0;

	d->x = CC_ARRAY(scratch, double, d->in->values);
	for (size_t v = 0; v < d->in->values; v++) {
		if (d->level == CC_ORDINAL) {
			d->x[v] = before + d->total[v] / 2 - d->ratings / 2;
			before += d->total[v];
			continue;
		}
		if (d->total[v] <= 0)
			continue;
		if (mean <= 0 && before <= 0)
			origin = d->in->number[v];
		before = 1;
		d->x[v] = d->in->number[v] - origin;
		mean += d->total[v] * d->x[v] / d->ratings;
	}
	for (size_t v = 0; v < d->in->values && d->level == CC_INTERVAL; v++)
		d->x[v] -= mean;
}

static double
delta_ratio(double a, double b)
{
	double d = (a - b) / (a + b);

	return a == b ? 0 : d * d;
}

/* around[v]: the sum of d2 between v and all ratings. */
static void
around_make(struct cc_disagreement *d, struct cc_arena *scratch)
{
	double square = 0;

	d->around = CC_ARRAY(scratch, double, d->in->values);
	for (size_t v = 0; v < d->in->values && d->x != NULL; v++)
		square += d->total[v] * d->x[v] * d->x[v];
	for (size_t v = 0; v < d->in->values; v++) {
		if (d->total[v] <= 0)
			continue;
		if (d->level == CC_NOMINAL)
			d->around[v] = d->ratings - d->total[v];
		else if (d->x != NULL)
			d->around[v] = d->ratings * d->x[v] * d->x[v] + square;
		for (size_t k = 0; k < d->in->values && d->level == CC_RATIO; k++) {
			if (d->total[k] > 0)
				d->around[v] += d->total[k] * delta_ratio(d->in->number[v], d->in->number[k]);
		}
		d->expected += d->total[v] * d->around[v] / 2;
	}
	if (d->x != NULL)
		d->expected = d->ratings * square;
}

/* The sum of (x_c - x_k)^2 over the pairs of a unit. */
static double
squares_within(const struct cc_disagreement *d, size_t unit)
{
	const struct cc_counts *in = d->in;
	double origin = d->x[in->value[in->first[unit]]], sum = 0, square = 0;

	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++) {
		double from = d->x[in->value[e]] - origin;

		sum += in->count[e] * from;
		square += in->count[e] * from * from;
	}
	return d->size[unit] * square - sum * sum;
}

double
cc_unit_disagreement(const struct cc_disagreement *d, size_t unit)
{
	const struct cc_counts *in = d->in;
	double w = 0;

	if (in->first[unit + 1] - in->first[unit] < 2)
		return 0;
	if (d->x != NULL)
		return squares_within(d, unit);
	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++) {
		if (d->level == CC_NOMINAL) {
			w += in->count[e] * (d->size[unit] - in->count[e]) / 2;
			continue;
		}
		for (size_t o = in->first[unit]; o < e; o++)
			w += (double)in->count[e] * in->count[o] *
			     delta_ratio(in->number[in->value[e]], in->number[in->value[o]]);
	}
	return w;
}

static void
disagreement_of(
    struct cc_disagreement *d, const struct cc_counts *counts, enum cc_level level, struct cc_arena *scratch)
{
	*d = (struct cc_disagreement){ .in = counts, .level = level };
	totals_count(d, scratch);
	if (d->values < 2)
		return;
	if (level == CC_ORDINAL || level == CC_INTERVAL)
		positions_make(d, scratch);
	around_make(d, scratch);
	for (size_t u = 0; u < counts->units; u++) {
		double w = d->size[u] > 0 ? cc_unit_disagreement(d, u) / (d->size[u] - 1) : 0;

		d->within += w;
		d->split += w > 0;
	}
}

void
cc_alpha(struct cc_alpha *out, const struct cc_counts *counts, enum cc_level level, double confidence,
    struct cc_arena *scratch)
{
	struct cc_disagreement d;

	*out = (struct cc_alpha){ .alpha = (double)NAN, .low = (double)NAN, .high = (double)NAN };
	disagreement_of(&d, counts, level, scratch);
	out->units = d.units;
	out->ratings = (uint64_t)d.ratings;
	if (d.units == 0)
		out->why = CC_WHY_NO_PAIR;
	else if (d.values < 2)
		out->why = CC_WHY_ONE_VALUE;
	else if (!isfinite(d.expected) || !isfinite(d.within) || d.expected <= 0)
		out->why = CC_WHY_RANGE;
	out->interval_why = out->why;
	if (out->why != CC_WHY_NONE)
		return;
	out->alpha = 1 - (d.ratings - 1) * d.within / d.expected;
	out->interval_why = cc_alpha_interval(out, &d, confidence);
}

/* Alpha does not ask which unit it was, so they stand in the order both, one,
 * neither. */
const struct cc_counts *
cc_counts_yes_no(const struct cc_yes_no *kind, size_t n, struct cc_arena *arena)
{
	struct cc_counts *c = CC_NEW(arena, struct cc_counts);
	size_t units = 0, at = 0, u = 0;
	size_t *first;
	uint32_t *value, *count;

	for (size_t k = 0; k < n; k++)
		units += (size_t)kind[k].units;
	first = CC_ARRAY(arena, size_t, units + 1);
	value = CC_ARRAY(arena, uint32_t, 2 * units);
	count = CC_ARRAY(arena, uint32_t, 2 * units);
	for (size_t k = 0; k < n; k++) {
		assert(kind[k].of > 0 && kind[k].yes <= kind[k].of);
		for (uint64_t i = 0; i < kind[k].units; i++) {
			first[u++] = at;
			for (uint32_t yes = 0; yes < 2; yes++) {
				value[at] = yes;
				count[at] = yes ? kind[k].yes : kind[k].of - kind[k].yes;
				at += count[at] > 0;
			}
		}
	}
	first[units] = at;
	*c = (struct cc_counts){ units, 2, NULL, first, value, count };
	return c;
}
