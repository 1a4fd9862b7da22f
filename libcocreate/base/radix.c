/* radix.c -- rows in the order of a word: spread by its highest bits, then sorted bin by bin. */
#include "base/radix.h"

#include <string.h>

enum { TOP = 11, BINS = 1 << TOP, MANY = 64 * 1024, FEW = 24, GROUPS = 64, SMALL = 4096 };

struct pair {
	uint32_t word, row;
};

/* One slice of the rows a worker. */
struct spread {
	uint32_t *order, *word; /* [n] */
	uint32_t n, slices, bins;
	unsigned low;		 /* bits below those that tell bins apart */
	uint32_t (*start)[BINS]; /* [slices]: first how many, then where they go */
	uint32_t *bin;		 /* [bins + 1]: where each begins */
	struct pair *pair;	 /* [n] */
	cc_radix_fill *fill;
	cc_radix_move *move;
	const void *ctx;
};

static uint32_t
slice_at(const struct spread *s, uint32_t slice)
{
	return (uint32_t)((uint64_t)s->n * slice / s->slices);
}

static void
count_slice(void *ctx, uint32_t slice, struct cc_arena *scratch)
{
	struct spread *s = ctx;
	uint32_t from = slice_at(s, slice), end = slice_at(s, slice + 1);

	(void)scratch;
	s->fill(s->word + from, s->order + from, end - from, s->ctx);
	for (uint32_t i = from; i < end; i++)
		s->start[slice][s->word[i] >> s->low]++;
}

static void
place_bins(struct spread *s)
{
	uint32_t at = 0;

	for (uint32_t b = 0; b < s->bins; b++) {
		s->bin[b] = at;
		for (uint32_t slice = 0; slice < s->slices; slice++) {
			uint32_t here = s->start[slice][b];

			s->start[slice][b] = at;
			at += here;
		}
	}
	s->bin[s->bins] = at;
}

static void
spread_slice(void *ctx, uint32_t slice, struct cc_arena *scratch)
{
	struct spread *s = ctx;
	uint32_t *start = s->start[slice];

	(void)scratch;
	for (uint32_t i = slice_at(s, slice), end = slice_at(s, slice + 1); i < end; i++) {
		uint32_t to = start[s->word[i] >> s->low]++;

		s->pair[to] = (struct pair){ s->word[i], s->move != NULL ? to : s->order[i] };
		if (s->move != NULL)
			s->move(to, s->order[i], s->ctx);
	}
}

static void
sort_few(struct pair *pair, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		struct pair one = pair[i];
		uint32_t at = i;

		for (; at > 0 && pair[at - 1].word > one.word; at--)
			pair[at] = pair[at - 1];
		pair[at] = one;
	}
}

/* By digits of equal width, the lowest first; returns pair or room, wherever the end of it lies. */
static struct pair *
sort_bin(struct pair *pair, struct pair *room, uint32_t n, unsigned bits)
{
	unsigned most = n < SMALL ? 8 : TOP, digits = (bits + most - 1) / most;
	unsigned width = digits > 0 ? (bits + digits - 1) / digits : 0;
	uint32_t mask = (UINT32_C(1) << width) - 1, start[BINS];

	for (unsigned shift = 0; shift < bits; shift += width) {
		struct pair *swap = pair;
		uint32_t at = 0;

		memset(start, 0, (mask + 1) * sizeof *start);
		for (uint32_t i = 0; i < n; i++)
			start[pair[i].word >> shift & mask]++;
		if (start[pair[0].word >> shift & mask] == n)
			continue;
		for (uint32_t d = 0; d <= mask; d++) {
			uint32_t here = start[d];

			start[d] = at;
			at += here;
		}
		for (uint32_t i = 0; i < n; i++)
			room[start[pair[i].word >> shift & mask]++] = pair[i];
		pair = room;
		room = swap;
	}
	return pair;
}

/* Neighbouring bins, each sorted by what tells its rows apart. */
static void
sort_group(void *ctx, uint32_t group, struct cc_arena *scratch)
{
	struct spread *s = ctx;
	uint32_t from = s->bins * group / GROUPS, end = s->bins * (group + 1) / GROUPS, most = 0;
	struct pair *room;

	for (uint32_t b = from; b < end; b++)
		most = s->bin[b + 1] - s->bin[b] > most ? s->bin[b + 1] - s->bin[b] : most;
	room = most > FEW && s->low > 0 ? CC_ARRAY(scratch, struct pair, most) : NULL;
	for (uint32_t b = from; b < end; b++) {
		struct pair *pair = s->pair + s->bin[b];
		uint32_t n = s->bin[b + 1] - s->bin[b];

		if (n <= FEW)
			sort_few(pair, n);
		else
			pair = sort_bin(pair, room, n, s->low);
		for (uint32_t i = 0; i < n; i++)
			s->order[s->bin[b] + i] = pair[i].row;
	}
}

void
cc_radix_sort(uint32_t *order, uint32_t n, unsigned bits, cc_radix_fill *fill, cc_radix_move *move,
    const void *ctx, const struct cc_workers *workers)
{
	const struct cc_workers *here = n < MANY ? &cc_workers_none : workers;
	struct cc_arena *rooms;
	unsigned top = 0;
	struct spread s = { .order = order,
		.n = n,
		.slices = n < MANY ? 1 : workers->threads,
		.fill = fill,
		.move = move,
		.ctx = ctx };

	if (bits == 0 || n < 2)
		return;
	while (top < TOP && top < bits && UINT32_C(2) << top <= n)
		top++;
	s.bins = UINT32_C(1) << top;
	s.low = bits - top;
	rooms = cc_arena_new();
	s.word = CC_ARRAY(rooms, uint32_t, n);
	s.pair = CC_ARRAY(rooms, struct pair, n);
	s.bin = CC_ARRAY(rooms, uint32_t, s.bins + (size_t)1);
	s.start = cc_alloc_array(rooms, s.slices, sizeof *s.start);
	cc_each(here, count_slice, &s, s.slices);
	place_bins(&s);
	cc_each(here, spread_slice, &s, s.slices);
	cc_each(here, sort_group, &s, GROUPS);
	cc_arena_free(rooms);
}
