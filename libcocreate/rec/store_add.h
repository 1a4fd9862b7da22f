/* store_add.h -- writing to logs and tallies, field by field.
 *
 * May be included by: rec, model, figure, method, tests.
 * A new record is zeroed but for keys and values (CC_NO_ID), MIN and MAX.
 * Records stay where they are until the state is joined.  A field is of the kind
 * that the call's name says.  A number is finite, or NaN: none; -0 counts as 0.
 * A text may die after the call; one without bytes is none.
 * Errors: none; asserts the kinds.
 */
#ifndef CC_REC_STORE_ADD_H
#define CC_REC_STORE_ADD_H

#include "rec/store.h"

#include <math.h>

struct cc_batch;
struct cc_column;

unsigned char *cc_log_add(struct cc_store *log); /* a new record */
/* So many, whose numbers follow each other: that of the first. */
uint64_t cc_log_more(struct cc_store *log, uint32_t n);
/* A whole number into a field of each record from `first` on: an id, a small number, a day, a place, a value. */
void cc_log_put_whole(
    struct cc_store *log, uint64_t first, unsigned field, const int64_t *number, uint32_t n);
/* A new record of a row: with its ids in the keys of roles that have one id a cell (of several columns
 * the first), and its place. */
unsigned char *cc_log_row(struct cc_store *log, const struct cc_batch *batch, uint32_t row);
/* The same of several rows: the first of as many records, whose numbers follow each other. */
uint64_t cc_log_rows(struct cc_store *log, const struct cc_batch *batch, const uint32_t *row, uint32_t n);
/* A column's numbers of these rows (none: NULL, or where it has none) into the records from `first` on. */
void cc_log_put_values(struct cc_store *log, uint64_t first, unsigned field, uint32_t item,
    const struct cc_column *column, const uint32_t *row, uint32_t n);
/* The record of these keys, in field order, a day cast; new where there is none. */
unsigned char *cc_tally_at(struct cc_store *tally, const uint64_t *keys);
/* These keys come some rows later: where there are many, memory is asked for meanwhile. */
void cc_tally_soon(const struct cc_store *tally, const uint64_t *keys);
void cc_log_put_text(struct cc_store *log, unsigned char *record, unsigned field, struct cc_span text);
/* Ids of the field's role, which are copied. */
void cc_log_put_list(
    struct cc_store *log, unsigned char *record, unsigned field, const uint32_t *id, uint64_t n);
/* A list of so many, each none, to be filled. */
uint32_t *cc_log_list(struct cc_store *log, unsigned char *record, unsigned field, uint64_t n);
void cc_tally_first(
    struct cc_store *tally, unsigned char *record, unsigned field, struct cc_span text, uint64_t place);

static inline void
cc_log_put_id(const struct cc_store *log, unsigned char *record, unsigned field, uint32_t id)
{
	*(uint32_t *)cc_field_of(log, record, field, CC_FIELD_KEY) = id;
}

static inline void
cc_log_put_day(const struct cc_store *log, unsigned char *record, unsigned field, int64_t day)
{
	*(int32_t *)cc_field_of(log, record, field, CC_FIELD_DAY) = cc_day_kept(day);
}

static inline void
cc_log_put_place(const struct cc_store *log, unsigned char *record, unsigned field, uint64_t place)
{
	*(uint64_t *)cc_field_of(log, record, field, CC_FIELD_PLACE) = place;
}

static inline void
cc_log_put_value(struct cc_store *log, unsigned char *record, unsigned field, uint32_t item, double number)
{
	if (!isnan(number))
		((uint32_t *)cc_field_of(log, record, field, CC_FIELD_VALUE))[item] =
		    cc_values_add(log->values, number);
}

static inline void
cc_tally_add(const struct cc_store *tally, unsigned char *record, unsigned field, int64_t n)
{
	*(int64_t *)cc_field_of(tally, record, field, CC_FIELD_COUNT) += n;
}

static inline void
cc_tally_sum(
    const struct cc_store *tally, unsigned char *record, unsigned field, uint32_t item, double number)
{
	if (!isnan(number))
		cc_exact_add(
		    (struct cc_exact *)cc_field_of(tally, record, field, CC_FIELD_SUM) + item, number);
}

static inline void
cc_tally_least(const struct cc_store *tally, unsigned char *record, unsigned field, double number)
{
	double *least = cc_field_of(tally, record, field, CC_FIELD_MIN);

	*least = fmin(*least, number);
}

static inline void
cc_tally_most(const struct cc_store *tally, unsigned char *record, unsigned field, double number)
{
	double *most = cc_field_of(tally, record, field, CC_FIELD_MAX);

	*most = fmax(*most, number);
}

#endif
