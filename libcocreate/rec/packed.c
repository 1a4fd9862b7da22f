/* packed.c -- a node as bytes.
 *
 * After a mark, the length of the text and its hash: the root.  A node is its kind, line, column, and
 * the bytes of a scalar with a NUL behind them, or how many items or pairs there are, and these.
 */
#include "rec/packed.h"

#include "base/arena.h"
#include "rec/yaml.h"

static const char mark[] = "ccpack1\n";

enum {
	MARK = sizeof mark - 1,
	WORD = 8,
	HEAD = MARK + 2 * WORD,
	QUOTED = 4,
	LEAST = 3 /* bytes of a node */
};

static uint64_t
word_at(const char *at)
{
	uint64_t word = 0;

	for (unsigned i = 0; i < WORD; i++)
		word |= (uint64_t)(unsigned char)at[i] << 8 * i;
	return word;
}

/* FNV-1a over words of eight bytes, the last filled with zeros: it tells an edited file from the one that was
 * packed, no more. */
static uint64_t
hash_of(struct cc_span text)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	char last[WORD] = { 0 };
	size_t at = 0;

	for (; at + WORD <= text.len; at += WORD)
		hash = (hash ^ word_at(text.at + at)) * UINT64_C(1099511628211);
	for (size_t i = 0; at + i < text.len; i++)
		last[i] = text.at[at + i];
	return (hash ^ word_at(last)) * UINT64_C(1099511628211);
}

static void
put_word(struct cc_buf *out, uint64_t word)
{
	for (unsigned i = 0; i < WORD; i++)
		cc_buf_putc(out, (char)(word >> 8 * i & 0xff));
}

/* Seven bits a byte, the lowest first; the last byte is below 128. */
static void
put_number(struct cc_buf *out, uint64_t number)
{
	for (; number >= 128; number >>= 7)
		cc_buf_putc(out, (char)((number & 127) | 128));
	cc_buf_putc(out, (char)number);
}

static void
put_node(struct cc_buf *out, const struct cc_node *node)
{
	cc_buf_putc(out, (char)(node->kind | (node->quoted ? QUOTED : 0)));
	put_number(out, node->line);
	put_number(out, node->column);
	if (node->kind == CC_NODE_SCALAR) {
		put_number(out, node->text.len);
		cc_buf_span(out, node->text);
		cc_buf_putc(out, '\0');
		return;
	}
	put_number(out, node->n);
	for (size_t i = 0; i < node->n; i++) {
		if (node->kind == CC_NODE_MAP)
			put_node(out, node->key[i]);
		put_node(out, node->item[i]);
	}
}

void
cc_pack(struct cc_buf *out, const struct cc_node *root, struct cc_span text)
{
	cc_buf_add(out, mark, MARK);
	put_word(out, text.len);
	put_word(out, hash_of(text));
	put_node(out, root);
}

struct unpacking {
	const char *at, *end;
	struct cc_arena *arena;
};

static bool
get_number(uint64_t *out, struct unpacking *u)
{
	*out = 0;
	for (unsigned shift = 0; u->at < u->end && shift < 63; shift += 7) {
		unsigned char byte = (unsigned char)*u->at++;

		*out |= (uint64_t)(byte & 127) << shift;
		if (byte < 128)
			return true;
	}
	return false;
}

static bool
get_text(struct cc_span *out, struct unpacking *u, uint64_t len)
{
	if (len >= (uint64_t)(u->end - u->at) || u->at[len] != '\0')
		return false;
	*out = (struct cc_span){ u->at, (size_t)len };
	u->at += len + 1;
	return true;
}

static bool
get_node(struct cc_node *node, struct unpacking *u, unsigned depth)
{
	unsigned char kind = u->at < u->end ? (unsigned char)*u->at++ : UINT8_MAX;
	struct cc_node *below;
	uint64_t n;
	bool map = (kind & ~QUOTED) == CC_NODE_MAP;

	if ((kind & ~QUOTED) > CC_NODE_MAP || depth > CC_YAML_DEPTH || !get_number(&node->line, u) ||
	    !get_number(&node->column, u) || !get_number(&n, u))
		return false;
	node->kind = (enum cc_node_kind)(kind & ~QUOTED);
	node->quoted = kind & QUOTED;
	if (node->kind == CC_NODE_SCALAR)
		return get_text(&node->text, u, n);
	if (n > (uint64_t)(u->end - u->at) / LEAST)
		return false;
	node->n = (size_t)n;
	below = CC_ARRAY(u->arena, struct cc_node, (map ? 2 : 1) * node->n);
	node->item = CC_ARRAY(u->arena, struct cc_node *, node->n);
	if (map)
		node->key = CC_ARRAY(u->arena, struct cc_node *, node->n);
	for (size_t i = 0; i < node->n; i++) {
		if (map &&
		    (!get_node(node->key[i] = below++, u, depth + 1) || node->key[i]->kind != CC_NODE_SCALAR))
			return false;
		if (!get_node(node->item[i] = below++, u, depth + 1))
			return false;
	}
	return true;
}

bool
cc_unpack(struct cc_node **out, struct cc_span packed, struct cc_span text, struct cc_arena *arena)
{
	struct unpacking u = { NULL, NULL, arena };

	if (packed.len < HEAD || memcmp(packed.at, mark, MARK) != 0 ||
	    word_at(packed.at + MARK) != text.len || word_at(packed.at + MARK + WORD) != hash_of(text))
		return false;
	u.at = packed.at + HEAD;
	u.end = packed.at + packed.len;
	*out = CC_NEW(arena, struct cc_node);
	return get_node(*out, &u, 0) && u.at == u.end;
}
