/* slip.c -- tests rec/slip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/slip.h"

static void
assert_slip(const char *line, enum cc_slip slip, size_t at)
{
	size_t found;

	assert_int_equal(cc_slip_find(&found, cc_span(line)), slip);
	if (slip != CC_SLIP_NONE)
		assert_int_equal(found, at);
}

static void
a_full_width_colon_is_found_where_it_stands(void **state)
{
	(void)state;
	assert_slip("重み：3", CC_SLIP_COLON, 6);
	assert_slip("  - id：a", CC_SLIP_COLON, 6);
	assert_slip("  \"a\"：1", CC_SLIP_COLON, 5);
}

static void
a_full_width_space_is_found_as_indentation_and_behind_a_colon(void **state)
{
	(void)state;
	assert_slip("　axes: 1", CC_SLIP_BLANK, 0);
	assert_slip("  　axes: 1", CC_SLIP_BLANK, 2);
	assert_slip("a:　1", CC_SLIP_BLANK, 2);
}

static void
a_colon_without_a_space_is_found(void **state)
{
	(void)state;
	assert_slip("threshold:8", CC_SLIP_TIGHT, 9);
	assert_slip("- {id:a}", CC_SLIP_TIGHT, 5);
	assert_slip("\"a\":1", CC_SLIP_TIGHT, 3);
}

static void
good_lines_hold_no_slip(void **state)
{
	static const char *const good[] = { "", "   ", "a: 1", "a:", "a:\r", "a: 価格：高い", "a: b:c",
		"顧客　価値: 1", "- 12:30", "- http://example.org", "# 注意：", "a # b：c", "\"a：b\": 1",
		"'a:b': 1", "\"a\\\"：\": 1", "\"a", "-", "- - a", "観光" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_slip(good[i], CC_SLIP_NONE, 0);
}

static void
the_error_points_at_the_character(void **state)
{
	struct cc_err err = { 0 };
	struct cc_place place = { "s.yaml", 4, 3 };

	(void)state;
	assert_true(cc_slip_check(cc_span("重み: 3"), place, CC_EXIT_STUDY, &err));
	assert_false(cc_slip_check(cc_span("重み：3"), place, CC_EXIT_STUDY, &err));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_string_equal(
	    err.text, "s.yaml:4:5: a full-width colon; wanted \": \", an ASCII colon and a space");
	assert_false(cc_slip_check(cc_span("重み:　3"), place, CC_EXIT_DATA, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text, "s.yaml:4:6: a full-width space; wanted an ASCII space");
	assert_false(cc_slip_check(cc_span("重み:3"), place, CC_EXIT_DATA, &err));
	assert_string_equal(err.text, "s.yaml:4:5: no space after the colon; wanted \"key: value\"");
}

static void
a_parser_that_stumbled_is_sent_to_the_first_line_of_the_run(void **state)
{
	static const char text[] = "a: 1\nb：2\nc：3\n\n# d：\ne: 4\n";
	struct cc_err err = { 0 };

	(void)state;
	assert_false(cc_slip_above(cc_span(text), (struct cc_place){ "s", 6, 1 }, CC_EXIT_STUDY, &err));
	assert_memory_equal(err.text, "s:2:2: ", 7);
	assert_false(cc_slip_above(cc_span(text), (struct cc_place){ "s", 3, 1 }, CC_EXIT_STUDY, &err));
	assert_memory_equal(err.text, "s:2:2: ", 7);
	assert_true(cc_slip_above(cc_span(text), (struct cc_place){ "s", 6, 5 }, CC_EXIT_STUDY, &err));
	assert_true(cc_slip_above(cc_span(text), (struct cc_place){ "s", 1, 1 }, CC_EXIT_STUDY, &err));
	assert_true(
	    cc_slip_above(cc_span("b：2\na: 1\nc: 2"), (struct cc_place){ "s", 3, 1 }, CC_EXIT_STUDY, &err));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_width_colon_is_found_where_it_stands),
		cmocka_unit_test(a_full_width_space_is_found_as_indentation_and_behind_a_colon),
		cmocka_unit_test(a_colon_without_a_space_is_found),
		cmocka_unit_test(good_lines_hold_no_slip),
		cmocka_unit_test(the_error_points_at_the_character),
		cmocka_unit_test(a_parser_that_stumbled_is_sent_to_the_first_line_of_the_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
