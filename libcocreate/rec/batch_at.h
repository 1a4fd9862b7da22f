/* batch_at.h -- cells of a batch by role and row.
 *
 * May be included by: model, figure, method, tests.
 * None: the role is not bound in this file, or the cell is missing.  Of a role
 * with several columns these are the first.
 */
#ifndef CC_REC_BATCH_AT_H
#define CC_REC_BATCH_AT_H

#include "base/err.h"
#include "rec/batch.h"

#include <math.h>

static inline const struct cc_column *
cc_column_at(const struct cc_batch *batch, unsigned role, uint32_t item)
{
	return item < batch->columns[role] ? batch->role[role][item] : NULL;
}

static inline bool
cc_item_has(const struct cc_batch *batch, unsigned role, uint32_t item, uint32_t row)
{
	const struct cc_column *column = cc_column_at(batch, role, item);

	return column != NULL && !column->missing[row];
}

static inline bool
cc_has(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_item_has(batch, role, 0, row);
}

/* CC_NO_ID: none. */
static inline uint32_t
cc_id_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_has(batch, role, row) ? batch->role[role][0]->id[row] : CC_NO_ID;
}

/* NaN: none. */
static inline double
cc_item_num_at(const struct cc_batch *batch, unsigned role, uint32_t item, uint32_t row)
{
	return cc_item_has(batch, role, item, row) ? batch->role[role][item]->num[row] : (double)NAN;
}

static inline double
cc_num_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_item_num_at(batch, role, 0, row);
}

/* at == NULL: none. */
static inline struct cc_span
cc_item_text_at(const struct cc_batch *batch, unsigned role, uint32_t item, uint32_t row)
{
	return cc_item_has(batch, role, item, row) ? batch->role[role][item]->text[row]
						   : (struct cc_span){ NULL, 0 };
}

static inline struct cc_span
cc_text_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_item_text_at(batch, role, 0, row);
}

/* Of CC_CODES; n == 0: none. */
struct cc_ids {
	const uint32_t *id; /* [n] */
	uint32_t n;
};

static inline struct cc_ids
cc_item_codes_at(const struct cc_batch *batch, unsigned role, uint32_t item, uint32_t row)
{
	const struct cc_column *column = cc_column_at(batch, role, item);

	if (column == NULL || column->missing[row])
		return (struct cc_ids){ NULL, 0 };
	return (
	    struct cc_ids){ column->id + column->first[row], column->first[row + 1] - column->first[row] };
}

/* Where a row stands, for stores. */
static inline uint64_t
cc_batch_place(const struct cc_batch *batch, uint32_t row)
{
	return cc_place_pack(batch->file, batch->line[row]);
}

/* A problem of a row, in the column where a user would look for it. */
#define cc_row_problem(problems, batch, row, column, ...) \
	cc_problem_late(problems, (batch)->file, (struct cc_place){ (batch)->name, (batch)->line[row], 0 }, \
	    column, __VA_ARGS__)

#endif
