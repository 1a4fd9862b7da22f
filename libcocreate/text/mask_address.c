/* mask_address.c -- a Japanese address, from its prefecture or city to its number.
 *
 * 都, 市 and 区 stand in many words, and numbers behind places are more often
 * counts: the less there is before a number, the more it must look like that
 * of a house.
 */
#include "text/mask_int.h"

#include "base/utf8.h"

/* Letters before 市; places between that and the number. */
enum { CITY_MAX = 8, PLACES_MAX = 24 };

static const char *const prefectures[] = { "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県",
	"福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
	"石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府",
	"大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
	"香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県",
	"沖縄県", NULL };

/* Cities whose names are not all Chinese characters: elsewhere kana before 市
 * are grammar. */
static const char *const kana_cities[] = { "さいたま市", "つくば市", "つくばみらい市", "いわき市",
	"ひたちなか市", "かすみがうら市", "さくら市", "みどり市", "あきる野市", "あわら市", "あま市",
	"いなべ市", "たつの市", "うきは市", "みやま市", "みよし市", "さぬき市", "東かがわ市", "にかほ市",
	"むつ市", "つがる市", "えびの市", "いちき串木野市", "うるま市", "ふじみ野市", "かほく市", "いすみ市",
	"伊豆の国市", "紀の川市", NULL };

/* Words that stand before an address and are none of it. */
static const char *const leads[] = { "住所", "自宅", "所在地", "勤務先", NULL };

const char cc_mask_counters[] = "割代年人件歳時分円倍個件回度日月週点位万%";

bool
cc_char_in(uint32_t c, const char *set)
{
	struct cc_span rest = cc_span(set);
	size_t len;

	for (; rest.len > 0; rest.at += len, rest.len -= len)
		if (cc_utf8_next(rest, &len) == c)
			return true;
	return false;
}

/* The end of word where it stands at i, else 0. */
static size_t
word_end(const struct cc_chars *t, size_t i, const char *word)
{
	struct cc_span rest = cc_span(word);
	size_t len;

	for (; rest.len > 0; rest.at += len, rest.len -= len, i++)
		if (i >= t->n || cc_utf8_next(rest, &len) != t->c[i])
			return 0;
	return i;
}

static size_t
words_end(const struct cc_chars *t, size_t i, const char *const *words)
{
	size_t end = 0;

	for (; end == 0 && *words != NULL; words++)
		end = word_end(t, i, *words);
	return end;
}

/* Chinese characters that run on from others belong to those, unless a word
 * such as 住所 ends there. */
static bool
name_begins(const struct cc_chars *t, size_t i)
{
	if (!cc_is_kanji(t->c[i]) || words_end(t, i, leads) > 0)
		return false;
	if (i == 0 || !cc_is_kanji(t->c[i - 1]))
		return true;
	for (size_t back = 2; back <= 3 && back <= i; back++)
		if (words_end(t, i - back, leads) == i)
			return true;
	return false;
}

/* Where the name of a prefecture, city, ward or town ends that begins at i;
 * else 0.  *small: a town or village, which alone says little. */
static size_t
place_end(bool *small, const struct cc_chars *t, size_t i)
{
	size_t end = words_end(t, i, prefectures);

	*small = false;
	if (end == 0)
		end = words_end(t, i, kana_cities);
	if (end > 0)
		return end;
	if (!name_begins(t, i))
		return 0;
	for (end = i; end < i + CITY_MAX && (cc_is_kanji(t->c[end]) || cc_is_katakana(t->c[end])); end++) {
		if (end > i && words_end(t, end, prefectures) != 0)
			return 0;
		if (end > i && cc_char_in(t->c[end], "市区郡"))
			return end + 1;
		*small = end > i && cc_char_in(t->c[end], "町村");
		if (*small)
			return end + 1;
	}
	return 0;
}

/* A house number: what holds it together, and how it was written. */
struct house {
	size_t end;
	unsigned parts; /* joined by dashes */
	bool words;	/* 丁目, 番地, 番 with a number behind it */
};

static size_t
numeral_end(const struct cc_chars *t, size_t i)
{
	size_t end = i;

	while (cc_is_digit(t->c[end]))
		end++;
	if (end > i)
		return t->c[i] == '0' || end - i > 5 ? 0 : end;
	while (cc_char_in(t->c[end], "一二三四五六七八九十百"))
		end++;
	return end > i ? end : 0;
}

/* The unit behind a numeral; end itself where there is none. */
static size_t
unit_end(bool *word, const struct cc_chars *t, size_t end)
{
	static const char *const units[] = { "丁目", "番地", NULL };
	size_t unit = words_end(t, end, units);

	*word = unit > 0;
	if (unit > 0)
		return unit + (cc_char_in(t->c[unit], "のノ") && cc_is_digit(t->c[unit + 1]));
	if ((unit = word_end(t, end, "番")) > 0 && numeral_end(t, unit) > 0) {
		*word = true;
		return unit;
	}
	return (unit = word_end(t, end, "号")) > 0 ? unit : end;
}

static struct house
house_read(const struct cc_chars *t, size_t i)
{
	struct house h = { 0 };
	size_t end;

	while ((end = numeral_end(t, i)) > 0) {
		bool word, digits = cc_is_digit(t->c[i]);
		size_t unit = unit_end(&word, t, end);

		/* Chinese numerals count only with their unit: 三田 is a place */
		if (!digits && unit == end)
			break;
		h.words |= word;
		h.parts++;
		h.end = i = unit;
		if ((cc_is_dash(t->c[i]) || (t->c[i] == ' ' && word)) && cc_is_digit(t->c[i + 1]))
			i++;
		else if (unit == end)
			break;
	}
	return h;
}

/* May this be the number of a house?  Grammar (kana) or a bare place before it
 * ask for more of it. */
static bool
is_house(const struct house *h, const struct cc_chars *t, size_t places, bool kana, bool small)
{
	uint32_t after = t->c[h->end];

	if (h->end == 0 || cc_is_digit(after))
		return false;
	if (h->words || h->parts >= 3)
		return true;
	if (kana || small || places == 0)
		return false;
	if (h->parts == 2)
		return !cc_char_in(after, cc_mask_counters);
	return places >= 2 && !cc_is_kanji(after) && !cc_is_katakana(after) && !cc_is_letter(after) &&
	       after != '%';
}

size_t
cc_mask_address(const struct cc_chars *t, size_t i)
{
	bool small, kana = false;
	size_t at = place_end(&small, t, i), places = 0;

	if (at == 0)
		return 0;
	for (size_t stop = at + PLACES_MAX; at < stop; at++) {
		struct house h = house_read(t, at);

		/* the streets of Sapporo: 北1条西2丁目 */
		if (h.end > 0 && cc_char_in(t->c[h.end], "条")) {
			at = h.end;
			continue;
		}
		if (h.end > 0)
			return is_house(&h, t, places, kana, small) ? h.end : 0;
		kana |= cc_is_hiragana(t->c[at]);
		places += t->c[at] != ' ';
		if (!cc_is_kanji(t->c[at]) && !cc_is_hiragana(t->c[at]) && !cc_is_katakana(t->c[at]) &&
		    t->c[at] != ' ')
			return 0;
	}
	return 0;
}
