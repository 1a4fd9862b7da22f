/* combine.c -- tests figure/combine and figure/wrote: lists of codes, texts by group. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/combine.h"
#include "figure/wrote.h"

static void
codes_stand_once_and_ascend(void **state)
{
	const uint32_t code[] = { 3, 1, 3, 2, 1 };
	struct cc_buf buf = { 0 };
	struct cc_ids ids;

	(void)state;
	cc_buf_add(&buf, (const char *)code, sizeof code);
	ids = cc_ids_unique(&buf);
	assert_int_equal(ids.n, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(ids.id[i], i + 1);
	assert_true(cc_ids_have(&ids, 2));
	assert_false(cc_ids_have(&ids, 4));
	buf.len = 0;
	assert_int_equal(cc_ids_unique(&buf).n, 0);
	cc_buf_free(&buf);
}

static void
every_combination_comes_once_and_an_empty_list_is_none(void **state)
{
	const uint32_t a[] = { 1, 2 }, b[] = { 5, 6, 7 };
	const struct cc_ids list[] = { { a, 2 }, { NULL, 0 }, { b, 3 } };
	uint32_t at[3] = { 0 }, code[3], seen = 0;

	(void)state;
	assert_true(cc_combinations(list, 3) == 6);
	do {
		cc_combination(code, at, list, 3);
		assert_int_equal(code[0], a[seen / 3]);
		assert_int_equal(code[1], CC_NO_ID);
		assert_int_equal(code[2], b[seen % 3]);
		seen++;
	} while (cc_combination_next(at, list, 3));
	assert_int_equal(seen, 6);
}

static void
texts_of_a_group_stand_by_place(void **state)
{
	struct cc_wrote_list q = { { 0 } };
	const struct cc_wrote *wrote;
	size_t n;

	(void)state;
	cc_wrote_add(&q, (struct cc_wrote){ 2, CC_NO_ID, 9, CC_SPAN("late") });
	cc_wrote_add(&q, (struct cc_wrote){ 5, CC_NO_ID, 1, CC_SPAN("other") });
	cc_wrote_add(&q, (struct cc_wrote){ 2, CC_NO_ID, 3, CC_SPAN("early") });
	cc_wrote_sort(&q);
	wrote = cc_wrote_of(&n, &q, 2);
	assert_int_equal(n, 2);
	assert_memory_equal(wrote[0].text.at, "early", 5);
	cc_wrote_of(&n, &q, 3);
	assert_int_equal(n, 0);
	cc_buf_free(&q.list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_stand_once_and_ascend),
		cmocka_unit_test(every_combination_comes_once_and_an_empty_list_is_none),
		cmocka_unit_test(texts_of_a_group_stand_by_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
