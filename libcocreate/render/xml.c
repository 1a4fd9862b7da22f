/* xml.c -- text in XML and HTML, and numbers in SVG. */
#include "render/xml.h"

#include "base/num.h"
#include "render/cell.h"

static const char *
entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void
cc_xml_put(struct cc_buf *out, struct cc_span text)
{
	struct cc_buf visible = { 0 };
	size_t plain = 0;

	if (text.len == 0) /* and may be nowhere */
		return;
	cc_visible_line(&visible, text);
	for (size_t i = 0; i < visible.len; i++) {
		const char *escape = entity(visible.at[i]);

		if (escape == NULL)
			continue;
		cc_buf_add(out, visible.at + plain, i - plain);
		cc_buf_puts(out, escape);
		plain = i + 1;
	}
	cc_buf_add(out, visible.at + plain, visible.len - plain);
	cc_buf_free(&visible);
}

void
cc_xml_puts(struct cc_buf *out, const char *text)
{
	cc_xml_put(out, cc_span(text));
}

enum { DATE = 10 };

/* Whether ten characters are a date, whatever its month and day. */
static bool
is_date(const char *at)
{
	for (size_t i = 0; i < DATE; i++)
		if (i == 4 || i == 7 ? at[i] != '-' : at[i] < '0' || at[i] > '9')
			return false;
	return true;
}

void
cc_xml_prose(struct cc_buf *out, struct cc_span text)
{
	size_t from = 0;

	for (size_t i = 0; i + DATE <= text.len; i++) {
		if (!is_date(text.at + i))
			continue;
		cc_xml_put(out, (struct cc_span){ text.at + from, i - from });
		cc_buf_printf(out, "<time>%.*s</time>", (int)DATE, text.at + i);
		from = i + DATE;
		i = from - 1;
	}
	if (text.len > from)
		cc_xml_put(out, (struct cc_span){ text.at + from, text.len - from });
}

void
cc_xml_number(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];
	size_t len = cc_num_fixed(text, value, 1);

	if (text[len - 1] == '0')
		len -= 2;
	cc_buf_add(out, text, len);
}
