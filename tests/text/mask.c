/* mask.c -- tests of text/mask and model/mask_address. */
#include "text/mask.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
assert_masks(const char *text, const char *wanted)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_span out;
	size_t found = cc_mask(&out, cc_span(text), arena), signs = 0;

	assert_string_equal(cc_strndup(arena, out.at, out.len), wanted);
	for (const char *at = wanted; (at = strchr(at, '[')) != NULL; at++)
		signs++;
	assert_int_equal(found, signs);
	cc_arena_free(arena);
}

static void
assert_stays(const char *text)
{
	assert_masks(text, text);
}

static void
mail_addresses_go(void **state)
{
	(void)state;
	assert_masks("Write to taro.yamada+coffee@mail.example.co.jp.", "Write to [email].");
	assert_masks("a@example.com, b_c@example.org", "[email], [email]");
	assert_masks("連絡はｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐまで", "連絡は[email]まで");
	assert_masks("メールtaro@example.jpへ", "メール[email]へ");
	assert_stays("@example on the web");
	assert_stays("3 @ 100 yen");
	assert_stays("me@home");
	assert_stays("a@1.2");
}

static void
telephone_numbers_go(void **state)
{
	(void)state;
	assert_masks("電話は03-1234-5678です", "電話は[tel]です");
	assert_masks("TEL03-1234-5678", "TEL[tel]");
	assert_masks("０９０－１２３４－５６７８に", "[tel]に");
	assert_masks("090ー1234ー5678", "[tel]");
	assert_masks("09012345678 か 0312345678", "[tel] か [tel]");
	assert_masks("(03)1234-5678 03(1234)5678 (03-1234-5678)", "[tel] [tel] ([tel])");
	assert_masks("フリーダイヤル0120-123-456", "フリーダイヤル[tel]");
	assert_masks("call 090 1234 5678 2024年に", "call [tel] 2024年に");
	assert_masks("+81 (0)3-1234-5678, +1 212 555 0187", "[tel], [tel]");
	assert_masks("Call (212) 555-0187 or 1-800-555-0199.", "Call [tel] or [tel].");
	assert_masks("ring 020 7946 0958", "ring [tel]");
}

static void
other_numbers_stay(void **state)
{
	(void)state;
	assert_stays("2024-03-01 に 12,345 円");
	assert_stays("注文 0312-3456-7890-1234");
	assert_stays("0.1234567890 と 3.14159");
	assert_stays("1000000000 and 12345678901");
	assert_stays("100-2000円、10-20代");
	assert_stays("ISBN 978-4-16-148410-0");
	assert_stays("007 が 3 回");
	assert_stays("+5 points (2 of 3)");
}

static void
postal_codes_go(void **state)
{
	(void)state;
	assert_masks("〒150-0001", "[zip]");
	assert_masks("〒 1500001 です", "[zip] です");
	assert_masks("郵便は150-0001へ", "郵便は[zip]へ");
	assert_masks("〒１５０−０００１", "[zip]");
	assert_stays("1500001");
	assert_stays("1150-0001 と 150-00012");
}

static void
addresses_go_with_their_numbers(void **state)
{
	(void)state;
	assert_masks("東京都渋谷区神南1-2-3に住む", "[address]に住む");
	assert_masks("〒150-0041 東京都渋谷区神南一丁目19番11号です", "[zip] [address]です");
	assert_masks("私は横浜市西区みなとみらい２丁目２−１のカフェで", "私は[address]のカフェで");
	assert_masks("住所渋谷区神南1-2", "住所[address]");
	assert_masks("さいたま市浦和区高砂3-15-1", "[address]");
	assert_masks("北海道札幌市中央区北1条西2丁目", "[address]");
	assert_masks("長野県北佐久郡軽井沢町長倉1234番地の5で", "[address]で");
	assert_masks("大阪府大阪市北区梅田1-2と京都府京都市中京区3-4-5", "[address]と[address]");
	assert_masks("東京都港区麻布十番1-2-3 03-1234-5678", "[address] [tel]");
	assert_masks("東京都 千代田区 丸の内 1-1-1", "[address]");
}

static void
places_without_a_house_stay(void **state)
{
	(void)state;
	assert_stays("東京都に住んで3年");
	assert_stays("大阪府で10-20代の人に聞いた");
	assert_stays("東京都内3店舗");
	assert_stays("市場性は2-3点");
	assert_stays("都市部の1-2割");
	assert_stays("横浜市で一番好き");
	assert_stays("京都府京都市が好き");
	assert_stays("東京都港区三田");
	assert_stays("三丁目の夕日");
}

static void
a_text_without_any_is_the_same_bytes(void **state)
{
	const char broken[] = "\xff\xe3\x81 text";
	struct cc_arena *arena = cc_arena_new();
	struct cc_span out, text = { broken, sizeof broken - 1 };

	(void)state;
	assert_int_equal(cc_mask(&out, text, arena), 0);
	assert_ptr_equal(out.at, text.at);
	assert_int_equal(cc_mask(&out, (struct cc_span){ "", 0 }, arena), 0);
	assert_int_equal(out.len, 0);
	assert_masks("\xff taro@example.jp \xff", "\xff [email] \xff");
	cc_arena_free(arena);
}

/* Cut at every byte nothing is read behind the end: for the sanitizers. */
static void
every_prefix_is_read_within_its_end(void **state)
{
	static const char text[] = "〒150-0041 東京都渋谷区神南一丁目19番11号 (03)1234-5678 "
				   "taro@example.co.jp さいたま市浦和区高砂3-15-1";

	(void)state;
	for (size_t len = 0; len < sizeof text; len++) {
		struct cc_arena *arena = cc_arena_new();
		char *copy = cc_alloc(arena, len + 1);
		struct cc_span out;

		memcpy(copy, text, len);
		assert_true(cc_mask(&out, (struct cc_span){ copy, len }, arena) <= 5);
		cc_arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mail_addresses_go),
		cmocka_unit_test(telephone_numbers_go),
		cmocka_unit_test(other_numbers_stay),
		cmocka_unit_test(postal_codes_go),
		cmocka_unit_test(addresses_go_with_their_numbers),
		cmocka_unit_test(places_without_a_house_stay),
		cmocka_unit_test(a_text_without_any_is_the_same_bytes),
		cmocka_unit_test(every_prefix_is_read_within_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
