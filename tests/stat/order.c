/* order.c -- tests stat/order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/order.h"

#include <string.h>

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

/* Few and many, of few values and of many, below 0 and beyond: as an insertion into a list would have it. */
static void
sorted_units_ascend_and_equal_ones_stay_as_they_stood(void **state)
{
	static const uint32_t sizes[] = { 0, 1, 2, 48, 49, 300, 5000 };
	static const double steps[] = { 1, 1e-3, 1e300 };
	uint32_t x = 1;

	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
			uint32_t n = sizes[s], order[5000], met[5000] = { 0 };
			double value[5000];

			for (uint32_t i = 0; i < n; i++) {
				x = x * 1664525 + 1013904223;
				value[i] = ((double)(x >> 24) - 128) / (k == 0 ? 16 : 1) * steps[k];
				value[i] = x >> 20 & 7 ? value[i] : (x >> 19 & 1 ? -0. : 0.);
			}
			cc_sorted(order, value, n, arena);
			for (uint32_t i = 0; i < n; i++) {
				met[order[i]]++;
				if (i > 0 &&
				    (value[order[i - 1]] > value[order[i]] ||
					(value[order[i - 1]] == value[order[i]] && order[i - 1] > order[i])))
					fail_msg("%u of %u", i, n);
			}
			for (uint32_t i = 0; i < n; i++)
				assert_int_equal(met[i], 1);
		}
}

/* By two keys, the last first; the values themselves. */
static void
keys_are_sorted_by_one_after_the_other(void **state)
{
	static const uint32_t sizes[] = { 0, 1, 48, 49, 5000 };
	uint32_t x = 7;

	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
		uint32_t n = sizes[s], order[5000], by_value[5000];
		uint64_t first[5000], second[5000];
		double value[5000];

		for (uint32_t i = 0; i < n; i++) {
			x = x * 1664525 + 1013904223;
			first[i] = cc_sort_key((int64_t)(x >> 28) - 8);
			second[i] = (uint64_t)(x >> 8) << (x % 3 * 20);
			value[i] = (double)(x >> 8) - 8e6;
			order[i] = i;
		}
		cc_sort_by(order, second, n, arena);
		cc_sort_by(order, first, n, arena);
		cc_sorted(by_value, value, n, arena);
		for (uint32_t i = 1; i < n; i++) {
			uint32_t a = order[i - 1], b = order[i];

			assert_true(first[a] < first[b] ||
				    (first[a] == first[b] &&
					(second[a] < second[b] || (second[a] == second[b] && a < b))));
			assert_true(value[by_value[i - 1]] <= value[by_value[i]]);
		}
	}
	assert_true(cc_sort_key(-1) < cc_sort_key(0) && cc_sort_key(INT64_MIN) < cc_sort_key(-1));
}

/* As memcmp() has them, over one word of bytes and over several; equal ones as they stood. */
static void
bytes_sort_as_memcmp_has_them(void **state)
{
	static const uint32_t widths[] = { 0, 1, 3, 8, 9, 21 };
	uint8_t bytes[400 * 21];
	uint32_t x = 7;

	(void)state;
	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
		for (uint32_t n = 0; n <= 400; n += 40) {
			uint32_t width = widths[w], order[400];

			for (uint32_t i = 0; i < n * width; i++) {
				x = x * 1664525 + 1013904223;
				bytes[i] = (uint8_t)(i % width < 2 ? x >> 30 << 6 : x >> 31);
			}
			for (uint32_t i = 0; i < n; i++)
				order[i] = n - 1 - i;
			cc_sort_by_bytes(order, bytes, width, n, arena);
			for (uint32_t i = 1; i < n; i++) {
				int less =
				    memcmp(&bytes[order[i - 1] * width], &bytes[order[i] * width], width);

				assert_true(less < 0 || (less == 0 && order[i - 1] > order[i]));
			}
		}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(ties_share_the_better_rank_and_what_has_no_value_has_none),
		TEST(near_values_are_tied_along_a_chain),
		TEST(sorted_units_ascend_and_equal_ones_stay_as_they_stood),
		TEST(keys_are_sorted_by_one_after_the_other),
		TEST(bytes_sort_as_memcmp_has_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
