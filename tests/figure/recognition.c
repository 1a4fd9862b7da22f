/* recognition.c -- tests figure/recognition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "yaml.h"
#include "figure/recognition.h"

static void
a_level_is_reached_on_the_day_of_the_points_that_reach_it(void **state)
{
	struct cc_recognition levels;
	struct cc_recognised of = { 0, 0, CC_NO_INT };
	struct cc_recognition_row row;

	(void)state;
	assert_true(yaml_read(cc_recognition_read, &levels,
	    "[{id: friend, from: 10}, {id: author, from: 60}]", NULL, 0, arena));
	row = cc_recognition_row(&levels, CC_SPAN("ann"), &of);
	assert_null(row.level.at);
	assert_true(cc_span_eq(row.next, CC_SPAN("friend")));
	assert_near(row.to_next, 10, 0);
	cc_recognise(&of, &levels, 9999999, 1);
	assert_int_equal(of.levels, 0);
	assert_int_equal(of.since, CC_NO_INT);
	cc_recognise(&of, &levels, 1, 2);
	assert_int_equal(of.levels, 1);
	assert_int_equal(of.since, 2);
	cc_recognise(&of, &levels, 1000000, 3);
	assert_int_equal(of.since, 2);
	cc_recognise(&of, &levels, 60000000, 4);
	row = cc_recognition_row(&levels, CC_SPAN("ann"), &of);
	assert_true(cc_span_eq(row.level, CC_SPAN("author")));
	assert_null(row.next.at);
	assert_nan(row.to_next);
	assert_near(row.points, 71, 1e-12);
	assert_int_equal(row.since, 4);
}

static void
levels_that_do_not_rise_are_refused(void **state)
{
	struct cc_recognition levels;

	(void)state;
	assert_refused(cc_recognition_read, &levels, "[{id: a, from: 5}, {id: b, from: 5}]", NULL,
	    "1:20: level \"b\"; wanted from, in points, each more", arena);
	assert_refused(cc_recognition_read, &levels, "[{id: a}]", NULL, "level \"a\"; wanted from", arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_level_is_reached_on_the_day_of_the_points_that_reach_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(levels_that_do_not_rise_are_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
