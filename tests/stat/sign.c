/* sign.c -- tests stat/sign.  The vectors are T-9.7 and T-9.8 of the methods page: R and Python. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/sign.h"

#include <math.h>

static struct cc_sign
sign_of(uint64_t a, uint64_t b)
{
	struct cc_sign s;

	cc_sign(&s, a, b);
	return s;
}

static void
p_values_match_r_and_scipy(void **state)
{
	(void)state;
	assert_near(sign_of(12, 3).p, .03515625, 1e-15);
	assert_near(sign_of(9, 1).p, .021484375, 1e-15);
	assert_near(sign_of(5, 0).p, .0625, 1e-15);
	assert_near(sign_of(8, 1).p, .0390625, 1e-15);
	assert_near(sign_of(1, 8).p, .0390625, 1e-15);
	assert_near(sign_of(15, 5).p, .041389465332, 1e-12);
	assert_near(sign_of(7, 7).p, 1, 0);
}

static void
anytime_p_values_match_r_and_python(void **state)
{
	(void)state;
	assert_near(sign_of(12, 3).anytime, .275676403284, 1e-12);
	assert_near(log(1 / sign_of(12, 3).anytime), 1.288527552992, 1e-12);
	assert_near(sign_of(9, 1).anytime, .105306458248, 1e-12);
	assert_near(sign_of(20, 4).anytime, .018475484371, 1e-12);
	assert_near(sign_of(8, 1).anytime, .179020979021, 1e-12);
	assert_near(sign_of(4, 20).anytime, .018475484371, 1e-12);
	assert_near(sign_of(3, 3).anytime, 1, 0);
	assert_near(sign_of(5000, 0).anytime, 0, 0);
}

static void
nobody_with_a_preference_is_no_evidence(void **state)
{
	struct cc_sign none = sign_of(0, 0);

	(void)state;
	assert_near(none.p, 1, 0);
	assert_near(none.anytime, 1, 0);
	assert_near(none.least, 1, 0);
}

static void
the_least_p_is_that_of_all_for_one(void **state)
{
	(void)state;
	assert_near(sign_of(2, 3).least, sign_of(5, 0).p, 1e-15);
	assert_near(sign_of(1, 0).least, 1, 0);
}

static void
power_matches_scipy(void **state)
{
	(void)state;
	assert_near(cc_sign_power(15, .8, .05), .648163115827, 1e-12);
	assert_near(cc_sign_power(30, .75, .05), .803406918782, 1e-12);
	assert_near(cc_sign_power(5, 1, .05), 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p_values_match_r_and_scipy),
		cmocka_unit_test(anytime_p_values_match_r_and_python),
		cmocka_unit_test(nobody_with_a_preference_is_no_evidence),
		cmocka_unit_test(the_least_p_is_that_of_all_for_one),
		cmocka_unit_test(power_matches_scipy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
