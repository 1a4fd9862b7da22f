/* two_arms.c -- tests stat/two_arms.  What its tests give is tested where they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "stat/two_arms.h"

#include <math.h>

static struct cc_arena *values;

static int
begin_values(void **state)
{
	(void)state;
	values = cc_arena_new();
	return 0;
}

static int
end_values(void **state)
{
	(void)state;
	cc_arena_free(values);
	return 0;
}

static struct cc_two_arms
arms(bool down)
{
	return (struct cc_two_arms){ .down = down, .arena = values };
}

static struct cc_two_arms_test
test_of(const struct cc_two_arms *a, enum cc_arms_kind kind)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_two_arms_test t;

	cc_two_arms_test(&t, a, kind, .95, arena);
	cc_arena_free(arena);
	return t;
}

static void
people_of_both_arms_are_counted_once_and_their_preference_too(void **state)
{
	struct cc_two_arms a = arms(false);
	struct cc_two_arms_test t;

	(void)state;
	cc_two_arms_see(&a, (const double[]){ 3, 1 });
	cc_two_arms_see(&a, (const double[]){ 2, 2 });
	cc_two_arms_see(&a, (const double[]){ 5, NAN });
	cc_two_arms_see(&a, (const double[]){ NAN, NAN });
	assert_int_equal(a.either, 3);
	assert_int_equal(a.both, 2);
	t = test_of(&a, CC_ARMS_WITHIN);
	assert_int_equal(t.n[0], 2);
	assert_int_equal(t.tell, 1);
	assert_near(t.value[0], 2.5, 1e-15);
	assert_near(t.difference, 1, 1e-15);
	assert_near(t.superior.value, 1, 0);
	t = test_of(&a, CC_ARMS_ORDERED);
	assert_int_equal(t.n[0], 3);
	assert_int_equal(t.n[1], 2);
	assert_near(t.value[0], 10. / 3, 1e-12);
}

/* .4 - .1 is not quite .3, as 1.3 - 1 is not. */
static void
pairs_that_differ_alike_have_no_interval(void **state)
{
	struct cc_two_arms a = arms(false);
	struct cc_two_arms_test t;

	(void)state;
	for (int i = 0; i < 10; i++)
		cc_two_arms_see(&a, (const double[]){ i * .1 + .4, i * .1 + .1 });
	t = test_of(&a, CC_ARMS_WITHIN);
	assert_near(t.difference, .3, 1e-15);
	assert_true(isnan(t.low) && isnan(t.high));
	cc_two_arms_see(&a, (const double[]){ .5, .2 + 1e-6 });
	t = test_of(&a, CC_ARMS_WITHIN);
	assert_true(t.low < t.difference && t.difference < t.high);
}

static void
less_is_better_exchanges_the_sides_but_not_the_difference(void **state)
{
	struct cc_two_arms up = arms(false), down = arms(true);
	struct cc_two_arms_test more, less;

	(void)state;
	for (int i = 0; i < 6; i++)
		cc_two_arms_see(&up, (const double[]){ i % 3 + 2, i % 2 });
	more = test_of(&up, CC_ARMS_ORDERED);
	for (int i = 0; i < 6; i++)
		cc_two_arms_see(&down, (const double[]){ i % 3 + 2, i % 2 });
	less = test_of(&down, CC_ARMS_ORDERED);
	assert_near(more.superior.value, 1 - less.superior.value, 1e-15);
	assert_near(more.difference, less.difference, 1e-15);
	assert_near(more.p, less.p, 1e-15);
	assert_near(test_of(&up, CC_ARMS_WITHIN).superior.value, 1, 0);
	assert_near(test_of(&down, CC_ARMS_WITHIN).superior.value, 0, 0);
}

static void
people_of_one_arm_may_come_counted(void **state)
{
	struct cc_two_arms one = arms(false), all = arms(false);
	struct cc_two_arms_test t, wanted;

	(void)state;
	for (int i = 0; i < 60; i++)
		cc_two_arms_see(
		    &one, i % 2 == 0 ? (const double[]){ i % 3, NAN } : (const double[]){ NAN, i % 5 });
	for (int value = 0; value < 5; value++) {
		if (value < 3)
			cc_two_arms_see_alone(&all, 0, value, 10);
		cc_two_arms_see_alone(&all, 1, value, 6);
	}
	assert_int_equal(all.either, one.either);
	t = test_of(&all, CC_ARMS_ORDERED);
	wanted = test_of(&one, CC_ARMS_ORDERED);
	assert_int_equal(t.n[0], wanted.n[0]);
	assert_near(t.p, wanted.p, 0);
	assert_near(t.superior.value, wanted.superior.value, 0);
	t = test_of(&all, CC_ARMS_YES_NO);
	assert_near(t.p, test_of(&one, CC_ARMS_YES_NO).p, 0);
}

static void
nobody_in_an_arm_is_no_test(void **state)
{
	struct cc_two_arms a = arms(false), choice = { .down = false };
	struct cc_two_arms_test t;

	(void)state;
	cc_two_arms_see(&a, (const double[]){ 1, NAN });
	t = test_of(&a, CC_ARMS_YES_NO);
	assert_nan(t.p);
	assert_nan(t.least);
	assert_nan(t.superior.value);
	assert_nan(test_of(&a, CC_ARMS_ORDERED).p);
	cc_two_arms_choose(&choice, 2, 1);
	assert_nan(test_of(&choice, CC_ARMS_CHOICE).p);
	assert_int_equal(test_of(&choice, CC_ARMS_CHOICE).n[0], 1);
}

static void
more_people_than_the_exact_test_takes_rest_on_the_normal_distribution(void **state)
{
	struct cc_two_arms a = { .down = false };
	struct cc_two_arms_test t;
	double z, p;

	(void)state;
	cc_two_arms_count(&a, 0, (struct cc_share){ 6000, 12000 });
	cc_two_arms_count(&a, 1, (struct cc_share){ 5800, 12000 });
	cc_pooled_z(&z, &p, a.share[0], a.share[1]);
	t = test_of(&a, CC_ARMS_YES_NO);
	assert_true(t.approximate);
	assert_near(t.p, p, 0);
	assert_near(t.pooled, 11800. / 24000, 1e-15);
}

static void
what_would_be_shown_is_that_of_the_kind(void **state)
{
	const struct cc_plan_aim aim = { .8, .05 };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_near(cc_two_arms_detectable(CC_ARMS_YES_NO, 10, 10, .3, &aim, arena), .59, 1e-12);
	assert_near(cc_two_arms_detectable(CC_ARMS_ORDERED, 15, 15, NAN, &aim, arena), .795313011610, 1e-12);
	assert_near(cc_two_arms_detectable(CC_ARMS_WITHIN, 15, 0, NAN, &aim, arena), .85, 1e-12);
	assert_nan(cc_two_arms_detectable(CC_ARMS_ORDERED, 15, 0, NAN, &aim, arena));
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_of_both_arms_are_counted_once_and_their_preference_too),
		cmocka_unit_test(pairs_that_differ_alike_have_no_interval),
		cmocka_unit_test(less_is_better_exchanges_the_sides_but_not_the_difference),
		cmocka_unit_test(people_of_one_arm_may_come_counted),
		cmocka_unit_test(nobody_in_an_arm_is_no_test),
		cmocka_unit_test(more_people_than_the_exact_test_takes_rest_on_the_normal_distribution),
		cmocka_unit_test(what_would_be_shown_is_that_of_the_kind),
	};

	return cmocka_run_group_tests(tests, begin_values, end_values);
}
