/* frequencies.c -- tests stat/frequencies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/frequencies.h"

#include <math.h>
#include <stdlib.h>

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Few values and many, of one size and of all: as a sort of all has them. */
static void
counts_and_figures_are_those_of_the_sorted_numbers(void **state)
{
	static const uint32_t sizes[] = { 1, 2, 3, 10, 999, 4000 }, kinds[] = { 1, 2, 5, 1000, 1000000 };
	uint64_t x = 1;

	(void)state;
	for (uint32_t k = 0; k < sizeof sizes / sizeof *sizes * 5; k++) {
		uint32_t n = sizes[k / 5], at = 0;
		double *all = CC_ARRAY(arena, double, n), mean, wanted;
		struct cc_frequencies f = { .slots = 0 };
		struct cc_moments moments, one_by_one = { 0 };
		struct cc_frequency *sorted;

		for (uint32_t i = 0; i < n; i++) {
			x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
			all[i] = ((double)(x >> 33) - 0x1p30) * ldexp(1, (int)(x >> 32 & 1) * -40);
			if (kinds[k % 5] < 1000000)
				all[i] = (double)((x >> 40) % kinds[k % 5]) - 2;
			cc_frequency_add(&f, all[i], arena);
			cc_moments_add(&one_by_one, all[i]);
		}
		qsort(all, n, sizeof *all, by_value);
		sorted = cc_frequencies_sorted(&f, arena);
		for (uint32_t v = 0; v < f.values; v++)
			for (uint64_t i = 0; i < sorted[v].n; i++)
				assert_near(sorted[v].value, all[at++], 0);
		assert_int_equal(at, n);
		assert_int_equal(f.n, n);
		assert_near(cc_frequencies_median(&f, arena), (all[(n - 1) / 2] + all[n / 2]) / 2, 1e-15);
		cc_frequencies_moments(&moments, &f);
		cc_moments_mean(&mean, &moments);
		cc_moments_mean(&wanted, &one_by_one);
		assert_near(mean, wanted, 0);
		cc_moments_variance(&mean, &moments);
		cc_moments_variance(&wanted, &one_by_one);
		assert_true(n == 1 || mean == wanted);
	}
}

static void
both_zeros_are_one_value_and_nothing_has_no_median(void **state)
{
	struct cc_frequencies f = { .slots = 0 };

	(void)state;
	assert_nan(cc_frequencies_median(&f, arena));
	cc_frequency_add(&f, -0., arena);
	cc_frequency_add(&f, 0, arena);
	cc_frequency_add(&f, 3, arena);
	assert_int_equal(f.values, 2);
	assert_false(signbit(cc_frequencies_sorted(&f, arena)[0].value));
	assert_near(cc_frequencies_median(&f, arena), 0, 0);
	cc_frequency_add(&f, 4, arena);
	assert_near(cc_frequencies_median(&f, arena), 1.5, 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(counts_and_figures_are_those_of_the_sorted_numbers),
		TEST(both_zeros_are_one_value_and_nothing_has_no_median),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
