/* entitlement.h -- what sales entitle to, when an award is released, what is withheld of a payment.
 *
 * May be included by: figure, method, tests.
 * Amounts are whole minor units, 0 to 2^53; parts are in 10^-9 (figure/bands.h).
 * Errors: CC_EXIT_STUDY of what rules say; none of the figures.
 * Cost:   O(bands), O(parts).
 * Source: royalties with an advance are reckoned to date: what a return takes from the sum is made
 *         good by later sales, and no unit is lost between periods.
 */
#ifndef CC_FIGURE_ENTITLEMENT_H
#define CC_FIGURE_ENTITLEMENT_H

#include "figure/node_members.h"

/* min(cap, max(guarantee, floor of the bands' integral over sales to date)), and never less than
 * before.  guarantee, cap: CC_NO_END: none. */
struct cc_entitlement {
	struct cc_bands revenue;
	int64_t guarantee, cap;
};
int64_t cc_entitled(const struct cc_entitlement *e, int64_t sales_to_date, int64_t before);

/* Parts of an award that are released period by period, the first in that of the award. */
struct cc_vesting {
	int64_t *part; /* [n]; n = 0: all at once */
	size_t n;
};
cc_node_reader cc_vesting_read; /* [50%, 25%, 25%], which add up to 100 % */
/* After so many periods: rounded down, after the last all of it. */
int64_t cc_vested(const struct cc_vesting *v, int64_t award, size_t periods);

/* The bands' integral over one payment, rounded down. */
int64_t cc_withheld(const struct cc_bands *bands, int64_t payment);

/* Of one person: an amount, or a part of the whole. */
struct cc_share_bound {
	int64_t value; /* CC_NO_END: none */
	bool percent;  /* in 10^-9 of the whole */
};
cc_node_reader cc_share_bound_read; /* 400, 60% */
/* Rounded down, at most the whole; `none` where there is none. */
int64_t cc_share_bound_of(const struct cc_share_bound *b, int64_t whole, int64_t none);

#endif
