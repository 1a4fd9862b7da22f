/* periods.h -- periods that a run counts in: months, quarters, years, or all at once.
 *
 * May be included by: figure, method, tests.
 * Errors: CC_EXIT_STUDY: a word that is none of these.
 * Cost:   O(1).
 */
#ifndef CC_FIGURE_PERIODS_H
#define CC_FIGURE_PERIODS_H

#include "base/period.h"
#include "figure/node_members.h"
#include "model/run.h"

struct cc_periods {
	bool once; /* there is one, of number 0, that holds every day */
	struct cc_calendar calendar;
};

cc_node_reader cc_periods_read; /* struct cc_periods: month, quarter, year, once */

/* The period of a day; of none (CC_SEALED_NO_DAY) 0. */
int64_t cc_periods_of(const struct cc_periods *p, int64_t day);
int64_t cc_periods_first(const struct cc_periods *p, int64_t period); /* days; once: of all that there are */
int64_t cc_periods_last(const struct cc_periods *p, int64_t period);
const char *cc_periods_name(const struct cc_periods *p, int64_t period, struct cc_arena *arena);
/* The last period that is over on the day of --as-of, else on the last day of the data; close: the
 * one that is not over counts, too.  INT64_MIN: there is no day. */
int64_t cc_periods_over(const struct cc_periods *p, const struct cc_run *run, bool close);

#endif
