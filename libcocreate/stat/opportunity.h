/* opportunity.h -- how important and how badly served: Ulwick's opportunity score.
 *
 * May be included by: method, tests.
 * In:     how often each pair of answers (importance, satisfaction) was given,
 *         as whole steps from 0 to `most`; CC_OPP_NONE: not answered.  Of top
 *         boxes 0 or 1, and most 1.
 * Out:    importance and satisfaction in [0, 10], each over all who answered
 *         it; opportunity = importance + max(importance - satisfaction, 0), in
 *         [0, 20].  Each is one division of whole numbers, so that equal counts
 *         give equal bits while steps * people^2 stays below 2^52.  sd:
 *         of one person's part in the opportunity, in points (its standard
 *         error is sd / sqrt(n)), over those who answered both.
 *         Draws: opportunities of multinomial resamples of the pairs; a resample
 *         in which nobody answered one of the two is none.
 * Errors: NaN where nobody answered; sd NaN where nobody answered both.
 *         Asserts counts that add up to less than 2^32, most > 0.
 * Cost:   O(cells) a resample; 2000 of 9 cells .6 ms.
 * Source: A. W. Ulwick, Turn Customer Input into Innovation, HBR 80 (2002).
 *         With X, Y the answers in [0, 1]: where importance is the greater,
 *         opportunity / 10 is the mean of 2 X - Y, else the mean of X.
 *         Resampling: B. Efron, Bootstrap methods (1979).
 */
#ifndef CC_STAT_OPPORTUNITY_H
#define CC_STAT_OPPORTUNITY_H

#include "base/rng.h"

#include <stddef.h>

struct cc_arena;

#define CC_OPP_NONE (-1)

struct cc_opp_cell {
	int32_t importance, satisfaction; /* steps, or CC_OPP_NONE */
	uint32_t n;
};

struct cc_opp_cells {
	size_t n;
	const struct cc_opp_cell *cell;
	int32_t most; /* steps that are 10 points */
};

/* Cells in any order: sorted in place, equal pairs joined. */
struct cc_opp_cells cc_opp_cells_join(struct cc_opp_cell *cell, size_t n, int32_t most);
/* All but a part of them; both joined. */
struct cc_opp_cells cc_opp_cells_less(
    struct cc_opp_cells all, struct cc_opp_cells part, struct cc_arena *arena);

struct cc_opportunity {
	uint64_t n_importance, n_satisfaction, n_both;
	uint64_t n; /* the lesser of the first two: what the opportunity rests on */
	double importance, satisfaction, gap, opportunity, sd; /* gap: importance - satisfaction */
};

void cc_opportunity(struct cc_opportunity *out, const struct cc_opp_cells *cells);

/* draw[draws]; how many there are, as many at most as were asked for. */
size_t cc_opportunity_draw(double *draw, const struct cc_opp_cells *cells, uint32_t draws, struct cc_rng *rng,
    struct cc_arena *scratch);

#endif
