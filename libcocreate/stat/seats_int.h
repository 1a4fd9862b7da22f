/* seats_int.h -- the linear program beneath the search for seats.
 *
 * May be included by: stat/seats*, tests.
 * A variable for the seats of each profile, then one for those of each level;
 * a row for all seats, then one for each level.  A sum of falling marginals is a
 * chain of segments; a variable is basic within one, or stands where two meet.
 * Outside its limits a unit costs `beyond`, more than all that can be gained.
 */
#ifndef CC_STAT_SEATS_INT_H
#define CC_STAT_SEATS_INT_H

#include "stat/seats.h"

enum { CC_SEATS_ROWS = CC_SEATS_LEVELS + 1 };
#define CC_SEATS_NONBASIC UINT32_MAX

struct cc_seats_solver {
	const struct cc_seats *in;
	uint32_t rows, vars;
	uint32_t *cap;	      /* [vars] */
	uint32_t *low, *high; /* [vars]: of the node at hand */
	uint32_t *at;	      /* [vars]: units of one that is not basic */
	uint32_t *row;	      /* [vars]: where it is basic, or CC_SEATS_NONBASIC */
	int64_t beyond;
	uint32_t basic[CC_SEATS_ROWS];
	double value[CC_SEATS_ROWS], from[CC_SEATS_ROWS], to[CC_SEATS_ROWS], slope[CC_SEATS_ROWS];
	double dual[CC_SEATS_ROWS], column[CC_SEATS_ROWS];
	double *inverse; /* [rows][rows] */
	double *matrix;	 /* [rows][rows], of building the inverse */
	bool started;
	uint64_t work;
	uint32_t *counts;	 /* [profiles], of a panel that is looked at */
	unsigned pivots, idle;	 /* since the inverse was built; without any gain */
	struct cc_seats_branch { /* [branches] of the search */
		uint32_t var, low, high;
		int64_t bound;
		bool up, second;
	} * branch;
	uint32_t branches, room;
	struct cc_arena *arena;
};

/* What unit `unit` (from 1) of a variable is worth at this node. */
int64_t cc_seats_worth(const struct cc_seats_solver *s, uint32_t var, uint32_t unit);
/* Any panel, and a basis at it. */
void cc_seats_lp_start(struct cc_seats_solver *s);
/* The program of the limits at hand, from the last basis. */
void cc_seats_lp_solve(struct cc_seats_solver *s);

/* A bound on all panels of the node: weak duality, of whole numbers, whatever the duals are. */
int64_t cc_seats_bound(const struct cc_seats_solver *s);

static inline double
cc_seats_value(const struct cc_seats_solver *s, uint32_t var)
{
	return s->row[var] == CC_SEATS_NONBASIC ? s->at[var] : s->value[s->row[var]];
}

#endif
