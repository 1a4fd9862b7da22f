/* job-map.c -- tests of the survey's figures: the method, from typed rows to its report. */
#include "method/job-map.h"

#include "bench.h"

#include <stdio.h>

static struct cc_job_map_opts opts;

static int
set_up(void **state)
{
	struct bench *b = cc_malloc(sizeof *b);

	opts = (struct cc_job_map_opts){ .scale = { 1, 5, false }, .method = "top2" };
	bench_begin(b, &cc_job_map, "job-map", &opts);
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	bench_end(*state);
	free(*state);
	return 0;
}

static void
survey(struct bench *b, const char *study, const char *text)
{
	assert_true(bench_study(b, "job_map", study));
	assert_true(bench_files(b, &text, 1));
}

/* A survey that is found good. */
static void
count(struct bench *b, const char *text)
{
	survey(b, NULL, text);
	assert_int_equal(b->problems.count, 0);
}

/* So many people who find an outcome important, are satisfied, or both: nobody's answers in rows. */
static void
put_people(
    struct cc_buf *out, const char *before, uint32_t n, uint32_t important, uint32_t satisfied, uint32_t both)
{
	for (uint32_t p = 0; p < n; p++) {
		bool i = p < important, s = p < both || (p >= important && p - important < satisfied - both);

		cc_buf_printf(out, "%s|%d|%d\n", before, i ? 4 : 3, s ? 5 : 1);
	}
}

/* T-1.3: all are served, two of three groups of people are not. */
static void
the_whole_hides_a_segment(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "outcome|segment|importance|satisfaction\n");
	put_people(&text, "x|A", 70, 42, 63, 40);
	put_people(&text, "x|B", 30, 27, 6, 6);
	count(b, text.at);
	assert_near(bench_real(b, "outcomes", "x", "importance"), 6.9, 0);
	assert_near(bench_real(b, "outcomes", "x", "satisfaction"), 6.9, 0);
	assert_near(bench_real(b, "outcomes", "x", "opportunity"), 6.9, 0);
	assert_string_equal(bench_text(b, "outcomes", "x", "zone"), "appropriate");
	assert_near(bench_real(b, "segments", "A", "opportunity"), 6, 0);
	assert_near(bench_real(b, "segments", "A", "satisfaction"), 9, 0);
	assert_near(bench_real(b, "segments", "B", "opportunity"), 16, 0);
	assert_near(bench_real(b, "segments", "B", "difference"), 10, 0);
	assert_string_equal(bench_text(b, "segments", "B", "band"), ">=15");
	assert_true(bench_real(b, "segments", "B", "p") < 1e-5);
	/* two segments that are all people make one comparison */
	assert_near(bench_real(b, "segments", "B", "p_adjusted"), bench_real(b, "segments", "B", "p"), 0);
	assert_near(bench_real(b, "segments", "A", "p_adjusted"), bench_real(b, "segments", "B", "p"), 0);
	assert_string_equal(bench_note(b, "segments-hidden"),
	    "1 outcome of a segment is underserved there but not overall; significant differences to "
	    "everybody else (p_adjusted below 0.05): 1; opportunity there and overall: B: x (16.00; 6.90)");
	cc_buf_free(&text);
}

static void
a_segment_is_compared_with_everybody_else_and_not_with_all(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "outcome|segment|importance|satisfaction\n");
	put_people(&text, "x|A", 10, 10, 0, 0);
	put_people(&text, "x|", 10, 0, 0, 0);
	count(b, text.at);
	assert_near(bench_real(b, "segments", "A", "difference"), 20, 0);
	cc_buf_free(&text);
}

static void
each_answer_counts_where_it_was_given(void **state)
{
	static const char text[] = "outcome|importance|satisfaction\nx|5|1\nx|4|\nx||4\nx|1|NA\nx||\n";
	struct bench *b = *state;

	count(b, text);
	assert_int_equal(bench_int(b, "outcomes", "x", "n_importance"), 3);
	assert_int_equal(bench_int(b, "outcomes", "x", "n_satisfaction"), 2);
	assert_int_equal(bench_int(b, "outcomes", "x", "n_both"), 1);
	assert_near(bench_real(b, "outcomes", "x", "importance"), 20.0 / 3, 1e-15);
	assert_near(bench_real(b, "outcomes", "x", "satisfaction"), 5, 0);
	assert_non_null(bench_note(b, "not-both"));
	bench_forget(b);
	opts.paired = true;
	count(b, text);
	assert_int_equal(bench_int(b, "outcomes", "x", "n_importance"), 1);
	assert_near(bench_real(b, "outcomes", "x", "opportunity"), 20, 0);
	assert_null(bench_note(b, "not-both"));
}

static void
means_are_shares_of_the_scale(void **state)
{
	struct bench *b = *state;

	opts.method = "mean";
	count(b, "outcome|importance|satisfaction\nx|5|2.5\nx|4|1\n");
	assert_near(bench_real(b, "outcomes", "x", "importance"), 8.75, 0);
	assert_near(bench_real(b, "outcomes", "x", "satisfaction"), 1.875, 0);
	assert_near(bench_real(b, "outcomes", "x", "opportunity"), 15.625, 0);
}

static void
the_top_box_is_known_of_two_scales_alone(void **state)
{
	struct bench *b = *state;

	opts.scale = (struct cc_range){ 1, 7, true };
	count(b, "outcome|importance|satisfaction\nx|6|5\nx|5|6\n");
	assert_near(bench_real(b, "outcomes", "x", "importance"), 5, 0);
	opts.scale = (struct cc_range){ 0, 10, true };
	assert_false(bench_study(b, "job_map", NULL));
	assert_int_equal(b->err.code, CC_EXIT_USAGE);
	assert_string_equal(b->err.text,
	    "--cut is needed on the scale 0..10: where its top box starts is known of "
	    "1..5 (4) and 1..7 (6); or take --method=mean");
	opts.cut = (struct cc_number){ 11, true };
	assert_false(bench_study(b, "job_map", NULL));
	assert_string_equal(b->err.text, "--cut: 11; wanted a number above 0 and at most 10, on the scale");
	opts.cut.value = 8;
	bench_forget(b);
	count(b, "outcome|importance|satisfaction\nx|8|7\nx|0|10\n");
	assert_near(bench_real(b, "outcomes", "x", "importance"), 5, 0);
	assert_near(bench_real(b, "outcomes", "x", "satisfaction"), 5, 0);
}

static void
a_rating_finer_than_the_scale_keeps_is_refused(void **state)
{
	struct bench *b = *state;

	opts.method = "mean";
	survey(b, NULL, "outcome|importance|satisfaction\nx|3.3333|2\n");
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "one.csv:2: column \"importance\": 3.3333; wanted a multiple of 0.001");
}

static void
ties_share_the_better_rank_and_stand_in_the_order_of_ids(void **state)
{
	struct bench *b = *state;
	const struct cc_table *t;

	/* 24/25 and 23/25 score 10 as 9/10 and 8/10 do: not 9.999... */
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "outcome|importance|satisfaction\n");
	put_people(&text, "z", 25, 24, 23, 22);
	put_people(&text, "y", 10, 9, 8, 7);
	put_people(&text, "low", 10, 1, 8, 1);
	put_people(&text, "top", 10, 10, 0, 0);
	count(b, text.at);
	t = cc_report_table(b->report, "outcomes");
	assert_int_equal(bench_int(b, "outcomes", "top", "rank"), 1);
	assert_int_equal(bench_int(b, "outcomes", "y", "rank"), 2);
	assert_int_equal(bench_int(b, "outcomes", "z", "rank"), 2);
	assert_int_equal(bench_int(b, "outcomes", "low", "rank"), 4);
	assert_true(cc_span_eq(t->cell[t->n_columns + 1].as.text, CC_SPAN("y")));
	assert_string_equal(bench_text(b, "outcomes", "z", "band"), ">=10");
	assert_string_equal(bench_text(b, "outcomes", "z", "zone"), "underserved");
	assert_string_equal(bench_text(b, "outcomes", "low", "zone"), "overserved");
	assert_int_equal(bench_int(b, "outcomes", "top", "tier"), 1);
	assert_int_equal(bench_int(b, "outcomes", "y", "tier"), 2);
	assert_int_equal(bench_int(b, "outcomes", "z", "tier"), 2);
	assert_int_equal(bench_int(b, "outcomes", "low", "tier"), 3);
	cc_buf_free(&text);
}

static void
everybody_served_in_what_everybody_wants_is_appropriate(void **state)
{
	struct bench *b = *state;

	count(b, "outcome|importance|satisfaction\nx|5|5\nx|4|4\n");
	assert_near(bench_real(b, "outcomes", "x", "opportunity"), 10, 0);
	assert_string_equal(bench_text(b, "outcomes", "x", "zone"), "appropriate");
}

static void
an_outcome_that_nobody_rated_has_no_score(void **state)
{
	struct bench *b = *state;

	survey(b, "job_map: {outcomes: [{id: o1}, {id: o2}]}\n", "outcome|importance|satisfaction\no1|5|\n");
	assert_int_equal(bench_int(b, "outcomes", "o1", "rank"), -1);
	assert_near(bench_real(b, "outcomes", "o1", "importance"), 10, 0);
	assert_nan(bench_real(b, "outcomes", "o1", "opportunity"));
	assert_int_equal(bench_int(b, "outcomes", "o2", "n_importance"), 0);
	assert_nan(bench_real(b, "outcomes", "o2", "prob_10"));
	assert_non_null(bench_note(b, "unrated"));
}

static void
a_column_goes_by_id_label_alias_or_statement_whatever_its_width(void **state)
{
	static const char study[] =
	    "job_map:\n  outcomes:\n    - {id: o1, statement: 朝の支度が早く終わる, step: 準備, job: "
	    "機能的}\n"
	    "    - {id: o2, label: {ja: 気持ちが整う}, step: 9}\n    - {id: o3, aliases: [ＡＢ]}\n";
	struct bench *b = *state;

	survey(b, study,
	    "重要度 [朝の支度が早く終わる]|重要度［気持ちが整う］|重要度[ab]|満足度 [朝の支度が早く終わる ]|"
	    "満足度[気持ちが整う]|sat_AB\n5|4|3|1|1|1\n");
	assert_int_equal(b->problems.count, 0);
	assert_near(bench_real(b, "outcomes", "o1", "opportunity"), 20, 0);
	assert_string_equal(bench_text(b, "outcomes", "o1", "step"), "prepare");
	assert_string_equal(bench_text(b, "outcomes", "o1", "job"), "functional");
	assert_string_equal(bench_text(b, "outcomes", "o2", "step"), "resolve");
	assert_int_equal(bench_int(b, "outcomes", "o3", "n_both"), 1);
	assert_int_equal(cc_report_table(b->report, "outcomes")->rows, 3);
	assert_int_equal(bench_int(b, "steps", "resolve", "order"), 9);
}

static void
two_columns_of_one_outcome_are_refused(void **state)
{
	static const char *const text = "imp_o1|sat_o1|imp_朝|sat_朝\n5|1|4|2\n";
	struct bench *b = *state;

	assert_true(bench_study(b, "job_map", "job_map: {outcomes: [{id: o1, aliases: [朝]}]}\n"));
	assert_false(bench_files(b, &text, 1));
	assert_int_equal(b->err.code, CC_EXIT_DATA);
	assert_string_equal(
	    b->err.text, "one.csv: \"o1\" and \"朝\" are both outcome \"o1\"; wanted a column for each");
}

static void
a_person_who_rates_an_outcome_twice_is_found(void **state)
{
	struct bench *b = *state;

	survey(b, NULL,
	    "person|outcome|importance|satisfaction\na|x|5|1\na|y|5|1\nb|x|5|1\n|x|5|1\n|x|5|1\na|x||2\n");
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "one.csv:7: person \"a\" already rated outcome \"x\" at one.csv:2; "
	    "wanted one rating, or --dup=first or --dup=last");
	bench_forget(b);
	survey(b, NULL, "person|imp_x|sat_x|imp_y|sat_y\na|5|1||\nb|5|1|1|1\na|||3|4\n");
	assert_int_equal(b->problems.count, 0);
	bench_forget(b);
	survey(b, NULL, "person|imp_x|sat_x|imp_y|sat_y\na|5|1||\nb|5|1|1|1\na||2|3|4\n");
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "one.csv:4: person \"a\" already rated outcome \"x\" at one.csv:2; "
	    "wanted one rating, or --dup=first or --dup=last");
}

static void
a_person_may_go_on_in_another_file_and_not_begin_again(void **state)
{
	static const char *const apart[] = { "person|imp_x|sat_x\na|5|1\n", "person|imp_y|sat_y\na|5|1\n" };
	static const char *const again[] = { "person|imp_y|imp_x|sat_y|sat_x\na|5|1||\n",
		"person|outcome|importance|satisfaction\na|x|5|1\n" };
	struct bench *b = *state;

	assert_true(bench_study(b, "job_map", NULL));
	assert_true(bench_files(b, apart, 2));
	assert_int_equal(b->problems.count, 0);
	bench_forget(b);
	assert_true(bench_files(b, again, 2));
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "two.csv:2: person \"a\" already rated outcome \"x\" at one.csv:2; "
	    "wanted one rating, or --dup=first or --dup=last");
}

/* Answers behind the first 52 outcomes of a sheet. */
static void
of_many_outcomes_none_is_overlooked(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "person");
	for (int o = 1; o <= 55; o++)
		cc_buf_printf(&text, "|imp_%d|sat_%d", o, o);
	for (int row = 0; row < 2; row++) {
		cc_buf_puts(&text, "\na");
		for (int o = 1; o <= 55; o++)
			cc_buf_puts(&text, o % 2 == row || o == 54 ? "|5|1" : "||");
	}
	survey(b, NULL, text.at);
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(b->problems.first[0].text,
	    "one.csv:3: person \"a\" already rated outcome \"54\" at one.csv:2; "
	    "wanted one rating, or --dup=first or --dup=last");
	cc_buf_free(&text);
}

static void
careless_answers_are_flagged_and_counted(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "person");
	for (int o = 1; o <= 12; o++)
		cc_buf_printf(&text, "|imp_%d|sat_%d", o, o);
	cc_buf_puts(&text, "\nstraight|2|3|2|3|2|3|2|3|2|3|2|3|2|3|2|3|2|3|4|3|2|3|2|1");
	cc_buf_puts(&text, "\nmixed|2|3|2|3|2|3|2|3|5|3|2|1|2|3|2|3|5|3|4|3|2|3|1|1");
	cc_buf_puts(&text, "\n|5|3|5|1|5|2|5|3|5|3|5|1|5|3|5|1|5|3|5|3|5|2|5|1");
	cc_buf_puts(&text, "\n|5|3|5|1|5|2|5|3|5|3|5|1||||||||||||\n");
	count(b, text.at);
	assert_int_equal(bench_int(b, "outcomes", "1", "n_both"), 4);
	assert_int_equal(cc_report_table(b->report, "quality")->rows, 4);
	assert_string_equal(bench_text(b, "quality", "one.csv:4", "check"), "straight_line");
	assert_string_equal(
	    bench_text(b, "quality", "straight", "detail"), "satisfaction: 11 answers in a row of 12 are 3");
	assert_string_equal(bench_text(b, "quality", "one.csv:5", "check"), "all_important");
	assert_string_equal(
	    bench_text(b, "quality", "one.csv:5", "detail"), "importance: 6 answers of 6 are 5, the highest");
	assert_non_null(bench_note(b, "flagged"));
	cc_buf_free(&text);
}

static void
rows_are_looked_at_in_the_order_of_the_file(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "person|outcome|importance|satisfaction\n");
	for (int o = 0; o < 10; o++)
		cc_buf_printf(&text, "p|o%d|%d|%d\n", o * 3 % 10, o < 8 ? 3 : o, o % 5 + 1);
	cc_buf_printf(&text, "q|o1|1|1\nq|o2|2|2\nq|o3|3|3\nq|o4|4|4\nq|o5|5|5\n");
	opts.scale = (struct cc_range){ 1, 9, true };
	opts.cut = (struct cc_number){ 8, true };
	b->workers = 3;
	count(b, text.at);
	assert_string_equal(
	    bench_text(b, "quality", "p", "detail"), "importance: 8 answers in a row of 10 are 3");
	assert_string_equal(bench_text(b, "quality", "q", "check"), "identical");
	cc_buf_free(&text);
}

static void
two_statements_of_one_outcome_are_refused(void **state)
{
	struct bench *b = *state;

	survey(b, NULL,
	    "outcome|importance|satisfaction|statement|step|job\nx|5|1|A|define|社会的\nx|5|1|B|locate|\ny|1|"
	    "1||cook|\n");
	assert_int_equal(b->problems.count, 3);
	assert_string_equal(b->problems.first[0].text, "one.csv:3: column \"statement\": \"B\"; wanted "
						       "\"A\", the statement of outcome \"x\" at one.csv:2");
	assert_non_null(strstr(b->problems.first[2].text,
	    "one.csv:4: column \"step\": \"cook\"; wanted one of \"define\", \"locate\""));
}

static void
a_step_of_the_study_that_is_none_is_refused(void **state)
{
	struct bench *b = *state;

	assert_false(bench_study(b, "job_map", "job_map:\n  outcomes: [{id: a, step: cook}]\n"));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
	assert_string_equal(b->err.text, "study.yaml:2:28: step: \"cook\"; wanted one of \"define\", "
					 "\"locate\", \"prepare\", \"confirm\", "
					 "\"execute\", \"monitor\", \"modify\", \"conclude\", \"resolve\"");
}

static void
the_study_goes_before_the_rows(void **state)
{
	struct bench *b = *state;

	survey(b, "job_map: {outcomes: [{id: x, statement: S, step: define}]}\n",
	    "outcome|importance|satisfaction|statement|step|job\nx|5|1|R|locate|social\n");
	assert_int_equal(b->problems.count, 0);
	assert_string_equal(bench_text(b, "outcomes", "x", "statement"), "S");
	assert_string_equal(bench_text(b, "outcomes", "x", "step"), "define");
	assert_string_equal(bench_text(b, "outcomes", "x", "job"), "social");
}

static void
all_eight_steps_stand_in_their_order(void **state)
{
	static const char *const step[] = { "define", "locate", "prepare", "confirm", "execute", "monitor",
		"modify", "conclude" };
	static const char *const label[] = { "定義", "探索", "準備", "確認", "実行", "監視", "修正", "終了" };
	struct bench *b = *state;

	b->lang = CC_JA;
	count(b, "outcome|importance|satisfaction|step\nb|5|1|計画\na|5|1|目標設定\nc|1|1|1\nd|4|5|\n");
	assert_int_equal(cc_report_table(b->report, "steps")->rows, 8);
	for (int i = 0; i < 8; i++) {
		assert_int_equal(bench_int(b, "steps", step[i], "order"), i + 1);
		assert_string_equal(bench_text(b, "steps", step[i], "label"), label[i]);
	}
	assert_int_equal(bench_int(b, "steps", "define", "outcomes"), 3);
	assert_int_equal(bench_int(b, "steps", "define", "underserved"), 2);
	assert_near(bench_real(b, "steps", "define", "importance"), 20.0 / 3, 1e-15);
	assert_near(bench_real(b, "steps", "define", "opportunity"), 40.0 / 3, 1e-15);
	assert_string_equal(bench_text(b, "steps", "define", "top_outcome"), "a");
	assert_string_equal(bench_note(b, "no-step"), "ステップのない成果: 1 件（d）");
}

static const char *
codes_of(struct bench *b, const char *statement)
{
	const char *text =
	    cc_format(b->arena, "outcome|importance|satisfaction|statement\nx|5|1|%s\n", statement);
	const char *codes = "";
	const struct cc_table *t;

	bench_forget(b);
	count(b, text);
	t = cc_report_table(b->report, "lint");
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_span code = t->cell[row * t->n_columns + 1].as.text;

		codes = cc_format(b->arena, "%s%s%.*s", codes, row > 0 ? " " : "", (int)code.len, code.at);
	}
	return codes;
}

static void
statements_are_held_to_their_grammar(void **state)
{
	struct bench *b = *state;

	assert_string_equal(codes_of(b, "Minimize the time it takes to find a clean cup"), "");
	assert_string_equal(codes_of(b, "洗濯に従事するための時間を最小化する"), "");
	assert_string_equal(codes_of(b, "シミや汚れが落ちる可能性を最大化する"), "O6");
	assert_string_equal(codes_of(b, "A cup that is clean"), "O1 O2");
	assert_string_equal(codes_of(b, "Make coffee easily"), "O1 O2 O3");
	assert_string_equal(codes_of(b, "Minimize the time it takes the App to start"), "O4");
	assert_string_equal(codes_of(b, "Minimize the time to apply aid"), "");
	assert_string_equal(codes_of(b, "アプリで簡単に豆を選ぶ"), "O1 O2 O3 O4");
	assert_string_equal(codes_of(b, "豆を選ぶ時間および湯を沸かす時間を減らす"), "O5");
	assert_string_equal(codes_of(b, "Minimize the time to grind and brew"), "O5");
	assert_string_equal(
	    codes_of(b, "Minimize the time it takes on a morning of a working day to find out which of the "
			"beans in the many jars on the shelf are fresh"),
	    "O7");
	assert_string_equal(
	    codes_of(b, "平日の朝に家族がまだ眠っている台所で音を立てずに豆を挽いて湯を沸かしてから一杯目"
			"のコーヒーを飲み終えるまでにかかる時間を最小化する"),
	    "O7");
}

static void
statements_nearly_the_same_are_named_at_the_later(void **state)
{
	struct bench *b = *state;

	count(b, "outcome|importance|satisfaction|statement\nx|5|1|豆を選ぶのにかかる時間を最小化する\n"
		 "y|5|1|豆を選ぶのにかかる時間を最小化する。\nz|5|1|湯が沸くまでの時間を短縮する\n");
	assert_int_equal(cc_report_table(b->report, "lint")->rows, 1);
	assert_string_equal(bench_text(b, "lint", "y", "code"), "O8");
	assert_string_equal(bench_text(b, "lint", "y", "message"), "nearly the same as x");
}

static void
measures_carry_the_interval_and_the_lesser_count(void **state)
{
	struct bench *b = *state;

	count(
	    b, "date|outcome|importance|satisfaction\n2026-06-30|x|5|1\n2026-06-01|x|4|\n2026-06-02|y|1|5\n");
	assert_int_equal(bench_int(b, "measures", "top_opportunity", "n"), 1);
	assert_near(bench_real(b, "measures", "underserved_outcomes", "value"), 1, 0);
	assert_int_equal(bench_int(b, "measures", "underserved_outcomes", "n"), 2);
	assert_near(bench_real(b, "measures", "opportunity_y", "value"), 0, 0);
}

/* The same rows by one worker and by three. */
static void
workers_change_no_digit(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };
	double low, p;

	cc_buf_puts(&text, "segment|person|imp_a|imp_b|sat_a|sat_b\n");
	for (int i = 0; i < 60; i++)
		cc_buf_printf(&text, "%c|p%d|%d|%d|%d|%d\n", "AB"[i % 2], i, i % 5 + 1, i % 3 + 2,
		    i * 7 % 5 + 1, i * 3 % 4 + 1);
	count(b, text.at);
	low = bench_real(b, "outcomes", "a", "low");
	p = bench_real(b, "segments", "A", "p_adjusted");
	bench_forget(b);
	b->workers = 3;
	count(b, text.at);
	assert_true(bench_real(b, "outcomes", "a", "low") == low);
	assert_true(bench_real(b, "segments", "A", "p_adjusted") == p);
	cc_buf_free(&text);
}

/* A column of people is none of groups. */
static void
segments_beyond_count_are_an_error(void **state)
{
	struct cc_buf rows = { 0 };
	struct bench *b = *state;
	const char *text;

	cc_buf_puts(&rows, "outcome|person|segment|importance|satisfaction\n");
	for (int i = 0; i <= CC_SEGMENTS_MOST; i++)
		cc_buf_printf(&rows, "a|p%d|s%d|4|2\n", i, i);
	text = rows.at;
	assert_true(bench_study(b, "job_map", NULL));
	assert_false(bench_files(b, &text, 1));
	assert_string_equal(b->err.text,
	    "table segments: the segment has 5001 values; wanted a column of groups, 5000 at most "
	    "(-c segment= compares none)");
	cc_buf_free(&rows);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(segments_beyond_count_are_an_error),
		TEST(the_whole_hides_a_segment),
		TEST(a_segment_is_compared_with_everybody_else_and_not_with_all),
		TEST(each_answer_counts_where_it_was_given),
		TEST(means_are_shares_of_the_scale),
		TEST(the_top_box_is_known_of_two_scales_alone),
		TEST(a_rating_finer_than_the_scale_keeps_is_refused),
		TEST(ties_share_the_better_rank_and_stand_in_the_order_of_ids),
		TEST(everybody_served_in_what_everybody_wants_is_appropriate),
		TEST(an_outcome_that_nobody_rated_has_no_score),
		TEST(a_column_goes_by_id_label_alias_or_statement_whatever_its_width),
		TEST(two_columns_of_one_outcome_are_refused),
		TEST(a_person_who_rates_an_outcome_twice_is_found),
		TEST(a_person_may_go_on_in_another_file_and_not_begin_again),
		TEST(of_many_outcomes_none_is_overlooked),
		TEST(careless_answers_are_flagged_and_counted),
		TEST(rows_are_looked_at_in_the_order_of_the_file),
		TEST(two_statements_of_one_outcome_are_refused),
		TEST(a_step_of_the_study_that_is_none_is_refused),
		TEST(the_study_goes_before_the_rows),
		TEST(all_eight_steps_stand_in_their_order),
		TEST(statements_are_held_to_their_grammar),
		TEST(statements_nearly_the_same_are_named_at_the_later),
		TEST(measures_carry_the_interval_and_the_lesser_count),
		TEST(workers_change_no_digit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
