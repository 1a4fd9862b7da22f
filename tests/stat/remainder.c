/* remainder.c -- tests stat/remainder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stat/remainder.h"

static void
shared(int64_t total, const int64_t *weight, size_t n, const int64_t *wanted)
{
	int64_t part[16];

	cc_remainder(part, total, weight, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(part[i], wanted[i]);
}

/* T-8.2, computed by Python's fractions and by R. */
static void
minutes_of_work_are_shared_among_phases_as_python_and_r_have_it(void **state)
{
	static const int64_t onsite[] = { 10000, 30000, 40000, 15000, 5000 };
	static const int64_t online[] = { 15000, 30000, 35000, 15000, 5000 };

	(void)state;
	shared(110, onsite, 5, (const int64_t[]){ 11, 33, 44, 17, 5 });
	shared(170, onsite, 5, (const int64_t[]){ 17, 51, 68, 26, 8 });
	shared(220, onsite, 5, (const int64_t[]){ 22, 66, 88, 33, 11 });
	shared(40, online, 5, (const int64_t[]){ 6, 12, 14, 6, 2 });
	shared(55, online, 5, (const int64_t[]){ 8, 17, 19, 8, 3 });
	shared(85, online, 5, (const int64_t[]){ 13, 25, 30, 13, 4 });
}

static void
minutes_of_a_phase_are_shared_among_blocks_as_python_and_r_have_it(void **state)
{
	(void)state;
	shared(11, (const int64_t[]){ 1, 2 }, 2, (const int64_t[]){ 4, 7 });
	shared(33, (const int64_t[]){ 1, 3, 2 }, 3, (const int64_t[]){ 6, 16, 11 });
	shared(44, (const int64_t[]){ 3, 3, 3, 2 }, 4, (const int64_t[]){ 12, 12, 12, 8 });
	shared(17, (const int64_t[]){ 2, 1 }, 2, (const int64_t[]){ 11, 6 });
	shared(25, (const int64_t[]){ 1, 3, 2 }, 3, (const int64_t[]){ 4, 13, 8 });
	shared(17, (const int64_t[]){ 1, 2, 1, 2, 2, 2, 1 }, 7, (const int64_t[]){ 2, 3, 2, 3, 3, 3, 1 });
}

static void
equal_fractions_go_to_the_earlier_and_nothing_shared_is_nothing(void **state)
{
	(void)state;
	shared(5, (const int64_t[]){ 1, 1 }, 2, (const int64_t[]){ 3, 2 });
	shared(2, (const int64_t[]){ 1, 1, 1 }, 3, (const int64_t[]){ 1, 1, 0 });
	shared(0, (const int64_t[]){ 1, 0 }, 2, (const int64_t[]){ 0, 0 });
	shared(7, (const int64_t[]){ 0, 3 }, 2, (const int64_t[]){ 0, 7 });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(minutes_of_work_are_shared_among_phases_as_python_and_r_have_it),
		cmocka_unit_test(minutes_of_a_phase_are_shared_among_blocks_as_python_and_r_have_it),
		cmocka_unit_test(equal_fractions_go_to_the_earlier_and_nothing_shared_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
