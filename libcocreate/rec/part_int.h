/* part_int.h -- parts while they are read.
 *
 * May be included by: rec/store_load.c, rec/part.c.
 */
#ifndef CC_REC_PART_INT_H
#define CC_REC_PART_INT_H

#include "rec/part.h"

struct loading {
	struct loading *next; /* the one read before */
	struct cc_part_state part;
	size_t room;	/* of its inputs */
	uint32_t *file; /* [n_inputs]: their numbers among those of all parts */
	uint64_t lines; /* so far */
	bool read;	/* what was read has been said */
};

struct cc_loader {
	const struct cc_part_form *form;
	struct cc_arena *arena;
	struct loading *part; /* newest first */
	bool open;	      /* it has not ended */
	size_t inputs;	      /* of all parts */
	struct cc_place place;
};

#endif
