/* codebook.c -- a codebook in the making, whatever it is read from. */
#include "text/codebook_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/yaml.h"

/* What the arrays of a maker hold. */
static void *
array(const struct cc_buf *buf, size_t size, uint32_t *n)
{
	*n = (uint32_t)(buf->len / size);
	return buf->at;
}

static void
push(struct cc_buf *buf, const void *one, size_t size)
{
	cc_buf_add(buf, one, size);
}

static void *
keep(const struct cc_buf *buf, struct cc_arena *arena)
{
	void *kept = cc_alloc(arena, buf->len);

	if (buf->len > 0)
		memcpy(kept, buf->at, buf->len);
	return kept;
}

static bool
control_inside(struct cc_span text)
{
	size_t len;

	for (; text.len > 0; text.at += len, text.len -= len)
		if (cc_utf8_unsafe(cc_utf8_next(text, &len)))
			return true;
	return false;
}

static bool
check_name(struct cc_maker *m, struct cc_span id, struct cc_place place)
{
	if (cc_span_trim(id).len == 0)
		return cc_fail_at(m->err, CC_EXIT_STUDY, place, N_("an empty name; wanted text"));
	if (control_inside(id))
		return cc_fail_at(m->err, CC_EXIT_STUDY, place,
		    N_("a control character in the name \"%s\"; wanted plain text"), cc_quote(id).text);
	return true;
}

bool
cc_code_check_id(struct cc_maker *m, struct cc_span id, struct cc_place place)
{
	if (!check_name(m, id, place))
		return false;
	for (size_t i = 0; i < id.len; i++)
		if (cc_byte_in(id.at[i], ";:,"))
			return cc_fail_at(m->err, CC_EXIT_STUDY, place,
			    N_("\"%c\" in the code \"%s\"; wanted a name without ; : and ,"), id.at[i],
			    cc_quote(id).text);
	if (cc_span_eq(id, CC_SPAN("none")))
		return cc_fail_at(m->err, CC_EXIT_STUDY, place,
		    N_("code \"none\" is what answers that say nothing get; wanted another name"));
	return true;
}

bool
cc_make_dimension(struct cc_maker *m, struct cc_span id, struct cc_place place)
{
	uint32_t n, codes;
	const struct cc_dimension *d = array(&m->dimensions, sizeof *d, &n);

	if (!check_name(m, id, place))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (cc_span_eq(d[i].id, id))
			return cc_fail_at(m->err, CC_EXIT_STUDY, place,
			    N_("dimension \"%s\" stands twice; wanted each once"), cc_quote(id).text);
	cc_made_codes(m, &codes);
	push(&m->dimensions, &(struct cc_dimension){ id, codes, 0, m->preset }, sizeof *d);
	return true;
}

struct cc_code *
cc_made_codes(struct cc_maker *m, uint32_t *n)
{
	return array(&m->codes, sizeof(struct cc_code), n);
}

uint32_t
cc_make_code(struct cc_maker *m, struct cc_code code)
{
	uint32_t dimensions, codes;
	struct cc_dimension *d = array(&m->dimensions, sizeof *d, &dimensions);

	cc_made_codes(m, &codes);
	code.dimension = dimensions - 1;
	d[dimensions - 1].n++;
	push(&m->codes, &code, sizeof code);
	return m->code = codes;
}

bool
cc_make_rule(struct cc_expr **out, struct cc_maker *m, struct cc_code_rule rule, struct cc_span literal)
{
	struct cc_search search;

	rule.code = m->code;
	if (!cc_make_search(&search, m, &rule, literal))
		return false;
	*out = cc_make_expr(m, CC_EXPR_RULE, NULL, 0);
	(*out)->number = 1;
	(*out)->id = (uint32_t)(m->rules.len / sizeof rule);
	push(&m->rules, &rule, sizeof rule);
	push(&m->searches, &search, sizeof search);
	return true;
}

struct cc_expr *
cc_make_expr(struct cc_maker *m, enum cc_expr_kind kind, struct cc_expr **of, size_t n)
{
	struct cc_expr *expr = CC_NEW(m->arena, struct cc_expr);

	expr->kind = kind;
	expr->of = of;
	expr->n = n;
	return expr;
}

struct cc_expr *
cc_make_any(struct cc_maker *m, struct cc_expr *const *rule, size_t n)
{
	struct cc_expr *any = cc_make_expr(m, CC_EXPR_ANY, NULL, 0);

	any->id = rule[0]->id;
	any->number = (uint32_t)n;
	return any;
}

void
cc_make_condition(struct cc_maker *m, struct cc_expr *expr)
{
	push(&m->exprs, &expr, sizeof(struct cc_expr *));
}

/* A plain word may be one of ours. */
static bool
plain_word(struct cc_span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!((name.at[i] >= 'a' && name.at[i] <= 'z') || name.at[i] == '_' || name.at[i] == '-'))
			return false;
	return name.len > 0;
}

static bool
begins(struct cc_span text, size_t at, const char *with)
{
	size_t len = strlen(with);

	return text.len - at >= len && memcmp(text.at + at, with, len) == 0;
}

/* *.cod; or, whatever it is called, a file whose first line that is no comment begins
 * with an asterisk, which YAML never does: that of ASCII, or the full-width one in
 * UTF-8, CP932 or EUC-JP. */
static bool
rule_file(struct cc_span name, struct cc_span text)
{
	static const char *const stars[] = { "*", "\xef\xbc\x8a", "\x81\x96", "\xa1\xf6" };
	size_t at = begins(text, 0, "\xef\xbb\xbf") ? 3 : 0;

	if (name.len > 4 && (begins(name, name.len - 4, ".cod") || begins(name, name.len - 4, ".COD")))
		return true;
	while (at < text.len && (cc_byte_in(text.at[at], " \t\r\n#") || begins(text, at, "\xe3\x80\x80"))) {
		if (text.at[at] == '#')
			while (at < text.len && !cc_byte_in(text.at[at], "\r\n"))
				at++;
		else
			at += text.at[at] == (char)0xe3 ? 3 : 1;
	}
	for (size_t i = 0; i < sizeof stars / sizeof *stars; i++)
		if (begins(text, at, stars[i]))
			return true;
	return false;
}

/* Names with commas between them: each is an option of its own. */
static bool
fail_list(struct cc_maker *m, struct cc_span names)
{
	const char *typed = "";

	while (names.len > 0) {
		const char *comma = memchr(names.at, ',', names.len);
		size_t len = comma != NULL ? (size_t)(comma - names.at) : names.len;
		size_t step = len + (comma != NULL);

		if (len > 0)
			typed = cc_format(
			    m->arena, "%s%s-b %.*s", typed, typed[0] != '\0' ? " " : "", (int)len, names.at);
		names = (struct cc_span){ names.at + step, names.len - step };
	}
	return cc_fail_more(
	    m->err, N_("; several codebooks are given by several -b: %s"), cc_quote(cc_span(typed)).text);
}

/* Neither a file nor built in: perhaps the name of a built-in one, misspelt. */
static bool
fail_unknown(struct cc_maker *m, struct cc_span name)
{
	struct cc_span known[sizeof CC_CODEBOOKS / 2];
	size_t n = 0, near;

	for (const char *at = CC_CODEBOOKS; *at != '\0'; at += strspn(at, ", ")) {
		known[n++] = (struct cc_span){ at, strcspn(at, ",") };
		at += strcspn(at, ",");
	}
	near = cc_utf8_nearest(name, known, n, m->arena);
	if (near != CC_NO_NEAR)
		return cc_fail_more(m->err, N_("; did you mean %s? (built in: %s)"),
		    cc_span_dup(m->arena, known[near]).at, CC_CODEBOOKS);
	return cc_fail_more(m->err, N_("; built in are %s"), CC_CODEBOOKS);
}

static bool
read_one(struct cc_maker *m, struct cc_span name, const struct cc_openers *open)
{
	m->text = (struct cc_span){ NULL, 0 };
	m->preset = NULL;
	m->sound = false;
	m->forms = (struct cc_span){ NULL, 0 };
	if (plain_word(name)) {
		m->file = cc_format(m->arena, "codebooks/%s.yaml", cc_span_dup(m->arena, name).at);
		if (!open->data(&m->text, m->file, m->arena, m->err))
			return false;
		m->preset = m->text.at != NULL ? open->data : NULL;
	}
	if (m->preset == NULL) {
		m->file = cc_span_dup(m->arena, name).at;
		if (!open->file(&m->text, m->file, m->arena, m->err))
			return memchr(name.at, ',', name.len) != NULL ? fail_list(m, name)
			       : plain_word(name)		      ? fail_unknown(m, name)
								      : false;
	}
	if (!(rule_file(name, m->text) ? cc_codebook_kh(m) : cc_codebook_yaml(m)))
		return false;
	cc_forms_end(m);
	return true;
}

static bool
made(struct cc_codebook **out, struct cc_maker *m, const struct cc_codebook *beside,
    const struct cc_openers *open)
{
	struct cc_codebook *b = CC_NEW(m->arena, struct cc_codebook);
	struct cc_book *book = CC_NEW(m->arena, struct cc_book);

	if (beside != NULL)
		*book = (struct cc_book){ .negation = beside->book->negation,
			.nothing = beside->book->nothing,
			.n_nothing = beside->book->n_nothing,
			.longest_nothing = beside->book->longest_nothing };

	array(&m->dimensions, sizeof *b->dimension, &b->n_dimensions);
	array(&m->codes, sizeof *b->code, &b->n_codes);
	array(&m->rules, sizeof *b->rule, &b->n_rules);
	b->dimension = keep(&m->dimensions, m->arena);
	b->code = keep(&m->codes, m->arena);
	b->rule = keep(&m->rules, m->arena);
	array(&m->words, sizeof *b->words, &b->n_words);
	array(&m->nets, sizeof *b->nets, &b->n_nets);
	b->words = keep(&m->words, m->arena);
	b->nets = keep(&m->nets, m->arena);
	book->search = keep(&m->searches, m->arena);
	book->expr = keep(&m->exprs, m->arena);
	b->book = book;
	*out = b;
	return cc_codebook_compile(b, book, (const void *)m->orders.at, open, m->arena, m->err);
}

bool
cc_codebook_load(struct cc_codebook **out, const struct cc_span *name, size_t n,
    const struct cc_codebook *beside, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_maker m = { .matcher = cc_matcher_new(), .arena = arena, .err = err };
	bool good = true;

	for (size_t i = 0; good && i < n; i++)
		good = read_one(&m, name[i], open);
	good = good && made(out, &m, beside, open);
	cc_matcher_free(m.matcher);
	cc_buf_free(&m.dimensions);
	cc_buf_free(&m.codes);
	cc_buf_free(&m.rules);
	cc_buf_free(&m.searches);
	cc_buf_free(&m.exprs);
	cc_buf_free(&m.words);
	cc_buf_free(&m.nets);
	cc_buf_free(&m.orders);
	return good;
}

const struct cc_dimension *
cc_codebook_dimension(const struct cc_codebook *b, struct cc_span id)
{
	for (uint32_t d = 0; d < b->n_dimensions; d++)
		if (cc_span_eq(b->dimension[d].id, id))
			return &b->dimension[d];
	return b->n_dimensions == 1 ? b->dimension : NULL;
}

void
cc_codebook_prepare(const struct cc_codebook *b)
{
	const struct cc_book *book = b->book;

	for (uint32_t r = 0; r < b->n_rules; r++)
		if (book->search[r].regex != NULL)
			cc_pattern_prepare(book->search[r].regex);
	cc_literals_prepare(book->literals);
	if (book->negation != NULL)
		cc_negation_prepare(book->negation);
}
