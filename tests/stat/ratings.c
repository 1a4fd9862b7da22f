/* ratings.c -- tests stat/ratings and stat/ratings_w against plain loops over a sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/counter.h"
#include "stat/ratings_w.h"

#include <stdlib.h>

#define NO CC_NO_ID

enum { UNITS = 12, RATERS = 5, MEASURES = 3, NAMELESS = 2 };

/* What each rater gave to each unit; behind them come rows of nobody known. */
struct sheet {
	uint32_t value[UNITS][RATERS + NAMELESS][MEASURES];
};

static const double number[] = { 1, 2, 4, 7 }, weight[] = { 1, 3, 0.5 };

/* Units 0 and 1 whole, the others with gaps, one without its last measure and one
 * that the first rater alone rated. */
static struct sheet
sheet_of(bool nameless)
{
	struct sheet s;
	uint32_t seed = 7;

	for (uint32_t u = 0; u < UNITS; u++)
		for (uint32_t r = 0; r < RATERS + NAMELESS; r++)
			for (uint32_t m = 0; m < MEASURES; m++) {
				bool open = u > 1 && seed >> 20 & 1;

				seed = seed * 1664525 + 1013904223;
				open = open || (u == 5 && m == MEASURES - 1) || (r >= RATERS && !nameless);
				open = u == 7 ? r > 0 : open;
				s.value[u][r][m] = open ? NO : seed >> 24 & 3;
			}
	return s;
}

static bool
has_any(const uint32_t *value)
{
	return value[0] != NO || value[1] != NO || value[2] != NO;
}

/* values: how many the sheet may hold; with many there are no patterns. */
static struct cc_ratings
rate(const struct sheet *s, uint32_t parts, uint32_t values, bool prorated)
{
	struct cc_ratings r = { UNITS, RATERS, MEASURES, values, number, weight, prorated, parts };

	r.part = CC_ARRAY(arena, struct cc_ratings_part, parts);
	for (uint32_t p = 0; p < parts; p++)
		r.part[p] = (struct cc_ratings_part){ UNITS * p / parts, UNITS * (p + 1) / parts,
			UNITS * p / parts * (RATERS + NAMELESS) };
	cc_ratings_begin(&r, UNITS * (RATERS + NAMELESS), arena);
	for (uint32_t p = 0; p < parts; p++)
		for (uint32_t u = r.part[p].from; u < r.part[p].to; u++)
			for (uint32_t i = 0; i < RATERS + NAMELESS; i++)
				if (has_any(s->value[u][i]))
					cc_ratings_add(
					    &r, &r.part[p], u, i < RATERS ? i : NO, s->value[u][i]);
	return r;
}

static struct cc_ratings
rate_and_count(struct cc_counted *c, const struct sheet *s, uint32_t parts, uint32_t values, bool prorated)
{
	struct cc_ratings r = rate(s, parts, values, prorated);

	cc_ratings_count(c, &r, &cc_workers_none, arena);
	return r;
}

static double
mean_of(const struct sheet *s, uint32_t unit, uint32_t measure, uint32_t *n)
{
	double sum = 0;

	*n = 0;
	for (uint32_t i = 0; i < RATERS + NAMELESS; i++) {
		uint32_t v = s->value[unit][i][measure];

		sum += v != NO ? number[v] : 0;
		*n += v != NO;
	}
	return sum / *n;
}

static void
means_are_those_of_the_sheet(void **state)
{
	struct sheet s = sheet_of(true);
	struct cc_counted c;
	struct cc_ratings r = rate_and_count(&c, &s, 1, 4, false);

	(void)state;
	assert_int_equal(r.patterns, 125);
	for (uint32_t u = 0; u < UNITS; u++)
		for (uint32_t m = 0; m < MEASURES; m++) {
			uint32_t n;
			double mean = mean_of(&s, u, m, &n);

			assert_int_equal(c.rated[u * MEASURES + m].n, n);
			assert_int_equal(cc_counts_n(&c.counts[m], u), n);
			if (n > 0)
				assert_near(c.rated[u * MEASURES + m].mean, mean, 1e-15);
			else
				assert_nan(c.rated[u * MEASURES + m].mean);
		}
	cc_ratings_free(&r);
}

static void
totals_weigh_measures_and_want_them_all(void **state)
{
	static const uint32_t whole[] = { 0, 3, 2 }, open[] = { 0, NO, 2 };
	static const struct cc_rated both[MEASURES] = { { 1, 1, 1 }, { 0, 0, 0 }, { 1, 1, 1 } };
	static const struct cc_rated all[MEASURES] = { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } };
	struct cc_ratings r = { .measures = MEASURES, .number = number, .weight = weight };
	double total;

	(void)state;
	assert_true(cc_ratings_total(&total, &r, whole, NULL));
	assert_near(total, (1 * 1 + 3 * 7 + 0.5 * 4) * 3 / 4.5, 1e-14);
	assert_false(cc_ratings_total(&total, &r, open, NULL));
	/* the unit has no rating on the measure that was left open */
	r.prorated = true;
	assert_true(cc_ratings_total(&total, &r, open, both));
	assert_near(total, (1 * 1 + 0.5 * 4) * 3 / 1.5, 1e-14);
	assert_false(cc_ratings_total(&total, &r, open, all));
}

/* .1 + .2 + .3 is not .3 + .2 + .1, nor .1 × 3 + .2 + .3 × 2 what .1 × 2 + .2 × 3 + .3 is. */
static void
equal_totals_have_the_same_bits(void **state)
{
	static const double scores[] = { 1, 2, 3 }, alike[] = { .1, .1, .1 }, unlike[] = { .1, .2, .3 };
	static const uint32_t same[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 1, 1 }, { 1, 0, 2 } };
	static const uint32_t other[][3] = { { 2, 0, 1 }, { 0, 1, 1 }, { 1, 2, 0 } };
	struct cc_ratings r = { .measures = 3, .number = scores, .weight = alike };
	double first = 0, total;

	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_true(cc_ratings_total(&total, &r, same[i], NULL));
		first = i == 0 ? total : first;
		assert_true(total == first);
	}
	r.weight = unlike;
	for (int i = 0; i < 3; i++) {
		assert_true(cc_ratings_total(&total, &r, other[i], NULL));
		first = i == 0 ? total : first;
		assert_true(total == first);
	}
	assert_near(first, 5.5, 1e-14);
}

/* Of the named raters: the mean difference to the mean of the others. */
static void
differences_are_to_the_mean_of_the_others(void **state)
{
	struct sheet s = sheet_of(true);
	struct cc_counted c;
	struct cc_ratings r = rate_and_count(&c, &s, 1, 4, false);

	(void)state;
	for (uint32_t i = 0; i < RATERS; i++) {
		double difference = 0, sum = 0;
		uint32_t compared = 0;

		for (uint32_t u = 0; u < UNITS; u++)
			for (uint32_t m = 0; m < MEASURES; m++) {
				uint32_t n, v = s.value[u][i][m];
				double mean = mean_of(&s, u, m, &n);

				if (v == NO)
					continue;
				sum += number[v];
				if (n < 2)
					continue;
				difference += number[v] - (mean * n - number[v]) / (n - 1);
				compared++;
			}
		assert_near(cc_twofold_value(&c.rater[i].sum), sum, 1e-12);
		assert_near(cc_twofold_value(&c.rater[i].difference), difference, 1e-12);
		assert_int_equal(c.rater[i].compared, compared);
	}
	cc_ratings_free(&r);
}

static void
assert_same_counts(const struct cc_counts *a, const struct cc_counts *b)
{
	size_t n = a->first[a->units];

	assert_int_equal(a->units, b->units);
	assert_memory_equal(a->first, b->first, (a->units + 1) * sizeof *a->first);
	assert_memory_equal(a->value, b->value, n * sizeof *a->value);
	assert_memory_equal(a->count, b->count, n * sizeof *a->count);
	for (size_t i = 0; i < n; i++)
		assert_true(a->number[a->value[i]] == b->number[b->value[i]]);
}

/* 4 values make patterns of three measures; with 40, of which 36 nobody gives,
 * there are too many.  Parts and patterns may move no bit. */
static void
patterns_and_parts_move_no_bit(void **state)
{
	static const uint32_t values[] = { 4, 40 };
	double many[40];
	struct cc_counted one, c;
	struct sheet s = sheet_of(true);
	struct cc_ratings r = rate_and_count(&one, &s, 1, 4, false);

	(void)state;
	for (int i = 0; i < 40; i++)
		many[i] = i < 4 ? number[i] : i + 10;
	for (uint32_t parts = 1; parts <= 4; parts++)
		for (size_t k = 0; k < 2; k++) {
			struct cc_ratings again = rate(&s, parts, values[k], false);

			again.number = many;
			assert_int_equal(again.patterns > 0, k == 0);
			cc_ratings_count(&c, &again, &cc_workers_none, arena);
			for (uint32_t m = 0; m <= MEASURES; m++) {
				assert_same_counts(&one.counts[m], &c.counts[m]);
				assert_int_equal(one.unnamed[m], c.unnamed[m]);
			}
			assert_memory_equal(one.rated, c.rated, UNITS * MEASURES * sizeof *one.rated);
			assert_memory_equal(one.has, c.has, RATERS * (MEASURES + 1));
			for (uint32_t i = 0; i < RATERS; i++) {
				assert_true(cc_twofold_value(&one.rater[i].difference) ==
					    cc_twofold_value(&c.rater[i].difference));
				assert_int_equal(one.rater[i].units, c.rater[i].units);
				assert_int_equal(one.rater[i].ratings, c.rater[i].ratings);
			}
			cc_ratings_free(&again);
		}
	cc_ratings_free(&r);
}

/* With two values and three measures whole patterns are 8, those with a gap more:
 * every one of them has a total of its own, and the counters have room for all. */
static void
prorated_totals_may_be_more_than_whole_patterns(void **state)
{
	enum { MANY = 3 * 64 };
	static const double two[] = { 1, 2 };
	struct cc_ratings r = { MANY, 1, MEASURES, 2, two, weight, true, 1 };
	struct cc_ratings_part part = { 0, MANY, 0 };
	struct cc_counted c;

	(void)state;
	r.part = &part;
	cc_ratings_begin(&r, MANY, arena);
	for (uint32_t u = 0; u < MANY; u++) {
		uint32_t value[] = { u & 1, u >> 1 & 1, u >> 2 & 1 };

		if (u >= 64)
			value[u / 64] = NO;
		cc_ratings_add(&r, &part, u, 0, value);
	}
	cc_ratings_count(&c, &r, &cc_workers_none, arena);
	assert_int_equal(c.counts[MEASURES].first[MANY], MANY);
	assert_true(c.counts[MEASURES].values > 8);
	cc_ratings_free(&r);
}

static void
in_how_many_parts_rests_on_the_data(void **state)
{
	(void)state;
	assert_int_equal(cc_ratings_parts(1000, 1000, 1000000), 16);
	assert_int_equal(cc_ratings_parts(3, 1000, 1000000), 3);
	assert_int_equal(cc_ratings_parts(1000, 1000, 32000), 4);
	assert_int_equal(cc_ratings_parts(1000, 1000, 10), 1);
	assert_int_equal(cc_ratings_parts(0, 0, 0), 1);
}

static struct cc_concordance
w_of(const struct sheet *s, uint32_t values, uint32_t measure)
{
	struct cc_counted c;
	struct cc_concordance out;
	struct cc_ratings r = rate_and_count(&c, s, 1, values, false);
	struct cc_ratings_w *o = cc_ratings_w_begin(&r, &c, arena);
	struct cc_w *w[MEASURES + 1];
	struct cc_rng *rng = cc_rng_new(1, "agreement", CC_SPAN("w"), arena);

	for (uint32_t p = 0; p < cc_ratings_w_pieces(o); p++)
		cc_ratings_w_piece(o, p, arena);
	cc_ratings_w_end(w, o, arena);
	cc_w_finish(&out, w[measure], 100, rng);
	cc_rng_free(rng);
	cc_ratings_free(&r);
	return out;
}

/* The same, straight from the sheet: units that all five rated on the measure. */
static struct cc_concordance
w_of_sheet(const struct sheet *s, uint32_t measure)
{
	struct cc_concordance out;
	struct cc_rng *rng = cc_rng_new(1, "agreement", CC_SPAN("w"), arena);
	uint32_t unit[UNITS], value[UNITS], units = 0;
	struct cc_w *w;

	for (uint32_t u = 0; u < UNITS; u++) {
		bool all = true;

		for (uint32_t i = 0; i < RATERS; i++)
			all = all && s->value[u][i][measure] != NO;
		if (all)
			unit[units++] = u;
	}
	w = cc_w_begin(units, 4, arena);
	for (uint32_t i = 0; i < RATERS; i++) {
		for (uint32_t u = 0; u < units; u++)
			value[u] = s->value[unit[u]][i][measure];
		cc_w_rater(w, value);
	}
	cc_w_finish(&out, w, 100, rng);
	cc_rng_free(rng);
	return out;
}

static void
w_is_that_of_the_units_which_all_rated(void **state)
{
	struct sheet s = sheet_of(false);

	(void)state;
	for (uint32_t m = 0; m < MEASURES; m++) {
		struct cc_concordance wanted = w_of_sheet(&s, m), few = w_of(&s, 4, m),
				      many = w_of(&s, 40, m);

		assert_true(wanted.units >= 2);
		assert_int_equal(few.units, wanted.units);
		assert_int_equal(few.raters, RATERS);
		assert_near(few.w, wanted.w, 0);
		assert_near(few.p, wanted.p, 0);
		assert_near(many.w, wanted.w, 0);
		assert_near(many.p, wanted.p, 0);
	}
	assert_near(w_of(&s, 4, MEASURES).w, w_of(&s, 40, MEASURES).w, 0);
}

static void
ratings_of_nobody_known_leave_no_w(void **state)
{
	struct sheet s = sheet_of(true);

	(void)state;
	assert_int_equal(w_of(&s, 4, 0).why, CC_WHY_NO_DATA);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(means_are_those_of_the_sheet),
		cmocka_unit_test(totals_weigh_measures_and_want_them_all),
		cmocka_unit_test(equal_totals_have_the_same_bits),
		cmocka_unit_test(differences_are_to_the_mean_of_the_others),
		cmocka_unit_test(patterns_and_parts_move_no_bit),
		cmocka_unit_test(prorated_totals_may_be_more_than_whole_patterns),
		cmocka_unit_test(in_how_many_parts_rests_on_the_data),
		cmocka_unit_test(w_is_that_of_the_units_which_all_rated),
		cmocka_unit_test(ratings_of_nobody_known_leave_no_w),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
