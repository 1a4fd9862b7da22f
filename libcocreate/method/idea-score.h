/* idea-score.h -- which ideas go first, and would another jury agree?
 *
 * May be included by: cmd, tests.
 * In:     one row per idea and rater: idea, rater, title, text, a column per axis
 *         (scores on the scale).  Rows without scores carry attributes.
 * Out:    ideas (points of the scale; total on axes x scale), robustness (shares
 *         of weightings, layers, points), agreement (alpha, W), raters (points),
 *         duplicates (similarity in (0, 1]), explain (points), measures.
 * Errors: a rater scoring an idea twice on one axis, two different titles or
 *         texts of one idea (exit 4, the later row's place); an unknown axis in
 *         weights, a weight below 0, weights that are all 0 (exit 2 from the
 *         command line, 3 from the study).
 * Memory: 16 + 4 x axes bytes a row and 8 more to sort it; one title and text an
 *         idea, and what model/similar.h says of them; at most 4 bytes a row
 *         where scores have few patterns.
 * Source: Krippendorff (2011) for alpha, Kendall (1948) for W; Lahdelma and
 *         Salminen (2001) for weightings; Student's t for the interval of a
 *         total; Wilson (1927) for the rate.  All in cocreate-methods(7).
 */
#ifndef CC_METHOD_IDEA_SCORE_H
#define CC_METHOD_IDEA_SCORE_H

#include "model/fold.h"
#include "model/value.h"

struct cc_idea_score_opts {
	struct cc_number threshold, veto, similar;
	struct cc_range scale;
	struct cc_pairs weights;
};

extern const struct cc_method cc_idea_score;

#endif
