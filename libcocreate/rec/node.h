/* node.h -- nested documents with marks: study, codebook, definitions.
 *
 * May be included by: rec, model, cli, tests.
 * Made by rec/yaml (and rec/json later); plain data in an arena.  Depth <= 64,
 * at most 4 MiB; aliases, duplicate keys, tags, NUL characters and second
 * documents were refused on the way in, with line and column.
 */
#ifndef CC_REC_NODE_H
#define CC_REC_NODE_H

#include "base/err.h"

enum cc_node_kind { CC_NODE_SCALAR, CC_NODE_LIST, CC_NODE_MAP };

struct cc_node {
	enum cc_node_kind kind;
	uint64_t line, column; /* from 1 */
	bool quoted;	       /* a scalar in quotes: text, whatever it looks like */
	struct cc_span text;   /* CC_NODE_SCALAR; terminated, without a NUL inside */
	size_t n;	       /* list: items; map: pairs */
	struct cc_node **item; /* list: [n]; map: values [n] */
	struct cc_node **key;  /* map: scalars [n] */
};

static inline struct cc_place
cc_node_place(const struct cc_node *node, const char *file)
{
	return (struct cc_place){ file, node->line, node->column };
}

/* NULL where there is none, and for what is no mapping. */
const struct cc_node *cc_node_get(const struct cc_node *map, const char *key);
/* The same, but NULL where the value is none. */
const struct cc_node *cc_node_said(const struct cc_node *map, const char *key);

/* A scalar that is no value: empty or ~ or null, unquoted. */
bool cc_node_null(const struct cc_node *node);

#endif
