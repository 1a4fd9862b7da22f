/* column_words.c -- tests the reading of words that stand for numbers: model/column_words, and
 * the range of a role. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/sheet.h"

#include <math.h>

static const double values[] = { -2, 1, (double)NAN, 2, -1 };
static const bool own[] = { false, false, false, true, false };
static struct cc_item words[] = { { .id = { "anxiety", 7 }, .label = { { "Anxiety", "不安" } } },
	{ .id = { "hope", 4 } }, { .id = { "surprise", 8 } }, { .id = { "満足", 6 } },
	{ .id = { "不満", 6 } } };
static struct cc_lexicon lexicon = {
	.words = { .n = 5, .item = words }, .value = values, .own = own, .key = "x: {}"
};

/* The scale is -2..2 and the role of a score takes words. */
static int
words_set_up(void **state)
{
	set_up(state);
	run.scale[0] = -2;
	run.scale[1] = 2;
	lexicon.words.names = 0;
	cc_items_index(&lexicon.words, arena);
	run.lexicon = &lexicon;
	sheet_roles[SCORE].flags |= CC_ROLE_WORDS;
	return 0;
}

static int
words_tear_down(void **state)
{
	sheet_roles[SCORE].flags &= ~(unsigned)CC_ROLE_WORDS;
	sheet_roles[SCORE].range = NULL;
	return tear_down(state);
}

static void
words_and_numbers_of_a_cell_count_as_their_mean(void **state)
{
	(void)state;
	read_sheet("", "score",
	    ROWS("anxiety", "HOPE", "不安;hope", "hope\n2", " 1 ; -1;", "hope;hope;anxiety", "-2"));
	assert_said(
	    "2: score=-2\n3: score=1\n4: score=-0.5\n5: score=1.5\n6: score=0\n7: score=0\n8: score=-2\n");
	assert_int_equal(problems.count, 0);
}

static void
none_what_is_denied_and_words_without_a_number_say_nothing(void **state)
{
	(void)state;
	read_sheet("", "score",
	    ROWS("none", "anxiety:neg", "surprise", "hope;anxiety:neg", "NA", "-", "surprise;2"));
	assert_said("2:\n3:\n4:\n5: score=1\n6:\n7:\n8: score=2\n");
	assert_int_equal(problems.count, 0);
}

/* Words are told beside the number, each once, also where it is missing. */
static void
the_words_of_a_row_are_kept(void **state)
{
	const struct cc_want *want;
	struct cc_span cell[] = { CC_SPAN("hope;anxiety;hope"), CC_SPAN("2"), CC_SPAN("surprise") };
	uint64_t line[] = { 2, 3, 4 };
	uint32_t width[] = { 1, 1, 1 };
	struct cc_rows rows = { .n = 3, .wanted = 1, .cell = cell, .line = line, .width = width };
	const struct cc_column *score;

	(void)state;
	assert_true(begin("") && bind_header("score", true));
	want = cc_bound_want(bound);
	assert_int_equal(want->n, 1);
	score = cc_type(typing, &rows, bound, &problems, &seen, batch_arena)->role[SCORE][0];
	assert_int_equal(score->first[1], 2);
	assert_int_equal(score->id[0], 1);
	assert_int_equal(score->id[1], 0);
	assert_int_equal(score->first[2], 2);
	assert_int_equal(score->first[3], 3);
	assert_int_equal(score->id[2], 2);
	assert_int_equal(score->missing[2], 1);
}

/* 不満 is the second label of a scale, as とても満足 shows; 満足 the study has called a feeling. */
static void
a_label_goes_before_a_word_unless_the_study_says_the_word(void **state)
{
	(void)state;
	read_sheet("", "score", ROWS("とても満足", "不満", "満足", "不満;hope"));
	assert_said("2: score=2\n3: score=-1\n4: score=2\n5: score=0\n");
}

static void
other_words_and_numbers_off_the_scale_are_refused(void **state)
{
	(void)state;
	read_sheet("", "score", ROWS("happy", "hope;happy", "3", "hope;3"));
	assert_int_equal(problems.count, 4);
	assert_problem(0,
	    "in.csv:2: column \"score\": \"happy\"; wanted a number from -2 to 2, or a word such as "
	    "\"anxiety\"; what others mean is said by x: {} in the study; --missing=+happy if it is no "
	    "answer");
	assert_problem(2, "in.csv:4: column \"score\": \"3\"; wanted a number from -2 to 2");
}

/* What is turned is not mixed with words. */
static void
turned_numbers_stand_alone(void **state)
{
	(void)state;
	read_sheet("columns: {score: {column: score, scale: {low: 5, high: 1}}}\n", "score",
	    ROWS("5", "1", "hope;5"));
	assert_int_equal(problems.count, 1);
	assert_said("2: score=-2\n3: score=2\n4:\n");
}

static void
a_role_may_have_a_range_of_its_own(void **state)
{
	static const double severity[] = { 1, 5 };

	(void)state;
	sheet_roles[SCORE].flags = 0;
	sheet_roles[SCORE].range = severity;
	read_sheet("", "score", ROWS("5", "6", "0.5"));
	assert_int_equal(problems.count, 2);
	assert_problem(0, "in.csv:3: column \"score\": \"6\"; wanted a number from 1 to 5");
	sheet_roles[SCORE].flags = CC_ROLE_SCALE;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, words_set_up, words_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_and_numbers_of_a_cell_count_as_their_mean),
		TEST(none_what_is_denied_and_words_without_a_number_say_nothing),
		TEST(the_words_of_a_row_are_kept),
		TEST(a_label_goes_before_a_word_unless_the_study_says_the_word),
		TEST(other_words_and_numbers_off_the_scale_are_refused),
		TEST(turned_numbers_stand_alone),
		TEST(a_role_may_have_a_range_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
