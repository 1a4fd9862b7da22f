/* similar_int.h -- texts as sets of grams, runs of characters by number.
 *
 * May be included by: text/similar*.c.
 */
#ifndef CC_TEXT_SIMILAR_INT_H
#define CC_TEXT_SIMILAR_INT_H

#include "text/similar.h"

/* Texts that differ. */
struct cc_sets {
	uint32_t n, grams;
	uint32_t *text;	      /* [n]: the first with these words */
	uint32_t *times;      /* [n]: texts with these words */
	struct cc_span *fold; /* [n] */
	size_t *first;	      /* [n + 1] into gram */
	uint32_t *gram;	      /* ascending within a text, the rarest first */
	double *weight;	      /* [grams] */
	double *total;	      /* [n]: of the set's grams */
};

/* Once text, times and fold are known: the rest, for so many texts in all. */
void cc_sets_read(struct cc_sets *s, uint32_t texts, struct cc_arena *scratch);

#endif
