/* promises.c -- what is expected of a figure, and what becomes of a promise. */
#include "figure/promises.h"

#include "base/date.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"

static enum cc_met
judged(const char *expect, double value, double low, double high)
{
	struct cc_expect e;

	assert_true(cc_expect_read(&e, cc_span(expect)));
	return cc_expect_judge(&e, &(struct cc_between){ value, low, high });
}

static void
the_whole_interval_decides(void **state)
{
	(void)state;
	assert_int_equal(judged(">= 50 %", .4, .2459, .5768), CC_NOT_CLEAR);
	assert_int_equal(judged(">=50%", .4, .31, .49), CC_MISSED);
	assert_int_equal(judged(">= .5", .5, .5, .5), CC_KEPT);
	assert_int_equal(judged("> .5", .5, .5, .5), CC_MISSED);
	assert_int_equal(judged(">= 50%", .61, .52, .69), CC_KEPT);
	assert_int_equal(judged(">= 0.5", .5, .5, .5), CC_KEPT);
	assert_int_equal(judged("> 0.5", .5, .5, .5), CC_MISSED);
	assert_int_equal(judged("<= 0.5", .5, .5, .5), CC_KEPT);
	assert_int_equal(judged("< 0.5", .5, .5, .5), CC_MISSED);
	assert_int_equal(judged("< 0.5", .45, .4, .5), CC_NOT_CLEAR);
	assert_int_equal(judged("> -20", -30, -40, -20), CC_MISSED);
}

static void
without_an_interval_the_value_decides(void **state)
{
	(void)state;
	assert_int_equal(judged(">= 3", 3, NAN, NAN), CC_KEPT);
	assert_int_equal(judged(">= 3", 2, NAN, NAN), CC_MISSED);
	assert_int_equal(judged(">= 3", NAN, NAN, NAN), CC_NOT_CLEAR);
}

static void
up_and_down_are_of_a_difference(void **state)
{
	(void)state;
	assert_int_equal(judged("up", 1, .5, 2), CC_KEPT);
	assert_int_equal(judged("up", 1, -.5, 2), CC_NOT_CLEAR);
	assert_int_equal(judged("up", 1, 0, 2), CC_NOT_CLEAR);
	assert_int_equal(judged("up", -1, -2, -.5), CC_MISSED);
	assert_int_equal(judged("up", 0, 0, 0), CC_NOT_CLEAR);
	assert_int_equal(judged("down", -1, -2, -.5), CC_KEPT);
	assert_int_equal(judged("down", 1, .5, 2), CC_MISSED);
}

static void
other_words_expect_nothing(void **state)
{
	static const char *const bad[] = { "", "50%", "= 50%", ">=", ">= half", "=> 5", "upwards", ">= 5 %%",
		">= nan" };
	struct cc_expect e;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(cc_expect_read(&e, cc_span(bad[i])));
}

static enum cc_promise_verdict
promise(const char *due, enum cc_said_of_it said, int met, const char *as_of)
{
	struct cc_promised p = { CC_NO_DAY, said, met >= 0, met >= 0 ? (enum cc_met)met : CC_KEPT };
	int64_t day = CC_NO_DAY;

	if (due != NULL)
		assert_true(cc_date_parse_iso(&p.due, cc_span(due)));
	if (as_of != NULL)
		assert_true(cc_date_parse_iso(&day, cc_span(as_of)));
	return cc_promise_judge(&p, day);
}

static void
a_promise_is_open_then_judged_by_its_figure_then_late(void **state)
{
	(void)state;
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, -1, "2026-06-30"), CC_PROMISE_LATE);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, -1, "2026-06-20"), CC_PROMISE_OPEN);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, CC_KEPT, "2026-06-19"), CC_PROMISE_OPEN);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, CC_KEPT, "2026-06-20"), CC_PROMISE_KEPT);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, CC_MISSED, "2026-06-30"), CC_PROMISE_MISSED);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, CC_NOT_CLEAR, "2026-06-30"), CC_PROMISE_LATE);
	assert_int_equal(promise(NULL, CC_SAID_NOTHING, CC_KEPT, "2026-06-30"), CC_PROMISE_OPEN);
	assert_int_equal(promise("2026-06-20", CC_SAID_NOTHING, CC_KEPT, NULL), CC_PROMISE_OPEN);
}

static void
what_is_said_stands_beside_the_figure(void **state)
{
	(void)state;
	assert_int_equal(promise("2026-06-20", CC_SAID_DONE, -1, "2026-06-01"), CC_PROMISE_DONE);
	assert_int_equal(promise("2026-06-20", CC_SAID_DONE, CC_KEPT, "2026-06-01"), CC_PROMISE_KEPT);
	assert_int_equal(promise("2026-06-20", CC_SAID_DONE, CC_MISSED, "2026-06-01"), CC_PROMISE_MISSED);
	assert_int_equal(promise("2026-06-20", CC_SAID_DONE, CC_NOT_CLEAR, "2026-06-01"), CC_PROMISE_UNCLEAR);
	assert_int_equal(promise("2026-06-20", CC_SAID_DROPPED, CC_KEPT, "2026-06-30"), CC_PROMISE_DROPPED);
	assert_int_equal(promise("2026-06-20", CC_SAID_MOVED, CC_KEPT, "2026-06-30"), CC_PROMISE_MOVED);
}

static void
the_least_settled_come_first_then_the_oldest(void **state)
{
	struct cc_kept_promise p[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		p[i] = cc_promise_new(
		    CC_SPAN("2026-05"), (struct cc_span){ &"dcba"[i], 1 }, "x", (int64_t)(i % 2));
	p[0].verdict = CC_PROMISE_DONE;
	p[1].first_due = CC_NO_DAY;
	cc_promises_sort(p, 4);
	assert_int_equal(p[0].id.at[0], 'b'); /* day 0 */
	assert_int_equal(p[1].id.at[0], 'a'); /* day 1 */
	assert_int_equal(p[2].id.at[0], 'c'); /* without a day */
	assert_int_equal(p[3].id.at[0], 'd'); /* done */
	assert_string_equal(p[3].verdict_word, "done");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_interval_decides),
		cmocka_unit_test(without_an_interval_the_value_decides),
		cmocka_unit_test(up_and_down_are_of_a_difference),
		cmocka_unit_test(other_words_expect_nothing),
		cmocka_unit_test(a_promise_is_open_then_judged_by_its_figure_then_late),
		cmocka_unit_test(what_is_said_stands_beside_the_figure),
		cmocka_unit_test_setup_teardown(
		    the_least_settled_come_first_then_the_oldest, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
