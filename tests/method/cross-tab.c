/* cross-tab.c -- tests of method/cross-tab. */
#include "method/cross-tab.h"

#include "bench.h"

static void
shares_are_of_all_rows(void **state)
{
	const char *text = "item\na\nb\na\na\n";
	struct bench b;

	(void)state;
	bench_begin(&b, &cc_cross_tab, "cross-tab", NULL);
	assert_true(bench_study(&b, "cross-tab", NULL));
	assert_true(bench_files(&b, &text, 1));
	assert_int_equal(bench_cell(&b, "items", "a", "n")->as.integer, 3);
	assert_near(bench_cell(&b, "items", "a", "share")->as.real, 0.75, 1e-15);
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_are_of_all_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
