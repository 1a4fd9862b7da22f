/* checks.c -- tests figure/checks and figure/concentrations: rows that add up, and how evenly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/checks.h"
#include "figure/concentrations.h"
#include "near.h"

#include <string.h>

struct row {
	struct cc_check c;
};

static const struct cc_column_spec columns[] = { CC_CELL(struct row, "check", c.check, WORD, KEY),
	CC_CHECK_CELLS(struct row), { 0 } };
static const struct cc_table_spec tables[] = { { "audit", CC_WORDS("Audit", "検算"), columns,
						   .row = sizeof(struct row) },
	CC_CONCENTRATION_TABLE("pool"), { 0 } };

#include "report.h"

static void
amounts_days_and_texts_are_compared(void **state)
{
	struct cc_checks checks = { .report = report, .arena = arena, .table = "audit" };
	struct cc_check check = { .check = "total" };

	(void)state;
	cc_check_amounts(&checks, &check, 12345, 12300, 2, false);
	assert_string_equal(check.expected, "123.45");
	assert_string_equal(check.found, "123.00");
	assert_int_equal(check.difference.units, -45);
	assert_int_equal(check.difference.digits, 2);
	assert_string_equal(check.ok, "no");
	cc_check_days(&checks, &check, 20527, 20530, true);
	assert_string_equal(check.expected, "2026-03-15");
	assert_string_equal(check.found, "2026-03-18");
	assert_int_equal(check.difference.units, 3);
	assert_string_equal(check.ok, "yes");
	cc_check_texts(&checks, &check, CC_SPAN("tea"), CC_SPAN("cup"), false);
	assert_string_equal(check.expected, "tea");
	assert_string_equal(check.found, "cup");
	assert_int_equal(check.difference.units, CC_NO_INT);
	assert_int_equal(checks.n, 3);
	assert_int_equal(checks.failed, 2);
	assert_int_equal(report->n_misses, 0);
}

static void
a_gate_is_missed_by_what_is_not_ok_alone(void **state)
{
	struct cc_checks checks = { .report = report, .arena = arena, .table = "audit", .gate = true };
	struct row row = { .c = { .check = "total" } };

	(void)state;
	cc_check_amounts(&checks, &row.c, 1, 1, 0, true);
	assert_int_equal(report->n_misses, 0);
	cc_check_amounts(&checks, &row.c, 1, 2, 0, false);
	assert_string_equal(report->miss[0], "--check: audit[total].ok is no");
	cc_table_fill(report, cc_report_at(report, 0), &row, 1);
	assert_int_equal(cc_report_at(report, 0)->rows, 1);
}

/* T-13.7 of the design: Gini 16/25 of 0 0 100 200 700. */
static void
a_row_says_how_evenly_amounts_are_spread(void **state)
{
	int64_t amount[] = { 100, 0, 700, 0, 200 };
	struct cc_table *to = cc_report_at(report, 1);
	struct cc_concentration c = cc_concentrations_put(report, to, CC_SPAN("royalty"), amount, 5);

	(void)state;
	assert_near(c.gini, 16. / 25, 1e-15);
	assert_int_equal(cc_table_int(to, 0, CC_CONCENTRATION_PEOPLE), 5);
	assert_int_equal(cc_table_int(to, 0, CC_CONCENTRATION_RECEIVING), 3);
	assert_int_equal(cc_table_int(to, 0, CC_CONCENTRATION_HALF_BY), 1);
	assert_near(cc_table_cell(to, 0, CC_CONCENTRATION_TOP_SHARE)->as.real, .7, 1e-15);
	cc_concentrations_put(report, to, CC_SPAN("none"), amount, 0);
	assert_true(cc_table_cell(to, 1, CC_CONCENTRATION_GINI)->empty);
	assert_true(cc_table_cell(to, 1, CC_CONCENTRATION_HALF_BY)->empty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(amounts_days_and_texts_are_compared, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_gate_is_missed_by_what_is_not_ok_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_row_says_how_evenly_amounts_are_spread, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
