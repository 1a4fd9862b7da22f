/* items.c -- lists that a study or a preset declares: axes, stages, outcomes. */
#include "model/items.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/study.h"
#include "rec/slip.h"

struct load {
	struct cc_items *items;
	const struct cc_items_spec *spec;
	const char *file;
	struct cc_map *names; /* every name so far, folded */
	uint32_t own;	      /* ids from here on are names of the entry at hand */
	struct cc_arena *arena;
	struct cc_err *err;
};

static const char *const common_keys[] = { "id", "label", "aliases", NULL };

static void
load_presets(struct cc_items *out, const struct cc_item_preset *preset, struct cc_arena *arena)
{
	uint32_t n = 0;

	while (preset != NULL && preset[n].id != NULL)
		n++;
	*out = (struct cc_items){ n, true, CC_ARRAY(arena, struct cc_item, n) };
	for (uint32_t i = 0; i < n; i++) {
		const size_t room = sizeof preset->alias / sizeof *preset->alias;
		struct cc_item *item = &out->item[i];
		struct cc_span *alias = CC_ARRAY(arena, struct cc_span, room);

		item->id = cc_span(preset[i].id);
		item->label = (struct cc_words){ { preset[i].en, preset[i].ja } };
		while (item->n_aliases < room && preset[i].alias[item->n_aliases] != NULL) {
			alias[item->n_aliases] = cc_span(preset[i].alias[item->n_aliases]);
			item->n_aliases++;
		}
		item->alias = alias;
	}
}

static bool
same_folded(struct cc_span folded, struct cc_span name, struct cc_arena *scratch)
{
	return cc_span_eq(folded, cc_utf8_fold(scratch, name));
}

/* As it is written. */
static bool
is_name(const struct cc_item *item, struct cc_span name)
{
	if (cc_span_eq(name, item->id))
		return true;
	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL && cc_span_eq(name, cc_span(item->label.in[lang])))
			return true;
	for (size_t i = 0; i < item->n_aliases; i++)
		if (cc_span_eq(name, item->alias[i]))
			return true;
	return false;
}

static bool
has_name(const struct cc_item *item, struct cc_span folded, struct cc_arena *scratch)
{
	if (same_folded(folded, item->id, scratch))
		return true;
	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL &&
		    same_folded(folded, cc_span(item->label.in[lang]), scratch))
			return true;
	for (size_t i = 0; i < item->n_aliases; i++)
		if (same_folded(folded, item->alias[i], scratch))
			return true;
	return false;
}

/* A name is something to read, and stands for one entry alone. */
static bool
claim(const struct load *l, struct cc_span name, const struct cc_node *node)
{
	struct cc_span folded = cc_utf8_fold(l->arena, name);
	const struct cc_item *other;
	size_t len;

	if (folded.len == 0)
		return cc_node_fail(node, l->file, l->err, N_("an empty name; wanted text"));
	for (struct cc_span rest = name; rest.len > 0; rest.at += len, rest.len -= len)
		if (cc_utf8_unsafe(cc_utf8_next(rest, &len)))
			return cc_node_fail(node, l->file, l->err,
			    N_("\"%s\" holds a control character; wanted plain text"), cc_quote(name).text);
	if (cc_map_add(l->names, folded) >= l->own)
		return true;
	other = &l->items->item[cc_items_find(l->items, name, l->arena)];
	return cc_node_fail(node, l->file, l->err,
	    N_("\"%s\" already stands for \"%s\" of line %lu; wanted a name of its own"), cc_quote(name).text,
	    cc_quote(other->id).text, (unsigned long)other->node->line);
}

static bool
load_id(struct cc_item *item, const struct cc_node *node, const struct load *l)
{
	return cc_node_text(&item->id, node, l->file, l->err) && claim(l, item->id, node);
}

static bool
load_label(struct cc_item *item, const struct cc_node *node, const struct load *l)
{
	if (!cc_node_words(&item->label, node, l->file, l->arena, l->err))
		return false;
	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL && !claim(l, cc_span(item->label.in[lang]), node))
			return false;
	return true;
}

static bool
load_aliases(struct cc_item *item, const struct cc_node *node, const struct load *l)
{
	if (!cc_node_texts(&item->alias, &item->n_aliases, node, l->file, l->arena, l->err))
		return false;
	for (size_t i = 0; i < item->n_aliases; i++)
		if (!claim(l, item->alias[i], node->item[i]))
			return false;
	return true;
}

static bool
load_mapping(struct cc_item *item, const struct cc_node *node, const struct load *l)
{
	const struct cc_names more = { l->spec->keys, NULL }, known = { common_keys, &more };
	const struct cc_node *id = cc_node_get(node, "id"), *label = cc_node_get(node, "label"),
			     *aliases = cc_node_get(node, "aliases");

	for (size_t i = 0; i < node->n; i++)
		if (!cc_names_have(&known, node->key[i]->text))
			return cc_node_unknown(node->key[i], &known, l->file, l->arena, l->err);
	if (id == NULL)
		return cc_node_fail(node, l->file, l->err,
		    N_("an entry of %s without an id; wanted \"id: NAME\""), l->spec->key);
	return load_id(item, id, l) && (label == NULL || load_label(item, label, l)) &&
	       (aliases == NULL || load_aliases(item, aliases, l));
}

static bool
load_item(struct cc_item *item, const struct cc_node *node, const struct load *l)
{
	item->node = node;
	if (node->kind == CC_NODE_MAP)
		return load_mapping(item, node, l);
	if (node->kind == CC_NODE_LIST)
		return cc_node_map(node, l->file, l->err);
	if (!node->quoted && !cc_slip_check(node->text, cc_node_place(node, l->file), CC_EXIT_STUDY, l->err))
		return false;
	return load_id(item, node, l);
}

/* Whether a preset's name may be item k's: nobody else has it. */
static bool
is_free(const struct cc_items *items, uint32_t k, struct cc_span name, struct cc_arena *arena)
{
	uint32_t owner = cc_items_find(items, name, arena);

	return owner == CC_NO_ITEM || owner == k;
}

static void
inherit(struct cc_items *items, uint32_t k, const struct cc_item *preset, struct cc_arena *arena)
{
	struct cc_item *item = &items->item[k];
	struct cc_span *alias;

	for (int lang = 0; lang < CC_LANGS; lang++) {
		const char *label = preset->label.in[lang];

		if (item->label.in[lang] == NULL && label != NULL && is_free(items, k, cc_span(label), arena))
			item->label.in[lang] = label;
	}
	if (item->alias != NULL)
		return;
	item->alias = alias = CC_ARRAY(arena, struct cc_span, preset->n_aliases);
	for (size_t i = 0; i < preset->n_aliases; i++)
		if (is_free(items, k, preset->alias[i], arena))
			alias[item->n_aliases++] = preset->alias[i];
}

static bool
load_list(const struct cc_node *list, struct load *l)
{
	struct cc_items presets;

	for (size_t i = 0; i < list->n; i++) {
		l->own = cc_map_count(l->names);
		if (!load_item(&l->items->item[i], list->item[i], l))
			return false;
		l->items->n++;
	}
	load_presets(&presets, l->spec->preset, l->arena);
	for (uint32_t i = 0; i < presets.n; i++)
		for (uint32_t k = 0; k < l->items->n; k++)
			if (cc_span_eq(presets.item[i].id, l->items->item[k].id))
				inherit(l->items, k, &presets.item[i], l->arena);
	return true;
}

bool
cc_items_load(struct cc_items *out, const struct cc_node *list, const struct cc_items_spec *spec,
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct load l = { out, spec, file, NULL, 0, arena, err };
	bool ok;

	if (list == NULL) {
		load_presets(out, spec->preset, arena);
		return true;
	}
	if (list->kind != CC_NODE_LIST || list->n == 0)
		return cc_node_fail(
		    list, file, err, N_("%s holds no entries; wanted a list, \"- id: NAME\""), spec->key);
	*out = (struct cc_items){ 0, false, CC_ARRAY(arena, struct cc_item, list->n) };
	l.names = cc_map_new();
	ok = load_list(list, &l);
	cc_map_free(l.names);
	return ok;
}

uint32_t
cc_items_find(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch)
{
	struct cc_span folded;

	/* most are written as they are declared, and folding takes time */
	for (uint32_t i = 0; i < items->n; i++)
		if (is_name(&items->item[i], name))
			return i;
	folded = cc_utf8_fold(scratch, name);
	for (uint32_t i = 0; i < items->n; i++)
		if (has_name(&items->item[i], folded, scratch))
			return i;
	return CC_NO_ITEM;
}

struct cc_span
cc_items_nearest(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch)
{
	size_t most = 0, n = 0, near;
	struct cc_span *names;

	for (uint32_t i = 0; i < items->n; i++)
		most += 1 + CC_LANGS + items->item[i].n_aliases;
	names = CC_ARRAY(scratch, struct cc_span, most);
	for (uint32_t i = 0; i < items->n; i++) {
		const struct cc_item *item = &items->item[i];

		names[n++] = item->id;
		for (int lang = 0; lang < CC_LANGS; lang++)
			if (item->label.in[lang] != NULL)
				names[n++] = cc_span(item->label.in[lang]);
		for (size_t k = 0; k < item->n_aliases; k++)
			names[n++] = item->alias[k];
	}
	near = cc_utf8_nearest(name, names, n, scratch);
	if (near == CC_NO_NEAR)
		return (struct cc_span){ 0 };
	return names[near];
}

const char *
cc_items_list(const struct cc_items *items, struct cc_arena *arena)
{
	const char *list = "";

	for (uint32_t i = 0; i < items->n; i++)
		list =
		    cc_format(arena, "%s%s\"%s\"", list, i > 0 ? ", " : "", cc_quote(items->item[i].id).text);
	return list;
}
