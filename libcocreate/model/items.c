/* items.c -- lists that a study or a preset declares: axes, stages, outcomes. */
#include "model/items.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/study.h"
#include "rec/slip.h"

#include <stdlib.h>

struct cc_item_name {
	struct cc_span folded;
	uint32_t item;
	bool text; /* of the key spec->text: names go before it */
};

struct load {
	struct cc_items *items;
	const struct cc_items_spec *spec;
	const char *file;
	struct cc_map *names; /* every name of the study so far, folded */
	uint32_t *first;      /* [entries]: the first of its own among them */
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
	*out = (struct cc_items){ .n = n, .preset = true, .item = CC_ARRAY(arena, struct cc_item, n) };
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

/* The entry, of those read so far, that the study gave this name; or CC_NO_ITEM. */
static uint32_t
owner_of(const struct load *l, struct cc_span folded)
{
	uint32_t id = cc_map_find(l->names, folded), owner = 0;

	if (id == CC_NO_ID)
		return CC_NO_ITEM;
	while (owner + 1 < l->items->n && l->first[owner + 1] <= id)
		owner++;
	return owner;
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
	if (cc_map_add(l->names, folded) >= l->first[l->items->n])
		return true;
	other = &l->items->item[owner_of(l, folded)];
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

/* Whether a preset's name may be item k's: the study gave it to no other. */
static bool
is_free(const struct load *l, uint32_t k, struct cc_span name)
{
	uint32_t owner = owner_of(l, cc_utf8_fold(l->arena, name));

	return owner == CC_NO_ITEM || owner == k;
}

static void
inherit(const struct load *l, uint32_t k, const struct cc_item *preset)
{
	struct cc_item *item = &l->items->item[k];
	struct cc_span *alias;

	for (int lang = 0; lang < CC_LANGS; lang++) {
		const char *label = preset->label.in[lang];

		if (item->label.in[lang] == NULL && label != NULL && is_free(l, k, cc_span(label)))
			item->label.in[lang] = label;
	}
	if (item->alias != NULL)
		return;
	item->alias = alias = CC_ARRAY(l->arena, struct cc_span, preset->n_aliases);
	for (size_t i = 0; i < preset->n_aliases; i++)
		if (is_free(l, k, preset->alias[i]))
			alias[item->n_aliases++] = preset->alias[i];
}

static bool
load_list(const struct cc_node *list, struct load *l)
{
	struct cc_items presets;

	for (size_t i = 0; i < list->n; i++) {
		l->first[i] = cc_map_count(l->names);
		if (!load_item(&l->items->item[i], list->item[i], l))
			return false;
		l->items->n++;
	}
	load_presets(&presets, l->spec->preset, l->arena);
	for (uint32_t i = 0; i < presets.n; i++)
		for (uint32_t k = 0; k < l->items->n; k++)
			if (cc_span_eq(presets.item[i].id, l->items->item[k].id))
				inherit(l, k, &presets.item[i]);
	return true;
}

/* id, labels and aliases; name[1 + CC_LANGS + aliases].  How many. */
static size_t
names_of(struct cc_span *name, const struct cc_item *item)
{
	size_t n = 0;

	name[n++] = item->id;
	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL)
			name[n++] = cc_span(item->label.in[lang]);
	for (size_t i = 0; i < item->n_aliases; i++)
		name[n++] = item->alias[i];
	return n;
}

static size_t
most_names(const struct cc_items *items)
{
	size_t most = 0;

	for (uint32_t i = 0; i < items->n; i++)
		most += 1 + CC_LANGS + items->item[i].n_aliases;
	return most;
}

static int
by_name(const void *a, const void *b)
{
	const struct cc_item_name *x = a, *y = b;
	int order = cc_span_cmp(x->folded, y->folded);

	if (order == 0)
		order = x->text - y->text;
	return order != 0 ? order : (x->item > y->item) - (x->item < y->item);
}

static int
by_folded(const void *a, const void *b)
{
	return cc_span_cmp(
	    ((const struct cc_item_name *)a)->folded, ((const struct cc_item_name *)b)->folded);
}

/* The text of an entry's key, if it has one. */
static struct cc_span
text_of(const struct cc_item *item, const char *key)
{
	const struct cc_node *node = key != NULL && item->node != NULL && item->node->kind == CC_NODE_MAP
					 ? cc_node_get(item->node, key)
					 : NULL;

	return node != NULL ? node->text : (struct cc_span){ 0 };
}

/* What cc_items_find() looks in; of equal names the first. */
static void
index_names(struct cc_items *items, const struct cc_items_spec *spec, struct cc_arena *arena)
{
	size_t most = most_names(items) + items->n, n = 0;
	struct cc_item_name *name = CC_ARRAY(arena, struct cc_item_name, most);
	struct cc_span *of = CC_ARRAY(arena, struct cc_span, most);

	for (uint32_t i = 0; i < items->n; i++) {
		struct cc_span text = text_of(&items->item[i], spec->text);
		size_t own = names_of(of, &items->item[i]);

		for (size_t k = 0; k < own; k++)
			name[n++] = (struct cc_item_name){ cc_utf8_fold(arena, of[k]), i, false };
		if (text.len > 0)
			name[n++] = (struct cc_item_name){ cc_utf8_fold(arena, text), i, true };
	}
	qsort(name, n, sizeof *name, by_name);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || by_folded(&name[i - 1], &name[i]) != 0)
			name[items->names++] = name[i];
	items->name = name;
}

void
cc_items_index(struct cc_items *items, struct cc_arena *arena)
{
	index_names(items, &(struct cc_items_spec){ 0 }, arena);
}

bool
cc_items_load(struct cc_items *out, const struct cc_node *list, const struct cc_items_spec *spec,
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct load l = { .items = out, .spec = spec, .file = file, .arena = arena, .err = err };
	bool ok;

	if (list == NULL) {
		load_presets(out, spec->preset, arena);
		index_names(out, spec, arena);
		return true;
	}
	if (list->kind != CC_NODE_LIST || list->n == 0)
		return cc_node_fail(
		    list, file, err, N_("%s holds no entries; wanted a list, \"- id: NAME\""), spec->key);
	*out = (struct cc_items){ .item = CC_ARRAY(arena, struct cc_item, list->n) };
	l.first = CC_ARRAY(arena, uint32_t, list->n + 1);
	l.names = cc_map_new();
	ok = load_list(list, &l);
	cc_map_free(l.names);
	if (ok)
		index_names(out, spec, arena);
	return ok;
}

static uint32_t
find_folded(const struct cc_items *items, struct cc_span folded)
{
	const struct cc_item_name key = { .folded = folded }, *found = NULL;

	if (items->names > 0)
		found = bsearch(&key, items->name, items->names, sizeof key, by_folded);
	return found != NULL ? found->item : CC_NO_ITEM;
}

uint32_t
cc_items_find(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch)
{
	/* many are written as they are compared, and folding takes time */
	uint32_t item = find_folded(items, name);

	return item != CC_NO_ITEM ? item : find_folded(items, cc_utf8_fold(scratch, name));
}

struct cc_span
cc_items_nearest(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch)
{
	struct cc_span *names = CC_ARRAY(scratch, struct cc_span, most_names(items));
	size_t n = 0, near;

	for (uint32_t i = 0; i < items->n; i++)
		n += names_of(names + n, &items->item[i]);
	near = cc_utf8_nearest(name, names, n, scratch);
	return near != CC_NO_NEAR ? names[near] : (struct cc_span){ 0 };
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

const char *
cc_item_label(const struct cc_item *item, enum cc_lang lang, struct cc_arena *arena)
{
	const char *label = cc_words_in(&item->label, lang);

	return label != NULL ? label : cc_strndup(arena, item->id.at, item->id.len);
}
