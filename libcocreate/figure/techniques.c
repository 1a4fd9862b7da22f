/* techniques.c -- the techniques of data/techniques.yaml. */
#include "figure/agenda.h"

#include "base/arena.h"
#include "rec/node_read.h"

#include <math.h>

const char *const cc_seated_words[] = { "plenary", "groups", "pairs", "solo", "break", NULL };

static const char file[] = "techniques.yaml";

static bool
read_words(struct cc_words *out, const struct cc_node *map, const char *key, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_node *node = cc_node_said(map, key);

	if (node == NULL)
		return cc_node_fail(map, file, err, N_("a block of a technique; wanted its %s"), key);
	return cc_node_words(out, node, file, arena, err);
}

static bool
read_part(struct cc_technique_part *p, const struct cc_node *node, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *layout = cc_node_get(node, "layout"), *weight = cc_node_get(node, "weight");
	const char *word;
	double number;

	if (layout == NULL || weight == NULL)
		return cc_node_fail(node, file, err, N_("a block of a technique; wanted its %s"),
		    layout == NULL ? "layout" : "weight");
	if (!cc_node_number(&number, weight, file, err) ||
	    !cc_node_word(&word, layout, "layout", cc_seated_words, file, arena, err) ||
	    !read_words(&p->label, node, "label", arena, err) ||
	    !read_words(&p->purpose, node, "purpose", arena, err))
		return false;
	if (!(number >= 1 && number <= 1000 && number == floor(number)))
		return cc_node_fail(weight, file, err, N_("\"%s\"; wanted a whole number from 1 to %d"),
		    cc_quote(weight->text).text, 1000);
	p->weight = (int64_t)number;
	while (strcmp(word, cc_seated_words[p->layout]) != 0)
		p->layout++;
	p->rounds = cc_node_said(node, "rounds") != NULL;
	return true;
}

static bool
read_technique(struct cc_technique *t, const struct cc_node *node, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *id = cc_node_get(node, "id"), *parts = cc_node_get(node, "blocks");

	if (id == NULL || id->kind != CC_NODE_SCALAR || parts == NULL || parts->kind != CC_NODE_LIST ||
	    parts->n == 0)
		return cc_node_fail(node, file, err, N_("a technique; wanted id and blocks"));
	t->id = id->text.at;
	t->part = CC_ARRAY(arena, struct cc_technique_part, parts->n);
	t->parts = parts->n;
	for (size_t i = 0; i < parts->n; i++)
		if (!read_part(&t->part[i], parts->item[i], arena, err))
			return false;
	return true;
}

bool
cc_techniques_load(
    struct cc_techniques *out, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *list;
	struct cc_node *root;
	const char **id;

	if (!cc_data_yaml(&root, file, open, arena, err))
		return false;
	list = cc_node_get(root, "techniques");
	if (list == NULL || list->kind != CC_NODE_LIST)
		return cc_node_fail(root, file, err, N_("no list of techniques"));
	out->technique = CC_ARRAY(arena, struct cc_technique, list->n);
	out->id = id = CC_ARRAY(arena, const char *, list->n + 1);
	out->n = list->n;
	for (size_t i = 0; i < list->n; i++) {
		if (!read_technique(&out->technique[i], list->item[i], arena, err))
			return false;
		id[i] = out->technique[i].id;
	}
	return true;
}

const struct cc_technique *
cc_technique_named(const struct cc_techniques *t, struct cc_span name)
{
	for (size_t i = 0; i < t->n; i++)
		if (cc_span_eq(name, cc_span(t->id[i])))
			return &t->technique[i];
	return NULL;
}
