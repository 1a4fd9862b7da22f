/* column.c -- tests of binding headers to roles and typing their cells. */
#include "model/column.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/measures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "near.h"

#include <stdlib.h>

enum { IDEA, RATER, TITLE, AXES, SEGMENT, DATE, ROLES };

static const struct cc_role roles[] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED, { "アイデア", "ガイド" } },
	[RATER] = { "rater", NULL, CC_ID, 0, { "評価者" } },
	[TITLE] = { "title", NULL, CC_TEXT, 0, { 0 } },
	[AXES] = { "axes", "axes", CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = { { "wide", UINT64_C(1) << AXES }, { 0 } };

static const struct cc_items_spec items[] = {
	{ "axes",
	    (const struct cc_item_preset[]){ { "value", "Customer value", "顧客価値", { 0 } },
		{ "new", "Newness", "独自性", { 0 } }, { 0 } },
	    NULL },
	{ 0 },
};

static const struct cc_table_spec tables[] = {
	{ "ideas", CC_WORDS("Ideas", "アイデア"),
	    (const struct cc_column_spec[]){ { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "axis", CC_TYPE_REAL, CC_PART_NONE, 1 + AXES },
		{ "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { 0 } } },
	{ 0 },
};

static const struct cc_store_spec stores[] = { { 0 } };

static const struct cc_method method = {
	.roles = roles, .layouts = layouts, .items = items, .tables = tables, .stores = stores
};

/* One run: a study, bindings of -c, files. */
struct bench {
	struct cc_arena *arena;
	struct cc_study *study;
	const struct cc_items *items[ROLES];
	struct cc_run run;
	struct cc_binder *binder;
	struct cc_bound *bound;
	struct cc_state *state;
	struct cc_problems problems;
	struct cc_seen seen;
	struct cc_err err;
};

static int
set_up(void **state)
{
	struct bench *b = cc_malloc(sizeof *b);

	*b = (struct bench){ .arena = cc_arena_new(), .seen = { .last_day = CC_NO_DAY } };
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	cc_state_free(b->state);
	cc_arena_free(b->arena);
	free(b);
	return 0;
}

/* column: "ROLE=COLUMN" up to NULL; NULL: none. */
static bool
begin(struct bench *b, const char *study, const char *const *column)
{
	const struct cc_study_spec spec = { "idea_score", items, NULL, NULL, NULL };
	struct cc_binding *binding = CC_ARRAY(b->arena, struct cc_binding, 8);
	struct cc_bind_opts opts = { "idea-score", binding, 0 };
	struct cc_span text = study != NULL ? cc_span(study) : (struct cc_span){ 0 };
	const bool has_ids[ROLES] = { [IDEA] = true, [RATER] = true, [SEGMENT] = true };
	uint32_t n_items[ROLES] = { 1, 1, 1, 0, 1, 1 };

	if (!cc_study_load(&b->study, text, "study.yaml", &spec, b->arena, &b->err))
		return false;
	for (; column != NULL && column[opts.n_bindings] != NULL; opts.n_bindings++) {
		const char *at = column[opts.n_bindings], *equals = strchr(at, '=');

		binding[opts.n_bindings] = (struct cc_binding){
			.role = { at, (size_t)(equals - at) }, .column = cc_span(equals + 1), .own = true
		};
	}
	b->items[AXES] = &b->study->items[0];
	n_items[AXES] = b->items[AXES]->n;
	b->run =
	    (struct cc_run){ .study = b->study, .items = b->items, .has_scale = true, .scale = { 1, 5 } };
	cc_state_free(b->state);
	b->state = cc_state_new(ROLES, has_ids, n_items, stores);
	return cc_method_check_items(&method, &b->run, b->arena, &b->err) &&
	       cc_binder_new(&b->binder, &method, &b->run, &opts, b->arena, &b->err);
}

/* The cells of one line, divided by '|'. */
static size_t
split(struct cc_span *cell, const char *line, size_t len)
{
	size_t n = 0, from = 0;

	for (size_t at = 0; at <= len; at++)
		if (at == len || line[at] == '|') {
			cell[n++] = (struct cc_span){ line + from, at - from };
			from = at + 1;
		}
	return n;
}

static bool
bind_file(struct bench *b, uint32_t file, const char *name, const char *header, bool last)
{
	struct cc_span *cell = CC_ARRAY(b->arena, struct cc_span, 32);
	size_t n = split(cell, header, strlen(header));

	return cc_bind(
		   &b->bound, b->binder, cell, n, (struct cc_place){ name, 1, 0 }, file, b->arena, &b->err) &&
	       (!last || cc_binder_finish(b->binder, &b->err));
}

static bool
bind(struct bench *b, const char *study, const char *const *column, const char *header)
{
	return begin(b, study, column) && bind_file(b, 0, "in.csv", header, true);
}

/* Rows of '|', a line each, the first on line 2. */
static const struct cc_batch *
type(struct bench *b, const char *text)
{
	const struct cc_want *want = cc_bound_want(b->bound);
	struct cc_span *all = CC_ARRAY(b->arena, struct cc_span, 1024), one[32];
	uint64_t *line = CC_ARRAY(b->arena, uint64_t, 64);
	uint32_t *width = CC_ARRAY(b->arena, uint32_t, 64);
	struct cc_rows rows = { .wanted = want->n, .cell = all, .line = line, .width = width };
	struct cc_typing *typing = cc_typing_new(&method, &b->run, b->state, b->arena);

	for (; *text != '\0'; text += strcspn(text, "\n"), text += *text == '\n') {
		width[rows.n] = (uint32_t)split(one, text, strcspn(text, "\n"));
		line[rows.n] = rows.n + 2;
		for (size_t w = 0; w < want->n; w++)
			if (want->column[w] < width[rows.n])
				all[rows.n * want->n + w] = one[want->column[w]];
		rows.n++;
	}
	return cc_type(typing, &rows, b->bound, &b->problems, &b->seen, b->arena);
}

static const struct cc_column *
column_of(const struct cc_batch *batch, unsigned role, uint32_t item)
{
	return batch->role[role][item];
}

static const char *
id_at(const struct bench *b, const struct cc_batch *batch, unsigned role, uint32_t row)
{
	struct cc_span id = cc_map_at(b->state->ids[role], column_of(batch, role, 0)->id[row]);

	return cc_strndup(b->arena, id.at, id.len);
}

static void
names_aliases_and_labels_bind_unasked(void **state)
{
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, NULL, NULL, "独自性|評価者|x|アイデア|Customer value"));
	batch = type(b, "3|佐藤|?|朝|5\n");
	assert_int_equal(b->problems.count, 0);
	assert_string_equal(id_at(b, batch, IDEA, 0), "朝");
	assert_string_equal(id_at(b, batch, RATER, 0), "佐藤");
	assert_near(column_of(batch, AXES, 0)->num[0], 5, 0);
	assert_near(column_of(batch, AXES, 1)->num[0], 3, 0);
	assert_null(column_of(batch, TITLE, 0));
	assert_int_equal(cc_binder_roles(b->binder), 1 << IDEA | 1 << RATER | 1 << AXES);
}

static void
only_bound_columns_are_wanted(void **state)
{
	struct bench *b = *state;

	assert_true(bind(b, NULL, NULL, "x|new|y|idea|value|z"));
	assert_int_equal(cc_bound_want(b->bound)->n, 3);
	assert_int_equal(cc_bound_want(b->bound)->column[0], 1);
	assert_int_equal(cc_bound_want(b->bound)->column[1], 3);
	assert_int_equal(cc_bound_want(b->bound)->column[2], 4);
}

static void
names_match_in_any_unicode_form_width_case_and_blanks(void **state)
{
	struct bench *b = *state;

	/* カ and a combining mark; full-width letters; upper case, blanks inside and around */
	assert_true(bind(b, NULL, NULL, "カ\xe3\x82\x99イド|ｎｅｗ| CUSTOMER \n  value "));
}

static void
a_column_may_be_asked_for_by_name_or_position(void **state)
{
	struct bench *b = *state;
	const char *const column[] = { "idea=何の案", "rater=#2", "顧客価値=二回目", NULL };
	const struct cc_batch *batch;

	assert_true(bind(b, NULL, column, "idea|rater|何の案|value|二回目|new"));
	batch = type(b, "a|b|c|1|2|3\n");
	assert_string_equal(id_at(b, batch, IDEA, 0), "c");
	assert_string_equal(id_at(b, batch, RATER, 0), "b");
	assert_near(column_of(batch, AXES, 0)->num[0], 2, 0);
}

static void
a_header_that_looks_like_a_position_is_a_name(void **state)
{
	struct bench *b = *state;
	const char *const column[] = { "idea=#1", NULL };

	assert_true(bind(b, NULL, column, "value|new|#1"));
	assert_string_equal(id_at(b, type(b, "1|2|a\n"), IDEA, 0), "a");
}

static void
two_columns_of_one_name_are_an_error_only_when_asked_for(void **state)
{
	struct bench *b = *state;
	const char *const column[] = { "idea=#2", NULL };

	assert_true(begin(b, NULL, NULL));
	assert_true(bind_file(b, 0, "in.csv", "idea|value|new|x|x", true));
	assert_false(bind_file(b, 0, "in.csv", "idea|Idea|value|new", true));
	assert_int_equal(b->err.code, CC_EXIT_DATA);
	assert_string_equal(b->err.text,
	    "in.csv:1: columns 1 and 2 are both named \"idea\"; say which by position, as in -c ROLE='#2'");
	assert_true(bind(b, NULL, column, "idea|Idea|value|new"));
}

static void
an_absent_column_is_told_with_the_nearest_and_all(void **state)
{
	struct bench *b = *state;
	const char *const column[] = { "title=タイトル名", NULL }, *const far[] = { "title=zzzzzz", NULL };

	assert_false(bind(b, NULL, column, "idea|タイトル名前|value|new"));
	assert_int_equal(b->err.code, CC_EXIT_DATA);
	assert_string_equal(b->err.text,
	    "in.csv:1: no column \"タイトル名\" for title; did you mean \"タイトル名前\"? "
	    "(columns: \"idea\", \"タイトル名前\", \"value\", \"new\")");
	assert_false(bind(b, NULL, far, "idea|value|new"));
	assert_string_equal(b->err.text, "in.csv:1: no column \"zzzzzz\" for title; name it with -c "
					 "title=COLUMN (columns: \"idea\", \"value\", \"new\")");
}

static void
the_key_is_needed_in_every_file(void **state)
{
	struct bench *b = *state;

	assert_true(begin(b, NULL, NULL));
	assert_true(bind_file(b, 0, "one.csv", "idea|value|new", false));
	assert_false(bind_file(b, 1, "two.csv", "value|new", true));
	assert_string_equal(b->err.text,
	    "two.csv:1: no column for idea; name it with -c idea=COLUMN (columns: \"value\", \"new\")");
}

static void
an_axis_may_stand_in_another_file_but_not_in_none(void **state)
{
	struct bench *b = *state;

	assert_true(begin(b, NULL, NULL));
	assert_true(bind_file(b, 0, "one.csv", "idea|value", false));
	assert_null(column_of(type(b, "a|1\n"), AXES, 1));
	assert_true(bind_file(b, 1, "two.csv", "new|idea", true));
	assert_true(begin(b, NULL, NULL));
	assert_true(bind_file(b, 0, "one.csv", "idea|value", false));
	assert_false(bind_file(b, 1, "two.csv", "idea|title", true));
	assert_string_equal(b->err.text,
	    "two.csv:1: no column for new; name it with -c new=COLUMN (columns: \"idea\", \"title\")");
}

static void
a_file_without_any_axis_has_nothing_to_work_on(void **state)
{
	struct bench *b = *state;

	assert_false(bind(b, NULL, NULL, "idea|title"));
	assert_string_equal(b->err.text, "in.csv:1: no column to work on; wanted \"value\", \"new\" "
					 "(columns: \"idea\", \"title\")");
}

static void
an_empty_column_unbinds_an_alias(void **state)
{
	struct bench *b = *state;
	const char *const rater[] = { "rater=", NULL }, *const idea[] = { "idea=", NULL };

	assert_true(bind(b, NULL, rater, "idea|rater|value|new"));
	assert_int_equal(cc_binder_roles(b->binder), 1 << IDEA | 1 << AXES);
	assert_false(bind(b, NULL, idea, "idea|rater|value|new"));
	assert_string_equal(b->err.text, "in.csv:1: no column for idea; name it with -c idea=COLUMN "
					 "(columns: \"idea\", \"rater\", \"value\", \"new\")");
}

static void
the_command_line_beats_the_section_beats_the_shared_columns(void **state)
{
	static const char study[] = "columns: {idea: shared, rater: shared, title: shared}\n"
				    "idea_score:\n  columns: {rater: own, title: own}\n";
	const char *const column[] = { "title=line", NULL };
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, study, column, "line|own|shared|value|new"));
	batch = type(b, "l|o|s|1|1\n");
	assert_string_equal(id_at(b, batch, IDEA, 0), "s");
	assert_string_equal(id_at(b, batch, RATER, 0), "o");
	assert_true(cc_span_eq(column_of(batch, TITLE, 0)->text[0], CC_SPAN("l")));
}

static void
a_shared_column_that_is_absent_is_passed_over_and_an_own_one_is_an_error(void **state)
{
	struct bench *b = *state;

	assert_true(bind(b, "columns: {title: 名前, person: 回答者}\n", NULL, "idea|value|new"));
	assert_false(bind(b, "idea_score: {columns: {title: 名前}}\n", NULL, "idea|value|new"));
	assert_int_equal(b->err.code, CC_EXIT_DATA);
}

static void
a_shared_column_of_the_needed_role_must_be_there(void **state)
{
	struct bench *b = *state;

	assert_false(bind(b, "columns: {idea: 案}\n", NULL, "idea|value|new"));
	assert_string_equal(b->err.text, "in.csv:1: no column \"案\" for idea; name it with -c idea=COLUMN "
					 "(columns: \"idea\", \"value\", \"new\")");
}

static void
what_is_no_role_is_an_error_where_the_command_is_meant(void **state)
{
	struct bench *b = *state;
	const char *const column[] = { "rate=x", NULL };

	assert_false(begin(b, NULL, column));
	assert_int_equal(b->err.code, CC_EXIT_USAGE);
	assert_string_equal(b->err.text,
	    "-c: \"rate\" is not a role of idea-score; did you mean \"rater\"? "
	    "(roles: \"idea\", \"rater\", \"title\", \"value\", \"new\", \"segment\", \"date\")");
	assert_false(begin(b, "idea_score:\n  columns:\n    judge: x\n", NULL));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
}

static void
two_columns_of_one_standing_are_an_error(void **state)
{
	const char *const column[] = { "idea=a", "idea=b", NULL }, *const axis[] = { "new=a", "独自性=b",
		NULL };
	struct bench *b = *state;

	assert_false(begin(b, NULL, column));
	assert_int_equal(b->err.code, CC_EXIT_USAGE);
	assert_string_equal(b->err.text, "-c: \"a\" and \"b\" for idea; wanted one column");
	assert_false(begin(b, NULL, axis));
	assert_string_equal(b->err.text, "-c: \"a\" and \"b\" for 独自性; wanted one column");
	assert_false(begin(b, "columns:\n  text: [a, b]\n  idea: [a, b]\n", NULL));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
	assert_string_equal(b->err.text, "study.yaml:3:13: \"a\" and \"b\" for idea; wanted one column");
}

static void
an_id_that_is_a_role_or_a_fixed_column_is_refused(void **state)
{
	struct bench *b = *state;

	assert_false(begin(b, "idea_score:\n  axes: [taste, {id: Total}]\n", NULL));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
	assert_string_equal(
	    b->err.text, "study.yaml:2:22: \"Total\" is a column of the table ideas; wanted another id");
	assert_false(begin(b, "idea_score:\n  axes: [taste, rater]\n", NULL));
	assert_string_equal(b->err.text, "study.yaml:2:17: \"rater\" is a role; wanted another id");
}

static void
missing_markers_are_missing_and_numbers_have_many_forms(void **state)
{
	struct bench *b = *state;
	const struct cc_batch *batch;
	static const double num[] = { 3, 3, 4, 2.5, 2, 5, 4 };

	assert_true(bind(b, NULL, NULL, "idea|value|new"));
	batch = type(
	    b, "a||NA\na|N/A|-\na|―|無回答\na| 未回答 |　\na|３|3点\na|★★★★☆|2.5\na|②|５：とても\na| 4 |1\n");
	assert_int_equal(b->problems.count, 0);
	for (uint32_t row = 0; row < 4; row++) {
		assert_true(column_of(batch, AXES, 0)->missing[row]);
		assert_true(column_of(batch, AXES, 1)->missing[row]);
	}
	for (uint32_t i = 0; i < 7; i++) {
		assert_false(column_of(batch, AXES, i % 2)->missing[4 + i / 2]);
		assert_near(column_of(batch, AXES, i % 2)->num[4 + i / 2], num[i], 0);
	}
}

static void
the_study_has_its_own_markers_and_a_role_may_have_others(void **state)
{
	static const char study[] = "missing: [\"\", ' 保留 ']\n"
				    "columns:\n  new: {column: new, missing: [\"5\"]}\n";
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, study, NULL, "idea|rater|value|new"));
	batch = type(b, "a|NA|保留|5\nb||5|4\nc|-||\n");
	assert_string_equal(id_at(b, batch, RATER, 0), "NA");
	assert_true(column_of(batch, RATER, 0)->missing[1]);
	assert_true(column_of(batch, AXES, 0)->missing[0]);
	assert_false(column_of(batch, AXES, 0)->missing[1]);
	assert_true(column_of(batch, AXES, 1)->missing[0]);
	assert_false(column_of(batch, AXES, 1)->missing[1]);
	/* a role's markers stand besides those of all: an empty cell stays one */
	assert_true(column_of(batch, AXES, 1)->missing[2]);
	assert_int_equal(b->problems.count, 0);
}

static void
what_is_no_number_or_out_of_scale_is_a_problem_in_the_order_of_lines(void **state)
{
	struct bench *b = *state;

	assert_true(bind(b, NULL, NULL, "idea|new|得点 value|Customer value"));
	type(b, "a|1|x|6\na|2～5回目|x|5\na|0|x|1e9\n");
	assert_int_equal(b->problems.count, 4);
	assert_string_equal(b->problems.first[0].text,
	    "in.csv:2: column \"Customer value\": \"6\"; wanted a number from 1 to 5");
	assert_string_equal(
	    b->problems.first[1].text, "in.csv:3: column \"new\": \"2～5回目\"; wanted a number from 1 to 5");
	assert_int_equal(b->problems.first[2].line, 4);
	assert_int_equal(b->problems.first[3].line, 4);
}

static void
ids_keep_their_zeros_and_a_row_without_its_key_is_a_problem(void **state)
{
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, NULL, NULL, "idea|value|new"));
	batch = type(b, "007|1|1\n7|1|1\n007|1|1\n　|1|1\n");
	assert_string_equal(id_at(b, batch, IDEA, 0), "007");
	assert_string_equal(id_at(b, batch, IDEA, 1), "7");
	assert_int_equal(column_of(batch, IDEA, 0)->id[0], column_of(batch, IDEA, 0)->id[2]);
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "in.csv:5: column \"idea\": \"　\"; wanted the idea, which every row needs");
}

static void
ragged_rows_are_problems_and_no_rows(void **state)
{
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, NULL, NULL, "idea|value|new"));
	batch = type(b, "a|1\nb|1|2\nc|1|2|3\n");
	assert_int_equal(batch->rows, 1);
	assert_int_equal(batch->line[0], 3);
	assert_int_equal(b->seen.rows, 3);
	assert_int_equal(b->problems.count, 2);
	assert_string_equal(b->problems.first[0].text, "in.csv:2: 2 cells; wanted 3, as in the header");
	assert_string_equal(b->problems.first[1].text, "in.csv:4: 4 cells; wanted 3, as in the header");
}

static void
rows_after_the_day_of_the_report_are_left_out(void **state)
{
	struct bench *b = *state;
	const struct cc_batch *batch;

	assert_true(bind(b, "columns: {date: 回答日}\n", NULL, "idea|value|new|回答日"));
	b->run.has_as_of = true;
	b->run.as_of = cc_date_day(2026, 1, 27);
	batch = type(b, "a|1|1|2026/1/27 23:59:59\nb|9|1|2026年1月28日\nc|1|1|\nd|1|1|令和8年1月2日\n");
	assert_int_equal(batch->rows, 3);
	assert_int_equal(batch->line[1], 4);
	assert_int_equal(b->seen.after_as_of, 1);
	assert_int_equal(b->seen.last_day, cc_date_day(2026, 1, 27));
	assert_int_equal(b->problems.count, 0); /* not even for the 9 */
}

static void
the_last_day_is_that_of_the_data(void **state)
{
	struct bench *b = *state;

	assert_true(bind(b, "columns: {date: date}\n", NULL, "idea|value|new|date"));
	type(b, "a|1|1|2026-01-02\nb|1|1|20251231\n");
	assert_int_equal(b->seen.last_day, cc_date_day(2026, 1, 2));
}

static void
a_date_that_cannot_be_told_is_a_problem_with_its_reason(void **state)
{
	struct bench *b = *state;

	assert_true(bind(b, "columns: {date: date}\n", NULL, "idea|value|new|date"));
	type(b, "a|1|1|1/27/2026\nb|1|1|2026-02-30\n");
	assert_int_equal(b->problems.count, 2);
	assert_string_equal(b->problems.first[0].text,
	    "in.csv:2: column \"date\": \"1/27/2026\"; day or month first cannot be told; "
	    "wanted the year first, 2026-01-27, or --date=dmy or --date=mdy");
	assert_string_equal(b->problems.first[1].text,
	    "in.csv:3: column \"date\": \"2026-02-30\"; wanted a date such as 2026-01-27");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names_aliases_and_labels_bind_unasked),
		TEST(only_bound_columns_are_wanted),
		TEST(names_match_in_any_unicode_form_width_case_and_blanks),
		TEST(a_column_may_be_asked_for_by_name_or_position),
		TEST(a_header_that_looks_like_a_position_is_a_name),
		TEST(two_columns_of_one_name_are_an_error_only_when_asked_for),
		TEST(an_absent_column_is_told_with_the_nearest_and_all),
		TEST(the_key_is_needed_in_every_file),
		TEST(an_axis_may_stand_in_another_file_but_not_in_none),
		TEST(a_file_without_any_axis_has_nothing_to_work_on),
		TEST(an_empty_column_unbinds_an_alias),
		TEST(the_command_line_beats_the_section_beats_the_shared_columns),
		TEST(a_shared_column_that_is_absent_is_passed_over_and_an_own_one_is_an_error),
		TEST(a_shared_column_of_the_needed_role_must_be_there),
		TEST(what_is_no_role_is_an_error_where_the_command_is_meant),
		TEST(two_columns_of_one_standing_are_an_error),
		TEST(an_id_that_is_a_role_or_a_fixed_column_is_refused),
		TEST(missing_markers_are_missing_and_numbers_have_many_forms),
		TEST(the_study_has_its_own_markers_and_a_role_may_have_others),
		TEST(what_is_no_number_or_out_of_scale_is_a_problem_in_the_order_of_lines),
		TEST(ids_keep_their_zeros_and_a_row_without_its_key_is_a_problem),
		TEST(ragged_rows_are_problems_and_no_rows),
		TEST(rows_after_the_day_of_the_report_are_left_out),
		TEST(the_last_day_is_that_of_the_data),
		TEST(a_date_that_cannot_be_told_is_a_problem_with_its_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
