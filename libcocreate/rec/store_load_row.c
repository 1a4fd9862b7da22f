/* store_load_row.c -- one row of a store, from a line of a state: each field is what
 * rows could have made of it. */
#include "rec/part_int.h"

#include "base/date.h"
#include "rec/batch.h"
#include "rec/store_add.h"

#include <math.h>

#define LINES_MAX (INT64_C(1) << 44)

/* A null is none. */
static bool
get_id(uint32_t *out, const struct cc_json_value *value, uint32_t below)
{
	int64_t id;

	*out = CC_NO_ID;
	if (cc_json_is(value, CC_JSON_NULL))
		return true;
	if (!cc_part_number(&id, value, below))
		return false;
	*out = (uint32_t)id;
	return true;
}

/* Two items: a file and a line. */
static bool
get_place(uint64_t *out, const struct cc_part_state *part, const struct cc_json_value *array, size_t at)
{
	int64_t file, line;

	if (!cc_part_number(&file, cc_json_at(array, at), (int64_t)part->n_inputs) ||
	    !cc_part_number(&line, cc_json_at(array, at + 1), LINES_MAX))
		return false;
	*out = cc_place_pack((uint32_t)file, (uint64_t)line);
	return true;
}

static bool
get_first(struct cc_first **first, struct cc_store *tally, const struct cc_part_state *part,
    const struct cc_json_value *value)
{
	size_t n = cc_json_size(value);
	uint64_t place;

	if (cc_json_is(value, CC_JSON_NULL))
		return true;
	if (n != 3 && n != 6)
		return false;
	for (size_t at = 0; at < n; at += 3) {
		if (cc_json_span(cc_json_at(value, at)).len == 0 || !get_place(&place, part, value, at + 1))
			return false;
		cc_first_see(tally, first, cc_json_span(cc_json_at(value, at)), place);
	}
	return true;
}

static bool
get_log_text(struct cc_span *out, struct cc_store *log, const struct cc_json_value *value)
{
	if (cc_json_is(value, CC_JSON_TEXT))
		*out = cc_span_dup(log->texts, cc_json_span(value));
	return cc_json_is(value, CC_JSON_TEXT) || cc_json_is(value, CC_JSON_NULL);
}

/* Ids of the field's role; none is missing but where gaps may be. */
static bool
get_list(unsigned char *record, struct cc_loader *l, struct cc_store *s, unsigned f,
    const struct cc_json_value *value)
{
	const struct cc_map *map = l->part->part.state->ids[s->spec->fields[f].role];
	struct cc_store_list *list = cc_field_at(s, record, f);

	if (!cc_json_is(value, CC_JSON_LIST))
		return false;
	list->n = cc_json_size(value);
	list->id = list->n > 0 ? CC_ARRAY(s->texts, uint32_t, list->n) : NULL;
	for (size_t i = 0; i < list->n; i++)
		if (!get_id(&list->id[i], cc_json_at(value, i), cc_map_count(map)) ||
		    (list->id[i] == CC_NO_ID && s->spec->fields[f].per_item != CC_LIST_GAPS))
			return false;
	return true;
}

static bool
get_limit(double *out, const struct cc_json_value *value)
{
	if (cc_json_is(value, CC_JSON_NULL))
		return true;
	if (!cc_json_is(value, CC_JSON_REAL))
		return false;
	*out = value->as.real;
	return isfinite(*out);
}

static struct cc_limit
limit_of(const struct cc_loader *l, const struct cc_store *s, unsigned field)
{
	size_t n = 0;

	if (l->form->limit == NULL)
		return CC_NO_LIMIT;
	while (l->part->part.state->store[n] != s)
		n++;
	return l->form->limit[n][field];
}

/* Whether rows could have made this number of a field. */
static bool
is_within(struct cc_loader *l, const struct cc_store *s, unsigned field, double number)
{
	const struct cc_limit limit = limit_of(l, s, field);

	if (limit.high < limit.low ||
	    (number >= limit.low && number <= limit.high && (!limit.whole || number == floor(number))))
		return true;
	l->beyond = s->spec->fields[field].name;
	return false;
}

/* The value of a log: null is none. */
static bool
get_value(uint32_t *out, struct cc_loader *l, const struct cc_store *s, unsigned field,
    const struct cc_json_value *value)
{
	return get_id(out, value, cc_values_count(s->values)) &&
	       (*out == CC_NO_ID || is_within(l, s, field, cc_values_at(s->values, *out)));
}

/* The one field of a record whose items begin at `at`, but for keys of tallies,
 * which stand there already. */
static bool
get_field(unsigned char *record, struct cc_loader *l, struct cc_store *s, unsigned f, uint32_t i,
    const struct cc_json_value *row, size_t at)
{
	const struct cc_json_value *value = cc_json_at(row, at);
	void *field = cc_field_at(s, record, f);
	int64_t number;

	switch (s->spec->fields[f].kind) {
	case CC_FIELD_KEY:
	case CC_FIELD_DAY: return true;
	case CC_FIELD_VALUE: return get_value((uint32_t *)field + i, l, s, f, value);
	case CC_FIELD_PLACE: return get_place(field, &l->part->part, row, at);
	case CC_FIELD_COUNT:
		if (!cc_part_number(&number, value, CC_PART_COUNT_MAX))
			return false;
		((int64_t *)field)[i] = number;
		return is_within(l, s, f, (double)number);
	case CC_FIELD_SUM:
		return cc_json_is(value, CC_JSON_TEXT) &&
		       cc_exact_parse((struct cc_exact *)field + i, cc_json_span(value));
	case CC_FIELD_MIN:
	case CC_FIELD_MAX: return get_limit((double *)field + i, value);
	case CC_FIELD_FIRST: return get_first((struct cc_first **)field + i, s, &l->part->part, value);
	case CC_FIELD_TEXT: return get_log_text((struct cc_span *)field + i, s, value);
	case CC_FIELD_LIST: return get_list(record, l, s, f, value);
	}
	return false;
}

static size_t
field_items(const struct cc_store *s, unsigned f)
{
	return s->spec->fields[f].kind == CC_FIELD_PLACE ? 2 : s->repeat[f];
}

/* A day that can be read, or none, which is what a limit begins with where there is one. */
static bool
get_day(uint64_t *key, struct cc_loader *l, const struct cc_store *s, unsigned field,
    const struct cc_json_value *value)
{
	const struct cc_limit limit = limit_of(l, s, field);
	bool limited = limit.low <= limit.high;
	int64_t day;

	if (!cc_json_is(value, CC_JSON_INTEGER))
		return false;
	day = value->as.integer;
	*key = (uint64_t)day;
	if ((day >= CC_DAY_FIRST && day <= CC_DAY_LAST) ||
	    (limited ? (double)day == limit.low : day == CC_NO_DAY))
		return true;
	l->beyond = s->spec->fields[field].name;
	return false;
}

static bool
get_key(uint64_t *key, struct cc_loader *l, const struct cc_store *s, unsigned f,
    const struct cc_json_value *value)
{
	const struct cc_field *field = &s->spec->fields[f];
	const struct cc_state *state = l->part->part.state;
	bool ids = field->role >= 0 && state->ids[field->role] != NULL;
	uint32_t id;

	if (field->kind == CC_FIELD_DAY)
		return get_day(key, l, s, f, value);
	if (!get_id(&id, value, ids ? cc_map_count(state->ids[field->role]) : CC_NO_ID))
		return false;
	*key = id;
	if (!ids && id != CC_NO_ID && !is_within(l, s, f, id))
		return false;
	return id != CC_NO_ID || field->role < 0 || !l->form->needed[field->role];
}

static bool
get_keys(uint64_t *keys, struct cc_loader *l, const struct cc_store *s, const struct cc_json_value *row)
{
	size_t at = 0, k = 0;

	for (unsigned f = 0; f < s->n_fields; f++) {
		if (k < s->n_keys && s->key[k] == f && !get_key(&keys[k++], l, s, f, cc_json_at(row, at)))
			return false;
		at += field_items(s, f);
	}
	return at == cc_json_size(row);
}

bool
cc_part_row(struct cc_loader *l, struct cc_store *s, const struct cc_json_value *row)
{
	uint64_t keys[32], before = s->rows;
	unsigned char *record;
	size_t at = 0;

	if (!cc_json_is(row, CC_JSON_LIST) || !get_keys(keys, l, s, row))
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

bool
cc_part_values(struct cc_store *s, const struct cc_json_value *values)
{
	if (!s->spec->keep_rows)
		return false;
	for (size_t i = 0; i < cc_json_size(values); i++) {
		const struct cc_json_value *value = &values->as.item[i];
		uint32_t before = cc_values_count(s->values);

		if (!cc_json_is(value, CC_JSON_REAL) || !isfinite(value->as.real) ||
		    cc_store_value(s, value->as.real) != before)
			return false;
	}
	return cc_json_is(values, CC_JSON_LIST);
}
