/* recur.h -- on which days something happens that happens once a period.
 *
 * May be included by: method, tests.
 * In:     a rule, a period (base/period.h; of calendar years), holidays in order.
 * Out:    the day, moved where a holiday is in its way: to the next or the last day before
 *         that is no holiday and, where the rule's day is from Monday to Friday, no
 *         Saturday or Sunday either.  Other periods are not changed by that.
 * Errors: CC_RECUR_NONE where the period lacks such a day, as a fifth Wednesday;
 *         CC_RECUR_HOLIDAY where it is left out for a holiday, or no day within
 *         CC_RECUR_REACH days is none.
 * Cost:   O(CC_RECUR_REACH log holidays).
 */
#ifndef CC_STAT_RECUR_H
#define CC_STAT_RECUR_H

#include "base/date.h"
#include "base/period.h"

enum { CC_RECUR_REACH = 31 };

enum cc_recur_on { CC_RECUR_DAY, CC_RECUR_WEEKDAY, CC_RECUR_LAST };
enum cc_recur_move { CC_RECUR_NEXT, CC_RECUR_PREVIOUS, CC_RECUR_SKIP, CC_RECUR_KEEP };
enum cc_recur_found { CC_RECUR_FOUND, CC_RECUR_NONE, CC_RECUR_HOLIDAY };

struct cc_recur {
	enum cc_period_kind every;
	int month; /* of the quarter or the year, from 1; of weeks and months not looked at */
	enum cc_recur_on on;
	int number;  /* day of the month, from 1; which of the weekdays, from 1 */
	int weekday; /* 0 Sunday to 6; of a week the day itself */
	enum cc_recur_move move;
};

struct cc_recur_day {
	int64_t day, rule; /* where it is, and where the rule has it */
};

enum cc_recur_found cc_recur_at(
    struct cc_recur_day *out, const struct cc_recur *rule, int64_t period, const int64_t *holiday, size_t n);

/* 0 Sunday to 6 Saturday. */
static inline int
cc_weekday(int64_t day)
{
	return (int)(((day + 4) % 7 + 7) % 7);
}

/* Its place among n holidays, or n. */
size_t cc_holiday_at(const int64_t *holiday, size_t n, int64_t day);

#endif
