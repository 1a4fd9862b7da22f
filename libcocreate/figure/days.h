/* days.h -- on which days people were seen: the last of all, and who came too lately.
 *
 * May be included by: method, tests.
 * In:     people and their log, of which a field holds days as numbers; NaN: none.
 * Out:    the last day; of people only those who were first seen early enough (--settle).
 * Errors: --settle without dates.
 * Cost:   O(rows).
 */
#ifndef CC_FIGURE_DAYS_H
#define CC_FIGURE_DAYS_H

#include "figure/people.h"

/* The day on which a wave ends: --as-of, or the last in the data.  The wave before ends on a
 * day of its own, which its rows tell.  NaN: no role CC_ROLE_DATE was bound. */
double cc_last_day(
    const struct cc_people *people, unsigned day, unsigned role, bool before, const struct cc_run *run);

/* Leaves out who was first seen less than so many days before the last; who has no date is
 * kept, as nobody can say.  How many are left out. */
uint64_t cc_people_settle(
    struct cc_people *people, unsigned day, double last, double days, struct cc_arena *arena);

#endif
