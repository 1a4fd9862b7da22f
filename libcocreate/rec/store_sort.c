/* store_sort.c -- the rows of a store by their keys, then their places.
 *
 * Row numbers are sorted, not records: merged where each worker has added in the
 * order of places, and not at all where rows stand in the order of their keys but
 * for those of one line, as exports often do; else by words that hold as many keys as they can
 * (store_keys.c).
 */
#include "rec/store_sort.h"

#include "base/arena.h"
#include "rec/store_read.h"

#include <stdlib.h>

/* Row numbers, as they are so far. */
struct sort {
	uint64_t rows;
	uint32_t *order, *spare; /* spare: NULL while nothing must be merged */
};

static int
compare_rows(const struct cc_store_words *key, unsigned keys, uint32_t a, uint32_t b)
{
	for (unsigned k = 0; k < keys; k++) {
		uint64_t x = cc_store_word(key[k], a), y = cc_store_word(key[k], b);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

/* What is done row by row is done by so many at a time. */
enum { PIECE_ROWS = 65536 };

static uint32_t
pieces_of(uint64_t rows)
{
	return (uint32_t)((rows + PIECE_ROWS - 1) / PIECE_ROWS);
}

static uint64_t
piece_end(uint64_t rows, uint32_t piece)
{
	uint64_t end = ((uint64_t)piece + 1) * PIECE_ROWS;

	return end < rows ? end : rows;
}

static void
order_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct sort *sort = ctx;

	(void)scratch;
	for (uint64_t row = (uint64_t)piece * PIECE_ROWS; row < piece_end(sort->rows, piece); row++)
		sort->order[row] = (uint32_t)row;
}

enum { RUNS = 256 };

/* Where ascending runs of places begin in a piece; n > RUNS: more than can be told. */
struct runs {
	unsigned n;
	uint64_t start[RUNS];
};

struct finding_runs {
	const struct sort *sort;
	struct cc_store_words place;
	struct runs *piece;
};

static void
find_in_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct finding_runs *f = ctx;
	const struct cc_store_words place = f->place;
	struct runs *runs = &f->piece[piece];
	uint64_t i = (uint64_t)piece * PIECE_ROWS, end = piece_end(f->sort->rows, piece);
	uint64_t before = i > 0 ? cc_store_word(place, (uint32_t)i - 1) : UINT64_MAX;

	(void)scratch;
	runs->n = 0;
	for (; i < end && runs->n <= RUNS; i++) {
		uint64_t word = cc_store_word(place, (uint32_t)i);

		if ((word < before || i == 0) && runs->n++ < RUNS)
			runs->start[runs->n - 1] = i;
		before = word;
	}
}

/* Where ascending runs of places begin, and the end; 0: more than RUNS. */
static unsigned
find_runs(uint64_t start[RUNS + 1], const struct sort *sort, struct cc_store_words place,
    const struct cc_workers *workers)
{
	uint32_t pieces = pieces_of(sort->rows);
	struct finding_runs f = { sort, place, cc_malloc((pieces + (size_t)1) * sizeof *f.piece) };
	unsigned runs = 0;

	cc_each(workers, find_in_piece, &f, pieces);
	for (uint32_t p = 0; p < pieces && runs <= RUNS; p++) {
		if (runs + f.piece[p].n <= RUNS)
			memcpy(start + runs, f.piece[p].start, f.piece[p].n * sizeof *start);
		runs += f.piece[p].n;
	}
	free(f.piece);
	if (runs > RUNS)
		return 0;
	start[runs] = sort->rows;
	return runs;
}

/* How many of n ascending rows come before a place: found by strides that
 * double, for a worker's rows come in batches. */
static uint64_t
count_before(const uint32_t *row, uint64_t n, uint64_t place, struct cc_store_words w)
{
	uint64_t high = 1, low = 0;

	while (high < n && cc_store_word(w, row[high]) < place) {
		low = high;
		high *= 2;
	}
	high = high < n ? high : n;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (cc_store_word(w, row[middle]) < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* order[a..b) and order[b..c), both ascending, into spare[a..c). */
static void
merge(struct sort *sort, struct cc_store_words place, uint64_t a, uint64_t b, uint64_t c)
{
	const uint32_t *order = sort->order;
	uint32_t *to = sort->spare + a;
	uint64_t middle = b;

	while (a < middle && b < c) {
		bool second = cc_store_word(place, order[b]) < cc_store_word(place, order[a]);
		uint64_t *from = second ? &b : &a;
		uint64_t n = count_before(order + *from, (second ? c : middle) - *from,
		    cc_store_word(place, order[second ? a : b]), place);

		n += n == 0; /* the first stands before an equal place */
		memcpy(to, order + *from, n * sizeof *to);
		to += n;
		*from += n;
	}
	memcpy(to, order + a, (middle - a) * sizeof *to);
	memcpy(to + (middle - a), order + b, (c - b) * sizeof *to);
}

/* Each worker adds in the order of places, so a log is as many ascending runs
 * as there were workers: neighbours are merged until one is left. */
static void
sort_places(struct sort *sort, const struct cc_store *s, struct cc_store_words place,
    const struct cc_workers *workers)
{
	uint64_t start[RUNS + 1];
	unsigned runs = find_runs(start, sort, place, workers);

	if (runs == 0 && sort->rows > 0)
		cc_store_sort_keys(sort->order, s, &place, 1, workers);
	if (runs > 1)
		sort->spare = cc_malloc_full(sort->rows * sizeof *sort->spare);
	for (; runs > 1; runs = (runs + 1) / 2) {
		uint32_t *order = sort->order;

		for (unsigned r = 0; r < runs; r += 2) {
			unsigned end = r + 2 <= runs ? r + 2 : runs;

			merge(sort, place, start[r], start[r + 1], start[end]);
			start[r / 2] = start[r];
		}
		start[(runs + 1) / 2] = sort->rows;
		sort->order = sort->spare;
		sort->spare = order;
	}
}

enum { FEW = 16, MANY = 64 * 1024 }; /* rows: fewer than MANY lie in the caches */

/* By merges, and a few at a time one by one. */
static void
sort_some(uint32_t *row, uint32_t *spare, uint64_t n, const struct cc_store_words *key, unsigned keys)
{
	uint64_t half = n / 2, a = 0, b = half, to = 0;

	for (uint64_t i = 1; i < n && n <= FEW; i++) {
		uint32_t one = row[i];
		uint64_t at = i;

		for (; at > 0 && compare_rows(key, keys, row[at - 1], one) > 0; at--)
			row[at] = row[at - 1];
		row[at] = one;
	}
	if (n <= FEW)
		return;
	sort_some(row, spare, half, key, keys);
	sort_some(row + half, spare, n - half, key, keys);
	while (a < half && b < n)
		spare[to++] = compare_rows(key, keys, row[a], row[b]) <= 0 ? row[a++] : row[b++];
	memcpy(spare + to, row + a, (half - a) * sizeof *row);
	memcpy(row, spare, (to + half - a) * sizeof *row);
}

/* The end of the rows up to `end` that share the place of row i. */
static uint64_t
same_place_end(const struct sort *sort, struct cc_store_words place, uint64_t i, uint64_t end)
{
	uint64_t word = cc_store_word(place, sort->order[i]);

	for (i++; i < end && cc_store_word(place, sort->order[i]) == word;)
		i++;
	return i;
}

/* Rows that share a place, as those of one row of a wide sheet do, by all keys. */
static void
sort_same_place(
    struct sort *sort, const struct cc_store_words *key, unsigned keys, uint64_t from, uint64_t end)
{
	uint32_t *spare = end - from > FEW ? cc_malloc((end - from) * sizeof *spare) : NULL;

	sort_some(sort->order + from, spare, end - from, key, keys);
	free(spare);
}

struct check {
	struct sort *sort;
	const struct cc_store_words *key, *place;
	unsigned keys;
	uint64_t *start; /* [pieces + 1]: row */
	bool *good;	 /* [pieces] */
};

static void
check_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct check *c = ctx;
	uint64_t start = c->start[piece], end = c->start[piece + 1], next;
	bool good = true;

	(void)scratch;
	for (uint64_t i = start; i < end && good; i = next) {
		next = c->place != NULL ? same_place_end(c->sort, *c->place, i, end) : i + 1;
		if (next > i + 1)
			sort_same_place(c->sort, c->key, c->keys, i, next);
		good = i == start ||
		       compare_rows(c->key, c->keys, c->sort->order[i - 1], c->sort->order[i]) <= 0;
	}
	c->good[piece] = good;
}

/* Rows that share a place stay together. */
static void
divide(struct check *c, uint32_t pieces)
{
	const struct sort *sort = c->sort;

	c->start[0] = 0;
	for (uint32_t p = 1; p <= pieces; p++) {
		uint64_t at = (uint64_t)p * PIECE_ROWS;

		at = at < c->start[p - 1] ? c->start[p - 1] : at;
		if (at < sort->rows && c->place != NULL)
			at = same_place_end(sort, *c->place, at, sort->rows);
		c->start[p] = at < sort->rows ? at : sort->rows;
	}
}

static void
sort_same_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct check *c = ctx;

	(void)scratch;
	for (uint64_t i = c->start[piece], end; i < c->start[piece + 1]; i = end) {
		end = same_place_end(c->sort, *c->place, i, c->start[piece + 1]);
		if (end > i + 1)
			sort_same_place(c->sort, c->key, c->keys, i, end);
	}
}

static void
sort_same_places(struct sort *sort, struct cc_store_words place, const struct cc_store_words *key,
    unsigned keys, const struct cc_workers *workers)
{
	uint32_t pieces = pieces_of(sort->rows);
	struct check c = { sort, key, &place, keys, cc_malloc((pieces + (size_t)1) * sizeof *c.start), NULL };

	divide(&c, pieces);
	cc_each(workers, sort_same_piece, &c, pieces);
	free(c.start);
}

/* Exports are often sorted by their keys: then nothing is left to do.  place: those that share one, and stand side by
 * side, may still have to be sorted, as the columns of a wide sheet come in any order; NULL: they stay.  Where it is
 * false, some of them are sorted. */
static bool
in_order(struct sort *sort, const struct cc_store_words *key, unsigned keys,
    const struct cc_store_words *place, const struct cc_workers *workers)
{
	uint32_t pieces = pieces_of(sort->rows);
	struct check check = { sort, key, place, keys, cc_malloc((pieces + (size_t)1) * sizeof *check.start),
		cc_malloc(pieces + (size_t)1) };
	bool good = true;

	divide(&check, pieces);
	cc_each(workers, check_piece, &check, pieces);
	for (uint32_t p = 0; p < pieces && good; p++) {
		uint64_t start = check.start[p];

		good = check.good[p] &&
		       (start == 0 || start == sort->rows ||
			   compare_rows(key, keys, sort->order[start - 1], sort->order[start]) <= 0);
	}
	free(check.start);
	free(check.good);
	return good;
}

/* By the keys of `by`, then place, then the other keys; the caller's.  moving: s, where records may move; else NULL. */
static uint32_t *
sort_rows(const struct cc_store *s, uint32_t by, struct cc_store *moving, const struct cc_state *state,
    const struct cc_workers *workers)
{
	struct sort sort = { .rows = s->rows };
	struct cc_store_words key[sizeof s->key], all[sizeof s->key], place = { 0 };
	unsigned keys = 0;
	bool places = false;

	sort.order = cc_malloc_full((s->rows + 1) * sizeof *sort.order);
	cc_each(workers, order_piece, &sort, pieces_of(s->rows));
	for (unsigned k = 0; k < s->n_keys; k++) {
		all[k] = cc_store_words(s, s->key[k], state);
		if (by >> s->key[k] & 1)
			key[keys++] = all[k];
	}
	for (unsigned f = 0; f < s->n_fields; f++) {
		if (s->spec->fields[f].kind != CC_FIELD_PLACE)
			continue;
		place = cc_store_words(s, f, state);
		places = keys == s->n_keys;
		sort_places(&sort, s, place, workers);
		if (!places)
			sort_same_places(&sort, place, all, s->n_keys, workers);
	}
	if (keys > 0 && !in_order(&sort, key, keys, NULL, workers) &&
	    !(places && in_order(&sort, key, keys, &place, workers))) {
		if (moving != NULL && s->rows >= MANY)
			cc_store_sort_moving(sort.order, moving, key, keys, workers);
		else
			cc_store_sort_keys(sort.order, s, key, keys, workers);
	}
	free(sort.spare);
	return sort.order;
}

void
cc_store_sort(struct cc_store *s, const struct cc_state *state, const struct cc_workers *workers)
{
	s->order = sort_rows(
	    s, s->spec->by == 0 ? UINT32_MAX : s->spec->by, s->spec->stays ? NULL : s, state, workers);
}

uint32_t *
cc_store_key_order(const struct cc_store *s, const struct cc_state *state, struct cc_arena *arena)
{
	uint32_t *sorted = sort_rows(s, UINT32_MAX, NULL, state, &cc_workers_none);
	uint32_t *order = CC_ARRAY(arena, uint32_t, s->rows);

	if (s->rows > 0)
		memcpy(order, sorted, s->rows * sizeof *order);
	free(sorted);
	return order;
}
