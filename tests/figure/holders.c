/* holders.c -- tests figure/holders, figure/held_rows, figure/links: people by what they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/links.h"
#include "near.h"

static struct cc_arena *arena;
static struct cc_holders held;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

static const struct cc_holding *
see(uint32_t a, uint32_t b, struct cc_holder who)
{
	return cc_holders_see(&held, (const uint32_t[]){ a, b }, &who, NULL);
}

static void
a_person_counts_once_and_each_row_once(void **state)
{
	const struct cc_holding *h;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	see(1, 2, (struct cc_holder){ 1, 1, 1, 1 });
	see(1, 2, (struct cc_holder){ 1, 1, 1, 1 });
	see(1, 3, (struct cc_holder){ 1, 1, 2, 1 });
	see(1, 2, (struct cc_holder){ 1, 1, 2, 1 });
	h = see(1, 2, (struct cc_holder){ 2, 2, 3, 1 });
	assert_int_equal(h->people, 2);
	assert_int_equal(h->units, 2);
	assert_int_equal(h->rows, 3);
	assert_int_equal(cc_holders_n(&held), 2);
	assert_ptr_equal(cc_holders_find(&held, (const uint32_t[]){ 1, 2 }), h);
	assert_null(cc_holders_find(&held, (const uint32_t[]){ 2, 2 }));
	assert_near(cc_held_size(h), 2, 0);
	assert_near(cc_held_size(NULL), 0, 0);
	cc_holders_end(&held);
}

static void
units_carry_weights_and_parts(void **state)
{
	struct cc_holding *all = cc_held_alone(true, false, arena), *h;
	struct cc_weighted_share share;
	bool fresh;

	(void)state;
	cc_holders_begin(&held, 2, true, true, arena);
	for (uint32_t i = 1; i <= 3; i++) {
		struct cc_holder who = { i, i, i, i };

		cc_held_by(all, &who);
		if (i == 1)
			continue;
		h = cc_holders_see(&held, (const uint32_t[]){ 0, 0 }, &who, &fresh);
		assert_true(fresh);
		cc_held_part(h, .5, who.weight);
	}
	h = cc_holders_at(&held, 0);
	share = cc_held_share(h, all);
	assert_near(cc_weighted_share_value(&share), 5. / 6, 1e-15);
	assert_near(cc_held_parts(h, true), 2.5, 1e-15);
	assert_near(cc_held_parts(h, false), 1, 1e-15);
	cc_held_part(h, 1e-320, 1e-10); /* so small that nothing is left of it */
	assert_near(cc_held_parts(h, true), 2.5, 1e-15);
	cc_holders_end(&held);
}

static void
a_unit_is_shared_by_what_has_the_same_first_keys(void **state)
{
	struct cc_buf list = { 0 };
	struct cc_holding *h[3];
	const uint32_t key[3][2] = { { 1, 1 }, { 2, 1 }, { 1, 2 } };
	const struct cc_holder who = { 1, 1, 1, 3 };

	(void)state;
	cc_holders_begin(&held, 2, true, true, arena);
	for (int i = 0; i < 3; i++) {
		h[i] = cc_holders_see(&held, key[i], &who, NULL);
		cc_buf_add(&list, (const char *)&h[i], sizeof h[i]);
	}
	cc_held_share_out(&list, 1, who.weight);
	assert_int_equal(list.len, 0);
	assert_near(cc_held_parts(h[0], false), .5, 0);
	assert_near(cc_held_parts(h[1], false), 1, 0);
	assert_near(cc_held_parts(h[2], true), 1.5, 0);
	cc_buf_free(&list);
	cc_holders_end(&held);
}

static void
rows_are_those_of_enough_people_the_larger_first(void **state)
{
	struct cc_held_row *row;
	size_t n;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	for (uint32_t i = 1; i <= 4; i++) {
		const struct cc_holder who = { i, i, i, 1 };

		see(1, 1, who);
		if (i > 1)
			see(1, 2, who);
		if (i > 3)
			see(2, 1, who);
	}
	row = cc_held_rows(&n, sizeof *row, &held, 3, arena);
	assert_int_equal(n, 2);
	cc_held_sort(row, n, sizeof *row);
	assert_int_equal(row[0].people, 4);
	assert_int_equal(row[1].people, 3);
	cc_held_fill(&row[1], row[1].held, row[0].held, 0.95);
	assert_near(row[1].share, .75, 0);
	assert_near(row[1].low, .30064184, 1e-8);
	row = cc_held_rows_of(&n, sizeof *row, &held, 2, 0, arena);
	assert_int_equal(n, 1);
	assert_int_equal(row[0].held->key[0], 2);
	cc_holders_end(&held);
}

/* Codes 2, 0, 1 in the order of their names; nothing stands before all of them. */
static void
order_is_by_size_then_by_the_ranks_of_keys(void **state)
{
	static const uint32_t by_name[] = { 1, 2, 0 }, *const rank[] = { by_name, by_name };
	static const uint32_t key[][2] = { { 0, 1 }, { 2, 1 }, { 2, CC_NO_ID }, { 1, 1 }, { 2, 0 } };
	static const uint32_t wanted[] = { 3, 2, 4, 1, 0 };
	uint32_t n, *order;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	for (uint32_t i = 0; i < 5; i++)
		see(key[i][0], key[i][1], (struct cc_holder){ i + 1, i + 1, i + 1, 1 });
	see(1, 1, (struct cc_holder){ 9, 9, 9, 1 });
	order = cc_held_order(&n, &held, 1, rank, arena);
	assert_int_equal(n, 5);
	assert_memory_equal(order, wanted, sizeof wanted);
	order = cc_held_order(&n, &held, 2, rank, arena);
	assert_int_equal(n, 1);
	assert_int_equal(order[0], 3);
	cc_holders_end(&held);
}

static void
parts_stand_with_their_wholes(void **state)
{
	struct cc_holders wholes;
	struct cc_held_row *whole, *part;
	size_t n, parts, *first;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	cc_holders_begin(&wholes, 1, false, false, arena);
	for (uint32_t i = 1; i <= 6; i++) {
		const struct cc_holder who = { i, i, i, 1 };
		uint32_t of = i <= 3 ? 5 : i <= 5 ? 4 : 3;

		cc_holders_see(&wholes, &of, &who, NULL);
		see(of, i % 2, who);
	}
	whole = cc_held_rows(&n, sizeof *whole, &wholes, 2, arena);
	cc_held_sort(whole, n, sizeof *whole);
	part = cc_held_rows(&parts, sizeof *part, &held, 0, arena);
	first = cc_held_within(part, parts, sizeof *part, &wholes, whole, n, sizeof *whole, arena);
	assert_int_equal(n, 2);
	assert_int_equal(parts, 5);
	assert_int_equal(first[0], 1); /* in front that of no row */
	assert_int_equal(first[1], 3);
	assert_int_equal(first[2], 5);
	assert_int_equal(part[1].held->key[0], 5);
	assert_int_equal(part[1].people, 2);
	assert_int_equal(part[3].held->key[0], 4);
	cc_holders_end(&wholes);
	cc_holders_end(&held);
}

/* fisher.test(matrix(c(3, 0, 0, 3), 2)) of R: p 0.1. */
static void
two_things_that_are_everybody_are_one_comparison(void **state)
{
	struct cc_holders pairs;
	struct cc_holding *all = cc_held_alone(false, false, arena);
	struct cc_associating of = { .pairs = &pairs, .all = all, .apart = true, .confidence = 0.95 };
	struct cc_associated row[4];
	struct cc_held_row *first, *second;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	cc_holders_begin(&pairs, 2, false, false, arena);
	for (uint32_t i = 1; i <= 6; i++) {
		const struct cc_holder who = { i, i, i, 1 };
		uint32_t a = i <= 3 ? 0 : 1;

		cc_held_by(all, &who);
		see(0, a, who);
		see(1, a, who);
		cc_holders_see(&pairs, (const uint32_t[]){ a, a }, &who, NULL);
	}
	of.first = first = cc_held_rows_of(&of.n, sizeof *first, &held, 0, 0, arena);
	of.second = second = cc_held_rows_of(&of.k, sizeof *second, &held, 1, 0, arena);
	assert_int_equal(cc_associate(row, &of, arena), 2);
	assert_near(row[0].p, .1, 1e-12);
	assert_near(row[0].lift, 2, 1e-12);
	assert_near(row[1].lift, 0, 0);
	assert_near(row[0].p_adjusted, .2, 1e-12);
	assert_near(row[3].p_adjusted, .2, 1e-12);
	of.apart = false;
	assert_int_equal(cc_associate(row, &of, arena), 4);
	cc_holders_end(&pairs);
	cc_holders_end(&held);
}

static void
where_nobody_is_left_to_compare_with_there_is_no_p(void **state)
{
	struct cc_holders pairs;
	struct cc_holding *all = cc_held_alone(false, false, arena);
	struct cc_associating of = { .pairs = &pairs, .all = all, .apart = true, .confidence = 0.95 };
	const struct cc_holder who = { 1, 1, 1, 1 };
	struct cc_associated row;
	struct cc_held_row *first, *second;

	(void)state;
	cc_holders_begin(&held, 2, false, false, arena);
	cc_holders_begin(&pairs, 2, false, false, arena);
	cc_held_by(all, &who);
	see(0, 0, who);
	see(1, 0, who);
	cc_holders_see(&pairs, (const uint32_t[]){ 0, 0 }, &who, NULL);
	of.first = first = cc_held_rows_of(&of.n, sizeof *first, &held, 0, 0, arena);
	of.second = second = cc_held_rows_of(&of.k, sizeof *second, &held, 1, 0, arena);
	assert_int_equal(cc_associate(&row, &of, arena), 0);
	assert_nan(row.p);
	assert_nan(row.p_adjusted);
	assert_string_equal(row.why, "no-test");
	cc_holders_end(&pairs);
	cc_holders_end(&held);
}

static void
links_are_direct_where_no_code_stands_between(void **state)
{
	struct cc_links links;
	struct cc_link_row *row;
	uint64_t mentions, kept;
	size_t n;

	(void)state;
	cc_links_begin(&links, arena);
	for (uint32_t i = 1; i <= 3; i++) {
		const struct cc_holder who = { i, i, i, 1 };
		const uint32_t code[] = { 7, i == 1 ? 8 : CC_NO_ID, 9 };

		cc_links_see(&links, code, 3, &who);
	}
	row = cc_links_rows(&n, &mentions, &kept, &links, 2, arena);
	assert_int_equal(n, 1); /* 7 > 9; of 7 > 8 and 8 > 9 there is one each */
	assert_int_equal(row[0].direct, 2);
	assert_int_equal(row[0].indirect, 1);
	assert_int_equal(mentions, 5);
	assert_int_equal(kept, 3);
	cc_links_rows(&n, &mentions, &kept, &links, 0, arena);
	assert_int_equal(n, 3);
	cc_links_end(&links);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_person_counts_once_and_each_row_once),
		cmocka_unit_test(units_carry_weights_and_parts),
		cmocka_unit_test(a_unit_is_shared_by_what_has_the_same_first_keys),
		cmocka_unit_test(rows_are_those_of_enough_people_the_larger_first),
		cmocka_unit_test(order_is_by_size_then_by_the_ranks_of_keys),
		cmocka_unit_test(parts_stand_with_their_wholes),
		cmocka_unit_test(two_things_that_are_everybody_are_one_comparison),
		cmocka_unit_test(where_nobody_is_left_to_compare_with_there_is_no_p),
		cmocka_unit_test(links_are_direct_where_no_code_stands_between),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
