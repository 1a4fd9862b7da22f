/* funnel.c -- tests figure/funnel: who came how far, and the largest losses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/funnel.h"
#include "near.h"

#include <math.h>
#include <string.h>

/* A table as a method makes it. */
struct line {
	struct cc_span stage;
	const char *label;
	struct cc_funnel_row funnel;
};

static const struct cc_column_spec lines[] = {
	CC_CELL(struct line, "stage", stage, ID, KEY),
	CC_CELL(struct line, "label", label, LABEL, NONE),
	CC_CELL(struct line, "touched", funnel.touched, INT, NONE),
	CC_CELL(struct line, "reached", funnel.reached, INT, N),
	CC_CELL(struct line, "conversion", funnel.conversion, SHARE, ESTIMATE),
	CC_CELL(struct line, "low", funnel.low, SHARE, LOW),
	CC_CELL(struct line, "high", funnel.high, SHARE, HIGH),
	CC_CELL(struct line, "dropped", funnel.dropped, INT, NONE),
	{ 0 },
};
static const struct cc_funnel_columns columns = { 0, 1, 3, 4, 5, 6, 7 };
static const struct cc_table_spec tables[] = {
	{ "lines", CC_WORDS("Lines", "行"), lines, .row = sizeof(struct line) }, { 0 }
};

#include "report.h"

/* So many who came as far as a stage, and were seen there alone. */
static void
see(struct cc_funnel *f, uint32_t furthest, int people)
{
	for (int i = 0; i < people; i++)
		for (uint32_t s = 0; s <= furthest; s++)
			cc_funnel_see(f, s, s == furthest, 1);
}

static void
put(const struct cc_funnel *f)
{
	static const char *const label[] = { "One", "Two", "Three", "Four" };

	for (uint32_t s = 0; s < f->stages; s++) {
		const struct line line = { cc_span(label[s]), label[s], cc_funnel_row(f, s, .95) };

		cc_table_fill(report, cc_report_at(report, 0), &line, 1);
	}
}

static void
who_is_seen_later_reached_what_lies_before(void **state)
{
	struct cc_funnel f = cc_funnel_new(3, false, true, arena),
			 more = cc_funnel_new(3, false, true, arena);
	struct cc_funnel_row row;

	(void)state;
	see(&f, 0, 6);
	see(&more, 1, 1);
	see(&more, 2, 3);
	cc_funnel_join(&f, &more);
	row = cc_funnel_row(&f, 0, .95);
	assert_int_equal(row.touched, 6);
	assert_int_equal(row.reached, 10);
	assert_int_equal(row.dropped, 6);
	assert_near(row.conversion, .4, 1e-15);
	assert_near(row.skip_share, .4, 1e-15);
	assert_near(row.low, .168180, 1e-6); /* Wilson, 4 of 10 */
	assert_near(row.high, .687326, 1e-6);
	assert_null(row.why);
	row = cc_funnel_row(&f, 2, .95);
	assert_int_equal(row.reached, 3);
	assert_true(isnan(row.conversion)); /* behind the last is nothing */
	assert_int_equal(row.dropped, CC_NO_INT);
	assert_false(cc_funnel_converts(&f, 2));
	assert_int_equal(cc_funnel_base(&f, 1)->n, 4);
}

static void
where_nobody_can_be_followed_only_touched_is_known(void **state)
{
	struct cc_funnel f = cc_funnel_new(2, false, false, arena);
	struct cc_funnel_row row;
	size_t leak[2];

	(void)state;
	see(&f, 1, 3);
	row = cc_funnel_row(&f, 0, .95);
	assert_int_equal(row.reached, CC_NO_INT);
	assert_true(isnan(row.conversion) && isnan(row.skip_share));
	assert_string_equal(row.why, "no-person");
	assert_int_equal(cc_funnel_base(&f, 1)->n, 3);
	assert_int_equal(cc_funnel_base(&f, 0)->n, 0);
	put(&f);
	assert_int_equal(cc_funnel_leaks(leak, cc_report_at(report, 0), &columns), 0);
	cc_funnel_notes(report, cc_report_at(report, 0), &columns);
	assert_int_equal(report->n_notes, 0);
}

/* 100, 60, 25 and none: 40 are lost after One, 35 after Two, where the rate is less; behind
 * Three nobody was seen, which is no loss. */
static void
the_largest_loss_in_people_need_not_be_that_in_rate(void **state)
{
	struct cc_funnel f = cc_funnel_new(4, false, true, arena);
	size_t leak[2];

	(void)state;
	see(&f, 0, 40);
	see(&f, 1, 35);
	see(&f, 2, 25);
	put(&f);
	assert_int_equal(cc_funnel_leaks(leak, cc_report_at(report, 0), &columns), 2);
	assert_int_equal(leak[0], 0);
	assert_int_equal(leak[1], 1);
	cc_funnel_notes(report, cc_report_at(report, 0), &columns);
	assert_int_equal(report->n_notes, 2);
	assert_non_null(strstr(report->note[0].text, "after One (40 of 100 went no further), in rate after "
						     "Two (41.7 % of 60 went on)"));
	assert_string_equal(report->note[1].code, "ends-early");
	assert_non_null(strstr(report->note[1].text, "after Three"));
}

static void
where_everybody_goes_on_there_is_no_loss(void **state)
{
	struct cc_funnel f = cc_funnel_new(2, false, true, arena);
	size_t leak[2];

	(void)state;
	see(&f, 1, 5);
	put(&f);
	assert_int_equal(cc_funnel_leaks(leak, cc_report_at(report, 0), &columns), 0);
	cc_funnel_notes(report, cc_report_at(report, 0), &columns);
	assert_int_equal(report->n_notes, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_is_seen_later_reached_what_lies_before),
		TEST(where_nobody_can_be_followed_only_touched_is_known),
		TEST(the_largest_loss_in_people_need_not_be_that_in_rate),
		TEST(where_everybody_goes_on_there_is_no_loss),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
