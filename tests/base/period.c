/* period.c -- tests base/period. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"
#include "base/period.h"

#include <stdio.h>

static const char *
name_of(int year, int month, int day, struct cc_calendar c)
{
	static char text[CC_PERIOD_TEXT];

	cc_period_print(text, cc_period_of(cc_date_day(year, month, day), c), c);
	return text;
}

static void
periods_are_named_as_the_contract_has_it(void **state)
{
	(void)state;
	assert_string_equal(name_of(2026, 1, 31, (struct cc_calendar){ CC_PERIOD_MONTH, 1 }), "2026-01");
	assert_string_equal(name_of(2026, 1, 31, (struct cc_calendar){ CC_PERIOD_WEEK, 1 }), "2026-W05");
	assert_string_equal(name_of(2026, 1, 31, (struct cc_calendar){ CC_PERIOD_QUARTER, 1 }), "2026-Q1");
	assert_string_equal(name_of(2026, 1, 31, (struct cc_calendar){ CC_PERIOD_YEAR, 1 }), "FY2026");
}

/* ISO 8601: the first week is that of the first Thursday; 2020 and 2026 have 53. */
static void
iso_weeks_belong_to_the_year_of_their_thursday(void **state)
{
	const struct cc_calendar week = { CC_PERIOD_WEEK, 1 };
	int64_t period, before;
	char text[CC_PERIOD_TEXT];

	(void)state;
	assert_string_equal(name_of(2021, 1, 3, week), "2020-W53");
	assert_string_equal(name_of(2021, 1, 4, week), "2021-W01");
	assert_string_equal(name_of(2024, 12, 30, week), "2025-W01");
	assert_string_equal(name_of(1969, 12, 28, week), "1969-W52");
	assert_true(cc_period_parse(&period, CC_SPAN("2026-W53"), week));
	assert_int_equal(cc_period_first(period, week), cc_date_day(2026, 12, 28));
	assert_int_equal(cc_period_last(period, week), cc_date_day(2027, 1, 3));
	assert_true(cc_period_year_before(period, week) == CC_NO_PERIOD);
	assert_false(cc_period_parse(&period, CC_SPAN("2025-W53"), week));
	assert_true(cc_period_parse(&period, CC_SPAN("2026-W05"), week));
	before = cc_period_year_before(period, week);
	cc_period_print(text, before, week);
	assert_string_equal(text, "2025-W05");
}

static void
a_fiscal_year_has_the_name_of_the_year_in_which_it_begins(void **state)
{
	const struct cc_calendar year = { CC_PERIOD_YEAR, 4 }, quarter = { CC_PERIOD_QUARTER, 4 };
	int64_t period;

	(void)state;
	assert_string_equal(name_of(2026, 3, 31, year), "FY2025");
	assert_string_equal(name_of(2026, 4, 1, year), "FY2026");
	assert_string_equal(name_of(2026, 3, 31, quarter), "2025-Q4");
	assert_string_equal(name_of(2026, 6, 30, quarter), "2026-Q1");
	assert_true(cc_period_parse(&period, CC_SPAN("2025-Q4"), quarter));
	assert_int_equal(cc_period_first(period, quarter), cc_date_day(2026, 1, 1));
	assert_int_equal(cc_period_last(period, quarter), cc_date_day(2026, 3, 31));
}

/* Every day of some years, in every calendar. */
static void
a_day_lies_in_its_period_and_the_name_leads_back(void **state)
{
	(void)state;
	for (int kind = CC_PERIOD_MONTH; kind <= CC_PERIOD_YEAR; kind++)
		for (int start = 1; start <= 12; start++) {
			const struct cc_calendar c = { (enum cc_period_kind)kind, start };
			int64_t last = CC_NO_PERIOD;

			for (int64_t day = cc_date_day(1967, 12, 1); day < cc_date_day(1973, 2, 1); day++) {
				int64_t period = cc_period_of(day, c), again;
				char text[CC_PERIOD_TEXT];
				size_t len = cc_period_print(text, period, c);

				assert_true(
				    cc_period_first(period, c) <= day && day <= cc_period_last(period, c));
				assert_true(cc_period_parse(&again, (struct cc_span){ text, len }, c));
				assert_int_equal(again, period);
				assert_true(last == CC_NO_PERIOD || period == last || period == last + 1);
				last = period;
			}
		}
}

static void
what_is_no_period_is_refused(void **state)
{
	static const char *const not [] = { "", "2026-13", "2026-00", "2026-1x", "26-01", "FY2026",
		"2026-W05" };
	const struct cc_calendar month = { CC_PERIOD_MONTH, 1 };
	int64_t period, range[2];

	(void)state;
	for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
		assert_false(cc_period_parse(&period, cc_span(not [i]), month));
	assert_true(cc_period_parse(&period, CC_SPAN("2026-02-15"), month));
	assert_int_equal(period, 2026 * 12 + 1);
	assert_true(cc_period_parse_range(range, CC_SPAN("2025-12..2026-01"), month));
	assert_int_equal(range[1] - range[0], 1);
	assert_false(cc_period_parse_range(range, CC_SPAN("2026-01..2025-12"), month));
	assert_false(cc_period_parse_range(range, CC_SPAN("2026-01"), month));
	assert_false(cc_period_parse_range(range, CC_SPAN("2026-01.."), month));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_are_named_as_the_contract_has_it),
		cmocka_unit_test(iso_weeks_belong_to_the_year_of_their_thursday),
		cmocka_unit_test(a_fiscal_year_has_the_name_of_the_year_in_which_it_begins),
		cmocka_unit_test(a_day_lies_in_its_period_and_the_name_leads_back),
		cmocka_unit_test(what_is_no_period_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
