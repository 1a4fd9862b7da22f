/* column_form.c -- split, options, scale and missing of a role. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Blanks around a marker do not make it an answer; U+3000 is one here. */
struct cc_span
cc_cell_trim(struct cc_span s)
{
	static const char wide[] = "\xe3\x80\x80";

	for (;;) {
		s = cc_span_trim(s);
		if (s.len >= 3 && memcmp(s.at, wide, 3) == 0) {
			s.at += 3;
			s.len -= 3;
		} else if (s.len >= 3 && memcmp(s.at + s.len - 3, wide, 3) == 0) {
			s.len -= 3;
		} else {
			return s;
		}
	}
}

bool
cc_is_marker(const struct cc_markers *m, struct cc_span cell)
{
	cell = cc_cell_trim(cell);
	for (size_t i = 0; i < m->n; i++)
		if (cc_span_eq(cell, m->marker[i]))
			return true;
	return false;
}

void
cc_markers_make(struct cc_markers *m)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->marker[i].len > 0)
			m->begins[(unsigned char)m->marker[i].at[0]] = true;
		else
			m->blank = true;
	}
	m->begins[' '] = m->begins['\t'] = m->begins[0xe3] = true; /* blanks, U+3000 */
}

/* A column's own markers stand besides those of all: an empty cell stays one. */
static bool
read_missing(struct cc_cell_form *out, const struct cc_node *node, const struct cc_binder *b,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_markers *all = b->missing;
	struct cc_markers *m = CC_NEW(arena, struct cc_markers);
	const struct cc_span *text = &node->text;
	struct cc_span *marker;
	size_t n = 1;

	if (node->kind != CC_NODE_SCALAR && !cc_node_texts(&text, &n, node, b->run->study->file, arena, err))
		return false;
	marker = CC_ARRAY(arena, struct cc_span, n + all->n);
	for (size_t i = 0; i < n; i++)
		marker[i] = cc_cell_trim(text[i]);
	for (size_t i = 0; i < all->n; i++)
		marker[n + i] = all->marker[i];
	m->marker = marker;
	m->n = n + all->n;
	cc_markers_make(m);
	out->missing = m;
	return true;
}

static int
longest_first(const void *a, const void *b)
{
	const struct cc_span *x = a, *y = b;

	if (x->len != y->len)
		return x->len < y->len ? 1 : -1;
	return cc_span_cmp(*x, *y);
}

static bool
read_options(struct cc_cell_form *out, const struct cc_node *node, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_span *text;
	struct cc_span *option;

	if (!cc_node_texts(&text, &out->n_options, node, file, arena, err))
		return false;
	option = CC_ARRAY(arena, struct cc_span, out->n_options);
	for (size_t i = 0; i < out->n_options; i++) {
		option[i] = cc_cell_trim(text[i]);
		if (option[i].len == 0)
			return cc_node_fail(
			    node->item[i], file, err, N_("an empty option; wanted the text of an answer"));
	}
	qsort(option, out->n_options, sizeof *option, longest_first);
	out->option = option;
	return true;
}

static bool
read_scale(struct cc_cell_form *out, const struct cc_node *node, const struct cc_binder *b,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_scales *s = b->scales;
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, s->n);
	size_t near;

	out->scale = cc_scales_named(s, node->text);
	if (out->scale != CC_NO_SCALE)
		return true;
	for (uint32_t i = 0; i < s->n; i++)
		name[i] = s->scale[i].name;
	near = cc_utf8_nearest(node->text, name, s->n, arena);
	if (near != CC_NO_NEAR)
		return cc_node_fail(node, b->run->study->file, err,
		    N_("\"%s\" is no scale; did you mean \"%s\"?"), cc_quote(node->text).text,
		    cc_quote(name[near]).text);
	return cc_node_fail(node, b->run->study->file, err,
	    N_("\"%s\" is no scale; wanted one of the study's \"scales\" or a built-in one"),
	    cc_quote(node->text).text);
}

static bool
check_kind(const struct cc_node *node, const struct cc_role *role, const char *key_name, enum cc_kind kind,
    const char *file, struct cc_err *err)
{
	return node == NULL || role->kind == kind ||
	       cc_node_fail(node, file, err,
		   kind == CC_CODES ? N_("%s: \"%s\" holds one answer in a cell, not several")
				    : N_("%s: \"%s\" holds no numbers; wanted no scale here"),
		   key_name, role->name);
}

/* The study has checked the shapes; here is what they mean for the role. */
bool
cc_form_read(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role,
    const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *split = cc_node_get(node, "split"), *options = cc_node_get(node, "options"),
			     *scale = cc_node_get(node, "scale"), *missing = cc_node_get(node, "missing");
	const char *file = b->run->study->file;

	if (!check_kind(split, role, "split", CC_CODES, file, err) ||
	    !check_kind(options, role, "options", CC_CODES, file, err) ||
	    !check_kind(scale, role, "scale", CC_NUMBER, file, err))
		return false;
	if (split != NULL && split->text.len == 0)
		return cc_node_fail(
		    split, file, err, N_("an empty text; wanted what stands between answers"));
	if (split != NULL)
		out->split = split->text;
	out->several |= split != NULL || options != NULL;
	return (options == NULL || read_options(out, options, file, arena, err)) &&
	       (scale == NULL || read_scale(out, scale, b, arena, err)) &&
	       (missing == NULL || read_missing(out, missing, b, arena, err));
}
