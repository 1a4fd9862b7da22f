/* checklist_int.h -- sets of items while they are read: their entries, then what they mean.
 *
 * May be included by: figure/checklist.c, figure/checklist_read.c.
 */
#ifndef CC_FIGURE_CHECKLIST_INT_H
#define CC_FIGURE_CHECKLIST_INT_H

#include "figure/checklist.h"

enum { CC_LIST_AREAS, CC_LIST_ITEMS, CC_LIST_PATTERNS, CC_LIST_ROLES, CC_CHECKLIST_LISTS };

/* Entries of all sets so far, each with its file. */
struct cc_checklist_entries {
	uint32_t n, room;
	struct cc_item *item;
	const char **file;
};

struct cc_checklist_loading {
	struct cc_checklist *out;
	const struct cc_checklist_wish *wish;
	const struct cc_openers *open;
	struct cc_arena *arena;
	struct cc_err *err;
	struct cc_checklist_entries list[CC_CHECKLIST_LISTS];
	struct cc_buf events;
	const char **fault;
};

/* The entries of all sets into the checklist; then those alone that were asked for. */
bool cc_checklist_entries(struct cc_checklist_loading *l);

#endif
