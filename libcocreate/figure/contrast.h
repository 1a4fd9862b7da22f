/* contrast.h -- how many in each segment have one thing, against everybody else.
 *
 * May be included by: figure, method, tests.
 * In:     of each segment, and of those in none, who has it among all; a person in two
 *         segments is in both.
 * Out:    of each segment the share with its interval; against all others what was expected,
 *         the adjusted residual, keyness and log ratio, and p: exact where few are expected.
 *         Weighted people are compared by as many as would tell as much; their residual
 *         is that of the segment against the others too.
 * Errors: NaN, and why, as the code of a note: contrast-few-people, fewer than five in the segment or
 *         among the others; weights-few, weights of too few.
 * Cost:   O(segments).
 */
#ifndef CC_FIGURE_CONTRAST_H
#define CC_FIGURE_CONTRAST_H

#include "model/fold.h"
#include "stat/table.h"
#include "stat/weighted.h"

struct cc_contrast {
	struct cc_share own, others; /* people */
	double share, low, high;     /* of the segment */
	double others_share;
	bool weighted; /* people have weights that differ */
	struct cc_crossed cell;
	struct cc_keyness key;
	double p;
	const char *why; /* that nothing is compared */
};

/* of[segments + 1], those in none last: out[segments]. */
void cc_contrast(struct cc_contrast *out, const struct cc_weighted_share *of, uint32_t segments,
    const struct cc_run *run, struct cc_arena *scratch);

/* What notes say of so many rows. */
struct cc_contrast_rows {
	uint64_t n, few, rough; /* few: nothing is compared; rough: expected below 5 */
};

void cc_contrast_see(struct cc_contrast_rows *rows, const struct cc_contrast *one);
/* table: its name.  alone: all people are in one segment. */
void cc_contrast_notes(
    struct cc_report *report, const char *table, const struct cc_contrast_rows *rows, bool alone);

#endif
