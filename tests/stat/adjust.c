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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_p_values_match_the_methods_page),
		cmocka_unit_test(the_order_of_the_input_is_kept),
		cmocka_unit_test(a_test_that_was_not_made_does_not_count),
		cmocka_unit_test(no_adjusted_value_exceeds_one),
		cmocka_unit_test(the_result_may_take_the_place_of_the_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
