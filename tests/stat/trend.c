/* trend.c -- tests stat/trend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "published.h"
#include "stat/trend.h"

static struct cc_trend
trend_of(const double *value, size_t n)
{
	struct cc_trend t;

	(void)cc_trend(&t, value, n, arena);
	return t;
}

/* A lecture of Holy Cross: 14 values with a tie. */
static void
mann_kendall_with_ties_is_the_published_one(void **state)
{
	const double value[] = { 12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1,
		21.7 };
	struct cc_trend t = trend_of(value, 14);

	(void)state;
	assert_int_equal(t.s, 54);
	assert_near(t.variance, 332.6667, 1e-6);
	assert_near(t.z, 2.905837, 1e-6);
	assert_near(t.p, 0.003663, 1e-4);
	assert_near(t.slope, 0.566667, 1e-6);
}

static double
p_of_rising(size_t n)
{
	double value[10];

	for (size_t i = 0; i < n; i++)
		value[i] = (double)(i * i);
	return trend_of(value, n).p;
}

/* Kendall's table: the smallest p of n points, and of 5 points S >= 8 one-sided .0417. */
static void
small_samples_have_the_exact_p(void **state)
{
	const double eight[] = { 1, 2, 3, 5, 4 }, eleven[] = { 1, 2, 3, 6, 4, 5 };

	(void)state;
	assert_near(p_of_rising(3), 1 / 3., 1e-15);
	assert_near(p_of_rising(4), 1 / 12., 1e-15);
	assert_near(p_of_rising(5), 1 / 60., 1e-15);
	assert_near(p_of_rising(6), 1 / 360., 1e-15);
	assert_int_equal(trend_of(eight, 5).s, 8);
	assert_near(trend_of(eight, 5).p, 2 * 0.0417, 2e-3);
	assert_int_equal(trend_of(eleven, 6).s, 11);
	assert_near(trend_of(eleven, 6).p, 2 * 0.0278, 2e-3);
	for (size_t n = 3; n <= 10; n++)
		assert_near(p_of_rising(n), cc_trend_least(n), 1e-15);
}

static void
a_gap_is_a_period_without_a_value(void **state)
{
	const double whole[] = { 0, 1, 2, 3, 4, 5 }, gap[] = { 0, (double)NAN, 2, 3, (double)NAN, 5 };

	(void)state;
	assert_near(trend_of(whole, 6).slope, 1, 0);
	assert_near(trend_of(gap, 6).slope, 1, 0);
	assert_int_equal(trend_of(gap, 6).n, 4);
}

static void
two_points_and_equal_ones_have_no_trend(void **state)
{
	const double same[] = { 2, 2, 2, 2 };

	(void)state;
	assert_nan(trend_of(same, 2).p);
	assert_nan(trend_of(same, 4).p);
	assert_nan(trend_of(same, 4).slope);
}

static void
a_season_shows_at_the_lag_of_a_year(void **state)
{
	double value[48];

	(void)state;
	for (int i = 0; i < 48; i++)
		value[i] = 3. * i + (i % 12 == 0 ? 40 : i % 12 == 6 ? -40 : (i * 7919) % 5);
	assert_true(cc_lag_correlation(value, 48, 12, 3) > 0.8);
	assert_true(cc_lag_correlation(value, 48, 5, 3) < 0.3);
}

/* data/reference/expected.json, mk_*, the values of scipy. */
static void
trends_of_published_series_are_those_of_scipy(void **state)
{
	static const struct {
		const char *file;
		int column;
		int64_t s;
		double variance, z, p, slope;
	} known[] = {
		{ "kpi/nhs_ae_england_monthly.csv", 1, 206, 5390, 2.792283297076377, 0.00523375112932795,
		    4113.343253968254 },
		{ "kpi/us_employment.csv", 20, 4604, 194362.66666666666, 10.440818601461656,
		    1.6141273517260226e-25, 18.87367021276596 },
		{ "kpi/fukui_monthly_kpi.csv", 14, 934, 16995.333333333332, 7.1567657145445525,
		    8.260268874610006e-13, 0.5286846022559668 },
		{ "kpi/fukui_monthly_kpi.csv", 13, 700, 16995.333333333332, 5.361821258806691,
		    8.238704114046323e-08, 0.0030247006402990607 },
	};
	double value[200];

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t n = read_series(value, 200, known[i].file, known[i].column);
		struct cc_trend t;

		if (n == 0)
			skip();
		t = trend_of(value, n);
		assert_int_equal(t.s, known[i].s);
		assert_near(t.variance, known[i].variance, 1e-12);
		assert_near(t.z, known[i].z, 1e-12);
		assert_near(t.p / known[i].p, 1, 1e-9);
		assert_near(t.slope / known[i].slope, 1, 1e-12);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mann_kendall_with_ties_is_the_published_one),
		cmocka_unit_test(small_samples_have_the_exact_p),
		cmocka_unit_test(a_gap_is_a_period_without_a_value),
		cmocka_unit_test(two_points_and_equal_ones_have_no_trend),
		cmocka_unit_test(a_season_shows_at_the_lag_of_a_year),
		cmocka_unit_test(trends_of_published_series_are_those_of_scipy),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
