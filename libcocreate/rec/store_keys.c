/* store_keys.c -- rows sorted by words that hold several keys.
 *
 * Ranks of ids, days and small numbers take few bits each: those of all keys
 * mostly fit into 32, and then rows are read once.  What does not fit is sorted
 * word by word, that of the last keys first.
 */
#include "rec/store_sort.h"

#include "base/radix.h"

#include <stdlib.h>

struct cc_store_words
cc_store_words(const struct cc_store *s, unsigned field, const struct cc_state *state)
{
	const struct cc_field *f = &s->spec->fields[field];
	struct cc_store_words w = { s->block, s->width, s->offset[field], f->kind == CC_FIELD_PLACE,
		f->kind == CC_FIELD_DAY ? UINT32_C(1) << 31 : 0, CC_NO_ID };

	if (f->kind == CC_FIELD_KEY && f->role >= 0 && state->ids[f->role] != NULL)
		w.absent = cc_state_ids(state, (unsigned)f->role);
	return w;
}

/* What a word is that stands for none: the least day or place, or the greatest number. */
static uint64_t
none_of(struct cc_store_words w)
{
	return w.wide || w.flip != 0 ? 0 : CC_NO_ID;
}

/* The least and the greatest word but for none; least > most: all are none. */
struct range {
	uint64_t least, most;
};

struct ranging {
	struct cc_store_words words;
	uint64_t rows;
	struct range *range; /* [blocks] */
};

static void
range_block(void *ctx, uint32_t block, struct cc_arena *scratch)
{
	const struct ranging *r = ctx;
	const struct cc_store_words w = r->words;
	const uint64_t none = none_of(w);
	uint64_t row = (uint64_t)block << CC_STORE_SHIFT, end = row + CC_STORE_BLOCK;
	struct range range = { UINT64_MAX, 0 };

	(void)scratch;
	for (end = end < r->rows ? end : r->rows; row < end; row++) {
		uint64_t word = cc_store_word(w, (uint32_t)row);

		if (word == none)
			continue;
		range.least = word < range.least ? word : range.least;
		range.most = word > range.most ? word : range.most;
	}
	r->range[block] = range;
}

/* Of ids it is known. */
static struct range
find_range(struct cc_store_words w, uint64_t rows, const struct cc_workers *workers)
{
	uint32_t blocks = (uint32_t)((rows + CC_STORE_BLOCK - 1) >> CC_STORE_SHIFT);
	struct ranging r = { w, rows, NULL };
	struct range all = { UINT64_MAX, 0 };

	if (w.absent != CC_NO_ID)
		return (struct range){ 0, w.absent };
	r.range = cc_malloc((blocks + (size_t)1) * sizeof *r.range);
	cc_each(workers, range_block, &r, blocks);
	for (uint32_t b = 0; b < blocks; b++) {
		all.least = r.range[b].least < all.least ? r.range[b].least : all.least;
		all.most = r.range[b].most > all.most ? r.range[b].most : all.most;
	}
	free(r.range);
	return all;
}

/* A key, or the lower or the upper half of one, as it stands in a word of several. */
struct piece {
	struct cc_store_words words;
	struct range range;
	unsigned down, up; /* bits to leave out, and to move up by */
};

enum { WORD = 32 };

struct packed {
	const struct cc_store *store;
	unsigned char **moved; /* NULL: records stay; else blocks to which they go */
	struct piece piece[WORD];
	unsigned n, bits;
};

/* From 0 on, in as few bits as the range allows. */
static inline uint64_t
code_of(const struct piece *p, uint32_t row)
{
	uint64_t word = cc_store_word(p->words, row), none = none_of(p->words);

	if (word == none)
		return none == 0 ? 0 : p->range.most - p->range.least + 1;
	return word - p->range.least + (none == 0);
}

static unsigned
bits_of(uint64_t most)
{
	return most == 0 ? 0 : 64 - (unsigned)__builtin_clzll(most);
}

/* Some rows at a time, so that the next piece finds them in the cache. */
static void
pack(uint32_t *word, const uint32_t *row, uint32_t n, const void *ctx)
{
	enum { SOME = 512 };
	const struct packed *all = ctx;

	for (uint32_t from = 0; from < n; from += SOME) {
		uint32_t end = n - from < SOME ? n : from + SOME;

		memset(word + from, 0, (end - from) * sizeof *word);
		for (unsigned k = 0; k < all->n; k++) {
			const struct piece p = all->piece[k];

			for (uint32_t i = from; i < end; i++)
				word[i] |= (uint32_t)(code_of(&p, row[i]) >> p.down) << p.up;
		}
	}
}

static void
move(uint32_t to, uint32_t from, const void *ctx)
{
	const struct packed *all = ctx;
	size_t width = all->store->width;

	memcpy(all->moved[to >> CC_STORE_SHIFT] + (to & (CC_STORE_BLOCK - 1)) * width,
	    cc_store_record(all->store, from), width);
}

static void
sort_packed(uint32_t *order, uint64_t rows, struct packed *all, const struct cc_workers *workers)
{
	cc_radix_sort(order, (uint32_t)rows, all->bits, pack, all->moved != NULL ? move : NULL, all, workers);
	all->n = all->bits = 0;
}

/* Those who read the rows in their order find them side by side, not anywhere in memory. */
static void
sort_moving(uint32_t *order, struct cc_store *s, struct packed *all, const struct cc_workers *workers)
{
	all->store = s;
	all->moved = cc_malloc(s->blocks * sizeof *all->moved);
	for (size_t b = 0; b < s->blocks; b++)
		all->moved[b] = cc_malloc_full((size_t)s->width << CC_STORE_SHIFT);
	sort_packed(order, s->rows, all, workers);
	for (size_t b = 0; b < s->blocks; b++) {
		free(s->block[b]);
		s->block[b] = all->moved[b];
	}
	free(all->moved);
}

/* All but the last word: the last keys first. */
static void
sort_words(uint32_t *order, struct packed *all, const struct cc_store *s, const struct cc_store_words *key,
    unsigned keys, const struct cc_workers *workers)
{
	uint64_t rows = s->rows;

	while (keys-- > 0) {
		struct piece p = { key[keys], find_range(key[keys], rows, workers), 0, 0 };
		uint64_t most = p.range.least > p.range.most ? 0 : p.range.most - p.range.least + 1;

		for (; most > 0; most >>= WORD, p.down += WORD) {
			unsigned bits = most >> WORD > 0 ? WORD : bits_of(most);

			if (all->bits + bits > WORD)
				sort_packed(order, rows, all, workers);
			p.up = all->bits;
			all->bits += bits;
			all->piece[all->n++] = p;
		}
	}
}

void
cc_store_sort_keys(uint32_t *order, const struct cc_store *s, const struct cc_store_words *key, unsigned keys,
    const struct cc_workers *workers)
{
	struct packed all = { .n = 0 };

	sort_words(order, &all, s, key, keys, workers);
	sort_packed(order, s->rows, &all, workers);
}

void
cc_store_sort_moving(uint32_t *order, struct cc_store *s, const struct cc_store_words *key, unsigned keys,
    const struct cc_workers *workers)
{
	struct packed all = { .n = 0 };

	sort_words(order, &all, s, key, keys, workers);
	if (all.bits > 0 && s->rows > 1)
		sort_moving(order, s, &all, workers);
}
