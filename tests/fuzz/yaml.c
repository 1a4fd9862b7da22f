/* yaml.c -- fuzzes rec/yaml, and rec/packed with what it makes: packing and unpacking is the same node. */
#include "base/arena.h"
#include "rec/packed.h"
#include "rec/yaml.h"

#include <stdlib.h>

enum { HEAD = 32 }; /* of packed bytes: a mark and three words */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
alike(const struct cc_node *a, const struct cc_node *b)
{
	if (a->kind != b->kind || a->line != b->line || a->column != b->column || a->quoted != b->quoted ||
	    a->n != b->n || !cc_span_eq(a->text, b->text))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if ((a->kind == CC_NODE_MAP && !alike(a->key[i], b->key[i])) ||
		    !alike(a->item[i], b->item[i]))
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cc_span text = { (const char *)data, size };
	struct cc_arena *arena = cc_arena_new();
	struct cc_node *root = NULL, *again;
	struct cc_buf packed = { 0 };
	struct cc_err err = { 0 };

	if (cc_yaml_load(&root, text, "f", CC_EXIT_STUDY, arena, &err) && root != NULL) {
		cc_pack(&packed, root, text);
		cc_pack_end(&packed);
		if (!cc_unpack(&again, NULL, (struct cc_span){ packed.at, packed.len }, text, arena) ||
		    !alike(root, again))
			abort();
	}
	/* The text as if it were packed: the head that is due, then anything. */
	packed.len = packed.len < HEAD ? 0 : HEAD;
	cc_buf_add(&packed, (const char *)data, size);
	if (packed.len >= HEAD)
		cc_pack_end(&packed);
	cc_unpack(&again, NULL, (struct cc_span){ packed.at, packed.len }, text, arena);
	cc_buf_free(&packed);
	cc_arena_free(arena);
	return 0;
}
