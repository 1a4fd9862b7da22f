/* mix.c -- tests stat/mix. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/mix.h"

static void
ends_are_the_fractions_of_a_panel_of_three_out_of_eight(void **state)
{
	static const struct cc_mix_level use[] = { { 1. / 3, 4, 0 }, { 1. / 3, 2, 0 }, { 1. / 3, 2, 0 } };
	static const struct cc_mix_level sex[] = { { 0.5, 4, 0 }, { 0.5, 4, 0 } };
	double best, blind;

	(void)state;
	cc_mix_ends(&best, &blind, use, 3, 3, arena);
	assert_near(best, 2, 1e-14);
	assert_near(blind, 74. / 45, 1e-14);
	cc_mix_ends(&best, &blind, sex, 2, 3, arena);
	assert_near(best, 7. / 3, 1e-14);
	assert_near(blind, 233. / 105, 1e-14);
}

/* Eleven seats of twelve among 39 people, one being in: R and scipy gave these. */
static void
ends_allow_for_who_is_in_already(void **state)
{
	static const struct cc_mix_level use[] = { { 0.25, 15, 0 }, { 0.25, 4, 1 }, { 0.25, 7, 0 },
		{ 0.25, 14, 0 } };
	static const struct cc_mix_level age[] = { { 11 / 40., 11, 0 }, { 14 / 40., 14, 0 },
		{ 5 / 40., 5, 0 }, { 10 / 40., 10, 1 } };
	static const struct cc_mix_level region[] = { { 5 / 40., 5, 0 }, { 22 / 40., 22, 0 },
		{ 13 / 40., 13, 1 } };
	double best, blind;

	(void)state;
	cc_mix_ends(&best, &blind, use, 4, 11, arena);
	assert_near(best, 3.066666666667, 1e-11);
	assert_near(blind, 2.886783587585, 1e-11);
	cc_mix_ends(&best, &blind, age, 4, 11, arena);
	assert_near(best, 3.116666666667, 1e-11);
	assert_near(blind, 3.006875153530, 1e-11);
	cc_mix_ends(&best, &blind, region, 3, 11, arena);
	assert_near(best, 3.490170940171, 1e-11);
	assert_near(blind, 3.422639089631, 1e-11);
}

static void
the_best_mix_is_websters_apportionment(void **state)
{
	static const struct cc_mix_level level[] = { { 0.53, 53, 0 }, { 0.24, 24, 0 }, { 0.23, 23, 0 } };
	static const double share[] = { 0.53, 0.24, 0.23 };
	static const uint64_t webster[] = { 6, 2, 2 }, hamilton[] = { 5, 3, 2 };
	double best, blind;

	(void)state;
	cc_mix_ends(&best, &blind, level, 3, 10, arena);
	assert_near(best, cc_mix_of(share, 3, webster), 0);
	assert_true(best > cc_mix_of(share, 3, hamilton) + 1e-4);
	assert_true(blind < best);
}

/* Of a large pool a draw is nearly binomial: the mean over 2^-n C(n, h). */
static void
a_large_pool_neither_underflows_nor_takes_factorials(void **state)
{
	static const struct cc_mix_level level[] = { { 0.5, 500000000, 0 }, { 0.5, 500000000, 0 } };
	double best, blind, weight = 0x1p-10, sum = 0, added = 0;

	(void)state;
	for (int h = 0; h <= 10; h++) {
		sum += weight * added;
		added += 1 / (h + 0.5);
		weight *= (10. - h) / (h + 1);
	}
	cc_mix_ends(&best, &blind, level, 2, 10, arena);
	assert_near(blind, sum, 1e-7);
	cc_mix_ends(&best, &blind, level, 2, 5000, arena);
	assert_true(blind > best - 1e-3 && blind < best);
}

static void
all_of_the_pool_is_its_own_blind_draw(void **state)
{
	static const struct cc_mix_level level[] = { { 0.75, 3, 1 }, { 0.25, 1, 0 } };
	double best, blind;

	(void)state;
	cc_mix_ends(&best, &blind, level, 2, 3, arena);
	assert_near(best, blind, 1e-14);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(ends_are_the_fractions_of_a_panel_of_three_out_of_eight),
		TEST(ends_allow_for_who_is_in_already),
		TEST(the_best_mix_is_websters_apportionment),
		TEST(a_large_pool_neither_underflows_nor_takes_factorials),
		TEST(all_of_the_pool_is_its_own_blind_draw),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
