/* codebook_compile.c -- what makes a codebook quick: all literals in one
 * search, and lists of what a text must be asked in any case.
 */
#include "text/codebook_int.h"

#include "base/arena.h"
#include "base/normal.h"
#include "rec/node_read.h"

#include <stdlib.h>

struct compile {
	struct cc_codebook *b;
	struct cc_book *book;
	struct cc_buf literals, uses, list; /* literals and uses go together */
	struct cc_arena *arena;
};

static void
add_use(struct compile *c, struct cc_span literal, uint32_t rule, bool needed)
{
	struct cc_use use = { rule, needed, cc_literal_latin(literal) };

	cc_buf_add(&c->literals, (const char *)&literal, sizeof literal);
	cc_buf_add(&c->uses, (const char *)&use, sizeof use);
}

static void
list_uses(struct compile *c)
{
	for (uint32_t r = 0; r < c->b->n_rules; r++) {
		const struct cc_search *s = &c->book->search[r];

		if (s->regex == NULL)
			add_use(c, s->literal, r, false);
		for (size_t i = 0; i < s->n_needs; i++)
			add_use(c, s->needs[i], r, true);
		if (s->regex != NULL && s->n_needs == 0)
			cc_buf_add(&c->list, (const char *)&r, sizeof r);
	}
}

/* What a buffer holds, in the arena. */
static void *
kept(struct cc_buf *buf, size_t size, uint32_t *n, struct cc_arena *arena)
{
	void *at = cc_alloc(arena, buf->len);

	if (buf->len > 0)
		memcpy(at, buf->at, buf->len);
	*n = (uint32_t)(buf->len / size);
	buf->len = 0;
	return at;
}

bool
cc_expr_compare(const struct cc_expr *e, uint64_t n)
{
	switch (e->compare) {
	case CC_AT_LEAST: return n >= e->number;
	case CC_MORE: return n > e->number;
	case CC_AT_MOST: return n <= e->number;
	case CC_LESS: return n < e->number;
	case CC_EQUAL: break;
	}
	return n == e->number;
}

/* Could it hold in a text where nothing is found? */
static bool
may_hold_empty(const struct cc_expr *e)
{
	bool any = false, all = true;

	for (size_t i = 0; i < e->n; i++) {
		bool one = may_hold_empty(e->of[i]);

		any |= one;
		all &= one;
	}
	switch (e->kind) {
	case CC_EXPR_RULE: return cc_expr_compare(e, 0);
	case CC_EXPR_AND: return all;
	case CC_EXPR_OR: return any;
	case CC_EXPR_ANY:
	case CC_EXPR_NEAR:
	case CC_EXPR_SEQ: return false;
	case CC_EXPR_CODE:
	case CC_EXPR_LENGTH:
	case CC_EXPR_NOT: break;
	}
	return true;
}

static void
find_near(struct cc_buf *list, struct cc_expr *e)
{
	if (e->kind == CC_EXPR_NEAR || e->kind == CC_EXPR_SEQ)
		cc_buf_add(list, (const char *)&e, sizeof(struct cc_expr *));
	for (size_t i = 0; i < e->n; i++)
		find_near(list, e->of[i]);
}

static void
list_codes(struct compile *c)
{
	struct cc_buf near = { 0 };
	uint32_t *first = CC_ARRAY(c->arena, uint32_t, (size_t)c->b->n_codes + 1), n;

	for (uint32_t i = 0; i < c->b->n_codes; i++) {
		if (may_hold_empty(c->book->expr[i]))
			cc_buf_add(&c->list, (const char *)&i, sizeof i);
		find_near(&near, c->book->expr[i]);
		first[i + 1] = (uint32_t)(near.len / sizeof(struct cc_expr *));
	}
	c->book->always = kept(&c->list, sizeof *c->book->always, &c->book->n_always, c->arena);
	c->book->first_near = first;
	c->book->near = kept(&near, sizeof *c->book->near, &n, c->arena);
	cc_buf_free(&near);
}

static bool
asks_for_negation(const struct cc_codebook *b)
{
	for (uint32_t i = 0; i < b->n_codes; i++)
		if (b->code[i].negate != CC_NEGATE_IGNORE)
			return true;
	return false;
}

/* Punctuation that is no part of an answer. */
static struct cc_span
bare(struct cc_span s)
{
	static const char *const outer[] = { " ", "\n", "。", "、", ".", ",", "!", "?", "・", "…", "〜", "ー",
		"-", "~", "(", ")", "「", "」", "『", "』", "[", "]", "【", "】", "\"", "'", "*", "#", ":",
		";", "※", "/" };
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof outer / sizeof *outer; i++) {
			size_t len = strlen(outer[i]);

			if (s.len >= len && memcmp(s.at, outer[i], len) == 0) {
				s = (struct cc_span){ s.at + len, s.len - len };
				more = true;
			}
			if (s.len >= len && memcmp(s.at + s.len - len, outer[i], len) == 0) {
				s.len -= len;
				more = true;
			}
		}
	}
	return s;
}

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

bool
cc_says_nothing(const struct cc_book *book, struct cc_span text)
{
	/* More does not stand around such an answer. */
	if (text.len > book->longest_nothing + 16)
		return false;
	text = bare(text);
	return bsearch(&text, book->nothing, book->n_nothing, sizeof text, by_bytes) != NULL;
}

static bool
load_nothing(struct cc_book *book, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	static const char file[] = "none.yaml", list_name[] = "answers";
	const struct cc_node *answers;
	const struct cc_span *given;
	struct cc_span *bared;
	struct cc_node *root;

	if (!cc_data_yaml(&root, file, open, arena, err))
		return false;
	answers = cc_node_get(root, list_name);
	if (answers == NULL)
		return cc_node_fail(root, file, err, N_("no list \"%s\""), list_name);
	if (!cc_node_texts(&given, &book->n_nothing, answers, file, arena, err))
		return false;
	bared = CC_ARRAY(arena, struct cc_span, book->n_nothing);
	for (size_t i = 0; i < book->n_nothing; i++) {
		bared[i] = bare(cc_normal_dup(arena, given[i]));
		if (bared[i].len > book->longest_nothing)
			book->longest_nothing = bared[i].len;
	}
	qsort(bared, book->n_nothing, sizeof *bared, by_bytes);
	book->nothing = bared;
	return true;
}

bool
cc_codebook_compile(struct cc_codebook *b, struct cc_book *book, const uint32_t *order,
    const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct compile c = { .b = b, .book = book, .arena = arena };
	uint32_t n;

	list_uses(&c);
	book->blind = kept(&c.list, sizeof *book->blind, &book->n_blind, arena);
	book->literals = cc_literals_new(
	    (const void *)c.literals.at, order, c.literals.len / sizeof(struct cc_span), arena);
	book->use = kept(&c.uses, sizeof *book->use, &n, arena);
	list_codes(&c);
	cc_buf_free(&c.literals);
	cc_buf_free(&c.uses);
	cc_buf_free(&c.list);
	if ((book->nothing == NULL && !load_nothing(book, open, arena, err)) ||
	    (book->negation == NULL && asks_for_negation(b) &&
		!cc_negation_load(&book->negation, open, arena, err)))
		return false;
	if (book->negation != NULL)
		cc_negation_ready(book->negation);
	return true;
}
