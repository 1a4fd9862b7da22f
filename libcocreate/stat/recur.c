/* recur.c -- on which days something happens that happens once a period. */
#include "stat/recur.h"

size_t
cc_holiday_at(const int64_t *holiday, size_t n, int64_t day)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (holiday[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && holiday[low] == day ? low : n;
}

/* The day of the rule in the month that begins there; CC_NO_DAY: it has none. */
static int64_t
day_in_month(const struct cc_recur *rule, int64_t first)
{
	int year, month, day;
	int64_t next, found;

	cc_date_split(&year, &month, &day, first);
	next = cc_date_day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
	switch (rule->on) {
	case CC_RECUR_DAY: found = first + rule->number - 1; break;
	case CC_RECUR_LAST: found = next - 1 - (cc_weekday(next - 1) - rule->weekday + 7) % 7; break;
	default: found = first + (rule->weekday - cc_weekday(first) + 7) % 7 + 7 * (rule->number - 1); break;
	}
	return found < next ? found : CC_NO_DAY;
}

static int64_t
day_of_rule(const struct cc_recur *rule, int64_t period)
{
	struct cc_calendar calendar = { rule->every, 1 };
	int64_t first = cc_period_first(period, calendar);
	int year, month, day;

	if (rule->every == CC_PERIOD_WEEK)
		return first + (rule->weekday + 6) % 7; /* weeks begin on Monday */
	if (rule->every != CC_PERIOD_MONTH) {
		cc_date_split(&year, &month, &day, first);
		first = cc_date_day(year, month + rule->month - 1, 1);
	}
	return day_in_month(rule, first);
}

enum cc_recur_found
cc_recur_at(
    struct cc_recur_day *out, const struct cc_recur *rule, int64_t period, const int64_t *holiday, size_t n)
{
	int step = rule->move == CC_RECUR_NEXT ? 1 : -1, weekday;

	out->rule = out->day = day_of_rule(rule, period);
	if (out->day == CC_NO_DAY)
		return CC_RECUR_NONE;
	if (cc_holiday_at(holiday, n, out->day) == n || rule->move == CC_RECUR_KEEP)
		return CC_RECUR_FOUND;
	weekday = cc_weekday(out->rule);
	for (int i = 0; rule->move != CC_RECUR_SKIP && i < CC_RECUR_REACH; i++) {
		int there;

		out->day += step;
		there = cc_weekday(out->day);
		if (cc_holiday_at(holiday, n, out->day) == n &&
		    (weekday == 0 || weekday == 6 || (there != 0 && there != 6)))
			return CC_RECUR_FOUND;
	}
	return CC_RECUR_HOLIDAY;
}
