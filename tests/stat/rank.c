/* rank.c -- tests stat/rank against vectors, enumeration and other software.
 *
 * Reference data lies in $COCREATE_DATA, else in ../shared/data beside the
 * source tree; without it that test is skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/interval.h"
#include "stat/rank.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { DRAWS = 20000 };

static const uint32_t anxiety[] = {
	3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3, /* first rater */
	3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4, /* second */
	2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2, /* third */
};

static const uint32_t totals[] = { 10, 8, 8, 6, 12, 9, 9, 7, 6, 11, 11, 8, 9, 5, 12 };

static struct cc_arena *arena;
static struct cc_rng *rng;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	rng = cc_rng_new(1, "agreement", CC_SPAN("w"), arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_rng_free(rng);
	cc_arena_free(arena);
	return 0;
}

/* rating[raters][units], all below values. */
static struct cc_concordance
w_of(const uint32_t *rating, uint32_t units, size_t raters, uint32_t values)
{
	struct cc_w *w = cc_w_begin(units, values, arena);
	struct cc_concordance out;

	for (size_t r = 0; r < raters; r++)
		cc_w_rater(w, rating + r * units);
	cc_w_finish(&out, w, DRAWS, rng);
	return out;
}

static void
w_matches_irr_on_its_anxiety_data(void **state)
{
	struct cc_concordance w = w_of(anxiety, 20, 3, 7);

	(void)state;
	assert_near(w.w, .539657, 5e-7);
	assert_near(w.chi2, 30.760442, 5e-8);
	assert_near(w.p, .042883, 5e-7);
	assert_false(w.shuffled);
	assert_int_equal(w.units, 20);
	assert_int_equal(w.raters, 3);
}

static void
w_without_ties_is_one_sixteenth(void **state)
{
	static const uint32_t ranks[] = { 1, 3, 2, 1, 2, 3, 2, 3, 1, 3, 1, 2 };
	struct cc_concordance w = w_of(ranks, 3, 4, 4);

	(void)state;
	assert_near(w.w, 1.0 / 16, 1e-15);
	assert_true(w.shuffled);
}

static void
w_of_totals_is_corrected_for_ties(void **state)
{
	struct cc_concordance w = w_of(totals, 5, 3, 13);

	(void)state;
	assert_near(w.w, .936782, 5e-7);
	assert_near(w.chi2, 11.241379, 5e-8);
	assert_near(cc_chi2_tail(w.chi2, 4), .023981, 5e-7);
	assert_true(w.shuffled);
}

static const uint8_t order_of_three[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 },
	{ 2, 1, 0 } };

/* All 6^4 orders of what four raters gave to three units. */
static void
shuffles_come_near_the_enumeration(void **state)
{
	static const uint32_t given[][12] = { { 1, 3, 2, 1, 2, 3, 1, 2, 3, 1, 3, 2 },
		{ 1, 1, 2, 1, 2, 2, 1, 2, 3, 2, 2, 2 }, { 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3 } };

	(void)state;
	for (int g = 0; g < 3; g++) {
		struct cc_concordance seen = w_of(given[g], 3, 4, 4);
		int as_large = 0;

		for (int i = 0; i < 6 * 6 * 6 * 6; i++) {
			struct cc_w *w = cc_w_begin(3, 4, arena);
			struct cc_concordance one;

			for (int r = 0, left = i; r < 4; r++, left /= 6) {
				uint32_t value[3];

				for (int u = 0; u < 3; u++)
					value[u] = given[g][r * 3 + order_of_three[left % 6][u]];
				cc_w_rater(w, value);
			}
			cc_w_finish(&one, w, 0, NULL);
			as_large += one.w >= seen.w - 1e-12;
		}
		assert_near(seen.p, as_large / 1296.0, .012);
	}
}

/* Seven units are shuffled, and for independent raters that comes near chi-square. */
static void
shuffles_come_near_chi_square_for_many_raters(void **state)
{
	uint32_t rating[40 * 7];
	struct cc_concordance w;

	(void)state;
	for (int i = 0; i < 40 * 7; i++)
		rating[i] = cc_rng_below(rng, 5);
	w = w_of(rating, 7, 40, 5);
	assert_true(w.shuffled);
	assert_near(w.p, cc_chi2_tail(w.chi2, 6), .03);
}

static void
perfect_agreement_is_exactly_one(void **state)
{
	uint32_t value[100];

	(void)state;
	for (uint32_t n = 2; n <= 100; n++) {
		struct cc_w *w = cc_w_begin(n, 100, arena);
		struct cc_concordance out;

		for (uint32_t u = 0; u < n; u++)
			value[u] = u * 101 % n / (1 + n % 2);
		for (int r = 0; r < 7; r++)
			cc_w_rater(w, value);
		cc_w_finish(&out, w, 10, rng);
		assert_near(out.w, 1, 1e-12);
		assert_true(out.w <= 1);
	}
}

static void
opposite_raters_have_a_w_of_zero(void **state)
{
	static const uint32_t there[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 };
	struct cc_concordance w = w_of(there, 10, 2, 10);

	(void)state;
	assert_true(w.w == 0);
	assert_near(w.p, 1, 1e-15);
}

static void
what_cannot_be_ranked_says_why(void **state)
{
	static const uint32_t same[] = { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 };
	struct cc_concordance w;

	(void)state;
	assert_int_equal(w_of(same, 5, 2, 3).why, CC_WHY_ONE_VALUE);
	assert_int_equal(w_of(same, 5, 0, 3).why, CC_WHY_NO_DATA);
	assert_int_equal(w_of(same, 0, 3, 3).why, CC_WHY_NO_DATA);
	assert_int_equal(w_of(same, 0, 3, 300).why, CC_WHY_NO_DATA);
	assert_int_equal(w_of(totals, 5, 1, 13).why, CC_WHY_ONE);
	w = w_of(totals, 1, 3, 13);
	assert_int_equal(w.why, CC_WHY_ONE);
	assert_int_equal(w.p_why, CC_WHY_ONE);
	assert_nan(w.w);
	assert_nan(w.chi2);
	assert_nan(w.p);
}

static void
without_draws_a_w_of_few_units_has_no_p(void **state)
{
	struct cc_w *w = cc_w_begin(5, 13, arena);
	struct cc_concordance out;

	(void)state;
	for (int r = 0; r < 3; r++)
		cc_w_rater(w, totals + 5 * r);
	cc_w_finish(&out, w, 0, NULL);
	assert_int_equal(out.why, CC_WHY_NONE);
	assert_int_equal(out.p_why, CC_WHY_NO_DATA);
	assert_nan(out.p);
}

/* A rater who ties everything says nothing, but counts. */
static void
many_values_are_ranked_like_few(void **state)
{
	uint32_t few[60], many[60];
	struct cc_concordance a, b;

	(void)state;
	for (uint32_t n = 3; n <= 12; n += 3) {
		for (uint32_t i = 0; i < 5 * n; i++) {
			few[i] = i < n ? 1 : cc_rng_below(rng, 6);
			many[i] = few[i] * 1000000 + 17;
		}
		a = w_of(few, n, 5, 6);
		b = w_of(many, n, 5, 6000000);
		assert_true(a.w == b.w && a.chi2 == b.chi2);
		assert_true(n < 8 || a.p == b.p);
	}
}

static void
more_than_a_thousand_raters_are_not_shuffled(void **state)
{
	struct cc_w *w = cc_w_begin(3, 3, arena);
	struct cc_concordance out;

	(void)state;
	for (int r = 0; r < 1001; r++) {
		uint32_t first = cc_rng_below(rng, 3), value[] = { first, (first + 1) % 3, (first + 2) % 3 };

		cc_w_rater(w, value);
		if (r == 999) {
			cc_w_finish(&out, w, 100, rng);
			assert_true(out.shuffled);
		}
	}
	cc_w_finish(&out, w, 100, rng);
	assert_false(out.shuffled);
	assert_near(out.p, cc_chi2_tail(out.chi2, 2), 1e-15);
}

static void
raters_counted_apart_give_the_same_w_and_p(void **state)
{
	(void)state;
	for (uint32_t units = 5; units <= 20; units += 15) {
		const uint32_t *rating = units == 5 ? totals : anxiety;
		struct cc_w *w = cc_w_begin(units, 13, arena), *more = cc_w_begin(units, 13, arena);
		struct cc_rng *again = cc_rng_new(1, "agreement", CC_SPAN("w"), arena);
		struct cc_rng *same = cc_rng_new(1, "agreement", CC_SPAN("w"), arena);
		struct cc_concordance whole, joined;

		for (size_t r = 0; r < 3; r++)
			cc_w_rater(r == 0 ? w : more, rating + r * units);
		cc_w_join(w, more);
		cc_w_finish(&joined, w, DRAWS, again);
		w = cc_w_begin(units, 13, arena);
		for (size_t r = 0; r < 3; r++)
			cc_w_rater(w, rating + r * units);
		cc_w_finish(&whole, w, DRAWS, same);
		assert_true(whole.w == joined.w && whole.p == joined.p && joined.raters == 3);
		cc_rng_free(again);
		cc_rng_free(same);
	}
}

static char *
data_path(const char *name)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");

	if (data != NULL)
		return cc_format(arena, "%s/%s", data, name);
	return cc_format(arena, "%s/../shared/data/%s", top == NULL ? "." : top, name);
}

/* Columns A to D follow the unit's name; a row counts if it has all the raters
 * that the case names. */
static struct cc_concordance
w_of_file(FILE *f, json_t *raters)
{
	uint32_t value[4][16], units = 0;
	struct cc_concordance out;
	struct cc_w *w;
	char line[256];

	assert_non_null(fgets(line, sizeof line, f));
	while (units < 16 && fgets(line, sizeof line, f) != NULL) {
		const char *cell = line;
		bool whole = true;

		for (size_t r = 0; r < json_array_size(raters); r++) {
			int column = json_string_value(json_array_get(raters, r))[0] - 'A';

			cell = line;
			for (int c = 0; c <= column; c++)
				cell = strchr(cell, ',') + 1;
			whole = whole && *cell >= '0' && *cell <= '9';
			value[r][units] = (uint32_t)strtoul(cell, NULL, 10);
		}
		units += whole;
	}
	w = cc_w_begin(units, 6, arena);
	for (size_t r = 0; r < json_array_size(raters); r++)
		cc_w_rater(w, value[r]);
	cc_w_finish(&out, w, DRAWS, rng);
	return out;
}

static void
w_matches_irr_and_scipy_on_published_data(void **state)
{
	json_t *all = json_load_file(data_path("reference/expected.json"), 0, NULL), *one;
	size_t i, cases = 0;

	(void)state;
	if (all == NULL) {
		printf("SKIP: no reference data; set COCREATE_DATA to the folder that holds it\n");
		skip();
	}
	json_array_foreach(all, i, one)
	{
		json_t *wanted = json_object_get(one, "r");
		struct cc_concordance w;
		FILE *f;

		if (strcmp(json_string_value(json_object_get(one, "kind")), "kendallw") != 0)
			continue;
		f = fopen(data_path(json_string_value(json_object_get(one, "input"))), "r");
		assert_non_null(f);
		w = w_of_file(f, json_object_get(json_object_get(one, "case"), "raters"));
		fclose(f);
		assert_int_equal(w.units, json_integer_value(json_object_get(wanted, "n")));
		assert_near(w.w, json_real_value(json_object_get(wanted, "W_ties")), 1e-12);
		assert_near(w.chi2, json_real_value(json_object_get(wanted, "chisq_ties")), 1e-12);
		assert_near(w.p, json_real_value(json_object_get(wanted, "p_ties")), 1e-12);
		cases++;
	}
	json_decref(all);
	assert_int_equal(cases, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(w_matches_irr_on_its_anxiety_data, set_up, tear_down),
		cmocka_unit_test_setup_teardown(w_without_ties_is_one_sixteenth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(w_of_totals_is_corrected_for_ties, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shuffles_come_near_the_enumeration, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    shuffles_come_near_chi_square_for_many_raters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(perfect_agreement_is_exactly_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(opposite_raters_have_a_w_of_zero, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_ranked_says_why, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_draws_a_w_of_few_units_has_no_p, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_values_are_ranked_like_few, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    more_than_a_thousand_raters_are_not_shuffled, set_up, tear_down),
		cmocka_unit_test_setup_teardown(w_matches_irr_and_scipy_on_published_data, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
