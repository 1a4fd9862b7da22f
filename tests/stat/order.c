/* order.c -- tests stat/order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/order.h"

static struct cc_arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

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

static void
pairs_of_which_one_is_above_are_counted(void **state)
{
	const double a[] = { 1, 2, 2, 4 }, b[] = { 1, 2, 3 };

	(void)state;
	assert_near(cc_draws_above(a, 4, b, 3), 5.0 / 12, 1e-15);
	assert_near(cc_draws_above(b, 3, a, 4), 4.0 / 12, 1e-15);
	assert_nan(cc_draws_above(a, 4, b, 0));
}

/* The best of a tier is compared, not the one before. */
static void
a_tier_ends_where_its_best_is_surely_above(void **state)
{
	static const double draw[][4] = { { 8, 9, 9, 10 }, { 7, 8, 9, 10 }, { 5, 7, 8, 9 }, { 5, 6, 7, 7 } };
	static const uint32_t wanted[] = { 1, 1, 2, 2 };
	struct cc_tiers tiers = cc_tiers_begin(0.75, 4, arena);

	(void)state;
	/* the first is above the second in 8 of 16 pairs, the third in 12; the second above it in 10, the third above the fourth in 10 */
	for (int i = 0; i < 4; i++)
		assert_int_equal(cc_tiers_next(&tiers, draw[i], 4), wanted[i]);
	assert_int_equal(cc_tiers_next(&tiers, draw[3], 0), 3);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(ties_share_the_better_rank_and_what_has_no_value_has_none),
		TEST(near_values_are_tied_along_a_chain),
		TEST(pairs_of_which_one_is_above_are_counted),
		TEST(a_tier_ends_where_its_best_is_surely_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
