/* merges.h -- ideas that turned out to be others: each as the one at the end of its chain.
 *
 * May be included by: figure, method, tests.
 * In:     a sealed log of pairs, what is merged and into what, with a place.
 * Errors: problems: one that is merged into two, one that is merged in a circle.
 * Cost:   O(names longest chain + rows).
 */
#ifndef CC_FIGURE_MERGES_H
#define CC_FIGURE_MERGES_H

#include "figure/name_set.h"
#include "figure/sealed.h"

struct cc_merges_spec {
	unsigned store;
	unsigned what, into;			/* roles */
	unsigned what_field, into_field, place; /* fields */
};

struct cc_merges {
	uint32_t *root;	 /* [names]: itself where it stays */
	uint64_t *place; /* [names]: where it was merged away; 0: it stays */
};

void cc_merges_read(struct cc_merges *out, const struct cc_name_set *names, const struct cc_merges_spec *spec,
    const struct cc_sealed *s);

#endif
