/* similar.h -- which texts are alike in wording?
 *
 * May be included by: method, tests.
 * In:     texts in UTF-8, in the order of the input.  They are compared folded
 *         (cc_utf8_fold) as units (text/units.h): of a word the runs of three
 *         characters in _word_, of a run of kanji and kana those of two, each once.
 *         The tables of negation; NULL: nothing is kept apart.
 * Out:    similarity in [0, 1]: 2 w(A and B) / (w(A) + w(B)), where a run weighs
 *         ln((N + 1) / df): N texts are not blank, df of them have it.
 *         Clusters are stars: a text joins the most similar centre before it
 *         with which it makes a pair that is not kept apart (text/apart.h), the
 *         earliest where several are; else it is a centre.
 *         clusters / texts is the share of ideas that are unique, alone / texts
 *         of those without a duplicate.
 * Errors: false where all pairs would take too long (some seconds) or too much
 *         room (a million pairs): then equal texts alone are found.  Asserts
 *         0 < threshold <= 1.
 * Cost:   pairs are looked for among texts that share one of their rarer runs
 *         and are of like weight.
 * Memory: 20 bytes a character and 130 a text in scratch, 24 a pair in both.
 * Source: L. R. Dice, Ecology 26 (1945); K. Sparck Jones, Journal of
 *         Documentation 28 (1972) for the weights; R. J. Bayardo, Y. Ma,
 *         R. Srikant, Scaling Up All Pairs Similarity Search, WWW 2007 (filter
 *         by prefix).
 */
#ifndef CC_TEXT_SIMILAR_H
#define CC_TEXT_SIMILAR_H

#include "text/apart.h"

struct cc_similar {
	uint32_t texts;	   /* that are not blank; the others belong to no cluster */
	uint32_t clusters; /* a text alone is one */
	uint32_t alone;	   /* clusters of one */
	uint32_t *cluster; /* [n]: its centre; a blank text itself */
	size_t pairs;
	struct cc_similar_pair {
		uint32_t a, b; /* a < b */
		double similarity;
		enum cc_apart apart;
	} * pair; /* by a, then b; of equal texts the first stands for all, paired with each */
};

bool cc_similar_find(struct cc_similar *out, const struct cc_span *text, uint32_t n, double threshold,
    struct cc_negation *negation, struct cc_arena *arena, struct cc_arena *scratch);

#endif
