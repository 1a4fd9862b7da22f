/* column_form.c -- split, options, scale and missing of a role. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/tick.h"

#include <stdlib.h>

/* One character of a cell as markers are compared: width and kinds of dashes do
 * not count; 0: a blank of some kind, or nothing that is seen. */
static uint32_t
fold_character(uint32_t c)
{
	if (cc_utf8_blank(c))
		return 0;
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d ||
	    c == 0x30fc || c == 0xff70 || c == 0x2500 || c == 0x2501)
		return '-';
	return c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c;
}

/* A text as markers are compared, character by character: without blanks at both
 * ends, those within as one space. */
struct cc_marker_text {
	struct cc_span rest;
	bool any; /* a character came already */
};

/* The next character; 0: none is left. */
static uint32_t
marker_next(struct cc_marker_text *t)
{
	bool blank = false;

	while (t->rest.len > 0) {
		size_t used;
		uint32_t c = fold_character(cc_utf8_next(t->rest, &used));

		if (c != 0 && blank)
			return ' ';
		t->rest = (struct cc_span){ t->rest.at + used, t->rest.len - used };
		t->any |= c != 0;
		if (c != 0)
			return c;
		blank = t->any;
	}
	return 0;
}

static bool
is_same_marker(struct cc_span cell, struct cc_span marker)
{
	struct cc_marker_text a = { cell, false }, b = { marker, false };
	uint32_t c;

	do {
		c = marker_next(&a);
		if (c != marker_next(&b))
			return false;
	} while (c != 0);
	return true;
}

/* The character that a cell begins with, folded.  Kanji begin most cells that begin as a marker does, and fold to
 * themselves. */
static uint32_t
lead_of(struct cc_span cell)
{
	const unsigned char *p = (const unsigned char *)cell.at;
	struct cc_marker_text t = { cell, false };

	if (cell.len >= 3 && p[0] >= 0xe4 && p[0] <= 0xe9)
		return (uint32_t)(p[0] & 0xf) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	return marker_next(&t);
}

/* Few begin as any marker does. */
bool
cc_is_marker(const struct cc_markers *m, struct cc_span cell)
{
	uint32_t lead = lead_of(cell);

	for (size_t i = 0; i < m->n; i++)
		if (lead == m->lead[i] && is_same_marker(cell, m->marker[i]))
			return true;
	return false;
}

/* The text of a marker, folded. */
static struct cc_span
fold_marker(struct cc_span text, struct cc_arena *arena)
{
	struct cc_marker_text t = { text, false };
	struct cc_buf folded = { 0 };
	char bytes[4];

	for (uint32_t c; (c = marker_next(&t)) != 0;)
		cc_buf_add(&folded, bytes, cc_utf8_put(bytes, c));
	text = folded.len > 0 ? cc_span_dup(arena, (struct cc_span){ folded.at, folded.len }) : CC_SPAN("");
	cc_buf_free(&folded);
	return text;
}

/* One marker more, to the list of its kind. */
static void
marker_add(struct cc_markers *m, struct cc_span *marker, double *number, struct cc_span text,
    enum cc_marking how, struct cc_arena *arena)
{
	double value;

	text = fold_marker(text, arena);
	if (how == CC_MARK_TEXTS || !cc_num_parse(&value, text))
		marker[m->n++] = text;
	else if (how == CC_MARK_NUMBERS)
		number[m->n_numbers++] = value;
}

void
cc_markers_make(struct cc_markers *m, const struct cc_span *text, size_t n, enum cc_marking how,
    const struct cc_markers *besides, struct cc_arena *arena)
{
	/* The first bytes of blanks, dashes and letters of other widths. */
	static const unsigned char folds[] = { ' ', '\t', '\n', '\v', '\f', '\r', 0xc2, 0xe1, 0xe2, 0xe3,
		0xef };
	size_t more = besides != NULL ? besides->n : 0, numbers = besides != NULL ? besides->n_numbers : 0;
	struct cc_span *marker = CC_ARRAY(arena, struct cc_span, n + more);
	double *number = CC_ARRAY(arena, double, n + numbers);
	uint32_t *lead;

	*m = (struct cc_markers){ .marker = marker, .number = number };
	for (size_t i = 0; i < n; i++)
		marker_add(m, marker, number, text[i], how, arena);
	for (size_t i = 0; i < more; i++)
		marker[m->n++] = besides->marker[i];
	for (size_t i = 0; i < numbers; i++)
		number[m->n_numbers++] = besides->number[i];
	lead = CC_ARRAY(arena, uint32_t, m->n);
	m->lead = lead;
	for (size_t i = 0; i < m->n; i++) {
		struct cc_marker_text t = { marker[i], false };

		lead[i] = marker_next(&t);
		if (marker[i].len > 0)
			m->begins[(unsigned char)marker[i].at[0]] = true;
		else
			m->blank = true;
	}
	for (size_t i = 0; i < sizeof folds; i++)
		m->begins[folds[i]] = true;
}

bool
cc_is_missing_cell(const struct cc_markers *m, struct cc_span cell)
{
	double number;

	return cc_is_missing(m, cell) ||
	       (m->n_numbers > 0 && cc_num_parse_scale(&number, cell) && cc_is_missing_number(m, number));
}

/* A column's own markers stand besides those of all: an empty cell stays one. */
static bool
read_missing(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role,
    const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	bool numbers = role->kind == CC_NUMBER || role->kind == CC_FLAG;
	struct cc_markers *m = CC_NEW(arena, struct cc_markers);
	const struct cc_span *text = &node->text;
	size_t n = 1;

	if (node->kind != CC_NODE_SCALAR && !cc_node_texts(&text, &n, node, b->run->study->file, arena, err))
		return false;
	cc_markers_make(m, text, n, numbers ? CC_MARK_NUMBERS : CC_MARK_TEXTS,
	    &b->missing[numbers ? CC_MARK_NUMBERS : CC_MARK_WORDS], arena);
	out->missing = m;
	for (size_t i = 0; i < n; i++)
		out->blank_missing |= text[i].len == 0;
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
		option[i] = cc_utf8_trim(text[i]);
		if (option[i].len == 0)
			return cc_node_fail(
			    node->item[i], file, err, N_("an empty option; wanted the text of an answer"));
	}
	qsort(option, out->n_options, sizeof *option, longest_first);
	out->option = option;
	return true;
}

/* {low: 5, high: 1}: the numbers of the lowest answer and of the highest. */
static bool
read_turn(struct cc_cell_form *out, const struct cc_node *node, const double *range, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	bool list = node->kind == CC_NODE_LIST && node->n == 2;
	const struct cc_node *ends[] = { list ? node->item[0] : cc_node_get(node, "low"),
		list ? node->item[1] : cc_node_get(node, "high") };
	struct cc_turn *turn = CC_NEW(arena, struct cc_turn);
	double low, high;

	if (node->n != 2 || ends[0] == NULL || ends[1] == NULL)
		return cc_node_fail(node, file, err,
		    N_("wanted the name of a scale, or the numbers of its ends, as in {low: 5, high: 1}"));
	if (!cc_node_number(&low, ends[0], file, err) || !cc_node_number(&high, ends[1], file, err))
		return false;
	if (low == high)
		return cc_node_fail(node, file, err, N_("low and high are the same; wanted two numbers"));
	*turn = (struct cc_turn){ { low < high ? low : high, low < high ? high : low }, low > high };
	out->turn = turn;
	if (range == NULL || range[1] - range[0] == turn->limit[1] - turn->limit[0])
		return true;
	return cc_node_fail(node, file, err,
	    N_("low %s and high %s, but the scale is %s to %s; wanted as many numbers on both"),
	    cc_num_say(low).text, cc_num_say(high).text, cc_num_say(range[0]).text,
	    cc_num_say(range[1]).text);
}

static bool
read_scale(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role,
    const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_scales *s = b->scales;
	const double *range = b->run->has_scale && (role->flags & CC_ROLE_SCALE) ? b->run->scale : NULL;
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, s->n);
	size_t near;

	if (node->kind != CC_NODE_SCALAR)
		return read_turn(out, node, range, b->run->study->file, arena, err);
	out->scale = cc_scales_named(s, node->text);
	if (out->scale != CC_NO_SCALE && range != NULL && !cc_scale_fits(&s->scale[out->scale], range))
		return cc_node_fail(node, b->run->study->file, err,
		    N_("the scale \"%s\" has %u labels, but the scale is %s to %s; wanted --scale=%s..%s, or "
		       "scale: [%s, %s] in the study"),
		    cc_quote(node->text).text, s->scale[out->scale].n, cc_num_say(range[0]).text,
		    cc_num_say(range[1]).text, cc_num_say(range[0]).text,
		    cc_num_say(range[0] + s->scale[out->scale].n - 1).text, cc_num_say(range[0]).text,
		    cc_num_say(range[0] + s->scale[out->scale].n - 1).text);
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
	       (kind == CC_CODES && (role->flags & (CC_ROLE_SPLIT | CC_ROLE_WORDS))) ||
	       cc_node_fail(node, file, err,
		   kind == CC_CODES ? N_("%s: \"%s\" holds one answer in a cell, not several")
				    : N_("%s: \"%s\" holds no numbers; wanted no scale here"),
		   key_name, role->name);
}

/* Labels on a scale of their own say how much, not whether for or against. */
static bool
read_ticks(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *scale = cc_node_get(node, "scale");
	bool votes = role->flags & (CC_ROLE_VOTE | CC_ROLE_TICKS);

	for (size_t k = 0; cc_tick_keys[k] != NULL && !votes; k++)
		if (cc_node_get(node, cc_tick_keys[k]) != NULL)
			return cc_node_fail(node, file, err,
			    N_("%s: \"%s\" holds no votes; wanted no marks here"), cc_tick_keys[k],
			    role->name);
	if ((role->flags & CC_ROLE_VOTE) && scale != NULL)
		return cc_node_fail(scale, file, err,
		    N_("scale: \"%s\" is for or against, not on a scale; wanted its labels under \"for\", "
		       "\"against\" and \"seen\""),
		    role->name);
	return !votes || cc_ticks_load(&out->ticks, node, file, arena, err);
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
	if (!read_ticks(out, node, role, file, arena, err))
		return false;
	return (options == NULL || read_options(out, options, file, arena, err)) &&
	       (scale == NULL || read_scale(out, scale, role, b, arena, err)) &&
	       (missing == NULL || read_missing(out, missing, role, b, arena, err));
}
