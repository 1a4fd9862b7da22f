/* resample.c -- tests stat/resample. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/interval.h"
#include "stat/resample.h"

#include <stdlib.h>

static struct cc_arena *arena;
static struct cc_rng *rng;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	rng = cc_rng_new(1, "resample", CC_SPAN("test"), arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_rng_free(rng);
	cc_arena_free(arena);
	return 0;
}

/* R: quantile(c(1, 2, 4, 8), c(0, .025, .25, .5, .975, 1)). */
static void
quantiles_match_r_type_7(void **state)
{
	static const double x[] = { 1, 2, 4, 8 };
	static const double p[] = { 0, .025, .25, .5, .975, 1 };
	static const double wanted[] = { 1, 1.075, 1.75, 3, 7.7, 8 };

	(void)state;
	for (int i = 0; i < 6; i++)
		assert_near(cc_quantile(x, 4, p[i]), wanted[i], 1e-14);
	assert_near(cc_quantile(x, 1, .5), 1, 0);
	assert_near(cc_quantile(x, 0, .5), (double)NAN, 0);
}

static void
a_percentile_interval_sorts_its_draws(void **state)
{
	double draws[101], low, high;

	(void)state;
	for (int i = 0; i <= 100; i++)
		draws[i] = (i * 37) % 101;
	assert_int_equal(cc_percentile_interval(&low, &high, draws, 101, .9), CC_WHY_NONE);
	assert_near(low, 5, 1e-12);
	assert_near(high, 95, 1e-12);
	assert_int_equal(cc_percentile_interval(&low, &high, draws, 0, .9), CC_WHY_NO_DATA);
	assert_true(isnan(low) && isnan(high));
}

static void
draws_that_reach_a_bar_are_counted(void **state)
{
	static const double draws[] = { 1, 2, 2, 3 };

	(void)state;
	assert_near(cc_draws_reach(draws, 4, 2), .75, 0);
	assert_near(cc_draws_reach(draws, 4, 3.5), 0, 0);
	assert_near(cc_draws_reach(draws, 4, 0), 1, 0);
	assert_nan(cc_draws_reach(draws, 0, 0));
}

/* Of the differences 2 4 0 8 1: in Python, statistics.stdev() and math.erfc(). */
static void
two_groups_differ_by_the_draws_differences(void **state)
{
	double first[] = { 3, 5, 2, 9, 4 }, second[] = { 1, 1, 2, 1, 3, 99 };
	struct cc_draws one = { first, 5 }, other = { second, 6 };
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_draws_difference(&d, 3, one, other, .9, arena), CC_WHY_NONE);
	assert_near(d.value, 3, 0);
	assert_near(d.low, .2, 1e-15);
	assert_near(d.high, 7.2, 1e-14);
	assert_near(d.p, 0.34278171114791145, 1e-12);
	cc_draws_difference(&d, -3, other, one, .9, arena);
	assert_near(d.high, -.2, 1e-15);
	assert_near(d.p, 0.34278171114791145, 1e-12);
	assert_int_equal(cc_draws_difference(&d, 0, one, one, .9, arena), CC_WHY_NONE);
	assert_near(d.low, 0, 0);
	assert_nan(d.p);
	one.n = 0;
	assert_int_equal(cc_draws_difference(&d, 3, one, other, .9, arena), CC_WHY_NO_DATA);
	assert_nan(d.low);
	assert_nan(d.p);
}

static void
check_uniform(uint32_t n, int resamples)
{
	double *times = calloc(n, sizeof *times), *all = calloc(n, sizeof *all), square = 0;
	double wanted = resamples;

	for (int r = 0; r < resamples; r++) {
		double sum = 0;

		cc_resample(times, n, rng);
		for (uint32_t i = 0; i < n; i++) {
			assert_true(times[i] >= 0 && times[i] == floor(times[i]));
			sum += times[i];
			all[i] += times[i];
		}
		assert_true(sum == n);
	}
	for (uint32_t i = 0; i < n; i++)
		square += (all[i] - wanted) * (all[i] - wanted) / wanted;
	if (n > 1)
		assert_true(cc_chi2_tail(square, n - 1.0) > 1e-4);
	free(times);
	free(all);
}

static void
resamples_are_as_large_as_the_data_and_uniform(void **state)
{
	(void)state;
	check_uniform(1, 3);
	check_uniform(2, 20000);
	check_uniform(7, 5000);
	check_uniform(1000, 300);
	check_uniform(1024, 300); /* three picks fill 30 bits */
	check_uniform(1025, 300);
	check_uniform(32768, 20); /* so do two */
	check_uniform(32769, 20);
	check_uniform(70001, 20);
}

static void
the_same_stream_gives_the_same_resamples(void **state)
{
	struct cc_rng *again = cc_rng_new(1, "resample", CC_SPAN("test"), arena);
	struct cc_rng *other = cc_rng_new(2, "resample", CC_SPAN("test"), arena);
	double a[99], b[99], c[99];

	(void)state;
	for (int i = 0; i < 5; i++) {
		cc_resample(a, 99, rng);
		cc_resample(b, 99, again);
		cc_resample(c, 99, other);
		assert_memory_equal(a, b, sizeof a);
		assert_memory_not_equal(a, c, sizeof a);
	}
	cc_rng_free(again);
	cc_rng_free(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quantiles_match_r_type_7),
		cmocka_unit_test(a_percentile_interval_sorts_its_draws),
		cmocka_unit_test(draws_that_reach_a_bar_are_counted),
		cmocka_unit_test_setup_teardown(
		    two_groups_differ_by_the_draws_differences, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    resamples_are_as_large_as_the_data_and_uniform, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_same_stream_gives_the_same_resamples, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
