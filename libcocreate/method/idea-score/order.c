/* order.c -- do the raters put the ideas in the same order?
 *
 * Kendall's W wants the ideas of one rater after the other, and the ratings lie
 * idea by idea: they are turned over in strips of a few raters, each of which
 * walks once over the ideas that all raters scored: as patterns where there is
 * a sheet of them, else as values.  Ranks are whole numbers, so that pieces of
 * the jury may be counted apart.
 */
#include "method/idea-score/int.h"

#include "base/arena.h"

#include <stdlib.h>

/* STRIP raters at most, and as many values as stay near. */
enum { STRIP = 32, STRIP_VALUES = 1 << 15, FEW_RATERS = 64, PIECES = 4 };

/* The ideas that every rater of an axis scored. */
struct complete {
	uint32_t units, raters;
	uint32_t *unit; /* [ideas]: its number among them, or CC_NO_ID */
	uint32_t *at;	/* [units]: its number among those complete on some axis */
};

/* Neighbouring raters. */
struct piece {
	uint32_t from, to;
	struct cc_w **w; /* [axes + 1]; NULL: no W */
	struct cc_arena *arena;
};

struct jury_order {
	const struct jury *j;
	struct complete *all;	      /* [axes + 1] */
	uint32_t *idea;		      /* [ideas]: those complete on some axis */
	uint32_t ideas, pieces, most; /* units of the axis that has most */
	uint32_t totals, *total;      /* [values of totals]: their ranks, noise apart */
	uint32_t patterns;
	uint32_t *pattern; /* [axes + 1][patterns]: ranks, that of the total too; NULL: no sheet */
	struct piece *piece;
};

/* One strip being turned over: from the sheet, or from rows of the log. */
struct strip {
	const struct jury_order *o;
	uint32_t raters, first; /* how many, and the first of the strip at hand */
	uint64_t *next, *end;	/* [ideas]: rows */
	uint32_t *value;	/* from the log [axes + 1][raters][most]; else [most] */
	uint16_t *turned;	/* from the sheet [raters][ideas] */
	struct judgement g;
	uint32_t *rank; /* [axes + 1] */
};

static uint32_t
named_raters(const struct jury *j, uint32_t axis)
{
	uint32_t n = 0;

	for (uint32_t r = 0; r < j->raters; r++)
		n += j->rated[(size_t)r * (j->axes + 1) + axis];
	return n;
}

static uint64_t
judged_by(const struct tally *t, uint32_t idea)
{
	uint64_t n = 0;

	for (size_t e = t->first[idea]; e < t->first[idea + 1]; e++)
		n += t->count[e];
	return n;
}

static void
find_complete(struct complete *c, const struct jury *j, uint32_t axis, struct cc_arena *arena)
{
	c->raters = named_raters(j, axis);
	c->unit = CC_ARRAY(arena, uint32_t, j->ideas);
	c->at = CC_ARRAY(arena, uint32_t, j->ideas);
	for (uint32_t i = 0; i < j->ideas; i++) {
		bool all = j->tally[axis].anonymous == 0 && c->raters > 0 &&
			   judged_by(&j->tally[axis], i) == c->raters;

		c->unit[i] = all ? c->units++ : CC_NO_ID;
	}
}

/* Totals that differ by noise are tied. */
static void
rank_totals(struct jury_order *o, struct cc_arena *arena)
{
	const struct cc_counts *totals = &o->j->tally[o->j->axes].counts;

	o->total = CC_ARRAY(arena, uint32_t, totals->values);
	for (size_t v = 0; v < totals->values; v++) {
		o->totals += v == 0 || totals->number[v] - totals->number[v - 1] > SAME;
		o->total[v] = o->totals - 1;
	}
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* CC_NO_ID: these scores have no total, or nobody gave them. */
static uint32_t
rank_of_total(const struct jury_order *o, const uint32_t *score, uint32_t idea)
{
	const struct cc_counts *totals = &o->j->tally[o->j->axes].counts;
	double total;
	const double *at;

	if (totals->values == 0 || !jury_total(&total, o->j, score, idea))
		return CC_NO_ID;
	at = bsearch(&total, totals->number, totals->values, sizeof total, by_value);
	return at != NULL ? o->total[at - totals->number] : CC_NO_ID;
}

static void
rank_patterns(struct jury_order *o, struct cc_arena *arena)
{
	uint32_t axes = o->j->axes, *score = CC_ARRAY(arena, uint32_t, axes);

	o->patterns = jury_patterns(o->j);
	o->pattern = CC_ARRAY(arena, uint32_t, (size_t)o->patterns * (axes + 1));
	for (uint32_t p = 0; p < o->patterns; p++) {
		jury_pattern_scores(score, o->j, p);
		for (uint32_t a = 0; a < axes; a++)
			o->pattern[(size_t)a * o->patterns + p] = score[a];
		o->pattern[(size_t)axes * o->patterns + p] = rank_of_total(o, score, CC_NO_ID);
	}
}

/* Ideas that are complete on some axis, and the pieces of the jury. */
static void
share_out(struct jury_order *o, struct cc_arena *arena)
{
	const struct jury *j = o->j;

	o->idea = CC_ARRAY(arena, uint32_t, j->ideas);
	for (uint32_t i = 0; i < j->ideas; i++) {
		bool some = false;

		for (uint32_t a = 0; a <= j->axes; a++) {
			if (o->all[a].unit[i] == CC_NO_ID)
				continue;
			o->all[a].at[o->all[a].unit[i]] = o->ideas;
			some = true;
		}
		if (some)
			o->idea[o->ideas++] = i;
	}
	o->pieces = o->ideas == 0 ? 0 : j->raters < FEW_RATERS ? 1 : PIECES;
	o->piece = CC_ARRAY(arena, struct piece, o->pieces);
	for (uint32_t p = 0; p < o->pieces; p++) {
		o->piece[p].from = (uint32_t)((uint64_t)j->raters * p / o->pieces);
		o->piece[p].to = (uint32_t)((uint64_t)j->raters * (p + 1) / o->pieces);
		o->piece[p].arena = cc_arena_new();
	}
}

struct jury_order *
jury_order_begin(const struct jury *j, struct cc_arena *arena)
{
	struct jury_order *o = CC_NEW(arena, struct jury_order);

	*o = (struct jury_order){ .j = j, .all = CC_ARRAY(arena, struct complete, (size_t)j->axes + 1) };
	for (uint32_t a = 0; a <= j->axes; a++) {
		find_complete(&o->all[a], j, a, arena);
		o->most = o->all[a].units > o->most ? o->all[a].units : o->most;
	}
	rank_totals(o, arena);
	share_out(o, arena);
	if (j->sheet != NULL && o->pieces > 0)
		rank_patterns(o, arena);
	return o;
}

uint32_t
jury_order_pieces(const struct jury_order *o)
{
	return o->pieces;
}

/* The rows of each idea from this rater on. */
static void
strip_rows(struct strip *s, uint32_t rater)
{
	const struct cc_store *log = s->o->j->log;

	for (uint32_t i = 0; i < s->o->ideas; i++) {
		uint32_t idea = s->o->idea[i];
		uint64_t from = jury_row(log, 0, log->rows, R_IDEA, idea);

		s->end[i] = jury_row(log, from, log->rows, R_IDEA, idea + 1);
		s->next[i] = jury_row(log, from, s->end[i], R_RATER, rater);
	}
}

static struct strip
strip_begin(const struct jury_order *o, uint32_t rater, struct cc_arena *scratch)
{
	const struct jury *j = o->j;
	struct strip s = { .o = o, .raters = STRIP, .first = rater };

	if ((uint64_t)o->most * STRIP > STRIP_VALUES)
		s.raters = STRIP_VALUES / o->most > 0 ? STRIP_VALUES / o->most : 1;
	if (o->pattern != NULL) {
		s.turned = CC_ARRAY(scratch, uint16_t, (size_t)s.raters * o->ideas);
		s.value = CC_ARRAY(scratch, uint32_t, o->most);
		return s;
	}
	s.value = CC_ARRAY(scratch, uint32_t, (size_t)(j->axes + 1) * s.raters * o->most);
	s.next = CC_ARRAY(scratch, uint64_t, o->ideas);
	s.end = CC_ARRAY(scratch, uint64_t, o->ideas);
	s.g = (struct judgement){ .place = CC_ARRAY(scratch, uint64_t, j->axes),
		.merged = CC_ARRAY(scratch, uint32_t, j->axes) };
	s.rank = CC_ARRAY(scratch, uint32_t, (size_t)j->axes + 1);
	strip_rows(&s, rater);
	return s;
}

/* rank[axes + 1]: what a rater gave an idea, and their total. */
static void
strip_put(struct strip *s, uint32_t rater, uint32_t idea, const uint32_t *rank)
{
	const struct jury_order *o = s->o;
	uint32_t *value = s->value + (size_t)(rater - s->first) * o->most;

	for (uint32_t a = 0; a <= o->j->axes; a++, value += (size_t)s->raters * o->most) {
		uint32_t unit = o->all[a].unit[idea];

		if (unit != CC_NO_ID && rank[a] != CC_NO_ID)
			value[unit] = rank[a];
	}
}

/* All that raters before `end` gave to the ideas, from the sheet. */
static void
strip_turn(struct strip *s, uint32_t end)
{
	const struct jury *j = s->o->j;
	uint32_t n = end - s->first, ideas = s->o->ideas;

	for (uint32_t i = 0; i < ideas; i++) {
		const uint16_t *row = j->sheet + (size_t)s->o->idea[i] * j->raters + s->first;

		for (uint32_t r = 0; r < n; r++)
			s->turned[(size_t)r * ideas + i] = row[r];
	}
}

/* The same from the log. */
static void
strip_read(struct strip *s, uint32_t end)
{
	const struct jury *j = s->o->j;

	for (uint32_t i = 0; i < s->o->ideas; i++) {
		for (s->g.next = s->next[i]; s->g.next < s->end[i];) {
			if (cc_row_id(j->log, cc_store_row(j->log, s->g.next), R_RATER, 0) >= end)
				break;
			jury_next(&s->g, j, s->end[i], NULL);
			memcpy(s->rank, s->g.score, j->axes * sizeof *s->rank);
			s->rank[j->axes] = rank_of_total(s->o, s->g.score, s->o->idea[i]);
			strip_put(s, s->g.rater, s->o->idea[i], s->rank);
		}
		s->next[i] = s->g.next;
	}
}

/* What a rater of the strip gave to the units of an axis. */
static const uint32_t *
strip_values(struct strip *s, uint32_t axis, uint32_t rater)
{
	const struct jury_order *o = s->o;
	const struct complete *c = &o->all[axis];
	const uint16_t *turned;
	const uint32_t *rank;

	if (s->turned == NULL)
		return s->value + ((size_t)axis * s->raters + rater) * o->most;
	turned = s->turned + (size_t)rater * o->ideas;
	rank = o->pattern + (size_t)axis * o->patterns;
	for (uint32_t u = 0; u < c->units && c->units == o->ideas; u++)
		s->value[u] = rank[turned[u]];
	for (uint32_t u = 0; u < c->units && c->units < o->ideas; u++)
		s->value[u] = rank[turned[c->at[u]]];
	return s->value;
}

static void
strip_rank(struct strip *s, struct piece *p, uint32_t end)
{
	const struct jury *j = s->o->j;

	for (uint32_t a = 0; a <= j->axes; a++)
		for (uint32_t r = s->first; r < end && p->w[a] != NULL; r++)
			if (j->rated[(size_t)r * (j->axes + 1) + a])
				cc_w_rater(p->w[a], strip_values(s, a, r - s->first));
}

void
jury_order_piece(const struct jury_order *o, uint32_t piece, struct cc_arena *scratch)
{
	const struct jury *j = o->j;
	struct piece *p = &o->piece[piece];
	struct strip s = strip_begin(o, p->from, scratch);

	p->w = CC_ARRAY(p->arena, struct cc_w *, (size_t)j->axes + 1);
	for (uint32_t a = 0; a <= j->axes; a++)
		if (o->all[a].units > 0)
			p->w[a] =
			    cc_w_begin(o->all[a].units, a < j->axes ? j->log->n_values : o->totals, p->arena);
	while (s.first < p->to) {
		uint32_t end = p->to - s.first > s.raters ? s.first + s.raters : p->to;

		if (o->pattern != NULL)
			strip_turn(&s, end);
		else
			strip_read(&s, end);
		strip_rank(&s, p, end);
		s.first = end;
	}
}

void
jury_order_end(struct cc_concordance *out, struct jury_order *o, struct cc_arena *arena)
{
	const struct jury *j = o->j;

	for (uint32_t a = 0; a <= j->axes; a++) {
		struct cc_w *w = o->all[a].units > 0 ? o->piece[0].w[a] : cc_w_begin(0, 0, arena);
		struct cc_span axis = a < j->axes ? j->items->item[a].id : CC_SPAN("total");
		struct cc_rng *rng = cc_rng_new(j->run->seed, "agreement",
		    cc_span(cc_format(arena, "order of %.*s", (int)axis.len, axis.at)), arena);

		for (uint32_t p = 1; p < o->pieces && o->all[a].units > 0; p++)
			cc_w_join(w, o->piece[p].w[a]);
		cc_w_finish(&out[a], w, j->run->draws, rng);
		cc_rng_free(rng);
	}
	for (uint32_t p = 0; p < o->pieces; p++)
		cc_arena_free(o->piece[p].arena);
}
