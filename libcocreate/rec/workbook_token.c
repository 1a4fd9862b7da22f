/* workbook_token.c -- the tokens of plain XML: found whole, or a doubt. */
#include "rec/workbook_token.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

char cc_token_waits[1];

static void
set(struct cc_token_bytes *b, int from, int to, unsigned kinds)
{
	for (int c = from; c <= to; c++)
		b->kind[c] |= (unsigned char)kinds;
}

void
cc_token_begin(struct cc_token_bytes *b)
{
	*b = (struct cc_token_bytes){ 0 };
	set(b, ' ', '~', CC_TOKEN_TEXT | CC_TOKEN_VALUE);
	set(b, '\t', '\n', CC_TOKEN_TEXT);
	b->kind['<'] = b->kind['&'] = 0;
	b->kind['>'] = CC_TOKEN_VALUE;
	b->kind['"'] = b->kind['\''] = CC_TOKEN_TEXT;
	set(b, 'a', 'z', CC_TOKEN_FIRST | CC_TOKEN_MORE);
	set(b, 'A', 'Z', CC_TOKEN_FIRST | CC_TOKEN_MORE);
	set(b, '_', '_', CC_TOKEN_FIRST | CC_TOKEN_MORE);
	set(b, '0', '9', CC_TOKEN_MORE);
	set(b, '-', '.', CC_TOKEN_MORE);
	set(b, ' ', ' ', CC_TOKEN_BLANK);
	set(b, '\t', '\n', CC_TOKEN_BLANK);
	set(b, '\r', '\r', CC_TOKEN_BLANK);
}

/* A character of several bytes; NULL: it is none, or one that XML does not have. */
static char *
skip_wide(const struct cc_token_bytes *b, char *at)
{
	size_t left = (size_t)(b->end - at), len;
	uint32_t c = cc_utf8_next((struct cc_span){ at, left }, &len);

	if ((unsigned char)*at < 0x80 || c == 0xfffe || c == 0xffff)
		return NULL;
	if (len > 1)
		return at + len;
	return left < 4 ? cc_token_waits : NULL;
}

char *
cc_token_name(const struct cc_token_bytes *b, char *at, size_t *prefix)
{
	char *from = at;

	*prefix = 0;
	if (!cc_token_is(b, *at, CC_TOKEN_FIRST))
		return cc_token_stopped(b, at);
	while (cc_token_is(b, *at, CC_TOKEN_MORE))
		at++;
	if (*at == ':') {
		*prefix = (size_t)(at - from);
		if (!cc_token_is(b, *++at, CC_TOKEN_FIRST))
			return cc_token_stopped(b, at);
		while (cc_token_is(b, *at, CC_TOKEN_MORE))
			at++;
	}
	return at - from <= CC_TOKEN_NAME ? at : NULL;
}

/* Behind the quote that ends a value. */
static char *
skip_value(const struct cc_token_bytes *b, char *at, struct cc_token_attribute *a)
{
	char quote = *at++;

	a->value = at;
	for (;;) {
		while (cc_token_is(b, *at, CC_TOKEN_VALUE))
			at++;
		if (*at == quote)
			break;
		if (*at == '\0')
			return cc_token_stopped(b, at);
		if (*at == '<')
			return NULL;
		if (*at == '&' || cc_token_is(b, *at, CC_TOKEN_BLANK))
			a->special = true;
		if (cc_token_is(b, *at, CC_TOKEN_TEXT | CC_TOKEN_BLANK) || *at == '&') {
			at++;
		} else {
			at = skip_wide(b, at);
			if (at == NULL || at == cc_token_waits)
				return at;
		}
	}
	a->value_len = (size_t)(at - a->value);
	return at + 1;
}

char *
cc_token_attribute(const struct cc_token_bytes *b, char *at, struct cc_token_attribute *a)
{
	*a = (struct cc_token_attribute){ .name = at };
	at = cc_token_name(b, at, &a->prefix);
	if (at == NULL || at == cc_token_waits)
		return at;
	a->name_len = (size_t)(at - a->name);
	if (*at != '=')
		return cc_token_stopped(b, at);
	if (at[1] != '"' && at[1] != '\'')
		return cc_token_stopped(b, at + 1);
	return skip_value(b, at + 1, a);
}

char *
cc_token_text(const struct cc_token_bytes *b, char *at, bool *special)
{
	const char *from = at;

	for (;;) {
		while (cc_token_is(b, *at, CC_TOKEN_TEXT))
			at++;
		if (*at == '<')
			return at;
		if (*at == '\0')
			return cc_token_stopped(b, at);
		if (*at == '&' || *at == '\r' ||
		    (*at == '>' && !(at - from >= 2 && at[-1] == ']' && at[-2] == ']'))) {
			*special = *special || *at != '>';
			at++;
		} else {
			at = skip_wide(b, at);
			if (at == NULL || at == cc_token_waits)
				return at;
		}
	}
}

/* A reference, without its & and ;. */
static bool
referred(uint32_t *c, const char *at, size_t n)
{
	static const struct {
		const char *name;
		char is;
	} known[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
	bool hex = n > 1 && at[0] == '#' && at[1] == 'x';

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n == strlen(known[i].name) && memcmp(at, known[i].name, n) == 0) {
			*c = (uint32_t)known[i].is;
			return true;
		}
	if (n < 2 || n > 9 || at[0] != '#' || (hex && n == 2))
		return false;
	*c = 0;
	for (size_t i = hex ? 2 : 1; i < n; i++) {
		unsigned digit = at[i] >= '0' && at[i] <= '9'	       ? (unsigned)(at[i] - '0')
				 : hex && at[i] >= 'a' && at[i] <= 'f' ? (unsigned)(at[i] - 'a') + 10
				 : hex && at[i] >= 'A' && at[i] <= 'F' ? (unsigned)(at[i] - 'A') + 10
								       : 16;

		if (digit == 16)
			return false;
		*c = *c * (hex ? 16 : 10) + digit;
	}
	return *c == '\t' || *c == '\n' || *c == '\r' || (*c >= ' ' && *c < 0xd800) ||
	       (*c >= 0xe000 && *c < 0xfffe) || (*c >= 0x10000 && *c <= 0x10ffff);
}

size_t
cc_token_decode(char *text, size_t len, bool value)
{
	char *to = text, *end = text + len;

	for (char *at = text; at < end; at++) {
		if (*at == '&') {
			char *semicolon = memchr(at, ';', (size_t)(end - at));
			uint32_t c;

			if (semicolon == NULL || !referred(&c, at + 1, (size_t)(semicolon - at) - 1))
				return SIZE_MAX;
			to += cc_utf8_put(to, c);
			at = semicolon;
			continue;
		}
		if (*at == '\r' && at + 1 < end && at[1] == '\n')
			at++;
		*to++ = value && cc_byte_in(*at, "\t\n\r") ? ' ' : *at == '\r' ? '\n' : *at;
	}
	return (size_t)(to - text);
}

/* Of the declaration a part that is one of two in quotes of either kind, and may be left out. */
static char *
skip_part(char *at, const char *name, const char *value, const char *other)
{
	size_t n = strlen(name);
	const char *wanted[] = { value, other };

	if (strncmp(at, name, n) != 0)
		return at;
	for (size_t i = 0; i < 2; i++) {
		size_t len = strlen(wanted[i]);

		if ((at[n] == '"' || at[n] == '\'') && strncmp(at + n + 1, wanted[i], len) == 0 &&
		    at[n + 1 + len] == at[n])
			return at + n + len + 2;
	}
	return at;
}

char *
cc_token_declaration(const struct cc_token_bytes *b, char *at)
{
	char *version;

	if (strncmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	if (strncmp(at, "<?", 2) != 0)
		return at;
	version = skip_part(at, "<?xml version=", "1.0", "1.0");
	if (version == at)
		return NULL;
	at = skip_part(version, " encoding=", "UTF-8", "utf-8");
	at = skip_part(at, " standalone=", "yes", "no");
	at = cc_token_blanks(b, at);
	return strncmp(at, "?>", 2) == 0 ? at + 2 : NULL;
}
