/* recur.c -- tests stat/recur: T-8.5, fiscal year 2026 of Japan, computed by Python and by R. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stat/recur.h"

#include <stdio.h>
#include <string.h>

/* The holidays of Japan from April 2026 to March 2027. */
static const char *const days[] = { "2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06",
	"2026-07-20", "2026-08-11", "2026-09-21", "2026-09-22", "2026-09-23", "2026-10-12", "2026-11-03",
	"2026-11-23", "2027-01-01", "2027-01-11", "2027-02-11", "2027-02-23", "2027-03-21", "2027-03-22" };
enum { HOLIDAYS = sizeof days / sizeof *days };

static int64_t holiday[HOLIDAYS];

static int
read_holidays(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOLIDAYS; i++)
		assert_true(cc_date_parse_iso(&holiday[i], cc_span(days[i])));
	return 0;
}

/* All days of a rule in the periods that hold these two, with * behind one that was moved, - for none. */
static void
makes(const struct cc_recur *rule, const char *from, const char *to, const char *wanted)
{
	struct cc_calendar calendar = { rule->every, 1 };
	char found[512] = "", text[CC_DATE_TEXT];
	int64_t first = 0, last = 0;

	assert_true(cc_date_parse_iso(&first, cc_span(from)) && cc_date_parse_iso(&last, cc_span(to)));
	for (int64_t p = cc_period_of(first, calendar); p <= cc_period_of(last, calendar); p++) {
		struct cc_recur_day day;
		enum cc_recur_found what = cc_recur_at(&day, rule, p, holiday, HOLIDAYS);

		if (what == CC_RECUR_FOUND)
			cc_date_print(text, day.day);
		snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s%s",
		    found[0] != '\0' ? " " : "", what == CC_RECUR_FOUND ? text : "-",
		    what == CC_RECUR_FOUND && day.day != day.rule ? "*" : "");
	}
	assert_string_equal(found, wanted);
}

static const struct cc_recur third_wednesday = { CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 3, 3, CC_RECUR_NEXT };

static void
the_third_wednesday_of_each_month(void **state)
{
	(void)state;
	makes(&third_wednesday, "2026-04-01", "2027-03-31",
	    "2026-04-15 2026-05-20 2026-06-17 2026-07-15 2026-08-19 2026-09-16 2026-10-21 2026-11-18 "
	    "2026-12-16 "
	    "2027-01-20 2027-02-17 2027-03-17");
}

static void
a_holiday_moves_a_date_on_or_back_and_weekends_are_passed_over(void **state)
{
	struct cc_recur rule = { CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 2, 1, CC_RECUR_NEXT };

	(void)state;
	makes(&rule, "2026-10-01", "2026-10-31", "2026-10-13*");
	makes(&rule, "2027-01-01", "2027-01-31", "2027-01-12*");
	rule.move = CC_RECUR_PREVIOUS;
	makes(&rule, "2026-10-01", "2026-10-31", "2026-10-09*");
	makes(&rule, "2027-01-01", "2027-01-31", "2027-01-08*");
	rule = (struct cc_recur){ CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 1, 1, CC_RECUR_NEXT };
	makes(&rule, "2026-05-01", "2026-05-31", "2026-05-07*"); /* three holidays behind one another */
	rule = (struct cc_recur){ CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 4, 3, CC_RECUR_NEXT };
	makes(&rule, "2026-09-01", "2026-09-30", "2026-09-24*");
}

static void
a_holiday_may_take_the_date_away_or_leave_it(void **state)
{
	struct cc_recur rule = { CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 2, 1, CC_RECUR_SKIP };

	(void)state;
	makes(&rule, "2026-09-01", "2026-10-31", "2026-09-14 -");
	rule.move = CC_RECUR_KEEP;
	makes(&rule, "2026-10-01", "2026-10-31", "2026-10-12");
}

static void
the_second_saturday_of_the_second_month_of_each_quarter(void **state)
{
	const struct cc_recur rule = { CC_PERIOD_QUARTER, 2, CC_RECUR_WEEKDAY, 2, 6, CC_RECUR_NEXT };

	(void)state;
	makes(&rule, "2026-04-01", "2027-03-31", "2026-05-09 2026-08-08 2026-11-14 2027-02-13");
}

static void
a_fifth_wednesday_is_in_some_months_alone(void **state)
{
	const struct cc_recur rule = { CC_PERIOD_MONTH, 0, CC_RECUR_WEEKDAY, 5, 3, CC_RECUR_KEEP };

	(void)state;
	makes(&rule, "2026-04-01", "2027-03-31",
	    "2026-04-29 - - 2026-07-29 - 2026-09-30 - - 2026-12-30 - - 2027-03-31");
}

static void
the_last_friday_a_day_of_the_month_a_year_and_a_week(void **state)
{
	const struct cc_recur last = { CC_PERIOD_MONTH, 0, CC_RECUR_LAST, 0, 5, CC_RECUR_NEXT };
	const struct cc_recur day = { CC_PERIOD_MONTH, 0, CC_RECUR_DAY, 31, 0, CC_RECUR_NEXT };
	const struct cc_recur year = { CC_PERIOD_YEAR, 11, CC_RECUR_WEEKDAY, 2, 6, CC_RECUR_NEXT };
	const struct cc_recur week = { CC_PERIOD_WEEK, 0, CC_RECUR_WEEKDAY, 0, 3, CC_RECUR_NEXT };
	const struct cc_recur sunday = { CC_PERIOD_WEEK, 0, CC_RECUR_WEEKDAY, 0, 0, CC_RECUR_NEXT };

	(void)state;
	makes(&last, "2026-12-01", "2026-12-31", "2026-12-25");
	makes(&day, "2026-01-01", "2026-03-31", "2026-01-31 - 2026-03-31");
	makes(&year, "2026-01-01", "2027-12-31", "2026-11-14 2027-11-13");
	makes(&week, "2026-06-01", "2026-06-14", "2026-06-03 2026-06-10");
	makes(&sunday, "2026-06-01", "2026-06-01", "2026-06-07");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_third_wednesday_of_each_month),
		cmocka_unit_test(a_holiday_moves_a_date_on_or_back_and_weekends_are_passed_over),
		cmocka_unit_test(a_holiday_may_take_the_date_away_or_leave_it),
		cmocka_unit_test(the_second_saturday_of_the_second_month_of_each_quarter),
		cmocka_unit_test(a_fifth_wednesday_is_in_some_months_alone),
		cmocka_unit_test(the_last_friday_a_day_of_the_month_a_year_and_a_week),
	};

	return cmocka_run_group_tests(tests, read_holidays, NULL);
}
