/* plane.c -- points, lines and shades of a plane lie where they should, and its list has all rows. */
#include "render/chart/plane.h"
#include "render/picture.h"

#include "base/arena.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/drawn.h"

enum { ID, STATEMENT, SCORE, X, X_LOW, X_HIGH, Y, ZONE };

static const struct cc_table_spec specs[] = {
	{
	    "outcomes",
	    CC_WORDS("Outcomes", NULL),
	    (const struct cc_column_spec[]){
		[ID] = { "outcome", CC_TYPE_ID, CC_PART_KEY, 0 },
		[STATEMENT] = { "statement", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		[SCORE] = { "score", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[X] = { "x", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[X_LOW] = { "x_low", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[X_HIGH] = { "x_high", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[Y] = { "y", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[ZONE] = { "zone", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

/* Those of Ulwick's opportunity 10, 12 and 15, and of satisfaction = importance. */
static const struct cc_chart_line lines[] = {
	{ .at = 0, .slope = 1 },
	{ .at = -10, .slope = 2, .under = true, .words = CC_WORDS("ten", NULL) },
	{ .at = -12, .slope = 2, .under = true, .words = CC_WORDS("twelve", NULL) },
	{ .at = -15, .slope = 2, .under = true, .words = CC_WORDS("fifteen", NULL) },
	{ .at = 20, .slope = 1, .words = CC_WORDS("nowhere", NULL) },
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_PLANE, "outcomes", .title = CC_WORDS("Plane", NULL), .id = "outcome", .label = "statement",
	    .value = "score", .word = "zone", .marks = { "underserved", [3] = "appropriate" },
	    .x = { "x", "x_low", "x_high", NULL, CC_WORDS("importance", NULL), 0, 10 },
	    .y = { "y", NULL, NULL, NULL, CC_WORDS("satisfaction", NULL), 0, 10 }, .lines = lines },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 2 };

static struct cc_report *
report_of(struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);

	r->tool = "job-map";
	r->charts = charts;
	return r;
}

static size_t
outcome(struct cc_report *r, const char *statement, double x, double y)
{
	struct cc_table *t = &r->table[0];
	size_t row = cc_row_add(r, t);

	cc_put_text(t, row, ID, cc_span(cc_format(r->arena, "o%zu", row)));
	cc_put_text(t, row, STATEMENT, cc_span(statement));
	cc_put_real(t, row, SCORE, x + fmax(x - y, 0));
	cc_put_real(t, row, X, x);
	cc_put_real(t, row, X_LOW, x - 1);
	cc_put_real(t, row, X_HIGH, x + 1);
	cc_put_real(t, row, Y, y);
	cc_put_word(t, row, ZONE, x > y ? "underserved" : "appropriate");
	return row;
}

static char *
drawn(const struct cc_report *r, size_t *from, bool whole)
{
	struct cc_buf out = { 0 };
	char *text;

	cc_picture_part(&out, r, &opts, charts, from, whole);
	text = cc_format(r->arena, "%s", out.at);
	cc_buf_free(&out);
	return text;
}

/* The frame is 24..424 from left to right, 30..430 from top to bottom: 40 pixels a point. */
static void
lines_of_ten_twelve_and_fifteen_run_where_the_score_is_that(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(arena);
	size_t from = 0;
	const char *text;

	(void)state;
	outcome(r, "a", 5, 5);
	text = drawn(r, &from, true);
	assert_non_null(strstr(text, "<path class=\"axis\" d=\"M24 430L424 30\""));   /* (0,0)-(10,10) */
	assert_non_null(strstr(text, "<path class=\"edge\" d=\"M224 430L424 30\""));  /* (5,0)-(10,10) */
	assert_non_null(strstr(text, "<path class=\"edge\" d=\"M264 430L424 110\"")); /* (6,0)-(10,8) */
	assert_non_null(strstr(text, "<path class=\"edge\" d=\"M324 430L424 230\"")); /* (7.5,0)-(10,5) */
	assert_non_null(strstr(text, "<path class=\"zone\" d=\"M424 230L424 430 324 430Z\""));
	assert_null(strstr(text, "nowhere"));
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_point_stands_at_its_values_with_the_bar_of_its_interval(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(arena);
	size_t from = 0;
	const char *text;

	(void)state;
	outcome(r, "a", 8, 2.5);
	text = drawn(r, &from, true);
	assert_non_null(strstr(text, "<circle class=\"good\" cx=\"344\" cy=\"330\""));
	assert_non_null(strstr(text, "x1=\"304\" y1=\"330\" x2=\"384\" y2=\"330\""));
	assert_non_null(
	    strstr(text, "1. a: 13.50, underserved; importance 8.00 (7.00–9.00); satisfaction 2.50"));
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
rows_at_one_place_share_a_label_and_rows_without_are_listed(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(arena);
	size_t from = 0, row;
	const char *text;

	(void)state;
	for (int i = 0; i < 4; i++)
		outcome(r, "same", 7, 3);
	outcome(r, "other", 2, 3);
	row = outcome(r, "unrated", NAN, NAN);
	cc_put_word(&r->table[0], row, ZONE, NULL);
	text = drawn(r, &from, true);
	assert_int_equal(drawn_count(text, ">1–4</text>"), 1);
	assert_int_equal(drawn_count(text, "<circle"), 2 * 5); /* on the plane and in the list */
	assert_int_equal(drawn_count(text, ">unrated</text>"), 1);
	assert_int_equal(drawn_count(text, ">no value</text>"), 1);
	cc_report_free(r);
	cc_arena_free(arena);
}

/* On a page: the plane once, every row of the list once, no part higher than a sheet. */
static void
the_list_goes_on_in_parts_with_every_row_once(void **state)
{
	static const size_t sizes[] = { 1, 3, 60, 150 };
	static const char *const names[] = { "x",
		"Minimize the likelihood that the beans have lost their scent when somebody wants to brew" };

	(void)state;
	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		struct cc_arena *arena = cc_arena_new();
		struct cc_report *r = report_of(arena);
		size_t n = sizes[i / 2], from = 0;
		struct cc_buf out = { 0 };

		for (size_t row = 0; row < n; row++)
			outcome(r, cc_format(arena, "w%zu. %s", row + 1, names[i % 2]),
			    (double)(row * 7 % 101) / 10, (double)(row * 13 % 97) / 10);
		do
			assert_true(cc_picture_part(&out, r, &opts, charts, &from, false) <= 1000);
		while (from > 0);
		assert_int_equal(drawn_count(out.at, ">satisfaction</text>"), 1);
		for (size_t row = 1; row <= n; row++) {
			assert_int_equal(drawn_count(out.at, cc_format(arena, ">w%zu. ", row)), 1);
			assert_int_equal(
			    drawn_count(out.at, cc_format(arena, "<title>%zu. w%zu. ", row, row)), 1);
		}
		cc_buf_free(&out);
		cc_report_free(r);
		cc_arena_free(arena);
	}
}

/* Of a half-plane, the corners go round, and its area is that of the triangle or more. */
static void
what_lies_under_a_line_is_cut_at_the_frame(void **state)
{
	const struct cc_box frame = { 0, 0, 10, 10 };
	struct cc_point out[CC_PLANE_CORNERS];

	(void)state;
	assert_int_equal(
	    cc_plane_under(out, (struct cc_point){ 0, 20 }, (struct cc_point){ 10, 0 }, &frame), 3);
	assert_int_equal(
	    cc_plane_under(out, (struct cc_point){ 0, -5 }, (struct cc_point){ 10, -5 }, &frame), 4);
	assert_int_equal(
	    cc_plane_under(out, (struct cc_point){ 0, 15 }, (struct cc_point){ 10, 15 }, &frame), 0);
	assert_int_equal(
	    cc_plane_under(out, (struct cc_point){ 0, 5 }, (struct cc_point){ 10, -5 }, &frame), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_ten_twelve_and_fifteen_run_where_the_score_is_that),
		cmocka_unit_test(a_point_stands_at_its_values_with_the_bar_of_its_interval),
		cmocka_unit_test(rows_at_one_place_share_a_label_and_rows_without_are_listed),
		cmocka_unit_test(the_list_goes_on_in_parts_with_every_row_once),
		cmocka_unit_test(what_lies_under_a_line_is_cut_at_the_frame),
	};

	return cmocka_run_group_tests_name("plane", tests, NULL, NULL);
}
