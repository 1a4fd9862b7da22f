/* codebook_regex.c -- patterns in the form of the text that they are searched in.
 *
 * Only what is certain is touched: the literal characters of a pattern are
 * normalised one by one; escapes, names of groups, options and whatever else
 * has letters that are none stay as they are.
 */
#include "text/codebook_regex.h"

#include "base/arena.h"
#include "base/normal.h"
#include "base/utf8.h"

static bool
ascii(char c)
{
	return (c & 0x80) == 0;
}

size_t
cc_regex_through(struct cc_span s, size_t from, char end)
{
	const char *at = from < s.len ? memchr(s.at + from, end, s.len - from) : NULL;

	return at != NULL ? (size_t)(at - s.at) + 1 : s.len;
}

size_t
cc_regex_escape(struct cc_span s)
{
	if (s.len < 2)
		return s.len;
	if (s.len > 2 && cc_byte_in(s.at[1], "xpPNogk")) {
		if (s.at[2] == '{')
			return cc_regex_through(s, 2, '}');
		if ((s.at[1] == 'g' || s.at[1] == 'k') && (s.at[2] == '<' || s.at[2] == '\''))
			return cc_regex_through(s, 3, s.at[2] == '<' ? '>' : '\'');
	}
	return cc_byte_in(s.at[1], "cpP") && s.len > 2 ? 3 : 2;
}

size_t
cc_regex_opening(struct cc_span s)
{
	size_t i = 2;

	if (s.len > 1 && s.at[1] == '*')
		return cc_regex_through(s, 1, ')');
	if (s.len < 3 || s.at[1] != '?')
		return 1;
	if (cc_byte_in(s.at[2], ":|>=!"))
		return 3;
	if (s.at[2] == '<' && s.len > 3 && (s.at[3] == '=' || s.at[3] == '!'))
		return 4;
	if (s.at[2] == '<' || (s.at[2] == 'P' && s.len > 3 && s.at[3] == '<'))
		return cc_regex_through(s, 2, '>');
	if (s.at[2] == '\'')
		return cc_regex_through(s, 3, '\'');
	if (s.at[2] == '(')
		return s.len > 3 && s.at[3] == '?' ? 2 : cc_regex_through(s, 2, ')');
	while (i < s.len && (cc_byte_in(s.at[i], "^-imsxnJU")))
		i++;
	if (i > 2 && i < s.len && (s.at[i] == ':' || s.at[i] == ')'))
		return i + 1;
	return cc_regex_through(s, 2, ')'); /* a comment, a call, a reference */
}

static void
put_quoted(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (ascii(c) && c > ' ' && !cc_regex_letter(c) && !cc_regex_digit(c))
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, c);
	}
}

/* A literal character with what joins it; quoted: ASCII means itself.  Its length. */
static size_t
put_literal(struct cc_buf *out, struct cc_span s, bool in_class, bool quoted)
{
	struct cc_normal normal = { 0 };
	struct cc_span text;
	size_t len, more, first;

	if (ascii(s.at[0]) && !quoted && s.at[0] != '~') {
		cc_buf_putc(out, (char)cc_utf8_lower((uint8_t)s.at[0]));
		return 1;
	}
	cc_utf8_next(s, &first);
	len = first;
	while (!in_class && len < s.len && !ascii(s.at[len]) &&
	       cc_utf8_joins(cc_utf8_next((struct cc_span){ s.at + len, s.len - len }, &more)))
		len += more;
	text = cc_normal(&normal, (struct cc_span){ s.at, len });
	if (text.len == 0)
		text = ascii(s.at[0]) ? (struct cc_span){ s.at, len } : CC_SPAN(" ");
	if (text.at == s.at && text.len == first && !ascii(s.at[0])) {
		cc_buf_span(out, text);
	} else if (cc_utf8_chars(text) == 1) {
		put_quoted(out, text);
	} else if (in_class) {
		cc_buf_add(out, s.at, len);
	} else {
		cc_buf_puts(out, "(?:");
		put_quoted(out, text);
		cc_buf_putc(out, ')');
	}
	cc_normal_free(&normal);
	return len;
}

static bool
begins(struct cc_span s, const char *text)
{
	size_t len = strlen(text);

	return s.len >= len && memcmp(s.at, text, len) == 0;
}

size_t
cc_regex_class(struct cc_buf *out, struct cc_span s)
{
	size_t i = 1 + (s.len > 1 && s.at[1] == '^');

	i += i < s.len && s.at[i] == ']';
	cc_buf_add(out, s.at, i);
	while (i < s.len && s.at[i] != ']') {
		struct cc_span rest = { s.at + i, s.len - i };
		size_t len = s.at[i] == '\\'	  ? cc_regex_escape(rest)
			     : begins(rest, "[:") ? cc_regex_through(rest, 2, ']')
						  : 0;

		if (len > 0)
			cc_buf_add(out, rest.at, len);
		else
			len = put_literal(out, rest, true, false);
		i += len;
	}
	return i;
}

static size_t
put_quotation(struct cc_buf *out, struct cc_span s)
{
	size_t i = 2;

	while (i < s.len && !begins((struct cc_span){ s.at + i, s.len - i }, "\\E"))
		i += put_literal(out, (struct cc_span){ s.at + i, s.len - i }, false, true);
	return i + 2 < s.len ? i + 2 : s.len;
}

/* A run of long vowels is one, unless it is counted. */
static bool
long_vowel_again(const struct cc_buf *out, size_t before, struct cc_span rest)
{
	return before >= 3 && out->len == before + 3 && memcmp(out->at + before - 3, "ーー", 6) == 0 &&
	       (rest.len == 0 || !cc_byte_in(rest.at[0], "?*+{"));
}

struct cc_span
cc_regex_normal(struct cc_span s, struct cc_arena *arena)
{
	struct cc_buf out = { 0 };
	struct cc_span made;
	size_t i = 0, len;

	while (i < s.len) {
		struct cc_span rest = { s.at + i, s.len - i };
		size_t before = out.len;

		if (begins(rest, "\\Q")) {
			len = put_quotation(&out, rest);
		} else if (s.at[i] == '[') {
			len = cc_regex_class(&out, rest);
		} else if (s.at[i] == '\\' && rest.len > 1 && !ascii(rest.at[1])) {
			len = 1;
		} else if (s.at[i] == '\\' || s.at[i] == '(') {
			len = s.at[i] == '(' ? cc_regex_opening(rest) : cc_regex_escape(rest);
			cc_buf_add(&out, rest.at, len);
		} else {
			len = put_literal(&out, rest, false, false);
			if (long_vowel_again(&out, before, (struct cc_span){ rest.at + len, rest.len - len }))
				out.len = before;
		}
		i += len;
	}
	made = cc_span_dup(arena, (struct cc_span){ out.at != NULL ? out.at : "", out.len });
	cc_buf_free(&out);
	return made;
}
