/* seating.c -- tests stat/seating: T-8.4, bounds by the formula; and that a seating is what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "stat/seating.h"

#include <string.h>

/* Counts everything again, from the tables alone. */
static void
check_seating(const struct cc_seating_in *in, const struct cc_seating *s)
{
	uint64_t repeats = 0, outside = 0, broken = 0;

	for (uint32_t r = 0; r < in->rounds; r++)
		for (uint32_t t = 0; t < in->tables; t++) {
			uint32_t seats = 0;

			for (uint32_t i = 0; i < in->people; i++)
				seats += s->table[r * in->people + i] == t;
			assert_int_equal(seats, cc_seating_size(in, t));
			for (uint32_t k = 0; k < in->attributes; k++)
				for (uint32_t level = 0; level < in->attribute[k].levels; level++) {
					uint32_t n = 0, here = 0, even[2];

					for (uint32_t i = 0; i < in->people; i++) {
						n += in->attribute[k].level[i] == level;
						here += in->attribute[k].level[i] == level &&
							s->table[r * in->people + i] == t;
					}
					cc_seating_even(even, n, seats, in->people);
					outside += here < even[0]   ? even[0] - here
						   : here > even[1] ? here - even[1]
								    : 0;
				}
		}
	for (uint32_t a = 0; a < in->people; a++)
		for (uint32_t b = 0; b < a; b++) {
			uint64_t met = in->earlier != NULL ? in->earlier[a * in->people + b] : 0;

			for (uint32_t r = 0; r < in->rounds; r++) {
				bool together = s->table[r * in->people + a] == s->table[r * in->people + b];

				met += together;
				broken += together && in->apart != NULL && in->apart[a * in->people + b];
			}
			assert_int_equal(met, s->met[a * in->people + b]);
			repeats += met > 0 ? met * (met - 1) / 2 : 0;
		}
	assert_int_equal(repeats, s->repeats);
	assert_int_equal(outside, s->outside);
	assert_int_equal(broken, s->broken);
}

static struct cc_seating
seat(const struct cc_seating_in *in)
{
	struct cc_seating s;

	cc_seating(&s, in, arena);
	check_seating(in, &s);
	assert_true(s.repeats >= s.bound);
	return s;
}

static void
repeats_reach_the_bound_of_the_formula(void **state)
{
	static const struct {
		uint32_t people, tables, rounds;
		uint64_t bound, most;
	} cases[] = { { 12, 3, 3, 9, 9 }, { 20, 4, 4, 24, 24 }, { 24, 4, 3, 24, 24 }, { 8, 2, 3, 12, 12 },
		{ 18, 4, 3, 6, 6 }, { 16, 4, 5, 0, 0 }, { 20, 5, 4, 0, 0 }, { 24, 6, 5, 0, 0 },
		{ 22, 5, 4, 0, 0 }, { 32, 8, 7, 0, 0 }, { 60, 10, 6, 0, 0 }, { 30, 6, 5, 0, 1 },
		{ 24, 6, 4, 0, 0 } };

	(void)state;
	for (uint64_t seed = 1; seed <= 3; seed++)
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			const struct cc_seating_in in = { .people = cases[i].people,
				.tables = cases[i].tables,
				.rounds = cases[i].rounds,
				.seed = seed };
			struct cc_seating s = seat(&in);

			assert_int_equal(s.bound, cases[i].bound);
			assert_in_range(s.repeats, cases[i].bound, cases[i].most);
			assert_false(s.cut);
		}
}

/* 24 people in fours, four rounds: as many pairs meet as there are meetings. */
static void
four_rounds_of_24_people_are_144_meetings_of_144_pairs(void **state)
{
	const struct cc_seating_in in = { .people = 24, .tables = 6, .rounds = 4, .seed = 1 };
	struct cc_seating s = seat(&in);
	uint64_t pairs = 0;

	(void)state;
	for (uint32_t i = 0; i < 24 * 24; i++)
		pairs += s.met[i] > 0;
	assert_int_equal(pairs / 2, 144);
}

static void
hosts_stay_and_foes_sit_apart(void **state)
{
	bool host[18] = { [3] = true, [7] = true, [11] = true }, apart[18 * 18] = { 0 };
	const struct cc_seating_in in = {
		.people = 18, .tables = 4, .rounds = 4, .host = host, .apart = apart, .seed = 1
	};
	struct cc_seating s;

	(void)state;
	for (uint32_t a = 0; a < 18; a++)
		for (uint32_t b = 0; b < 18; b++)
			apart[a * 18 + b] = a != b && a % 5 == b % 5;
	s = seat(&in);
	assert_int_equal(s.broken, 0);
	for (uint32_t r = 1; r < 4; r++)
		for (uint32_t i = 0; i < 18; i++)
			if (host[i])
				assert_int_equal(s.table[r * 18 + i], s.table[i]);
	assert_int_not_equal(s.table[3], s.table[7]);
	assert_int_not_equal(s.table[7], s.table[11]);
	assert_int_not_equal(s.table[3], s.table[11]);
}

/* Nobody is to sit with anybody: all pairs of both tables are broken in both rounds. */
static void
foes_that_cannot_all_be_apart_are_counted(void **state)
{
	bool apart[6 * 6];
	const struct cc_seating_in in = { .people = 6, .tables = 2, .rounds = 2, .apart = apart, .seed = 1 };

	(void)state;
	for (uint32_t a = 0; a < 6; a++)
		for (uint32_t b = 0; b < 6; b++)
			apart[a * 6 + b] = a != b;
	assert_int_equal(seat(&in).broken, 2 * 2 * 3);
}

static void
who_met_before_sits_with_others(void **state)
{
	uint16_t earlier[20 * 20] = { 0 };
	const struct cc_seating_in in = {
		.people = 20, .tables = 5, .rounds = 2, .earlier = earlier, .seed = 1
	};
	struct cc_seating s;

	(void)state;
	for (uint32_t a = 0; a < 20; a++)
		for (uint32_t b = 0; b < 20; b++)
			earlier[a * 20 + b] = a != b && a / 4 == b / 4;
	s = seat(&in);
	assert_int_equal(s.bound, 0);
	assert_int_equal(s.repeats, 0);
	for (uint32_t a = 0; a < 20; a++)
		for (uint32_t b = 0; b < 20; b++)
			if (a != b && a / 4 == b / 4)
				for (uint32_t r = 0; r < 2; r++)
					assert_int_not_equal(s.table[r * 20 + a], s.table[r * 20 + b]);
}

/* Everybody met everybody: a table of four has six meetings more, each a repeat. */
static void
the_bound_counts_earlier_meetings(void **state)
{
	uint16_t earlier[8 * 8];
	const struct cc_seating_in in = {
		.people = 8, .tables = 2, .rounds = 1, .earlier = earlier, .seed = 1
	};

	(void)state;
	for (uint32_t i = 0; i < 64; i++)
		earlier[i] = i % 9 != 0;
	assert_int_equal(cc_seating_bound(&in), 12);
	assert_int_equal(seat(&in).repeats, 12);
}

static void
levels_are_spread_evenly_and_the_mix_may_come_first(void **state)
{
	uint32_t level[24], other[24];
	const struct cc_seating_attribute attribute[] = { { level, 3 }, { other, 4 } };
	struct cc_seating_in in = {
		.people = 24, .tables = 6, .rounds = 6, .attribute = attribute, .attributes = 2, .seed = 1
	};
	struct cc_seating new, mixed;

	(void)state;
	for (uint32_t i = 0; i < 24; i++) {
		level[i] = i % 3;
		other[i] = i / 6;
	}
	new = seat(&in);
	in.mix_first = true;
	mixed = seat(&in);
	assert_int_equal(mixed.outside, 0);
	assert_true(new.repeats <= mixed.repeats);
	assert_true(new.outside >= mixed.outside);
}

static void
the_same_seed_gives_the_same_seats_and_another_gives_others(void **state)
{
	struct cc_seating_in in = { .people = 30, .tables = 6, .rounds = 5, .seed = 7 };
	struct cc_seating one = seat(&in), again = seat(&in), other;

	(void)state;
	assert_memory_equal(one.table, again.table, 30 * 5 * sizeof *one.table);
	in.seed = 8;
	other = seat(&in);
	assert_true(memcmp(one.table, other.table, 30 * 5 * sizeof *one.table) != 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(repeats_reach_the_bound_of_the_formula),
		TEST(four_rounds_of_24_people_are_144_meetings_of_144_pairs),
		TEST(hosts_stay_and_foes_sit_apart),
		TEST(foes_that_cannot_all_be_apart_are_counted),
		TEST(who_met_before_sits_with_others),
		TEST(the_bound_counts_earlier_meetings),
		TEST(levels_are_spread_evenly_and_the_mix_may_come_first),
		TEST(the_same_seed_gives_the_same_seats_and_another_gives_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
