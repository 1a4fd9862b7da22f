/* sums.c -- tests stat/sums against all patterns, one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/sums.h"

static double
by_patterns(double bar, int64_t low, int64_t high, uint32_t n)
{
	int64_t levels = high - low + 1, all = 1, reaching = 0;

	for (uint32_t i = 0; i < n; i++)
		all *= levels;
	for (int64_t pattern = 0; pattern < all; pattern++) {
		int64_t sum = 0;

		for (int64_t left = pattern, i = 0; i < n; i++, left /= levels)
			sum += low + left % levels;
		reaching += (double)sum >= bar;
	}
	return (double)reaching / (double)all;
}

static void
shares_are_those_of_all_patterns(void **state)
{
	(void)state;
	for (double bar = -9; bar < 14; bar += 0.5) {
		assert_near(cc_sums_reaching(bar, 1, 3, 4, arena), by_patterns(bar, 1, 3, 4), 1e-15);
		assert_near(cc_sums_reaching(bar, -2, 3, 3, arena), by_patterns(bar, -2, 3, 3), 1e-15);
		assert_near(cc_sums_reaching(bar, 2, 2, 3, arena), by_patterns(bar, 2, 2, 3), 1e-15);
	}
}

static void
a_bar_that_is_missed_by_noise_is_reached(void **state)
{
	(void)state;
	assert_near(cc_sums_reaching(12 + 1e-12, 1, 3, 4, arena), 1.0 / 81, 1e-15);
	assert_near(cc_sums_reaching(12 + 1e-6, 1, 3, 4, arena), 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_are_those_of_all_patterns),
		cmocka_unit_test(a_bar_that_is_missed_by_noise_is_reached),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
