/* view_rows.c -- groups of rows, how many of them are drawn, and what ids are called. */
#include "render/chart/view.h"

#include "render/picture.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/drawn.h"

enum { TRIGGER, DESIRE, ACTION, SHARE };
enum { ELEMENT, CODE, LABEL };

static const struct cc_table_spec specs[] = {
	{
	    "alternatives",
	    CC_WORDS("Alternatives", NULL),
	    (const struct cc_column_spec[]){
		[TRIGGER] = { "trigger", CC_TYPE_ID, CC_PART_KEY, 0 },
		[DESIRE] = { "desire", CC_TYPE_ID, CC_PART_KEY, 0 },
		[ACTION] = { "action", CC_TYPE_ID, CC_PART_KEY, 0 },
		[SHARE] = { "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
		{ 0 },
	    },
	},
	{
	    "elements",
	    CC_WORDS("Elements", NULL),
	    (const struct cc_column_spec[]){
		[ELEMENT] = { "element", CC_TYPE_WORD, CC_PART_KEY, 0 },
		[CODE] = { "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		[LABEL] = { "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_INTERVALS, "alternatives", .title = CC_WORDS("Alternatives", NULL), .id = "action",
	    .group = "trigger", .group_then = "desire", .groups = 2, .value = "share",
	    .names = { "elements", "element", "code", "label" } },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 1 };

/* Three contexts of two actions each; rest is a desire and an action, by different names. */
static struct cc_report *
report_of(struct cc_arena *arena)
{
	static const char *const names[][3] = { { "desire", "rest", "to rest" },
		{ "action", "rest", "a nap" }, { "action", "tea", "" } };
	static const char *const rows[][3] = { { "am", "rest", "tea" }, { "am", "rest", "rest" },
		{ "am", "wake", "tea" }, { "am", "wake", "rest" }, { "pm", "wake", "tea" },
		{ "pm", "wake", "rest" } };
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);

	r->charts = charts;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t row = cc_row_add(r, &r->table[1]);

		cc_put_word(&r->table[1], row, ELEMENT, names[i][0]);
		cc_put_text(&r->table[1], row, CODE, cc_span(names[i][1]));
		cc_put_text(&r->table[1], row, LABEL, cc_span(names[i][2]));
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t row = cc_row_add(r, &r->table[0]);

		for (unsigned k = TRIGGER; k <= ACTION; k++)
			cc_put_text(&r->table[0], row, k, cc_span(rows[i][k]));
		cc_put_real(&r->table[0], row, SHARE, .5);
	}
	return r;
}

static void
groups_beyond_those_that_are_wanted_are_counted(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(arena);
	struct cc_buf out = { 0 };
	size_t from = 0, left;

	(void)state;
	assert_int_equal(cc_view_extent(&(struct cc_chart_view){ r, charts, &r->table[0], 0, 6 }, &left), 4);
	assert_int_equal(left, 1);
	cc_picture_part(&out, r, &opts, charts, &from, true);
	assert_int_equal(drawn_count(out.at, ">am &gt; to rest</text>"), 1);
	assert_int_equal(drawn_count(out.at, ">am &gt; wake</text>"), 1);
	assert_int_equal(drawn_count(out.at, ">pm &gt; wake</text>"), 0);
	assert_int_equal(drawn_count(out.at, ">1 more in the table Alternatives.</text>"), 1);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
an_id_is_called_what_its_column_calls_it(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(arena);
	struct cc_buf out = { 0 };
	size_t from = 0;

	(void)state;
	cc_picture_part(&out, r, &opts, charts, &from, true);
	assert_int_equal(drawn_count(out.at, ">a nap</text>"), 2);
	assert_int_equal(drawn_count(out.at, ">tea</text>"), 2);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_beyond_those_that_are_wanted_are_counted),
		cmocka_unit_test(an_id_is_called_what_its_column_calls_it),
	};

	return cmocka_run_group_tests_name("view_rows", tests, NULL, NULL);
}
