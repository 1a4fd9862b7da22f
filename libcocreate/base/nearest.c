/* nearest.c -- "did you mean": the name that a slip of the finger made wrong.
 *
 * Declared in utf8.h.  The distance counts a letter that is missing, added or
 * wrong, and two neighbours that changed places (optimal string alignment; B.
 * J. Oommen, R. K. S. Loke, Pattern recognition of strings with substitutions,
 * insertions, deletions and generalized transpositions, 1997).
 */
#include "base/utf8.h"

#include "base/arena.h"

enum { LONGEST = 256 }; /* characters looked at: headers may be whole sentences */

struct word {
	uint32_t c[LONGEST];
	size_t n;
};

static void
read_word(struct word *w, struct cc_span s, struct cc_arena *arena)
{
	size_t len;

	s = cc_utf8_fold(arena, s);
	for (w->n = 0; s.len && w->n < LONGEST; s.at += len, s.len -= len)
		w->c[w->n++] = cc_utf8_next(s, &len);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const struct word *a, const struct word *b)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	for (size_t j = 0; j <= b->n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		size_t *free_row = before;

		now[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			size_t d = last[j - 1] + (a->c[i - 1] != b->c[j - 1]);

			d = least(d, 1 + least(last[j], now[j - 1]));
			if (i > 1 && j > 1 && a->c[i - 1] == b->c[j - 2] && a->c[i - 2] == b->c[j - 1])
				d = least(d, before[j - 2] + 1);
			now[j] = d;
		}
		before = last;
		last = now;
		now = free_row;
	}
	return last[b->n];
}

/* How far name is from word, CC_NO_NEAR where too far.  A name that only
 * begins alike comes after every slip, one that was not typed to its end first. */
static size_t
cost(const struct word *word, const struct word *name)
{
	size_t shorter = least(word->n, name->n), longer = word->n + name->n - shorter;
	size_t far = longer - shorter;

	if (shorter == 0)
		return CC_NO_NEAR;
	if (far <= word->n / 3) {
		size_t d = distance(word, name);

		if (d <= word->n / 3)
			return d;
	}
	if (memcmp(word->c, name->c, shorter * sizeof(word->c[0])) != 0)
		return CC_NO_NEAR;
	return (name->n > word->n ? 1 : 2) * LONGEST + far;
}

size_t
cc_utf8_nearest(struct cc_span word, const struct cc_span *names, size_t n, struct cc_arena *arena)
{
	struct word *given = CC_NEW(arena, struct word), *name = CC_NEW(arena, struct word);
	size_t best = CC_NO_NEAR, best_cost = CC_NO_NEAR;

	read_word(given, word, arena);
	for (size_t i = 0; i < n; i++) {
		size_t c;

		read_word(name, names[i], arena);
		c = cost(given, name);
		if (c < best_cost) {
			best_cost = c;
			best = i;
		}
	}
	return best;
}
