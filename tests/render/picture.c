/* picture.c -- pictures show all there is, once, and in its place. */
#include "render/picture.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "render/advance.h"
#include "render/chart/axis.h"
#include "render/chart/canvas.h"
#include "render/sketch.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { IDEA, TOTAL, LOW, HIGH, SAW, VERDICT, GROUP };
enum { SHEET = 1000 }; /* pixels that a part may be high, to stand on a sheet of paper with its title */

static const struct cc_table_spec specs[] = {
	{
	    "ideas",
	    CC_WORDS("Ideas", NULL),
	    (const struct cc_column_spec[]){
		{ "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		{ "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 },
		{ "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "group", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{
	    "others",
	    CC_WORDS("Others", NULL),
	    (const struct cc_column_spec[]){ { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { 0 } },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_INTERVALS, "ideas", .title = CC_WORDS("First", NULL), .id = "idea", .value = "total",
	    .low = "low", .high = "high", .n = "n", .word = "verdict", .marks = { "priority", "hold" },
	    .line = "threshold", .line_head = CC_WORDS("threshold", NULL) },
	{ CC_CHART_INTERVALS, "ideas", .extra = true, .title = CC_WORDS("Second", NULL), .id = "idea",
	    .value = "total", .group = "group" },
	{ CC_CHART_INTERVALS, "others", .title = CC_WORDS("Third", NULL), .id = "idea", .value = "total" },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 2 };

/* n ideas, every third without a value. */
static struct cc_report *
report_of(size_t n, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_table *t = &r->table[0];

	r->tool = "idea-score";
	r->version = "0";
	r->charts = charts;
	cc_parameter_real(r, "threshold", 8);
	cc_parameter_real(r, "confidence", 0.9);
	for (size_t i = 0; i < n; i++) {
		size_t row = cc_row_add(r, t);
		double value = 5 + (double)(i % 7);

		cc_put_text(t, row, IDEA, cc_span(cc_format(arena, "idea-%zu.", i)));
		cc_put_text(t, row, GROUP, i < n / 2 ? CC_SPAN("one") : CC_SPAN("two"));
		cc_put_int(t, row, SAW, 10 + (int64_t)i);
		cc_put_word(t, row, VERDICT, i % 2 ? "hold" : "priority");
		if (i % 3 == 2 && i + 1 < n)
			continue;
		cc_put_real(t, row, TOTAL, value);
		cc_put_real(t, row, LOW, value - 1);
		cc_put_real(t, row, HIGH, value + 1);
	}
	return r;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

static void
ticks_are_round_and_lie_inside(void **state)
{
	static const double ends[][2] = { { 0, 1 }, { 4, 12 }, { -0.03, 0.11 }, { 0, 123456 }, { 7, 7 },
		{ 0, 0 }, { 1e-7, 3e-7 }, { -5, -4.2 }, { 0, 9.999 } };

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		for (size_t most = 3; most < 12; most++)
			for (int round = 0; round < 2; round++) {
				struct cc_axis a = cc_axis(ends[i][0], ends[i][1], most, round, CC_TYPE_REAL);
				struct cc_buf before = { 0 };

				assert_true(a.low <= ends[i][0] && a.high >= ends[i][1] && a.low < a.high);
				assert_true(a.ticks >= 1 && a.ticks <= most + 2);
				for (size_t k = 0; k < a.ticks; k++) {
					struct cc_buf label = { 0 };
					double tick = cc_axis_tick(&a, k);

					assert_true(
					    tick >= a.low - a.step * 1e-6 && tick <= a.high + a.step * 1e-6);
					cc_axis_put(&label, &a, tick);
					assert_true(k == 0 || strcmp(label.at, before.at) != 0);
					/* the label is the tick, to its last digit */
					assert_true(fabs(strtod(label.at, NULL) - tick) < a.step * 1e-6);
					cc_buf_free(&before);
					before = label;
				}
				cc_buf_free(&before);
			}
}

static void
a_value_lies_where_its_part_of_the_scale_ends(void **state)
{
	struct cc_axis a = cc_axis(0, 10, 6, true, CC_TYPE_REAL);

	(void)state;
	a.from = 100;
	a.to = 200;
	assert_true(cc_axis_at(&a, 0) == 100 && cc_axis_at(&a, 10) == 200 && cc_axis_at(&a, 2.5) == 125);
	assert_true(cc_axis_at(&a, -3) == 100 && cc_axis_at(&a, 30) == 200); /* clipped */
}

static void
a_text_is_cut_to_its_width_and_says_so(void **state)
{
	static const char *const texts[] = { "A cup that keeps the morning quiet", "朝の支度を静かにする一杯",
		"家族👨‍👩‍👧で飲む Ga\xcc\x88ste-Kaffee", "WWWWWWWWWWWWWWW" };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (double width = 20; width < 400; width += 7) {
			struct cc_buf out = { 0 };
			struct cc_canvas c = { &out, arena, CC_EN, 2, 760, 0 };
			struct cc_span shown;
			bool fits = cc_canvas_wide(cc_span(texts[i]), CC_FACE_TEXT) <= width;

			cc_draw_cut(&c, CC_FACE_TEXT, 0, 10, CC_START, width, cc_span(texts[i]));
			shown.at = strchr(out.at, '>') + 1;
			shown.len = strcspn(shown.at, "<");
			assert_true(cc_canvas_wide(shown, CC_FACE_TEXT) <= width);
			assert_int_equal(cc_utf8_valid(shown.at, shown.len, NULL), shown.len);
			assert_int_equal(strstr(shown.at, "…") != NULL, !fits);
			cc_buf_free(&out);
		}
	cc_arena_free(arena);
}

static void
lines_are_as_many_as_were_counted_and_none_is_too_wide(void **state)
{
	struct cc_span text =
	    CC_SPAN("A cup that keeps its warmth, 次に起きてくる人の分も温かいまま残しておける一杯");
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (double width = 30; width < 600; width += 13)
		for (size_t most = 0; most < 4; most++) {
			struct cc_buf out = { 0 };
			struct cc_canvas c = { &out, arena, CC_EN, 2, 760, 0 };
			size_t n = cc_draw_lines(&c, CC_FACE_SMALL, 0, 0, CC_START, width, most, text);

			assert_int_equal(n, cc_count_lines(CC_FACE_SMALL, width, most, text));
			assert_int_equal(n, count(out.at, "<text"));
			assert_true(most == 0 || n <= most);
			for (const char *at = out.at; (at = strstr(at, "\">")) != NULL; at++)
				assert_true(cc_canvas_wide((struct cc_span){ at + 2, strcspn(at + 2, "<") },
						CC_FACE_SMALL) <= width);
			cc_buf_free(&out);
		}
	cc_arena_free(arena);
}

static void
parts_hold_every_row_once_and_fit_a_sheet(void **state)
{
	static const size_t many[] = { 1, 3, 34, 35, 60, 100, 341 };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
		struct cc_report *r = report_of(many[i], arena);
		size_t row = 0, parts = 0, marks = 0, labels = 0, last = 0;
		double high;

		do {
			struct cc_buf out = { 0 };

			high = cc_picture_part(&out, r, &opts, &charts[0], &row, false);
			if (high >= SHEET)
				fail_msg("a part of %g pixels, up to %zu of %zu", high, row, many[i]);
			labels += count(out.at, ".</text>");
			marks += count(out.at, "<title>idea-");
			assert_true(row == 0 || row > last);
			last = row;
			parts++;
			cc_buf_free(&out);
		} while (row > 0);
		assert_int_equal(labels, many[i]);
		/* every third has no value, and no mark; the last always has one */
		assert_int_equal(marks, many[i] - (many[i] - 1) / 3);
		assert_true(parts == 1 || many[i] > 30);
		cc_report_free(r);
	}
	cc_arena_free(arena);
}

static void
a_mark_is_named_by_all_of_its_figures(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(2, arena);
	struct cc_buf out = { 0 };
	size_t row = 0;

	(void)state;
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	assert_non_null(strstr(out.at, "<title>idea-0.: 5.00 (4.00–6.00), n = 10, priority</title>"));
	assert_non_null(strstr(out.at, "<title>idea-1.: 6.00 (5.00–7.00), n = 11, hold</title>"));
	assert_non_null(strstr(out.at, ">threshold 8</text>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
rows_of_a_group_stand_under_its_name(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(6, arena);
	struct cc_buf out = { 0 };
	size_t row = 0;

	(void)state;
	cc_picture_part(&out, r, &opts, &charts[1], &row, true);
	assert_int_equal(count(out.at, ">one</text>"), 1);
	assert_int_equal(count(out.at, ">two</text>"), 1);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
pictures_are_those_of_the_table_that_is_named(void **state)
{
	const struct cc_render_opts ideas = { .digits = 2, .table = "ideas" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(6, arena);

	(void)state;
	assert_ptr_equal(cc_picture_next(r, &opts, false, NULL), &charts[0]);
	assert_null(cc_picture_next(r, &opts, false, &charts[0])); /* others has no rows */
	assert_ptr_equal(cc_picture_next(r, &opts, true, &charts[0]), &charts[1]);
	assert_ptr_equal(cc_picture_next(r, &ideas, false, &charts[0]), &charts[1]);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_sketch_is_as_wide_as_it_says_and_marks_the_value(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(7, arena);
	struct cc_sketch sketch;
	struct cc_buf head = { 0 };

	(void)state;
	assert_false(cc_sketch(&sketch, r, &r->table[1]));
	assert_true(cc_sketch(&sketch, r, &r->table[0])); /* 4 to 12, the threshold at 8 */
	cc_sketch_head(&head, &sketch);
	assert_string_equal(head.at, "4                      12");
	for (size_t row = 0; row < 7; row++) {
		struct cc_buf line = { 0 };

		cc_sketch_row(&line, &sketch, row);
		if (row % 3 == 2)
			assert_int_equal(line.len, 0);
		else
			assert_int_equal(
			    cc_utf8_width((struct cc_span){ line.at, line.len }), CC_SKETCH_WIDTH);
		if (row == 0) /* 5, from 4 to 6 */
			assert_string_equal(line.at, "├──●──┤·····┆············");
		if (row == 3) /* 8, from 7 to 9: the value lies on the threshold */
			assert_string_equal(line.at, "·········├──●──┤·········");
		if (row == 4) /* 9, from 8 to 10 */
			assert_string_equal(line.at, "············├──●──┤······");
		cc_buf_free(&line);
	}
	cc_buf_free(&head);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_picture_says_how_sure_its_intervals_are(void **state)
{
	static const struct cc_chart chart = { CC_CHART_INTERVALS, "ideas", .read = CC_WORDS("A bar.", NULL),
		.low = "low" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(1, arena);
	struct cc_buf out = { 0 };

	(void)state;
	cc_picture_read(&out, r, &chart);
	assert_string_equal(out.at, "A bar. Confidence level: 90 %.");
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_round_and_lie_inside),
		cmocka_unit_test(a_value_lies_where_its_part_of_the_scale_ends),
		cmocka_unit_test(a_text_is_cut_to_its_width_and_says_so),
		cmocka_unit_test(lines_are_as_many_as_were_counted_and_none_is_too_wide),
		cmocka_unit_test(parts_hold_every_row_once_and_fit_a_sheet),
		cmocka_unit_test(a_mark_is_named_by_all_of_its_figures),
		cmocka_unit_test(rows_of_a_group_stand_under_its_name),
		cmocka_unit_test(pictures_are_those_of_the_table_that_is_named),
		cmocka_unit_test(a_sketch_is_as_wide_as_it_says_and_marks_the_value),
		cmocka_unit_test(a_picture_says_how_sure_its_intervals_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
