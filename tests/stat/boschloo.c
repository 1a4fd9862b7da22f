/* boschloo.c -- tests stat/boschloo.  The vectors are T-9.5 and T-9.8 of the methods page: R with own
 * code, and scipy with mpmath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "stat/boschloo.h"

#include <math.h>

static struct cc_boschloo
test_of(uint64_t x1, uint64_t n1, uint64_t x2, uint64_t n2)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_boschloo b;

	cc_boschloo(&b, (struct cc_share){ x1, n1 }, (struct cc_share){ x2, n2 }, arena);
	cc_arena_free(arena);
	return b;
}

static double
power_of(uint32_t n1, uint32_t n2, double p1, double p2)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_boschloo_region r;
	double power;

	cc_boschloo_region(&r, n1, n2, .05, arena, arena);
	power = cc_boschloo_power(&r, p1, p2, arena);
	cc_arena_free(arena);
	return power;
}

static void
p_values_match_r_and_scipy(void **state)
{
	static const struct {
		uint64_t x1, n1, x2, n2;
		double greater, less, p;
	} vector[] = {
		{ 9, 10, 3, 10, .003977775574, .997094154358, .007955551147 },
		{ 12, 15, 5, 15, .006336944830, .996019592509, .012673889660 },
		{ 15, 20, 6, 20, .003219768543, .997868633189, .006439537086 },
		{ 3, 3, 0, 3, .015625, 1, .03125 },
		{ 2, 2, 0, 2, .0625, 1, .125 },
		{ 7, 12, 3, 13, .055211603867, .964845280671, .110423207733 },
		{ 10, 34, 4, 16, .402994695829, .639636529681, .805989391658 },
		{ 22, 50, 8, 50, .001148371779, .999103121102, .002296743557 },
		{ 56, 70, 48, 80, .004422230620, .996716464293, .008844461241 },
		{ 21, 24, 14, 24, .014683430938, .990481935415, .029366861876 },
		{ 47, 398, 31, 412, .022105428735, .983279510601, .044210857471 },
		{ 0, 5, 0, 5, 1, 1, 1 },
		{ 5, 5, 5, 5, 1, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof vector / sizeof *vector; i++) {
		struct cc_boschloo b = test_of(vector[i].x1, vector[i].n1, vector[i].x2, vector[i].n2);

		assert_near(b.greater, vector[i].greater, 1e-12);
		assert_near(b.less, vector[i].less, 1e-12);
		assert_near(b.p, vector[i].p, 1e-12);
	}
}

static void
the_groups_may_be_exchanged(void **state)
{
	struct cc_boschloo one = test_of(7, 12, 3, 13), other = test_of(3, 13, 7, 12);

	(void)state;
	assert_near(one.greater, other.less, 1e-14);
	assert_near(one.p, other.p, 1e-14);
}

static void
the_least_p_is_that_of_all_against_none(void **state)
{
	(void)state;
	assert_near(cc_boschloo_least(3, 3), .03125, 1e-15);
	assert_near(cc_boschloo_least(2, 2), .125, 1e-15);
	assert_near(cc_boschloo_least(8, 9), test_of(8, 8, 0, 9).p, 1e-12);
	assert_near(cc_boschloo_least(4, 13), test_of(4, 4, 0, 13).p, 1e-12);
}

static void
power_matches_r_and_scipy(void **state)
{
	(void)state;
	assert_near(power_of(10, 10, .7, .3), .418492716262, 1e-11);
	assert_near(power_of(15, 15, .7, .3), .589557388757, 1e-11);
	assert_near(power_of(20, 20, .75, .30), .816117574641, 1e-11);
	assert_near(power_of(30, 30, .65, .30), .781356981165, 1e-11);
	assert_near(power_of(12, 13, .80, .25), .819353379078, 1e-11);
}

/* Every table, one by one: what the region holds is what the test calls significant. */
static void
the_region_is_that_of_the_p_values(void **state)
{
	enum { N1 = 6, N2 = 8 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_boschloo_region r;

	(void)state;
	cc_boschloo_region(&r, N1, N2, .05, arena, arena);
	for (uint32_t a = 0; a <= N1; a++)
		for (uint32_t b = 0; b <= N2; b++)
			assert_int_equal(a >= r.more[b] || a < r.below[b], test_of(a, N1, b, N2).p <= .05);
	cc_arena_free(arena);
}

static void
nothing_is_significant_where_nobody_could_be(void **state)
{
	(void)state;
	assert_near(power_of(2, 2, .99, .01), 0, 0);
}

/* The most that is called a difference where both share a chance: .0433 for 15 and 15. */
static void
errors_stay_below_the_level(void **state)
{
	double most = 0;

	(void)state;
	for (int i = 1; i < 100; i++)
		most = fmax(most, power_of(15, 15, i / 100., i / 100.));
	assert_true(most <= .05);
	assert_near(most, .0433, 5e-5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p_values_match_r_and_scipy),
		cmocka_unit_test(the_groups_may_be_exchanged),
		cmocka_unit_test(the_least_p_is_that_of_all_against_none),
		cmocka_unit_test(power_matches_r_and_scipy),
		cmocka_unit_test(the_region_is_that_of_the_p_values),
		cmocka_unit_test(nothing_is_significant_where_nobody_could_be),
		cmocka_unit_test(errors_stay_below_the_level),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
