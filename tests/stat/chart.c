/* chart.c -- tests stat/chart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "published.h"
#include "stat/chart.h"

/* NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2. */
static const double flow[] = { 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1 };

static void
limits_of_nist_6_3_2_2_are_the_handbooks(void **state)
{
	struct cc_xmr x;

	(void)state;
	assert_int_equal(cc_xmr(&x, flow, NULL, 10), CC_WHY_NONE);
	assert_near(x.center, 50.81, 1e-12);
	assert_near(x.range, 1.8777777777777784, 1e-12);
	assert_near(x.lower, 45.81511111111111, 1e-12);
	assert_near(x.upper, 55.8048888888889, 1e-12);
	assert_near(x.range_upper, 6.140333333333335, 1e-12); /* 3.27 of it */
}

static void
a_gap_has_no_moving_range_across_it(void **state)
{
	const double value[] = { 1, 2, (double)NAN, 10, 12, 11 };
	struct cc_xmr x;

	(void)state;
	assert_int_equal(cc_xmr(&x, value, NULL, 6), CC_WHY_NONE);
	assert_near(x.range, (1 + 2 + 1) / 3., 1e-15);
	assert_near(x.center, 36 / 5., 1e-15);
}

static void
limits_of_a_baseline_are_its_own(void **state)
{
	bool basis[10] = { 0 };
	struct cc_xmr x;

	(void)state;
	for (int i = 0; i < 5; i++)
		basis[i] = true;
	assert_int_equal(cc_xmr(&x, flow, basis, 10), CC_WHY_NONE);
	assert_near(x.center, (49.6 + 47.6 + 49.9 + 51.3 + 47.8) / 5, 1e-14);
	assert_near(x.range, (2 + 2.3 + 1.4 + 3.5) / 4, 1e-13);
}

static void
few_points_have_no_limits_and_equal_ones_none_but_their_value(void **state)
{
	const double same[] = { 3, 3, 3, 3, 3 },
		     apart[] = { 1, (double)NAN, 2, (double)NAN, 3, (double)NAN, 4, (double)NAN, 5 };
	struct cc_xmr x;

	(void)state;
	assert_int_equal(cc_xmr(&x, flow, NULL, 4), CC_WHY_FEW);
	assert_nan(x.upper);
	assert_int_equal(cc_xmr(&x, apart, NULL, 9), CC_WHY_NO_PAIR);
	assert_int_equal(cc_xmr(&x, same, NULL, 5), CC_WHY_ONE_VALUE);
	assert_near(x.lower, 3, 0);
	assert_near(x.upper, 3, 0);
}

/* NIST/SEMATECH e-Handbook, 6.3.3.2: circuits that fail, of 50 a wafer. */
static void
p_limits_of_nist_6_3_3_2_are_the_handbooks(void **state)
{
	const double x[] = { 12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18,
		24, 15, 9, 12, 7, 13, 9, 6 };
	double n[30], value[30], mid[30], lower[30], upper[30], center;
	enum cc_signal signal[30];

	(void)state;
	for (int i = 0; i < 30; i++)
		n[i] = 50;
	assert_int_equal(cc_p_limits(&center, lower, upper, x, n, NULL, 30), CC_WHY_NONE);
	assert_near(center, 0.23133333333333334, 1e-15);
	assert_near(upper[0], 0.410239, 1e-6);
	assert_near(lower[29], 0.052428, 1e-6);
	for (int i = 0; i < 30; i++) {
		value[i] = x[i] / 50;
		mid[i] = center;
	}
	cc_signals(signal, value, mid, lower, upper, 30);
	for (int i = 0; i < 30; i++)
		assert_int_equal(signal[i] == CC_SIGNAL_OUTSIDE_ABOVE, i == 14 || i == 22);
}

static void
p_limits_are_wider_where_n_is_smaller(void **state)
{
	const double x[] = { 1, 90, 2, 3, (double)NAN, 1 }, n[] = { 2, 100, 3, 5, 0, 4 };
	double lower[6], upper[6], center;

	(void)state;
	assert_int_equal(cc_p_limits(&center, lower, upper, x, n, NULL, 6), CC_WHY_NONE);
	assert_near(center, 97 / 114., 1e-15);
	assert_true(lower[0] < lower[1] && upper[0] > upper[1]);
	assert_near(upper[1], 97 / 114. + 3 * sqrt(97 / 114. * 17 / 114. / 100), 1e-15);
	assert_nan(lower[4]);
}

static unsigned
signals_of(const char *expected, const double *value, size_t n)
{
	static const char letter[] = ".OoRrNn";
	double mid[32] = { 0 }, lower[32] = { 0 }, upper[32] = { 0 };
	enum cc_signal signal[32];
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++) {
		mid[i] = 0;
		lower[i] = -3;
		upper[i] = 3;
	}
	cc_signals(signal, value, mid, lower, upper, n);
	for (size_t i = 0; i < n; i++)
		wrong += letter[signal[i]] != expected[i];
	return wrong;
}

/* Limits at 3, centre at 0: outside beyond 3, near from 1.5. */
static void
the_rules_mark_what_they_say(void **state)
{
	const double nan = (double)NAN;

	(void)state;
	assert_int_equal(signals_of("..O..o", (const double[]){ 1, -1, 3.1, 3, -3, -3.5 }, 6), 0);
	assert_int_equal(signals_of("RRRRRRRR.", (const double[]){ 1, 1, 1, 1, 1, 1, 1, 1, -1 }, 9), 0);
	assert_int_equal(signals_of("........", (const double[]){ 1, 1, 1, 1, 1, 1, 1, -1 }, 8), 0);
	assert_int_equal(signals_of(".........", (const double[]){ 1, 1, 1, 1, 0, 1, 1, 1, 1 }, 9), 0);
	assert_int_equal(signals_of(".........", (const double[]){ 1, 1, 1, 1, nan, 1, 1, 1, 1 }, 9), 0);
	assert_int_equal(signals_of(".nn.n.", (const double[]){ 1, -2, -2, 1, -2, 1 }, 6), 0);
	assert_int_equal(signals_of("NNON", (const double[]){ 2, 2, 4, 2 }, 4), 0);
	assert_int_equal(signals_of("....", (const double[]){ 2, 2, nan, 2 }, 4), 0);
	assert_int_equal(signals_of("....", (const double[]){ 2, -2, 2, -2 }, 4), 0);
}

/* Ten times .1 over 10 is less than .1; .9 - 3 sqrt(.09) is more than 0; the mean of .1, .2, .3 is
 * more than .2. */
static void
rounding_makes_no_signal(void **state)
{
	static const double same[] = { .1, .1, .1, .1, .1, .1, .1, .1, .1, .1 };
	static const double mean[] = { .2, .2, .2, .1, .3, .2, .2, .2, .2, .2 };
	static const double x[] = { 1, 1, 0, 1, 1, 1, 1, 1, 1, 1 };
	static const double n[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
	double mid[10], lower[10], upper[10], center;
	enum cc_signal signal[10];
	struct cc_xmr chart;

	(void)state;
	for (int k = 0; k < 3; k++) {
		const double *value = k == 0 ? same : k == 1 ? mean : x;

		if (k < 2) {
			cc_xmr(&chart, value, NULL, 10);
			assert_near(chart.center, value[0], 0);
			for (int i = 0; i < 10; i++) {
				mid[i] = chart.center;
				lower[i] = chart.lower;
				upper[i] = chart.upper;
			}
		} else {
			assert_int_equal(cc_p_limits(&center, lower, upper, x, n, NULL, 10), CC_WHY_NONE);
			assert_near(lower[2], 0, 0);
			for (int i = 0; i < 10; i++)
				mid[i] = center;
		}
		cc_signals(signal, value, mid, lower, upper, 10);
		for (int i = 0; i < 10; i++)
			assert_int_equal(signal[i], CC_SIGNAL_NONE);
	}
}

/* data/reference/expected.json: xmr_nhs_ae_england_monthly_attendances, by numpy;
 * runs8 of fukui's NPS are [1, 21] and [28, 53]. */
static void
limits_and_runs_of_published_series_are_those_of_others(void **state)
{
	double value[120], mid[120], lower[120], upper[120];
	enum cc_signal signal[120];
	struct cc_xmr x;
	size_t n = read_series(value, 120, "kpi/nhs_ae_england_monthly.csv", 1);

	(void)state;
	if (n == 0)
		skip();
	assert_int_equal(n, 36);
	assert_int_equal(cc_xmr(&x, value, NULL, n), CC_WHY_NONE);
	assert_near(x.center, 2000538.9444444445, 1e-14);
	assert_near(x.range, 101013, 1e-14);
	assert_near(x.lower, 1731844.3644444444, 1e-14);
	assert_near(x.upper, 2269233.5244444446, 1e-14);
	n = read_series(value, 120, "kpi/us_employment.csv", 20);
	assert_int_equal(cc_xmr(&x, value, NULL, n), CC_WHY_NONE);
	assert_near(x.lower, 13643.323725490196, 1e-14);
	assert_near(x.upper, 13819.509607843136, 1e-14);
	n = read_series(value, 120, "kpi/fukui_monthly_kpi.csv", 14);
	assert_int_equal(n, 53);
	assert_int_equal(cc_xmr(&x, value, NULL, n), CC_WHY_NONE);
	assert_near(x.lower, 2.6575977410711857, 1e-13);
	for (size_t i = 0; i < n; i++) {
		mid[i] = x.center;
		lower[i] = x.lower;
		upper[i] = x.upper;
	}
	cc_signals(signal, value, mid, lower, upper, n);
	for (size_t i = 0; i < n; i++) {
		bool run = i < 21 || i >= 27;

		if (signal[i] != CC_SIGNAL_OUTSIDE_ABOVE && signal[i] != CC_SIGNAL_OUTSIDE_BELOW)
			assert_int_equal(
			    signal[i] == CC_SIGNAL_RUN_ABOVE || signal[i] == CC_SIGNAL_RUN_BELOW, run);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_of_nist_6_3_2_2_are_the_handbooks),
		cmocka_unit_test(a_gap_has_no_moving_range_across_it),
		cmocka_unit_test(limits_of_a_baseline_are_its_own),
		cmocka_unit_test(few_points_have_no_limits_and_equal_ones_none_but_their_value),
		cmocka_unit_test(p_limits_of_nist_6_3_3_2_are_the_handbooks),
		cmocka_unit_test(p_limits_are_wider_where_n_is_smaller),
		cmocka_unit_test(the_rules_mark_what_they_say),
		cmocka_unit_test(rounding_makes_no_signal),
		cmocka_unit_test(limits_and_runs_of_published_series_are_those_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
