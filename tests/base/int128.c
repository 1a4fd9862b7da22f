/* int128.c -- tests base/int128. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/int128.h"
#include "random.h"

static void
assert_int128(struct cc_int128 x, uint64_t high, uint64_t low)
{
	assert_true(x.high == high && x.low == low);
}

static void
products_are_those_of_paper(void **state)
{
	(void)state;
	assert_int128(cc_int128_times(INT64_MAX, INT64_MAX), UINT64_C(0x3fffffffffffffff), 1);
	assert_int128(cc_int128_times(INT64_MIN, INT64_MIN), UINT64_C(0x4000000000000000), 0);
	assert_int128(cc_int128_times(INT64_MIN, INT64_MAX), UINT64_C(0xc000000000000000),
	    UINT64_C(0x8000000000000000));
	assert_int128(cc_int128_times(-3, 5), UINT64_MAX, (uint64_t)-15);
	assert_int128(cc_int128_times(-1, 0), 0, 0);
	assert_int128(cc_int128_times(INT64_C(4294967296), INT64_C(4294967296)), 1, 0);
}

static void
sums_and_order_carry_across_the_middle(void **state)
{
	struct cc_int128 big = { 0, UINT64_MAX };

	(void)state;
	assert_int128(cc_int128_add(big, cc_int128(1)), 1, 0);
	assert_int128(cc_int128_subtract((struct cc_int128){ 1, 0 }, cc_int128(1)), 0, UINT64_MAX);
	assert_int128(cc_int128_negate(cc_int128(INT64_MIN)), 0, UINT64_C(1) << 63);
	assert_true(cc_int128_compare(cc_int128(-1), cc_int128(0)) < 0);
	assert_true(cc_int128_compare(big, cc_int128(-1)) > 0);
	assert_true(cc_int128_compare(cc_int128(7), cc_int128(7)) == 0);
	assert_true(cc_int128_compare((struct cc_int128){ 1, 0 }, big) > 0);
}

static void
a_quotient_rounds_down_or_to_the_nearest_half_away_from_zero(void **state)
{
	int64_t q, r;

	(void)state;
	assert_true(cc_int128_divide(&q, &r, cc_int128(-7), 2));
	assert_int_equal(q, -4);
	assert_int_equal(r, 1);
	assert_true(cc_int128_divide(&q, &r, cc_int128(7), 2));
	assert_int_equal(q, 3);
	assert_true(cc_int128_round(&q, cc_int128(-5), 2));
	assert_int_equal(q, -3);
	assert_true(cc_int128_round(&q, cc_int128(5), 2));
	assert_int_equal(q, 3);
	assert_true(cc_int128_round(&q, cc_int128(4), 3));
	assert_int_equal(q, 1);
	assert_true(cc_int128_divide(&q, &r, cc_int128_times(INT64_MAX, INT64_MAX), INT64_MAX));
	assert_int_equal(q, INT64_MAX);
	assert_false(cc_int128_divide(&q, &r, cc_int128_times(INT64_MAX, INT64_MAX), 2));
	assert_false(cc_int128_round(&q, cc_int128_times(INT64_MAX, INT64_MAX), INT64_MAX - 1));
}

static void
a_product_and_its_rest_divide_back_to_the_factor(void **state)
{
	uint64_t rng = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int64_t a = (int64_t)(random_word(&rng) >> (random_word(&rng) & 31)) / 2,
			by = 1 + (int64_t)(random_word(&rng) >> (1 + (random_word(&rng) & 31))) / 2,
			rest = (int64_t)(random_word(&rng) % (uint64_t)by), q, r;

		assert_true(
		    cc_int128_divide(&q, &r, cc_int128_add(cc_int128_times(a, by), cc_int128(rest)), by));
		assert_int_equal(q, a);
		assert_int_equal(r, rest);
	}
}

/* Divisors and quotients about powers of two, where an estimated digit is too many. */
static void
edges_of_digits_divide_back(void **state)
{
	static const int64_t edge[] = { 1, 2, 3, INT64_C(0x7fffffff), INT64_C(0x80000000),
		INT64_C(0x80000001), INT64_C(0xffffffff), INT64_C(0x100000000), INT64_C(0x100000001),
		INT64_C(0x7fffffff00000000), INT64_C(0x7fffffff00000001), INT64_C(0x7fffffffffffffff),
		INT64_C(0x7ffffffffffffffe), INT64_C(0x4000000000000000), INT64_C(0x40000000ffffffff),
		INT64_C(0x3fffffffffffffff) };

	(void)state;
	for (size_t i = 0; i < sizeof edge / sizeof *edge; i++)
		for (size_t k = 0; k < sizeof edge / sizeof *edge; k++)
			for (int64_t less = 0; less < 2 && less < edge[k]; less++) {
				int64_t rest = less == 0 ? 0 : edge[k] - 1, q, r;
				struct cc_int128 product = cc_int128_times(edge[i], edge[k]);

				assert_true(cc_int128_divide(
				    &q, &r, cc_int128_add(product, cc_int128(rest)), edge[k]));
				assert_int_equal(q, edge[i]);
				assert_int_equal(r, rest);
			}
}

static void
a_wide_number_as_a_double_is_the_nearest(void **state)
{
	(void)state;
	assert_true(cc_int128_real(cc_int128(-9)) == -9);
	assert_true(cc_int128_real((struct cc_int128){ 1, 0 }) == 0x1p64);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(products_are_those_of_paper),
		cmocka_unit_test(sums_and_order_carry_across_the_middle),
		cmocka_unit_test(a_quotient_rounds_down_or_to_the_nearest_half_away_from_zero),
		cmocka_unit_test(edges_of_digits_divide_back),
		cmocka_unit_test(a_product_and_its_rest_divide_back_to_the_factor),
		cmocka_unit_test(a_wide_number_as_a_double_is_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
