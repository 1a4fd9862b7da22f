/* packed.c -- a node as bytes.
 *
 * After a mark, the length of the text, its hash, and that of all that follows: the root.  A node is its kind, line, column, and
 * the bytes of a scalar with a NUL behind them, or how many items or pairs there are, and these.
 * Whoever changes this, or what normal forms are (text/codebook_forms.c), raises the number of the mark.
 */
#include "rec/packed.h"

#include "base/arena.h"
#include "rec/yaml.h"

static const char mark[] = "ccpack2\n";

enum {
	MARK = sizeof mark - 1,
	WORD = 8,
	BODY = MARK + 2 * WORD, /* its hash */
	HEAD = BODY + WORD,
	QUOTED = 4,
	LEAST = 3 /* bytes of a node */
};

/* Spelt out, compilers make one load of it. */
static uint64_t
word_at(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
	       (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
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
void
cc_pack_number(struct cc_buf *out, uint64_t number)
{
	for (; number >= 128; number >>= 7)
		cc_buf_putc(out, (char)((number & 127) | 128));
	cc_buf_putc(out, (char)number);
}

void
cc_pack_text(struct cc_buf *out, struct cc_span text)
{
	cc_pack_number(out, text.len);
	cc_buf_span(out, text);
	cc_buf_putc(out, '\0');
}

static void
put_node(struct cc_buf *out, const struct cc_node *node)
{
	cc_buf_putc(out, (char)(node->kind | (node->quoted ? QUOTED : 0)));
	cc_pack_number(out, node->line);
	cc_pack_number(out, node->column);
	if (node->kind == CC_NODE_SCALAR) {
		cc_pack_text(out, node->text);
		return;
	}
	cc_pack_number(out, node->n);
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
	put_word(out, 0);
	put_node(out, root);
}

void
cc_pack_end(struct cc_buf *out)
{
	uint64_t hash = hash_of((struct cc_span){ out->at + HEAD, out->len - HEAD });

	for (unsigned i = 0; i < WORD; i++)
		out->at[BODY + i] = (char)(hash >> 8 * i & 0xff);
}

bool
cc_unpack_number(uint64_t *out, struct cc_span *from)
{
	size_t i = 0;

	*out = 0;
	for (unsigned shift = 0; i < from->len && shift < 63; shift += 7) {
		unsigned char byte = (unsigned char)from->at[i++];

		*out |= (uint64_t)(byte & 127) << shift;
		if (byte < 128) {
			*from = (struct cc_span){ from->at + i, from->len - i };
			return true;
		}
	}
	return false;
}

bool
cc_unpack_text(struct cc_span *out, struct cc_span *from)
{
	uint64_t len;

	if (!cc_unpack_number(&len, from) || len >= from->len || from->at[len] != '\0')
		return false;
	*out = (struct cc_span){ from->at, (size_t)len };
	*from = (struct cc_span){ from->at + len + 1, from->len - (size_t)len - 1 };
	return true;
}

struct unpacking {
	struct cc_span rest;
	struct cc_arena *arena;
};

static bool
get_node(struct cc_node *node, struct unpacking *u, unsigned depth)
{
	unsigned char kind = UINT8_MAX;
	struct cc_node *below;
	uint64_t n;
	bool map;

	if (u->rest.len > 0) {
		kind = (unsigned char)u->rest.at[0];
		u->rest = (struct cc_span){ u->rest.at + 1, u->rest.len - 1 };
	}
	map = (kind & ~QUOTED) == CC_NODE_MAP;
	if ((kind & ~QUOTED) > CC_NODE_MAP || depth > CC_YAML_DEPTH ||
	    !cc_unpack_number(&node->line, &u->rest) || !cc_unpack_number(&node->column, &u->rest))
		return false;
	node->kind = (enum cc_node_kind)(kind & ~QUOTED);
	node->quoted = kind & QUOTED;
	if (node->kind == CC_NODE_SCALAR)
		return cc_unpack_text(&node->text, &u->rest);
	if (!cc_unpack_number(&n, &u->rest) || n > u->rest.len / LEAST)
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
cc_unpack(struct cc_node **out, struct cc_span *more, struct cc_span packed, struct cc_span text,
    struct cc_arena *arena)
{
	struct unpacking u = { .arena = arena };

	if (packed.len < HEAD || memcmp(packed.at, mark, MARK) != 0)
		return false;
	u.rest = (struct cc_span){ packed.at + HEAD, packed.len - HEAD };
	if (word_at(packed.at + MARK) != text.len || word_at(packed.at + MARK + WORD) != hash_of(text) ||
	    word_at(packed.at + BODY) != hash_of(u.rest))
		return false;
	*out = CC_NEW(arena, struct cc_node);
	if (!get_node(*out, &u, 0))
		return false;
	if (more != NULL)
		*more = u.rest;
	return more != NULL || u.rest.len == 0;
}
