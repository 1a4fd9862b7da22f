/* breaks.c -- tests stat/breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stat/breaks.h"

/* T-8.3: the break of 120 minutes onsite stands behind the second phase. */
static void
a_break_stands_at_the_nearest_end_of_a_phase(void **state)
{
	static const int64_t until[] = { 4, 11, 17, 33, 44, 56, 68, 80, 88, 99, 105, 110 };
	static const bool ends[] = { 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0 };
	bool after[12];

	(void)state;
	assert_true(cc_breaks(after, until, ends, 12, 1));
	for (size_t i = 0; i < 12; i++)
		assert_int_equal(after[i], i == 4);
}

/* The middle is 30: the only phase ends at 10 and is too far away. */
static void
too_far_from_a_phase_it_stands_at_the_nearest_block(void **state)
{
	static const int64_t until[] = { 10, 26, 36, 60 };
	static const bool ends[] = { 1, 0, 0, 0 };
	bool after[4];

	(void)state;
	assert_true(cc_breaks(after, until, ends, 4, 1));
	assert_false(after[0]);
	assert_true(after[1]);
	assert_false(after[2]);
	assert_false(after[3]);
}

static void
of_two_that_are_as_near_the_earlier_is_taken_and_none_twice(void **state)
{
	static const int64_t until[] = { 20, 40, 60 };
	static const bool ends[] = { 1, 1, 0 };
	bool after[3];

	(void)state;
	assert_true(cc_breaks(after, until, ends, 3, 1));
	assert_true(after[0] && !after[1]);
	assert_true(cc_breaks(after, until, ends, 3, 2));
	assert_true(after[0] && after[1] && !after[2]);
}

static void
more_breaks_than_places_are_refused(void **state)
{
	static const int64_t until[] = { 20, 40, 60 };
	static const bool ends[] = { 1, 1, 0 };
	bool after[3];

	(void)state;
	assert_false(cc_breaks(after, until, ends, 3, 3));
	assert_false(cc_breaks(after, until, ends, 1, 1));
	assert_true(cc_breaks(after, until, ends, 1, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_break_stands_at_the_nearest_end_of_a_phase),
		cmocka_unit_test(too_far_from_a_phase_it_stands_at_the_nearest_block),
		cmocka_unit_test(of_two_that_are_as_near_the_earlier_is_taken_and_none_twice),
		cmocka_unit_test(more_breaks_than_places_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
