/* plan.h -- how small a difference a trial of so many people would show, and how many a difference needs.
 *
 * May be included by: method, tests.
 * In:     sizes of two groups, or of the people who prefer one of two; shares, a power and a two-sided
 *         level in (0, 1).
 * Out:    the smallest effect that at least `power` of such trials would show: a difference of shares
 *         above the baseline, a superiority, a share of preference; sizes of a group.
 * Errors: NaN where no effect is large enough; for a size where both shares are the same.
 * Cost:   shares O(n1 n2 log) up to CC_BOSCHLOO_PLAN a group (stat/boschloo.h), else O(1); what a difference
 *         needs some hundred times as much; preferences O(n^1.5) up to CC_SIGN_PLAN people, else O(1).
 * Source: the power of stat/boschloo.h and of the sign test, in steps of .01; G. E. Noether, JASA 82
 *         (1987), 645-647, for ranks; beyond exact sizes the normal approximation with two variances
 *         (J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981).
 */
#ifndef CC_STAT_PLAN_H
#define CC_STAT_PLAN_H

#include <stddef.h>
#include <stdint.h>

struct cc_arena;

enum { CC_SIGN_PLAN = 1000 };

struct cc_plan_aim {
	double power, level;
};

/* Of n1 people above n2 people who have it with the chance `baseline`. */
double cc_plan_shares(
    uint64_t n1, uint64_t n2, double baseline, const struct cc_plan_aim *aim, struct cc_arena *scratch);
double cc_plan_ranks(double n1, double n2, const struct cc_plan_aim *aim);
double cc_plan_preferences(uint64_t n, const struct cc_plan_aim *aim);

/* Sizes that people plan with, 5 to 200, and those at hand, ascending, each once; out[n + CC_PLAN_SIZES]. */
enum { CC_PLAN_SIZES = 14 };

size_t cc_plan_sizes(uint64_t *out, const uint64_t *hand, size_t n);

/* People in each group: by the approximation, not rounded; and the first of five sizes in a row that
 * reach the power, beyond exact sizes by the approximation. */
double cc_plan_size(double p1, double p2, const struct cc_plan_aim *aim);
double cc_plan_needed(double p1, double p2, const struct cc_plan_aim *aim, struct cc_arena *scratch);

#endif
