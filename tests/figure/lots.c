/* lots.c -- tests figure/lots. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "figure/lots.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE = 61 };

static void
deal(struct cc_lot *lot, uint32_t n, const uint32_t *whole, uint32_t kinds, uint64_t seed,
    struct cc_arena *arena)
{
	for (uint32_t i = 0; i < n; i++) {
		const char *name =
		    cc_strdup(arena, (char[]){ 'p', (char)('0' + i / 10), (char)('0' + i % 10), 0 });

		lot[i] = (struct cc_lot){ .name = { name, 3 } };
		if (i % 4 > 0)
			lot[i].block = (struct cc_span){ i % 4 == 1 ? "x" : i % 4 == 2 ? "y" : "z", 1 };
	}
	cc_lots(lot, n, whole, kinds, seed, "assign", arena);
}

static void
blocks_and_the_whole_are_balanced_by_the_shares(void **state)
{
	static const uint32_t whole[] = { 2, 1 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_lot lot[PEOPLE];

	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		int all[2] = { 0 }, block[2] = { 0 };

		deal(lot, PEOPLE, whole, 2, seed, arena);
		for (int i = 0; i < PEOPLE; i++) {
			if (i > 0 && lot[i].seat == 1) {
				assert_true(block[0] - 2 * block[1] >= -2 && block[0] - 2 * block[1] <= 2);
				block[0] = block[1] = 0;
			}
			assert_int_equal(lot[i].seat, block[0] + block[1] + 1);
			block[lot[i].dealt]++;
			all[lot[i].dealt]++;
		}
		assert_true(all[0] >= 39 && all[0] <= 42);
	}
	cc_arena_free(arena);
}

static void
who_has_no_block_stands_last(void **state)
{
	static const uint32_t whole[] = { 1, 1 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_lot lot[8];

	(void)state;
	deal(lot, 8, whole, 2, 1, arena);
	assert_int_equal(lot[0].block.at[0], 'x');
	assert_null(lot[7].block.at);
	assert_null(lot[6].block.at);
	cc_arena_free(arena);
}

static void
the_seed_alone_decides(void **state)
{
	static const uint32_t whole[] = { 1, 1 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_lot one[PEOPLE], other[PEOPLE];
	int moved = 0;

	(void)state;
	deal(one, PEOPLE, whole, 2, 1, arena);
	deal(other, PEOPLE, whole, 2, 1, arena);
	for (int i = 0; i < PEOPLE; i++) {
		assert_int_equal(one[i].dealt, other[i].dealt);
		assert_true(cc_span_eq(one[i].name, other[i].name));
	}
	deal(other, PEOPLE, whole, 2, 2, arena);
	for (int i = 0; i < PEOPLE; i++)
		moved += !cc_span_eq(one[i].name, other[i].name);
	assert_true(moved > PEOPLE / 2);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_and_the_whole_are_balanced_by_the_shares),
		cmocka_unit_test(who_has_no_block_stands_last),
		cmocka_unit_test(the_seed_alone_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
