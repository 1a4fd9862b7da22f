/* checklist.h -- sets of items that people answer: areas, items, patterns of failing, roles.
 *
 * May be included by: method, tests.
 * A set is a YAML mapping; sets and the study's section are read one after the other, an
 * item, area, pattern or role of a later one takes the place of that of the same id.
 *   areas:    [{id, label}]     a set without any has those that its items name
 *   items:    [{id, area, label, gate, weight, scale: [LOW, HIGH], ends: {low, high},
 *               answers: {TEXT: 0..1}, verify: [rules of figure/verify.h]}]
 *   patterns: [{id, items, needed, label, remedy}]
 *   roles:    [{id, kind: team | stakeholder, needed, label, aliases}]
 *   events:   {EVENT: [as people write it]}
 * Errors: CC_EXIT_STUDY with place, what was found and wanted.
 */
#ifndef CC_FIGURE_CHECKLIST_H
#define CC_FIGURE_CHECKLIST_H

#include "figure/verify.h"
#include "model/items.h"
#include "rec/opener.h"

/* What an answer is worth is kept in millionths. */
enum { CC_CREDIT_ONE = 1000000 };

struct cc_answer_worth {
	struct cc_span text, folded;
	int64_t worth;
};

struct cc_check_item {
	const struct cc_item *item;
	const char *file;
	uint32_t area;
	bool gate, scaled;
	double weight, scale[2];	      /* scaled: a number on it */
	struct cc_words ends[2];	      /* of the scale; without English: not said */
	const struct cc_answer_worth *answer; /* [answers]: its own; NULL: yes, partly, no */
	size_t answers;
	const struct cc_verify *rule; /* [rules] */
	size_t rules;
};

struct cc_check_pattern {
	const struct cc_item *item;
	const char *file;
	const uint32_t *of; /* [n] items */
	size_t n;
	uint64_t needed;
	struct cc_words remedy;
};

struct cc_check_role {
	const struct cc_item *item;
	const char *kind; /* NULL: not said */
	bool needed;
};

struct cc_event_name {
	struct cc_span folded, name; /* as people write it; the event, folded */
};

struct cc_checklist {
	struct cc_items areas, items, patterns, roles; /* to be found by any of their names */
	struct cc_check_item *item;		       /* [items.n], by area */
	struct cc_check_pattern *pattern;	       /* [patterns.n] */
	struct cc_check_role *role;		       /* [roles.n] */
	const struct cc_event_name *event;
	size_t events;
	struct cc_items others;	 /* of areas that were not asked for */
	struct cc_spans outside; /* patterns that were left out, as their items are */
};

#define CC_CHECKLISTS "cocreation" /* those of data/checklists/ */

extern const char *const cc_checklist_keys[]; /* of a set, up to NULL */

/* What is asked for.  name[names]: sets, built in where data/checklists/NAME.yaml is, else files;
 * then section, a mapping of that file, NULL: none.  area[areas]: only these; 0: all.
 * gate[gates]: items that are gates besides. */
struct cc_checklist_wish {
	const struct cc_span *name, *area, *gate;
	size_t names, areas, gates;
	const struct cc_node *section;
	const char *file;
};

/* Areas and gates that are unknown: *fault is their name, the message is not at a place. */
bool cc_checklist_load(struct cc_checklist *out, const struct cc_checklist_wish *wish, const char **fault,
    const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

/* What an answer to an item is worth; *na: the item does not apply.  False: no answer to it. */
bool cc_check_worth(int64_t *worth, bool *na, const struct cc_check_item *item, struct cc_span answer,
    struct cc_arena *scratch);
/* What may be answered, for a message. */
const char *cc_check_answers(const struct cc_check_item *item, struct cc_arena *arena);
/* What people call it; NULL: it has an id alone. */
const char *cc_check_label(const struct cc_item *item, enum cc_lang lang);
/* What the set calls a role, else as it is written; at NULL: none. */
struct cc_span cc_check_role_name(
    const struct cc_checklist *list, struct cc_span written, struct cc_arena *arena);
/* The event that a cell names, folded. */
struct cc_span cc_check_event(const struct cc_checklist *c, struct cc_span cell, struct cc_arena *arena);

#endif
