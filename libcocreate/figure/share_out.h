/* share_out.h -- an amount over people by the rows that bear it, and each one's over their rows.
 *
 * May be included by: figure, method, tests.
 * In:     rows with a person and a weight of more than 0; a total of whole units, 0 to 2^53; the
 *         least and the most of each person; what rounding owes each, in 10^-9 units.
 * Out:    rows by person, those of one in the order in which they came; who has how many units,
 *         which add up to `shared`.  `owed` is brought up to date.  For whoever asks, a person's units
 *         over their rows, which add up to them, and how much more than its exact share each is.
 * Errors: false: weights add up to 2^63 or more.
 * Cost:   O(rows), O(rows log rows) where they do not stand by person; see stat/apportion.h.
 */
#ifndef CC_FIGURE_SHARE_OUT_H
#define CC_FIGURE_SHARE_OUT_H

#include "stat/apportion.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cc_arena;

struct cc_bearer {
	int64_t weight;
	uint32_t person, of; /* of: the caller's */
};

struct cc_sharer {
	size_t from, n; /* their rows */
	int64_t units;
	struct cc_quota quota;
};

struct cc_share_out {
	int64_t total, least, most;
	bool webster;
	int64_t *owed;		     /* of each person by number */
	const struct cc_bearer *row; /* [n]; in another order afterwards */
	size_t n;
	/* filled */
	struct cc_sharer *sharer; /* [people] */
	uint32_t people;
	int64_t shared;
	bool least_dropped;
};

bool cc_share_out(struct cc_share_out *s, struct cc_arena *arena);

/* Of a row: units, and how much more than its exact share that is. */
struct cc_borne {
	int64_t units;
	double rounding;
};

/* [sharer->n], of a share of more than 0. */
struct cc_borne *cc_share_rows(
    const struct cc_share_out *s, const struct cc_sharer *sharer, struct cc_arena *arena);

#endif
