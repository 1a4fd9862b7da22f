/* normal.c -- one form for what people type in many.
 *
 * A text is cut into stretches that are normal already, which are copied as
 * they are, and segments: a character with all the marks and jamo behind it.
 * No segment can change another under NFKC, so each is normalised by itself,
 * and that is what keeps the offsets.
 */
#include "base/normal.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { LONG_VOWEL = 0x30fc, WAVE = 0x301c, VOICED = 0x3099, HALF_VOICED = 0x309a };

/* What stands to the left: blanks and long vowels ask for it. */
enum left { START, PLAIN, JAPANESE, LONG };

/* Bytes of the normal text from `at` on come from [from, to) of the given one;
 * equally long, they are the same characters one by one. */
struct piece {
	uint32_t at, from, to;
};

static uint32_t
family(uint32_t c)
{
	switch (c) {
	case 0x02d7: /* hyphens */
	case 0x058a:
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2043:
	case 0x207b:
	case 0x208b:
	case 0x2212: return '-';
	case 0x2014: /* long vowels */
	case 0x2015:
	case 0x2500:
	case 0x2501:
	case 0xfe63:
	case 0xff0d:
	case 0xff70: return LONG_VOWEL;
	case '~': /* tildes */
	case 0x223c:
	case 0x223e:
	case 0x3030:
	case 0xff5e: return WAVE;
	case 0x2018: /* apostrophes */
	case 0x2019: return '\'';
	case 0x309b: return VOICED; /* spacing: NFKC would leave a blank before it */
	case 0x309c: return HALF_VOICED;
	default: return c;
	}
}

static int
blank(uint32_t c)
{
	if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
		return '\n';
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0xa0 || c == 0x3000 ||
		       (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f
		   ? ' '
		   : 0;
}

/* Joins the character before it. */
static bool
joins(uint32_t c)
{
	return c >= 0x300 && (c == 0x309b || c == 0x309c || cc_utf8_joins(c));
}

/* Marks are not: whatever they join, a blank between is none of theirs. */
static enum left
left_of(uint32_t c)
{
	if (c == LONG_VOWEL)
		return LONG;
	return (c >= 0x3001 && c <= 0x303f && !(c >= 0x302a && c <= 0x302f)) ||
		       (c >= 0x3041 && c <= 0x30ff && c != VOICED && c != HALF_VOICED) ||
		       (c >= 0x31f0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x4dbf) ||
		       (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
		       (c >= 0x20000 && c <= 0x3ffff)
		   ? JAPANESE
		   : PLAIN;
}

/* Kana, kanji and their punctuation, which are normal by themselves: s[3]. */
static bool
normal_three(const uint8_t *s)
{
	switch (s[0]) {
	case 0xe3:
		switch (s[1]) {
		case 0x80: return s[2] > 0x80 && s[2] <= 0xa9;
		case 0x81: return s[2] > 0x80;
		case 0x82: return s[2] <= 0x96 || s[2] >= 0xa0;
		case 0x83: return s[2] <= 0xbe;
		default: return s[1] >= 0x90;
		}
	case 0xe4: return s[1] != 0xb7;
	default: return s[0] >= 0xe5 && s[0] <= 0xe9;
	}
}

/* Nothing behind a blank at s can make it another one. */
static bool
blank_stays(enum left last, const uint8_t *s, size_t len)
{
	if (last == START || len < 2)
		return false;
	if (s[1] < 0x80)
		return s[1] > ' ' && s[1] != '~';
	return (last == PLAIN || s[0] == '\n') && len >= 4 && normal_three(s + 1);
}

/* Length of the character at s if it is normal where it stands, else 0. */
static size_t
normal_here(enum left *last, const uint8_t *s, size_t len)
{
	if (s[0] > ' ' && s[0] < 0x80) {
		if ((s[0] >= 'A' && s[0] <= 'Z') || s[0] == '~')
			return 0;
		*last = PLAIN;
		return 1;
	}
	if (s[0] <= ' ') {
		if ((s[0] == ' ' || s[0] == '\n') ? !blank_stays(*last, s, len) : blank(s[0]) != 0)
			return 0;
		*last = PLAIN;
		return 1;
	}
	if (s[0] < 0xe3 || len < 3 || !normal_three(s))
		return 0;
	if (s[0] == 0xe3 && s[1] == 0x83 && s[2] == 0xbc) {
		if (*last == LONG)
			return 0;
		*last = LONG;
	} else {
		*last = JAPANESE;
	}
	return 3;
}

/* Bytes at the start of s that are normal behind *last; a character that
 * something joins is left for a segment. */
static size_t
normal_run(enum left *last, struct cc_span s)
{
	const uint8_t *at = (const uint8_t *)s.at;
	enum left now = *last, before = now;
	size_t i = 0, n = 0, len, next;

	while (i < s.len && (len = normal_here(&now, at + i, s.len - i)) > 0) {
		i += n = len;
		*last = before;
		before = now;
	}
	if (i == 0 || i == s.len || at[i] < 0x80 ||
	    !joins(cc_utf8_next((struct cc_span){ s.at + i, s.len - i }, &next))) {
		*last = now;
		return i;
	}
	return i - n;
}

static void
piece(struct cc_normal *n, size_t from, size_t to)
{
	struct piece p = { (uint32_t)n->made.len, (uint32_t)from, (uint32_t)to };

	cc_buf_add(&n->pieces, (const char *)&p, sizeof p);
}

static struct piece *
pieces(const struct cc_normal *n, size_t *count)
{
	*count = n->pieces.len / sizeof(struct piece);
	return (void *)n->pieces.at;
}

static void
put_blank(struct cc_normal *n)
{
	piece(n, n->blank_from, n->blank_to);
	cc_buf_putc(&n->made, (char)n->blank);
	n->last = PLAIN;
}

/* A character that is normal by itself, made from [from, to). */
static void
put(struct cc_normal *n, uint32_t c, size_t from, size_t to)
{
	enum left kind = left_of(c);
	char bytes[4];
	size_t count;

	if (n->blank && n->last != START && (n->blank == '\n' || n->last < JAPANESE || kind < JAPANESE))
		put_blank(n);
	n->blank = 0;
	if (kind == LONG && n->last == LONG) {
		struct piece *p = pieces(n, &count);

		p[count - 1].to = (uint32_t)to;
		return;
	}
	piece(n, from, to);
	cc_buf_add(&n->made, bytes, cc_utf8_put(bytes, c));
	n->last = (int)kind;
}

static void
put_any(struct cc_normal *n, uint32_t c, size_t from, size_t to)
{
	int as = blank(c);

	if (!as) {
		put(n, c, from, to);
		return;
	}
	if (!n->blank)
		n->blank_from = from;
	n->blank_to = to;
	if (n->blank != '\n')
		n->blank = as;
}

/* Lower case once more behind NFKC, which makes MHz of one character; and NFKC
 * of that, since a small letter may have a composed form that its capital has not. */
static void
put_segment(struct cc_normal *n, struct cc_span s, size_t from)
{
	struct cc_buf a = { 0 }, b = { 0 };
	size_t len, to = from + s.len;

	for (int round = 0; round < 2; round++) {
		char bytes[4];

		a.len = 0;
		for (; s.len; s.at += len, s.len -= len)
			cc_buf_add(
			    &a, bytes, cc_utf8_put(bytes, cc_utf8_lower(family(cc_utf8_next(s, &len)))));
		b.len = 0;
		cc_utf8_nfkc_add(&b, (struct cc_span){ a.at, a.len });
		s = (struct cc_span){ b.at, b.len };
	}
	for (; s.len; s.at += len, s.len -= len)
		put_any(n, cc_utf8_next(s, &len), from, to);
	cc_buf_free(&a);
	cc_buf_free(&b);
}

/* The segment at byte `at` of what was given; its length. */
static size_t
segment(struct cc_normal *n, size_t at)
{
	struct cc_span s = { n->given.at + at, n->given.len - at };
	size_t len, more, total;
	uint32_t c = cc_utf8_next(s, &len), simple;

	total = len;
	while (!blank(c) && total < s.len && (uint8_t)s.at[total] >= 0x80 &&
	       joins(cc_utf8_next((struct cc_span){ s.at + total, s.len - total }, &more)))
		total += more;
	simple = total == len ? cc_utf8_simple(family(c)) : 0;
	if (blank(c))
		put_any(n, c, at, at + len);
	else if (simple)
		put_any(n, simple < 0x80 ? cc_utf8_lower(family(simple)) : simple, at, at + len);
	else
		put_segment(n, (struct cc_span){ s.at, total }, at);
	return total;
}

/* A long vowel that comes next is merged with one that ends the run, so that
 * is a piece of its own. */
static void
put_run(struct cc_normal *n, size_t at, size_t len)
{
	size_t tail = n->last == LONG ? 3 : 0;

	if (len > tail) {
		piece(n, at, at + len - tail);
		cc_buf_add(&n->made, n->given.at + at, len - tail);
	}
	if (tail) {
		piece(n, at + len - tail, at + len);
		cc_buf_add(&n->made, n->given.at + at + len - tail, tail);
	}
}

void
cc_normal_free(struct cc_normal *n)
{
	cc_buf_free(&n->made);
	cc_buf_free(&n->pieces);
}

struct cc_span
cc_normal(struct cc_normal *n, struct cc_span text)
{
	enum left last = START;
	size_t at = normal_run(&last, text);

	n->given = n->text = text;
	n->made.len = n->pieces.len = 0;
	if (at == text.len)
		return text;
	n->last = (int)last;
	n->blank = 0;
	if (at > 0)
		put_run(n, 0, at);
	while (at < text.len) {
		size_t len;

		at += segment(n, at);
		if (n->blank)
			continue;
		last = (enum left)n->last;
		len = normal_run(&last, (struct cc_span){ text.at + at, text.len - at });
		n->last = (int)last;
		if (len > 0)
			put_run(n, at, len);
		at += len;
	}
	n->text = (struct cc_span){ n->made.at != NULL ? n->made.at : "", n->made.len };
	return n->text;
}

/* The piece that byte `at` of the normal text lies in. */
static size_t
find_piece(const struct piece *p, size_t count, size_t at)
{
	size_t low = 0, high = count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (p[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct cc_span
cc_normal_origin(const struct cc_normal *n, size_t from, size_t to)
{
	size_t count, first, last, start, end;
	const struct piece *p = pieces(n, &count);

	if (n->text.at == n->given.at)
		return (struct cc_span){ n->given.at + from, to - from };
	first = find_piece(p, count, from);
	last = find_piece(p, count, to - 1);
	start = p[first].from;
	end = p[last].to;
	if ((first + 1 < count ? p[first + 1].at : n->text.len) - p[first].at == p[first].to - p[first].from)
		start += from - p[first].at;
	if ((last + 1 < count ? p[last + 1].at : n->text.len) - p[last].at == p[last].to - p[last].from)
		end = p[last].from + (to - p[last].at);
	return (struct cc_span){ n->given.at + start, end - start };
}

struct cc_span
cc_normal_dup(struct cc_arena *arena, struct cc_span text)
{
	struct cc_normal n = { 0 };
	struct cc_span copy = cc_span_dup(arena, cc_normal(&n, text));

	cc_normal_free(&n);
	return copy;
}
