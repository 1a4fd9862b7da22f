/* str.c -- tests libcocreate/base/str.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static void
spans_are_ordered_by_bytes_a_prefix_first(void **state)
{
	static const struct cc_span ascending[] = { { NULL, 0 }, { "\0", 1 }, { "\0a", 2 }, { "A", 1 },
		{ "a", 1 }, { "a\0", 2 }, { "ab", 2 }, { "b", 1 }, { "\x7f", 1 }, { "\xe3\x81\x82", 3 },
		{ "\xff", 1 } };
	int n = sizeof(ascending) / sizeof(ascending[0]);

	(void)state;
	for (int i = 0; i < n; i++) {
		for (int j = 0; j < n; j++) {
			int order = cc_span_cmp(ascending[i], ascending[j]);

			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
			assert_int_equal(cc_span_eq(ascending[i], ascending[j]), i == j);
		}
	}
}

static void
trim_takes_spaces_and_tabs_at_the_ends_only(void **state)
{
	(void)state;
	assert_true(cc_span_eq(cc_span_trim(CC_SPAN(" \t a b\t ")), CC_SPAN("a b")));
	assert_true(cc_span_eq(cc_span_trim(CC_SPAN("\u3000a\n")), CC_SPAN("\u3000a\n")));
	assert_int_equal(cc_span_trim(CC_SPAN(" \t ")).len, 0);
	assert_int_equal(cc_span_trim((struct cc_span){ NULL, 0 }).len, 0);
}

static void
words_fall_back_to_english(void **state)
{
	const struct cc_words both = CC_WORDS("idea", "案"), one = CC_WORDS("idea", NULL);

	(void)state;
	assert_string_equal(cc_words_in(&both, CC_JA), "案");
	assert_string_equal(cc_words_in(&both, CC_EN), "idea");
	assert_string_equal(cc_words_in(&one, CC_JA), "idea");
}

static void
a_buffer_grows_and_stays_terminated(void **state)
{
	struct cc_buf buf = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		cc_buf_putc(&buf, (char)('a' + i % 26));
		cc_buf_span(&buf, CC_SPAN("\0x"));
		assert_int_equal(buf.len, 3 * (i + 1));
		assert_int_equal(buf.at[buf.len], '\0');
	}
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(buf.at[3 * i], 'a' + i % 26);
		assert_memory_equal(buf.at + 3 * i + 1, "\0x", 2);
	}
	cc_buf_free(&buf);
	assert_null(buf.at);
	cc_buf_add(&buf, NULL, 0);
	assert_string_equal(buf.at, "");
	cc_buf_repeat(&buf, '-', 100);
	cc_buf_puts(&buf, "end");
	assert_int_equal(buf.len, 103);
	assert_string_equal(buf.at + 99, "-end");
	cc_buf_free(&buf);
}

static void
printf_fits_itself_into_a_buffer(void **state)
{
	(void)state;
	for (int width = 0; width < 300; width++) {
		struct cc_buf buf = { 0 };

		cc_buf_puts(&buf, "<");
		cc_buf_printf(&buf, "%*d|%s", width, 7, "x");
		assert_int_equal(buf.len, 1 + (width > 1 ? width : 1) + 2);
		assert_string_equal(buf.at + buf.len - 3, "7|x");
		cc_buf_free(&buf);
	}
}

static void
format_writes_into_an_arena(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	char *text = cc_format(arena, "%d of %s", 3, "four");

	(void)state;
	assert_string_equal(text, "3 of four");
	assert_int_equal(strlen(cc_format(arena, "%5000d", 1)), 5000);
	assert_string_equal(cc_span_dup(arena, (struct cc_span){ "abcd", 2 }).at, "ab");
	cc_arena_free(arena);
}

static void
more_bytes_of_a_buffer_are_zeroed_behind_the_others(void **state)
{
	struct cc_buf buf = { 0 };
	char *more;

	(void)state;
	cc_buf_repeat(&buf, 'x', 100);
	buf.len = 3;
	more = cc_buf_more(&buf, 5);
	assert_ptr_equal(more, buf.at + 3);
	assert_memory_equal(buf.at, "xxx\0\0\0\0\0", 8);
	assert_int_equal(buf.len, 8);
	cc_buf_free(&buf);
}

static void
spans_that_are_there_are_joined(void **state)
{
	const struct cc_span item[] = { CC_SPAN("a"), { NULL, 0 }, CC_SPAN(""), CC_SPAN("b") };
	struct cc_arena *arena = cc_arena_new();
	struct cc_span joined = cc_spans_join(item, 4, ", ", arena);

	(void)state;
	assert_int_equal(joined.len, 6);
	assert_memory_equal(joined.at, "a, , b", 6);
	assert_int_equal(cc_spans_join(item + 1, 1, ", ", arena).len, 0);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_are_ordered_by_bytes_a_prefix_first),
		cmocka_unit_test(trim_takes_spaces_and_tabs_at_the_ends_only),
		cmocka_unit_test(words_fall_back_to_english),
		cmocka_unit_test(a_buffer_grows_and_stays_terminated),
		cmocka_unit_test(printf_fits_itself_into_a_buffer),
		cmocka_unit_test(format_writes_into_an_arena),
		cmocka_unit_test(spans_that_are_there_are_joined),
		cmocka_unit_test(more_bytes_of_a_buffer_are_zeroed_behind_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
