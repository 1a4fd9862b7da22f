/* by_item.h -- the same measures of each item, compared by segment and by wave.
 *
 * May be included by: method, tests.
 * In:     the measures, and a function that has the share or the sample of a segment, of
 *         who is in none, or of everybody.
 * Out:    rows of `segments` and of `changes`.  A person of several segments counts in each
 *         of them, so who is compared with a segment is all others and who is in none.
 * Errors: none.
 * Cost:   O(items segments^2) for samples, O(items segments) for shares.
 */
#ifndef CC_FIGURE_BY_ITEM_H
#define CC_FIGURE_BY_ITEM_H

#include "figure/paired.h"
#include "figure/segments.h"

struct cc_item_measure {
	const char *name;
	enum cc_better better;
};

/* One of them: a sample where there is one, else a share. */
struct cc_item_figure {
	struct cc_weighted_share share;
	const struct cc_sample *sample;
};

struct cc_by_item {
	const struct cc_item_measure *measure;
	unsigned measures;
	struct cc_span (*item)(const void *of, uint32_t item);
	/* segment: the number of segments for who is in none; CC_NO_ID: everybody.  False: of this
	 * item, or in this wave, the measure is not known. */
	bool (*figure)(
	    struct cc_item_figure *out, const void *of, uint32_t segment, uint32_t item, unsigned measure);
};

/* Segments are the ids of that role. */
void cc_segments_by_item(struct cc_report *report, const struct cc_by_item *by, const void *of,
    uint32_t items, const struct cc_state *state, unsigned role, const struct cc_run *run,
    struct cc_arena *arena);
/* paired: [items][measures] of people in both waves; NULL: nobody is, or they carry weights. */
void cc_changes_by_item(struct cc_comparisons *changes, const struct cc_by_item *by, const void *before,
    const void *now, uint32_t items, const struct cc_paired *paired);

#endif
