/* radix.c -- tests libcocreate/base/radix.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/radix.h"
#include "base/rng.h"
#include "cli/workers.h"

#include <stdlib.h>

static void
fill(uint32_t *word, const uint32_t *row, uint32_t n, const void *ctx)
{
	const uint32_t *of = ctx;

	for (uint32_t i = 0; i < n; i++)
		word[i] = of[row[i]];
}

/* Words ascend, and of equal words the rows; each row is there once. */
static void
check(const uint32_t *of, uint32_t n, unsigned bits, unsigned threads)
{
	const struct cc_workers workers = { threads, cc_workers_each };
	uint32_t *order = malloc(((size_t)n + 1) * sizeof *order),
		 *seen = calloc((size_t)n + 1, sizeof *seen);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	cc_radix_sort(order, n, bits, fill, NULL, of, &workers);
	for (uint32_t i = 0; i < n; i++)
		seen[order[i]]++;
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(seen[i], 1);
	for (uint32_t i = 1; i < n; i++)
		assert_true(of[order[i - 1]] < of[order[i]] ||
			    (of[order[i - 1]] == of[order[i]] && order[i - 1] < order[i]));
	free(seen);
	free(order);
}

static uint32_t *
draw(uint32_t n, unsigned bits, uint32_t below, struct cc_rng *rng)
{
	uint32_t *of = malloc(((size_t)n + 1) * sizeof *of);

	for (uint32_t i = 0; i < n; i++)
		of[i] = below > 0 ? cc_rng_below(rng, below) << (bits > 8 ? bits - 8 : 0)
				  : (uint32_t)(cc_rng_bits(rng) & ((UINT64_C(1) << bits) - 1));
	return of;
}

static void
rows_stand_by_their_words_and_equal_ones_as_they_stood(void **state)
{
	static const uint32_t sizes[] = { 0, 1, 2, 3, 25, 100, 2047, 5000, 70000 };
	struct cc_rng *rng;
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	rng = cc_rng_new(1, "radix", CC_SPAN("words"), arena);
	for (unsigned bits = 1; bits <= 32; bits += bits == 1 ? 7 : 3)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
			for (uint32_t below = 0; below <= (bits >= 8 ? 3 : 0); below += 3) {
				uint32_t *of = draw(sizes[k], bits, below, rng);

				check(of, sizes[k], bits, 1);
				check(of, sizes[k], bits, 3);
				free(of);
			}
	cc_rng_free(rng);
	cc_arena_free(arena);
}

enum { MOVED = 70000 };

struct moving {
	uint32_t of[MOVED], at[MOVED]; /* words; which row stands where */
};

static void
fill_of(uint32_t *word, const uint32_t *row, uint32_t n, const void *ctx)
{
	fill(word, row, n, ((const struct moving *)ctx)->of);
}

static void
move(uint32_t to, uint32_t from, const void *ctx)
{
	((struct moving *)(uintptr_t)ctx)->at[to] = from;
}

static void
moved_rows_are_found_where_they_went(void **state)
{
	static struct moving m;
	static uint32_t order[MOVED], stayed[MOVED];

	(void)state;
	for (unsigned threads = 1; threads <= 3; threads += 2) {
		const struct cc_workers workers = { threads, cc_workers_each };

		for (uint32_t i = 0; i < MOVED; i++) {
			m.of[i] = i * UINT32_C(2654435761) >> 15;
			order[i] = stayed[i] = MOVED - 1 - i;
		}
		cc_radix_sort(order, MOVED, 17, fill_of, move, &m, &workers);
		cc_radix_sort(stayed, MOVED, 17, fill_of, NULL, &m, &workers);
		for (uint32_t i = 0; i < MOVED; i++)
			assert_int_equal(m.at[order[i]], stayed[i]);
	}
}

static void
words_of_no_bits_leave_the_rows_alone(void **state)
{
	uint32_t order[] = { 2, 0, 1 };

	(void)state;
	cc_radix_sort(order, 3, 0, fill, NULL, NULL, &cc_workers_none);
	assert_int_equal(order[0], 2);
	assert_int_equal(order[1], 0);
	assert_int_equal(order[2], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_stand_by_their_words_and_equal_ones_as_they_stood),
		cmocka_unit_test(moved_rows_are_found_where_they_went),
		cmocka_unit_test(words_of_no_bits_leave_the_rows_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
