/* curve.c -- tests stat/curve: peak and end, turning points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/curve.h"

#include <math.h>

#define NONE ((double)NAN)

static void
the_later_of_two_peaks_counts_and_the_last_is_the_end(void **state)
{
	(void)state;
	assert_near(cc_curve_peak_end((const double[]){ 2, -2, 1 }, 3), -.5, 0);
	assert_near(cc_curve_peak_end((const double[]){ -2, 2, 1 }, 3), 1.5, 0);
	assert_near(cc_curve_peak_end((const double[]){ NONE, -1, NONE }, 3), -1, 0);
	assert_true(isnan(cc_curve_peak_end((const double[]){ NONE, NONE }, 2)));
	assert_true(isnan(cc_curve_peak_end(NULL, 0)));
}

/* Each mean has limits of .5 around it; what has no mean has none. */
static int
turn(const double *mean, size_t n, size_t at)
{
	double low[8], high[8];

	assert_true(n <= 8);
	for (size_t i = 0; i < n; i++) {
		low[i] = mean[i] - .5;
		high[i] = mean[i] + .5;
	}
	return cc_curve_turn(mean, low, high, n, at);
}

static void
a_turn_lies_beyond_its_neighbours_and_surely_off_zero(void **state)
{
	static const double mean[] = { 1, NONE, -1, .4, 2, NONE };

	(void)state;
	assert_int_equal(turn(mean, 6, 0), 1); /* one neighbour is enough */
	assert_int_equal(turn(mean, 6, 1), 0);
	assert_int_equal(turn(mean, 6, 2), -1);
	assert_int_equal(turn(mean, 6, 3), 0); /* its interval holds 0 */
	assert_int_equal(turn(mean, 6, 4), 1);
	assert_int_equal(turn(mean, 6, 5), 0);
}

static void
a_slope_an_even_step_and_a_single_stage_are_no_turns(void **state)
{
	static const double slope[] = { 1, 2, 3 }, even[] = { 1, 1 }, below[] = { -1, -2, 2 };

	(void)state;
	assert_int_equal(turn(slope, 3, 0), 0);
	assert_int_equal(turn(slope, 3, 1), 0);
	assert_int_equal(turn(slope, 3, 2), 1);
	assert_int_equal(turn(even, 2, 0), 0);
	assert_int_equal(turn(even, 2, 1), 0);
	assert_int_equal(turn(slope + 2, 1, 0), 0);
	assert_int_equal(turn(below, 3, 0), 0); /* below 0, but no low point */
	assert_int_equal(turn(below, 3, 1), -1);
}

static void
without_limits_nothing_is_sure(void **state)
{
	static const double mean[] = { 3, -3 }, none[] = { NONE, NONE };

	(void)state;
	assert_int_equal(cc_curve_turn(mean, none, none, 2, 0), 0);
	assert_int_equal(cc_curve_turn(mean, none, none, 2, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_later_of_two_peaks_counts_and_the_last_is_the_end),
		cmocka_unit_test(a_turn_lies_beyond_its_neighbours_and_surely_off_zero),
		cmocka_unit_test(a_slope_an_even_step_and_a_single_stage_are_no_turns),
		cmocka_unit_test(without_limits_nothing_is_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
