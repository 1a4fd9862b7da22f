/* concentration.c -- tests stat/concentration; Gini as R's laeken 0.5.2 has it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/concentration.h"

static struct cc_concentration
of(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, size_t n)
{
	int64_t amount[] = { a, b, c, d, e };
	struct cc_concentration out;

	cc_concentration(&out, amount, n);
	return out;
}

static void
gini_is_that_of_laeken(void **state)
{
	(void)state;
	assert_near(of(61728, 41152, 20576, 0, 0, 3).gini, 2. / 9, 1e-15);
	assert_near(of(0, 700, 100, 0, 200, 5).gini, 16. / 25, 1e-15);
	assert_near(of(5, 5, 5, 0, 0, 3).gini, 0, 0);
	assert_near(of(52919, 44949, 37027, 7000, 0, 4).gini, 145679. / 567580, 1e-15);
	assert_near(of(52919, 44949, 37027, 7000, 0, 4).effective, 3.226203073028746, 1e-12);
}

static void
zeros_count_as_people_and_half_is_held_by_the_fewest(void **state)
{
	struct cc_concentration c = of(0, 700, 100, 0, 200, 5);

	(void)state;
	assert_int_equal(c.people, 5);
	assert_int_equal(c.receiving, 3);
	assert_int_equal(c.half_by, 1);
	assert_near(c.top_share, .7, 1e-15);
	assert_int_equal(of(1, 1, 1, 1, 0, 4).half_by, 2);
	assert_int_equal(of(1, 1, 1, 0, 0, 3).half_by, 2);
}

static void
nothing_to_spread_has_no_figure(void **state)
{
	(void)state;
	assert_true(isnan(of(0, 0, 0, 0, 0, 2).gini));
	assert_int_equal(of(0, 0, 0, 0, 0, 2).half_by, 0);
	assert_true(isnan(of(0, 0, 0, 0, 0, 0).top_share));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gini_is_that_of_laeken),
		cmocka_unit_test(zeros_count_as_people_and_half_is_held_by_the_fewest),
		cmocka_unit_test(nothing_to_spread_has_no_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
