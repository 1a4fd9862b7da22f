/* dealt.c -- tests stat/dealt.  The vectors are T-9.8 and T-9.10 of the methods page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/dealt.h"

#include <math.h>

static void
uneven_numbers_match_r_and_scipy(void **state)
{
	static const uint64_t two[] = { 30, 12 }, three[] = { 40, 22, 31 }, few[] = { 3, 4, 5 };
	static const double equal[] = { 1, 1, 1 }, planned[] = { 2, 1, 1 };

	(void)state;
	assert_near(cc_dealt(two, equal, 2), .007915897335, 1e-12);
	assert_near(cc_dealt(three, equal, 3), .073321365979, 1e-12);
	assert_near(cc_dealt(three, planned, 3), .168710695406, 1e-12);
	assert_nan(cc_dealt(few, equal, 3));
	assert_nan(cc_dealt(two, equal, 1));
	assert_nan(cc_dealt((const uint64_t[]){ 0, 0 }, equal, 2));
}

static void
shares_become_the_smallest_whole_numbers(void **state)
{
	uint32_t whole[3];

	(void)state;
	assert_true(cc_deal_shares(whole, (const double[]){ .5, .25, .25 }, 3));
	assert_int_equal(whole[0], 2);
	assert_int_equal(whole[2], 1);
	assert_true(cc_deal_shares(whole, (const double[]){ 60, 40 }, 2));
	assert_int_equal(whole[0], 3);
	assert_int_equal(whole[1], 2);
	assert_false(cc_deal_shares(whole, (const double[]){ 1, 1000 }, 2));
	assert_false(cc_deal_shares(whole, (const double[]){ 1, 3.14159 }, 2));
}

static void
the_square_of_four_is_that_of_the_methods_page(void **state)
{
	static const uint32_t square[4][4] = { { 0, 1, 3, 2 }, { 1, 2, 0, 3 }, { 2, 3, 1, 0 },
		{ 3, 0, 2, 1 } };
	uint32_t order[4];

	(void)state;
	for (uint32_t row = 0; row < cc_williams_rows(4); row++) {
		cc_williams(order, 4, row);
		for (unsigned i = 0; i < 4; i++)
			assert_int_equal(order[i], square[row][i]);
	}
}

static void
each_arm_follows_each_other_equally_often(void **state)
{
	(void)state;
	for (uint32_t k = 2; k <= 9; k++) {
		unsigned follows[9][9] = { { 0 } }, stands[9][9] = { { 0 } };
		uint32_t order[9], times = k % 2 == 0 ? 1 : 2;

		for (uint32_t row = 0; row < cc_williams_rows(k); row++) {
			cc_williams(order, k, row);
			for (uint32_t i = 0; i < k; i++) {
				stands[order[i]][i]++;
				if (i > 0)
					follows[order[i - 1]][order[i]]++;
			}
		}
		for (uint32_t a = 0; a < k; a++)
			for (uint32_t b = 0; b < k; b++) {
				assert_int_equal(stands[a][b], times);
				assert_int_equal(follows[a][b], a == b ? 0 : times);
			}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uneven_numbers_match_r_and_scipy),
		cmocka_unit_test(shares_become_the_smallest_whole_numbers),
		cmocka_unit_test(the_square_of_four_is_that_of_the_methods_page),
		cmocka_unit_test(each_arm_follows_each_other_equally_often),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
