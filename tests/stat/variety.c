/* variety.c -- tests stat/variety against methods.md T-2.1 and T-2.2. */
#include "stat/variety.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "near.h"

static void
shares_of_half_and_two_quarters_are_as_varied_as_two_and_two_thirds(void **state)
{
	const double part[] = { 2, 1, 1 };
	struct cc_variety v = cc_variety_of(part, 3);

	(void)state;
	assert_near(v.hhi, .375, 1e-15);
	assert_near(v.effective, 8. / 3, 1e-12);
	assert_near(v.entropy, 1.5, 1e-12);
}

static void
one_kind_alone_has_no_variety(void **state)
{
	struct cc_variety v = cc_variety_of((const double[]){ 7 }, 1);

	(void)state;
	assert_near(v.hhi, 1, 0);
	assert_near(v.effective, 1, 0);
	assert_near(v.entropy, 0, 0);
	assert_nan(cc_variety_of(NULL, 0).hhi);
}

static void
kinds_that_were_not_seen_are_those_of_t_2_2(void **state)
{
	struct cc_seen_kinds s = { .kinds = 30, .sightings = 60, .once = 12, .twice = 6 };

	(void)state;
	assert_near(cc_good_turing(&s), .8, 1e-15);
	assert_near(cc_chao1(&s), 42, 1e-12);
	s.twice = 0;
	assert_near(cc_chao1(&s), 96, 1e-12);
	s = (struct cc_seen_kinds){ 0 };
	assert_nan(cc_good_turing(&s));
	assert_nan(cc_chao1(&s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_of_half_and_two_quarters_are_as_varied_as_two_and_two_thirds),
		cmocka_unit_test(one_kind_alone_has_no_variety),
		cmocka_unit_test(kinds_that_were_not_seen_are_those_of_t_2_2),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
