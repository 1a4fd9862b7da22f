/* mapping.c -- tests of rec/mapping.c and of the streams that fill it: records,
 * json_cut, json_records, yaml_records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "rec/read.h"

#include <stdlib.h>

/* "LINE: key=cell ..." a record. */
static void
show(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	struct cc_buf *out = ctx;

	cc_buf_printf(out, "%d:", (int)line);
	for (size_t i = 0; i < n && i < json_array_size(cells); i++) {
		char *text = json_dumps(json_array_get(cells, i), JSON_COMPACT | JSON_ENCODE_ANY);

		if (!json_is_null(json_array_get(cells, i)))
			cc_buf_printf(out, " %.*s=%s", (int)header[i].len, header[i].at, text);
		free(text);
	}
	cc_buf_putc(out, '\n');
}

/* The records, then what stopped them. */
static char *
read_all(struct cc_span text, const char *name, size_t block, size_t chunk)
{
	struct cc_source_opts source_opts = { .bytes = text, .chunk = chunk };
	struct cc_records_opts opts = { .block = block, .max_field = 40 };
	struct cc_source *source = cc_source_new((struct cc_input){ name, -1 }, &source_opts, arena);
	struct cc_err err = { 0 };
	struct cc_records *r = NULL;
	struct cc_buf out = { 0 };
	char *copy;

	if (!read_input(&r, source, &opts, show, &out, arena, &err))
		cc_buf_puts(&out, err.text);
	cc_records_free(r);
	cc_source_free(source);
	copy = cc_strndup(arena, out.at != NULL ? out.at : "", out.len);
	cc_buf_free(&out);
	return copy;
}

/* The same whatever a piece and a read(2) hold. */
static void
expect(const char *text, const char *name, const char *wanted)
{
	static const size_t blocks[] = { 1, 30, 100, 0 };

	for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++)
		for (size_t chunk = 1; chunk <= 5; chunk++)
			assert_string_equal(read_all(cc_span(text), name, blocks[b], chunk), wanted);
}

static void
a_key_that_is_met_later_makes_the_header_longer(void **state)
{
	const char *wanted = "1: a=\"1\"\n2: a=\"2\" b=\"x\"\n3: b=\"y\" c=\"z\"\n";

	(void)state;
	expect("{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n{\"c\":\"z\",\"b\":\"y\"}", "in.jsonl", wanted);
	expect("[{\"a\":1},\n{\"a\":2,\"b\":\"x\"},\n{\"c\":\"z\",\"b\":\"y\"}]", "in.json", wanted);
	expect("- a: 1\n- {a: 2, b: x}\n- {c: z, b: y}\n", "in.yaml", wanted);
	expect("{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n{\"c\":\"z\",\"b\":\"y\"}", "in", wanted);
}

/* Rows of a report: what all have, then those, numbered. */
static char *
rows_of_report(const char *head, const char *const *rest)
{
	char *all = cc_strdup(arena, "");

	for (size_t i = 0; rest[i] != NULL; i++)
		all = cc_format(arena, "%s1: %s table=%s order=\"%zu\"\n", all, head, rest[i], i);
	return all;
}

static void
a_report_is_a_row_for_each_of_its_cells(void **state)
{
	static const char *const rows[] = {
		"\"ideas\" row=\"0\" column=\"idea\" type=\"id\" text=\"tea\"",
		"\"ideas\" row=\"0\" column=\"low\" type=\"real\" text=\"1.50\" number=\"1.50\"",
		"\"ideas\" row=\"0\" column=\"weak\" text=\"a;b\"",
		"\"ideas\" row=\"1\" column=\"idea\" type=\"id\" text=\"8\"",
		"\"ideas\" row=\"1\" column=\"low\" type=\"real\"",
		"\"ideas\" row=\"1\" column=\"weak\" text=\"\"",
		"\"votes\"",
		"\"measures\" row=\"0\" column=\"date\" text=\"2026-05-31\"",
		"\"measures\" row=\"1\" column=\"date\" text=\"2026-06-30\"",
		"\"measures\" row=\"2\" column=\"date\" text=\"2026-01-31\"",
		"\"notes\" row=\"0\" column=\"code\" text=\"few\"",
		"\"notes\" row=\"0\" column=\"text\" text=\"few people\"",
		"\"parameters\" row=\"0\" column=\"study\"",
		"\"parameters\" row=\"0\" column=\"version\" text=\"1\"",
		"\"parameters\" row=\"0\" column=\"threshold\" text=\"8\" number=\"8\"",
		NULL,
	};
	static const char *const few[] = { "\"notes\"", "\"parameters\" row=\"0\" column=\"study\"",
		"\"parameters\" row=\"0\" column=\"version\"",
		"\"parameters\" row=\"0\" column=\"as_of\" text=\"2026-07-01\"", NULL };

	(void)state;
	expect("{\"tool\": \"idea-score\", \"version\": \"1\", \"study\": null,\n"
	       " \"parameters\": {\"threshold\": 8},\n"
	       " \"columns\": {\"ideas\": [{\"name\": \"idea\", \"type\": \"id\"},\n"
	       "   {\"name\": \"low\", \"type\": \"real\"}]},\n"
	       " \"tables\": {\"ideas\": [{\"idea\": \"tea\", \"low\": 1.50, \"weak\": [\"a\", \"b\"]},\n"
	       "   {\"idea\": \"8\", \"low\": null, \"weak\": []}], \"votes\": [],\n"
	       "   \"measures\": [{\"date\": \"2026-05-31\"}, {\"date\": \"2026-06-30\"}, {\"date\": "
	       "\"2026-01-31\"}]},\n"
	       " \"notes\": [{\"code\": \"few\", \"text\": \"few people\"}]}\n",
	    "month/06.v2.json",
	    rows_of_report("tool=\"idea-score\" label=\"06.v2\" as_of=\"2026-06-30\"", rows));
	/* a mapping with other keys is none, and parameters.as_of comes first */
	expect("{\"tool\": \"x\"}", "a.json", "1: tool=\"x\"\n");
	expect("{\"tool\": \"x\", \"tables\": {}, \"parameters\": {\"as_of\": \"2026-07-01\"}}", "a.json",
	    rows_of_report("tool=\"x\" label=\"a\" as_of=\"2026-07-01\"", few));
}

static void
scalars_stay_as_they_are_written(void **state)
{
	const char *wanted = "1: a=\"1.10\" b=\"-0\" c=\"1e999\" d=\"true\" e=\"007\" f=\"\"\n";

	(void)state;
	expect("[{\"a\":1.10,\"b\":-0,\"c\": 1e999 ,\"d\":true,\"e\":\"007\",\"f\":\"\",\"g\":null}]",
	    "in.json", wanted);
	expect("- {a: 1.10, b: -0, c: 1e999, d: true, e: 007, f: \"\", g: null}", "in.yaml", wanted);
	expect("[{\"a\": 01}]", "in.json", "in.json:1:8: not JSON: invalid token near '0'");
	expect("[{1: 1}]", "in.json", "in.json:1:3: not JSON: string or '}' expected near '1'");
	expect("[{\"a\": \"\\u0000\"}]", "in.json",
	    "in.json:1:8: a NUL character in the text; wanted plain text");
}

static void
a_list_is_several_answers_and_what_is_nested_deeper_none(void **state)
{
	const char *wanted = "1: a=[\"x\",\"2\"] c={} d={} e=\"v\"\n";

	(void)state;
	expect(
	    "[{\"a\":[\"x\",2,null],\"b\":[],\"c\":[[1]],\"d\":{\"k\":[1]},\"e\":\"v\"}]", "in.json", wanted);
	expect("- {a: [x, 2, ~], b: [], c: [[1]], d: {k: [1]}, e: v}\n", "in.yaml", wanted);
}

static void
a_record_stands_on_the_line_where_it_begins(void **state)
{
	(void)state;
	expect("[\r\n {\"a\":\r\n1},\r\r{\"a\": 2}\n,\n\n{\"a\": 3}]\n", "in.json",
	    "2: a=\"1\"\n5: a=\"2\"\n8: a=\"3\"\n");
	expect("# c\n---\n- a: 1\n\n-\n  a: |\n    x\n    y\n- a: 3\n", "in.yaml",
	    "3: a=\"1\"\n6: a=\"x\\ny\\n\"\n9: a=\"3\"\n");
}

static void
what_is_wrong_comes_after_the_records_before_it(void **state)
{
	(void)state;
	expect("{\"a\":1}\n{\"a\":2,\n\"a\":3}", "in.jsonl",
	    "1: a=\"1\"\nin.jsonl:3:1: key \"a\" stands twice in its mapping");
	expect("[{\"a\":1} {\"a\":2}]", "in.json",
	    "1: a=\"1\"\nin.json:1:10: the list goes on without a comma; wanted \",\" or \"]\"");
	expect("[{\"a\":1},]", "in.json", "1: a=\"1\"\nin.json:1:10: this is no mapping; wanted {...}");
	expect("[{\"a\":1}] x", "in.json",
	    "1: a=\"1\"\nin.json:1:11: something stands behind the list; wanted the end of the file");
	expect("{\"a\":1}\n{\"a\":2}", "in.json",
	    "1: a=\"1\"\nin.json:2:1: a second value; wanted one list of mappings, or JSON Lines: -f jsonl");
	expect("{\"a\":1}\n{\"a\":\"x\n\"}", "in.jsonl",
	    "1: a=\"1\"\nin.jsonl:2:6: this quote never closes; wanted one before the end of the line");
	expect("{\"a\":[1}", "in.jsonl", "in.jsonl:1:8: \"}\"; wanted \"]\" first");
	expect("{\"a\":1}\n{\"a\":\"1234567890123456789012345678901234567890x\"}", "in.jsonl",
	    "1: a=\"1\"\nin.jsonl:2:6: the value of \"a\" passes 40 bytes; wanted a shorter one, or a higher "
	    "--max-field");
	expect(
	    "- a: 1\n- x\n", "in.yaml", "1: a=\"1\"\nin.yaml:2:3: a text; wanted a mapping, \"key: value\"");
	expect("{\"a\":1}\n{\"a\":\xff}", "in.jsonl",
	    "1: a=\"1\"\nin.jsonl:2:6: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with "
	    "--encoding");
	expect("", "in.json", "in.json: empty file");
	expect("", "in.yaml", "in.yaml: empty file");
	expect("# c\n", "in.yaml", "in.yaml: nothing but comments; wanted a list of mappings");
}

#define LONG(place, key) \
	place ": the value of \"" key "\" passes 40 bytes; wanted a shorter one, or a higher --max-field"

/* max_field is 40. */
static void
a_list_is_as_long_as_its_texts_and_a_byte_between_them(void **state)
{
	(void)state;
	expect("[{\"a\": [\"1234567890123456789\", 12345678901234567890 ]}]", "in.json",
	    "1: a=[\"1234567890123456789\",\"12345678901234567890\"]\n");
	expect("- a: [1234567890123456789, 12345678901234567890]\n", "in.yaml",
	    "1: a=[\"1234567890123456789\",\"12345678901234567890\"]\n");
	expect("[{\"b\": 1,\n\"a\\\"\": [\"12345678901234567890\", 12345678901234567890 ]}]", "in.json",
	    LONG("in.json:2:8", "a\\\""));
	expect("- b: 1\n  a:\n  - 12345678901234567890\n  - 12345678901234567890\n", "in.yaml",
	    LONG("in.yaml:3:3", "a"));
	/* whoever reads none of it, or only what is nested in it, is spared it too */
	expect("[{\"a\": {\"k\": [\"12345678901234567890\", \"12345678901234567890\"]}}]", "in.json",
	    LONG("in.json:1:8", "a"));
	expect(
	    "- a: {k: [12345678901234567890, 123456789012345678, 1]}\n", "in.yaml", LONG("in.yaml:1:6", "a"));
	/* of a report each cell counts alone */
	expect("{\"tool\": \"x\", \"tables\": {\"t\": [{\"a\": \"12345678901234567890\"}, {\"a\": "
	       "\"123456789012345678901234567890123456789012\"}]}}",
	    "in.json", LONG("in.json:1:25", "tables"));
	/* six bytes of the file are three of the text */
	expect("[{\"a\": \"\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\"}]", "in.json",
	    "1: a=\"ああああああああ\"\n");
	expect(
	    "[{\"a\": \"\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042\\u3042"
	    "\\u3042\\u3042\"}]",
	    "in.json", LONG("in.json:1:2", "a"));
	expect("- a: 'x'\n- a: |\n    12345678901234567890\n    12345678901234567890\n", "in.yaml",
	    "1: a=\"x\"\n" LONG("in.yaml:2:6", "a"));
}

/* libyaml has a scalar when it has read all of it. */
static void
a_scalar_is_refused_before_all_of_it_is_read(void **state)
{
	struct cc_buf text = { 0 };

	(void)state;
	cc_buf_puts(&text, "- b: 1\n  a: ");
	cc_buf_repeat(&text, 'x', 30 * 1024 * 1024);
	cc_buf_putc(&text, '\xff'); /* which would be an error */
	assert_string_equal(
	    read_all((struct cc_span){ text.at, text.len }, "in.yaml", 0, 0), LONG("in.yaml:2:4", "a"));
	text.len = 0;
	cc_buf_puts(&text, "- ");
	cc_buf_repeat(&text, 'x', 1024 * 1024);
	assert_string_equal(read_all((struct cc_span){ text.at, text.len }, "in.yaml", 0, 0),
	    "in.yaml:1:1: a text of more than 40 bytes; wanted a shorter one, or a higher --max-field");
	text.len = 0;
	cc_buf_puts(&text, "# ");
	cc_buf_repeat(&text, 'x', 1024 * 1024);
	cc_buf_puts(&text, "\n- a: 1\n#");
	cc_buf_repeat(&text, 'x', 1024 * 1024);
	cc_buf_puts(&text, "\n- a: \xff");
	assert_string_equal(read_all((struct cc_span){ text.at, text.len }, "in.yaml", 0, 0),
	    "2: a=\"1\"\nin.yaml:4:6: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with "
	    "--encoding");
	cc_buf_free(&text);
}

static void
an_input_cut_anywhere_is_an_error_or_fewer_records(void **state)
{
	static const char *const whole[] = { "[{\"a\": [1, \"x\\\"y\"]}, {\"b\": {\"c\": null}}]",
		"- a: [1, 'x']\n- b: {c: ~}\n" };
	static const char *const name[] = { "in.json", "in.yaml" };

	(void)state;
	for (size_t w = 0; w < 2; w++)
		for (size_t len = 0; len <= strlen(whole[w]); len++) {
			/* A block of its own, so that the sanitizer sees a read past the end. */
			char *copy = malloc(len + 1), *found;

			memcpy(copy, whole[w], len);
			found = read_all((struct cc_span){ copy, len }, name[w], 0, 3);
			assert_true(found[0] != '\0');
			if (w == 0 && len < strlen(whole[w]))
				assert_non_null(strstr(found, "in.json"));
			free(copy);
		}
}

static void
a_byte_of_no_encoding_stops_a_list_wherever_it_stands(void **state)
{
	static const struct {
		const char *name, *text;
	} lists[] = {
		{ "in.json", " [ {\"a\": \"x\"} , {\"b\": [1, 2]} ] " },
		{ "in.jsonl", "{\"a\": \"x\"}\n{\"b\": null}\n" },
		{ "in.yaml", "- a: x\n- {b: [1, 2]}\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (size_t at = 0; at <= strlen(lists[i].text); at++) {
			const char *text = cc_format(
			    arena, "%.*s\xff\xff\xff%s", (int)at, lists[i].text, lists[i].text + at);
			const char *said = read_all(cc_span(text), lists[i].name, at % 7, 1 + at % 3);

			if (strstr(said, "byte 0xFF ") == NULL ||
			    strncmp(said + strlen(said) - 1, "\n", 1) == 0)
				fail_msg("%s: %s: %s", lists[i].name, text, said);
		}
}

static void
an_escape_without_its_digits_hides_no_quote(void **state)
{
	static const struct {
		const char *text, *wanted;
	} lists[] = {
		{ "[{\"c\":\"\\u3c\"},{\"b\":\"x\"}]",
		    "in.json:1:7: not JSON: invalid escape near '\"\\u3c\"'" },
		{ "[{\"b\":\"x\"},\n{\"c\":\"\\u\",\"d\":\"]\"}]",
		    "1: b=\"x\"\nin.json:2:6: not JSON: invalid escape near '\"\\u\"'" },
		{ "[{\"c\":\"\\u12\\\"x\"}]", "in.json:1:16: not JSON: invalid escape near '\"\\u12\\'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		expect(lists[i].text, "in.json", lists[i].wanted);
}

static void
the_form_is_told_by_name_or_content(void **state)
{
	static const struct {
		const char *name, *text;
		enum cc_form form;
	} cases[] = {
		{ "x.CSV", "{\"a\":1}", CC_FORM_CSV },
		{ "a.b/x", " \n[\n {\"a\": 1}]", CC_FORM_JSON },
		{ "x", "{\"a\": 1}", CC_FORM_JSON },
		{ "x.ndjson", "{\"a\": 1}", CC_FORM_JSONL },
		{ "x.yml", "- a: 1", CC_FORM_YAML },
		{ "x", "---\n- a: 1\n", CC_FORM_YAML },
		{ "x", "- a: 1\n", CC_FORM_YAML },
		{ "x", "-a,b\n", CC_FORM_CSV },
		{ "x", "[a],b\n", CC_FORM_CSV },
		{ "x", "a\tb\n", CC_FORM_TSV },
		{ "x", "\"a\n\"\tb\nc,d\t\n", CC_FORM_TSV },
		{ "x", "a\tb,c\n", CC_FORM_CSV },
		{ "x", "a;b\n", CC_FORM_CSV },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t chunk = 1; chunk <= 4; chunk++) {
			struct cc_source_opts opts = { .bytes = cc_span(cases[i].text), .chunk = chunk };
			struct cc_source *s =
			    cc_source_new((struct cc_input){ cases[i].name, -1 }, &opts, arena);
			struct cc_records_opts none = { 0 };
			struct cc_records *r;
			struct cc_err err;

			if (!cc_records_open(&r, s, &none, arena, &err))
				fail_msg("%s: %s", cases[i].text, err.text);
			assert_int_equal(cc_records_form(r), cases[i].form);
			cc_records_free(r);
			cc_source_free(s);
		}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_that_is_met_later_makes_the_header_longer),
		TEST(a_report_is_a_row_for_each_of_its_cells),
		TEST(scalars_stay_as_they_are_written),
		TEST(a_list_is_several_answers_and_what_is_nested_deeper_none),
		TEST(a_record_stands_on_the_line_where_it_begins),
		TEST(what_is_wrong_comes_after_the_records_before_it),
		TEST(a_list_is_as_long_as_its_texts_and_a_byte_between_them),
		TEST(a_scalar_is_refused_before_all_of_it_is_read),
		TEST(an_input_cut_anywhere_is_an_error_or_fewer_records),
		TEST(a_byte_of_no_encoding_stops_a_list_wherever_it_stands),
		TEST(an_escape_without_its_digits_hides_no_quote),
		TEST(the_form_is_told_by_name_or_content),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
