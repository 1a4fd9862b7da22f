/* arms.h -- the arms of a trial: those of an option, of the study, or of the rows.
 *
 * May be included by: method, tests.
 * In:     a list of the study (id, label, aliases, share: how many people it is planned to have, beside the
 *         others), names of an option, which may be several in one value: A,B; ids of roles.
 * Out:    arms in the order of the option, else of the study, else by bytes; ids as arms.
 * Errors: of the study; of an option that names what the study does not list, the same twice, or nothing.
 * Cost:   O(ids log arms).
 */
#ifndef CC_FIGURE_ARMS_H
#define CC_FIGURE_ARMS_H

#include "model/fold.h"
#include "model/value.h"

/* In place of an arm: there is none of that name; the option does not name it. */
#define CC_NO_ARM      UINT32_MAX
#define CC_ARM_UNASKED (UINT32_MAX - 1)

struct cc_arms {
	struct cc_items list; /* n 0: those of the rows */
	bool asked, shares;   /* it is that of the option; the study plans shares */
};

struct cc_arm {
	struct cc_span id, label;
	double share; /* planned; 1 where nobody says */
};

extern const char *const cc_arm_keys[]; /* of an entry of the list */

bool cc_arms_load(struct cc_arms *out, const struct cc_items *study, const struct cc_list *asked,
    const char *option, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
/* Those of the list, into arm[list.n]; how many. */
uint32_t cc_arms_listed(
    struct cc_arm *arm, const struct cc_arms *arms, enum cc_lang lang, struct cc_arena *arena);
/* What of[ids] of a role stand for; where there is no list each is one of its own, behind arm[*n]. */
void cc_arms_of(uint32_t *of, struct cc_arm *arm, uint32_t *n, const struct cc_arms *arms,
    const struct cc_state *state, unsigned role, struct cc_arena *scratch);
/* By any name of the list, else by its id, else by one that looks the same. */
uint32_t cc_arm_named(const struct cc_arm *arm, uint32_t n, const struct cc_arms *arms, struct cc_span name,
    struct cc_arena *scratch);

/* How many people saw an arm first. */
struct cc_arm_first {
	struct cc_span arm;
	uint64_t n;
};

/* The note of it, where anybody saw one first; it says so where an arm came first unevenly often (binomial,
 * two-sided, p < .05). */
void cc_arms_note_first(
    struct cc_report *report, const struct cc_arm_first *first, uint32_t n, struct cc_arena *arena);

#endif
