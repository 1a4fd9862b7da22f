/* idea-score_layouts.c -- tests of scores in rows, votes, counts, and of what --dup, --aggregate and --prorate do. */
#include "method/panel.h"

#define LONG_HEADER "idea|rater|axis|score"

static const char *
problem(const struct bench *b, unsigned i)
{
	return i < b->problems.kept ? b->problems.first[i].text : "none";
}

static void
scores_in_rows_are_those_of_axes(void **state)
{
	struct bench *b = *state;

	score(b, LONG_HEADER
	    "\na|ann|customer_value|3\na|ann|独自性|2\na|bob|customer_value|2\na|bob|uniqueness|2\n"
	    "a|ann|feasibility|3\na|bob|feasibility|3\na|ann|marketability|1\na|bob|marketability|2\n");
	assert_near(real(b, "ideas", "a", "customer_value"), 2.5, 0);
	assert_near(real(b, "ideas", "a", "total"), 9, 0);
	assert_int_equal(integer(b, "ideas", "a", "raters"), 2);
	assert_int_equal(integer(b, "agreement", "total", "ratings"), 2);
}

static void
scores_without_an_axis_are_on_one_of_their_own(void **state)
{
	struct bench *b = *state;

	b->run.has_as_of = true;
	score(b, "idea|rater|score\na|ann|3\na|bob|2\nb|ann|1\n");
	assert_near(real(b, "ideas", "a", "score"), 2.5, 0);
	assert_near(real(b, "ideas", "a", "total"), 2.5, 0);
	assert_true(cell_of(b, "ideas", "a", "verdict")->empty);
	assert_non_null(note(b, "no-threshold"));
	assert_int_equal(cc_report_table(b->report, "agreement")->rows, 2);
	assert_int_equal(integer(b, "agreement", "score", "raters"), 2);
	forget(b);
	b->opts.threshold = (struct cc_number){ 2.5, true };
	score(b, "idea|rater|score\na|ann|3\na|bob|2\nb|ann|1\n");
	assert_word(b, "a", "verdict", "priority");
	assert_word(b, "b", "verdict", "hold");
}

static void
the_only_axis_of_a_study_is_that_of_scores_without_one(void **state)
{
	struct bench *b = *state;

	judge(b, "idea_score:\n  axes: [{id: taste}]\n", "idea|rater|score\na|ann|3\na|bob|2\n", NULL, 1);
	assert_near(real(b, "ideas", "a", "taste"), 2.5, 0);
	forget(b);
	judge(b, "idea_score:\n  axes: [score]\n", "idea|rater|score\na|ann|3\na|bob|2\n", NULL, 1);
	assert_near(real(b, "ideas", "a", "score"), 2.5, 0);
}

static void
a_score_needs_the_axis_that_its_column_promises(void **state)
{
	struct bench *b = *state;

	judge(b, NULL, LONG_HEADER "\na|ann|uniqueness|3\na|ann||2\na|bob||\na|bob|uniquenes|1\n", NULL, 1);
	assert_int_equal(b->problems.count, 2);
	assert_string_equal(
	    problem(b, 0), "panel.csv:3: column \"axis\": a score without an axis; wanted the axis it is on");
	assert_string_equal(problem(b, 1),
	    "panel.csv:5: column \"axis\": \"uniquenes\"; did you mean \"uniqueness\"? (wanted one of the "
	    "axes "
	    "\"customer_value\", \"uniqueness\", \"feasibility\", \"marketability\")");
}

static void
votes_are_for_against_or_seen(void **state)
{
	struct bench *b = *state;

	score(b, "idea|rater|vote\na|ann|1\na|bob|0.5\na|cyd|0\na|dan|-3\na|eve|\nb|ann|-1\nc|ann|\n");
	assert_int_equal(integer(b, "votes", "a", "votes"), 2);
	assert_int_equal(integer(b, "votes", "a", "votes_against"), 1);
	assert_int_equal(integer(b, "votes", "a", "seen"), 4);
	assert_near(real(b, "votes", "a", "vote_share"), 0.5, 0);
	/* T-0.1: 2 of 4 */
	assert_near(real(b, "votes", "a", "low"), 0.1500, 5e-5);
	assert_near(real(b, "votes", "a", "high"), 0.8500, 5e-5);
	assert_int_equal(integer(b, "ideas", "a", "rank"), 1);
	assert_int_equal(integer(b, "ideas", "b", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "c", "rank"), -1);
	assert_int_equal(integer(b, "votes", "c", "seen"), 0);
	assert_nan(real(b, "votes", "c", "vote_share"));
	assert_nan(real(b, "ideas", "a", "total"));
	assert_true(cell_of(b, "ideas", "a", "raters")->empty && cell_of(b, "ideas", "c", "verdict")->empty);
	assert_true(cc_report_table(b->report, "agreement")->left_out);
	assert_true(cc_report_table(b->report, "raters")->left_out);
	assert_string_equal(note(b, "unseen"), "1 idea has no votes, and no row says that it was seen");
}

static void
ideas_of_votes_are_ranked_by_the_wilson_bound(void **state)
{
	struct bench *b = *state;

	/* methods 4.8: net votes and the share of votes would each turn a pair round */
	score(b, "idea|votes|votes_against\nhundred|100|1\ntwo|2|0\nmany|5500|4500\nthousand|600|400\n");
	assert_int_equal(integer(b, "ideas", "hundred", "rank"), 1);
	assert_int_equal(integer(b, "ideas", "thousand", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "many", "rank"), 3);
	assert_int_equal(integer(b, "ideas", "two", "rank"), 4);
	assert_near(real(b, "votes", "hundred", "low"), 0.9460, 5e-5);
	assert_near(real(b, "votes", "thousand", "low"), 0.5693, 5e-5);
	assert_near(real(b, "votes", "many", "low"), 0.5402, 5e-5);
	assert_near(real(b, "votes", "two", "low"), 0.3424, 5e-5);
}

static void
counts_need_not_say_who_was_against_or_who_saw(void **state)
{
	struct bench *b = *state;

	score(b, "idea|votes|votes_against|seen\na|2||10\nb|3|1|\nc|4||\nd||1|5\n");
	assert_true(cell_of(b, "votes", "a", "votes_against")->empty);
	assert_int_equal(integer(b, "votes", "a", "seen"), 10);
	assert_int_equal(integer(b, "votes", "b", "seen"), 4);
	assert_near(real(b, "votes", "c", "vote_share"), 1, 0);
	assert_int_equal(integer(b, "votes", "d", "seen"), 0);
	assert_string_equal(note(b, "votes-alone"),
	    "1 idea has votes for alone, so that its share is 100%; give votes_against or seen");
	assert_string_equal(note(b, "counts-without-votes"),
	    "1 row of counts does not say how many are for the idea, and was left out");
}

static void
counts_are_whole_and_no_more_than_have_seen(void **state)
{
	struct bench *b = *state;

	judge(b, NULL, "idea|votes|votes_against|seen\na|1.5||\nb|1|-1|\nc|3|2|4\nd|3|2|5\n", NULL, 1);
	assert_int_equal(b->problems.count, 3);
	assert_string_equal(problem(b, 0),
	    "panel.csv:2: column \"votes\": \"1.5\"; wanted a whole number from 0 to 1000000000000");
	assert_string_equal(problem(b, 1),
	    "panel.csv:3: column \"votes_against\": \"-1\"; wanted a whole number from 0 to 1000000000000");
	assert_string_equal(problem(b, 2),
	    "panel.csv:4: column \"seen\": \"4\"; wanted at least the 5 votes for and against");
}

static void
a_voter_has_one_vote_and_the_nameless_have_one_each(void **state)
{
	struct bench *b = *state;
	static const char text[] = "idea|rater|segment|vote\na|ann|z|1\na|ann|b|-1\na||z|1\na||z|1\n";
	const size_t orders[][4] = { { 0, 1, 2, 3 }, { 3, 1, 0, 2 } };

	for (unsigned i = 0; i < 2; i++) {
		b->run.dup = NULL;
		judge(b, NULL, text, orders[i], 1 + i);
		assert_int_equal(b->problems.count, 1);
		assert_string_equal(problem(b, 0), "panel.csv:3: column \"vote\": \"ann\" already voted on "
						   "idea \"a\" at panel.csv:2; wanted one "
						   "vote, or --dup=first or last");
		forget(b);
		b->run.dup = "first";
		judge(b, NULL, text, orders[i], 1 + i);
		assert_int_equal(integer(b, "votes", "a", "votes"), 3);
		assert_int_equal(integer(b, "votes", "a", "seen"), 3);
		forget(b);
		b->run.dup = "last";
		judge(b, NULL, text, orders[i], 1 + i);
		assert_int_equal(integer(b, "votes", "a", "votes"), 2);
		assert_int_equal(integer(b, "votes", "a", "votes_against"), 1);
		assert_string_equal(
		    note(b, "dup-votes"), "1 vote or count given again was left out (--dup=last)");
		forget(b);
	}
}

static void
counts_of_segments_add_up_and_the_same_twice_is_a_problem(void **state)
{
	struct bench *b = *state;

	score(b, "idea|segment|votes|votes_against\na|x|3|1\na|y|1|3\n");
	assert_int_equal(integer(b, "votes", "a", "votes"), 4);
	assert_int_equal(integer(b, "votes", "a", "seen"), 8);
	assert_near(real(b, "segments", "x", "value"), 0.75, 0);
	assert_near(real(b, "segments", "x", "difference"), 0.5, 0);
	forget(b);
	judge(b, NULL, "idea|votes\na|3\nb|1\na|4\n", NULL, 2);
	assert_int_equal(b->problems.count, 1);
	assert_string_equal(problem(b, 0), "panel.csv:4: column \"votes\": idea \"a\" already has counts at "
					   "panel.csv:2; wanted one row of it, or of "
					   "each of its segments, or --dup=first or last");
	forget(b);
	b->run.dup = "last";
	score(b, "idea|votes\na|3\nb|1\na|4\n");
	assert_int_equal(integer(b, "votes", "a", "votes"), 4);
}

static void
of_scores_given_twice_the_first_or_the_last_counts(void **state)
{
	struct bench *b = *state;
	static const char text[] = HEADER "|segment\na|ann|3|3|3|3|z\na|ann|1|1|1||b\na|ann||2|||z\n";
	const size_t orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 } };

	for (unsigned i = 0; i < 3; i++) {
		b->run.dup = "first";
		judge(b, NULL, text, orders[i], 1 + i);
		assert_int_equal(b->problems.count, 0);
		assert_near(real(b, "ideas", "a", "total"), 12, 0);
		assert_near(real(b, "segments", "z", "value"), 12, 0);
		assert_string_equal(
		    note(b, "dup-scores"), "4 scores given again were left out (--dup=first)");
		forget(b);
		b->run.dup = "last";
		judge(b, NULL, text, orders[i], 1 + i);
		assert_near(real(b, "ideas", "a", "customer_value"), 1, 0);
		assert_near(real(b, "ideas", "a", "uniqueness"), 2, 0);
		assert_near(real(b, "ideas", "a", "total"), 1 + 2 + 1 + 3, 0);
		forget(b);
	}
}

static void
a_median_is_the_middle_and_has_no_interval(void **state)
{
	struct bench *b = *state;

	b->opts.aggregate = "median";
	score(b, HEADER "\na|ann|3|3|2|\na|bob|1|2|1|\na|cyd|1|3||\na|dan|3||3|1\nb|ann|1|2|3|3\n");
	assert_near(real(b, "ideas", "a", "customer_value"), 2, 0);
	assert_near(real(b, "ideas", "a", "uniqueness"), 3, 0);
	assert_near(real(b, "ideas", "a", "feasibility"), 2, 0);
	assert_near(real(b, "ideas", "a", "marketability"), 1, 0);
	assert_near(real(b, "ideas", "a", "total"), 8, 0);
	assert_nan(real(b, "ideas", "a", "low"));
	assert_nan(real(b, "ideas", "a", "pass_confidence"));
	assert_word(b, "a", "verdict", "priority");
	assert_near(real(b, "ideas", "b", "total"), 9, 0);
	assert_string_equal(
	    note(b, "median"), "totals are of medians: they have no interval and no pass confidence");
	assert_null(note(b, "one-rater"));
}

static void
an_idea_without_an_axis_may_be_scored_on_the_rest(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3||2|3\na|bob|2||2|2\na|cyd|3|||3\n");
	assert_nan(real(b, "ideas", "a", "total"));
	forget(b);
	b->opts.prorate = true;
	score(
	    b, HEADER "\na|ann|3||2|3\na|bob|2||2|2\na|cyd|3|||3\na|dan|3||2|3\nb|ann|1|1|1|1\nc|ann||||\n");
	/* means 11/4, 2 and 11/4; raters of all three: 8, 6 and 8, times 4/3, of SD 8 / (3 sqrt 3) */
	assert_near(real(b, "ideas", "a", "total"), (11.0 / 4 + 2 + 11.0 / 4) * 4 / 3, 1e-14);
	assert_int_equal(integer(b, "agreement", "total", "ratings"), 3);
	assert_near(real(b, "ideas", "a", "high") - real(b, "ideas", "a", "low"),
	    2 * 4.302652729749462 * (8 / (3 * sqrt(3))) / sqrt(3), 1e-12);
	assert_word(b, "a", "verdict", "priority");
	assert_near(real(b, "ideas", "b", "total"), 4, 0);
	assert_nan(real(b, "ideas", "c", "total"));
	assert_word(b, "c", "verdict", "incomplete");
	assert_string_equal(note(b, "prorated"),
	    "1 idea was scored on fewer axes, and its total scaled up to all (--prorate)");
}

static void
what_counts_nothing_cannot_stand_for_the_rest(void **state)
{
	struct bench *b = *state;

	b->opts.prorate = true;
	judge(b, "idea_score:\n  axes: [{id: x, weight: 2}, {id: y, weight: 0}, {id: z, weight: 1}]\n",
	    "idea|x|y|z\na|3||\nb||3|\nc|3|1|\n", NULL, 1);
	assert_near(real(b, "ideas", "a", "total"), 9, 0);
	assert_nan(real(b, "ideas", "b", "total"));
	assert_near(real(b, "ideas", "c", "total"), 9, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(scores_in_rows_are_those_of_axes),
		TEST(scores_without_an_axis_are_on_one_of_their_own),
		TEST(the_only_axis_of_a_study_is_that_of_scores_without_one),
		TEST(a_score_needs_the_axis_that_its_column_promises),
		TEST(votes_are_for_against_or_seen),
		TEST(ideas_of_votes_are_ranked_by_the_wilson_bound),
		TEST(counts_need_not_say_who_was_against_or_who_saw),
		TEST(counts_are_whole_and_no_more_than_have_seen),
		TEST(a_voter_has_one_vote_and_the_nameless_have_one_each),
		TEST(counts_of_segments_add_up_and_the_same_twice_is_a_problem),
		TEST(of_scores_given_twice_the_first_or_the_last_counts),
		TEST(a_median_is_the_middle_and_has_no_interval),
		TEST(an_idea_without_an_axis_may_be_scored_on_the_rest),
		TEST(what_counts_nothing_cannot_stand_for_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
