/* seating_search.c -- tabu search: two people of one round change places.
 *
 * Each move is the best swap in which one at least has a conflict: meets somebody again,
 * sits with somebody to be kept apart, or sits at a table whose mix is uneven.  Equal ones
 * are chosen by lot.  The swap is then tabu for some moves, unless it makes the best
 * seating yet. */
#include "stat/seating_int.h"

#include <string.h>

enum { TABU_LEAST = 4, TABU_SPAN = 7 };

/* More than any sum of the other terms: 500 people and 20 rounds stay below it. */
#define BROKEN_WEIGHT (INT64_C(1) << 40)

/* Of one round, while it is scanned. */
struct round {
	struct seating *s;
	uint32_t number;
	const uint16_t *table;	 /* [people] */
	const int32_t *meetings; /* [people][tables] */
	const uint16_t *foes;
};

struct swap {
	uint32_t round, a, b;
	int64_t value;
	struct seating_cost change;
	uint32_t equal; /* so many of this value were seen */
};

static struct round
round_of(struct seating *s, uint32_t r)
{
	size_t cells = (size_t)r * s->in->people * s->in->tables;

	return (struct round){ s, r, &s->table[(size_t)r * s->in->people], &s->meetings[cells],
		s->foes != NULL ? &s->foes[cells] : NULL };
}

/* Repeats less where a leaves its table, more where it joins the other's. */
static int64_t
change_of_repeats(const struct round *w, uint32_t a, uint32_t b)
{
	const struct cc_seating_in *in = w->s->in;
	uint32_t ta = w->table[a], tb = w->table[b];
	const int32_t *of_a = &w->meetings[(size_t)a * in->tables],
		      *of_b = &w->meetings[(size_t)b * in->tables];
	int64_t both = w->s->met[(size_t)a * in->people + b];
	int64_t seats = (int64_t)cc_seating_size(in, ta) + cc_seating_size(in, tb) - 2;

	return (int64_t)of_a[tb] - of_a[ta] + of_b[ta] - of_b[tb] + seats - 2 * both;
}

static int64_t
change_of_foes(const struct round *w, uint32_t a, uint32_t b)
{
	const struct cc_seating_in *in = w->s->in;
	uint32_t ta = w->table[a], tb = w->table[b];
	const uint16_t *of_a, *of_b;

	if (w->foes == NULL)
		return 0;
	of_a = &w->foes[(size_t)a * in->tables];
	of_b = &w->foes[(size_t)b * in->tables];
	return (int64_t)of_a[tb] - of_a[ta] + of_b[ta] - of_b[tb] -
	       2 * (int64_t)in->apart[(size_t)a * in->people + b];
}

/* Of every attribute in which they differ: a's level is one less at its table and one more
 * at the other's, b's the other way. */
static int64_t
change_of_mix(const struct round *w, uint32_t a, uint32_t b)
{
	const struct seating *s = w->s;
	uint32_t levels = s->first[s->in->attributes];
	const int8_t *at_a = &s->step[2 * ((size_t)w->number * s->in->tables + w->table[a]) * levels];
	const int8_t *at_b = &s->step[2 * ((size_t)w->number * s->in->tables + w->table[b]) * levels];
	const uint16_t *of_a = &s->level[(size_t)a * s->in->attributes];
	const uint16_t *of_b = &s->level[(size_t)b * s->in->attributes];
	int32_t sum = 0;

	for (uint32_t k = 0; k < s->in->attributes; k++)
		if (of_a[k] != of_b[k])
			sum += at_a[2 * of_a[k] + 1] + at_a[2 * of_b[k]] + at_b[2 * of_b[k] + 1] +
			       at_b[2 * of_a[k]];
	return sum;
}

static bool
has_conflict(const struct round *w, uint32_t a)
{
	const struct cc_seating_in *in = w->s->in;
	uint32_t t = w->table[a];
	size_t at = (size_t)a * in->tables + t;

	return w->meetings[at] > (int32_t)cc_seating_size(in, t) - 1 ||
	       (w->foes != NULL && w->foes[at] > 0) || w->s->outside[w->number * in->tables + t] > 0;
}

static bool
beats_best(const struct seating *s, const struct seating_cost *change)
{
	struct seating_cost then = { s->cost.broken + change->broken, s->cost.repeats + change->repeats,
		s->cost.outside + change->outside };

	return seating_less(&then, &s->best, s->in->mix_first);
}

static void
consider(struct swap *best, const struct round *w, uint32_t a, uint32_t b, uint32_t move)
{
	struct seating *s = w->s;
	struct seating_cost change = { change_of_foes(w, a, b), change_of_repeats(w, a, b),
		change_of_mix(w, a, b) };
	int64_t value = change.broken * BROKEN_WEIGHT + change.repeats * s->weight_repeats +
			change.outside * s->weight_outside;
	size_t pair = ((size_t)w->number * s->in->people + (a < b ? a : b)) * s->in->people + (a < b ? b : a);

	s->steps++;
	if (best->equal > 0 && value > best->value)
		return;
	if (s->tabu[pair] > move && !beats_best(s, &change))
		return;
	if (best->equal == 0 || value < best->value)
		best->equal = 0;
	if (best->equal++ > 0 && cc_rng_below(s->rng, best->equal) > 0)
		return;
	best->round = w->number;
	best->a = a;
	best->b = b;
	best->value = value;
	best->change = change;
}

/* False: nobody has a conflict. */
static bool
scan(struct swap *best, const struct round *w, uint32_t move)
{
	const struct cc_seating_in *in = w->s->in;
	bool any = false;

	for (uint32_t a = 0; a < in->people; a++) {
		bool host = in->host != NULL && in->host[a];

		if (!has_conflict(w, a))
			continue;
		any = true;
		for (uint32_t b = 0; b < in->people && !host; b++) {
			if (w->table[a] == w->table[b] || (in->host != NULL && in->host[b]))
				continue;
			if (b > a || !has_conflict(w, b)) /* of two with conflicts once */
				consider(best, w, a, b, move);
		}
	}
	return any;
}

/* a and b met once more, or once less. */
static void
meet(struct seating *s, uint32_t a, uint32_t b, int change)
{
	const struct cc_seating_in *in = s->in;

	s->met[(size_t)a * in->people + b] = (uint16_t)(s->met[(size_t)a * in->people + b] + change);
	s->met[(size_t)b * in->people + a] = (uint16_t)(s->met[(size_t)b * in->people + a] + change);
	for (uint32_t r = 0; r < in->rounds; r++) {
		size_t first = (size_t)r * in->people;

		s->meetings[(first + a) * in->tables + s->table[first + b]] += change;
		s->meetings[(first + b) * in->tables + s->table[first + a]] += change;
	}
}

/* One leaves a table for another: what that changes for everybody who knows them. */
static void
move_person(struct seating *s, uint32_t r, uint32_t person, uint32_t from, uint32_t to)
{
	const struct cc_seating_in *in = s->in;

	for (uint32_t k = 0; k < in->people; k++) {
		size_t cells = ((size_t)r * in->people + k) * in->tables;
		uint16_t met = s->met[(size_t)k * in->people + person];

		s->meetings[cells + from] -= met;
		s->meetings[cells + to] += met;
		if (s->foes != NULL && in->apart[(size_t)k * in->people + person]) {
			s->foes[cells + from]--;
			s->foes[cells + to]++;
		}
	}
}

static void
recount_table(struct seating *s, uint32_t r, uint32_t table, uint32_t gone, uint32_t come)
{
	const struct cc_seating_in *in = s->in;
	uint32_t levels = s->first[in->attributes];
	uint16_t *count = &s->count[((size_t)r * in->tables + table) * levels];

	for (uint32_t k = 0; k < in->attributes; k++) {
		count[s->first[k] + in->attribute[k].level[gone]]--;
		count[s->first[k] + in->attribute[k].level[come]]++;
	}
	seating_settle(s, r, table);
}

static void
apply(struct seating *s, const struct swap *m)
{
	const struct cc_seating_in *in = s->in;
	size_t a = (size_t)m->round * in->people + m->a, b = (size_t)m->round * in->people + m->b;
	uint32_t ta = s->table[a], tb = s->table[b];
	uint16_t *at_a = &s->seat[((size_t)m->round * in->tables + ta) * s->widest];
	uint16_t *at_b = &s->seat[((size_t)m->round * in->tables + tb) * s->widest], seat = s->at[a];

	for (uint32_t i = 0; i < cc_seating_size(in, ta); i++)
		if (at_a[i] != m->a) {
			meet(s, m->a, at_a[i], -1);
			meet(s, m->b, at_a[i], 1);
		}
	for (uint32_t i = 0; i < cc_seating_size(in, tb); i++)
		if (at_b[i] != m->b) {
			meet(s, m->b, at_b[i], -1);
			meet(s, m->a, at_b[i], 1);
		}
	move_person(s, m->round, m->a, ta, tb);
	move_person(s, m->round, m->b, tb, ta);
	at_a[s->at[a]] = (uint16_t)m->b;
	at_b[s->at[b]] = (uint16_t)m->a;
	s->at[a] = s->at[b];
	s->at[b] = seat;
	s->table[a] = (uint16_t)tb;
	s->table[b] = (uint16_t)ta;
	recount_table(s, m->round, ta, m->a, m->b);
	recount_table(s, m->round, tb, m->b, m->a);
	s->cost.broken += m->change.broken;
	s->cost.repeats += m->change.repeats;
	s->cost.outside += m->change.outside;
}

static void
keep_best(struct seating *s)
{
	s->best = s->cost;
	memcpy(s->best_table, s->table, (size_t)s->in->rounds * s->in->people * sizeof *s->table);
}

void
cc_seating_search(struct seating *s, uint64_t bound, uint32_t moves)
{
	const struct cc_seating_in *in = s->in;

	keep_best(s);
	for (uint32_t move = 1; move <= moves && s->steps < s->steps_most; move++) {
		struct swap best = { 0 };
		bool any = false;

		if (s->best.broken == 0 && s->best.outside == 0 && (uint64_t)s->best.repeats == bound)
			return;
		for (uint32_t k = 0; k < in->rounds && (best.equal == 0 || !s->in_turn); k++) {
			struct round w = round_of(s, (move + k) % in->rounds);

			any |= scan(&best, &w, move);
		}
		if (!any)
			return;
		if (best.equal == 0) /* all are tabu, or hosts */
			continue;
		apply(s, &best);
		s->tabu[((size_t)best.round * in->people + (best.a < best.b ? best.a : best.b)) * in->people +
			(best.a < best.b ? best.b : best.a)] =
		    move + TABU_LEAST + cc_rng_below(s->rng, TABU_SPAN) + 1;
		if (seating_less(&s->cost, &s->best, in->mix_first))
			keep_best(s);
	}
}
