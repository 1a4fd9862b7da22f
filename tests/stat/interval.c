/* interval.c -- tests stat/interval.  The vectors are those of the methods page, 0.3 to 0.5. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/interval.h"

static void
normal_quantiles_match_the_table(void **state)
{
	static const double table[][2] = { { .80, 0.841621 }, { .90, 1.281552 }, { .95, 1.644854 },
		{ .975, 1.959964 }, { .99, 2.326348 }, { .995, 2.575829 } };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		assert_near(cc_normal_quantile(table[i][0]), table[i][1], 5e-7);
		assert_near(cc_normal_quantile(1 - table[i][0]), -table[i][1], 5e-7);
		assert_near(cc_normal_cdf(table[i][1]), table[i][0], 1e-6);
	}
}

static void
t_quantiles_match_the_table(void **state)
{
	static const double table[][2] = { { 1, 12.70620 }, { 2, 4.30265 }, { 4, 2.77645 }, { 7, 2.36462 },
		{ 9, 2.26216 }, { 19, 2.09302 }, { 29, 2.04523 }, { 59, 2.00100 }, { 99, 1.98422 } };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		assert_near(cc_t_quantile(.975, table[i][0]), table[i][1], 5e-6);
		assert_near(cc_t_cdf(table[i][1], table[i][0]), .975, 1e-6);
		assert_near(cc_t_cdf(cc_t_quantile(.3, table[i][0]), table[i][0]), .3, 1e-12);
	}
}

static void
chi_square_tails_match_the_table(void **state)
{
	static const double table[][3] = { { 3.841459, 1, .05 }, { 5.991465, 2, .05 },
		{ 9.375, 1, .00219965 }, { 11.24138, 4, .0239811 }, { 30.76044, 19, .0428835 },
		{ 30.070149, 2, 2.95359e-7 } };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_near(cc_chi2_tail(table[i][0], table[i][1]) / table[i][2], 1, 5e-6);
}

static void
check_wilson(double x, double n, double low, double high)
{
	double got[2];

	assert_int_equal(cc_wilson(&got[0], &got[1], x, n, .95), CC_WHY_NONE);
	assert_near(got[0], low, 5e-5);
	assert_near(got[1], high, 5e-5);
}

static void
wilson_matches_newcombe_1998_table_1(void **state)
{
	(void)state;
	check_wilson(81, 263, .2553, .3662);
	check_wilson(15, 148, .0624, .1605);
	check_wilson(0, 20, 0, .1611);
	check_wilson(1, 29, .0061, .1718);
}

static void
wilson_matches_vector_0_1(void **state)
{
	(void)state;
	check_wilson(0, 10, 0, .2775);
	check_wilson(10, 10, .7225, 1);
	check_wilson(2, 4, .1500, .8500);
	check_wilson(8, 10, .4902, .9433);
	check_wilson(2, 2, .3424, 1);
	check_wilson(600, 1000, .5693, .6299);
	check_wilson(5500, 10000, .5402, .5597);
}

/* Vector 4.8: neither net votes nor the average rank these rightly. */
static void
wilson_prefers_many_good_votes_to_more_votes_or_a_perfect_pair(void **state)
{
	static const double votes[][3] = { { 100, 101, .9460 }, { 600, 1000, .5693 }, { 5500, 10000, .5402 },
		{ 2, 2, .3424 } };
	double low, high, before = 1;

	(void)state;
	for (int i = 0; i < 4; i++) {
		cc_wilson(&low, &high, votes[i][0], votes[i][1], .95);
		assert_near(low, votes[i][2], 5e-5);
		assert_true(low < before);
		before = low;
	}
}

static void
wilson_ends_exactly_at_0_and_1(void **state)
{
	double low, high;

	(void)state;
	for (double n = 1; n < 1e6; n = n * 1.7 + 1) {
		cc_wilson(&low, &high, 0, floor(n), .95);
		assert_true(low == 0 && !signbit(low) && high > 0 && high < 1);
		cc_wilson(&low, &high, floor(n), floor(n), .99);
		assert_true(high == 1 && low > 0 && low < 1);
	}
}

static void
wilson_of_nobody_is_unknown(void **state)
{
	double low = 0, high = 0;

	(void)state;
	assert_int_equal(cc_wilson(&low, &high, 0, 0, .95), CC_WHY_NO_DATA);
	assert_true(isnan(low) && isnan(high));
}

static void
mean_interval_matches_vector_0_2(void **state)
{
	double low, high;

	(void)state;
	assert_int_equal(cc_mean_interval(&low, &high, 4, sqrt(8.0 / 7), 8, .95), CC_WHY_NONE);
	assert_near(low, 3.106256, 5e-7);
	assert_near(high, 4.893744, 5e-7);
}

static void
a_mean_of_one_has_no_interval_and_no_spread_gives_no_width(void **state)
{
	double low = 0, high = 0;

	(void)state;
	assert_int_equal(cc_mean_interval(&low, &high, 4, (double)NAN, 1, .95), CC_WHY_ONE);
	assert_true(isnan(low) && isnan(high));
	assert_int_equal(cc_mean_interval(&low, &high, 4, (double)NAN, 0, .95), CC_WHY_NO_DATA);
	assert_true(isnan(low) && isnan(high));
	assert_int_equal(cc_mean_interval(&low, &high, 0.1, 0, 3, .95), CC_WHY_NONE);
	assert_true(low == 0.1 && high == 0.1);
}

static void
more_confidence_is_wider(void **state)
{
	double low[2], high[2];

	(void)state;
	cc_wilson(&low[0], &high[0], 3, 17, .90);
	cc_wilson(&low[1], &high[1], 3, 17, .99);
	assert_true(low[1] < low[0] && high[1] > high[0]);
	cc_mean_interval(&low[0], &high[0], 4, 1, 8, .90);
	cc_mean_interval(&low[1], &high[1], 4, 1, 8, .99);
	assert_true(low[1] < low[0] && high[1] > high[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(normal_quantiles_match_the_table),
		cmocka_unit_test(t_quantiles_match_the_table),
		cmocka_unit_test(chi_square_tails_match_the_table),
		cmocka_unit_test(wilson_matches_newcombe_1998_table_1),
		cmocka_unit_test(wilson_matches_vector_0_1),
		cmocka_unit_test(wilson_prefers_many_good_votes_to_more_votes_or_a_perfect_pair),
		cmocka_unit_test(wilson_ends_exactly_at_0_and_1),
		cmocka_unit_test(wilson_of_nobody_is_unknown),
		cmocka_unit_test(mean_interval_matches_vector_0_2),
		cmocka_unit_test(a_mean_of_one_has_no_interval_and_no_spread_gives_no_width),
		cmocka_unit_test(more_confidence_is_wider),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
