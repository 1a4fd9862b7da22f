/* chosen.c -- tests figure/chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "figure/chosen.h"

static const struct cc_table_spec tables[] = { CC_CHOSEN_TABLE("Which", "どれ"), { 0 } };

#include "report.h"

enum { RANK, ID, LABEL, CHOSEN, N, SHARE, LOW, HIGH, P_NEXT, HOLDS };

static const struct cc_table *
put(struct cc_chosen_row *row, uint32_t rows, uint64_t n)
{
	const struct cc_run run = { .confidence = .95 };

	cc_chosen_put(report, 0, row, rows, n, &run, arena);
	return cc_report_at(report, 0);
}

static bool
says(const struct cc_table *t, size_t row, unsigned column, const char *text)
{
	return cc_span_eq(cc_table_cell(t, row, column)->as.text, cc_span(text));
}

static void
the_most_chosen_stands_first_and_ties_share_a_rank(void **state)
{
	struct cc_chosen_row row[] = { { .id = cc_span("a"), .chosen = 5 },
		{ .id = cc_span("b"), .chosen = 30 }, { .id = cc_span("c"), .chosen = 5 } };
	const struct cc_table *t = put(row, 3, 40);

	(void)state;
	assert_true(says(t, 0, ID, "b") && says(t, 1, ID, "a") && says(t, 2, ID, "c"));
	assert_int_equal(cc_table_int(t, 0, RANK), 1);
	assert_int_equal(cc_table_int(t, 1, RANK), 2);
	assert_int_equal(cc_table_int(t, 2, RANK), 2);
	assert_near(cc_table_real(t, 0, SHARE), .75, 0);
	assert_int_equal(cc_table_int(t, 2, N), 40);
	assert_true(says(t, 0, HOLDS, "yes"));
	assert_true(says(t, 1, HOLDS, "no"));
	/* Twice the sum of the binomial coefficients of 35 from 30 on, over 2^35. */
	assert_near(cc_table_real(t, 0, P_NEXT), 2.2361520677804947e-5, 1e-18);
	assert_near(cc_table_real(t, 2, P_NEXT), (double)NAN, 0);
}

static void
a_rank_holds_only_below_ranks_that_hold(void **state)
{
	struct cc_chosen_row row[] = { { .id = cc_span("a"), .chosen = 21 },
		{ .id = cc_span("b"), .chosen = 20 }, { .id = cc_span("c"), .chosen = 1 } };
	const struct cc_table *t = put(row, 3, 42);

	(void)state;
	assert_true(cc_table_real(t, 1, P_NEXT) < .001);
	for (size_t i = 0; i < 3; i++)
		assert_true(says(t, i, HOLDS, "no"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    the_most_chosen_stands_first_and_ties_share_a_rank, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_rank_holds_only_below_ranks_that_hold, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
