/* order.c -- tests stat/order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/order.h"

static void
ties_share_the_better_rank_and_what_has_no_value_has_none(void **state)
{
	const double value[] = { 2, (double)NAN, 7, 2 + 1e-10, 1, 2 };
	static const uint32_t wanted_order[] = { 2, 3, 0, 5, 4, 1 }, wanted_rank[] = { 2, 0, 1, 2, 5, 2 };
	uint32_t order[6], rank[6];

	(void)state;
	assert_int_equal(cc_rank(order, rank, value, 6, 1e-9, arena), 5);
	assert_memory_equal(order, wanted_order, sizeof order);
	assert_memory_equal(rank, wanted_rank, sizeof rank);
	assert_int_equal(cc_rank(order, rank, value, 6, 0, arena), 5);
	assert_int_equal(rank[3], 2);
	assert_int_equal(rank[0], 3);
	assert_int_equal(rank[5], 3);
}

/* Each is compared with the one before it: a chain of near values is one tie. */
static void
near_values_are_tied_along_a_chain(void **state)
{
	static const double value[] = { 1, 1.9, 2.8, 10 };
	static const uint32_t wanted[] = { 2, 2, 2, 1 };
	uint32_t order[4], rank[4];

	(void)state;
	cc_rank(order, rank, value, 4, 1, arena);
	assert_memory_equal(rank, wanted, sizeof rank);
	assert_int_equal(cc_rank(order, rank, NULL, 0, 1, arena), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(ties_share_the_better_rank_and_what_has_no_value_has_none),
		TEST(near_values_are_tied_along_a_chain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
