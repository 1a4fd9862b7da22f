/* yaml_records.c -- a YAML list of mappings as a stream.
 *
 * libyaml asks for bytes; what it was given last is kept, for a message may
 * have to look at what stands there.  Its line numbers are those of the whole
 * stream, so records have theirs.
 */
#include "rec/yaml_records.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"
#include "rec/place.h"
#include "rec/yaml_int.h"

/* AHEAD: libyaml has asked for no more than that beyond what it looks at. */
enum { WINDOW = 256 * 1024, CHUNK = 16 * 1024, AHEAD = 64 * 1024, TAG = 4 };

struct cc_yaml_stream {
	struct cc_yaml yaml;
	struct cc_source *source;
	struct cc_buf window;	/* what was read last */
	size_t given;		/* of it: what libyaml has */
	struct cc_where where;	/* behind it */
	uint64_t read, record;	/* bytes read; when the record at hand began */
	uint64_t chars;		/* read */
	uint64_t gap;		/* characters before that which libyaml makes no event of yet */
	bool comment;		/* a comment stands there */
	struct cc_arena *batch; /* of one record */
	enum { BEFORE, WITHIN, BEHIND } state;
	uint64_t n;
};

/* Forgets the older half of the window, up to a character. */
static void
slide(struct cc_yaml_stream *s)
{
	struct cc_where passed = { 1, s->yaml.columns_before + 1, false };
	size_t cut = s->window.len / 2;

	while (cut > 0 && ((s->window.at[cut] & 0xc0) == 0x80 || s->window.at[cut - 1] == '\r'))
		cut--;
	cc_where_pass(&passed, (struct cc_span){ s->window.at, cut });
	s->yaml.lines_before += passed.line - 1;
	s->yaml.columns_before = passed.column - 1;
	s->yaml.chars_before += cc_utf8_chars((struct cc_span){ s->window.at, cut });
	s->yaml.bytes_before += cut;
	memmove(s->window.at, s->window.at + cut, s->window.len - cut);
	s->window.len -= cut;
	s->given -= cut;
}

/* A text that is too long is refused before libyaml has all of it. */
static bool
check_long(struct cc_yaml_stream *s)
{
	const struct cc_yaml *l = &s->yaml;
	uint64_t waiting = s->chars - l->passed.index;

	if (l->max_field == 0 || waiting <= AHEAD)
		return true;
	if (s->gap != l->passed.index) {
		struct cc_span rest = cc_yaml_rest(l, l->passed);

		while (rest.len > 0 && strchr(" \t\r\n:,-?", *rest.at) != NULL)
			rest = (struct cc_span){ rest.at + 1, rest.len - 1 };
		s->gap = l->passed.index;
		s->comment = rest.len > 0 && *rest.at == '#';
	}
	return s->comment || waiting <= AHEAD + l->max_field || cc_yaml_fail_long(l, l->passed);
}

static bool
read_more(struct cc_yaml_stream *s)
{
	struct cc_err *cause = CC_NEW(s->batch, struct cc_err);
	enum cc_got got;
	size_t n, from;

	if (s->window.len >= WINDOW)
		slide(s);
	cc_buf_reserve(&s->window, CHUNK);
	got = cc_source_read(&n, s->window.at + s->window.len, CHUNK, s->source, cause);
	from = s->window.len < TAG ? 0 : s->window.len - TAG;
	cc_where_pass(&s->where, (struct cc_span){ s->window.at + s->window.len, n });
	s->chars += cc_utf8_chars((struct cc_span){ s->window.at + s->window.len, n });
	s->window.len += n;
	s->read += n;
	s->yaml.text = (struct cc_span){ s->window.at, s->window.len };
	if (got == CC_GOT_FAULT)
		return cc_source_fail(s->yaml.err, s->source, s->where.line, s->where.column, cause);
	if (s->read - s->record > CC_CSV_MAX_RECORD)
		return cc_fail_at(s->yaml.err, CC_EXIT_DATA, cc_where_place(&s->where, s->yaml.file),
		    N_("a record of more than 64 MiB; wanted a shorter one"));
	return check_long(s) && cc_yaml_check_directives(&s->yaml, from);
}

/* libyaml asks for up to size bytes. */
static int
give(void *stream, unsigned char *to, size_t size, size_t *got)
{
	struct cc_yaml_stream *s = stream;

	if (s->given == s->window.len && !read_more(s)) {
		s->yaml.failed = true;
		return 0;
	}
	*got = s->window.len - s->given < size ? s->window.len - s->given : size;
	if (*got > 0)
		memcpy(to, s->window.at + s->given, *got);
	s->given += *got;
	return 1;
}

static bool
fail_at_event(const struct cc_yaml_stream *s, const char *format)
{
	const struct cc_yaml *l = &s->yaml;

	return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark), format, "");
}

static bool
fail_empty(const struct cc_yaml_stream *s)
{
	struct cc_place place = { s->yaml.file, 0, 0 };

	if (s->read == 0)
		return cc_fail_at(s->yaml.err, CC_EXIT_DATA, place, N_("empty file"));
	return cc_fail_at(
	    s->yaml.err, CC_EXIT_DATA, place, N_("nothing but comments; wanted a list of mappings"));
}

/* Up to the start of the list. */
static bool
begin_list(struct cc_yaml_stream *s)
{
	struct cc_yaml *l = &s->yaml;

	if (!cc_yaml_next(l) || !cc_yaml_next(l))
		return false;
	if (l->event.type == YAML_STREAM_END_EVENT)
		return fail_empty(s);
	if (!cc_yaml_next(l))
		return false;
	switch (l->event.type) {
	case YAML_SEQUENCE_START_EVENT: break;
	case YAML_MAPPING_START_EVENT:
		return fail_at_event(s, N_("a mapping; wanted a list of mappings, \"- key: value\""));
	case YAML_ALIAS_EVENT: {
		struct cc_node *node;

		return cc_yaml_node(&node, l);
	}
	default: return fail_at_event(s, N_("a text; wanted a list of mappings, \"- key: value\""));
	}
	l->depth = 1;
	s->state = WITHIN;
	return cc_yaml_check_tag(l, l->event.data.sequence_start.tag);
}

static bool
end_list(struct cc_yaml_stream *s)
{
	s->state = BEHIND;
	if (s->n == 0)
		return fail_at_event(s, N_("an empty list; wanted at least one mapping"));
	if (!cc_yaml_next(&s->yaml) || !cc_yaml_next(&s->yaml))
		return false;
	if (s->yaml.event.type == YAML_STREAM_END_EVENT)
		return true;
	return fail_at_event(s, N_("a second document begins; wanted one"));
}

/* A number or a truth value as JSON has them, too. */
static bool
is_bare(const struct cc_node *node)
{
	if (node->quoted || node->text.len == 0)
		return false;
	return cc_json_number(node->text) == node->text.len || cc_span_eq(node->text, CC_SPAN("true")) ||
	       cc_span_eq(node->text, CC_SPAN("false"));
}

static struct cc_span
text_of(const struct cc_node *node)
{
	return cc_node_null(node) ? (struct cc_span){ NULL, 0 } : node->text;
}

static bool
add_list(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, const struct cc_node *list,
    struct cc_err *err)
{
	size_t begin = cc_mapping_list_begin(piece, column);

	for (size_t i = 0; i < list->n; i++) {
		const struct cc_node *item = list->item[i];

		if (item->kind != CC_NODE_SCALAR) {
			cc_mapping_list_nested(piece, begin);
			return true;
		}
		if (!cc_mapping_text(
			piece, m, column, text_of(item), is_bare(item), cc_node_place(item, m->file), err))
			return false;
	}
	cc_mapping_list_end(piece, begin);
	return true;
}

static bool
add_mapping(struct cc_piece *piece, struct cc_mapping *m, const struct cc_node *map, struct cc_err *err)
{
	cc_mapping_begin(piece, cc_mapping_line(m, map->line));
	for (size_t i = 0; i < map->n; i++) {
		const struct cc_node *value = map->item[i];
		struct cc_place place = cc_node_place(value, m->file);
		bool good = true;
		uint32_t column;

		if (!cc_mapping_key(&column, m, map->key[i]->text, cc_node_place(map->key[i], m->file), err))
			return false;
		if (value->kind == CC_NODE_MAP)
			cc_mapping_nested(piece, column);
		else if (value->kind == CC_NODE_LIST)
			good = add_list(piece, m, column, value, err);
		else
			good = cc_mapping_text(piece, m, column, text_of(value), is_bare(value), place, err);
		if (!good)
			return false;
	}
	cc_mapping_end(piece);
	return true;
}

struct cc_yaml_stream *
cc_yaml_stream_new(struct cc_source *source, struct cc_arena *arena)
{
	struct cc_yaml_stream *s = CC_NEW(arena, struct cc_yaml_stream);

	s->source = source;
	s->where = CC_WHERE_START;
	s->gap = UINT64_MAX;
	s->batch = cc_arena_new();
	s->yaml.file = cc_source_name(source);
	s->yaml.code = CC_EXIT_DATA;
	s->yaml.arena = s->batch;
	if (!yaml_parser_initialize(&s->yaml.parser))
		cc_oom();
	yaml_parser_set_encoding(&s->yaml.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&s->yaml.parser, give, s);
	return s;
}

void
cc_yaml_stream_free(struct cc_yaml_stream *s)
{
	if (s == NULL)
		return;
	yaml_event_delete(&s->yaml.event);
	yaml_parser_delete(&s->yaml.parser);
	cc_buf_free(&s->yaml.stack);
	cc_buf_free(&s->window);
	cc_arena_free(s->batch);
}

enum cc_got
cc_yaml_record(struct cc_piece *piece, struct cc_mapping *m, struct cc_yaml_stream *s, struct cc_err *err)
{
	struct cc_yaml *l = &s->yaml;
	struct cc_node *map;

	l->err = err;
	l->max_field = m->max_field;
	if (s->state == BEHIND)
		return CC_GOT_END;
	if ((s->state == BEFORE && !begin_list(s)) || !cc_yaml_next(l))
		return CC_GOT_FAULT;
	if (l->event.type == YAML_SEQUENCE_END_EVENT)
		return end_list(s) ? CC_GOT_END : CC_GOT_FAULT;
	cc_arena_reset(s->batch);
	s->record = s->read;
	if (l->event.type == YAML_SEQUENCE_START_EVENT)
		return fail_at_event(s, N_("a list; wanted a mapping, \"key: value\"")), CC_GOT_FAULT;
	if (l->event.type == YAML_SCALAR_EVENT)
		return fail_at_event(s, N_("a text; wanted a mapping, \"key: value\"")), CC_GOT_FAULT;
	if (!cc_yaml_node(&map, l) || !add_mapping(piece, m, map, err))
		return CC_GOT_FAULT;
	s->n++;
	return CC_GOT_SOME;
}
