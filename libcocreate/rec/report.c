/* report.c -- filling the tables that go out. */
#include "rec/report.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <assert.h>
#include <math.h>

/* One column of the spec, as often as it has names (NULL: once, by its own). */
static void
column_repeat(struct cc_table *t, size_t c, const struct cc_span *name, uint32_t n, struct cc_arena *arena)
{
	for (uint32_t i = 0; i < n; i++) {
		struct cc_column_spec *column = &t->column[t->first[c] + i];

		*column = t->spec->columns[c];
		if (name != NULL)
			column->name = cc_strndup(arena, name[i].at, name[i].len);
	}
	t->first[c + 1] = t->first[c] + n;
}

static void
columns_spread(struct cc_table *t, const struct cc_span *const *item_names, const uint32_t *n_items,
    struct cc_arena *arena)
{
	const struct cc_column_spec *spec = t->spec->columns;
	size_t n = 0;

	for (; spec[n].name != NULL; n++)
		t->n_columns += spec[n].per_item ? n_items[spec[n].per_item - 1] : 1;
	t->first = CC_ARRAY(arena, uint32_t, n + 1);
	t->column = CC_ARRAY(arena, struct cc_column_spec, t->n_columns);
	for (size_t c = 0; c < n; c++) {
		int role = spec[c].per_item - 1;

		column_repeat(t, c, role < 0 ? NULL : item_names[role], role < 0 ? 1 : n_items[role], arena);
	}
}

/* The cell, whose column must be of one of the types. */
static struct cc_cell *
cell_at(struct cc_table *t, size_t row, unsigned column, uint32_t item, unsigned types)
{
	assert(row < t->rows);
	assert(item < t->first[column + 1] - t->first[column]);
	assert(types >> t->spec->columns[column].type & 1);
	(void)types;
	return &t->cell[row * t->n_columns + t->first[column] + item];
}

struct cc_report *
cc_report_new(const struct cc_table_spec *specs, const struct cc_span *const *item_names,
    const uint32_t *n_items, enum cc_lang lang, struct cc_arena *arena)
{
	struct cc_report *r = CC_NEW(arena, struct cc_report);

	r->arena = arena;
	r->lang = lang;
	while (specs[r->n_tables].name != NULL)
		r->n_tables++;
	r->table = CC_ARRAY(arena, struct cc_table, r->n_tables);
	for (size_t i = 0; i < r->n_tables; i++) {
		r->table[i].spec = &specs[i];
		r->table[i].left_out = (specs[i].flags & CC_TABLE_ROWS) != 0;
		r->table[i].why = r->table[i].left_out ? "rows" : NULL;
		columns_spread(&r->table[i], item_names, n_items, arena);
	}
	return r;
}

void
cc_report_evidence(struct cc_report *r)
{
	static const struct cc_column_spec evidence = { "evidence", CC_TYPE_LIST, CC_PART_NONE, 0 };

	for (size_t i = 0; i < r->n_tables; i++) {
		struct cc_table *t = &r->table[i];
		struct cc_column_spec *column;

		if (!(t->spec->flags & CC_TABLE_EVIDENCE))
			continue;
		assert(t->rows == 0);
		column = CC_ARRAY(r->arena, struct cc_column_spec, t->n_columns + 1);
		memcpy(column, t->column, t->n_columns * sizeof *column);
		column[t->n_columns] = evidence;
		t->column = column;
		t->evidence = t->n_columns++;
	}
}

void
cc_table_spread(
    struct cc_report *r, struct cc_table *t, unsigned column, const struct cc_span *name, uint32_t n)
{
	const struct cc_column_spec *before = t->column;
	size_t behind = t->n_columns - t->first[column + 1], columns = 0;
	uint32_t shift = n - (t->first[column + 1] - t->first[column]); /* modulo 2^32: may be less than 0 */

	assert(t->rows == 0 && t->spec->columns[column].per_item != 0);
	while (t->spec->columns[columns].name != NULL)
		columns++;
	t->column = CC_ARRAY(r->arena, struct cc_column_spec, t->first[column] + n + behind);
	memcpy(t->column, before, t->first[column] * sizeof *before);
	memcpy(t->column + t->first[column] + n, before + t->first[column + 1], behind * sizeof *before);
	t->n_columns = t->first[column] + n + behind;
	column_repeat(t, column, name, n, r->arena);
	for (size_t c = column + 2; c <= columns; c++)
		t->first[c] += shift;
	if (t->evidence > 0)
		t->evidence = t->n_columns - 1;
}

void
cc_report_free(struct cc_report *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n_tables; i++)
		cc_buf_free(&r->table[i].room);
	cc_buf_free(&r->note_room);
	cc_buf_free(&r->miss_room);
	cc_buf_free(&r->parameter_room);
}

struct cc_table *
cc_report_table(struct cc_report *r, const char *name)
{
	for (size_t i = 0; i < r->n_tables; i++) {
		if (strcmp(r->table[i].spec->name, name) == 0)
			return &r->table[i];
	}
	return NULL;
}

double
cc_cell_money(const struct cc_cell *cell)
{
	return cc_decimal_real(cell->as.integer, cell->digits);
}

double
cc_table_real(const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	if (cell->empty)
		return (double)NAN;
	return t->spec->columns[column].type == CC_TYPE_MONEY ? cc_cell_money(cell) : cell->as.real;
}

int64_t
cc_table_int(const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	return cell->empty ? 0 : cell->as.integer;
}

struct cc_table *
cc_report_flagged(struct cc_report *r, unsigned flag)
{
	for (size_t i = 0; i < r->n_tables; i++)
		if (r->table[i].spec->flags & flag)
			return &r->table[i];
	return NULL;
}

unsigned
cc_table_id(const struct cc_table *t)
{
	const struct cc_column_spec *column = t->spec->columns;
	const char *id = t->spec->id_column;
	unsigned c = 0;

	while (column[c].name != NULL &&
	       (id != NULL ? strcmp(column[c].name, id) != 0 : column[c].part != CC_PART_KEY))
		c++;
	return column[c].name != NULL ? c : 0;
}

size_t
cc_row_add(struct cc_report *r, struct cc_table *t)
{
	struct cc_cell *cell = cc_buf_more(&t->room, t->n_columns * sizeof *cell);

	assert(t >= r->table && t < r->table + r->n_tables);
	(void)r;
	for (size_t c = 0; c < t->n_columns; c++)
		cell[c].empty = true;
	t->cell = (void *)t->room.at;
	return t->rows++;
}

void
cc_put_int(struct cc_table *t, size_t row, unsigned column, int64_t value)
{
	struct cc_cell *cell = cell_at(t, row, column, 0, CC_WHOLES);

	cell->empty = false;
	cell->as.integer = value;
}

void
cc_put_money(struct cc_table *t, size_t row, unsigned column, struct cc_money value)
{
	struct cc_cell *cell = cell_at(t, row, column, 0, CC_MONEYS);

	cell->empty = value.units == CC_NO_INT;
	cell->as.integer = cell->empty ? 0 : value.units;
	cell->digits = (uint8_t)value.digits;
}

void
cc_put_real(struct cc_table *t, size_t row, unsigned column, double value)
{
	cc_put_item(t, row, column, 0, value);
}

void
cc_put_item(struct cc_table *t, size_t row, unsigned column, uint32_t item, double value)
{
	struct cc_cell *cell = cell_at(t, row, column, item, CC_REALS);

	cell->empty = !isfinite(value);
	cell->as.real = cell->empty ? 0 : value;
}

static void
put_text_item(struct cc_table *t, size_t row, unsigned column, uint32_t item, struct cc_span text)
{
	struct cc_cell *cell = cell_at(t, row, column, item, CC_TEXTS);

	cell->empty = text.at == NULL;
	cell->as.text = text;
}

void
cc_put_text(struct cc_table *t, size_t row, unsigned column, struct cc_span text)
{
	put_text_item(t, row, column, 0, text);
}

void
cc_put_word(struct cc_table *t, size_t row, unsigned column, const char *word)
{
	cc_put_text(t, row, column, word == NULL ? (struct cc_span){ NULL, 0 } : cc_span(word));
}

void
cc_put_list(struct cc_table *t, size_t row, unsigned column, const struct cc_span *item, size_t n)
{
	struct cc_cell *cell = cell_at(t, row, column, 0, CC_LISTS);

	cell->empty = false;
	cell->as.list.item = item;
	cell->as.list.n = n;
}

void
cc_put_evidence(struct cc_table *t, size_t row, const struct cc_span *item, size_t n)
{
	struct cc_cell *cell = &t->cell[row * t->n_columns + t->evidence];

	assert(row < t->rows);
	if (t->evidence == 0)
		return;
	cell->empty = false;
	cell->as.list.item = item;
	cell->as.list.n = n;
}

void
cc_cell_why(struct cc_table *t, size_t row, unsigned column, const char *code)
{
	for (uint32_t i = 0; i < t->first[column + 1] - t->first[column]; i++) {
		struct cc_cell *cell = cell_at(t, row, column, i, ~0U);

		if (cell->empty)
			cell->why = code;
	}
}

/* One cell for each name of a spread column, from an array. */
static void
put_spread(struct cc_table *t, size_t row, unsigned column, const void *at)
{
	uint32_t n = t->first[column + 1] - t->first[column];
	const double *real = NULL;
	const struct cc_span *text = NULL;

	if (t->spec->columns[column].member == CC_MEMBER_REALS)
		real = *(const double *const *)at;
	else
		text = *(const struct cc_span *const *)at;
	for (uint32_t i = 0; real != NULL && i < n; i++)
		cc_put_item(t, row, column, i, real[i]);
	for (uint32_t i = 0; text != NULL && i < n; i++)
		put_text_item(t, row, column, i, text[i]);
}

/* The member at `at` of a row into its column's cells. */
static void
put_member(struct cc_table *t, size_t row, unsigned column, const void *at)
{
	struct cc_spans list;

	switch (t->spec->columns[column].member) {
	case CC_MEMBER_NONE: break;
	case CC_MEMBER_INT:
		if (*(const int64_t *)at != CC_NO_INT)
			cc_put_int(t, row, column, *(const int64_t *)at);
		break;
	case CC_MEMBER_U64: cc_put_int(t, row, column, (int64_t) * (const uint64_t *)at); break;
	case CC_MEMBER_U32: cc_put_int(t, row, column, *(const uint32_t *)at); break;
	case CC_MEMBER_REAL: cc_put_real(t, row, column, *(const double *)at); break;
	case CC_MEMBER_MONEY: cc_put_money(t, row, column, *(const struct cc_money *)at); break;
	case CC_MEMBER_SPAN: cc_put_text(t, row, column, *(const struct cc_span *)at); break;
	case CC_MEMBER_TEXT: cc_put_word(t, row, column, *(const char *const *)at); break;
	case CC_MEMBER_LIST:
		list = *(const struct cc_spans *)at;
		if (list.item != NULL)
			cc_put_list(t, row, column, list.item, list.n);
		break;
	case CC_MEMBER_REALS:
	case CC_MEMBER_SPANS: put_spread(t, row, column, at); break;
	}
}

static void
read_as(struct cc_cell *cell, enum cc_read_as as)
{
	if (as == CC_READ_SHARE)
		cell->as_type = 1 + CC_TYPE_SHARE;
	cell->whole = as == CC_READ_COUNT && cell->as.real == floor(cell->as.real);
}

/* A row of the table, from a struct of its spec's. */
static void
put_row(struct cc_table *t, size_t row, const char *from)
{
	const struct cc_column_spec *column = t->spec->columns;

	for (unsigned c = 0; column[c].name != NULL; c++) {
		put_member(t, row, c, from + column[c].at);
		if (column[c].why > 0)
			cc_cell_why(t, row, c, *(const char *const *)(from + column[c].why - 1));
		if (column[c].as > 0)
			read_as(cell_at(t, row, c, 0, CC_REALS),
			    *(const enum cc_read_as *)(from + column[c].as - 1));
		if (column[c].people > 0) {
			uint64_t people = *(const uint64_t *)(from + column[c].people - 1);

			cell_at(t, row, c, 0, CC_TEXTS)->people =
			    people < UINT32_MAX ? (uint32_t)people : UINT32_MAX;
		}
	}
}

size_t
cc_table_fill_(struct cc_report *r, struct cc_table *t, const void *rows, size_t size, size_t n)
{
	size_t first = t->rows;

	assert(size == t->spec->row);
	for (size_t i = 0; i < n; i++)
		put_row(t, cc_row_add(r, t), (const char *)rows + i * size);
	return first;
}

void
cc_table_unasked(struct cc_table *t, const char *option)
{
	t->left_out = true;
	t->why = option;
}
