/* tiers.c -- tests stat/tiers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/interval.h"
#include "stat/tiers.h"

static void
the_best_of_two_is_the_normal_distribution(void **state)
{
	(void)state;
	for (double z = 0; z < 4; z += 0.37)
		assert_near(cc_best_above(z, 2), cc_normal_cdf(z), 1e-13);
	assert_near(cc_best_above(1.2815515655446, 2), .9, 1e-13);
}

/* Three and ten checked in R 4.2.2. */
static void
the_best_of_more_needs_more(void **state)
{
	(void)state;
	assert_near(cc_best_above(1, 3), .7452035868467, 1e-13);
	assert_near(cc_best_above(2, 10), .8753059840816, 1e-13);
	assert_near(cc_best_above(2.3737460990, 23), .9, 1e-10);
	assert_near(cc_best_above(2.5, 60), .867064072868, 1e-12);
	assert_near(cc_best_above(0, 5), .2, 1e-13);
}

/* Four people's top boxes of two outcomes: importance and satisfaction of each. */
static const int four[][4] = { { 1, 0, 1, 0 }, { 1, 0, 1, 1 }, { 1, 1, 0, 1 }, { 0, 0, 0, 0 } };

static void
people_add(struct cc_opp_sums sums[2], struct cc_opp_cross *cross, const int who[4], int times)
{
	cc_opp_add(&sums[0], who[0], who[1], times);
	cc_opp_add(&sums[1], who[2], who[3], times);
	for (int i = 0; i < 2; i++) {
		for (int j = 0; j < 2; j++) {
			cross->n[i][j] += times;
			cross->products[i][j] += times * who[i] * who[2 + j];
			cross->first[i][j] += times * who[i];
			cross->second[i][j] += times * who[2 + j];
		}
	}
}

/* Of all who answered everything it is that of 2 x - y, person by person. */
static void
correlation_is_that_of_the_people_s_parts(void **state)
{
	struct cc_opp_sums sums[2] = { { .most = 1, .unit = 1 }, { .most = 1, .unit = 1 } };
	struct cc_opp_cross cross = { 0 };
	double sum[2] = { 0 }, square[2] = { 0 }, product = 0, n = 4;

	(void)state;
	for (int p = 0; p < 4; p++) {
		double part[] = { 2 * four[p][0] - four[p][1], 2 * four[p][2] - four[p][3] };

		people_add(sums, &cross, four[p], 1);
		for (int o = 0; o < 2; o++) {
			sum[o] += part[o];
			square[o] += part[o] * part[o];
		}
		product += part[0] * part[1];
	}
	assert_near(cc_opp_correlation(&sums[0], &sums[1], &cross),
	    (product - sum[0] * sum[1] / n) /
		sqrt((square[0] - sum[0] * sum[0] / n) * (square[1] - sum[1] * sum[1] / n)),
	    1e-14);
}

static void
what_does_not_vary_is_not_correlated(void **state)
{
	struct cc_opp_sums sums[2] = { { .most = 1, .unit = 1 }, { .most = 1, .unit = 1 } };
	struct cc_opp_cross cross = { 0 };

	(void)state;
	assert_near(cc_opp_correlation(&sums[0], &sums[1], &cross), 0, 0);
	people_add(sums, &cross, (const int[]){ 1, 0, 1, 0 }, 5);
	assert_near(cc_opp_correlation(&sums[0], &sums[1], &cross), 0, 0);
}

/* Answers that go together tell outcomes apart earlier; who is not above is at 0. */
static void
distance_grows_with_correlation(void **state)
{
	struct cc_opp_sums a = { .most = 1, .unit = 1 }, b = a, one = a;
	double apart;

	(void)state;
	cc_opp_add(&a, 1, 0, 30);
	cc_opp_add(&a, 0, 1, 10);
	cc_opp_add(&b, 1, 1, 30);
	cc_opp_add(&b, 0, 0, 10);
	cc_opp_add(&one, 1, 0, 1);
	apart = cc_opp_above(&a, &b, 0);
	assert_true(apart > 1);
	assert_true(cc_opp_above(&a, &b, .5) > apart);
	assert_near(cc_opp_above(&b, &a, 0), 0, 0);
	assert_near(cc_opp_above(&a, &a, 0), 0, 0);
	assert_near(cc_opp_above(&one, &b, 0), 0, 0);
}

/* Five people of one weight. */
static void
one_weight_gives_the_correlation_of_counts(void **state)
{
	static const int answer[][4] = { { 1, 0, 1, 0 }, { 1, 1, 0, 0 }, { 0, 0, 0, 1 }, { 1, 0, 1, 1 },
		{ 1, 0, 0, 0 } };
	struct cc_opp_sums plain[2] = { { .most = 1, .unit = 1 }, { .most = 1, .unit = 1 } };
	struct cc_opp_weighted weighted[2] = { { .most = 1, .unit = 1 }, { .most = 1, .unit = 1 } };
	struct cc_opp_cross cross = { 0 }, squares = { 0 };
	double correlation;

	(void)state;
	for (int p = 0; p < 5; p++) {
		struct cc_weight_sums one = { 0 };

		cc_weights_add(&one, 2);
		people_add(plain, &cross, answer[p], 1);
		for (int o = 0; o < 2; o++)
			cc_opp_weighted_add(&weighted[o], answer[p][2 * o], answer[p][2 * o + 1], &one);
		for (int i = 0; i < 2; i++)
			for (int j = 0; j < 2; j++) {
				squares.n[i][j] += 4;
				squares.products[i][j] += 4. * answer[p][i] * answer[p][2 + j];
				squares.first[i][j] += 4. * answer[p][i];
				squares.second[i][j] += 4. * answer[p][2 + j];
			}
	}
	correlation = cc_opp_correlation(&plain[0], &plain[1], &cross);
	assert_true(fabs(correlation) > .1);
	assert_near(cc_opp_weighted_correlation(&weighted[0], &weighted[1], &squares), correlation, 1e-14);
	assert_near(cc_opp_weighted_above(&weighted[0], &weighted[1], correlation),
	    cc_opp_above(&plain[0], &plain[1], correlation), 1e-9);
	assert_true(cc_opp_above(&plain[0], &plain[1], correlation) > 0);
}

/* By hand: weights 1 and 3, 2 p - q of each, deviations by squared weights. */
static void
a_heavy_person_counts_by_the_square(void **state)
{
	static const int answer[][4] = { { 1, 0, 1, 0 }, { 0, 0, 1, 0 }, { 1, 0, 0, 0 } };
	static const double weight[] = { 1, 3, 2 };
	struct cc_opp_weighted s[2] = { { .most = 1, .unit = 1 }, { .most = 1, .unit = 1 } };
	struct cc_opp_cross squares = { 0 };
	double cov = 0, var[2] = { 0, 0 };

	(void)state;
	for (int p = 0; p < 3; p++) {
		/* shares of importance .5 and 2 / 3, of satisfaction 0 */
		double w = weight[p], ww = w * w, x = answer[p][0] - .5, y = answer[p][2] - 2. / 3;
		struct cc_weight_sums one = { 0 };

		cc_weights_add(&one, w);
		for (int o = 0; o < 2; o++)
			cc_opp_weighted_add(&s[o], answer[p][2 * o], answer[p][2 * o + 1], &one);
		for (int i = 0; i < 2; i++)
			for (int j = 0; j < 2; j++) {
				squares.n[i][j] += ww;
				squares.products[i][j] += ww * answer[p][i] * answer[p][2 + j];
				squares.first[i][j] += ww * answer[p][i];
				squares.second[i][j] += ww * answer[p][2 + j];
			}
		cov += ww * x * y;
		var[0] += ww * x * x;
		var[1] += ww * y * y;
	}
	assert_near(cc_opp_weighted_correlation(&s[0], &s[1], &squares), cov / sqrt(var[0] * var[1]), 1e-14);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_of_two_is_the_normal_distribution),
		cmocka_unit_test(the_best_of_more_needs_more),
		cmocka_unit_test(correlation_is_that_of_the_people_s_parts),
		cmocka_unit_test(what_does_not_vary_is_not_correlated),
		cmocka_unit_test(one_weight_gives_the_correlation_of_counts),
		cmocka_unit_test(a_heavy_person_counts_by_the_square),
		cmocka_unit_test(distance_grows_with_correlation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
