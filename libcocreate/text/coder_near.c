/* coder_near.c -- patterns that must stand near to each other. */
#include "text/coder_int.h"

#include "base/utf8.h"

static bool
parts(enum cc_unit unit, struct cc_span gap)
{
	static const char *const ends[] = { "\n", "。", "!", "?", "." };
	size_t n = unit == CC_UNIT_TEXT ? 0 : unit == CC_UNIT_PARAGRAPH ? 1 : sizeof ends / sizeof *ends;

	for (size_t i = 0; i < gap.len; i++)
		for (size_t k = 0; k < n; k++) {
			size_t len = strlen(ends[k]);

			if (gap.len - i >= len && memcmp(gap.at + i, ends[k], len) == 0)
				return true;
		}
	return false;
}

/* Whether what lies between bytes [from, to) lets its two ends be near. */
static bool
in_reach(const struct cc_coder *c, const struct cc_expr *e, uint32_t from, uint32_t to)
{
	struct cc_span gap = { c->text.at + from, to - from };

	return gap.len <= 4 * (size_t)e->number && cc_utf8_chars(gap) <= e->number && !parts(e->unit, gap);
}

/* The next spot of a rule from s on that counts, plain ones only if so wanted. */
static uint32_t
counts(const struct cc_coder *c, uint32_t s, bool plain)
{
	while (s != CC_NOWHERE && (cc_spot(c, s)->apart || (plain && cc_spot(c, s)->denied)))
		s = cc_spot(c, s)->next;
	return s;
}

enum side { BEFORE = 1, BEHIND = 2 };

/* For each spot of rule x: does a spot of rule y stand near, on that side?  The
 * nearest one decides.  Both go from left to right, so one walk does.  Those near
 * to none are apart; plain: near to none but denied ones, denied. */
static void
walk(const struct cc_coder *c, const struct cc_expr *e, uint32_t x, uint32_t y, int sides, bool plain)
{
	uint32_t behind = counts(c, c->found[y].first, plain), before = CC_NOWHERE, next = behind;

	for (uint32_t s = c->found[x].first; s != CC_NOWHERE; s = cc_spot(c, s)->next) {
		struct cc_spot *spot = cc_spot(c, s);
		bool near = false;

		for (; next != CC_NOWHERE && cc_spot(c, next)->to <= spot->from;
		     next = counts(c, cc_spot(c, next)->next, plain))
			before = next;
		while (behind != CC_NOWHERE && cc_spot(c, behind)->from < spot->to)
			behind = counts(c, cc_spot(c, behind)->next, plain);
		if ((sides & BEFORE) && before != CC_NOWHERE)
			near = in_reach(c, e, cc_spot(c, before)->to, spot->from);
		if (!near && (sides & BEHIND) && behind != CC_NOWHERE)
			near = in_reach(c, e, spot->to, cc_spot(c, behind)->from);
		if (near || spot->apart)
			continue;
		if (plain)
			spot->denied = true;
		else
			spot->apart = true;
	}
}

static void
relate(const struct cc_coder *c, const struct cc_expr *e, uint32_t x, uint32_t y, int sides)
{
	if (c->found[x].n == 0)
		return;
	if (c->found[y].n == 0) {
		for (uint32_t s = c->found[x].first; s != CC_NOWHERE; s = cc_spot(c, s)->next)
			cc_spot(c, s)->apart = true;
		return;
	}
	walk(c, e, x, y, sides, false);
	walk(c, e, x, y, sides, true);
}

void
cc_coder_near(struct cc_coder *c, const struct cc_expr *e)
{
	bool near = e->kind == CC_EXPR_NEAR;

	/* Forth: each from the one before it, or the first from all others. */
	for (size_t i = 1; i < e->n; i++)
		relate(c, e, e->of[near ? 0 : i]->id, e->of[near ? i : i - 1]->id,
		    near ? BEFORE | BEHIND : BEFORE);
	/* And back, from what is left. */
	for (size_t i = e->n; i-- > 1;)
		relate(c, e, e->of[near ? i : i - 1]->id, e->of[near ? 0 : i]->id,
		    near ? BEFORE | BEHIND : BEHIND);
}
