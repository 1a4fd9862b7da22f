/* shared.c -- tests stat/shared: the methods page's vector 17.3, and groups that share nobody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/shared.h"

static struct cc_weight_sums
people(uint64_t n, double weight)
{
	struct cc_weight_sums s = { 0 };

	for (uint64_t i = 0; i < n; i++)
		cc_weights_add(&s, weight);
	return s;
}

static void
overlapping_columns_have_the_published_z(void **state)
{
	struct cc_weighted_share first = { people(60, 1), people(120, 1) },
				 second = { people(54, 1), people(150, 1) };
	struct cc_weight_sums both = people(50, 1), nobody = { 0 };
	double difference, z, p, apart;

	(void)state;
	assert_int_equal(cc_shared_share(&difference, &z, &p, &first, &second, &both), CC_WHY_NONE);
	assert_near(z, 2.916680558830, 1e-11);
	assert_near(difference, .14, 1e-12);
	assert_int_equal(cc_shared_share(&difference, &apart, &p, &first, &second, &nobody), CC_WHY_NONE);
	assert_near(apart, 2.314362828868, 1e-11);
}

/* Weights of 3 in place of 1 say the same. */
static void
the_scale_of_the_weights_does_not_matter(void **state)
{
	struct cc_weighted_share first = { people(60, 3), people(120, 3) },
				 second = { people(54, 3), people(150, 3) };
	struct cc_weight_sums both = people(50, 3);
	double difference, z, p;

	(void)state;
	assert_int_equal(cc_shared_share(&difference, &z, &p, &first, &second, &both), CC_WHY_NONE);
	assert_near(z, 2.916680558830, 1e-11);
}

static void
the_same_people_are_not_told_apart(void **state)
{
	struct cc_weighted_share all = { people(60, 1), people(120, 1) };
	struct cc_shared_value value[] = { { 1, people(5, 1), people(5, 1), people(5, 1) },
		{ 2, people(7, 1), people(7, 1), people(7, 1) } };
	double difference, z, p;

	(void)state;
	assert_int_equal(cc_shared_share(&difference, &z, &p, &all, &all, &all.all), CC_WHY_ONE_VALUE);
	assert_true(p != p);
	assert_int_equal(cc_shared_mean(&difference, &p, value, 2), CC_WHY_ONE_VALUE);
	assert_true(p != p);
}

/* Where nobody is in both, the linearised variances are those of Welch. */
static void
means_of_groups_apart_are_welch_s(void **state)
{
	struct cc_shared_value value[] = { { 1, people(4, 1), people(9, 1), { 0 } },
		{ 2, people(6, 1), people(3, 1), { 0 } }, { 3, people(10, 1), people(8, 1), { 0 } } };
	struct cc_mean first = { 2.3, 0, 20 }, second = { 1.95, 0, 20 };
	struct cc_difference welch;
	double difference, p;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		first.variance +=
		    (double)value[i].first.n * (value[i].value - 2.3) * (value[i].value - 2.3) / 19;
		second.variance +=
		    (double)value[i].second.n * (value[i].value - 1.95) * (value[i].value - 1.95) / 19;
	}
	assert_int_equal(cc_mean_difference(&welch, first, second, .95), CC_WHY_NONE);
	assert_int_equal(cc_shared_mean(&difference, &p, value, 3), CC_WHY_NONE);
	assert_near(difference, welch.value, 1e-12);
	assert_near(p, welch.p, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(overlapping_columns_have_the_published_z),
		cmocka_unit_test(the_scale_of_the_weights_does_not_matter),
		cmocka_unit_test(the_same_people_are_not_told_apart),
		cmocka_unit_test(means_of_groups_apart_are_welch_s),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
