/* weighted.c -- tests stat/weighted against R 4.2.2 (package survey) and the methods page:
 * its vectors 16. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/interval.h"
#include "stat/weighted.h"

enum { N = 12, FIRST = 5 };

static const double weight[N] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };
static const int has[N] = { 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0 };
static const int scale[N] = { 5, 4, 2, 5, 3, 1, 4, 3, 4, 5, 2, 3 };
static const int promoter[N] = { 1, 1, -1, 1, 0, -1, 0, -1, 1, 1, -1, 0 };

/* People from..end; of has[], or of nobody. */
static struct cc_weighted_share
share_of(int from, int end, bool any)
{
	struct cc_weighted_share s = { 0 };

	for (int i = from; i < end; i++) {
		cc_weights_add(&s.all, weight[i]);
		if (any && has[i])
			cc_weights_add(&s.has, weight[i]);
	}
	return s;
}

static void
check_share(const struct cc_weighted_share *s, double p, double n, double low, double high)
{
	struct cc_fraction fraction;
	double l, h;

	assert_near(cc_weighted_share_value(s), p, 1e-12);
	assert_int_equal(cc_weighted_fraction(&fraction, s), CC_WHY_NONE);
	assert_near(fraction.n, n, 1e-12);
	assert_near(fraction.x, p * n, 1e-11);
	assert_int_equal(cc_weighted_share_interval(&l, &h, s, .95), CC_WHY_NONE);
	assert_near(l, low, 1e-11);
	assert_near(h, high, 1e-11);
}

static void
a_share_has_wilson_s_limits_with_the_lesser_number(void **state)
{
	struct cc_weighted_share all = share_of(0, N, true), a = share_of(0, FIRST, true);
	struct cc_weighted_share b = share_of(FIRST, N, true), none = share_of(0, N, false);

	(void)state;
	check_share(&all, .555555555555556, 10.010088272383, .278014566917, .802282025427);
	check_share(&a, .616666666666667, 4.195804195804, .220181100436, .901629144794);
	check_share(&b, .5, 5.983516483516, .187354370768, .812645629232);
	check_share(&none, 0, 10.010088272383, 0, .277330668905);
}

static void
two_shares_are_told_apart_by_the_pooled_z(void **state)
{
	struct cc_weighted_share a = share_of(0, FIRST, true), b = share_of(FIRST, N, true);
	struct cc_fraction first, second;
	struct cc_difference d;
	double z;

	(void)state;
	assert_int_equal(cc_weighted_share_difference(&d, &a, &b, .95), CC_WHY_NONE);
	assert_near(d.value, .116666666667, 1e-11);
	assert_near(d.low, -.388257182747, 1e-11);
	assert_near(d.high, .539692556440, 1e-11);
	assert_near(d.p, .712763655489, 1e-11);
	cc_weighted_fraction(&first, &a);
	cc_weighted_fraction(&second, &b);
	cc_fraction_difference(&d, &z, first, second, .95);
	assert_near(z, .368146961907, 1e-11);
}

/* The mean of value[]. */
static struct cc_weighted_mean
mean_of(const int *value, int from, int end)
{
	struct cc_weighted_value cell[N] = { 0 };
	struct cc_weighted_mean mean;

	for (int i = from; i < end; i++) {
		cell[i - from].value = value[i];
		cc_weights_add(&cell[i - from].weights, weight[i]);
	}
	assert_int_equal(cc_weighted_mean(&mean, cell, (size_t)(end - from)), CC_WHY_NONE);
	return mean;
}

static void
a_mean_has_student_s_limits_with_kish_s_number(void **state)
{
	struct cc_weighted_mean all = mean_of(scale, 0, N), a = mean_of(scale, 0, FIRST);
	struct cc_weighted_mean b = mean_of(scale, FIRST, N);
	struct cc_difference d;
	double low, high;

	(void)state;
	assert_near(all.mean, 3.523809523810, 1e-12);
	assert_near(sqrt(all.square * 12 / 11), .376617528148, 1e-11); /* SE(svymean()) */
	assert_near(sqrt(all.square * all.n / (all.n - 1)), .380067451638, 1e-11);
	assert_int_equal(cc_weighted_mean_interval(&low, &high, &all, .95), CC_WHY_NONE);
	assert_near(low, 2.664183936378, 1e-11);
	assert_near(high, 4.383435111241, 1e-11);
	assert_near(sqrt(a.square * 5 / 4), .567945860096, 1e-11);
	assert_near(sqrt(b.square * 7 / 6), .475412845681, 1e-11);
	assert_int_equal(cc_weighted_mean_difference(&d, &a, &b, .95), CC_WHY_NONE);
	assert_near(d.value, .718181818182, 1e-11);
	assert_near(d.p, .373793629930, 1e-10);
	assert_near(d.low, -1.070278528667, 1e-9);
	assert_near(d.high, 2.506642165031, 1e-9);
}

/* 3 times the weights, over the weights, is not always 3. */
static void
one_answer_of_everybody_does_not_vary(void **state)
{
	static const int three[N] = { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };
	struct cc_difference d;

	(void)state;
	for (int end = FIRST; end < N; end++) {
		struct cc_weighted_mean a = mean_of(three, 0, end), b = mean_of(three, 2, N);

		assert_true(a.mean == 3 && a.square == 0);
		assert_int_equal(cc_weighted_mean_difference(&d, &a, &b, .95), CC_WHY_ONE_VALUE);
		assert_true(d.value == 0 && isnan(d.low) && isnan(d.high) && isnan(d.p));
	}
}

static void
net_promoters_and_ratios_match_the_methods_page(void **state)
{
	static const int over[] = { 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0 };
	static const int under[] = { 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1 };
	struct cc_weighted_mean nps = mean_of(promoter, 0, N), ratio;
	struct cc_weighted_part part[N] = { 0 };
	struct cc_weighted_share share = { 0 };
	struct cc_fraction fraction;

	(void)state;
	assert_near(100 * nps.mean, 17.460317460317, 1e-12);
	assert_near(100 * sqrt(nps.square), 26.303824708524, 1e-11);
	for (int i = 0; i < N; i++) {
		part[i].over = over[i];
		part[i].under = under[i];
		cc_weights_add(&part[i].weights, weight[i]);
		if (under[i])
			cc_weights_add(&share.all, weight[i]);
		if (over[i])
			cc_weights_add(&share.has, weight[i]);
	}
	assert_int_equal(cc_weighted_ratio(&ratio, part, N), CC_WHY_NONE);
	assert_near(ratio.mean, .733944954128, 1e-11);
	assert_near(sqrt(ratio.square), .135032229914, 1e-11);
	cc_weighted_fraction(&fraction, &share);
	assert_near(fraction.n, 8.244968771686, 1e-12);
}

/* surveys/sfo_2017.csv: its weights, and how many of each gave an answer. */
enum { WEIGHTS = 11 };

static const double sfo[WEIGHTS] = { 0.2847177143, 0.3778995413, 0.4545549296, 0.493739881, 0.723115625,
	0.9440823789, 1.0380333333, 1.1156485207, 1.3045777778, 1.4778779661, 1.6329600946 };

static void
add_people(struct cc_weight_sums *s, const int people[WEIGHTS])
{
	for (int w = 0; w < WEIGHTS; w++)
		for (int i = 0; i < people[w]; i++)
			cc_weights_add(s, sfo[w]);
}

static void
a_survey_of_2831_matches_r(void **state)
{
	static const int answer[5][WEIGHTS] = {
		{ 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 2 },
		{ 2, 1, 0, 3, 9, 1, 2, 4, 0, 2, 8 },
		{ 28, 38, 9, 34, 85, 39, 30, 30, 32, 22, 97 },
		{ 92, 124, 38, 76, 316, 133, 120, 98, 97, 92, 321 },
		{ 38, 46, 22, 44, 155, 45, 57, 32, 36, 53, 171 },
	};
	struct cc_weighted_value value[5] = { 0 };
	struct cc_weighted_share top = { 0 };
	struct cc_weighted_mean mean;

	(void)state;
	for (int a = 0; a < 5; a++) {
		value[a].value = a + 1;
		add_people(&value[a].weights, answer[a]);
		cc_weights_join(&top.all, &value[a].weights);
		if (a >= 3)
			cc_weights_join(&top.has, &value[a].weights);
	}
	cc_weighted_mean(&mean, value, 5);
	assert_int_equal(mean.people, 2688);
	assert_near(mean.mean, 4.071202637940, 1e-12);
	assert_near(sqrt(mean.square * 2688 / 2687), .014919234205, 1e-10);
	check_share(&top, .822793064851, 2223.261898549, .806367965083, .838104613905);
}

static void
women_and_the_rest_differ_by_three_points(void **state)
{
	static const int people[2][2][WEIGHTS] = {
		{ { 16, 19, 6, 19, 53, 27, 18, 16, 16, 11, 66 },
		    { 70, 74, 26, 71, 252, 113, 102, 49, 66, 58, 253 } },
		{ { 14, 20, 3, 19, 43, 14, 14, 18, 16, 13, 41 },
		    { 60, 96, 34, 49, 219, 65, 75, 81, 67, 87, 239 } },
	};
	struct cc_weighted_share group[2] = { 0 };
	struct cc_difference d;

	(void)state;
	for (int g = 0; g < 2; g++)
		for (int h = 0; h < 2; h++) {
			add_people(&group[g].all, people[g][h]);
			if (h == 1)
				add_people(&group[g].has, people[g][h]);
		}
	assert_int_equal(group[1].all.n, 1287);
	check_share(&group[1], .839246455979, 1062.426242942, .815943877772, .860104617482);
	cc_weighted_share_difference(&d, &group[1], &group[0], .95);
	assert_near(d.value, .031697016095, 1e-11);
	assert_near(d.low, -.000177031355, 1e-11);
	assert_near(d.high, .063340095925, 1e-11);
	assert_near(d.p, .051108170202, 1e-10);
}

static void
net_promoters_of_a_survey_match_r(void **state)
{
	static const int people[3][WEIGHTS] = {
		{ 23, 24, 5, 23, 86, 33, 25, 22, 17, 17, 67 },
		{ 57, 75, 26, 49, 205, 103, 59, 50, 55, 61, 228 },
		{ 90, 114, 39, 89, 300, 79, 119, 94, 98, 96, 318 },
	};
	struct cc_weighted_value value[3] = { 0 };
	struct cc_weighted_mean nps;

	(void)state;
	for (int a = 0; a < 3; a++) {
		value[a].value = a - 1;
		add_people(&value[a].weights, people[a]);
	}
	cc_weighted_mean(&nps, value, 3);
	assert_near(100 * nps.mean, 40.3984355117, 1e-11);
	assert_near(100 * sqrt(nps.square), 1.4454617110, 1e-9);
}

/* Seven and nine people of one weight. */
static void
one_weight_gives_the_bits_of_the_counts(void **state)
{
	struct cc_weighted_share a = { 0 }, b = { 0 };
	struct cc_difference weighted, plain;
	double low[2], high[2];

	(void)state;
	for (int i = 0; i < 9; i++) {
		cc_weights_add(&b.all, 2.5);
		if (i < 2)
			cc_weights_add(&b.has, 2.5);
		if (i < 7)
			cc_weights_add(&a.all, 2.5);
		if (i < 6)
			cc_weights_add(&a.has, 2.5);
	}
	cc_weighted_share_difference(&weighted, &a, &b, .95);
	cc_share_difference(&plain, (struct cc_share){ 6, 7 }, (struct cc_share){ 2, 9 }, .95);
	assert_memory_equal(&weighted, &plain, sizeof plain);
	assert_near(cc_weighted_share_value(&a), 6. / 7, 0);
	cc_weighted_share_interval(&low[0], &high[0], &a, .95);
	cc_wilson(&low[1], &high[1], 6, 7, .95);
	assert_near(low[0], low[1], 0);
	assert_near(high[0], high[1], 0);
}

/* One of two people is almost everybody. */
static void
fewer_than_two_people_tell_nothing(void **state)
{
	struct cc_weighted_share heavy = { 0 }, other = share_of(0, N, true);
	struct cc_difference d;
	double low, high;

	(void)state;
	cc_weights_add(&heavy.all, 100);
	cc_weights_add(&heavy.has, 100);
	cc_weights_add(&heavy.all, 1);
	assert_int_equal(cc_weighted_share_interval(&low, &high, &heavy, .95), CC_WHY_FEW);
	assert_nan(low);
	assert_near(cc_weighted_share_value(&heavy), 100. / 101, 1e-15);
	assert_int_equal(cc_weighted_share_difference(&d, &heavy, &other, .95), CC_WHY_FEW);
	assert_nan(d.p);
	assert_near(d.value, 100. / 101 - .555555555555556, 1e-12);
	heavy = (struct cc_weighted_share){ 0 };
	assert_int_equal(cc_weighted_share_interval(&low, &high, &heavy, .95), CC_WHY_NO_DATA);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_share_has_wilson_s_limits_with_the_lesser_number),
		cmocka_unit_test(two_shares_are_told_apart_by_the_pooled_z),
		cmocka_unit_test(a_mean_has_student_s_limits_with_kish_s_number),
		cmocka_unit_test(one_answer_of_everybody_does_not_vary),
		cmocka_unit_test(net_promoters_and_ratios_match_the_methods_page),
		cmocka_unit_test(a_survey_of_2831_matches_r),
		cmocka_unit_test(women_and_the_rest_differ_by_three_points),
		cmocka_unit_test(net_promoters_of_a_survey_match_r),
		cmocka_unit_test(one_weight_gives_the_bits_of_the_counts),
		cmocka_unit_test(fewer_than_two_people_tell_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
