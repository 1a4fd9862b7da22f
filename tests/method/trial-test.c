/* trial-test.c -- tests of method/trial-test.  The vectors are T-9.7 to T-9.10 of the methods page, by R and
 * Python; where they rest on a file, its answers are written here in another order. */
#include "method/trial-test.h"

#include "bench.h"

#include <string.h>

static const struct cc_trial_test_opts plain = {
	.looks = { .value = 1 },
	.matter = { .value = NAN },
	.baseline = { .value = NAN },
	.power = { .value = .8 },
};

static void
begin(struct bench *b, const struct cc_trial_test_opts *opts, const char *study, const char *text)
{
	bench_begin(b, &cc_trial_test, "trial-test", opts);
	b->run.alone = opts->plan;
	b->run.tables = UINT64_MAX;
	assert_true(bench_study(b, "trial_test", study));
	assert_true(bench_files(b, &text, 1));
}

/* Rows of a text, one after the other. */
struct sheet {
	char text[16384];
	size_t len;
};

static void put(struct sheet *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void
put(struct sheet *s, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	s->len += (size_t)vsnprintf(s->text + s->len, sizeof s->text - s->len, format, ap);
	va_end(ap);
	assert_true(s->len < sizeof s->text);
}

/* So many people who say yes, and who say no. */
static void
put_arm(struct sheet *s, const char *arm, int yes, int all)
{
	for (int i = 0; i < all; i++)
		put(s, "%s%d|%s|%s\n", arm, i, arm, i < yes ? "yes" : "no");
}

static double
real_of(const struct bench *b, const char *column)
{
	return bench_real(b, "comparisons", "new", column);
}

static const char *
verdict_of(const struct bench *b, const char *arm)
{
	return bench_text(b, "comparisons", arm, "verdict");
}

/* The flow of the methods page: 9 of 12 against 3 of 13, and a scale. */
static void
put_flow(struct sheet *s)
{
	static const char old_scale[] = "2223333334445", new_scale[] = "334444445555";

	put(s, "person|arm|easy|clear|date\n");
	for (int i = 0; i < 13; i++)
		put(s, "a%d|old|%s|%c|2026-06-08\n", i, i < 3 ? "はい" : "いいえ", old_scale[i]);
	for (int i = 0; i < 12; i++)
		put(s, "b%d|new|%s|%c|2026-06-09\n", i, i < 9 ? "はい" : "いいえ", new_scale[i]);
}

static const char flow_study[] = "trial_test:\n"
				 "  columns: {outcome: [easy, clear]}\n";

static const struct cc_cell *
cell_of(const struct bench *b, const char *outcome, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, "comparisons");

	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(t->cell[row * t->n_columns].as.text, cc_span(outcome)))
			return &t->cell[row * t->n_columns + bench_column(t, column)];
	fail_msg("no outcome %s", outcome);
	return NULL;
}

static void
two_outcomes_of_the_flow_match_r_and_python(void **state)
{
	struct cc_trial_test_opts opts = plain;
	struct sheet s = { .len = 0 };
	struct bench b;

	(void)state;
	opts.control = "old";
	put_flow(&s);
	for (unsigned workers = 1; workers <= 3; workers += 2) {
		bench_begin(&b, &cc_trial_test, "trial-test", &opts);
		b.workers = workers;
		assert_true(bench_study(&b, "trial_test", flow_study));
		assert_true(bench_files(&b, (const char *[]){ s.text }, 1));
		assert_near(cell_of(&b, "easy", "p")->as.real, .014992529779, 1e-11);
		assert_near(cell_of(&b, "easy", "difference")->as.real, .519230769231, 1e-11);
		assert_near(cell_of(&b, "easy", "low")->as.real, .127352512674, 1e-11);
		assert_near(cell_of(&b, "easy", "high")->as.real, .738623162095, 1e-11);
		assert_near(cell_of(&b, "clear", "value")->as.real, 4.1666667, 1e-7);
		assert_near(cell_of(&b, "clear", "value_versus")->as.real, 3.1538462, 1e-7);
		assert_near(cell_of(&b, "clear", "difference")->as.real, 1.012820512821, 1e-11);
		assert_near(cell_of(&b, "clear", "low")->as.real, .341587154983, 1e-11);
		assert_near(cell_of(&b, "clear", "high")->as.real, 1.684053870658, 1e-11);
		assert_near(cell_of(&b, "clear", "superiority")->as.real, .801282051282, 1e-11);
		assert_near(cell_of(&b, "clear", "superiority_low")->as.real, .573276042388, 1e-11);
		assert_near(cell_of(&b, "clear", "superiority_high")->as.real, .918122941489, 1e-11);
		assert_near(cell_of(&b, "clear", "p")->as.real, .008471434340, 1e-11);
		assert_near(cell_of(&b, "clear", "p_adjusted")->as.real, .016942868681, 1e-11);
		assert_near(cell_of(&b, "easy", "p_adjusted")->as.real, .016942868681, 1e-11);
		assert_string_equal(verdict_of(&b, "new"), "better");
		assert_true(cell_of(&b, "easy", "p_anytime")->empty);
		bench_end(&b);
	}
}

/* 15, 5 and 2 of 23, one of whom chose none. */
static void
choices_match_r_and_python(void **state)
{
	static const char study[] = "trial_test:\n"
				    "  none: [neither]\n"
				    "  arms: [{id: C}, {id: B}, {id: A}]\n";
	struct sheet s = { .len = 0 };
	struct bench b;
	const struct cc_table *t;

	(void)state;
	put(&s, "person|choice\n");
	for (int i = 0; i < 23; i++)
		put(&s, "p%d|%s\n", i, i < 15 ? "A" : i < 20 ? "B" : i < 22 ? "C" : "Neither");
	begin(&b, &plain, study, s.text);
	t = cc_report_table(b.report, "comparisons");
	assert_int_equal(t->rows, 3);
	/* A is the last of the list: rows are B > C, A > C, A > B */
	assert_near(t->cell[2 * t->n_columns + bench_column(t, "p")].as.real, .041389465332, 1e-11);
	assert_near(t->cell[2 * t->n_columns + bench_column(t, "p_adjusted")].as.real, .082778930664, 1e-11);
	assert_true(
	    cc_span_eq(t->cell[2 * t->n_columns + bench_column(t, "verdict")].as.text, CC_SPAN("not_shown")));
	assert_near(bench_real(&b, "comparisons", "A", "p"), .002349853516, 1e-11);
	assert_near(bench_real(&b, "comparisons", "A", "p_adjusted"), .007049560547, 1e-11);
	assert_near(bench_real(&b, "comparisons", "A", "p_anytime"), .057458989803, 1e-11);
	assert_string_equal(verdict_of(&b, "A"), "better");
	assert_int_equal(bench_int(&b, "comparisons", "A", "n"), 23);
	assert_near(bench_real(&b, "ranks", "A", "share"), .652173913043, 1e-11);
	assert_near(bench_real(&b, "ranks", "A", "low"), .448903353773, 1e-11);
	assert_near(bench_real(&b, "ranks", "A", "high"), .811887240612, 1e-11);
	assert_near(bench_real(&b, "ranks", "A", "p_next"), .041389465332, 1e-11);
	assert_near(bench_real(&b, "ranks", "B", "p_next"), .453125, 1e-11);
	assert_string_equal(bench_text(&b, "ranks", "A", "holds"), "yes");
	assert_string_equal(bench_text(&b, "ranks", "B", "holds"), "no");
	assert_nan(bench_real(&b, "comparisons", "A", "difference"));
	bench_end(&b);
}

/* Eleven pairs of cups, 8 to 1 and two undecided, and one person with one cup. */
static void
the_same_people_in_both_arms_match_r_and_python(void **state)
{
	static const int less[] = { 3, 4, 2, 3, 4, 2, 3, 3, 2, 4, 3 },
			 more[] = { 4, 4, 5, 5, 3, 4, 4, 3, 4, 5, 4 };
	struct cc_trial_test_opts opts = plain;
	struct sheet s = { .len = 0 };
	struct bench b;

	(void)state;
	opts.control = "light";
	put(&s, "person|arm|outcome|position\n");
	for (int i = 0; i < 11; i++)
		put(&s, "p%d|light|%d|%d\np%d|medium|%d|%d\n", i, less[i], 1 + i % 2, i, more[i], 2 - i % 2);
	put(&s, "last|medium|4|1\n");
	begin(&b, &opts, NULL, s.text);
	assert_string_equal(bench_text(&b, "comparisons", "medium", "kind"), "within");
	assert_int_equal(bench_int(&b, "comparisons", "medium", "n"), 11);
	assert_near(bench_real(&b, "comparisons", "medium", "p"), .0390625, 1e-15);
	assert_near(bench_real(&b, "comparisons", "medium", "p_anytime"), .179020979021, 1e-11);
	assert_near(bench_real(&b, "comparisons", "medium", "superiority"), 8. / 9, 1e-12);
	assert_near(bench_real(&b, "comparisons", "medium", "difference"), 12. / 11, 1e-12);
	assert_near(bench_real(&b, "comparisons", "medium", "low"), .3276117692, 1e-10);
	assert_near(bench_real(&b, "comparisons", "medium", "high"), 1.8542064126, 1e-10);
	assert_string_equal(verdict_of(&b, "medium"), "better");
	assert_non_null(bench_note(&b, "left-out"));
	assert_non_null(strstr(bench_note(&b, "position"), "light 6, medium 6"));
	assert_int_equal(cc_report_table(b.report, "split")->rows, 0);
	bench_end(&b);
}

static void
counts_match_r_and_python_and_looks_cost(void **state)
{
	static const char text[] = "arm|n|successes\nnew|200|20\nold|412|31\nnew|198|27\n";
	struct cc_trial_test_opts opts = plain;
	struct bench b;

	(void)state;
	opts.control = "old";
	begin(&b, &opts, NULL, text);
	assert_near(real_of(&b, "p"), .044210857471, 1e-11);
	assert_near(real_of(&b, "difference"), .042847733815, 1e-11);
	assert_near(real_of(&b, "low"), .002040665380, 1e-11);
	assert_near(real_of(&b, "high"), .084397934478, 1e-11);
	assert_string_equal(verdict_of(&b, "new"), "better");
	assert_string_equal(bench_text(&b, "comparisons", "new", "outcome"), "successes");
	bench_end(&b);
	opts.looks.value = 2;
	begin(&b, &opts, NULL, text);
	assert_near(real_of(&b, "p_adjusted"), .0884, 5e-5);
	assert_string_equal(verdict_of(&b, "new"), "not_shown");
	bench_end(&b);
}

static void
eight_against_nine_people_are_told_what_more_would_do(void **state)
{
	static const struct {
		int yes[2];
		const char *verdict;
	} trial[] = { { { 5, 3 }, "not_shown" }, { { 8, 0 }, "better" } };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct cc_trial_test_opts opts = plain;
		struct sheet s = { .len = 0 };
		struct bench b;

		opts.control = "old";
		put(&s, "person|arm|outcome\n");
		put_arm(&s, "new", trial[i].yes[0], 8);
		put_arm(&s, "old", trial[i].yes[1], 9);
		begin(&b, &opts, NULL, s.text);
		assert_string_equal(verdict_of(&b, "new"), trial[i].verdict);
		assert_int_equal(bench_note(&b, "more-people") != NULL, i == 0);
		if (i == 0)
			assert_non_null(
			    strstr(bench_note(&b, "more-people"), "20: 0.41, 50: 0.28, 100: 0.2"));
		bench_end(&b);
	}
}

static void
three_against_three_people_can_show_something_and_two_cannot(void **state)
{
	struct sheet s = { .len = 0 };
	struct bench b;

	(void)state;
	put(&s, "arm|n|successes\nnew|2|2\nold|2|0\n");
	begin(&b, &plain, NULL, s.text);
	assert_string_equal(verdict_of(&b, "old"), "too_few");
	assert_near(bench_real(&b, "comparisons", "old", "p"), .125, 1e-12);
	bench_end(&b);
	begin(&b, &plain, NULL, "arm|n|successes\nnew|3|3\nold|3|0\n");
	assert_near(bench_real(&b, "comparisons", "old", "p"), .03125, 1e-12);
	assert_string_equal(verdict_of(&b, "old"), "worse");
	bench_end(&b);
}

/* T-9.6: p .056, but the interval of superiority is above a half. */
static void
p_and_interval_that_disagree_are_not_shown_and_said(void **state)
{
	static const char one[] = "4535445", other[] = "342433";
	struct sheet s = { .len = 0 };
	struct cc_trial_test_opts opts = plain;
	struct bench b;

	(void)state;
	opts.control = "old";
	put(&s, "arm|outcome\n");
	for (const char *c = one; *c != '\0'; c++)
		put(&s, "new|%c\n", *c);
	for (const char *c = other; *c != '\0'; c++)
		put(&s, "old|%c\n", *c);
	begin(&b, &opts, NULL, s.text);
	assert_near(real_of(&b, "p"), 48. * 2 / 1716, 1e-12);
	assert_true(real_of(&b, "superiority_low") > .5);
	assert_string_equal(verdict_of(&b, "new"), "not_shown");
	assert_non_null(bench_note(&b, "p-interval"));
	bench_end(&b);
}

static void
a_difference_that_does_not_matter_is_the_same(void **state)
{
	struct cc_trial_test_opts opts = plain;
	struct bench b;

	(void)state;
	opts.matter = (struct cc_number){ .1, true };
	begin(&b, &opts, NULL, "arm|n|successes\na|1000|300\nb|1000|305\n");
	assert_string_equal(verdict_of(&b, "b"), "same");
	bench_end(&b);
	opts.matter.value = .02;
	begin(&b, &opts, NULL, "arm|n|successes\na|1000|300\nb|1000|305\n");
	assert_string_equal(verdict_of(&b, "b"), "not_shown");
	bench_end(&b);
}

static void
less_is_better_where_the_study_says_down(void **state)
{
	static const char text[] = "arm|秒数\na|12\na|15\na|14\na|16\na|13\nb|7\nb|9\nb|8\nb|5\nb|6\n";
	static const char study[] = "trial_test:\n"
				    "  columns: {outcome: 秒数}\n"
				    "  outcomes: {秒数: {type: number, direction: down}}\n";
	struct bench b;

	(void)state;
	begin(&b, &plain, study, text);
	assert_near(bench_real(&b, "comparisons", "b", "difference"), -7, 1e-12);
	assert_near(bench_real(&b, "comparisons", "b", "superiority"), 1, 0);
	assert_string_equal(verdict_of(&b, "b"), "better");
	bench_end(&b);
}

static void
people_who_were_not_dealt_as_planned_make_all_unsound(void **state)
{
	static const char text[] = "arm|n|successes\na|300|30\nb|200|60\n";
	struct bench b;

	(void)state;
	begin(&b, &plain, "trial_test:\n  arms: [{id: a, share: 1}, {id: b, share: 1}]\n", text);
	assert_string_equal(verdict_of(&b, "b"), "unsound");
	assert_non_null(bench_note(&b, "unsound"));
	bench_end(&b);
	begin(&b, &plain, "trial_test:\n  arms: [{id: a, share: 3}, {id: b, share: 2}]\n", text);
	assert_string_equal(verdict_of(&b, "b"), "better");
	assert_near(bench_real(&b, "split", "a", "planned"), .6, 1e-12);
	bench_end(&b);
	begin(&b, &plain, NULL, text);
	assert_string_equal(verdict_of(&b, "b"), "better");
	assert_non_null(bench_note(&b, "split"));
	bench_end(&b);
}

static void
a_cell_without_an_answer_is_missing_and_still_dealt(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, &plain, NULL, "person|arm|outcome\np|a|3\nq|a|\nr|b|4\ns|b|5\nt|b|5\n");
	assert_int_equal(bench_int(&b, "arms", "a", "n"), 1);
	assert_int_equal(bench_int(&b, "arms", "a", "missing"), 1);
	assert_int_equal(bench_int(&b, "split", "a", "n"), 2);
	assert_near(bench_real(&b, "arms", "b", "median"), 5, 0);
	bench_end(&b);
	/* of several outcomes: a row with none of them is a person all the same */
	begin(&b, &plain, "trial_test: {columns: {outcome: [x, y]}}\n",
	    "person|arm|x|y\np|a|3|1\nq|a||\nr|b|4|2\ns|b||5\n");
	assert_int_equal(bench_int(&b, "split", "a", "n"), 2);
	assert_int_equal(bench_int(&b, "split", "b", "n"), 2);
	bench_end(&b);
}

/* A sheet with a column for each arm: the same people. */
static void
a_column_for_each_arm_is_one_trial_of_the_same_people(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, &plain, "trial_test: {columns: {outcome: '/^taste \\[(?<arm>.+)\\]$/'}}\n",
	    "person|taste [a]|taste [b]\np|3|4\nq|2|4\nr|3|3\ns||5\n");
	assert_string_equal(bench_text(&b, "comparisons", "b", "kind"), "within");
	assert_int_equal(bench_int(&b, "comparisons", "b", "n"), 3);
	assert_near(bench_real(&b, "comparisons", "b", "superiority"), 1, 0);
	bench_end(&b);
	/* and without names: a row is a person */
	begin(&b, &plain, "trial_test: {columns: {outcome: '/^taste \\[(?<arm>.+)\\]$/'}}\n",
	    "taste [a]|taste [b]\n3|4\n2|4\n3|3\n");
	assert_int_equal(bench_int(&b, "comparisons", "b", "n"), 3);
	bench_end(&b);
}

static void
words_of_the_study_are_yes_and_no(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, &plain,
	    "trial_test: {columns: {outcome: {column: result, for: [yawn], against: [not yawn]}}}\n",
	    "arm|result\ntrmt|yawn\ntrmt|not yawn\nctrl|Yawn\nctrl|not yawn\n");
	assert_string_equal(bench_text(&b, "comparisons", "trmt", "kind"), "yes_no");
	assert_near(bench_real(&b, "comparisons", "trmt", "difference"), 0, 0);
	assert_near(bench_real(&b, "comparisons", "trmt", "p"), 1, 0);
	bench_end(&b);
}

static void
numbers_beside_words_and_full_width_ones_are_numbers(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, &plain, NULL, "arm|outcome\na|5：とても良い\na|４\nb|3\nb|２\n");
	assert_near(bench_real(&b, "arms", "a", "value"), 4.5, 1e-12);
	assert_string_equal(bench_text(&b, "comparisons", "b", "kind"), "ordered");
	bench_end(&b);
}

static void
zeros_and_ones_are_no_and_yes_unless_the_study_says_otherwise(void **state)
{
	static const char text[] = "arm|outcome\na|0\na|1\nb|1\nb|1\n";
	struct bench b;

	(void)state;
	begin(&b, &plain, NULL, text);
	assert_string_equal(bench_text(&b, "comparisons", "b", "kind"), "yes_no");
	assert_non_null(bench_note(&b, "yes-no"));
	bench_end(&b);
	begin(&b, &plain, "trial_test: {outcomes: {outcome: {type: number}}}\n", text);
	assert_string_equal(bench_text(&b, "comparisons", "b", "kind"), "ordered");
	bench_end(&b);
}

/* The data of others: nine judges, eight bottles each; T-9.10. */
static void
several_answers_of_a_person_are_averaged_where_asked(void **state)
{
	struct cc_trial_test_opts opts = plain;
	struct bench b;

	(void)state;
	opts.dup = cc_outcome_dups[2];
	begin(&b, &opts, NULL, "person|arm|outcome\np|a|2\np|a|4\np|b|5\nq|a|1\nq|b|2\nq|b|4\n");
	assert_near(bench_real(&b, "arms", "a", "value"), 2, 1e-12);
	assert_near(bench_real(&b, "arms", "b", "value"), 4, 1e-12);
	assert_int_equal(bench_int(&b, "comparisons", "b", "n"), 2);
	bench_end(&b);
	opts.dup = cc_outcome_dups[0];
	begin(&b, &opts, NULL, "person|arm|outcome\np|a|2\np|a|4\np|b|5\nq|a|1\nq|b|2\nq|b|4\n");
	assert_near(bench_real(&b, "arms", "a", "value"), 1.5, 1e-12);
	assert_near(bench_real(&b, "arms", "b", "value"), 3.5, 1e-12);
	assert_non_null(bench_note(&b, "dup"));
	bench_end(&b);
}

static void
people_without_an_answer_are_dealt_in_balance(void **state)
{
	struct cc_trial_test_opts opts = plain;
	const char *arms = "A,B";
	struct sheet s = { .len = 0 };
	struct bench b;
	const struct cc_table *t;
	int n[2][3] = { { 0 } }, all[2] = { 0 };

	(void)state;
	opts.arms = (struct cc_list){ &arms, 1 };
	put(&s, "person|block\n");
	for (int i = 0; i < 23; i++)
		put(&s, "p%02d|%c\n", i, 'x' + i % 3);
	begin(&b, &opts, NULL, s.text);
	t = cc_report_table(b.report, "assignment");
	assert_int_equal(t->rows, 23);
	for (size_t row = 0; row < t->rows; row++) {
		int arm = t->cell[row * t->n_columns + bench_column(t, "arm")].as.text.at[0] - 'A';

		n[arm][t->cell[row * t->n_columns + bench_column(t, "block")].as.text.at[0] - 'x']++;
		all[arm]++;
	}
	for (int block = 0; block < 3; block++)
		assert_true(abs(n[0][block] - n[1][block]) <= 1);
	assert_true(abs(all[0] - all[1]) <= 1);
	bench_end(&b);
}

static void
the_plan_reads_nothing(void **state)
{
	struct cc_trial_test_opts opts = plain;
	const struct cc_table *t;
	struct bench b;

	(void)state;
	opts.plan = true;
	opts.baseline = (struct cc_number){ .3, true };
	opts.matter = (struct cc_number){ .35, true };
	begin(&b, &opts, NULL, "person\n");
	t = cc_report_table(b.report, "plan");
	assert_near(t->cell[2 * t->n_columns + bench_column(t, "detectable")].as.real, .59, 1e-12);
	assert_int_equal(t->cell[2 * t->n_columns + bench_column(t, "needed")].as.integer, 33);
	assert_true(t->cell[0 * t->n_columns + bench_column(t, "detectable")].empty);
	bench_end(&b);
}

static void
segments_have_the_superiority_of_each_against_all_others(void **state)
{
	struct sheet s = { .len = 0 };
	struct bench b;

	(void)state;
	put(&s, "person|choice|segment\n");
	for (int i = 0; i < 24; i++)
		put(&s, "p%d|%s|%s\n", i, i % 12 < (i < 12 ? 11 : 3) ? "A" : "B", i < 12 ? "x" : "y");
	begin(&b, &plain, NULL, s.text);
	assert_near(bench_real(&b, "segments", "x", "value"), 1. / 12, 1e-12);
	assert_near(bench_real(&b, "segments", "x", "difference"), 1. / 12 - 9. / 12, 1e-12);
	assert_near(bench_real(&b, "segments", "x", "p"), bench_real(&b, "segments", "y", "p"), 1e-12);
	assert_true(bench_real(&b, "segments", "x", "p") < .01);
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_outcomes_of_the_flow_match_r_and_python),
		cmocka_unit_test(choices_match_r_and_python),
		cmocka_unit_test(the_same_people_in_both_arms_match_r_and_python),
		cmocka_unit_test(counts_match_r_and_python_and_looks_cost),
		cmocka_unit_test(eight_against_nine_people_are_told_what_more_would_do),
		cmocka_unit_test(three_against_three_people_can_show_something_and_two_cannot),
		cmocka_unit_test(p_and_interval_that_disagree_are_not_shown_and_said),
		cmocka_unit_test(a_difference_that_does_not_matter_is_the_same),
		cmocka_unit_test(less_is_better_where_the_study_says_down),
		cmocka_unit_test(people_who_were_not_dealt_as_planned_make_all_unsound),
		cmocka_unit_test(a_cell_without_an_answer_is_missing_and_still_dealt),
		cmocka_unit_test(a_column_for_each_arm_is_one_trial_of_the_same_people),
		cmocka_unit_test(words_of_the_study_are_yes_and_no),
		cmocka_unit_test(numbers_beside_words_and_full_width_ones_are_numbers),
		cmocka_unit_test(zeros_and_ones_are_no_and_yes_unless_the_study_says_otherwise),
		cmocka_unit_test(several_answers_of_a_person_are_averaged_where_asked),
		cmocka_unit_test(people_without_an_answer_are_dealt_in_balance),
		cmocka_unit_test(the_plan_reads_nothing),
		cmocka_unit_test(segments_have_the_superiority_of_each_against_all_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
