/* moments.c -- tests stat/moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/moments.h"

static struct cc_moments
moments_of(const double *x, size_t n)
{
	struct cc_moments m = { 0 };

	for (size_t i = 0; i < n; i++)
		cc_moments_add(&m, x[i]);
	return m;
}

static double
mean_of(const struct cc_moments *m)
{
	double mean;

	assert_int_equal(cc_moments_mean(&mean, m), CC_WHY_NONE);
	return mean;
}

static double
sd_of(const struct cc_moments *m)
{
	double sd;

	assert_int_equal(cc_moments_sd(&sd, m), CC_WHY_NONE);
	return sd;
}

static void
mean_and_sd_match_vector_0_2(void **state)
{
	struct cc_moments m = moments_of((const double[]){ 4, 5, 3, 5, 4, 2, 5, 4 }, 8);
	double variance;

	(void)state;
	assert_true(mean_of(&m) == 4);
	assert_near(sd_of(&m), 1.069045, 5e-7);
	assert_int_equal(cc_moments_variance(&variance, &m), CC_WHY_NONE);
	assert_near(variance, 8.0 / 7, 1e-15);
}

static void
none_has_no_mean_and_one_has_no_variance(void **state)
{
	struct cc_moments m = { 0 };
	double x;

	(void)state;
	assert_int_equal(cc_moments_mean(&x, &m), CC_WHY_NO_DATA);
	assert_true(isnan(x));
	assert_int_equal(cc_moments_sd(&x, &m), CC_WHY_NO_DATA);
	assert_true(isnan(x));
	cc_moments_add(&m, 3);
	assert_true(mean_of(&m) == 3);
	assert_int_equal(cc_moments_variance(&x, &m), CC_WHY_ONE);
	assert_true(isnan(x));
}

static void
a_large_offset_costs_no_digits(void **state)
{
	static const double offset[] = { 0, 1e9, -1e12, 0x1p50 };
	static const double x[] = { 4, 7, 13, 16 }; /* variance 30 about any of them */

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct cc_moments m = { 0 };
		double variance;

		for (int k = 0; k < 4; k++)
			cc_moments_add(&m, offset[i] + x[k]);
		cc_moments_variance(&variance, &m);
		assert_near(variance, 30, 30e-12);
		assert_near(mean_of(&m), offset[i] + 10, 0);
	}
}

/* Their mean lies between them, where no double is. */
static void
neighbouring_doubles_have_their_exact_variance(void **state)
{
	struct cc_moments m = moments_of((const double[]){ 1, 1 + 0x1p-52 }, 2);
	double variance;

	(void)state;
	cc_moments_variance(&variance, &m);
	assert_true(variance == 0x1p-105);
}

/* NIST StRD, univariate summary statistics, NumAcc4: 10000000.2 once, then
 * 10000000.1 and 10000000.3 in turn, 1001 numbers; certified sd 0.1.  The
 * numbers as doubles have 0.1 only to nine digits. */
static void
sd_matches_nist_numacc4(void **state)
{
	struct cc_moments m = { 0 };

	(void)state;
	cc_moments_add(&m, 10000000.2);
	for (int i = 0; i < 500; i++) {
		cc_moments_add(&m, 10000000.1);
		cc_moments_add(&m, 10000000.3);
	}
	assert_near(mean_of(&m), 10000000.2, 1e-8);
	assert_near(sd_of(&m), 0.1, 1e-9);
}

static void
equal_numbers_have_a_spread_of_exactly_zero(void **state)
{
	static const double x[] = { 0.1, 1.0 / 49, 1e-300, -7.3e140, 1e9 + 0.1, 0 };

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct cc_moments m = { 0 }, times = { 0 };

		for (int n = 1; n <= 200; n++) {
			cc_moments_add(&m, x[i]);
			assert_true(mean_of(&m) == x[i]);
			if (n > 1)
				assert_true(sd_of(&m) == 0);
		}
		cc_moments_add_times(&times, x[i], 12345);
		assert_true(mean_of(&times) == x[i]);
		assert_true(sd_of(&times) == 0);
	}
}

static void
order_leaves_every_bit(void **state)
{
	static const double x[] = { 1e16, 0.1, -1e16, 3.3, 1e-20, 7, -0.1, 1e8 };
	struct cc_moments whole = moments_of(x, 8), back = { 0 };

	(void)state;
	for (size_t i = 8; i-- > 0;)
		cc_moments_add(&back, x[i]);
	assert_true(mean_of(&back) == mean_of(&whole));
	assert_true(sd_of(&back) == sd_of(&whole));
}

static void
a_number_many_times_is_the_number_added_as_often(void **state)
{
	static const double x[] = { 0.1, -3.7, 1e10 + 0.3 };
	static const uint64_t times[] = { 3, 1000, 17 };
	struct cc_moments one = { 0 }, many = { 0 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		cc_moments_add_times(&many, x[i], times[i]);
		for (uint64_t k = 0; k < times[i]; k++)
			cc_moments_add(&one, x[i]);
	}
	assert_int_equal(many.n, one.n);
	assert_true(mean_of(&many) == mean_of(&one));
	assert_true(sd_of(&many) == sd_of(&one));
}

static void
numbers_too_large_to_square_say_so(void **state)
{
	struct cc_moments m = { 0 };
	double x;

	(void)state;
	cc_moments_add(&m, 1e308);
	cc_moments_add_times(&m, -1e308, 5);
	assert_int_equal(cc_moments_mean(&x, &m), CC_WHY_RANGE);
	assert_true(isnan(x));
	assert_int_equal(cc_moments_sd(&x, &m), CC_WHY_RANGE);
	assert_true(isnan(x));
	m = (struct cc_moments){ 0 };
	cc_moments_add_times(&m, 3e144, 1000000000);
	cc_moments_add_times(&m, -3e144, 1000000000);
	assert_near(sd_of(&m) / 3e144, 1, 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mean_and_sd_match_vector_0_2),
		cmocka_unit_test(none_has_no_mean_and_one_has_no_variance),
		cmocka_unit_test(a_large_offset_costs_no_digits),
		cmocka_unit_test(neighbouring_doubles_have_their_exact_variance),
		cmocka_unit_test(sd_matches_nist_numacc4),
		cmocka_unit_test(equal_numbers_have_a_spread_of_exactly_zero),
		cmocka_unit_test(order_leaves_every_bit),
		cmocka_unit_test(a_number_many_times_is_the_number_added_as_often),
		cmocka_unit_test(numbers_too_large_to_square_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
