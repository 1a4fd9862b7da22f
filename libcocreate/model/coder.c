/* coder.c -- a text -> its codes, and the places that speak for them. */
#include "model/codebook_int.h"

#include "base/arena.h"

struct cc_coder {
	const struct cc_codebook *book;
	struct cc_matcher *matcher;
	struct cc_arena *arena;
	uint8_t *code; /* [n_codes] */
	bool *found;   /* [n_rules] */
	struct cc_buf hits;
};

struct cc_coder *
cc_coder_new(const struct cc_codebook *book)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_coder *c = CC_NEW(arena, struct cc_coder);

	c->arena = arena;
	c->book = book;
	c->matcher = cc_matcher_new();
	c->code = CC_ARRAY(arena, uint8_t, book->n_codes);
	c->found = CC_ARRAY(arena, bool, book->n_rules);
	return c;
}

void
cc_coder_free(struct cc_coder *c)
{
	if (c == NULL)
		return;
	cc_matcher_free(c->matcher);
	cc_buf_free(&c->hits);
	cc_arena_free(c->arena);
}

static void
found(struct cc_coder *c, uint32_t rule, struct cc_span at)
{
	struct cc_hit hit = { c->book->rule[rule].code, rule, false, false, at };

	c->found[rule] = true;
	if (!c->book->rule[rule].against)
		cc_buf_add(&c->hits, (const char *)&hit, sizeof hit);
}

static enum cc_match
search(struct cc_coder *c, uint32_t rule, struct cc_span text)
{
	const struct cc_search *s = &c->book->book->search[rule];
	enum cc_match match;

	c->found[rule] = false;
	if (s->regex != NULL) {
		match = cc_match(c->matcher, s->regex, text, 0);
		if (match == CC_MATCH_YES && cc_match_group(c->matcher, 0).len > 0)
			found(c, rule, cc_match_group(c->matcher, 0));
		return match;
	}
	for (size_t i = 0; i + s->literal.len <= text.len; i++)
		if (memcmp(text.at + i, s->literal.at, s->literal.len) == 0) {
			found(c, rule, (struct cc_span){ text.at + i, s->literal.len });
			break;
		}
	return CC_MATCH_YES;
}

static bool
holds(const struct cc_coder *c, const struct cc_expr *e)
{
	switch (e->kind) {
	case CC_EXPR_RULE: return c->found[e->id];
	case CC_EXPR_NOT: return !holds(c, e->of[0]);
	case CC_EXPR_OR:
		for (size_t i = 0; i < e->n; i++)
			if (holds(c, e->of[i]))
				return true;
		return false;
	default:
		for (size_t i = 0; i < e->n; i++)
			if (!holds(c, e->of[i]))
				return false;
		return true;
	}
}

static void
keep_hits(struct cc_coder *c, struct cc_coded *out)
{
	struct cc_hit *hit = (void *)c->hits.at;
	size_t n = c->hits.len / sizeof *hit, kept = 0;

	for (size_t i = 0; i < n; i++)
		if (c->code[hit[i].code])
			hit[kept++] = hit[i];
	out->hit = hit;
	out->n = kept;
}

enum cc_match
cc_code_text(struct cc_coded *out, struct cc_coder *c, struct cc_span text, uint32_t *rule)
{
	*out = (struct cc_coded){ .code = c->code };
	c->hits.len = 0;
	for (uint32_t i = 0; i < c->book->n_rules; i++)
		if (search(c, i, text) == CC_MATCH_LIMIT) {
			*rule = i;
			return CC_MATCH_LIMIT;
		}
	for (uint32_t i = 0; i < c->book->n_codes; i++) {
		c->code[i] = holds(c, c->book->book->expr[i]) ? CC_CODED : 0;
		out->any |= c->code[i] != 0;
	}
	keep_hits(c, out);
	return out->any ? CC_MATCH_YES : CC_MATCH_NO;
}
