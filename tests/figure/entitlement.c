/* entitlement.c -- tests figure/entitlement. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"
#include "figure/entitlement.h"

/* T-13.1 of the design, quarters of 1,234,567; -45,000; 3,210,000; 900,050. */
static void
what_sales_entitle_to_never_falls_and_loses_no_unit(void **state)
{
	static const struct {
		const char *rates;
		int64_t guarantee, cap, wanted[4];
	} cases[] = {
		{ "1%", CC_NO_END, CC_NO_END, { 12345, 12345, 43995, 52996 } },
		{ "1%", 30000, CC_NO_END, { 30000, 30000, 43995, 52996 } },
		{ "1%", 30000, 50000, { 30000, 30000, 43995, 50000 } },
		{ "[{to: 2000000, rate: 1%}, {rate: 2%}]", CC_NO_END, CC_NO_END,
		    { 12345, 12345, 67991, 85992 } },
	};
	static const int64_t to_date[] = { 1234567, 1189567, 4399567, 5299617 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct cc_entitlement e = { .guarantee = cases[i].guarantee, .cap = cases[i].cap };
		int64_t before = 0;

		assert_true(yaml_read(cc_read_rates, &e.revenue, cases[i].rates, NULL, 0, arena));
		for (size_t t = 0; t < 4; t++) {
			before = cc_entitled(&e, to_date[t], before);
			assert_int_equal(before, cases[i].wanted[t]);
		}
	}
}

static void
a_cap_holds_over_a_guarantee_and_returns_entitle_to_nothing(void **state)
{
	struct cc_entitlement e = { .guarantee = 900, .cap = 500 };

	(void)state;
	assert_true(yaml_read(cc_read_rates, &e.revenue, "1%", NULL, 0, arena));
	assert_int_equal(cc_entitled(&e, -70000, 0), 500);
	e.guarantee = e.cap = CC_NO_END;
	assert_int_equal(cc_entitled(&e, -70000, 0), 0);
	assert_int_equal(cc_entitled(&e, 199, 0), 1);
}

/* T-13.6 */
static void
parts_are_released_one_after_the_other_and_all_in_the_end(void **state)
{
	struct cc_vesting v;

	(void)state;
	assert_true(yaml_read(cc_vesting_read, &v, "[50%, 25%, 25%]", NULL, 0, arena));
	assert_int_equal(cc_vested(&v, 10001, 0), 0);
	assert_int_equal(cc_vested(&v, 10001, 1), 5000);
	assert_int_equal(cc_vested(&v, 10001, 2), 7500);
	assert_int_equal(cc_vested(&v, 10001, 3), 10001);
	assert_int_equal(cc_vested(&v, 1, 2), 0);
	assert_int_equal(cc_vested(&v, 1, 9), 1);
	assert_refused(cc_vesting_read, &v, "[50%, 40%]", NULL, "1:1: vest; wanted parts", arena);
	assert_refused(cc_vesting_read, &v, "[]", NULL, "1:1: vest; wanted a list", arena);
}

/* T-13.6, the last and the second as published. */
static void
withholding_is_by_bands_and_rounded_down(void **state)
{
	static const int64_t wanted[][2] = { { 12345, 1260 }, { 100000, 10210 }, { 1000001, 102100 },
		{ 1500000, 204200 }, { 12346, 1260 }, { 0, 0 } };
	struct cc_bands bands;

	(void)state;
	assert_true(yaml_read(
	    cc_read_rates, &bands, "[{to: 1000000, rate: 10.21%}, {rate: 20.42%}]", NULL, 0, arena));
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_int_equal(cc_withheld(&bands, wanted[i][0]), wanted[i][1]);
}

static void
a_bound_is_an_amount_or_a_part_rounded_down(void **state)
{
	struct cc_share_bound b = { CC_NO_END, false };

	(void)state;
	assert_int_equal(cc_share_bound_of(&b, 1001, 77), 77);
	assert_true(yaml_read(cc_share_bound_read, &b, "60%", NULL, 0, arena));
	assert_int_equal(cc_share_bound_of(&b, 1001, 77), 600);
	assert_true(yaml_read(cc_share_bound_read, &b, "60", NULL, 0, arena));
	assert_int_equal(cc_share_bound_of(&b, 1001, 77), 60);
	assert_int_equal(cc_share_bound_of(&b, 59, 77), 59);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_sales_entitle_to_never_falls_and_loses_no_unit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_cap_holds_over_a_guarantee_and_returns_entitle_to_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    parts_are_released_one_after_the_other_and_all_in_the_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(withholding_is_by_bands_and_rounded_down, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_bound_is_an_amount_or_a_part_rounded_down, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
