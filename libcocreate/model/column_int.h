/* column_int.h -- what binding and typing share.
 *
 * May be included by: model/column_*.c.
 */
#ifndef CC_MODEL_COLUMN_INT_H
#define CC_MODEL_COLUMN_INT_H

#include "model/column.h"

#define CC_NO_SLOT UINT32_MAX

/* Cells that are no answer. */
struct cc_markers {
	const struct cc_span *marker;
	size_t n;
	bool begins[256]; /* bytes that a missing cell may begin with */
};

struct cc_bound {
	uint32_t file;
	const char *name; /* of the file */
	uint32_t width;
	const struct cc_span *header; /* [width] */
	uint32_t **slot;	      /* [roles][items]: a place among the wanted columns, or CC_NO_SLOT */
	const struct cc_markers ***missing; /* [roles][items]; NULL: those of all roles */
	struct cc_want want;
};

const struct cc_markers *cc_markers_shared(const struct cc_study *study, struct cc_arena *arena);
/* *out NULL: the role has none of its own. */
bool cc_markers_own(const struct cc_markers **out, const struct cc_binding *binding,
    const struct cc_study *study, struct cc_arena *arena, struct cc_err *err);
bool cc_is_marker(const struct cc_markers *markers, struct cc_span cell);

/* Most cells are known by their first byte to be an answer. */
static inline bool
cc_is_missing(const struct cc_markers *m, struct cc_span cell)
{
	return (cell.len == 0 || m->begins[(unsigned char)cell.at[0]]) && cc_is_marker(m, cell);
}

static inline uint32_t
cc_role_items(const struct cc_run *run, unsigned role)
{
	return run->items[role] != NULL ? run->items[role]->n : 1;
}

#endif
