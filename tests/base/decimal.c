/* decimal.c -- tests base/decimal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/decimal.h"
#include "base/num.h"

static void
reads(const char *text, unsigned digits, int64_t wanted)
{
	int64_t units = -1;

	if (cc_decimal_read(&units, NULL, cc_span(text), digits, 0) != CC_DECIMAL_OK || units != wanted)
		fail_msg("\"%s\" with %u digits is %lld", text, digits, (long long)units);
}

static void
refuses(const char *text, unsigned digits, enum cc_decimal why)
{
	int64_t units;

	if (cc_decimal_read(&units, NULL, cc_span(text), digits, 0) != why)
		fail_msg("\"%s\" with %u digits is not refused so", text, digits);
}

/* Where the comma is the decimal mark, a point groups. */
static void
a_point_may_group(void **state)
{
	int64_t units = -1;
	bool percent = true;

	(void)state;
	assert_int_equal(cc_decimal_read(&units, &percent, CC_SPAN("1.234"), 3, CC_NUM_COMMA), CC_DECIMAL_OK);
	assert_int_equal(units, 1234000);
	assert_false(percent);
	percent = true;
	assert_int_equal(cc_decimal_read(&units, &percent, CC_SPAN("1.234"), 3, 0), CC_DECIMAL_OK);
	assert_int_equal(units, 1234);
	assert_false(percent);
	refuses("1.2345", 3, CC_DECIMAL_FINE);
	refuses("7.", 2, CC_DECIMAL_BAD);
}

static void
amounts_are_read_from_their_digits(void **state)
{
	(void)state;
	reads("0.1", 9, 100000000);
	reads("12.50", 6, 12500000);
	reads("007", 2, 700);
	reads("100000000000000.0", 1, 1000000000000000);
	reads("0.30000000", 2, 30);
	reads("1,234,567", 0, 1234567);
	reads("▲45000", 0, -45000);
	reads("￥300,000", 0, 300000);
	reads("１２３．４５", 2, 12345);
	reads("-.5", 1, -5);
	reads("1.5e3", 0, 1500);
	reads("15e-1", 1, 15);
	reads("0e99", 0, 0);
	reads("0000000000000000000000007", 0, 7);
	reads("9007199254740991", 0, CC_DECIMAL_MOST);
	reads("-90071992547409.91", 2, -CC_DECIMAL_MOST);
	reads("500円", 0, 500);
}

static void
what_is_finer_or_larger_is_refused_and_never_rounded(void **state)
{
	(void)state;
	refuses("12.5", 0, CC_DECIMAL_FINE);
	refuses("0.001", 2, CC_DECIMAL_FINE);
	refuses("1e-1", 0, CC_DECIMAL_FINE);
	refuses("9007199254740992", 0, CC_DECIMAL_LARGE);
	refuses("1e16", 0, CC_DECIMAL_LARGE);
	refuses("1e999999999999", 0, CC_DECIMAL_LARGE);
	refuses("90071992547409.92", 2, CC_DECIMAL_LARGE);
	refuses("", 0, CC_DECIMAL_BAD);
	refuses("ten", 0, CC_DECIMAL_BAD);
	refuses("5%", 9, CC_DECIMAL_BAD);
}

static void
a_percentage_stays_marked(void **state)
{
	bool percent;
	int64_t units;

	(void)state;
	assert_int_equal(cc_decimal_read(&units, &percent, CC_SPAN("30%"), 9, 0), CC_DECIMAL_OK);
	assert_true(percent);
	assert_int_equal(units, 300000000);
	assert_int_equal(cc_decimal_read(&units, &percent, CC_SPAN("30"), 7, 0), CC_DECIMAL_OK);
	assert_false(percent);
	assert_int_equal(units, 300000000);
	assert_int_equal(cc_decimal_read(&units, &percent, CC_SPAN("10.21%"), 9, 0), CC_DECIMAL_OK);
	assert_int_equal(units, 102100000);
}

static void
the_comma_is_a_decimal_mark_where_it_is_said(void **state)
{
	int64_t units;

	(void)state;
	assert_int_equal(cc_decimal_read(&units, NULL, CC_SPAN("1.234,56"), 2, CC_NUM_COMMA), CC_DECIMAL_OK);
	assert_int_equal(units, 123456);
}

static void
amounts_print_with_exactly_their_digits(void **state)
{
	static const struct {
		int64_t units;
		unsigned digits;
		const char *text;
	} wanted[] = { { 0, 0, "0" }, { -5, 2, "-0.05" }, { 12345, 2, "123.45" }, { 100, 2, "1.00" },
		{ -7, 0, "-7" }, { INT64_MIN, 0, "-9223372036854775808" } };
	char text[CC_DECIMAL_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		assert_int_equal(
		    cc_decimal_print(text, wanted[i].units, wanted[i].digits), strlen(wanted[i].text));
		assert_string_equal(text, wanted[i].text);
	}
	assert_true(cc_decimal_real(12345, 2) == 123.45);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_point_may_group),
		cmocka_unit_test(amounts_are_read_from_their_digits),
		cmocka_unit_test(what_is_finer_or_larger_is_refused_and_never_rounded),
		cmocka_unit_test(a_percentage_stays_marked),
		cmocka_unit_test(the_comma_is_a_decimal_mark_where_it_is_said),
		cmocka_unit_test(amounts_print_with_exactly_their_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
