/* node_place.c -- where a character of a scalar stands in its file. */
#include "rec/node_place.h"

#include "base/utf8.h"

/* Where the text of a node begins. */
static size_t
start_of(struct cc_span source, const struct cc_node *node)
{
	const char *text = source.at, *end = text + source.len;
	struct cc_span first;

	for (uint64_t i = 1; i < node->line && text < end; i++) {
		const char *next = memchr(text, '\n', (size_t)(end - text));

		text = next != NULL ? next + 1 : end;
	}
	first = cc_utf8_first((struct cc_span){ text, (size_t)(end - text) }, (size_t)node->column - 1);
	return (size_t)(text - source.at) + first.len;
}

struct cc_place
cc_node_char(const struct cc_node *node, const char *file, struct cc_span source, char c, size_t before)
{
	struct cc_place place = cc_node_place(node, file);
	size_t at = start_of(source, node), line = at;

	while (line > 0 && source.at[line - 1] != '\n')
		line--;
	for (; at < source.len; at++) {
		if (source.at[at] == c && before-- == 0)
			break;
		if (source.at[at] == '\n') {
			place.line++;
			line = at + 1;
		}
	}
	place.column = cc_utf8_chars((struct cc_span){ source.at + line, at - line }) + 1;
	return place;
}
