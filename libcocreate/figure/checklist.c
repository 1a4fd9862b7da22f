/* checklist.c -- sets of items that people answer, read and put together. */
#include "figure/checklist_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/yaml.h"

const char *const cc_checklist_keys[] = { "areas", "items", "patterns", "roles", "events", NULL };

static const char *const item_keys[] = { "area", "gate", "weight", "scale", "ends", "answers", "verify",
	NULL };
static const char *const pattern_keys[] = { "items", "needed", "remedy", NULL };
static const char *const role_keys[] = { "kind", "needed", NULL };

static const struct cc_items_spec specs[CC_CHECKLIST_LISTS] = {
	[CC_LIST_AREAS] = { "areas", NULL, NULL, NULL },
	[CC_LIST_ITEMS] = { "items", NULL, item_keys, NULL },
	[CC_LIST_PATTERNS] = { "patterns", NULL, pattern_keys, NULL },
	[CC_LIST_ROLES] = { "roles", NULL, role_keys, NULL },
};

static void
put_entry(
    struct cc_checklist_entries *to, const struct cc_item *item, const char *file, struct cc_arena *arena)
{
	uint32_t at = 0;

	while (at < to->n && !cc_span_eq(to->item[at].id, item->id))
		at++;
	if (at == to->room) {
		struct cc_checklist_entries more = { to->n, 2 * to->room + 16, NULL, NULL };

		more.item = CC_ARRAY(arena, struct cc_item, more.room);
		more.file = CC_ARRAY(arena, const char *, more.room);
		for (uint32_t i = 0; i < to->n; i++) {
			more.item[i] = to->item[i];
			more.file[i] = to->file[i];
		}
		*to = more;
	}
	to->item[at] = *item;
	to->file[at] = file;
	to->n += at == to->n;
}

static bool
put_list(struct cc_checklist_loading *l, unsigned list, const struct cc_node *set, const char *file)
{
	const struct cc_node *node = cc_node_said(set, specs[list].key);
	struct cc_items some;

	if (node == NULL)
		return true;
	if (!cc_items_load(&some, node, &specs[list], file, l->arena, l->err))
		return false;
	for (uint32_t i = 0; i < some.n; i++)
		put_entry(&l->list[list], &some.item[i], file, l->arena);
	return true;
}

/* {EVENT: [as people write it]}; the event's own name is one, too. */
static bool
put_events(struct cc_checklist_loading *l, const struct cc_node *set, const char *file)
{
	const struct cc_node *map = cc_node_said(set, "events");
	const struct cc_span *alias;
	size_t n;

	if (map == NULL)
		return true;
	if (!cc_node_map(map, file, l->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		struct cc_span name = cc_utf8_fold(l->arena, map->key[i]->text);

		if (!cc_node_texts(&alias, &n, map->item[i], file, l->arena, l->err))
			return false;
		for (size_t k = 0; k < n; k++) {
			struct cc_event_name e = { cc_utf8_fold(l->arena, alias[k]), name };

			cc_buf_add(&l->events, (const char *)&e, sizeof e);
			l->out->events++;
		}
	}
	return true;
}

/* Of a set that names no areas: those of its items. */
static void
put_areas(struct cc_checklist_loading *l, const struct cc_node *items, const char *file)
{
	for (size_t i = 0; i < items->n; i++) {
		const struct cc_node *area = cc_node_said(items->item[i], "area");

		if (area != NULL && area->kind == CC_NODE_SCALAR)
			put_entry(&l->list[CC_LIST_AREAS],
			    &(struct cc_item){ .id = area->text, .node = area }, file, l->arena);
	}
}

static bool
put_set(struct cc_checklist_loading *l, const struct cc_node *set, const char *file, bool own)
{
	const struct cc_node *items = cc_node_said(set, "items");

	for (unsigned k = 0; k < CC_CHECKLIST_LISTS; k++)
		if (!put_list(l, k, set, file))
			return false;
	if (!own && cc_node_said(set, "areas") == NULL && items != NULL)
		put_areas(l, items, file);
	return put_events(l, set, file);
}

static bool
is_word(struct cc_span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (cc_byte_in(name.at[i], "./\\"))
			return false;
	return name.len > 0;
}

/* Built in, else the user's. */
static bool
read_set(struct cc_node **set, const char **file, struct cc_span name, struct cc_checklist_loading *l)
{
	struct cc_span text = { NULL, 0 };

	*file = cc_span_dup(l->arena, name).at;
	if (is_word(name)) {
		const char *built_in = cc_format(l->arena, "checklists/%s.yaml", *file);

		if (!l->open->data(&text, built_in, l->arena, l->err))
			return false;
		if (text.at != NULL) {
			*file = built_in;
			return cc_data_node(set, NULL, text, built_in, l->open->data, l->arena, l->err);
		}
	}
	if (!l->open->file(&text, *file, l->arena, l->err))
		return is_word(name) ? cc_fail_more(l->err, N_("; built in are %s"), CC_CHECKLISTS) : false;
	return cc_yaml_load(set, text, *file, CC_EXIT_STUDY, l->arena, l->err);
}

static bool
load_set(struct cc_checklist_loading *l, struct cc_span name)
{
	static const struct cc_names known = { cc_checklist_keys, NULL };
	struct cc_node *set;
	const char *file;

	if (!read_set(&set, &file, name, l))
		return false;
	if (set == NULL || cc_node_said(set, "items") == NULL)
		return cc_fail_at(l->err, CC_EXIT_STUDY, (struct cc_place){ file, 0, 0 },
		    N_("no items; wanted a set such as {items: [{id: A1, area: a}]}"));
	for (size_t i = 0; i < set->n; i++)
		if (!cc_names_have(&known, set->key[i]->text))
			return cc_node_unknown(set->key[i], &known, file, l->arena, l->err);
	return put_set(l, set, file, false);
}

static bool
load(struct cc_checklist_loading *l)
{
	const struct cc_checklist_wish *wish = l->wish;

	for (size_t i = 0; i < wish->names; i++)
		if (!load_set(l, wish->name[i]))
			return false;
	if (wish->section != NULL && !put_set(l, wish->section, wish->file, true))
		return false;
	return cc_checklist_entries(l);
}

bool
cc_checklist_load(struct cc_checklist *out, const struct cc_checklist_wish *wish, const char **fault,
    const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_checklist_loading l = {
		.out = out, .wish = wish, .open = open, .arena = arena, .err = err, .fault = fault
	};
	struct cc_event_name *event;
	bool good;

	*out = (struct cc_checklist){ .items = { 0 } };
	*fault = NULL;
	good = load(&l);
	out->event = event = CC_ARRAY(arena, struct cc_event_name, out->events);
	if (out->events > 0)
		memcpy(event, l.events.at, out->events * sizeof *event);
	cc_buf_free(&l.events);
	return good;
}
