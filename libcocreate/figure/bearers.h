/* bearers.h -- who bears what of each idea, or of all: points of contributions, group by group.
 *
 * May be included by: figure, method, tests.
 * In:     what rows of a window are worth (figure/points.h), by idea or all in one group.
 * Out:    bearers by group, those of a group by person, each with the number of a row; rows without points are none.
 *         Unless they are wanted apart, a person's rows in a group are one, of the first of them, as far as 63 bits hold
 *         what they add up to.
 * Errors: none.
 * Cost:   twice O(rows), by as many workers as there are; O(groups) for each of their tasks, which are at most as many
 *         as leave each eight rows a group.
 * Memory: 16 bytes a bearer.
 */
#ifndef CC_FIGURE_BEARERS_H
#define CC_FIGURE_BEARERS_H

#include "base/workers.h"
#include "figure/points.h"
#include "figure/share_out.h"

struct cc_bearers {
	struct cc_bearer *row;
	size_t *from; /* [groups + 1] */
};

/* ideas 0: all are one group; else what bears has an idea below it. */
void cc_bearers(struct cc_bearers *out, const struct cc_points *points, uint32_t ideas, bool apart,
    const struct cc_workers *workers, struct cc_arena *arena);

#endif
