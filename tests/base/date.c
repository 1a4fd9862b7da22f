/* date.c -- tests libcocreate/base/date.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"

struct writing {
	const char *text, *wanted;
};

static void
check_one(const char *text, const char *wanted, enum cc_date_order order)
{
	char got[CC_DATE_TEXT] = "-";
	int64_t day = 0;
	enum cc_date_read read = cc_date_read(&day, cc_span(text), order);

	if (read == CC_DATE_OK)
		(void)cc_date_print(got, day);
	else if (read != CC_DATE_BAD)
		strcpy(got, read == CC_DATE_AMBIGUOUS ? "?" : "#");
	if (strcmp(got, wanted) != 0) {
		print_error("\"%s\" was read as %s, wanted %s\n", text, got, wanted);
		fail();
	}
}

static void
check(const struct writing *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_one(w[i].text, w[i].wanted, CC_DATES_AUTO);
}

#define CHECK(w) check(w, sizeof(w) / sizeof((w)[0]))

static const struct writing days[] = {
	{ "2026-01-27", "2026-01-27" },
	{ "2026-1-7", "2026-01-07" },
	{ "2026/1/27", "2026-01-27" },
	{ "2026/01/27", "2026-01-27" },
	{ "2026.1.27", "2026-01-27" },
	{ " 2026-01-27\t", "2026-01-27" },
	{ "２０２６／０１／２７", "2026-01-27" },
	{ "2026年1月27日", "2026-01-27" },
	{ "2026年 1月 7日", "2026-01-07" },
	{ "２０２６年１月２７日", "2026-01-27" },
	{ "20260127", "2026-01-27" },
	{ "2026-01", "2026-01-01" },
	{ "2026/1", "2026-01-01" },
	{ "2026年1月", "2026-01-01" },
	{ "2024-02-29", "2024-02-29" },
	{ "2000-02-29", "2000-02-29" },
	{ "1000-01-01", "1000-01-01" },
	{ "9999-12-31", "9999-12-31" },
};

static const struct writing in_order[] = {
	{ "ymd 26/1/27", "2026-01-27" },
	{ "ymd 26-01-27 9:03", "2026-01-27" },
	{ "ymd 1/27/2026", "?" },
	{ "dmy 27/1/2026", "2026-01-27" },
	{ "dmy 27.01.26", "2026-01-27" },
	{ "dmy ２７／１／２０２６", "2026-01-27" },
	{ "dmy 2/1/2026 9:03:11 PM", "2026-01-02" },
	{ "dmy 1/27/2026", "-" },
	{ "dmy 2026-01-27", "2026-01-27" },
	{ "dmy 46049", "#" },
	{ "mdy 1/27/2026", "2026-01-27" },
	{ "mdy 01-27-1999", "1999-01-27" },
	{ "mdy 1/27/70", "1970-01-27" },
	{ "mdy 01/27/2026, 9:03 AM", "2026-01-27" },
	{ "mdy 27/1/2026", "-" },
	{ "excel 46049", "2026-01-27" },
	{ "excel 46049.9999", "2026-01-27" },
	{ "excel 46049,5", "2026-01-27" },
	{ "excel 1", "1900-01-01" },
	{ "excel 59", "1900-02-28" },
	{ "excel 60", "-" },
	{ "excel 61", "1900-03-01" },
	{ "excel 2958465", "9999-12-31" },
	{ "excel 2958466", "-" },
	{ "excel 0", "-" },
	{ "excel 20260127", "2026-01-27" },
	{ "excel 1/27/2026", "?" },
	{ "auto 46049", "#" },
	{ "auto 46049.375", "#" },
	{ "auto 2026", "-" },
	{ "auto 1769472000", "2026-01-27" },
	{ "auto 20260127", "2026-01-27" },
};

static const struct writing eras[] = {
	{ "令和8年1月27日", "2026-01-27" },
	{ "令和元年5月1日", "2019-05-01" },
	{ "令和８年１月", "2026-01-01" },
	{ "平成31年4月30日", "2019-04-30" },
	{ "昭和64年1月7日", "1989-01-07" },
	{ "大正15年12月24日", "1926-12-24" },
	{ "明治45年7月29日", "1912-07-29" },
	{ "R8.1.27", "2026-01-27" },
	{ "R8/1/27", "2026-01-27" },
	{ "r8-1-27", "2026-01-27" },
	{ "H元.1.8", "1989-01-08" },
	{ "S50.4.1", "1975-04-01" },
	{ "㋿8年1月27日", "2026-01-27" },
	{ "㍻31年4月30日", "2019-04-30" },
	{ "令和0年1月1日", "-" },
	{ "令和8年", "-" },
	{ "令和8年2月30日", "-" },
	{ "令8年1月27日", "-" },
	{ "X8.1.27", "-" },
};

static const struct writing times[] = {
	{ "2026/1/27 9:03:11", "2026-01-27" },
	{ "2026/1/27 9:03", "2026-01-27" },
	{ "2026/01/27 午後 3:04:05 GMT+9", "2026-01-27" },
	{ "2026/01/27 午前 0:04:05 GMT+9", "2026-01-27" },
	{ "2026/01/27 3:04:05 PM", "2026-01-27" },
	{ "2026-01-27 03:04 a.m.", "2026-01-27" },
	{ "2026-01-27T09:03:11Z", "2026-01-27" },
	{ "2026-01-27T23:59:60.123456Z", "2026-01-27" },
	{ "2026-01-27T09:03:11+09:00", "2026-01-27" },
	{ "2026-01-27 09:03:11 -0330", "2026-01-27" },
	{ "2026-01-27 09:03:11 JST", "2026-01-27" },
	{ "2026-01-27 09:03:11 UTC", "2026-01-27" },
	{ "2026年1月27日 9時3分11秒", "2026-01-27" },
	{ "2026年1月27日 午後3時", "2026-01-27" },
	{ "2026年1月27日　９：０３", "2026-01-27" },
	{ "令和8年1月27日 9時3分", "2026-01-27" },
	{ "2026-01-27 24:00", "-" },
	{ "2026-01-27 9:60", "-" },
	{ "2026-01-27 9:03:61", "-" },
	{ "2026-01-27 13:00 PM", "-" },
	{ "2026-01-27 9", "-" },
	{ "2026-01-27 9:3", "-" },
	{ "2026-01-27T", "-" },
	{ "2026-01-27 9:03 XYZ", "-" },
	{ "2026-01-27 9:03 +15", "-" },
	{ "2026-01-27 9:03 Z Z", "-" },
	{ "2026-01 9:03", "-" },
	{ "2026-01-27x", "-" },
};

static const struct writing counts[] = {
	{ "1769472191", "2026-01-27" },
	{ "1769472191000", "2026-01-27" },
	{ "1769471999", "2026-01-26" }, /* the day is that of UTC */
	{ "999999999", "2001-09-09" },
	{ "999999999999", "2001-09-09" },
	{ "1769472191000000", "2026-01-27" },
	{ "999999999999999", "2001-09-09" },
	{ "12345678901", "-" },
	{ "12345678901234", "-" },
	{ "17694721910000000", "-" },
	{ "202601", "-" },
	{ "2026", "-" },
	{ "27", "#" },
};

static const struct writing no_days[] = {
	{ "", "-" },
	{ "　", "-" },
	{ "2026-02-29", "-" },
	{ "1900-02-29", "-" },
	{ "2026-04-31", "-" },
	{ "2026-13-01", "-" },
	{ "2026-00-10", "-" },
	{ "2026-01-00", "-" },
	{ "0999-12-31", "-" },
	{ "20260230", "-" },
	{ "2026-01/27", "-" },
	{ "2026-01-", "-" },
	{ "2026-001-27", "-" },
	{ "2026.1", "-" },
	{ "2026年1", "-" },
	{ "2026年1月27", "-" },
	{ "12026-01-27", "-" },
	{ "-2026-01-27", "-" },
	{ "2026-W05", "-" },
	{ "January 27, 2026", "-" },
	{ "昨日", "-" },
	{ "2026-01-27 to 2026-01-30 and a long story behind it that never ends at all", "-" },
};

static const struct writing ambiguous[] = {
	{ "1/27/2026", "?" },
	{ "27/1/2026", "?" },
	{ "01-02-2026", "?" },
	{ "1.2.2026", "?" },
	{ "26/1/27", "?" },
	{ "1/27/2026 9:03:11", "?" },
	{ "3366666666666666666660", "-" }, /* more digits than a count has */
	{ "1/27", "-" },
	{ "1/27-2026", "-" },
};

static void
days_are_read_in_every_form(void **state)
{
	(void)state;
	CHECK(days);
}

static void
japanese_eras_are_read(void **state)
{
	(void)state;
	CHECK(eras);
}

static void
a_time_has_its_shape_and_changes_nothing(void **state)
{
	(void)state;
	CHECK(times);
}

static void
counts_of_seconds_give_the_day_of_utc(void **state)
{
	(void)state;
	CHECK(counts);
}

static void
what_is_no_day_is_refused(void **state)
{
	(void)state;
	CHECK(no_days);
}

static void
the_year_at_the_end_is_ambiguous(void **state)
{
	(void)state;
	CHECK(ambiguous);
}

static void
iso_alone_is_stricter(void **state)
{
	int64_t day;

	(void)state;
	assert_true(cc_date_parse_iso(&day, CC_SPAN("1970-01-02")));
	assert_int_equal(day, 1);
	assert_false(cc_date_parse_iso(&day, CC_SPAN("1970-1-2")));
	assert_false(cc_date_parse_iso(&day, CC_SPAN("1970/01/02")));
	assert_false(cc_date_parse_iso(&day, CC_SPAN("1970-01-02 ")));
	assert_false(cc_date_parse_iso(&day, CC_SPAN("1970-02-30")));
	assert_false(cc_date_parse_iso(&day, CC_SPAN("197a-01-02")));
}

/* Counts every day of 9000 years one by one. */
static void
days_follow_each_other_without_a_gap(void **state)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int64_t day = cc_date_day(1000, 1, 1);

	(void)state;
	assert_int_equal(cc_date_day(1970, 1, 1), 0);
	assert_int_equal(cc_date_day(2000, 3, 1), 11017);
	assert_int_equal(cc_date_day(1600, 2, 29), -135081);
	for (int y = 1000; y <= 9999; y++) {
		bool leap = y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);

		for (int m = 1; m <= 12; m++) {
			for (int d = 1; d <= length[m - 1] + (m == 2 && leap); d++, day++) {
				int got[3];

				assert_int_equal(cc_date_day(y, m, d), day);
				cc_date_split(&got[0], &got[1], &got[2], day);
				assert_true(got[0] == y && got[1] == m && got[2] == d);
			}
		}
	}
	assert_int_equal(day, cc_date_day(10000, 1, 1));
}

static void
a_day_prints_with_all_its_digits(void **state)
{
	char out[CC_DATE_TEXT];

	(void)state;
	assert_int_equal(cc_date_print(out, 0), 10);
	assert_string_equal(out, "1970-01-01");
	cc_date_print(out, cc_date_day(1000, 2, 3));
	assert_string_equal(out, "1000-02-03");
}

static void
what_cannot_be_told_is_read_in_the_order_that_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++) {
		const char *text = strchr(in_order[i].text, ' ') + 1;
		struct cc_span order = { in_order[i].text, (size_t)(text - in_order[i].text - 1) };

		check_one(text, in_order[i].wanted, cc_date_order_named(order));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_told_is_read_in_the_order_that_is_said),
		cmocka_unit_test(days_are_read_in_every_form),
		cmocka_unit_test(japanese_eras_are_read),
		cmocka_unit_test(a_time_has_its_shape_and_changes_nothing),
		cmocka_unit_test(counts_of_seconds_give_the_day_of_utc),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(the_year_at_the_end_is_ambiguous),
		cmocka_unit_test(iso_alone_is_stricter),
		cmocka_unit_test(days_follow_each_other_without_a_gap),
		cmocka_unit_test(a_day_prints_with_all_its_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
