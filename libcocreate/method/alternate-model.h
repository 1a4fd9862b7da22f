/* alternate-model.h -- when do people act, what holds them back, what do they hire instead?
 *
 * May be included by: cmd, tests.
 * In:     a row per episode of behaviour: trigger, or its facets what, where, who and
 *         when, which are joined to one; desire, suppression, action, reward; each a
 *         list of codes or of free text, which a codebook may code; person, brand (flag),
 *         text (a quote), segment, date, weight.
 * Out:    chains (trigger, desire, suppression, action, reward) with share, lift and the
 *         job-story sentence; elements; contexts (trigger and desire) with
 *         their alternatives, HHI and entropy in bits; suppressions (lift, Fisher's p);
 *         rewards; links (implication matrix); saturation (Good-Turing, Chao1);
 *         uncoded, quotes, segments, changes, measures, weights.
 * Errors: an episode of more than 1,024 chains; a pattern that takes too long; a codebook of
 *         several dimensions, none of which is called as the element.
 * Memory: some 70 bytes an episode and its answers; at the end 150 bytes and more for each
 *         chain, pair and link that occurs (figure/holders.h).
 * Source: Reynolds and Gutman, Laddering theory (1988), for the implication matrix;
 *         Good, Biometrika 40 (1953), 237-264, for coverage; Chao, Scandinavian Journal
 *         of Statistics 11 (1984), 265-270, for the codes that were not seen.
 */
#ifndef CC_METHOD_ALTERNATE_MODEL_H
#define CC_METHOD_ALTERNATE_MODEL_H

#include "model/fold.h"
#include "model/value.h"

struct cc_alternate_model_opts {
	struct cc_list codebooks; /* ELEMENT=BOOK */
	const char *unit;	  /* person, episode */
	struct cc_number min_support;
};

extern const struct cc_method cc_alternate_model;

#endif
