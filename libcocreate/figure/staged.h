/* staged.h -- the stage that a row is of: its column says so, or the study's match of what
 * else it has.
 *
 * May be included by: method, tests.
 * In:     a role CC_ENTRY of the stages; a role with ids, such as touchpoints, in whose
 *         texts the patterns of model/matches.h search.
 * Out:    a stage, or a row in a tally CC_UNSTAGED_STORE; notes of how many there are.
 * Errors: CC_EXIT_DATA where no row can have a stage, or none has; a problem of a column
 *         that says one thing of several stages.
 * Memory: of the tally: what the role has.
 */
#ifndef CC_FIGURE_STAGED_H
#define CC_FIGURE_STAGED_H

#include "model/fold.h"
#include "model/matches.h"

struct cc_staged {
	unsigned stage, touchpoint; /* roles */
	struct cc_matches *matches; /* NULL: no stage has patterns */
};

#define CC_UNSTAGED_STORE(touchpoint) \
	{ \
		"unstaged", CC_FIELDS(CC_KEY("touchpoint", touchpoint), CC_FIELD("rows", COUNT)), false, \
		    "touchpoints of no stage" \
	}

/* Of a row without a stage of its own. */
uint32_t cc_stage_matched(struct cc_store *unstaged, const struct cc_batch *batch, uint32_t row,
    const struct cc_staged *by, struct cc_problems *problems);
/* Of add(), whose worker is that of cc_matching_begin().  CC_NO_ITEM: none, which is counted. */
static inline uint32_t
cc_stage_at(struct cc_store *unstaged, const struct cc_batch *batch, uint32_t row, const struct cc_staged *by,
    struct cc_problems *problems)
{
	if (cc_has(batch, by->stage, row))
		return batch->role[by->stage][0]->id[row];
	return cc_stage_matched(unstaged, batch, row, by, problems);
}

/* Whether a column of these roles (bits) is one for all stages of a row that has several: of
 * which of them it speaks nobody knows.  That is a problem, and the rest is not read. */
bool cc_stages_mixed(
    const struct cc_batch *batch, const struct cc_role *roles, uint64_t of, struct cc_problems *problems);

/* rows: so many have a stage. */
bool cc_stages_check(const struct cc_staged *by, uint64_t rows, const struct cc_store *unstaged,
    const struct cc_run *run, struct cc_err *err);
void cc_unstaged_note(struct cc_report *report, const struct cc_state *state, const struct cc_store *unstaged,
    unsigned touchpoint);

#endif
