/* seating.c -- tables in rounds: the bound, the starts, the best of them. */
#include "stat/seating_int.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

enum { STARTS = 4, MOVES = 5000 };

static uint64_t
choose2(uint64_t n)
{
	return n > 0 ? n * (n - 1) / 2 : 0;
}

/* The least sum of m(m-1)/2 over pairs that have so many meetings in all. */
static uint64_t
even_repeats(uint64_t meetings, uint64_t pairs)
{
	uint64_t a;

	assert(pairs > 0);
	a = meetings / pairs;
	return a == 0 ? 0 : pairs * choose2(a) + (meetings - a * pairs) * a;
}

/* Of any two rounds: people of one table of the first are dealt to all tables of the second. */
static uint64_t
crowded_repeats(const struct cc_seating_in *in)
{
	uint64_t sum = 0;

	for (uint32_t t = 0; t < in->tables; t++) {
		uint32_t q = cc_seating_size(in, t) / in->tables, r = cc_seating_size(in, t) % in->tables;

		sum += r * choose2(q + 1) + (in->tables - r) * choose2(q);
	}
	return in->rounds > 1 ? choose2(in->rounds) * sum : 0;
}

uint64_t
cc_seating_bound(const struct cc_seating_in *in)
{
	uint64_t pairs = choose2(in->people), now = 0, before = 0, known = 0, bound, other;

	for (uint32_t t = 0; t < in->tables; t++)
		now += in->rounds * choose2(cc_seating_size(in, t));
	for (size_t i = 0; in->earlier != NULL && i < (size_t)in->people * in->people; i++) {
		before += in->earlier[i];
		known += choose2(in->earlier[i]);
	}
	before /= 2; /* each pair stands there twice */
	known /= 2;
	bound = even_repeats(now + before, pairs);
	other = known + even_repeats(now, pairs);
	bound = bound > other ? bound : other;
	other = known + crowded_repeats(in);
	return bound > other ? bound : other;
}

/* Lots of the people, and the order in which they are dealt. */
struct dealing {
	const struct cc_seating_in *in;
	uint32_t *lot;
	uint32_t *order;
	bool by_level;
};

static int
compare(const struct dealing *d, uint32_t a, uint32_t b)
{
	const struct cc_seating_in *in = d->in;

	if (in->host != NULL && in->host[a] != in->host[b])
		return in->host[a] ? -1 : 1;
	for (uint32_t k = 0; d->by_level && k < in->attributes; k++)
		if (in->attribute[k].level[a] != in->attribute[k].level[b])
			return in->attribute[k].level[a] < in->attribute[k].level[b] ? -1 : 1;
	if (d->lot[a] != d->lot[b])
		return d->lot[a] < d->lot[b] ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Some hundred people: by insertion. */
static void
deal(struct dealing *d, struct cc_rng *rng)
{
	for (uint32_t i = 0; i < d->in->people; i++)
		d->lot[i] = cc_rng_bits(rng);
	for (uint32_t i = 0; i < d->in->people; i++) {
		uint32_t at = i;

		for (; at > 0 && compare(d, i, d->order[at - 1]) < 0; at--)
			d->order[at] = d->order[at - 1];
		d->order[at] = i;
	}
}

/* Rows of as many people as there are tables, one at each; row k moves on by k tables a
 * round.  So the first row, where hosts are, stays, and so do those behind the last whole
 * row, who sit at the larger tables. */
static void
seat_by_rows(struct seating *s, const uint32_t *order, uint32_t round)
{
	const struct cc_seating_in *in = s->in;
	uint32_t whole = in->people / in->tables * in->tables;

	for (uint32_t i = 0; i < in->people; i++) {
		uint32_t row = i / in->tables, move = i < whole ? row * round : 0;
		uint32_t t = (i % in->tables + move) % in->tables;
		size_t person = (size_t)round * in->people + order[i];

		s->table[person] = (uint16_t)t;
		s->at[person] = (uint16_t)row; /* each row has one at each table */
		s->seat[((size_t)round * in->tables + t) * s->widest + row] = (uint16_t)order[i];
	}
}

static void
count_levels(struct seating *s, uint32_t round)
{
	const struct cc_seating_in *in = s->in;
	uint32_t levels = s->first[in->attributes];

	for (uint32_t t = 0; t < in->tables; t++) {
		uint16_t *count = &s->count[((size_t)round * in->tables + t) * levels];

		for (uint32_t k = 0; k < in->attributes; k++)
			for (uint32_t i = 0; i < cc_seating_size(in, t); i++) {
				uint32_t person = s->seat[((size_t)round * in->tables + t) * s->widest + i];

				count[s->first[k] + in->attribute[k].level[person]]++;
			}
		seating_settle(s, round, t);
		s->cost.outside += s->outside[round * in->tables + t];
	}
}

/* The meetings of each person with those at each table of each round. */
static void
count_meetings(struct seating *s, uint32_t round)
{
	const struct cc_seating_in *in = s->in;

	for (uint32_t a = 0; a < in->people; a++)
		for (uint32_t b = 0; b < in->people; b++) {
			size_t at = ((size_t)round * in->people + a) * in->tables +
				    s->table[(size_t)round * in->people + b];

			s->meetings[at] += s->met[(size_t)a * in->people + b];
			if (s->foes != NULL)
				s->foes[at] += in->apart[(size_t)a * in->people + b];
		}
}

/* From the tables alone: who met how often, and what is broken. */
static void
count_met(struct seating *s)
{
	const struct cc_seating_in *in = s->in;
	size_t pairs = (size_t)in->people * in->people;

	if (in->earlier != NULL)
		memcpy(s->met, in->earlier, pairs * sizeof *s->met);
	else
		memset(s->met, 0, pairs * sizeof *s->met);
	for (uint32_t r = 0; r < in->rounds; r++) {
		const uint16_t *table = &s->table[(size_t)r * in->people];

		for (uint32_t a = 0; a < in->people; a++)
			for (uint32_t b = 0; b < in->people; b++) {
				bool together = a != b && table[a] == table[b];

				s->met[(size_t)a * in->people + b] += together;
				s->cost.broken += together && a < b && in->apart != NULL &&
						  in->apart[(size_t)a * in->people + b];
			}
	}
}

static void
count_all(struct seating *s)
{
	const struct cc_seating_in *in = s->in;
	size_t cells = (size_t)in->rounds * in->people * in->tables;

	s->cost = (struct seating_cost){ 0 };
	count_met(s);
	memset(s->meetings, 0, cells * sizeof *s->meetings);
	if (s->foes != NULL)
		memset(s->foes, 0, cells * sizeof *s->foes);
	memset(s->count, 0, (size_t)in->rounds * in->tables * s->first[in->attributes] * sizeof *s->count);
	for (uint32_t r = 0; r < in->rounds; r++) {
		count_levels(s, r);
		count_meetings(s, r);
	}
	for (uint32_t a = 0; a < in->people; a++)
		for (uint32_t b = 0; b < a; b++)
			s->cost.repeats += (int64_t)choose2(s->met[(size_t)a * in->people + b]);
}

static void
find_levels(struct seating *s)
{
	const struct cc_seating_in *in = s->in;
	uint32_t levels = s->first[in->attributes];

	for (uint32_t i = 0; i < in->people; i++)
		for (uint32_t k = 0; k < in->attributes; k++)
			s->level[(size_t)i * in->attributes + k] =
			    (uint16_t)(s->first[k] + in->attribute[k].level[i]);
	for (uint32_t k = 0; k < in->attributes; k++)
		for (uint32_t level = 0; level < in->attribute[k].levels; level++) {
			uint32_t n = 0, even[2];

			for (uint32_t i = 0; i < in->people; i++)
				n += in->attribute[k].level[i] == level;
			for (uint32_t larger = 0; larger < 2; larger++) {
				uint16_t *to = &s->even[2 * (larger * levels + s->first[k] + level)];

				cc_seating_even(even, n, in->people / in->tables + larger, in->people);
				to[0] = (uint16_t)even[0];
				to[1] = (uint16_t)even[1];
			}
		}
}

static void
begin(struct seating *s, const struct cc_seating_in *in, struct cc_arena *arena)
{
	size_t seats = (size_t)in->rounds * in->people, cells = seats * in->tables;
	size_t pairs = (size_t)in->people * in->people, tables = (size_t)in->rounds * in->tables, levels;

	*s = (struct seating){ .in = in };
	s->in_turn = in->rounds * pairs / 2 * MOVES * STARTS > CC_SEATING_STEPS;
	s->widest = cc_seating_size(in, 0);
	s->weight_repeats = in->mix_first ? 1 : 2;
	s->weight_outside = in->mix_first ? 2 : 1;
	s->first = CC_ARRAY(arena, uint32_t, in->attributes + 1);
	for (uint32_t k = 0; k < in->attributes; k++)
		s->first[k + 1] = s->first[k] + in->attribute[k].levels;
	levels = s->first[in->attributes];
	s->table = CC_ARRAY(arena, uint16_t, seats);
	s->at = CC_ARRAY(arena, uint16_t, seats);
	s->best_table = CC_ARRAY(arena, uint16_t, seats);
	s->seat = CC_ARRAY(arena, uint16_t, tables * s->widest);
	s->met = CC_ARRAY(arena, uint16_t, pairs);
	s->meetings = CC_ARRAY(arena, int32_t, cells);
	s->foes = in->apart != NULL ? CC_ARRAY(arena, uint16_t, cells) : NULL;
	s->count = CC_ARRAY(arena, uint16_t, tables * levels);
	s->step = CC_ARRAY(arena, int8_t, 2 * tables * levels);
	s->even = CC_ARRAY(arena, uint16_t, 4 * levels);
	s->outside = CC_ARRAY(arena, int32_t, tables);
	s->tabu = CC_ARRAY(arena, uint32_t, in->rounds * pairs);
	s->level = CC_ARRAY(arena, uint16_t, (size_t)in->people * in->attributes);
	find_levels(s);
}

/* One start: rows in the order of levels first, then in shuffled orders. */
static void
run_start(struct seating *s, struct dealing *d, unsigned start, uint64_t bound, struct cc_arena *arena)
{
	char key[2] = { (char)('1' + start), '\0' };

	s->rng = cc_rng_new(s->in->seed, "seating", (struct cc_span){ key, 1 }, arena);
	d->by_level = start == 0;
	deal(d, s->rng);
	for (uint32_t r = 0; r < s->in->rounds; r++)
		seat_by_rows(s, d->order, r);
	count_all(s);
	memset(s->tabu, 0, (size_t)s->in->rounds * s->in->people * s->in->people * sizeof *s->tabu);
	cc_seating_search(s, bound, MOVES);
	cc_rng_free(s->rng);
}

static bool
is_optimal(const struct seating_cost *c, uint64_t bound)
{
	return c->broken == 0 && c->outside == 0 && (uint64_t)c->repeats == bound;
}

void
cc_seating(struct cc_seating *out, const struct cc_seating_in *in, struct cc_arena *arena)
{
	size_t seats = (size_t)in->rounds * in->people;
	struct dealing d = { in, CC_ARRAY(arena, uint32_t, in->people), CC_ARRAY(arena, uint32_t, in->people),
		false };
	struct seating_cost best = { 0 };
	struct seating s;

	assert(in->tables > 0 && in->people >= 2 * in->tables && in->rounds > 0);
	begin(&s, in, arena);
	*out = (struct cc_seating){
		.table = CC_ARRAY(arena, uint16_t, seats), .met = s.met, .bound = cc_seating_bound(in)
	};
	for (unsigned start = 0; start < STARTS && (start == 0 || !is_optimal(&best, out->bound)); start++) {
		s.steps_most = CC_SEATING_STEPS / STARTS * (start + 1);
		run_start(&s, &d, start, out->bound, arena);
		out->cut |= s.steps >= s.steps_most;
		if (start > 0 && !seating_less(&s.best, &best, in->mix_first))
			continue;
		best = s.best;
		memcpy(out->table, s.best_table, seats * sizeof *out->table);
	}
	memcpy(s.table, out->table, seats * sizeof *s.table);
	count_met(&s);
	out->broken = (uint64_t)best.broken;
	out->repeats = (uint64_t)best.repeats;
	out->outside = (uint64_t)best.outside;
}
