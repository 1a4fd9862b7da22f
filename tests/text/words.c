/* words.c -- tests text/words: rules, and words by runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/read_words.h"

static void
begin(const char *book, const char *study)
{
	if (!load(book, study))
		fail_msg("%s", err.text);
	cc_word_reader_free(reader);
	reader = cc_word_reader_new(rules, ids);
}

static void
runs_of_kanji_katakana_and_latin_are_words(void **state)
{
	(void)state;
	begin(NULL, NULL);
	assert_string_equal(words("朝のコーヒーが薄くて飲みにくい。値段も高すぎるし、スーーーパーで買えない"),
	    "朝 コーヒー 薄 飲 値段 高 スーパー 買");
	assert_string_equal(class_of(0), "kanji");
	assert_string_equal(class_of(1), "katakana");
	assert_string_equal(words("Wi-Fiが遅い。ＵＳＢ－Ｃの充電がほしい"), "wi-fi 遅 usb-c 充電");
	assert_string_equal(class_of(0), "latin");
	assert_string_equal(words("a wide—mouthed Tーシャツ"), "wide mouthed t シャツ");
	assert_string_equal(words("ﾎﾟｲﾝﾄが使えない"), "ポイント 使");
	assert_string_equal(words("時々、人々が混む"), "時々 人々 混");
	assert_string_equal(words("建て売り"), "建 売");
}

static void
hiragana_numbers_and_single_katakana_are_no_words(void **state)
{
	(void)state;
	begin(NULL, NULL);
	assert_string_equal(words("とてもおいしい 100 3.5 ア、ーー 10km a1 1b"), "km a1 b");
	assert_string_equal(words("らーメンとコーラ"), "メン コーラ");
	assert_string_equal(words("привет 한국어 ελ"), "");
	assert_string_equal(words(""), "");
	assert_string_equal(words("?!、。"), "");
}

static void
apostrophes_and_hyphens_belong_to_a_word_inside_only(void **state)
{
	(void)state;
	begin(NULL, NULL);
	assert_string_equal(words("'tis a well-made -x- rock'n'roll' café naïve co-"),
	    "tis well-made x rock'n'roll café naïve co");
	assert_string_equal(words("it's don’t I"), "");
}

static void
words_that_say_nothing_are_left_out(void **state)
{
	(void)state;
	begin(NULL, NULL);
	assert_string_equal(words("The price of this thing and the time"), "price thing time");
	assert_string_equal(words("事、時、物、人、方、中、的、等、様、人々、物価"), "人々 物価");
}

static void
forced_phrases_come_first_then_what_is_the_same_last_what_is_left_out(void **state)
{
	(void)state;
	begin("{force: [飲みにくい, 統一教会], same: {コーヒー: [珈琲, coffee]}, stop: [空気, 店]}", NULL);
	assert_string_equal(words("珈琲は飲みにくい空気の店。COFFEE と世界統一教会へ行く"),
	    "コーヒー 飲みにくい コーヒー 世界 統一教会");
	assert_string_equal(class_of(0), "katakana");
	assert_string_equal(class_of(1), "forced");
	assert_int_equal(found.id[0], found.id[2]);
	assert_int_equal(found.hits, 4);
	assert_int_equal(rules->n_rules, 4);
	assert_int_equal(found.rule[0], 2);
	assert_int_equal(found.rule[3], 1);
	assert_true(rules->rule[1].forced);
	assert_false(rules->rule[2].forced);
}

static void
of_phrases_that_overlap_the_first_counts_of_those_the_longest(void **state)
{
	(void)state;
	begin("{force: [消費生活, 消費生活センター, 生活センター, card, ポイント card]}", NULL);
	assert_string_equal(
	    words("消費生活センターの生活センターで消費生活"), "消費生活センター 生活センター 消費生活");
	assert_string_equal(words("ポイント CARD, cardinal cards card"), "ポイント card cardinal cards card");
	assert_int_equal(found.n, 4);
}

static void
a_study_adds_to_the_codebook_and_says_again_what_is_kept(void **state)
{
	(void)state;
	begin("{stop: [朝], classes: [kanji]}", "{stop: [昼], classes: [katakana, noun]}");
	assert_string_equal(words("朝と昼のコーヒー tea"), "コーヒー");
	begin(NULL, "{classes: [noun, verb]}");
	assert_string_equal(words("夜のコーヒー"), "夜 コーヒー");
}

static void
a_list_may_be_a_file_with_a_word_a_line(void **state)
{
	(void)state;
	list_text = CC_SPAN("\xef\xbb\xbf# ours\r\n値段\r\n\r\n  Ｔｅａ \n");
	begin(NULL, "stop: [words.txt, 朝]");
	assert_string_equal(words("朝の値段 tea coffee"), "coffee");
	list_text = CC_SPAN("\x92\x6c");
	assert_false(load(NULL, "stop: words.txt"));
	assert_string_equal(err.text, "study.yaml:1:7: \"words.txt\" is no UTF-8; wanted a word a line");
	list_text = (struct cc_span){ NULL, 0 };
	assert_false(load(NULL, "stop: words.txt"));
}

static void
rules_that_cannot_be_say_where_they_stand(void **state)
{
	static const char *const wrong[][2] = {
		{ "stopp: [a]", "study.yaml:1:1: unknown key \"stopp\"; did you mean \"stop\"?" },
		{ "force: [\" \"]", "study.yaml:1:9: an empty word; wanted text" },
		{ "same: {x: [y], z: [Y]}",
		    "study.yaml:1:20: \"Y\" stands for \"x\" already; wanted it once" },
		{ "classes: [nouns]", "study.yaml:1:11: class \"nouns\"; wanted one of kanji, katakana, "
				      "latin, noun, name, verb, "
				      "adjective, adverb, unknown, forced" },
		{ "short: 1", "study.yaml:1:8: short \"1\"; wanted one of false, true" },
		{ "[a]", "study.yaml:1:1: [...]; wanted a mapping" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		err = (struct cc_err){ 0 };
		assert_false(load(NULL, wrong[i][0]));
		if (strncmp(err.text, wrong[i][1], strlen(wrong[i][1])) != 0)
			fail_msg("%s", err.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    runs_of_kanji_katakana_and_latin_are_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    hiragana_numbers_and_single_katakana_are_no_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    apostrophes_and_hyphens_belong_to_a_word_inside_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(words_that_say_nothing_are_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    forced_phrases_come_first_then_what_is_the_same_last_what_is_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    of_phrases_that_overlap_the_first_counts_of_those_the_longest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_study_adds_to_the_codebook_and_says_again_what_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_list_may_be_a_file_with_a_word_a_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rules_that_cannot_be_say_where_they_stand, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
