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
#include "rec/yaml_int.h"

#include <stdlib.h>

bool
cc_yaml_next(struct cc_yaml *l)
{
	l->passed = l->event.end_mark;
	yaml_event_delete(&l->event);
	return yaml_parser_parse(&l->parser, &l->event) != 0 || cc_yaml_explain(l);
}

static struct cc_node *
node_new(const struct cc_yaml *l, enum cc_node_kind kind)
{
	struct cc_node *node = CC_NEW(l->arena, struct cc_node);

	node->kind = kind;
	node->line = l->event.start_mark.line + 1;
	node->column = l->event.start_mark.column + 1;
	return node;
}

bool
cc_yaml_check_tag(const struct cc_yaml *l, const yaml_char_t *tag)
{
	const char *name = (const char *)tag;

	if (name == NULL || strcmp(name, "!") == 0)
		return true;
	return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
	    N_("tag \"%s\"; wanted a value without a tag"), cc_quote(cc_span(name)).text);
}

/* Counts a text of a cell that holds several. */
static bool
hold(struct cc_yaml *l, size_t len)
{
	if (l->max_field == 0 || l->depth <= CC_YAML_CELL)
		return true;
	l->held += len + (l->held > 0);
	return l->held <= l->max_field || cc_yaml_fail_long(l, l->value);
}

static bool
load_scalar(struct cc_node **out, struct cc_yaml *l)
{
	const char *text = (const char *)l->event.data.scalar.value;
	struct cc_span value = { text, l->event.data.scalar.length };
	struct cc_node *node = node_new(l, CC_NODE_SCALAR);

	if (!cc_yaml_check_tag(l, l->event.data.scalar.tag))
		return false;
	if (memchr(text, '\0', value.len) != NULL)
		return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
		    N_("a NUL character in the text; wanted plain text"));
	if (!hold(l, value.len))
		return false;
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
check_keys(const struct cc_yaml *l, const struct cc_node *map)
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
take(const struct cc_yaml *l, size_t base, size_t first, size_t step, size_t n)
{
	struct cc_node **nodes = CC_ARRAY(l->arena, struct cc_node *, n);

	for (size_t i = 0; i < n; i++)
		memcpy(&nodes[i], l->stack.at + base + (first + i * step) * sizeof *nodes, sizeof *nodes);
	return nodes;
}

static bool
push_node(struct cc_yaml *l)
{
	struct cc_node *node;

	if (!cc_yaml_node(&node, l))
		return false;
	cc_buf_add(&l->stack, (const char *)&node, sizeof node);
	return true;
}

static bool
load_list(struct cc_node *node, struct cc_yaml *l)
{
	size_t base = l->stack.len;

	for (;;) {
		if (!cc_yaml_next(l))
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

/* Behind a key. */
static void
begin_cell(struct cc_yaml *l)
{
	if (l->depth != CC_YAML_CELL)
		return;
	l->held = 0;
	memcpy(&l->key, l->stack.at + l->stack.len - sizeof l->key, sizeof l->key);
}

static bool
load_map(struct cc_node *node, struct cc_yaml *l)
{
	size_t base = l->stack.len;

	for (;;) {
		if (!cc_yaml_next(l))
			return false;
		if (l->event.type == YAML_MAPPING_END_EVENT)
			break;
		if (l->event.type == YAML_SEQUENCE_START_EVENT || l->event.type == YAML_MAPPING_START_EVENT)
			return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
			    N_("a key that is a list or a mapping; wanted text"));
		if (!push_node(l))
			return false;
		begin_cell(l);
		if (!cc_yaml_next(l))
			return false;
		if (l->depth == CC_YAML_CELL)
			l->value = l->event.start_mark;
		if (!push_node(l))
			return false;
		if (l->depth == CC_YAML_CELL)
			l->key = NULL;
	}
	node->n = (l->stack.len - base) / sizeof node / 2;
	node->key = take(l, base, 0, 2, node->n);
	node->item = take(l, base, 1, 2, node->n);
	l->stack.len = base;
	return check_keys(l, node);
}

static bool
load_collection(struct cc_node **out, struct cc_yaml *l)
{
	bool list = l->event.type == YAML_SEQUENCE_START_EVENT, ok;

	if (!cc_yaml_check_tag(l, list ? l->event.data.sequence_start.tag : l->event.data.mapping_start.tag))
		return false;
	if (l->depth == CC_YAML_DEPTH)
		return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
		    N_("lists and mappings nested more than %d deep"), CC_YAML_DEPTH);
	*out = node_new(l, list ? CC_NODE_LIST : CC_NODE_MAP);
	l->depth++;
	ok = list ? load_list(*out, l) : load_map(*out, l);
	l->depth--;
	return ok;
}

bool
cc_yaml_node(struct cc_node **out, struct cc_yaml *l)
{
	if (l->event.type == YAML_ALIAS_EVENT)
		return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
		    N_("alias \"*%s\"; wanted the value itself"),
		    cc_quote(cc_span((const char *)l->event.data.alias.anchor)).text);
	if (l->event.type == YAML_SCALAR_EVENT)
		return load_scalar(out, l);
	return load_collection(out, l);
}

static bool
load_stream(struct cc_node **out, struct cc_yaml *l)
{
	*out = NULL;
	if (!cc_yaml_next(l) || !cc_yaml_next(l))
		return false;
	if (l->event.type == YAML_STREAM_END_EVENT)
		return true;
	if (!cc_yaml_next(l) || !cc_yaml_node(out, l) || !cc_yaml_next(l) || !cc_yaml_next(l))
		return false;
	if (l->event.type == YAML_STREAM_END_EVENT)
		return true;
	return cc_fail_at(l->err, l->code, cc_yaml_place(l, l->event.start_mark),
	    N_("a second document begins; wanted one"));
}

static bool
check_utf8(const struct cc_yaml *l)
{
	bool cut;
	size_t good = cc_utf8_valid(l->text.at, l->text.len, &cut);

	if (good == l->text.len)
		return true;
	return cc_fail_at(l->err, l->code, cc_yaml_place_of_byte(l, good),
	    N_("byte 0x%02x is not UTF-8; wanted a file saved as UTF-8"),
	    (unsigned)(unsigned char)l->text.at[good]);
}

bool
cc_yaml_load(struct cc_node **out, struct cc_span text, const char *file, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_yaml l = { .text = text, .file = file, .code = code, .arena = arena, .err = err };
	bool ok;

	if (text.len > CC_YAML_MAX)
		return cc_fail_at(err, code, (struct cc_place){ file, 0, 0 },
		    N_("%zu bytes; wanted at most %d"), text.len, CC_YAML_MAX);
	if (text.len == 0)
		l.text = CC_SPAN("");
	else if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		l.text = (struct cc_span){ text.at + 3, text.len - 3 };
	if (!check_utf8(&l) || !cc_yaml_check_directives(&l, 0))
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

bool
cc_yaml_is_list(struct cc_span yaml)
{
	size_t at = 0;

	while (at < yaml.len && (cc_byte_in(yaml.at[at], " \t\r\n#") ||
				    (at + 3 <= yaml.len && memcmp(yaml.at + at, "---", 3) == 0))) {
		bool line = yaml.at[at] == '#' || yaml.at[at] == '-';

		while (line && at + 1 < yaml.len && yaml.at[at] != '\n')
			at++;
		at++;
	}
	return at < yaml.len && (yaml.at[at] == '-' || yaml.at[at] == '[');
}
