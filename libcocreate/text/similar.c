/* similar.c -- which texts say the same?
 *
 * Two sets that have much in common share an element even among a few of each,
 * if both leave out the same kind: here the commonest.  So each text is entered
 * into an index under its rarest pairs of characters, as many as that takes,
 * and compared in full with those alone that it meets there.  Texts come by
 * size, the smallest first, so that what is too small to be like the present
 * one need not be looked at again.
 */
#include "text/similar.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { CHUNK = 1022, MOST_PAIRS = 1 << 20, MOST_STEPS = 1 << 29 };

struct chunk {
	struct chunk *next;
	size_t n;
	struct cc_similar_pair pair[CHUNK];
};

/* Texts that differ, each a set of grams: pairs of characters by number. */
struct sets {
	uint32_t n, grams;
	uint32_t *text;	      /* [n]: the first with these words */
	struct cc_span *fold; /* [n] */
	size_t *first;	      /* [n + 1] into gram */
	uint32_t *gram;	      /* ascending within a text */
};

/* Under each gram the texts entered so far, by size. */
struct index {
	size_t *begin; /* [grams]: what is not too small yet */
	size_t *end;   /* [grams] */
	uint32_t *set;
};

struct search {
	struct sets s;
	struct index index;
	double threshold;
	uint32_t *met; /* [n]: by which set, plus 1 */
	uint64_t steps;
	size_t pairs;
	struct chunk *found;
	struct cc_arena *scratch;
};

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static int
by_size(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static int
by_texts(const void *a, const void *b)
{
	const struct cc_similar_pair *x = a, *y = b;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static void
pair_add(struct search *q, uint32_t a, uint32_t b, double similarity)
{
	if (q->found == NULL || q->found->n == CHUNK) {
		struct chunk *chunk = CC_NEW(q->scratch, struct chunk);

		chunk->next = q->found;
		q->found = chunk;
	}
	q->found->pair[q->found->n++] = (struct cc_similar_pair){ a < b ? a : b, a < b ? b : a, similarity };
	q->pairs++;
}

/* The grams of a folded text, as numbers, ascending, each once. */
static uint32_t
grams_of(uint32_t *gram, struct cc_span s, struct cc_map *numbers)
{
	uint32_t pair[2] = { 0 }, n = 0, kept = 0;
	size_t len;

	pair[1] = cc_utf8_next(s, &len);
	do {
		s.at += len;
		s.len -= len;
		pair[0] = pair[1];
		pair[1] = s.len > 0 ? cc_utf8_next(s, &len) : 0;
		gram[n++] = cc_map_add(numbers, (struct cc_span){ (const char *)pair, sizeof pair });
	} while (s.len > len);
	qsort(gram, n, sizeof *gram, by_number);
	for (uint32_t i = 0; i < n; i++) {
		if (i == 0 || gram[i] != gram[i - 1])
			gram[kept++] = gram[i];
	}
	return kept;
}

/* Blank texts are left out; equal ones become pairs. */
static void
texts_read(struct search *q, struct cc_similar *out, const struct cc_span *text, uint32_t n)
{
	struct sets *s = &q->s;
	struct cc_map *words = cc_map_new();

	s->text = CC_ARRAY(q->scratch, uint32_t, n);
	s->fold = CC_ARRAY(q->scratch, struct cc_span, n);
	for (uint32_t i = 0; i < n; i++) {
		struct cc_span fold = cc_utf8_fold(q->scratch, text[i]);
		uint32_t id;

		if (fold.len == 0)
			continue;
		out->texts++;
		id = cc_map_add(words, fold);
		if (id < s->n) {
			pair_add(q, s->text[id], i, 1);
			continue;
		}
		s->text[s->n] = i;
		s->fold[s->n++] = fold;
	}
	cc_map_free(words);
}

static void
sets_read(struct sets *s, struct cc_arena *scratch)
{
	struct cc_map *numbers = cc_map_new();
	size_t chars = 0;

	for (uint32_t i = 0; i < s->n; i++)
		chars += cc_utf8_chars(s->fold[i]);
	s->first = CC_ARRAY(scratch, size_t, s->n + (size_t)1);
	s->gram = CC_ARRAY(scratch, uint32_t, chars);
	for (uint32_t i = 0; i < s->n; i++)
		s->first[i + 1] = s->first[i] + grams_of(s->gram + s->first[i], s->fold[i], numbers);
	s->grams = cc_map_count(numbers);
	cc_map_free(numbers);
}

/* Numbers the grams anew, the rarest first. */
static void
sets_sort(struct sets *s, struct cc_arena *scratch)
{
	uint32_t *texts = CC_ARRAY(scratch, uint32_t, s->grams);
	uint32_t *at = CC_ARRAY(scratch, uint32_t, s->n + (size_t)2);

	for (size_t e = 0; e < s->first[s->n]; e++)
		texts[s->gram[e]]++;
	for (uint32_t g = 0; g < s->grams; g++)
		at[texts[g] + 1]++;
	for (uint32_t t = 1; t <= s->n; t++)
		at[t] += at[t - 1];
	for (uint32_t g = 0; g < s->grams; g++)
		texts[g] = at[texts[g]]++;
	for (size_t e = 0; e < s->first[s->n]; e++)
		s->gram[e] = texts[s->gram[e]];
	for (uint32_t i = 0; i < s->n; i++)
		qsort(s->gram + s->first[i], s->first[i + 1] - s->first[i], sizeof *s->gram, by_number);
}

static uint32_t
size_of(const struct sets *s, uint32_t set)
{
	return (uint32_t)(s->first[set + 1] - s->first[set]);
}

/* The least whole number that is not below x, but for rounding; sets without
 * anything in common are never looked for. */
static uint32_t
at_least(double x)
{
	return (uint32_t)fmax(ceil(x - 1e-9), 1);
}

/* A set of this size is like none that has fewer elements; in common they have
 * as many at least. */
static uint32_t
least_size(double threshold, uint32_t size)
{
	return at_least(threshold / (2 - threshold) * size);
}

/* How many of its rarest a set is entered under: it may yet meet sets of its
 * own size, with which it has threshold * size in common. */
static uint32_t
entries(double threshold, uint32_t size)
{
	return size - at_least(threshold * size) + 1;
}

static void
index_make(struct index *x, const struct sets *s, double threshold, struct cc_arena *scratch)
{
	size_t room = 0;

	x->begin = CC_ARRAY(scratch, size_t, s->grams);
	x->end = CC_ARRAY(scratch, size_t, s->grams);
	for (uint32_t i = 0; i < s->n; i++) {
		for (uint32_t e = entries(threshold, size_of(s, i)); e-- > 0;)
			x->end[s->gram[s->first[i] + e]]++;
	}
	for (uint32_t g = 0; g < s->grams; g++) {
		x->begin[g] = room;
		room += x->end[g];
		x->end[g] = x->begin[g];
	}
	x->set = CC_ARRAY(scratch, uint32_t, room);
}

/* How many grams two sets have in common; 0 as soon as it cannot be `least`,
 * which neither is smaller than. */
static uint32_t
in_common(const struct sets *s, uint32_t a, uint32_t b, uint32_t least)
{
	const uint32_t *x = s->gram + s->first[a], *y = s->gram + s->first[b];
	const uint32_t *x_end = s->gram + s->first[a + 1], *y_end = s->gram + s->first[b + 1];
	size_t x_spare = size_of(s, a) - least, y_spare = size_of(s, b) - least;
	uint32_t both = 0;

	while (x < x_end && y < y_end) {
		if (*x == *y) {
			both++;
			x++;
			y++;
		} else if (*x < *y) {
			x++;
			if (x_spare-- == 0)
				return 0;
		} else {
			y++;
			if (y_spare-- == 0)
				return 0;
		}
	}
	return both;
}

static double
dice(const struct sets *s, uint32_t a, uint32_t b, double threshold)
{
	double size = (double)size_of(s, a) + size_of(s, b);

	return 2 * in_common(s, a, b, at_least(threshold * size / 2)) / size;
}

/* Those under the gram that the set has not met yet. */
static void
meet(struct search *q, uint32_t set, uint32_t gram, uint32_t least)
{
	struct index *x = &q->index;
	const struct sets *s = &q->s;

	while (x->begin[gram] < x->end[gram] && size_of(s, x->set[x->begin[gram]]) < least)
		x->begin[gram]++;
	q->steps += x->end[gram] - x->begin[gram];
	for (size_t e = x->begin[gram]; e < x->end[gram]; e++) {
		uint32_t other = x->set[e];
		double similarity;

		if (q->met[other] == set + 1)
			continue;
		q->met[other] = set + 1;
		q->steps += (uint64_t)size_of(s, set) + size_of(s, other);
		similarity = dice(s, set, other, q->threshold);
		if (similarity >= q->threshold)
			pair_add(q, s->text[set], s->text[other], similarity);
	}
}

static bool
search_run(struct search *q)
{
	const struct sets *s = &q->s;
	uint64_t *order = CC_ARRAY(q->scratch, uint64_t, s->n);

	for (uint32_t i = 0; i < s->n; i++)
		order[i] = (uint64_t)size_of(s, i) << 32 | i;
	qsort(order, s->n, sizeof *order, by_size);
	q->met = CC_ARRAY(q->scratch, uint32_t, s->n);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t set = (uint32_t)order[i], size = size_of(s, set);
		uint32_t least = least_size(q->threshold, size);
		const uint32_t *gram = s->gram + s->first[set];

		for (uint32_t e = 0; e + least <= size; e++) {
			meet(q, set, gram[e], least);
			if (q->steps > MOST_STEPS || q->pairs > MOST_PAIRS)
				return false;
		}
		for (uint32_t e = entries(q->threshold, size); e-- > 0;)
			q->index.set[q->index.end[gram[e]]++] = set;
	}
	return true;
}

static uint32_t
root_of(uint32_t *cluster, uint32_t i)
{
	while (cluster[i] != i)
		i = cluster[i] = cluster[cluster[i]];
	return i;
}

/* The smaller root stays, so that a cluster's is its first text. */
static void
unite(uint32_t *cluster, uint32_t a, uint32_t b)
{
	a = root_of(cluster, a);
	b = root_of(cluster, b);
	cluster[a < b ? b : a] = a < b ? a : b;
}

static void
clusters_make(struct cc_similar *out, uint32_t n, struct cc_arena *arena)
{
	out->cluster = CC_ARRAY(arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		out->cluster[i] = i;
	for (size_t p = 0; p < out->pairs; p++)
		unite(out->cluster, out->pair[p].a, out->pair[p].b);
	for (uint32_t i = 0; i < n; i++)
		out->cluster[i] = root_of(out->cluster, i);
}

static void
clusters_count(struct cc_similar *out, uint32_t n, struct cc_arena *scratch)
{
	uint32_t *members = CC_ARRAY(scratch, uint32_t, n);

	out->clusters = out->alone = out->texts;
	for (uint32_t i = 0; i < n; i++) {
		if (++members[out->cluster[i]] > 1)
			out->clusters--;
	}
	for (uint32_t i = 0; i < n; i++)
		out->alone -= members[out->cluster[i]] > 1;
}

static void
pairs_take(struct cc_similar *out, const struct chunk *from)
{
	for (; from != NULL; from = from->next) {
		memcpy(out->pair + out->pairs, from->pair, from->n * sizeof *from->pair);
		out->pairs += from->n;
	}
}

bool
cc_similar_find(struct cc_similar *out, const struct cc_span *text, uint32_t n, double threshold,
    struct cc_arena *arena, struct cc_arena *scratch)
{
	struct search q = { .threshold = threshold, .scratch = scratch };
	struct chunk *equal;
	size_t equals;
	bool whole;

	assert(threshold > 0 && threshold <= 1);
	*out = (struct cc_similar){ 0 };
	texts_read(&q, out, text, n);
	equal = q.found;
	equals = q.pairs;
	q.found = NULL;
	q.pairs = 0;
	sets_read(&q.s, scratch);
	sets_sort(&q.s, scratch);
	index_make(&q.index, &q.s, threshold, scratch);
	whole = search_run(&q);
	out->pair = CC_ARRAY(arena, struct cc_similar_pair, equals + (whole ? q.pairs : 0));
	pairs_take(out, equal);
	if (whole)
		pairs_take(out, q.found);
	qsort(out->pair, out->pairs, sizeof *out->pair, by_texts);
	clusters_make(out, n, arena);
	clusters_count(out, n, scratch);
	return whole;
}
