/* store_load.c -- states that --partial printed, read a line at a time.
 *
 * A state may come from anywhere, so nothing in it is believed: ids and values
 * are distinct, every number is one that rows could have made, a tally has a
 * key once. */
#include "rec/part_int.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/batch.h"

#include <inttypes.h>
#include <stdlib.h>

/* As many as the largest file has. */
#define BYTES_MAX INT64_MAX

static const char damaged[] = N_("damaged at \"%s\"; wanted a line as --partial printed it");

struct cc_loader *
cc_loader_new(const struct cc_part_form *form, struct cc_arena *arena)
{
	struct cc_loader *l = CC_NEW(arena, struct cc_loader);

	l->form = form;
	l->arena = arena;
	l->lines = cc_json_lines_new(arena);
	return l;
}

static bool
fail(const struct cc_loader *l, const char *what, struct cc_err *err)
{
	return cc_fail_at(err, CC_EXIT_DATA, l->place, damaged, what);
}

static bool
get_text(struct cc_span *out, const struct cc_json_value *object, const char *key)
{
	const struct cc_json_value *value = cc_json_get(object, key);

	*out = cc_json_span(value);
	return cc_json_is(value, CC_JSON_TEXT);
}

static bool
load_store(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	struct cc_state *state = l->part->part.state;
	const struct cc_json_value *rows = cc_json_get(line, "rows");
	struct cc_store *s = NULL;
	struct cc_span name;

	if (get_text(&name, line, "store"))
		for (size_t n = 0; n < state->n_stores; n++)
			if (cc_span_eq(name, cc_span(state->store[n]->spec->name)))
				s = state->store[n];
	if (s == NULL)
		return fail(l, "store", err);
	if (rows == NULL)
		return cc_part_values(s, cc_json_get(line, "values")) || fail(l, "values", err);
	for (size_t i = 0; i < cc_json_size(rows); i++) {
		if (cc_part_row(l, s, &rows->as.item[i]))
			continue;
		if (l->beyond != NULL)
			return cc_fail_at(err, CC_EXIT_DATA, l->place,
			    N_("store \"%s\": a number of \"%s\" that no row can hold; wanted a state as "
			       "--partial "
			       "printed it"),
			    cc_quote(cc_span(s->spec->name)).text, cc_quote(cc_span(l->beyond)).text);
		return fail(l, "rows", err);
	}
	return cc_json_is(rows, CC_JSON_LIST) || fail(l, "rows", err);
}

static bool
load_ids(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	const struct cc_json_value *texts = cc_json_get(line, "text");
	struct cc_map *map = NULL;
	struct cc_span name;

	if (get_text(&name, line, "ids"))
		for (size_t r = 0; r < l->form->n_roles; r++)
			if (cc_span_eq(name, cc_span(l->form->role[r])))
				map = l->part->part.state->ids[r];
	if (map == NULL)
		return fail(l, "ids", err);
	for (size_t i = 0; i < cc_json_size(texts); i++) {
		const struct cc_json_value *text = &texts->as.item[i];
		uint32_t before = cc_map_count(map);

		if (!cc_json_is(text, CC_JSON_TEXT) || cc_map_add(map, cc_json_span(text)) != before)
			return fail(l, "text", err);
	}
	return cc_json_is(texts, CC_JSON_LIST) || fail(l, "text", err);
}

static bool
load_input(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	struct loading *p = l->part;
	const struct cc_json_value *guessed = cc_json_get(line, "guessed");
	struct cc_part_input input = { 0 };
	struct cc_span file, encoding, hash;
	int64_t rows, bytes;

	if (!get_text(&file, line, "input") || !get_text(&encoding, line, "encoding") ||
	    !cc_part_number(&rows, cc_json_get(line, "rows"), CC_PART_COUNT_MAX) ||
	    (!cc_json_is(guessed, CC_JSON_TRUE) && !cc_json_is(guessed, CC_JSON_FALSE)))
		return fail(l, "input", err);
	if (!cc_part_number(&bytes, cc_json_get(line, "bytes"), BYTES_MAX))
		return fail(l, "bytes", err);
	if (!get_text(&hash, line, "hash") || !cc_hash_read(input.content.hash, hash))
		return fail(l, "hash", err);
	input.file = cc_strndup(l->arena, file.at, file.len);
	input.encoding = cc_strndup(l->arena, encoding.at, encoding.len);
	input.rows = (uint64_t)rows;
	input.guessed = cc_json_is(guessed, CC_JSON_TRUE);
	input.content.bytes = (uint64_t)bytes;
	l->inputs++;
	p->part.input = cc_array_more(l->arena, p->part.input, p->part.n_inputs, &p->room, sizeof input);
	p->input = cc_array_more(l->arena, p->input, p->part.n_inputs, &p->place_room, sizeof l->place);
	p->input[p->part.n_inputs] = l->place;
	p->part.input[p->part.n_inputs++] = input;
	return true;
}

static bool
load_read(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;
	const struct cc_json_value *read = cc_json_get(line, "read"), *day = cc_json_get(line, "last_day");
	const struct cc_json_value *columns = cc_json_get(line, "columns");
	struct cc_part_state *part = &l->part->part;
	int64_t number;

	for (size_t i = 0; i < form->n_counts; i++) {
		if (!cc_part_number(&number, cc_json_get(read, form->count[i]), CC_PART_COUNT_MAX))
			return fail(l, form->count[i], err);
		part->count[i] = (uint64_t)number;
	}
	part->last_day = cc_json_is(day, CC_JSON_INTEGER) ? day->as.integer : CC_NO_DAY;
	if (!cc_json_is(day, CC_JSON_NULL) &&
	    (!cc_json_is(day, CC_JSON_INTEGER) || part->last_day < CC_DAY_FIRST ||
		part->last_day > CC_DAY_LAST))
		return fail(l, "last_day", err);
	if (cc_json_size(columns) != form->n_columns)
		return fail(l, "columns", err);
	for (size_t i = 0; i < form->n_columns; i++) {
		if (!cc_part_number(&number, cc_json_at(columns, i), CC_COLUMN_BOUND + 1))
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
check_head(const struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;
	const struct cc_json_value *parameters = cc_json_get(line, "parameters");
	struct cc_span command, version, text;

	if (!get_text(&command, line, "command") || !get_text(&version, line, "version") ||
	    !cc_json_is(parameters, CC_JSON_MAP))
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
	return parameters->n == 2 * form->n_parameters || fail(l, "parameters", err);
}

/* Which parts it is made of. */
static bool
load_parts(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	struct cc_part_state *part = &l->part->part;
	const struct cc_json_value *parts = cc_json_get(line, "parts");

	part->id = CC_ARRAY(l->arena, struct cc_part_id, cc_json_size(parts));
	for (size_t i = 0; i < cc_json_size(parts); i++) {
		const struct cc_json_value *item = &parts->as.item[i], *number = cc_json_get(item, "part");
		struct cc_part_id *id = &part->id[part->n_parts++];
		int64_t k = 0, of = 0;
		struct cc_span hash;

		if (!get_text(&hash, item, "hash") || !cc_hash_read(id->hash, hash) ||
		    (number != NULL && (!cc_part_number(&of, cc_json_get(item, "of"), CC_PLACE_FILES + 1) ||
					   !cc_part_number(&k, number, of + 1) || k == 0)))
			return fail(l, "parts", err);
		id->number = (uint32_t)k;
		id->of = (uint32_t)of;
	}
	return part->n_parts > 0 || fail(l, "parts", err);
}

static bool
begin_part(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
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
	p->place = l->place;
	l->part = p;
	l->open = true;
	return load_parts(l, line, err);
}

static bool
end_part(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	const struct cc_json_value *lines = cc_json_get(line, "lines");

	if (!cc_json_is(lines, CC_JSON_INTEGER) || lines->as.integer != (int64_t)l->part->lines ||
	    !l->part->read || l->part->part.n_inputs < l->part->part.n_parts)
		return cc_fail_at(err, CC_EXIT_DATA, l->place,
		    N_("the state ends after %" PRIu64 " lines; lines of it are missing"), l->part->lines);
	l->open = false;
	return true;
}

static bool
load_object(struct cc_loader *l, const struct cc_json_value *line, struct cc_err *err)
{
	if (!l->open)
		return begin_part(l, line, err);
	l->part->lines++;
	if (cc_json_get(line, "store") != NULL)
		return load_store(l, line, err);
	if (cc_json_get(line, "ids") != NULL)
		return load_ids(l, line, err);
	if (cc_json_get(line, "input") != NULL)
		return load_input(l, line, err);
	if (cc_json_get(line, "read") != NULL)
		return load_read(l, line, err);
	if (cc_json_get(line, "lines") != NULL)
		return end_part(l, line, err);
	return fail(l, "{", err);
}

bool
cc_loader_line(struct cc_loader *l, struct cc_span line, struct cc_place place, struct cc_err *err)
{
	const struct cc_json_value *value;

	l->place = place;
	value = cc_json_line(l->lines, line);
	if (!cc_json_is(value, CC_JSON_MAP))
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("\"%s\"; wanted a line of a state, as --partial prints it"), cc_quote(line).text);
	return load_object(l, value, err);
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
