/* column_type.c -- tests the reading of cells: model/column_type, column_codes,
 * column_form, column_where, column_close. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/sheet.h"

static void
labels_are_numbers_of_the_scale_that_holds_them_all(void **state)
{
	(void)state;
	read_sheet("", "満足度", ROWS("とても満足", "満足", "5：とても満足", "３", "不満"));
	assert_said("2: satisfaction=5\n3: satisfaction=4\n4: satisfaction=5\n5: satisfaction=3\n"
		    "6: satisfaction=2\n");
	assert_int_equal(problems.count, 0);
}

static void
two_scales_that_differ_are_an_error_that_names_the_key(void **state)
{
	(void)state;
	assert_true(begin("") && bind_header("満足度", true));
	assert_false(type_rows(ROWS("満足", "不満")));
	assert_false(settle());
	assert_string_equal(err.text, "in.csv:1: satisfaction: the scales \"plain\" and \"very\" both hold "
				      "the labels \"不満\", \"満足\" and "
				      "differ; set columns.satisfaction.scale in the study");
}

/* The first rows wait for what later ones tell; later ones need not. */
static void
open_labels_wait_for_the_end_of_the_file(void **state)
{
	(void)state;
	assert_true(begin("") && bind_header("満足度", true));
	assert_false(type_rows(ROWS("満足", "不満")));
	assert_int_equal(seen.rows, 0);
	assert_true(type_rows(ROWS("やや満足")));
	assert_true(type_rows(ROWS("満足")));
	assert_true(settle());
	assert_true(type_rows(ROWS("満足", "不満")));
	assert_said("2: satisfaction=4\n2: satisfaction=5\n2: satisfaction=5\n3: satisfaction=1\n");
	assert_int_equal(seen.rows, 4);
}

static void
labels_of_no_one_scale_are_an_error(void **state)
{
	(void)state;
	assert_true(begin("") && bind_header("満足度", true));
	type_rows(ROWS("とても満足", "やや満足"));
	assert_false(settle());
	assert_string_equal(err.text, "in.csv:1: satisfaction: no scale holds all the labels \"とても満足\", "
				      "\"やや満足\"; name one under "
				      "\"scales\" and set columns.satisfaction.scale in the study");
}

static void
a_text_of_no_scale_is_invalid(void **state)
{
	(void)state;
	read_sheet("", "満足度", ROWS("とても満足", "ふつう"));
	assert_problem(0, "in.csv:3: column \"満足度\": \"ふつう\"; wanted a number from 1 to 5, or a label "
			  "of a known scale; write yours, "
			  "low to high, under \"scales\" in the study (--scaffold drafts it); "
			  "--missing=+ふつう if it is no answer");
	assert_int_equal(problems.count, 1);
}

static void
the_studys_scale_is_taken_as_it_is(void **state)
{
	(void)state;
	run.scale[1] = 2;
	read_sheet("scales: {s: [不満, 満足]}\n"
		   "columns: {satisfaction: {column: Q1, scale: s, missing: [\"0\", \"\"]}}\n",
	    "Q1", ROWS("満足", "不満", "0", "", "とても満足"));
	assert_said("2: satisfaction=2\n3: satisfaction=1\n4:\n5:\n6:\n");
	assert_problem(0, "in.csv:6: column \"Q1\": \"とても満足\"; wanted a number or a label of the scale "
			  "\"s\"; --missing=+とても満足 if it is no answer");
}

static void
a_form_without_a_column_leaves_it_where_it_is(void **state)
{
	(void)state;
	read_sheet("columns: {satisfaction: {scale: plain}}\n", "満足度", ROWS("満足"));
	assert_said("2: satisfaction=5\n");
}

static void
a_form_stays_when_the_command_line_says_where(void **state)
{
	(void)state;
	ask("satisfaction", "#2");
	read_sheet("columns: {satisfaction: {column: Q1, scale: plain}}\n", "Q1|Q2", ROWS("x|満足"));
	assert_said("2: satisfaction=5\n");
}

static void
an_unknown_scale_is_an_error_with_its_place(void **state)
{
	(void)state;
	assert_bind_fails("columns: {satisfaction: {scale: plan}}\n", "a", CC_EXIT_STUDY,
	    "study.yaml:1:33: \"plan\" is no scale; did you mean \"plain\"?");
}

/* The labels of a sheet that is read to its end. */
static void
assert_runs_out(
    const char *study, const char *header, const char *const *line, enum cc_exit code, const char *text)
{
	assert_true(begin(study) && bind_header(header, true));
	type_rows(line);
	assert_false(settle());
	assert_int_equal(problems.count, 0);
	assert_string_equal(err.text, text);
	assert_int_equal(err.code, code);
}

static void
assert_reads_on(const char *header, const char *const *line)
{
	assert_true(begin("") && bind_header(header, true));
	type_rows(line);
	assert_true(settle());
	assert_int_equal(problems.count, 0);
}

#define RUN_BACK(number, label) \
	"in.csv:1: satisfaction: the numbers run against the words of the scale \"very\": " number \
	" stands beside \"" label \
	"\"; set columns.satisfaction.scale in the study: columns: {satisfaction: {scale: " \
	"very}} reads the words, columns: {satisfaction: {scale: {low: 5, high: 1}}} turns the " \
	"numbers"

static void
words_that_run_against_their_numbers_are_an_error(void **state)
{
	(void)state;
	assert_runs_out(
	    "", "満足度", ROWS("1．とても満足", "2：満足", "3"), CC_EXIT_DATA, RUN_BACK("1", "とても満足"));
	assert_runs_out("", "満足度", ROWS("5（とても不満）", "5（とても不満）"), CC_EXIT_DATA,
	    RUN_BACK("5", "とても不満"));
	assert_runs_out("scales: {very: [ひどい, だめ, まあ, いい, すごい]}\n", "満足度", ROWS("2 いい"),
	    CC_EXIT_DATA, RUN_BACK("2", "いい"));
}

static void
words_that_run_with_their_numbers_are_none(void **state)
{
	(void)state;
	assert_reads_on("満足度", ROWS("5．とても満足", "4：満足", "①とても不満"));
	assert_reads_on("満足度", ROWS("5．とても満足"));
	assert_reads_on("満足度", ROWS("1．満足です", "5．不満です"));
	assert_reads_on("満足度", ROWS("2．満足", "1：まあまあ"));
}

static void
known_words_among_others_tell_which_way_too(void **state)
{
	(void)state;
	assert_runs_out("", "満足度", ROWS("1．大満足", "5．とても不満"), CC_EXIT_DATA,
	    "in.csv:1: satisfaction: the numbers run against the words of the scale \"very\": 5 stands "
	    "beside \"とても不満\"; set columns.satisfaction.scale in the study: columns: {satisfaction: "
	    "{scale: "
	    "{low: 5, high: 1}}} turns the numbers");
}

static void
a_scale_of_the_study_that_runs_back_makes_them_good(void **state)
{
	(void)state;
	assert_true(begin("scales: {down: [とても満足, 満足, どちらでもない, 不満, とても不満]}\n"));
	assert_true(bind_header("満足度", true));
	type_rows(ROWS("1．とても満足", "5．とても不満"));
	assert_true(settle());
}

static void
by_a_declared_scale_the_words_beat_the_digits(void **state)
{
	(void)state;
	read_sheet("columns: {satisfaction: {scale: very}}\n", "満足度",
	    ROWS("1．とても満足", "満足", "5（とても不満）", "2", "1．ほか", "3と4"));
	assert_said("2: satisfaction=5\n3: satisfaction=4\n4: satisfaction=1\n5: satisfaction=2\n6:\n7:\n");
	assert_int_equal(problems.count, 2);
}

static void
digits_may_be_labels_of_a_declared_scale(void **state)
{
	(void)state;
	read_sheet(
	    "scales: {down: [\"5\", \"4\", \"3\", \"2\", \"1\"]}\ncolumns: {satisfaction: {scale: down}}\n",
	    "満足度", ROWS("1", "5", "4"));
	assert_said("2: satisfaction=5\n3: satisfaction=1\n4: satisfaction=2\n");
}

static void
low_and_high_turn_the_numbers(void **state)
{
	(void)state;
	read_sheet("columns: {satisfaction: {scale: {low: 5, high: 1}, missing: [9]}}\n", "満足度",
	    ROWS("1", "4．不満", "5", "9", "6", "とても満足"));
	assert_said("2: satisfaction=5\n3: satisfaction=2\n4: satisfaction=1\n5:\n6:\n7: satisfaction=5\n");
	assert_problem(0, "in.csv:6: column \"満足度\": \"6\"; wanted a number from 1 to 5");
	assert_int_equal(problems.count, 1);
}

/* As options and sections of a study say a scale. */
static void
a_list_of_two_numbers_says_low_and_high(void **state)
{
	(void)state;
	read_sheet("columns: {satisfaction: {scale: [5, 1]}}\n", "満足度", ROWS("1", "4．不満"));
	assert_said("2: satisfaction=5\n3: satisfaction=2\n");
}

static void
the_lowest_label_is_the_lowest_number_of_the_scale(void **state)
{
	(void)state;
	run.scale[0] = 0;
	run.scale[1] = 4;
	read_sheet("", "満足度", ROWS("とても不満", "満足", "とても満足"));
	assert_said("2: satisfaction=0\n3: satisfaction=3\n4: satisfaction=4\n");
	assert_reads_on("満足度", ROWS("4：とても満足"));
}

/* The last day of a sheet of one column, read to its end. */
static int64_t
last_day_of(const char *const *line)
{
	read_sheet("", "date", line);
	assert_true(close_sheet());
	assert_int_equal(problems.count, 0);
	return cc_binder_settle_dates(binder);
}

static void
dates_that_nobody_asked_for_count_where_all_can_be_read(void **state)
{
	(void)state;
	assert_int_equal(last_day_of(ROWS("2026-01-27", "", "20260102")), cc_date_day(2026, 1, 27));
	assert_true(cc_binder_roles(binder) >> DATE & 1);
	assert_int_equal(last_day_of(ROWS("2026-01-27", "1/27/2026", "46049")), CC_NO_DAY);
	assert_false(cc_binder_roles(binder) >> DATE & 1);
}

static void
dates_that_were_asked_for_are_problems_where_they_cannot_be_read(void **state)
{
	(void)state;
	read_sheet("columns: {date: date}\n", "date", ROWS("46049", "1/27/2026", "2026"));
	assert_problem(0,
	    "in.csv:2: column \"date\": \"46049\"; a bare number, as spreadsheets store dates; wanted a "
	    "date such as 2026-01-27, or --date=excel");
	assert_problem(2, "in.csv:4: column \"date\": \"2026\"; wanted a date such as 2026-01-27");
	problems.count = problems.kept = 0;
	bind_opts.dates = CC_DATES_MDY;
	read_sheet("", "date", ROWS("1/27/2026", "27/1/2026"));
	assert_problem(0, "in.csv:3: column \"date\": \"27/1/2026\"; wanted a date such as 2026-01-27, or as "
			  "--date=mdy says");
}

static void
labels_of_a_scale_of_another_length_are_an_error(void **state)
{
	(void)state;
	run.scale[1] = 3;
	assert_runs_out("", "満足度", ROWS("とても不満", "とても満足"), CC_EXIT_USAGE,
	    "--scale: 1 to 3, but the labels of \"satisfaction\" are those of the scale \"very\", "
	    "which has 5; wanted 1 to 5");
}

static void
wide_columns_of_one_pattern_share_their_scale(void **state)
{
	(void)state;
	ask("satisfaction", "/^s_(?<outcome>.)$/");
	read_sheet("", "s_a|s_b", ROWS("満足|とても不満"));
	assert_said("2: outcome=a satisfaction=4\n2: outcome=b satisfaction=1\n");
}

static void
several_answers_are_told_apart_by_semicolons_and_lines(void **state)
{
	(void)state;
	read_sheet("", "tags", ROWS("観光;買い物;", "a\r\nb", " x ; y", "", "a;無回答", ";"));
	assert_said("2: tags=観光+買い物\n3: tags=a+b\n4: tags=x+y\n5:\n6: tags=a\n7:\n");
}

static void
split_stands_in_place_of_the_others(void **state)
{
	(void)state;
	read_sheet("columns: {tags: {split: \", \"}}\n", "tags", ROWS("a, b;c", "a,b, ", "x"));
	assert_said("2: tags=a+b;c\n3: tags=a,b\n4: tags=x\n");
}

static void
options_are_matched_longest_first(void **state)
{
	(void)state;
	read_sheet("columns: {tags: {split: \", \", options: [\"朝\", \"朝, すぐに\", \"夜\"]}}\n", "tags",
	    ROWS("朝, すぐに, 夜", "朝, 夜, その他", "朝食, 朝", "夜"));
	assert_said("2: tags=朝, すぐに+夜\n3: tags=朝+夜+その他\n4: tags=朝食+朝\n5: tags=夜\n");
}

static void
a_multi_role_may_have_several_columns(void **state)
{
	(void)state;
	ask("tags", "a");
	ask("tags", "b");
	ask("text", "c");
	ask("text", "d");
	read_sheet("", "a|b|c|d", ROWS("1;2|3|x|y", "|4||z"));
	assert_said("2: tags=1+2+3 text=x text=y\n3: tags=4 text=z\n");
}

static void
a_role_that_is_not_multi_takes_one_column(void **state)
{
	(void)state;
	assert_bind_fails("columns: {idea: [a, b]}\n", "a|b", CC_EXIT_STUDY,
	    "study.yaml:1:21: \"a\" and \"b\" for idea; wanted one column");
}

static void
a_role_with_one_answer_keeps_its_cell_whole(void **state)
{
	(void)state;
	read_sheet("", "what", ROWS("a;b"));
	assert_said("2: what=a;b\n");
}

static void
the_study_may_say_that_a_role_has_several(void **state)
{
	(void)state;
	read_sheet("columns: {what: {column: w, split: \"\\n\", options: [a]}}\n", "w", ROWS("a\nb;c"));
	assert_said("2: what=a+b;c\n");
}

static void
only_codes_are_split(void **state)
{
	(void)state;
	assert_bind_fails("columns: {idea: {split: x}}\n", "idea", CC_EXIT_STUDY,
	    "study.yaml:1:25: split: \"idea\" holds one answer in a cell, not several");
}

static void
answers_are_repeated_for_each_observation(void **state)
{
	(void)state;
	ask("score", "/^(\\d)$/");
	read_sheet("", "tags|text|brand|1|2", ROWS("a;b|t|○|1|2", "|||3|", "c|u|×||"));
	assert_said("2: idea=1 score=1 tags=a+b brand=1 text=t\n2: idea=2 score=2 tags=a+b brand=1 text=t\n"
		    "3: idea=1 score=3 brand=0\n");
}

static void
flags_are_read_in_words_signs_and_numbers(void **state)
{
	(void)state;
	read_sheet("", "brand",
	    ROWS("1", "0", "TRUE", "no", "はい", "いいえ", "○", "×", "✓", "", "３", "-2", "無回答", "x"));
	assert_said("2: brand=1\n3: brand=0\n4: brand=1\n5: brand=0\n6: brand=1\n7: brand=0\n8: brand=1\n"
		    "9: brand=0\n10: brand=1\n11: brand=0\n12: brand=1\n13: brand=0\n14:\n15:\n");
	assert_int_equal(problems.count, 1);
	assert_problem(0, "in.csv:15: column \"brand\": \"x\"; wanted yes or no, 1 or 0, ○ or ×");
}

static void
an_entry_goes_by_its_id_its_label_or_an_alias(void **state)
{
	(void)state;
	read_sheet("job_map: {axes: [{id: novel, label: 新しさ}, {id: useful, aliases: [有用性]}]}",
	    "idea|step", ROWS("a|novel", "b| ＮＯＶＥＬ", "c|新しさ", "d|有用性", "e|", "f|NA"));
	assert_said(
	    "2: idea=a step=novel\n3: idea=b step=novel\n4: idea=c step=novel\n5: idea=d step=useful\n"
	    "6: idea=e\n7: idea=f\n");
}

static void
what_is_no_entry_is_a_problem_that_names_the_nearest(void **state)
{
	(void)state;
	read_sheet("", "idea|step", ROWS("a|nvoel", "b|price"));
	assert_int_equal(problems.count, 2);
	assert_string_equal(problems.first[0].text, "in.csv:2: column \"step\": \"nvoel\"; did you mean "
						    "\"novel\"? (wanted one of the axes \"novel\")");
	assert_string_equal(
	    problems.first[1].text, "in.csv:3: column \"step\": \"price\"; wanted one of the axes \"novel\"");
}

static void
invalid_values_may_count_as_missing(void **state)
{
	(void)state;
	bind_opts.invalid_missing = true;
	read_sheet("", "idea|score|date", ROWS("a|9|2026-01-01", "b|2|x", "c|3|2026-01-02", "d||"));
	assert_true(close_sheet());
	assert_int_equal(problems.count, 0);
	assert_said("2: idea=a date=20454\n3: idea=b score=2\n4: idea=c score=3 date=20455\n5: idea=d\n");
}

/* Two ids that stand in one place of those that came lately, and days that come again. */
static void
what_came_lately_is_what_it_is(void **state)
{
	(void)state;
	read_sheet("", "idea|score|date",
	    ROWS("a1b2c|1|2026-01-01", "a3b4c|2|2026-01-02", "a1b2c|3|2026-01-01", "a3b4c|1|2026-01-02",
		"d|2|2026-01-01"));
	assert_said("2: idea=a1b2c score=1 date=20454\n3: idea=a3b4c score=2 date=20455\n"
		    "4: idea=a1b2c score=3 date=20454\n5: idea=a3b4c score=1 date=20455\n"
		    "6: idea=d score=2 date=20454\n");
	assert_int_equal(problems.count, 0);
}

static void
half_a_column_may_be_invalid_and_no_more(void **state)
{
	(void)state;
	bind_opts.invalid_missing = true;
	read_sheet("", "score", ROWS("x", "1", "", ""));
	assert_true(close_sheet());
	assert_true(type_rows(ROWS("1", "x", "x")));
	assert_false(close_sheet());
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text,
	    "in.csv:2: column \"score\": 3 of 5 values are invalid, the first here; wanted at most half");
}

static void
ragged_rows_are_problems_or_padded(void **state)
{
	(void)state;
	read_sheet("", "idea|score", ROWS("a", "b|2|x", "c|3"));
	assert_said("4: idea=c score=3\n");
	assert_problem(0, "in.csv:2: 1 cells; wanted 2, as in the header");
	assert_int_equal(problems.count, 2);
}

static void
padded_cells_are_missing_whatever_the_markers(void **state)
{
	static const struct cc_span none[] = { { "x", 1 } };

	(void)state;
	bind_opts.ragged_pad = true;
	bind_opts.missing = none;
	bind_opts.n_missing = 1;
	bind_opts.has_missing = true;
	read_sheet("", "idea|score", ROWS("a", "b|2|x", "x|x"));
	assert_said("2: idea=a\n3: idea=b score=2\n4:\n");
	assert_int_equal(problems.count, 0);
}

static void
markers_may_be_replaced_or_added_to(void **state)
{
	static const struct cc_span more[] = { { "99", 2 } };

	(void)state;
	bind_opts.missing = more;
	bind_opts.n_missing = 1;
	bind_opts.has_missing = bind_opts.more_missing = true;
	read_sheet("", "score", ROWS("99", "無回答", "1"));
	assert_said("2:\n3:\n4: score=1\n");
	bind_opts.more_missing = false;
	said.len = 0;
	read_sheet("", "score", ROWS("99", "無回答", "1"));
	assert_said("2:\n3:\n4: score=1\n");
	assert_int_equal(problems.count, 1);
}

static void
numbers_are_missing_by_value_and_only_where_numbers_are_read(void **state)
{
	static const struct cc_span more[] = { { "0", 1 }, { "６", 3 } };

	(void)state;
	bind_opts.missing = more;
	bind_opts.n_missing = 2;
	bind_opts.has_missing = bind_opts.more_missing = true;
	read_sheet("", "idea|text|score", ROWS("0|6|1", "6|0|0.00", "x|-|6", "y|z|6：その他", "NA|w|5"));
	assert_said(
	    "2: idea=0 score=1 text=6\n3: idea=6 text=0\n4: idea=x\n5: idea=y text=z\n6: score=5 text=w\n");
	assert_int_equal(problems.count, 0);
}

static void
a_column_of_texts_may_have_numbers_as_its_own_markers(void **state)
{
	(void)state;
	read_sheet("missing: ['', '9']\ncolumns: {text: {column: Q1, missing: ['0']}}\n", "Q1|score",
	    ROWS("0|9", "9|1", "00|9.0"));
	assert_said("2:\n3: score=1 text=9\n4: text=00\n");
}

static void
an_observation_of_nothing_but_numbers_that_are_missing_is_none(void **state)
{
	static const struct cc_span more[] = { { "0", 1 } };

	(void)state;
	bind_opts.missing = more;
	bind_opts.n_missing = 1;
	bind_opts.has_missing = bind_opts.more_missing = true;
	read_sheet("", "importance_a|satisfaction_a|importance_b|satisfaction_b", ROWS("0|0.0|3|0"));
	assert_said("2: outcome=b importance=3\n");
}

static void
markers_are_compared_without_width_kinds_of_dashes_and_blanks(void **state)
{
	(void)state;
	read_sheet("", "score",
	    ROWS("－", "−", "—", "–", "ー", "―", "\u00a0", "\u200b", " \u3000NA\u00a0", "ＮＡ", "N／A",
		"\u00a0無回答", "NAN", "--", "無 回答"));
	assert_said("2:\n3:\n4:\n5:\n6:\n7:\n8:\n9:\n10:\n11:\n12:\n13:\n14:\n15:\n16:\n");
	assert_int_equal(problems.count, 3);
	assert_problem(0, "in.csv:14: column \"score\": \"NAN\"; wanted a number from 1 to 5, or a label of "
			  "a known scale; write yours, "
			  "low to high, under \"scales\" in the study (--scaffold drafts it); --missing=+NAN "
			  "if it is no answer");
}

static void
a_marker_may_be_a_whole_sentence(void **state)
{
	(void)state;
	read_sheet("missing: ['この質問には答えたくありません　または わかりません']\n", "score",
	    ROWS("この質問には答えたくありません または　わかりません ", "1",
		"この質問には答えたくありません"));
	assert_said("2:\n3: score=1\n4:\n");
	assert_int_equal(problems.count, 1);
}

static const char *wheres[4];

static void
where(const char *condition)
{
	bind_opts.where = wheres;
	wheres[bind_opts.n_where++] = condition;
}

static void
where_keeps_rows_that_meet_every_condition(void **state)
{
	(void)state;
	where("場面=朝");
	where("rater!=sato");
	read_sheet("", "idea|場面|rater", ROWS("a|朝|ito", "b|夜|ito", "c|朝|sato", "d|朝 |ito", "e|朝|"));
	assert_said("2: idea=a rater=ito\n6: idea=e\n");
}

static void
where_knows_roles_and_positions(void **state)
{
	(void)state;
	ask("rater", "名前");
	where("rater=ito");
	where("#1=a");
	read_sheet("", "idea|名前", ROWS("a|ito", "b|ito", "a|sato"));
	assert_said("2: idea=a rater=ito\n");
}

static void
where_on_a_group_keeps_observations(void **state)
{
	(void)state;
	ask("score", "/^(?<idea>\\d)$/");
	where("idea=2");
	read_sheet("", "1|2", ROWS("3|4", "5|"));
	assert_said("2: idea=2 score=4\n");
}

static void
where_on_a_column_that_is_nowhere_is_an_error(void **state)
{
	(void)state;
	where("ideas=a");
	assert_bind_fails("", "idea|x", CC_EXIT_DATA,
	    "in.csv:1: --where: no column \"ideas\"; did you mean \"idea\"? (columns: \"idea\", \"x\")");
}

static void
where_compares_numbers_by_value(void **state)
{
	(void)state;
	where("age >= 20");
	where("age<40");
	read_sheet(
	    "", "idea|age", ROWS("a|20", "b|19.5", "c|３０", "d|1,000", "e|40", "f|3e1", "g|-", "h|30代"));
	assert_said("2: idea=a\n4: idea=c\n7: idea=f\n");
}

static void
where_knows_what_is_no_answer(void **state)
{
	const struct cc_span code[] = { CC_SPAN("999") };

	(void)state;
	bind_opts.missing = code;
	bind_opts.n_missing = 1;
	bind_opts.has_missing = bind_opts.more_missing = true;
	where("age>20");
	read_sheet("", "idea|age", ROWS("a|30", "b|999", "c|999.0"));
	assert_said("2: idea=a\n");
}

static void
where_compares_days_as_they_are_written(void **state)
{
	(void)state;
	where("when<=2026-01");
	where("when>2025年12月31日");
	read_sheet("", "idea|when",
	    ROWS("a|2026-01-31 23:59", "b|2026/2/1", "c|令和8年1月1日", "d|2025-12-31", "e|20260115", "f|"));
	assert_said("2: idea=a\n4: idea=c\n6: idea=e\n");
}

static void
the_longest_name_is_the_column_of_where(void **state)
{
	(void)state;
	where("n<5=x=");
	where("n>=1");
	read_sheet("", "idea|n|n<5", ROWS("a|1|x=", "b|1|5=x=", "c|0|x="));
	assert_said("2: idea=a\n");
}

static void
where_on_a_group_may_compare(void **state)
{
	(void)state;
	ask("score", "/^(?<idea>\\d)$/");
	where("idea>1");
	read_sheet("", "1|2", ROWS("3|4", "5|"));
	assert_said("2: idea=2 score=4\n");
}

static void
what_has_no_order_is_an_error_of_the_command_line(void **state)
{
	static const struct {
		const char *condition, *says;
	} bad[] = {
		{ "age<abc", "--where: \"age<abc\": \"abc\" has no order; wanted a number or a date such as "
			     "2026-01-27, or = or !=" },
		{ "age<=", "--where: \"age<=\": \"\" has no order; wanted a number or a date such as "
			   "2026-01-27, or = or !=" },
		{ "d>1/2/2026", "--where: \"d>1/2/2026\": day or month first cannot be told of \"1/2/2026\"; "
				"wanted the year first, 2026-01-27, or --date=dmy or --date=mdy" },
		{ "d>2026-01-01 9:00",
		    "--where: \"d>2026-01-01 9:00\": days are compared, not times; wanted a "
		    "date without a time, such as 2026-01-27" },
		{ "=x", "--where: \"=x\"; wanted COLUMN=VALUE, or != < <= > or >= in place of =" },
		{ "x", "--where: \"x\"; wanted COLUMN=VALUE, or != < <= > or >= in place of =" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		bind_opts.n_where = 0;
		where(bad[i].condition);
		assert_false(begin(""));
		assert_string_equal(err.text, bad[i].says);
		assert_int_equal(err.code, CC_EXIT_USAGE);
	}
}

static void
files_that_divide_a_condition_in_two_ways_are_an_error(void **state)
{
	(void)state;
	where("a=b=");
	assert_true(begin("") && bind_header("idea|a", true));
	assert_false(bind_header("idea|a=b", true));
	assert_string_equal(err.text,
	    "in.csv:1: --where: \"a=b=\" speaks of column \"a=b\" here, and not in the "
	    "files before; wanted names that can be told from each other");
}

static void
rows_that_where_drops_are_not_read(void **state)
{
	(void)state;
	where("idea=a");
	read_sheet("", "idea|score", ROWS("a|1", "b|x", "b|満足"));
	assert_said("2: idea=a score=1\n");
	assert_int_equal(problems.count, 0);
}

static void
a_file_has_the_layout_that_it_binds(void **state)
{
	(void)state;
	read_sheet("", "idea|score", ROWS("a|1"));
	assert_int_equal(said_layout, 1);
	assert_true(bind_header("idea|novel", true) && type_rows(ROWS("a|1")));
	assert_int_equal(said_layout, 0);
	assert_true(bind_header("idea", true) && type_rows(ROWS("a")));
	assert_int_equal(said_layout, 2);
}

static void
a_file_of_two_layouts_is_an_error(void **state)
{
	(void)state;
	assert_bind_fails("", "idea|score|novel", CC_EXIT_DATA,
	    "in.csv:1: columns for axes and for score are two layouts in one file; leave one of them out "
	    "with "
	    "-c score=");
}

/* What the form services of Google and Microsoft write. */
static void
a_google_form_is_read_as_it_is(void **state)
{
	(void)state;
	read_sheet(
	    "columns:\n"
	    "  date: タイムスタンプ\n"
	    "  importance: '/^それぞれどのくらい重要ですか。 \\[(?<outcome>.+)\\]$/'\n"
	    "  tags: {column: '/^朝にすることを/', split: \", \", options: [\"淹れる, 飲む\", 散歩]}\n",
	    "タイムスタンプ|朝にすることをすべて選んでください。|それぞれどのくらい重要ですか。 [静かさ]|"
	    "それぞれどのくらい重要ですか。 [早さ]",
	    ROWS(
		"2026/01/27 午後 3:04:05 GMT+9|淹れる, 飲む, 散歩|5|3", "2026/01/28 午前 9:00:00 GMT+9||4|"));
	assert_said("2: outcome=静かさ importance=5 tags=淹れる, 飲む+散歩 date=20480\n"
		    "2: outcome=早さ importance=3 tags=淹れる, 飲む+散歩 date=20480\n"
		    "3: outcome=静かさ importance=4 date=20481\n");
}

static void
a_microsoft_form_is_read_as_it_is(void **state)
{
	(void)state;
	read_sheet(
	    "columns: {idea: ID, date: 完了時刻, tags: 利用場面を選んでください, satisfaction: 満足度は？}\n",
	    "ID|開始時刻|完了時刻|利用場面を選んでください|満足度は？",
	    ROWS("1|2026-01-27 9:00|2026-01-27 9:03:11|朝;通勤中;|とても満足",
		"2|2026-01-27|2026-01-28||不満"));
	assert_said(
	    "2: idea=1 satisfaction=5 tags=朝+通勤中 date=20480\n3: idea=2 satisfaction=2 date=20481\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(labels_are_numbers_of_the_scale_that_holds_them_all),
		TEST(two_scales_that_differ_are_an_error_that_names_the_key),
		TEST(open_labels_wait_for_the_end_of_the_file),
		TEST(labels_of_no_one_scale_are_an_error),
		TEST(a_text_of_no_scale_is_invalid),
		TEST(the_studys_scale_is_taken_as_it_is),
		TEST(a_form_without_a_column_leaves_it_where_it_is),
		TEST(a_form_stays_when_the_command_line_says_where),
		TEST(an_unknown_scale_is_an_error_with_its_place),
		TEST(labels_of_a_scale_of_another_length_are_an_error),
		TEST(dates_that_nobody_asked_for_count_where_all_can_be_read),
		TEST(dates_that_were_asked_for_are_problems_where_they_cannot_be_read),
		TEST(words_that_run_against_their_numbers_are_an_error),
		TEST(words_that_run_with_their_numbers_are_none),
		TEST(known_words_among_others_tell_which_way_too),
		TEST(a_scale_of_the_study_that_runs_back_makes_them_good),
		TEST(by_a_declared_scale_the_words_beat_the_digits),
		TEST(digits_may_be_labels_of_a_declared_scale),
		TEST(low_and_high_turn_the_numbers),
		TEST(a_list_of_two_numbers_says_low_and_high),
		TEST(the_lowest_label_is_the_lowest_number_of_the_scale),
		TEST(wide_columns_of_one_pattern_share_their_scale),
		TEST(several_answers_are_told_apart_by_semicolons_and_lines),
		TEST(split_stands_in_place_of_the_others),
		TEST(options_are_matched_longest_first),
		TEST(a_multi_role_may_have_several_columns),
		TEST(a_role_that_is_not_multi_takes_one_column),
		TEST(a_role_with_one_answer_keeps_its_cell_whole),
		TEST(the_study_may_say_that_a_role_has_several),
		TEST(only_codes_are_split),
		TEST(answers_are_repeated_for_each_observation),
		TEST(flags_are_read_in_words_signs_and_numbers),
		TEST(an_entry_goes_by_its_id_its_label_or_an_alias),
		TEST(what_is_no_entry_is_a_problem_that_names_the_nearest),
		TEST(invalid_values_may_count_as_missing),
		TEST(what_came_lately_is_what_it_is),
		TEST(half_a_column_may_be_invalid_and_no_more),
		TEST(ragged_rows_are_problems_or_padded),
		TEST(padded_cells_are_missing_whatever_the_markers),
		TEST(markers_may_be_replaced_or_added_to),
		TEST(numbers_are_missing_by_value_and_only_where_numbers_are_read),
		TEST(a_column_of_texts_may_have_numbers_as_its_own_markers),
		TEST(an_observation_of_nothing_but_numbers_that_are_missing_is_none),
		TEST(markers_are_compared_without_width_kinds_of_dashes_and_blanks),
		TEST(a_marker_may_be_a_whole_sentence),
		TEST(where_keeps_rows_that_meet_every_condition),
		TEST(where_knows_roles_and_positions),
		TEST(where_on_a_group_keeps_observations),
		TEST(where_on_a_column_that_is_nowhere_is_an_error),
		TEST(where_compares_numbers_by_value),
		TEST(where_knows_what_is_no_answer),
		TEST(where_compares_days_as_they_are_written),
		TEST(the_longest_name_is_the_column_of_where),
		TEST(where_on_a_group_may_compare),
		TEST(what_has_no_order_is_an_error_of_the_command_line),
		TEST(files_that_divide_a_condition_in_two_ways_are_an_error),
		TEST(rows_that_where_drops_are_not_read),
		TEST(a_file_has_the_layout_that_it_binds),
		TEST(a_file_of_two_layouts_is_an_error),
		TEST(a_google_form_is_read_as_it_is),
		TEST(a_microsoft_form_is_read_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
