/* ratings_w.h -- do the raters put the units in the same order?  Kendall's W of ratings.
 *
 * May be included by: method, tests.
 * In:     ratings and what was counted of them (stat/ratings.h).
 * Out:    per measure, and of totals, a cc_w (stat/rank.h) of the units that
 *         every rater of the measure rated; none where an unnamed rater rated.
 *         Totals that differ by CC_TOTAL_SAME or less are tied.
 * Errors: none.
 * Cost:   each rating is read once, and O(units) a rater and measure.  Pieces
 *         share nothing that they write; their results join in their order.
 * Memory: 8 bytes a unit and measure; a piece 4 bytes for each of at most 32
 *         raters and unit, and what stat/rank.h says.
 */
#ifndef CC_STAT_RATINGS_W_H
#define CC_STAT_RATINGS_W_H

#include "stat/rank.h"
#include "stat/ratings.h"

struct cc_ratings_w;

struct cc_ratings_w *cc_ratings_w_begin(
    const struct cc_ratings *r, const struct cc_counted *counted, struct cc_arena *arena);
uint32_t cc_ratings_w_pieces(const struct cc_ratings_w *o);
void cc_ratings_w_piece(const struct cc_ratings_w *o, uint32_t piece, struct cc_arena *scratch);
/* w[measures + 1], the last of totals; once, when all pieces are done. */
void cc_ratings_w_end(struct cc_w **w, struct cc_ratings_w *o, struct cc_arena *arena);

#endif
