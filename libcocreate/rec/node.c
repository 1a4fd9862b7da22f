/* node.c -- looking into nested documents. */
#include "rec/node.h"

const struct cc_node *
cc_node_get(const struct cc_node *map, const char *key)
{
	struct cc_span name = cc_span(key);

	if (map == NULL || map->kind != CC_NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++)
		if (cc_span_eq(map->key[i]->text, name))
			return map->item[i];
	return NULL;
}

bool
cc_node_null(const struct cc_node *node)
{
	if (node->kind != CC_NODE_SCALAR || node->quoted)
		return false;
	return node->text.len == 0 || cc_span_eq(node->text, CC_SPAN("~")) ||
	       cc_span_eq(node->text, CC_SPAN("null"));
}

const struct cc_node *
cc_node_said(const struct cc_node *map, const char *key)
{
	const struct cc_node *node = cc_node_get(map, key);

	return node != NULL && !cc_node_null(node) ? node : NULL;
}
