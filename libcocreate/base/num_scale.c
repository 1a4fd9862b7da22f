/* num_scale.c -- the forms of numbers on a scale: "5：とても満足", "④", "★★★★☆". */
#include "base/num_int.h"

#include "base/utf8.h"

enum { HEAD_MAX = 64, POINTS = 0x70b9, VARIATION = 0xfe0f };

static bool
is_circled(uint32_t c)
{
	return c >= 0x2460 && c <= 0x2473;
}

static uint32_t
narrow(uint32_t c)
{
	return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static bool
is_one_of(uint32_t c, const uint32_t *some)
{
	while (*some != 0 && *some != c)
		some++;
	return *some != 0;
}

/* Digits of any kind, halves and other fractions. */
static bool
is_digit(uint32_t c)
{
	c = narrow(c);
	return (c >= '0' && c <= '9') || is_circled(c) || (c >= 0xbc && c <= 0xbe) || c == 0xb2 ||
	       c == 0xb3 || c == 0xb9 || (c >= 0x2150 && c <= 0x215e) || (c >= 0x2160 && c <= 0x217f);
}

static bool
is_letter(uint32_t c)
{
	c = narrow(c) | (narrow(c) < 0x80 ? 0x20 : 0);
	return c >= 0x80 ? !cc_num_blank(c) && c != 0x2212 && c != 0x301c && !(c >= 0x2000 && c <= 0x206f) &&
			       !(c >= 0x3001 && c <= 0x3002) && !(c >= 0x3008 && c <= 0x3011)
			 : c >= 'a' && c <= 'z';
}

/* Marks around a label, not of it. */
static bool
is_frame(uint32_t c)
{
	static const uint32_t some[] = { '(', ')', '[', ']', ':', '.', '=', '-', 0x3001, 0x3010, 0x3011,
		0x300c, 0x300d, 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0 };

	return cc_num_blank(c) || is_one_of(narrow(c), some);
}

/* The label of a text: without frames and blanks at both ends. */
static struct cc_span
unframe(struct cc_span s)
{
	size_t used, end = 0, at;

	while (s.len > 0 && is_frame(cc_utf8_next(s, &used)))
		s = cc_num_after(s, used);
	for (at = 0; at < s.len; at += used)
		if (!is_frame(cc_utf8_next(cc_num_after(s, at), &used)))
			end = at + used;
	s.len = end;
	return s;
}

static bool
begins(struct cc_span s, const char *word)
{
	size_t n = strlen(word), used;

	if (s.len < n || memcmp(s.at, word, n) != 0)
		return false;
	s = cc_num_after(s, n);
	return (unsigned char)word[0] >= 0x80 || s.len == 0 || !is_letter(cc_utf8_next(s, &used));
}

/* "3から", "3〜", "3 or more", "3と": the number is one end of several, or one of two. */
static bool
is_range(struct cc_span label)
{
	static const char *const first[] = { "から", "か ", "か\u3000", "and", "to", "or", "Or", "OR", "〜",
		"～", "~", "と ", "と\u3000", "と、", "\u2026" };
	static const char *const all[] = { "か", "と" };

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (begins(label, first[i]))
			return true;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (cc_span_eq(label, cc_span(all[i])))
			return true;
	return false;
}

/* Whether what stands behind a number is its label: there is a letter and no
 * further number in it, and no word that makes of the number one of several. */
static bool
is_label(struct cc_span *label, struct cc_span s)
{
	bool any = false, word = false;
	size_t used;

	*label = unframe(s);
	for (struct cc_span rest = s; rest.len > 0; rest = cc_num_after(rest, used)) {
		uint32_t c = cc_utf8_next(rest, &used);
		bool letter = is_letter(c);

		if (is_digit(c) || c == 0x301c || narrow(c) == '~')
			return false;
		if (letter && !word && (begins(rest, "or") || begins(rest, "OR")))
			return false;
		any |= letter;
		word = letter && c < 0x80;
	}
	return any && !is_range(*label);
}

/* 5, ５ or ⑤: one number and nothing else. */
static bool
read_mark(double *out, struct cc_span s, unsigned how)
{
	size_t used;
	uint32_t c;

	if (s.len == 0)
		return false;
	c = cc_utf8_next(s, &used);
	if (is_circled(c) && used == s.len) {
		*out = c - 0x2460 + 1;
		return true;
	}
	return cc_num_read(out, s, how);
}

static bool
is_separator(uint32_t c)
{
	static const uint32_t some[] = { ':', '.', 0x3001, '=', ')', '(', '[', 0x3010, 0 };

	return cc_num_blank(c) || is_one_of(narrow(c), some);
}

/* What makes another number of the one before it, a place in an order, or a count:
 * 十百千万億兆割分厘倍半位番回点 代歳才年月日時週人名件個本 */
static bool
is_unit(uint32_t c)
{
	static const uint32_t some[] = { 0x5341, 0x767e, 0x5343, 0x4e07, 0x5104, 0x5146, 0x5272, 0x5206,
		0x5398, 0x500d, 0x534a, 0x4f4d, 0x756a, 0x56de, POINTS, 0x4ee3, 0x6b73, 0x624d, 0x5e74,
		0x6708, 0x65e5, 0x6642, 0x9031, 0x4eba, 0x540d, 0x4ef6, 0x500b, 0x672c, 0 };

	return is_one_of(c, some);
}

/* A number, a mark and text; or a number and 点; or a number and a text that is not ASCII. */
static bool
read_labelled(double *out, struct cc_span *label, struct cc_span s, unsigned how)
{
	size_t used;

	for (size_t at = 0; at < s.len && at < HEAD_MAX; at += used) {
		uint32_t c = cc_utf8_next(cc_num_after(s, at), &used);
		struct cc_span head = { s.at, at }, rest = cc_num_after(s, at + used);

		if (c == POINTS && rest.len == 0)
			return read_mark(out, head, how);
		if (is_separator(c)) {
			if (is_label(label, rest) && read_mark(out, head, how))
				return true;
		} else if (at > 0 && c >= 0x80 && is_letter(c) && cc_num_plain(c) == 0 && !is_circled(c)) {
			return !is_unit(c) && is_label(label, cc_num_after(s, at)) &&
			       read_mark(out, head, how);
		}
	}
	return false;
}

/* Whether s begins with a star, full or empty; goes past it, and past what makes it a picture. */
static bool
take_star(struct cc_span *s, bool full)
{
	size_t used;
	uint32_t c = s->len > 0 ? cc_utf8_next(*s, &used) : 0;

	if (full ? c != 0x2605 && c != 0x2b50 && c != 0x1f31f : c != 0x2606)
		return false;
	*s = cc_num_after(*s, used);
	if (s->len > 0 && cc_utf8_next(*s, &used) == VARIATION)
		*s = cc_num_after(*s, used);
	return true;
}

/* Full stars, then empty ones. */
static bool
read_stars(double *out, struct cc_span s)
{
	size_t stars = 0;

	while (take_star(&s, true))
		stars++;
	*out = (double)stars;
	while (take_star(&s, false)) {
	}
	return stars > 0 && s.len == 0;
}

bool
cc_num_read_scale(double *out, struct cc_span *label, struct cc_span text, unsigned how)
{
	*label = (struct cc_span){ text.at, 0 };
	if (cc_num_read(out, text, how))
		return true;
	text = cc_utf8_trim(text);
	if (read_mark(out, text, how) || read_stars(out, text))
		return true;
	if (read_labelled(out, label, text, how))
		return true;
	label->len = 0;
	return false;
}

bool
cc_num_parse_scale(double *out, struct cc_span text)
{
	struct cc_span label;

	return cc_num_read_scale(out, &label, text, 0);
}
