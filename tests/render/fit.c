/* fit.c -- which columns stand side by side, and how wide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/fit.h"

#include "base/arena.h"

#include <stdlib.h>

enum { COLUMNS = 12 };

static size_t
block_width(const struct cc_fit_block *b)
{
	size_t sum = 0;

	for (size_t i = 0; i < b->n; i++)
		sum += b->width[i] + (i > 0 ? CC_FIT_GAP : 0);
	return sum;
}

static void
a_table_that_fits_keeps_its_widths(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 5, 4, 4, CC_FIT_ID, true },
		{ 30, 5, 5, CC_FIT_TEXT, false },
		{ 4, 15, 10, CC_FIT_NEVER, false },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	for (size_t width = 0; width <= 54; width += 54) {
		assert_int_equal(cc_fit(&block, columns, 3, width, arena), 1);
		assert_int_equal(block[0].n, 3);
		assert_int_equal(block[0].width[0], 5);
		assert_int_equal(block[0].width[1], 30);
		assert_int_equal(block[0].width[2], 15);
	}
	cc_arena_free(arena);
}

static void
headers_break_before_texts_are_shortened(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 5, 4, 4, CC_FIT_ID, true },
		{ 30, 5, 5, CC_FIT_TEXT, false },
		{ 4, 15, 10, CC_FIT_NEVER, false },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	assert_int_equal(cc_fit(&block, columns, 3, 49, arena), 1);
	assert_int_equal(block[0].width[1], 30);
	assert_int_equal(block[0].width[2], 10);
	assert_int_equal(cc_fit(&block, columns, 3, 39, arena), 1);
	assert_int_equal(block[0].width[1], 20);
	assert_int_equal(block[0].width[2], 10);
	cc_arena_free(arena);
}

static void
free_text_gives_first_then_labels_lists_and_ids_down_to_eight(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 20, 2, 2, CC_FIT_ID, true },
		{ 20, 2, 2, CC_FIT_LIST, false },
		{ 20, 2, 2, CC_FIT_LABEL, false },
		{ 20, 2, 2, CC_FIT_TEXT, false },
		{ 20, 2, 2, CC_FIT_TEXT, false },
	};
	static const struct {
		size_t width, expected[5];
	} cases[] = {
		{ 108, { 20, 20, 20, 20, 20 } },
		{ 104, { 20, 20, 20, 18, 18 } },
		{ 84, { 20, 20, 20, 8, 8 } },
		{ 80, { 20, 20, 16, 8, 8 } },
		{ 70, { 20, 18, 8, 8, 8 } },
		{ 50, { 10, 8, 8, 8, 8 } },
		{ 48, { 8, 8, 8, 8, 8 } },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(cc_fit(&block, columns, 5, cases[i].width, arena), 1);
		assert_memory_equal(block[0].width, cases[i].expected, sizeof cases[i].expected);
	}
	assert_int_equal(cc_fit(&block, columns, 5, 47, arena), 2);
	cc_arena_free(arena);
}

static void
without_keys_the_first_two_columns_are_repeated(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 4, 4, 4, CC_FIT_ID, false },
		{ 4, 4, 4, CC_FIT_ID, false },
		{ 20, 4, 4, CC_FIT_NEVER, false },
		{ 20, 4, 4, CC_FIT_NEVER, false },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	assert_int_equal(cc_fit(&block, columns, 4, 40, arena), 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(block[i].n, 3);
		assert_int_equal(block[i].column[0], 0);
		assert_int_equal(block[i].column[1], 1);
		assert_int_equal(block[i].column[2], 2 + i);
	}
	cc_arena_free(arena);
}

static void
main_columns_stand_in_the_first_block(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 4, 4, 4, CC_FIT_NEVER, .main = true },
		{ 8, 4, 4, CC_FIT_ID, .key = true, .main = true },
		{ 30, 5, 5, CC_FIT_TEXT },
		{ 10, 9, 9, CC_FIT_NEVER },
		{ 6, 5, 5, CC_FIT_NEVER, .main = true },
		{ 8, 7, 7, CC_FIT_WORD, .main = true },
	};
	static const size_t first[] = { 0, 1, 4, 5 }, second[] = { 1, 2, 3 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	assert_int_equal(cc_fit(&block, columns, 6, 36, arena), 2);
	assert_int_equal(block[0].n, 4);
	assert_memory_equal(block[0].column, first, sizeof first);
	assert_int_equal(block[1].n, 3);
	assert_memory_equal(block[1].column, second, sizeof second);
	assert_int_equal(cc_fit(&block, columns, 6, 56, arena), 1); /* where all fit, as they come */
	cc_arena_free(arena);
}

static void
what_must_be_seen_is_not_cut(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 30, 6, 6, CC_FIT_TEXT, .key = true, .least = 12 },
		{ 30, 4, 4, CC_FIT_TEXT },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	assert_int_equal(cc_fit(&block, columns, 2, 40, arena), 1);
	assert_int_equal(block[0].width[0], 19);
	assert_int_equal(cc_fit(&block, columns, 2, 22, arena), 1);
	assert_int_equal(block[0].width[0], 12);
	assert_int_equal(block[0].width[1], 8);
	cc_arena_free(arena);
}

static void
random_columns(struct cc_fit_column *c)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		c[i].give = (enum cc_fit_give)(rand() % 6);
		/* The widest number that is printed to two decimals. */
		c[i].cells = 1 + (size_t)rand() % (c[i].give == CC_FIT_NEVER ? 14 : 60);
		c[i].part = 1 + (size_t)rand() % 15;
		c[i].header = c[i].part + (size_t)rand() % 20;
		c[i].key = rand() % 5 == 0;
		c[i].main = rand() % 3 == 0;
		c[i].least = (size_t)rand() % (c[i].cells < 14 ? c[i].cells : 14);
	}
}

/* Every column stands somewhere, the keys more than once; numbers are whole. */
static void
check_blocks(const struct cc_fit_block *block, size_t n, const struct cc_fit_column *columns, size_t width)
{
	unsigned seen[COLUMNS] = { 0 };

	for (size_t b = 0; b < n; b++) {
		assert_true(block_width(&block[b]) <= width);
		for (size_t i = 0; i < block[b].n; i++) {
			size_t c = block[b].column[i];

			assert_true(i == 0 || c > block[b].column[i - 1]);
			assert_true(block[b].width[i] >= 1);
			assert_true(columns[c].give != CC_FIT_NEVER || block[b].width[i] >= columns[c].cells);
			assert_true(block[b].width[i] >= columns[c].least);
			seen[c]++;
		}
	}
	for (size_t c = 0; c < COLUMNS; c++)
		assert_true(seen[c] == 1 || seen[c] == n);
}

static void
at_every_width_all_columns_stand_and_no_block_is_too_wide(void **state)
{
	(void)state;
	srand(1);
	for (size_t width = 20; width <= 200; width++) {
		struct cc_arena *arena = cc_arena_new();

		for (unsigned i = 0; i < 100; i++) {
			struct cc_fit_column columns[COLUMNS];
			struct cc_fit_block *block;
			size_t n;

			random_columns(columns);
			n = cc_fit(&block, columns, COLUMNS, width, arena);
			check_blocks(block, n, columns, width);
		}
		cc_arena_free(arena);
	}
}

static void
a_number_wider_than_the_terminal_stands_whole_and_alone(void **state)
{
	static const struct cc_fit_column columns[] = {
		{ 10, 4, 4, CC_FIT_ID, true },
		{ 24, 4, 4, CC_FIT_NEVER, false },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_fit_block *block;

	(void)state;
	assert_int_equal(cc_fit(&block, columns, 2, 20, arena), 2);
	assert_int_equal(block[1].n, 1);
	assert_int_equal(block[1].width[0], 24);
	assert_int_equal(cc_fit(&block, columns, 2, 27, arena), 1);
	assert_int_equal(block[0].width[0], 1);
	assert_int_equal(block[0].width[1], 24);
	assert_int_equal(cc_fit(&block, columns, 0, 20, arena), 0);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_that_fits_keeps_its_widths),
		cmocka_unit_test(headers_break_before_texts_are_shortened),
		cmocka_unit_test(free_text_gives_first_then_labels_lists_and_ids_down_to_eight),
		cmocka_unit_test(without_keys_the_first_two_columns_are_repeated),
		cmocka_unit_test(main_columns_stand_in_the_first_block),
		cmocka_unit_test(what_must_be_seen_is_not_cut),
		cmocka_unit_test(at_every_width_all_columns_stand_and_no_block_is_too_wide),
		cmocka_unit_test(a_number_wider_than_the_terminal_stands_whole_and_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
