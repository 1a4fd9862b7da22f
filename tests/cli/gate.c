/* gate.c -- tests of cli/gate. */
#include "cli/gate.h"

#include "base/date.h"
#include "render/sample.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct fixture {
	struct cc_arena *arena;
	struct cc_report *report;
	struct cc_err err;
	const char *const *line;
} fix;

static int
set_up(void **state)
{
	(void)state;
	fix = (struct fixture){ .arena = cc_arena_new() };
	fix.report = sample_full(fix.arena, CC_EN);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_report_free(fix.report);
	cc_arena_free(fix.arena);
	return 0;
}

static bool
make(struct cc_gate **gate, const char *condition)
{
	const struct cc_list list = { &condition, 1 };

	return cc_gate_new(gate, &list, fix.report, fix.arena, &fix.err);
}

/* How many lines a condition has to say. */
static size_t
lines_of(const char *condition)
{
	struct cc_gate *gate;

	if (!make(&gate, condition))
		fail_msg("%s: %s", condition, fix.err.text);
	return cc_gate_judge(&fix.line, gate, fix.arena);
}

static void
assert_refused(const char *condition, const char *part)
{
	struct cc_gate *gate;

	assert_false(make(&gate, condition));
	assert_int_equal(fix.err.code, CC_EXIT_USAGE);
	if (strstr(fix.err.text, part) == NULL)
		fail_msg("\"%s\" is not in: %s", part, fix.err.text);
}

/* Ranks of the sample are 1, 2, 3, 4. */
static void
each_op_is_known_by_sign_and_word(void **state)
{
	static const struct {
		const char *sign, *word;
		size_t met;
	} ops[] = { { "<", "lt", 1 }, { "<=", "le", 2 }, { ">", "gt", 2 }, { ">=", "ge", 3 },
		{ "=", "eq", 1 }, { "!=", "ne", 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
		assert_int_equal(lines_of(cc_format(fix.arena, "ideas.rank%s2", ops[i].sign)), ops[i].met);
		assert_int_equal(
		    lines_of(cc_format(fix.arena, " ideas.rank\t%s 2 ", ops[i].sign)), ops[i].met);
		assert_int_equal(lines_of(cc_format(fix.arena, "ideas.rank %s 2", ops[i].word)), ops[i].met);
	}
	assert_refused("ideas.ranklt 2", "no column \"ranklt\"");
	assert_refused("ideas.rank lt2", "wanted TABLE.COLUMN OP VALUE");
}

static void
a_line_names_table_row_and_cell(void **state)
{
	(void)state;
	assert_int_equal(lines_of("ideas.verdict = conditional"), 1);
	assert_string_equal(fix.line[0],
	    "--fail-if: \"ideas.verdict = conditional\": ideas[quiet-cup]: verdict is \"conditional\"");
}

static void
a_key_picks_its_rows_whatever_it_holds(void **state)
{
	struct cc_table *raters = cc_report_table(fix.report, "raters");
	size_t row = cc_row_add(fix.report, raters);

	(void)state;
	cc_put_text(raters, row, 0, cc_span("a].mean < b"));
	cc_put_real(raters, row, 1, 7);
	assert_int_equal(lines_of("ideas[quiet-cup].rank > 0"), 1);
	assert_int_equal(lines_of("raters[田中].mean>100"), 0);
	assert_int_equal(lines_of("raters[a].mean < b].mean = 7"), 1);
}

static void
columns_of_items_count_by_their_longest_name(void **state)
{
	(void)state;
	assert_int_equal(lines_of("ideas.独自性 > 0"), 4);
	assert_int_equal(lines_of("ideas.pass_confidence>0.5"), 2);
}

static void
lists_hold_their_items(void **state)
{
	(void)state;
	assert_int_equal(lines_of("ideas.weak_axes = 独自性"), 1);
	assert_int_equal(lines_of("ideas.weak_axes = customer_value;独自性"), 1);
	assert_int_equal(lines_of("ideas.weak_axes != customer_value"), 2);
}

static void
dates_are_compared_as_days(void **state)
{
	(void)state;
	assert_int_equal(lines_of("ideas.since > 2026-01-28"), 2);
	assert_refused("ideas.since > 28.1.2026", "holds dates");
}

static void
a_condition_that_compares_nothing_is_a_miss(void **state)
{
	(void)state;
	assert_int_equal(lines_of("ideas.never > 0"), 1);
	assert_string_equal(fix.line[0], "--fail-if: \"ideas.never > 0\": no cell to compare");
	assert_int_equal(lines_of("ideas[nobody].rank > 0"), 1);
	assert_int_equal(lines_of("measures.kpi = x"), 1);
}

static void
what_is_no_condition_is_told(void **state)
{
	(void)state;
	assert_refused("", "wanted TABLE.COLUMN");
	assert_refused("ideas", "wanted TABLE.COLUMN");
	assert_refused(".rank > 1", "wanted TABLE.COLUMN");
	assert_refused("ideas[x > 1", "wanted TABLE.COLUMN");
	assert_refused("ideas[x].", "wanted TABLE.COLUMN");
	assert_refused("ideas.rank > ", "wanted TABLE.COLUMN");
	assert_refused("ideas.rank", "wanted TABLE.COLUMN");
	assert_refused("idea.rank > 1", "did you mean ideas");
	assert_refused("ideas.ranks > 1", "did you mean rank");
	assert_refused("ideas[x].ranks > 1", "no column \"ranks\"");
	assert_refused("ideas.rank > one", "holds numbers");
	assert_refused("ideas.rank > 1,000", "holds numbers");
	assert_refused("ideas.idea > x", "has no order");
	assert_refused("ideas.r\033[1m > 1", "\\x1b");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(each_op_is_known_by_sign_and_word),
		T(a_line_names_table_row_and_cell),
		T(a_key_picks_its_rows_whatever_it_holds),
		T(columns_of_items_count_by_their_longest_name),
		T(lists_hold_their_items),
		T(dates_are_compared_as_days),
		T(a_condition_that_compares_nothing_is_a_miss),
		T(what_is_no_condition_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
