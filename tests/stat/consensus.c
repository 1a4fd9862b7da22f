/* consensus.c -- tests stat/consensus; the first value as R's agrmt has it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/consensus.h"

/* So many at positions 0, 1, 2 ... of a scale. */
static double
of(const uint64_t *count, size_t n)
{
	double position[8];

	for (size_t i = 0; i < n; i++)
		position[i] = (double)i;
	return cc_consensus(position, count, n, 0, (double)n - 1);
}

static void
seven_positions_are_as_published(void **state)
{
	static const uint64_t count[] = { 30, 40, 210, 130, 530, 50, 10 };

	(void)state;
	assert_near(of(count, 7), 0.7256876, 1e-7);
}

static void
one_mind_is_1_and_two_camps_at_the_ends_are_0(void **state)
{
	static const uint64_t alike[] = { 0, 5, 0 }, camps[] = { 1, 0, 1 };

	(void)state;
	assert_true(of(alike, 3) == 1);
	assert_true(of(camps, 3) == 0);
}

static void
yes_partly_and_no_of_small_teams(void **state)
{
	static const uint64_t a[] = { 2, 1, 1 }, b[] = { 3, 0, 1 }, c[] = { 1, 1, 1 }, d[] = { 0, 1, 3 };
	static const uint64_t five[] = { 0, 1, 2, 1, 0 };

	(void)state;
	assert_near(of(a, 3), 0.2590434, 1e-7);
	assert_near(of(b, 3), 0.1887219, 1e-7);
	assert_near(of(c, 3), 1. / 3, 1e-12);
	assert_near(of(d, 3), 0.6859982, 1e-7);
	assert_near(of(five, 5), 0.7924813, 1e-7);
}

static void
nobody_has_no_consensus(void **state)
{
	static const uint64_t none[] = { 0, 0 };

	(void)state;
	assert_nan(of(none, 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seven_positions_are_as_published),
		cmocka_unit_test(one_mind_is_1_and_two_camps_at_the_ends_are_0),
		cmocka_unit_test(yes_partly_and_no_of_small_teams),
		cmocka_unit_test(nobody_has_no_consensus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
