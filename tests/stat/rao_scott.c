/* rao_scott.c -- tests stat/rao_scott against R 4.2.2 (package survey, svychisq): the methods page's
 * vectors 16. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/rao_scott.h"
#include "stat/table.h"

enum { N = 12, FIRST = 5 };

static const double weight[N] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };
static const int has[N] = { 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0 };

static void
two_segments_are_as_in_r(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_weight_sums cell[4] = { 0 };
	struct cc_rao_scott test;

	(void)state;
	for (int i = 0; i < N; i++)
		cc_weights_add(&cell[2 * has[i] + (i < FIRST)], weight[i]);
	assert_int_equal(cc_rao_scott(&test, cell, 2, 2, arena), CC_WHY_NONE);
	assert_int_equal(test.n, N);
	assert_near(test.f, .127707906233, 1e-11);
	assert_near(test.df, 1, 1e-12);
	assert_near(test.df2, N - 1, 1e-11);
	assert_near(test.p, .727582380410, 1e-11);
	cc_arena_free(arena);
}

/* With one weight it is Pearson's test but for n / (n - 1), and F in place of chi-squared. */
static void
people_of_one_weight_are_pearson_s(void **state)
{
	static const uint64_t count[] = { 30, 20, 10, 15, 25, 22, 9, 31, 18 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_weight_sums cell[9] = { 0 };
	struct cc_crossed crossed[9];
	struct cc_table_test pearson;
	struct cc_rao_scott test;

	(void)state;
	for (int i = 0; i < 9; i++)
		for (uint64_t k = 0; k < count[i]; k++)
			cc_weights_add(&cell[i], 2.5);
	assert_int_equal(cc_crossed(&pearson, crossed, count, 3, 3, arena), CC_WHY_NONE);
	assert_int_equal(cc_rao_scott(&test, cell, 3, 3, arena), CC_WHY_NONE);
	assert_near(test.chi2, pearson.chi2, 1e-10);
	assert_true(test.df > 3 && test.df <= 4);
	cc_arena_free(arena);
}

static void
what_cannot_be_tested_says_why(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_weight_sums cell[4] = { 0 };
	struct cc_rao_scott test;

	(void)state;
	assert_int_equal(cc_rao_scott(&test, cell, 2, 2, arena), CC_WHY_NO_DATA);
	cc_weights_add(&cell[0], 1);
	cc_weights_add(&cell[1], 1);
	assert_int_equal(cc_rao_scott(&test, cell, 1, 2, arena), CC_WHY_ONE);
	assert_int_equal(cc_rao_scott(&test, cell, 2, 2, arena), CC_WHY_ONE_VALUE);
	assert_true(test.p != test.p);
	cc_arena_free(arena);
}

/* Three cells of nine hold somebody: four contrasts of the interaction cannot be told apart. */
static void
contrasts_that_empty_cells_leave_alike_have_no_test(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_weight_sums cell[9] = { 0 };
	struct cc_rao_scott test;

	(void)state;
	for (int i = 0; i < N; i++)
		cc_weights_add(&cell[i % 3 * 4], weight[i]);
	assert_int_equal(cc_rao_scott(&test, cell, 3, 3, arena), CC_WHY_ONE_VALUE);
	assert_true(test.f != test.f && test.p != test.p);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_segments_are_as_in_r),
		cmocka_unit_test(people_of_one_weight_are_pearson_s),
		cmocka_unit_test(what_cannot_be_tested_says_why),
		cmocka_unit_test(contrasts_that_empty_cells_leave_alike_have_no_test),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
