/* overlap.c -- tests stat/overlap.  Numbers that are not said to be others' are those of
 * tests/reference/overlap.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/interval.h"
#include "stat/moments.h"
#include "stat/overlap.h"

#include <string.h>

/* The answers of two waves: those of the people in both come first, in the same order. */
struct waves {
	const double *first, *second;
	size_t n1, n2, both;
};

static struct cc_moments
moments_of(const double *x, size_t n)
{
	struct cc_moments m = { 0 };

	for (size_t i = 0; i < n; i++)
		cc_moments_add(&m, x[i]);
	return m;
}

static struct cc_moments
differences(const struct waves *w)
{
	struct cc_moments m = { 0 };

	for (size_t i = 0; i < w->both; i++)
		cc_moments_add(&m, w->first[i] - w->second[i]);
	return m;
}

static struct cc_mean
mean_of(const double *x, size_t n)
{
	struct cc_moments m = moments_of(x, n);

	return cc_mean_of(&m);
}

static struct cc_overlap_spread
spread_of(const struct waves *w)
{
	struct cc_moments a = moments_of(w->first, w->both), b = moments_of(w->second, w->both);
	struct cc_moments d = differences(w);

	return cc_overlap_spread_of(&a, &b, &d);
}

static enum cc_why
compare(struct cc_difference *out, const struct waves *w, double confidence)
{
	return cc_overlap_mean_difference(
	    out, mean_of(w->first, w->n1), mean_of(w->second, w->n2), spread_of(w), confidence);
}

static void
check(const struct cc_difference *d, double value, double low, double high, double p)
{
	assert_near(d->value, value, 1e-14);
	assert_near(d->low, low, 1e-12);
	assert_near(d->high, high, 1e-12);
	assert_near(d->p / p, 1, 1e-10);
}

/* Derrick, Toher and White (2017), as in the R package Partiallyoverlapping, which prints p = .026. */
static const double then[] = { 14, 15, 18, 20, 11, 19, 14, 15, 20, 21, 16, 18, 14, 12, 14, 17 };
static const double now[] = { 15, 10, 15, 17, 13, 19, 12, 13, 10, 16, 18, 16, 15, 14, 13, 10 };

static void
means_match_the_published_example(void **state)
{
	struct cc_difference d;

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ then, now, 16, 16, 8 }, .95), CC_WHY_NONE);
	check(&d, 2, 0.265902970527804, 3.7340970294722, 0.0261044448619574);
	assert_int_equal(compare(&d, &(struct waves){ then, now, 16, 13, 8 }, .99), CC_WHY_NONE);
	check(&d, 1.58653846153846154, -0.904445819592985, 4.07752274266991, 0.0809526745851445);
}

/* Student's sleep data, as in R: t.test(extra ~ group, data = sleep), paired and not. */
static const double drug1[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
static const double drug2[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };

static void
means_with_nobody_in_both_are_welch_to_the_bit(void **state)
{
	struct cc_difference d, welch;
	struct waves w = { drug1, drug2, 10, 10, 0 };

	(void)state;
	assert_int_equal(compare(&d, &w, .95), CC_WHY_NONE);
	cc_mean_difference(&welch, mean_of(drug1, 10), mean_of(drug2, 10), .95);
	assert_memory_equal(&d, &welch, sizeof d);
	assert_near(d.p, 0.07939414, 5e-9);
	w.n1 = 1;
	assert_int_equal(compare(&d, &w, .95), CC_WHY_ONE);
	w.n1 = 0;
	assert_int_equal(compare(&d, &w, .95), CC_WHY_NO_DATA);
	assert_nan(d.value);
}

static void
means_with_everybody_in_both_are_the_paired_t(void **state)
{
	struct cc_difference d;

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ drug1, drug2, 10, 10, 10 }, .95), CC_WHY_NONE);
	assert_near(d.low, -2.4598858, 5e-8);
	assert_near(d.high, -0.7001142, 5e-8);
	assert_near(d.p, 0.00283289, 5e-9);
	for (size_t n = 2; n <= 10; n++) {
		struct waves w = { drug1, drug2, n, n, n };
		struct cc_moments m = differences(&w);
		struct cc_mean mean = cc_mean_of(&m);
		double low, high;

		assert_int_equal(compare(&d, &w, .9), CC_WHY_NONE);
		cc_mean_interval(&low, &high, mean.mean, sqrt(mean.variance), n, .9);
		assert_near(d.value, mean.mean, 1e-12);
		assert_near(d.low, low, 1e-12);
		assert_near(d.high, high, 1e-12);
		assert_near(d.p,
		    2 * cc_t_cdf(-fabs(mean.mean / sqrt(mean.variance / (double)n)), (double)(n - 1)), 1e-12);
	}
}

/* Each mean has a squared error of 2.5 / 5, so that the difference has 1, and Welch has 8 degrees. */
static void
two_people_in_both_have_no_correlation(void **state)
{
	static const double a[] = { 0, 4, 1, 2, 3 }, b[] = { 5, 9, 6, 7, 8 };
	struct cc_difference d;
	double df = 1 + (8. - 1) * 6 / 10, half = cc_t_quantile(.975, df);

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ a, b, 5, 5, 2 }, .95), CC_WHY_NONE);
	check(&d, -5, -5 - half, -5 + half, 2 * cc_t_cdf(-5, df));
	df = 2 + (8. - 2) * 4 / 10;
	half = cc_t_quantile(.975, df) * sqrt(1 - 3. / 5);
	assert_int_equal(compare(&d, &(struct waves){ a, b, 5, 5, 3 }, .95), CC_WHY_NONE);
	check(&d, -5, -5 - half, -5 + half, 2 * cc_t_cdf(-5 / sqrt(1 - 3. / 5), df));
	df = (8. - 0) * 8 / 10;
	assert_int_equal(compare(&d, &(struct waves){ a, b, 5, 5, 1 }, .95), CC_WHY_NONE);
	assert_near(d.p, 2 * cc_t_cdf(-5, df), 1e-15);
}

/* Only the degrees of freedom know that there are pairs. */
static void
people_in_both_without_spread_have_no_correlation(void **state)
{
	static const double same[] = { 2, 2, 2, 2, 1, 3 }, other[] = { 1, 2, 3, 4 };
	struct cc_difference d;
	double v = 2. / 5 / 6, u = 5. / 3 / 4, wide = sqrt(v + u);
	double welch = (v + u) * (v + u) / (v * v / 5 + u * u / 3), df = 3 + (welch - 3) * 2 / 10;

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ same, other, 6, 4, 4 }, .95), CC_WHY_NONE);
	check(&d, -.5, -.5 - cc_t_quantile(.975, df) * wide, -.5 + cc_t_quantile(.975, df) * wide,
	    2 * cc_t_cdf(-.5 / wide, df));
}

static void
waves_that_change_places_change_the_sign(void **state)
{
	struct cc_difference d, back;

	(void)state;
	compare(&d, &(struct waves){ then, now, 16, 11, 6 }, .95);
	compare(&back, &(struct waves){ now, then, 11, 16, 6 }, .95);
	assert_true(d.value == -back.value);
	assert_near(d.low, -back.high, 1e-14);
	assert_near(d.high, -back.low, 1e-14);
	assert_near(d.p, back.p, 1e-14);
}

static void
means_that_all_moved_alike_have_no_interval(void **state)
{
	static const double a[] = { .1, .2, .4, .8, 1.6 }, b[] = { .4, .5, .7, 1.1, 1.9 };
	static const double rounded[] = { 0, .8, .8 }, beside[] = { .2, 1, 1 }; /* not by the same bits */
	static const double same[] = { 2, 2, 2, 2 };
	struct cc_difference d;

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ a, b, 5, 5, 5 }, .95), CC_WHY_ONE_VALUE);
	assert_near(d.value, -.3, 1e-15);
	assert_nan(d.low);
	assert_nan(d.p);
	assert_int_equal(compare(&d, &(struct waves){ rounded, beside, 3, 3, 3 }, .95), CC_WHY_ONE_VALUE);
	assert_int_equal(compare(&d, &(struct waves){ same, same + 1, 4, 3, 2 }, .95), CC_WHY_ONE_VALUE);
	assert_true(d.value == 0);
	assert_nan(d.high);
	assert_int_equal(compare(&d, &(struct waves){ a, b, 5, 5, 4 }, .95), CC_WHY_NONE);
}

static void
a_mean_of_one_or_of_huge_numbers_has_no_interval(void **state)
{
	static const double huge[] = { 1e200, 2, 3 };
	struct cc_mean m = { 2, 1, 9 };
	struct cc_difference d;

	(void)state;
	assert_int_equal(compare(&d, &(struct waves){ then, now, 1, 9, 1 }, .95), CC_WHY_ONE);
	assert_near(d.value, 14 - 124. / 9, 1e-14);
	assert_nan(d.low);
	assert_int_equal(compare(&d, &(struct waves){ then, now, 9, 1, 1 }, .95), CC_WHY_ONE);
	assert_nan(d.p);
	assert_int_equal(compare(&d, &(struct waves){ huge, now, 3, 4, 3 }, .95), CC_WHY_RANGE);
	assert_nan(d.low);
	assert_int_equal(
	    cc_overlap_mean_difference(&d, m, m, (struct cc_overlap_spread){ 5, 1, 1, (double)NAN }, .95),
	    CC_WHY_RANGE);
	assert_nan(d.p);
}

/* By hand: means 2 and 5; products 2 + 0 + 0, squares 1 + 0 + 1 and 4 + 1 + 1. */
static void
the_spread_of_pairs_has_their_covariance(void **state)
{
	static const double a[] = { 1, 2, 3 }, b[] = { 3, 6, 6 };
	struct cc_overlap_spread s = spread_of(&(struct waves){ a, b, 3, 3, 3 });

	(void)state;
	assert_int_equal(s.n, 3);
	assert_near(s.first, 1, 1e-15);
	assert_near(s.second, 3, 1e-15);
	assert_near(s.covariance, 1.5, 1e-15);
}

static void
shares_match_the_published_formula(void **state)
{
	static const struct {
		struct cc_share first, second;
		struct cc_overlap_cells both;
		double confidence, value, low, high, p;
	} table[] = {
		{ { 2, 21 }, { 8, 21 }, { 1, 1, 7, 12 }, .95, -.285714285714286, -0.511705704576894,
		    -0.0189260789352734, 0.036154237715904 },
		{ { 30, 50 }, { 22, 60 }, { 8, 5, 1, 6 }, .95, 0.233333333333333, 0.0566097669110932,
		    0.38979195857854, 0.00914836035467238 },
		{ { 30, 50 }, { 22, 60 }, { 2, 9, 6, 3 }, .95, 0.233333333333333, 0.0280197164251094,
		    0.415029751015147, 0.0256068733971239 },
		{ { 9, 10 }, { 3, 12 }, { 0, 1, 0, 0 }, .9, .65, 0.287972867076388, 0.818819429652801,
		    0.00265662289675163 },
		{ { 0, 12 }, { 6, 15 }, { 0, 0, 4, 5 }, .95, -.4, -0.649868944139544, -0.0686941737168668,
		    0.0209477683362576 },
	};
	struct cc_difference d;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		assert_int_equal(cc_overlap_share_difference(
				     &d, table[i].first, table[i].second, table[i].both, table[i].confidence),
		    CC_WHY_NONE);
		check(&d, table[i].value, table[i].low, table[i].high, table[i].p);
	}
}

static void
shares_with_nobody_in_both_are_those_of_two_groups_to_the_bit(void **state)
{
	static const struct cc_share table[][2] = { { { 56, 70 }, { 48, 80 } }, { { 9, 10 }, { 3, 10 } },
		{ { 0, 0 }, { 1, 2 } }, { { 0, 4 }, { 0, 5 } } };
	struct cc_difference d, groups;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		enum cc_why why = cc_overlap_share_difference(
		    &d, table[i][0], table[i][1], (struct cc_overlap_cells){ 0 }, .95);

		assert_int_equal(why, cc_share_difference(&groups, table[i][0], table[i][1], .95));
		assert_memory_equal(&d, &groups, sizeof d);
	}
}

/* Of tables with up to five people a wave, all. */
static void
check_table(struct cc_share first, struct cc_share second, struct cc_overlap_cells both)
{
	struct cc_overlap_cells swapped = { both.always, both.second, both.first, both.never };
	struct cc_difference d, back;
	enum cc_why why = cc_overlap_share_difference(&d, first, second, both, .8);
	bool all = first.x == first.n && second.x == second.n;

	assert_int_equal(why, first.x + second.x == 0 || all ? CC_WHY_ONE_VALUE : CC_WHY_NONE);
	assert_int_equal(cc_overlap_share_difference(&back, second, first, swapped, .8), why);
	assert_true(d.value == -back.value && d.low == -back.high && d.high == -back.low);
	assert_true(-1 <= d.low && d.low <= d.value && d.value <= d.high && d.high <= 1);
	if (why == CC_WHY_NONE) {
		assert_true(d.p == back.p && d.p > 0 && d.p <= 1);
		assert_int_equal(d.p<1 - .8, d.low> 0 || d.high < 0);
	} else {
		assert_nan(d.p);
		assert_nan(back.p);
	}
}

static void
check_tables(uint64_t n1, uint64_t n2, struct cc_overlap_cells c)
{
	uint64_t no1 = c.second + c.never, no2 = c.first + c.never;

	for (uint64_t x1 = c.always + c.first; x1 + no1 <= n1; x1++)
		for (uint64_t x2 = c.always + c.second; x2 + no2 <= n2; x2++)
			check_table((struct cc_share){ x1, n1 }, (struct cc_share){ x2, n2 }, c);
}

static void
p_is_low_exactly_where_the_limits_exclude_zero(void **state)
{
	enum { MOST = 5 };

	(void)state;
	for (uint64_t a = 0; a <= MOST; a++)
		for (uint64_t b = 0; a + b <= MOST; b++)
			for (uint64_t c = 0; a + b + c <= MOST; c++)
				for (uint64_t n = a + b + c > 0 ? a + b + c : 1; n <= MOST; n++)
					for (uint64_t n1 = n; n1 <= MOST; n1++)
						for (uint64_t n2 = n; n2 <= MOST; n2++)
							check_tables(n1, n2,
							    (struct cc_overlap_cells){
								a, b, c, n - a - b - c });
}

static void
shares_that_do_not_differ_have_p_of_one(void **state)
{
	struct cc_difference d;

	(void)state;
	cc_overlap_share_difference(&d, (struct cc_share){ 5, 20 }, (struct cc_share){ 10, 40 },
	    (struct cc_overlap_cells){ 2, 1, 1, 6 }, .95);
	assert_true(d.value == 0);
	assert_true(d.p == 1);
}

static void
people_who_answer_alike_narrow_the_limits_and_others_widen_them(void **state)
{
	struct cc_share first = { 60, 100 }, second = { 50, 100 };
	struct cc_difference alike, apart, little;

	(void)state;
	cc_overlap_share_difference(&alike, first, second, (struct cc_overlap_cells){ 30, 6, 0, 30 }, .95);
	cc_overlap_share_difference(&apart, first, second, (struct cc_overlap_cells){ 0, 30, 30, 6 }, .95);
	/* by chance alone: 8 x 8 - 6 x 6 is less than half of 32 above 0 */
	cc_overlap_share_difference(&little, first, second, (struct cc_overlap_cells){ 8, 7, 7, 8 }, .95);
	assert_true(alike.low > 0 && apart.low < little.low && little.low < alike.low);
	assert_true(alike.high < little.high && little.high < apart.high);
	assert_true(alike.p < .05 && little.p > .05 && apart.p > little.p);
}

static void
one_person_in_a_wave_says_nothing(void **state)
{
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_overlap_share_difference(&d, (struct cc_share){ 1, 1 },
			     (struct cc_share){ 0, 50 }, (struct cc_overlap_cells){ .first = 1 }, .95),
	    CC_WHY_NONE);
	assert_near(d.value, 1, 0);
	assert_true(d.low < 0 && d.high == 1 && d.p == 1);
	assert_int_equal(cc_overlap_share_difference(&d, (struct cc_share){ 0, 1 }, (struct cc_share){ 1, 1 },
			     (struct cc_overlap_cells){ .second = 1 }, .95),
	    CC_WHY_NONE);
	assert_true(d.value == -1 && d.low == -1 && d.p == 1);
	assert_near(d.high, sqrt(2) - 1, 1e-15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(means_match_the_published_example),
		cmocka_unit_test(means_with_nobody_in_both_are_welch_to_the_bit),
		cmocka_unit_test(means_with_everybody_in_both_are_the_paired_t),
		cmocka_unit_test(two_people_in_both_have_no_correlation),
		cmocka_unit_test(people_in_both_without_spread_have_no_correlation),
		cmocka_unit_test(waves_that_change_places_change_the_sign),
		cmocka_unit_test(means_that_all_moved_alike_have_no_interval),
		cmocka_unit_test(a_mean_of_one_or_of_huge_numbers_has_no_interval),
		cmocka_unit_test(the_spread_of_pairs_has_their_covariance),
		cmocka_unit_test(shares_match_the_published_formula),
		cmocka_unit_test(shares_with_nobody_in_both_are_those_of_two_groups_to_the_bit),
		cmocka_unit_test(p_is_low_exactly_where_the_limits_exclude_zero),
		cmocka_unit_test(shares_that_do_not_differ_have_p_of_one),
		cmocka_unit_test(people_who_answer_alike_narrow_the_limits_and_others_widen_them),
		cmocka_unit_test(one_person_in_a_wave_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
