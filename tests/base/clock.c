/* clock.c -- tests base/clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/clock.h"

static void
times_of_a_day_are_read_and_nothing_else(void **state)
{
	static const struct {
		const char *text;
		int64_t minute; /* -1: none */
	} cases[] = { { "0:00", 0 }, { "9:05", 545 }, { "09:05", 545 }, { "23:59", 1439 }, { "24:00", -1 },
		{ "9:60", -1 }, { "9:5", -1 }, { "9", -1 }, { "", -1 }, { ":30", -1 }, { "9:05:00", -1 },
		{ "-1:00", -1 }, { " 9:05", -1 }, { "9.05", -1 }, { "123:00", -1 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t minute = -1;
		bool read = cc_clock_parse(&minute, cc_span(cases[i].text));

		assert_int_equal(read, cases[i].minute >= 0);
		if (read)
			assert_int_equal(minute, cases[i].minute);
	}
}

static void
a_day_begins_again_after_midnight(void **state)
{
	(void)state;
	assert_string_equal(cc_clock_print(0, arena), "0:00");
	assert_string_equal(cc_clock_print(13 * 60 + 5, arena), "13:05");
	assert_string_equal(cc_clock_print(24 * 60 + 30, arena), "0:30");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_of_a_day_are_read_and_nothing_else),
		cmocka_unit_test_setup_teardown(a_day_begins_again_after_midnight, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
