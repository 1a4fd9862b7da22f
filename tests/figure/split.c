/* split.c -- tests figure/split. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "figure/split.h"

/* scipy: 2 binom.cdf(40, 140, .5), and chi2.sf(5, 2). */
static void
shares_are_relative_and_every_arm_has_the_p_of_all(void **state)
{
	struct cc_split two[] = { { .share = 3, .n = 40 }, { .share = 3, .n = 100 } };
	struct cc_split three[] = { { .share = 1, .n = 20 }, { .share = 1, .n = 30 },
		{ .share = 2, .n = 70 } };
	struct cc_arena *arena = cc_arena_new();
	double p = cc_split(two, 2, arena);

	(void)state;
	assert_near(p, 4.143396431880523e-7, 1e-15);
	assert_near(two[0].expected, 70, 0);
	assert_near(two[1].planned, .5, 0);
	assert_near(two[0].p, p, 0);
	p = cc_split(three, 3, arena);
	assert_near(three[2].expected, 60, 0);
	assert_near(three[2].planned, .5, 0);
	/* (10^2 / 30 + 0 + 10^2 / 60) = 5 on 2 degrees of freedom. */
	assert_near(p, .0820849986238988, 1e-14);
	assert_near(three[1].p, p, 0);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_are_relative_and_every_arm_has_the_p_of_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
