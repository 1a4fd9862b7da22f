/* json_cut.c -- where does each mapping of a JSON list end?
 *
 * The cutter knows strings, brackets and line ends; all other judgement is
 * jansson's.
 */
#include "rec/json_int.h"

#include "base/arena.h"
#include "rec/mapping.h"

enum { DEPTH = 64 };

/* The search for the end of a mapping. */
struct scan {
	size_t at;		/* from head */
	size_t quote;		/* where the string at hand begins */
	unsigned depth, within; /* open brackets; of the list around it */
	uint64_t braces;	/* bit: the bracket of that depth is a brace */
	bool string, escaped;
	unsigned hex;	   /* digits of an escape that are still to come */
	size_t key, value; /* where those at hand begin; value 0: none does */
	size_t held;	   /* bytes of the value: its texts, with a byte between them */
	bool any_key;
	bool report; /* the first key is "tool": it may be a report (json_report.h), of whose cells
			    * each counts alone */
};

static struct cc_span
resting(const struct cc_json *j)
{
	return (struct cc_span){ j->rest.at + j->head, j->rest.len - j->head };
}

struct cc_place
cc_json_place(const struct cc_json *j, size_t offset)
{
	struct cc_where where = j->where;

	cc_where_pass(&where, (struct cc_span){ resting(j).at, offset });
	return cc_where_place(&where, cc_source_name(j->source));
}

static bool
fail_source(struct cc_err *err, const struct cc_json *j)
{
	struct cc_place place = cc_json_place(j, resting(j).len);

	return cc_source_fail(err, j->source, place.line, place.column, j->cause);
}

/* False: there is no more. */
static bool
read_on(struct cc_json *j)
{
	struct cc_span rest = resting(j);
	size_t got;

	if (j->last != CC_GOT_SOME)
		return false;
	if (j->head > 0) {
		memmove(j->rest.at, rest.at, rest.len);
		j->rest.len = rest.len;
		j->head = 0;
	}
	cc_buf_reserve(&j->rest, rest.len + CC_CSV_BLOCK);
	j->last = cc_source_read(&got, j->rest.at + j->rest.len, CC_CSV_BLOCK, j->source, j->cause);
	j->rest.len += got;
	return j->last == CC_GOT_SOME;
}

void
cc_json_pass(struct cc_json *j, size_t n)
{
	cc_where_pass(&j->where, (struct cc_span){ resting(j).at, n });
	j->head += n;
}

/* The next byte that is no blank, now at head; NUL: there is none. */
static char
next_byte(struct cc_json *j)
{
	for (;;) {
		struct cc_span rest = resting(j);
		size_t n = 0;

		while (n < rest.len && strchr(" \t\r\n", rest.at[n]) != NULL)
			n++;
		cc_json_pass(j, n);
		if (n < rest.len)
			return rest.at[n];
		if (!read_on(j))
			return '\0';
	}
}

static bool
fail_here(struct cc_err *err, const struct cc_json *j, const char *format)
{
	return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, 0), format, "");
}

/* Something else stands where a mapping should. */
static bool
fail_no_mapping(struct cc_err *err, const struct cc_json *j, char c)
{
	if (c == '\0' && j->last == CC_GOT_FAULT)
		return fail_source(err, j);
	if (c == '\0' && j->where.line == 1 && j->where.column == 1)
		return cc_fail_at(err, CC_EXIT_DATA, (struct cc_place){ cc_source_name(j->source), 0, 0 },
		    N_("empty file"));
	switch (c) {
	case '\0': return fail_here(err, j, N_("the input ends; wanted a mapping, {...}"));
	case '[': return fail_here(err, j, N_("a list; wanted a mapping, {...}"));
	case '"': return fail_here(err, j, N_("a text; wanted a mapping, {...}"));
	default: return fail_here(err, j, N_("this is no mapping; wanted {...}"));
	}
}

/* Of top-level values: is there another mapping? */
static enum cc_got
find_value(struct cc_json *j, char c, struct cc_err *err)
{
	if (c == '\0' && j->last == CC_GOT_END && j->n > 0)
		return CC_GOT_END;
	if (c != '\0' && j->top == CC_JSON_ONE && j->n > 0) {
		fail_here(err, j, N_("a second value; wanted one list of mappings, or JSON Lines: -f jsonl"));
		return CC_GOT_FAULT;
	}
	if (c == '{')
		return CC_GOT_SOME;
	fail_no_mapping(err, j, c);
	return CC_GOT_FAULT;
}

/* Of a list: the next item, or the end of it and of the input. */
static enum cc_got
find_item(struct cc_json *j, char c, struct cc_err *err)
{
	bool closed = c == ']';

	if (!closed && j->n > 0) {
		if (c != ',') {
			if (c == '\0' && j->last == CC_GOT_FAULT)
				fail_source(err, j);
			else
				fail_here(
				    err, j, N_("the list goes on without a comma; wanted \",\" or \"]\""));
			return CC_GOT_FAULT;
		}
		cc_json_pass(j, 1);
		c = next_byte(j);
	}
	if (!closed) {
		if (c == '{')
			return CC_GOT_SOME;
		fail_no_mapping(err, j, c);
		return CC_GOT_FAULT;
	}
	if (j->n == 0) {
		fail_here(err, j, N_("an empty list; wanted at least one mapping"));
		return CC_GOT_FAULT;
	}
	cc_json_pass(j, 1);
	c = next_byte(j);
	if (c == '\0' && j->last == CC_GOT_END) {
		j->ended = true;
		return CC_GOT_END;
	}
	if (c == '\0')
		fail_source(err, j);
	else
		fail_here(err, j, N_("something stands behind the list; wanted the end of the file"));
	return CC_GOT_FAULT;
}

/* Afterwards the brace that opens the next mapping is at head. */
static enum cc_got
find_mapping(struct cc_json *j, struct cc_err *err)
{
	char c;

	if (j->ended)
		return CC_GOT_END;
	c = next_byte(j);
	if (c == '[' && !j->list && j->n == 0 && j->top != CC_JSON_LINES) {
		j->list = true;
		cc_json_pass(j, 1);
		c = next_byte(j);
	}
	return j->list ? find_item(j, c, err) : find_value(j, c, err);
}

static bool
open_bracket(struct scan *s, const struct cc_json *j, char c, struct cc_err *err)
{
	if (s->depth + s->within == DEPTH)
		return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, s->at),
		    N_("lists and mappings nested more than %d deep"), DEPTH);
	s->braces = s->braces << 1 | (c == '{');
	s->depth++;
	return true;
}

static bool
close_bracket(struct scan *s, const struct cc_json *j, char c, struct cc_err *err)
{
	bool brace = s->braces & 1;

	if (brace != (c == '}'))
		return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, s->at),
		    N_("\"%c\"; wanted \"%c\" first"), c, brace ? '}' : ']');
	s->braces >>= 1;
	s->depth--;
	return true;
}

/* Where the value begins, and its key as it is written. */
static bool
fail_long(const struct scan *s, const struct cc_json *j, struct cc_err *err)
{
	struct cc_span rest = resting(j), key = { rest.at + s->key + 1, 0 };
	size_t value = s->value;

	while (key.at[key.len] != '"')
		key.len += key.at[key.len] == '\\' ? 2 : 1;
	while (value < s->at && strchr(" \t\r\n", rest.at[value]) != NULL)
		value++;
	return cc_mapping_fail_long(err, cc_json_place(j, value), key, j->max_field);
}

/* What a value takes is known before all of it has been read.  An escape is a byte at least. */
static bool
hold(struct scan *s, const struct cc_json *j, struct cc_err *err)
{
	return s->value == 0 || ++s->held <= j->max_field || fail_long(s, j, err);
}

/* A byte within a string. */
static bool
scan_string(struct scan *s, const struct cc_json *j, char c, struct cc_err *err)
{
	if ((unsigned char)c < 0x20) {
		if (c == '\n' || c == '\r')
			return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, s->quote),
			    N_("this quote never closes; wanted one before the end of the line"));
		return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, s->at),
		    N_("control character U+%04X in a text; wanted it escaped, as \\u%04x"), (unsigned)c,
		    (unsigned)c);
	}
	/* Digits that are missing hide no quote: where a text ends is for json_records.c as it is here. */
	if (s->escaped || (s->hex > 0 && c != '"' && c != '\\')) {
		s->hex = s->escaped ? (c == 'u' ? 4 : 0) : s->hex - 1;
		s->escaped = false;
		return true;
	}
	s->hex = 0;
	s->escaped = c == '\\';
	s->string = c != '"';
	return !s->string || hold(s, j, err);
}

/* The key at hand is the first of its mapping, and "tool". */
static bool
is_tool(const struct scan *s, const struct cc_json *j)
{
	static const char tool[] = "\"tool\"";

	if (s->any_key || s->at < s->key + sizeof tool - 1)
		return false;
	return memcmp(resting(j).at + s->key, tool, sizeof tool - 1) == 0;
}

/* A byte that is in no string and no bracket. */
static bool
scan_plain(struct scan *s, const struct cc_json *j, char c, struct cc_err *err)
{
	if (s->depth == 1 && (c == ':' || c == ',')) {
		s->value = c == ':' ? s->at + 1 : 0;
		s->held = 0;
		s->report |= c == ':' && is_tool(s, j);
		s->any_key |= c == ':';
		return true;
	}
	if (s->report && (c == ':' || c == ','))
		s->held = 0;
	return strchr(" \t\r\n", c) != NULL || hold(s, j, err);
}

/* Goes through what rests; stops behind the bracket that closes the first. */
static bool
scan_on(struct scan *s, const struct cc_json *j, struct cc_err *err)
{
	struct cc_span rest = resting(j);

	for (; s->at < rest.len && (s->at == 0 || s->depth > 0); s->at++) {
		char c = rest.at[s->at];
		bool good = true;

		if (s->string)
			good = scan_string(s, j, c, err);
		else if (c == '"') {
			s->string = true;
			s->quote = s->at;
			if (s->value == 0)
				s->key = s->at;
		} else if (c == '{' || c == '[')
			good = open_bracket(s, j, c, err);
		else if (c == '}' || c == ']')
			good = close_bracket(s, j, c, err);
		else
			good = scan_plain(s, j, c, err);
		if (!good)
			return false;
	}
	return true;
}

/* The bytes of the mapping at head. */
static bool
cut_mapping(struct cc_span *out, struct cc_json *j, struct cc_err *err)
{
	struct scan s = { .within = j->list };

	for (;;) {
		if (!scan_on(&s, j, err))
			return false;
		if (s.at > 0 && s.depth == 0)
			break;
		if (s.at > CC_CSV_MAX_RECORD)
			return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, 0),
			    N_("a record of more than 64 MiB; wanted a shorter one"));
		if (read_on(j))
			continue;
		if (j->last == CC_GOT_FAULT)
			return fail_source(err, j);
		if (s.string)
			return cc_fail_at(err, CC_EXIT_DATA, cc_json_place(j, s.quote),
			    N_("this quote never closes; wanted one before the end of the line"));
		return fail_here(err, j, N_("this mapping never closes; wanted \"}\""));
	}
	*out = (struct cc_span){ resting(j).at, s.at };
	return true;
}

struct cc_json *
cc_json_new(struct cc_source *source, enum cc_json_top top, struct cc_arena *arena)
{
	struct cc_json *j = CC_NEW(arena, struct cc_json);

	j->source = source;
	j->top = top;
	j->where = CC_WHERE_START;
	j->last = CC_GOT_SOME;
	j->cause = CC_NEW(arena, struct cc_err);
	cc_buf_reserve(&j->rest, 0);
	return j;
}

void
cc_json_free(struct cc_json *j)
{
	if (j == NULL)
		return;
	cc_buf_free(&j->rest);
	cc_buf_free(&j->text);
}

enum cc_got
cc_json_cut(struct cc_span *mapping, struct cc_json *j, struct cc_err *err)
{
	enum cc_got got = find_mapping(j, err);

	if (got != CC_GOT_SOME)
		return got;
	if (!cut_mapping(mapping, j, err))
		return CC_GOT_FAULT;
	j->n++;
	return CC_GOT_SOME;
}
