/* claims.c -- numbers that were typed, words of change. */
#include "text/claims.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "data_file.h"

static void
typed(const char *text, const char *number)
{
	struct cc_span found = cc_typed_number(cc_span(text));

	if (number == NULL && found.at != NULL)
		fail_msg("%s: found %.*s", text, (int)found.len, found.at);
	if (number != NULL && (found.at == NULL || !cc_span_eq(found, cc_span(number))))
		fail_msg("%s: not found: %s", text, number);
}

static void
a_run_of_digits_is_a_number_that_was_typed(void **state)
{
	(void)state;
	typed("sales rose by 12 percent", "12");
	typed("about 1,234.5 of them", "1,234.5");
	typed("30人が使う", "30");
	typed("４０人", "４０");
	typed("from 3 to 4", "3");
	typed("2026 people", "2026");
	typed("it was 42.", "42");
	typed("(7)", "7");
}

static void
words_dates_and_code_hold_no_number(void **state)
{
	(void)state;
	typed("", NULL);
	typed("none", NULL);
	typed("question q1 on A4, CO2, 3rd, x_1", NULL);
	typed("on 2026-07-15, 2026/7/15, in 2026-07", NULL);
	typed("7月に、2026年に、7月15日に、2026年7月15日", NULL);
	typed("`count >= 5` and `7`", NULL);
	typed("15日", "15");
	typed("`open 5", "5");
}

static void
changed(const struct cc_change_words *words, const char *text, const char *word)
{
	struct cc_span found = cc_change_word(words, cc_span(text));

	if (word == NULL ? found.at != NULL : found.at == NULL || !cc_span_eq(found, cc_span(word)))
		fail_msg("%s: %.*s", text, (int)found.len, found.at != NULL ? found.at : "");
}

static bool
no_file(struct cc_span *out, const char *name, struct cc_arena *a, struct cc_err *err)
{
	(void)out;
	(void)a;
	return cc_fail(err, CC_EXIT_STUDY, "%s: wanted no file", name);
}

static void
words_of_change_are_whole_words_in_english_and_parts_in_japanese(void **state)
{
	static const struct cc_openers open = { read_data, no_file };
	struct cc_change_words words;
	struct cc_err err;

	(void)state;
	assert_true(cc_change_words_load(&words, NULL, &open, arena, &err));
	changed(&words, "Conversion Rose again", "Rose");
	changed(&words, "it is higher than ever", "higher than");
	changed(&words, "prose and a rosebush", NULL);
	changed(&words, "回答は増えました", "増え");
	changed(&words, "満足度が良くなった", "良くなっ");
	changed(&words, "落ち着いた色", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_of_digits_is_a_number_that_was_typed),
		cmocka_unit_test(words_dates_and_code_hold_no_number),
		cmocka_unit_test_setup_teardown(
		    words_of_change_are_whole_words_in_english_and_parts_in_japanese, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
