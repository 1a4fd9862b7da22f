/* similar_sets.c -- texts as sets of grams, and what each gram weighs. */
#include "text/similar_int.h"

#include "base/arena.h"
#include "base/map.h"
#include "text/units.h"

#include <math.h>
#include <stdlib.h>

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Numbers of grams, as they come. */
struct grams {
	struct cc_map *numbers;
	struct cc_buf gram; /* of uint32_t */
};

static void
gram_add(struct grams *g, uint32_t a, uint32_t b, uint32_t c)
{
	const uint32_t key[] = { a, b, c };
	uint32_t number = cc_map_add(g->numbers, (struct cc_span){ (const char *)key, sizeof key });

	cc_buf_add(&g->gram, (const char *)&number, sizeof number);
}

/* Every three characters of _word_. */
static void
word_grams(struct grams *g, const uint32_t *character, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		gram_add(g, i > 0 ? character[i - 1] : '_', character[i], i + 1 < n ? character[i + 1] : '_');
}

/* Every two characters of a run that begins at unit i; the unit behind it.  A run
 * of one is that character. */
static uint32_t
run_grams(struct grams *g, const struct cc_units *units, uint32_t i)
{
	const uint32_t *character = units->character + units->unit[i].at;
	uint32_t n = 1;

	while (i + n < units->n && units->unit[i + n].cjk && units->unit[i + n].goes_on)
		n++;
	for (uint32_t c = 0; c + 1 < n; c++)
		gram_add(g, character[c], character[c + 1], 0);
	if (n == 1)
		gram_add(g, character[0], 0, 0);
	return i + n;
}

static void
text_grams(struct grams *g, struct cc_span fold, struct cc_arena *scratch)
{
	struct cc_units units;

	cc_units_of(&units, fold, scratch);
	for (uint32_t i = 0; i < units.n;) {
		if (units.unit[i].cjk) {
			i = run_grams(g, &units, i);
		} else {
			word_grams(g, units.character + units.unit[i].at, units.unit[i].n);
			i++;
		}
	}
}

/* The grams from `from` on, ascending, each once; how many are left. */
static size_t
grams_unique(uint32_t *gram, size_t n)
{
	size_t kept = 0;

	if (n > 0)
		qsort(gram, n, sizeof *gram, by_number);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || gram[i] != gram[kept - 1])
			gram[kept++] = gram[i];
	return kept;
}

static void
grams_read(struct cc_sets *s, struct cc_arena *scratch)
{
	struct grams g = { .numbers = cc_map_new() };
	struct cc_arena *units = cc_arena_new();

	s->first = CC_ARRAY(scratch, size_t, s->n + (size_t)1);
	for (uint32_t i = 0; i < s->n; i++) {
		size_t from = s->first[i] * sizeof *s->gram;

		text_grams(&g, s->fold[i], units);
		s->first[i + 1] = s->first[i];
		if (g.gram.len > from)
			s->first[i + 1] += grams_unique(
			    (uint32_t *)(void *)(g.gram.at + from), (g.gram.len - from) / sizeof *s->gram);
		g.gram.len = s->first[i + 1] * sizeof *s->gram;
		cc_arena_reset(units);
	}
	s->gram = CC_ARRAY(scratch, uint32_t, s->first[s->n]);
	if (s->first[s->n] > 0)
		memcpy(s->gram, g.gram.at, g.gram.len);
	s->grams = cc_map_count(g.numbers);
	cc_map_free(g.numbers);
	cc_buf_free(&g.gram);
	cc_arena_free(units);
}

/* Numbers the grams anew, the rarest first, and weighs them. */
static void
grams_weigh(struct cc_sets *s, uint32_t texts, struct cc_arena *scratch)
{
	uint32_t *has = CC_ARRAY(scratch, uint32_t, s->grams);
	uint32_t *at = CC_ARRAY(scratch, uint32_t, texts + (size_t)2);

	s->weight = CC_ARRAY(scratch, double, s->grams);
	for (uint32_t i = 0; i < s->n; i++)
		for (size_t e = s->first[i]; e < s->first[i + 1]; e++)
			has[s->gram[e]] += s->times[i];
	for (uint32_t g = 0; g < s->grams; g++)
		at[has[g] + 1]++;
	for (uint32_t t = 1; t <= texts; t++)
		at[t] += at[t - 1];
	for (uint32_t g = 0; g < s->grams; g++) {
		uint32_t number = at[has[g]]++;

		s->weight[number] = log(((double)texts + 1) / has[g]);
		has[g] = number;
	}
	for (size_t e = 0; e < s->first[s->n]; e++)
		s->gram[e] = has[s->gram[e]];
}

void
cc_sets_read(struct cc_sets *s, uint32_t texts, struct cc_arena *scratch)
{
	grams_read(s, scratch);
	grams_weigh(s, texts, scratch);
	s->total = CC_ARRAY(scratch, double, s->n);
	for (uint32_t i = 0; i < s->n; i++) {
		size_t n = s->first[i + 1] - s->first[i];

		if (n > 0)
			qsort(s->gram + s->first[i], n, sizeof *s->gram, by_number);
		for (size_t e = s->first[i]; e < s->first[i + 1]; e++)
			s->total[i] += s->weight[s->gram[e]];
	}
}
