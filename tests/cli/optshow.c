/* optshow.c -- tests of values of options as states and reports show them. */
#include "cli/opt.h"

#include "base/arena.h"
#include "rec/report.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static struct values {
	bool fast;
	struct cc_number threshold, times;
	const char *how;
	struct cc_range scale;
	struct cc_list book;
	struct cc_pairs weights;
} values;

static const struct cc_opt options[] = {
	{ "very-fast", .kind = CC_OPT_FLAG, .value = &values.fast },
	{ "threshold", .kind = CC_OPT_NUMBER, .value = &values.threshold },
	{ "times", .kind = CC_OPT_NUMBER, .value = &values.times, .integer = true },
	{ "how", .kind = CC_OPT_WORD, .value = &values.how },
	{ "scale", .kind = CC_OPT_RANGE, .value = &values.scale },
	{ "book", .kind = CC_OPT_LIST, .value = &values.book },
	{ "weights", .kind = CC_OPT_PAIRS, .value = &values.weights },
	{ 0 },
};

static struct values given = {
	.fast = true,
	.threshold = { 8.5, true },
	.times = { 3, true },
	.how = "mean",
	.scale = { 1, 5, true },
	.book = { (const char *[]){ "a", "b" }, 2 },
	.weights = { 2, (struct cc_pair[]){ { { "new", 3 }, 2 }, { { "old", 3 }, 0.5 } } },
};

static struct values none = { .threshold = { (double)NAN, false }, .times = { (double)NAN, false } };

/* "NAME=VALUE NAME=VALUE", with the type of each value before it. */
static const char *
parameters(struct cc_arena *arena)
{
	static const struct cc_table_spec tables[] = { { 0 } };
	struct cc_report *report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	const char *all = "";

	for (const struct cc_opt *opt = options; opt->name != NULL; opt++)
		cc_opt_parameter(report, opt);
	for (size_t i = 0; i < report->n_parameters; i++) {
		const struct cc_parameter *p = &report->parameter[i];

		all = cc_format(arena, "%s%s%s=", all, i > 0 ? " " : "", p->name);
		if (p->cell.empty)
			continue;
		if (p->type == CC_TYPE_INT)
			all = cc_format(arena, "%sint:%jd", all, (intmax_t)p->cell.as.integer);
		else if (p->type == CC_TYPE_REAL)
			all = cc_format(arena, "%sreal:%g", all, p->cell.as.real);
		else
			all = cc_format(arena, "%s%s", all, p->cell.as.text.at);
	}
	cc_report_free(report);
	return all;
}

static void
a_report_has_each_option_with_its_type_and_what_nobody_gave_is_empty(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	values = given;
	assert_string_equal(parameters(arena), "very_fast=yes threshold=real:8.5 times=int:3 how=mean "
					       "scale_low=real:1 scale_high=real:5 book=a,b "
					       "weights=new=2,old=0.5");
	values = none;
	assert_string_equal(parameters(arena),
	    "very_fast= threshold= times= how= scale_low=real:0 scale_high=real:0 book= weights=");
	cc_arena_free(arena);
}

static void
a_state_has_each_option_as_a_text(void **state)
{
	struct cc_buf all = { 0 };

	(void)state;
	values = given;
	for (const struct cc_opt *opt = options; opt->name != NULL; opt++) {
		cc_opt_print(&all, opt, "|");
		cc_buf_puts(&all, "\n");
	}
	assert_string_equal(all.at, "yes\n8.5\n3\nmean\n1..5\na|b\nnew=2,old=0.5\n");
	cc_buf_free(&all);
}

static void
an_option_that_nobody_gave_is_an_empty_text_in_a_state(void **state)
{
	struct cc_buf all = { 0 };

	(void)state;
	values = none;
	for (const struct cc_opt *opt = options; opt->name != NULL; opt++) {
		cc_opt_print(&all, opt, "|");
		cc_buf_puts(&all, "\n");
	}
	assert_string_equal(all.at, "no\n\n\n\n0..0\n\n\n");
	cc_buf_free(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_has_each_option_with_its_type_and_what_nobody_gave_is_empty),
		cmocka_unit_test(a_state_has_each_option_as_a_text),
		cmocka_unit_test(an_option_that_nobody_gave_is_an_empty_text_in_a_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
