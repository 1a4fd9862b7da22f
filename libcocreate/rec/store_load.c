/* store_load.c -- states that --partial printed, read a line at a time.
 *
 * A state may come from anywhere, so nothing in it is believed: ids and values
 * are distinct, every number is one that rows could have made, a tally has a
 * key once.  Lines are parsed by jansson, whose blocks live for one line. */
#include "rec/part.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/batch.h"
#include "rec/part_int.h"
#include "rec/store_add.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

/* Parts are at most as many as files in a place, so counts of all cannot overflow. */
#define COUNT_MAX (INT64_C(1) << 42)
#define DAY_MAX	  (INT64_C(1) << 40)
#define LINES_MAX (INT64_C(1) << 44)

static const char damaged[] = N_("damaged at \"%s\"; wanted a line as --partial printed it");

struct cc_loader *
cc_loader_new(const struct cc_part_form *form, struct cc_arena *arena)
{
	struct cc_loader *l = CC_NEW(arena, struct cc_loader);

	json_set_alloc_funcs(cc_malloc, free);
	l->form = form;
	l->arena = arena;
	return l;
}

static bool
fail(const struct cc_loader *l, const char *what, struct cc_err *err)
{
	return cc_fail_at(err, CC_EXIT_DATA, l->place, damaged, what);
}

static struct cc_span
text_of(const json_t *value)
{
	return (struct cc_span){ json_string_value(value), json_string_length(value) };
}

static bool
get_text(struct cc_span *out, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	*out = text_of(value);
	return json_is_string(value);
}

static bool
get_count(int64_t *out, const json_t *value, int64_t below)
{
	*out = json_integer_value(value);
	return json_is_integer(value) && *out >= 0 && *out < below;
}

/* A null is none. */
static bool
get_id(uint32_t *out, const json_t *value, uint32_t below)
{
	int64_t id;

	*out = CC_NO_ID;
	if (json_is_null(value))
		return true;
	if (!get_count(&id, value, below))
		return false;
	*out = (uint32_t)id;
	return true;
}

/* Two items: a file and a line. */
static bool
get_place(uint64_t *out, const struct cc_part_state *part, const json_t *array, size_t at)
{
	int64_t file, line;

	if (!get_count(&file, json_array_get(array, at), (int64_t)part->n_inputs) ||
	    !get_count(&line, json_array_get(array, at + 1), LINES_MAX))
		return false;
	*out = cc_place_pack((uint32_t)file, (uint64_t)line);
	return true;
}

static bool
get_first(
    struct cc_first *first, struct cc_store *tally, const struct cc_part_state *part, const json_t *value)
{
	size_t n = json_array_size(value);
	uint64_t place;

	if (json_is_null(value))
		return true;
	if (n != 3 && n != 6)
		return false;
	for (size_t at = 0; at < n; at += 3) {
		if (json_string_length(json_array_get(value, at)) == 0 ||
		    !get_place(&place, part, value, at + 1))
			return false;
		cc_first_see(tally, first, text_of(json_array_get(value, at)), place);
	}
	return true;
}

static bool
get_log_text(struct cc_span *out, struct cc_store *log, const json_t *value)
{
	if (json_is_string(value))
		*out = cc_span_dup(log->texts, text_of(value));
	return json_is_string(value) || json_is_null(value);
}

static bool
get_limit(double *out, const json_t *value)
{
	if (json_is_null(value))
		return true;
	*out = json_real_value(value);
	return json_is_real(value) && isfinite(*out);
}

/* The one field of a record whose items begin at `at`, but for keys of tallies,
 * which stand there already. */
static bool
get_field(unsigned char *record, struct cc_loader *l, struct cc_store *s, unsigned f, uint32_t i,
    const json_t *row, size_t at)
{
	const json_t *value = json_array_get(row, at);
	void *field = cc_field_at(s, record, f);
	int64_t number;

	switch (s->spec->fields[f].kind) {
	case CC_FIELD_KEY:
	case CC_FIELD_DAY: return true;
	case CC_FIELD_VALUE: return get_id((uint32_t *)field + i, value, cc_values_count(s->values));
	case CC_FIELD_PLACE: return get_place(field, &l->part->part, row, at);
	case CC_FIELD_COUNT:
		number = json_integer_value(value);
		((int64_t *)field)[i] = number;
		return json_is_integer(value) && number > -COUNT_MAX && number < COUNT_MAX;
	case CC_FIELD_SUM:
		return json_is_string(value) && cc_exact_parse((struct cc_exact *)field + i, text_of(value));
	case CC_FIELD_MIN:
	case CC_FIELD_MAX: return get_limit((double *)field + i, value);
	case CC_FIELD_FIRST: return get_first((struct cc_first *)field + i, s, &l->part->part, value);
	case CC_FIELD_TEXT: return get_log_text((struct cc_span *)field + i, s, value);
	}
	return false;
}

static size_t
field_items(const struct cc_store *s, unsigned f)
{
	return s->spec->fields[f].kind == CC_FIELD_PLACE ? 2 : s->repeat[f];
}

static bool
get_key(uint64_t *key, const struct cc_loader *l, const struct cc_field *field, const json_t *value)
{
	const struct cc_state *state = l->part->part.state;
	bool ids = field->role >= 0 && state->ids[field->role] != NULL;
	uint32_t id;

	if (field->kind == CC_FIELD_DAY) {
		*key = (uint64_t)json_integer_value(value);
		return json_is_integer(value) && llabs(json_integer_value(value)) < DAY_MAX;
	}
	if (!get_id(&id, value, ids ? cc_map_count(state->ids[field->role]) : CC_NO_ID))
		return false;
	*key = id;
	return id != CC_NO_ID || field->role < 0 || !l->form->needed[field->role];
}

static bool
get_keys(uint64_t *keys, const struct cc_loader *l, const struct cc_store *s, const json_t *row)
{
	size_t at = 0, k = 0;

	for (unsigned f = 0; f < s->n_fields; f++) {
		if (k < s->n_keys && s->key[k] == f &&
		    !get_key(&keys[k++], l, &s->spec->fields[f], json_array_get(row, at)))
			return false;
		at += field_items(s, f);
	}
	return at == json_array_size(row);
}

static bool
load_row(struct cc_loader *l, struct cc_store *s, const json_t *row)
{
	uint64_t keys[32], before = s->rows;
	unsigned char *record;
	size_t at = 0;

	if (!json_is_array(row) || !get_keys(keys, l, s, row))
		return false;
	record = s->spec->keep_rows ? cc_log_add(s) : cc_tally_at(s, keys);
	if (s->rows == before)
		return false;
	if (s->spec->keep_rows)
		cc_store_put_keys(s, record, keys);
	for (unsigned f = 0; f < s->n_fields; f++) {
		for (uint32_t i = 0; i < s->repeat[f]; i++)
			if (!get_field(record, l, s, f, i, row, at + i))
				return false;
		at += field_items(s, f);
	}
	return true;
}

static bool
load_values(struct cc_store *s, const json_t *values)
{
	const json_t *value;
	size_t i;

	if (!s->spec->keep_rows)
		return false;
	json_array_foreach(values, i, value)
	{
		uint32_t before = cc_values_count(s->values);

		if (!json_is_real(value) || !isfinite(json_real_value(value)) ||
		    cc_store_value(s, json_real_value(value)) != before)
			return false;
	}
	return json_is_array(values);
}

static bool
load_store(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	struct cc_state *state = l->part->part.state;
	const json_t *rows = json_object_get(line, "rows"), *row;
	struct cc_store *s = NULL;
	struct cc_span name;
	size_t i;

	if (get_text(&name, line, "store"))
		for (size_t n = 0; n < state->n_stores; n++)
			if (cc_span_eq(name, cc_span(state->store[n]->spec->name)))
				s = state->store[n];
	if (s == NULL)
		return fail(l, "store", err);
	if (rows == NULL)
		return load_values(s, json_object_get(line, "values")) || fail(l, "values", err);
	json_array_foreach(rows, i, row)
	{
		if (!load_row(l, s, row))
			return fail(l, "rows", err);
	}
	return json_is_array(rows) || fail(l, "rows", err);
}

static bool
load_ids(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	const json_t *texts = json_object_get(line, "text"), *text;
	struct cc_map *map = NULL;
	struct cc_span name;
	size_t i;

	if (get_text(&name, line, "ids"))
		for (size_t r = 0; r < l->form->n_roles; r++)
			if (cc_span_eq(name, cc_span(l->form->role[r])))
				map = l->part->part.state->ids[r];
	if (map == NULL)
		return fail(l, "ids", err);
	json_array_foreach(texts, i, text)
	{
		uint32_t before = cc_map_count(map);

		if (!json_is_string(text) || cc_map_add(map, text_of(text)) != before)
			return fail(l, "text", err);
	}
	return json_is_array(texts) || fail(l, "text", err);
}

static bool
load_input(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	struct cc_part_state *part = &l->part->part;
	const json_t *guessed = json_object_get(line, "guessed");
	struct cc_part_input *input;
	struct cc_span file, encoding;
	int64_t rows;

	if (!get_text(&file, line, "input") || !get_text(&encoding, line, "encoding") ||
	    !get_count(&rows, json_object_get(line, "rows"), COUNT_MAX) || !json_is_boolean(guessed))
		return fail(l, "input", err);
	l->inputs++;
	if (part->n_inputs == l->part->room) {
		l->part->room = l->part->room == 0 ? 4 : 2 * l->part->room;
		input = CC_ARRAY(l->arena, struct cc_part_input, l->part->room);
		if (part->n_inputs > 0)
			memcpy(input, part->input, part->n_inputs * sizeof *input);
		part->input = input;
	}
	part->input[part->n_inputs++] =
	    (struct cc_part_input){ .file = cc_strndup(l->arena, file.at, file.len),
		    .encoding = cc_strndup(l->arena, encoding.at, encoding.len),
		    .rows = (uint64_t)rows,
		    .guessed = json_is_true(guessed) };
	return true;
}

static bool
load_read(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;
	const json_t *read = json_object_get(line, "read"), *day = json_object_get(line, "last_day");
	const json_t *columns = json_object_get(line, "columns");
	struct cc_part_state *part = &l->part->part;
	int64_t number;

	for (size_t i = 0; i < form->n_counts; i++) {
		if (!get_count(&number, json_object_get(read, form->count[i]), COUNT_MAX))
			return fail(l, form->count[i], err);
		part->count[i] = (uint64_t)number;
	}
	part->last_day = json_is_integer(day) ? json_integer_value(day) : CC_NO_DAY;
	if (!json_is_null(day) && (!json_is_integer(day) || llabs(json_integer_value(day)) >= DAY_MAX))
		return fail(l, "last_day", err);
	if (json_array_size(columns) != form->n_columns)
		return fail(l, "columns", err);
	for (size_t i = 0; i < form->n_columns; i++) {
		if (!get_count(&number, json_array_get(columns, i), CC_COLUMN_BOUND + 1))
			return fail(l, "columns", err);
		part->column[i] = (uint8_t)number;
	}
	if (l->part->read)
		return fail(l, "read", err);
	l->part->read = true;
	return true;
}

/* The same command, version and parameters as here. */
static bool
check_head(const struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;
	const json_t *parameters = json_object_get(line, "parameters");
	struct cc_span command, version, text;

	if (!get_text(&command, line, "command") || !get_text(&version, line, "version") ||
	    !json_is_object(parameters))
		return fail(l, "command", err);
	if (!cc_span_eq(command, cc_span(form->command)) || !cc_span_eq(version, cc_span(form->version)))
		return cc_fail_at(err, CC_EXIT_DATA, l->place, N_("a state of %s %s; wanted one of %s %s"),
		    cc_quote(command).text, cc_quote(version).text, form->command, form->version);
	for (size_t i = 0; i < form->n_parameters; i++) {
		const struct cc_part_pair *own = &form->parameter[i];

		if (!get_text(&text, parameters, own->name))
			return fail(l, own->name, err);
		if (!cc_span_eq(text, cc_span(own->text)))
			return cc_fail_at(err, CC_EXIT_DATA, l->place,
			    N_("a state made with %s \"%s\"; wanted \"%s\", as here"), own->name,
			    cc_quote(text).text, cc_quote(cc_span(own->text)).text);
	}
	return json_object_size(parameters) == form->n_parameters || fail(l, "parameters", err);
}

static bool
begin_part(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;
	struct loading *p;

	if (!check_head(l, line, err))
		return false;
	p = CC_NEW(l->arena, struct loading);
	p->part.count = CC_ARRAY(l->arena, uint64_t, form->n_counts);
	p->part.column = CC_ARRAY(l->arena, uint8_t, form->n_columns);
	p->part.state = cc_state_new(form->n_roles, form->has_ids, form->items, form->stores);
	p->lines = 1;
	p->next = l->part;
	l->part = p;
	l->open = true;
	return true;
}

static bool
end_part(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	const json_t *lines = json_object_get(line, "lines");

	if (!json_is_integer(lines) || json_integer_value(lines) != (json_int_t)l->part->lines ||
	    !l->part->read || l->part->part.n_inputs == 0)
		return cc_fail_at(err, CC_EXIT_DATA, l->place,
		    N_("the state ends after %" PRIu64 " lines; lines of it are missing"), l->part->lines);
	l->open = false;
	return true;
}

static bool
load_object(struct cc_loader *l, const json_t *line, struct cc_err *err)
{
	if (!l->open)
		return begin_part(l, line, err);
	l->part->lines++;
	if (json_object_get(line, "store") != NULL)
		return load_store(l, line, err);
	if (json_object_get(line, "ids") != NULL)
		return load_ids(l, line, err);
	if (json_object_get(line, "input") != NULL)
		return load_input(l, line, err);
	if (json_object_get(line, "read") != NULL)
		return load_read(l, line, err);
	if (json_object_get(line, "lines") != NULL)
		return end_part(l, line, err);
	return fail(l, "{", err);
}

bool
cc_loader_line(struct cc_loader *l, struct cc_span line, struct cc_place place, struct cc_err *err)
{
	json_error_t error;
	json_t *root = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, &error);
	bool good;

	l->place = place;
	if (!json_is_object(root)) {
		json_decref(root);
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("\"%s\"; wanted a line of a state, as --partial prints it"), cc_quote(line).text);
	}
	good = load_object(l, root, err);
	json_decref(root);
	return good;
}

bool
cc_loader_end(const struct cc_loader *l, struct cc_place place, struct cc_err *err)
{
	if (l->part == NULL)
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("empty; wanted a state, as --partial prints it"));
	return !l->open ||
	       cc_fail_at(err, CC_EXIT_DATA, place, N_("the state ends early; its last line is missing"));
}
