/* codebook_kh.c -- a condition of a rule file of KH Coder -> an expression.
 *
 *	or    := and { ("|" | "or") and }
 *	and   := not { ("&" | "and") not }
 *	not   := { "!" | "not" } prim
 *	prim  := "(" or ")" | word [compare integer] | near | seq | <*code> | lc compare integer
 *
 * Words are texts, not what a morphological analyser finds: they are searched
 * anywhere, and what needs an analyser is refused.
 */
#include "text/codebook_kh.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 64, WITHIN = 10, WITHIN_MAX = 10000, TERMS_MAX = 16 };

static bool read_or(struct cc_expr **out, struct cc_kh *k);

static bool
read_rule(struct cc_expr **out, struct cc_kh *k, const struct cc_kh_token *t)
{
	struct cc_code_rule rule = { 0, { k->m->text.at + t->at, t->end - t->at }, cc_kh_place(k, t->at),
		k->against };

	return cc_make_rule(out, k->m, rule, t->text);
}

/* The comparison behind a word, if there is one. */
static bool
read_count(struct cc_expr *e, struct cc_kh *k)
{
	if (k->token.kind != CC_KH_COMPARE)
		return true;
	e->compare = k->token.compare;
	cc_kh_skip(k);
	if (!cc_kh_number(&e->number, k))
		return cc_kh_fail(k, k->at, N_("a number is missing here; wanted one to compare with"));
	return cc_kh_next(k);
}

static bool
read_word(struct cc_expr **out, struct cc_kh *k)
{
	struct cc_kh_token word = k->token;

	return read_rule(out, k, &word) && cc_kh_next(k) && read_count(*out, k);
}

static bool
read_length(struct cc_expr **out, struct cc_kh *k)
{
	size_t from = k->token.at;

	*out = cc_make_expr(k->m, CC_EXPR_LENGTH, NULL, 0);
	if (!cc_kh_next(k))
		return false;
	if (k->token.kind != CC_KH_COMPARE)
		return cc_kh_fail(k, from, N_("\"lc\" alone; wanted a comparison, as in: lc > 20"));
	return read_count(*out, k);
}

static bool
read_code(struct cc_expr **out, struct cc_kh *k)
{
	struct cc_kh_token t = k->token;
	struct cc_span *name;
	uint32_t n;
	const struct cc_code *code = cc_made_codes(k->m, &n);
	size_t near;

	*out = cc_make_expr(k->m, CC_EXPR_CODE, NULL, 0);
	name = CC_ARRAY(k->m->arena, struct cc_span, n - k->first);
	for (uint32_t i = k->first; i < n; i++) {
		name[i - k->first] = code[i].id;
		if (!cc_span_eq(code[i].id, t.text))
			continue;
		(*out)->id = i;
		return cc_kh_next(k);
	}
	near = cc_utf8_nearest(t.text, name, n - k->first, k->m->arena);
	if (near != CC_NO_NEAR)
		return cc_kh_fail(k, t.at, N_("no code \"%s\" in this file; did you mean <*%s>?"),
		    cc_quote(t.text).text, cc_quote(name[near]).text);
	return cc_kh_fail(
	    k, t.at, N_("no code \"%s\" in this file; wanted the name of one"), cc_quote(t.text).text);
}

/* [10], [b], [b10] or [d10] behind near() and seq(). */
static bool
read_reach(struct cc_expr *e, struct cc_kh *k)
{
	size_t from = k->at, len;

	e->number = WITHIN;
	if (cc_kh_is(k, k->at, '{'))
		return cc_kh_fail(k, from, N_("\"{\"; wanted [10], [b] or [d]"));
	len = cc_kh_is(k, k->at, '[');
	if (len == 0)
		return true;
	k->at += len;
	if ((len = cc_kh_is(k, k->at, 'b')) > 0)
		e->unit = CC_UNIT_SENTENCE;
	else if ((len = cc_kh_is(k, k->at, 'd')) > 0)
		e->unit = CC_UNIT_PARAGRAPH;
	k->at += len;
	if (!cc_kh_number(&e->number, k) && len == 0)
		return cc_kh_fail(k, k->at, N_("a number is missing here; wanted [10], [b] or [d]"));
	if (e->number > WITHIN_MAX)
		e->number = WITHIN_MAX;
	len = cc_kh_is(k, k->at, ']');
	if (len == 0)
		return cc_kh_fail(k, k->at, N_("wanted \"]\" here"));
	k->at += len;
	return true;
}

static bool
read_near(struct cc_expr **out, struct cc_kh *k, enum cc_expr_kind kind)
{
	struct cc_expr **of = CC_ARRAY(k->m->arena, struct cc_expr *, TERMS_MAX);
	size_t n = 0, from = k->token.at, len;

	k->at += cc_kh_is(k, k->at, '(');
	for (;;) {
		struct cc_kh_token term;

		cc_kh_skip(k);
		if (n == TERMS_MAX)
			return cc_kh_fail(k, k->at, N_("more than %d words; wanted fewer"), TERMS_MAX);
		if (!cc_kh_term(&term, k, true) || !read_rule(&of[n++], k, &term))
			return false;
		cc_kh_skip(k);
		len = cc_kh_is(k, k->at, '-');
		if (len == 0)
			break;
		k->at += len;
	}
	len = cc_kh_is(k, k->at, ')');
	if (len == 0)
		return cc_kh_fail(k, k->at, N_("wanted \"-\" and a word, or \")\" here"));
	k->at += len;
	if (n < 2)
		return cc_kh_fail(k, from, N_("one word alone is near to nothing; wanted near(A-B)"));
	*out = cc_make_expr(k->m, kind, of, n);
	return read_reach(*out, k) && cc_kh_next(k);
}

static bool
read_parentheses(struct cc_expr **out, struct cc_kh *k)
{
	size_t from = k->token.at;

	if (!cc_kh_next(k) || !read_or(out, k))
		return false;
	if (k->token.kind != CC_KH_CLOSE)
		return cc_kh_fail(k, from, N_("a ( that is never closed; wanted a ) behind it"));
	return cc_kh_next(k);
}

static bool
read_prim(struct cc_expr **out, struct cc_kh *k)
{
	switch (k->token.kind) {
	case CC_KH_OPEN: return read_parentheses(out, k);
	case CC_KH_WORD: return read_word(out, k);
	case CC_KH_CODE: return read_code(out, k);
	case CC_KH_NEAR: return read_near(out, k, CC_EXPR_NEAR);
	case CC_KH_SEQ: return read_near(out, k, CC_EXPR_SEQ);
	case CC_KH_LENGTH: return read_length(out, k);
	case CC_KH_CLOSE: return cc_kh_fail(k, k->token.at, N_("a ) without its (; wanted a word"));
	case CC_KH_OR:
	case CC_KH_AND:
	case CC_KH_NOT:
	case CC_KH_COMPARE:
	case CC_KH_END: break;
	}
	return cc_kh_fail(k, k->token.at, N_("a word is missing here; wanted one, or 'a quotation'"));
}

static bool
read_not(struct cc_expr **out, struct cc_kh *k)
{
	struct cc_expr **of;
	bool good;

	if (k->token.kind != CC_KH_NOT && k->token.kind != CC_KH_OPEN)
		return read_prim(out, k);
	if (++k->depth > DEPTH_MAX)
		return cc_kh_fail(k, k->token.at, N_("nested more than %d deep"), DEPTH_MAX);
	if (k->token.kind == CC_KH_OPEN) {
		good = read_prim(out, k);
	} else {
		of = CC_ARRAY(k->m->arena, struct cc_expr *, 1);
		k->against = !k->against;
		good = cc_kh_next(k) && read_not(of, k);
		k->against = !k->against;
		*out = cc_make_expr(k->m, CC_EXPR_NOT, of, 1);
	}
	k->depth--;
	return good;
}

/* One or more of what `read` reads, with operators in between. */
static bool
read_row(struct cc_expr **out, struct cc_kh *k, enum cc_kh_kind by, enum cc_expr_kind kind,
    bool (*read)(struct cc_expr **, struct cc_kh *))
{
	struct cc_buf row = { 0 };
	struct cc_expr *one = NULL, **of;
	bool good;
	size_t n;

	while ((good = read(&one, k))) {
		cc_buf_add(&row, (const char *)&one, sizeof(struct cc_expr *));
		if (k->token.kind != by)
			break;
		good = cc_kh_next(k);
		if (!good)
			break;
	}
	n = row.len / sizeof(struct cc_expr *);
	if (good && n > 1) {
		of = CC_ARRAY(k->m->arena, struct cc_expr *, n);
		memcpy(of, row.at, row.len);
		one = cc_make_expr(k->m, kind, of, n);
	}
	*out = one;
	cc_buf_free(&row);
	return good;
}

static bool
read_and(struct cc_expr **out, struct cc_kh *k)
{
	return read_row(out, k, CC_KH_AND, CC_EXPR_AND, read_not);
}

static bool
read_or(struct cc_expr **out, struct cc_kh *k)
{
	return read_row(out, k, CC_KH_OR, CC_EXPR_OR, read_and);
}

bool
cc_kh_condition(struct cc_kh *k)
{
	struct cc_expr *e;

	if (!cc_kh_next(k))
		return false;
	if (k->token.kind == CC_KH_END)
		return cc_kh_fail(k, k->token.at,
		    N_("a code without a condition; wanted words on the lines behind its name"));
	if (!read_or(&e, k))
		return false;
	if (k->token.kind == CC_KH_CLOSE)
		return cc_kh_fail(k, k->token.at, N_("a ) without its (; wanted an operator, or the end"));
	if (k->token.kind != CC_KH_END)
		return cc_kh_fail(k, k->token.at,
		    N_("no operator before this; wanted and, or, not, or 'quotes' around words that belong "
		       "together"));
	cc_make_condition(k->m, e);
	return true;
}
