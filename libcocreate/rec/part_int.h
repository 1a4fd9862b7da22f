/* part_int.h -- parts while they are read.
 *
 * May be included by: rec/store_load*.c, rec/part.c, rec/part_once.c.
 */
#ifndef CC_REC_PART_INT_H
#define CC_REC_PART_INT_H

#include "rec/json_line.h"
#include "rec/part.h"

/* Parts are at most as many as files in a place, so counts of all cannot overflow. */
#define CC_PART_COUNT_MAX (INT64_C(1) << 42)

struct loading {
	struct loading *next; /* the one read before */
	struct cc_part_state part;
	struct cc_place place;	/* of its first line */
	struct cc_place *input; /* [n_inputs]: of the lines that name them */
	size_t room;		/* of its inputs */
	size_t place_room;
	uint32_t *file; /* [n_inputs]: their numbers among those of all parts */
	uint64_t lines; /* so far */
	bool read;	/* what was read has been said */
};

struct cc_loader {
	const struct cc_part_form *form;
	struct cc_arena *arena;
	struct cc_json_lines *lines;
	struct loading *part; /* newest first */
	bool open;	      /* it has not ended */
	size_t inputs;	      /* of all parts */
	const char *beyond;   /* the field of the row at hand whose number is out of its range; NULL: none */
	struct cc_place place;
};

static inline bool
cc_part_number(int64_t *out, const struct cc_json_value *value, int64_t below)
{
	*out = cc_json_is(value, CC_JSON_INTEGER) ? value->as.integer : -1;
	return *out >= 0 && *out < below;
}

/* store_load_row: false: it is none that rows could have made. */
bool cc_part_row(struct cc_loader *l, struct cc_store *s, const struct cc_json_value *row);
bool cc_part_values(struct cc_store *s, const struct cc_json_value *values);

#endif
