/* json_records.c -- JSON and JSON Lines as a stream of mappings.
 *
 * jansson is given numbers in quotes, for it would read 1.10 as 1.1 and refuse
 * 1e999, and a cell is text as it was written.  A mark in front of them tells
 * them from what was in quotes already; a text that begins with a mark gets
 * another.  What jansson allocates dies in the function that got it.
 */
#include "rec/json_int.h"

#include "base/arena.h"
#include "base/json.h"
#include "rec/json_memory.h"
#include "rec/json_report.h"

/* As JSON writes them, and as it reads them. */
static const char number_mark[] = "\"\\u0001", text_mark[] = "\"\\u0002";
enum { MARK = sizeof number_mark - 1, NUMBER_MARK = 1, TEXT_MARK = 2 };

/* What goes on is no number: jansson will say so. */
static size_t
number_at(struct cc_span s)
{
	size_t n = cc_json_number(s);

	return n < s.len && strchr(" \t\r\n,]}", s.at[n]) == NULL ? 0 : n;
}

static bool
is_marked(struct cc_span s)
{
	return s.len >= MARK && (memcmp(s.at, number_mark, MARK) == 0 || memcmp(s.at, text_mark, MARK) == 0);
}

static size_t
string_at(struct cc_span s)
{
	size_t n = 1;

	while (s.at[n] != '"')
		n += s.at[n] == '\\' ? 2 : 1;
	return n + 1;
}

/* The mapping with its numbers in quotes, or as much of it as gives so many
 * bytes; returns how far it went. */
static size_t
quote_numbers(struct cc_buf *out, struct cc_span mapping, size_t enough)
{
	uint64_t braces = 0;
	bool value = false; /* a value may begin here */
	size_t i = 0, n;

	for (out->len = 0; i < mapping.len && out->len < enough; i += n) {
		struct cc_span rest = { mapping.at + i, mapping.len - i };
		char c = *rest.at;

		n = c == '"' ? string_at(rest) : 1;
		if (value && c == '"' && is_marked(rest)) {
			cc_buf_puts(out, text_mark);
			cc_buf_add(out, rest.at + 1, n - 1);
			value = false;
			continue;
		}
		if (c == '{' || c == '[') {
			braces = braces << 1 | (c == '{');
		} else if (c == '}' || c == ']') {
			braces >>= 1;
		} else if (value && c != '"' && (n = number_at(rest)) > 0) {
			cc_buf_puts(out, number_mark);
			cc_buf_add(out, rest.at, n);
			cc_buf_putc(out, '"');
			value = false;
			continue;
		}
		n = n > 0 ? n : 1;
		cc_buf_add(out, rest.at, n);
		if (strchr(" \t\r\n", c) == NULL)
			value = c == ':' || c == '[' || (c == ',' && !(braces & 1));
	}
	return i;
}

/* The quoted text that ends right before `behind`: where it begins. */
static size_t
string_before(const struct cc_buf *text, size_t behind)
{
	size_t at = behind < 2 ? 0 : behind - 2;

	for (; at > 0; at--) {
		size_t slashes = 0;

		if (text->at[at] != '"')
			continue;
		while (slashes < at && text->at[at - 1 - slashes] == '\\')
			slashes++;
		if (slashes % 2 == 0)
			break;
	}
	return at;
}

/* What jansson found, at its place in the input. */
static bool
fail_mapping(struct cc_err *err, struct cc_json *j, struct cc_span mapping, const json_error_t *why)
{
	enum json_error_code code = json_error_code(why);
	size_t behind = why->position > 0 ? (size_t)why->position : 1, at = behind - 1;
	struct cc_buf scratch = { 0 };
	struct cc_place place;
	struct cc_span key;

	if (behind > j->text.len)
		at = (behind = j->text.len) - 1;
	if (j->text.at[behind - 1] == '"')
		at = string_before(&j->text, behind);
	place = cc_json_place(j, quote_numbers(&scratch, mapping, at));
	cc_buf_free(&scratch);
	key = (struct cc_span){ j->text.at + at + 1, behind > at + 2 ? behind - at - 2 : 0 };
	switch (code) {
	case json_error_duplicate_key:
		return cc_fail_at(err, CC_EXIT_DATA, place, N_("key \"%s\" stands twice in its mapping"),
		    cc_quote(key).text);
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("a NUL character in the text; wanted plain text"));
	default:
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("not JSON: %s"), cc_quote(cc_span(why->text)).text);
	}
}

struct cc_span
cc_json_scalar(bool *bare, const json_t *value)
{
	struct cc_span text = { json_string_value(value), json_string_length(value) };

	*bare = json_is_boolean(value) || (text.len > 0 && *text.at == NUMBER_MARK);
	if (json_is_boolean(value))
		return json_is_true(value) ? CC_SPAN("true") : CC_SPAN("false");
	if (text.len > 0 && (*text.at == NUMBER_MARK || *text.at == TEXT_MARK))
		return (struct cc_span){ text.at + 1, text.len - 1 };
	return text;
}

static bool
add_list(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, const json_t *list,
    struct cc_place place, struct cc_err *err)
{
	size_t begin = cc_mapping_list_begin(piece, column);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *value = json_array_get(list, i);
		bool bare;
		struct cc_span text = cc_json_scalar(&bare, value);

		if (json_is_array(value) || json_is_object(value)) {
			cc_mapping_list_nested(piece, begin);
			return true;
		}
		if (!cc_mapping_text(piece, m, column, text, bare, place, err))
			return false;
	}
	cc_mapping_list_end(piece, begin);
	return true;
}

static bool
add_mapping(
    struct cc_piece *piece, struct cc_mapping *m, json_t *map, struct cc_place place, struct cc_err *err)
{
	const char *key;
	json_t *value;

	cc_mapping_begin(piece, cc_mapping_line(m, place.line));
	json_object_foreach(map, key, value)
	{
		bool bare;
		struct cc_span text = cc_json_scalar(&bare, value);
		uint32_t column;
		bool good = cc_mapping_key(&column, m, cc_span(key), place, err);

		if (good && json_is_object(value))
			cc_mapping_nested(piece, column);
		else if (good && json_is_array(value))
			good = add_list(piece, m, column, value, place, err);
		else if (good)
			good = cc_mapping_text(piece, m, column, text, bare, place, err);
		if (!good)
			return false;
	}
	cc_mapping_end(piece);
	return true;
}

enum cc_got
cc_json_record(struct cc_piece *piece, struct cc_mapping *m, struct cc_json *j, struct cc_err *err)
{
	struct cc_span mapping;
	enum cc_got got;
	json_error_t why;
	json_t *value;
	bool good;

	j->max_field = m->max_field;
	got = cc_json_cut(&mapping, j, err);
	if (got != CC_GOT_SOME)
		return got;
	quote_numbers(&j->text, mapping, SIZE_MAX);
	cc_json_memory();
	value = json_loadb(j->text.at, j->text.len, JSON_REJECT_DUPLICATES, &why);
	if (value == NULL)
		good = fail_mapping(err, j, mapping, &why);
	else if (cc_json_is_report(value))
		good = cc_json_report(piece, m, value, cc_json_place(j, 0), err);
	else
		good = add_mapping(piece, m, value, cc_json_place(j, 0), err);
	json_decref(value);
	cc_json_pass(j, mapping.len);
	return good ? CC_GOT_SOME : CC_GOT_FAULT;
}
