/* lexicon_read.c -- what a section of the study says of words that stand for numbers. */
#include "model/lexicon.h"

#include "base/arena.h"
#include "rec/node_read.h"

static bool
read_scale(double scale[2], const struct cc_node *node, const char *file, struct cc_err *err)
{
	bool two = node->kind == CC_NODE_LIST && node->n == 2;

	for (int i = 0; two && i < 2; i++)
		if (!cc_node_number(&scale[i], node->item[i], file, err))
			return false;
	if (!two || !(scale[0] < scale[1]))
		return cc_node_fail(
		    node, file, err, N_("scale; wanted two numbers, the lower first, as in [-2, 2]"));
	return true;
}

bool
cc_lexicon_read(struct cc_lexicon_said *out, const struct cc_node *section, const char *key,
    const double option[2], bool set, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	static const char *const keys[] = { "scale", "labels", NULL };
	const struct cc_names known = { keys, NULL };
	const struct cc_node *map = cc_node_said(section, key), *scale = cc_node_said(map, "scale"),
			     *twice = cc_node_said(section, "scale");

	*out = (struct cc_lexicon_said){ .scale = { option[0], option[1] } };
	if (map != NULL && !cc_node_map(map, file, err))
		return false;
	for (size_t i = 0; map != NULL && i < map->n; i++)
		if (!cc_names_have(&known, map->key[i]->text))
			return cc_node_unknown(map->key[i], &known, file, arena, err);
	out->labels = cc_node_said(map, "labels");
	if (scale != NULL && twice != NULL)
		return cc_node_fail(scale, file, err, N_("scale stands in line %lu, too; wanted it once"),
		    (unsigned long)twice->line);
	return scale == NULL || set || read_scale(out->scale, scale, file, err);
}
