/* column_wide.c -- tests model/column_wide: patterns that are searched in headers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/sheet.h"

#include <time.h>

static void
a_pattern_without_a_group_is_the_one_column_it_matches(void **state)
{
	(void)state;
	ask("score", "/^点/");
	read_sheet("", "idea|点数（1〜5）", ROWS("a|3", "b|4"));
	assert_said("2: idea=a score=3\n3: idea=b score=4\n");
}

static void
a_pattern_of_several_columns_names_them(void **state)
{
	(void)state;
	ask("score", "/点/");
	assert_bind_fails("", "idea|点1|点2", CC_EXIT_DATA,
	    "in.csv:1: \"/点/\" matches several columns: \"点1\", \"点2\"; wanted one");
}

static void
a_pattern_of_no_column_is_a_missing_column(void **state)
{
	(void)state;
	ask("score", "/^x$/");
	assert_bind_fails("", "idea|y", CC_EXIT_DATA,
	    "in.csv:1: no column \"/^x$/\" for score; name it with -c score=COLUMN (columns: \"idea\", "
	    "\"y\")");
}

static void
each_column_is_an_observation(void **state)
{
	(void)state;
	ask("score", "/^(?<idea>\\d+)$/");
	read_sheet("", "rater|1|2|10|memo", ROWS("sato|1|2|3|x", "ito|4||5|y"));
	assert_said(
	    "2: idea=1 rater=sato score=1\n2: idea=2 rater=sato score=2\n2: idea=10 rater=sato score=3\n"
	    "3: idea=1 rater=ito score=4\n3: idea=10 rater=ito score=5\n");
}

static void
a_pattern_of_anything_leaves_named_columns_alone(void **state)
{
	(void)state;
	ask("brand", "/^(?<axis>.+)$/");
	ask("idea", "案の番号");
	read_sheet("", "rater|関心|案の番号|購入", ROWS("sato|1|a|0"));
	assert_said("2: idea=a rater=sato axis=関心 brand=1\n2: idea=a rater=sato axis=購入 brand=0\n");
}

static void
a_row_without_values_still_tells_of_its_key(void **state)
{
	(void)state;
	sheet_roles[IDEA].flags |= CC_ROLE_KEY;
	ask("score", "/^(?<rater>[ab])$/");
	read_sheet("", "idea|a|b|text", ROWS("x|1|2|tea", "y||NA|cup", "z||3|pot"));
	assert_said("2: idea=x rater=a score=1 text=tea\n2: idea=x rater=b score=2 text=tea\n"
		    "3: idea=y text=cup\n4: idea=z rater=b score=3 text=pot\n");
}

static void
a_row_whose_values_where_drops_tells_of_nothing(void **state)
{
	const char *const where[] = { "rater=a" };

	(void)state;
	sheet_roles[IDEA].flags |= CC_ROLE_KEY;
	bind_opts.where = where;
	bind_opts.n_where = 1;
	ask("score", "/^(?<rater>[ab])$/");
	read_sheet("", "idea|a|b", ROWS("x|1|2", "y||3", "z||"));
	assert_said("2: idea=x rater=a score=1\n");
}

static void
keys_that_the_header_names_are_ids_without_values(void **state)
{
	(void)state;
	sheet_roles[IDEA].flags |= CC_ROLE_KEY;
	ask("score", "/^(?<idea>\\d)$/");
	read_sheet("", "rater|1|2|3", ROWS("a|1||", "b|||"));
	assert_said("2: idea=1 rater=a score=1\n");
	assert_int_equal(cc_map_count(ids->ids[IDEA]), 3);
}

static void
items_that_the_header_names_are_ids_without_values(void **state)
{
	(void)state;
	sheet_roles[IDEA].flags |= CC_ROLE_ITEM;
	ask("score", "/^(\\d)$/");
	read_sheet("", "rater|1|2|3", ROWS("a|1||", "b|||"));
	assert_int_equal(cc_map_count(ids->ids[IDEA]), 3);
}

/* Names of columns match whatever their width and case, and so do their groups. */
static void
columns_whose_groups_differ_in_width_are_one_observation(void **state)
{
	(void)state;
	ask("score", "/^s_(?<idea>.+)$/");
	ask("brand", "/^b_(?<idea>.+)$/");
	read_sheet("", "s_ＡＢ|b_朝　食|b_ab|s_朝 食", ROWS("1|0|1|2"));
	assert_said("2: idea=ＡＢ score=1 brand=1\n2: idea=朝　食 score=2 brand=0\n");
}

static void
observations_of_one_row_say_so(void **state)
{
	const struct cc_batch *batch;
	struct cc_span cell[] = { CC_SPAN("1"), CC_SPAN("2"), CC_SPAN("3"), CC_SPAN("4") };
	const uint64_t line[] = { 7, 7 };
	const uint32_t width[] = { 2, 2 };
	const struct cc_rows rows = { .n = 2, .wanted = 2, .cell = cell, .line = line, .width = width };

	(void)state;
	ask("score", "/^(?<idea>\\d)$/");
	assert_true(begin("") && bind_header("1|2", true));
	batch = cc_type(typing, &rows, bound, &problems, &seen, batch_arena);
	assert_int_equal(batch->rows, 4);
	assert_int_equal(batch->observation[0], 0);
	assert_int_equal(batch->observation[1], 1);
	assert_int_equal(batch->observation[2], 0);
	assert_true(
	    batch->of[0] == batch->of[1] && batch->of[2] == batch->of[3] && batch->of[1] != batch->of[2]);
	assert_string_equal(batch->name, "in.csv");
}

static void
a_group_may_name_an_entry_of_a_list(void **state)
{
	(void)state;
	ask("score", "/^(?<step>.+)_(?<rater>.)$/");
	read_sheet("job_map: {axes: [{id: novel, label: 新しさ}, {id: useful}]}",
	    "idea|新しさ_a|ＵＳＥＦＵＬ_a", ROWS("x|1|2"));
	assert_said("2: idea=x rater=a score=1 step=novel\n2: idea=x rater=a score=2 step=useful\n");
}

static void
a_group_that_names_no_entry_is_an_error(void **state)
{
	(void)state;
	ask("score", "/^(?<step>.+)_(?<rater>.)$/");
	assert_bind_fails("", "idea|novel_a|note_a", CC_EXIT_DATA,
	    "in.csv:1: column \"note_a\": \"note\" is none of the axes \"novel\"; wanted another pattern "
	    "than "
	    "\"/^(?<step>.+)_(?<rater>.)$/\"");
}

static void
groups_are_as_many_as_there_are_roles(void **state)
{
	(void)state;
	ask("score", "/^(?<axis>.+)_(?<rater>.+)$/");
	read_sheet("", "idea|新しさ_佐藤|新しさ_伊藤|独自_佐藤", ROWS("a|1|2|3"));
	assert_said("2: idea=a rater=佐藤 axis=新しさ score=1\n2: idea=a rater=伊藤 axis=新しさ score=2\n"
		    "2: idea=a rater=佐藤 axis=独自 score=3\n");
}

static void
columns_that_say_the_same_are_one_observation(void **state)
{
	(void)state;
	ask("importance", "/^重要度 ?\\[(?<outcome>.+)\\]$/");
	ask("satisfaction", "/^満足度 ?\\[(?<outcome>.+)\\]$/");
	read_sheet("", "重要度 [朝]|満足度[夜]|満足度 [朝]|重要度[夜]|重要度[昼]",
	    ROWS("5|1|2|4|3", "|2|||", "||||"));
	assert_said("2: outcome=朝 importance=5 satisfaction=2\n2: outcome=夜 importance=4 satisfaction=1\n"
		    "2: outcome=昼 importance=3\n3: outcome=夜 satisfaction=2\n");
}

static void
group_1_without_a_name_is_the_commands_item(void **state)
{
	(void)state;
	ask("score", "/^Q(\\d+)$/");
	read_sheet("", "Q1|Q2", ROWS("1|2"));
	assert_said("2: idea=1 score=1\n2: idea=2 score=2\n");
}

static void
an_items_own_column_may_be_wide_too(void **state)
{
	(void)state;
	ask("novel", "/^n_(.+)$/");
	read_sheet("", "n_a|n_b", ROWS("1|2"));
	assert_said("2: idea=a axes=1\n2: idea=b axes=2\n");
	assert_int_equal(said_layout, 0);
}

static void
aliases_may_be_patterns_where_nothing_is_named_so(void **state)
{
	(void)state;
	read_sheet("", "imp_a|satisfaction_a|imp_b", ROWS("1|2|3"));
	assert_said("2: outcome=a importance=1 satisfaction=2\n2: outcome=b importance=3\n");
}

static void
a_plain_name_goes_before_an_alias_that_is_a_pattern(void **state)
{
	(void)state;
	read_sheet("", "outcome|重要度|imp_b", ROWS("x|1|3"));
	assert_said("2: outcome=x importance=1\n");
}

static void
dates_and_numbers_in_headers_are_read_as_such(void **state)
{
	(void)state;
	ask("score", "/^(?<date>\\d{4}-\\d\\d-\\d\\d)$/");
	run.has_as_of = true;
	run.as_of = 1;
	read_sheet("", "idea|1970-01-02|1970-01-03", ROWS("a|1|2"));
	assert_said("2: idea=a score=1 date=1\n");
	assert_int_equal(seen.after_as_of, 1);
	assert_int_equal(seen.last_day, 1);
}

static void
a_header_that_cannot_be_the_value_is_an_error(void **state)
{
	(void)state;
	ask("score", "/^(?<date>\\d{4}-\\d\\d)$/");
	assert_bind_fails("", "2026-01|2026-13", CC_EXIT_DATA,
	    "in.csv:1: column \"2026-13\": \"2026-13\" cannot be the date; wanted another pattern than "
	    "\"/^(?<date>\\d{4}-\\d\\d)$/\"");
}

static void
a_group_that_is_no_role_is_an_error(void **state)
{
	(void)state;
	ask("score", "/^(?<ides>.+)$/");
	assert_bind_fails("", "a", CC_EXIT_USAGE,
	    "-c: group \"ides\" of \"/^(?<ides>.+)$/\" is not a role of sheet; the roles are \"idea\", "
	    "\"rater\", "
	    "\"axis\", \"outcome\", \"importance\", \"satisfaction\", \"tags\", \"brand\", "
	    "\"text\", "
	    "\"date\", \"what\", \"step\"");
}

static void
a_second_group_needs_a_name(void **state)
{
	(void)state;
	ask("score", "/^(.+)_(.+)$/");
	assert_bind_fails("", "a", CC_EXIT_USAGE,
	    "-c: \"/^(.+)_(.+)$/\" has a group without a name; wanted (?<ROLE>...), or (?:...) for no group");
}

static void
a_broken_pattern_is_told_with_its_character(void **state)
{
	(void)state;
	ask("score", "/重(/");
	assert_bind_fails("", "a", CC_EXIT_USAGE,
	    "-c: \"/重(/\" is no pattern: missing closing parenthesis (at character 4)");
}

static void
a_pattern_of_the_study_has_its_place(void **state)
{
	(void)state;
	assert_bind_fails("job_map:\n  columns: {score: '/(/'}\n", "a", CC_EXIT_STUDY,
	    "study.yaml:2:20: \"/(/\" is no pattern: missing closing parenthesis (at character 3)");
}

static void
two_columns_of_one_observation_are_an_error(void **state)
{
	(void)state;
	ask("score", "/^(?:a|b)_(?<idea>.+)$/");
	assert_bind_fails("", "a_1|b_1", CC_EXIT_DATA,
	    "in.csv:1: columns 1 and 2, \"a_1\" and \"b_1\", are the same to \"/^(?:a|b)_(?<idea>.+)$/\"; "
	    "wanted "
	    "groups that tell them apart, or beside the pattern the column that counts, as in -c "
	    "score='/^(?:a|b)_(?<idea>.+)$/' -c score='#2'");
}

static void
columns_asked_for_one_by_one_are_named_by_their_headers(void **state)
{
	(void)state;
	ask("score", "#3");
	ask("score", "tea");
	read_sheet("", "rater|tea|cup|tee", ROWS("sato|1|2|3", "ito|4||5"));
	assert_said("2: idea=tea rater=sato score=1\n2: idea=cup rater=sato score=2\n"
		    "3: idea=tea rater=ito score=4\n");
}

static void
listed_columns_of_one_name_are_told_apart_by_position(void **state)
{
	(void)state;
	ask("score", "#1");
	ask("score", "#2");
	ask("score", "#3");
	read_sheet("", "tea|tea|", ROWS("1|2|3"));
	assert_said("2: idea=tea #1 score=1\n2: idea=tea #2 score=2\n2: idea=#3 score=3\n");
}

static void
one_column_by_position_is_an_item_where_no_column_says_which(void **state)
{
	(void)state;
	ask("score", "#2");
	read_sheet("", "rater|tea", ROWS("sato|1"));
	assert_said("2: idea=tea rater=sato score=1\n");
}

static void
one_column_is_a_score_of_the_row_where_a_column_says_of_what(void **state)
{
	(void)state;
	ask("score", "#2");
	read_sheet("", "idea|tea", ROWS("a|1"));
	assert_said("2: idea=a score=1\n");
}

static void
several_columns_need_rows_without_an_item(void **state)
{
	(void)state;
	ask("score", "#2");
	ask("score", "#3");
	assert_bind_fails(
	    "", "idea|x|y", CC_EXIT_USAGE, "-c: \"#2\" and \"#3\" for score; wanted one column");
}

static void
a_column_beside_a_pattern_counts_in_place_of_its_like(void **state)
{
	(void)state;
	ask("score", "/^[a-z] \\[(?<idea>.+)\\]$/");
	ask("score", "#3");
	ask("score", "rest");
	read_sheet("", "a [tea]|a [cup]|b [tea]|rest", ROWS("1|2|3|4"));
	assert_said("2: idea=cup score=2\n2: idea=tea score=3\n2: idea=rest score=4\n");
}

static void
patterns_of_one_file_have_groups_of_the_same_roles(void **state)
{
	(void)state;
	ask("importance", "/^i_(?<outcome>.+)$/");
	ask("satisfaction", "/^s_(?<idea>.+)$/");
	assert_bind_fails("", "i_1|s_1", CC_EXIT_DATA,
	    "in.csv:1: \"/^i_(?<outcome>.+)$/\" and \"/^s_(?<idea>.+)$/\" have groups of different roles; "
	    "wanted the same in both");
}

static void
a_role_is_a_column_or_a_group(void **state)
{
	(void)state;
	ask("score", "/^(?<idea>\\d+)$/");
	ask("idea", "name");
	assert_bind_fails("", "name|1", CC_EXIT_DATA,
	    "in.csv:1: idea is both \"name\" and a group of \"/^(?<idea>\\d+)$/\"; wanted one of them");
}

static void
a_pattern_that_explodes_is_an_error(void **state)
{
	(void)state;
	ask("score", "/^(?:a+)+$/");
	assert_bind_fails("", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", CC_EXIT_DATA,
	    "in.csv:1: \"/^(?:a+)+$/\" takes too long; wanted a simpler pattern");
}

static void
problems_of_wide_cells_name_their_column(void **state)
{
	(void)state;
	ask("score", "/^(?<idea>\\d+)$/");
	read_sheet("", "1|2", ROWS("3|x", "9|1"));
	assert_problem(0, "in.csv:2: column \"2\": \"x\"; wanted a number from 1 to 5, or a label of a known "
			  "scale; write yours, "
			  "low to high, under \"scales\" in the study (--scaffold drafts it); --missing=+x "
			  "if it is no answer");
	assert_problem(
	    1, "in.csv:3: column \"1\": \"9\"; wanted a number from 1 to 5; --missing=+9 if it is no answer");
}

/* A thousand columns a row: no step may be one for each pair of them. */
static void
a_vote_matrix_is_read_in_linear_time(void **state)
{
	enum { IDEAS = 2000, VOTERS = 100 };
	struct cc_buf header = { 0 }, row = { 0 };
	const char *rows[VOTERS + 1] = { NULL };
	clock_t before;

	(void)state;
	for (int i = 0; i < IDEAS; i++) {
		cc_buf_printf(&header, "%s%d", i > 0 ? "|" : "", i);
		cc_buf_puts(&row, i == 0 ? "1" : i % 3 ? "|" : "|1");
	}
	for (int i = 0; i < VOTERS; i++)
		rows[i] = row.at;
	ask("score", "/^(?<idea>\\d+)$/");
	before = clock();
	read_sheet("", header.at, rows);
	assert_true(clock() - before < 2 * CLOCKS_PER_SEC);
	assert_int_equal(cc_map_count(ids->ids[IDEA]), IDEAS);
	cc_buf_free(&header);
	cc_buf_free(&row);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(a_pattern_without_a_group_is_the_one_column_it_matches),
		TEST(a_pattern_of_several_columns_names_them),
		TEST(a_pattern_of_no_column_is_a_missing_column),
		TEST(each_column_is_an_observation),
		TEST(a_pattern_of_anything_leaves_named_columns_alone),
		TEST(a_row_without_values_still_tells_of_its_key),
		TEST(a_row_whose_values_where_drops_tells_of_nothing),
		TEST(keys_that_the_header_names_are_ids_without_values),
		TEST(items_that_the_header_names_are_ids_without_values),
		TEST(columns_whose_groups_differ_in_width_are_one_observation),
		TEST(observations_of_one_row_say_so),
		TEST(a_group_may_name_an_entry_of_a_list),
		TEST(a_group_that_names_no_entry_is_an_error),
		TEST(groups_are_as_many_as_there_are_roles),
		TEST(columns_that_say_the_same_are_one_observation),
		TEST(group_1_without_a_name_is_the_commands_item),
		TEST(an_items_own_column_may_be_wide_too),
		TEST(aliases_may_be_patterns_where_nothing_is_named_so),
		TEST(a_plain_name_goes_before_an_alias_that_is_a_pattern),
		TEST(dates_and_numbers_in_headers_are_read_as_such),
		TEST(a_header_that_cannot_be_the_value_is_an_error),
		TEST(a_group_that_is_no_role_is_an_error),
		TEST(a_second_group_needs_a_name),
		TEST(a_broken_pattern_is_told_with_its_character),
		TEST(a_pattern_of_the_study_has_its_place),
		TEST(two_columns_of_one_observation_are_an_error),
		TEST(columns_asked_for_one_by_one_are_named_by_their_headers),
		TEST(listed_columns_of_one_name_are_told_apart_by_position),
		TEST(one_column_by_position_is_an_item_where_no_column_says_which),
		TEST(one_column_is_a_score_of_the_row_where_a_column_says_of_what),
		TEST(several_columns_need_rows_without_an_item),
		TEST(a_column_beside_a_pattern_counts_in_place_of_its_like),
		TEST(patterns_of_one_file_have_groups_of_the_same_roles),
		TEST(a_role_is_a_column_or_a_group),
		TEST(a_pattern_that_explodes_is_an_error),
		TEST(problems_of_wide_cells_name_their_column),
		TEST(a_vote_matrix_is_read_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
