/* utf8.c -- text in UTF-8: valid, folded, measured.
 *
 * The only file that meets libunistring, whose functions used here know no
 * locale.  What it returns is freed in the function that asked for it.
 * ASCII, and for NFKC the letters that Japanese is written with, never get
 * that far: they are most of the input, and each of them is normalised by
 * itself.
 */
#include "base/utf8.h"

#include "base/arena.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

enum { ZWJ = 0x200d, VS16 = 0xfe0f, BROKEN = 0xfffd, CLUSTER_MAX = 1024 };

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

/* Full-width ASCII and the blanks become
 * ASCII, kana and kanji stay; sound marks that combine are not among these. */
uint32_t
cc_utf8_simple(uint32_t c)
{
	if (c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) ||
	    (c >= 0x30a0 && c <= 0x30fe) || (c >= 0x3001 && c <= 0x3029) || (c >= 0x3400 && c <= 0x4dbf))
		return c;
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	return c == 0x3000 || c == 0xa0 ? ' ' : 0;
}

/* Such a character before such a character is a cluster by itself. */
static bool
stands_alone(uint32_t c)
{
	return c >= ' ' && c != 0x7f && cc_utf8_simple(c);
}

/* Whole characters of s in at most room bytes. */
static size_t
whole(struct cc_span s, size_t room)
{
	if (s.len <= room)
		return s.len;
	for (int i = 0; i < 3 && tail_byte(bytes_of(s)[room]); i++)
		room--;
	return room;
}

/* u8_grapheme_next() takes flags and joined emoji apart; u8_grapheme_breaks()
 * knows them, but has to be shown a stretch of the text. */
struct cc_span
cc_utf8_cluster(struct cc_span s)
{
	char starts[CLUSTER_MAX];
	size_t len, next, room = 64;
	uint32_t c;

	if (s.len == 0)
		return s;
	c = cc_utf8_next(s, &len);
	if (len == s.len || (c == BROKEN && len == 1) ||
	    (stands_alone(c) &&
		stands_alone(cc_utf8_next((struct cc_span){ s.at + len, s.len - len }, &next))))
		return (struct cc_span){ s.at, len };
	for (;; room = CLUSTER_MAX) {
		size_t n = whole(s, room);

		u8_grapheme_breaks(bytes_of(s), n, starts);
		for (size_t i = len; i < n; i++) {
			if (starts[i])
				return (struct cc_span){ s.at, i };
		}
		if (n == s.len || room == CLUSTER_MAX)
			return (struct cc_span){ s.at, n };
	}
}

/* "UTF-8", or "EUC-JP", where an ambiguous character is wide. */
static size_t
sum_width(struct cc_span s, const char *encoding)
{
	return (size_t)u8_width(bytes_of(s), s.len, encoding);
}

/* A cluster that a joiner, a selector or a skin tone makes one picture takes
 * two columns at most; in every other cluster the widths add up. */
static size_t
cluster_width(struct cc_span s, const char *encoding)
{
	size_t width = sum_width(s, encoding), len;

	if (width <= 2)
		return width;
	for (; s.len; s.at += len, s.len -= len) {
		uint32_t c = cc_utf8_next(s, &len);

		if (c == ZWJ || c == VS16 || (c >= 0x1f3fb && c <= 0x1f3ff))
			return 2;
	}
	return width;
}

/* Could a cluster of s be narrower than its characters together? */
static bool
pictures(struct cc_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (bytes_of(s)[i] >= 0xf0 || (i + 2 < s.len && (memcmp(s.at + i, "\u200d", 3) == 0 ||
								    memcmp(s.at + i, "\ufe0f", 3) == 0)))
			return true;
	}
	return false;
}

static size_t
width_in(struct cc_span s, const char *encoding)
{
	size_t width = 0;

	while (width < s.len && s.at[width] >= ' ' && s.at[width] <= '~')
		width++;
	if (width == s.len)
		return width;
	width = 0;
	if (!pictures(s))
		return sum_width(s, encoding);
	while (s.len) {
		struct cc_span cluster = cc_utf8_cluster(s);

		width += cluster_width(cluster, encoding);
		s.at += cluster.len;
		s.len -= cluster.len;
	}
	return width;
}

size_t
cc_utf8_width(struct cc_span s)
{
	return width_in(s, "UTF-8");
}

size_t
cc_utf8_width_ja(struct cc_span s)
{
	return width_in(s, "EUC-JP");
}

struct cc_span
cc_utf8_fit(struct cc_span s, size_t width)
{
	struct cc_span fit = { s.at, 0 };

	while (s.len) {
		struct cc_span cluster = cc_utf8_cluster(s);
		size_t w = cluster_width(cluster, "UTF-8");

		if (w > width)
			break;
		width -= w;
		fit.len += cluster.len;
		s.at += cluster.len;
		s.len -= cluster.len;
	}
	return fit;
}

/* Into out, which has room for s; false where a character is not simple. */
static bool
simple_text(char *out, size_t *out_len, struct cc_span s)
{
	size_t len, at = 0;

	for (; s.len; s.at += len, s.len -= len) {
		uint32_t c = cc_utf8_next(s, &len), to = cc_utf8_simple(c);

		if (!to && c)
			return false;
		if (c < 0x80)
			out[at++] = (char)c;
		else
			at += cc_utf8_put(out + at, to);
	}
	*out_len = at;
	return true;
}

/* NFKC in the arena, terminated; *simple tells that no letter but ASCII has a case. */
static struct cc_span
normal(struct cc_arena *arena, struct cc_span s, bool *simple)
{
	char *at = cc_alloc(arena, s.len + 1);
	uint8_t *made;
	size_t len;

	*simple = simple_text(at, &len, s);
	if (*simple) {
		at[len] = '\0';
		return (struct cc_span){ at, len };
	}
	made = u8_normalize(UNINORM_NFKC, bytes_of(s), s.len, NULL, &len);
	if (!made)
		cc_oom();
	s = cc_span_dup(arena, (struct cc_span){ (const char *)made, len });
	free(made);
	return s;
}

static struct cc_span
casefold(struct cc_arena *arena, struct cc_span s)
{
	size_t len;
	uint8_t *made = u8_casefold(bytes_of(s), s.len, NULL, UNINORM_NFKC, NULL, &len);

	if (!made)
		cc_oom();
	s = cc_span_dup(arena, (struct cc_span){ (const char *)made, len });
	free(made);
	return s;
}

/* Nothing is seen of it: spaces without width, joiners, marks of direction. */
bool
cc_utf8_hidden(uint32_t c)
{
	return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

bool
cc_utf8_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
	       c == 0x3000 || cc_utf8_hidden(c);
}

/* Bytes of the blank that stands at the end; 0: none does. */
static size_t
blank_behind(struct cc_span s)
{
	size_t from = s.len, len;

	while (from > 0 && s.len - from < 4 && tail_byte(bytes_of(s)[from - 1]))
		from--;
	if (from == 0 ||
	    !cc_utf8_blank(cc_utf8_next((struct cc_span){ s.at + from - 1, s.len - from + 1 }, &len)))
		return 0;
	return s.len - from + 1;
}

/* Most texts begin and end with a letter: the bytes that a blank or what is not seen begins with are few, and of
 * three bytes that end a text the first tells as much. */
static bool
may_be_blank(uint8_t lead)
{
	return lead <= ' ' || lead == 0xc2 || lead == 0xe1 || lead == 0xe2 || lead == 0xe3 || lead >= 0xef;
}

static bool
has_blank_ends(struct cc_span s)
{
	const uint8_t *end = bytes_of(s) + s.len;

	if (may_be_blank(bytes_of(s)[0]))
		return true;
	if (end[-1] < 0x80)
		return may_be_blank(end[-1]);
	return s.len < 3 || may_be_blank(end[-3]) || !(end[-3] >= 0xe0 && tail_byte(end[-2]));
}

struct cc_span
cc_utf8_trim(struct cc_span s)
{
	size_t len;

	if (s.len == 0 || !has_blank_ends(s))
		return s;
	while (s.len > 0 && cc_utf8_blank(cc_utf8_next(s, &len))) {
		s.at += len;
		s.len -= len;
	}
	while (s.len > 0 && (len = blank_behind(s)) > 0)
		s.len -= len;
	return s;
}

/* ASCII to lower case, outer blanks off, runs of blanks to one space; what is not seen
 * goes. */
static size_t
squeeze(char *text, size_t len)
{
	size_t to = 0, n;

	for (size_t i = 0; i < len; i += n) {
		char c = text[i];
		uint32_t whole = (unsigned char)c;

		n = 1;
		if (whole >= 0x80)
			whole = cc_utf8_next((struct cc_span){ text + i, len - i }, &n);
		if (whole >= 0x80 && cc_utf8_hidden(whole))
			continue;
		if ((whole <= ' ' || whole >= 0x80) && cc_utf8_blank(whole)) {
			if (to && text[to - 1] != ' ')
				text[to++] = ' ';
			continue;
		}
		text[to] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
		for (size_t k = 1; k < n; k++)
			text[to + k] = text[i + k];
		to += n;
	}
	if (to && text[to - 1] == ' ')
		to--;
	text[to] = '\0';
	return to;
}

struct cc_span
cc_utf8_nfkc(struct cc_arena *arena, struct cc_span s)
{
	bool simple;

	return normal(arena, s, &simple);
}

void
cc_utf8_nfkc_add(struct cc_buf *to, struct cc_span s)
{
	size_t len;
	uint8_t *made = u8_normalize(UNINORM_NFKC, bytes_of(s), s.len, NULL, &len);

	if (!made)
		cc_oom();
	cc_buf_add(to, (const char *)made, len);
	free(made);
}

/* Marks, the sound marks of half-width kana, and jamo in all their widths. */
bool
cc_utf8_joins(uint32_t c)
{
	return (c >= 0xff9e && c <= 0xffdf) || (c >= 0x1160 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f) ||
	       (c >= 0xd7b0 && c <= 0xd7ff) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

uint32_t
cc_utf8_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
	return uc_tolower(c);
}

struct cc_span
cc_utf8_fold(struct cc_arena *arena, struct cc_span s)
{
	bool simple;

	s = normal(arena, s, &simple);
	if (!simple)
		s = casefold(arena, s);
	/* The text is our own copy. */
	return (struct cc_span){ s.at, squeeze((char *)s.at, s.len) };
}

bool
cc_utf8_alnum(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

bool
cc_utf8_mark(uint32_t c)
{
	return c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

bool
cc_utf8_cjk(uint32_t c)
{
	if (c >= 0x3041 && c <= 0x30ff)
		return c != 0x30a0 && c != 0x30fb;
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x3005 && c <= 0x3007) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

bool
cc_utf8_has_plain(uint32_t c)
{
	return c < 0x530 || (c >= 0x1e00 && c <= 0x1fff);
}

uint32_t
cc_utf8_plain(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (c >= 0xc0 && cc_utf8_has_plain(c) && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c;
}
