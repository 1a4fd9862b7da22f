/* pains.h -- places where people are affected: how many, how badly, the worst first.
 *
 * May be included by: method, tests.
 * A place is an item (a touchpoint, say) of a group (a stage).
 * In:     of each person what happened at each place and how severe it was, one person
 *         after the other; per group everybody who could have been affected.
 * Out:    places by impact, the mean over everybody of the group of the worst that each
 *         person met there, 0 for the unaffected; ranks with ties; which of them a test
 *         cannot tell from the last of the top: places of one group are compared in
 *         pairs, as the same people came to both, of two groups by Welch's test.
 * Errors: none; a mean without an answer is NaN.
 * Cost:   O(1) a person and place, O(places log places) for the ranks.
 * Memory: 700 bytes a place; a table of groups * items.
 */
#ifndef CC_FIGURE_PAINS_H
#define CC_FIGURE_PAINS_H

#include "figure/evidence.h"
#include "stat/sample.h"

enum { CC_PAIN_COUNTS = 3 };

struct cc_pain {
	uint32_t group, item; /* item CC_NO_ID: none is named */
	struct cc_weight_sums affected;
	struct cc_sample severity;	/* of the affected: the worst of each */
	uint64_t negative;		/* people */
	uint64_t count[CC_PAIN_COUNTS]; /* of what the method likes */
	struct cc_evidence evidence;
	/* by cc_pains_rank() and cc_pains_choose() */
	struct cc_sample impact;
	struct cc_sample_mean mean, worst; /* of impact; of severity */
	uint32_t rank;
	bool tied;
};

struct cc_pains {
	struct cc_arena *arena;
	bool weighted;
	uint32_t groups, items, n;
	struct cc_pain *pain;	 /* [n] as they were met */
	struct cc_pain **ranked; /* [n] the worst first, in the order of ids where impact is the same */
	uint32_t *at;		 /* [groups][items + 1]: 1 + a place */
	struct cc_pain_met *met; /* [n_met] of the person at hand */
	uint32_t n_met, room_met;
	struct cc_pain *last;	       /* of the top */
	struct cc_sample_pairs *pairs; /* [n] people at the last, and what else they met in its group */
};

/* Joined are those that were begun alike. */
void cc_pains_begin(
    struct cc_pains *out, uint32_t groups, uint32_t items, bool weighted, struct cc_arena *arena);
void cc_pains_join(struct cc_pains *p, const struct cc_pains *more);

/* The person at hand was affected there; what happened at one place stands together.  The
 * place, to be counted in, valid until the next. */
struct cc_pain *cc_pains_see(
    struct cc_pains *p, uint32_t group, uint32_t item, double severity, bool negative);
/* That was all of the person. */
void cc_pains_person(struct cc_pains *p, double weight);

/* everybody: [groups].  Then ranked has all of them, and last is the last of the top. */
void cc_pains_rank(
    struct cc_pains *p, const struct cc_weight_sums *const *everybody, uint32_t top, double confidence);
/* Once more of each person, after cc_pains_see(): whom places of one group share. */
void cc_pains_pair(struct cc_pains *p, double weight);
/* How many of ranked are shown: the top, and those that cannot be told from the last of it,
 * which move up behind it; a note says how many are not. */
uint32_t cc_pains_choose(struct cc_report *report, struct cc_pains *p,
    const struct cc_weight_sums *const *everybody, double confidence);

#endif
