/* adjust.c -- tests stat/adjust. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/adjust.h"

typedef void adjust(double *out, const double *p, size_t n, struct cc_arena *arena);

static void
check(adjust *how, const double *p, const double *wanted, size_t n)
{
	struct cc_arena *arena = cc_arena_new();
	double got[8];

	how(got, p, n, arena);
	for (size_t i = 0; i < n; i++)
		assert_near(got[i], wanted[i], 1e-15);
	cc_arena_free(arena);
}

/* The methods page, 0.3. */
static void
four_p_values_match_the_methods_page(void **state)
{
	static const double p[] = { .01, .02, .03, .04 }, holm[] = { .04, .06, .06, .06 };

	(void)state;
	check(cc_adjust_holm, p, holm, 4);
}

/* The same numbers as R's p.adjust(c(.03, .005, .9, .01), ...). */
static void
the_order_of_the_input_is_kept(void **state)
{
	static const double p[] = { .03, .005, .9, .01 }, holm[] = { .06, .02, .9, .03 };

	(void)state;
	check(cc_adjust_holm, p, holm, 4);
}

static void
a_test_that_was_not_made_does_not_count(void **state)
{
	static const double p[] = { NAN, .02, .03, NAN }, holm[] = { NAN, .04, .04, NAN };

	(void)state;
	check(cc_adjust_holm, p, holm, 4);
	check(cc_adjust_holm, p, holm, 1);
}

static void
no_adjusted_value_exceeds_one(void **state)
{
	static const double p[] = { .6, .7, 1 }, holm[] = { 1, 1, 1 };

	(void)state;
	check(cc_adjust_holm, p, holm, 3);
}

static void
the_result_may_take_the_place_of_the_input(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	double p[] = { .04, .01 };

	(void)state;
	cc_adjust_holm(p, p, 2, arena);
	assert_near(p[0], .04, 1e-15);
	assert_near(p[1], .02, 1e-15);
	cc_arena_free(arena);
}

static void
check_groups(const struct cc_tested *tested, const double *wanted, size_t n, size_t comparisons)
{
	struct cc_arena *arena = cc_arena_new();
	double got[8];

	assert_int_equal(cc_adjust_groups(got, tested, n, arena), comparisons);
	for (size_t i = 0; i < n; i++)
		assert_near(got[i], wanted[i], 1e-15);
	cc_arena_free(arena);
}

/* Segments a and b are all people: items x, y, and z, which nobody has. */
static void
two_groups_that_are_all_make_one_comparison(void **state)
{
	static const struct cc_tested tested[] = { { 0, 0, 7, 9, .01 }, { 0, 1, 7, 9, .04 },
		{ 0, 2, 7, 9, NAN }, { 0, 0, 9, 7, .01 }, { 0, 1, 9, 7, .04 }, { 0, 2, 9, 7, NAN } };
	static const double wanted[] = { .02, .04, NAN, .02, .04, NAN };

	(void)state;
	check_groups(tested, wanted, 6, 2);
}

/* Five people are in no segment. */
static void
people_in_no_group_make_the_comparisons_two(void **state)
{
	static const struct cc_tested tested[] = { { 0, 0, 7, 14, .01 }, { 0, 1, 7, 14, .04 },
		{ 0, 0, 9, 12, .012 }, { 0, 1, 9, 12, .05 } };
	static const double wanted[] = { .04, .08, .04, .08 };

	(void)state;
	check_groups(tested, wanted, 4, 4);
}

static void
what_cannot_tell_costs_the_others_nothing(void **state)
{
	static const struct cc_tested tested[] = { { 0, 0, 5, 10, .001 }, { 0, 0, 4, 11, .2 },
		{ 0, 0, 6, 9, .03 }, { 0, 1, 5, 10, NAN }, { 0, 1, 4, 11, NAN }, { 0, 1, 6, 9, NAN } };
	static const double wanted[] = { .003, .2, .06, NAN, NAN, NAN };

	(void)state;
	check_groups(tested, wanted, 6, 3);
}

static void
families_are_adjusted_apart(void **state)
{
	static const struct cc_tested tested[] = { { 0, 0, 5, 10, .01 }, { 1, 1, 5, 10, .02 },
		{ 0, 2, 5, 10, .02 } };
	static const double wanted[] = { .02, .02, .02 };

	(void)state;
	check_groups(tested, wanted, 3, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_p_values_match_the_methods_page),
		cmocka_unit_test(the_order_of_the_input_is_kept),
		cmocka_unit_test(a_test_that_was_not_made_does_not_count),
		cmocka_unit_test(no_adjusted_value_exceeds_one),
		cmocka_unit_test(the_result_may_take_the_place_of_the_input),
		cmocka_unit_test(two_groups_that_are_all_make_one_comparison),
		cmocka_unit_test(people_in_no_group_make_the_comparisons_two),
		cmocka_unit_test(what_cannot_tell_costs_the_others_nothing),
		cmocka_unit_test(families_are_adjusted_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
