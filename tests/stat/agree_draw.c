/* agree_draw.c -- tests what several measures share in stat/agree_draw; one
 * measure alone is tested in agree.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/agree.h"

#include <stdbool.h>
#include <string.h>

enum { UNITS = 40, DRAWS = 250 };

/* Units of which `lonely` have one rating, the others four on 1..values, or
 * three of them where uneven. */
static struct cc_counts
counts_of(uint32_t values, size_t lonely, bool uneven, const char *key)
{
	struct cc_rng *rng = cc_rng_new(1, "agree", cc_span(key), arena);
	double *number = CC_ARRAY(arena, double, values);
	size_t *first = CC_ARRAY(arena, size_t, UNITS + 1), n = 0;
	uint32_t *value = CC_ARRAY(arena, uint32_t, UNITS * 4);
	uint32_t *count = CC_ARRAY(arena, uint32_t, UNITS * 4);

	for (uint32_t v = 0; v < values; v++)
		number[v] = v + 1;
	for (size_t u = 0; u < UNITS; u++) {
		uint32_t times[16] = { 0 }, opinion = cc_rng_below(rng, values);
		int raters = u < lonely ? 1 : uneven && u % 3 == 0 ? 3 : 4;

		for (int r = 0; r < raters; r++)
			times[cc_rng_below(rng, 2) ? opinion : cc_rng_below(rng, values)]++;
		for (uint32_t v = 0; v < values; v++) {
			if (times[v] > 0) {
				value[n] = v;
				count[n++] = times[v];
			}
		}
		first[u + 1] = n;
	}
	cc_rng_free(rng);
	return (struct cc_counts){ UNITS, values, number, first, value, count };
}

static void
assert_same(const struct cc_alpha *a, const struct cc_alpha *b)
{
	assert_memory_equal(a, b, sizeof *a);
}

static void
a_measure_has_the_same_interval_alone_and_in_company(void **state)
{
	struct cc_counts counts[] = { counts_of(3, 0, false, "a"), counts_of(3, 4, true, "b"),
		counts_of(5, 0, true, "c"), counts_of(12, 4, false, "d"), counts_of(3, UNITS, false, "e"),
		counts_of(3, UNITS - 1, false, "f") };
	static const enum cc_level level[] = { CC_ORDINAL, CC_ORDINAL, CC_NOMINAL, CC_INTERVAL, CC_ORDINAL,
		CC_RATIO };
	struct cc_alpha_measure measure[6];
	struct cc_alpha all[6], alone;

	(void)state;
	memset(&alone, 0, sizeof alone);
	memset(all, 0, sizeof all);
	for (int m = 0; m < 6; m++)
		measure[m] = (struct cc_alpha_measure){ &counts[m], level[m] };
	cc_alpha_intervals(all, measure, 6, DRAWS, .9, 7, "agreement", arena);
	for (int m = 0; m < 6; m++) {
		cc_alpha_intervals(&alone, &measure[m], 1, DRAWS, .9, 7, "agreement", arena);
		assert_same(&all[m], &alone);
		if (m < 4)
			assert_true(all[m].low < all[m].alpha && all[m].alpha < all[m].high);
	}
	assert_int_equal(all[1].units, UNITS - 4);
	assert_int_equal(all[4].why, CC_WHY_NO_PAIR);
	assert_int_equal(all[5].interval_why, CC_WHY_ONE);
}

static void
the_order_of_measures_changes_nothing(void **state)
{
	struct cc_counts counts[] = { counts_of(3, 0, false, "a"), counts_of(4, 2, false, "b"),
		counts_of(3, 0, false, "c") };
	struct cc_alpha_measure there[3], back[3];
	struct cc_alpha a[3], b[3];

	(void)state;
	memset(a, 0, sizeof a);
	memset(b, 0, sizeof b);
	for (int m = 0; m < 3; m++)
		there[m] = back[2 - m] = (struct cc_alpha_measure){ &counts[m], CC_ORDINAL };
	cc_alpha_intervals(a, there, 3, DRAWS, .95, 1, "agreement", arena);
	cc_alpha_intervals(b, back, 3, DRAWS, .95, 1, "agreement", arena);
	for (int m = 0; m < 3; m++)
		assert_same(&a[m], &b[2 - m]);
}

static void
measures_draw_from_seed_and_table(void **state)
{
	struct cc_counts counts = counts_of(3, 0, false, "a");
	struct cc_alpha_measure measure = { &counts, CC_ORDINAL };
	struct cc_alpha a, other_seed, other_table;

	(void)state;
	cc_alpha_intervals(&a, &measure, 1, DRAWS, .95, 1, "agreement", arena);
	cc_alpha_intervals(&other_seed, &measure, 1, DRAWS, .95, 2, "agreement", arena);
	cc_alpha_intervals(&other_table, &measure, 1, DRAWS, .95, 1, "codes", arena);
	assert_true(a.alpha == other_seed.alpha && a.alpha == other_table.alpha);
	assert_true(a.low != other_seed.low && a.low != other_table.low);
}

static void
without_draws_there_is_no_interval_and_without_measures_nothing(void **state)
{
	struct cc_counts counts = counts_of(3, 0, false, "a");
	struct cc_alpha_measure measure = { &counts, CC_ORDINAL };
	struct cc_alpha a;

	(void)state;
	cc_alpha_intervals(&a, &measure, 1, 0, .95, 1, "agreement", arena);
	assert_int_equal(a.why, CC_WHY_NONE);
	assert_int_equal(a.interval_why, CC_WHY_NO_DATA);
	assert_nan(a.low);
	cc_alpha_intervals(NULL, NULL, 0, DRAWS, .95, 1, "agreement", arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_measure_has_the_same_interval_alone_and_in_company, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_order_of_measures_changes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(measures_draw_from_seed_and_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    without_draws_there_is_no_interval_and_without_measures_nothing, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
