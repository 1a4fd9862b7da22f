/* segments.c -- tests figure/segments and figure/changes: intervals, differences, Holm, order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"
#include "figure/changes.h"
#include "figure/segments.h"
#include "near.h"
#include "stat/interval.h"

#include <math.h>
#include <string.h>

enum {
	SEGMENT,
	ITEM,
	MEASURE,
	N,
	VALUE,
	LOW,
	HIGH,
	DIFFERENCE,
	DIFFERENCE_LOW,
	DIFFERENCE_HIGH,
	P,
	ADJUSTED
};
enum {
	C_ITEM,
	C_MEASURE,
	C_N_BEFORE,
	C_N_AFTER,
	C_BEFORE,
	C_AFTER,
	C_DIFFERENCE,
	C_LOW,
	C_HIGH,
	C_P,
	C_ADJUSTED,
	C_VERDICT
};

static const struct cc_table_spec tables[] = { CC_SEGMENTS_TABLE, CC_CHANGES_TABLE, { 0 } };

static const struct cc_run run = { .bound = 1, .confidence = .95 };

#include "report.h"

static const struct cc_cell *
cell(const char *table, size_t row, unsigned column)
{
	const struct cc_table *t = cc_report_table(report, table);

	assert_true(row < t->rows);
	return &t->cell[row * t->n_columns + column];
}

static double
real(const char *table, size_t row, unsigned column)
{
	const struct cc_cell *c = cell(table, row, column);

	return c->empty ? (double)NAN : c->as.real;
}

static void
check_text(const char *table, size_t row, unsigned column, const char *wanted)
{
	assert_true(cc_span_eq(cell(table, row, column)->as.text, cc_span(wanted)));
}

static void
segments_stand_in_the_order_of_bytes_with_holm_over_all(void **state)
{
	struct cc_comparisons *s = cc_comparisons_begin(report, CC_TABLE_BY, &run, arena);
	struct cc_mean low = { 2, 1, 40 }, high = { 3, 1, 50 }, alone = { 5, (double)NAN, 1 };
	struct cc_difference d;
	double a, b;

	(void)state;
	cc_segment_mean(s, CC_SPAN("b"), CC_SPAN("x"), "total", low, high);
	cc_segment_share(
	    s, CC_SPAN("a"), CC_SPAN("y"), "share", (struct cc_share){ 56, 70 }, (struct cc_share){ 48, 80 });
	cc_segment_mean(s, CC_SPAN("a"), CC_SPAN("x"), "total", alone, high);
	cc_segment_share(
	    s, CC_SPAN("a"), CC_SPAN("x"), "share", (struct cc_share){ 0, 0 }, (struct cc_share){ 1, 2 });
	cc_comparisons_end(s);
	assert_int_equal(cc_report_table(report, "segments")->rows, 4);
	check_text("segments", 0, MEASURE, "total");
	check_text("segments", 1, MEASURE, "share");
	check_text("segments", 2, ITEM, "y");
	check_text("segments", 3, SEGMENT, "b");
	/* one rater: a value and a difference, no interval, no test */
	assert_near(real("segments", 0, DIFFERENCE), 2, 1e-15);
	assert_nan(real("segments", 0, LOW));
	assert_nan(real("segments", 0, P));
	/* nobody: nothing at all */
	assert_nan(real("segments", 1, VALUE));
	assert_nan(real("segments", 1, DIFFERENCE));
	/* one test of each measure was made */
	assert_near(real("segments", 2, VALUE), .8, 1e-15);
	assert_near(real("segments", 2, DIFFERENCE_LOW), .0524, 5e-5);
	assert_near(real("segments", 2, P), .008045, 5e-7);
	assert_near(real("segments", 2, ADJUSTED), .008045, 5e-7);
	cc_mean_difference(&d, low, high, .95);
	assert_near(real("segments", 3, P), d.p, 1e-15);
	assert_near(real("segments", 3, ADJUSTED), d.p, 1e-15);
	assert_near(real("segments", 3, DIFFERENCE_HIGH), d.high, 1e-15);
	cc_mean_interval(&a, &b, 2, 1, 40, .95);
	assert_near(real("segments", 3, LOW), a, 1e-15);
	assert_near(real("segments", 3, HIGH), b, 1e-15);
}

/* Two segments that are all people: the shares of y are one comparison, and allow
 * for that of x; nobody has z. */
static void
one_comparison_of_two_segments_counts_once(void **state)
{
	static const struct cc_share a[] = { { 10, 40 }, { 12, 40 }, { 0, 40 } };
	static const struct cc_share b[] = { { 30, 50 }, { 25, 50 }, { 0, 50 } };
	static const char *const item[] = { "x", "y", "z" };
	struct cc_comparisons *s = cc_comparisons_begin(report, CC_TABLE_BY, &run, arena);
	double x, y;

	(void)state;
	for (int i = 0; i < 3; i++) {
		cc_segment_share(s, CC_SPAN("a"), cc_span(item[i]), "share", a[i], b[i]);
		cc_segment_share(s, CC_SPAN("b"), cc_span(item[i]), "share", b[i], a[i]);
	}
	cc_comparisons_end(s);
	x = real("segments", 0, P);
	y = real("segments", 1, P);
	assert_true(x < y);
	for (size_t row = 0; row < 6; row += 3) {
		assert_near(real("segments", row, ADJUSTED), 2 * x, 1e-15);
		assert_near(real("segments", row + 1, ADJUSTED), y, 1e-15);
		assert_nan(real("segments", row + 2, P));
		assert_nan(real("segments", row + 2, ADJUSTED));
		assert_false(isnan(real("segments", row + 2, DIFFERENCE_HIGH)));
	}
	assert_int_equal(report->n_notes, 1);
	assert_non_null(strstr(report->note[0].text, "2 comparisons"));
}

/* The row of b has 9 people: --min-cell=10 blanks it, and its p costs the others nothing. */
static void
what_min_cell_blanks_is_not_tested(void **state)
{
	static const struct cc_run small = { .bound = 1, .confidence = .95, .min_cell = 10 };
	struct cc_comparisons *s = cc_comparisons_begin(report, CC_TABLE_BY, &small, arena);

	(void)state;
	cc_segment_share(
	    s, CC_SPAN("a"), CC_SPAN("x"), "share", (struct cc_share){ 10, 40 }, (struct cc_share){ 30, 50 });
	cc_segment_share(
	    s, CC_SPAN("b"), CC_SPAN("x"), "share", (struct cc_share){ 8, 9 }, (struct cc_share){ 32, 81 });
	cc_comparisons_end(s);
	assert_near(real("segments", 0, ADJUSTED), real("segments", 0, P), 1e-15);
	assert_nan(real("segments", 1, P));
	assert_nan(real("segments", 1, ADJUSTED));
}

/* A method that compares whatever it may. */
static bool
compare_all(struct cc_report *to, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *given, struct cc_problems *problems, struct cc_arena *memory, struct cc_err *err)
{
	struct cc_comparisons *s = cc_comparisons_begin(to, CC_TABLE_BY, given, memory);
	struct cc_comparisons *c = cc_comparisons_begin(to, CC_TABLE_AGAINST, given, memory);
	struct cc_mean low = { 2, 1, 40 }, high = { 3, 1, 50 };

	(void)now;
	(void)before;
	(void)problems;
	(void)err;
	cc_segment_mean(s, CC_SPAN("a"), CC_SPAN("x"), "total", low, high);
	cc_segment_share(
	    s, CC_SPAN("a"), CC_SPAN("x"), "share", (struct cc_share){ 1, 2 }, (struct cc_share){ 1, 3 });
	cc_change_mean(c, CC_SPAN("x"), "total", low, high, CC_BETTER_UP);
	cc_comparisons_end(s);
	cc_comparisons_end(c);
	return true;
}

static void
tables_of_comparisons_are_left_out_unless_somebody_asked(void **state)
{
	static const struct cc_role roles[] = { CC_DATE_ROLE, CC_SEGMENT_ROLE, { 0 } };
	static const struct cc_method method = { .roles = roles, .tables = tables, .finish = compare_all };
	static const struct cc_state before;
	struct cc_map *ids[] = { NULL, cc_map_new() };
	uint32_t n_ids[] = { 0, 0 };
	const struct cc_state now = { .ids = ids, .n_ids = n_ids };

	(void)state;
	for (unsigned asked = 0; asked < 4; asked++) {
		const struct cc_run given = { .bound = (asked & 1) << 1, .confidence = .95 };
		struct cc_report *to = cc_report_new(tables, NULL, NULL, CC_EN, arena);

		assert_true(cc_method_finish(
		    to, &method, &now, asked & 2 ? &before : NULL, &given, NULL, arena, NULL));
		assert_int_equal(cc_report_at(to, 0)->rows, asked & 1 ? 2 : 0);
		assert_int_equal(cc_report_at(to, 0)->left_out, !(asked & 1));
		assert_int_equal(cc_report_at(to, 1)->rows, asked & 2 ? 1 : 0);
		assert_int_equal(cc_report_at(to, 1)->left_out, !(asked & 2));
		assert_int_equal(to->n_notes, (asked & 1) + (asked >> 1));
		cc_report_free(to);
	}
	cc_map_free(ids[1]);
}

static void
a_change_is_better_worse_or_unclear(void **state)
{
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, &run, arena);
	struct cc_mean low = { 2, 1, 100 }, high = { 3, 1, 100 }, none = { 0 };

	(void)state;
	cc_change_mean(c, CC_SPAN("rises"), "total", low, high, CC_BETTER_UP);
	cc_change_mean(c, CC_SPAN("falls"), "total", high, low, CC_BETTER_UP);
	cc_change_mean(c, CC_SPAN("pains fall"), "affected", high, low, CC_BETTER_DOWN);
	cc_change_share(c, CC_SPAN("shares"), "share", (struct cc_share){ 10, 30 },
	    (struct cc_share){ 12, 30 }, CC_BETTER_UP);
	cc_change_mean(c, CC_SPAN("new"), "total", none, high, CC_BETTER_UP);
	cc_change_share(c, CC_SPAN("rises too"), "people", (struct cc_share){ 10, 100 },
	    (struct cc_share){ 40, 100 }, CC_BETTER_NEITHER);
	cc_comparisons_end(c);
	check_text("changes", 0, C_ITEM, "falls");
	check_text("changes", 0, C_VERDICT, "worse");
	assert_near(real("changes", 0, C_DIFFERENCE), -1, 1e-15);
	check_text("changes", 1, C_ITEM, "new");
	check_text("changes", 1, C_VERDICT, "unclear");
	assert_nan(real("changes", 1, C_BEFORE));
	assert_near(real("changes", 1, C_AFTER), 3, 0);
	assert_int_equal(cell("changes", 1, C_N_BEFORE)->as.integer, 0);
	check_text("changes", 2, C_VERDICT, "better");
	check_text("changes", 3, C_VERDICT, "better");
	check_text("changes", 4, C_VERDICT, "up");
	check_text("changes", 5, C_VERDICT, "unclear");
	assert_near(real("changes", 5, C_DIFFERENCE), 12. / 30 - 10. / 30, 1e-15);
}

static void
amounts_of_people_are_compared_by_their_segments(void **state)
{
	static const bool has_ids[] = { true };
	static const uint32_t items[] = { 1 };
	static const struct cc_store_spec none[] = { { 0 } };
	static const uint32_t segment[] = { 0, 0, 1, CC_NO_ID, 2 };
	static const double amount[] = { 10, 20, 30, 40, NAN };
	struct cc_state *ids = cc_state_new(1, has_ids, items, none);
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_BY, &run, arena);

	(void)state;
	(void)cc_map_add(ids->ids[0], CC_SPAN("new"));
	(void)cc_map_add(ids->ids[0], CC_SPAN("old"));
	(void)cc_map_add(ids->ids[0], CC_SPAN("without"));
	cc_state_seal(ids, &cc_workers_none);
	cc_segment_amounts(c, ids, 0, CC_SPAN("pool"), "amount", segment, amount, 5, arena);
	cc_comparisons_end(c);
	assert_int_equal(cc_report_table(report, "segments")->rows, 2);
	check_text("segments", 0, SEGMENT, "new");
	assert_int_equal(cell("segments", 0, N)->as.integer, 2);
	assert_near(real("segments", 0, VALUE), 15, 1e-15);
	assert_near(real("segments", 0, DIFFERENCE), 15 - 35, 1e-12);
	assert_near(real("segments", 1, VALUE), 30, 1e-15);
	cc_state_free(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    segments_stand_in_the_order_of_bytes_with_holm_over_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    one_comparison_of_two_segments_counts_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_min_cell_blanks_is_not_tested, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    tables_of_comparisons_are_left_out_unless_somebody_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    amounts_of_people_are_compared_by_their_segments, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_change_is_better_worse_or_unclear, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
