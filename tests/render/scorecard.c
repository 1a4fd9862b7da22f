/* scorecard.c -- bars against targets, and small charts by time: true lengths, open gaps, every row once. */
#include "render/chart/panel.h"
#include "render/drawn.h"

#include "base/arena.h"
#include "render/picture.h"

#include <math.h>

enum { K_KPI, K_LABEL, K_GROUP, K_VALUE, K_N, K_LOW, K_HIGH, K_TARGET, K_STATUS, K_PREVIOUS, K_SIGNAL };
enum { S_KPI, S_PERIOD, S_VALUE, S_N, S_CENTER, S_LOWER, S_UPPER, S_SIGNAL };
enum { SHEET = 1000 }; /* pixels that a part may be high, to stand on a sheet of paper with its title */

static const struct cc_table_spec specs[] = {
	{ "kpis", CC_WORDS("KPIs", NULL),
	    (const struct cc_column_spec[]){ { "kpi", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "label", CC_TYPE_LABEL, CC_PART_NONE, 0 }, { "category", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { "n", CC_TYPE_INT, CC_PART_N, 0 },
		{ "low", CC_TYPE_REAL, CC_PART_LOW, 0 }, { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		{ "target", CC_TYPE_REAL, CC_PART_NONE, 0 }, { "status", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "previous", CC_TYPE_REAL, CC_PART_NONE, 0 }, { "signal", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ 0 } } },
	{ "series", CC_WORDS("Series", NULL),
	    (const struct cc_column_spec[]){ { "kpi", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "period", CC_TYPE_PERIOD, CC_PART_KEY, 0 }, { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 }, { "center", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "lower_limit", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "upper_limit", CC_TYPE_REAL, CC_PART_NONE, 0 }, { "signal", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ 0 } } },
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_BULLETS, "kpis", .title = CC_WORDS("Scorecard", NULL), .id = "kpi", .label = "label",
	    .group = "category", .gather = true, .value = "value", .low = "low", .high = "high", .n = "n",
	    .word = "status", .marks = { "green", "amber", "red", "undetermined", "no_data" },
	    .target = "target", .previous = "previous", .signal = "signal",
	    .none = CC_WORDS("no target", NULL),
	    .spark = { "series", "kpi", "value", CC_WORDS("by period", NULL) } },
	{ CC_CHART_CONTROL, "series", .title = CC_WORDS("Control", NULL), .id = "kpi", .group = "kpi",
	    .of = { "kpis", "kpi", "label" }, .period = "period", .value = "value", .n = "n",
	    .center = "center", .lower = "lower_limit", .upper = "upper_limit", .word = "signal",
	    .marks = { "above", "below", "run_above", "run_below", "near_upper", "near_lower" },
	    .none = CC_WORDS("no value", NULL) },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 2 };

static struct cc_report *
report_new(struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);

	r->tool = "kpi-report";
	r->version = "0";
	r->charts = charts;
	return r;
}

static size_t
put_kpi(struct cc_report *r, struct cc_span kpi, struct cc_span label, const char *category, double value,
    double target, double previous, const char *status)
{
	struct cc_table *t = &r->table[0];
	size_t row = cc_row_add(r, t);

	cc_put_text(t, row, K_KPI, kpi);
	cc_put_text(t, row, K_LABEL, label);
	cc_put_word(t, row, K_GROUP, category);
	cc_put_real(t, row, K_VALUE, value);
	cc_put_real(t, row, K_TARGET, target);
	cc_put_real(t, row, K_PREVIOUS, previous);
	cc_put_word(t, row, K_STATUS, status);
	return row;
}

static void
put_point(struct cc_report *r, struct cc_span kpi, const char *period, double value, double limit,
    const char *signal)
{
	struct cc_table *t = &r->table[1];
	size_t row = cc_row_add(r, t);

	cc_put_text(t, row, S_KPI, kpi);
	cc_put_text(t, row, S_PERIOD, cc_span(period));
	cc_put_real(t, row, S_VALUE, value);
	cc_put_real(t, row, S_CENTER, 5);
	cc_put_real(t, row, S_LOWER, 5 - limit);
	cc_put_real(t, row, S_UPPER, 5 + limit);
	cc_put_word(t, row, S_SIGNAL, signal);
}

/* n KPIs of three categories that come in turns, each of so many periods; every fifth has no value
 * at last, every fourth no target. */
static struct cc_report *
report_of(size_t n, size_t periods, size_t names, struct cc_arena *arena)
{
	static const char *const categories[] = { "participation", "creativity", "outcome" };
	static const char *const words[] = { NULL, "above", "near_lower", NULL, "run_below", "run_below" };
	struct cc_report *r = report_new(arena);

	for (size_t i = 0; i < n; i++) {
		double scale = i % 7 == 6 ? 1e6 : i % 7 == 5 ? -40 : 1;
		bool there = i % 5 != 4;
		struct cc_span kpi = cc_span(cc_format(arena, "kpi%zu", i));
		size_t row = put_kpi(r, kpi, drawn_name(names + i % 2, i, arena), categories[i % 3],
		    there ? scale * .71 : (double)NAN, i % 4 ? scale * .5 : (double)NAN, scale * .6,
		    !there  ? "no_data"
		    : i % 4 ? "undetermined"
			    : NULL);

		cc_put_int(&r->table[0], row, K_N, 30);
		if (there && i % 2) {
			cc_put_real(&r->table[0], row, K_LOW, scale * .7 - .1);
			cc_put_real(&r->table[0], row, K_HIGH, scale * .7 + .1);
		}
		cc_put_word(&r->table[0], row, K_SIGNAL, words[i % 6]);
		for (size_t p = 0; p < periods; p++)
			put_point(r, kpi, cc_format(arena, "20%02zu-%02zu", 20 + p / 12, 1 + p % 12),
			    (p + i) % 6 == 5 ? (double)NAN : scale * (4 + (double)(p * i % 5)),
			    1 + (double)(p % 3), (p + i) % 6 == 5 ? NULL : words[(p + i) / 2 % 6]);
	}
	return r;
}

static void
a_bar_and_its_target_are_as_long_as_their_values(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	const char *bar, *aim, *zero;
	size_t row = 0;

	(void)state;
	put_kpi(r, CC_SPAN("a"), CC_SPAN("A"), "outcome", 5, 8, 2, "red");
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	bar = strstr(out.at, "<rect class=\"poor\"");
	aim = strstr(out.at, "<line class=\"aim\"");
	assert_non_null(bar);
	assert_non_null(aim);
	zero = strstr(bar, "<line class=\"axis\"");
	assert_true(fabs(drawn_number(bar, " x=\"") - drawn_number(zero, " x1=\"")) < .11);
	/* coordinates have one decimal */
	assert_true(fabs(drawn_number(bar, " width=\"") / 5 -
			 (drawn_number(aim, " x1=\"") - drawn_number(zero, " x1=\"")) / 8) < .05);
	assert_non_null(strstr(out.at, "<title>A: 5, target 8 · previous 2, red</title>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
bars_of_one_unit_are_as_long_as_each_other_where_they_are_worth_the_same(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_chart chart = charts[0];
	struct cc_buf out = { 0 };
	const char *bar, *other;
	size_t row = 0;

	(void)state;
	chart.even = true;
	put_kpi(r, CC_SPAN("a"), CC_SPAN("A"), "outcome", 2, 4, 2, "red");
	put_kpi(r, CC_SPAN("b"), CC_SPAN("B"), "outcome", 6, 8, 2, "red");
	cc_picture_part(&out, r, &opts, &chart, &row, true);
	bar = strstr(out.at, "<rect class=\"poor\"");
	assert_non_null(bar);
	other = strstr(bar + 1, "<rect class=\"poor\"");
	assert_non_null(other);
	assert_true(fabs(3 * drawn_number(bar, " width=\"") - drawn_number(other, " width=\"")) < .3);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_bar_below_0_goes_to_the_left(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	const char *bar, *zero;
	size_t row = 0;

	(void)state;
	put_kpi(r, CC_SPAN("a"), CC_SPAN("A"), "outcome", -30.5, 10, (double)NAN, "red");
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	bar = strstr(out.at, "<rect class=\"poor\"");
	assert_non_null(bar);
	zero = strstr(bar, "<line class=\"axis\"");
	assert_true(fabs(drawn_number(bar, " x=\"") + drawn_number(bar, " width=\"") -
			 drawn_number(zero, " x1=\"")) < .21);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
what_has_no_value_has_a_word_and_no_bar(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	size_t row = 0;

	(void)state;
	put_kpi(r, CC_SPAN("a"), CC_SPAN("A"), "outcome", 5, (double)NAN, 2, NULL);
	put_kpi(r, CC_SPAN("b"), CC_SPAN("B"), "outcome", (double)NAN, 8, 2, "no_data");
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	assert_int_equal(drawn_count(out.at, "<rect class=\"bar\""), 1);
	assert_int_equal(drawn_count(out.at, "<rect class="), 4); /* two tracks, a bar, a square */
	assert_non_null(strstr(out.at, ">no data</text>"));
	assert_non_null(strstr(out.at, ">no target</text>"));
	assert_null(strstr(out.at, ">0</text>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
rows_of_a_group_come_together_in_the_order_of_their_first(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(7, 1, 0, arena);
	const struct cc_table *t = cc_view_gathered(&r->table[0], "category", arena);
	static const char *const order[] = { "kpi0", "kpi3", "kpi6", "kpi1", "kpi4", "kpi2", "kpi5" };

	(void)state;
	assert_int_equal(t->rows, 7);
	for (size_t i = 0; i < 7; i++)
		assert_true(cc_span_eq(cc_view_key(t, i, "kpi"), cc_span(order[i])));
	assert_ptr_equal(cc_view_gathered(&r->table[0], NULL, arena), &r->table[0]);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
parts_hold_every_kpi_once_and_fit_a_sheet(void **state)
{
	static const size_t many[] = { 1, 3, 13, 60 };

	(void)state;
	for (size_t i = 0; i < sizeof many / sizeof *many; i++)
		for (size_t chart = 0; chart < 2; chart++)
			for (size_t names = 0; names < 4; names++) {
				struct cc_arena *arena = cc_arena_new();
				struct cc_report *r = report_of(many[i], names % 2 ? 24 : 12, names, arena);
				size_t row = 0, grounds = 0, last = 0;

				do {
					struct cc_buf out = { 0 };
					double high =
					    cc_picture_part(&out, r, &opts, &charts[chart], &row, false);

					if (high >= SHEET)
						fail_msg("a part of %g pixels, up to %zu of %zu", high, row,
						    many[i]);
					assert_texts_apart(out.at, CC_PICTURE_WIDTH, high);
					grounds += drawn_count(
					    out.at, chart == 0 ? "<rect class=\"track\"" : ">2020-01</text>");
					assert_true(row == 0 || row > last);
					last = row;
					cc_buf_free(&out);
				} while (row > 0);
				assert_int_equal(grounds, many[i]);
				cc_report_free(r);
				cc_arena_free(arena);
			}
}

static void
limits_are_steps_and_gaps_are_open(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	const char *path;
	size_t row = 0;

	(void)state;
	put_point(r, CC_SPAN("a"), "2026-01", 4, 2, NULL);
	put_point(r, CC_SPAN("a"), "2026-02", 6, 3, NULL);
	put_point(r, CC_SPAN("a"), "2026-03", (double)NAN, (double)NAN, NULL);
	put_point(r, CC_SPAN("a"), "2026-04", 5, 2, NULL);
	put_point(r, CC_SPAN("a"), "2026-05", 9, 2, "above");
	cc_picture_part(&out, r, &opts, &charts[1], &row, true);
	assert_int_equal(drawn_count(out.at, "<path class=\"trace\""), 2);
	assert_int_equal(drawn_count(out.at, "<path class=\"bound\""), 4);
	assert_int_equal(drawn_count(out.at, "<path class=\"axis\""), 1); /* the centre has no gap */
	/* the lower limit: 3 and then 2, each as wide as its row, and the step straight down */
	path = strstr(out.at, "<path class=\"bound\" d=\"M");
	assert_non_null(path);
	path = strchr(path, 'M') + 1;
	{
		double x[4], y[4];
		char *end;

		for (size_t i = 0; i < 4; i++) {
			x[i] = strtod(path, &end);
			y[i] = strtod(end, &end);
			path = end + (*end == 'L' || *end == ' ');
		}
		assert_true(y[0] == y[1] && x[1] == x[2] && y[2] == y[3] && y[2] > y[0]);
		assert_true(fabs((x[1] - x[0]) - (x[3] - x[2])) < .21);
		/* the point stands over the middle of its step */
		assert_true(
		    fabs(drawn_number(strstr(out.at, "<circle"), " cx=\"") - (x[0] + x[1]) / 2) < .11);
	}
	assert_non_null(strstr(out.at, "<title>a, 2026-03: no value</title>"));
	assert_non_null(strstr(out.at, "<title>a, 2026-05: 9.00, above</title>"));
	assert_int_equal(drawn_count(out.at, "class=\"poor\""), 2); /* the point, and in its list */
	assert_non_null(strstr(out.at, ">2026-05 above</text>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
signals_that_follow_each_other_are_one_line(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	size_t row = 0;

	(void)state;
	for (size_t i = 1; i < 10; i++)
		put_point(r, CC_SPAN("a"), cc_format(arena, "2026-%02zu", i), 4, 2,
		    i > 8    ? NULL
		    : i > 3  ? "run_below"
		    : i == 2 ? "above"
			     : NULL);
	cc_picture_part(&out, r, &opts, &charts[1], &row, true);
	assert_non_null(strstr(out.at, ">2026-04 – 2026-08 run below</text>"));
	assert_non_null(strstr(out.at, ">2026-02 above</text>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
whole_and_large_numbers_have_no_decimals(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_canvas c = { NULL, arena, CC_EN, 2, 760, 0 };
	const struct cc_table *t = &r->table[0];

	(void)state;
	put_kpi(r, CC_SPAN("a"), CC_SPAN("A"), "outcome", 18, 12345.678, 0.5, NULL);
	assert_string_equal(cc_view_short(&c, t, 0, "value", true).at, "18");
	assert_string_equal(cc_view_short(&c, t, 0, "value", false).at, "18.00");
	assert_string_equal(cc_view_short(&c, t, 0, "target", false).at, "12346");
	assert_true(cc_view_whole(t, 0, "value") && !cc_view_whole(t, 0, "previous"));
	assert_true(cc_view_whole(t, 0, "low")); /* empty */
	assert_int_equal(cc_view_short(&c, t, 0, "low", true).len, 0);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_and_its_target_are_as_long_as_their_values),
		cmocka_unit_test(bars_of_one_unit_are_as_long_as_each_other_where_they_are_worth_the_same),
		cmocka_unit_test(a_bar_below_0_goes_to_the_left),
		cmocka_unit_test(what_has_no_value_has_a_word_and_no_bar),
		cmocka_unit_test(rows_of_a_group_come_together_in_the_order_of_their_first),
		cmocka_unit_test(parts_hold_every_kpi_once_and_fit_a_sheet),
		cmocka_unit_test(limits_are_steps_and_gaps_are_open),
		cmocka_unit_test(signals_that_follow_each_other_are_one_line),
		cmocka_unit_test(whole_and_large_numbers_have_no_decimals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
