/* num_print.c -- tests libcocreate/base/num_print.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/num.h"
#include "near.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>

static const char *
shortest(double value)
{
	static char out[CC_NUM_MAX];
	size_t len = cc_num_print(out, value);

	assert_int_equal(len, strlen(out));
	return out;
}

static const char *
fixed(double value, unsigned digits)
{
	static char out[CC_NUM_MAX];
	size_t len = cc_num_fixed(out, value, digits);

	assert_int_equal(len, strlen(out));
	return out;
}

static void
the_fewest_digits_are_printed(void **state)
{
	static const struct {
		double value;
		const char *wanted;
	} t[] = {
		{ 0, "0" },
		{ -0.0, "0" },
		{ 1, "1" },
		{ -42, "-42" },
		{ 0.1, "0.1" },
		{ -0.3, "-0.3" },
		{ 0.1 + 0.2, "0.30000000000000004" },
		{ 1.0 / 3, "0.3333333333333333" },
		{ 1234567, "1234567" },
		{ 999999999999999, "999999999999999" },
		{ 1e15, "1000000000000000" },
		{ 9007199254740992, "9007199254740992" },
		{ 1e20, "100000000000000000000" },
		{ 1e21, "1e+21" },
		{ -1.5e300, "-1.5e+300" },
		{ 1e-7, "0.0000001" },
		{ 1.25e-7, "0.000000125" },
		{ 1e-8, "1e-8" },
		{ 1.5e-9, "1.5e-9" },
		{ 5e-324, "5e-324" },
		{ 1.5e-323, "1.5e-323" },
		{ DBL_MIN, "2.2250738585072014e-308" },
		{ DBL_MAX, "1.7976931348623157e+308" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_string_equal(shortest(t[i].value), t[i].wanted);
}

static void
what_is_printed_reads_back_and_no_shorter_text_does(void **state)
{
	uint64_t seed = 88172645463325252;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		double value, back;
		const char *text;
		char shorter[40];
		int digits = 0;

		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		memcpy(&value, &seed, sizeof(value));
		if (!isfinite(value) || i % 2)
			value = (double)(int64_t)(seed >> 20) / (double)(1 << i % 30);
		text = shortest(value);
		assert_true(cc_num_parse(&back, cc_span(text)));
		assert_near(back, value, 0);
		assert_true(cc_num_parse_plain(&back, cc_span(text)));
		assert_near(back, value, 0);
		for (const char *p = text; *p && *p != 'e'; p++)
			digits += *p >= '0' && *p <= '9' && (digits || *p != '0');
		if (digits < 2 || digits > 17)
			continue;
		snprintf(shorter, sizeof(shorter), "%.*e", digits - 2, value);
		if (!strchr(text, '.') && !strchr(text, 'e'))
			continue; /* an integer's zeros are places, not digits */
		assert_true(strtod(shorter, NULL) != value);
	}
}

static void
rounding_is_half_away_from_zero_on_the_shortest_digits(void **state)
{
	static const struct {
		double value;
		unsigned digits;
		const char *wanted;
	} t[] = {
		{ 2.675, 2, "2.68" },
		{ 1.005, 2, "1.01" },
		{ -1.005, 2, "-1.01" },
		{ 1.0049999, 2, "1.00" },
		{ 0.5, 0, "1" },
		{ 1.5, 0, "2" },
		{ 2.5, 0, "3" },
		{ -2.5, 0, "-3" },
		{ 0.49, 0, "0" },
		{ -0.004, 2, "0.00" },
		{ -0.005, 2, "-0.01" },
		{ 0.0049, 2, "0.00" },
		{ 0.05, 1, "0.1" },
		{ 0.04, 0, "0" },
		{ 9.995, 2, "10.00" },
		{ 99.96, 1, "100.0" },
		{ 0.995, 2, "1.00" },
		{ 0.1, 5, "0.10000" },
		{ 0, 2, "0.00" },
		{ -0.0, 2, "0.00" },
		{ 7, 0, "7" },
		{ 1234567.891, 1, "1234567.9" },
		{ 1e22, 2, "10000000000000000000000.00" },
		{ 1e-300, 3, "0.000" },
		{ 5e-324, 0, "0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_string_equal(fixed(t[i].value, t[i].digits), t[i].wanted);
	assert_int_equal(strlen(fixed(-DBL_MAX, 60)), 1 + 309 + 1 + 60);
}

static void
messages_round_what_arithmetic_left_to_12_digits(void **state)
{
	static const struct {
		double value;
		const char *wanted;
	} t[] = {
		{ 0.4 * 3, "1.2" },
		{ -0.4 * 3, "-1.2" },
		{ 0.1 + 0.2, "0.3" },
		{ 2.0 / 3, "0.666666666667" },
		{ 0.99999999999999, "1" },
		{ 123456.789, "123456.789" },
		{ 1234567890123, "1234567890123" },
		{ 0x1p53, "9007199254740992" },
		{ 12345678901.25, "12345678901.2" },
		{ -5e-324, "-5e-324" },
		{ -1.0 / 3 * 1e-7, "-3.33333333333e-8" },
		{ -0.0, "0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_string_equal(cc_num_say(t[i].value).text, t[i].wanted);
	assert_true(strlen(cc_num_say(-DBL_MAX).text) < sizeof(struct cc_said));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fewest_digits_are_printed),
		cmocka_unit_test(what_is_printed_reads_back_and_no_shorter_text_does),
		cmocka_unit_test(rounding_is_half_away_from_zero_on_the_shortest_digits),
		cmocka_unit_test(messages_round_what_arithmetic_left_to_12_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
