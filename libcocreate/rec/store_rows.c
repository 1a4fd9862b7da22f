/* store_rows.c -- rows of a batch into a log, column by column. */
#include "rec/store_add.h"

#include "rec/batch_at.h"

/* Rows whose records stand side by side in a block. */
struct span_of_rows {
	unsigned char *record;
	const uint32_t *row; /* [n] */
	uint32_t n;
};

static struct span_of_rows
span_at(const struct cc_store *log, uint64_t record, const uint32_t *row, uint32_t n)
{
	uint64_t room = CC_STORE_BLOCK - (record & (CC_STORE_BLOCK - 1));

	return (struct span_of_rows){ cc_store_record(log, record), row, n < room ? n : (uint32_t)room };
}

static void
put_places(const struct cc_store *log, unsigned field, const struct cc_batch *batch, struct span_of_rows s)
{
	unsigned char *at = s.record + log->offset[field];

	for (uint32_t i = 0; i < s.n; i++, at += log->width)
		*(uint64_t *)(void *)at = cc_batch_place(batch, s.row[i]);
}

static void
put_ids(const struct cc_store *log, unsigned field, const struct cc_column *column, struct span_of_rows s)
{
	unsigned char *at = s.record + log->offset[field];

	for (uint32_t i = 0; i < s.n; i++, at += log->width)
		if (!column->missing[s.row[i]])
			*(uint32_t *)(void *)at = column->id[s.row[i]];
}

static void
put_span(const struct cc_store *log, const struct cc_batch *batch, struct span_of_rows s)
{
	const struct cc_field *field = log->spec->fields;

	for (unsigned f = 0; f < log->n_fields; f++) {
		const struct cc_column *column;

		if (field[f].kind == CC_FIELD_PLACE)
			put_places(log, f, batch, s);
		if (field[f].kind != CC_FIELD_KEY || field[f].role < 0)
			continue;
		column = cc_column_at(batch, (unsigned)field[f].role, 0);
		if (column != NULL && column->id != NULL && column->first == NULL)
			put_ids(log, f, column, s);
	}
}

uint64_t
cc_log_rows(struct cc_store *log, const struct cc_batch *batch, const uint32_t *row, uint32_t n)
{
	uint64_t first = cc_log_more(log, n);

	for (uint32_t done = 0; done < n;) {
		struct span_of_rows s = span_at(log, first + done, row + done, n - done);

		put_span(log, batch, s);
		done += s.n;
	}
	return first;
}

static void
put_values(const struct cc_store *log, unsigned field, uint32_t item, const struct cc_column *column,
    struct span_of_rows s)
{
	uint32_t *at = (uint32_t *)cc_field_of(log, s.record, field, CC_FIELD_VALUE) + item;

	for (uint32_t i = 0; i < s.n; i++, at += log->width / sizeof *at) {
		double number = column->num[s.row[i]];

		if (!column->missing[s.row[i]] && !isnan(number))
			*at = cc_values_add(log->values, number);
	}
}

void
cc_log_put_values(struct cc_store *log, uint64_t first, unsigned field, uint32_t item,
    const struct cc_column *column, const uint32_t *row, uint32_t n)
{
	for (uint32_t done = 0; column != NULL && done < n;) {
		struct span_of_rows s = span_at(log, first + done, row + done, n - done);

		put_values(log, field, item, column, s);
		done += s.n;
	}
}

/* Of records that stand side by side. */
static void
put_whole(struct cc_store *log, unsigned char *record, unsigned field, const int64_t *number, uint32_t n)
{
	size_t width = log->width;

	record += log->offset[field];
	switch (log->spec->fields[field].kind) {
	case CC_FIELD_KEY:
		for (uint32_t i = 0; i < n; i++, record += width)
			*(uint32_t *)(void *)record = (uint32_t)number[i];
		break;
	case CC_FIELD_DAY:
		for (uint32_t i = 0; i < n; i++, record += width)
			*(int32_t *)(void *)record = cc_day_kept(number[i]);
		break;
	case CC_FIELD_VALUE:
		for (uint32_t i = 0; i < n; i++, record += width)
			*(uint32_t *)(void *)record = cc_store_value(log, (double)number[i]);
		break;
	default:
		assert(log->spec->fields[field].kind == CC_FIELD_PLACE);
		for (uint32_t i = 0; i < n; i++, record += width)
			*(uint64_t *)(void *)record = (uint64_t)number[i];
	}
}

void
cc_log_put_whole(struct cc_store *log, uint64_t first, unsigned field, const int64_t *number, uint32_t n)
{
	for (uint32_t done = 0, some; done < n; done += some) {
		uint32_t room = CC_STORE_BLOCK - (uint32_t)((first + done) & (CC_STORE_BLOCK - 1));

		some = n - done < room ? n - done : room;
		put_whole(log, cc_store_record(log, first + done), field, number + done, some);
	}
}
