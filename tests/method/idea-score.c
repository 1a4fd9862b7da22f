/* idea-score.c -- tests of the figures of a panel of raters. */
#include "method/panel.h"

static void
a_total_is_the_sum_of_axis_means_over_all_ratings(void **state)
{
	struct bench *b = *state;

	/* means 5/2, 2, 7/3 and 3: the third rater left two axes open */
	score(b, HEADER "\na|ann|3|2|2|3\na|bob|2|2|3|3\na|cyd|||2|\n");
	assert_near(real(b, "ideas", "a", "customer_value"), 2.5, 0);
	assert_near(real(b, "ideas", "a", "feasibility"), 7.0 / 3, 1e-15);
	assert_near(real(b, "ideas", "a", "total"), 2.5 + 2 + 7.0 / 3 + 3, 1e-15);
	assert_int_equal(integer(b, "ideas", "a", "raters"), 3);
}

static void
the_interval_is_students_t_over_raters_who_scored_every_axis(void **state)
{
	struct bench *b = *state;
	/* totals 11, 10 and 11: sd 1/sqrt 3, so SE 1/3; t(.975, 2) = .95 sqrt(2 / (1 - .95^2)) */
	const double half = 0.95 * sqrt(2 / (1 - 0.95 * 0.95)) / 3;

	score(b, HEADER "\na|ann|3|3|2|3\na|bob|3|2|2|3\na|cyd|2|3|3|3\n");
	assert_near(real(b, "ideas", "a", "total"), 32.0 / 3, 1e-14);
	assert_near(real(b, "ideas", "a", "low"), 32.0 / 3 - half, 1e-12);
	assert_near(real(b, "ideas", "a", "high"), 32.0 / 3 + half, 1e-12);
	/* a fourth who left an axis open moves the middle, not the width */
	forget(b);
	score(b, HEADER "\na|ann|3|3|2|3\na|bob|3|2|2|3\na|cyd|2|3|3|3\na|dan||1|3|3\n");
	assert_near(real(b, "ideas", "a", "total"), 8.0 / 3 + 9.0 / 4 + 10.0 / 4 + 3, 1e-14);
	assert_near(real(b, "ideas", "a", "high") - real(b, "ideas", "a", "low"), 2 * half, 1e-12);
}

static void
pass_confidence_is_the_distribution_of_t_at_the_bar(void **state)
{
	struct bench *b = *state;
	double t;

	/* df 2: totals 7, 8 and 6, SE 1/sqrt 3, t = -sqrt 3 */
	score(b, HEADER "\na|ann|2|2|2|1\na|bob|2|2|2|2\na|cyd|1|2|2|1\n");
	t = -sqrt(3);
	assert_near(real(b, "ideas", "a", "pass_confidence"), 0.5 + t / (2 * sqrt(2 + t * t)), 1e-12);
	/* df 4: totals 7, 7, 7, 7 and 9, mean 7.4, SE .4, t = -1.5: R's pt(-1.5, 4) is 0.104 */
	forget(b);
	score(b, HEADER "\na|ann|2|2|2|1\na|bob|2|2|1|2\na|cyd|1|2|2|2\na|dan|2|1|2|2\na|eve|3|2|2|2\n");
	assert_near(real(b, "ideas", "a", "pass_confidence"), 0.104, 1e-12);
}

static void
raters_who_agree_or_are_two_give_no_interval(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|2|3|2\na|bob|2|3|2|3\na|cyd|3|3|2|2\nb|ann|1|1|1|1\nb|bob|3|3|3|3\n");
	for (int i = 0; i < 2; i++) {
		const char *idea = i == 0 ? "a" : "b";

		assert_nan(real(b, "ideas", idea, "low"));
		assert_nan(real(b, "ideas", idea, "high"));
		assert_nan(real(b, "ideas", idea, "pass_confidence"));
	}
	assert_string_equal(
	    note(b, "no-spread"), "1 idea has no interval, because all its raters agree on the total");
	assert_string_equal(note(b, "few-raters"),
	    "1 idea has no interval, because fewer than three raters scored it on every axis");
}

static void
one_rater_has_a_total_and_no_interval(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|2|3|2\n");
	assert_near(real(b, "ideas", "a", "total"), 10, 0);
	assert_nan(real(b, "ideas", "a", "low"));
	assert_nan(real(b, "ideas", "a", "high"));
	assert_nan(real(b, "ideas", "a", "pass_confidence"));
	assert_string_equal(note(b, "few-raters"),
	    "1 idea has no interval, because fewer than three raters scored it on every axis");
	assert_string_equal(note(b, "alpha-no-pairs"),
	    "alpha is undefined, because no idea has two ratings: customer_value, uniqueness, "
	    "feasibility, marketability, total");
}

static void
an_idea_that_nobody_rated_on_an_axis_is_incomplete_and_has_no_rank(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|\na|bob|3|3|3|NA\nb|ann|1|1|1|1\nb|bob|1|1|1|1\n");
	assert_word(b, "a", "verdict", "incomplete");
	assert_nan(real(b, "ideas", "a", "total"));
	assert_int_equal(integer(b, "ideas", "a", "rank"), -1);
	assert_int_equal(integer(b, "ideas", "b", "rank"), 1);
	assert_string_equal(
	    note(b, "incomplete"), "1 idea has no total, because nobody scored it on some axis");
}

static void
weights_keep_the_scale_of_the_total(void **state)
{
	struct cc_pair pair[] = { { CC_SPAN("customer_value"), 4 }, { CC_SPAN("独自性"), 2 },
		{ CC_SPAN("feasibility"), 0 } };
	struct bench *b = *state;

	/* (4 * 3 + 2 * 1 + 0 * 2 + 1 * 2) / 7 * 4 */
	b->opts.weights = (struct cc_pairs){ 3, pair };
	score(b, HEADER "\na|ann|3|1|2|2\na|bob|3|1|2|2\nb|ann|3|3|1|3\n");
	assert_near(real(b, "ideas", "a", "total"), 16.0 / 7 * 4, 1e-14);
	assert_near(real(b, "ideas", "b", "total"), 12, 1e-14);
	assert_null(note(b, "threshold-chance"));
}

static void
weights_of_the_study_give_way_to_those_of_the_command(void **state)
{
	struct cc_pair pair[] = { { CC_SPAN("b"), 3 } };
	struct bench *b = *state;

	b->opts.weights = (struct cc_pairs){ 1, pair };
	judge(b, "idea_score: {axes: [{id: a, weight: 1}, {id: b, weight: 100}]}\n", "idea|a|b\nx|3|1\n",
	    NULL, 1);
	assert_near(real(b, "ideas", "x", "total"), (3 + 3 * 1) / 4.0 * 2, 1e-14);
}

static void
weights_that_cannot_be_are_refused(void **state)
{
	struct cc_pair unknown = { CC_SPAN("novelty"), 1 };
	struct bench *b = *state;

	b->opts.weights = (struct cc_pairs){ 1, &unknown };
	assert_false(begin(b, NULL));
	assert_int_equal(b->err.code, CC_EXIT_USAGE);
	assert_string_equal(b->err.text, "--weights: \"novelty\" is not an axis; wanted \"customer_value\", "
					 "\"uniqueness\", \"feasibility\", \"marketability\"");
	b->opts.weights.n = 0;
	assert_false(begin(b, "idea_score:\n  axes: [{id: a, weight: -1}]\n"));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
	assert_string_equal(b->err.text, "study.yaml:2:26: weight: \"-1\"; wanted 0 or more");
	assert_false(begin(b, "idea_score:\n  axes: [{id: a, weight: 0}]\n"));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
}

static void
a_total_of_thirds_reaches_a_whole_threshold(void **state)
{
	struct bench *b = *state;

	b->opts.threshold = (struct cc_number){ 10, true };
	score(b, HEADER "\na|ann|3|2|3|2\na|bob|2|3|3|2\na|cyd|3|2|2|3\n"
			"b|ann|3|2|3|2\nb|bob|2|3|2|2\nb|cyd|3|2|2|3\n");
	assert_word(b, "a", "verdict", "priority");
	assert_word(b, "b", "verdict", "hold");
}

static void
a_veto_holds_back_only_what_would_pass(void **state)
{
	struct bench *b = *state;

	b->opts.veto = (struct cc_number){ 1.5, true };
	score(b, HEADER "\nabove|ann|3|3|3|2\nmeets|ann|3|3|3|1\nmeets|bob|3|3|3|2\nlow|ann|1|2|1|1\n");
	assert_word(b, "above", "verdict", "priority");
	assert_word(b, "meets", "verdict", "conditional");
	assert_word(b, "low", "verdict", "hold");
}

static void
other_axes_or_another_scale_have_no_threshold_of_their_own(void **state)
{
	static const char labels[] = "idea_score:\n  axes:\n    - {id: marketability, label: M}\n"
				     "    - {id: feasibility}\n    - {id: uniqueness}\n"
				     "    - {id: customer_value}\n";
	struct bench *b = *state;

	b->opts.scale = (struct cc_range){ 1, 5, true };
	score(b, HEADER "\na|ann|5|5|5|5\n");
	assert_true(cell_of(b, "ideas", "a", "verdict")->empty);
	assert_non_null(note(b, "no-threshold"));
	forget(b);
	b->opts.scale = (struct cc_range){ 1, 3, false };
	judge(b, "idea_score: {axes: [x, y]}\n", "idea|x|y\na|3|3\n", NULL, 1);
	assert_true(cell_of(b, "ideas", "a", "verdict")->empty);
	/* the default axes under other labels are still the default ones */
	forget(b);
	judge(b, labels, HEADER "\na|ann|2|2|2|2\n", NULL, 1);
	assert_word(b, "a", "verdict", "priority");
}

static void
ties_share_the_better_rank_and_go_by_id(void **state)
{
	struct bench *b = *state;
	const struct cc_table *t;
	static const char *const order[] = { "z", "b", "c", "a" };

	/* thirds in another order: totals 7 that differ by noise at most */
	score(b, HEADER "\nc|ann|1|2|2|1\nc|bob|2|2|1|3\nc|cyd|1|2|2|2\nb|ann|2|1|1|2\nb|bob|2|1|3|2\n"
			"b|cyd|2|2|2|1\nz|ann|3|3|3|3\na|ann|1|1|1|1\n");
	t = cc_report_table(b->report, "ideas");
	for (size_t i = 0; i < 4; i++)
		assert_true(cc_span_eq(t->cell[i * t->n_columns + 1].as.text, cc_span(order[i])));
	assert_int_equal(integer(b, "ideas", "b", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "c", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "a", "rank"), 4);
	/* .1 + .2 and .3 are not one double */
	forget(b);
	b->opts.scale = (struct cc_range){ 0, 9, true };
	judge(b, "idea_score:\n  axes: [{id: x, weight: 0.1}, {id: y, weight: 0.2}, {id: z, weight: 0.3}]\n",
	    "idea|x|y|z\na|0|0|1\nb|1|1|0\n", NULL, 1);
	assert_true(real(b, "ideas", "a", "total") != real(b, "ideas", "b", "total"));
	assert_int_equal(integer(b, "ideas", "a", "rank"), 1);
	assert_int_equal(integer(b, "ideas", "b", "rank"), 1);
}

static void
weak_axes_lie_below_the_middle_of_the_scale(void **state)
{
	struct bench *b = *state;
	const struct cc_cell *weak;

	score(b, HEADER "\na|ann|2|1|3|1\na|bob|2|2|3|1\n");
	weak = cell_of(b, "ideas", "a", "weak_axes");
	assert_int_equal(weak->as.list.n, 2);
	assert_true(cc_span_eq(weak->as.list.item[0], CC_SPAN("uniqueness")));
	assert_true(cc_span_eq(weak->as.list.item[1], CC_SPAN("marketability")));
}

static void
rows_of_one_rater_are_one_judgement(void **state)
{
	struct bench *b = *state;

	/* totals 11, 10 and 12 */
	score(b, HEADER "\na|ann|3|3||\na|bob|3|2|2|3\na|ann|||2|3\na|cyd|3|3|3|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 3);
	assert_int_equal(integer(b, "agreement", "total", "ratings"), 3);
	assert_near(real(b, "ideas", "a", "total"), 11, 1e-14);
	assert_near(real(b, "ideas", "a", "high") - 11, 4.302652729749462 / sqrt(3), 1e-12);
}

static void
rows_without_a_rater_are_raters_of_their_own(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na||3|3|2|3\na||3|2|2|3\na|bob|3|3|3|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 3);
	assert_int_equal(integer(b, "agreement", "uniqueness", "raters"), 3);
	assert_int_equal(cc_report_table(b->report, "raters")->rows, 1);
	assert_null(note(b, "no-rater"));
	forget(b);
	score(b, "idea|customer_value|uniqueness|feasibility|marketability\na|1|2|2|2\na|1|2|2|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 2);
	assert_non_null(note(b, "no-rater"));
}

static void
a_score_given_twice_is_a_problem_of_the_later_row(void **state)
{
	static const char text[] = HEADER "\na|ann|3|||\nb|ann|1|1|1|1\na|ann|3|2||\na|ann|1|||\n";
	const size_t orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 3, 0, 1 } };
	struct bench *b = *state;

	for (size_t i = 0; i < 3; i++) {
		judge(b, NULL, text, orders[i], 1 + (unsigned)i);
		assert_int_equal(b->problems.count, 2);
		assert_string_equal(b->problems.first[0].text,
		    "panel.csv:4: column \"customer_value\": rater \"ann\" already scored idea \"a\" at "
		    "panel.csv:2; wanted one score, or --dup=first or last");
		assert_int_equal(b->problems.first[1].line, 5);
		forget(b);
	}
}

static void
two_titles_of_one_idea_are_a_problem_of_the_later_row(void **state)
{
	static const char text[] = "title|" HEADER "\nA|a|ann|3|2|2|2\nA|a|bob|3|2|2|2\nB|a|cyd|1|1|1|1\n";
	const size_t orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 } };
	struct bench *b = *state;

	for (size_t i = 0; i < 2; i++) {
		judge(b, NULL, text, orders[i], 1 + (unsigned)i);
		assert_int_equal(b->problems.count, 1);
		assert_string_equal(b->problems.first[0].text,
		    "panel.csv:4: column \"title\": \"B\"; wanted \"A\", the title "
		    "of idea \"a\" at panel.csv:2");
		forget(b);
	}
}

static void
leniency_is_the_mean_difference_to_the_others(void **state)
{
	struct bench *b = *state;

	/* ann to the mean of bob and cyd: 3 - 1.5, 2 - 2, 3 - 2, 1 - 2; alone on b, which does not count */
	score(b, HEADER "\na|ann|3|2|3|1\na|bob|1|2|2|1\na|cyd|2|2|2|3\nb|ann|3|3|3|3\n");
	assert_near(real(b, "raters", "ann", "leniency"), (1.5 + 0 + 1 - 1) / 4, 1e-15);
	assert_near(real(b, "raters", "ann", "mean"), 21.0 / 8, 1e-15);
	assert_int_equal(integer(b, "raters", "ann", "n_ideas"), 2);
}

static void
leniency_that_cancels_is_exactly_zero(void **state)
{
	struct bench *b = *state;

	/* of four: ann lies 2/3 above, then 1/3 below twice */
	score(b, HEADER "\na|ann|2|1|1|1\na|bob|1|2|1|1\na|cyd|1|1|2|1\na|dan|2|1|1|1\n"
			"b|ann|1|1|1|2\nb|bob|1|1|1|1\nb|cyd|1|1|1|1\nb|dan|1|1|1|2\n");
	assert_true(real(b, "raters", "ann", "leniency") == (2 * (2.0 / 3) - 2 * (1.0 / 3)) / 8);
	forget(b);
	score(b, HEADER "\na|ann|2|1|1|1\na|bob|1|2|1|1\na|cyd|1|1|2|1\na|dan|1|1|1|2\n");
	for (const char *const *rater = (const char *const[]){ "ann", "bob", "cyd", "dan", NULL };
	     *rater != NULL; rater++)
		assert_true(real(b, "raters", *rater, "leniency") == 0);
	forget(b);
	/* axes that not as many rated: 1/2 - 1/3 - 1/6 */
	judge(b, "idea_score: {axes: [x, y, z]}\n",
	    "idea|rater|x|y|z\na|ann|1.5|1|1\na|bob|1|1|1\na|cyd|1|2|1.5\na|dan||1|1\n", NULL, 1);
	assert_near(real(b, "raters", "ann", "leniency"), (0.5 - 1.0 / 3 - 1.0 / 6) / 3, 1e-15);
}

static void
the_worth_of_a_threshold_is_that_of_all_score_patterns(void **state)
{
	struct bench *b = *state;
	char wanted[128];

	for (int bar = 4; bar <= 12; bar++) {
		int pass = 0;

		for (int p = 0; p < 81; p++)
			pass += 4 + p % 3 + p / 3 % 3 + p / 9 % 3 + p / 27 >= bar;
		snprintf(wanted, sizeof wanted,
		    "a threshold of %d of 12 lets %.1f%% of all score patterns pass", bar, pass * 100 / 81.0);
		b->opts.threshold = (struct cc_number){ bar, true };
		score(b, HEADER "\n");
		assert_string_equal(note(b, "threshold-chance"), wanted);
		if (bar == 8)
			assert_non_null(strstr(wanted, "61.7%"));
		forget(b);
	}
}

/* Krippendorff's own four observers and twelve units. */
static void
alpha_of_the_whole_way_is_krippendorffs_own_example(void **state)
{
	static const char *const given[] = { "1233214 12...", "1233224 125.3", ".333234 2251.",
		"1233244 1251." };
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "idea|rater|rating\n");
	for (int r = 0; r < 4; r++)
		for (int u = 0, i = 0; given[r][i] != '\0'; i++)
			if (given[r][i] != ' ')
				cc_buf_printf(&text, "u%02d|%c|%c\n", ++u, 'A' + r,
				    given[r][i] != '.' ? given[r][i] : '-');
	b->opts.scale = (struct cc_range){ 1, 5, true };
	judge(b, "idea_score: {axes: [rating]}\n", text.at, NULL, 1);
	cc_buf_free(&text);
	assert_int_equal(b->problems.count, 0);
	assert_near(real(b, "agreement", "rating", "alpha"), 108577.0 / 133160, 1e-12);
	assert_near(real(b, "agreement", "total", "alpha"), 951.0 / 1120, 1e-12);
	assert_int_equal(integer(b, "agreement", "rating", "ideas"), 11);
	assert_int_equal(integer(b, "agreement", "rating", "raters"), 4);
	assert_int_equal(integer(b, "agreement", "rating", "ratings"), 40);
}

static void
alpha_without_variation_is_undefined_and_says_so(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|2|2|2|2\na|bob|2|2|2|3\nb|ann|2|2|2|1\nb|bob|2|2|2|2\n");
	assert_nan(real(b, "agreement", "uniqueness", "alpha"));
	assert_true(
	    cc_span_eq(cell_of(b, "agreement", "uniqueness", "reading")->as.text, CC_SPAN("undefined")));
	assert_string_equal(note(b, "alpha-no-variation"),
	    "alpha is undefined, because every rating is the same: customer_value, uniqueness, "
	    "feasibility");
}

static void
measures_need_a_date_and_count_judged_ideas(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|3\n");
	assert_true(cc_report_table(b->report, "measures")->left_out);
	forget(b);
	score(b, HEADER "|date\na|ann|3|3|3|3|2026-01-27\na|bob|3|3|3|2|2026-01-28\nb|ann|1|1|1|1|\n"
			"c|ann|3|||3|2026-01-02\n");
	assert_int_equal(integer(b, "measures", "priority_rate", "date"), 20481);
	assert_near(real(b, "measures", "ideas", "value"), 3, 0);
	assert_near(real(b, "measures", "priority_rate", "value"), 0.5, 0);
	assert_int_equal(integer(b, "measures", "priority_rate", "n"), 2);
	/* Wilson, 1 of 2: (1 -+ z / sqrt(2 + z^2)) / 2 at z = 1.959963984540054 */
	assert_near(real(b, "measures", "priority_rate", "low"), 0.0945312057, 1e-9);
	assert_near(real(b, "measures", "priority_rate", "high"), 0.9054687943, 1e-9);
}

static void
assert_same_table(const struct cc_table *a, const struct cc_table *b)
{
	assert_int_equal(a->rows, b->rows);
	for (size_t i = 0; i < a->rows * a->n_columns; i++) {
		const struct cc_cell *x = &a->cell[i], *y = &b->cell[i];

		assert_int_equal(x->empty, y->empty);
		if (x->empty)
			continue;
		switch (a->column[i % a->n_columns].type) {
		case CC_TYPE_REAL:
		case CC_TYPE_SHARE:
		case CC_TYPE_P: assert_memory_equal(&x->as.real, &y->as.real, sizeof(double)); break;
		case CC_TYPE_INT:
		case CC_TYPE_DATE: assert_int_equal(x->as.integer, y->as.integer); break;
		case CC_TYPE_LIST: assert_int_equal(x->as.list.n, y->as.list.n); break;
		default: assert_true(cc_span_eq(x->as.text, y->as.text));
		}
	}
}

static void
neither_the_order_of_rows_nor_who_reads_them_moves_a_bit(void **state)
{
	struct bench *b = *state, other;
	struct cc_buf text = { 0 };
	size_t order[MOST], n = 0;
	uint32_t random = 1;

	cc_buf_puts(&text, HEADER "\n");
	for (int idea = 0; idea < 9; idea++)
		for (int rater = 0; rater < 7; rater++, order[n] = n, n++) {
			cc_buf_printf(&text, "i%d|%s%d", idea, rater == 6 ? "" : "r", rater);
			for (int axis = 0; axis < 4; axis++) {
				random = random * 1103515245 + 12345;
				cc_buf_printf(&text, "|%.1f", 1 + (random >> 16) % 21 / 10.0);
			}
			cc_buf_putc(&text, '\n');
		}
	score(b, text.at);
	for (unsigned turn = 1; turn <= 8; turn++) {
		for (size_t i = n - 1; i > 0; i--) {
			size_t at = (random = random * 1103515245 + 12345) >> 16, kept = order[i];

			order[i] = order[at %= i + 1];
			order[at] = kept;
		}
		other = *b;
		other.state = NULL;
		judge(&other, NULL, text.at, order, turn);
		for (size_t t = 0; t < b->report->n_tables; t++)
			assert_same_table(&b->report->table[t], &other.report->table[t]);
		forget(&other);
	}
	cc_buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_total_is_the_sum_of_axis_means_over_all_ratings),
		TEST(the_interval_is_students_t_over_raters_who_scored_every_axis),
		TEST(pass_confidence_is_the_distribution_of_t_at_the_bar),
		TEST(raters_who_agree_or_are_two_give_no_interval),
		TEST(one_rater_has_a_total_and_no_interval),
		TEST(an_idea_that_nobody_rated_on_an_axis_is_incomplete_and_has_no_rank),
		TEST(weights_keep_the_scale_of_the_total),
		TEST(weights_of_the_study_give_way_to_those_of_the_command),
		TEST(weights_that_cannot_be_are_refused),
		TEST(a_total_of_thirds_reaches_a_whole_threshold),
		TEST(a_veto_holds_back_only_what_would_pass),
		TEST(other_axes_or_another_scale_have_no_threshold_of_their_own),
		TEST(ties_share_the_better_rank_and_go_by_id),
		TEST(weak_axes_lie_below_the_middle_of_the_scale),
		TEST(rows_of_one_rater_are_one_judgement),
		TEST(rows_without_a_rater_are_raters_of_their_own),
		TEST(a_score_given_twice_is_a_problem_of_the_later_row),
		TEST(two_titles_of_one_idea_are_a_problem_of_the_later_row),
		TEST(leniency_is_the_mean_difference_to_the_others),
		TEST(leniency_that_cancels_is_exactly_zero),
		TEST(the_worth_of_a_threshold_is_that_of_all_score_patterns),
		TEST(alpha_of_the_whole_way_is_krippendorffs_own_example),
		TEST(alpha_without_variation_is_undefined_and_says_so),
		TEST(measures_need_a_date_and_count_judged_ideas),
		TEST(neither_the_order_of_rows_nor_who_reads_them_moves_a_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
