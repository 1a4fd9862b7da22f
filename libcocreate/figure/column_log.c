/* column_log.c -- columns of one role that go by their headers. */
#include "figure/column_log.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { C_ROLE, C_COLUMN, C_PLACE, C_NAME };
enum { V_KEY, V_COLUMN, V_PLACE, V_VALUE };

/* Which of our columns a column of a file is. */
struct cc_column_place {
	uint32_t column, file, ours;
};

static void
log_name(struct cc_store *log, const struct cc_batch *batch, unsigned role, uint32_t column,
    const struct cc_column *of)
{
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, C_ROLE, role);
	cc_log_put_id(log, record, C_COLUMN, column);
	cc_log_put_place(log, record, C_PLACE, cc_batch_place(batch, 0));
	cc_log_put_text(log, record, C_NAME, of->name);
}

static void
log_cells(struct cc_store *log, const struct cc_batch *batch, unsigned key, uint32_t column,
    const struct cc_column *of)
{
	bool numbers = log->spec->fields[V_VALUE].kind == CC_FIELD_VALUE;

	for (uint32_t row = 0; row < batch->rows; row++) {
		unsigned char *record;

		if (of->missing[row])
			continue;
		record = cc_log_add(log);
		cc_log_put_id(log, record, V_KEY, cc_id_at(batch, key, row));
		cc_log_put_id(log, record, V_COLUMN, column);
		cc_log_put_place(log, record, V_PLACE, cc_batch_place(batch, row));
		if (numbers)
			cc_log_put_value(log, record, V_VALUE, 0, of->num[row]);
		else
			cc_log_put_id(log, record, V_VALUE, of->id[row]);
	}
}

/* A column is numbered by its item, and by how many of that came before it. */
void
cc_column_log(struct cc_store *columns, struct cc_store *cells, const struct cc_batch *batch, unsigned role,
    unsigned key)
{
	for (uint32_t i = 0; i < batch->columns[role] && batch->rows > 0; i++) {
		const struct cc_column *of = cc_column_at(batch, role, i), *other;
		uint32_t before = 0;

		if (of == NULL)
			continue;
		for (uint32_t k = 0; k < i; k++)
			before += (other = cc_column_at(batch, role, k)) != NULL && other->item == of->item;
		log_name(columns, batch, role, of->item * CC_COLUMNS_END + before, of);
		log_cells(cells, batch, key, of->item * CC_COLUMNS_END + before, of);
	}
}

struct cc_limit
cc_column_limit(const struct cc_store_spec *spec, unsigned field, uint32_t items)
{
	if (strcmp(spec->fields[field].name, "column") == 0)
		return (struct cc_limit){ 0, (double)items * CC_COLUMNS_END - 1, true };
	return CC_NO_LIMIT;
}

static uint32_t
find_name(struct cc_column_names *names, uint32_t item, struct cc_span name, struct cc_arena *arena)
{
	struct cc_span folded = cc_utf8_fold(arena, name);

	for (uint32_t c = 0; c < names->n; c++)
		if (names->column[c].item == item && cc_span_eq(names->column[c].folded, folded))
			return c;
	names->column[names->n] = (struct cc_column_name){ item, name, folded };
	return names->n++;
}

/* The log is in the order of role, column, file. */
void
cc_column_names(
    struct cc_column_names *out, const struct cc_store *columns, unsigned role, struct cc_arena *arena)
{
	*out = (struct cc_column_names){ 0 };
	out->column = CC_ARRAY(arena, struct cc_column_name, columns->rows);
	out->place = CC_ARRAY(arena, struct cc_column_place, columns->rows);
	for (uint64_t i = 0; i < columns->rows; i++) {
		const unsigned char *record = cc_store_row(columns, i);
		struct cc_column_place p = { cc_row_id(columns, record, C_COLUMN, 0),
			cc_place_file(cc_row_place(columns, record, C_PLACE)), 0 };
		const struct cc_column_place *last = out->places > 0 ? &out->place[out->places - 1] : NULL;

		if (cc_row_id(columns, record, C_ROLE, 0) != role ||
		    (last != NULL && last->column == p.column && last->file == p.file))
			continue;
		p.ours =
		    find_name(out, p.column / CC_COLUMNS_END, cc_row_text(columns, record, C_NAME), arena);
		out->place[out->places++] = p;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct cc_column_place *x = a, *y = b;

	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (x->file > y->file) - (x->file < y->file);
}

bool
cc_column_cell(
    struct cc_column_cell *out, const struct cc_column_names *names, const struct cc_store *cells, uint64_t i)
{
	const unsigned char *record = cc_store_row(cells, i);
	struct cc_column_place at = { cc_row_id(cells, record, V_COLUMN, 0), 0, 0 };
	const struct cc_column_place *found;

	*out = (struct cc_column_cell){ .key = cc_row_id(cells, record, V_KEY, 0),
		.place = cc_row_place(cells, record, V_PLACE) };
	at.file = cc_place_file(out->place);
	found = names->places > 0 ? bsearch(&at, names->place, names->places, sizeof at, by_place) : NULL;
	if (found == NULL || out->key == CC_NO_ID)
		return false;
	out->column = found->ours;
	if (cells->spec->fields[V_VALUE].kind == CC_FIELD_VALUE)
		out->value = cc_row_number(cells, record, V_VALUE, 0);
	else
		out->id = cc_row_id(cells, record, V_VALUE, 0);
	return true;
}
