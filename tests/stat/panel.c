/* panel.c -- tests stat/panel: eight people whose panels were enumerated in fractions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/panel.h"

#include <string.h>

enum { PEOPLE = 8, LEVELS = 5 }; /* use x y z, spread evenly; sex f m, as in the pool */

static const double scores[PEOPLE] = { 90, 85, 80, 75, 70, 60, 50, 40 };
static const double lots[PEOPLE] = { 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1 };
static const uint32_t all[PEOPLE] = { 0, 1, 2, 3, 4, 5, 6, 7 };

struct eight {
	struct cc_panel_pool pool;
	uint32_t first[3], order[2 * LEVELS];
	uint8_t level[2 * PEOPLE];
	bool in[PEOPLE];
	enum cc_panel_spread spread[2];
	double given[LEVELS], low[LEVELS], high[LEVELS];
};

static void
begin(struct eight *e, uint32_t size)
{
	static const char use[] = "xxxyxyzz", sex[] = "mmfmfmff";

	*e = (struct eight){ .first = { 0, 3, 5 }, .spread = { CC_PANEL_EVEN, CC_PANEL_POOL } };
	for (uint32_t i = 0; i < PEOPLE; i++) {
		e->level[2 * i] = (uint8_t)(use[i] - 'x');
		e->level[2 * i + 1] = sex[i] == 'f' ? 3 : 4;
	}
	for (uint32_t v = 0; v < LEVELS; v++) {
		e->low[v] = e->high[v] = (double)NAN;
		e->order[v] = v;
		e->order[LEVELS + v] = LEVELS + v;
	}
	e->pool = (struct cc_panel_pool){ PEOPLE, 2, LEVELS, size, e->first, e->level, e->in, lots, e->spread,
		e->given, e->low, e->high, e->order };
}

static struct cc_panel_pick
best(struct cc_panel *p, const struct eight *e, const double *score, double diversity)
{
	struct cc_panel_pick pick;

	cc_panel_new(p, &e->pool, all, PEOPLE, e->pool.size, arena);
	cc_panel_best(&pick, p, score, diversity, cc_seats_solver_new(&p->in, arena), arena);
	assert_near(pick.gap, 0, 0);
	return pick;
}

/* The letters of who has a seat. */
static const char *
names(const struct cc_panel_pick *pick)
{
	static char text[PEOPLE + 1];
	uint32_t n = 0;

	for (uint32_t i = 0; i < PEOPLE; i++)
		for (uint32_t k = 0; k < pick->n; k++)
			if (pick->who[k] == i)
				text[n++] = (char)('A' + i);
	text[n] = '\0';
	return text;
}

static void
the_best_panels_are_those_of_the_enumeration(void **state)
{
	static const struct {
		double diversity;
		const char *who;
		double score, mix;
	} wanted[] = { { 0, "ABC", 1, -3. / 8 }, { 0.25, "ACD", 31. / 39, 3. / 8 },
		{ 0.5, "ADG", 7. / 39, 1 }, { 0.75, "ADG", 7. / 39, 1 } };
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 3);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		pick = best(&p, &e, scores, wanted[i].diversity);
		assert_string_equal(names(&pick), wanted[i].who);
		assert_near(pick.score_gain, wanted[i].score, 1e-12);
		assert_near(pick.mix_gain, wanted[i].mix, 1e-12);
	}
	pick = best(&p, &e, scores, 1);
	assert_near(pick.mix_gain, 1, 1e-12);
	assert_near(0.75 * 31 / 39 + 0.25 * 3 / 8, 287. / 416, 1e-12); /* the J of a quarter */
}

static void
quotas_that_no_panel_keeps_give_way(void **state)
{
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 3);
	e.low[1] = e.low[2] = 2; /* y, z */
	best(&p, &e, scores, 0.5);
	assert_true(p.relaxed && !p.moved[1] && p.moved[2]);
	assert_int_equal(p.low[2], 1);
	begin(&e, 4);
	e.low[1] = 2;
	e.low[3] = 3; /* f */
	e.high[2] = 0;
	best(&p, &e, scores, 0.5);
	assert_true(p.relaxed && p.moved[3] && !p.moved[1] && !p.moved[LEVELS + 2]);
	assert_int_equal(p.low[3], 2);
	begin(&e, 4);
	e.low[4] = 5; /* m */
	best(&p, &e, scores, 0.5);
	assert_true(p.relaxed && p.moved[4]);
	assert_int_equal(p.low[4], 4);
}

static void
where_all_get_a_seat_nothing_is_gained(void **state)
{
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, PEOPLE);
	pick = best(&p, &e, scores, 0.5);
	assert_string_equal(names(&pick), "ABCDEFGH");
	assert_nan(pick.score_gain);
	assert_nan(pick.mix_gain);
}

static void
equal_scores_leave_it_to_the_mix_and_one_level_to_the_scores(void **state)
{
	static const double same[PEOPLE] = { 5, 5, 5, 5, 5, 5, 5, 5 };
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 3);
	pick = best(&p, &e, same, 0);
	assert_nan(pick.score_gain);
	assert_near(pick.mix_gain, 1, 1e-12);
	e.pool.attributes = 0;
	e.pool.levels = 0;
	pick = best(&p, &e, scores, 1);
	assert_string_equal(names(&pick), "ABC");
	assert_nan(pick.mix_gain);
	pick = best(&p, &e, same, 0.5);
	assert_string_equal(names(&pick), "FGH"); /* the lowest lots */
}

static void
equals_of_different_profiles_go_by_lot(void **state)
{
	static const double equal[PEOPLE] = { 90, 50, 90, 90, 50, 50, 50, 50 };
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 1);
	pick = best(&p, &e, equal, 0);
	assert_string_equal(names(&pick), "D"); /* not A, not C */
	begin(&e, 2);
	pick = best(&p, &e, equal, 0);
	assert_string_equal(names(&pick), "CD");
}

static void
who_is_in_has_a_seat_and_counts_in_the_mix(void **state)
{
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 3);
	e.in[7] = true; /* z f */
	pick = best(&p, &e, scores, 1);
	assert_int_equal(pick.n, 2);
	assert_int_equal(p.open, 2);
	assert_near(pick.mix_gain, 1, 1e-12);
	for (uint32_t k = 0; k < 2; k++)
		assert_true(e.level[2 * (size_t)pick.who[k]] != 2);
	e.in[0] = e.in[1] = e.in[2] = true; /* four for three seats */
	pick = best(&p, &e, scores, 0);
	assert_string_equal(names(&pick), "ABC");
}

static void
inner_panels_and_who_is_in_come_first(void **state)
{
	static const bool member[PEOPLE] = { true, true, false, true, false, false, true, true };
	static const uint32_t size[] = { 5, 2 };
	uint32_t seat[5], wave[PEOPLE] = { 0 };
	struct eight e;

	(void)state;
	begin(&e, 5);
	e.in[7] = true;
	assert_false(cc_panel_seat(seat, wave, &e.pool, member, size, 2, scores, 0, arena));
	assert_memory_equal(seat, ((const uint32_t[]){ 7, 0, 1, 3, 6 }), sizeof seat);
	assert_true(wave[7] == 1 && wave[0] == 1 && wave[1] == 2 && wave[2] == 0);
	assert_false(cc_panel_seat(seat, wave, &e.pool, member, size, 2, NULL, 0, arena));
	assert_memory_equal(seat, ((const uint32_t[]){ 7, 6, 3, 1, 0 }), sizeof seat); /* by lot */
}

/* Weightings of one good and one bad criterion: who is best by either half the time. */
static void
stability_is_the_share_of_weightings(void **state)
{
	static const double standing[2 * PEOPLE] = { 1, 0.9, 0, 0, 0, 0, 0, 0, 1, 0, 0.9, 0, 0, 0, 0, 0 };
	const struct cc_panel_weighing w = { standing, 2, 2000, 0 };
	double share[PEOPLE] = { 0 }, again[PEOPLE] = { 0 };
	struct cc_rng *rng = cc_rng_new(1, "test", (struct cc_span){ NULL, 0 }, arena);
	struct cc_panel p;
	struct eight e;

	(void)state;
	begin(&e, 2);
	cc_panel_new(&p, &e.pool, all, PEOPLE, 2, arena);
	cc_panel_stability(share, &p, &w, rng, &cc_workers_none, arena);
	assert_near(share[0], 1, 0);
	assert_near(share[1], 0.5, 0.05);
	assert_near(share[1] + share[2], 1, 1e-12);
	cc_rng_free(rng);
	rng = cc_rng_new(1, "test", (struct cc_span){ NULL, 0 }, arena);
	cc_panel_stability(again, &p, &w, rng, &cc_workers_none, arena);
	assert_memory_equal(share, again, sizeof share);
	cc_rng_free(rng);
}

static void
who_steps_in_keeps_the_limits_and_loses_least(void **state)
{
	bool member[PEOPLE] = { false };
	struct cc_stand_in in[PEOPLE];
	struct cc_stand_ins *s;
	struct cc_panel_pick pick;
	struct cc_panel p;
	struct eight e;
	uint32_t n;

	(void)state;
	begin(&e, 3);
	e.low[2] = 1;
	pick = best(&p, &e, scores, 0.5);
	assert_string_equal(names(&pick), "ADG");
	member[0] = member[3] = member[6] = true;
	s = cc_stand_ins_new(&p, &pick, member, scores, arena);
	n = cc_stand_ins_for(in, s, 6); /* z is needed: H alone */
	assert_int_equal(n, 1);
	assert_int_equal(in[0].person, 7);
	assert_near(in[0].loss, 0.5 * (50 - 40) / (3 * (85 - 68.75)), 1e-12);
	n = cc_stand_ins_for(in, s, 0); /* B, of the same profile, before C and others */
	assert_true(n >= 3);
	assert_int_equal(in[0].person, 1);
	assert_near(in[0].loss, 0.5 * (90 - 85) / (3 * (85 - 68.75)), 1e-12);
	for (uint32_t i = 1; i < n; i++)
		assert_true(in[i].loss >= in[i - 1].loss);
}

enum { CROWD = 500 };

/* Who comes before: by score, then by lot, then by number. */
static bool
goes_before(const double *score, const double *lot, uint32_t a, uint32_t b)
{
	return score[a] != score[b] ? score[a] > score[b] : lot[a] != lot[b] ? lot[a] < lot[b] : a < b;
}

/* Few scores, fewer lots: nobody is on top whom more people than there are seats go before. */
static void
the_top_of_many_is_whom_fewest_go_before(void **state)
{
	static const uint32_t sizes[] = { 1, 2, 3, 17, 120, 499 };
	static const enum cc_panel_spread spread[] = { CC_PANEL_POOL };
	static const uint32_t first[] = { 0, 3 }, order[6] = { 0, 1, 2, 3, 4, 5 };
	double score[CROWD], lot[CROWD], given[3] = { 0 },
					 none[3] = { (double)NAN, (double)NAN, (double)NAN };
	uint8_t level[CROWD];
	uint32_t who[CROWD];
	bool in[CROWD] = { false };

	(void)state;
	for (uint32_t i = 0; i < CROWD; i++) {
		uint32_t x = (i + 1) * UINT32_C(2654435761);

		who[i] = 7 * i % CROWD; /* in no order */
		score[i] = (double)(x >> 27) - 9;
		lot[i] = (1 + (x >> 20) % 7) / 8.;
		level[i] = (uint8_t)(x >> 12) % 3;
	}
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
		const struct cc_panel_pool pool = { CROWD, 1, 3, sizes[s], first, level, in, lot, spread,
			given, none, none, order };
		bool top[CROWD] = { false };
		struct cc_panel p;

		cc_panel_new(&p, &pool, who, CROWD, sizes[s], arena);
		cc_panel_top(top, &p, score, arena);
		for (uint32_t t = 0; t < p.profiles; t++)
			for (uint32_t i = p.first[t] + 1; i < p.first[t + 1]; i++)
				assert_true(lot[p.who[i - 1]] < lot[p.who[i]] ||
					    (lot[p.who[i - 1]] == lot[p.who[i]] && p.who[i - 1] < p.who[i]));
		for (uint32_t i = 0; i < CROWD; i++) {
			uint32_t before = 0;

			for (uint32_t k = 0; k < CROWD; k++)
				before += goes_before(score, lot, k, i);
			assert_int_equal(top[i], before < sizes[s]);
		}
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_best_panels_are_those_of_the_enumeration),
		TEST(quotas_that_no_panel_keeps_give_way),
		TEST(where_all_get_a_seat_nothing_is_gained),
		TEST(equal_scores_leave_it_to_the_mix_and_one_level_to_the_scores),
		TEST(equals_of_different_profiles_go_by_lot),
		TEST(who_is_in_has_a_seat_and_counts_in_the_mix),
		TEST(inner_panels_and_who_is_in_come_first),
		TEST(stability_is_the_share_of_weightings),
		TEST(who_steps_in_keeps_the_limits_and_loses_least),
		TEST(the_top_of_many_is_whom_fewest_go_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
