/* cell.c -- numbers and texts as people and machines get them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/cell.h"

#include "base/date.h"

struct shown {
	double value;
	const char *text;
};

static void
check(enum cc_type type, const struct cc_cell *cell, const char *people, const char *machine)
{
	struct cc_buf out = { 0 };

	cc_cell_people(&out, cell, &(struct cc_column_spec){ .name = "", .type = type }, CC_EN, 2);
	assert_string_equal(out.at ? out.at : "", people);
	out.len = 0;
	cc_cell_machine(&out, cell, type);
	out.at[out.len] = '\0';
	assert_string_equal(out.at, machine);
	cc_buf_free(&out);
}

static void
check_people(enum cc_type type, unsigned digits, const struct shown *shown, size_t n)
{
	struct cc_buf out = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct cc_cell cell = { .as.real = shown[i].value };

		out.len = 0;
		cc_cell_people(
		    &out, &cell, &(struct cc_column_spec){ .name = "", .type = type }, CC_EN, digits);
		assert_string_equal(out.at, shown[i].text);
	}
	cc_buf_free(&out);
}

static void
a_share_is_a_percentage_with_one_decimal(void **state)
{
	static const struct shown shown[] = {
		{ 0.123, "12.3%" },
		{ 0.1235, "12.4%" }, /* half away from zero on the shortest digits */
		{ 0.1234, "12.3%" },
		{ 1, "100.0%" },
		{ 0, "0.0%" },
		{ 0.0004, "<0.1%" },
		{ -0.0004, ">-0.1%" },
		{ 0.0005, "0.1%" },
		{ 0.005, "0.5%" },
		{ 0.05, "5.0%" },
		{ 0.9995, ">99.9%" },
		{ 1 - 1e-12, ">99.9%" },
		{ 1e-300, "<0.1%" },
		{ -0.99999, "<-99.9%" },
		{ 0.9994, "99.9%" },
		{ -0.0123, "-1.2%" },
		{ -0.5, "-50.0%" },
		{ 12.3456, "1234.6%" },
	};

	(void)state;
	check_people(CC_TYPE_SHARE, 4, shown, sizeof shown / sizeof shown[0]);
}

static void
a_p_value_has_three_decimals_and_is_never_zero(void **state)
{
	static const struct shown shown[] = {
		{ 0, "<0.001" },
		{ 1e-300, "<0.001" },
		{ 0.00099, "<0.001" },
		{ 0.001, "0.001" },
		{ 0.0495, "0.050" },
		{ 1, "1.000" },
	};

	(void)state;
	check_people(CC_TYPE_P, 1, shown, sizeof shown / sizeof shown[0]);
}

static void
a_real_has_the_decimals_asked_for(void **state)
{
	static const struct shown two[] = {
		{ 2.675, "2.68" },
		{ 3, "3.00" },
		{ -0.001, "0.00" },
		{ -1.005, "-1.01" },
		{ 123456789.125, "123456789.13" },
	};
	static const struct shown none[] = { { 0.5, "1" }, { 2.4, "2" } };

	(void)state;
	check_people(CC_TYPE_REAL, 2, two, sizeof two / sizeof two[0]);
	check_people(CC_TYPE_REAL, 0, none, sizeof none / sizeof none[0]);
}

static void
a_huge_real_is_not_a_line_of_zeros(void **state)
{
	const struct cc_cell cell = { .as.real = -1.2345678901234567e+100 };
	struct cc_buf out = { 0 };

	(void)state;
	cc_cell_people(&out, &cell, &(struct cc_column_spec){ .type = CC_TYPE_REAL }, CC_EN, 2);
	assert_true(out.len <= 24);
	cc_buf_free(&out);
}

static void
assert_rounded(double value, enum cc_type type, const char *wanted)
{
	struct cc_cell cell = { .as.real = value };
	struct cc_buf out = { 0 };

	cc_cell_rounded(&out, &cell, type, 2);
	assert_string_equal(out.at, wanted);
	cc_buf_free(&out);
}

static void
machines_get_fewer_digits_where_that_is_asked(void **state)
{
	(void)state;
	assert_rounded(2. / 3, CC_TYPE_REAL, "0.67");
	assert_rounded(2. / 3, CC_TYPE_SHARE, "0.67");
	assert_rounded(0.001, CC_TYPE_REAL, "0.00");
	assert_rounded(0.001, CC_TYPE_SHARE, "0.001");
	assert_rounded(0.9999, CC_TYPE_SHARE, "0.9999");
	assert_rounded(0.0012, CC_TYPE_P, "0.0012");
	assert_rounded(0, CC_TYPE_SHARE, "0.00");
	assert_rounded(1, CC_TYPE_SHARE, "1.00");
}

static void
machines_get_every_digit_iso_dates_and_joined_lists(void **state)
{
	static const struct cc_span items[] = { { "a", 1 }, { "b\x1b", 2 }, { "価値", 6 } };

	(void)state;
	check(CC_TYPE_REAL, &(struct cc_cell){ .as.real = 0.1 + 0.2 }, "0.30", "0.30000000000000004");
	check(CC_TYPE_SHARE, &(struct cc_cell){ .as.real = 0.125 }, "12.5%", "0.125");
	check(CC_TYPE_P, &(struct cc_cell){ .as.real = 0.0001 }, "<0.001", "0.0001");
	check(CC_TYPE_INT, &(struct cc_cell){ .as.integer = INT64_MIN }, "-9223372036854775808",
	    "-9223372036854775808");
	check(CC_TYPE_DATE, &(struct cc_cell){ .as.integer = cc_date_day(2026, 1, 27) }, "2026-01-27",
	    "2026-01-27");
	check(CC_TYPE_LIST, &(struct cc_cell){ .as.list = { items, 3 } }, "a;b\\x1b;価値", "a;b\x1b;価値");
	check(CC_TYPE_WORD, &(struct cc_cell){ .as.text = CC_SPAN("hold") }, "hold", "hold");
	check(CC_TYPE_PERIOD, &(struct cc_cell){ .as.text = CC_SPAN("2026-W05") }, "2026-W05", "2026-W05");
}

static void
an_empty_cell_is_no_text(void **state)
{
	struct cc_buf out = { 0 };

	(void)state;
	for (enum cc_type type = CC_TYPE_ID; type <= CC_TYPE_PERIOD; type++) {
		cc_cell_people(&out, &(struct cc_cell){ .empty = true },
		    &(struct cc_column_spec){ .type = type }, CC_EN, 2);
		cc_cell_machine(&out, &(struct cc_cell){ .empty = true }, type);
	}
	assert_int_equal(out.len, 0);
	cc_buf_free(&out);
}

static void
nothing_that_a_terminal_obeys_stays_as_it_is(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "plain 日本 ~", "plain 日本 ~" },
		{ "\033[31mred", "\\x1b[31mred" },
		{ "a\nb\r\nc\td", "a\\nb\\r\\nc\\td" },
		{ "\x7f\b\a", "\\x7f\\x08\\x07" },
		{ "\xc2\x9b"
		  "2J",
		    "\\x9b2J" }, /* C1: CSI */
		{ "abc\xe2\x80\xae"
		  "fdp",
		    "abc\\u202efdp" }, /* right to left override */
		{ "x\xe2\x81\xa6y\xe2\x81\xa9", "x\\u2066y\\u2069" },
		{ "\xef\xbb\xbf"
		  "1",
		    "\\ufeff1" },
		{ "\xe2\x80\xa8", "\\u2028" },
		{ "\xf3\xa0\x81\x81", "\\U000e0041" }, /* a tag */
		{ "a\xff"
		  "b\xe3\x81",
		    "a\\xffb\\xe3\\x81" },	    /* not UTF-8 */
		{ "\xef\xbf\xbd", "\xef\xbf\xbd" }, /* a real U+FFFD */
		{ "e\xcc\x81 👍🏽", "e\xcc\x81 👍🏽" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct cc_buf out = { 0 };

		cc_visible(&out, cc_span(cases[i].text));
		assert_string_equal(out.at, cases[i].shown);
		cc_buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_share_is_a_percentage_with_one_decimal),
		cmocka_unit_test(machines_get_fewer_digits_where_that_is_asked),
		cmocka_unit_test(a_p_value_has_three_decimals_and_is_never_zero),
		cmocka_unit_test(a_real_has_the_decimals_asked_for),
		cmocka_unit_test(a_huge_real_is_not_a_line_of_zeros),
		cmocka_unit_test(machines_get_every_digit_iso_dates_and_joined_lists),
		cmocka_unit_test(an_empty_cell_is_no_text),
		cmocka_unit_test(nothing_that_a_terminal_obeys_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
