/* terms.c -- tests text/terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/terms.h"

static const char *const terms[] = { "ai", "web site", "5g", "簡単", NULL };

static void
latin_terms_are_whole_words(void **state)
{
	(void)state;
	assert_string_equal(cc_term_find(CC_SPAN("find ai"), terms), "ai");
	assert_string_equal(cc_term_find(CC_SPAN("ai, first"), terms), "ai");
	assert_string_equal(cc_term_find(CC_SPAN("an (ai) aid"), terms), "ai");
	assert_string_equal(cc_term_find(CC_SPAN("a web site"), terms), "web site");
	assert_null(cc_term_find(CC_SPAN("aid"), terms));
	assert_null(cc_term_find(CC_SPAN("paid"), terms));
	assert_null(cc_term_find(CC_SPAN("15g of rain"), terms));
	assert_null(cc_term_find(CC_SPAN(""), terms));
}

static void
japanese_terms_are_found_anywhere_and_the_first_of_the_list_is_named(void **state)
{
	(void)state;
	assert_string_equal(cc_term_find(CC_SPAN("もっと簡単に"), terms), "簡単");
	assert_string_equal(cc_term_find(CC_SPAN("簡単なaiで"), terms), "ai");
	assert_string_equal(cc_term_find(CC_SPAN("超簡単app"), terms), "簡単");
	assert_null(cc_term_find(CC_SPAN("単簡"), terms));
}

static void
japanese_is_measured_in_characters_and_other_text_in_words(void **state)
{
	(void)state;
	assert_true(cc_is_japanese(CC_SPAN("the word 時間")));
	assert_false(cc_is_japanese(CC_SPAN("temps, Zeit, время")));
	assert_int_equal(cc_text_length(CC_SPAN("時間を減らす")), 6);
	assert_int_equal(cc_text_length(CC_SPAN("less time to wait")), 4);
	assert_int_equal(cc_text_length(CC_SPAN("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_terms_are_whole_words),
		cmocka_unit_test(japanese_terms_are_found_anywhere_and_the_first_of_the_list_is_named),
		cmocka_unit_test(japanese_is_measured_in_characters_and_other_text_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
