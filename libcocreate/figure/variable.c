/* variable.c -- what people may answer: the columns of files, gathered to variables. */
#include "figure/variable_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/twice.h"

enum { V_ROLE, V_COLUMN, V_NUMBER, V_PLACE, V_NAME, V_QUESTION, V_ANSWER };

void
cc_variables_log(struct cc_store *columns, const struct cc_batch *batch, unsigned role)
{
	for (uint32_t i = 0; i < batch->columns[role] && batch->rows > 0; i++) {
		const struct cc_column *of = cc_column_at(batch, role, i);
		unsigned char *record;

		if (of == NULL)
			continue;
		record = cc_log_add(columns);
		cc_log_put_id(columns, record, V_ROLE, role);
		cc_log_put_id(columns, record, V_COLUMN, i);
		cc_log_put_id(columns, record, V_NUMBER, of->said->number);
		cc_log_put_place(columns, record, V_PLACE, cc_batch_place(batch, 0));
		cc_log_put_text(columns, record, V_NAME, of->name);
		cc_log_put_text(columns, record, V_QUESTION, of->said->group[CC_SAID_QUESTION]);
		cc_log_put_text(columns, record, V_ANSWER, of->said->group[CC_SAID_ANSWER]);
	}
}

/* Columns are one where their names, folded, and what groups say of them are the same. */
static uint32_t
column_of(struct cc_variables *v, struct cc_map *map, const struct cc_store *log, const unsigned char *record,
    struct cc_arena *arena)
{
	const struct cc_span part[] = { cc_utf8_fold(arena, cc_row_text(log, record, V_NAME)),
		cc_row_text(log, record, V_QUESTION), cc_row_text(log, record, V_ANSWER) };
	uint32_t c = cc_map_add(map, cc_spans_join(part, 3, "\x1f", arena));

	if (c == v->columns)
		v->column[v->columns++] = (struct cc_variable_column){
			.name = cc_row_text(log, record, V_NAME),
			.variable = CC_NO_ID,
			.answer = CC_NO_ID,
			.number = cc_row_id(log, record, V_NUMBER, 0),
			.question = part[1],
			.tick = part[2],
		};
	return c;
}

static void
read_columns(struct cc_variables *v, const struct cc_variable_reading *r)
{
	const struct cc_store *log = r->columns;
	struct cc_map *map = cc_map_new();

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *record = cc_store_row(log, i);
		uint32_t file = cc_place_file(cc_row_place(log, record, V_PLACE));
		uint32_t column = cc_row_id(log, record, V_COLUMN, 0);

		if (cc_row_id(log, record, V_ROLE, 0) != r->role)
			continue;
		v->files = file >= v->files ? file + 1 : v->files;
		v->width = column >= v->width ? column + 1 : v->width;
	}
	v->at = CC_ARRAY(r->arena, uint32_t, (size_t)v->files * v->width);
	memset(v->at, 0xff, (size_t)v->files * v->width * sizeof *v->at);
	v->column = CC_ARRAY(r->arena, struct cc_variable_column, (size_t)v->files * v->width);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *record = cc_store_row(log, i);
		uint32_t *at;

		if (cc_row_id(log, record, V_ROLE, 0) != r->role)
			continue;
		at = &v->at[(size_t)cc_place_file(cc_row_place(log, record, V_PLACE)) * v->width +
			    cc_row_id(log, record, V_COLUMN, 0)];
		if (*at == CC_NO_ID)
			*at = column_of(v, map, log, record, r->arena);
	}
	cc_map_free(map);
}

/* "Q5 [hanami]" without "hanami" and what brackets it. */
static struct cc_span
stem_of(struct cc_span name, struct cc_span answer, struct cc_arena *arena)
{
	static const char *const around = " \t\n[](){}:;,.-_/|";
	struct cc_span stem = name;

	for (size_t i = 0; i + answer.len <= name.len && answer.len > 0; i++)
		if (memcmp(name.at + i, answer.at, answer.len) == 0)
			stem.len = i;
	while (stem.len > 0 && cc_byte_in(stem.at[stem.len - 1], around))
		stem.len--;
	return cc_span(cc_one_line(arena, stem.len > 0 ? stem : name));
}

static const struct cc_variable_wish *
wish_named(const struct cc_variable_wishes *w, struct cc_span name, struct cc_arena *arena)
{
	struct cc_span folded = cc_utf8_fold(arena, name);

	for (size_t i = 0; w != NULL && i < w->n; i++)
		if (cc_span_eq(cc_utf8_fold(arena, w->wish[i].id), folded) ||
		    cc_span_eq(cc_utf8_fold(arena, w->wish[i].column), folded))
			return &w->wish[i];
	return NULL;
}

/* How many columns without groups an entry of the study has: more than one go by their own names. */
static uint32_t
columns_of_wish(const struct cc_variables *v, uint32_t number)
{
	uint32_t n = 0;

	for (uint32_t c = 0; c < v->columns; c++)
		n += v->column[c].number == number && v->column[c].question.at == NULL &&
		     v->column[c].tick.at == NULL;
	return n;
}

static struct cc_span
id_of(const struct cc_variables *v, const struct cc_variable_column *c, const struct cc_variable_wish *wish,
    struct cc_arena *arena)
{
	if (c->question.at != NULL)
		return c->question;
	if (wish != NULL && (c->tick.at != NULL || c->number == 0 || columns_of_wish(v, c->number) == 1))
		return wish->id;
	if (c->tick.at != NULL)
		return stem_of(c->name, c->tick, arena);
	return cc_span(cc_one_line(arena, c->name));
}

/* The variable of a column: one of its own, or that of all with the same question and ticks. */
static void
assign(struct cc_variables *v, uint32_t c, const struct cc_variable_reading *r)
{
	struct cc_variable_column *column = &v->column[c];
	bool named = column->number > 0 && column->number != CC_SAID_EVERY && r->wishes != NULL &&
		     column->number <= r->wishes->n;
	const struct cc_variable_wish *wish =
	    named ? &r->wishes->wish[column->number - 1] : wish_named(r->wishes, column->name, r->arena);
	struct cc_span id = id_of(v, column, wish, r->arena);
	uint32_t n = 0;

	if (wish == NULL)
		wish = wish_named(r->wishes, id, r->arena);
	while (n < v->n &&
	       !(column->tick.at != NULL && v->variable[n].by_columns && cc_span_eq(v->variable[n].id, id)))
		n++;
	if (n == v->n)
		v->variable[v->n++] =
		    (struct cc_variable){ .id = id, .wish = wish, .by_columns = column->tick.at != NULL };
	column->variable = n;
	v->variable[n].columns++;
}

static void
gather_columns(struct cc_variables *v, const struct cc_variable_reading *r)
{
	v->variable = CC_ARRAY(r->arena, struct cc_variable, v->columns);
	for (uint32_t c = 0; c < v->columns; c++)
		assign(v, c, r);
	for (uint32_t i = 0; i < v->n; i++) {
		uint32_t *column = CC_ARRAY(r->arena, uint32_t, v->variable[i].columns), n = 0;

		for (uint32_t c = 0; c < v->columns; c++)
			if (v->column[c].variable == i)
				column[n++] = c;
		v->variable[i].column = column;
	}
}

/* Which ids each column holds, and how many cells of it. */
static void
see_cells(struct cc_variable_cells *cells, const struct cc_variables *v, const struct cc_variable_reading *r)
{
	const struct cc_store *log = r->rows;

	cells->ids = cc_state_ids(r->state, r->role);
	cells->words = ((size_t)cells->ids + 63) / 64;
	cells->seen = CC_ARRAY(r->arena, uint64_t, cells->words * v->columns);
	cells->count = CC_ARRAY(r->arena, uint64_t, v->columns);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *record = cc_store_row(log, i);
		uint32_t file = cc_place_file(cc_row_place(log, record, r->place));
		struct cc_store_list ids = cc_row_list(log, record, r->ids);

		for (uint32_t k = 0; k < ids.n; k++) {
			uint32_t id = ids.id[k], c = cc_variable_column(v, file, k);

			if (id == CC_NO_ID || c == CC_NO_ID)
				continue;
			cells->seen[cells->words * c + id / 64] |= UINT64_C(1) << (id % 64);
			cells->count[c]++;
		}
	}
}

uint64_t
cc_variable_place(
    const struct cc_variables *v, const struct cc_variable_reading *r, uint32_t column, uint32_t wanted)
{
	const struct cc_store *log = r->rows;
	uint64_t least = UINT64_MAX;

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *record = cc_store_row(log, i);
		uint64_t place = cc_row_place(log, record, r->place);
		struct cc_store_list ids = cc_row_list(log, record, r->ids);

		for (uint32_t k = 0; k < ids.n && place < least; k++)
			if (ids.id[k] == wanted && cc_variable_column(v, cc_place_file(place), k) == column)
				least = place;
	}
	return least;
}

/* A column that is mostly unreadable is another than was thought. */
static void
check_forgiven(
    const struct cc_variables *v, const struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	uint64_t *invalid = CC_ARRAY(r->arena, uint64_t, v->columns),
		 *first = CC_ARRAY(r->arena, uint64_t, v->columns);

	for (uint64_t i = 0; i < r->rows->rows; i++) {
		const unsigned char *record = cc_store_row(r->rows, i);
		uint64_t place = cc_row_place(r->rows, record, r->place);
		struct cc_store_list ids = cc_row_list(r->rows, record, r->ids);

		for (uint32_t k = 0; k < ids.n; k++) {
			uint32_t c = cc_variable_column(v, cc_place_file(place), k);

			if (ids.id[k] == CC_NO_ID || c == CC_NO_ID ||
			    !cc_variable_forgiven(cells, c, ids.id[k]))
				continue;
			if (invalid[c]++ == 0 || place < first[c])
				first[c] = place;
		}
	}
	for (uint32_t c = 0; c < v->columns; c++)
		if (invalid[c] > cells->count[c] - invalid[c])
			cc_place_problem(r->problems, r->run, first[c], v->column[c].name,
			    N_("%ju of %ju values are invalid, the first here; wanted at most half"),
			    (uintmax_t)invalid[c], (uintmax_t)cells->count[c]);
}

/* Takes out what nobody asked for and what is no question. */
static void
drop_passed(struct cc_variables *v, const struct cc_variable_reading *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < v->n; i++) {
		bool passed = v->variable[i].passed;

		if (passed)
			cc_names_data(&v->passed, v->variable[i].id, r->arena);
		for (uint32_t k = 0; k < v->variable[i].columns; k++)
			v->column[v->variable[i].column[k]].variable = passed ? CC_NO_ID : n;
		if (!passed)
			v->variable[n++] = v->variable[i];
	}
	v->n = n;
}

bool
cc_variables(struct cc_variables *out, const struct cc_variable_reading *r)
{
	struct cc_variable_cells cells = { 0 };
	struct cc_variables *v = out;

	*v = (struct cc_variables){ .forgiven = CC_NEW(r->arena, struct cc_names_list) };
	read_columns(v, r);
	gather_columns(v, r);
	see_cells(&cells, v, r);
	for (uint32_t i = 0; i < v->n; i++)
		if (!cc_variable_understand(v, i, &cells, r))
			return false;
	if (cells.forgiven != NULL)
		check_forgiven(v, &cells, r);
	drop_passed(v, r);
	return true;
}

struct cc_span
cc_variable_answer_label(const struct cc_variable_answer *a)
{
	return a->label != NULL ? cc_span(a->label) : a->id;
}

struct cc_span
cc_variable_label(const struct cc_variable *v)
{
	return v->label != NULL ? cc_span(v->label) : v->id;
}
