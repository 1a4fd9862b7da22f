/* seating.h -- who sits with whom: tables in rounds at which as many as possible meet.
 *
 * May be included by: method, tests.
 * In:     people 0..n-1, tables, rounds; who met before and how often, whom to keep apart,
 *         who stays at one table, and attributes whose levels are to be spread.
 * Out:    in each round everybody sits once; table t has a person more than the last where
 *         t < people % tables.  Cost of a seating, in whole numbers, the first term first:
 *         broken, pairs at one table that were to be apart; then repeats, over pairs of
 *         people who met m times m(m-1)/2, earlier meetings too; and outside, over rounds,
 *         tables and levels the seats outside the even share, from n s / people rounded
 *         down to the same rounded up (n of the level, s seats at the table); with
 *         mix_first outside comes before repeats.
 *         bound: no seating has fewer repeats.
 * Errors: none; asserts 2 people a table or more, at most as many hosts as tables.
 * Cost:   O(rounds people^2 attributes) a move, 4 starts of at most 5,000 moves and together
 *         at most CC_SEATING_STEPS swaps looked at (then cut is set); where that many are
 *         fewer than all moves take, a move looks at one round, in turn.  It ends where bound
 *         is reached and nothing is outside or broken.  Whole numbers alone: the same
 *         seating on every machine.
 * Memory: 2 people^2 (rounds + 3) + 8 rounds people tables bytes.
 * Source: I. Dotu, P. Van Hentenryck, Scheduling Social Golfers Locally, CPAIOR 2005 (tabu
 *         search); the bound: convexity of m(m-1)/2, and that people of a table larger than
 *         the number of tables meet again.
 */
#ifndef CC_STAT_SEATING_H
#define CC_STAT_SEATING_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

struct cc_arena;

#define CC_SEATING_STEPS UINT64_C(800000000)

struct cc_seating_attribute {
	const uint32_t *level; /* [people], each below levels */
	uint32_t levels;
};

struct cc_seating_in {
	uint32_t people, tables, rounds;
	const uint16_t *earlier; /* [people][people], symmetric; NULL: nobody met */
	const bool *apart;	 /* [people][people], symmetric; NULL: nobody */
	const bool *host;	 /* [people]; NULL: nobody */
	const struct cc_seating_attribute *attribute;
	uint32_t attributes;
	bool mix_first;
	uint64_t seed;
};

struct cc_seating {
	uint16_t *table; /* [rounds][people], from 0 */
	uint16_t *met;	 /* [people][people]: meetings, with the earlier ones */
	uint64_t broken, repeats, outside, bound;
	bool cut;
};

void cc_seating(struct cc_seating *out, const struct cc_seating_in *in, struct cc_arena *arena);
uint64_t cc_seating_bound(const struct cc_seating_in *in);

/* How many sit at table t. */
static inline uint32_t
cc_seating_size(const struct cc_seating_in *in, uint32_t t)
{
	assert(in->tables > 0);
	return in->people / in->tables + (t < in->people % in->tables);
}

/* The fewest and the most of a level's n people that are an even share at a table of size. */
static inline void
cc_seating_even(uint32_t even[2], uint32_t n, uint32_t size, uint32_t people)
{
	assert(people > 0);
	even[0] = n * size / people;
	even[1] = (n * size + people - 1) / people;
}

#endif
