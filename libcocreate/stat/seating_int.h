/* seating_int.h -- a seating while it is searched.
 *
 * May be included by: stat/seating*.c.
 *   seating         the bound, the start, the best of all starts
 *   seating_search  swaps of two people of one round
 */
#ifndef CC_STAT_SEATING_INT_H
#define CC_STAT_SEATING_INT_H

#include "base/rng.h"
#include "stat/seating.h"

struct seating_cost {
	int64_t broken, repeats, outside;
};

struct seating {
	const struct cc_seating_in *in;
	uint32_t widest;   /* seats at the largest table */
	uint16_t *table;   /* [rounds][people] */
	uint16_t *seat;	   /* [rounds][tables][widest]: people */
	uint16_t *at;	   /* [rounds][people]: which seat of its table */
	uint16_t *met;	   /* [people][people] */
	int32_t *meetings; /* [rounds][people][tables]: the person's meetings with those at the table */
	uint16_t *foes;	   /* the same of people to keep apart; NULL: nobody is */
	uint32_t *first;   /* [attributes + 1]: where an attribute's levels begin */
	uint16_t *level;   /* [people][attributes]: levels of all attributes counted through */
	uint16_t *count;   /* [rounds][tables][levels of all] */
	uint16_t *even;	   /* [2 sizes][levels of all][2]: the even share */
	int8_t *step;	   /* the same, [2]: what one more and one less change outside */
	int32_t *outside;  /* [rounds][tables] */
	uint32_t *tabu;	   /* [rounds][people][people]: until which move */
	struct seating_cost cost, best;
	uint16_t *best_table; /* [rounds][people] */
	int64_t weight_repeats, weight_outside;
	struct cc_rng *rng;
	uint64_t steps, steps_most;
	bool in_turn; /* a move looks at one round */
};

static inline bool
seating_less(const struct seating_cost *a, const struct seating_cost *b, bool mix_first)
{
	int64_t a1 = mix_first ? a->outside : a->repeats, b1 = mix_first ? b->outside : b->repeats;
	int64_t a2 = mix_first ? a->repeats : a->outside, b2 = mix_first ? b->repeats : b->outside;

	return a->broken != b->broken ? a->broken < b->broken : a1 != b1 ? a1 < b1 : a2 < b2;
}

/* Of so many of a level at a table of a size: seats outside the even share. */
static inline int32_t
seating_beyond(const struct seating *s, uint32_t table, uint32_t level, int32_t count)
{
	bool larger = table < s->in->people % s->in->tables;
	const uint16_t *even = &s->even[2 * ((larger ? s->first[s->in->attributes] : (size_t)0) + level)];

	return count < even[0] ? even[0] - count : count > even[1] ? count - even[1] : 0;
}

/* After a count has changed: what stands outside at the table, and what a change would do. */
static inline void
seating_settle(struct seating *s, uint32_t round, uint32_t table)
{
	uint32_t levels = s->first[s->in->attributes];
	size_t at = ((size_t)round * s->in->tables + table) * levels;
	int32_t *outside = &s->outside[round * s->in->tables + table];

	*outside = 0;
	for (uint32_t level = 0; level < levels; level++) {
		int32_t n = s->count[at + level], now = seating_beyond(s, table, level, n);

		*outside += now;
		s->step[2 * (at + level)] = (int8_t)(seating_beyond(s, table, level, n + 1) - now);
		s->step[2 * (at + level) + 1] = (int8_t)(seating_beyond(s, table, level, n - 1) - now);
	}
}

/* Moves until the bound is reached, or so many. */
void cc_seating_search(struct seating *s, uint64_t bound, uint32_t moves);

#endif
