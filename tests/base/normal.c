/* normal.c -- tests base/normal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/normal.h"
#include "base/rng.h"
#include "base/utf8.h"

static struct cc_normal normal;

static int
set_up(void **state)
{
	(void)state;
	normal = (struct cc_normal){ 0 };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_normal_free(&normal);
	return 0;
}

static void
assert_normal(const char *text, const char *wanted)
{
	struct cc_span got = cc_normal(&normal, cc_span(text));

	if (!cc_span_eq(got, cc_span(wanted)))
		fail_msg("%s: got \"%.*s\", wanted \"%s\"", text, (int)got.len, got.at, wanted);
}

/* What of text the part of its normal form comes from. */
static void
assert_origin(const char *text, const char *part, const char *wanted)
{
	struct cc_span got = cc_normal(&normal, cc_span(text));
	const char *found = NULL;
	size_t from = 0;

	for (; from + strlen(part) <= got.len; from++)
		if (memcmp(got.at + from, part, strlen(part)) == 0) {
			found = got.at + from;
			break;
		}
	if (found == NULL)
		fail_msg("%s: no %s in \"%.*s\"", text, part, (int)got.len, got.at);
	got = cc_normal_origin(&normal, from, from + strlen(part));
	if (!cc_span_eq(got, cc_span(wanted)))
		fail_msg(
		    "%s: %s comes from \"%.*s\", wanted \"%s\"", text, part, (int)got.len, got.at, wanted);
}

static void
widths_and_cases_are_one(void **state)
{
	(void)state;
	assert_normal("ＡＢＣ０１２", "abc012");
	assert_normal("ﾊﾝｶｸｶﾞﾅ", "ハンカクガナ");
	assert_normal("ﾊﾟﾝ", "パン");
	assert_normal("か゛き゜", "がき゚");
	assert_normal("㈱あ", "(株)あ");
	assert_normal("①番", "1番");
	assert_normal("㎒", "mhz");
	assert_normal("３．５％！？", "3.5%!?");
	assert_normal("Don’t STOP", "don't stop");
	assert_normal("ÉCOLE", "école");
}

static void
composed_and_decomposed_are_one(void **state)
{
	(void)state;
	assert_normal("か\u3099ほ\u309a", "がぽ");
	assert_normal("cafe\u0301", "café");
	assert_normal("J\u030c", "\u01f0");
	assert_normal("\u1112\u1161\u11ab", "\ud55c");
}

static void
every_hyphen_is_a_hyphen(void **state)
{
	static const char *const hyphens[] = { "\u02d7", "\u058a", "\u2010", "\u2011", "\u2012", "\u2013",
		"\u2043", "\u207b", "\u208b", "\u2212" };

	(void)state;
	for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
		assert_normal(hyphens[i], "-");
	assert_normal("a--b", "a--b");
}

static void
every_long_vowel_is_one(void **state)
{
	static const char *const dashes[] = { "\u2014", "\u2015", "\u2500", "\u2501", "\ufe63", "\uff0d",
		"\uff70", "ー" };

	(void)state;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		assert_normal(dashes[i], "ー");
	assert_normal("スーーーパー", "スーパー");
	assert_normal("すご―――い", "すごーい");
	assert_normal("コー　ー", "コー");
	assert_normal("090－1234", "090ー1234");
}

static void
tildes_stay_a_wave(void **state)
{
	(void)state;
	assert_normal("3~5回", "3〜5回");
	assert_normal("３～５回", "3〜5回");
	assert_normal("∼∾〰〜", "〜〜〜〜");
}

static void
blanks_go_between_japanese_characters_only(void **state)
{
	(void)state;
	assert_normal("とても　不安 です", "とても不安です");
	assert_normal("不安 、 心配", "不安、心配");
	assert_normal("very   happy", "very happy");
	assert_normal("very\t\u00a0happy", "very happy");
	assert_normal("PC が 遅い", "pc が遅い");
	assert_normal("  outer 　", "outer");
	assert_normal("一行目 \r\n 二行目", "一行目\n二行目");
	assert_normal("a \n\n b", "a\nb");
	assert_normal("a\rb", "a\nb");
	assert_normal(" 　\n", "");
	assert_normal("", "");
}

static void
what_is_normal_is_not_copied(void **state)
{
	static const char *const texts[] = { "不安です。", "plain words, 12%", "スーパーは 3 階",
		"a\nb\n不安", "々〇〜・「」", "鿿㐀" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (cc_normal(&normal, cc_span(texts[i])).at != texts[i])
			fail_msg("%s was copied", texts[i]);
}

static void
the_original_is_found_again(void **state)
{
	(void)state;
	assert_origin("とても不安です", "不安", "不安");
	assert_origin("ＡＢ不安です", "不安", "不安");
	assert_origin("ｶﾞｯｶﾘした", "ガッカリ", "ｶﾞｯｶﾘ");
	assert_origin("スーーーパーで", "スーパー", "スーーーパー");
	assert_origin("ＸスーーーパーＹ", "スー", "スーーー");
	assert_origin("不 安 です", "不安", "不 安");
	assert_origin("不 安 です", "安", "安");
	assert_origin("㈱あ", "株", "㈱");
	assert_origin("Ａか\u3099い", "が", "か\u3099");
	assert_origin("VERY　 HAPPY", "very happy", "VERY　 HAPPY");
	assert_origin("  不安", "不安", "不安");
}

static const uint32_t interesting[] = { 'a', 'A', 'J', ' ', '\n', '\r', '\t', '-', '~', '\'', 0x3000, 0xa0,
	0x3042, 0x304b, 0x30ab, 0x30fc, 0x30fc, 0xff70, 0xff0d, 0x2014, 0x2212, 0x3099, 0x309a, 0x309b,
	0xff9e, 0xff9f, 0xff76, 0x4e0d, 0x5b89, 0x3001, 0x301c, 0x302a, 0x0301, 0x030c, 0x0327, 0x1100,
	0x1161, 0x11a8, 0xac00, 0x314f, 0xffa1, 0xffc2, 0x3231, 0x2460, 0x3392, 0xb4, 0x2018, 0x130, 0x1e9e,
	0x3a3, 0x212b, 0xfdfa, 0x1f600, 0x200d, 0xfe0f, 0x20bb7, 0xf900, 0x4dc0, 0x2028, 0x85, 0x9c7, 0x9be,
	0x344, 0xf77, 0x1f4, 0x1c5 };

static struct cc_span
random_text(char *bytes, struct cc_rng *rng)
{
	size_t len = 0, n = cc_rng_below(rng, 9);

	for (size_t i = 0; i < n; i++) {
		uint32_t c = interesting[cc_rng_below(rng, sizeof interesting / sizeof *interesting)];

		if (cc_rng_below(rng, 4) == 0)
			c = cc_rng_below(rng, 0x3000) + 1;
		if (c >= 0xd800 && c < 0xe000)
			continue;
		len += cc_utf8_put(bytes + len, c);
	}
	return (struct cc_span){ bytes, len };
}

static bool
begins_character(struct cc_span text, const char *at)
{
	return at == text.at + text.len || (*at & 0xc0) != 0x80;
}

static void
normal_text_stays_normal_and_offsets_rise(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_rng *rng = cc_rng_new(1, "normal", cc_span(""), arena);
	struct cc_normal again = { 0 };

	(void)state;
	for (int round = 0; round < 200000; round++) {
		char bytes[64];
		struct cc_span text = random_text(bytes, rng), got = cc_normal(&normal, text), twice, before;

		twice = cc_normal(&again, got);
		if (!cc_span_eq(got, twice))
			fail_msg("%.*s: %.*s, then %.*s", (int)text.len, text.at, (int)got.len, got.at,
			    (int)twice.len, twice.at);
		assert_int_equal(cc_utf8_valid(got.at, got.len, NULL), got.len);
		before = (struct cc_span){ text.at, 0 };
		for (size_t i = 0, len; i < got.len; i += len) {
			struct cc_span from;

			cc_utf8_next((struct cc_span){ got.at + i, got.len - i }, &len);
			from = cc_normal_origin(&normal, i, i + len);
			assert_true(from.len > 0 && from.at >= before.at);
			assert_true(from.at + from.len >= before.at + before.len);
			assert_true(from.at + from.len <= text.at + text.len);
			assert_true(
			    begins_character(text, from.at) && begins_character(text, from.at + from.len));
			before = from;
		}
	}
	cc_normal_free(&again);
	cc_rng_free(rng);
	cc_arena_free(arena);
}

/* Cut anywhere, NFKC of a whole text is what its segments make. */
static void
it_is_nfkc_where_nothing_else_is_asked(void **state)
{
	static const char *const texts[] = { "ﾊﾞﾊﾟｶﾞ①㈱ｱ", "e\u0301e\u0327\u0301",
		"\u1100\u1161\u11a8\u1100\u1161", "ﾡￂ", "\u09c7\u09be", "ﷺ" };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_normal(texts[i], cc_utf8_nfkc(arena, cc_span(texts[i])).at);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(widths_and_cases_are_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(composed_and_decomposed_are_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_hyphen_is_a_hyphen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_long_vowel_is_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tildes_stay_a_wave, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    blanks_go_between_japanese_characters_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_normal_is_not_copied, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_original_is_found_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(normal_text_stays_normal_and_offsets_rise, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_is_nfkc_where_nothing_else_is_asked, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
