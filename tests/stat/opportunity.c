/* opportunity.c -- tests stat/opportunity against published scores: those of the
 * book on outcome-driven innovation, and a table of eleven outcomes published by
 * Notes for Growth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/opportunity.h"
#include "stat/resample.h"

#include <math.h>

enum { DRAWS = 4000, NO = CC_OPP_NONE };

static double draw[2][DRAWS];

/* n people, of whom so many find it important, are satisfied, are both. */
static struct cc_opp_cells
boxes(uint32_t n, uint32_t important, uint32_t satisfied, uint32_t both)
{
	struct cc_opp_cell *cell = CC_ARRAY(arena, struct cc_opp_cell, 4);

	cell[0] = (struct cc_opp_cell){ 0, 0, n + both - important - satisfied };
	cell[1] = (struct cc_opp_cell){ 0, 1, satisfied - both };
	cell[2] = (struct cc_opp_cell){ 1, 0, important - both };
	cell[3] = (struct cc_opp_cell){ 1, 1, both };
	return (struct cc_opp_cells){ 4, cell, 1 };
}

static struct cc_opportunity
score(struct cc_opp_cells cells)
{
	struct cc_opportunity out;

	cc_opportunity(&out, &cells);
	return out;
}

static size_t
draw_into(int which, struct cc_opp_cells cells, const char *key)
{
	struct cc_rng *rng = cc_rng_new(1, "outcomes", cc_span(key), arena);
	size_t n = cc_opportunity_draw(draw[which], &cells, DRAWS, rng, arena);

	cc_rng_free(rng);
	return n;
}

static void
the_book_s_example_scores_15(void **state)
{
	struct cc_opportunity s = score(boxes(300, 270, 90, 81));

	(void)state;
	assert_near(s.importance, 9, 0);
	assert_near(s.satisfaction, 3, 0);
	assert_near(s.opportunity, 15, 0);
	assert_near(s.sd / sqrt(300), 0.43589, 1e-5);
	assert_near(score(boxes(300, 270, 90, 90)).sd / sqrt(300), 0.387, 5e-4);
	assert_near(score(boxes(300, 270, 90, 60)).sd / sqrt(300), 0.532, 5e-4);
}

static void
one_score_comes_from_different_gaps(void **state)
{
	(void)state;
	assert_near(score(boxes(10, 9, 6, 6)).opportunity, 12, 0);
	assert_near(score(boxes(10, 6, 0, 0)).opportunity, 12, 0);
}

static void
eleven_published_outcomes_score_as_published(void **state)
{
	static const struct {
		uint32_t n, important, satisfied, both;
		double importance, satisfaction, opportunity, se;
	} row[] = {
		{ 7, 6, 1, 1, 8.57, 1.43, 15.71, 2.75 },
		{ 29, 22, 12, 9, 7.59, 4.14, 11.03, 1.85 },
		{ 10, 9, 8, 7, 9.00, 8.00, 10.00, 2.45 },
		{ 25, 24, 23, 22, 9.60, 9.20, 10.00, 0.98 },
		{ 31, 30, 30, 29, 9.68, 9.68, 9.68, 0.32 },
		{ 30, 27, 28, 27, 9.00, 9.33, 9.00, 0.55 },
		{ 19, 17, 17, 16, 8.95, 8.95, 8.95, 0.70 },
		{ 26, 20, 20, 16, 7.69, 7.69, 7.69, 0.83 },
		{ 21, 14, 16, 12, 6.67, 7.62, 6.67, 1.03 },
		{ 23, 13, 18, 11, 5.65, 7.83, 5.65, 1.03 },
		{ 6, 2, 2, 2, 3.33, 3.33, 3.33, 1.92 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct cc_opportunity s =
		    score(boxes(row[i].n, row[i].important, row[i].satisfied, row[i].both));

		assert_true(fabs(s.importance - row[i].importance) <= 0.005);
		assert_true(fabs(s.satisfaction - row[i].satisfaction) <= 0.005);
		assert_true(fabs(s.opportunity - row[i].opportunity) <= 0.005);
		assert_true(fabs(s.sd / sqrt(row[i].n) - row[i].se) <= 0.005);
	}
}

static void
a_score_on_a_band_s_edge_is_on_it(void **state)
{
	(void)state;
	assert_true(score(boxes(25, 24, 23, 22)).opportunity == 10);
	assert_true(score(boxes(30, 27, 24, 24)).opportunity == 10);
}

static void
of_seven_people_the_interval_says_how_little_they_are(void **state)
{
	double low, high;
	size_t n = draw_into(0, boxes(7, 6, 1, 1), "exams");

	(void)state;
	assert_int_equal(n, DRAWS);
	cc_percentile_interval(&low, &high, draw[0], n, 0.95);
	assert_near(low, 10, 1e-9);
	assert_near(high, 20, 1e-9);
}

static void
resamples_spread_as_the_standard_error_says(void **state)
{
	size_t n = draw_into(0, boxes(300, 270, 90, 81), "book");
	double mean = 0, squares = 0;

	(void)state;
	for (size_t i = 0; i < n; i++)
		mean += draw[0][i] / DRAWS;
	for (size_t i = 0; i < n; i++)
		squares += (draw[0][i] - mean) * (draw[0][i] - mean);
	assert_near(mean, 15, 2e-3);
	assert_true(fabs(sqrt(squares / DRAWS) - 0.436) < 0.015);
}

/* p = q = .5, answers independent: the half-width of 95 % at some sizes. */
static void
four_hundred_and_eighty_people_tell_a_point(void **state)
{
	static const double size[][2] = { { 20, 4.90 }, { 30, 4.00 }, { 60, 2.83 }, { 180, 1.63 },
		{ 300, 1.27 }, { 480, 1.00 } };
	struct cc_opp_cell cell[] = { { 0, 0, 250000 }, { 0, 1, 249999 }, { 1, 0, 250000 },
		{ 1, 1, 250000 } };
	struct cc_opportunity s = score((struct cc_opp_cells){ 4, cell, 1 });

	(void)state;
	for (size_t i = 0; i < 6; i++)
		assert_true(fabs(1.959964 * s.sd / sqrt(size[i][0]) - size[i][1]) < 0.005);
}

static void
who_rated_one_alone_counts_for_that_one(void **state)
{
	struct cc_opp_cell cell[] = { { NO, 1, 5 }, { 1, NO, 10 }, { 1, 0, 3 }, { 0, 1, 2 } };
	struct cc_opportunity s = score((struct cc_opp_cells){ 4, cell, 1 });

	(void)state;
	assert_int_equal(s.n_importance, 15);
	assert_int_equal(s.n_satisfaction, 10);
	assert_int_equal(s.n_both, 5);
	assert_int_equal(s.n, 10);
	assert_near(s.importance, 130.0 / 15, 1e-15);
	assert_near(s.satisfaction, 7, 0);
	assert_near(s.opportunity, 260.0 / 15 - 7, 1e-15);
}

static void
nothing_comes_of_no_answers(void **state)
{
	struct cc_opp_cell one[] = { { 1, NO, 3 } };
	struct cc_opportunity s = score((struct cc_opp_cells){ 1, one, 1 });

	(void)state;
	assert_near(s.importance, 10, 0);
	assert_nan(s.satisfaction);
	assert_nan(s.opportunity);
	assert_nan(s.sd);
	assert_int_equal(draw_into(0, (struct cc_opp_cells){ 1, one, 1 }, "one"), 0);
	s = score((struct cc_opp_cells){ 0, NULL, 1 });
	assert_nan(s.opportunity);
	assert_int_equal(draw_into(0, (struct cc_opp_cells){ 0, NULL, 1 }, "none"), 0);
}

static void
resamples_that_nobody_answers_are_none(void **state)
{
	struct cc_opp_cell cell[] = { { NO, 1, 1 }, { 1, NO, 1 } };
	size_t n = draw_into(0, (struct cc_opp_cells){ 2, cell, 1 }, "two");

	(void)state;
	assert_true(n > 1800 && n < 2200);
	for (size_t i = 0; i < n; i++)
		assert_near(draw[0][i], 10, 0);
}

static void
means_are_brought_to_ten_points(void **state)
{
	/* on 1..5 in steps of 1: 5 and 4, 3 and 1 */
	struct cc_opp_cell cell[] = { { 4, 3, 1 }, { 2, 0, 1 } };
	struct cc_opportunity s = score((struct cc_opp_cells){ 2, cell, 4 });

	(void)state;
	assert_near(s.importance, 7.5, 0);
	assert_near(s.satisfaction, 3.75, 0);
	assert_near(s.opportunity, 11.25, 0);
}

static void
equal_pairs_are_joined_in_whatever_order_they_come(void **state)
{
	struct cc_opp_cell cell[] = { { 1, 0, 3 }, { NO, 1, 2 }, { 1, 0, 4 }, { 0, 1, 1 }, { NO, 1, 5 } };
	struct cc_opp_cells joined = cc_opp_cells_join(cell, 5, 1);

	(void)state;
	assert_int_equal(joined.n, 3);
	assert_int_equal(joined.most, 1);
	assert_int_equal(cell[0].importance, NO);
	assert_int_equal(cell[0].n, 7);
	assert_int_equal(cell[1].satisfaction, 1);
	assert_int_equal(cell[1].n, 1);
	assert_int_equal(cell[2].n, 7);
	assert_int_equal(cc_opp_cells_join(NULL, 0, 1).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_book_s_example_scores_15),
		cmocka_unit_test(one_score_comes_from_different_gaps),
		cmocka_unit_test(eleven_published_outcomes_score_as_published),
		cmocka_unit_test(a_score_on_a_band_s_edge_is_on_it),
		cmocka_unit_test(of_seven_people_the_interval_says_how_little_they_are),
		cmocka_unit_test(resamples_spread_as_the_standard_error_says),
		cmocka_unit_test(four_hundred_and_eighty_people_tell_a_point),
		cmocka_unit_test(who_rated_one_alone_counts_for_that_one),
		cmocka_unit_test(nothing_comes_of_no_answers),
		cmocka_unit_test(resamples_that_nobody_answers_are_none),
		cmocka_unit_test(means_are_brought_to_ten_points),
		cmocka_unit_test(equal_pairs_are_joined_in_whatever_order_they_come),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
