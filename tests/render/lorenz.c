/* lorenz.c -- the curve of how an amount is spread: where its points lie, and where there is none. */
#include "render/picture.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "near.h"
#include "render/drawn.h"

static const struct cc_table_spec specs[] = {
	{
	    "people",
	    CC_WORDS("People", NULL),
	    (const struct cc_column_spec[]){
		{ "person", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "earned", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_LORENZ, "people", .title = CC_WORDS("Spread", NULL), .id = "person", .value = "earned",
	    .head = CC_WORDS("of the money", NULL), .x.head = CC_WORDS("of the people", NULL),
	    .line_head = CC_WORDS("all the same", NULL) },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 1 };

/* NULL: there is no picture. */
static const char *
drawn(const int64_t *earned, size_t n, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_table *t = &r->table[0];
	struct cc_buf out = { 0 };
	const char *text = NULL;
	size_t from = 0;

	r->charts = charts;
	for (size_t i = 0; i < n; i++) {
		size_t row = cc_row_add(r, t);

		cc_put_text(t, row, 0, cc_span(cc_format(arena, "p%zu", i)));
		if (earned[i] != INT64_MIN)
			cc_put_int(t, row, 1, earned[i]);
	}
	if (cc_picture_next(r, &opts, false, NULL) != NULL) {
		cc_picture_part(&out, r, &opts, charts, &from, true);
		assert_int_equal(from, 0);
		text = cc_strndup(arena, out.at, out.len);
	}
	cc_buf_free(&out);
	cc_report_free(r);
	return text;
}

static void
points_lie_where_the_poorest_have_their_part(void **state)
{
	static const int64_t earned[] = { 700, INT64_MIN, 0, 200, 100, 0 };
	/* 0 0 100 200 700: 0, 0, 10 %, 30 %, 100 % of five; the square is 360 wide, from 48, 390. */
	static const double wanted[5][2] = { { 120, 390 }, { 192, 390 }, { 264, 354 }, { 336, 282 },
		{ 408, 30 } };
	struct cc_arena *arena = cc_arena_new();
	const char *svg = drawn(earned, 6, arena), *mark = svg;

	(void)state;
	assert_non_null(svg);
	for (size_t i = 0; i < 5; i++) {
		mark = strstr(mark + 1, "<circle");
		assert_non_null(mark);
		assert_near(drawn_number(mark, " cx=\""), wanted[i][0], 1e-9);
		assert_near(drawn_number(mark, " cy=\""), wanted[i][1], 1e-9);
	}
	assert_null(strstr(mark + 1, "<circle"));
	assert_non_null(strstr(svg, "p3: 200; the 4 of 5 with the least have 30.0%"));
	assert_non_null(strstr(svg, "all the same"));
	assert_non_null(strstr(svg, "of the people"));
	cc_arena_free(arena);
}

static void
where_all_have_the_same_it_is_the_diagonal(void **state)
{
	static const int64_t earned[] = { 5, 5, 5, 5 };
	struct cc_arena *arena = cc_arena_new();
	const char *mark = drawn(earned, 4, arena);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		mark = strstr(mark + 1, "<circle");
		assert_near(drawn_number(mark, " cx=\"") - 48, 390 - drawn_number(mark, " cy=\""), 1e-9);
	}
	cc_arena_free(arena);
}

static void
of_one_row_of_nothing_and_of_debts_there_is_none(void **state)
{
	static const int64_t one[] = { 5, INT64_MIN }, nothing[] = { 0, 0 }, debts[] = { 5, -1, 7 };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_null(drawn(one, 2, arena));
	assert_null(drawn(nothing, 2, arena));
	assert_null(drawn(debts, 3, arena));
	cc_arena_free(arena);
}

static void
many_rows_have_a_curve_without_marks(void **state)
{
	int64_t earned[41];
	struct cc_arena *arena = cc_arena_new();
	const char *svg;

	(void)state;
	for (size_t i = 0; i < 41; i++)
		earned[i] = (int64_t)i;
	assert_int_equal(drawn_count(drawn(earned, 40, arena), "<circle"), 40);
	svg = drawn(earned, 41, arena);
	assert_null(strstr(svg, "<circle"));
	assert_non_null(strstr(svg, "class=\"line\""));
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_lie_where_the_poorest_have_their_part),
		cmocka_unit_test(where_all_have_the_same_it_is_the_diagonal),
		cmocka_unit_test(of_one_row_of_nothing_and_of_debts_there_is_none),
		cmocka_unit_test(many_rows_have_a_curve_without_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
