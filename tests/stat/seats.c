/* seats.c -- tests stat/seats, against all panels there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/seats_int.h"

#include <stdlib.h>
#include <string.h>

enum { PROFILES = 8, LEVELS = 9, SEATS = 8, ROUNDS = 1500 };

/* A program in memory of its own. */
struct program {
	struct cc_seats in;
	uint8_t level[PROFILES * 3];
	uint32_t most[PROFILES], low[LEVELS], high[LEVELS];
	struct cc_seat_gains profile[PROFILES], mix[LEVELS];
	int64_t profile_gain[PROFILES][SEATS], mix_gain[LEVELS][SEATS];
};

static uint64_t random_state;

static uint32_t
random_below(uint32_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t)((random_state >> 20) % n);
}

static int
falling(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

static void
random_profiles(struct program *p, uint32_t attributes, bool flat)
{
	uint32_t people = 0;

	p->in.profiles = 3 + random_below(PROFILES - 2);
	p->in.attributes = attributes;
	p->in.levels = 3 * attributes;
	for (uint32_t t = 0; t < p->in.profiles; t++) {
		p->most[t] = 1 + random_below(2);
		people += p->most[t];
		for (uint32_t a = 0; a < attributes; a++)
			p->level[t * attributes + a] = (uint8_t)(3 * a + random_below(3));
		for (uint32_t s = 0; s < SEATS; s++)
			p->profile_gain[t][s] = (int64_t)random_below(2000000000) - 1000000000;
		qsort(p->profile_gain[t], SEATS, sizeof **p->profile_gain, falling);
		p->profile[t] = (struct cc_seat_gains){ p->profile_gain[t], flat };
	}
	p->in.seats = 1 + random_below(people < SEATS ? people : SEATS);
}

static void
random_program(struct program *p)
{
	bool flat = random_below(4) == 0;

	memset(p, 0, sizeof *p);
	random_profiles(p, 1 + random_below(3), flat);
	for (uint32_t v = 0; v < p->in.levels; v++) {
		for (uint32_t s = 0; s < SEATS; s++)
			p->mix_gain[v][s] = flat ? 0 : (int64_t)random_below(900000000);
		qsort(p->mix_gain[v], SEATS, sizeof **p->mix_gain, falling);
		p->mix[v] = (struct cc_seat_gains){ p->mix_gain[v], flat };
		p->low[v] = random_below(4) == 0 ? random_below(3) : 0;
		p->high[v] = random_below(4) == 0 ? p->low[v] + random_below(3) : p->in.seats;
	}
	p->in.level = p->level;
	p->in.most = p->most;
	p->in.profile = p->profile;
	p->in.mix = p->mix;
	p->in.low = p->low;
	p->in.high = p->high;
}

/* The best of all panels, one after the other; INT64_MIN: none keeps the limits. */
static int64_t
best_of_all(const struct cc_seats *in)
{
	uint32_t seats[PROFILES] = { 0 }, t = 0;
	int64_t best = INT64_MIN, gain;

	while (t < in->profiles) {
		if (cc_seats_check(&gain, in, seats) && gain > best)
			best = gain;
		for (t = 0; t < in->profiles && ++seats[t] > in->most[t]; t++)
			seats[t] = 0;
	}
	return best;
}

static void
the_panel_is_the_best_of_all_and_the_bound_holds(void **state)
{
	uint32_t possible = 0;

	(void)state;
	random_state = UINT64_C(88172645463325252);
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t seats[PROFILES];
		struct cc_seats_found found = { .seats = seats };
		struct program p;
		int64_t best, gain;

		random_program(&p);
		best = best_of_all(&p.in);
		cc_seats_solve(&found, cc_seats_solver_new(&p.in, arena), &p.in);
		assert_int_equal(found.found, best != INT64_MIN);
		if (!found.found)
			continue;
		possible++;
		assert_true(cc_seats_check(&gain, &p.in, seats));
		assert_true(gain == found.gain && gain >= best - CC_SEATS_NEAR);
		assert_true(found.bound >= best && found.bound <= gain + CC_SEATS_NEAR);
	}
	assert_true(possible > ROUNDS / 4 && possible < ROUNDS);
}

/* Three profiles of which each two share a level that has one seat: halves of them are the
 * best of all fractions, so that the search must divide. */
static void
fractions_are_divided_and_near_panels_are_told_apart(void **state)
{
	static const uint8_t level[] = { 0, 2, 5, 0, 3, 4, 1, 3, 5, 1, 2, 4 };
	static const uint32_t most[] = { 1, 1, 1, 10 }, low[6] = { 0 }, high[] = { 1, 4, 4, 1, 4, 1 };
	static const int64_t nothing;
	struct cc_seat_gains mix[6], profile[4];

	(void)state;
	for (uint32_t v = 0; v < 6; v++)
		mix[v] = (struct cc_seat_gains){ &nothing, true };
	for (uint32_t better = 0; better < 3; better++) {
		int64_t gain[3] = { 1000000000, 1000000000, 1000000000 };
		struct cc_seats in = { 4, 3, 6, 4, level, most, profile, mix, low, high };
		uint32_t seats[4];
		struct cc_seats_found found = { .seats = seats };

		gain[better] += 3000;
		for (uint32_t t = 0; t < 4; t++)
			profile[t] = (struct cc_seat_gains){ t < 3 ? &gain[t] : &nothing, true };
		cc_seats_solve(&found, cc_seats_solver_new(&in, arena), &in);
		assert_true(found.found && found.nodes > 1);
		assert_true(found.gain == 1000003000 && found.bound >= found.gain);
		assert_true(found.bound <= found.gain + CC_SEATS_NEAR);
		assert_int_equal(seats[better], 1);
		memcpy(seats, (const uint32_t[]){ 0, 0, 0, 4 }, sizeof seats); /* a panel that is known */
		found.found = true;
		cc_seats_solve(&found, cc_seats_solver_new(&in, arena), &in);
		assert_true(found.gain == 1000003000 && found.nodes > 1);
	}
}

/* The least sum of what limits give way, by the rule of the header. */
static double
least_moved(const struct cc_seats *in)
{
	uint32_t seats[PROFILES] = { 0 }, t = 0;
	double least = (double)INFINITY;

	while (t < in->profiles) {
		uint32_t level[LEVELS] = { 0 }, all = 0;
		double cost = 0;

		for (uint32_t i = 0; i < in->profiles; i++) {
			all += seats[i];
			for (uint32_t a = 0; a < in->attributes; a++)
				level[in->level[i * in->attributes + a]] += seats[i];
		}
		for (uint32_t v = 0; v < in->levels; v++) {
			cost +=
			    level[v] < in->low[v] ? (in->low[v] - level[v]) * (1 + 1. / (1 + in->low[v])) : 0;
			cost += level[v] > in->high[v]
				    ? (level[v] - in->high[v]) * (1 + 1. / (1 + in->high[v]))
				    : 0;
		}
		if (all == in->seats && cost < least)
			least = cost;
		for (t = 0; t < in->profiles && ++seats[t] > in->most[t]; t++)
			seats[t] = 0;
	}
	return least;
}

static void
limits_that_no_panel_keeps_give_way_as_little_as_can_be(void **state)
{
	uint32_t order[2 * LEVELS], moved = 0;

	(void)state;
	random_state = 362436069;
	for (uint32_t i = 0; i < 2 * LEVELS; i++)
		order[i] = i;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t low[LEVELS], high[LEVELS], seats[PROFILES];
		struct program p;
		double cost = 0, least;
		int64_t gain;
		bool relaxed;

		random_program(&p);
		least = least_moved(&p.in);
		relaxed = cc_seats_relax(low, high, seats, &p.in, order, NULL, arena);
		assert_int_equal(relaxed, least > 0);
		moved += relaxed;
		for (uint32_t v = 0; v < p.in.levels; v++)
			cost += (p.low[v] - low[v]) * (1 + 1. / (1 + p.low[v])) +
				(high[v] - p.high[v]) * (1 + 1. / (1 + p.high[v]));
		assert_near(cost, least, 1e-5);
		p.in.low = low;
		p.in.high = high;
		assert_true(cc_seats_check(&gain, &p.in, seats));
	}
	assert_true(moved > ROUNDS / 10);
}

static void
a_bound_is_true_of_any_duals(void **state)
{
	(void)state;
	random_state = 123456789;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t seats[PROFILES];
		struct cc_seats_found found = { .seats = seats };
		struct cc_seats_solver *solver;
		struct program p;
		int64_t best;

		random_program(&p);
		best = best_of_all(&p.in);
		solver = cc_seats_solver_new(&p.in, arena);
		cc_seats_solve(&found, solver, &p.in);
		for (uint32_t r = 0; r < solver->rows; r++)
			solver->dual[r] = (double)random_below(2000000000) - 1e9;
		assert_true(cc_seats_bound(solver) >= best);
		solver->dual[0] = (double)NAN;
		assert_true(cc_seats_bound(solver) == INT64_MAX);
	}
}

/* Whatever becomes of the floating-point part, a panel is whole and the bound is true. */
static void
wrong_duals_and_nan_make_no_wrong_panel_and_no_wrong_bound(void **state)
{
	static const double fault[] = { (double)NAN, (double)INFINITY, 1e300, -3, 0 };

	(void)state;
	random_state = 521288629;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t seats[PROFILES];
		struct cc_seats_found found = { .seats = seats }, again = { .seats = seats };
		struct cc_seats_solver *solver;
		struct program p;
		int64_t best, gain;

		random_program(&p);
		best = best_of_all(&p.in);
		solver = cc_seats_solver_new(&p.in, arena);
		cc_seats_solve(&found, solver, &p.in);
		for (uint32_t i = 0; i < solver->rows; i++)
			solver->inverse[random_below(solver->rows * solver->rows)] *=
			    fault[round % (sizeof fault / sizeof *fault)];
		again.found = found.found;
		cc_seats_solve(&again, solver, &p.in);
		if (!again.found)
			continue;
		assert_true(cc_seats_check(&gain, &p.in, seats));
		assert_true(gain == again.gain && gain <= best && again.bound >= best);
	}
}

/* Two limits of the same size: the one that was said last gives way. */
static void
of_equal_limits_the_last_gives_way(void **state)
{
	static const uint8_t level[] = { 0, 1, 2 };
	static const uint32_t most[] = { 4, 2, 2 }, low[] = { 0, 2, 2 }, high[] = { 3, 3, 3 };
	static const uint32_t as_they_stand[] = { 0, 1, 2, 3, 4, 5 }, other[] = { 0, 2, 1, 3, 4, 5 };
	const struct cc_seats in = { 3, 1, 3, 3, level, most, NULL, NULL, low, high };
	uint32_t out_low[3], out_high[3], seats[3];

	(void)state;
	assert_true(cc_seats_relax(out_low, out_high, seats, &in, as_they_stand, NULL, arena));
	assert_int_equal(out_low[1], 2);
	assert_int_equal(out_low[2], 1);
	assert_true(cc_seats_relax(out_low, out_high, seats, &in, other, NULL, arena));
	assert_int_equal(out_low[1], 1);
	assert_int_equal(out_low[2], 2);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_panel_is_the_best_of_all_and_the_bound_holds),
		TEST(fractions_are_divided_and_near_panels_are_told_apart),
		TEST(limits_that_no_panel_keeps_give_way_as_little_as_can_be),
		TEST(a_bound_is_true_of_any_duals),
		TEST(wrong_duals_and_nan_make_no_wrong_panel_and_no_wrong_bound),
		TEST(of_equal_limits_the_last_gives_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
