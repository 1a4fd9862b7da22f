/* codebook_names.c -- what the codes of a built-in codebook are called and worth. */
#include "text/codebook_names.h"

#include "base/arena.h"
#include "rec/node_read.h"

static const struct cc_node *
codes_of(const struct cc_node *dimension)
{
	return dimension->kind == CC_NODE_MAP ? cc_node_get(dimension, "codes") : dimension;
}

static bool
read_code(struct cc_code *out, const struct cc_node *node, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_node *id = cc_node_get(node, "code"), *label = cc_node_get(node, "label"),
			     *value = cc_node_get(node, "value");

	*out = (struct cc_code){ .has_value = value != NULL };
	if (id == NULL)
		return cc_node_fail(node, file, err, N_("a code without a name; wanted \"code: NAME\""));
	return cc_node_text(&out->id, id, file, err) &&
	       (label == NULL || cc_node_words(&out->label, label, file, arena, err)) &&
	       (value == NULL || cc_node_number(&out->value, value, file, err));
}

bool
cc_codebook_names(struct cc_code **out, uint32_t *n, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	const char *file = cc_format(arena, "codebooks/%s.yaml", name);
	const struct cc_node *dimensions;
	struct cc_node *root;
	size_t most = 0;

	if (!cc_data_yaml(&root, file, open, arena, err))
		return false;
	dimensions = cc_node_get(root, "dimensions");
	if (dimensions == NULL || !cc_node_map(dimensions, file, err))
		return false;
	for (size_t d = 0; d < dimensions->n; d++)
		most += codes_of(dimensions->item[d])->n;
	*out = CC_ARRAY(arena, struct cc_code, most);
	*n = 0;
	for (size_t d = 0; d < dimensions->n; d++) {
		const struct cc_node *codes = codes_of(dimensions->item[d]);

		for (size_t i = 0; i < codes->n; i++)
			if (!read_code(&(*out)[(*n)++], codes->item[i], file, arena, err))
				return false;
	}
	return true;
}
