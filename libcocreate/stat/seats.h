/* seats.h -- how many seats of a panel does each profile get?
 *
 * May be included by: stat, method, tests.
 * A profile is what people of the same levels have in common; within a profile
 * it is known who comes first, so what its s-th seat is worth is known too, and
 * falls with s.  So does what the h-th seat of a level is worth.
 * In:     profiles with their levels, one of each attribute; what seats are
 *         worth, in whole units; the least and the most seats of each level.
 * Out:    seats of each profile, all in all `seats`, that keep the limits and
 *         are worth the most; a bound that no such panel can pass.  A panel is
 *         proved best where bound - gain <= CC_SEATS_NEAR; else the search has
 *         ended after CC_SEATS_NODES nodes.
 * Errors: found is false where no panel was found: of none, of no time.
 * Cost:   a pivot O(profiles attributes + levels^2), a node some pivots.
 * Memory: 40 bytes a profile, 8 levels^2.
 * Source: linear programming over concave sums (G. B. Dantzig, 1956), by the
 *         primal simplex method on the segments of the sums; branch and bound,
 *         where the last basis stays feasible as limits are prices of leaving
 *         them.  Bounds are weak duality in whole numbers: true whatever the
 *         rounding of the duals was.  A panel is counted in whole numbers
 *         before it is taken.
 */
#ifndef CC_STAT_SEATS_H
#define CC_STAT_SEATS_H

#include <stdbool.h>
#include <stdint.h>

struct cc_arena;

enum { CC_SEATS_LEVELS = 78, CC_SEATS_NEAR = 1000, CC_SEATS_NODES = 2000 };

/* What the units of a sum are worth; falling. */
struct cc_seat_gains {
	const int64_t *of; /* [most], or [1] */
	bool flat;	   /* each is of[0] */
};

struct cc_seats {
	uint32_t profiles, attributes, levels, seats;
	const uint8_t *level;		     /* [profiles][attributes], of 0 to levels - 1 */
	const uint32_t *most;		     /* [profiles]: its people, at most seats are looked at */
	const struct cc_seat_gains *profile; /* [profiles] */
	const struct cc_seat_gains *mix;     /* [levels]: of at most seats */
	const uint32_t *low, *high;	     /* [levels] */
};

struct cc_seats_found {
	uint32_t *seats; /* [profiles]: the caller's room.  found on entry: a panel that is known */
	bool found;
	int64_t gain, bound;
	uint32_t nodes;
	uint64_t work; /* multiplications, about: the same on every machine */
};

/* Programs of one solver have the same profiles, levels and seats; each starts where
 * the one before has ended. */
struct cc_seats_solver;

struct cc_seats_solver *cc_seats_solver_new(const struct cc_seats *in, struct cc_arena *arena);
void cc_seats_solve(struct cc_seats_found *out, struct cc_seats_solver *solver, const struct cc_seats *in);

/* Whether a panel has all its seats and keeps the limits; what it is worth. */
bool cc_seats_check(int64_t *gain, const struct cc_seats *in, const uint32_t *seats);

/* The limits that come nearest to those given: a limit that has to give way does so by
 * as little as can be, large ones before small ones, of equals the one whose order is
 * last (an order for each low, then for each high).  False: nothing has to.
 * in: gains are not looked at.  kept: seats of levels that were given before, which
 * count in how large a limit is; NULL: none.  seats: a panel that keeps the limits. */
bool cc_seats_relax(uint32_t *low, uint32_t *high, uint32_t *seats, const struct cc_seats *in,
    const uint32_t *order, const uint64_t *kept, struct cc_arena *arena);

#endif
