/* num.c -- text to double, the same in every locale.
 *
 * The text is first rewritten, character by character, in the alphabet of
 * plain numbers, then checked against the grammar, and only then given to
 * strtod, which sees digits, '.', 'e' and signs and nothing else.  strtod is
 * called where LC_NUMERIC is "C": no room but cli meets setlocale, and that
 * only for messages.
 * Most cells are a few ASCII digits: quick() reads them without all this.
 */
#include "base/num_int.h"

#include "base/utf8.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { QUICK_DIGITS = 15 };

/* What yen signs and 円 are called while a text is rewritten. */
enum { YEN = 'Y', EN = 'N' };

/* A number rewritten; terminated. */
struct plain {
	char text[CC_NUM_MAX];
	size_t len;
};

/* -?digits[.digits] of at most 15 digits: a whole number below 10^15 and a
 * power of ten up to 10^15 are doubles, so one division rounds once. */
static bool
quick(double *out, struct cc_span s)
{
	static const double power[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
		1e13, 1e14, 1e15 };
	size_t i = s.len && s.at[0] == '-', first = i, point = 0;
	int64_t whole = 0;

	if (FLT_EVAL_METHOD != 0 || s.len - i > QUICK_DIGITS)
		return false;
	for (; i < s.len; i++) {
		unsigned digit = (unsigned)(unsigned char)s.at[i] - '0';

		if (digit <= 9)
			whole = 10 * whole + digit;
		else if (s.at[i] == '.' && !point && i > first && i + 1 < s.len)
			point = i + 1;
		else
			return false;
	}
	if (i == first)
		return false;
	*out = (double)whole;
	if (point)
		*out /= power[s.len - point];
	if (first && whole)
		*out = -*out;
	return true;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

char
cc_num_plain(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	switch (c) {
	case 0x2212: /* minus sign */
	case 0x25b2: /* triangles, as accountants write it */
	case 0x25b3: return '-';
	case 0xa5:
	case 0xffe5: return YEN;
	case 0x5186: return EN;
	case '+':
	case '-':
	case '.':
	case ',':
	case '%':
	case 'e':
	case 'E': return (char)c;
	default: return c < 0x80 && digit((char)c) ? (char)c : 0;
	}
}

/* Where the comma is the decimal mark, it and the point change places. */
static char
swap_marks(char c)
{
	return c == '.' ? ',' : c == ',' ? '.' : c;
}

static bool
rewrite(struct plain *out, struct cc_span s, unsigned how)
{
	size_t used;

	for (out->len = 0; s.len; s = cc_num_after(s, used)) {
		char c = cc_num_plain(cc_utf8_next(s, &used));

		if (how & CC_NUM_COMMA)
			c = swap_marks(c);

		if (!c || out->len + 1 == sizeof(out->text))
			return false;
		out->text[out->len++] = c;
	}
	out->text[out->len] = '\0';
	return true;
}

static bool
take(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

/* Digits from *p to *to; how many there were. */
static size_t
take_digits(const char **p, char **to)
{
	size_t n = 0;

	for (; digit(**p); n++)
		*(*to)++ = *(*p)++;
	return n;
}

/* 1234, 1,234 or nothing; *any: there was a digit. */
static bool
take_whole(const char **p, char **to, bool *any)
{
	size_t n = take_digits(p, to);

	*any = n > 0;
	if (**p != ',')
		return true;
	if (n < 1 || n > 3)
		return false;
	while (take(p, ',')) {
		if (take_digits(p, to) != 3)
			return false;
	}
	return true;
}

static bool
take_exponent(const char **p, char **to)
{
	if (!take(p, 'e') && !take(p, 'E'))
		return true;
	*(*to)++ = 'e';
	if (**p == '+' || **p == '-')
		*(*to)++ = *(*p)++;
	return take_digits(p, to) > 0;
}

static bool
to_double(double *out, const char *digits, bool negative)
{
	double value = strtod(digits, NULL);

	if (value == HUGE_VAL)
		return false;
	*out = negative && value != 0 ? -value : value;
	return true;
}

/* [yen][sign][yen] digits [.digits] [exponent or %] [円], one unit at most; out has them in the
 * alphabet of strtod(), without the sign. */
static bool
parse(struct cc_num_digits *out, const struct plain *plain)
{
	const char *p = plain->text;
	char *to = out->text;
	bool yen = take(&p, YEN), any;

	out->minus = take(&p, '-');
	if (!out->minus)
		(void)take(&p, '+');
	yen = yen || take(&p, YEN);
	if (!take_whole(&p, &to, &any))
		return false;
	if (take(&p, '.')) {
		*to++ = '.';
		any = take_digits(&p, &to) > 0;
	}
	if (!any)
		return false;
	out->percent = !yen && take(&p, '%');
	if (out->percent) {
		/* Not a division, which would round a second time. */
		memcpy(to, "e-2", 3);
		to += 3;
	} else if (!take_exponent(&p, &to) || (!yen && take(&p, EN) && *p)) {
		return false;
	}
	*to = '\0';
	return !*p;
}

bool
cc_num_digits(struct cc_num_digits *out, struct cc_span text, unsigned how)
{
	struct plain plain;

	return rewrite(&plain, cc_utf8_trim(text), how) && parse(out, &plain);
}

bool
cc_num_read(double *out, struct cc_span text, unsigned how)
{
	bool point = !(how & CC_NUM_COMMA) || memchr(text.at, '.', text.len) == NULL;
	struct cc_num_digits digits;

	if (point && quick(out, text))
		return true;
	text = cc_utf8_trim(text);
	return (point && quick(out, text)) ||
	       (cc_num_digits(&digits, text, how) && to_double(out, digits.text, digits.minus));
}

bool
cc_num_parse(double *out, struct cc_span text)
{
	return cc_num_read(out, text, 0);
}

bool
cc_num_is_grouped(struct cc_span text)
{
	const char *point;
	struct plain plain;

	if (!rewrite(&plain, cc_utf8_trim(text), 0) || (point = strchr(plain.text, '.')) == NULL ||
	    point == plain.text || !digit(point[-1]))
		return false;
	return strspn(point + 1, "0123456789") == 3 && (point[4] == '\0' || point[4] == EN);
}

bool
cc_num_parse_plain(double *out, struct cc_span text)
{
	char given[CC_NUM_MAX], digits[CC_NUM_MAX], *to = digits;
	const char *p = given;
	bool minus;

	if (quick(out, text))
		return true;
	if (text.len == 0 || text.len >= sizeof(given))
		return false;
	memcpy(given, text.at, text.len);
	given[text.len] = '\0';
	minus = take(&p, '-');
	if (take_digits(&p, &to) == 0)
		return false;
	if (take(&p, '.')) {
		*to++ = '.';
		if (take_digits(&p, &to) == 0)
			return false;
	}
	if (!take_exponent(&p, &to) || p != given + text.len)
		return false;
	*to = '\0';
	return to_double(out, digits, minus);
}

bool
cc_int_parse(int64_t *out, struct cc_span text)
{
	size_t i = text.len && text.at[0] == '-', first = i;
	int64_t value = 0; /* below zero, where there is one number more */

	for (; i < text.len; i++) {
		int d = text.at[i] - '0';

		if (d < 0 || d > 9 || value < (INT64_MIN + d) / 10)
			return false;
		value = 10 * value - d;
	}
	if (i == first || (!first && value == INT64_MIN))
		return false;
	*out = first ? value : -value;
	return true;
}

int
cc_by_double(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}
