/* json_memory.h -- where memory ends within jansson, it ends as everywhere.
 *
 * May be included by: rec files that call jansson, before they do so.
 * Left to itself jansson says "invalid token" of a text it has no room for.
 */
#ifndef CC_REC_JSON_MEMORY_H
#define CC_REC_JSON_MEMORY_H

#include "base/arena.h"

#include <jansson.h>
#include <stdlib.h>

static inline void
cc_json_memory(void)
{
	json_set_alloc_funcs(cc_malloc, free);
}

#endif
