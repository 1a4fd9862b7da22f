/* date.c -- calendar days: numbers of days, and how they are printed. */
#include "base/date.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdio.h>

enum { YEAR_MIN = 1000, YEAR_MAX = 9999 };

const char *const cc_date_orders[] = { "auto", "ymd", "dmy", "mdy", "excel", NULL };

enum cc_date_order
cc_date_order_named(struct cc_span name)
{
	for (int i = 0; cc_date_orders[i] != NULL; i++)
		if (cc_span_eq(name, cc_span(cc_date_orders[i])))
			return (enum cc_date_order)i;
	return CC_DATES_AUTO;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
cc_date_make(int64_t *out, int year, int month, int day)
{
	if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	*out = cc_date_day(year, month, day);
	return true;
}

bool
cc_date_parse_iso(int64_t *day, struct cc_span text)
{
	int part[3] = { 0 }, at = 0;

	if (text.len != 10)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (i == 4 || i == 7) {
			if (text.at[i] != '-')
				return false;
			at++;
		} else {
			if (text.at[i] < '0' || text.at[i] > '9')
				return false;
			part[at] = 10 * part[at] + (text.at[i] - '0');
		}
	}
	return cc_date_make(day, part[0], part[1], part[2]);
}

/* Years begin in March here, so that the leap day comes last, and 400 of them
 * have 146097 days (the scheme is H. Hinnant's, chrono-compatible low-level
 * date algorithms).  719468 days lie between 0000-03-01 and 1970-01-01. */
int64_t
cc_date_day(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t cycle = (y >= 0 ? y : y - 399) / 400, in_cycle = y - 400 * cycle;
	int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return 146097 * cycle + 365 * in_cycle + in_cycle / 4 - in_cycle / 100 + in_year - 719468;
}

void
cc_date_split(int *year, int *month, int *day, int64_t days)
{
	int64_t d = days + 719468;
	int64_t cycle = (d >= 0 ? d : d - 146096) / 146097, in_cycle = d - 146097 * cycle;
	int64_t y = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
	int64_t in_year = in_cycle - (365 * y + y / 4 - y / 100), m = (5 * in_year + 2) / 153;

	*day = (int)(in_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + 400 * cycle + (*month <= 2));
}

size_t
cc_date_print(char out[CC_DATE_TEXT], int64_t day)
{
	int y, m, d, len;

	cc_date_split(&y, &m, &d, day);
	len = snprintf(out, CC_DATE_TEXT, "%04d-%02d-%02d", y, m, d);
	return (size_t)len < CC_DATE_TEXT ? (size_t)len : CC_DATE_TEXT - 1;
}

/* A day behind it makes another date of a month, and none of anything else. */
bool
cc_date_is_month(struct cc_span text)
{
	static const char *const days[] = { "-1", "/1", "1日" };
	char dated[CC_DATE_TEXT + 16];
	int64_t day;

	text = cc_utf8_trim(text);
	if (text.len > CC_DATE_TEXT)
		return false;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		int len = snprintf(
		    dated, sizeof dated, "%.*s%s", (int)text.len, text.at != NULL ? text.at : "", days[i]);

		if (cc_date_parse(&day, (struct cc_span){ dated, (size_t)len }) == CC_DATE_OK)
			return cc_date_parse(&day, text) == CC_DATE_OK;
	}
	return false;
}

bool
cc_date_has_time(struct cc_span text)
{
	static const char *const marks[] = { ":", "：", "時" };
	bool has = false;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (size_t at = 0, len = strlen(marks[i]); at + len <= text.len && !has; at++)
			has = memcmp(text.at + at, marks[i], len) == 0;
	return has;
}

const char *
cc_date_text(struct cc_arena *arena, int64_t day)
{
	char text[CC_DATE_TEXT];

	if (day == CC_NO_DAY)
		return "";
	return cc_strndup(arena, text, cc_date_print(text, day));
}
