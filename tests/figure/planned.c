/* planned.c -- tests figure/planned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "figure/planned.h"

#include <string.h>

static const struct cc_table_spec tables[] = { CC_PLANNED_TABLE, { 0 } };
static const struct cc_plan_aim aim = { .8, .05 };

#include "report.h"

enum { KIND, N, BASELINE, DETECTABLE, NEEDED };

static void
sizes_at_hand_stand_among_the_usual_ones_and_a_plan_once(void **state)
{
	const struct cc_table *t = cc_report_at(report, 0);
	size_t at = 0;

	(void)state;
	cc_planned_put(report, 0, CC_ARMS_YES_NO, .3, .35, (uint64_t[]){ 23, 10 }, 2, &aim);
	assert_int_equal(t->rows, CC_PLAN_SIZES + 1); /* 10 is a usual one */
	while (at < t->rows && cc_table_int(t, at, N) != 23)
		at++;
	assert_true(at > 0 && at < t->rows);
	for (size_t i = 0; i < t->rows; i++) {
		assert_true(i == 0 || cc_table_int(t, i, N) > cc_table_int(t, i - 1, N));
		assert_int_equal(cc_table_int(t, i, NEEDED), cc_table_int(t, 0, NEEDED));
		assert_near(cc_table_real(t, i, BASELINE), .3, 0);
		/* What matters is shown from the size on that it needs. */
		assert_int_equal(cc_table_real(t, i, DETECTABLE) <= .35 + 1e-9,
		    cc_table_int(t, i, N) >= cc_table_int(t, 0, NEEDED));
	}
	cc_planned_put(report, 0, CC_ARMS_YES_NO, .3, .35, NULL, 0, &aim);
	assert_int_equal(t->rows, CC_PLAN_SIZES + 1);
	cc_planned_put(report, 0, CC_ARMS_YES_NO, .4, .35, NULL, 0, &aim);
	assert_int_equal(t->rows, 2 * CC_PLAN_SIZES + 1);
}

static void
ranks_have_no_baseline_and_need_no_number(void **state)
{
	const struct cc_table *t = cc_report_at(report, 0);

	(void)state;
	cc_planned_put(report, 0, CC_ARMS_ORDERED, (double)NAN, (double)NAN, NULL, 0, &aim);
	for (size_t i = 0; i < t->rows; i++) {
		assert_near(cc_table_real(t, i, BASELINE), (double)NAN, 0);
		assert_near(cc_table_real(t, i, NEEDED), (double)NAN, 0);
	}
	assert_int_equal(t->rows, CC_PLAN_SIZES);
}

static void
the_note_names_sizes_and_what_they_show(void **state)
{
	(void)state;
	cc_planned_note(report, "A > B", CC_ARMS_YES_NO, .25, &aim);
	assert_int_equal(report->n_notes, 1);
	assert_string_equal(report->note[0].text,
	    "A > B: people an arm, and the difference that they would show at the given power: "
	    "20: 0.45, 50: 0.27, 100: 0.19");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    sizes_at_hand_stand_among_the_usual_ones_and_a_plan_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ranks_have_no_baseline_and_need_no_number, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_note_names_sizes_and_what_they_show, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
