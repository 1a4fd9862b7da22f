/* units.c -- a text as what its wording is compared by. */
#include "text/units.h"

#include "base/arena.h"
#include "base/utf8.h"

struct reading {
	uint32_t *character;
	struct cc_text_unit *unit;
	uint32_t n, at;
	bool in_word, in_run; /* the last unit may go on */
};

static bool
is_word(uint32_t c)
{
	return cc_utf8_alnum(c) && !cc_utf8_cjk(c);
}

/* In wi-fi and don't. */
static bool
is_joint(uint32_t c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2bc || c == '-' || c == 0x2010 || c == 0xad;
}

static void
begin(struct reading *r, bool cjk)
{
	r->unit[r->n++] = (struct cc_text_unit){ r->at, 0, cjk, cjk && r->in_run };
	r->in_word = !cjk;
	r->in_run = cjk;
}

static void
add(struct reading *r, uint32_t c)
{
	r->character[r->at++] = c;
	r->unit[r->n - 1].n++;
}

/* next: what follows c, 0 at the end. */
static void
take(struct reading *r, uint32_t c, uint32_t next)
{
	if (cc_utf8_cjk(c)) {
		begin(r, true);
		add(r, c);
	} else if (is_word(c)) {
		if (!r->in_word)
			begin(r, false);
		add(r, cc_utf8_plain(c));
	} else if (r->in_word && cc_utf8_mark(c)) {
		if (!cc_utf8_has_plain(r->character[r->at - 1]))
			add(r, c);
	} else if (!(r->in_word && is_joint(c) && is_word(next))) {
		r->in_word = false;
		r->in_run = r->in_run && c == ' ';
	}
}

void
cc_units_of(struct cc_units *out, struct cc_span folded, struct cc_arena *arena)
{
	size_t chars = cc_utf8_chars(folded), len = 0;
	struct reading r = { CC_ARRAY(arena, uint32_t, chars), CC_ARRAY(arena, struct cc_text_unit, chars), 0,
		0, false, false };
	uint32_t c = folded.len > 0 ? cc_utf8_next(folded, &len) : 0;

	while (folded.len > 0) {
		uint32_t next;

		folded.at += len;
		folded.len -= len;
		next = folded.len > 0 ? cc_utf8_next(folded, &len) : 0;
		take(&r, c, next);
		c = next;
	}
	*out = (struct cc_units){ r.character, r.unit, r.n, r.at };
}
