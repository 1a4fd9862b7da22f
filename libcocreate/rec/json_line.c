/* json_line.c -- a line of JSON as values: the plain ones here, all others by jansson.
 *
 * Values gather on a stack; where a list ends, its items become an array of the arena. */
#include "rec/json_line.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/json_memory.h"

enum { DEPTH = 16, KEYS = 64, PLAIN_DIGITS = 18 };

struct cc_json_lines {
	struct cc_arena *arena;
	struct cc_buf stack; /* of values */
	size_t n;
	json_t *root; /* NULL: jansson was not asked */
};

/* What is left of the line. */
struct reading {
	struct cc_json_lines *lines;
	const char *at, *end;
};

struct cc_json_lines *
cc_json_lines_new(struct cc_arena *arena)
{
	struct cc_json_lines *lines = CC_NEW(arena, struct cc_json_lines);

	lines->arena = cc_arena_new();
	return lines;
}

static struct cc_json_value *
stack_of(const struct cc_json_lines *lines)
{
	return (struct cc_json_value *)(void *)lines->stack.at;
}

/* The line before. */
static void
forget(struct cc_json_lines *lines)
{
	cc_arena_reset(lines->arena);
	lines->stack.len = lines->n = 0;
	json_decref(lines->root);
	lines->root = NULL;
}

void
cc_json_lines_free(struct cc_json_lines *lines)
{
	if (lines == NULL)
		return;
	forget(lines);
	cc_arena_free(lines->arena);
	cc_buf_free(&lines->stack);
}

static void
push(struct cc_json_lines *lines, struct cc_json_value value)
{
	cc_buf_add(&lines->stack, (const char *)&value, sizeof value);
	lines->n++;
}

/* Those on the stack from `from` on, as the items of one. */
static void
gather(struct cc_json_lines *lines, size_t from, enum cc_json_kind kind)
{
	struct cc_json_value value = { kind, lines->n - from, { 0 } }, *item;

	item = CC_ARRAY(lines->arena, struct cc_json_value, value.n);
	if (value.n > 0)
		memcpy(item, stack_of(lines) + from, value.n * sizeof *item);
	value.as.item = item;
	lines->n = from;
	lines->stack.len = from * sizeof value;
	push(lines, value);
}

static bool
take(struct reading *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static bool
read_word(struct reading *r, struct cc_span word, enum cc_json_kind kind)
{
	if ((size_t)(r->end - r->at) < word.len || memcmp(r->at, word.at, word.len) != 0)
		return false;
	r->at += word.len;
	push(r->lines, (struct cc_json_value){ kind, 0, { 0 } });
	return true;
}

/* In quotes, without an escape. */
static bool
read_text(struct reading *r)
{
	struct cc_json_value text = { CC_JSON_TEXT, 0, { 0 } };
	bool ascii = true;

	if (!take(r, '"'))
		return false;
	text.as.text = r->at;
	for (; r->at < r->end && *r->at != '"'; r->at++) {
		if ((unsigned char)*r->at < ' ' || *r->at == '\\')
			return false;
		ascii = ascii && (unsigned char)*r->at < 0x80;
	}
	text.n = (size_t)(r->at - text.as.text);
	if (!take(r, '"') || (!ascii && cc_utf8_valid(text.as.text, text.n, NULL) < text.n))
		return false;
	push(r->lines, text);
	return true;
}

/* -?digits, as the number that it is; false: it has another form, or more digits. */
static bool
quick_integer(int64_t *out, struct reading *r)
{
	const char *at = r->at, *first;
	int64_t size = 0;
	bool minus = at < r->end && *at == '-';

	at += minus;
	for (first = at; at < r->end && *at >= '0' && *at <= '9' && at - first < PLAIN_DIGITS; at++)
		size = 10 * size + (*at - '0');
	if (at == first || at == r->end || (*first == '0' && at - first > 1) ||
	    (*at != ',' && *at != ']' && *at != '}'))
		return false;
	*out = minus ? -size : size;
	r->at = at;
	return true;
}

static bool
read_number(struct reading *r)
{
	struct cc_json_value value = { CC_JSON_INTEGER, 0, { 0 } };
	struct cc_span text = { r->at, (size_t)(r->end - r->at) };

	if (!quick_integer(&value.as.integer, r)) {
		text.len = cc_json_number(text);
		value.kind = CC_JSON_REAL;
		/* -0.0 keeps its sign with jansson */
		if (memchr(text.at, '.', text.len) == NULL || !cc_num_parse_plain(&value.as.real, text) ||
		    value.as.real == 0)
			return false;
		r->at += text.len;
	}
	push(r->lines, value);
	return true;
}

static bool read_value(struct reading *r, unsigned depth);

static bool
has_twice(const struct cc_json_value *key, size_t n)
{
	for (size_t i = 0; i < n; i += 2)
		for (size_t k = 0; k < i; k += 2)
			if (cc_span_eq(cc_json_span(&key[i]), cc_json_span(&key[k])))
				return true;
	return false;
}

/* Behind the bracket that opens it, to the one that closes it. */
static bool
read_items(struct reading *r, enum cc_json_kind kind, unsigned depth)
{
	size_t from = r->lines->n, n;
	char close = kind == CC_JSON_MAP ? '}' : ']';

	for (bool more = !take(r, close); more; more = !take(r, close)) {
		if (r->lines->n > from && !take(r, ','))
			return false;
		if (kind == CC_JSON_MAP && (!read_text(r) || !take(r, ':')))
			return false;
		if (!read_value(r, depth))
			return false;
	}
	n = r->lines->n - from;
	if (kind == CC_JSON_MAP && n > 0 && (n > 2 * KEYS || has_twice(stack_of(r->lines) + from, n)))
		return false;
	gather(r->lines, from, kind);
	return true;
}

static bool
read_value(struct reading *r, unsigned depth)
{
	if (r->at == r->end || depth == DEPTH)
		return false;
	switch (*r->at) {
	case '[': r->at++; return read_items(r, CC_JSON_LIST, depth + 1);
	case '{': r->at++; return read_items(r, CC_JSON_MAP, depth + 1);
	case '"': return read_text(r);
	case 'n': return read_word(r, CC_SPAN("null"), CC_JSON_NULL);
	case 't': return read_word(r, CC_SPAN("true"), CC_JSON_TRUE);
	case 'f': return read_word(r, CC_SPAN("false"), CC_JSON_FALSE);
	default: return read_number(r);
	}
}

static void push_jansson(struct cc_json_lines *lines, const json_t *value);

static void
push_items(struct cc_json_lines *lines, const json_t *value)
{
	size_t from = lines->n;
	const char *key;
	json_t *item;

	if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++)
			push_jansson(lines, json_array_get(value, i));
		gather(lines, from, CC_JSON_LIST);
		return;
	}
	json_object_foreach((json_t *)(uintptr_t)value, key, item)
	{
		push(lines, (struct cc_json_value){ CC_JSON_TEXT, strlen(key), { .text = key } });
		push_jansson(lines, item);
	}
	gather(lines, from, CC_JSON_MAP);
}

static void
push_jansson(struct cc_json_lines *lines, const json_t *value)
{
	struct cc_json_value out = { CC_JSON_NULL, 0, { 0 } };

	switch (json_typeof(value)) {
	case JSON_OBJECT:
	case JSON_ARRAY: push_items(lines, value); return;
	case JSON_STRING:
		out = (struct cc_json_value){ CC_JSON_TEXT, json_string_length(value),
			{ .text = json_string_value(value) } };
		break;
	case JSON_INTEGER:
		out = (struct cc_json_value){ CC_JSON_INTEGER, 0, { .integer = json_integer_value(value) } };
		break;
	case JSON_REAL:
		out = (struct cc_json_value){ CC_JSON_REAL, 0, { .real = json_real_value(value) } };
		break;
	case JSON_TRUE: out.kind = CC_JSON_TRUE; break;
	case JSON_FALSE: out.kind = CC_JSON_FALSE; break;
	case JSON_NULL: break;
	}
	push(lines, out);
}

const struct cc_json_value *
cc_json_line(struct cc_json_lines *lines, struct cc_span line)
{
	struct reading r = { lines, line.at, line.at + line.len };
	json_error_t why;

	forget(lines);
	if (line.len > 0 && *line.at == '{' && read_value(&r, 0) && r.at == r.end)
		return stack_of(lines);
	forget(lines);
	cc_json_memory();
	lines->root = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, &why);
	if (lines->root == NULL)
		return NULL;
	push_jansson(lines, lines->root);
	return stack_of(lines);
}

const struct cc_json_value *
cc_json_get(const struct cc_json_value *map, const char *key)
{
	struct cc_span name = cc_span(key);

	for (size_t i = 0; cc_json_is(map, CC_JSON_MAP) && i < map->n; i += 2)
		if (cc_span_eq(cc_json_span(&map->as.item[i]), name))
			return &map->as.item[i + 1];
	return NULL;
}
