/* agree.c -- do raters agree?  Krippendorff's alpha.
 *
 * Everything is a sum over units, so a draw weights each unit's part by how
 * often the unit was drawn.  With few values the parts are columns over the
 * units (`counts`, and `pairs` for ordinal values); with many the draw walks
 * the sparse counts.  Alpha itself is a draw of every unit once.
 */
#include "stat/agree_int.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

enum { DENSE_ORDINAL = 7, DENSE_TOTALS = 8 };

/* Eight sums, so that no addition waits for the one before it. */
static double
dot(const double *a, const double *b, size_t n)
{
	double s[8] = { 0 };
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		s[0] += a[i] * b[i];
		s[1] += a[i + 1] * b[i + 1];
		s[2] += a[i + 2] * b[i + 2];
		s[3] += a[i + 3] * b[i + 3];
		s[4] += a[i + 4] * b[i + 4];
		s[5] += a[i + 5] * b[i + 5];
		s[6] += a[i + 6] * b[i + 6];
		s[7] += a[i + 7] * b[i + 7];
	}
	for (; i < n; i++)
		s[0] += a[i] * b[i];
	return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
}

static uint64_t
unit_size(const struct cc_counts *in, size_t unit)
{
	uint64_t size = 0;

	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++)
		size += in->count[e];
	return size;
}

/* to[value] is its index among those in use, plus 1. */
static uint32_t *
values_used(struct cc_sample *s, const struct cc_counts *in, struct cc_arena *arena)
{
	uint32_t *to = CC_ARRAY(arena, uint32_t, in->values);

	for (size_t u = 0; u < in->units; u++) {
		size_t end = unit_size(in, u) < 2 ? in->first[u] : in->first[u + 1];

		for (size_t e = in->first[u]; e < end; e++)
			to[in->value[e]] = 1;
	}
	s->number = CC_ARRAY(arena, double, in->values);
	for (size_t v = 0; v < in->values; v++) {
		if (to[v] == 0)
			continue;
		if (in->number != NULL)
			s->number[s->values] = in->number[v];
		to[v] = (uint32_t)++s->values;
	}
	return to;
}

static void
sample_copy(struct cc_sample *s, const struct cc_counts *in, struct cc_arena *arena)
{
	const uint32_t *to = values_used(s, in, arena);

	s->first = CC_ARRAY(arena, size_t, in->units + 1);
	s->size = CC_ARRAY(arena, double, in->units);
	s->value = CC_ARRAY(arena, uint32_t, in->first[in->units]);
	s->count = CC_ARRAY(arena, double, in->first[in->units]);
	for (size_t u = 0; u < in->units; u++) {
		uint64_t size = unit_size(in, u);
		size_t at = s->first[s->units];

		if (size < 2)
			continue;
		for (size_t e = in->first[u]; e < in->first[u + 1]; e++, at++) {
			s->value[at] = to[in->value[e]] - 1;
			s->count[at] = in->count[e];
		}
		s->size[s->units++] = (double)size;
		s->first[s->units] = at;
	}
	s->same = s->units > 0 ? s->size[0] : 0;
	for (size_t u = 1; u < s->units; u++) {
		if (s->size[u] < s->same || s->size[u] > s->same)
			s->same = 0;
	}
	s->total = CC_ARRAY(arena, double, s->values);
	s->rank = CC_ARRAY(arena, double, s->values);
}

/* Of one unit: the sum over its pairs of (x_c - x_k)^2. */
static double
squares_within(const struct cc_sample *s, size_t unit, const double *x)
{
	double origin = x[s->value[s->first[unit]]], sum = 0, square = 0;

	for (size_t e = s->first[unit]; e < s->first[unit + 1]; e++) {
		double d = x[s->value[e]] - origin;

		sum += s->count[e] * d;
		square += s->count[e] * d * d;
	}
	return s->size[unit] * square - sum * sum;
}

static double
delta_ratio(double a, double b)
{
	double d = (a - b) / (a + b);

	return a == b ? 0 : d * d;
}

static double
unit_within(const struct cc_sample *s, size_t unit)
{
	double w = 0;

	if (s->level == CC_INTERVAL)
		return squares_within(s, unit, s->number);
	for (size_t e = s->first[unit]; e < s->first[unit + 1]; e++) {
		if (s->level == CC_NOMINAL) {
			w += s->count[e] * (s->size[unit] - s->count[e]) / 2;
			continue;
		}
		for (size_t o = s->first[unit]; o < e; o++)
			w += s->count[e] * s->count[o] *
			     delta_ratio(s->number[s->value[e]], s->number[s->value[o]]);
	}
	return w;
}

static size_t
pair_index(uint32_t a, uint32_t b)
{
	size_t low = a < b ? a : b, high = a < b ? b : a;

	return high * (high - 1) / 2 + low;
}

static void
columns_fill(struct cc_sample *s, struct cc_arena *arena)
{
	if (s->values > (s->level == CC_ORDINAL ? DENSE_ORDINAL : DENSE_TOTALS))
		return;
	s->counts = CC_ARRAY(arena, double, s->values * s->units);
	if (s->level == CC_ORDINAL)
		s->pairs = CC_ARRAY(arena, double, s->values *(s->values - 1) / 2 * s->units);
	for (size_t u = 0; u < s->units; u++) {
		for (size_t e = s->first[u]; e < s->first[u + 1]; e++) {
			s->counts[s->value[e] * s->units + u] = s->count[e];
			for (size_t o = s->first[u]; o < e && s->pairs != NULL; o++)
				s->pairs[pair_index(s->value[e], s->value[o]) * s->units + u] =
				    s->count[e] * s->count[o] / (s->size[u] - 1);
		}
	}
}

void
cc_sample_make(struct cc_sample *s, const struct cc_counts *in, enum cc_level level, struct cc_arena *arena)
{
	*s = (struct cc_sample){ .level = level };
	sample_copy(s, in, arena);
	if (level == CC_INTERVAL) {
		s->sum = CC_ARRAY(arena, double, s->units);
		s->square = CC_ARRAY(arena, double, s->units);
	}
	if (level != CC_ORDINAL)
		s->within = CC_ARRAY(arena, double, s->units);
	for (size_t u = 0; u < s->units; u++) {
		if (level != CC_ORDINAL)
			s->within[u] = unit_within(s, u) / (s->size[u] - 1);
		for (size_t e = s->first[u]; e < s->first[u + 1] && level == CC_INTERVAL; e++) {
			double x = s->number[s->value[e]];

			s->sum[u] += s->count[e] * x;
			s->square[u] += s->count[e] * x * x;
		}
	}
	if (level != CC_INTERVAL)
		columns_fill(s, arena);
}

static double
ratings_of(const struct cc_sample *s, const double *times)
{
	return s->same > 0 ? s->same * (double)s->units : dot(times, s->size, s->units);
}

static double
totals_of(struct cc_sample *s, const double *times)
{
	double n = ratings_of(s, times), left = n;

	if (s->counts != NULL) {
		for (size_t v = 0; v + 1 < s->values; v++)
			left -= s->total[v] = dot(times, s->counts + v * s->units, s->units);
		s->total[s->values - 1] = left;
		return n;
	}
	memset(s->total, 0, s->values * sizeof *s->total);
	for (size_t u = 0; u < s->units; u++) {
		for (size_t e = s->first[u]; e < s->first[u + 1]; e++)
			s->total[s->value[e]] += times[u] * s->count[e];
	}
	return n;
}

/* Mid-ranks less their mean n / 2, so that sum of total * rank is 0. */
static double
ranks_of(struct cc_sample *s, double n)
{
	double before = 0, square = 0;

	for (size_t v = 0; v < s->values; v++) {
		s->rank[v] = before + s->total[v] / 2 - n / 2;
		before += s->total[v];
		square += s->total[v] * s->rank[v] * s->rank[v];
	}
	return n * square;
}

static double
within_by_rank(const struct cc_sample *s, const double *times)
{
	double w = 0;

	if (s->pairs == NULL) {
		for (size_t u = 0; u < s->units; u++) {
			if (times[u] > 0)
				w += times[u] * squares_within(s, u, s->rank) / (s->size[u] - 1);
		}
		return w;
	}
	for (uint32_t k = 1; k < s->values; k++) {
		for (uint32_t c = 0; c < k; c++) {
			double d = s->rank[k] - s->rank[c];

			w += d * d * dot(times, s->pairs + pair_index(c, k) * s->units, s->units);
		}
	}
	return w;
}

/* The same about the draw's own mean, where the difference of two large sums
 * has lost its digits; 0 only where one value alone was drawn. */
static double
expected_again(const struct cc_sample *s, const double *times, double n, double mean)
{
	double square = 0;
	uint32_t only = UINT32_MAX;
	bool varied = false;

	for (size_t u = 0; u < s->units; u++) {
		for (size_t e = s->first[u]; e < s->first[u + 1] && times[u] > 0; e++) {
			double d = s->number[s->value[e]] - mean;

			varied = varied || (only != UINT32_MAX && only != s->value[e]);
			only = s->value[e];
			square += times[u] * s->count[e] * d * d;
		}
	}
	return varied ? n * square : 0;
}

static double
expected_interval(const struct cc_sample *s, const double *times, double n)
{
	double sum = dot(times, s->sum, s->units), square = dot(times, s->square, s->units);
	double expected = n * square - sum * sum;

	return expected > 1e-6 * n * square ? expected : expected_again(s, times, n, sum / n);
}

static double
expected_by_totals(const struct cc_sample *s, double n)
{
	double expected = 0;

	for (size_t k = 0; k < s->values; k++) {
		if (s->level == CC_NOMINAL)
			expected += s->total[k] * (n - s->total[k]) / 2;
		for (size_t c = 0; c < k && s->level == CC_RATIO; c++) {
			if (s->total[c] > 0 && s->total[k] > 0)
				expected +=
				    s->total[c] * s->total[k] * delta_ratio(s->number[c], s->number[k]);
		}
	}
	return expected;
}

double
cc_sample_alpha(struct cc_sample *s, const double *times)
{
	double n, within, expected;

	if (s->level == CC_ORDINAL) {
		n = totals_of(s, times);
		expected = ranks_of(s, n);
		within = within_by_rank(s, times);
	} else {
		n = s->level == CC_INTERVAL ? ratings_of(s, times) : totals_of(s, times);
		expected =
		    s->level == CC_INTERVAL ? expected_interval(s, times, n) : expected_by_totals(s, n);
		within = dot(times, s->within, s->units);
	}
	return expected > 0 && isfinite(expected) ? 1 - (n - 1) * within / expected : (double)NAN;
}

void
cc_sample_point(struct cc_alpha *out, struct cc_sample *s, double *times)
{
	*out = (struct cc_alpha){ .alpha = (double)NAN, .low = (double)NAN, .high = (double)NAN };
	out->units = s->units;
	for (size_t u = 0; u < s->units; u++) {
		out->ratings += (uint64_t)s->size[u];
		times[u] = 1;
	}
	if (s->units == 0)
		out->why = CC_WHY_NO_PAIR;
	else if (s->values < 2)
		out->why = CC_WHY_ONE_VALUE;
	else if (!isfinite(out->alpha = cc_sample_alpha(s, times)))
		out->why = CC_WHY_RANGE;
	if (out->why != CC_WHY_NONE)
		out->alpha = (double)NAN;
	out->interval_why = out->why;
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
