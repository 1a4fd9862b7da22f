/* words_mecab.c -- tests text/words_mecab: words of a dictionary; skipped where there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"
#include "text/read_words.h"

#include <stdio.h>

/* Whether there is a dictionary; else says what is skipped. */
static bool
begin_mecab(const char *study)
{
	way = (struct cc_word_options){ CC_WORDS_MECAB, "/var/lib/mecab/dic/debian" };
	if (load(NULL, study)) {
		reader = cc_word_reader_new(rules, ids);
		return true;
	}
	if (cc_words_mecab() != NULL && strstr(err.text, "is no dictionary") == NULL)
		fail_msg("%s", err.text);
	fprintf(stderr, "skipped: no dictionary of MeCab (libmecab-dev, mecab-ipadic-utf8): %s\n", err.text);
	skip();
	return false;
}

static void
words_are_base_forms_and_say_what_is_talked_about(void **state)
{
	(void)state;
	if (!begin_mecab(NULL))
		return;
	assert_string_equal(words("味が薄くて飲みにくい。"), "味 薄い 飲む");
	assert_string_equal(class_of(0), "noun");
	assert_string_equal(class_of(1), "adjective");
	assert_string_equal(class_of(2), "verb");
	assert_string_equal(words("これは彼の3個の荷物である!!! +"), "荷物");
	assert_string_equal(words("Ｋの手紙"), "k 手紙");
	assert_string_equal(class_of(0), "unknown");
	assert_string_equal(words("東京へ行かない"), "東京 行く");
	assert_string_equal(class_of(0), "name");
}

static void
words_in_hiragana_alone_are_kept_where_that_is_wanted(void **state)
{
	(void)state;
	if (!begin_mecab(NULL))
		return;
	assert_string_equal(words("とてもおいしい。ゆっくりたべる"), "");
	cc_word_reader_free(reader);
	assert_true(begin_mecab("short: true"));
	assert_string_equal(words("とてもおいしい。ゆっくりたべる"), "とても おいしい ゆっくり たべる");
}

static void
a_forced_phrase_is_one_word_and_its_neighbours_are_read_as_usual(void **state)
{
	(void)state;
	if (!begin_mecab("{force: [統一教会へ, 消費生活センター, 面白くないと], same: {価格: [値段]}}"))
		return;
	assert_string_equal(words("統一教会へ行く。値段\n消費生活センターで買う"),
	    "統一教会へ 行く 価格 消費生活センター 買う");
	assert_string_equal(class_of(0), "forced");
	assert_string_equal(class_of(2), "noun");
	assert_int_equal(found.hits, 3);
}

/* Phrases that cut words anywhere, and pieces of a long text. */
static void
no_phrase_and_no_length_makes_it_give_up(void **state)
{
	struct cc_rng *rng;
	struct cc_buf text = { 0 };
	size_t sent;

	(void)state;
	if (!begin_mecab("{force: [の味, く, いし, 。朝]}"))
		return;
	rng = cc_rng_new(1, "mecab", CC_SPAN("phrases"), arena);
	for (int i = 0; i < 12000; i++) {
		static const char *const piece[] = { "朝", "の", "味", "が", "く", "おいしい", "。", " ", "a",
			"コーヒー", "\n", "飲みにくい" };

		cc_buf_puts(&text, piece[cc_rng_below(rng, sizeof piece / sizeof *piece)]);
	}
	cc_rng_free(rng);
	cc_words_of(&found, reader, (struct cc_span){ text.at, text.len });
	assert_true(found.n > 3000);
	text.len = 0;
	sent = 6000;
	for (size_t i = 0; i < sent; i++)
		cc_buf_puts(&text, "朝の珈琲を飲む。");
	cc_words_of(&found, reader, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	assert_int_equal(found.n, 3 * sent);
}

static void
another_folder_is_refused_in_words(void **state)
{
	(void)state;
	way = (struct cc_word_options){ CC_WORDS_MECAB, "/nonexistent" };
	assert_false(load(NULL, NULL));
	if (cc_words_mecab() != NULL)
		assert_string_equal(err.text, "\"/nonexistent\" is no dictionary of MeCab; wanted "
					      "--dictionary=DIR (package mecab-ipadic-utf8)");
	else
		assert_string_equal(err.text, "--words=mecab: built without MeCab; wanted --words=runs, or a "
					      "build with libmecab-dev and the dictionary mecab-ipadic-utf8");
	assert_int_equal(err.code, CC_EXIT_USAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    words_are_base_forms_and_say_what_is_talked_about, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    words_in_hiragana_alone_are_kept_where_that_is_wanted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_forced_phrase_is_one_word_and_its_neighbours_are_read_as_usual, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_phrase_and_no_length_makes_it_give_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_folder_is_refused_in_words, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
