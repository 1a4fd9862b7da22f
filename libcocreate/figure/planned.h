/* planned.h -- what a trial of so many people would show: a table of plans.
 *
 * May be included by: method, tests.
 * In:     a kind of trial, for yes or no a baseline, sizes at hand; the power and level aimed at; the smallest
 *         difference of shares that matters, NaN: nobody says.
 * Out:    a row for each of the usual sizes and those at hand: the smallest effect that would be shown, and for
 *         yes or no how many people in an arm the smallest that matters needs (stat/plan.h).  The same plan is
 *         given once.
 * Errors: none; what nothing shows is an empty cell.
 * Cost:   as of stat/plan.h.
 */
#ifndef CC_FIGURE_PLANNED_H
#define CC_FIGURE_PLANNED_H

#include "rec/report.h"
#include "stat/two_arms.h"

struct cc_planned_row {
	const char *kind;
	uint64_t n;
	double baseline, detectable;
	int64_t needed;
};

extern const char *const cc_arms_kinds[]; /* words, by enum cc_arms_kind */
extern const struct cc_column_spec cc_planned_columns[];

#define CC_PLANNED_TABLE \
	{ \
		.name = "plan", \
		.title = CC_WORDS("What so many people would show", "人数ごとに見分けられる差"), \
		.columns = cc_planned_columns, .row = sizeof(struct cc_planned_row) \
	}

/* baseline: NaN but of yes or no; hand[n]. */
void cc_planned_put(struct cc_report *report, unsigned table, enum cc_arms_kind kind, double baseline,
    double matter, const uint64_t *hand, size_t n, const struct cc_plan_aim *aim);

/* A note of what some more people would show: of the comparison of that name. */
void cc_planned_note(struct cc_report *report, const char *name, enum cc_arms_kind kind, double baseline,
    const struct cc_plan_aim *aim);

#endif
