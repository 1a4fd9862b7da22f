/* apportion.c -- tests stat/apportion: published divisions, bounds, memory, and what always holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/int128.h"
#include "near.h"
#include "random.h"
#include "stat/apportion.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 12 };

/* "600 250 100 50" */
static void
assert_units(const struct cc_apportioned *out, size_t n, const char *wanted)
{
	char found[400] = "";

	for (size_t i = 0; i < n; i++)
		snprintf(found + strlen(found), sizeof found - strlen(found), "%s%lld", i > 0 ? " " : "",
		    (long long)out->units[i]);
	assert_string_equal(found, wanted);
}

static struct cc_apportioned
share(int64_t total, size_t n, const int64_t *weight, int64_t least, int64_t most, int64_t *owed)
{
	struct cc_apportioned out;

	cc_apportion(&out,
	    &(const struct cc_apportion){ total, n, weight, least, most < 0 ? total : most, false, false },
	    owed, arena);
	return out;
}

/* Among many as among few: nobody whose share was rounded down has a larger claim than one whose was rounded up. */
static void
of_many_the_largest_remainders_are_found(void **state)
{
	enum { MANY = 500 };
	int64_t weight[MANY], all = 0, *rest = CC_ARRAY(arena, int64_t, MANY), total = 10007;
	struct cc_apportioned out;

	(void)state;
	for (uint32_t i = 0; i < MANY; i++)
		all += weight[i] = 1 + i * UINT32_C(2654435761) % 97; /* many are equal */
	out = share(total, MANY, weight, 0, -1, NULL);
	assert_int_equal(out.shared, total);
	for (size_t i = 0; i < MANY; i++) {
		rest[i] = total * weight[i] % all;
		assert_in_range(out.units[i] - total * weight[i] / all, 0, rest[i] > 0);
	}
	for (size_t i = 0; i < MANY; i++)
		for (size_t k = 0; k < MANY; k++)
			if (out.units[i] > total * weight[i] / all && out.units[k] == total * weight[k] / all)
				assert_true(rest[i] > rest[k] ||
					    (rest[i] == rest[k] && (weight[i] > weight[k] ||
								       (weight[i] == weight[k] && i < k))));
}

/* Largest remainders as npm's hare-niemeyer 3.0.0 has them. */
static void
a_pool_without_memory_is_divided_by_largest_remainders(void **state)
{
	static const struct {
		int64_t total, weight[4];
		size_t n;
		const char *units;
	} wanted[] = {
		{ 123456, { 3, 2, 1 }, 3, "61728 41152 20576" },
		{ 2546, { 3, 7, 90 }, 3, "76 178 2292" },
		{ 4020, { 3, 7, 90 }, 3, "121 281 3618" },
		{ 4154, { 3, 7, 90 }, 3, "125 291 3738" },
		{ 5, { 1, 1, 1, 7 }, 4, "1 0 0 4" },
		{ 7, { 53, 24, 23 }, 3, "4 2 1" },
		{ 10, { 61, 60, 21 }, 3, "4 4 2" },
		{ 11, { 61, 60, 21 }, 3, "5 5 1" },
		{ 1000000, { 55, 40, 13 }, 3, "509259 370371 120370" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct cc_apportioned out =
		    share(wanted[i].total, wanted[i].n, wanted[i].weight, 0, -1, NULL);

		assert_units(&out, wanted[i].n, wanted[i].units);
		assert_int_equal(out.shared, wanted[i].total);
	}
}

static void
what_rounding_owes_is_given_back_in_the_periods_that_follow(void **state)
{
	static const int64_t thirds[] = { 1, 1, 1 }, near[] = { 334, 333, 333 },
			     seven[] = { 1, 1, 1, 1, 1, 1, 1 }, tec[] = { 3, 7, 90 };
	static const char *const periods[] = { "34 33 33", "33 34 33", "33 33 34" }, *const years[] = {
		"112 263 3378", "113 263 3377", "113 262 3378"
	};
	int64_t owed[MOST] = { 0 }, sum[MOST] = { 0 }, alone[MOST] = { 0 };

	(void)state;
	for (int t = 0; t < 3; t++) {
		struct cc_apportioned out = share(100, 3, thirds, 0, -1, owed);

		assert_units(&out, 3, periods[t]);
	}
	memset(owed, 0, sizeof owed);
	for (int t = 0; t < 3; t++) {
		struct cc_apportioned out = share(3753, 3, tec, 0, -1, owed);

		assert_units(&out, 3, years[t]);
	}
	memset(owed, 0, sizeof owed);
	for (int t = 0; t < 10; t++) {
		struct cc_apportioned out = share(100, 3, near, 0, -1, owed),
				      plain = share(100, 3, near, 0, -1, NULL);

		for (int k = 0; k < 3; k++) {
			sum[k] += out.units[k];
			alone[k] += plain.units[k];
		}
	}
	assert_memory_equal(sum, ((int64_t[]){ 334, 333, 333 }), 3 * sizeof *sum);
	assert_memory_equal(alone, ((int64_t[]){ 340, 330, 330 }), 3 * sizeof *sum);
	memset(owed, 0, sizeof owed);
	memset(sum, 0, sizeof sum);
	for (int t = 0; t < 7; t++) {
		struct cc_apportioned out = share(85, 7, seven, 0, -1, owed);

		for (int k = 0; k < 7; k++)
			sum[k] += out.units[k];
	}
	for (int k = 0; k < 7; k++)
		assert_int_equal(sum[k], 85);
}

static void
bounds_hold_and_what_they_take_goes_to_the_others(void **state)
{
	static const int64_t w[] = { 60, 25, 10, 5 }, v[] = { 7, 2, 1 }, zero[] = { 0, 3, 0 };
	struct cc_apportioned out;

	(void)state;
	out = share(1000, 4, w, 0, 400, NULL);
	assert_units(&out, 4, "400 375 150 75");
	out = share(1000, 4, w, 150, 400, NULL);
	assert_units(&out, 4, "400 300 150 150");
	out = share(1000, 4, w, 0, 200, NULL);
	assert_units(&out, 4, "200 200 200 200");
	assert_int_equal(out.shared, 800);
	out = share(1000, 4, w, 300, -1, NULL);
	assert_units(&out, 4, "600 250 100 50");
	assert_true(out.least_dropped);
	out = share(1001, 3, v, 0, 400, NULL);
	assert_units(&out, 3, "400 400 201");
	out = share(9, 3, zero, 2, -1, NULL);
	assert_units(&out, 3, "0 9 0");
	out = share(9, 1, zero, 2, -1, NULL);
	assert_int_equal(out.shared, 0);
	out = share(0, 3, v, 0, 0, NULL);
	assert_units(&out, 3, "0 0 0");
}

/* npm's sainte-lague 3.0.0. */
static void
things_go_by_major_fractions_and_nobody_loses_one_as_the_pool_grows(void **state)
{
	static const int64_t a[] = { 53, 24, 23 }, b[] = { 61, 60, 21 }, c[] = { 1, 1, 1, 7 };
	struct cc_apportion in = { 7, 3, a, 0, 7, true };
	struct cc_apportioned out;

	(void)state;
	cc_apportion(&out, &in, NULL, arena);
	assert_units(&out, 3, "3 2 2");
	in = (struct cc_apportion){ 10, 3, b, 0, 10, true };
	cc_apportion(&out, &in, NULL, arena);
	assert_units(&out, 3, "4 4 2");
	in = (struct cc_apportion){ 11, 3, b, 0, 11, true };
	cc_apportion(&out, &in, NULL, arena);
	assert_units(&out, 3, "5 4 2");
	in = (struct cc_apportion){ 5, 4, c, 1, 2, true };
	cc_apportion(&out, &in, NULL, arena);
	assert_units(&out, 4, "1 1 1 2");
}

/* The exact share of one is weight number / by, of which units is the whole below or above. */
static void
assert_near_quota(const struct cc_apportioned *out, size_t i, int64_t weight, const struct cc_apportion *in)
{
	int64_t whole, part;

	assert_true(
	    cc_int128_divide(&whole, &part, cc_int128_times(out->quota[i].number, weight), out->quota[i].by));
	assert_true(out->units[i] == whole || (part > 0 && out->units[i] == whole + 1));
	assert_true(out->units[i] <= in->most);
	assert_true(out->least_dropped || weight == 0 || out->units[i] >= in->least);
}

static void
sums_and_bounds_hold_for_any_pool(void **state)
{
	uint64_t rng = 9;
	int64_t owed[MOST] = { 0 };

	(void)state;
	for (int t = 0; t < 3000; t++) {
		int64_t weight[MOST], sum = 0;
		struct cc_apportion in = { .n = 1 + random_word(&rng) % MOST, .weight = weight };
		uint64_t shift = random_word(&rng) % 50;
		struct cc_apportioned out;

		in.total = (int64_t)(random_word(&rng) >> (11 + random_word(&rng) % 50));
		in.most =
		    random_word(&rng) % 2 ? in.total : in.total / (1 + (int64_t)(random_word(&rng) % 9));
		in.least = random_word(&rng) % 2 ? 0 : in.most / (1 + (int64_t)(random_word(&rng) % 20));
		for (size_t i = 0; i < in.n; i++)
			weight[i] =
			    random_word(&rng) % 5 == 0 ? 0 : (int64_t)(random_word(&rng) >> (5 + shift));
		cc_apportion(&out, &in, owed, arena);
		for (size_t i = 0; i < in.n; i++) {
			sum += out.units[i];
			assert_near_quota(&out, i, weight[i], &in);
		}
		assert_int_equal(sum, out.shared);
		if (in.most == in.total && sum != in.total)
			for (size_t i = 0; i < in.n; i++)
				assert_int_equal(weight[i], 0);
	}
}

static void
rounding_is_units_less_the_exact_share(void **state)
{
	static const int64_t w[] = { 62, 18, 16 };
	struct cc_apportioned out;

	(void)state;
	out = share(12345, 3, w, 0, 7407, NULL);
	assert_units(&out, 3, "7407 2614 2324");
	assert_near(cc_quota_rounding(2614, out.quota[1], 18), -4. / 17, 1e-15);
	assert_near(cc_quota_rounding(2324, out.quota[2], 16), 4. / 17, 1e-15);
	assert_near(cc_quota_rounding(5018, out.quota[0], 42), 5018 - 7407 * 42. / 62, 1e-11);
}

/* Where equal remainders go to the first, as the minutes of an agenda do. */
static void
minutes(int64_t total, const int64_t *weight, size_t n, const int64_t *wanted)
{
	const struct cc_apportion in = { total, n, weight, 0, total, false, true };
	struct cc_apportioned out;

	cc_apportion(&out, &in, NULL, arena);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(out.units[i], wanted[i]);
}

/* T-8.2, computed by Python's fractions and by R. */
static void
minutes_of_work_are_shared_among_phases_as_python_and_r_have_it(void **state)
{
	static const int64_t onsite[] = { 10000, 30000, 40000, 15000, 5000 };
	static const int64_t online[] = { 15000, 30000, 35000, 15000, 5000 };

	(void)state;
	minutes(110, onsite, 5, (const int64_t[]){ 11, 33, 44, 17, 5 });
	minutes(170, onsite, 5, (const int64_t[]){ 17, 51, 68, 26, 8 });
	minutes(220, onsite, 5, (const int64_t[]){ 22, 66, 88, 33, 11 });
	minutes(40, online, 5, (const int64_t[]){ 6, 12, 14, 6, 2 });
	minutes(55, online, 5, (const int64_t[]){ 8, 17, 19, 8, 3 });
	minutes(85, online, 5, (const int64_t[]){ 13, 25, 30, 13, 4 });
}

static void
minutes_of_a_phase_are_shared_among_blocks_as_python_and_r_have_it(void **state)
{
	(void)state;
	minutes(11, (const int64_t[]){ 1, 2 }, 2, (const int64_t[]){ 4, 7 });
	minutes(33, (const int64_t[]){ 1, 3, 2 }, 3, (const int64_t[]){ 6, 16, 11 });
	minutes(44, (const int64_t[]){ 3, 3, 3, 2 }, 4, (const int64_t[]){ 12, 12, 12, 8 });
	minutes(17, (const int64_t[]){ 2, 1 }, 2, (const int64_t[]){ 11, 6 });
	minutes(25, (const int64_t[]){ 1, 3, 2 }, 3, (const int64_t[]){ 4, 13, 8 });
	minutes(17, (const int64_t[]){ 1, 2, 1, 2, 2, 2, 1 }, 7, (const int64_t[]){ 2, 3, 2, 3, 3, 3, 1 });
}

static void
equal_fractions_go_to_the_earlier_and_nothing_shared_is_nothing(void **state)
{
	(void)state;
	minutes(5, (const int64_t[]){ 1, 1 }, 2, (const int64_t[]){ 3, 2 });
	minutes(2, (const int64_t[]){ 1, 1, 1 }, 3, (const int64_t[]){ 1, 1, 0 });
	minutes(0, (const int64_t[]){ 1, 0 }, 2, (const int64_t[]){ 0, 0 });
	minutes(7, (const int64_t[]){ 0, 3 }, 2, (const int64_t[]){ 0, 7 });
}

static void
what_is_owed_is_kept_in_billionths_half_away_from_zero(void **state)
{
	static const int64_t thirds[] = { 1, 1, 1 };
	int64_t owed[3] = { 0 };
	struct cc_apportioned out = share(2, 3, thirds, 0, -1, owed);

	(void)state;
	assert_units(&out, 3, "1 1 0");
	assert_int_equal(owed[0], -333333333);
	assert_int_equal(owed[2], 666666667);
	memset(owed, 0, sizeof owed);
	(void)share(1, 3, thirds, 0, -1, owed);
	assert_int_equal(owed[0], -666666667);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(of_many_the_largest_remainders_are_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_pool_without_memory_is_divided_by_largest_remainders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_rounding_owes_is_given_back_in_the_periods_that_follow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    bounds_hold_and_what_they_take_goes_to_the_others, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    things_go_by_major_fractions_and_nobody_loses_one_as_the_pool_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sums_and_bounds_hold_for_any_pool, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rounding_is_units_less_the_exact_share, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_owed_is_kept_in_billionths_half_away_from_zero, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    minutes_of_work_are_shared_among_phases_as_python_and_r_have_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    minutes_of_a_phase_are_shared_among_blocks_as_python_and_r_have_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    equal_fractions_go_to_the_earlier_and_nothing_shared_is_nothing, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
