/* codebook_yaml.c -- a codebook in YAML -> codes and rules. */
#include "text/codebook_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/node_read.h"
#include "rec/yaml.h"

enum { WITHIN = 10, WITHIN_MAX = 10000, NEAR_MAX = 2 };

#define fail(m, node, ...) cc_node_fail(node, (m)->file, (m)->err, __VA_ARGS__)

static bool
known_keys(struct cc_maker *m, const struct cc_node *map, const char *const *key)
{
	const struct cc_names known = { key, NULL };

	if (!cc_node_map(map, m->file, m->err))
		return false;
	for (size_t i = 0; i < map->n; i++)
		if (!cc_names_have(&known, map->key[i]->text))
			return cc_node_unknown(map->key[i], &known, m->file, m->arena, m->err);
	return true;
}

static bool
read_pattern(struct cc_expr **out, struct cc_maker *m, const struct cc_node *node, bool against)
{
	struct cc_span text, literal;

	if (!cc_node_text(&text, node, m->file, m->err))
		return false;
	literal = text;
	if (text.len >= 3 && memcmp(text.at, "re:", 3) == 0)
		literal.at = NULL;
	return cc_make_rule(
	    out, m, (struct cc_code_rule){ 0, text, cc_node_place(node, m->file), against }, literal);
}

/* A list of patterns, or nothing. */
static bool
read_patterns(struct cc_expr ***of, size_t *n, struct cc_maker *m, const struct cc_node *list, bool against)
{
	*n = 0;
	if (list == NULL)
		return true;
	if (list->kind != CC_NODE_LIST)
		return fail(m, list, N_("\"%s\"; wanted a list of patterns, [ONE, ANOTHER]"),
		    cc_quote(list->text).text);
	if (list->n == 0)
		return fail(m, list, N_("an empty list; wanted patterns"));
	*of = CC_ARRAY(m->arena, struct cc_expr *, list->n);
	for (; *n < list->n; ++*n)
		if (!read_pattern(&(*of)[*n], m, list->item[*n], against))
			return false;
	return true;
}

static bool
read_within(uint32_t *within, struct cc_maker *m, const struct cc_node *node)
{
	double number;

	*within = WITHIN;
	if (node == NULL)
		return true;
	if (!cc_node_number(&number, node, m->file, m->err))
		return false;
	if (number < 0 || number > WITHIN_MAX || number != (double)(uint32_t)number)
		return fail(m, node, N_("\"%s\"; wanted a whole number of characters from 0 to %d"),
		    cc_quote(node->text).text, WITHIN_MAX);
	*within = (uint32_t)number;
	return true;
}

static bool
read_near(struct cc_expr **out, struct cc_maker *m, const struct cc_node *near)
{
	static const char *const keys[] = { "of", "within", NULL };
	struct cc_expr **of;
	uint32_t within;
	size_t n;

	if (near == NULL)
		return true;
	if (!known_keys(m, near, keys) || !read_within(&within, m, cc_node_get(near, "within")) ||
	    !read_patterns(&of, &n, m, cc_node_get(near, "of"), false))
		return false;
	if (n != NEAR_MAX)
		return fail(m, near, N_("near without two patterns; wanted {of: [A, B], within: 10}"));
	*out = cc_make_expr(m, CC_EXPR_NEAR, of, n);
	(*out)->number = within;
	return true;
}

/* any AND all ... AND NOT none AND near. */
static bool
read_condition(struct cc_maker *m, const struct cc_node *code)
{
	struct cc_expr **any, **all, **none, **both, *near = NULL;
	size_t n_any, n_all, n_none, n = 0;

	if (!read_patterns(&any, &n_any, m, cc_node_get(code, "any"), false) ||
	    !read_patterns(&all, &n_all, m, cc_node_get(code, "all"), false) ||
	    !read_patterns(&none, &n_none, m, cc_node_get(code, "none"), true) ||
	    !read_near(&near, m, cc_node_get(code, "near")))
		return false;
	if (n_any == 0 && n_all == 0 && near == NULL)
		return fail(m, code, N_("a code without patterns; wanted any, all or near"));
	both = CC_ARRAY(m->arena, struct cc_expr *, n_all + 3);
	if (n_any > 0)
		both[n++] = cc_make_any(m, any, n_any);
	for (size_t i = 0; i < n_all; i++)
		both[n++] = all[i];
	if (near != NULL)
		both[n++] = near;
	if (n_none > 0) {
		struct cc_expr **not = CC_ARRAY(m->arena, struct cc_expr *, 1);

		not [0] = cc_make_any(m, none, n_none);
		both[n++] = cc_make_expr(m, CC_EXPR_NOT, not, 1);
	}
	cc_make_condition(m, cc_make_expr(m, CC_EXPR_AND, both, n));
	return true;
}

/* Of a code, else of its dimension. */
static bool
read_negate(struct cc_code *code, struct cc_maker *m, const struct cc_node *node)
{
	static const char *const keys[] = { "flip", NULL };
	static const struct {
		const char *word;
		enum cc_negate negate;
	} words[] = { { "keep", CC_NEGATE_KEEP }, { "drop", CC_NEGATE_DROP },
		{ "ignore", CC_NEGATE_IGNORE } };

	if (node == NULL)
		return true;
	if (node->kind == CC_NODE_MAP && cc_node_get(node, "flip") != NULL) {
		code->negate = CC_NEGATE_FLIP;
		return known_keys(m, node, keys);
	}
	for (size_t i = 0; node->kind == CC_NODE_SCALAR && i < sizeof words / sizeof *words; i++)
		if (cc_span_eq(node->text, cc_span(words[i].word))) {
			code->negate = words[i].negate;
			return true;
		}
	return fail(
	    m, node, N_("\"%s\"; wanted keep, drop, ignore or {flip: CODE}"), cc_quote(node->text).text);
}

static bool
stands_twice(struct cc_maker *m, struct cc_span id, const struct cc_node *node, uint32_t first)
{
	uint32_t n;
	const struct cc_code *code = cc_made_codes(m, &n);

	for (uint32_t i = first; i < n; i++)
		if (cc_span_eq(code[i].id, id))
			return !fail(m, node,
			    N_("code \"%s\" stands twice in its dimension; wanted each once"),
			    cc_quote(id).text);
	return false;
}

static bool
read_code(struct cc_maker *m, const struct cc_node *node, const struct cc_node *negate, uint32_t first)
{
	static const char *const keys[] = { "code", "label", "value", "any", "all", "none", "near", "negate",
		NULL };
	const struct cc_node *id = cc_node_get(node, "code"), *label = cc_node_get(node, "label"),
			     *value = cc_node_get(node, "value");
	struct cc_code code = { 0 };

	if (!known_keys(m, node, keys))
		return false;
	if (id == NULL && node->n == 1 && cc_node_get(node, "negate") != NULL)
		return fail(m, node,
		    N_("negate without a code; wanted \"NAME: {negate: ..., codes: [...]}\" for a "
		       "dimension"));
	if (id == NULL)
		return fail(m, node, N_("a code without a name; wanted \"code: NAME\""));
	if (!cc_node_text(&code.id, id, m->file, m->err) ||
	    !cc_code_check_id(m, code.id, cc_node_place(id, m->file)) || stands_twice(m, code.id, id, first))
		return false;
	if (label != NULL && !cc_node_words(&code.label, label, m->file, m->arena, m->err))
		return false;
	code.has_value = value != NULL;
	if (value != NULL && !cc_node_number(&code.value, value, m->file, m->err))
		return false;
	if (!read_negate(&code, m, negate))
		return false;
	cc_make_code(m, code);
	return read_condition(m, node);
}

/* Once all codes of the dimension are known. */
static bool
resolve_flip(struct cc_maker *m, uint32_t code, uint32_t first, const struct cc_node *negate)
{
	const struct cc_node *flip = cc_node_get(negate, "flip");
	struct cc_span id, *name;
	struct cc_code *codes;
	uint32_t n;
	size_t near;

	if (flip == NULL)
		return true;
	if (!cc_node_text(&id, flip, m->file, m->err))
		return false;
	codes = cc_made_codes(m, &n);
	name = CC_ARRAY(m->arena, struct cc_span, n - first);
	for (uint32_t i = first; i < n; i++) {
		name[i - first] = codes[i].id;
		if (!cc_span_eq(codes[i].id, id))
			continue;
		codes[code].flip = i;
		return true;
	}
	near = cc_utf8_nearest(id, name, n - first, m->arena);
	if (near != CC_NO_NEAR)
		return fail(m, flip, N_("no code \"%s\" in this dimension; did you mean \"%s\"?"),
		    cc_quote(id).text, cc_quote(name[near]).text);
	return fail(
	    m, flip, N_("no code \"%s\" in this dimension; wanted one of its codes"), cc_quote(id).text);
}

static const struct cc_node *
negate_of(const struct cc_node *code, const struct cc_node *dimension)
{
	const struct cc_node *own = cc_node_get(code, "negate");

	return own != NULL ? own : dimension;
}

/* A list of codes; or {negate: ..., codes: [...]}, where negate holds for those that
 * do not say it. */
static bool
read_dimension(struct cc_maker *m, const struct cc_node *key, const struct cc_node *list)
{
	static const char *const keys[] = { "negate", "codes", NULL };
	const struct cc_node *negate = NULL;
	uint32_t first;

	if (!cc_make_dimension(m, key->text, cc_node_place(key, m->file)))
		return false;
	if (list->kind == CC_NODE_MAP) {
		if (!known_keys(m, list, keys))
			return false;
		negate = cc_node_get(list, "negate");
		list = cc_node_get(list, "codes");
	}
	if (list == NULL || list->kind != CC_NODE_LIST || list->n == 0)
		return fail(m, list != NULL ? list : key,
		    N_("dimension \"%s\" without codes; wanted a list, \"- code: NAME\""),
		    cc_quote(key->text).text);
	cc_made_codes(m, &first);
	for (size_t i = 0; i < list->n; i++)
		if (!read_code(m, list->item[i], negate_of(list->item[i], negate), first))
			return false;
	for (size_t i = 0; i < list->n; i++)
		if (!resolve_flip(m, first + (uint32_t)i, first, negate_of(list->item[i], negate)))
			return false;
	return true;
}

static void
keep_section(struct cc_buf *out, const struct cc_maker *m, const struct cc_node *node)
{
	const struct cc_node_of section = { node, m->file };

	if (node != NULL)
		cc_buf_add(out, (const char *)&section, sizeof section);
}

bool
cc_codebook_yaml(struct cc_maker *m)
{
	static const char *const keys[] = { "dimensions", "words", "nets", NULL };
	struct cc_node *root = NULL;
	const struct cc_node *dimensions;

	if (m->preset != NULL ? !cc_data_node(&root, &m->forms, m->text, m->file, m->preset, m->arena, m->err)
			      : !cc_yaml_load(&root, m->text, m->file, CC_EXIT_STUDY, m->arena, m->err))
		return false;
	m->sound = m->forms.at != NULL;
	if (root == NULL || cc_node_null(root))
		return cc_fail_at(m->err, CC_EXIT_STUDY, (struct cc_place){ m->file, 0, 0 },
		    N_("an empty codebook; wanted \"dimensions:\" with codes"));
	if (!known_keys(m, root, keys))
		return false;
	dimensions = cc_node_get(root, "dimensions");
	if (dimensions == NULL || dimensions->kind != CC_NODE_MAP || dimensions->n == 0)
		return fail(m, dimensions != NULL ? dimensions : root,
		    N_("no dimensions; wanted \"dimensions: {NAME: [{code: ...}]}\""));
	for (size_t i = 0; i < dimensions->n; i++)
		if (!read_dimension(m, dimensions->key[i], dimensions->item[i]))
			return false;
	keep_section(&m->words, m, cc_node_get(root, "words"));
	keep_section(&m->nets, m, cc_node_get(root, "nets"));
	return true;
}
