/* attributes.h -- what rows say of an id: the same everywhere, or a problem.
 *
 * May be included by: figure, method, tests.
 * A tally with the id as its key holds each attribute as a CC_FIELD_FIRST.
 */
#ifndef CC_FIGURE_ATTRIBUTES_H
#define CC_FIGURE_ATTRIBUTES_H

#include "model/fold.h"

struct cc_attribute {
	unsigned role, field;
	const char *name; /* of the column, in messages; NULL ends a list */
};

/* The attributes that the rows of a batch have into the records of their ids, which
 * are those of `role`.  Several columns of one attribute are joined, a line each;
 * columns that are not there cost nothing. */
void cc_attributes_add(struct cc_store *tally, unsigned role, const struct cc_attribute *attribute,
    const struct cc_batch *batch);

/* Two rows that say different things of one id: a problem at the later one.
 * what: N_("idea"), as a message calls the id of `role`. */
void cc_attributes_check(struct cc_problems *problems, const struct cc_state *state, unsigned store,
    unsigned role, const char *what, const struct cc_attribute *attribute, const struct cc_run *run);

#endif
