/* map_rank.c -- the strings of a map in the order of their bytes.
 *
 * Declared in map.h.  Ids of one column tend to begin alike (user_00017), so
 * comparing them pair by pair reads the same bytes again and again.  Here each
 * string is looked at eight bytes at a time: those are sorted as numbers, and
 * only strings that agree in them are looked at further.  Few runs that ascend
 * already are merged instead, without any room.
 */
#include "base/map.h"

#include "base/arena.h"

#include <stdlib.h>

enum { WORD = 8, SMALL = 16, DIGITS = WORD + 1 };

/* A string seen from some depth: its next eight bytes, first byte highest and
 * zeros past the end; how many it had, one more where it goes on. */
struct key {
	uint64_t word;
	uint32_t left;
	uint32_t id;
};

struct sorter {
	const struct cc_map *map;
	struct key *spare;
	uint32_t count[DIGITS][256];
};

static void
look(struct key *key, size_t n, size_t depth, const struct cc_map *map)
{
	for (size_t i = 0; i < n; i++) {
		struct cc_span s = cc_map_at(map, key[i].id);
		size_t left = s.len - depth;
		uint64_t word = 0;

		for (size_t b = 0; b < WORD && b < left; b++)
			word |= (uint64_t)(unsigned char)s.at[depth + b] << (56 - 8 * b);
		key[i].word = word;
		key[i].left = left > WORD ? WORD + 1 : (uint32_t)left;
	}
}

static void
sort_small(struct key *key, size_t n, const struct cc_map *map)
{
	for (size_t i = 1; i < n; i++) {
		struct key k = key[i];
		struct cc_span text = cc_map_at(map, k.id);
		size_t at = i;

		for (; at && cc_span_cmp(text, cc_map_at(map, key[at - 1].id)) < 0; at--)
			key[at] = key[at - 1];
		key[at] = k;
	}
}

static unsigned
digit_of(const struct key *key, int d)
{
	return d == 0 ? key->left : (unsigned)(key->word >> (8 * (d - 1)) & 0xff);
}

/* By word, then left: a radix sort, last digit first, over the digits that differ. */
static void
sort_words(struct key *key, size_t n, struct sorter *s)
{
	struct key *from = key, *to = s->spare;

	memset(s->count, 0, sizeof(s->count));
	for (size_t i = 0; i < n; i++) {
		for (int d = 0; d < DIGITS; d++)
			s->count[d][digit_of(&key[i], d)]++;
	}
	for (int d = 0; d < DIGITS; d++) {
		uint32_t *count = s->count[d], sum = 0;
		struct key *swap = from;

		if (count[digit_of(&from[0], d)] == n)
			continue;
		for (unsigned v = 0; v < 256; v++) {
			uint32_t here = count[v];

			count[v] = sum;
			sum += here;
		}
		for (size_t i = 0; i < n; i++)
			to[count[digit_of(&from[i], d)]++] = from[i];
		from = to;
		to = swap;
	}
	if (from != key)
		memcpy(key, from, n * sizeof(*key));
}

/* Strings that agree up to depth.  Those that still agree after eight more
 * bytes are a run, sorted the same way; the longest run by the loop, so that
 * the calls nest no deeper than log2(n) whatever the strings are. */
static void
sort_keys(struct key *key, size_t n, size_t depth, struct sorter *s)
{
	for (;;) {
		size_t longest = 0, longest_at = 0;

		if (n <= SMALL) {
			sort_small(key, n, s->map);
			return;
		}
		look(key, n, depth, s->map);
		sort_words(key, n, s);
		depth += WORD;
		for (size_t i = 0, end; i < n; i = end) {
			size_t other_at = i, other;

			for (end = i + 1;
			     end < n && key[end].word == key[i].word && key[end].left == key[i].left;)
				end++;
			other = end - i;
			if (other > longest) {
				size_t at = longest_at, len = longest;

				longest = other;
				longest_at = other_at;
				other = len;
				other_at = at;
			}
			if (other > 1)
				sort_keys(key + other_at, other, depth, s);
		}
		if (longest <= 1)
			return;
		key += longest_at;
		n = longest;
	}
}

/* Runs of ids whose strings ascend: exports are often sorted, and so is what each worker has of one. */
enum { RUNS = 8 };

struct runs {
	uint32_t next[RUNS], end[RUNS];
	unsigned n;
};

/* False where there are more. */
static bool
find_runs(struct runs *r, const struct cc_map *map, struct cc_map_part part)
{
	*r = (struct runs){ .n = 0 };
	for (uint32_t i = part.from; i < part.end; i++)
		if (i + 1 == part.end || cc_map_cmp(map, i, i + 1) > 0) {
			if (r->n == RUNS)
				return false;
			r->next[r->n] = r->n > 0 ? r->end[r->n - 1] : part.from;
			r->end[r->n++] = i + 1;
		}
	return true;
}

/* The next ids of the runs, the one with the least string taken out as long as there is any. */
static void
merge_runs(uint32_t *order, struct runs *r, const struct cc_map *map, uint32_t n)
{
	for (uint32_t at = 0; at < n; at++) {
		unsigned least = 0;

		for (unsigned k = 1; k < r->n; k++)
			if (cc_map_cmp(map, r->next[k], r->next[least]) < 0)
				least = k;
		order[at] = r->next[least];
		if (++r->next[least] == r->end[least]) {
			r->n--;
			r->next[least] = r->next[r->n];
			r->end[least] = r->end[r->n];
		}
	}
}

static void
sort_all(uint32_t *order, const struct cc_map *map, struct cc_map_part part)
{
	uint32_t n = part.end - part.from;
	struct key *key = cc_malloc(n * sizeof(*key));
	struct sorter *s = cc_malloc(sizeof(*s));

	s->map = map;
	s->spare = cc_malloc(n * sizeof(*s->spare));
	for (uint32_t i = 0; i < n; i++)
		key[i].id = part.from + i;
	sort_keys(key, n, 0, s);
	for (uint32_t i = 0; i < n; i++)
		order[i] = key[i].id;
	free(s->spare);
	free(s);
	free(key);
}

void
cc_map_order_part(uint32_t *order, const struct cc_map *map, struct cc_map_part part)
{
	struct runs runs;

	if (part.ascends)
		for (uint32_t id = part.from; id < part.end; id++)
			order[id - part.from] = id;
	else if (find_runs(&runs, map, part))
		merge_runs(order, &runs, map, part.end - part.from);
	else
		sort_all(order, map, part);
}

void
cc_map_rank(const struct cc_map *map, uint32_t *rank, uint32_t *order)
{
	uint32_t n = cc_map_count(map),
		 *own = order != NULL ? order : cc_malloc(((size_t)n + 1) * sizeof *own);

	cc_map_order_part(own, map, cc_map_part(map, 0));
	for (uint32_t i = 0; rank != NULL && i < n; i++)
		rank[own[i]] = i;
	if (order == NULL)
		free(own);
}
