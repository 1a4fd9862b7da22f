/* two_arms.h -- two arms of a trial: the exact test that fits, how far apart they are, and what they would show.
 *
 * May be included by: method, tests.
 * In:     what people did with either arm, person by person, or counts; which of four kinds it is: yes or no,
 *         or how much, of different people; the preference of people who judged both, or who chose. `down`: less
 *         is better. Confidence in (0, 1).
 * Out:    value of each arm (a share, or a mean), first less second with limits (Newcombe, Welch, paired t; of
 *         choices none), superiority (stat/superiority.h), p two-sided, the least p of so many, an anytime p
 *         (preferences alone), and what the numbers would show (stat/plan.h).
 * Errors: NaN where an arm has nobody, or nobody prefers either; limits NaN of one person, or where no mean varies.
 * Cost:   as of stat/boschloo.h, rank_sum.h and sign.h; a person O(1).
 * Source: as there.
 */
#ifndef CC_STAT_TWO_ARMS_H
#define CC_STAT_TWO_ARMS_H

#include "stat/frequencies.h"
#include "stat/plan.h"
#include "stat/superiority.h"

struct cc_arena;

enum cc_arms_kind { CC_ARMS_YES_NO, CC_ARMS_ORDERED, CC_ARMS_WITHIN, CC_ARMS_CHOICE };

/* Zeroed, but for the first two, to start. */
struct cc_two_arms {
	bool down;
	struct cc_arena *arena; /* for values; NULL: only counts come */
	struct cc_frequencies value[2];
	uint64_t n[2], both, either;
	struct cc_share share[2]; /* who has it */
	uint64_t prefer[2];	  /* of those with both; of choices who chose it, and n is of everybody */
	struct cc_moments paired[2], apart;
};

/* A person's value of either arm; NaN: none. */
void cc_two_arms_see(struct cc_two_arms *a, const double value[2]);
/* n > 0 people who have this value of that side, and none of the other. */
void cc_two_arms_see_alone(struct cc_two_arms *a, unsigned side, double value, uint64_t n);
/* n choices: 0, 1, or another. */
void cc_two_arms_choose(struct cc_two_arms *a, unsigned which, uint64_t n);
void cc_two_arms_count(struct cc_two_arms *a, unsigned which, struct cc_share more);

struct cc_two_arms_test {
	double value[2], difference, low, high;
	uint64_t n[2], tell; /* tell: who can: the smaller arm, or who prefers one */
	struct cc_superior superior;
	double p, least, anytime;
	double pooled; /* share of both arms */
	bool approximate;
};

void cc_two_arms_test(struct cc_two_arms_test *out, const struct cc_two_arms *a, enum cc_arms_kind kind,
    double confidence, struct cc_arena *scratch);
struct cc_superior cc_two_arms_superior(
    const struct cc_two_arms *a, enum cc_arms_kind kind, struct cc_arena *scratch);
/* Of n1 and n2 people, or of n1 who prefer one; baseline: of yes and no, NaN where nobody answered. */
double cc_two_arms_detectable(enum cc_arms_kind kind, uint64_t n1, uint64_t n2, double baseline,
    const struct cc_plan_aim *aim, struct cc_arena *scratch);

#endif
