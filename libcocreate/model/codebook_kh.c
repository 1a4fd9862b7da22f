/* codebook_kh.c -- a rule file of KH Coder -> codes and rules.
 *
 *	file  := { comment | head condition }	a head is a line "*name"
 *	or    := and { ("|" | "or") and }
 *	and   := not { ("&" | "and") not }
 *	not   := { "!" | "not" } prim
 *	prim  := "(" or ")" | word [compare integer] | near | seq | <*code> | lc compare integer
 *
 * Words are texts, not what a morphological analyser finds: they are searched
 * anywhere, and what needs an analyser is refused.
 */
#include "model/codebook_kh.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/source.h"
#include "rec/yaml.h"

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
	*out = cc_make_expr(k->m, CC_EXPR_LENGTH, NULL, 0);
	if (!cc_kh_next(k))
		return false;
	if (k->token.kind != CC_KH_COMPARE)
		return cc_kh_fail(k, k->token.at, N_("\"lc\" alone; wanted a comparison, as in: lc > 20"));
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
	struct cc_expr *one, **of;
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

static bool
read_condition(struct cc_kh *k)
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

/* One head and the condition behind it, in bytes. */
struct head {
	size_t at, condition, end;
};

static size_t
line_end(struct cc_span text, size_t at)
{
	while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r')
		at++;
	return at;
}

static bool
only_comment(const struct cc_kh *k, size_t at, size_t end)
{
	size_t len;

	while (at < end && (len = cc_kh_blank(k, at)) > 0)
		at += len;
	return at >= end || k->m->text.at[at] == '#';
}

/* All codes are made before any condition is read: one may refer to the next. */
static bool
make_code(struct cc_kh *k, size_t name, size_t end)
{
	struct cc_code code = { .id = { k->m->text.at + name, end - name }, .negate = CC_NEGATE_NONE };
	const struct cc_code *made;
	size_t len = 0;
	uint32_t n;

	while (name < end && (len = cc_kh_blank(k, name)) > 0)
		name += len;
	while (end > name && (cc_kh_blank(k, end - 1) || (end - name >= 3 && cc_kh_blank(k, end - 3) == 3)))
		end -= cc_kh_blank(k, end - 1) ? 1 : 3;
	code.id = (struct cc_span){ k->m->text.at + name, end - name };
	if (!cc_code_check_id(k->m, code.id, cc_kh_place(k, name)))
		return cc_kh_show(k, name);
	made = cc_made_codes(k->m, &n);
	for (uint32_t i = k->first; i < n; i++)
		if (cc_span_eq(made[i].id, code.id))
			return cc_kh_fail(k, name,
			    N_("code \"%s\" stands twice in the file; wanted each once"),
			    cc_quote(code.id).text);
	cc_make_code(k->m, code);
	return true;
}

static bool
find_heads(struct cc_buf *heads, struct cc_kh *k)
{
	struct cc_span text = k->m->text;
	struct head *last = NULL;
	size_t end;

	for (size_t at = 0; at < text.len; at = end + 1) {
		size_t from = at, star;

		end = line_end(text, at);
		while (from < end && cc_kh_blank(k, from))
			from += cc_kh_blank(k, from);
		star = from < end ? cc_kh_is(k, from, '*') : 0;
		if (star > 0) {
			struct head head = { from, end, text.len };

			if (!make_code(k, from + star, end))
				return false;
			if (last != NULL)
				last->end = at;
			cc_buf_add(heads, (const char *)&head, sizeof head);
			last = (struct head *)(void *)(heads->at + heads->len) - 1;
		} else if (last == NULL && !only_comment(k, at, end)) {
			return cc_kh_fail(
			    k, from, N_("a condition before any code; wanted a line \"*name\" first"));
		}
	}
	return last != NULL || cc_fail_at(k->m->err, CC_EXIT_STUDY, (struct cc_place){ k->m->file, 0, 0 },
				   N_("a rule file without codes; wanted lines \"*name\" with conditions"));
}

enum mark { NEW, OPEN, DONE };

/* Whether a code leads back to itself.  *depth bounds the chain. */
static bool
refers_back(uint8_t *mark, const struct cc_kh *k, const struct cc_expr *e, unsigned depth)
{
	struct cc_expr *const *exprs = (const void *)k->m->exprs.at;
	bool back = false;

	if (e->kind == CC_EXPR_CODE) {
		uint8_t *of = &mark[e->id - k->first];

		if (*of == DONE)
			return false;
		if (*of == OPEN || depth == 0)
			return true;
		*of = OPEN;
		back = refers_back(mark, k, exprs[e->id], depth - 1);
		*of = DONE;
	}
	for (size_t i = 0; !back && i < e->n; i++)
		back = refers_back(mark, k, e->of[i], depth);
	return back;
}

static bool
check_references(struct cc_kh *k, const struct head *head, uint32_t n)
{
	struct cc_expr *const *exprs = (const void *)k->m->exprs.at;
	uint8_t *mark = CC_ARRAY(k->m->arena, uint8_t, n);

	for (uint32_t i = 0; i < n; i++) {
		if (mark[i] == DONE)
			continue;
		mark[i] = OPEN;
		if (refers_back(mark, k, exprs[k->first + i], DEPTH_MAX))
			return cc_kh_fail(k, head[i].at,
			    N_("this code leads back to itself, or over more than %d others; wanted words in "
			       "the end"),
			    DEPTH_MAX);
		mark[i] = DONE;
	}
	return true;
}

static bool
read_codes(struct cc_kh *k)
{
	struct cc_buf heads = { 0 };
	const struct head *head;
	bool good = find_heads(&heads, k);
	uint32_t n = (uint32_t)(heads.len / sizeof *head);

	head = (const void *)heads.at;
	for (uint32_t i = 0; good && i < n; i++) {
		k->at = head[i].condition;
		k->end = head[i].end;
		k->depth = 0;
		k->against = false;
		k->m->code = k->first + i;
		good = read_condition(k);
	}
	k->end = k->m->text.len;
	good = good && check_references(k, head, n);
	cc_buf_free(&heads);
	return good;
}

/* Rule files are as old as the program: UTF-8, CP932 or EUC-JP, as for data. */
static bool
decode(struct cc_maker *m)
{
	struct cc_source_opts opts = { .bytes = m->text };
	struct cc_source *source = cc_source_new((struct cc_input){ m->file, -1 }, &opts, m->arena);
	struct cc_where where = CC_WHERE_START;
	struct cc_buf text = { 0 };
	struct cc_err cause = { 0 };
	enum cc_got got;
	size_t n;

	do {
		cc_buf_reserve(&text, 4096);
		got = cc_source_read(&n, text.at + text.len, 4096, source, &cause);
		text.len += got == CC_GOT_SOME ? n : 0;
	} while (got == CC_GOT_SOME);
	m->text = cc_span_dup(m->arena, (struct cc_span){ text.at, text.len });
	cc_where_pass(&where, m->text);
	if (got == CC_GOT_FAULT)
		cc_source_fail(m->err, source, where.line, where.column, &cause);
	m->err->code = CC_EXIT_STUDY;
	cc_source_free(source);
	cc_buf_free(&text);
	return got == CC_GOT_END;
}

/* The file's name without folder and ending. */
static struct cc_span
file_name(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct cc_span name = cc_span(slash != NULL ? slash + 1 : file);

	name.len -= strlen(".cod");
	return name;
}

bool
cc_codebook_kh(struct cc_maker *m)
{
	struct cc_kh k = { .m = m, .where = CC_WHERE_START };

	if (m->text.len > CC_YAML_MAX)
		return cc_fail_at(m->err, CC_EXIT_STUDY, (struct cc_place){ m->file, 0, 0 },
		    N_("%zu bytes; wanted at most %d"), m->text.len, CC_YAML_MAX);
	if (!decode(m) || !cc_make_dimension(m, file_name(m->file), (struct cc_place){ m->file, 0, 0 }))
		return false;
	cc_made_codes(m, &k.first);
	k.end = m->text.len;
	return read_codes(&k);
}
