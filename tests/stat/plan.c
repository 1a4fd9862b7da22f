/* plan.c -- tests stat/plan.  The vectors are T-9.4 and T-9.8 of the methods page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "stat/plan.h"

#include <math.h>

static const struct cc_plan_aim aim = { .8, .05 };

static double
shares(uint64_t n1, uint64_t n2, double baseline)
{
	struct cc_arena *arena = cc_arena_new();
	double detectable = cc_plan_shares(n1, n2, baseline, &aim, arena);

	cc_arena_free(arena);
	return detectable;
}

static double
needed(double p1, double p2)
{
	struct cc_arena *arena = cc_arena_new();
	double n = cc_plan_needed(p1, p2, &aim, arena);

	cc_arena_free(arena);
	return n;
}

static void
sizes_by_the_formula_match_those_of_the_methods_page(void **state)
{
	(void)state;
	assert_near(cc_plan_size(.10, .15, &aim), 685.60, 1e-5);
	assert_near(cc_plan_size(.50, .75, &(struct cc_plan_aim){ .9, .05 }), 76.71, 1e-3);
	assert_near(cc_plan_size(.30, .40, &aim), 355.94, 1e-5);
	assert_near(ceil(cc_plan_size(.05, .10, &aim)), 435, 0);
	assert_nan(cc_plan_size(.3, .3, &aim));
}

static void
the_smallest_shown_difference_of_shares_matches_scipy(void **state)
{
	(void)state;
	assert_nan(shares(5, 5, .3));
	assert_near(shares(10, 10, .3), .59, 1e-12);
	assert_near(shares(12, 13, .3), .54, 1e-12);
	assert_near(shares(15, 15, .3), .50, 1e-12);
	assert_near(shares(20, 20, .3), .45, 1e-12);
	assert_near(shares(30, 30, .3), .36, 1e-12);
	assert_near(shares(50, 50, .3), .28, 1e-12);
	assert_near(shares(34, 16, .28), .43, 1e-12);
}

static void
many_people_are_planned_by_the_formula(void **state)
{
	(void)state;
	assert_near(shares(686, 686, .10), .05, 1e-12);
	assert_near(shares(685, 685, .10), .06, 1e-12);
	assert_nan(shares(0, 5, .5));
}

static void
ranks_are_planned_by_noether(void **state)
{
	(void)state;
	assert_near(cc_plan_ranks(15, 15, &aim), .795313011610, 1e-12);
	assert_near(cc_plan_ranks(30, 30, &aim), .708817833082, 1e-12);
	assert_nan(cc_plan_ranks(4, 4, &aim));
}

static void
preferences_are_planned_by_the_sign_test(void **state)
{
	(void)state;
	assert_near(cc_plan_preferences(10, &aim), .92, 1e-12);
	assert_near(cc_plan_preferences(15, &aim), .85, 1e-12);
	assert_near(cc_plan_preferences(20, &aim), .80, 1e-12);
	assert_near(cc_plan_preferences(30, &aim), .75, 1e-12);
	assert_nan(cc_plan_preferences(5, &aim));
	assert_near(cc_plan_preferences(100000, &aim), .5 + 2.801585218 / (2 * sqrt(100000)), 1e-9);
}

static void
the_people_that_a_difference_needs_match_scipy(void **state)
{
	(void)state;
	assert_near(needed(.65, .30), 33, 0);
	assert_near(needed(.80, .30), 15, 0);
	assert_near(needed(.15, .10), 686, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_by_the_formula_match_those_of_the_methods_page),
		cmocka_unit_test(the_smallest_shown_difference_of_shares_matches_scipy),
		cmocka_unit_test(many_people_are_planned_by_the_formula),
		cmocka_unit_test(ranks_are_planned_by_noether),
		cmocka_unit_test(preferences_are_planned_by_the_sign_test),
		cmocka_unit_test(the_people_that_a_difference_needs_match_scipy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
