/* date.h -- calendar days as they were written.
 *
 * May be included by: everyone.  No time zone, no clock: the calendar day is
 * the written one.
 */
#ifndef CC_BASE_DATE_H
#define CC_BASE_DATE_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

enum { CC_DATE_TEXT = 16 };
#define CC_NO_DAY INT64_MIN
/* 1000-01-01 and 9999-12-31: what is read as a day lies between. */
#define CC_DAY_FIRST INT64_C(-354285)
#define CC_DAY_LAST  INT64_C(2932896)

/* Days since 1970-01-01, proleptic Gregorian. */
int64_t cc_date_day(int year, int month, int day);
/* False: there is no such day, or its year has not four digits. */
bool cc_date_make(int64_t *out, int year, int month, int day);
void cc_date_split(int *year, int *month, int *day, int64_t days);

enum cc_date_read {
	CC_DATE_OK,
	CC_DATE_AMBIGUOUS, /* 1/27/2026: month or day first? */
	CC_DATE_SERIAL,	   /* 46049: a bare number, as spreadsheets store days */
	CC_DATE_BAD,
};

/* Every form of the contract: 2026-01-27, 2026/1/27 9:03:11,
 * 2026/01/27 午後 3:04:05 GMT+9, 2026年1月27日, 令和8年1月27日, 2026-01 and
 * 2026年1月 (the first of the month), 20260127, 2026-01-27T09:03:11Z, epoch
 * seconds, milliseconds or microseconds (whose day is that of UTC). */
enum cc_date_read cc_date_parse(int64_t *day, struct cc_span text);

/* What cannot be told from the text: 1/2/26 by its parts' order, 46049.5 as the day
 * of a spreadsheet (1900 system).  Everything else is read as above. */
enum cc_date_order { CC_DATES_AUTO, CC_DATES_YMD, CC_DATES_DMY, CC_DATES_MDY, CC_DATES_EXCEL };
extern const char *const cc_date_orders[]; /* their names, up to NULL */

enum cc_date_read cc_date_read(int64_t *day, struct cc_span text, enum cc_date_order order);
enum cc_date_order cc_date_order_named(struct cc_span name); /* CC_DATES_AUTO for others */
/* Of what was read as a day: it is a month, whose first it was read as; it has a time. */
bool cc_date_is_month(struct cc_span text);
bool cc_date_has_time(struct cc_span text);
/* YYYY-MM-DD and nothing else. */
bool cc_date_parse_iso(int64_t *day, struct cc_span text);
size_t cc_date_print(char out[CC_DATE_TEXT], int64_t day);
const char *cc_date_text(struct cc_arena *arena, int64_t day); /* "" of CC_NO_DAY */

#endif
