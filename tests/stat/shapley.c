/* shapley.c -- tests stat/shapley. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stat/shapley.h"

/* One left glove, two right ones: a pair is worth 1. */
static void
the_rare_glove_has_two_thirds(void **state)
{
	static const int64_t value[] = { 0, 0, 0, 1, 0, 1, 0, 1 };
	int64_t out[3];

	(void)state;
	cc_shapley(out, value, 3);
	assert_int_equal(out[0], 4);
	assert_int_equal(out[1], 1);
	assert_int_equal(out[2], 1);
}

static void
what_is_worth_something_without_anybody_belongs_to_nobody(void **state)
{
	static const int64_t value[] = { 4, 10, 8, 18, 5, 12, 9, 22 };
	int64_t out[3];

	(void)state;
	cc_shapley(out, value, 3);
	assert_int_equal(out[0], 55);
	assert_int_equal(out[1], 40);
	assert_int_equal(out[2], 13);
}

static void
of_parts_that_add_up_each_has_its_own(void **state)
{
	static const int64_t value[] = { 0, 7, 11, 18 };
	int64_t out[2];

	(void)state;
	cc_shapley(out, value, 2);
	assert_int_equal(out[0], 14);
	assert_int_equal(out[1], 22);
}

/* As much as there may be, of as many as there may be. */
static void
the_largest_game_does_not_overflow(void **state)
{
	static int64_t value[1 << CC_SHAPLEY_MEMBERS];
	int64_t out[CC_SHAPLEY_MEMBERS], sum = 0;

	(void)state;
	for (unsigned set = 0; set < 1 << CC_SHAPLEY_MEMBERS; set++)
		value[set] = set & 1 ? CC_SHAPLEY_MOST : -CC_SHAPLEY_MOST;
	cc_shapley(out, value, CC_SHAPLEY_MEMBERS);
	for (unsigned i = 0; i < CC_SHAPLEY_MEMBERS; i++)
		sum += out[i];
	assert_int_equal(out[0], 40320 * 2 * CC_SHAPLEY_MOST);
	assert_int_equal(sum, out[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rare_glove_has_two_thirds),
		cmocka_unit_test(what_is_worth_something_without_anybody_belongs_to_nobody),
		cmocka_unit_test(of_parts_that_add_up_each_has_its_own),
		cmocka_unit_test(the_largest_game_does_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
