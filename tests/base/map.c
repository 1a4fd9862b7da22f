/* map.c -- tests libcocreate/base/map.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>

static void
ids_count_from_zero_in_order_of_first_sight(void **state)
{
	struct cc_map *map = cc_map_new();

	(void)state;
	assert_int_equal(cc_map_find(map, CC_SPAN("a")), CC_NO_ID);
	assert_int_equal(cc_map_add(map, CC_SPAN("b")), 0);
	assert_int_equal(cc_map_add(map, CC_SPAN("a")), 1);
	assert_int_equal(cc_map_add(map, CC_SPAN("b")), 0);
	assert_int_equal(cc_map_find(map, CC_SPAN("a")), 1);
	assert_int_equal(cc_map_count(map), 2);
	cc_map_free(map);
	cc_map_free(NULL);
}

/* Lengths 0 to 40 reach every way a hash reads its last bytes. */
static void
texts_that_differ_in_one_byte_or_length_have_ids_of_their_own(void **state)
{
	struct cc_map *map = cc_map_new();
	char text[41];
	uint32_t wanted = 0;

	(void)state;
	for (int pass = 0; pass < 2; pass++) {
		wanted = 0;
		for (size_t len = 0; len <= 40; len++) {
			memset(text, 0, sizeof(text));
			assert_int_equal(
			    cc_map_add(map, (struct cc_span){ len ? text : NULL, len }), wanted++);
			for (size_t i = 0; i < len; i++) {
				text[i] = '\x80';
				assert_int_equal(cc_map_add(map, (struct cc_span){ text, len }), wanted++);
				text[i] = 0;
			}
		}
	}
	assert_int_equal(cc_map_count(map), wanted);
	cc_map_free(map);
}

static void
texts_stay_where_they_are_while_the_map_grows(void **state)
{
	enum { N = 200000 };
	struct cc_map *map = cc_map_new();
	struct cc_span first;
	char text[32];

	(void)state;
	(void)cc_map_add(map, CC_SPAN("person 0"));
	first = cc_map_at(map, 0);
	for (int i = 0; i < N; i++) {
		int len = snprintf(text, sizeof(text), "person %d", i);

		assert_int_equal(cc_map_add(map, (struct cc_span){ text, (size_t)len }), i);
	}
	assert_ptr_equal(cc_map_at(map, 0).at, first.at);
	for (int i = 0; i < N; i += 7) {
		int len = snprintf(text, sizeof(text), "person %d", i);

		assert_int_equal(cc_map_find(map, (struct cc_span){ text, (size_t)len }), i);
		assert_true(cc_span_eq(cc_map_at(map, (uint32_t)i), (struct cc_span){ text, (size_t)len }));
	}
	cc_map_free(map);
}

static void
a_text_larger_than_a_block_is_kept(void **state)
{
	enum { SIZE = 3000000 };
	struct cc_map *map = cc_map_new();
	char *text = calloc(1, SIZE);

	(void)state;
	for (uint32_t i = 0; i < 3; i++) {
		text[SIZE - 1] = (char)i;
		assert_int_equal(cc_map_add(map, (struct cc_span){ text, SIZE }), 2 * i);
		assert_int_equal(cc_map_add(map, (struct cc_span){ text + SIZE - 1, 1 }), 2 * i + 1);
	}
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(cc_map_at(map, 2 * i).at[SIZE - 1], i);
		assert_int_equal(cc_map_at(map, 2 * i + 1).at[0], i);
	}
	free(text);
	cc_map_free(map);
}

static void
joining_translates_every_id(void **state)
{
	struct cc_map *to = cc_map_new(), *from = cc_map_new();
	uint32_t ids[3];

	(void)state;
	cc_map_add(to, CC_SPAN("x"));
	cc_map_add(to, CC_SPAN("y"));
	cc_map_add(from, CC_SPAN("z"));
	cc_map_add(from, CC_SPAN("y"));
	cc_map_add(from, CC_SPAN(""));
	cc_map_join(to, from, ids);
	assert_int_equal(ids[0], 2);
	assert_int_equal(ids[1], 1);
	assert_int_equal(ids[2], 3);
	assert_true(cc_span_eq(cc_map_at(to, 2), CC_SPAN("z")));
	cc_map_free(from);
	assert_true(cc_span_eq(cc_map_at(to, 2), CC_SPAN("z")));
	cc_map_free(to);
}

static void
ids_do_not_depend_on_the_key(void **state)
{
	char text[16];

	(void)state;
	for (uint64_t k = 0; k < 5; k++) {
		struct cc_map *map;

		cc_map_key((const uint64_t[]){ k * UINT64_C(0x123456789abcdef), ~k });
		map = cc_map_new();
		for (int i = 0; i < 1000; i++) {
			int len = snprintf(text, sizeof(text), "%d", i * 7 % 1000);

			assert_int_equal(cc_map_add(map, (struct cc_span){ text, (size_t)len }), i);
		}
		cc_map_free(map);
	}
}

/* In an order of their own, in that of before, and beside texts that are new. */
static void
many_texts_at_once_have_the_ids_of_one_by_one(void **state)
{
	enum { N = 5000 };
	struct cc_map *one = cc_map_new(), *all = cc_map_new();
	char name[N][8];
	struct cc_span text[N];
	uint32_t id[N], at = 0;

	(void)state;
	for (int i = 0; i < N; i++) {
		int number = i < 1000 ? i : i < 2000 ? i - 1000 : i * 7919 % 3001;

		text[i] =
		    (struct cc_span){ name[i], (size_t)snprintf(name[i], sizeof name[i], "%d", number) };
	}
	while (at < N) { /* batches of any length */
		uint32_t n = 1 + at % 61;

		n = n < N - at ? n : N - at;
		cc_map_add_all(all, id + at, text + at, n);
		at += n;
	}
	for (int i = 0; i < N; i++)
		assert_int_equal(id[i], cc_map_add(one, text[i]));
	assert_int_equal(cc_map_count(all), cc_map_count(one));
	cc_map_free(one);
	cc_map_free(all);
}

/* Number i of texts that ascend: short, long, with one before it that it begins with. */
static struct cc_span
ascending(char text[32], uint32_t i)
{
	int len = snprintf(text, 32, i % 3 == 0 ? "%06u" : "%06u%.*s", i / 3, i % 3 == 1 ? 1 : 20,
	    i % 3 == 1 ? "" : "and what is long");

	text[len] = '\0'; /* a text may end in one */
	return (struct cc_span){ text, (size_t)len + (i % 3 == 1) };
}

static void
texts_that_ascend_are_found_before_and_after_one_that_does_not(void **state)
{
	enum { N = 3000 };
	char text[32];

	(void)state;
	for (uint32_t n = 1; n <= N; n += 1 + 7 * (n % 100)) {
		struct cc_map *map = cc_map_new(), *other = cc_map_new();
		uint32_t ids[N + 1];

		for (uint32_t i = 0; i < n; i++) {
			assert_int_equal(cc_map_add(map, ascending(text, i)), i);
			assert_int_equal(cc_map_add(map, ascending(text, i)), i);
		}
		assert_true(cc_map_part(map, 0).ascends);
		assert_int_equal(cc_map_find(map, ascending(text, n)), CC_NO_ID);
		assert_int_equal(cc_map_find(map, CC_SPAN("")), CC_NO_ID);
		for (uint32_t i = 0; i < n; i++)
			assert_int_equal(cc_map_find(map, ascending(text, i)), i);
		cc_map_join(other, map, ids);
		assert_int_equal(ids[n - 1], n - 1);
		assert_int_equal(cc_map_add(map, CC_SPAN("")), n);
		assert_false(cc_map_part(map, 0).ascends);
		for (uint32_t i = 0; i < n; i++) {
			assert_int_equal(cc_map_find(map, ascending(text, i)), i);
			assert_int_equal(cc_map_add(map, ascending(text, i)), i);
		}
		assert_int_equal(cc_map_count(map), n + 1);
		cc_map_join(other, map, ids);
		assert_int_equal(ids[0], 0);
		assert_int_equal(ids[n], n);
		cc_map_free(map);
		cc_map_free(other);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_count_from_zero_in_order_of_first_sight),
		cmocka_unit_test(many_texts_at_once_have_the_ids_of_one_by_one),
		cmocka_unit_test(texts_that_differ_in_one_byte_or_length_have_ids_of_their_own),
		cmocka_unit_test(texts_stay_where_they_are_while_the_map_grows),
		cmocka_unit_test(a_text_larger_than_a_block_is_kept),
		cmocka_unit_test(joining_translates_every_id),
		cmocka_unit_test(texts_that_ascend_are_found_before_and_after_one_that_does_not),
		cmocka_unit_test(ids_do_not_depend_on_the_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
