/* matches.h -- items of a list that patterns tell: the study's `match` of stages and their like.
 *
 * May be included by: model, method, tests.
 * An entry of the list may have match: [PATTERN, ...], searched in the text of a cell;
 * of several entries that match, the first in the list is meant.
 * Errors: CC_EXIT_STUDY, with line and column: what is no list, no pattern.
 * Cost:   a worker searches each text once.
 */
#ifndef CC_MODEL_MATCHES_H
#define CC_MODEL_MATCHES_H

#include "base/err.h"
#include "model/items.h"
#include "rec/batch.h"

struct cc_matches;
struct cc_matching; /* a worker's */

/* NULL: no entry has a pattern. */
bool cc_matches_load(struct cc_matches **out, const struct cc_items *list, const char *file,
    struct cc_arena *arena, struct cc_err *err);

struct cc_matching *cc_matching_begin(const struct cc_matches *matches); /* of NULL: NULL */
void cc_matching_end(struct cc_matching *m);				 /* NULL is fine */
/* The entry of a cell of that role, which has ids; CC_NO_ITEM: none, or there are no patterns. */
uint32_t cc_match_entry(struct cc_matching *m, const struct cc_batch *batch, unsigned role, uint32_t row,
    struct cc_problems *problems);

#endif
