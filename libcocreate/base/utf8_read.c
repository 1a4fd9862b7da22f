/* utf8_read.c -- bytes of UTF-8: valid, code point by code point.
 *
 * Declared in utf8.h.  Sequences are those of RFC 3629: the shortest form, no
 * surrogates, nothing past U+10FFFF.  ASCII is passed over sixteen bytes at a
 * time, kana and kanji by a loop of their own.
 */
#include "base/utf8.h"

enum { BROKEN = 0xfffd };

static const uint8_t *
bytes_of(struct cc_span s)
{
	return (const uint8_t *)s.at;
}

static bool
tail_byte(uint8_t c)
{
	return (c & 0xc0) == 0x80;
}

/* The second byte's range depends on the first (RFC 3629, section 4). */
static bool
second_byte(uint8_t first, uint8_t c)
{
	switch (first) {
	case 0xe0: return c >= 0xa0 && c <= 0xbf;
	case 0xed: return c >= 0x80 && c <= 0x9f;
	case 0xf0: return c >= 0x90 && c <= 0xbf;
	case 0xf4: return c >= 0x80 && c <= 0x8f;
	default: return tail_byte(c);
	}
}

/* Length of the sequence at s, 0 where it is broken; *cut: it would go on past
 * the end. */
static size_t
sequence(const uint8_t *s, size_t len, bool *cut)
{
	size_t want = s[0] < 0x80   ? 1
		      : s[0] < 0xc2 ? 0
		      : s[0] < 0xe0 ? 2
		      : s[0] < 0xf0 ? 3
		      : s[0] < 0xf5 ? 4
				    : 0;

	*cut = false;
	for (size_t i = 1; i < want; i++) {
		if (i == len) {
			*cut = true;
			return 0;
		}
		if (!(i == 1 ? second_byte(s[0], s[1]) : tail_byte(s[i])))
			return 0;
	}
	return want;
}

/* Little end first, spelled so that compilers make one load of it. */
static inline uint64_t
word_at(const uint8_t *s)
{
	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24 |
	       (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

/* How many of n bytes come before the first that is not ASCII. */
static size_t
ascii_run(const uint8_t *s, size_t n)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t i = 0;

	for (; i + 16 <= n; i += 16) {
		uint64_t word[2];

		memcpy(word, s + i, sizeof(word));
		if ((word[0] | word[1]) & high)
			break;
	}
	for (; i + 8 <= n; i += 8) {
		uint64_t not_ascii = word_at(s + i) & high;

		if (not_ascii != 0)
			return i + (unsigned)__builtin_ctzll(not_ascii) / 8;
	}
	while (i < n && s[i] < 0x80)
		i++;
	return i;
}

/* Kana, kanji and the like: leads whose second byte is any tail byte. */
static bool
plain_three(const uint8_t *s)
{
	return s[0] > 0xe0 && s[0] < 0xf0 && s[0] != 0xed && tail_byte(s[1]) && tail_byte(s[2]);
}

static size_t
three_byte_run(const uint8_t *s, size_t n)
{
	size_t i = 0;

	while (i + 3 <= n && plain_three(s + i))
		i += 3;
	return i;
}

size_t
cc_utf8_valid(const char *bytes, size_t len, bool *cut)
{
	const uint8_t *s = (const uint8_t *)bytes;
	size_t i = 0;
	bool short_of = false;

	while (i < len) {
		size_t n;

		i += ascii_run(s + i, len - i);
		n = three_byte_run(s + i, len - i);
		if (n == 0 && i < len) {
			n = sequence(s + i, len - i, &short_of);
			if (n == 0)
				break;
		}
		i += n;
	}
	if (cut)
		*cut = short_of;
	return i;
}

uint32_t
cc_utf8_next(struct cc_span s, size_t *len)
{
	const uint8_t *p = bytes_of(s);
	bool cut;

	if (p[0] < 0x80) {
		*len = 1;
		return p[0];
	}
	if (s.len >= 3 && plain_three(p)) {
		*len = 3;
		return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	*len = sequence(p, s.len, &cut);
	switch (*len) {
	case 2: return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	case 3: return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	case 4:
		return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
		       (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
	default: *len = 1; return BROKEN;
	}
}

size_t
cc_utf8_put(char out[4], uint32_t c)
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = len; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(lead[len] | c);
	return len;
}

size_t
cc_utf8_chars(struct cc_span s)
{
	size_t n = 0, len;

	for (; s.len; s.at += len, s.len -= len, n++)
		(void)cc_utf8_next(s, &len);
	return n;
}

struct cc_span
cc_utf8_first(struct cc_span s, size_t chars)
{
	size_t end = 0, len;

	for (; chars > 0 && end < s.len; chars--, end += len)
		(void)cc_utf8_next((struct cc_span){ s.at + end, s.len - end }, &len);
	return (struct cc_span){ s.at, end };
}

struct cc_span
cc_utf8_last(struct cc_span s, size_t chars)
{
	size_t from = s.len;

	for (; chars > 0 && from > 0; chars--)
		do
			from--;
		while (from > 0 && tail_byte((uint8_t)s.at[from]));
	return (struct cc_span){ s.at + from, s.len - from };
}

bool
cc_utf8_unsafe(uint32_t c)
{
	static const uint32_t range[][2] = {
		{ 0x00, 0x1f },
		{ 0x7f, 0x9f },
		{ 0x61c, 0x61c },
		{ 0x200e, 0x200f },
		{ 0x2028, 0x202e },
		{ 0x2066, 0x2069 },
		{ 0xd800, 0xdfff },
		{ 0xfdd0, 0xfdef },
		{ 0xfeff, 0xfeff },
		{ 0xe0000, 0xe007f },
		{ 0x110000, UINT32_MAX },
	};

	for (size_t i = 0; i < sizeof(range) / sizeof(range[0]); i++) {
		if (c >= range[i][0] && c <= range[i][1])
			return true;
	}
	return (c & 0xfffe) == 0xfffe;
}
