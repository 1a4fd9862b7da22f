/* apart.c -- two texts of like wording: what keeps them apart all the same. */
#include "text/apart.h"

#include "base/arena.h"
#include "base/normal.h"
#include "text/units.h"

enum { ENTRY_UNITS = 3, SWAPPED = 4 };

bool
cc_is_negated(struct cc_span text, const struct cc_negation *negation)
{
	struct cc_negation_at at = { .words = negation };
	struct cc_normal normal = { 0 };
	bool negated;

	cc_negation_begin(&at, cc_normal(&normal, text));
	negated = cc_negation_any(&at);
	cc_buf_free(&at.marks);
	cc_normal_free(&normal);
	return negated;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The next number of a text, with its fraction and without commas in groups of
 * three; empty: there is none.  rest: what follows. */
static struct cc_span
next_number(struct cc_span *rest, struct cc_arena *arena)
{
	struct cc_span s = *rest;
	char *to;
	size_t n = 0, at = 0;

	while (at < s.len && !is_digit(s.at[at]))
		at++;
	to = cc_alloc(arena, s.len - at + 1);
	for (; at < s.len; at++) {
		bool inside = n > 0 && at + 1 < s.len && is_digit(s.at[at + 1]);

		if (is_digit(s.at[at]) || (inside && s.at[at] == '.'))
			to[n++] = s.at[at];
		else if (!(inside && s.at[at] == ',' && at + 3 < s.len && is_digit(s.at[at + 2]) &&
			     is_digit(s.at[at + 3])))
			break;
	}
	*rest = (struct cc_span){ s.at + at, s.len - at };
	return (struct cc_span){ to, n };
}

/* The text behind the number of its entry, as in "3. A lift for the station". */
static struct cc_span
behind_entry(struct cc_span s, struct cc_arena *arena)
{
	struct cc_span rest = s;
	struct cc_units units;
	struct cc_span number = next_number(&rest, arena);

	if (s.len == 0 || number.len == 0 || !is_digit(s.at[0]))
		return s;
	cc_units_of(&units, rest, arena);
	return units.n > ENTRY_UNITS ? rest : s;
}

static bool
numbers_differ(struct cc_span a, struct cc_span b, struct cc_arena *arena)
{
	struct cc_span x, y;
	bool differ = false;

	a = behind_entry(a, arena);
	b = behind_entry(b, arena);
	x = next_number(&a, arena);
	y = next_number(&b, arena);
	if (x.len == 0 || y.len == 0)
		return false;
	while (!differ && (x.len > 0 || y.len > 0)) {
		differ = !cc_span_eq(x, y);
		x = next_number(&a, arena);
		y = next_number(&b, arena);
	}
	return differ;
}

static bool
same_unit(const struct cc_units *a, uint32_t i, const struct cc_units *b, uint32_t j)
{
	const struct cc_text_unit *x = &a->unit[i], *y = &b->unit[j];

	return x->n == y->n &&
	       memcmp(a->character + x->at, b->character + y->at, x->n * sizeof *a->character) == 0;
}

static bool
has_cjk(const struct cc_units *units)
{
	for (uint32_t i = 0; i < units->n; i++)
		if (units->unit[i].cjk)
			return true;
	return false;
}

static bool
all_hiragana(const struct cc_units *units, uint32_t from, uint32_t end)
{
	for (uint32_t at = units->unit[from].at; at < units->unit[end - 1].at + units->unit[end - 1].n; at++)
		if (units->character[at] < 0x3041 || units->character[at] > 0x309f)
			return false;
	return true;
}

static bool
is_swapped(const struct cc_units *a, const struct cc_units *b)
{
	uint32_t from = 0, a_end = a->n, b_end = b->n;

	if (!has_cjk(a) || !has_cjk(b))
		return false;
	while (from < a_end && from < b_end && same_unit(a, from, b, from))
		from++;
	while (a_end > from && b_end > from && same_unit(a, a_end - 1, b, b_end - 1)) {
		a_end--;
		b_end--;
	}
	if (a_end == from || b_end == from || a_end - from > SWAPPED || b_end - from > SWAPPED)
		return false;
	for (uint32_t i = from; i < a_end; i++)
		for (uint32_t j = from; j < b_end; j++)
			if (same_unit(a, i, b, j))
				return false;
	return !all_hiragana(a, from, a_end) && !all_hiragana(b, from, b_end);
}

enum cc_apart
cc_apart(struct cc_told a, struct cc_told b, struct cc_arena *arena)
{
	struct cc_units units[2];

	if (a.negated != b.negated)
		return CC_APART_NEGATION;
	if (numbers_differ(a.text, b.text, arena))
		return CC_APART_NUMBER;
	cc_units_of(&units[0], a.text, arena);
	cc_units_of(&units[1], b.text, arena);
	return is_swapped(&units[0], &units[1]) ? CC_APART_SWAP : CC_APART_NOT;
}
