/* rank.c -- do raters put things in the same order?  Kendall's W.
 *
 * Ranks are kept doubled, so that mid-ranks are whole numbers and sums of them
 * exact.
 */
#include "stat/rank.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* SPARSE: values a unit from which sorting is faster than counting.  COUNTERS of
 * each value take turns: units are often tied, and a counter that was just
 * raised is not ready to be raised again. */
enum { SHUFFLED_UNITS = 7, SHUFFLED_RATERS = 1000, SPARSE = 4, COUNTERS = 4 };

struct cc_w {
	uint32_t units, values;
	uint64_t raters;
	bool varied;	 /* some rater gave two values */
	double ties;	 /* sum of t^3 - t */
	uint64_t *sum;	 /* [units]: of doubled ranks */
	uint32_t *rank;	 /* [COUNTERS][values]: of one rater: how often, then the doubled rank; or NULL */
	uint64_t *order; /* [units]: of one rater: value and unit; where rank is NULL */
	uint32_t *kept;	 /* [SHUFFLED_RATERS][units]: doubled ranks, or NULL */
};

struct cc_w *
cc_w_begin(uint32_t units, uint32_t values, struct cc_arena *arena)
{
	struct cc_w *w = CC_NEW(arena, struct cc_w);

	*w = (struct cc_w){ .units = units, .values = values };
	w->sum = CC_ARRAY(arena, uint64_t, units);
	if (values / SPARSE > units)
		w->order = CC_ARRAY(arena, uint64_t, units);
	else
		w->rank = CC_ARRAY(arena, uint32_t, COUNTERS * (size_t)values);
	if (units <= SHUFFLED_UNITS)
		w->kept = CC_ARRAY(arena, uint32_t, (size_t)SHUFFLED_RATERS * units);
	return w;
}

/* The doubled mid-rank of t units that come after so many others. */
static uint32_t
tie(struct cc_w *w, uint32_t before, uint32_t t)
{
	double size = t;

	w->ties += size * size * size - size;
	w->varied = w->varied || t < w->units;
	return 2 * before + t + 1;
}

static void
give(struct cc_w *w, uint32_t unit, uint32_t rank)
{
	w->sum[unit] += rank;
	if (w->kept != NULL && w->raters < SHUFFLED_RATERS)
		w->kept[w->raters * w->units + unit] = rank;
}

static void
rank_by_counting(struct cc_w *w, const uint32_t *value)
{
	uint32_t before = 0, n = w->values;

	memset(w->rank, 0, COUNTERS * (size_t)n * sizeof *w->rank);
	for (uint32_t u = 0; u < w->units; u++)
		w->rank[u % COUNTERS * (size_t)n + value[u]]++;
	for (uint32_t v = 0; v < n; v++) {
		uint32_t t = 0;

		for (uint32_t c = 0; c < COUNTERS; c++)
			t += w->rank[c * (size_t)n + v];
		if (t == 0)
			continue;
		w->rank[v] = tie(w, before, t);
		before += t;
	}
	for (uint32_t u = 0; u < w->units && w->kept == NULL; u++)
		w->sum[u] += w->rank[value[u]];
	for (uint32_t u = 0; u < w->units && w->kept != NULL; u++)
		give(w, u, w->rank[value[u]]);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
rank_by_sorting(struct cc_w *w, const uint32_t *value)
{
	for (uint32_t u = 0; u < w->units; u++)
		w->order[u] = (uint64_t)value[u] << 32 | u;
	qsort(w->order, w->units, sizeof *w->order, by_number);
	for (uint32_t from = 0, to = 0; from < w->units; from = to) {
		uint32_t rank;

		while (to < w->units && w->order[to] >> 32 == w->order[from] >> 32)
			to++;
		rank = tie(w, from, to - from);
		for (uint32_t i = from; i < to; i++)
			give(w, (uint32_t)w->order[i], rank);
	}
}

void
cc_w_rater(struct cc_w *w, const uint32_t *value)
{
	if (w->rank != NULL)
		rank_by_counting(w, value);
	else if (w->units > 0)
		rank_by_sorting(w, value);
	w->raters++;
}

void
cc_w_join(struct cc_w *w, const struct cc_w *more)
{
	assert(w->units == more->units);
	for (uint64_t r = 0; w->kept != NULL && r < more->raters && w->raters + r < SHUFFLED_RATERS; r++)
		memcpy(w->kept + (w->raters + r) * w->units, more->kept + r * w->units,
		    w->units * sizeof *w->kept);
	for (uint32_t u = 0; u < w->units; u++)
		w->sum[u] += more->sum[u];
	w->ties += more->ties;
	w->varied = w->varied || more->varied;
	w->raters += more->raters;
}

/* Four times the sum of squares about the mean. */
static double
squares_of(const uint64_t *sum, uint32_t units, uint64_t raters)
{
	double square = 0, mean = (double)(raters * (units + UINT64_C(1)));

	for (uint32_t u = 0; u < units; u++) {
		double d = (double)sum[u] - mean;

		square += d * d;
	}
	return square;
}

/* Adds one rater's ranks in any order: a number below units! says which. */
static void
add_shuffled(uint64_t *sum, const uint32_t *rank, uint32_t units, uint32_t orders, struct cc_rng *rng)
{
	uint32_t left[SHUFFLED_UNITS], which = cc_rng_below(rng, orders);

	memcpy(left, rank, units * sizeof *left);
	for (uint32_t n = units; n > 0; n--) {
		uint32_t pick = which % n;

		which /= n;
		sum[n - 1] += left[pick];
		left[pick] = left[n - 1];
	}
}

/* Ties stay what they are, so that the sums of squares alone are compared; with
 * so few raters these are whole numbers. */
static double
p_by_shuffles(const struct cc_w *w, uint32_t draws, struct cc_rng *rng)
{
	double seen = squares_of(w->sum, w->units, w->raters);
	uint32_t orders = 1, as_large = 0;

	for (uint32_t n = 2; n <= w->units; n++)
		orders *= n;
	for (uint32_t d = 0; d < draws; d++) {
		uint64_t sum[SHUFFLED_UNITS] = { 0 };

		for (uint64_t r = 0; r < w->raters; r++)
			add_shuffled(sum, w->kept + r * w->units, w->units, orders, rng);
		as_large += squares_of(sum, w->units, w->raters) >= seen;
	}
	return (1.0 + as_large) / (1.0 + draws);
}

void
cc_w_finish(struct cc_concordance *out, const struct cc_w *w, uint32_t draws, struct cc_rng *rng)
{
	double m = (double)w->raters, n = w->units;

	*out = (struct cc_concordance){ .w = (double)NAN, .chi2 = (double)NAN, .p = (double)NAN };
	out->units = w->units;
	out->raters = w->raters;
	if (w->units == 0 || w->raters == 0)
		out->why = CC_WHY_NO_DATA;
	else if (w->units == 1 || w->raters == 1)
		out->why = CC_WHY_ONE;
	else if (!w->varied)
		out->why = CC_WHY_ONE_VALUE;
	out->p_why = out->why;
	if (out->why != CC_WHY_NONE)
		return;
	out->w = 3 * squares_of(w->sum, w->units, w->raters) / (m * (m * (n * n * n - n) - w->ties));
	assert(out->w <= 1 + 1e-9);
	out->w = fmin(out->w, 1);
	out->chi2 = m * (n - 1) * out->w;
	out->shuffled = w->kept != NULL && w->raters <= SHUFFLED_RATERS;
	if (!out->shuffled)
		out->p = cc_chi2_tail(out->chi2, n - 1);
	else if (draws == 0)
		out->p_why = CC_WHY_NO_DATA;
	else
		out->p = p_by_shuffles(w, draws, rng);
}
