/* careless.c -- tests stat/careless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/careless.h"

static struct cc_careless_flag flag[CC_CARELESS];

/* n things, of which each has the digit of either text, or none: "-". */
static void
answer(const char *importance, const char *satisfaction)
{
	struct cc_respondent a = { 0 };

	for (int i = 0; importance[i] != '\0'; i++)
		cc_respondent_add(&a, importance[i] == '-' ? (double)NAN : importance[i] - '0',
		    satisfaction[i] == '-' ? (double)NAN : satisfaction[i] - '0', 5);
	cc_respondent_check(flag, &a);
}

static void
assert_flag(enum cc_careless which, bool raised, double answered, double alike, double answers)
{
	assert_int_equal(flag[which].raised, raised);
	assert_near(flag[which].answer, answered, 0);
	assert_near(flag[which].alike, alike, 0);
	assert_near(flag[which].answers, answers, 0);
}

/* Nine of twelve are three quarters, and not more. */
static void
a_run_of_more_than_three_quarters_of_ten_answers_is_straight(void **state)
{
	(void)state;
	answer("222222222453", "333333333321");
	assert_flag(CC_SAME_IMPORTANCE, false, 2, 9, 12);
	assert_flag(CC_SAME_SATISFACTION, true, 3, 10, 12);
	answer("-22222222-1-", "11111111----");
	assert_flag(CC_SAME_IMPORTANCE, false, 2, 8, 9);
	answer("-2222222241-", "1111111111--");
	assert_flag(CC_SAME_IMPORTANCE, true, 2, 8, 10);
	assert_flag(CC_SAME_SATISFACTION, true, 1, 10, 10);
}

static void
the_first_of_the_longest_runs_is_the_one(void **state)
{
	(void)state;
	answer("033222322555", "------------");
	assert_flag(CC_SAME_IMPORTANCE, false, 2, 3, 12);
}

static void
all_of_five_answers_are_the_highest_or_the_same_in_both(void **state)
{
	(void)state;
	answer("5-5555", "123451");
	assert_flag(CC_ALL_IMPORTANT, true, 5, 5, 5);
	assert_flag(CC_BOTH_ALIKE, false, 5, 1, 5);
	answer("5555", "5555");
	assert_flag(CC_ALL_IMPORTANT, false, 5, 4, 4);
	assert_flag(CC_BOTH_ALIKE, false, 5, 4, 4);
	answer("12-345", "121345");
	assert_flag(CC_ALL_IMPORTANT, false, 1, 1, 5);
	assert_flag(CC_BOTH_ALIKE, true, 1, 5, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_of_more_than_three_quarters_of_ten_answers_is_straight),
		cmocka_unit_test(the_first_of_the_longest_runs_is_the_one),
		cmocka_unit_test(all_of_five_answers_are_the_highest_or_the_same_in_both),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
