/* yaml.c -- YAML text -> a node, by libyaml's events and checks of our own.
 *
 * libyaml's own loader is not used: it expands aliases, keeps the last of two
 * equal keys and burns a minute on 200 KB of "[".  Here every event is judged
 * as it comes.  Every scalar is text: whoever reads a node says what he wants.
 * libyaml allocates by itself; all of it lives and dies in cc_yaml_load().
 */
#include "rec/yaml.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/slip.h"

#include <stdlib.h>
#include <yaml.h>

struct load {
	yaml_parser_t parser;
	yaml_event_t event;  /* the one being looked at */
	struct cc_buf stack; /* nodes of the collections not yet closed */
	unsigned depth;
	struct cc_span text;
	const char *file;
	enum cc_exit code;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* libyaml's complaints in our words: what was found and what was wanted.  The
 * format is given the line and column where the construct begins. */
static const struct trouble {
	const char *problem; /* the start of libyaml's text */
	bool at_start;	     /* its place is where the construct begins */
	bool slip;	     /* may come from a slip of the keyboard some lines above */
	const char *format;
} troubles[] = {
	{ "mapping values are not allowed", false, true,
	    N_("a colon cannot stand here; wanted \"key: value\" on a line of its own, or the text in "
	       "quotes") },
	{ "could not find expected ':'", true, true, N_("a key without a colon; wanted \"key: value\"") },
	{ "did not find expected key", false, true,
	    N_("this does not go on with the mapping that begins on line %lu; wanted a key in column %lu") },
	{ "did not find expected '-' indicator", false, true,
	    N_("this does not go on with the list that begins on line %lu; wanted \"- \" in column %lu") },
	{ "did not find expected ',' or ']'", false, false,
	    N_("the list that opens on line %lu, column %lu is not closed; wanted \",\" or \"]\"") },
	{ "did not find expected ',' or '}'", false, false,
	    N_("the mapping that opens on line %lu, column %lu is not closed; wanted \",\" or \"}\"") },
	{ "found unexpected end of stream", true, false, N_("this quote never closes") },
	{ "found unexpected document indicator", true, false, N_("this quote never closes") },
	{ "found unknown escape character", false, false,
	    N_("an unknown escape in double quotes; wanted \"\\\\\" for a backslash, or single quotes") },
	{ "found a tab character", false, false, N_("a tab; wanted spaces") },
	{ "block sequence entries are not allowed", false, false,
	    N_("a list cannot begin here; wanted \"- \" on a line of its own") },
	{ "did not find expected node content", false, false, N_("nothing stands here; wanted a value") },
	{ "did not find expected <document start>", false, false,
	    N_("text after the end of the document; wanted one document") },
};

static struct cc_place
place_of(const struct load *l, yaml_mark_t mark)
{
	return (struct cc_place){ l->file, mark.line + 1, mark.column + 1 };
}

static struct cc_place
place_of_byte(const struct load *l, size_t offset)
{
	struct cc_place place = { l->file, 1, 1 };
	size_t start = 0;

	for (size_t i = 0; i < offset; i++) {
		char c = l->text.at[i];

		if (c == '\n' || (c == '\r' && l->text.at[i + 1] != '\n')) {
			place.line++;
			start = i + 1;
		}
	}
	place.column += cc_utf8_chars((struct cc_span){ l->text.at + start, offset - start });
	return place;
}

/* The text from a mark on: marks count characters. */
static struct cc_span
rest_at(const struct load *l, yaml_mark_t mark)
{
	struct cc_span rest = l->text;
	size_t len;

	for (size_t i = 0; i < mark.index && rest.len > 0; i++) {
		cc_utf8_next(rest, &len);
		rest.at += len;
		rest.len -= len;
	}
	return rest;
}

static bool
explain_character(const struct load *l)
{
	struct cc_place place = place_of(l, l->parser.problem_mark);
	struct cc_span rest = rest_at(l, l->parser.problem_mark);
	size_t len = 0;

	if (rest.len > 0 && rest.at[0] == '\t')
		return cc_fail_at(l->err, l->code, place, N_("a tab; wanted spaces"));
	if (rest.len > 0)
		cc_utf8_next(rest, &len);
	return cc_fail_at(l->err, l->code, place,
	    N_("\"%s\" cannot begin a value; wanted the text in quotes"),
	    cc_quote((struct cc_span){ rest.at, len }).text);
}

/* Says what libyaml stumbled over. */
static bool
explain(const struct load *l)
{
	const yaml_parser_t *p = &l->parser;
	struct cc_place place = place_of(l, p->problem_mark);

	if (p->error == YAML_MEMORY_ERROR)
		cc_oom();
	if (p->error == YAML_READER_ERROR)
		return cc_fail_at(l->err, l->code, place_of_byte(l, p->problem_offset),
		    N_("control character U+%04X; wanted plain text"), (unsigned)p->problem_value);
	if (strcmp(p->problem, "found character that cannot start any token") == 0)
		return explain_character(l);
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		const struct trouble *t = &troubles[i];

		if (strncmp(p->problem, t->problem, strlen(t->problem)) != 0)
			continue;
		if (t->slip && !cc_slip_above(l->text, place, l->code, l->err))
			return false;
		if (t->at_start)
			place = place_of(l, p->context_mark);
		return cc_fail_at(l->err, l->code, place, t->format, (unsigned long)p->context_mark.line + 1,
		    (unsigned long)p->context_mark.column + 1);
	}
	return cc_fail_at(l->err, l->code, place, N_("not YAML: %s"), p->problem);
}

static bool
next_event(struct load *l)
{
	yaml_event_delete(&l->event);
	return yaml_parser_parse(&l->parser, &l->event) != 0 || explain(l);
}

static struct cc_node *
node_new(const struct load *l, enum cc_node_kind kind)
{
	struct cc_node *node = CC_NEW(l->arena, struct cc_node);

	node->kind = kind;
	node->line = l->event.start_mark.line + 1;
	node->column = l->event.start_mark.column + 1;
	return node;
}

static bool
check_tag(const struct load *l, const yaml_char_t *tag)
{
	const char *name = (const char *)tag;

	if (name == NULL || strcmp(name, "!") == 0)
		return true;
	return cc_fail_at(l->err, l->code, place_of(l, l->event.start_mark),
	    N_("tag \"%s\"; wanted a value without a tag"), cc_quote(cc_span(name)).text);
}

static bool
load_scalar(struct cc_node **out, const struct load *l)
{
	const char *text = (const char *)l->event.data.scalar.value;
	struct cc_span value = { text, l->event.data.scalar.length };
	struct cc_node *node = node_new(l, CC_NODE_SCALAR);

	if (!check_tag(l, l->event.data.scalar.tag))
		return false;
	if (memchr(text, '\0', value.len) != NULL)
		return cc_fail_at(l->err, l->code, place_of(l, l->event.start_mark),
		    N_("a NUL character in the text; wanted plain text"));
	node->text = cc_span_dup(l->arena, value);
	node->quoted =
	    l->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE || l->event.data.scalar.tag != NULL;
	*out = node;
	return true;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct cc_node *x = *(struct cc_node *const *)a, *y = *(struct cc_node *const *)b;
	int order = cc_span_cmp(x->text, y->text);

	if (order == 0)
		order = (x->line > y->line) - (x->line < y->line);
	return order != 0 ? order : (x->column > y->column) - (x->column < y->column);
}

/* Of several keys that stand twice the first to do so is named. */
static bool
check_keys(const struct load *l, const struct cc_node *map)
{
	struct cc_node **sorted = CC_ARRAY(l->arena, struct cc_node *, map->n);
	const struct cc_node *first = NULL, *second = NULL;

	for (size_t i = 0; i < map->n; i++)
		sorted[i] = map->key[i];
	qsort(sorted, map->n, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < map->n; i++) {
		const struct cc_node *a = sorted[i - 1], *b = sorted[i];

		if (!cc_span_eq(a->text, b->text))
			continue;
		if (second == NULL || b->line < second->line ||
		    (b->line == second->line && b->column < second->column)) {
			first = a;
			second = b;
		}
	}
	if (second == NULL)
		return true;
	return cc_fail_at(l->err, l->code, cc_node_place(second, l->file),
	    N_("key \"%s\" stands twice; the first is on line %lu"), cc_quote(second->text).text,
	    (unsigned long)first->line);
}

/* Takes what was pushed since base, every step-th from the first-th on. */
static struct cc_node **
take(const struct load *l, size_t base, size_t first, size_t step, size_t n)
{
	struct cc_node **nodes = CC_ARRAY(l->arena, struct cc_node *, n);

	for (size_t i = 0; i < n; i++)
		memcpy(&nodes[i], l->stack.at + base + (first + i * step) * sizeof *nodes, sizeof *nodes);
	return nodes;
}

static bool load_node(struct cc_node **out, struct load *l);

static bool
push_node(struct load *l)
{
	struct cc_node *node;

	if (!load_node(&node, l))
		return false;
	cc_buf_add(&l->stack, (const char *)&node, sizeof node);
	return true;
}

static bool
load_list(struct cc_node *node, struct load *l)
{
	size_t base = l->stack.len;

	for (;;) {
		if (!next_event(l))
			return false;
		if (l->event.type == YAML_SEQUENCE_END_EVENT)
			break;
		if (!push_node(l))
			return false;
	}
	node->n = (l->stack.len - base) / sizeof node;
	node->item = take(l, base, 0, 1, node->n);
	l->stack.len = base;
	return true;
}

static bool
load_map(struct cc_node *node, struct load *l)
{
	size_t base = l->stack.len;

	for (;;) {
		if (!next_event(l))
			return false;
		if (l->event.type == YAML_MAPPING_END_EVENT)
			break;
		if (l->event.type == YAML_SEQUENCE_START_EVENT || l->event.type == YAML_MAPPING_START_EVENT)
			return cc_fail_at(l->err, l->code, place_of(l, l->event.start_mark),
			    N_("a key that is a list or a mapping; wanted text"));
		if (!push_node(l) || !next_event(l) || !push_node(l))
			return false;
	}
	node->n = (l->stack.len - base) / sizeof node / 2;
	node->key = take(l, base, 0, 2, node->n);
	node->item = take(l, base, 1, 2, node->n);
	l->stack.len = base;
	return check_keys(l, node);
}

static bool
load_collection(struct cc_node **out, struct load *l)
{
	bool list = l->event.type == YAML_SEQUENCE_START_EVENT, ok;

	if (!check_tag(l, list ? l->event.data.sequence_start.tag : l->event.data.mapping_start.tag))
		return false;
	if (l->depth == CC_YAML_DEPTH)
		return cc_fail_at(l->err, l->code, place_of(l, l->event.start_mark),
		    N_("lists and mappings nested more than %d deep"), CC_YAML_DEPTH);
	*out = node_new(l, list ? CC_NODE_LIST : CC_NODE_MAP);
	l->depth++;
	ok = list ? load_list(*out, l) : load_map(*out, l);
	l->depth--;
	return ok;
}

/* The node that the event at hand begins; afterwards its last event is at hand. */
static bool
load_node(struct cc_node **out, struct load *l)
{
	if (l->event.type == YAML_ALIAS_EVENT)
		return cc_fail_at(l->err, l->code, place_of(l, l->event.start_mark),
		    N_("alias \"*%s\"; wanted the value itself"),
		    cc_quote(cc_span((const char *)l->event.data.alias.anchor)).text);
	if (l->event.type == YAML_SCALAR_EVENT)
		return load_scalar(out, l);
	return load_collection(out, l);
}

static bool
load_stream(struct cc_node **out, struct load *l)
{
	*out = NULL;
	if (!next_event(l) || !next_event(l))
		return false;
	if (l->event.type == YAML_STREAM_END_EVENT)
		return true;
	if (!next_event(l) || !load_node(out, l) || !next_event(l) || !next_event(l))
		return false;
	if (l->event.type == YAML_STREAM_END_EVENT)
		return true;
	return cc_fail_at(
	    l->err, l->code, place_of(l, l->event.start_mark), N_("a second document begins; wanted one"));
}

static bool
check_utf8(const struct load *l)
{
	bool cut;
	size_t good = cc_utf8_valid(l->text.at, l->text.len, &cut);

	if (good == l->text.len)
		return true;
	return cc_fail_at(l->err, l->code, place_of_byte(l, good),
	    N_("byte 0x%02x is not UTF-8; wanted a file saved as UTF-8"),
	    (unsigned)(unsigned char)l->text.at[good]);
}

/* libyaml compares a %TAG directive with all before it: a file of them takes
 * minutes.  Tags are refused anyhow. */
static bool
check_directives(const struct load *l)
{
	const char *start = l->text.at, *end = start + l->text.len, *at = start;

	while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
		/* The last byte of a line end: LF, CR, U+0085, U+2028, U+2029. */
		bool at_start = at == start || strchr("\n\r\x85\xa8\xa9", at[-1]) != NULL;

		if (at_start && end - at >= 4 && memcmp(at, "%TAG", 4) == 0)
			return cc_fail_at(l->err, l->code, place_of_byte(l, (size_t)(at - start)),
			    N_("a %%TAG directive; wanted a document without tags"));
		at++;
	}
	return true;
}

bool
cc_yaml_load(struct cc_node **out, struct cc_span text, const char *file, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err)
{
	struct load l = { .text = text, .file = file, .code = code, .arena = arena, .err = err };
	bool ok;

	if (text.len > CC_YAML_MAX)
		return cc_fail_at(err, code, (struct cc_place){ file, 0, 0 },
		    N_("%zu bytes; wanted at most %d"), text.len, CC_YAML_MAX);
	if (text.len == 0)
		l.text = CC_SPAN("");
	else if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		l.text = (struct cc_span){ text.at + 3, text.len - 3 };
	if (!check_utf8(&l) || !check_directives(&l))
		return false;
	if (!yaml_parser_initialize(&l.parser))
		cc_oom();
	yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&l.parser, (const unsigned char *)l.text.at, l.text.len);
	ok = load_stream(out, &l);
	yaml_event_delete(&l.event);
	yaml_parser_delete(&l.parser);
	cc_buf_free(&l.stack);
	return ok;
}
