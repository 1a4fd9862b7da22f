/* coder_hits.c -- the places that speak for the codes of a text. */
#include "text/coder_int.h"

#include <stdlib.h>

/* Of a hit before its place in the original is looked up. */
struct raw {
	uint32_t from, to;
	struct cc_hit hit;
};

/* By place, of those that begin together the longest first. */
static int
by_place(const void *a, const void *b)
{
	const struct raw *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to > y->to ? -1 : 1;
	if (x->hit.code != y->hit.code)
		return x->hit.code < y->hit.code ? -1 : 1;
	return (x->hit.rule > y->hit.rule) - (x->hit.rule < y->hit.rule);
}

static void
add(struct cc_coder *c, uint32_t rule, const struct cc_spot *spot)
{
	uint32_t at = c->book->rule[rule].code;
	const struct cc_code *code = &c->book->code[at];
	struct raw raw = { spot->from, spot->to, { .code = at, .rule = rule } };

	if (spot->apart || !(c->state[at] & (spot->denied ? CC_HOLDS_DENIED : CC_HOLDS)))
		return;
	raw.hit.denied = spot->denied;
	raw.hit.dropped = spot->denied && code->negate == CC_NEGATE_DROP;
	if (spot->denied && code->negate == CC_NEGATE_FLIP)
		raw.hit.code = code->flip;
	else
		raw.hit.negated = spot->denied && code->negate == CC_NEGATE_KEEP;
	cc_buf_add(&c->raw, (const char *)&raw, sizeof raw);
}

size_t
cc_coder_hits(struct cc_coder *c)
{
	struct raw *raw;
	size_t n;

	for (uint32_t i = 0; i < c->n_rules; i++) {
		if (c->book->rule[c->rules[i]].against)
			continue;
		for (uint32_t s = c->found[c->rules[i]].first; s != CC_NOWHERE; s = cc_spot(c, s)->next)
			add(c, c->rules[i], cc_spot(c, s));
	}
	raw = (void *)c->raw.at;
	n = c->raw.len / sizeof *raw;
	if (n > 1)
		qsort(raw, n, sizeof *raw, by_place);
	for (size_t i = 0; i < n; i++) {
		uint32_t *end = &c->end[2 * raw[i].hit.code + raw[i].hit.negated];

		raw[i].hit.again = raw[i].from < *end;
		if (!raw[i].hit.again && !raw[i].hit.dropped)
			*end = raw[i].to;
		raw[i].hit.at = cc_normal_origin(&c->normal, raw[i].from, raw[i].to);
		cc_buf_add(&c->hits, (const char *)&raw[i].hit, sizeof raw[i].hit);
	}
	return n;
}
