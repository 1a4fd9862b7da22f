/* word_tables.c -- tests the tables of words: figure/word_tables, characteristic, word_network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/characteristic.h"
#include "figure/said.h"
#include "figure/word_network.h"
#include "figure/word_tables.h"
#include "near.h"

enum { WORDS, CHARACTERISTIC, NETWORK };

static const struct cc_table_spec tables[] = {
	[WORDS] = CC_WORDS_TABLE,
	[CHARACTERISTIC] = CC_CHARACTERISTIC_TABLE,
	[NETWORK] = CC_NETWORK_TABLE,
	{ 0 },
};

static struct cc_report *report;
static struct cc_err err;
static const struct cc_run run = { .confidence = .95 };

static int
set_up(void **state)
{
	said_set_up(state);
	report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	return 0;
}

static int
tear_down(void **state)
{
	cc_report_free(report);
	return said_tear_down(state);
}

static const char *
note(const char *code)
{
	for (size_t i = 0; i < report->n_notes; i++)
		if (strcmp(report->note[i].code, code) == 0)
			return report->note[i].text;
	return "";
}

static struct cc_table *
table(unsigned t)
{
	return cc_report_at(report, t);
}

static const char *
text_at(unsigned t, size_t row, unsigned column)
{
	return cc_span_text(arena, cc_table_cell(table(t), row, column)->as.text);
}

static void
a_word_has_the_share_of_its_people(void **state)
{
	(void)state;
	say_alone("", "tea tea", 14);
	said_count(40, NULL);
	cc_word_table(report, table(WORDS), &people, &run);
	assert_int_equal(table(WORDS)->rows, 1);
	assert_string_equal(text_at(WORDS, 0, 1), "tea");
	assert_string_equal(text_at(WORDS, 0, 2), "noun");
	assert_int_equal(cc_table_int(table(WORDS), 0, 4), 28);
	assert_near(cc_table_real(table(WORDS), 0, 6), .35, 1e-15);
	assert_near(cc_table_real(table(WORDS), 0, 7), .2213, 1e-4); /* Wilson */
	assert_near(cc_table_real(table(WORDS), 0, 8), .5049, 1e-4);
}

static void
words_that_are_drawn_alike_are_noted(void **state)
{
	(void)state;
	say_alone("", "ブルべ ニッチ", 4);
	say_alone("", "ブルベ 二ッチ 二次", 2);
	said_count(6, NULL);
	cc_word_notes(report, &people, arena);
	assert_string_equal(note("words-lookalike"), "2 pairs of words look alike (ブルべ 4 / ブルベ 2, "
						     "ニッチ 4 / 二ッチ 2): one word each? words: {same: "
						     "...} makes them one");
	assert_string_equal(note("words-rare"), "");
}

/* khcoder#66: a segment of 238 people, a word of 175, 51 of them both. */
static void
jaccard_counts_people_never_occurrences(void **state)
{
	const uint64_t in[] = { 238, 762 };

	(void)state;
	say_alone("tense", "shine shine", 51);
	say_alone("", "shine", 124);
	said_count(1000, in);
	assert_true(
	    cc_characteristic(report, table(CHARACTERISTIC), &people, SEGMENT, 10, false, &run, &err));
	assert_int_equal(table(CHARACTERISTIC)->rows, 1);
	assert_int_equal(cc_table_int(table(CHARACTERISTIC), 0, 3), 238);
	assert_int_equal(cc_table_int(table(CHARACTERISTIC), 0, 4), 51);
	assert_near(cc_table_real(table(CHARACTERISTIC), 0, 8), 124. / 762, 1e-15);
	assert_near(cc_table_real(table(CHARACTERISTIC), 0, 9), .140883977901, 1e-12);
}

static void
what_is_not_shown_is_compared_all_the_same(void **state)
{
	const uint64_t in[] = { 20, 20, 0 };
	double p;

	(void)state;
	say_alone("a", "tea", 15);
	say_alone("b", "tea", 5);
	say_alone("a", "cup", 12);
	say_alone("b", "cup", 6);
	say_alone("b", "bean", 5);
	said_count(40, in);
	assert_true(cc_characteristic(report, table(CHARACTERISTIC), &people, SEGMENT, 1, false, &run, &err));
	assert_int_equal(table(CHARACTERISTIC)->rows, 2);
	assert_string_equal(text_at(CHARACTERISTIC, 0, 2), "tea");
	assert_string_equal(text_at(CHARACTERISTIC, 1, 2), "bean");
	p = cc_table_real(table(CHARACTERISTIC), 0, 13);
	assert_near(cc_table_real(table(CHARACTERISTIC), 0, 14), 3 * p, 1e-12);
	assert_string_equal(note("words-compared"),
	    "characteristic: p_adjusted allows for 3 comparisons, of all words, shown or not (Holm)");
}

static void
pairs_stand_by_jaccard_and_ties_with_the_last_are_shown(void **state)
{
	(void)state;
	say("ann", "", (double)NAN, "tea cup milk");
	say("bob", "", (double)NAN, "tea");
	say("bob", "", (double)NAN, "cup milk milk");
	say("cid", "", (double)NAN, "bean tea");
	say("dan", "", (double)NAN, "bean tea");
	said_count(4, NULL);
	counting.least = 2;
	cc_word_network(report, table(NETWORK), &people, 1);
	assert_int_equal(table(NETWORK)->rows, 1);
	assert_string_equal(text_at(NETWORK, 0, 0), "milk");
	assert_string_equal(text_at(NETWORK, 0, 1), "cup");
	assert_int_equal(cc_table_int(table(NETWORK), 0, 2), 2);
	assert_near(cc_table_real(table(NETWORK), 0, 5), 1, 0);
	assert_string_equal(note("network-edges"), "network: 3 weaker pairs are not shown (--edges)");
	cc_word_network(report, table(NETWORK), &people, 2);
	assert_int_equal(table(NETWORK)->rows, 1 + 4);
}

static void
of_too_many_words_the_most_said_make_the_network(void **state)
{
	struct cc_buf words = { 0 };

	(void)state;
	for (int i = 0; i < CC_NETWORK_WORDS + 1; i++)
		say_alone("", cc_format(arena, "w%d", i), 1);
	for (int i = 0; i < 50; i++)
		cc_buf_printf(&words, "w%d ", i);
	say("ann", "", (double)NAN, words.at);
	cc_buf_free(&words);
	said_count(3000, NULL);
	cc_word_network(report, table(NETWORK), &people, 0);
	assert_int_equal(table(NETWORK)->rows, 50 * 49 / 2);
	assert_string_equal(note("network-words"), "network: of 2001 words only the 2000 most said");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_word_has_the_share_of_its_people, set_up, tear_down),
		cmocka_unit_test_setup_teardown(words_that_are_drawn_alike_are_noted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(jaccard_counts_people_never_occurrences, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_not_shown_is_compared_all_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    pairs_stand_by_jaccard_and_ties_with_the_last_are_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    of_too_many_words_the_most_said_make_the_network, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
