/* compare.c -- tests stat/compare.  The vectors are those of the methods page, 9. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/compare.h"
#include "stat/moments.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cc_mean
mean_of(const double *x, size_t n)
{
	struct cc_moments m = { 0 };
	struct cc_mean mean = { .n = n };

	for (size_t i = 0; i < n; i++)
		cc_moments_add(&m, x[i]);
	cc_moments_mean(&mean.mean, &m);
	cc_moments_variance(&mean.variance, &m);
	return mean;
}

static void
newcombe_matches_the_nine_cases_of_the_methods_page(void **state)
{
	static const struct {
		struct cc_share first, second;
		double low, high;
	} table[] = {
		{ { 56, 70 }, { 48, 80 }, .0524, .3339 },
		{ { 9, 10 }, { 3, 10 }, .1705, .8090 },
		{ { 6, 7 }, { 2, 7 }, .0582, .8062 },
		{ { 5, 56 }, { 0, 29 }, -.0381, .1926 },
		{ { 0, 10 }, { 0, 20 }, -.1611, .2775 },
		{ { 0, 10 }, { 0, 10 }, -.2775, .2775 },
		{ { 10, 10 }, { 0, 20 }, .6791, 1 },
		{ { 10, 10 }, { 0, 10 }, .6075, 1 },
		{ { 23, 60 }, { 18, 72 }, -.0246, .2861 },
	};
	double low, high;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		assert_int_equal(cc_newcombe(&low, &high, table[i].first, table[i].second, .95), CC_WHY_NONE);
		assert_near(low, table[i].low, 5.1e-5);
		assert_near(high, table[i].high, 5.1e-5);
	}
}

static void
the_pooled_z_matches_the_methods_page(void **state)
{
	double z, p;

	(void)state;
	assert_int_equal(
	    cc_pooled_z(&z, &p, (struct cc_share){ 56, 70 }, (struct cc_share){ 48, 80 }), CC_WHY_NONE);
	assert_near(z, 2.650172, 5e-7);
	assert_near(p, .008045, 5e-7);
	cc_pooled_z(&z, &p, (struct cc_share){ 23, 60 }, (struct cc_share){ 18, 72 });
	assert_near(z, 1.648371, 5e-7);
	assert_near(p, .099277, 5e-7);
	assert_int_equal(
	    cc_pooled_z(&z, &p, (struct cc_share){ 3, 3 }, (struct cc_share){ 4, 4 }), CC_WHY_ONE_VALUE);
	assert_nan(p);
}

/* Group, rest of the group, then the other one: the rows of a 2x2 table. */
static void
check_fisher(uint64_t a, uint64_t b, uint64_t c, uint64_t d, double p)
{
	assert_near(cc_fisher((struct cc_share){ a, a + b }, (struct cc_share){ c, c + d }) / p, 1, 1e-5);
	assert_near(cc_fisher((struct cc_share){ c, c + d }, (struct cc_share){ a, a + b }) / p, 1, 1e-5);
	assert_near(cc_fisher((struct cc_share){ a, a + c }, (struct cc_share){ b, b + d }) / p, 1, 1e-5);
}

static void
fisher_matches_the_methods_page(void **state)
{
	(void)state;
	check_fisher(3, 1, 1, 3, .485714);
	check_fisher(2, 10, 15, 3, .000536724);
	check_fisher(8, 2, 1, 9, .00547749);
}

static void
fisher_is_certain_where_a_margin_is_empty(void **state)
{
	(void)state;
	assert_true(cc_fisher((struct cc_share){ 0, 0 }, (struct cc_share){ 3, 9 }) == 1);
	assert_true(cc_fisher((struct cc_share){ 0, 4 }, (struct cc_share){ 0, 9 }) == 1);
	assert_true(cc_fisher((struct cc_share){ 4, 4 }, (struct cc_share){ 9, 9 }) == 1);
	assert_true(cc_fisher((struct cc_share){ 0, 0 }, (struct cc_share){ 0, 0 }) == 1);
}

static void
small_expected_counts_are_tested_by_fisher_and_others_by_z(void **state)
{
	struct cc_difference d;
	double z, p;

	(void)state;
	cc_share_difference(&d, (struct cc_share){ 9, 10 }, (struct cc_share){ 3, 10 }, .95);
	assert_near(d.value, .6, 1e-15);
	assert_near(d.p, .0197666110978804, 1e-12);
	cc_share_difference(&d, (struct cc_share){ 56, 70 }, (struct cc_share){ 48, 80 }, .95);
	cc_pooled_z(&z, &p, (struct cc_share){ 56, 70 }, (struct cc_share){ 48, 80 });
	assert_true(d.p == p);
	assert_int_equal(cc_share_difference(&d, (struct cc_share){ 0, 0 }, (struct cc_share){ 1, 2 }, .95),
	    CC_WHY_NO_DATA);
	assert_nan(d.value);
	assert_nan(d.low);
	assert_nan(d.p);
}

/* Student's sleep data, as in R: t.test(extra ~ group, data = sleep). */
static void
welch_matches_the_sleep_data_of_r(void **state)
{
	static const double a[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 },
			    b[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_mean_difference(&d, mean_of(a, 10), mean_of(b, 10), .95), CC_WHY_NONE);
	assert_near(d.value, -1.58, 1e-12);
	assert_near(d.low, -3.3654832, 5e-8);
	assert_near(d.high, 0.2054832, 5e-8);
	assert_near(d.p, 0.07939414, 5e-9);
}

static void
means_without_spread_or_of_one_have_no_interval(void **state)
{
	static const double same[] = { 2, 2, 2 }, other[] = { 3, 3 };
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_mean_difference(&d, mean_of(same, 3), mean_of(other, 2), .95), CC_WHY_ONE_VALUE);
	assert_near(d.value, -1, 0);
	assert_nan(d.low);
	assert_nan(d.p);
	assert_int_equal(cc_mean_difference(&d, mean_of(same, 1), mean_of(other, 2), .95), CC_WHY_ONE);
	assert_near(d.value, -1, 0);
	assert_nan(d.high);
	assert_int_equal(cc_mean_difference(&d, mean_of(same, 0), mean_of(other, 2), .95), CC_WHY_NO_DATA);
	assert_nan(d.value);
}

static double
number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static void
check_reference(const json_t *entry)
{
	const json_t *in = json_object_get(entry, "case"), *r = json_object_get(entry, "r");
	struct cc_share first = { (uint64_t)number(in, "x1"), (uint64_t)number(in, "n1") };
	struct cc_share second = { (uint64_t)number(in, "x2"), (uint64_t)number(in, "n2") };
	const json_t *limits = json_object_get(r, "newcombe");
	double low, high, z, p;

	cc_newcombe(&low, &high, first, second, .95);
	assert_near(low, json_number_value(json_array_get(limits, 0)), 1e-9);
	assert_near(high, json_number_value(json_array_get(limits, 1)), 1e-9);
	cc_pooled_z(&z, &p, first, second);
	assert_near(z, number(r, "z_pooled"), 1e-9);
	assert_near(p, number(r, "p"), 1e-9);
	assert_near(cc_fisher(first, second) / number(r, "fisher_p"), 1, 1e-9);
}

static void
two_groups_match_what_r_computed(void **state)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");
	char name[4096];
	json_t *all, *entry;
	size_t i, checked = 0;

	(void)state;
	snprintf(name, sizeof name, "%s%s/reference/expected.json",
	    data != NULL  ? data
	    : top != NULL ? top
			  : "..",
	    data != NULL ? "" : "/../shared/data");
	all = json_load_file(name, 0, NULL);
	if (all == NULL) {
		printf("SKIP: the reference data of others is not here; COCREATE_DATA names its folder\n");
		skip();
	}
	json_array_foreach(all, i, entry)
	{
		if (strcmp(json_string_value(json_object_get(entry, "kind")), "diff2") == 0) {
			check_reference(entry);
			checked++;
		}
	}
	assert_true(checked >= 7);
	json_decref(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newcombe_matches_the_nine_cases_of_the_methods_page),
		cmocka_unit_test(the_pooled_z_matches_the_methods_page),
		cmocka_unit_test(fisher_matches_the_methods_page),
		cmocka_unit_test(fisher_is_certain_where_a_margin_is_empty),
		cmocka_unit_test(small_expected_counts_are_tested_by_fisher_and_others_by_z),
		cmocka_unit_test(welch_matches_the_sleep_data_of_r),
		cmocka_unit_test(means_without_spread_or_of_one_have_no_interval),
		cmocka_unit_test(two_groups_match_what_r_computed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
