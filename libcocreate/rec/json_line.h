/* json_line.h -- a line of JSON as values that are looked at where they lie.
 *
 * May be included by: rec, tests.
 * What programs print, without blanks between and with nothing escaped, is read here; all else jansson reads, which
 * judges what is JSON: no key twice, no text that is not UTF-8, no number beyond 64 bits or a double.
 * Out:    values that live until the next line; texts lie in the line itself where nothing is escaped.
 * Cost:   some 30 ns a number; by jansson six times that.
 */
#ifndef CC_REC_JSON_LINE_H
#define CC_REC_JSON_LINE_H

#include "base/str.h"

#include <stdint.h>

enum cc_json_kind {
	CC_JSON_NULL,
	CC_JSON_FALSE,
	CC_JSON_TRUE,
	CC_JSON_INTEGER,
	CC_JSON_REAL,
	CC_JSON_TEXT,
	CC_JSON_LIST,
	CC_JSON_MAP
};

struct cc_json_value {
	enum cc_json_kind kind;
	size_t n; /* bytes of a text, items of a list; of a map keys and values, one after the other */
	union {
		int64_t integer;
		double real;
		const char *text;
		const struct cc_json_value *item;
	} as;
};

struct cc_arena;
struct cc_json_lines;

struct cc_json_lines *cc_json_lines_new(struct cc_arena *arena);
void cc_json_lines_free(struct cc_json_lines *lines); /* what does not lie in the arena; NULL is fine */
/* NULL: it is no JSON. */
const struct cc_json_value *cc_json_line(struct cc_json_lines *lines, struct cc_span line);

/* Of NULL, and of a value of another kind: false, none, NULL. */
static inline bool
cc_json_is(const struct cc_json_value *value, enum cc_json_kind kind)
{
	return value != NULL && value->kind == kind;
}

static inline struct cc_span
cc_json_span(const struct cc_json_value *value)
{
	bool text = cc_json_is(value, CC_JSON_TEXT);

	return (struct cc_span){ text ? value->as.text : NULL, text ? value->n : 0 };
}

static inline size_t
cc_json_size(const struct cc_json_value *list)
{
	return cc_json_is(list, CC_JSON_LIST) ? list->n : 0;
}

static inline const struct cc_json_value *
cc_json_at(const struct cc_json_value *list, size_t i)
{
	return i < cc_json_size(list) ? &list->as.item[i] : NULL;
}

const struct cc_json_value *cc_json_get(const struct cc_json_value *map, const char *key);

#endif
