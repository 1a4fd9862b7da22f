/* outcome_answers.c -- tests figure/outcome_answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/outcome_answers.h"

#include <string.h>

static uint64_t
count_of(const struct cc_outcome_counts *c, uint32_t key, uint32_t segment, double value)
{
	for (uint32_t i = 0; i < c->slots; i++)
		if (c->slot[i].n > 0 && c->slot[i].key == key && c->slot[i].segment == segment &&
		    c->slot[i].value == value)
			return c->slot[i].n;
	return 0;
}

static bool
same(struct cc_outcome_counts *c, uint32_t key, uint32_t segment, double value, struct cc_arena *arena)
{
	const struct cc_outcome_answer answer = { 0, key, segment, false, value, 0 };

	return cc_outcome_same(c, &answer, arena);
}

static void
answers_are_counted_by_key_segment_and_value(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_outcome_counts one = { 0 }, more = { 0 };

	(void)state;
	for (unsigned i = 0; i < 600; i++)
		assert_true(same(i % 4 == 0 ? &one : &more, i % 2, i % 3, i % 5 / 2., arena));
	assert_true(same(&one, 0, 0, -0., arena)); /* is 0 */
	cc_outcome_counts_join(&one, &more, arena);
	for (unsigned i = 0; i < 30; i++)
		assert_int_equal(count_of(&one, i % 2, i % 3, i % 5 / 2.), 20 + (i == 0));
	assert_int_equal(one.used, 30);
	cc_arena_free(arena);
}

static void
of_too_many_that_differ_only_known_ones_are_counted(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_outcome_counts one = { 0 }, more = { 0 };

	(void)state;
	for (unsigned i = 0; i < CC_OUTCOME_DIFFERENT; i++) {
		assert_true(same(&one, 0, 0, i, arena));
		assert_true(same(&more, 1, 0, i, arena));
	}
	assert_false(same(&one, 0, 0, -1, arena));
	assert_true(same(&one, 0, 0, 7, arena));
	assert_int_equal(count_of(&one, 0, 0, 7), 2);
	cc_outcome_counts_join(&one, &more, arena); /* all of them */
	assert_int_equal(one.used, 2 * CC_OUTCOME_DIFFERENT);
	assert_int_equal(count_of(&one, 1, 0, 7), 1);
	cc_arena_free(arena);
}

static void
lists_keep_the_order_of_what_came(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_outcome_list all = { 0 }, more[3] = { { 0 } };
	uint32_t n = 0;

	(void)state;
	for (uint32_t i = 0; i < 900; i++)
		cc_outcome_keep(&more[i / 400], &(const struct cc_outcome_answer){ .person = i }, arena);
	for (unsigned k = 0; k < 3; k++) {
		cc_outcome_list_join(&all, &more[k]);
		cc_outcome_list_join(&all, &(const struct cc_outcome_list){ 0 });
	}
	for (const struct cc_outcome_block *b = all.first; b != NULL; b = b->next)
		for (uint64_t i = 0; i < b->n; i++)
			assert_int_equal(b->at[i].person, n++);
	assert_int_equal(n, 900);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_counted_by_key_segment_and_value),
		cmocka_unit_test(of_too_many_that_differ_only_known_ones_are_counted),
		cmocka_unit_test(lists_keep_the_order_of_what_came),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
