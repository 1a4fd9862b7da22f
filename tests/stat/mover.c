/* mover.c -- differences from two intervals. */
#include "stat/mover.h"

#include "stat/interval.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"

static struct cc_between
wilson(double x, double n)
{
	struct cc_between e = { x / n, 0, 0 };

	cc_wilson(&e.low, &e.high, x, n, 0.95);
	return e;
}

static void
check(struct cc_between after, struct cc_between before, double low, double high, double p, double eps)
{
	struct cc_mover m, back;

	cc_mover(&m, &after, &before, 0.95);
	assert_near(m.difference, after.value - before.value, 1e-15);
	assert_near(m.low, low, eps);
	assert_near(m.high, high, eps);
	assert_near(m.p, p, eps);
	assert_true((m.p < 0.05) == (m.low > 0 || m.high < 0));
	cc_mover(&back, &before, &after, 0.95);
	assert_near(back.low, -m.high, 1e-15);
	assert_near(back.high, -m.low, 1e-15);
	assert_near(back.p, m.p, 1e-12);
}

/* Newcombe (1998), table II, method 10. */
static void
of_two_shares_it_is_newcombes_method_10(void **state)
{
	(void)state;
	check(wilson(56, 70), wilson(48, 80), .0524, .3339, .0079, 5e-5);
	check(wilson(5, 56), wilson(0, 29), -.0381, .1926, .1696, 5e-5);
	check(wilson(0, 10), wilson(0, 20), -.1611, .2775, 1, 5e-5);
	check(wilson(10, 10), wilson(0, 10), .6075, 1, 0, 1e-4);
	check(wilson(12, 30), wilson(7, 28), -.0897, .3655, .2199, 5e-5);
}

static void
of_means_each_end_takes_the_side_that_it_lies_on(void **state)
{
	(void)state;
	check((struct cc_between){ 10, 8, 12 }, (struct cc_between){ 7, 6, 9 }, .171573, 5.236068, .037631,
	    1e-6);
}

/* Fukui Tourism Federation (CC BY 4.0): August 2025 against July, as R has the net promoter score. */
static void
two_months_of_a_survey_of_visitors(void **state)
{
	struct cc_mover m;

	(void)state;
	check((struct cc_between){ 26.97929354445798, 23.316766109995264, 30.641820978920702 },
	    (struct cc_between){ 20, 16.68347854592322, 23.316521454076778 }, 2.038300, 11.920288, .005631,
	    1e-6);
	check(wilson(1479, 1642), wilson(1744, 1945), -.015933, .023781, .689891, 1e-6);
	check(wilson(217, 1642), wilson(269, 1945), -.028482, .016466, .594157, 1e-6);
	cc_mover(&m, &(struct cc_between){ 26.97929354445798, 23.316766109995264, 30.641820978920702 },
	    &(struct cc_between){ 20, 16.68347854592322, 23.316521454076778 }, 0.95);
	assert_near(m.difference, 6.979294, 1e-6);
}

static void
without_an_interval_nothing_is_said_and_a_width_of_zero_is_sure(void **state)
{
	struct cc_mover m;

	(void)state;
	cc_mover(&m, &(struct cc_between){ 1, NAN, 2 }, &(struct cc_between){ 1, 0, 2 }, 0.95);
	assert_true(isnan(m.difference) && isnan(m.low) && isnan(m.high) && isnan(m.p));
	cc_mover(&m, &(struct cc_between){ 2, 2, 2 }, &(struct cc_between){ 1, 1, 1 }, 0.95);
	assert_true(m.low == 1 && m.high == 1 && m.p == 0);
	cc_mover(&m, &(struct cc_between){ 1, 1, 1 }, &(struct cc_between){ 1, 1, 1 }, 0.95);
	assert_true(m.difference == 0 && m.p == 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_two_shares_it_is_newcombes_method_10),
		cmocka_unit_test(of_means_each_end_takes_the_side_that_it_lies_on),
		cmocka_unit_test(two_months_of_a_survey_of_visitors),
		cmocka_unit_test(without_an_interval_nothing_is_said_and_a_width_of_zero_is_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
