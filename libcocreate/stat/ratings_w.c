/* ratings_w.c -- do the raters put the units in the same order?
 *
 * Kendall's W wants the units of one rater after the other, and ratings lie unit
 * by unit: they are turned over in strips of a few raters, each of which walks
 * once over the units that all raters rated.  Ranks are whole numbers, so that
 * pieces of the raters may be counted apart.
 */
#include "stat/ratings_w.h"

#include "base/arena.h"
#include "stat/counter.h"

#include <stdlib.h>

/* STRIP raters at most, and as many values as stay near. */
enum { STRIP = 32, STRIP_VALUES = 1 << 15, FEW_RATERS = 64, PIECES = 4 };

/* The units that every rater of a measure rated. */
struct complete {
	uint32_t units;
	uint32_t *at; /* [units]: their places among those complete on some measure */
};

/* Neighbouring raters. */
struct piece {
	uint32_t from, to;
	struct cc_w **w; /* [measures + 1]; NULL: no unit is complete */
	struct cc_arena *arena;
};

struct cc_ratings_w {
	const struct cc_ratings *r;
	const struct cc_counted *counted;
	struct complete *complete; /* [measures + 1] */
	uint32_t units, *unit;	   /* those complete on some measure */
	uint32_t totals, *total;   /* ranks of totals, noise apart: how many, and of each total */
	uint32_t *of_pattern;	   /* [measures + 1][patterns]: ranks of values, and of the total */
	uint32_t pieces;
	struct piece *piece;
};

/* One strip being turned over. */
struct strip {
	const struct cc_ratings_w *o;
	uint32_t raters, first; /* how many, and the first of the strip at hand */
	uint64_t *next;		/* [units]: ratings */
	uint32_t *key;		/* [raters][units]: of ratings */
	uint32_t *value;	/* [units] */
};

/* Totals that differ by noise are tied. */
static void
rank_totals(struct cc_ratings_w *o, struct cc_arena *arena)
{
	const struct cc_counts *totals = &o->counted->counts[o->r->measures];

	o->total = CC_ARRAY(arena, uint32_t, totals->values);
	for (size_t v = 0; v < totals->values; v++) {
		o->totals += v == 0 || totals->number[v] - totals->number[v - 1] > CC_TOTAL_SAME;
		o->total[v] = o->totals - 1;
	}
}

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* CC_NO_ID: these values have no total, or nobody gave them. */
static uint32_t
rank_of_total(const struct cc_ratings_w *o, const uint32_t *value, const struct cc_rated *rated)
{
	const struct cc_counts *totals = &o->counted->counts[o->r->measures];
	const double *at;
	double total;

	if (totals->values == 0 || !cc_ratings_total(&total, o->r, value, rated))
		return CC_NO_ID;
	at = bsearch(&total, totals->number, totals->values, sizeof total, by_number);
	return at != NULL ? o->total[at - totals->number] : CC_NO_ID;
}

static void
rank_patterns(struct cc_ratings_w *o, struct cc_arena *arena)
{
	const struct cc_ratings *r = o->r;
	size_t n = r->patterns;

	o->of_pattern = CC_ARRAY(arena, uint32_t, n * (r->measures + 1));
	for (uint32_t p = 0; p < n; p++) {
		for (uint32_t m = 0; m < r->measures; m++)
			o->of_pattern[m * n + p] = cc_key_values(r, p)[m];
		o->of_pattern[r->measures * n + p] = rank_of_total(o, cc_key_values(r, p), NULL);
	}
}

static bool
is_complete(const struct cc_ratings_w *o, uint32_t unit, uint32_t measure, uint64_t raters)
{
	return raters > 0 && o->counted->unnamed[measure] == 0 &&
	       cc_counts_n(&o->counted->counts[measure], unit) == raters;
}

static void
find_complete(struct cc_ratings_w *o, struct cc_arena *arena)
{
	uint32_t measures = o->r->measures;
	uint64_t *raters = CC_ARRAY(arena, uint64_t, (size_t)measures + 1);

	o->unit = CC_ARRAY(arena, uint32_t, o->r->units);
	for (uint32_t m = 0; m <= measures; m++) {
		raters[m] = cc_counted_raters(o->counted, o->r, m);
		o->complete[m].at = CC_ARRAY(arena, uint32_t, o->r->units);
	}
	for (uint32_t u = 0; u < o->r->units; u++) {
		bool some = false;

		for (uint32_t m = 0; m <= measures; m++) {
			struct complete *c = &o->complete[m];

			if (!is_complete(o, u, m, raters[m]))
				continue;
			c->at[c->units++] = o->units;
			some = true;
		}
		if (some)
			o->unit[o->units++] = u;
	}
}

static void
share_out(struct cc_ratings_w *o, struct cc_arena *arena)
{
	uint32_t raters = o->r->raters;

	o->pieces = o->units == 0 ? 0 : raters < FEW_RATERS ? 1 : PIECES;
	o->piece = CC_ARRAY(arena, struct piece, o->pieces);
	for (uint32_t p = 0; p < o->pieces; p++) {
		o->piece[p].from = (uint32_t)((uint64_t)raters * p / o->pieces);
		o->piece[p].to = (uint32_t)((uint64_t)raters * (p + 1) / o->pieces);
		o->piece[p].arena = cc_arena_new();
	}
}

struct cc_ratings_w *
cc_ratings_w_begin(const struct cc_ratings *r, const struct cc_counted *counted, struct cc_arena *arena)
{
	struct cc_ratings_w *o = CC_NEW(arena, struct cc_ratings_w);

	*o = (struct cc_ratings_w){ .r = r,
		.counted = counted,
		.complete = CC_ARRAY(arena, struct complete, (size_t)r->measures + 1) };
	find_complete(o, arena);
	share_out(o, arena);
	rank_totals(o, arena);
	if (o->pieces > 0)
		rank_patterns(o, arena);
	return o;
}

uint32_t
cc_ratings_w_pieces(const struct cc_ratings_w *o)
{
	return o->pieces;
}

/* The first rating of a unit by this rater or a later one. */
static uint64_t
first_by(const struct cc_ratings *r, uint32_t unit, uint32_t rater)
{
	uint64_t low = r->first[unit], high = r->end[unit];

	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (cc_rating_rater(r, middle) < rater)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct strip
strip_begin(const struct cc_ratings_w *o, uint32_t rater, struct cc_arena *scratch)
{
	struct strip s = { .o = o, .raters = STRIP, .first = rater };

	if ((uint64_t)o->units * STRIP > STRIP_VALUES)
		s.raters = STRIP_VALUES / o->units > 0 ? STRIP_VALUES / o->units : 1;
	s.key = CC_ARRAY(scratch, uint32_t, (size_t)s.raters * o->units);
	s.value = CC_ARRAY(scratch, uint32_t, o->units);
	s.next = CC_ARRAY(scratch, uint64_t, o->units);
	for (uint32_t i = 0; i < o->units; i++)
		s.next[i] = first_by(o->r, o->unit[i], rater);
	return s;
}

/* All that raters before `end` gave. */
static void
strip_turn(struct strip *s, uint32_t end)
{
	const struct cc_ratings *r = s->o->r;

	for (uint32_t u = 0; u < s->o->units; u++) {
		uint64_t i = s->next[u], last = r->end[s->o->unit[u]];

		for (; i < last && cc_rating_rater(r, i) < end; i++)
			s->key[(size_t)(cc_rating_rater(r, i) - s->first) * s->o->units + u] =
			    cc_rating_key(r, i);
		s->next[u] = i;
	}
}

static uint32_t
rank_of(const struct cc_ratings_w *o, uint32_t unit, uint32_t measure, uint32_t key)
{
	const uint32_t *value = cc_key_values(o->r, key);

	if (measure < o->r->measures)
		return value[measure];
	return rank_of_total(o, value, o->counted->rated + (size_t)unit * measure);
}

/* What a rater of the strip gave to the units of a measure, or their totals. */
static void
strip_values(struct strip *s, uint32_t measure, uint32_t rater)
{
	const struct cc_ratings_w *o = s->o;
	const uint32_t *key = s->key + (size_t)(rater - s->first) * o->units;
	const uint32_t *rank = o->of_pattern + (size_t)measure * o->r->patterns;
	const uint32_t *at = o->complete[measure].at;
	uint32_t *value = s->value, n = o->complete[measure].units;

	if (o->r->patterns > 0)
		for (uint32_t u = 0; u < n; u++)
			value[u] = rank[key[at[u]]];
	else
		for (uint32_t u = 0; u < n; u++)
			value[u] = rank_of(o, o->unit[at[u]], measure, key[at[u]]);
}

static void
strip_rank(struct strip *s, struct piece *p, uint32_t end)
{
	uint32_t measures = s->o->r->measures;

	for (uint32_t m = 0; m <= measures; m++) {
		for (uint32_t rater = s->first; rater < end && p->w[m] != NULL; rater++) {
			if (!s->o->counted->has[(size_t)rater * (measures + 1) + m])
				continue;
			strip_values(s, m, rater);
			cc_w_rater(p->w[m], s->value);
		}
	}
}

void
cc_ratings_w_piece(const struct cc_ratings_w *o, uint32_t piece, struct cc_arena *scratch)
{
	const struct cc_ratings *r = o->r;
	struct piece *p = &o->piece[piece];
	struct strip s = strip_begin(o, p->from, scratch);

	p->w = CC_ARRAY(p->arena, struct cc_w *, (size_t)r->measures + 1);
	for (uint32_t m = 0; m <= r->measures; m++)
		if (o->complete[m].units > 0)
			p->w[m] = cc_w_begin(
			    o->complete[m].units, m < r->measures ? r->values : o->totals, p->arena);
	while (s.first < p->to) {
		uint32_t end = p->to - s.first > s.raters ? s.first + s.raters : p->to;

		strip_turn(&s, end);
		strip_rank(&s, p, end);
		s.first = end;
	}
}

void
cc_ratings_w_end(struct cc_w **w, struct cc_ratings_w *o, struct cc_arena *arena)
{
	for (uint32_t m = 0; m <= o->r->measures; m++) {
		w[m] = o->complete[m].units > 0 ? o->piece[0].w[m] : cc_w_begin(0, 0, arena);
		for (uint32_t p = 1; p < o->pieces && o->complete[m].units > 0; p++)
			cc_w_join(w[m], o->piece[p].w[m]);
	}
	for (uint32_t p = 0; p < o->pieces; p++) {
		cc_arena_take(arena, o->piece[p].arena);
		cc_arena_free(o->piece[p].arena);
	}
}
