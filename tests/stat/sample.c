/* sample.c -- tests stat/sample against stat/compare, and the vectors 16 of the methods page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/sample.h"

#include <math.h>

static struct cc_sample
sample_of(const double *value, const double *weight, int n)
{
	struct cc_sample s = cc_sample_new(weight != NULL, arena);

	for (int i = 0; i < n; i++)
		cc_sample_add(&s, value[i], weight != NULL ? weight[i] : 1);
	return s;
}

/* methods.md T-3.4 */
static void
people_of_one_weight_are_welchs(void **state)
{
	static const double a[] = { 3, 4, 2, 5, 3, 4, 3, 2 }, b[] = { 4, 5, 4, 5, 3, 5, 4, 4 },
			    twos[] = { 2, 2, 2, 2, 2, 2, 2, 2 };
	struct cc_sample x = sample_of(a, NULL, 8), y = sample_of(b, NULL, 8), heavy = sample_of(a, twos, 8);
	struct cc_sample_mean mean, same;
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_sample_difference(&d, &y, &x, .95), CC_WHY_NONE);
	assert_near(d.value, 1, 0);
	assert_near(d.p, .042891, 5e-7);
	assert_near(d.low, .037496, 5e-7);
	assert_near(d.high, 1.962504, 5e-7);
	assert_int_equal(cc_sample_mean(&mean, &x, .95), CC_WHY_NONE);
	assert_int_equal(cc_sample_mean(&same, &heavy, .95), CC_WHY_NONE);
	assert_int_equal(mean.n, 8);
	assert_near(same.low, mean.low, 0);
	assert_near(same.high, mean.high, 0);
}

/* T-16.3 */
static void
weighted_people_match_r_but_for_the_degrees_of_freedom(void **state)
{
	static const double s[] = { 5, 4, 2, 5, 3, 1, 4, 3, 4, 5, 2, 3 },
			    w[] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };
	struct cc_sample all = sample_of(s, w, 12), first = sample_of(s, w, 5),
			 rest = cc_sample_new(true, arena);
	struct cc_sample_mean mean;
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_sample_mean(&mean, &all, .95), CC_WHY_NONE);
	assert_near(mean.mean, 3.523809523810, 1e-12);
	assert_near(mean.low, 2.664183936378, 1e-10);
	assert_near(mean.high, 4.383435111241, 1e-10);
	cc_sample_join(&rest, &all, 1);
	cc_sample_leave(&rest, &first);
	assert_int_equal(cc_sample_people(&rest).n, 7);
	assert_int_equal(cc_sample_difference(&d, &first, &rest, .95), CC_WHY_NONE);
	assert_near(d.value, .718181818182, 1e-12);
	assert_near(d.p, .373793629930, 1e-9);
	assert_near(d.low, -1.070278528667, 1e-9);
}

static void
the_order_of_adds_moves_no_bit(void **state)
{
	double value[300], weight[300], back[300], back_weight[300];
	struct cc_sample_mean a, b;
	struct cc_sample x, y;

	(void)state;
	for (int i = 0; i < 300; i++) {
		value[i] = (i * 37 % 101) / 7.;
		weight[i] = .1 + (i * 11 % 23) / 3.;
		back[299 - i] = value[i];
		back_weight[299 - i] = weight[i];
	}
	for (int weighted = 0; weighted < 2; weighted++) {
		x = sample_of(value, weighted ? weight : NULL, 300);
		y = sample_of(back, weighted ? back_weight : NULL, 300);
		assert_int_equal(cc_sample_mean(&a, &x, .95), CC_WHY_NONE);
		assert_int_equal(cc_sample_mean(&b, &y, .95), CC_WHY_NONE);
		assert_true(a.mean == b.mean && a.low == b.low && a.high == b.high);
		assert_int_equal(x.n, 101);
	}
}

static void
zeros_of_people_who_gave_nothing_count(void **state)
{
	static const double hurt[] = { 4.1, 4.1, 4.1 };
	struct cc_sample s = sample_of(hurt, NULL, 3), minus = cc_sample_new(false, arena);
	struct cc_weight_sums others = { .n = 7, .least = 1, .most = 1 };
	struct cc_sample_mean mean;

	(void)state;
	cc_sample_join_people(&s, 0, &others);
	cc_sample_mean(&mean, &s, .95);
	assert_int_equal(mean.n, 10);
	assert_near(mean.mean, 1.23, 1e-15);
	cc_sample_join(&minus, &s, -1);
	cc_sample_join(&minus, &s, 1); /* -0 is 0 */
	cc_sample_mean(&mean, &minus, .95);
	assert_near(mean.mean, 0, 0);
	assert_int_equal(minus.n, 3);
}

static void
nobody_one_and_one_value_have_no_limits(void **state)
{
	static const double alike[] = { 2, 2, 2 };
	struct cc_sample s = cc_sample_new(false, arena);
	struct cc_sample_mean mean;

	(void)state;
	assert_int_equal(cc_sample_mean(&mean, &s, .95), CC_WHY_NO_DATA);
	assert_true(isnan(mean.mean));
	cc_sample_add(&s, 2, 1);
	assert_int_equal(cc_sample_mean(&mean, &s, .95), CC_WHY_ONE);
	assert_near(mean.mean, 2, 0);
	assert_true(isnan(mean.low));
	s = sample_of(alike, NULL, 3);
	assert_int_equal(cc_sample_mean(&mean, &s, .95), CC_WHY_ONE_VALUE);
	assert_near(mean.mean, 2, 0);
	assert_true(isnan(mean.low) && isnan(mean.high));
}

/* Ten people: three at the first place, four at the second, two of them at both. */
static void
pairs_are_what_each_person_gave_less_what_they_gave(void **state)
{
	static const double first[] = { 3, 1, 2 }, second[] = { 1, 5, 2, 2 };
	static const double less[] = { 3 - 1, 1 - 5, 2, -2, -2, 0, 0, 0, 0, 0 };
	static const double weight[] = { 1, 2, 3, 1, 2, 1, 2, 1, 2, 1 };

	(void)state;
	for (int weighted = 0; weighted < 2; weighted++) {
		struct cc_sample x = cc_sample_new(weighted, arena), y = x, by_hand = x;
		struct cc_sample_pairs pairs = cc_sample_pairs_new(weighted, arena);
		struct cc_weight_sums all = { 0 };
		struct cc_sample_mean found, wanted;

		for (int i = 0; i < 10; i++) {
			double w = weighted ? weight[i] : 1;

			cc_weights_see(&all, weighted, w);
			cc_sample_add(&by_hand, less[i], w);
			if (i < 3)
				cc_sample_add(&x, first[i], w);
			if (i < 2 || i == 3 || i == 4)
				cc_sample_add(&y, second[i < 2 ? i : i - 1], w);
			if (i < 2)
				cc_sample_pairs_add(&pairs, first[i], second[i], w);
		}
		assert_int_equal(cc_sample_paired(&found, &x, &y, &pairs, &all, .95), CC_WHY_NONE);
		assert_int_equal(cc_sample_mean(&wanted, &by_hand, .95), CC_WHY_NONE);
		assert_int_equal(found.n, 10);
		assert_near(found.mean, wanted.mean, 1e-15);
		assert_near(found.low, wanted.low, 1e-14);
		assert_near(found.high, wanted.high, 1e-14);
	}
}

static void
all_others_gave_zero(void **state)
{
	const struct cc_weight_sums three = { .n = 3, .least = 1, .most = 1 },
				    ten = { .n = 10, .least = 1, .most = 1 };
	struct cc_sample s = cc_sample_new(false, arena), among;
	struct cc_mean mean;

	(void)state;
	cc_sample_add(&s, 4, 1);
	cc_sample_add(&s, 4, 1);
	cc_sample_add(&s, 2, 1);
	among = cc_sample_among(&s, &three, &ten);
	mean = cc_sample_plain(&among);
	assert_int_equal(mean.n, 10);
	assert_near(mean.mean, 1, 1e-15);
	among = cc_sample_among(&s, &three, &three);
	assert_int_equal(cc_sample_plain(&among).n, 3);
	assert_int_equal(cc_sample_plain(&s).n, 3); /* which stays as it is */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(people_of_one_weight_are_welchs),
		TEST(weighted_people_match_r_but_for_the_degrees_of_freedom),
		TEST(the_order_of_adds_moves_no_bit),
		TEST(zeros_of_people_who_gave_nothing_count),
		TEST(pairs_are_what_each_person_gave_less_what_they_gave),
		TEST(nobody_one_and_one_value_have_no_limits),
		TEST(all_others_gave_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
