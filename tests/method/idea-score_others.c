/* idea-score_others.c -- tests of what other weights, other raters and other
 * ideas say: robustness, W, duplicates, contributions. */
#include "method/panel.h"

/* The ideas that anybody may weigh as they like. */
static void
first_shares_come_near_the_exact_ones(void **state)
{
	struct bench *b = *state;

	b->run.draws = 20000;
	score(b, HEADER "\nA|ann|3|3|3|1\nB|ann|3|2|2|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 5.0 / 9, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 4.0 / 9, 0.015);
	forget(b);
	score(b, HEADER "\nA|ann|3|3|1|1\nB|ann|2|2|2|2\nC|ann|1|1|3|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 0.5, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 0, 0);
	/* always 8 of 12; those of two by a weight of one half or more */
	assert_near(real(b, "robustness", "B", "pass_share"), 1, 0);
	assert_near(real(b, "robustness", "C", "pass_share"), 0.5, 0.015);
	forget(b);
	score(b, HEADER "\nA|ann|3|3|2|2\nB|ann|2|3|3|2\nC|ann|3|1|3|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 0.267, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 0.267, 0.015);
	assert_near(real(b, "robustness", "C", "first_share"), 0.466, 0.015);
}

static void
robustness_is_of_whole_ideas_and_needs_a_threshold_for_its_pass_share(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|3\na|bob|3|3|1|3\nb|ann|2|2|2|2\nc|ann|3|3||3\n");
	assert_int_equal(integer(b, "robustness", "a", "pareto_layer"), 1);
	assert_int_equal(integer(b, "robustness", "b", "pareto_layer"), 2);
	assert_int_equal(integer(b, "robustness", "c", "pareto_layer"), -1);
	assert_nan(real(b, "robustness", "c", "first_share"));
	/* the largest over the axes: of 3 and 1 */
	assert_near(real(b, "robustness", "a", "spread"), sqrt(2), 1e-15);
	assert_nan(real(b, "robustness", "b", "spread"));
	assert_string_equal(note(b, "talk-about"),
	    "1 idea to talk about, because raters differ on an axis by a standard deviation of 0.8 or "
	    "more: a");
	forget(b);
	judge(b, "idea_score:\n  axes: [{id: x}, {id: y}]\n", "idea|x|y\na|1|3\nb|3|1\n", NULL, 1);
	assert_near(
	    real(b, "robustness", "a", "first_share") + real(b, "robustness", "b", "first_share"), 1, 1e-12);
	assert_nan(real(b, "robustness", "a", "pass_share"));
}

static void
w_is_of_the_ideas_that_every_rater_of_an_axis_scored(void **state)
{
	struct bench *b = *state;

	/* cyd opened an axis alone, and left two of the three ideas out there */
	score(b, HEADER "\na|ann|1|2|1|1\na|bob|1|2|1|2\na|cyd||1||\nb|ann|2|1|2|1\nb|bob|2|1|2|3\n"
			"c|ann|3|3|1|1\nc|bob|3|3|2|1\n");
	assert_near(real(b, "agreement", "customer_value", "w"), 1, 0);
	assert_nan(real(b, "agreement", "uniqueness", "w"));
	/* ann ranks 1.5 3 1.5, bob 1 2.5 2.5: 12 * 4.5 / (4 * 24 - 2 * 12) */
	assert_near(real(b, "agreement", "feasibility", "w"), 0.75, 1e-15);
	/* totals 5, 6, 8 and 6, 8, 9 */
	assert_near(real(b, "agreement", "total", "w"), 1, 0);
	assert_string_equal(note(b, "w-one"),
	    "Kendall's W is undefined, because it takes two raters and two ideas that all of them scored: "
	    "uniqueness");
	forget(b);
	score(b, HEADER "\na|ann|1|2|1|1\na||1|2|1|2\nb|ann|2|1|2|1\nb||2|1|2|3\n");
	assert_nan(real(b, "agreement", "total", "w"));
	assert_string_equal(note(b, "w-unnamed"),
	    "no Kendall's W, because rows do not say whose scores they are: customer_value, uniqueness, "
	    "feasibility, marketability, total");
}

/* irr's anxiety data on four axes; each rater's scores raised by so much, which
 * leaves their order alone, but not the number of patterns. */
static void
score_anxiety(struct bench *b, double raise)
{
	static const char *const given[] = { "33345523522615221243", "36462424332333221334",
		"21443216111233113322" };
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, HEADER "\n");
	for (int rater = 0; rater < 3; rater++)
		for (int idea = 0; idea < 20; idea++) {
			cc_buf_printf(&text, "i%02d|r%d", idea, rater);
			for (int axis = 0; axis < 4; axis++)
				cc_buf_printf(&text, "|%g", given[rater][idea] - '0' + raise * rater);
			cc_buf_putc(&text, '\n');
		}
	b->opts.scale = (struct cc_range){ 0, 99, true };
	score(b, text.at);
	cc_buf_free(&text);
}

static void
w_is_the_same_by_patterns_and_by_values(void **state)
{
	struct bench *b = *state;

	for (int raise = 0; raise <= 10; raise += 10) {
		score_anxiety(b, raise);
		for (uint32_t a = 0; a <= b->items[AXES]->n; a++) {
			const struct cc_table *t = cc_report_table(b->report, "agreement");
			const struct cc_cell *row = &t->cell[a * t->n_columns];

			assert_near(row[7].as.real, .539657, 5e-7);
			assert_near(row[8].as.real, .042883, 5e-7);
		}
		forget(b);
	}
}

/* Two more ideas of a rater of their own, whose values make more patterns than
 * are counted. */
static void
ideas_and_raters_are_the_same_by_patterns_and_by_judgements(void **state)
{
	static const char *const more[] = { "", "zy|zed|1.1|1.2|1.3|1.4\nzz|zed|1.5|1.6|1.7|1.8\n" };
	struct bench *b = *state, other = *b;
	struct cc_buf text = { 0 };
	uint32_t random = 7;

	for (int turn = 0; turn < 2; turn++) {
		random = 7;
		text.len = 0;
		cc_buf_puts(&text, HEADER "\n");
		for (int row = 0; row < 50; row++) {
			cc_buf_printf(&text, "i%d|%s%d", row / 7, row % 7 == 6 ? "" : "r", row % 7);
			if (row % 7 == 6)
				text.len--; /* nobody's */
			for (int axis = 0; axis < 4; axis++) {
				random = random * 1103515245 + 12345;
				cc_buf_putc(&text, '|');
				if ((random >> 16) % 5 > 0)
					cc_buf_printf(&text, "%u", 1 + (random >> 18) % 3);
			}
			cc_buf_putc(&text, '\n');
		}
		cc_buf_puts(&text, more[turn]);
		cc_buf_putc(&text, '\0');
		score(turn == 0 ? b : &other, text.at);
	}
	for (int i = 0; i < 8; i++) {
		const char *idea = cc_format(b->arena, "i%d", i), *rater = cc_format(b->arena, "r%d", i);

		assert_near(real(b, "ideas", idea, "total"), real(&other, "ideas", idea, "total"), 0);
		assert_near(real(b, "ideas", idea, "low"), real(&other, "ideas", idea, "low"), 0);
		assert_int_equal(
		    integer(b, "ideas", idea, "raters"), integer(&other, "ideas", idea, "raters"));
		if (i > 5)
			continue;
		assert_near(real(b, "raters", rater, "mean"), real(&other, "raters", rater, "mean"), 0);
		assert_near(
		    real(b, "raters", rater, "leniency"), real(&other, "raters", rater, "leniency"), 0);
	}
	forget(&other);
	cc_buf_free(&text);
}

static void
the_first_of_its_cluster_stands_for_a_duplicate(void **state)
{
	struct bench *b = *state;

	b->run.has_as_of = true;
	score(b, "text|" HEADER
		 "\n送料を最初に表示してほしい|a|ann|1|1|2|2\n最初に送料を表示してほしい|b|ann|3|3|3|2\n"
		 "返品の方法が分からない|c|ann|2|2|2|2\n");
	assert_near(real(b, "duplicates", "a", "similarity"), .714285714286, 1e-12);
	assert_word(b, "b", "duplicate_of", "a");
	assert_true(cell_of(b, "ideas", "a", "duplicate_of")->empty);
	assert_true(cell_of(b, "ideas", "c", "duplicate_of")->empty);
	assert_near(real(b, "measures", "unique_idea_rate", "value"), 2.0 / 3, 1e-15);
	assert_string_equal(
	    note(b, "unique-ideas"), "different ideas: 2 of 3 (66.7%); without any duplicate: 1 (33.3%)");
}

static void
contributions_add_up_to_the_total(void **state)
{
	struct bench *b = *state;
	const struct cc_table *t;
	double sum = 0;

	judge(b, "idea_score:\n  axes: [{id: x, weight: 2}, {id: y, weight: 0.5}, {id: z, weight: 0.7}]\n",
	    "idea|x|y|z\na|1|3|2\na|2|3|2\na|2|1|1\n", NULL, 1);
	t = cc_report_table(b->report, "explain");
	assert_int_equal(t->rows, 3);
	for (size_t i = 0; i < t->rows; i++)
		sum += t->cell[i * t->n_columns + 4].as.real;
	assert_near(sum, real(b, "ideas", "a", "total"), 1e-14);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(first_shares_come_near_the_exact_ones),
		TEST(robustness_is_of_whole_ideas_and_needs_a_threshold_for_its_pass_share),
		TEST(w_is_of_the_ideas_that_every_rater_of_an_axis_scored),
		TEST(w_is_the_same_by_patterns_and_by_values),
		TEST(ideas_and_raters_are_the_same_by_patterns_and_by_judgements),
		TEST(the_first_of_its_cluster_stands_for_a_duplicate),
		TEST(contributions_add_up_to_the_total),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
