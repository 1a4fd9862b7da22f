/* render.c -- the formats, and what they have in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

#include "render/cell.h"
#include "render/xml.h"

static void
a_file_is_written_in_the_format_of_its_extension(void **state)
{
	static const struct {
		const char *file, *format;
	} cases[] = {
		{ "a.txt", "text" },
		{ "dir/b.csv", "csv" },
		{ "./c.d.tsv", "tsv" },
		{ "x.JSON", "json" },
		{ "x.jsonl", "jsonl" },
		{ "報告.md", "md" },
		{ "page.html", "html" },
		{ "landscape.SVG", "svg" },
		{ "noextension", NULL },
		{ "dir.csv/file", NULL },
		{ ".csv", NULL },
		{ "dir/.csv", NULL },
		{ "x.csvx", NULL },
		{ "x.cs", NULL },
		{ "x.", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct cc_format *f = cc_format_of_file(cases[i].file);

		if (cases[i].format)
			assert_string_equal(f->name, cases[i].format);
		else
			assert_null(f);
	}
}

static void
every_format_is_found_by_its_name_and_no_other(void **state)
{
	(void)state;
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		assert_ptr_equal(cc_format_named(f->name), f);
		assert_int_equal(f->one_table, strcmp(f->name, "csv") == 0 || strcmp(f->name, "tsv") == 0 ||
						   strcmp(f->name, "jsonl") == 0 ||
						   strcmp(f->name, "svg") == 0 ||
						   strcmp(f->name, "ics") == 0);
	}
	assert_null(cc_format_named("CSV"));
	assert_null(cc_format_named(""));
}

static bool
one_of(const char *name, const char *a, const char *b, const char *c, const char *d)
{
	return strcmp(name, a) == 0 || strcmp(name, b) == 0 || strcmp(name, c) == 0 || strcmp(name, d) == 0;
}

/* As the format writes it: for people, for machines, in HTML. */
static void
put_wanted(
    struct cc_buf *text, const char *format, const struct cc_cell *cell, const struct cc_column_spec *column)
{
	struct cc_buf plain = { 0 };

	text->len = 0;
	if (!one_of(format, "text", "md", "html", "svg")) {
		cc_cell_machine(text, cell, column->type);
		return;
	}
	cc_cell_people(&plain, cell, column, CC_JA, 2);
	if (one_of(format, "html", "svg", "", ""))
		cc_xml_put(text, (struct cc_span){ plain.at, plain.len });
	else
		cc_buf_span(text, (struct cc_span){ plain.at, plain.len });
	cc_buf_free(&plain);
}

/* A picture has those of its columns. */
static void
every_format_carries_the_same_numbers(void **state)
{
	static const struct cc_chart charts[] = {
		{ CC_CHART_INTERVALS, "ideas", .title = CC_WORDS("Ideas", NULL), .id = "idea",
		    .value = "total", .low = "low", .high = "high", .n = "raters" },
		{ 0 }
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_JA);
	const struct cc_table *t = &r->table[0];

	(void)state;
	r->charts = charts;
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		struct cc_buf out, text = { 0 };
		bool picture = strcmp(f->name, "svg") == 0;

		if (f->events || f->file != NULL) /* tests/render/ics.c, tests/same/workbooks */
			continue;
		out = sample_render(f->name, r, &(struct cc_render_opts){ .digits = 2, .width = 60 });
		for (size_t i = 0; i < t->rows * t->n_columns; i++) {
			const struct cc_column_spec *column = &t->column[i % t->n_columns];

			if (!cc_type_number(column->type) || t->cell[i].empty ||
			    (picture && !one_of(column->name, "total", "low", "high", "raters")))
				continue;
			put_wanted(&text, f->name, &t->cell[i], column);
			if (!sample_holds(out.at, text.at))
				fail_msg("%s lacks %s, a %s", f->name, text.at, column->name);
		}
		cc_buf_free(&text);
		cc_buf_free(&out);
	}
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
rendering_twice_gives_the_same_bytes_behind_what_was_there(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	const struct cc_render_opts opts = { .digits = 2, .width = 80, .color = true };

	(void)state;
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		struct cc_buf once = { 0 }, twice = { 0 };

		if (f->events || f->file != NULL)
			continue;
		assert_true(f->render(&once, r, &opts));
		cc_buf_puts(&twice, "before");
		assert_true(f->render(&twice, r, &opts));
		assert_int_equal(twice.len, once.len + 6);
		assert_memory_equal(twice.at, "before", 6);
		assert_memory_equal(twice.at + 6, once.at, once.len);
		cc_buf_free(&once);
		cc_buf_free(&twice);
	}
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_table_that_is_not_there_is_refused_and_nothing_is_written(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	static const char *const names[] = { "nosuch", "measures", "" };

	(void)state;
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		for (size_t i = 0; i < 3; i++) {
			struct cc_buf out = { 0 };

			assert_true(cc_render_left_out(r, names[i]));
			if (f->file != NULL)
				continue;
			assert_false(
			    f->render(&out, r, &(struct cc_render_opts){ .table = names[i], .excel = true }));
			assert_int_equal(out.len, 0);
			cc_buf_free(&out);
		}
	}
	cc_report_free(r);
	cc_arena_free(arena);
}

static const struct cc_table_spec with_findings[] = {
	{ .name = "main",
	    .title = CC_WORDS("Main", "主な表"),
	    .columns = (const struct cc_column_spec[]){ { "a", CC_TYPE_ID, CC_PART_KEY, 0 }, { 0 } } },
	{ .name = "findings",
	    .title = CC_WORDS("Findings", "要点"),
	    .columns = (const struct cc_column_spec[]){ { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "sentence", CC_TYPE_TEXT, CC_PART_NONE, 0 }, { 0 } },
	    .flags = CC_TABLE_FINDINGS },
	{ 0 },
};

static void
assert_rendered(const struct cc_report *r, const char *format, const char *table, const char *wanted)
{
	struct cc_buf out = sample_render(format, r, &(struct cc_render_opts){ .table = table, .width = 40 });

	assert_string_equal(out.at, wanted);
	cc_buf_free(&out);
}

static void
findings_stand_in_front_as_sentences_where_people_read(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = cc_report_new(with_findings, NULL, NULL, CC_EN, arena);
	struct cc_table *t = cc_report_at(r, 1);
	size_t row;

	(void)state;
	r->tool = "t";
	r->version = "1";
	cc_put_text(cc_report_at(r, 0), cc_row_add(r, cc_report_at(r, 0)), 0, CC_SPAN("x"));
	assert_rendered(r, "text", NULL, "Main\na\n─\nx\n"); /* none: nothing is said of them */
	row = cc_row_add(r, t);
	cc_put_int(t, row, 0, 1);
	cc_put_text(t, row, 1, CC_SPAN("A quiet cup goes first, *surely*: 11.2 of 12."));
	assert_rendered(r, "text", NULL,
	    "Findings\n- A quiet cup goes first, *surely*: 11.2\n  of 12.\n\nMain\na\n─\nx\n");
	assert_rendered(r, "md", NULL,
	    "## Findings\n\n- A quiet cup goes first, \\*surely\\*: 11.2 of 12.\n\n"
	    "## Main\n\n| a |\n| --- |\n| x |\n");
	assert_rendered(r, "text", "main", "Main\na\n─\nx\n");
	assert_rendered(r, "csv", NULL, "a\nx\n");
	assert_rendered(
	    r, "csv", "findings", "rank,sentence\n1,\"A quiet cup goes first, *surely*: 11.2 of 12.\"\n");
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_written_in_the_format_of_its_extension),
		cmocka_unit_test(every_format_is_found_by_its_name_and_no_other),
		cmocka_unit_test(every_format_carries_the_same_numbers),
		cmocka_unit_test(rendering_twice_gives_the_same_bytes_behind_what_was_there),
		cmocka_unit_test(a_table_that_is_not_there_is_refused_and_nothing_is_written),
		cmocka_unit_test(findings_stand_in_front_as_sentences_where_people_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
