/* utf8_read.c -- tests libcocreate/base/utf8_read.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"

#include <stdlib.h>
#include <unistr.h>

static size_t
valid(const void *bytes, size_t len)
{
	return cc_utf8_valid(bytes, len, NULL);
}

/* Every first three bytes, and of the fourth every class that matters. */
static void
sequences_are_those_that_libunistring_accepts(void **state)
{
	static const uint8_t fourth[] = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2,
		0xe3, 0xf0, 0xff };

	(void)state;
	for (uint32_t first = 0; first < 0x1000000; first++) {
		uint8_t s[4] = { (uint8_t)(first >> 16), (uint8_t)(first >> 8), (uint8_t)first, 0 };
		bool needs_fourth = s[0] >= 0xf0 && s[1] >= 0x80 && s[2] >= 0x80;

		for (size_t i = 0; i < (needs_fourth ? sizeof(fourth) : 1); i++) {
			const uint8_t *bad;
			size_t wanted;

			s[3] = fourth[i];
			bad = u8_check(s, 4);
			wanted = bad ? (size_t)(bad - s) : 4;
			if (valid(s, 4) != wanted) {
				print_error("%02x %02x %02x %02x\n", s[0], s[1], s[2], s[3]);
				fail();
			}
		}
	}
}

static void
every_code_point_survives_the_way_there_and_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x110000; c++) {
		char s[5] = "";
		size_t put, len;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		put = cc_utf8_put(s, c);
		assert_true(cc_utf8_next((struct cc_span){ s, put }, &len) == c && len == put);
		assert_int_equal(valid(s, put), put);
		for (size_t cut = 1; cut < put; cut++) {
			bool is_cut = false;

			assert_true(cc_utf8_next((struct cc_span){ s, cut }, &len) == 0xfffd && len == 1);
			assert_true(cc_utf8_valid(s, cut, &is_cut) == 0 && is_cut);
		}
	}
}

static void
what_is_broken_is_told_from_what_is_cut(void **state)
{
	static const char *const broken[] = { "\x80", "\xc0\x80", "\xc1", "\xe0\x80", "\xed\xa0", "\xf0\x80",
		"\xf4\x90", "\xf5", "\xff", "\xe3\x41", "\xe3\x81\x41" };

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		bool cut = true;

		assert_int_equal(cc_utf8_valid(broken[i], strlen(broken[i]), &cut), 0);
		assert_false(cut);
	}
	assert_int_equal(valid(NULL, 0), 0);
}

/* The loops over words of ASCII and over kana meet at every offset. */
static void
the_first_bad_byte_is_found_wherever_it_stands(void **state)
{
	static const char *const around[] = { "a", "\u3042", "\u00e9", "\U0001f600", "ab\u6f22" };

	(void)state;
	for (size_t k = 0; k < sizeof(around) / sizeof(around[0]); k++) {
		char text[400];
		size_t unit = strlen(around[k]), len = 0;

		while (len + unit <= 200) {
			memcpy(text + len, around[k], unit);
			len += unit;
		}
		assert_int_equal(valid(text, len), len);
		for (size_t at = 0; at < len; at += unit) {
			char *copy = malloc(len);

			memcpy(copy, text, len);
			copy[at] = '\xff';
			assert_int_equal(valid(copy, len), at);
			free(copy);
		}
		for (size_t end = 0; end < len; end++) {
			char *copy = malloc(end ? end : 1); /* an overrun would be seen */

			memcpy(copy, text, end);
			assert_int_equal(
			    valid(copy, end), u8_check((uint8_t *)copy, end)
						  ? (size_t)(u8_check((uint8_t *)copy, end) - (uint8_t *)copy)
						  : end);
			free(copy);
		}
	}
}

static void
characters_are_counted_broken_bytes_too(void **state)
{
	(void)state;
	assert_int_equal(cc_utf8_chars(CC_SPAN("")), 0);
	assert_int_equal(cc_utf8_chars(CC_SPAN("aé漢😀")), 4);
	assert_int_equal(cc_utf8_chars(CC_SPAN("\xff\xe3\x81"
					       "a")),
	    4);
}

static void
so_many_characters_are_taken_from_either_end(void **state)
{
	static const char text[] = "aé漢😀";
	static const size_t at[] = { 0, 1, 3, 6, 10 };

	(void)state;
	for (size_t n = 0; n < 6; n++) {
		struct cc_span first = cc_utf8_first(cc_span(text), n), last = cc_utf8_last(cc_span(text), n);

		assert_ptr_equal(first.at, text);
		assert_int_equal(first.len, at[n < 4 ? n : 4]);
		assert_ptr_equal(last.at, text + at[n < 4 ? 4 - n : 0]);
		assert_ptr_equal(last.at + last.len, text + 10);
	}
	assert_int_equal(cc_utf8_last(CC_SPAN(""), 3).len, 0);
}

static void
unsafe_characters_are_those_of_the_list(void **state)
{
	static const uint32_t unsafe[] = { 0, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0x61c, 0x200e, 0x200f, 0x2028,
		0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff, 0xfdd0, 0xfdef, 0xfeff, 0xfffe,
		0xffff, 0x1fffe, 0xe0001, 0xe007f, 0x10ffff, 0x110000 };
	static const uint32_t safe[] = { ' ', '~', 0xa0, 0x200d, 0x2027, 0x202f, 0x2065, 0x206a, 0x3000,
		0x3042, 0xd7ff, 0xe000, 0xfdcf, 0xfdf0, 0xfe0f, 0xfffd, 0x10000, 0x1f600, 0xe0100 };

	(void)state;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++)
		assert_true(cc_utf8_unsafe(unsafe[i]));
	for (size_t i = 0; i < sizeof(safe) / sizeof(safe[0]); i++)
		assert_false(cc_utf8_unsafe(safe[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences_are_those_that_libunistring_accepts),
		cmocka_unit_test(every_code_point_survives_the_way_there_and_back),
		cmocka_unit_test(what_is_broken_is_told_from_what_is_cut),
		cmocka_unit_test(the_first_bad_byte_is_found_wherever_it_stands),
		cmocka_unit_test(characters_are_counted_broken_bytes_too),
		cmocka_unit_test(so_many_characters_are_taken_from_either_end),
		cmocka_unit_test(unsafe_characters_are_those_of_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
