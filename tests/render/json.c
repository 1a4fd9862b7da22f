/* json.c -- json and jsonl, read back by jansson. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

#include <jansson.h>

static json_t *
loaded(const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%d: %s", error.line, error.text);
	return root;
}

static void
check_text(const json_t *value, struct cc_span text)
{
	assert_true(json_is_string(value));
	assert_int_equal(json_string_length(value), text.len);
	assert_memory_equal(json_string_value(value), text.at, text.len);
}

static void
check_list(const json_t *value, const struct cc_cell *cell)
{
	assert_int_equal(json_array_size(value), cell->as.list.n);
	for (size_t i = 0; i < cell->as.list.n; i++)
		check_text(json_array_get(value, i), cell->as.list.item[i]);
}

static void
check_cell(const json_t *value, const struct cc_cell *cell, enum cc_type type)
{
	if (cell->empty)
		assert_true(json_is_null(value));
	else if (type == CC_TYPE_INT)
		assert_true(json_integer_value(value) == cell->as.integer);
	else if (type == CC_TYPE_REAL || type == CC_TYPE_SHARE || type == CC_TYPE_P)
		assert_true(json_number_value(value) == cell->as.real);
	else if (type == CC_TYPE_LIST)
		check_list(value, cell);
	else if (type == CC_TYPE_DATE)
		assert_int_equal(strlen(json_string_value(value)), 10);
	else
		check_text(value, cell->as.text);
}

static void
check_row(const json_t *object, const struct cc_table *t, size_t row)
{
	assert_int_equal(json_object_size(object), t->n_columns);
	for (size_t c = 0; c < t->n_columns; c++) {
		check_cell(json_object_get(object, t->column[c].name), &t->cell[row * t->n_columns + c],
		    t->column[c].type);
	}
}

static void
jansson_reads_back_what_was_put(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_JA);
	struct cc_buf out;
	json_t *root, *tables;

	(void)state;
	sample_idea(r, "a\"b\\c\b\f\n\r\t\x01\x7f",
	    "\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xae\xc2\x9b\xf3\xa0\x81\x81", 1.0 / 3, "\xef\xbf\xbd</script>");
	out = sample_render("json", r, &(struct cc_render_opts){ .digits = 1 });
	root = loaded(out.at);
	tables = json_object_get(root, "tables");
	assert_int_equal(json_object_size(tables), 3);
	for (size_t i = 0; i < 3; i++) {
		const struct cc_table *t = &r->table[i];
		const json_t *rows = json_object_get(tables, t->spec->name);

		assert_true(json_is_array(rows));
		assert_int_equal(json_array_size(rows), t->rows);
		for (size_t row = 0; row < t->rows; row++)
			check_row(json_array_get(rows, row), t, row);
	}
	json_decref(root);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
nothing_that_reorders_or_ends_a_line_stands_raw(void **state)
{
	static const char *const texts[] = { "\"", "\\", "\n", "\x1b", "\x7f", "\xe2\x80\xa8", "\xe2\x80\xae",
		"\xf3\xa0\x81\x81", "\xf0\x9f\xbf\xbe", "日\xff\xe6" };
	static const char *const escaped[] = { "\\\"", "\\\\", "\\n", "\\u001b", "\\u007f", "\\u2028",
		"\\u202e", "\\udb40\\udc41", "\\ud83f\\udffe", "日\\ufffd\\ufffd" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_table *t = cc_report_table(r, "words");
	struct cc_buf out, expected = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		cc_put_text(t, cc_row_add(r, t), 0, cc_span(texts[i]));
		cc_buf_printf(&expected, "{\"word\": \"%s\"}\n", escaped[i]);
	}
	out = sample_render("jsonl", r, &(struct cc_render_opts){ .table = "words" });
	assert_string_equal(out.at, expected.at);
	cc_buf_free(&out);
	cc_buf_free(&expected);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
the_shape_is_that_of_the_contract_an_object_a_line(void **state)
{
	static struct cc_report_input inputs[] = { { .file = "a\"b.csv", .encoding = "CP932", .rows = 12 },
		{ .file = "-", .encoding = "UTF-8", .rows = 0 } };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_table *raters = cc_report_table(r, "raters");
	struct cc_buf out;

	(void)state;
	r->study = "morning-coffee";
	r->input = inputs;
	r->n_inputs = 2;
	cc_parameter_real(r, "threshold", (double)NAN);
	cc_parameter_real(r, "confidence", 0.95);
	cc_parameter_text(r, "scale", "1..3");
	cc_row_add(r, raters);
	cc_put_text(raters, 0, 0, cc_span("田中"));
	cc_put_real(raters, cc_row_add(r, raters), 1, 0.1);
	out = sample_render("json", r, &(struct cc_render_opts){ 0 });
	assert_string_equal(out.at, "{\n"
				    "  \"tool\": \"idea-score\",\n"
				    "  \"version\": \"0.1\",\n"
				    "  \"study\": \"morning-coffee\",\n"
				    "  \"parameters\": {\n"
				    "    \"confidence\": 0.95,\n"
				    "    \"scale\": \"1..3\"\n"
				    "  },\n"
				    "  \"inputs\": [\n"
				    "    {\"file\": \"a\\\"b.csv\", \"rows\": 12, \"encoding\": \"CP932\"},\n"
				    "    {\"file\": \"-\", \"rows\": 0, \"encoding\": \"UTF-8\"}\n"
				    "  ],\n"
				    "  \"columns\": {\n"
				    "    \"ideas\": ["
				    "{\"name\": \"rank\", \"type\": \"integer\"}"
				    ", {\"name\": \"idea\", \"type\": \"id\", \"part\": \"key\"}"
				    ", {\"name\": \"title\", \"type\": \"text\"}"
				    ", {\"name\": \"raters\", \"type\": \"integer\", \"part\": \"n\"}"
				    ", {\"name\": \"customer_value\", \"type\": \"real\"}"
				    ", {\"name\": \"独自性\", \"type\": \"real\"}"
				    ", {\"name\": \"feasibility\", \"type\": \"real\"}"
				    ", {\"name\": \"市場性\", \"type\": \"real\"}"
				    ", {\"name\": \"total\", \"type\": \"real\", \"part\": \"estimate\"}"
				    ", {\"name\": \"low\", \"type\": \"real\", \"part\": \"low\"}"
				    ", {\"name\": \"high\", \"type\": \"real\", \"part\": \"high\"}"
				    ", {\"name\": \"pass_confidence\", \"type\": \"share\"}"
				    ", {\"name\": \"p_adjusted\", \"type\": \"p\", \"part\": \"p\"}"
				    ", {\"name\": \"verdict\", \"type\": \"word\"}"
				    ", {\"name\": \"weak_axes\", \"type\": \"list\"}"
				    ", {\"name\": \"since\", \"type\": \"date\"}"
				    ", {\"name\": \"month\", \"type\": \"period\"}"
				    ", {\"name\": \"label\", \"type\": \"label\"}"
				    ", {\"name\": \"never\", \"type\": \"real\"}"
				    "],\n"
				    "    \"raters\": ["
				    "{\"name\": \"rater\", \"type\": \"id\", \"part\": \"key\"}"
				    ", {\"name\": \"mean\", \"type\": \"real\", \"part\": \"estimate\"}"
				    "],\n"
				    "    \"words\": ["
				    "{\"name\": \"word\", \"type\": \"text\"}"
				    "]\n"
				    "  },\n"
				    "  \"tables\": {\n"
				    "    \"ideas\": [],\n"
				    "    \"raters\": [\n"
				    "      {\"rater\": \"田中\", \"mean\": null},\n"
				    "      {\"rater\": null, \"mean\": 0.1}\n"
				    "    ],\n"
				    "    \"words\": []\n"
				    "  },\n"
				    "  \"notes\": [\n"
				    "    {\"code\": \"no_date\", \"text\": \"measures need a date: neither "
				    "--as-of nor a date column was "
				    "given\"}\n"
				    "  ]\n"
				    "}\n");
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_named_table_stands_alone_and_a_missing_one_is_refused(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	struct cc_buf out = sample_render("json", r, &(struct cc_render_opts){ .table = "raters" });
	json_t *root = loaded(out.at), *tables = json_object_get(root, "tables");

	(void)state;
	assert_true(json_is_null(json_object_get(root, "study")));
	assert_int_equal(json_object_size(tables), 1);
	assert_int_equal(json_array_size(json_object_get(tables, "raters")), 3);
	json_decref(root);
	cc_buf_free(&out);
	out = sample_render("json", r, &(struct cc_render_opts){ .table = "measures" });
	assert_null(out.at);
	out = sample_render("jsonl", r, &(struct cc_render_opts){ .table = "nosuch" });
	assert_null(out.at);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jansson_reads_back_what_was_put),
		cmocka_unit_test(nothing_that_reorders_or_ends_a_line_stands_raw),
		cmocka_unit_test(the_shape_is_that_of_the_contract_an_object_a_line),
		cmocka_unit_test(a_named_table_stands_alone_and_a_missing_one_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
