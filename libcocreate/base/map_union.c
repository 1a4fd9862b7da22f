/* map_union.c -- the strings of a map that has taken others, in the order of their bytes.
 *
 * Declared in map.h.  Each part is put in order, then two parts at a time become one, piece by piece: a piece
 * begins in either part where all before it come before it there, too.  A string of both is one from there on.
 */
#include "base/map.h"

#include "base/arena.h"
#include "base/workers.h"

#include <stdlib.h>

enum { PIECE = 65536 }; /* ids that are worth a task */

/* Ids in the order of their strings, each string once. */
struct run {
	uint32_t *id, n;
};

/* Two runs, or a piece of either, and what becomes of them: the strings, and from the end on, the last one first,
 * those ids that have the string of another one. */
struct merge {
	const struct cc_map *map;
	struct run a, b;
	uint32_t *to, n, *same; /* same[id]: which other one */
};

struct ranking {
	const struct cc_map *map;
	struct run *run;
	uint32_t runs;
	uint32_t *rank; /* while runs are merged which other id is the same */
	/* Ids that have the rank of another one, which may be dropped behind them. */
	uint32_t *dropped, n_dropped;
};

static void
order_part(void *ctx, uint32_t part, struct cc_arena *scratch)
{
	const struct ranking *r = ctx;
	struct cc_map_part of = cc_map_part(r->map, part);

	(void)scratch;
	r->run[part].n = of.end - of.from;
	r->run[part].id = cc_malloc(((size_t)r->run[part].n + 1) * sizeof *r->run[part].id);
	cc_map_order_part(r->run[part].id, r->map, of);
}

static void
merge_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	struct merge *m = (struct merge *)ctx + piece;
	const uint32_t *a = m->a.id, *b = m->b.id, *a_end = a + m->a.n, *b_end = b + m->b.n;
	uint32_t *to = m->to, *dropped = to + m->a.n + m->b.n;

	(void)scratch;
	while (a < a_end && b < b_end) {
		int order = cc_map_cmp(m->map, *a, *b);

		if (order == 0) {
			m->same[*b] = *a;
			*--dropped = *b++;
		}
		*to++ = order <= 0 ? *a++ : *b++;
	}
	while (a < a_end)
		*to++ = *a++;
	while (b < b_end)
		*to++ = *b++;
	m->n = (uint32_t)(to - m->to);
}

/* How many of the run come before the string of an id. */
static uint32_t
count_before(const struct run *run, uint32_t id, const struct cc_map *map)
{
	uint32_t low = 0, high = run->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (cc_map_cmp(map, run->id[middle], id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The pieces of a merge of two runs, divided by strings of the longer one. */
static void
divide(struct merge *piece, uint32_t pieces, const struct merge *whole)
{
	bool first = whole->a.n >= whole->b.n;
	const struct run *longer = first ? &whole->a : &whole->b, *other = first ? &whole->b : &whole->a;
	uint32_t from[2] = { 0, 0 };

	for (uint32_t p = 0; p < pieces; p++) {
		uint32_t end[2] = { (uint32_t)((uint64_t)longer->n * (p + 1) / pieces), other->n };
		struct run of[2];

		if (p + 1 < pieces)
			end[1] = count_before(other, longer->id[end[0]], whole->map);
		of[0] = (struct run){ longer->id + from[0], end[0] - from[0] };
		of[1] = (struct run){ other->id + from[1], end[1] - from[1] };
		piece[p] = (struct merge){ whole->map, of[!first], of[first], whole->to + from[0] + from[1],
			0, whole->same };
		from[0] = end[0];
		from[1] = end[1];
	}
}

/* Side by side what the pieces have made, and the ids that they have dropped. */
static void
gather(struct run *out, struct ranking *r, const struct merge *piece, uint32_t pieces)
{
	*out = (struct run){ piece->to, 0 };
	for (uint32_t p = 0; p < pieces; p++) {
		uint32_t all = piece[p].a.n + piece[p].b.n;

		for (uint32_t i = piece[p].n; i < all; i++)
			r->dropped[r->n_dropped++] = piece[p].to[i];
		if (out->id + out->n != piece[p].to)
			memmove(out->id + out->n, piece[p].to, piece[p].n * sizeof *out->id);
		out->n += piece[p].n;
	}
}

static struct run
merge(struct ranking *r, struct run a, struct run b, const struct cc_workers *workers)
{
	uint32_t pieces = (a.n > b.n ? a.n : b.n) / PIECE + 1;
	struct merge whole = { r->map, a, b, cc_malloc(((size_t)a.n + b.n + 1) * sizeof *whole.to), 0,
		r->rank };
	struct merge *piece = cc_malloc(pieces * sizeof *piece);
	struct run out;

	divide(piece, pieces, &whole);
	cc_each(workers, merge_piece, piece, pieces);
	gather(&out, r, piece, pieces);
	free(piece);
	free(a.id);
	free(b.id);
	return out;
}

/* Neighbours, so that few strings are looked at often. */
static void
merge_all(struct ranking *r, const struct cc_workers *workers)
{
	for (; r->runs > 1; r->runs = (r->runs + 1) / 2)
		for (uint32_t i = 0; i < r->runs; i += 2)
			r->run[i / 2] =
			    i + 1 < r->runs ? merge(r, r->run[i], r->run[i + 1], workers) : r->run[i];
}

static void
rank_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct ranking *r = ctx;
	uint64_t i = (uint64_t)piece * PIECE, end = i + PIECE < r->run->n ? i + PIECE : r->run->n;

	(void)scratch;
	for (; i < end; i++)
		r->rank[r->run->id[i]] = (uint32_t)i;
}

/* Of those whose string another id stands for; and ids between parts, which are nobody's. */
static void
rank_others(struct ranking *r)
{
	while (r->n_dropped > 0) { /* the last merge first */
		uint32_t id = r->dropped[--r->n_dropped];

		r->rank[id] = r->rank[r->rank[id]];
	}
	for (uint32_t part = 1; part < cc_map_parts(r->map); part++)
		for (uint32_t id = cc_map_part(r->map, part - 1).end; id < cc_map_part(r->map, part).from;
		     id++)
			r->rank[id] = CC_NO_ID;
}

uint32_t *
cc_map_rank_all(uint32_t *n, uint32_t *rank, const struct cc_map *map, const struct cc_workers *workers)
{
	struct ranking r = { .map = map, .runs = cc_map_parts(map), .rank = rank };
	uint32_t parts = r.runs, *order;

	r.run = cc_malloc(parts * sizeof *r.run);
	r.dropped = cc_malloc(((size_t)cc_map_count(map) + 1) * sizeof *r.dropped);
	cc_each(workers, order_part, &r, parts);
	merge_all(&r, workers);
	cc_each(workers, rank_piece, &r, (r.run->n + PIECE - 1) / PIECE);
	rank_others(&r);
	order = r.run->id;
	*n = r.run->n;
	free(r.run);
	free(r.dropped);
	return order;
}
