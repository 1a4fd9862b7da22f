/* items.h -- lists that a study or a preset declares: axes, stages, outcomes.
 *
 * May be included by: model, method, cli, tests.
 * An entry of the study is a mapping with id, label, aliases and the keys its
 * method knows, or an id alone.  No name (id, label, alias; compared folded)
 * stands for two entries.  An entry that has a preset's id takes over the
 * preset's label and aliases where it says none itself.
 */
#ifndef CC_MODEL_ITEMS_H
#define CC_MODEL_ITEMS_H

#include "rec/node.h"

struct cc_arena;

/* One of them. */
struct cc_item {
	struct cc_span id;
	struct cc_words label; /* in[CC_EN] may be NULL: the id stands for it */
	size_t n_aliases;
	const struct cc_span *alias;
	const struct cc_node *node; /* the study's entry, a mapping or an id alone; NULL for a preset */
};

struct cc_items {
	uint32_t n;
	bool preset; /* not changed by the study */
	struct cc_item *item;
	uint32_t names;
	const struct cc_item_name *name; /* of all items, by bytes: what cc_items_find() looks in */
};

/* What a method says of one list: the study key, the presets, the further keys
 * that an entry may have (id, label, aliases always may). */
struct cc_items_spec {
	const char *key; /* "axes" */
	const struct cc_item_preset {
		const char *id, *en, *ja;
		const char *alias[6];
	} * preset;		 /* up to id == NULL; NULL: none */
	const char *const *keys; /* up to NULL: "weight"; NULL: none */
	const char *text;	 /* one of keys: an entry is found by its text, too, where no name is that */
};

/* list NULL: the presets. */
bool cc_items_load(struct cc_items *out, const struct cc_node *list, const struct cc_items_spec *spec,
    const char *file, struct cc_arena *arena, struct cc_err *err);

/* Of items that were put together by hand: makes them found. */
void cc_items_index(struct cc_items *items, struct cc_arena *arena);

/* The item whose id, label or alias this is (compared folded), or CC_NO_ITEM.
 * Cost: O(log names), and the folding of a name that is not written as it is compared. */
#define CC_NO_ITEM UINT32_MAX
uint32_t cc_items_find(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch);
/* The name of any item that this may be a slip of, or {0}. */
struct cc_span cc_items_nearest(const struct cc_items *items, struct cc_span name, struct cc_arena *scratch);
/* What people call it: its label, else its id. */
const char *cc_item_label(const struct cc_item *item, enum cc_lang lang, struct cc_arena *arena);
/* Their ids, quoted, for a message: "a", "b", "c". */
const char *cc_items_list(const struct cc_items *items, struct cc_arena *arena);

#endif
