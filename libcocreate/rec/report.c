/* report.c -- filling the tables, notes and parameters that go out. */
#include "rec/report.h"
#include "base/arena.h"

#include <assert.h>
#include <math.h>

/* Sets of column types, for the asserts. */
enum {
	WHOLES = 1 << CC_TYPE_INT | 1 << CC_TYPE_DATE,
	REALS = 1 << CC_TYPE_REAL | 1 << CC_TYPE_SHARE | 1 << CC_TYPE_P,
	LISTS = 1 << CC_TYPE_LIST,
	TEXTS = 1 << CC_TYPE_ID | 1 << CC_TYPE_LABEL | 1 << CC_TYPE_TEXT | 1 << CC_TYPE_WORD |
		1 << CC_TYPE_PERIOD,
	ANY = WHOLES | REALS | LISTS | TEXTS,
};

/* One more element of so many bytes, zeroed, at the end of a buffer. */
static void *
grow(struct cc_buf *room, size_t size)
{
	void *more;

	cc_buf_reserve(room, size);
	more = room->at + room->len;
	memset(more, 0, size);
	room->len += size;
	return more;
}

static uint32_t
column_repeat(const struct cc_column_spec *spec, const uint32_t *n_items)
{
	return spec->per_item ? n_items[spec->per_item - 1] : 1;
}

static void
columns_spread(struct cc_table *t, const struct cc_span *const *item_names, const uint32_t *n_items,
    struct cc_arena *arena)
{
	const struct cc_column_spec *spec = t->spec->columns;
	size_t n = 0;

	for (; spec[n].name != NULL; n++)
		t->n_columns += column_repeat(&spec[n], n_items);
	t->first = CC_ARRAY(arena, uint32_t, n + 1);
	t->column = CC_ARRAY(arena, struct cc_column_spec, t->n_columns);
	for (size_t c = 0; c < n; c++) {
		for (uint32_t i = 0; i < column_repeat(&spec[c], n_items); i++) {
			struct cc_column_spec *column = &t->column[t->first[c] + i];

			*column = spec[c];
			if (spec[c].per_item) {
				struct cc_span name = item_names[spec[c].per_item - 1][i];

				column->name = cc_strndup(arena, name.at, name.len);
			}
		}
		t->first[c + 1] = t->first[c] + column_repeat(&spec[c], n_items);
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

static void
note_add(struct cc_report *r, const char *code, const char *text)
{
	struct cc_note *note;

	for (size_t i = 0; i < r->n_notes; i++) {
		if (strcmp(r->note[i].code, code) == 0 && strcmp(r->note[i].text, text) == 0)
			return;
	}
	note = grow(&r->note_room, sizeof *note);
	note->code = code;
	note->text = text;
	r->note = (void *)r->note_room.at;
	r->n_notes++;
}

static struct cc_cell *
parameter_add(struct cc_report *r, const char *name, enum cc_type type)
{
	struct cc_parameter *parameter = grow(&r->parameter_room, sizeof *parameter);

	parameter->name = name;
	parameter->type = type;
	r->parameter = (void *)r->parameter_room.at;
	r->n_parameters++;
	return &parameter->cell;
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
		r->table[i].left_out = specs[i].rows;
		r->table[i].why = specs[i].rows ? "rows" : NULL;
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

		if (!t->spec->evidence)
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
cc_report_free(struct cc_report *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n_tables; i++)
		cc_buf_free(&r->table[i].room);
	cc_buf_free(&r->note_room);
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

size_t
cc_row_add(struct cc_report *r, struct cc_table *t)
{
	struct cc_cell *cell = grow(&t->room, t->n_columns * sizeof *cell);

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
	struct cc_cell *cell = cell_at(t, row, column, 0, WHOLES);

	cell->empty = false;
	cell->as.integer = value;
}

void
cc_put_real(struct cc_table *t, size_t row, unsigned column, double value)
{
	cc_put_item(t, row, column, 0, value);
}

void
cc_put_item(struct cc_table *t, size_t row, unsigned column, uint32_t item, double value)
{
	struct cc_cell *cell = cell_at(t, row, column, item, REALS);

	cell->empty = !isfinite(value);
	cell->as.real = cell->empty ? 0 : value;
}

void
cc_put_text(struct cc_table *t, size_t row, unsigned column, struct cc_span text)
{
	struct cc_cell *cell = cell_at(t, row, column, 0, TEXTS);

	cell->empty = text.at == NULL;
	cell->as.text = text;
}

void
cc_put_word(struct cc_table *t, size_t row, unsigned column, const char *word)
{
	cc_put_text(t, row, column, word == NULL ? (struct cc_span){ NULL, 0 } : cc_span(word));
}

void
cc_put_list(struct cc_table *t, size_t row, unsigned column, const struct cc_span *item, size_t n)
{
	struct cc_cell *cell = cell_at(t, row, column, 0, LISTS);

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
		struct cc_cell *cell = cell_at(t, row, column, i, ANY);

		if (cell->empty)
			cell->why = code;
	}
}

void
cc_note(struct cc_report *r, const char *code, const struct cc_words *format, ...)
{
	va_list ap;

	va_start(ap, format);
	note_add(r, code, cc_vformat(r->arena, cc_words_in(format, r->lang), ap));
	va_end(ap);
}

void
cc_table_leave_out(struct cc_report *r, struct cc_table *t, const char *code, const struct cc_words *why)
{
	t->left_out = true;
	t->why = code;
	t->rows = 0;
	t->room.len = 0;
	note_add(r, code, cc_words_in(why, r->lang));
}

void
cc_table_unasked(struct cc_table *t, const char *option)
{
	t->left_out = true;
	t->why = option;
}

void
cc_parameter_real(struct cc_report *r, const char *name, double value)
{
	struct cc_cell *cell = parameter_add(r, name, CC_TYPE_REAL);

	cell->empty = !isfinite(value);
	cell->as.real = cell->empty ? 0 : value;
}

void
cc_parameter_int(struct cc_report *r, const char *name, int64_t value)
{
	parameter_add(r, name, CC_TYPE_INT)->as.integer = value;
}

void
cc_parameter_text(struct cc_report *r, const char *name, const char *value)
{
	struct cc_cell *cell = parameter_add(r, name, CC_TYPE_WORD);

	cell->empty = value == NULL;
	if (value != NULL)
		cell->as.text = cc_span(cc_strdup(r->arena, value));
}
