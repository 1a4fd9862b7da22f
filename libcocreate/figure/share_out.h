/* share_out.h -- an amount over people by the rows that bear it, and each one's over their rows.
 *
 * May be included by: figure, method, tests.
 * In:     rows with a person and a weight of 0 or more; a total of whole units, 0 to 2^53; the
 *         least and the most of each person; what rounding owes each, in 10^-9 units.
 * Out:    rows by person, those of one in the order in which they came, each with its units and
 *         how much more than its exact share that is; units of people add up to `shared`, those
 *         of a person's rows to the person's.  `owed` is brought up to date.
 * Errors: false: weights add up to 2^63 or more.
 * Cost:   O(rows log rows); see stat/apportion.h.
 */
#ifndef CC_FIGURE_SHARE_OUT_H
#define CC_FIGURE_SHARE_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cc_arena;

struct cc_bearer {
	uint32_t person;
	size_t of; /* the caller's */
	int64_t weight;
	int64_t units; /* filled */
	double rounding;
};

struct cc_share_out {
	int64_t total, least, most;
	bool webster;
	int64_t *owed;	       /* of each person by number */
	struct cc_bearer *row; /* [n]; in another order afterwards */
	size_t n;
	/* filled */
	int64_t shared;
	uint32_t people; /* who have a weight */
	bool least_dropped;
};

bool cc_share_out(struct cc_share_out *s, struct cc_arena *arena);

#endif
