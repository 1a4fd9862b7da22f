/* yaml_text.c -- texts and nodes as YAML. */
#include "rec/yaml_text.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

void
cc_yaml_quoted(struct cc_buf *out, struct cc_span text)
{
	cc_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool blank = c == '\n' || c == '\r' || c == '\t';

		if (c == '"' || c == '\\')
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, blank ? ' ' : c);
	}
	cc_buf_putc(out, '"');
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	       c == '-' || (unsigned char)c >= 0x80;
}

void
cc_yaml_scalar(struct cc_buf *out, struct cc_span text)
{
	static const char *const taken[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
	bool plain = text.len > 0 && !(text.at[0] >= '0' && text.at[0] <= '9') && text.at[0] != '-';
	size_t len;

	for (size_t i = 0; i < text.len; i++)
		plain = plain && is_plain(text.at[i]);
	for (struct cc_span rest = text; rest.len > 0; rest.at += len, rest.len -= len) {
		uint32_t c = cc_utf8_next(rest, &len);

		plain = plain && c != 0xff1a && c != 0x3000 && c != 0xfeff && c != 0x85 && c != 0xa0;
	}
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		plain = plain && !cc_span_eq(text, cc_span(taken[i]));
	if (plain) {
		cc_buf_span(out, text);
		return;
	}
	cc_yaml_quoted(out, text);
}

/* 5, 0.25, 2026-06-01 */
static bool
is_figures(struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!(text.at[i] >= '0' && text.at[i] <= '9') &&
		    !(i > 0 && (text.at[i] == '.' || text.at[i] == '-')))
			return false;
	return text.len > 0;
}

struct pair {
	struct cc_span key;
	const struct cc_node *value;
};

static int
by_key(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return cc_span_cmp(x->key, y->key);
}

static void put_node(struct cc_buf *out, const struct cc_node *node, struct cc_arena *arena);

static void
put_map(struct cc_buf *out, const struct cc_node *map, struct cc_arena *arena)
{
	struct pair *pair = CC_ARRAY(arena, struct pair, map->n);

	for (size_t i = 0; i < map->n; i++)
		pair[i] = (struct pair){ map->key[i]->text, map->item[i] };
	if (map->n > 0)
		qsort(pair, map->n, sizeof *pair, by_key);
	cc_buf_putc(out, '{');
	for (size_t i = 0; i < map->n; i++) {
		cc_buf_puts(out, i > 0 ? ", " : "");
		cc_yaml_scalar(out, pair[i].key);
		cc_buf_puts(out, ": ");
		put_node(out, pair[i].value, arena);
	}
	cc_buf_putc(out, '}');
}

static void
put_node(struct cc_buf *out, const struct cc_node *node, struct cc_arena *arena)
{
	if (node->kind == CC_NODE_MAP) {
		put_map(out, node, arena);
	} else if (node->kind == CC_NODE_LIST) {
		cc_buf_putc(out, '[');
		for (size_t i = 0; i < node->n; i++) {
			cc_buf_puts(out, i > 0 ? ", " : "");
			put_node(out, node->item[i], arena);
		}
		cc_buf_putc(out, ']');
	} else if (cc_node_null(node)) {
		cc_buf_puts(out, "{}");
	} else if (is_figures(node->text)) {
		cc_buf_span(out, node->text);
	} else {
		cc_yaml_scalar(out, node->text);
	}
}

struct cc_span
cc_yaml_line(const struct cc_node *node, struct cc_arena *arena)
{
	struct cc_buf out = { 0 };
	struct cc_span line;

	put_node(&out, node, arena);
	line = (struct cc_span){ cc_strndup(arena, out.at, out.len), out.len };
	cc_buf_free(&out);
	return line;
}
