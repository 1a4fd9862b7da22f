/* weights.c -- tests stat/weights: sums of case weights, in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/weights.h"

#include <string.h>

static const double weight[] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };

enum { N = sizeof weight / sizeof *weight };

static void
sums_and_kish_s_number_match_the_methods_page(void **state)
{
	struct cc_weight_sums s = { 0 };

	(void)state;
	assert_near(cc_weights_effective(&s), 0, 0);
	for (int i = 0; i < N; i++)
		cc_weights_add(&s, weight[i]);
	assert_int_equal(s.n, 12);
	assert_near(cc_weights_sum(&s), 12.6, 1e-15);
	assert_near(cc_weights_squares(&s), 15.86, 1e-15);
	assert_near(cc_weights_effective(&s), 10.010088272383, 1e-13);
	assert_near(s.least, .4, 0);
	assert_near(s.most, 2, 0);
}

/* 0.1 is added a million times, the last digit and the large weight kept. */
static void
sums_do_not_depend_on_the_order(void **state)
{
	struct cc_weight_sums up = { 0 }, down = { 0 }, parts = { 0 }, part;

	(void)state;
	for (int i = 0; i < 30000; i++)
		cc_weights_add(&up, i % 3 == 0 ? 1e6 : i % 3 == 1 ? .1 : 1 / (i + 3.));
	for (int i = 29999; i >= 0; i--)
		cc_weights_add(&down, i % 3 == 0 ? 1e6 : i % 3 == 1 ? .1 : 1 / (i + 3.));
	for (int p = 0; p < 7; p++) {
		part = (struct cc_weight_sums){ 0 };
		for (int i = p; i < 30000; i += 7)
			cc_weights_add(&part, i % 3 == 0 ? 1e6 : i % 3 == 1 ? .1 : 1 / (i + 3.));
		cc_weights_join(&parts, &part);
	}
	assert_memory_equal(&up, &down, sizeof up);
	assert_memory_equal(&up, &parts, sizeof up);
	cc_weights_leave(&parts, &part);
	cc_weights_join(&parts, &part);
	assert_memory_equal(&up, &parts, sizeof up);
}

static void
sums_of_huge_and_of_tiny_weights_are_exact(void **state)
{
	struct cc_weight_sums s = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		cc_weights_add(&s, 1e6);
		cc_weights_add(&s, 1. / 128);
	}
	assert_near(cc_weights_sum(&s), 1000 * 1e6 + 1000. / 128, 0);
	assert_near(cc_weights_squares(&s), 1e15 + 1000. / 16384, 0);
}

/* A million people whose weights sum to one, or to a million. */
static void
their_scale_does_not_matter(void **state)
{
	struct cc_weight_sums small = { 0 }, large = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++) {
		cc_weights_add(&small, (1 + i % 7) * 1e-9);
		cc_weights_add(&large, 1 + i % 7);
	}
	assert_near(cc_weights_effective(&small) / cc_weights_effective(&large), 1, 1e-15);
}

static void
weights_of_one_value_are_alike(void **state)
{
	struct cc_weight_sums s = { 0 };

	(void)state;
	assert_true(cc_weights_alike(&s));
	for (int i = 0; i < 7; i++)
		cc_weights_add(&s, .3);
	assert_true(cc_weights_alike(&s));
	assert_near(cc_weights_effective(&s), 7, 0);
	cc_weights_add(&s, .30000000000000004);
	assert_false(cc_weights_alike(&s));
}

static void
a_total_has_the_bits_of_the_sum(void **state)
{
	static const double whole[] = { 1e6, 1, 0x1p-60, 0x1.fffffffffffffp-56, 0x1.8p-108, 1e-33, 1e-320 };
	struct cc_weight_sums s = { 0 };
	struct cc_weight_total t = { { 0 } };

	(void)state;
	assert_near(cc_weight_total(&t), 0, 0);
	for (uint64_t i = 0; i < 20000; i++) {
		double one = i % 9 < 7 ? whole[i % 9] : 1. / (double)(i + 3);

		cc_weights_add(&s, one);
		cc_weight_total_add(&t, one);
		if (i % 97 == 0)
			assert_near(cc_weight_total(&t), cc_weights_sum(&s), 0);
	}
	cc_weight_total_join(&t, &t);
	assert_near(cc_weight_total(&t), 2 * cc_weights_sum(&s), 0);
	t.word[0] = t.word[1] = UINT64_MAX; /* the next unit is carried up to the highest word */
	t.word[2] = 5;
	cc_weight_total_add(&t, 0x1p-108);
	assert_int_equal(t.word[0] | t.word[1], 0);
	assert_int_equal(t.word[2], 6);
	assert_near(cc_weight_total(&t), 6 * 0x1p20, 0);
	t.word[0] = t.word[1] = UINT64_MAX;
	cc_weight_total_join(&t, &(struct cc_weight_total){ { 1, UINT64_MAX, 1 } });
	assert_int_equal(t.word[0], 0);
	assert_true(t.word[1] == UINT64_MAX);
	assert_int_equal(t.word[2], 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_and_kish_s_number_match_the_methods_page),
		cmocka_unit_test(sums_do_not_depend_on_the_order),
		cmocka_unit_test(sums_of_huge_and_of_tiny_weights_are_exact),
		cmocka_unit_test(their_scale_does_not_matter),
		cmocka_unit_test(weights_of_one_value_are_alike),
		cmocka_unit_test(a_total_has_the_bits_of_the_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
