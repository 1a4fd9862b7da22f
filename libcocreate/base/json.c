/* json.c -- text as JSON holds it. */
#include "base/json.h"

#include "base/utf8.h"

#include <inttypes.h>

enum { BROKEN = 0xfffd };

static void
put_escape(struct cc_buf *out, uint32_t c)
{
	switch (c) {
	case '"': cc_buf_puts(out, "\\\""); break;
	case '\\': cc_buf_puts(out, "\\\\"); break;
	case '\b': cc_buf_puts(out, "\\b"); break;
	case '\f': cc_buf_puts(out, "\\f"); break;
	case '\n': cc_buf_puts(out, "\\n"); break;
	case '\r': cc_buf_puts(out, "\\r"); break;
	case '\t': cc_buf_puts(out, "\\t"); break;
	default:
		if (c >= 0x10000) {
			c -= 0x10000;
			cc_buf_printf(out, "\\u%04" PRIx32, 0xd800 | c >> 10);
			c = 0xdc00 | (c & 0x3ff);
		}
		cc_buf_printf(out, "\\u%04" PRIx32, c);
	}
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
cc_json_number(struct cc_span s)
{
	const char *at = s.at, *end = s.at + s.len;

	at += at < end && *at == '-';
	if (at == end || !digit(*at))
		return 0;
	if (*at++ != '0')
		while (at < end && digit(*at))
			at++;
	if (end - at > 1 && *at == '.' && digit(at[1]))
		for (at++; at < end && digit(*at);)
			at++;
	if (end - at > 1 && (*at == 'e' || *at == 'E')) {
		const char *from = at + 1 + (at[1] == '+' || at[1] == '-');

		if (from < end && digit(*from))
			for (at = from; at < end && digit(*at);)
				at++;
	}
	return (size_t)(at - s.at);
}

void
cc_json_text(struct cc_buf *out, struct cc_span text)
{
	size_t plain = 0, len;

	cc_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i += len) {
		const char *at = text.at + i;
		uint32_t c;

		len = 1;
		if (*at >= ' ' && *at <= '~' && *at != '"' && *at != '\\')
			continue;
		c = cc_utf8_next((struct cc_span){ at, text.len - i }, &len);
		if (c != '"' && c != '\\' && !cc_utf8_unsafe(c) && !(c == BROKEN && len == 1))
			continue;
		cc_buf_add(out, text.at + plain, i - plain);
		put_escape(out, c);
		plain = i + len;
	}
	cc_buf_add(out, text.at + plain, text.len - plain);
	cc_buf_putc(out, '"');
}
