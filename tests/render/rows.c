/* rows.c -- tests render/rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/rows.h"

#include <stdlib.h>

#define SPAN_NONE ((struct cc_span){ NULL, 0 })

/* a,b,c of a CSV file, an added column behind them. */
static const struct cc_span names[] = { { "a", 1 }, { "b", 1 }, { "c", 1 } };
static const struct cc_span added_names[] = { { "code", 4 } };
static const uint32_t straight[] = { 0, 1, 2 }, behind[] = { 0 };

static struct cc_rows_plan
plan_of(char delimiter)
{
	return (struct cc_rows_plan){ .n = 3,
		.name = names,
		.from = straight,
		.n_tail = 1,
		.tail = behind,
		.added = added_names,
		.width = 3,
		.delimiter = delimiter,
		.plain = true };
}

/* One row through a writer, as text. */
static void
check(enum cc_rows_format format, bool excel, const struct cc_rows_plan *plan, const struct cc_span *cell,
    const struct cc_answers *answers, const char *raw, uint32_t width, struct cc_span code,
    const char *wanted)
{
	struct cc_rows_writer w = { .format = format, .excel = excel };
	struct cc_span record = raw != NULL ? cc_span(raw) : SPAN_NONE;
	struct cc_rows rows = { .n = 1,
		.wanted = plan->width,
		.cell = cell,
		.width = &width,
		.raw = raw != NULL ? &record : NULL,
		.answers = answers };
	struct cc_buf out = { 0 };
	size_t gap;

	cc_rows_put(&out, &gap, &w, plan, &rows, 0, &code);
	assert_string_equal(out.at, wanted);
	cc_buf_free(&out);
	cc_buf_free(&w.text);
}

static const struct cc_span cells[] = { { "x", 1 }, { "y,z", 3 }, { "", 0 } };

static void
a_record_of_the_same_dialect_goes_out_as_it_stands(void **state)
{
	struct cc_rows_plan plan = plan_of(',');

	(void)state;
	check(
	    CC_ROWS_CSV, false, &plan, cells, NULL, "x,\"y,z\",\"\"", 3, CC_SPAN("k"), "x,\"y,z\",\"\",k\n");
}

static void
any_other_is_quoted_anew(void **state)
{
	struct cc_rows_plan plan = plan_of(',');

	(void)state;
	check(CC_ROWS_TSV, false, &plan, cells, NULL, "x,\"y,z\",\"\"", 3, CC_SPAN("k"), "x\ty,z\t\tk\n");
	plan.delimiter = ';';
	check(CC_ROWS_CSV, false, &plan, cells, NULL, "x;y,z;\"\"", 3, SPAN_NONE, "x,\"y,z\",,\n");
	/* a row that is too short, under --ragged=pad */
	plan.delimiter = ',';
	check(CC_ROWS_CSV, false, &plan, (const struct cc_span[]){ { "x", 1 }, { NULL, 0 }, { NULL, 0 } },
	    NULL, "x", 1, CC_SPAN("k"), "x,,,k\n");
}

static void
columns_go_where_the_plan_says(void **state)
{
	static const uint32_t from[] = { CC_ROWS_ABSENT, 2, CC_ROWS_ADDED, 0 };
	static const struct cc_span four[] = { { "new", 3 }, { "c", 1 }, { "code", 4 }, { "a", 1 } };
	struct cc_rows_plan plan = plan_of(',');

	(void)state;
	plan.n = 4;
	plan.name = four;
	plan.from = from;
	plan.n_tail = 0;
	plan.plain = false;
	check(CC_ROWS_CSV, false, &plan, cells, NULL, "x,\"y,z\",\"\"", 3, CC_SPAN("k"), ",,k,x\n");
	check(CC_ROWS_JSONL, false, &plan, cells, NULL, "x,\"y,z\",\"\"", 3, CC_SPAN("k"),
	    "{\"c\": \"\", \"code\": \"k\", \"a\": \"x\"}\n");
}

static void
json_keeps_what_a_value_was(void **state)
{
	static const bool bare[] = { true, false, false }, yes[] = { true }, no[] = { false };
	static const struct cc_span items[] = { { "1", 1 }, { "1", 1 }, { NULL, 0 } };
	static const struct cc_written list = { true, 3, items, bare }, empty = { .list = true },
				       number = { .bare = yes }, null = { .bare = no };
	const struct cc_answers answers[] = { { items, 2, false, &list }, { .written = &number }, { 0 } };
	const struct cc_answers nothing[] = { { .written = &empty }, { .written = &null }, { 0 } };
	static const struct cc_span of[] = { { NULL, 0 }, { "1.10", 4 }, { NULL, 0 } };
	struct cc_rows_plan plan = plan_of('\0');

	(void)state;
	plan.plain = false;
	check(CC_ROWS_JSONL, false, &plan, of, answers, NULL, 3, SPAN_NONE,
	    "{\"a\": [1, \"1\", null], \"b\": 1.10, \"code\": null}\n");
	check(CC_ROWS_JSON, false, &plan, of, answers, NULL, 3, CC_SPAN("k"),
	    ",\n  {\"a\": [1, \"1\", null], \"b\": 1.10, \"code\": \"k\"}");
	check(CC_ROWS_CSV, false, &plan, of, answers, NULL, 3, CC_SPAN("k"), "1;1,1.10,,k\n");
	check(CC_ROWS_JSONL, false, &plan, (const struct cc_span[]){ SPAN_NONE, SPAN_NONE, SPAN_NONE },
	    nothing, NULL, 3, CC_SPAN("k"), "{\"a\": [], \"b\": null, \"code\": \"k\"}\n");
	/* a short CSV row has nulls */
	plan.delimiter = ',';
	check(CC_ROWS_JSONL, false, &plan, of, NULL, "", 3, SPAN_NONE,
	    "{\"a\": null, \"b\": \"1.10\", \"c\": null, \"code\": null}\n");
}

static void
spreadsheets_get_no_formula(void **state)
{
	static const struct cc_span bad[] = { { "=1+1", 4 }, { "@x", 2 }, { "x-1", 3 } };
	struct cc_rows_plan plan = plan_of(',');

	(void)state;
	check(CC_ROWS_CSV, true, &plan, bad, NULL, "=1+1,@x,x-1", 3, SPAN_NONE, "'=1+1,'@x,x-1,\r\n");
}

static void
later_columns_fit_in_the_gap(void **state)
{
	struct cc_rows_plan plan = plan_of(',');
	struct cc_rows_writer w = { .format = CC_ROWS_CSV };
	const struct cc_span record = CC_SPAN("x,\"y,z\",");
	const uint32_t width = 3;
	struct cc_rows rows = { .n = 1, .wanted = 3, .cell = cells, .width = &width, .raw = &record };
	struct cc_span code = CC_SPAN("k");
	struct cc_buf out = { 0 }, filled = { 0 };
	size_t gap;

	(void)state;
	cc_rows_put(&out, &gap, &w, &plan, &rows, 0, &code);
	cc_buf_add(&filled, out.at, gap);
	cc_rows_fill(&filled, &w, 2);
	cc_buf_puts(&filled, out.at + gap);
	assert_string_equal(filled.at, "x,\"y,z\",,,,k\n");
	cc_buf_free(&out);
	cc_buf_free(&filled);
}

static void
an_empty_cell_alone_is_a_row(void **state)
{
	static const uint32_t from[] = { CC_ROWS_ADDED };
	struct cc_rows_plan plan = plan_of(',');

	(void)state;
	plan.n = 1;
	plan.from = from;
	plan.n_tail = 0;
	plan.plain = false;
	check(CC_ROWS_CSV, false, &plan, cells, NULL, "x", 3, SPAN_NONE, "\"\"\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_of_the_same_dialect_goes_out_as_it_stands),
		cmocka_unit_test(any_other_is_quoted_anew),
		cmocka_unit_test(columns_go_where_the_plan_says),
		cmocka_unit_test(json_keeps_what_a_value_was),
		cmocka_unit_test(spreadsheets_get_no_formula),
		cmocka_unit_test(later_columns_fit_in_the_gap),
		cmocka_unit_test(an_empty_cell_alone_is_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
