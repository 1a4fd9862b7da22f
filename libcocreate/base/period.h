/* period.h -- months, weeks, quarters and years as numbers that count up by one.
 *
 * May be included by: everyone.
 * A period is a whole number of its kind; the next one is one more.  Weeks are ISO 8601's,
 * from Monday.  A fiscal year begins with the first of its month and has the name of the
 * year in which it begins, and so have its quarters; months and weeks are the calendar's.
 * Names: 2026-01, 2026-W05, 2026-Q1, FY2026.
 */
#ifndef CC_BASE_PERIOD_H
#define CC_BASE_PERIOD_H

#include "base/str.h"

#include <stdint.h>

enum cc_period_kind { CC_PERIOD_MONTH, CC_PERIOD_WEEK, CC_PERIOD_QUARTER, CC_PERIOD_YEAR };

extern const char *const cc_period_kinds[];		    /* month, week, quarter, year, up to NULL */
enum cc_period_kind cc_period_kind_named(const char *name); /* of these; NULL: month */

struct cc_calendar {
	enum cc_period_kind kind;
	int start; /* month in which the year begins, 1 to 12 */
};

enum { CC_PERIOD_TEXT = 24 };
#define CC_NO_PERIOD INT64_MIN

/* The period that holds a day, with years of four digits; its first and last day. */
int64_t cc_period_of(int64_t day, struct cc_calendar calendar);
int64_t cc_period_first(int64_t period, struct cc_calendar calendar);
int64_t cc_period_last(int64_t period, struct cc_calendar calendar);
size_t cc_period_print(char out[CC_PERIOD_TEXT], int64_t period, struct cc_calendar calendar);
/* A name of this calendar, or a day, as cc_date_parse() reads it, of that period.  False: neither. */
bool cc_period_parse(int64_t *period, struct cc_span text, struct cc_calendar calendar);

/* A..B, the earlier first. */
bool cc_period_parse_range(int64_t period[2], struct cc_span text, struct cc_calendar calendar);

/* The period of the same name a year before; CC_NO_PERIOD: that year has no week 53. */
int64_t cc_period_year_before(int64_t period, struct cc_calendar calendar);
/* How many make a year: 12, 52, 4, 1. */
unsigned cc_period_year(struct cc_calendar calendar);

#endif
