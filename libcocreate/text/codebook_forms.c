/* codebook_forms.c -- what patterns come to, packed behind the node of a built-in codebook.
 *
 * For each pattern, in the order in which they are read, its normal form and the literals that it needs; then
 * the order of all literals by bytes.  To work these out takes three times as long as to read them.  Where the
 * bytes are not as they should be, the rest is worked out.
 */
#include "text/codebook_int.h"

#include "base/arena.h"
#include "rec/packed.h"

static size_t
uses_of(const struct cc_search *s)
{
	return s->regex == NULL ? 1 : s->n_needs;
}

void
cc_codebook_pack(struct cc_buf *out, const struct cc_codebook *b)
{
	const uint32_t *order = cc_literals_order(b->book->literals);
	size_t uses = 0;

	for (uint32_t r = 0; r < b->n_rules; r++) {
		const struct cc_search *s = &b->book->search[r];

		cc_pack_text(out, s->regex == NULL ? s->literal : cc_pattern_text(s->regex));
		cc_pack_number(out, s->n_needs);
		for (size_t i = 0; i < s->n_needs; i++)
			cc_pack_text(out, s->needs[i]);
		uses += uses_of(s);
	}
	cc_pack_number(out, uses);
	for (size_t i = 0; i < uses; i++)
		cc_pack_number(out, order[i]);
}

static bool
take_needs(struct cc_search *out, struct cc_span *from, struct cc_arena *arena)
{
	struct cc_span *needs;
	uint64_t n;

	if (!cc_unpack_number(&n, from) || n > from->len)
		return false;
	needs = CC_ARRAY(arena, struct cc_span, n);
	for (uint64_t i = 0; i < n; i++)
		if (!cc_unpack_text(&needs[i], from) || needs[i].len == 0)
			return false;
	out->n_needs = (size_t)n;
	out->needs = needs;
	return true;
}

bool
cc_forms_take(struct cc_search *out, struct cc_maker *m, bool regex)
{
	struct cc_search found = { 0 };
	struct cc_span text;

	if (m->forms.len > 0 && cc_unpack_text(&text, &m->forms) && text.len > 0 &&
	    take_needs(&found, &m->forms, m->arena) && (regex || found.n_needs == 0)) {
		if (regex)
			found.regex = cc_pattern_late(text, m->arena);
		else
			found.literal = text;
		*out = found;
		return true;
	}
	m->forms.len = 0;
	return false;
}

/* The order that is packed, of n literals; each stands in it once. */
static bool
take_order(uint32_t *order, struct cc_span *from, uint32_t n, uint32_t first, struct cc_arena *arena)
{
	bool *seen = CC_ARRAY(arena, bool, n);
	uint64_t index;

	if (!cc_unpack_number(&index, from) || index != n)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!cc_unpack_number(&index, from) || index >= n || seen[index])
			return false;
		seen[index] = true;
		order[i] = first + (uint32_t)index;
	}
	return true;
}

void
cc_forms_end(struct cc_maker *m)
{
	uint32_t first = (uint32_t)(m->orders.len / sizeof first), n = 0, *order;
	size_t rules = m->searches.len / sizeof(struct cc_search);

	for (; m->ordered < rules; m->ordered++)
		n += (uint32_t)uses_of((const struct cc_search *)(const void *)m->searches.at + m->ordered);
	order = CC_ARRAY(m->arena, uint32_t, n);
	if (!take_order(order, &m->forms, n, first, m->arena))
		for (uint32_t i = 0; i < n; i++)
			order[i] = first + i;
	cc_buf_add(&m->orders, (const char *)order, n * sizeof *order);
}
