/* series.c -- tests stat/series. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "published.h"
#include "stat/series.h"

static struct cc_series
judged(const double *value, size_t n)
{
	struct cc_series s = { .n = n,
		.to = -1,
		.year = 12,
		.value = value,
		.least = -(double)INFINITY,
		.most = (double)INFINITY };

	cc_series(&s, arena);
	return s;
}

/* NIST/SEMATECH e-Handbook, 6.3.2.2. */
static void
a_series_without_trend_has_limits_that_fit(void **state)
{
	const double flow[] = { 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1 };
	struct cc_series s = judged(flow, 10);

	(void)state;
	assert_near(s.center, 50.81, 1e-12);
	assert_near(s.upper[3], 55.8048888888889, 1e-12);
	assert_false(s.misfit);
	assert_int_equal(s.signal[9], CC_SIGNAL_NONE);
}

static void
limits_are_cut_where_no_value_can_be_once_signals_are_known(void **state)
{
	const double count[] = { 0, 1, 0, 2, 0, 0, 1, 0 };
	struct cc_series s = {
		.n = 8, .to = -1, .year = 12, .value = count, .least = 0, .most = (double)INFINITY
	};

	(void)state;
	cc_series(&s, arena);
	assert_near(s.lower[0], 0, 0);
	assert_true(s.upper[0] > 2);
	for (int i = 0; i < 8; i++)
		assert_int_equal(s.signal[i], CC_SIGNAL_NONE);
}

static void
limits_of_a_baseline_hold_for_what_follows(void **state)
{
	const double value[] = { 1, 2, 1, 2, 1, 9, 9 };
	struct cc_series s = { .n = 7,
		.from = 0,
		.to = 4,
		.year = 12,
		.value = value,
		.least = -(double)INFINITY,
		.most = (double)INFINITY };

	(void)state;
	cc_series(&s, arena);
	assert_near(s.center, 7 / 5., 1e-15);
	assert_int_equal(s.signal[6], CC_SIGNAL_OUTSIDE_ABOVE);
	assert_int_equal(cc_series_run(&s), 2);
}

static void
shares_have_p_limits(void **state)
{
	const double x[] = { 5, 6, 4, 5, 5 }, n[] = { 10, 10, 10, 10, 40 },
		     value[] = { .5, .6, .4, .5, .125 };
	struct cc_series s = {
		.n = 5, .to = -1, .year = 12, .value = value, .x = x, .trials = n, .least = 0, .most = 1
	};

	(void)state;
	cc_series(&s, arena);
	assert_near(s.center, 25 / 80., 1e-15);
	assert_near(s.upper[4], 25 / 80. + 3 * sqrt(25 / 80. * 55 / 80. / 40), 1e-15);
	assert_near(s.lower[0], 0, 0);
}

/* Monthly employment rises, so that most months lie outside; attendances have
 * a February. */
static void
a_trending_series_does_not_fit_and_a_season_is_seen(void **state)
{
	double value[120];
	size_t n = read_series(value, 120, "kpi/us_employment.csv", 20);
	struct cc_series s;

	(void)state;
	if (n == 0)
		skip();
	s = judged(value, n);
	assert_true(s.misfit);
	n = read_series(value, 120, "kpi/nhs_ae_england_monthly.csv", 1);
	s = judged(value, n);
	assert_false(s.misfit);
	assert_true(s.seasonal);
	n = read_series(value, 120, "kpi/fukui_monthly_kpi.csv", 14);
	s = judged(value, n);
	assert_true(s.misfit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_series_without_trend_has_limits_that_fit),
		cmocka_unit_test(limits_are_cut_where_no_value_can_be_once_signals_are_known),
		cmocka_unit_test(limits_of_a_baseline_hold_for_what_follows),
		cmocka_unit_test(shares_have_p_limits),
		cmocka_unit_test(a_trending_series_does_not_fit_and_a_season_is_seen),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
