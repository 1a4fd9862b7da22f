/* utf8.c -- tests libcocreate/base/utf8.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unigbrk.h>
#include <uninorm.h>

static const char *
nfkc(const char *text)
{
	struct cc_span s = cc_utf8_nfkc(arena, cc_span(text));

	assert_int_equal(strlen(s.at), s.len);
	return s.at;
}

static const char *
fold(const char *text)
{
	struct cc_span s = cc_utf8_fold(arena, cc_span(text));

	assert_int_equal(strlen(s.at), s.len);
	return s.at;
}

static size_t
width(const char *text)
{
	return cc_utf8_width(cc_span(text));
}

static const char *
fit(const char *text, size_t columns)
{
	return cc_span_dup(arena, cc_utf8_fit(cc_span(text), columns)).at;
}

static void
columns_are_those_of_a_terminal(void **state)
{
	(void)state;
	assert_int_equal(width(""), 0);
	assert_int_equal(width("abc ~"), 5);
	assert_int_equal(width("満足度"), 6);
	assert_int_equal(width("満足 a"), 6);
	assert_int_equal(width("ｱｲｳ"), 3);
	assert_int_equal(width("ＡＢ"), 4);
	assert_int_equal(width("±α①"), 3); /* ambiguous: 1 */
	assert_int_equal(width("e\u0301"), 1);
	assert_int_equal(width("か\u3099"), 2);
	assert_int_equal(width("a\x1b"), 1);
	assert_int_equal(width("😀"), 2);
	assert_int_equal(width("👨\u200d👩\u200d👧"), 2);
	assert_int_equal(width("👍🏽"), 2);
	assert_int_equal(width("🇯🇵🇫🇷"), 4);
	assert_int_equal(width("\u2764\ufe0f"), 1);
}

static void
a_text_is_fitted_in_whole_clusters(void **state)
{
	(void)state;
	assert_string_equal(fit("abcdef", 3), "abc");
	assert_string_equal(fit("abc", 3), "abc");
	assert_string_equal(fit("満足度", 5), "満足");
	assert_string_equal(fit("満足度", 1), "");
	assert_string_equal(fit("か\u3099き", 3), "か\u3099");
	assert_string_equal(fit("e\u0301\u0302x", 1), "e\u0301\u0302");
	assert_string_equal(fit("👨\u200d👩\u200d👧x", 2), "👨\u200d👩\u200d👧");
	assert_string_equal(fit("🇯🇵🇫🇷", 3), "🇯🇵");
	assert_string_equal(fit("", 3), "");
}

static void
clusters_are_those_of_the_whole_text(void **state)
{
	static const char *const text[] = { "plain ascii\r\n\tx", "日本語、ＡＢＣ。",
		"か\u3099は\u309ae\u0301\u0302", "👨\u200d👩\u200d👧👍🏽🇯🇵🇫🇷🇺a",
		"\u1100\u1161\u11a8\u1100", "क\u094dषि", "1\ufe0f\u20e3 #", "\u200d\u0301",
		"〰\u200d\u3042" };

	(void)state;
	for (size_t t = 0; t < sizeof(text) / sizeof(text[0]); t++) {
		struct cc_span s = cc_span(text[t]);
		char starts[128];

		u8_grapheme_breaks((const uint8_t *)s.at, s.len, starts);
		for (size_t at = 0; at < s.len;) {
			struct cc_span c = cc_utf8_cluster((struct cc_span){ s.at + at, s.len - at });

			assert_true(starts[at]);
			for (size_t i = at + 1; i < at + c.len; i++)
				assert_false(starts[i]);
			at += c.len;
			assert_true(at <= s.len);
		}
	}
	assert_int_equal(cc_utf8_cluster((struct cc_span){ NULL, 0 }).len, 0);
}

static void
a_cluster_without_end_is_cut_between_characters(void **state)
{
	struct cc_buf buf = { 0 };
	size_t n = 0;

	(void)state;
	cc_buf_puts(&buf, "ab");
	for (int i = 0; i < 100000; i++)
		cc_buf_puts(&buf, "\u0301");
	for (struct cc_span s = { buf.at, buf.len }; s.len; n++) {
		struct cc_span c = cc_utf8_cluster(s);

		assert_in_range(c.len, 1, 1024);
		assert_int_equal(cc_utf8_valid(c.at, c.len, NULL), c.len);
		s.at += c.len;
		s.len -= c.len;
	}
	assert_true(n < 300);
	cc_buf_free(&buf);
}

static void
broken_bytes_are_measured_without_harm(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t n = (seed >> 8) % 90, all = 0;
		char *bytes = malloc(n + 1);
		struct cc_span s = { bytes, n };

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			bytes[i] = (char)(seed >> 24 | (round % 2 ? 0x80 : 0));
		}
		(void)cc_utf8_width(s);
		assert_true(cc_utf8_fit(s, 20).len <= n);
		(void)cc_utf8_nfkc(arena, s);
		(void)cc_utf8_fold(arena, s);
		while (all < n) {
			size_t len = cc_utf8_cluster((struct cc_span){ bytes + all, n - all }).len;

			assert_true(len > 0);
			all += len;
		}
		assert_int_equal(all, n);
		free(bytes);
		cc_arena_reset(arena);
		seed = seed * 1664525 + 1013904223;
	}
}

static void
compatibility_forms_become_plain(void **state)
{
	(void)state;
	assert_string_equal(nfkc(""), "");
	assert_string_equal(nfkc("ＡＢＣ　１２３！"), "ABC 123!");
	assert_string_equal(nfkc("ｶﾞｲﾄﾞ"), "ガイド");
	assert_string_equal(nfkc("カ\u3099イト\u3099"), "ガイド");
	assert_string_equal(nfkc("①㌔…"), "1キロ...");
	assert_string_equal(nfkc("e\u0301"), "\u00e9");
	assert_string_equal(nfkc("Aa～〜"), "Aa~〜");
}

/* Each character alone, and each before the marks that may combine with it,
 * against the library: the short way must not change a result. */
static void
the_short_way_gives_what_the_library_gives(void **state)
{
	static const char *const behind[] = { "", "a", "\u0301", "\u3099", "\u309a", "ﾞ", "あ" };

	(void)state;
	for (uint32_t c = 1; c < 0x30000; c++) {
		if (c >= 0xd800 && c < 0xe000)
			continue;
		for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
			char text[16] = "";
			size_t len = cc_utf8_put(text, c), wanted_len;
			struct cc_span got;
			uint8_t *wanted;

			if (i && c > 0x3200 && c < 0xfe00)
				break; /* kanji and Hangul: alone is enough */
			strcpy(text + len, behind[i]);
			len = strlen(text);
			wanted = u8_normalize(UNINORM_NFKC, (uint8_t *)text, len, NULL, &wanted_len);
			got = cc_utf8_nfkc(arena, (struct cc_span){ text, len });
			if (!cc_span_eq(got, (struct cc_span){ (char *)wanted, wanted_len })) {
				print_error("U+%04X before \"%s\"\n", (unsigned)c, behind[i]);
				fail();
			}
			free(wanted);
		}
		cc_arena_reset(arena);
	}
}

static void
names_are_compared_without_form_case_and_blanks(void **state)
{
	(void)state;
	assert_string_equal(fold("  Customer \t\n Value\r\n"), "customer value");
	assert_string_equal(fold("ＣＵＳＴＯＭＥＲ　ＶＡＬＵＥ"), "customer value");
	assert_string_equal(fold("　満足度\n（理由）　"), "満足度 (理由)");
	assert_string_equal(fold("カ\u3099イト\u3099"), "ガイド");
	assert_string_equal(fold("Straße ÉTÉ"), "strasse été");
	assert_string_equal(fold("ΑΣ"), fold("ας"));
	assert_string_equal(fold("\U0001d400"), "a");
	assert_string_equal(fold(" \n　"), "");
}

/* Whatever stands beside them: ASCII, two bytes, three, four. */
static void
blanks_at_both_ends_are_trimmed_and_nothing_else(void **state)
{
	static const char *const words[] = { "a", "é", "案", "\U0001d400", "a案", "案é" };
	char text[32];

	(void)state;
	for (uint32_t c = 1; c < 0x20000; c++) {
		size_t len = c >= 0xd800 && c <= 0xdfff ? 0 : cc_utf8_put(text, c);

		for (size_t w = 0; w < sizeof words / sizeof *words && len > 0; w++) {
			size_t word = strlen(words[w]), all = 2 * len + word;
			struct cc_span found;

			memcpy(text + len, words[w], word);
			memcpy(text + len + word, text, len);
			found = cc_utf8_trim((struct cc_span){ text, all });
			assert_ptr_equal(found.at, cc_utf8_blank(c) ? text + len : text);
			assert_int_equal(found.len, cc_utf8_blank(c) ? word : all);
		}
	}
	assert_int_equal(cc_utf8_trim(CC_SPAN("")).len, 0);
	assert_int_equal(cc_utf8_trim(CC_SPAN("　 \u00a0\ufeff")).len, 0);
}

static void
folding_twice_changes_nothing(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x20000; c++) {
		char text[8] = "x";
		struct cc_span once, twice;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		once = cc_utf8_fold(arena, (struct cc_span){ text, 1 + cc_utf8_put(text + 1, c) });
		twice = cc_utf8_fold(arena, once);
		if (!cc_span_eq(once, twice)) {
			print_error("U+%04X\n", (unsigned)c);
			fail();
		}
		cc_arena_reset(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_those_of_a_terminal),
		cmocka_unit_test(a_text_is_fitted_in_whole_clusters),
		cmocka_unit_test(clusters_are_those_of_the_whole_text),
		cmocka_unit_test(a_cluster_without_end_is_cut_between_characters),
		cmocka_unit_test(broken_bytes_are_measured_without_harm),
		cmocka_unit_test(compatibility_forms_become_plain),
		cmocka_unit_test(the_short_way_gives_what_the_library_gives),
		cmocka_unit_test(blanks_at_both_ends_are_trimmed_and_nothing_else),
		cmocka_unit_test(names_are_compared_without_form_case_and_blanks),
		cmocka_unit_test(folding_twice_changes_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
