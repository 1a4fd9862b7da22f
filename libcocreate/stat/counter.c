/* counter.c -- how often each unit was given each value, counted as the values come. */
#include "stat/counter.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

void
cc_counter_begin(
    struct cc_counter *c, uint32_t units, uint64_t values, struct cc_arena *arena, struct cc_arena *scratch)
{
	*c = (struct cc_counter){ .first = CC_ARRAY(arena, size_t, (size_t)units + 1),
		.times = CC_ARRAY(scratch, uint32_t, values),
		.touched = CC_ARRAY(scratch, uint32_t, values) };
	cc_buf_reserve(&c->pair, sizeof(uint64_t)); /* never NULL */
}

const uint64_t *
cc_counter_close(struct cc_counter *c, size_t *n)
{
	size_t from = c->first[c->units];

	for (uint32_t i = 0; i < c->n_touched; i++) {
		uint32_t value = c->touched[i];
		uint64_t pair = (uint64_t)value << 32 | c->times[value];

		cc_buf_add(&c->pair, (const char *)&pair, sizeof pair);
		c->times[value] = 0;
	}
	*n = c->n_touched;
	c->first[++c->units] = from + c->n_touched;
	c->n_touched = 0;
	return (const uint64_t *)(const void *)c->pair.at + from;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The pairs of one unit behind those that are there, ascending. */
static size_t
join_unit(uint32_t *value, uint32_t *count, uint64_t *pair, size_t n, const uint32_t *rank)
{
	for (size_t i = 0; i < n && rank != NULL; i++)
		pair[i] = (uint64_t)rank[cc_counter_value(pair[i])] << 32 | cc_counter_times(pair[i]);
	qsort(pair, n, sizeof *pair, by_value);
	for (size_t i = 0; i < n; i++) {
		value[i] = cc_counter_value(pair[i]);
		count[i] = cc_counter_times(pair[i]);
	}
	return n;
}

void
cc_counters_join(struct cc_counts *out, struct cc_counter *const *part, uint32_t *const *rank, uint32_t parts,
    const double *number, size_t values, struct cc_arena *arena)
{
	size_t units = 0, pairs = 0, *first;
	uint32_t *value, *count;

	for (uint32_t p = 0; p < parts; p++) {
		units += part[p]->units;
		pairs += part[p]->first[part[p]->units];
	}
	first = CC_ARRAY(arena, size_t, units + 1);
	value = CC_ARRAY(arena, uint32_t, pairs);
	count = CC_ARRAY(arena, uint32_t, pairs);
	*out = (struct cc_counts){ units, values, number, first, value, count };
	units = pairs = 0;
	for (uint32_t p = 0; p < parts; p++) {
		struct cc_counter *c = part[p];

		for (size_t u = 0; u < c->units; u++) {
			pairs += join_unit(value + pairs, count + pairs,
			    (uint64_t *)(void *)c->pair.at + c->first[u], c->first[u + 1] - c->first[u],
			    rank != NULL ? rank[p] : NULL);
			first[++units] = pairs;
		}
		cc_buf_free(&c->pair);
	}
}

uint64_t
cc_counts_n(const struct cc_counts *c, size_t unit)
{
	uint64_t n = 0;

	for (size_t e = c->first[unit]; e < c->first[unit + 1]; e++)
		n += c->count[e];
	return n;
}

double
cc_counts_median(const struct cc_counts *c, size_t unit)
{
	uint64_t n = cc_counts_n(c, unit), below = 0;
	double low = (double)NAN;

	for (size_t e = c->first[unit]; e < c->first[unit + 1]; e++) {
		double number = c->number[c->value[e]];

		below += c->count[e];
		if (2 * below < n)
			continue;
		low = isnan(low) ? number : low;
		if (2 * below > n)
			return low + (number - low) / 2;
	}
	return (double)NAN;
}

/* From the least value on, so that nothing is rounded before the quotient while
 * the numbers are whole. */
double
cc_counts_sd(const struct cc_counts *c, size_t unit)
{
	double n = 0, sum = 0, square = 0, least = 0;

	for (size_t e = c->first[unit]; e < c->first[unit + 1]; e++) {
		double x = c->number[c->value[e]], d;

		if (e == c->first[unit])
			least = x;
		d = x - least;
		n += c->count[e];
		sum += c->count[e] * d;
		square += c->count[e] * d * d;
	}
	return n < 2 ? (double)NAN : sqrt(fmax(n * square - sum * sum, 0) / (n * (n - 1)));
}
