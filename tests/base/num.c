/* num.c -- tests libcocreate/base/num.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/num.h"
#include "near.h"

#include <stdio.h>
#include <stdlib.h>

#define UNREAD 12345678.5 /* what no case below is */

typedef bool reader(double *out, struct cc_span text);

struct reading {
	const char *text;
	double wanted; /* UNREAD: no number */
};

static void
check(reader *read, const struct reading *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double got = UNREAD;
		bool ok = read(&got, cc_span(r[i].text));

		if (ok != (r[i].wanted != UNREAD) ||
		    (ok && (got != r[i].wanted || signbit(got) != signbit(r[i].wanted)))) {
			print_error(
			    "\"%s\" was read as %.17g (%d), wanted %.17g\n", r[i].text, got, ok, r[i].wanted);
			fail();
		}
	}
}

#define CHECK(read, r) check(read, r, sizeof(r) / sizeof((r)[0]))

static const struct reading numbers[] = {
	{ "0", 0 },
	{ "5", 5 },
	{ "42", 42 },
	{ "007", 7 },
	{ "-3", -3 },
	{ "+3", 3 },
	{ "-0", 0 },
	{ "3.25", 3.25 },
	{ ".5", .5 },
	{ "-.5", -.5 },
	{ "1e5", 1e5 },
	{ "1.5E-3", 1.5e-3 },
	{ "1e+2", 100 },
	{ "123456789012345678", 123456789012345678.0 },
	{ "0.1234567890123456789", 0.1234567890123456789 },
	{ "9007199254740993", 9007199254740992 },
	{ "1e-400", 0 },
	{ "1.7976931348623157e308", 1.7976931348623157e308 },
	{ "1,234", 1234 },
	{ "12,345.6", 12345.6 },
	{ "-1,234,567", -1234567 },
	{ " 7\t", 7 },
	{ "\u3000\u00a07\u3000", 7 },
	{ "１２３", 123 },
	{ "１，２３４．５", 1234.5 },
	{ "－５", -5 },
	{ "＋５", 5 },
	{ "−5", -5 },
	{ "△5", -5 },
	{ "▲1,000", -1000 },
	{ "80%", 0.8 },
	{ "８０％", 0.8 },
	{ "1.1%", 0.011 },
	{ "12.3%", 0.123 },
	{ "￥1,000", 1000 },
	{ "¥500", 500 },
	{ "-¥500", -500 },
	{ "¥-500", -500 },
	{ "1,000円", 1000 },
	{ "△１，０００円", -1000 },
};

static const struct reading no_numbers[] = {
	{ "", UNREAD },
	{ " ", UNREAD },
	{ "-", UNREAD },
	{ ".", UNREAD },
	{ "5.", UNREAD },
	{ "e5", UNREAD },
	{ "1e", UNREAD },
	{ "1e+", UNREAD },
	{ "--5", UNREAD },
	{ "-+5", UNREAD },
	{ "- 5", UNREAD },
	{ "5-", UNREAD },
	{ "5△", UNREAD },
	{ "1 234", UNREAD },
	{ "1.2.3", UNREAD },
	{ "1,23", UNREAD },
	{ "1,2345", UNREAD },
	{ "1234,567", UNREAD },
	{ ",123", UNREAD },
	{ "1,,234", UNREAD },
	{ "1,234,", UNREAD },
	{ "1.234,5", UNREAD },
	{ "0x1f", UNREAD },
	{ "1p3", UNREAD },
	{ "inf", UNREAD },
	{ "infinity", UNREAD },
	{ "nan", UNREAD },
	{ "1e400", UNREAD },
	{ "-1e400", UNREAD },
	{ "80%%", UNREAD },
	{ "%80", UNREAD },
	{ "¥80%", UNREAD },
	{ "¥80円", UNREAD },
	{ "80円%", UNREAD },
	{ "¥¥80", UNREAD },
	{ "¥", UNREAD },
	{ "円", UNREAD },
	{ "2～5回目", UNREAD },
	{ "約5", UNREAD },
	{ "五", UNREAD },
	{ "\xff"
	  "5",
	    UNREAD },
};

static const struct reading marks[] = {
	{ "5", 5 },
	{ "4.5", 4.5 },
	{ "-2", -2 },
	{ "5：とても満足", 5 },
	{ "5:very satisfied", 5 },
	{ "5 : very satisfied", 5 },
	{ "5．とても満足", 5 },
	{ "５．とても満足", 5 },
	{ "5.とても満足", 5 },
	{ "4.5：満足", 4.5 },
	{ "5、はい", 5 },
	{ "5=yes", 5 },
	{ "5 とても満足", 5 },
	{ "5　とても満足", 5 },
	{ "5 (very satisfied)", 5 },
	{ "5 - Very satisfied", 5 },
	{ "−2：とても不安", -2 },
	{ "5点", 5 },
	{ "５点", 5 },
	{ " ①", 1 },
	{ "⑳", 20 },
	{ "①：とても満足", 1 },
	{ "★★★★☆", 4 },
	{ "★", 1 },
	{ "5：★★★★★", 5 },
	{ "4（満足）", 4 },
	{ "4(満足)", 4 },
	{ "４：満足", 4 },
	{ "4満足", 4 },
	{ "-2苦手", -2 },
	{ "2) Dissatisfied", 2 },
	{ "4 (Very important)", 4 },
	{ "①とても満足", 1 },
	{ "1とても重要", 1 },
	{ "3：どちらともいえない", 3 },
	{ "3 Neither agree nor disagree", 3 },
	{ "⭐⭐⭐⭐", 4 },
	{ "⭐️⭐️", 2 },
};

static const struct reading no_marks[] = {
	{ "", UNREAD },
	{ "2～5回目", UNREAD },
	{ "2 ～ 5回目", UNREAD },
	{ "2〜5", UNREAD },
	{ "2 〜 5", UNREAD },
	{ "2 - 5", UNREAD },
	{ "2 – 5", UNREAD },
	{ "3 / 5", UNREAD },
	{ "2:30", UNREAD },
	{ "２：３０", UNREAD },
	{ "1.2.3", UNREAD },
	{ "5：", UNREAD },
	{ "5、", UNREAD },
	{ "：5", UNREAD },
	{ "5回目", UNREAD },
	{ "5点満点", UNREAD },
	{ "点", UNREAD },
	{ "①②", UNREAD },
	{ "① ②", UNREAD },
	{ "㉑", UNREAD },
	{ "☆☆☆", UNREAD },
	{ "☆★", UNREAD },
	{ "★★x", UNREAD },
	{ "とても満足", UNREAD },
	{ "とても満足：5", UNREAD },
	{ "3 or 4", UNREAD },
	{ "3：週に2～3回", UNREAD },
	{ "3 or more", UNREAD },
	{ "3と4", UNREAD },
	{ "3 と 4", UNREAD },
	{ "3〜4", UNREAD },
	{ "3～", UNREAD },
	{ "2から3", UNREAD },
	{ "2から", UNREAD },
	{ "4 (was 3)", UNREAD },
	{ "4（前は3）", UNREAD },
	{ "4：３より上", UNREAD },
	{ "4点/5点", UNREAD },
	{ "4 ½だと思う", UNREAD },
	{ "3か4", UNREAD },
	{ "3 to go", UNREAD },
	{ "3万", UNREAD },
	{ "30代", UNREAD },
	{ "3位", UNREAD },
	{ "3rd", UNREAD },
};

static const struct reading plain[] = {
	{ "3", 3 },
	{ "-3.5", -3.5 },
	{ "1e3", 1000 },
	{ "1.5e-3", 1.5e-3 },
	{ "12345678901234567", 12345678901234568 },
	{ "", UNREAD },
	{ "+3", UNREAD },
	{ ".5", UNREAD },
	{ "3.", UNREAD },
	{ " 3", UNREAD },
	{ "1,000", UNREAD },
	{ "３", UNREAD },
	{ "50%", UNREAD },
	{ "1e400", UNREAD },
	{ "-", UNREAD },
};

static void
numbers_are_read_as_the_contract_writes_them(void **state)
{
	(void)state;
	CHECK(cc_num_parse, numbers);
	CHECK(cc_num_parse_scale, numbers);
}

static void
what_is_no_number_is_refused(void **state)
{
	(void)state;
	CHECK(cc_num_parse, no_numbers);
	CHECK(cc_num_parse_plain, no_numbers);
}

static void
marks_of_a_scale_are_read(void **state)
{
	(void)state;
	CHECK(cc_num_parse_scale, marks);
	for (int n = 1; n <= 20; n++) {
		char circled[] = "\u2460";
		double got;

		circled[2] = (char)(circled[2] + n - 1);
		assert_true(cc_num_parse_scale(&got, cc_span(circled)));
		assert_near(got, n, 0);
		assert_false(cc_num_parse(&got, cc_span(circled)));
	}
}

static void
the_text_beside_a_number_is_its_label(void **state)
{
	static const char *const cells[][2] = { { "4（満足）", "満足" }, { "1．とても重要", "とても重要" },
		{ "4 (Very important)", "Very important" }, { "1 – Very dissatisfied", "Very dissatisfied" },
		{ "⑤：満足 ", "満足" }, { "5点", "" }, { "4", "" }, { "★★★", "" } };

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct cc_span label;
		double got;

		assert_true(cc_num_read_scale(&got, &label, cc_span(cells[i][0]), 0));
		if (!cc_span_eq(label, cc_span(cells[i][1])))
			fail_msg("%s: %.*s", cells[i][0], (int)label.len, label.at);
	}
}

static void
with_a_decimal_comma_the_point_groups_thousands(void **state)
{
	static const struct {
		const char *text;
		double value;
	} cells[] = { { "3,5", 3.5 }, { "1.234,5", 1234.5 }, { "2.000", 2000 }, { "2,000", 2 },
		{ "-1.234.567", -1234567 }, { "４，５", 4.5 }, { "7", 7 }, { "1.75", UNREAD },
		{ "1,2,3", UNREAD } };

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		double got = 0;
		bool good = cc_num_read(&got, cc_span(cells[i].text), CC_NUM_COMMA);

		assert_int_equal(good, cells[i].value != UNREAD);
		if (good)
			assert_near(got, cells[i].value, 0);
	}
}

static void
a_point_and_three_digits_may_group_thousands(void **state)
{
	static const char *const yes[] = { "2.000", "１２．３４５", " 1.250 ", "-2.000", "2.000円" };
	static const char *const no[] = { "2", "2.5", "2.00", "2.0000", ".500", "2,000", "2.000e3", "a.000" };

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		assert_true(cc_num_is_grouped(cc_span(yes[i])));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_false(cc_num_is_grouped(cc_span(no[i])));
}

static void
what_may_mean_something_else_is_no_mark(void **state)
{
	(void)state;
	CHECK(cc_num_parse_scale, no_marks);
}

static void
option_values_are_plain(void **state)
{
	(void)state;
	CHECK(cc_num_parse_plain, plain);
}

/* The short way and the long way (a plus sign takes it) agree with strtod. */
static void
decimals_are_read_as_strtod_reads_them(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		char text[40];
		double quick, slow, wanted;
		int len, decimals = i % 12;

		seed = seed * 1664525 + 1013904223;
		len =
		    snprintf(text, sizeof(text), "+%.*f", decimals, (seed >> 4) / 3.7 / (1 + (i % 7) * 1000));
		wanted = strtod(text, NULL);
		assert_true(cc_num_parse(&slow, (struct cc_span){ text, (size_t)len }));
		assert_true(cc_num_parse(&quick, (struct cc_span){ text + 1, (size_t)len - 1 }));
		assert_near(slow, wanted, 0);
		assert_near(quick, wanted, 0);
	}
}

static void
endless_digits_are_refused(void **state)
{
	static char text[100000];
	double got;

	(void)state;
	memset(text, '1', sizeof(text));
	assert_false(cc_num_parse(&got, (struct cc_span){ text, sizeof(text) }));
	assert_false(cc_num_parse_scale(&got, (struct cc_span){ text, sizeof(text) }));
	assert_false(cc_num_parse_plain(&got, (struct cc_span){ text, sizeof(text) }));
	assert_true(cc_num_parse(&got, (struct cc_span){ text, 300 }));
}

static void
integers_reach_both_ends(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		int64_t wanted;
	} t[] = {
		{ "0", true, 0 },
		{ "-12", true, -12 },
		{ "9223372036854775807", true, INT64_MAX },
		{ "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 },
		{ "-9223372036854775809", false, 0 },
		{ "99999999999999999999", false, 0 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ "+1", false, 0 },
		{ "1.0", false, 0 },
		{ " 1", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		int64_t got = 0;

		assert_int_equal(cc_int_parse(&got, cc_span(t[i].text)), t[i].ok);
		assert_true(got == t[i].wanted);
	}
}

/* What it takes, the long way reads alike. */
static void
a_digit_is_taken_with_and_without_a_minus(void **state)
{
	static const struct reading digits[] = { { "0", 0 }, { "9", 9 }, { "-3", -3 }, { "-0", 0 },
		{ "", UNREAD }, { "-", UNREAD }, { "--", UNREAD }, { "+3", UNREAD }, { "12", UNREAD },
		{ "-12", UNREAD }, { "3-", UNREAD }, { "a", UNREAD } };

	(void)state;
	CHECK(cc_num_digit, digits);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_as_the_contract_writes_them),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(marks_of_a_scale_are_read),
		cmocka_unit_test(the_text_beside_a_number_is_its_label),
		cmocka_unit_test(with_a_decimal_comma_the_point_groups_thousands),
		cmocka_unit_test(a_point_and_three_digits_may_group_thousands),
		cmocka_unit_test(what_may_mean_something_else_is_no_mark),
		cmocka_unit_test(option_values_are_plain),
		cmocka_unit_test(decimals_are_read_as_strtod_reads_them),
		cmocka_unit_test(endless_digits_are_refused),
		cmocka_unit_test(a_digit_is_taken_with_and_without_a_minus),
		cmocka_unit_test(integers_reach_both_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
