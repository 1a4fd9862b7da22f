/* period.c -- months, weeks, quarters and years as numbers that count up by one. */
#include "base/period.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

const char *const cc_period_kinds[] = { "month", "week", "quarter", "year", NULL };

enum cc_period_kind
cc_period_kind_named(const char *name)
{
	for (unsigned k = 0; name != NULL && cc_period_kinds[k] != NULL; k++)
		if (strcmp(cc_period_kinds[k], name) == 0)
			return (enum cc_period_kind)k;
	return CC_PERIOD_MONTH;
}

static int64_t
floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Months since the first year of all began, on the first of January. */
static int64_t
month_of(int64_t day)
{
	int year, month, of_month;

	cc_date_split(&year, &month, &of_month, day);
	return (int64_t)year * 12 + month - 1;
}

static int64_t
first_of_month(int64_t month)
{
	int64_t year = floor_divide(month, 12);

	return cc_date_day((int)year, (int)(month - year * 12) + 1, 1);
}

/* How many months a period has; none: it is a week. */
static int64_t
months(struct cc_calendar c)
{
	static const int n[] = {
		[CC_PERIOD_MONTH] = 1, [CC_PERIOD_WEEK] = 0, [CC_PERIOD_QUARTER] = 3, [CC_PERIOD_YEAR] = 12
	};

	return n[c.kind];
}

static int64_t
shift(struct cc_calendar c)
{
	return c.kind == CC_PERIOD_MONTH ? 0 : c.start - 1;
}

/* 1970-01-01 was a Thursday: day -3 a Monday. */
int64_t
cc_period_of(int64_t day, struct cc_calendar c)
{
	if (c.kind == CC_PERIOD_WEEK)
		return floor_divide(day + 3, 7);
	return floor_divide(month_of(day) - shift(c), months(c));
}

int64_t
cc_period_first(int64_t period, struct cc_calendar c)
{
	return c.kind == CC_PERIOD_WEEK ? period * 7 - 3 : first_of_month(period * months(c) + shift(c));
}

int64_t
cc_period_last(int64_t period, struct cc_calendar c)
{
	return cc_period_first(period + 1, c) - 1;
}

/* A week belongs to the year of its Thursday. */
static void
week_of(int *year, int *week, int64_t period)
{
	int64_t thursday = period * 7;
	int month, day;

	cc_date_split(year, &month, &day, thursday);
	*week = (int)((thursday - cc_date_day(*year, 1, 1)) / 7) + 1;
}

size_t
cc_period_print(char out[CC_PERIOD_TEXT], int64_t period, struct cc_calendar c)
{
	int64_t month = period * months(c), year = floor_divide(month, 12), in = month - year * 12;
	int of, week, n = 0;

	switch (c.kind) {
	case CC_PERIOD_MONTH: n = snprintf(out, CC_PERIOD_TEXT, "%04d-%02d", (int)year, (int)in + 1); break;
	case CC_PERIOD_WEEK:
		week_of(&of, &week, period);
		n = snprintf(out, CC_PERIOD_TEXT, "%04d-W%02d", of, week);
		break;
	case CC_PERIOD_QUARTER:
		n = snprintf(out, CC_PERIOD_TEXT, "%04d-Q%d", (int)year, (int)in / 3 + 1);
		break;
	case CC_PERIOD_YEAR: n = snprintf(out, CC_PERIOD_TEXT, "FY%04d", (int)year); break;
	}
	return (size_t)n;
}

/* The number of so many digits at the start of the text, which is cut off; -1: there is none. */
static int
take_digits(struct cc_span *text, size_t digits)
{
	int n = 0;

	if (text->len < digits)
		return -1;
	for (size_t i = 0; i < digits; i++) {
		if (text->at[i] < '0' || text->at[i] > '9')
			return -1;
		n = n * 10 + (text->at[i] - '0');
	}
	*text = (struct cc_span){ text->at + digits, text->len - digits };
	return n;
}

static bool
take(struct cc_span *text, const char *word)
{
	size_t len = strlen(word);

	if (text->len < len || memcmp(text->at, word, len) != 0)
		return false;
	*text = (struct cc_span){ text->at + len, text->len - len };
	return true;
}

/* The week of that name, which that year may lack. */
static bool
find_week(int64_t *period, int year, int week)
{
	int of, found;

	*period = floor_divide(cc_date_day(year, 1, 4) + 3, 7) + week - 1;
	week_of(&of, &found, *period);
	return of == year && found == week;
}

static bool
parse_name(int64_t *period, struct cc_span text, struct cc_calendar c)
{
	int year, number;

	if (c.kind == CC_PERIOD_YEAR)
		(void)take(&text, "FY");
	year = take_digits(&text, 4);
	*period = year;
	if (year < 0 || c.kind == CC_PERIOD_YEAR)
		return year >= 0 && text.len == 0;
	if (!take(&text, c.kind == CC_PERIOD_WEEK ? "-W" : c.kind == CC_PERIOD_QUARTER ? "-Q" : "-"))
		return false;
	number = take_digits(&text, c.kind == CC_PERIOD_QUARTER ? 1 : 2);
	if (number < 1 || text.len > 0)
		return false;
	if (c.kind == CC_PERIOD_WEEK)
		return find_week(period, year, number);
	*period = (int64_t)year * (12 / months(c)) + number - 1;
	return number <= 12 / months(c);
}

bool
cc_period_parse(int64_t *period, struct cc_span text, struct cc_calendar c)
{
	int64_t day;

	if (parse_name(period, text, c))
		return true;
	if (cc_date_parse(&day, text) != CC_DATE_OK)
		return false;
	*period = cc_period_of(day, c);
	return true;
}

bool
cc_period_parse_range(int64_t period[2], struct cc_span text, struct cc_calendar c)
{
	size_t dots = 0;

	while (dots + 2 <= text.len && memcmp(text.at + dots, "..", 2) != 0)
		dots++;
	return dots + 2 <= text.len && cc_period_parse(&period[0], (struct cc_span){ text.at, dots }, c) &&
	       cc_period_parse(&period[1], (struct cc_span){ text.at + dots + 2, text.len - dots - 2 }, c) &&
	       period[0] <= period[1];
}

int64_t
cc_period_year_before(int64_t period, struct cc_calendar c)
{
	int year, week;

	if (c.kind != CC_PERIOD_WEEK)
		return period - 12 / months(c);
	week_of(&year, &week, period);
	return find_week(&period, year - 1, week) ? period : CC_NO_PERIOD;
}

unsigned
cc_period_year(struct cc_calendar c)
{
	return c.kind == CC_PERIOD_WEEK ? 52 : (unsigned)(12 / months(c));
}
