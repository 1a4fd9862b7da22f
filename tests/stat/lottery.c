/* lottery.c -- tests stat/lottery. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/lottery.h"

enum { LEVELS = 4 };

static void
make(struct cc_lottery *l, struct cc_seats *in, uint32_t tickets)
{
	static const uint32_t order[2 * LEVELS];
	uint32_t low[LEVELS], high[LEVELS], panel[8];

	assert_false(cc_seats_relax(low, high, panel, in, order, NULL, arena));
	cc_lottery_make(l, in, panel, tickets, arena);
}

/* Quotas that ask for nine of each of two sorts, of whom one is rare together with another. */
static void
everybody_has_the_same_chance_where_that_can_be(void **state)
{
	static const uint8_t level[] = { 0, 2, 0, 3, 1, 3 };
	static const uint32_t most[] = { 100, 1, 99 }, low[] = { 9, 9, 9, 9 }, high[] = { 20, 20, 20, 20 };
	struct cc_seats in = { 3, 2, LEVELS, 20, level, most, NULL, NULL, low, high };
	struct cc_lottery l;

	(void)state;
	make(&l, &in, 1000);
	assert_near(l.lowest, 0.1, 1e-12);
	for (uint32_t t = 0; t < 3; t++)
		assert_near((double)l.seats[t] / (1000. * most[t]), 0.1, 1e-12);
	assert_true(l.bound >= 0.1 && l.bound < 0.1001);
}

/* Of two rare sorts that both need a seat, each person has half a seat at least. */
static void
every_plan_keeps_the_quotas_and_the_bound_is_no_less_than_the_lowest_chance(void **state)
{
	static const uint8_t level[] = { 0, 2, 0, 3, 1, 2, 1, 3 };
	static const uint32_t most[] = { 2, 7, 11, 20 }, low[] = { 4, 1, 3, 0 }, high[] = { 5, 6, 4, 6 };
	struct cc_seats in = { 4, 2, LEVELS, 7, level, most, NULL, NULL, low, high };
	static const int64_t nothing;
	struct cc_seat_gains none[] = { { &nothing, true }, { &nothing, true }, { &nothing, true },
		{ &nothing, true } };
	struct cc_lottery l;
	uint64_t sum = 0;
	int64_t gain;

	(void)state;
	make(&l, &in, 500);
	in.profile = in.mix = none;
	for (uint32_t c = 0; c < 500; c++)
		assert_true(cc_seats_check(&gain, &in, &l.plan[(size_t)c * 4]));
	for (uint32_t t = 0; t < 4; t++)
		sum += l.seats[t];
	assert_int_equal(sum, 500 * 7);
	assert_true(l.lowest > 0 && l.lowest <= l.bound);
	assert_int_equal(l.capped, 0);
}

static void
who_can_never_have_a_seat_is_named_and_does_not_count(void **state)
{
	static const uint8_t level[] = { 0, 2, 0, 3, 1, 2, 1, 3 };
	static const uint32_t most[] = { 5, 5, 5, 5 }, low[] = { 0, 0, 0, 0 }, high[] = { 10, 10, 10, 0 };
	struct cc_seats in = { 4, 2, LEVELS, 4, level, most, NULL, NULL, low, high };
	struct cc_lottery l;

	(void)state;
	make(&l, &in, 200);
	assert_true(l.never[1] && l.never[3] && !l.never[0] && !l.never[2]);
	assert_near(l.lowest, 0.4, 1e-2);
	assert_true(l.bound >= l.lowest && l.bound < 0.41);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(everybody_has_the_same_chance_where_that_can_be),
		TEST(every_plan_keeps_the_quotas_and_the_bound_is_no_less_than_the_lowest_chance),
		TEST(who_can_never_have_a_seat_is_named_and_does_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
