/* coder.c -- a text -> its codes, and the places that speak for them.
 *
 * First every spot where a rule is found, then which of them are denied or
 * too far from another, then the codes, last the hits of those that the text
 * has.  A text in which nothing is found costs one look at each of its bytes.
 */
#include "text/coder_int.h"

#include "base/arena.h"
#include "base/utf8.h"

struct cc_coder *
cc_coder_new(const struct cc_codebook *book)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_coder *c = CC_NEW(arena, struct cc_coder);

	c->arena = arena;
	c->book = book;
	c->matcher = cc_matcher_new();
	c->negation.words = book->book->negation;
	c->found = CC_ARRAY(arena, struct cc_found, book->n_rules);
	c->rules = CC_ARRAY(arena, uint32_t, book->n_rules);
	c->wanted = CC_ARRAY(arena, uint32_t, book->n_rules);
	c->codes = CC_ARRAY(arena, uint32_t, book->n_codes);
	c->state = CC_ARRAY(arena, uint8_t, book->n_codes);
	c->code = CC_ARRAY(arena, uint8_t, book->n_codes);
	c->end = CC_ARRAY(arena, uint32_t, 2 * (size_t)book->n_codes);
	return c;
}

void
cc_coder_free(struct cc_coder *c)
{
	if (c == NULL)
		return;
	cc_matcher_free(c->matcher);
	cc_normal_free(&c->normal);
	cc_buf_free(&c->negation.marks);
	cc_buf_free(&c->spots);
	cc_buf_free(&c->raw);
	cc_buf_free(&c->hits);
	cc_arena_free(c->arena);
}

static void
forget(struct cc_coder *c)
{
	for (uint32_t i = 0; i < c->n_rules; i++)
		c->found[c->rules[i]] = (struct cc_found){ 0 };
	for (uint32_t i = 0; i < c->n_wanted; i++)
		c->found[c->wanted[i]].wanted = false;
	for (uint32_t i = 0; i < c->n_codes; i++) {
		const struct cc_code *code = &c->book->code[c->codes[i]];

		c->state[c->codes[i]] = c->code[c->codes[i]] = 0;
		c->end[2 * c->codes[i]] = c->end[2 * c->codes[i] + 1] = 0;
		c->code[code->flip] = 0;
		c->end[2 * code->flip] = 0;
	}
	c->n_rules = c->n_codes = c->n_wanted = 0;
	c->denied = false;
	c->spots.len = c->raw.len = c->hits.len = 0;
}

static void
list_code(struct cc_coder *c, uint32_t code)
{
	if (c->state[code] & CC_LISTED)
		return;
	c->state[code] |= CC_LISTED;
	c->codes[c->n_codes++] = code;
}

/* Spots of one rule come from left to right; those that overlap are one. */
static void
add_spot(struct cc_coder *c, uint32_t rule, size_t from, size_t to)
{
	struct cc_found *found = &c->found[rule];
	struct cc_spot spot = { (uint32_t)from, (uint32_t)to, CC_NOWHERE, false, false };
	uint32_t at = (uint32_t)(c->spots.len / sizeof spot);

	if (found->n > 0 && cc_spot(c, found->last)->to > from)
		return;
	cc_buf_add(&c->spots, (const char *)&spot, sizeof spot);
	if (found->n++ > 0) {
		cc_spot(c, found->last)->next = at;
	} else {
		found->first = at;
		c->rules[c->n_rules++] = rule;
		list_code(c, c->book->rule[rule].code);
	}
	found->last = at;
}

static void
want(struct cc_coder *c, uint32_t rule)
{
	if (c->found[rule].wanted)
		return;
	c->found[rule].wanted = true;
	c->wanted[c->n_wanted++] = rule;
}

static void
find_literals(struct cc_coder *c)
{
	const struct cc_book *book = c->book->book;
	struct cc_literals_at at = { c->text };
	uint32_t literal;

	while ((literal = cc_literals_next(&at, book->literals)) != CC_NO_LITERAL) {
		size_t from = at.end - cc_literals_length(book->literals, literal);
		const uint32_t *given;
		uint32_t n = cc_literals_given(&given, book->literals, literal);

		for (uint32_t i = 0; i < n; i++) {
			const struct cc_use *use = &book->use[given[i]];

			if (use->needed)
				want(c, use->rule);
			else if (!use->latin || cc_literal_stands(c->text, from, at.end))
				add_spot(c, use->rule, from, at.end);
		}
	}
}

/* A match of nothing is no spot, but the search goes on behind it. */
static enum cc_match
find_regex(struct cc_coder *c, uint32_t rule)
{
	const struct cc_pattern *regex = c->book->book->search[rule].regex;
	size_t at = 0;

	cc_matcher_begin(c->matcher);
	while (at < c->text.len) {
		enum cc_match match = cc_match(c->matcher, regex, c->text, at);
		struct cc_span whole;

		if (match != CC_MATCH_YES)
			return match;
		whole = cc_match_group(c->matcher, 0);
		if (whole.len > 0) {
			size_t from = (size_t)(whole.at - c->text.at);

			add_spot(c, rule, from, from + whole.len);
			at = from + whole.len > at ? from + whole.len : at;
		} else {
			at = whole.at != NULL && whole.at > c->text.at + at ? (size_t)(whole.at - c->text.at)
									    : at;
			at++;
			while (at < c->text.len && (c->text.at[at] & 0xc0) == 0x80)
				at++;
		}
	}
	return CC_MATCH_NO;
}

static enum cc_match
find_spots(struct cc_coder *c, uint32_t *rule)
{
	const struct cc_book *book = c->book->book;

	find_literals(c);
	for (uint32_t i = 0; i < book->n_blind; i++)
		want(c, book->blind[i]);
	for (uint32_t i = 0; i < c->n_wanted; i++)
		if (find_regex(c, c->wanted[i]) == CC_MATCH_LIMIT) {
			*rule = c->wanted[i];
			return CC_MATCH_LIMIT;
		}
	return CC_MATCH_YES;
}

/* What is flipped to itself is the same whether denied or not. */
static bool
cares(const struct cc_code *code, uint32_t at)
{
	return code->negate != CC_NEGATE_IGNORE && !(code->negate == CC_NEGATE_FLIP && code->flip == at);
}

static void
find_denied(struct cc_coder *c)
{
	cc_negation_begin(&c->negation, c->text);
	for (uint32_t i = 0; i < c->n_rules; i++) {
		const struct cc_code_rule *rule = &c->book->rule[c->rules[i]];

		if (rule->against || !cares(&c->book->code[rule->code], rule->code))
			continue;
		for (uint32_t s = c->found[c->rules[i]].first; s != CC_NOWHERE; s = cc_spot(c, s)->next)
			cc_spot(c, s)->denied =
			    cc_negated(&c->negation, cc_spot(c, s)->from, cc_spot(c, s)->to);
	}
}

static void
find_near(struct cc_coder *c)
{
	const struct cc_book *book = c->book->book;

	for (uint32_t i = 0; i < c->n_codes; i++)
		for (uint32_t k = book->first_near[c->codes[i]]; k < book->first_near[c->codes[i] + 1]; k++)
			cc_coder_near(c, book->near[k]);
}

/* Marks the codes of what is denied. */
static void
pass_denied(struct cc_coder *c)
{
	for (uint32_t i = 0; i < c->n_rules; i++)
		for (uint32_t s = c->found[c->rules[i]].first; s != CC_NOWHERE; s = cc_spot(c, s)->next)
			if (cc_spot(c, s)->denied && !cc_spot(c, s)->apart)
				c->state[c->book->rule[c->rules[i]].code] |= CC_DENIED;
}

/* What an expression is asked: do plain spots make it true, or any mention? */
enum view { PLAIN, MENTION };

static uint64_t
count(const struct cc_coder *c, uint32_t rule, enum view view)
{
	uint64_t n = 0;

	if (c->found[rule].n == 0)
		return 0;
	for (uint32_t p = c->found[rule].first; p != CC_NOWHERE; p = cc_spot(c, p)->next)
		n += !cc_spot(c, p)->apart && (view == MENTION || !cc_spot(c, p)->denied);
	return n;
}

/* A text finds few rules, and a list may have hundreds. */
static bool
any_found(const struct cc_coder *c, const struct cc_expr *e, enum view view)
{
	for (uint32_t i = 0; i < c->n_rules; i++)
		if (c->rules[i] - e->id < e->number && count(c, c->rules[i], view) > 0)
			return true;
	return false;
}

static bool holds(struct cc_coder *c, const struct cc_expr *e, enum view view);

/* Only rule files of KH Coder refer to codes, and they know no negation. */
static bool
code_holds(struct cc_coder *c, uint32_t code)
{
	list_code(c, code);
	if (!(c->state[code] & (CC_HOLDS | CC_FAILS)))
		c->state[code] |= holds(c, c->book->book->expr[code], PLAIN) ? CC_HOLDS : CC_FAILS;
	return c->state[code] & CC_HOLDS;
}

static bool
all_hold(struct cc_coder *c, const struct cc_expr *e, enum view view)
{
	for (size_t i = 0; i < e->n; i++)
		if (!holds(c, e->of[i], view))
			return false;
	return true;
}

static bool
any_holds(struct cc_coder *c, const struct cc_expr *e, enum view view)
{
	for (size_t i = 0; i < e->n; i++)
		if (holds(c, e->of[i], view))
			return true;
	return false;
}

static bool
holds(struct cc_coder *c, const struct cc_expr *e, enum view view)
{
	switch (e->kind) {
	case CC_EXPR_RULE: return cc_expr_compare(e, count(c, e->id, view));
	case CC_EXPR_ANY: return any_found(c, e, view);
	case CC_EXPR_CODE: return code_holds(c, e->id);
	case CC_EXPR_LENGTH: return cc_expr_compare(e, cc_utf8_chars(c->text));
	case CC_EXPR_NOT: return !holds(c, e->of[0], MENTION);
	case CC_EXPR_OR: return any_holds(c, e, view);
	case CC_EXPR_AND:
	case CC_EXPR_NEAR: /* spots that are apart do not count any more */
	case CC_EXPR_SEQ: break;
	}
	return all_hold(c, e, view);
}

static void
decide(struct cc_coder *c, uint32_t at)
{
	const struct cc_code *code = &c->book->code[at];

	if (code_holds(c, at))
		c->code[at] |= CC_CODED;
	if (!(c->state[at] & CC_DENIED) || !holds(c, c->book->book->expr[at], MENTION))
		return;
	c->state[at] |= CC_HOLDS_DENIED;
	c->denied = true;
	if (code->negate == CC_NEGATE_KEEP)
		c->code[at] |= CC_CODED_NEG;
	else if (code->negate == CC_NEGATE_FLIP)
		c->code[code->flip] |= CC_CODED;
}

static void
decide_codes(struct cc_coder *c)
{
	find_denied(c);
	find_near(c);
	pass_denied(c);
	for (uint32_t i = 0; i < c->book->book->n_always; i++)
		list_code(c, c->book->book->always[i]);
	/* The list grows: a code may refer to others. */
	for (uint32_t i = 0; i < c->n_codes; i++)
		decide(c, c->codes[i]);
}

static bool
any_code(const struct cc_coder *c)
{
	for (uint32_t i = 0; i < c->n_codes; i++)
		if (c->code[c->codes[i]] || c->code[c->book->code[c->codes[i]].flip])
			return true;
	return false;
}

enum cc_match
cc_code_text(struct cc_coded *out, struct cc_coder *c, struct cc_span text, uint32_t *rule)
{
	forget(c);
	*out = (struct cc_coded){ .code = c->code };
	c->text = cc_normal(&c->normal, text);
	if (find_spots(c, rule) == CC_MATCH_LIMIT) {
		forget(c);
		return CC_MATCH_LIMIT;
	}
	if (c->n_rules > 0 || c->book->book->n_always > 0) {
		decide_codes(c);
		out->any = any_code(c);
		out->n = out->any || c->denied ? cc_coder_hits(c) : 0;
		out->hit = (const void *)c->hits.at;
	}
	out->nothing = !out->any && cc_says_nothing(c->book->book, c->text);
	return out->any || out->nothing ? CC_MATCH_YES : CC_MATCH_NO;
}
