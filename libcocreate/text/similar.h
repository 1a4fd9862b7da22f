/* similar.h -- which texts say the same?
 *
 * May be included by: method, tests.
 * In:     texts in UTF-8.  They are compared folded (cc_utf8_fold: NFKC, case
 *         folded, outer blanks off, runs of blanks and newlines one space);
 *         nothing else is stripped: punctuation and the blanks that are left
 *         are characters like others.
 * Out:    similarity by Dice, in [0, 1]: 2 |A and B| / (|A| + |B|) over the
 *         sets of pairs of neighbouring characters; of a text of one character
 *         that character is the set.  (Jaccard's coefficient is d / (2 - d).)
 *         Clusters are what pairs at or above the threshold connect.
 *         clusters / texts is the share of ideas that are unique, alone / texts
 *         of those without a duplicate.
 * Errors: false where all pairs would take too long (some seconds) or too much
 *         room (a million pairs): then equal texts alone are found.  Asserts
 *         0 < threshold <= 1.
 * Cost:   pairs are looked for among texts that share one of their rarer pairs
 *         of characters and are of like length; 5000 Japanese answers of 20
 *         characters from few words take .13 s, of 50 characters .9 s.
 * Memory: 8 bytes a character and 100 a text in scratch, 16 a pair in both.
 * Source: L. R. Dice, Ecology 26 (1945); R. J. Bayardo, Y. Ma, R. Srikant,
 *         Scaling Up All Pairs Similarity Search, WWW 2007 (filter by prefix).
 */
#ifndef CC_TEXT_SIMILAR_H
#define CC_TEXT_SIMILAR_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

struct cc_similar {
	uint32_t texts;	   /* that are not blank; the others belong to no cluster */
	uint32_t clusters; /* a text alone is one */
	uint32_t alone;	   /* clusters of one */
	uint32_t *cluster; /* [n]: the first text of its cluster; a blank text itself */
	size_t pairs;
	struct cc_similar_pair {
		uint32_t a, b; /* a < b */
		double similarity;
	} * pair; /* by a, then b; of equal texts the first stands for all, paired with each */
};

bool cc_similar_find(struct cc_similar *out, const struct cc_span *text, uint32_t n, double threshold,
    struct cc_arena *arena, struct cc_arena *scratch);

#endif
