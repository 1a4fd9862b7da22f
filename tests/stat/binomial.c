/* binomial.c -- tests stat/binomial. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/binomial.h"

#include <math.h>

static void
every_count_of_a_few_is_a_binomial_coefficient_over_the_whole(void **state)
{
	double of[5];

	(void)state;
	cc_binomial(of, 4, .5);
	assert_near(of[0], 1. / 16, 1e-15);
	assert_near(of[2], 6. / 16, 1e-15);
	cc_binomial(of, 4, .25);
	assert_near(of[1], 4 * .25 * .75 * .75 * .75, 1e-15);
}

static void
a_chance_of_none_or_of_all_is_sure(void **state)
{
	double of[4], least, most;

	(void)state;
	cc_binomial(of, 3, 0);
	assert_near(of[0], 1, 0);
	assert_near(of[1], 0, 0);
	cc_binomial(of, 3, 1);
	assert_near(of[3], 1, 0);
	assert_near(of[2], 0, 0);
	cc_binomial_tails(&least, &most, 3, 3, 1);
	assert_near(least, 1, 0);
	cc_binomial_tails(&least, &most, 0, 3, 0);
	assert_near(most, 1, 0);
	cc_binomial_tails(&least, &most, 1, 3, 0);
	assert_near(least, 0, 0);
}

/* R: pbinom(38, 66, .5, lower = FALSE), binom.test(18, 90, .3), scipy's binom.cdf. */
static void
tails_match_scipy(void **state)
{
	double least, most;

	(void)state;
	cc_binomial_tails(&least, &most, 39, 100, .25);
	assert_near(least, .0013999563882494282, 1e-13);
	cc_binomial_tails(&least, &most, 18, 90, .3);
	assert_near(2 * most, .04450777639556751, 1e-13);
	assert_near(cc_binomial_two_sided(39, 66, .5), .17528579444303533, 1e-13);
}

static void
many_people_overflow_nothing(void **state)
{
	double least, most;

	(void)state;
	cc_binomial_tails(&least, &most, 500000, 1000000, .5);
	assert_near(least + most, 1 + .00079788436133, 1e-10);
	cc_binomial_tails(&least, &most, 1000000, 1000000, .5);
	assert_near(least, 0, 0);
	/* Its masses vanish long before the ends do: not a step for each of them. */
	assert_near(cc_binomial_two_sided(100000000, 200000000, .5), 1, 0);
	/* The normal distribution with its correction: erfc(29999.5 / sqrt(1e8)). */
	assert_near(cc_binomial_two_sided(99970000, 200000000, .5), 2.20974607e-5, 1e-11);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_count_of_a_few_is_a_binomial_coefficient_over_the_whole),
		cmocka_unit_test(a_chance_of_none_or_of_all_is_sure),
		cmocka_unit_test(tails_match_scipy),
		cmocka_unit_test(many_people_overflow_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
