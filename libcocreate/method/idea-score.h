/* idea-score.h -- which ideas go first, and would other raters agree?
 *
 * May be included by: cmd, tests.
 * In:     idea, rater, title, text and, by the layout of each file,
 *           wide    a column per axis (scores on the scale), a row per judgement
 *           long    score, with axis or without: a row per score
 *           votes   vote: a row per vote, above 0 for, below 0 against, 0 seen
 *           counts  votes, votes_against, seen: people; a row per idea and segment
 *         or sheets of them.  Other rows carry attributes.
 * Out:    ideas (points of the scale; total on axes x scale), robustness (shares
 *         of weightings, layers, points), agreement (alpha, W), raters (points),
 *         duplicates (similarity in (0, 1]), explain (points), votes (people,
 *         shares), measures.
 * Errors: a rater scoring an idea twice on one axis, a voter voting twice on
 *         one, two rows of counts of one, unless run->dup says which; counts
 *         that are no counts; a score without its axis; two different titles or
 *         texts of one idea (exit 4, the later row's place); an unknown axis in
 *         weights, a weight below 0, weights that are all 0 (exit 2 from the
 *         command line, 3 from the study).
 * Memory: records of 20 + 4 x axes bytes (in eights) a row (wide), a score
 *         (long) or a judgement (sheets), of 24 a score without an axis or a
 *         vote, of 32 a row of counts, 8 more to sort each; what stat/ratings.h
 *         and stat/ratings_w.h say; one title and text an idea, and what
 *         text/similar.h says of them.
 * Source: Krippendorff (2011) for alpha, Kendall (1948) for W; Lahdelma and
 *         Salminen (2001) for weightings; Student's t for the interval of a
 *         total; Wilson (1927) for shares.  All in cocreate-methods(7).
 */
#ifndef CC_METHOD_IDEA_SCORE_H
#define CC_METHOD_IDEA_SCORE_H

#include "figure/twice.h"
#include "model/fold.h"
#include "model/value.h"

struct cc_idea_score_opts {
	struct cc_number threshold, veto, similar;
	struct cc_range scale;
	struct cc_pairs weights;
	const char *aggregate; /* "mean", "median" */
	bool prorate;
};

extern const struct cc_method cc_idea_score;

#endif
