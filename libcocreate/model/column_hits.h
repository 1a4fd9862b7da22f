/* column_hits.h -- columns of one header that stand for rows of their own.
 *
 * May be included by: model/column_*.
 */
#ifndef CC_MODEL_COLUMN_HITS_H
#define CC_MODEL_COLUMN_HITS_H

#include "model/column_int.h"

/* Who says what the column is about: groups of a pattern that finds it; a pattern of its
 * role, where the column itself was asked for; nobody but its name. */
enum cc_hit_form { CC_HIT_PATTERN, CC_HIT_MATCHED, CC_HIT_NAMED };

struct cc_wide_hit {
	struct cc_target *target;
	uint32_t column, observation;
	struct cc_span *group; /* of each role of hits->groups, in their order */
	enum cc_hit_form form;
};

struct cc_wide_hits {
	const bool *taken; /* [columns]: not for patterns */
	struct cc_wide_hit *hit;
	size_t n;
	uint64_t groups; /* of all of them */
	const struct cc_target *first;
};

/* A role whose columns may be asked for one by one, each about one item. */
bool cc_is_listable(const struct cc_binder *b, unsigned role);

/* Whether the file has a column of the role: one that was asked for, else one of its name. */
bool cc_has_column(const struct cc_binder *b, const struct cc_header *h, unsigned role);

/* Adds the columns that were asked for so.  One that stands beside a pattern of its role
 * is what that pattern says, and counts in place of others of which it says the same.
 * What no pattern says is named by the header of the first role's column, and columns of
 * the other roles go with these in the order in which they were given. */
bool cc_list_columns(struct cc_wide_hits *hits, struct cc_binder *b, const struct cc_header *h,
    struct cc_matcher *m, struct cc_err *err);

#endif
