/* report.c -- tests rec/report: tables, notes and parameters as they are filled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "rec/report.h"

#include <inttypes.h>
#include <math.h>

enum { IDEA, AXES };
enum { RANK, NAME, POINTS, TOTAL, VERDICT, WEAK };

static const struct cc_column_spec idea_columns[] = {
	{ "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
	{ "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
	{ "points", CC_TYPE_REAL, CC_PART_NONE, 1 + AXES },
	{ "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	{ "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
	{ "weak", CC_TYPE_LIST, CC_PART_NONE, 0 },
	{ 0 },
};

static const struct cc_column_spec rater_columns[] = {
	{ "rater", CC_TYPE_ID, CC_PART_KEY, 0 },
	{ "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
	{ 0 },
};

static const struct cc_table_spec specs[] = {
	{ "ideas", CC_WORDS("Ideas", "アイデア"), idea_columns, CC_TABLE_EVIDENCE },
	{ "raters", CC_WORDS("Raters", "評価者"), rater_columns },
	{ 0 },
};

static struct cc_arena *arena;
static struct cc_report *report;

static struct cc_report *
fresh(enum cc_lang lang)
{
	static const char bytes[] = "valueunique"; /* names of items are not terminated */
	static const struct cc_span axis[] = { { bytes, 5 }, { bytes + 5, 6 } };
	static const struct cc_span *const names[] = { NULL, axis };
	static const uint32_t items[] = { 0, 2 };

	return cc_report_new(specs, names, items, lang, arena);
}

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	report = fresh(CC_EN);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_report_free(report);
	cc_arena_free(arena);
	return 0;
}

static void
columns_per_item_are_spread_and_named_by_the_items(void **state)
{
	static const char *const wanted[] = { "rank", "idea", "value", "unique", "total", "verdict", "weak" };
	const struct cc_table *t = cc_report_table(report, "ideas");

	(void)state;
	assert_int_equal(t->n_columns, 7);
	for (size_t c = 0; c < 7; c++)
		assert_string_equal(t->column[c].name, wanted[c]);
	assert_int_equal(t->column[3].type, CC_TYPE_REAL);
	assert_int_equal(t->first[TOTAL], 4);
}

static void
a_spread_column_may_get_other_names_and_another_number(void **state)
{
	static const struct cc_span names[] = { { "a", 1 }, { "b", 1 }, { "c", 1 } };
	static const char *const wanted[] = { "rank", "idea", "a", "b", "c", "total", "verdict", "weak",
		"evidence" };
	const struct cc_span place = CC_SPAN("in.csv:2");
	struct cc_table *t = cc_report_table(report, "ideas");
	size_t row;

	(void)state;
	cc_report_evidence(report);
	cc_table_spread(report, t, POINTS, names, 1);
	assert_int_equal(t->n_columns, 7);
	assert_string_equal(t->column[3].name, "total");
	cc_table_spread(report, t, POINTS, names, 3);
	assert_int_equal(t->n_columns, 9);
	for (size_t c = 0; c < 9; c++)
		assert_string_equal(t->column[c].name, wanted[c]);
	row = cc_row_add(report, t);
	cc_put_item(t, row, POINTS, 2, 3);
	cc_put_real(t, row, TOTAL, 6);
	cc_put_evidence(t, row, &place, 1);
	assert_true(t->cell[4].as.real == 3 && t->cell[5].as.real == 6);
	assert_true(t->cell[3].empty && !t->cell[8].empty);
}

static void
tables_are_found_by_name(void **state)
{
	(void)state;
	assert_int_equal(report->n_tables, 2);
	assert_ptr_equal(cc_report_table(report, "raters"), &report->table[1]);
	assert_null(cc_report_table(report, "rater"));
}

static void
a_new_row_is_empty_and_cells_hold_what_is_put(void **state)
{
	static const struct cc_span weak[] = { { "value", 5 }, { "unique", 6 } };
	struct cc_table *t = cc_report_table(report, "ideas");
	size_t row = cc_row_add(report, t);
	const struct cc_cell *cell = t->cell;

	(void)state;
	for (size_t c = 0; c < t->n_columns; c++)
		assert_true(cell[c].empty);
	cc_put_int(t, row, RANK, -7);
	cc_put_text(t, row, NAME, CC_SPAN("007"));
	cc_put_item(t, row, POINTS, 1, 2.5);
	cc_put_real(t, row, TOTAL, 8);
	cc_put_word(t, row, VERDICT, "hold");
	cc_put_list(t, row, WEAK, weak, 2);
	assert_int_equal(cell[0].as.integer, -7);
	assert_true(cc_span_eq(cell[1].as.text, CC_SPAN("007")));
	assert_true(cell[2].empty);
	assert_true(!cell[3].empty && cell[3].as.real == 2.5);
	assert_true(!cell[4].empty && cell[4].as.real == 8);
	assert_true(cc_span_eq(cell[5].as.text, CC_SPAN("hold")));
	assert_true(!cell[6].empty && cell[6].as.list.n == 2 && cell[6].as.list.item == weak);
}

static void
what_is_not_a_number_leaves_its_cell_empty(void **state)
{
	struct cc_table *t = cc_report_table(report, "raters");
	size_t row = cc_row_add(report, t);

	(void)state;
	cc_put_real(t, row, 1, 0.5);
	assert_false(t->cell[1].empty);
	cc_put_real(t, row, 1, (double)NAN);
	assert_true(t->cell[1].empty);
	cc_put_real(t, row, 1, (double)INFINITY);
	assert_true(t->cell[1].empty);
	cc_put_text(t, row, 0, (struct cc_span){ NULL, 0 });
	assert_true(t->cell[0].empty);
	cc_put_word(cc_report_table(report, "ideas"), cc_row_add(report, cc_report_table(report, "ideas")),
	    VERDICT, NULL);
	assert_true(cc_report_table(report, "ideas")->cell[5].empty);
}

static void
empty_cells_know_why(void **state)
{
	struct cc_table *t = cc_report_table(report, "ideas");
	size_t row = cc_row_add(report, t);

	(void)state;
	cc_put_item(t, row, POINTS, 0, 1);
	cc_cell_why(t, row, POINTS, "no-score");
	cc_cell_why(t, row, TOTAL, "incomplete");
	assert_null(t->cell[2].why);
	assert_string_equal(t->cell[3].why, "no-score");
	assert_string_equal(t->cell[4].why, "incomplete");
}

static void
rows_keep_their_cells_while_the_table_grows(void **state)
{
	struct cc_table *t = cc_report_table(report, "ideas");

	(void)state;
	for (int64_t i = 0; i < 5000; i++) {
		size_t row = cc_row_add(report, t);

		assert_int_equal(row, i);
		cc_put_int(t, row, RANK, i);
		cc_put_item(t, row, POINTS, 1, (double)i / 2);
	}
	assert_int_equal(t->rows, 5000);
	for (size_t i = 0; i < 5000; i++) {
		const struct cc_cell *cell = &t->cell[i * t->n_columns];

		assert_int_equal(cell[0].as.integer, i);
		assert_true(cell[1].empty && cell[2].empty && cell[4].empty);
		assert_true(cell[3].as.real == (double)i / 2);
	}
}

static void
a_note_said_twice_is_kept_once(void **state)
{
	static const struct {
		const char *code;
		int ideas;
	} said[] = { { "ideas", 3 }, { "ideas", 4 }, { "ideas", 3 }, { "other", 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		cc_note(report, said[i].code, "%d ideas by %s", "アイデア%d件（%s）", said[i].ideas, "A");
	assert_int_equal(report->n_notes, 3);
	assert_string_equal(report->note[0].text, "3 ideas by A");
	assert_string_equal(report->note[1].text, "4 ideas by A");
	assert_string_equal(report->note[2].code, "other");
}

static void
notes_speak_the_language_of_the_report(void **state)
{
	struct cc_report *ja = fresh(CC_JA);

	(void)state;
	cc_note(ja, "ideas", "%d ideas by %s", "アイデア%d件（%s）", 3, "A");
	cc_note(ja, "plain", "only English", NULL);
	assert_string_equal(ja->note[0].text, "アイデア3件（A）");
	assert_string_equal(ja->note[1].text, "only English");
	cc_report_free(ja);
}

static void
a_count_has_a_form_for_one_and_one_for_more_and_none_for_none(void **state)
{
	struct cc_report *ja = fresh(CC_JA);

	(void)state;
	for (uint64_t n = 0; n < 3; n++) {
		cc_note_count(report, "left", "%" PRIu64 " idea has no %s", "%" PRIu64 " ideas have no %s",
		    "%" PRIu64 " 件（%s）", n, "total");
		cc_note_count(ja, "left", "%" PRIu64 " idea", "%" PRIu64 " ideas", "%" PRIu64 " 件", n);
	}
	assert_int_equal(report->n_notes, 2);
	assert_string_equal(report->note[0].text, "1 idea has no total");
	assert_string_equal(report->note[1].text, "2 ideas have no total");
	assert_int_equal(ja->n_notes, 2);
	assert_string_equal(ja->note[1].text, "2 件");
	cc_report_free(ja);
}

static void
a_note_of_a_table_takes_one_value(void **state)
{
	(void)state;
	cc_note_of(report, "axes", CC_SAY("undefined: %s; 100% sure", NULL), "%s, %d");
	assert_string_equal(report->note[0].text, "undefined: %s, %d; 100% sure");
}

/* What fills a table. */
struct line {
	const char *idea;
	struct {
		double total;
	} score;
	const double *points;
	const char *why;
	struct cc_spans weak;
	int64_t rank;
};

static const struct cc_table_spec filled[] = {
	{
	    "ideas",
	    CC_WORDS("Ideas", NULL),
	    (const struct cc_column_spec[]){
		CC_CELL(struct line, "rank", rank, INT, NONE),
		CC_CELL(struct line, "idea", idea, ID, KEY),
		CC_CELLS(struct line, "points", points, REAL, NONE, AXES),
		CC_CELL_WHY(struct line, "total", score.total, REAL, ESTIMATE, why),
		CC_CELL(struct line, "weak", weak, LIST, NONE),
		{ "title", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .row = sizeof(struct line),
	},
	{ 0 },
};

static void
a_table_is_filled_by_an_array_of_structs(void **state)
{
	static const char bytes[] = "valueunique";
	static const struct cc_span axis[] = { { bytes, 5 }, { bytes + 5, 6 } };
	static const struct cc_span *const names[] = { NULL, axis };
	static const uint32_t items[] = { 0, 2 };
	static const double points[] = { 1.5, (double)NAN };
	struct line line[] = {
		{ "cup", { 7.25 }, points, "unused", { axis, 1 }, 1 },
		{ "roast", { (double)NAN }, NULL, "unrated", { NULL, 0 }, CC_NO_INT },
	};
	struct cc_report *r = cc_report_new(filled, names, items, CC_EN, arena);
	struct cc_table *t = cc_report_at(r, 0);
	const struct cc_cell *cell;

	(void)state;
	cc_row_add(r, t);
	assert_int_equal(cc_table_fill(r, t, line, 2), 1);
	assert_int_equal(t->rows, 3);
	assert_int_equal(cc_table_id(t), 1);
	cell = &t->cell[t->n_columns];
	assert_int_equal(cell[0].as.integer, 1);
	assert_true(cc_span_eq(cell[1].as.text, CC_SPAN("cup")));
	assert_true(cell[2].as.real == 1.5 && cell[3].empty);
	assert_true(cell[4].as.real == 7.25 && cell[4].why == NULL);
	assert_int_equal(cell[5].as.list.n, 1);
	assert_true(cell[6].empty);
	cell += t->n_columns;
	assert_true(cell[0].empty && cell[2].empty && cell[3].empty && cell[4].empty && cell[5].empty);
	assert_string_equal(cell[4].why, "unrated");
	cc_report_free(r);
}

static void
a_table_left_out_has_no_rows_and_a_note(void **state)
{
	struct cc_table *t = cc_report_table(report, "raters");

	(void)state;
	cc_row_add(report, t);
	cc_table_leave_out(report, t, "no-raters", "no rater column: 100% of it is left out", NULL);
	assert_true(t->left_out);
	assert_int_equal(t->rows, 0);
	assert_string_equal(t->why, "no-raters");
	assert_int_equal(report->n_notes, 1);
	assert_string_equal(report->note[0].text, "no rater column: 100% of it is left out");
}

static void
parameters_keep_their_order_and_types_and_the_last_value(void **state)
{
	char value[] = "mean";

	(void)state;
	cc_parameter_real(report, "threshold", 8.5);
	cc_parameter_int(report, "seed", INT64_MAX);
	cc_parameter_text(report, "aggregate", value);
	value[0] = 'X';
	cc_parameter_text(report, "by", NULL);
	cc_parameter_real(report, "threshold", 9);
	assert_int_equal(report->n_parameters, 4);
	assert_string_equal(report->parameter[0].name, "threshold");
	assert_int_equal(report->parameter[0].type, CC_TYPE_REAL);
	assert_true(report->parameter[0].cell.as.real == 9);
	assert_int_equal(report->parameter[1].type, CC_TYPE_INT);
	assert_true(report->parameter[1].cell.as.integer == INT64_MAX);
	assert_true(cc_span_eq(report->parameter[2].cell.as.text, CC_SPAN("mean")));
	assert_true(report->parameter[3].cell.empty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    columns_per_item_are_spread_and_named_by_the_items, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_spread_column_may_get_other_names_and_another_number, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tables_are_found_by_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_new_row_is_empty_and_cells_hold_what_is_put, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_not_a_number_leaves_its_cell_empty, set_up, tear_down),
		cmocka_unit_test_setup_teardown(empty_cells_know_why, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    rows_keep_their_cells_while_the_table_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_note_said_twice_is_kept_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(notes_speak_the_language_of_the_report, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_count_has_a_form_for_one_and_one_for_more_and_none_for_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_note_of_a_table_takes_one_value, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_is_filled_by_an_array_of_structs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_left_out_has_no_rows_and_a_note, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    parameters_keep_their_order_and_types_and_the_last_value, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
