/* store_read.h -- reading sealed logs and tallies.
 *
 * May be included by: rec, model, figure, method, tests.
 * Errors: none; asserts the kinds.
 */
#ifndef CC_REC_STORE_READ_H
#define CC_REC_STORE_READ_H

#include "rec/store.h"

#include <math.h>

/* Row i in canonical order. */
static inline const unsigned char *
cc_store_row(const struct cc_store *s, uint64_t i)
{
	return cc_store_record(s, s->order[i]);
}

/* Row i will be read soon; i may lie beyond the last. */
static inline void
cc_store_fetch(const struct cc_store *s, uint64_t i)
{
	if (i < s->rows)
		__builtin_prefetch(cc_store_row(s, i));
}

static inline uint32_t
cc_row_id(const struct cc_store *s, const unsigned char *record, unsigned field, uint32_t item)
{
	uint32_t id;

	memcpy(&id, record + s->offset[field] + 4 * (size_t)item, sizeof id);
	return id;
}

static inline const void *
cc_row_at(const struct cc_store *s, const unsigned char *record, unsigned field, enum cc_field_kind kind)
{
	assert(s->spec->fields[field].kind == kind);
	(void)kind;
	return record + s->offset[field];
}

/* The number of a value; NaN: none. */
static inline double
cc_row_number(const struct cc_store *s, const unsigned char *record, unsigned field, uint32_t item)
{
	uint32_t rank = cc_row_id(s, record, field, item);

	return rank == CC_NO_ID ? (double)NAN : s->value[rank];
}

static inline uint64_t
cc_row_place(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	return *(const uint64_t *)cc_row_at(s, record, field, CC_FIELD_PLACE);
}

static inline int64_t
cc_row_day(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	return cc_day_of(*(const int32_t *)cc_row_at(s, record, field, CC_FIELD_DAY));
}

/* A merged state may hold one below 0: then it is 0. */
static inline uint64_t
cc_row_count(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	int64_t n = *(const int64_t *)cc_row_at(s, record, field, CC_FIELD_COUNT);

	return n > 0 ? (uint64_t)n : 0;
}

/* Of a MIN or MAX. */
static inline double
cc_row_extreme(const struct cc_store *s, const unsigned char *record, unsigned field, enum cc_field_kind kind)
{
	return *(const double *)cc_row_at(s, record, field, kind);
}

static inline double
cc_row_sum(const struct cc_store *s, const unsigned char *record, unsigned field, uint32_t item)
{
	return cc_exact_value((const struct cc_exact *)cc_row_at(s, record, field, CC_FIELD_SUM) + item);
}

static inline struct cc_span
cc_row_text(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	return *(const struct cc_span *)cc_row_at(s, record, field, CC_FIELD_TEXT);
}

static inline struct cc_store_list
cc_row_list(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	return *(const struct cc_store_list *)cc_row_at(s, record, field, CC_FIELD_LIST);
}

/* Never NULL: of no text its text.at is. */
static inline const struct cc_first *
cc_row_first(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	static const struct cc_first none = { { NULL, 0 }, { NULL, 0 }, 0, 0 };
	const struct cc_first *first = *(struct cc_first *const *)cc_row_at(s, record, field, CC_FIELD_FIRST);

	return first != NULL ? first : &none;
}

/* The rows of a sealed log by all its keys, then place, whatever its spec has them stand by: their numbers. */
uint32_t *cc_store_key_order(const struct cc_store *s, const struct cc_state *state, struct cc_arena *arena);

/* The rows of a sealed store whose first `keys` keys are equal, one group after
 * the other: for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) uses
 * rows g.from up to g.end, which are never none. */
struct cc_group {
	const struct cc_store *store;
	unsigned keys;
	uint64_t from, end;
};

static inline struct cc_group
cc_groups(const struct cc_store *s, unsigned keys)
{
	return (struct cc_group){ s, keys, 0, 0 };
}

bool cc_group_next(struct cc_group *g);

/* The first row of a sealed store whose first `keys` keys, none of them a day, are these or later
 * ones, by bisection; rows of these keys end where those of the last key + 1 begin. */
uint64_t cc_store_from(const struct cc_store *s, const uint64_t *key, unsigned keys);

#endif
