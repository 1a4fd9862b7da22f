/* workbook_value.c -- tests of rec/workbook_value.c and rec/workbook_styles.c: numbers, dates, formats, names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/workbook_int.h"

static const struct cc_book_format date = { CC_BOOK_DATE, 0 }, both = { CC_BOOK_BOTH, 0 },
				   clock_time = { CC_BOOK_TIME, 0 }, plain = { CC_BOOK_NUMBER, 0 };

static void
check_number(const char *number, struct cc_book_format format, bool since_1904, const char *wanted)
{
	struct cc_buf out = { 0 };

	assert_true(cc_book_number(&out, cc_span(number), format, since_1904));
	assert_string_equal(out.at, wanted);
	cc_buf_free(&out);
}

/* T-20.1 of the methods. */
static void
serial_numbers_are_the_days_that_excel_shows(void **state)
{
	(void)state;
	check_number("44927", date, false, "2023-01-01");
	check_number("1", date, false, "1900-01-01");
	check_number("59", date, false, "1900-02-28");
	check_number("61", date, false, "1900-03-01");
	check_number("0", date, true, "1904-01-01");
	check_number("43465", date, true, "2023-01-01");
	check_number("44927.999995", both, false, "2023-01-02 00:00:00");
	check_number("2958465", date, false, "9999-12-31");
}

static void
days_that_never_were_are_no_dates(void **state)
{
	(void)state;
	check_number("60", date, false, "1900-02-29");
	check_number("0", date, false, "1900-01-00");
	check_number("-1", date, false, "-1");
	check_number("2958467", date, false, "2958467");
	check_number("1e300", date, false, "1e+300");
}

static void
a_time_is_shown_where_the_format_or_the_value_has_one(void **state)
{
	(void)state;
	check_number("46049.3771412037", both, false, "2026-01-27 09:03:05");
	check_number("46049", both, false, "2026-01-27 00:00:00");
	check_number("46049.5", date, false, "2026-01-27 12:00:00");
	check_number("0.37721064814814814", clock_time, false, "09:03:11");
	check_number("0.999999", clock_time, false, "1900-01-01 00:00:00");
	check_number("1.0625", (struct cc_book_format){ CC_BOOK_SPAN, 0 }, false, "25:30:00");
}

static void
numbers_have_all_their_digits_and_no_more(void **state)
{
	(void)state;
	check_number("4.5999999999999996", plain, false, "4.6");
	check_number("0.30000000000000004", plain, false, "0.30000000000000004");
	check_number("123456789012345", plain, false, "123456789012345");
	check_number("-12", plain, false, "-12");
	check_number("1.5E-3", plain, false, "0.0015");
	check_number("1E+5", plain, false, "100000");
}

static void
a_format_of_zeros_pads_whole_numbers(void **state)
{
	struct cc_book_format five = cc_book_format(CC_SPAN("00000"));

	(void)state;
	check_number("7", five, false, "00007");
	check_number("-7", five, false, "-00007");
	check_number("1234567", five, false, "1234567");
	check_number("7.5", five, false, "7.5");
}

static void
what_is_no_number_is_refused(void **state)
{
	static const char *const bad[] = { "", "abc", "1,5", "0x10", "nan", "inf", "1e999", " " };
	struct cc_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(cc_book_number(&out, cc_span(bad[i]), plain, false));
	cc_buf_free(&out);
}

static void
formats_are_dates_by_their_letters(void **state)
{
	static const struct {
		const char *code;
		enum cc_book_kind kind;
	} row[] = {
		{ "yyyy\"年\"m\"月\"d\"日\"", CC_BOOK_DATE },
		{ "ggge年", CC_BOOK_DATE },
		{ "[$-411]ge.m.d;@", CC_BOOK_DATE },
		{ "yyyy/mm/dd\\ hh:mm:ss", CC_BOOK_BOTH },
		{ "mmm", CC_BOOK_DATE },
		{ "h:mm AM/PM", CC_BOOK_TIME },
		{ "mm:ss.0", CC_BOOK_TIME },
		{ "h時mm分", CC_BOOK_TIME },
		{ "[h]:mm", CC_BOOK_SPAN },
		{ "[mm]:ss", CC_BOOK_SPAN },
		{ "General", CC_BOOK_NUMBER },
		{ "G/標準", CC_BOOK_NUMBER },
		{ "0.0%", CC_BOOK_NUMBER },
		{ "0.00E+00", CC_BOOK_NUMBER },
		{ "#,##0;[Red]\\-#,##0", CC_BOOK_NUMBER },
		{ "\"day\" 0", CC_BOOK_NUMBER },
		{ "0\"年\"", CC_BOOK_NUMBER },
		{ "0年", CC_BOOK_NUMBER },
		{ "[$USD] 0.00", CC_BOOK_NUMBER },
		{ "_(* #,##0_);_(* \\(#,##0\\)", CC_BOOK_NUMBER },
		{ "0.0;yyyy", CC_BOOK_NUMBER },
		{ "00000", CC_BOOK_ZEROS },
		{ "@", CC_BOOK_NUMBER },
		{ "[", CC_BOOK_NUMBER },
		{ "\"open", CC_BOOK_NUMBER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (cc_book_format(cc_span(row[i].code)).kind != row[i].kind)
			fail_msg("%s: kind %d", row[i].code, (int)cc_book_format(cc_span(row[i].code)).kind);
	assert_int_equal(cc_book_format(CC_SPAN("00000")).zeros, 5);
	assert_int_equal(cc_book_format_built_in(14).kind, CC_BOOK_DATE);
	assert_int_equal(cc_book_format_built_in(22).kind, CC_BOOK_BOTH);
	assert_int_equal(cc_book_format_built_in(46).kind, CC_BOOK_SPAN);
	assert_int_equal(cc_book_format_built_in(57).kind, CC_BOOK_DATE);
	assert_int_equal(cc_book_format_built_in(10).kind, CC_BOOK_NUMBER);
}

static void
check_text(const char *stored, const char *wanted)
{
	struct cc_buf out = { 0 };

	cc_book_unescape(&out, cc_span(stored));
	cc_buf_reserve(&out, 0);
	assert_string_equal(out.at, wanted);
	cc_buf_free(&out);
}

static void
escapes_of_texts_are_undone(void **state)
{
	(void)state;
	check_text("a_x000D_b", "a\rb");
	check_text("_x005F_x000D_", "_x000D_");
	check_text("a_xD83D__xDE00_b", "a\xf0\x9f\x98\x80"
				       "b");
	check_text("_xD83D_", "_xD83D_");
	check_text("_x0000_", "_x0000_");
	check_text("_x00G0_ _x12 _", "_x00G0_ _x12 _");
	check_text("", "");
}

static void
cells_have_their_names(void **state)
{
	char name[17] = "";
	uint32_t row, column;

	(void)state;
	assert_true(cc_book_place(&row, &column, "AB12"));
	assert_int_equal(row, 12);
	assert_int_equal(column, 27);
	assert_true(cc_book_place(&row, &column, "XFD1048576"));
	assert_int_equal(column, 16383);
	name[cc_book_cell_name(name, row, column)] = '\0';
	assert_string_equal(name, "XFD1048576");
	assert_false(cc_book_place(&row, &column, "XFE1"));
	assert_false(cc_book_place(&row, &column, "A1048577"));
	assert_false(cc_book_place(&row, &column, "A0"));
	assert_false(cc_book_place(&row, &column, "12"));
	assert_false(cc_book_place(&row, &column, "A"));
	assert_false(cc_book_place(&row, &column, "A1B"));
	assert_false(cc_book_place(&row, &column, "AAAAAAAAAAAAAAAAAAAA1"));
}

static void
iso_dates_of_strict_workbooks_lose_what_says_nothing(void **state)
{
	struct cc_buf out = { 0 };

	(void)state;
	cc_book_iso(&out, CC_SPAN("2026-01-27T09:03:11.000Z"), both);
	cc_buf_putc(&out, '|');
	cc_book_iso(&out, CC_SPAN("2026-01-27T00:00:00"), date);
	cc_buf_putc(&out, '|');
	cc_book_iso(&out, CC_SPAN("T09:03:11"), clock_time);
	cc_buf_putc(&out, '|');
	cc_book_iso(&out, CC_SPAN("2026-01-27"), date);
	assert_string_equal(out.at, "2026-01-27 09:03:11|2026-01-27|09:03:11|2026-01-27");
	cc_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(serial_numbers_are_the_days_that_excel_shows),
		cmocka_unit_test(days_that_never_were_are_no_dates),
		cmocka_unit_test(a_time_is_shown_where_the_format_or_the_value_has_one),
		cmocka_unit_test(numbers_have_all_their_digits_and_no_more),
		cmocka_unit_test(a_format_of_zeros_pads_whole_numbers),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(formats_are_dates_by_their_letters),
		cmocka_unit_test(escapes_of_texts_are_undone),
		cmocka_unit_test(cells_have_their_names),
		cmocka_unit_test(iso_dates_of_strict_workbooks_lose_what_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
