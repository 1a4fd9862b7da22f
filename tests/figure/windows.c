/* windows.c -- tests figure/windows and figure/plan: who has come to an end, what was met. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/plan.h"
#include "figure/windows.h"
#include "near.h"
#include "rec/yaml.h"

#include <math.h>
#include <string.h>

enum { ONBOARDING, PLAN };

static const struct cc_table_spec tables[] = { CC_ONBOARDING_TABLE, CC_PLAN_TABLE, { 0 } };
static const struct cc_run run = { .confidence = .95 };

#include "report.h"

static const struct cc_cell *
cell(unsigned table, size_t row, unsigned column)
{
	return cc_table_cell(cc_report_at(report, table), row, column);
}

static struct cc_windows
windows_of(const char *days)
{
	struct cc_windows w;
	struct cc_err err = { 0 };

	if (!cc_windows_read(&w, &(struct cc_list){ &days, 1 }, &run, arena, &err))
		fail_msg("%s", err.text);
	return w;
}

static void
windows_follow_each_other_then_begin_at_day_one(void **state)
{
	static const int64_t wanted[][2] = { { 1, 3 }, { 4, 7 }, { 8, 30 }, { 1, 7 }, { 1, 30 } };
	struct cc_windows w = windows_of(" 3, 7,30");

	(void)state;
	assert_int_equal(w.n, 5);
	for (size_t i = 0; i < w.n; i++) {
		assert_int_equal(w.window[i].from, wanted[i][0]);
		assert_int_equal(w.window[i].to, wanted[i][1]);
	}
	assert_int_equal(windows_of("3").n, 1);
}

static void
days_of_a_list_are_one_row(void **state)
{
	static const char *days[] = { "1", "2" };
	struct cc_windows w;
	struct cc_err err = { 0 };

	(void)state;
	assert_true(cc_windows_read(&w, &(struct cc_list){ days, 2 }, &run, arena, &err));
	assert_int_equal(w.n, 3);
	assert_int_equal(w.window[1].from, 2);
}

static void
days_that_do_not_rise_are_refused(void **state)
{
	static const char *const wrong[] = { "", "3,3", "7,3", "0", "-1", "3,", "3,x", "36501", "1.5" };

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *days = wrong[i];
		struct cc_windows w;
		struct cc_err err = { 0 };

		if (cc_windows_read(&w, &(struct cc_list){ &days, 1 }, &run, arena, &err))
			fail_msg("\"%s\" is read", days);
	}
}

/* Three started: 40, 3 and 2 days ago; the first came on day 0, 3 and 8, the second
 * stumbled on day 1, the third on day 2, before the window was over. */
static void
who_has_not_come_to_the_end_of_a_window_does_not_count(void **state)
{
	struct cc_windows w = windows_of("3,7,30");

	(void)state;
	cc_windows_see(&w, 0, true);
	cc_windows_see(&w, 3, false);
	cc_windows_see(&w, 8, false);
	cc_windows_person(&w, 40, 1);
	cc_windows_see(&w, 1, true);
	cc_windows_person(&w, 3, 1);
	cc_windows_see(&w, 2, true);
	cc_windows_person(&w, 2, 1);
	cc_windows_put(report, cc_report_at(report, ONBOARDING), &w, .95);
	assert_true(cc_span_eq(cell(ONBOARDING, 0, 0)->as.text, CC_SPAN("1-3")));
	assert_int_equal(cell(ONBOARDING, 0, CC_ONBOARDING_ELIGIBLE)->as.integer, 2);
	assert_int_equal(cell(ONBOARDING, 0, 4)->as.integer, 2);
	assert_int_equal(cell(ONBOARDING, 0, 8)->as.integer, 1);
	assert_near(cell(ONBOARDING, 0, 9)->as.real, .5, 0);
	assert_int_equal(cell(ONBOARDING, 1, CC_ONBOARDING_ELIGIBLE)->as.integer, 1);
	assert_near(cell(ONBOARDING, 1, CC_ONBOARDING_ACTIVE_SHARE)->as.real, 0, 0);
	assert_near(cell(ONBOARDING, 2, CC_ONBOARDING_ACTIVE_SHARE)->as.real, 1, 0);
	assert_int_equal(cell(ONBOARDING, 4, CC_ONBOARDING_ELIGIBLE)->as.integer, 1);
	assert_int_equal(report->n_notes, 1);
	assert_string_equal(report->note[0].code, "onboarding-censored");
}

static void
who_carries_a_weight_counts_by_it(void **state)
{
	struct cc_windows w = windows_of("3");

	(void)state;
	w.weighted = true;
	cc_windows_see(&w, 1, false);
	cc_windows_person(&w, 9, 3);
	cc_windows_person(&w, 9, 1);
	cc_windows_put(report, cc_report_at(report, ONBOARDING), &w, .95);
	assert_near(cell(ONBOARDING, 0, CC_ONBOARDING_ACTIVE_SHARE)->as.real, .75, 0);
	assert_int_equal(cell(ONBOARDING, 0, CC_ONBOARDING_ELIGIBLE)->as.integer, 2);
	assert_int_equal(report->n_notes, 0);
}

static void
check_plan(size_t row, const char *name, int64_t seen, const char *verdict)
{
	if (!cc_span_eq(cell(PLAN, row, 1)->as.text, cc_span(name)))
		fail_msg("row %zu: %.*s", row, (int)cell(PLAN, row, 1)->as.text.len,
		    cell(PLAN, row, 1)->as.text.at);
	assert_int_equal(cell(PLAN, row, 3)->as.integer, seen);
	assert_true(cc_span_eq(cell(PLAN, row, 5)->as.text, cc_span(verdict)));
}

static void
what_was_expected_stands_before_what_was_not(void **state)
{
	static const struct cc_span expected[] = { { "Shop", 4 }, { "Mail", 4 } };
	struct cc_seen_name seen[] = { { CC_SPAN("ＳＨＯＰ"), 3, 2, false },
		{ CC_SPAN("phone"), 5, 4, false }, { CC_SPAN("shop"), 1, 1, false },
		{ CC_SPAN("mail"), 0, 0, false } };
	struct cc_names_list missing = { 0 };
	const struct cc_plan p = { report, cc_report_at(report, PLAN), CC_SPAN("buy"), "touchpoint", NULL,
		&missing };

	(void)state;
	cc_plan_put(&p, &(struct cc_planned){ expected, 2 }, seen, 4);
	assert_int_equal(cc_report_at(report, PLAN)->rows, 4);
	check_plan(0, "Shop", 3, "as planned");
	check_plan(1, "shop", 1, "as planned"); /* the same, written in another way */
	check_plan(2, "Mail", 0, "missing");
	check_plan(3, "phone", 5, "unplanned");
	cc_plan_note(report, &missing);
	assert_int_equal(report->n_notes, 1);
	assert_non_null(strstr(report->note[0].text, "1 thing that nobody met: Mail"));
}

static void
where_nothing_was_seen_nothing_is_missing(void **state)
{
	static const struct cc_span expected[] = { { "Shop", 4 } };
	struct cc_names_list missing = { 0 };
	const struct cc_plan p = { report, cc_report_at(report, PLAN), CC_SPAN("buy"), "touchpoint", NULL,
		&missing };

	(void)state;
	cc_plan_put(&p, &(struct cc_planned){ expected, 1 }, NULL, 0);
	check_plan(0, "Shop", 0, "no data");
	cc_plan_note(report, &missing);
	assert_int_equal(report->n_notes, 0);
}

static void
a_kind_of_which_the_study_says_nothing_is_not_compared(void **state)
{
	static const char *const keys[] = { "things", "feelings", NULL };
	static struct cc_item item[] = { { .id = { "a", 1 } }, { .id = { "b", 1 } } };
	struct cc_items list = { .item = item, .n = 2 };
	struct cc_seen_name seen[] = { { CC_SPAN("Joy"), 2, 2, false } };
	struct cc_names_list missing = { 0 };
	const struct cc_plan p = { report, cc_report_at(report, PLAN), CC_SPAN("b"), "thing", NULL,
		&missing };
	struct cc_planned *planned;
	struct cc_err err = { 0 };
	struct cc_node *node;

	(void)state;
	assert_true(cc_plan_load(&planned, &list, keys, "s.yaml", arena, &err));
	assert_null(planned);
	assert_true(cc_yaml_load(
	    &node, CC_SPAN("feelings: [Joy, Calm]\nthings:\n"), "s.yaml", CC_EXIT_STUDY, arena, &err));
	item[1].node = node;
	assert_true(cc_plan_load(&planned, &list, keys, "s.yaml", arena, &err));
	assert_null(planned[0].name); /* of a */
	assert_null(planned[2].name); /* things of b: an empty key */
	assert_int_equal(planned[3].n, 2);
	cc_plan_put(&p, &planned[2], seen, 1);
	assert_int_equal(cc_report_at(report, PLAN)->rows, 0);
	cc_plan_put(&p, &planned[3], seen, 1);
	assert_int_equal(cc_report_at(report, PLAN)->rows, 2);
}

static void
a_name_of_the_list_stands_for_its_others(void **state)
{
	static struct cc_item item[] = { { .id = { "joy", 3 }, .label = { { "Joy", "喜び" } } } };
	static const struct cc_span expected[] = { { "喜び", 6 } };
	struct cc_items names = { .item = item, .n = 1 };
	struct cc_seen_name seen[] = { { CC_SPAN("Joy"), 2, 2, false } };
	struct cc_names_list missing = { 0 };
	const struct cc_plan p = { report, cc_report_at(report, PLAN), CC_SPAN("buy"), "feeling", &names,
		&missing };

	(void)state;
	cc_items_index(&names, arena);
	cc_plan_put(&p, &(struct cc_planned){ expected, 1 }, seen, 1);
	assert_int_equal(cc_report_at(report, PLAN)->rows, 1);
	check_plan(0, "喜び", 2, "as planned");
}

int
main(void)
{
	const struct CMUnitTest t[] = {
		cmocka_unit_test_setup_teardown(
		    windows_follow_each_other_then_begin_at_day_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(days_of_a_list_are_one_row, set_up, tear_down),
		cmocka_unit_test_setup_teardown(days_that_do_not_rise_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    who_has_not_come_to_the_end_of_a_window_does_not_count, set_up, tear_down),
		cmocka_unit_test_setup_teardown(who_carries_a_weight_counts_by_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_was_expected_stands_before_what_was_not, set_up, tear_down),
		cmocka_unit_test_setup_teardown(where_nothing_was_seen_nothing_is_missing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_kind_of_which_the_study_says_nothing_is_not_compared, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_name_of_the_list_stands_for_its_others, set_up, tear_down),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
