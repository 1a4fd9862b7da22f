/* store_sort.c -- the rows of a store by their keys, then their places.
 *
 * Row numbers are sorted, not records: stable radix sorts of 11 bits from the
 * last key to the first, over the digits that vary, and none where a field is
 * in order already; by the first key alone where it leaves few rows together,
 * as of one person.
 */
#include "rec/store_sort.h"

#include "base/arena.h"
#include "rec/store_read.h"

#include <stdlib.h>

enum { DIGIT = 11, DIGITS = 1 << DIGIT };

struct sort {
	uint64_t rows;
	uint32_t *order, *spare;
	uint32_t *word, *spare_word; /* of order's rows: the words that are sorted by */
};

/* Where one field's words are, and how they compare as unsigned numbers. */
struct words {
	unsigned char *const *block;
	size_t width, offset;
	bool wide;
	uint64_t flip;	 /* of a day: the sign */
	uint32_t absent; /* what CC_NO_ID sorts as: just behind the last id */
};

/* Spelled out so that the loops below keep it in registers. */
static inline uint64_t
word_of(struct words w, uint32_t row)
{
	const unsigned char *at =
	    w.block[row >> CC_STORE_SHIFT] + (size_t)(row & (CC_STORE_BLOCK - 1)) * w.width + w.offset;
	uint64_t word;
	uint32_t id;

	if (w.wide) {
		memcpy(&word, at, sizeof word);
		return word ^ w.flip;
	}
	memcpy(&id, at, sizeof id);
	return id == CC_NO_ID ? w.absent : id;
}

static struct words
words_of(const struct cc_store *s, unsigned field, const struct cc_state *state)
{
	const struct cc_field *f = &s->spec->fields[field];
	struct words w = { s->block, s->width, s->offset[field], f->kind != CC_FIELD_KEY,
		f->kind == CC_FIELD_DAY ? UINT64_C(1) << 63 : 0, CC_NO_ID };

	if (f->kind == CC_FIELD_KEY && f->role >= 0 && state->ids[f->role] != NULL)
		w.absent = cc_map_count(state->ids[f->role]);
	return w;
}

/* A field's words side by side in the order so far: the bits in which they
 * differ; 0 where they ascend already. */
static uint64_t
gather(struct sort *sort, struct words w)
{
	uint64_t first = sort->rows > 0 ? word_of(w, sort->order[0]) : 0, before = first, bits = 0;
	bool ascends = true;

	for (uint64_t i = 0; i < sort->rows; i++) {
		uint64_t word = word_of(w, sort->order[i]);

		ascends = ascends && before <= word;
		bits |= first ^ word;
		before = word;
		sort->word[i] = (uint32_t)word;
	}
	return ascends ? 0 : bits;
}

/* One digit of the gathered words, which move along with the rows. */
static void
sort_digit(struct sort *sort, unsigned shift)
{
	uint32_t start[DIGITS] = { 0 }, *order = sort->order, *word = sort->word, sum = 0;

	for (uint64_t i = 0; i < sort->rows; i++)
		start[word[i] >> shift & (DIGITS - 1)]++;
	for (int d = 0; d < DIGITS; d++) {
		uint32_t n = start[d];

		start[d] = sum;
		sum += n;
	}
	for (uint64_t i = 0; i < sort->rows; i++) {
		uint32_t to = start[word[i] >> shift & (DIGITS - 1)]++;

		sort->spare[to] = order[i];
		sort->spare_word[to] = word[i];
	}
	sort->order = sort->spare;
	sort->spare = order;
	sort->word = sort->spare_word;
	sort->spare_word = word;
}

static void
sort_words(struct sort *sort, uint64_t bits)
{
	for (unsigned shift = 0; shift < 32; shift += DIGIT)
		if (bits >> shift & (DIGITS - 1))
			sort_digit(sort, shift);
}

/* What sorting needs, once something must be sorted. */
static void
sort_rooms(struct sort *sort)
{
	size_t bytes = (sort->rows + 1) * sizeof *sort->order;

	if (sort->spare != NULL)
		return;
	sort->spare = cc_malloc(bytes);
	sort->word = cc_malloc(bytes);
	sort->spare_word = cc_malloc(bytes);
}

/* Words of 64 bits by their halves, the lower first. */
static void
sort_field(struct sort *sort, struct words w)
{
	uint64_t bits;

	sort_rooms(sort);
	bits = gather(sort, w);
	if (bits == 0)
		return;
	sort_words(sort, bits & UINT32_MAX);
	if (bits >> 32 == 0)
		return;
	for (uint64_t i = 0; i < sort->rows; i++)
		sort->word[i] = (uint32_t)(word_of(w, sort->order[i]) >> 32);
	sort_words(sort, bits >> 32);
}

static int
compare_rows(const struct words *key, unsigned keys, uint32_t a, uint32_t b)
{
	for (unsigned k = 0; k < keys; k++) {
		uint64_t x = word_of(key[k], a), y = word_of(key[k], b);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

struct check {
	const struct sort *sort;
	const struct words *key;
	unsigned keys;
	bool *good; /* [pieces] */
};

enum { CHECK_ROWS = 65536 };

static void
check_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct check *c = ctx;
	uint64_t i = (uint64_t)piece * CHECK_ROWS, end = i + CHECK_ROWS;
	bool good = true;

	(void)scratch;
	for (i += i == 0; i < end && i < c->sort->rows && good; i++)
		good = compare_rows(c->key, c->keys, c->sort->order[i - 1], c->sort->order[i]) <= 0;
	c->good[piece] = good;
}

/* Exports are often sorted by their keys: then nothing is left to do. */
static bool
in_order(const struct sort *sort, const struct words *key, unsigned keys, const struct cc_workers *workers)
{
	uint32_t pieces = (uint32_t)((sort->rows + CHECK_ROWS - 1) / CHECK_ROWS);
	struct check check = { sort, key, keys, cc_malloc(pieces + 1) };
	bool good = true;

	cc_each(workers, check_piece, &check, pieces);
	for (uint32_t p = 0; p < pieces; p++)
		good = good && check.good[p];
	free(check.good);
	return good;
}

static void
order_as_added(struct sort *sort)
{
	for (uint64_t row = 0; row < sort->rows; row++)
		sort->order[row] = (uint32_t)row;
}

enum { RUNS = 256 };

/* Where ascending runs of places begin, and the end; 0: more than RUNS. */
static unsigned
find_runs(uint64_t start[RUNS + 1], const struct sort *sort, struct words place)
{
	unsigned runs = 0;
	uint64_t before = 0;

	for (uint64_t i = 0; i < sort->rows; i++) {
		uint64_t word = word_of(place, (uint32_t)i);

		if (i == 0 || word < before) {
			if (runs == RUNS)
				return 0;
			start[runs++] = i;
		}
		before = word;
	}
	start[runs] = sort->rows;
	return runs;
}

/* How many of n ascending rows come before a place: found by strides that
 * double, for a worker's rows come in batches. */
static uint64_t
count_before(const uint32_t *row, uint64_t n, uint64_t place, struct words w)
{
	uint64_t high = 1, low = 0;

	while (high < n && word_of(w, row[high]) < place) {
		low = high;
		high *= 2;
	}
	high = high < n ? high : n;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (word_of(w, row[middle]) < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* order[a..b) and order[b..c), both ascending, into spare[a..c). */
static void
merge(struct sort *sort, struct words place, uint64_t a, uint64_t b, uint64_t c)
{
	const uint32_t *order = sort->order;
	uint32_t *to = sort->spare + a;
	uint64_t middle = b;

	while (a < middle && b < c) {
		bool second = word_of(place, order[b]) < word_of(place, order[a]);
		uint64_t *from = second ? &b : &a;
		uint64_t n = count_before(order + *from, (second ? c : middle) - *from,
		    word_of(place, order[second ? a : b]), place);

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
sort_places(struct sort *sort, struct words place)
{
	uint64_t start[RUNS + 1];
	unsigned runs = find_runs(start, sort, place);

	if (runs == 0 && sort->rows > 0)
		sort_field(sort, place);
	if (runs > 1)
		sort_rooms(sort);
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

enum { GROUP_MOST = 12 };

/* Rows from on, which the first key does not tell apart, by the others: a few are put in their places one by one. */
static void
sort_group(uint32_t *row, uint64_t n, const struct words *key, unsigned keys)
{
	for (uint64_t i = 1; i < n; i++) {
		uint32_t one = row[i];
		uint64_t at = i;

		for (; at > 0 && compare_rows(key, keys, row[at - 1], one) > 0; at--)
			row[at] = row[at - 1];
		row[at] = one;
	}
}

/* By the first key, and where few rows have it in common by the others among those.  False: they are many, and nothing
 * but the order of the first key has changed. */
static bool
sort_groups(struct sort *sort, const struct words *key, unsigned keys)
{
	uint64_t end;

	if (keys < 2 || key[0].wide)
		return false;
	if (key[0].absent != CC_NO_ID && sort->rows > GROUP_MOST * ((uint64_t)key[0].absent + 1))
		return false; /* some have more in common, however they are spread */
	sort_field(sort, key[0]);
	for (uint64_t i = 0; i < sort->rows; i = end) {
		for (end = i + 1; end < sort->rows && sort->word[end] == sort->word[i];)
			end++;
		if (end - i > GROUP_MOST)
			return false;
	}
	for (uint64_t i = 0; i < sort->rows; i = end) {
		for (end = i + 1; end < sort->rows && sort->word[end] == sort->word[i];)
			end++;
		sort_group(sort->order + i, end - i, key + 1, keys - 1);
	}
	return true;
}

/* Rows that share a place, as those of one row of a wide sheet do, by all keys. */
static void
sort_same_places(struct sort *sort, struct words place, const struct words *key, unsigned keys)
{
	uint64_t end;

	for (uint64_t i = 0; i < sort->rows; i = end) {
		uint64_t word = word_of(place, sort->order[i]);

		for (end = i + 1; end < sort->rows && word_of(place, sort->order[end]) == word;)
			end++;
		sort_group(sort->order + i, end - i, key, keys);
	}
}

/* By the keys of `by`, then place, then the other keys. */
static uint32_t *
sort_store(
    const struct cc_store *s, uint32_t by, const struct cc_state *state, const struct cc_workers *workers)
{
	struct sort sort = { .rows = s->rows };
	struct words key[sizeof s->key], all[sizeof s->key];
	unsigned keys = 0;

	sort.order = cc_malloc((s->rows + 1) * sizeof *sort.order);
	order_as_added(&sort);
	for (unsigned k = 0; k < s->n_keys; k++) {
		all[k] = words_of(s, s->key[k], state);
		if (by >> s->key[k] & 1)
			key[keys++] = all[k];
	}
	for (unsigned f = 0; f < s->n_fields; f++) {
		if (s->spec->fields[f].kind != CC_FIELD_PLACE)
			continue;
		sort_places(&sort, words_of(s, f, state));
		if (keys < s->n_keys)
			sort_same_places(&sort, words_of(s, f, state), all, s->n_keys);
	}
	if (keys > 0 && !in_order(&sort, key, keys, workers) && !sort_groups(&sort, key, keys))
		for (unsigned k = keys; k > 0; k--)
			sort_field(&sort, key[k - 1]);
	free(sort.spare);
	free(sort.word);
	free(sort.spare_word);
	return sort.order;
}

void
cc_store_sort(struct cc_store *s, const struct cc_state *state, const struct cc_workers *workers)
{
	s->order = sort_store(s, s->spec->by == 0 ? UINT32_MAX : s->spec->by, state, workers);
}

uint32_t *
cc_store_key_order(const struct cc_store *s, const struct cc_state *state, struct cc_arena *arena)
{
	uint32_t *sorted = sort_store(s, UINT32_MAX, state, &cc_workers_none);
	uint32_t *order = CC_ARRAY(arena, uint32_t, s->rows);

	if (s->rows > 0)
		memcpy(order, sorted, s->rows * sizeof *order);
	free(sorted);
	return order;
}
