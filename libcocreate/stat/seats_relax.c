/* seats_relax.c -- the limits that come nearest to those that no panel keeps. */
#include "stat/seats.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

#define UNIT  1e11 /* what a seat beyond an endless limit costs */
#define LATER 4000 /* and how much less, the later its limit was said */

/* Large limits give way before small ones. */
static int64_t
cost_of(uint64_t limit, uint32_t order)
{
	return llround(UNIT * (1 + 1 / (1 + (double)limit))) - (int64_t)LATER * order;
}

static void
price_limits(int64_t *worth, const struct cc_seats *in, uint32_t level, const uint32_t *order, uint64_t kept)
{
	int64_t below = cost_of(in->low[level] + kept, order[level]);
	int64_t above = cost_of(in->high[level] + kept, order[in->levels + level]);

	for (uint32_t u = 0; u < in->seats; u++)
		worth[u] = u < in->low[level] ? below : u >= in->high[level] ? -above : 0;
}

bool
cc_seats_relax(uint32_t *low, uint32_t *high, uint32_t *seats, const struct cc_seats *in,
    const uint32_t *order, const uint64_t *kept, struct cc_arena *arena)
{
	static const int64_t nothing = 0;
	struct cc_seat_gains *profile = CC_ARRAY(arena, struct cc_seat_gains, in->profiles);
	struct cc_seat_gains *mix = CC_ARRAY(arena, struct cc_seat_gains, in->levels);
	uint32_t *most = CC_ARRAY(arena, uint32_t, in->levels),
		 *count = CC_ARRAY(arena, uint32_t, in->levels);
	uint32_t *least = CC_ARRAY(arena, uint32_t, in->levels);
	struct cc_seats soft = *in;
	struct cc_seats_found found = { .seats = seats };
	bool moved = false;

	for (uint32_t t = 0; t < in->profiles; t++)
		profile[t] = (struct cc_seat_gains){ &nothing, true };
	for (uint32_t v = 0; v < in->levels; v++) {
		int64_t *worth = CC_ARRAY(arena, int64_t, in->seats);

		price_limits(worth, in, v, order, kept != NULL ? kept[v] : 0);
		mix[v] = (struct cc_seat_gains){ worth, false };
		most[v] = in->seats;
	}
	soft.profile = profile;
	soft.mix = mix;
	soft.low = least;
	soft.high = most;
	cc_seats_solve(&found, cc_seats_solver_new(&soft, arena), &soft);
	for (uint32_t t = 0; t < in->profiles; t++)
		for (uint32_t a = 0; a < in->attributes; a++)
			count[in->level[(size_t)t * in->attributes + a]] += seats[t];
	for (uint32_t v = 0; v < in->levels; v++) {
		low[v] = count[v] < in->low[v] ? count[v] : in->low[v];
		high[v] = count[v] > in->high[v] ? count[v] : in->high[v];
		moved |= low[v] != in->low[v] || high[v] != in->high[v];
	}
	return moved;
}
