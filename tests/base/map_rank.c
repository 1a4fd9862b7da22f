/* map_rank.c -- tests libcocreate/base/map_rank.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>

static unsigned seed = 1;

static unsigned
draw(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static void
check_order(const struct cc_map *map)
{
	uint32_t n = cc_map_count(map);
	uint32_t *rank = calloc(n + 1, sizeof(*rank)), *order = calloc(n + 1, sizeof(*order));

	cc_map_rank(map, rank, order);
	for (uint32_t i = 0; i < n; i++) {
		assert_true(order[i] < n);
		assert_int_equal(rank[order[i]], i);
		if (i)
			assert_true(cc_span_cmp(cc_map_at(map, order[i - 1]), cc_map_at(map, order[i])) < 0);
	}
	free(rank);
	free(order);
}

static void
ids_of_one_kind_are_ordered_by_bytes(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 3000; n = 2 * n + 1) {
		struct cc_map *map = cc_map_new();
		char text[64];

		for (unsigned i = 0; i < n; i++) {
			int len = snprintf(text, sizeof(text), "respondent/%u/%u", draw(3), draw(100000));

			cc_map_add(map, (struct cc_span){ text, (size_t)len });
		}
		check_order(map);
		cc_map_free(map);
	}
}

/* Two letters, one of them NUL, and every length: prefixes of prefixes, and
 * ends that fall on and off the words that are sorted. */
static void
prefixes_and_nul_bytes_are_ordered_by_bytes(void **state)
{
	struct cc_map *map = cc_map_new();
	char text[40];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		size_t len = draw(sizeof(text));

		for (size_t j = 0; j < len; j++)
			text[j] = draw(8) ? '\0' : '\xff';
		cc_map_add(map, (struct cc_span){ text, len });
	}
	assert_true(cc_map_count(map) > 5000);
	check_order(map);
	cc_map_free(map);
}

/* Each text begins with all that are shorter: a sort that calls itself for
 * every eight bytes would need 150000 calls. */
static void
texts_that_begin_with_each_other_do_not_nest_calls(void **state)
{
	enum { SIZE = 2000000, STEP = 50000 };
	struct cc_map *map = cc_map_new();
	char *text = malloc(SIZE);

	(void)state;
	memset(text, 'x', SIZE);
	for (size_t len = SIZE; len > 0; len -= STEP) /* falling: no run ascends */
		cc_map_add(map, (struct cc_span){ text, len });
	check_order(map);
	free(text);
	cc_map_free(map);
}

/* As of files that are sorted, one or several, of different length. */
static void
runs_that_ascend_are_ranked_like_all_others(void **state)
{
	(void)state;
	for (unsigned runs = 1; runs <= 12; runs++)
		for (unsigned size = 1; size <= 400; size += 57) {
			struct cc_map *map = cc_map_new();

			for (unsigned r = 0; r < runs; r++)
				for (unsigned i = 0; i < size / (r + 1) + 1; i++) {
					char text[32];
					int len = snprintf(
					    text, sizeof text, "p%06u", (i * runs + r) * 3 + draw(3));

					cc_map_add(map, (struct cc_span){ text, (size_t)len });
				}
			check_order(map);
			cc_map_free(map);
		}
}

static void
either_result_may_be_left_out(void **state)
{
	struct cc_map *map = cc_map_new();
	uint32_t rank[2], order[2];

	(void)state;
	cc_map_add(map, CC_SPAN("b"));
	cc_map_add(map, CC_SPAN("a"));
	cc_map_rank(map, rank, NULL);
	cc_map_rank(map, NULL, order);
	assert_int_equal(rank[0], 1);
	assert_int_equal(rank[1], 0);
	assert_int_equal(order[0], 1);
	assert_int_equal(order[1], 0);
	cc_map_free(map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_of_one_kind_are_ordered_by_bytes),
		cmocka_unit_test(prefixes_and_nul_bytes_are_ordered_by_bytes),
		cmocka_unit_test(texts_that_begin_with_each_other_do_not_nest_calls),
		cmocka_unit_test(runs_that_ascend_are_ranked_like_all_others),
		cmocka_unit_test(either_result_may_be_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
