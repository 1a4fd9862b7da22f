/* page.c -- pages in lines. */
#include "rec/page.h"

#include "base/utf8.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"

static const char *
laid(enum cc_page_kind kind, const char *name, const char *text, size_t width, enum cc_lang lang)
{
	struct cc_page_making m = { .page = { .width = width, .lang = lang }, .arena = arena };
	struct cc_buf out = { 0 };
	const struct cc_page *page;
	const char *made;
	size_t lines = 0;

	cc_page_add(&m, kind, name != NULL ? cc_span(name) : (struct cc_span){ NULL, 0 }, text);
	page = cc_page_end(&m);
	assert_int_equal(cc_page_put(&out, page, 0), cc_page_lines(page));
	made = cc_strndup(arena, out.at, out.len);
	for (const char *c = made; *c != '\0'; c++)
		lines += *c == '\n';
	assert_int_equal(lines, cc_page_lines(page));
	cc_buf_free(&out);
	return made;
}

static void
an_entry_hangs_behind_its_name(void **state)
{
	(void)state;
	assert_string_equal(laid(CC_PAGE_ENTRY, "q1", "one two three four five", 20, CC_EN),
	    "  q1  one two three\n      four five\n");
	assert_string_equal(laid(CC_PAGE_ENTRY, NULL, "one two three four five", 20, CC_EN),
	    "      one two three\n      four five\n");
	assert_string_equal(
	    laid(CC_PAGE_ENTRY, "question", "one two three", 20, CC_EN), "  question one two\n      three\n");
	assert_string_equal(laid(CC_PAGE_HEADING, NULL, "What we asked", 20, CC_EN), "What we asked\n");
	assert_string_equal(laid(CC_PAGE_LINE, NULL, "  as it   stands ", 5, CC_EN), "  as it   stands \n");
}

static void
no_line_begins_with_what_closes(void **state)
{
	(void)state;
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "あいう。えお", 6, CC_JA), "あい\nう。え\nお\n");
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "あい「うえ」", 6, CC_JA), "あい\n「う\nえ」\n");
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "10～20ああ", 6, CC_JA), "10～20\nああ\n");
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "abcdefgh ij", 6, CC_EN), "abcdef\ngh ij\n");
}

/* A Greek letter is one column in English, two in Japanese. */
static void
an_ambiguous_character_is_wide_in_japanese(void **state)
{
	(void)state;
	assert_int_equal(cc_utf8_width(CC_SPAN("α→あa")), 5);
	assert_int_equal(cc_utf8_width_ja(CC_SPAN("α→あa")), 7);
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "αα αα", 5, CC_EN), "αα αα\n");
	assert_string_equal(laid(CC_PAGE_FOOT, NULL, "αα αα", 5, CC_JA), "αα\nαα\n");
}

static void
what_takes_most_of_a_page_is_named(void **state)
{
	struct cc_page_making m = { .page = { .width = 12, .lang = CC_EN }, .arena = arena };
	const struct cc_page *page;

	(void)state;
	cc_page_add(&m, CC_PAGE_TITLE, (struct cc_span){ NULL, 0 }, "A title");
	cc_page_add(&m, CC_PAGE_HEADING, (struct cc_span){ NULL, 0 }, "One");
	cc_page_add(&m, CC_PAGE_ENTRY, CC_SPAN("a"), "x");
	cc_page_add(&m, CC_PAGE_ENTRY, CC_SPAN("b"), "four four four");
	cc_page_add(&m, CC_PAGE_HEADING, (struct cc_span){ NULL, 0 }, "Two");
	cc_page_add(&m, CC_PAGE_ENTRY, (struct cc_span){ NULL, 0 }, "two two");
	cc_page_add(&m, CC_PAGE_FOOT, (struct cc_span){ NULL, 0 }, "end");
	page = cc_page_end(&m);
	assert_int_equal(cc_page_lines(page), 10);
	assert_string_equal(cc_page_weights(page, arena), "One 5, Two 3");
	assert_string_equal(cc_page_longest(page, arena), "b 3, two two 2, a 1");
}

static void
a_size_is_lines_and_columns(void **state)
{
	size_t lines = 1, columns = 80;

	(void)state;
	assert_true(cc_page_size(&lines, &columns, CC_SPAN("54x72")) && lines == 54 && columns == 72);
	assert_true(cc_page_size(&lines, &columns, CC_SPAN("0")) && lines == 0 && columns == 72);
	assert_false(cc_page_size(&lines, &columns, CC_SPAN("x80")));
	assert_false(cc_page_size(&lines, &columns, CC_SPAN("54x")));
	assert_false(cc_page_size(&lines, &columns, CC_SPAN("54x39")));
	assert_false(cc_page_size(&lines, &columns, CC_SPAN("-1x80")));
	assert_false(cc_page_size(&lines, &columns, CC_SPAN("1000x80")));
}

static void
lines_of_a_file_stay_as_they_are(void **state)
{
	const struct cc_page *page = cc_page_of_lines(CC_SPAN("a: 1\n  b: 2\n\n"), CC_EN, arena);

	(void)state;
	assert_int_equal(page->n, 3);
	assert_true(page->plain);
	assert_string_equal(page->part[1].text.at, "  b: 2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_entry_hangs_behind_its_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_line_begins_with_what_closes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_ambiguous_character_is_wide_in_japanese, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_takes_most_of_a_page_is_named, set_up, tear_down),
		cmocka_unit_test(a_size_is_lines_and_columns),
		cmocka_unit_test_setup_teardown(lines_of_a_file_stay_as_they_are, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
