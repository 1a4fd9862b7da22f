/* codebook_hostile.c -- tests text/codebook with hostile codebooks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/coded.h"

static struct cc_buf text;

static int
set_up(void **state)
{
	coded_set_up(state);
	text.len = 0;
	cc_buf_puts(&text, "");
	return 0;
}

static int
tear_down(void **state)
{
	cc_buf_free(&text);
	coded_tear_down(state);
	return 0;
}

static void
assert_refused_with(const char *name, const char *wanted)
{
	if (load(name, (struct cc_span){ text.at, text.len }))
		fail_msg("taken");
	if (strstr(err.text, wanted) == NULL)
		fail_msg("got:\n%s\nwanted in it: %s", err.text, wanted);
	assert_int_equal(err.code, CC_EXIT_STUDY);
}

static void
ten_thousand_patterns_are_searched_at_once(void **state)
{
	(void)state;
	cc_buf_puts(&text, "dimensions: {d: [{code: c, any: [");
	for (int i = 0; i < 10000; i++)
		cc_buf_printf(&text, "言葉%dの, 're:式%d(か|は)', ", i, i);
	cc_buf_puts(&text, "終]}]}");
	book(text.at);
	assert_codes("言葉1234の", "c");
	assert_codes("式987は", "c");
	assert_codes("式10001は", "");
	assert_codes("言葉12340の", "");
}

static void
a_pattern_of_a_megabyte_is_refused(void **state)
{
	static const char *const starts[] = { "dimensions: {d: [{code: c, any: [",
		"dimensions: {d: [{code: c, any: ['re:" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		text.len = 0;
		cc_buf_puts(&text, starts[i]);
		cc_buf_repeat(&text, 'x', 1 << 20);
		cc_buf_puts(&text, i == 0 ? "]}]}" : "']}]}");
		assert_refused_with("book.yaml", "bytes; wanted at most 4096");
		assert_true(strlen(err.text) < 400);
	}
	text.len = 0;
	cc_buf_puts(&text, "*c\n");
	cc_buf_repeat(&text, 'x', 1 << 20);
	assert_refused_with("book.cod", "bytes; wanted at most 4096");
}

static void
a_file_of_more_than_four_megabytes_is_refused(void **state)
{
	(void)state;
	cc_buf_puts(&text, "*c\nx\n");
	cc_buf_repeat(&text, '#', 4 << 20);
	assert_refused_with("book.cod", "wanted at most 4194304");
	assert_refused_with("book.yaml", "wanted at most 4194304");
}

/* Many states: they must not have a row each. */
static void
a_megabyte_of_long_literals_is_searched(void **state)
{
	(void)state;
	cc_buf_puts(&text, "*c\n");
	for (int i = 0; i < 400; i++) {
		cc_buf_printf(&text, "%s%d語", i > 0 ? " or " : "", i);
		for (int k = 0; k < 800; k++)
			cc_buf_puts(&text, k % 7 == i % 7 ? "あ" : "い");
	}
	book_of("long.cod", text.at);
	assert_codes("0語いいいああ", "");
	cc_buf_puts(&text, "");
	assert_codes(text.at + 3, "c");
}

static void
a_byte_order_mark_is_no_part_of_the_text(void **state)
{
	(void)state;
	book("\xef\xbb\xbf"
	     "dimensions: {d: [{code: c, any: [不安]}]}");
	assert_codes("不安", "c");
	assert_refused("book.yaml",
	    "\xef\xbb\xbf"
	    "dimensions: {d: [{code: c, any: ['re:(']}]}",
	    "book.yaml:1:39: bad pattern: missing closing parenthesis\n"
	    "  dimensions: {d: [{code: c, any: ['re:(']}]}\n"
	    "                                        ^");
}

static void
yaml_that_is_not_utf8_is_told_so(void **state)
{
	(void)state;
	/* 不安 in CP932. */
	cc_buf_puts(&text, "dimensions: {d: [{code: c, any: [\x95\x73\x88\xc0]}]}");
	assert_refused_with(
	    "book.yaml", "book.yaml:1:34: byte 0x95 is not UTF-8; wanted a file saved as UTF-8");
}

static void
a_nul_is_refused(void **state)
{
	(void)state;
	cc_buf_add(&text, "*c\nx\0y\n", 7);
	assert_refused_with("book.cod", "book.cod:2:2:");
	text.len = 0;
	cc_buf_puts(&text, "dimensions: {d: [{code: c, any: [\"x\\0y\"]}]}");
	assert_refused_with("book.yaml", "NUL");
}

static void
a_terminal_is_told_nothing_by_a_pattern(void **state)
{
	(void)state;
	cc_buf_puts(&text, "*c\n\x1b]0;x\x07 y\n");
	assert_refused_with("book.cod", "\n  \\x1b]0;x\\x07 y\n");
	assert_null(strchr(err.text, '\x1b'));
}

static void
files_that_are_cut_off_anywhere_are_taken_or_refused(void **state)
{
	static const char *const whole[][2] = {
		{ "book.yaml", "dimensions:\n  d:\n    - code: c\n      any: [不安, "
			       "'re:こわ(い|く)[ー～]+\\x{3042}\\Qa+\\E']\n"
			       "      near: {of: [\"a\", 'b'], within: 4}\n      negate: {flip: c}\n" },
		{ "book.cod",
		    "*c\n不安 or 'a''b'+x & near(a-b)[b3] |! <*d> and lc >= 3\n＊d\n(x　or！y)>2\n" }
	};

	(void)state;
	for (size_t i = 0; i < 2; i++)
		for (size_t len = 0; len < strlen(whole[i][1]); len++) {
			if (!load(whole[i][0], (struct cc_span){ whole[i][1], len })) {
				assert_true(strlen(err.text) > 10);
				continue;
			}
			cc_coder_free(coder);
			coder = cc_coder_new(codebook);
			(void)codes_of("不安 a b x こわい");
		}
}

static void
a_long_answer_is_coded_within_bounds(void **state)
{
	(void)state;
	for (int i = 0; i < 50000; i++)
		cc_buf_puts(&text, i % 3 ? "値段" : "高いＡ ");
	book("dimensions: {d: [{code: c, near: {of: [値段, 高い]}}, {code: e, any: ['re:値.', a], negate: "
	     "keep}]}");
	assert_codes(text.at, "c;e");
	assert_true(coded.n > 50000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    ten_thousand_patterns_are_searched_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_pattern_of_a_megabyte_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_file_of_more_than_four_megabytes_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_megabyte_of_long_literals_is_searched, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_byte_order_mark_is_no_part_of_the_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(yaml_that_is_not_utf8_is_told_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_nul_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_terminal_is_told_nothing_by_a_pattern, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    files_that_are_cut_off_anywhere_are_taken_or_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_answer_is_coded_within_bounds, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
