/* standing.c -- tests stat/standing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/standing.h"

#define NONE ((double)NAN)

static void
check(const double *value, uint32_t n, enum cc_standing how, const double *wanted)
{
	static const double ends[] = { 1, 5 };
	double out[8];

	cc_standing(out, value, n, how, ends, arena);
	for (uint32_t i = 0; i < n; i++)
		assert_near(out[i], wanted[i], 1e-15);
}

static void
percentiles_are_mid_ranks_of_those_with_a_value(void **state)
{
	const double value[] = { 5, 3, NONE, 3, 1 }, wanted[] = { 0.875, 0.5, NONE, 0.5, 0.125 };

	(void)state;
	check(value, 5, CC_STANDING_PERCENTILE, wanted);
	check((double[]){ 7, 7, 7 }, 3, CC_STANDING_PERCENTILE, (double[]){ 0.5, 0.5, 0.5 });
	check((double[]){ NONE }, 1, CC_STANDING_PERCENTILE, (double[]){ NONE });
}

static void
logarithms_put_nine_in_the_middle_of_0_and_99(void **state)
{
	(void)state;
	check((double[]){ 0, 9, 99 }, 3, CC_STANDING_LOG, (double[]){ 0, 0.5, 1 });
	check((double[]){ 4, 4 }, 2, CC_STANDING_LOG, (double[]){ 0.5, 0.5 });
}

static void
ranges_are_between_ends_that_may_be_given(void **state)
{
	(void)state;
	check((double[]){ 2, 4, NONE, 3 }, 4, CC_STANDING_RANGE, (double[]){ 0, 1, NONE, 0.5 });
	check((double[]){ 2, 4, 5 }, 3, CC_STANDING_GIVEN, (double[]){ 0.25, 0.75, 1 });
	check((double[]){ -1e308, 0, 1e308 }, 3, CC_STANDING_RANGE, (double[]){ 0, 0.5, 1 });
}

static void
who_has_no_value_stands_at_the_median_or_where_it_is_said(void **state)
{
	double even[] = { 0.25, NONE, 0.75, 1, 0 }, odd[] = { NONE, 0.9, 0.1, 0.2 }, low[] = { NONE, 1 };
	double none[] = { NONE, NONE };

	(void)state;
	assert_near(cc_standing_median(even, 5, arena), 0.5, 1e-15);
	assert_true(cc_standing_fill(even, 5, NONE, arena));
	assert_near(even[1], 0.5, 1e-15);
	assert_true(cc_standing_fill(odd, 4, NONE, arena));
	assert_near(odd[0], 0.2, 1e-15);
	assert_true(cc_standing_fill(low, 2, 0, arena));
	assert_near(low[0], 0, 0);
	assert_false(cc_standing_fill(none, 2, NONE, arena));
	assert_nan(cc_standing_median(none, 2, arena));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(percentiles_are_mid_ranks_of_those_with_a_value),
		TEST(logarithms_put_nine_in_the_middle_of_0_and_99),
		TEST(ranges_are_between_ends_that_may_be_given),
		TEST(who_has_no_value_stands_at_the_median_or_where_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
