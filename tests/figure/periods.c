/* periods.c -- tests figure/periods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"
#include "base/date.h"
#include "figure/periods.h"
#include "figure/sealed.h"

static void
a_period_is_over_on_its_last_day(void **state)
{
	struct cc_periods p;
	struct cc_run run = { .last_day = CC_NO_DAY };

	(void)state;
	assert_true(yaml_read(cc_periods_read, &p, "quarter", NULL, 0, arena));
	assert_int_equal(cc_periods_over(&p, &run, false), INT64_MIN);
	run.last_day = cc_date_day(2026, 6, 29);
	assert_string_equal(cc_periods_name(&p, cc_periods_over(&p, &run, false), arena), "2026-Q1");
	assert_string_equal(cc_periods_name(&p, cc_periods_over(&p, &run, true), arena), "2026-Q2");
	run.has_as_of = true;
	run.as_of = cc_date_day(2026, 6, 30);
	assert_string_equal(cc_periods_name(&p, cc_periods_over(&p, &run, false), arena), "2026-Q2");
	assert_int_equal(cc_periods_last(&p, cc_periods_of(&p, cc_date_day(2026, 5, 1))), run.as_of);
	assert_int_equal(
	    cc_periods_first(&p, cc_periods_of(&p, cc_date_day(2026, 5, 1))), cc_date_day(2026, 4, 1));
}

static void
once_is_one_period_that_holds_every_day(void **state)
{
	struct cc_periods p;
	struct cc_run run = { .last_day = CC_NO_DAY };

	(void)state;
	assert_true(yaml_read(cc_periods_read, &p, "once", NULL, 0, arena));
	assert_int_equal(cc_periods_of(&p, cc_date_day(2026, 5, 1)), 0);
	assert_int_equal(cc_periods_of(&p, CC_SEALED_NO_DAY), 0);
	assert_int_equal(cc_periods_over(&p, &run, false), 0);
	assert_int_equal(cc_periods_first(&p, 0), INT64_MIN);
	assert_int_equal(cc_periods_last(&p, 0), INT64_MAX);
	assert_string_equal(cc_periods_name(&p, 0, arena), "once");
	assert_refused(cc_periods_read, &p, "week", NULL, "wanted one of", arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_period_is_over_on_its_last_day, set_up, tear_down),
		cmocka_unit_test_setup_teardown(once_is_one_period_that_holds_every_day, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
