/* share_out.c -- tests figure/share_out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "figure/share_out.h"

static void
each_has_what_their_rows_bear_and_rows_add_up_to_it(void **state)
{
	int64_t owed[3] = { 0 };
	const struct cc_bearer row[] = { { 1, 2, 0 }, { 2, 0, 1 }, { 1, 2, 2 }, { 1, 0, 3 } };
	struct cc_share_out s = { .total = 101, .most = 101, .owed = owed, .row = row, .n = 4 };
	const struct cc_borne *borne;

	(void)state;
	assert_true(cc_share_out(&s, arena));
	assert_int_equal(s.shared, 101);
	assert_int_equal(s.people, 2);
	assert_false(s.least_dropped);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(s.row[i].of, ((const uint32_t[]){ 1, 3, 0, 2 })[i]);
	/* 60.6 and 40.4: 61 over 2:1, 40 over 1:1 */
	assert_int_equal(s.sharer[0].units, 61);
	assert_int_equal(s.sharer[1].units, 40);
	borne = cc_share_rows(&s, &s.sharer[0], arena);
	assert_int_equal(borne[0].units, 41);
	assert_int_equal(borne[1].units, 20);
	assert_near(borne[0].rounding, 41 - 40.4, 1e-12);
	borne = cc_share_rows(&s, &s.sharer[1], arena);
	assert_int_equal(borne[0].units, 20);
	assert_int_equal(borne[1].units, 20);
	assert_near(borne[1].rounding, 20 - 20.2, 1e-12);
	assert_int_equal(owed[0], -400000000);
	assert_int_equal(owed[1], 0);
	assert_int_equal(owed[2], 400000000);
}

static void
what_rounding_took_comes_back_in_the_next_period(void **state)
{
	static const int64_t wanted[3][3] = { { 34, 33, 33 }, { 33, 34, 33 }, { 33, 33, 34 } };
	int64_t owed[3] = { 0 };

	(void)state;
	for (size_t t = 0; t < 3; t++) {
		const struct cc_bearer row[3] = { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 2, 0 } };
		struct cc_share_out s = { .total = 100, .most = 100, .owed = owed, .row = row, .n = 3 };

		assert_true(cc_share_out(&s, arena));
		for (size_t p = 0; p < 3; p++)
			assert_int_equal(s.sharer[p].units, wanted[t][p]);
	}
}

static void
bounds_leave_a_rest_and_weights_must_fit(void **state)
{
	int64_t owed[2] = { 0 };
	struct cc_bearer row[] = { { 3, 0, 0 }, { 1, 1, 0 } };
	struct cc_share_out s = { .total = 100, .most = 20, .owed = owed, .row = row, .n = 2 };

	(void)state;
	assert_true(cc_share_out(&s, arena));
	assert_int_equal(s.shared, 40);
	s.least = s.most = 60;
	assert_true(cc_share_out(&s, arena));
	assert_true(s.least_dropped);
	row[0].weight = INT64_MAX;
	assert_false(cc_share_out(&s, arena));
}

static void
nobody_and_nothing_are_shared_too(void **state)
{
	int64_t owed[1] = { 5 };
	const struct cc_bearer row[] = { { 1, 0, 0 } };
	struct cc_share_out s = { .total = 10, .most = 10, .owed = owed, .row = row };

	(void)state;
	assert_true(cc_share_out(&s, arena));
	assert_int_equal(s.people, 0);
	assert_int_equal(s.shared, 0);
	s = (struct cc_share_out){ .owed = owed, .row = row, .n = 1 };
	assert_true(cc_share_out(&s, arena));
	assert_int_equal(s.people, 1);
	assert_int_equal(owed[0], 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    each_has_what_their_rows_bear_and_rows_add_up_to_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_rounding_took_comes_back_in_the_next_period, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bounds_leave_a_rest_and_weights_must_fit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nobody_and_nothing_are_shared_too, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
