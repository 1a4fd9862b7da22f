/* strip.c -- a strip has a cell for each row, in its order, and says where there is nothing. */
#include "render/picture.h"

#include "base/arena.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/drawn.h"

enum { STEP, OUTCOMES, SCORE, UNDERSERVED };

static const struct cc_table_spec specs[] = {
	{
	    "steps",
	    CC_WORDS("Steps", NULL),
	    (const struct cc_column_spec[]){
		[STEP] = { "step", CC_TYPE_ID, CC_PART_KEY, 0 },
		[OUTCOMES] = { "outcomes", CC_TYPE_INT, CC_PART_N, 0 },
		[SCORE] = { "score", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[UNDERSERVED] = { "underserved", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_STRIP, "steps", .title = CC_WORDS("Strip", NULL), .id = "step", .value = "score",
	    .n = "outcomes", .count = "underserved", .count_head = CC_WORDS("marked", NULL), .to = 20 },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 1 };

/* Every third step has no outcomes. */
static const char *
drawn(size_t steps, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_table *t = &r->table[0];
	struct cc_buf out = { 0 };
	size_t from = 0;
	char *text;

	r->charts = charts;
	for (size_t i = 0; i < steps; i++) {
		size_t row = cc_row_add(r, t);

		cc_put_text(t, row, STEP, cc_span(cc_format(arena, "step-%zu.", i)));
		cc_put_int(t, row, OUTCOMES, i % 3 == 2 ? 0 : 4);
		if (i % 3 == 2)
			continue;
		cc_put_real(t, row, SCORE, 5);
		cc_put_int(t, row, UNDERSERVED, i % 3);
	}
	cc_picture_part(&out, r, &opts, charts, &from, true);
	text = cc_format(arena, "%s", out.at != NULL ? out.at : "");
	cc_buf_free(&out);
	cc_report_free(r);
	return text;
}

static void
cells_follow_each_other_and_break_into_lines(void **state)
{
	static const size_t sizes[] = { 1, 8, 9, 20 };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct cc_arena *arena = cc_arena_new();
		const char *text = drawn(sizes[i], arena), *at = text;

		for (size_t row = 0; row < sizes[i]; row++) {
			at = strstr(at, cc_format(arena, ">step-%zu.</text>", row));
			assert_non_null(at);
		}
		for (at = text; (at = strstr(at, " x=\"")) != NULL; at += 4) {
			double x = strtod(at + 4, NULL);

			assert_true(x >= 0 && x < CC_PICTURE_WIDTH);
		}
		cc_arena_free(arena);
	}
}

static void
a_step_without_outcomes_says_so_and_one_with_marked_ones_is_marked(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	const char *text = drawn(8, arena);

	(void)state;
	assert_int_equal(drawn_count(text, ">none</text>"), 2);
	assert_int_equal(drawn_count(text, "class=\"bar\""), 6);
	assert_int_equal(drawn_count(text, ">0 of 4</text>"), 3);
	assert_int_equal(drawn_count(text, ">1 of 4</text>"), 3);
	assert_int_equal(drawn_count(text, ">marked</text>"), 3);
	assert_int_equal(drawn_count(text, "class=\"panel marked\""), 3);
	assert_int_equal(drawn_count(text, "<title>"), 8);
	cc_arena_free(arena);
}

/* The bar is as long as the value on the scale of all: 5 of 20. */
static void
a_bar_is_as_long_as_its_value(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	const char *text = drawn(2, arena), *track = strstr(text, "class=\"track\""), *bar;

	(void)state;
	assert_non_null(track);
	bar = strstr(track, "class=\"bar\"");
	assert_true(fabs(strtod(strstr(track, "width=\"") + 7, NULL) / 4 -
			 strtod(strstr(bar, "width=\"") + 7, NULL)) < 0.1);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_follow_each_other_and_break_into_lines),
		cmocka_unit_test(a_step_without_outcomes_says_so_and_one_with_marked_ones_is_marked),
		cmocka_unit_test(a_bar_is_as_long_as_its_value),
	};

	return cmocka_run_group_tests_name("strip", tests, NULL, NULL);
}
