/* counter.c -- tests stat/counter: whatever the order and the parts, the same counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/counter.h"

/* One unit: values of so many. */
static void
count(struct cc_counter *c, const uint32_t *value, size_t n)
{
	size_t pairs;

	for (size_t i = 0; i < n; i++)
		cc_counter_add(c, value[i], 1);
	cc_counter_close(c, &pairs);
}

static void
a_pair_is_a_value_and_how_often_it_came(void **state)
{
	struct cc_counter c;
	const uint64_t *pair;
	size_t n;

	(void)state;
	cc_counter_begin(&c, 2, 4, arena, arena);
	cc_counter_add(&c, 3, 2);
	cc_counter_add(&c, 0, 1);
	cc_counter_add(&c, 3, 5);
	pair = cc_counter_close(&c, &n);
	assert_int_equal(n, 2);
	assert_int_equal(cc_counter_value(pair[0]), 3);
	assert_int_equal(cc_counter_times(pair[0]), 7);
	assert_int_equal(cc_counter_value(pair[1]), 0);
	assert_int_equal(cc_counter_times(pair[1]), 1);
	/* the next unit starts from nothing */
	cc_counter_add(&c, 3, 1);
	pair = cc_counter_close(&c, &n);
	assert_int_equal(n, 1);
	assert_int_equal(cc_counter_times(pair[0]), 1);
	cc_buf_free(&c.pair);
}

static void
joined_parts_are_the_whole_with_ascending_values(void **state)
{
	static const double number[] = { 1, 2, 3 };
	static const size_t first[] = { 0, 3, 3, 4, 6 };
	static const uint32_t value[] = { 0, 1, 2, 1, 0, 2 }, times[] = { 1, 1, 2, 3, 1, 1 };
	struct cc_counter a, b, *part[] = { &a, &b };
	struct cc_counts counts;

	(void)state;
	cc_counter_begin(&a, 2, 3, arena, arena);
	count(&a, (const uint32_t[]){ 2, 0, 2, 1 }, 4);
	count(&a, NULL, 0);
	cc_counter_begin(&b, 2, 3, arena, arena);
	count(&b, (const uint32_t[]){ 1, 1, 1 }, 3);
	count(&b, (const uint32_t[]){ 2, 0 }, 2);
	cc_counters_join(&counts, part, NULL, 2, number, 3, arena);
	assert_int_equal(counts.units, 4);
	assert_memory_equal(counts.first, first, sizeof first);
	assert_memory_equal(counts.value, value, sizeof value);
	assert_memory_equal(counts.count, times, sizeof times);
	assert_int_equal(cc_counts_n(&counts, 0), 4);
	assert_int_equal(cc_counts_n(&counts, 1), 0);
}

static void
values_of_parts_become_ranks_of_all(void **state)
{
	static const double number[] = { 1, 2, 3 };
	uint32_t to_a[] = { 2, 0 }, to_b[] = { 1, 2 }, *rank[] = { to_a, to_b };
	struct cc_counter a, b, *part[] = { &a, &b };
	struct cc_counts counts;

	(void)state;
	cc_counter_begin(&a, 1, 2, arena, arena);
	count(&a, (const uint32_t[]){ 0, 1, 1 }, 3);
	cc_counter_begin(&b, 1, 2, arena, arena);
	count(&b, (const uint32_t[]){ 1, 0 }, 2);
	cc_counters_join(&counts, part, rank, 2, number, 3, arena);
	assert_memory_equal(counts.value, ((const uint32_t[]){ 0, 2, 1, 2 }), 4 * sizeof(uint32_t));
	assert_memory_equal(counts.count, ((const uint32_t[]){ 2, 1, 1, 1 }), 4 * sizeof(uint32_t));
}

static void
medians_and_deviations_are_those_of_the_numbers(void **state)
{
	static const double number[] = { 1, 2.5, 4 };
	struct cc_counter c, *part = &c;
	struct cc_counts counts;

	(void)state;
	cc_counter_begin(&c, 5, 3, arena, arena);
	count(&c, (const uint32_t[]){ 2, 0, 0 }, 3);
	count(&c, (const uint32_t[]){ 2, 0, 1, 1, 2, 2 }, 6);
	count(&c, (const uint32_t[]){ 0, 2 }, 2);
	count(&c, (const uint32_t[]){ 1 }, 1);
	count(&c, NULL, 0);
	cc_counters_join(&counts, &part, NULL, 1, number, 3, arena);
	assert_near(cc_counts_median(&counts, 0), 1, 0);
	assert_near(cc_counts_median(&counts, 1), 3.25, 0);
	assert_near(cc_counts_median(&counts, 2), 2.5, 0);
	assert_near(cc_counts_median(&counts, 3), 2.5, 0);
	assert_nan(cc_counts_median(&counts, 4));
	/* of 1, 1, 4: squares 1 + 1 + 4 about 2 */
	assert_near(cc_counts_sd(&counts, 0), sqrt(3), 1e-15);
	assert_near(cc_counts_sd(&counts, 2), sqrt(4.5), 1e-15);
	assert_nan(cc_counts_sd(&counts, 3));
	assert_nan(cc_counts_sd(&counts, 4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_is_a_value_and_how_often_it_came),
		cmocka_unit_test(joined_parts_are_the_whole_with_ascending_values),
		cmocka_unit_test(values_of_parts_become_ranks_of_all),
		cmocka_unit_test(medians_and_deviations_are_those_of_the_numbers),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
