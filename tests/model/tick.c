/* tick.c -- tests model/tick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "model/tick.h"
#include "rec/yaml.h"

#include <math.h>

static struct cc_err err;

static enum cc_tick
read(const char *cell)
{
	return cc_tick_read(cc_tick_fold(cc_span(cell), arena));
}

static void
all_are(enum cc_tick tick, const char *const *cell)
{
	for (; *cell != NULL; cell++)
		if (read(*cell) != tick)
			fail_msg("\"%s\" is %d", *cell, read(*cell));
}

static void
marks_are_for_against_or_neither(void **state)
{
	(void)state;
	all_are(CC_TICK_FOR, (const char *[]){ "○", "◯", "〇", "⭕", "◎", "はい", "yes", "YES", "Ｙｅｓ", "y",
				 "true", "TRUE", "✓", "✔", "☑", "✅", "👍", "賛成", NULL });
	all_are(CC_TICK_AGAINST,
	    (const char *[]){ "×", "✗", "✘", "✕", "✖", "☓", "❌", "いいえ", "no", "Ｎ", "👎", "反対", NULL });
	all_are(CC_TICK_SEEN, (const char *[]){ "△", "▲", "❔", NULL });
	all_are(CC_TICK_OFF, (const char *[]){ "FALSE", "false", "Ｆalse", NULL });
	all_are(CC_TICK_BLANK, (const char *[]){ "", " ", "\xc2\xa0", "　", "\xe2\x80\x8b", NULL });
	all_are(CC_TICK_NONE, (const char *[]){ "?", "x", "o", "maybe", "○○", "-", "はいはい", "👍👎", NULL });
}

static void
how_a_mark_looks_does_not_matter(void **state)
{
	(void)state;
	assert_int_equal(read("✔️"), CC_TICK_FOR);
	assert_int_equal(read("👍🏽"), CC_TICK_FOR);
	assert_int_equal(read(" 👎\xf0\x9f\x8f\xbf\xef\xb8\x8f　"), CC_TICK_AGAINST);
	assert_int_equal(read("\xef\xbb\xbfはい\xc2\xa0"), CC_TICK_FOR);
}

static const struct cc_ticks *
load(const char *text)
{
	const struct cc_ticks *ticks;
	struct cc_node *form;

	assert_true(cc_yaml_load(&form, cc_span(text), "study.yaml", CC_EXIT_STUDY, arena, &err));
	return cc_ticks_load(&ticks, form, "study.yaml", arena, &err) ? ticks : NULL;
}

static void
a_study_says_what_marks_mean(void **state)
{
	const struct cc_ticks *ticks = load("{column: a, for: [Ａ, 1], against: b, seen: ['', 3]}");

	(void)state;
	assert_non_null(ticks);
	assert_true(ticks->numbers);
	assert_int_equal(cc_ticks_find(ticks, cc_span("a"), (double)NAN), CC_TICK_FOR);
	assert_int_equal(cc_ticks_find(ticks, cc_span("b"), (double)NAN), CC_TICK_AGAINST);
	assert_int_equal(cc_ticks_find(ticks, cc_span(""), (double)NAN), CC_TICK_SEEN);
	assert_int_equal(cc_ticks_find(ticks, cc_span("1.00"), 1), CC_TICK_FOR);
	assert_int_equal(cc_ticks_find(ticks, cc_span("2"), 2), CC_TICK_NONE);
	assert_int_equal(cc_ticks_find(ticks, cc_span("c"), (double)NAN), CC_TICK_NONE);
	assert_null(load("{column: a, split: b}"));
	assert_string_equal(err.text, "");
}

static void
a_mark_that_is_for_and_against_is_an_error(void **state)
{
	(void)state;
	assert_null(load("{for: [○, 1], seen: [△, 1.0]}"));
	assert_string_equal(
	    err.text, "study.yaml:1:25: \"1.0\" stands under two of for, against and seen; wanted one");
	assert_non_null(load("{for: [○, 〇, ○]}"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(marks_are_for_against_or_neither, set_up, tear_down),
		cmocka_unit_test_setup_teardown(how_a_mark_looks_does_not_matter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_study_says_what_marks_mean, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_mark_that_is_for_and_against_is_an_error, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
