/* similar.c -- which texts are alike in wording?
 *
 * Two sets that have much in common share an element even among a few of each,
 * if both leave out the same kind: here the commonest.  So each text is entered
 * into an index under its rarest grams, as many as that takes, and compared in
 * full with those alone that it meets there.  Texts come by weight, the lightest
 * first, so that what is too light to be like the present one need not be looked
 * at again.
 */
#include "text/similar_int.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>

enum { CHUNK = 1022, MOST_PAIRS = 1 << 20, MOST_STEPS = 1 << 29 };

/* Sums of weights that differ by less, in parts of the whole, are the same. */
#define SAME 1e-9

struct chunk {
	struct chunk *next;
	size_t n;
	struct cc_similar_pair pair[CHUNK];
};

/* Under each gram the texts entered so far, by weight. */
struct index {
	size_t *begin; /* [grams]: what is not too light yet */
	size_t *end;   /* [grams] */
	uint32_t *set;
};

enum negated { UNKNOWN, NEGATED, PLAIN };

struct search {
	struct cc_sets s;
	struct index index;
	double threshold;
	struct cc_negation *negation;
	uint8_t *negated; /* [n] */
	uint32_t *met;	  /* [n]: by which set, plus 1 */
	uint64_t steps;
	size_t pairs;
	struct chunk *found;
	struct cc_arena *scratch, *apart;
};

static int
by_texts(const void *a, const void *b)
{
	const struct cc_similar_pair *x = a, *y = b;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static void
pair_add(struct search *q, uint32_t a, uint32_t b, double similarity, enum cc_apart apart)
{
	if (q->found == NULL || q->found->n == CHUNK) {
		struct chunk *chunk = CC_NEW(q->scratch, struct chunk);

		chunk->next = q->found;
		q->found = chunk;
	}
	q->found->pair[q->found->n++] =
	    (struct cc_similar_pair){ a < b ? a : b, a < b ? b : a, similarity, apart };
	q->pairs++;
}

/* Blank texts are left out; equal ones become pairs. */
static void
texts_read(struct search *q, struct cc_similar *out, const struct cc_span *text, uint32_t n)
{
	struct cc_sets *s = &q->s;
	struct cc_map *words = cc_map_new();

	s->text = CC_ARRAY(q->scratch, uint32_t, n);
	s->times = CC_ARRAY(q->scratch, uint32_t, n);
	s->fold = CC_ARRAY(q->scratch, struct cc_span, n);
	for (uint32_t i = 0; i < n; i++) {
		struct cc_span fold = cc_utf8_fold(q->scratch, text[i]);
		uint32_t id;

		if (fold.len == 0)
			continue;
		out->texts++;
		id = cc_map_add(words, fold);
		s->times[id]++;
		if (id < s->n) {
			pair_add(q, s->text[id], i, 1, CC_APART_NOT);
			continue;
		}
		s->text[s->n] = i;
		s->fold[s->n++] = fold;
	}
	cc_map_free(words);
}

/* What a set weighs at least that one of this weight may be like; in common
 * they have as much at least. */
static double
least_weight(double threshold, double total)
{
	return (threshold / (2 - threshold) - SAME) * total;
}

/* How many of its grams a set is looked up, or entered, under, if it shares
 * `least` with whatever it is like: what is left weighs less. */
static uint32_t
prefix(const struct cc_sets *s, uint32_t set, double least)
{
	double rest = s->total[set];
	uint32_t n = 0;

	for (size_t e = s->first[set]; e < s->first[set + 1] && rest >= least; e++, n++)
		rest -= s->weight[s->gram[e]];
	return n;
}

/* It may yet meet sets of its own weight, with which it shares threshold * total. */
static uint32_t
entries(double threshold, const struct cc_sets *s, uint32_t set)
{
	return prefix(s, set, (threshold - SAME) * s->total[set]);
}

static void
index_make(struct index *x, const struct cc_sets *s, double threshold, struct cc_arena *scratch)
{
	size_t room = 0;

	x->begin = CC_ARRAY(scratch, size_t, s->grams);
	x->end = CC_ARRAY(scratch, size_t, s->grams);
	for (uint32_t i = 0; i < s->n; i++) {
		for (uint32_t e = entries(threshold, s, i); e-- > 0;)
			x->end[s->gram[s->first[i] + e]]++;
	}
	for (uint32_t g = 0; g < s->grams; g++) {
		x->begin[g] = room;
		room += x->end[g];
		x->end[g] = x->begin[g];
	}
	x->set = CC_ARRAY(scratch, uint32_t, room);
}

/* What the grams weigh that two sets have in common; 0 as soon as it cannot be
 * `least`. */
static double
in_common(const struct cc_sets *s, uint32_t a, uint32_t b, double least)
{
	const uint32_t *x = s->gram + s->first[a], *y = s->gram + s->first[b];
	const uint32_t *x_end = s->gram + s->first[a + 1], *y_end = s->gram + s->first[b + 1];
	double x_spare = s->total[a] - least, y_spare = s->total[b] - least, both = 0;

	while (x < x_end && y < y_end) {
		if (*x == *y) {
			both += s->weight[*x];
			x++;
			y++;
		} else if (*x < *y) {
			x_spare -= s->weight[*x++];
			if (x_spare < 0)
				return 0;
		} else {
			y_spare -= s->weight[*y++];
			if (y_spare < 0)
				return 0;
		}
	}
	return both;
}

static double
dice(const struct cc_sets *s, uint32_t a, uint32_t b, double threshold)
{
	double weight = s->total[a] + s->total[b], both;

	both = in_common(s, a, b, (threshold / 2 - SAME) * weight);
	return 2 * both / weight > 1 ? 1 : 2 * both / weight;
}

static struct cc_told
told(struct search *q, uint32_t set)
{
	cc_negation_ready(q->negation);
	if (q->negated[set] == UNKNOWN)
		q->negated[set] = cc_is_negated(q->s.fold[set], q->negation) ? NEGATED : PLAIN;
	return (struct cc_told){ q->s.fold[set], q->negated[set] == NEGATED };
}

static enum cc_apart
apart(struct search *q, uint32_t a, uint32_t b)
{
	enum cc_apart why;

	if (q->negation == NULL)
		return CC_APART_NOT;
	why = cc_apart(told(q, a), told(q, b), q->apart);
	cc_arena_reset(q->apart);
	return why;
}

/* Those under the gram that the set has not met yet. */
static void
meet(struct search *q, uint32_t set, uint32_t gram, double least)
{
	struct index *x = &q->index;
	const struct cc_sets *s = &q->s;

	while (x->begin[gram] < x->end[gram] && s->total[x->set[x->begin[gram]]] < least)
		x->begin[gram]++;
	q->steps += x->end[gram] - x->begin[gram];
	for (size_t e = x->begin[gram]; e < x->end[gram]; e++) {
		uint32_t other = x->set[e];
		double similarity;

		if (q->met[other] == set + 1)
			continue;
		q->met[other] = set + 1;
		q->steps += s->first[set + 1] - s->first[set] + s->first[other + 1] - s->first[other];
		similarity = dice(s, set, other, q->threshold);
		if (similarity >= q->threshold - SAME)
			pair_add(q, s->text[set], s->text[other], similarity, apart(q, set, other));
	}
}

struct weighed {
	double total;
	uint32_t set;
};

static int
by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->total != y->total)
		return x->total < y->total ? -1 : 1;
	return (x->set > y->set) - (x->set < y->set);
}

static bool
search_run(struct search *q)
{
	const struct cc_sets *s = &q->s;
	struct weighed *order = CC_ARRAY(q->scratch, struct weighed, s->n);

	for (uint32_t i = 0; i < s->n; i++)
		order[i] = (struct weighed){ s->total[i], i };
	if (s->n > 0)
		qsort(order, s->n, sizeof *order, by_weight);
	q->met = CC_ARRAY(q->scratch, uint32_t, s->n);
	q->negated = CC_ARRAY(q->scratch, uint8_t, s->n);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t set = order[i].set;
		double least = least_weight(q->threshold, order[i].total);
		const uint32_t *gram = s->gram + s->first[set];

		for (uint32_t e = 0, end = prefix(s, set, least); e < end; e++) {
			meet(q, set, gram[e], least);
			if (q->steps > MOST_STEPS || q->pairs > MOST_PAIRS)
				return false;
		}
		for (uint32_t e = entries(q->threshold, s, set); e-- > 0;)
			q->index.set[q->index.end[gram[e]]++] = set;
	}
	return true;
}

/* Stars, in the order of the input: an equal text goes where the first of them is. */
static void
clusters_make(struct cc_similar *out, uint32_t n, struct cc_arena *arena, struct cc_arena *scratch)
{
	double *best = CC_ARRAY(scratch, double, n);
	size_t *from = CC_ARRAY(scratch, size_t, n + (size_t)1),
	       *pair = CC_ARRAY(scratch, size_t, out->pairs);

	out->cluster = CC_ARRAY(arena, uint32_t, n);
	for (size_t p = 0; p < out->pairs; p++)
		from[out->pair[p].b + 1]++;
	for (uint32_t i = 0; i < n; i++)
		from[i + 1] += from[i];
	/* Filled from the back, so that each text's pairs end by their earlier text. */
	for (size_t p = out->pairs; p-- > 0;)
		pair[--from[out->pair[p].b + 1]] = p;
	for (uint32_t i = 0; i < n; i++) {
		size_t end = i + 1 < n ? from[i + 2] : out->pairs;

		out->cluster[i] = i;
		for (size_t e = from[i + 1]; e < end; e++) {
			const struct cc_similar_pair *p = &out->pair[pair[e]];
			bool equal = p->similarity >= 1 && p->apart == CC_APART_NOT;

			if (p->apart != CC_APART_NOT || (out->cluster[p->a] != p->a && !equal) ||
			    p->similarity <= best[i])
				continue;
			best[i] = p->similarity;
			out->cluster[i] = out->cluster[p->a];
		}
	}
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
    struct cc_negation *negation, struct cc_arena *arena, struct cc_arena *scratch)
{
	struct search q = {
		.threshold = threshold, .negation = negation, .scratch = scratch, .apart = cc_arena_new()
	};
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
	cc_sets_read(&q.s, out->texts, scratch);
	index_make(&q.index, &q.s, threshold, scratch);
	whole = search_run(&q);
	out->pair = CC_ARRAY(arena, struct cc_similar_pair, equals + (whole ? q.pairs : 0));
	pairs_take(out, equal);
	if (whole)
		pairs_take(out, q.found);
	if (out->pairs > 0)
		qsort(out->pair, out->pairs, sizeof *out->pair, by_texts);
	clusters_make(out, n, arena, scratch);
	clusters_count(out, n, scratch);
	cc_arena_free(q.apart);
	return whole;
}
