/* column_int.h -- what binding and typing share.
 *
 * May be included by: model/column_*.c.
 */
#ifndef CC_MODEL_COLUMN_INT_H
#define CC_MODEL_COLUMN_INT_H

#include "model/column.h"

#define CC_NO_SLOT UINT32_MAX

struct cc_bound {
	uint32_t file;
	const char *name; /* of the file */
	uint32_t width;
	const struct cc_span *header; /* [width] */
	uint32_t **slot;	      /* [roles][items]: a place among the wanted columns, or CC_NO_SLOT */
	struct cc_want want;
};

static inline uint32_t
cc_role_items(const struct cc_run *run, unsigned role)
{
	return run->items[role] != NULL ? run->items[role]->n : 1;
}

#endif
