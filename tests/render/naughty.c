/* naughty.c -- texts that break things go through every format unchanged.
 *
 * Ids and titles are the strings below, and where they are to be had those of
 * the Big List of Naughty Strings and of CSV injection ($COCREATE_DATA, else
 * ../shared/data beside the source tree).  csv and tsv are read back by
 * rec/csv, json and jsonl by jansson; text, md, html and svg hold nothing that a
 * terminal would obey, and the last two no element that came from a text; under --excel
 * no cell begins as a formula does.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "rec/csv.h"
#include "render/render.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const own[] = { "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "＝1+1", "＠x", "\t=1",
	"\r=1", "a,b", "a;b", "\"", "\"\"", "\"a\" b", "a\nb", "a\r\nb", "a\rb", "\n", " ", "　", "\\", "\\n",
	"null", "NaN", "007", "-0", "1e5", "|", "a|b", "`x`", "[x](javascript:alert(1))",
	"<script>alert(1)</script>", "&amp;", "![x](y)", "\x1b[31mred\x1b[0m", "\x07", "\x7f",
	"\xc2\x9b"
	"31m",
	"\xe2\x80\xae"
	"abc",
	"\xe2\x81\xa6x", "\xe2\x80\xa8", "\xef\xbb\xbfx", "👨‍👩‍👧", "e\xcc\x81", "ﾊﾝｶｸ", "表",
	"🇯🇵", "\xf0\x9f\x87\xaf", "%s%n", "$(reboot)", "../../etc", "-" };

static struct fixture {
	struct cc_arena *arena;
	struct cc_span *text;
	size_t n, cap;
	struct cc_report *report;
} fix;

static const struct cc_table_spec specs[] = {
	{
	    "ideas",
	    CC_WORDS("Ideas", "アイデア"),
	    (const struct cc_column_spec[]){
		{ "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "title", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_INTERVALS, "ideas", .title = CC_WORDS("Ideas", NULL), .id = "idea", .label = "title",
	    .value = "rank", .word = "title" },
	{ 0 },
};

/* Empty ones are missing cells, and NUL no reader lets in. */
static void
add_text(struct cc_span text)
{
	if (text.len == 0 || memchr(text.at, '\0', text.len) != NULL)
		return;
	if (fix.n == fix.cap) {
		struct cc_span *more = CC_ARRAY(fix.arena, struct cc_span, fix.cap = 2 * fix.cap + 64);

		if (fix.n > 0)
			memcpy(more, fix.text, fix.n * sizeof *more);
		fix.text = more;
	}
	fix.text[fix.n++] = cc_span_dup(fix.arena, text);
}

static const char *
data_file(const char *name)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");

	if (data != NULL)
		return cc_format(fix.arena, "%s/bad-inputs/%s", data, name);
	return cc_format(fix.arena, "%s/../shared/data/bad-inputs/%s", top != NULL ? top : ".", name);
}

static void
add_list(void)
{
	json_error_t why;
	json_t *list = json_load_file(data_file("blns.json"), JSON_ALLOW_NUL, &why);
	json_t *item;
	size_t i;

	if (list == NULL)
		printf("SKIP: the Big List of Naughty Strings is not here (%s)\n", data_file("blns.json"));
	json_array_foreach(list, i, item)
	    add_text((struct cc_span){ json_string_value(item), json_string_length(item) });
	json_decref(list);
}

static void
add_payloads(void)
{
	FILE *file = fopen(data_file("csv_injection_payloads.txt"), "r");
	char line[4096];

	if (file == NULL) {
		printf("SKIP: the payloads of CSV injection are not here (%s)\n",
		    data_file("csv_injection_payloads.txt"));
		return;
	}
	while (fgets(line, sizeof line, file) != NULL) {
		size_t len = strcspn(line, "\n");

		if (cc_utf8_valid(line, len, NULL) == len)
			add_text((struct cc_span){ line, len });
	}
	fclose(file);
}

static int
set_up(void **state)
{
	struct cc_table *t;

	(void)state;
	fix = (struct fixture){ .arena = cc_arena_new() };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		add_text(cc_span(own[i]));
	add_list();
	add_payloads();
	fix.report = cc_report_new(specs, NULL, NULL, CC_EN, fix.arena);
	fix.report->tool = "idea-score";
	fix.report->version = "0";
	fix.report->charts = charts;
	t = &fix.report->table[0];
	for (size_t i = 0; i < fix.n; i++) {
		size_t row = cc_row_add(fix.report, t);

		cc_put_text(t, row, 0, fix.text[i]);
		cc_put_text(t, row, 1, fix.text[i]);
		cc_put_int(t, row, 2, (int64_t)i);
	}
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

static struct cc_buf
render(const char *format, bool excel)
{
	const struct cc_render_opts opts = { .digits = 2, .width = 80, .excel = excel };
	struct cc_buf out = { 0 };

	assert_true(cc_format_named(format)->render(&out, fix.report, &opts));
	return out;
}

/* Reads a page as rec/csv does; id and title of row i must be text i. */
static void
assert_reads_back(const char *format, char delimiter, bool excel)
{
	static const uint32_t columns[] = { 0, 1, 2 };
	struct cc_buf page = render(format, excel);
	const struct cc_source_opts source_opts = { .bytes = { page.at, page.len } };
	const struct cc_csv_opts opts = { .delimiter = delimiter, .block = 16 * 1024 * 1024 };
	const struct cc_want want = { 3, columns };
	struct cc_source *source = cc_source_new((struct cc_input){ "page", -1 }, &source_opts, fix.arena);
	struct cc_csv *csv = cc_csv_new(source, &opts, fix.arena);
	struct cc_piece piece = { 0 };
	struct cc_err err = { 0 };
	struct cc_span *header;
	struct cc_rows rows;
	uint64_t line;
	size_t n;

	assert_true(cc_csv_header(&header, &n, &line, csv, fix.arena, &err));
	assert_int_equal(cc_csv_cut(&piece, csv, &err), CC_GOT_SOME);
	assert_true(cc_csv_split(&rows, &piece, &want, csv, fix.arena, &err));
	assert_int_equal(rows.n, fix.n);
	for (size_t i = 0; i < rows.n; i++)
		for (size_t c = 0; c < 2; c++) {
			struct cc_span cell = rows.cell[i * 3 + c], text = fix.text[i];
			bool defused = excel && cell.len == text.len + 1 && cell.at[0] == '\'';

			assert_true(
			    cc_span_eq((struct cc_span){ cell.at + defused, cell.len - defused }, text));
			if (excel) {
				assert_int_equal(cell.at[0] == '=' || cell.at[0] == '+' ||
						     cell.at[0] == '-' || cell.at[0] == '@' ||
						     cell.at[0] == '\t' || cell.at[0] == '\r',
				    0);
				assert_true(cell.len < 3 ||
					    (memcmp(cell.at, "＝", 3) != 0 && memcmp(cell.at, "＠", 3) != 0));
			}
		}
	cc_csv_free(csv);
	cc_source_free(source);
	cc_buf_free(&piece.bytes);
	cc_buf_free(&page);
}

static void
csv_and_tsv_come_back_unchanged(void **state)
{
	(void)state;
	assert_true(fix.n >= sizeof own / sizeof *own);
	assert_reads_back("csv", ',', false);
	assert_reads_back("tsv", '\t', false);
}

static void
excel_gets_no_formula(void **state)
{
	(void)state;
	assert_reads_back("csv", ',', true);
}

static void
assert_row(const json_t *row, size_t i)
{
	static const char *const columns[] = { "idea", "title" };

	for (size_t c = 0; c < 2; c++) {
		const json_t *cell = json_object_get(row, columns[c]);

		assert_true(cc_span_eq(
		    (struct cc_span){ json_string_value(cell), json_string_length(cell) }, fix.text[i]));
	}
}

static void
json_comes_back_unchanged(void **state)
{
	struct cc_buf page = render("json", false);
	json_t *all = json_loadb(page.at, page.len, JSON_REJECT_DUPLICATES, NULL), *row;
	const json_t *rows = json_object_get(json_object_get(all, "tables"), "ideas");
	size_t i;

	(void)state;
	assert_int_equal(json_array_size(rows), fix.n);
	json_array_foreach(rows, i, row) assert_row(row, i);
	json_decref(all);
	cc_buf_free(&page);
}

static void
each_line_of_jsonl_comes_back_unchanged(void **state)
{
	struct cc_buf page = render("jsonl", false);
	char *at = page.at;
	size_t i = 0;

	(void)state;
	for (char *end; (end = strchr(at, '\n')) != NULL; at = end + 1, i++) {
		json_t *row = json_loadb(at, (size_t)(end - at), JSON_REJECT_DUPLICATES, NULL);

		assert_true(i < fix.n);
		assert_row(row, i);
		json_decref(row);
	}
	assert_int_equal(i, fix.n);
	cc_buf_free(&page);
}

static void
people_see_nothing_that_a_terminal_obeys(void **state)
{
	static const char *const formats[] = { "text", "md", "html", "svg" };

	(void)state;
	for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
		struct cc_buf page = render(formats[f], false);
		struct cc_span rest = { page.at, page.len };
		size_t len;

		assert_int_equal(cc_utf8_valid(page.at, page.len, NULL), page.len);
		for (; rest.len > 0; rest.at += len, rest.len -= len) {
			uint32_t c = cc_utf8_next(rest, &len);

			if (c != '\n' && cc_utf8_unsafe(c))
				fail_msg("%s holds U+%04X", formats[f], c);
		}
		cc_buf_free(&page);
	}
}

/* Behind the head, whose style and script are ours: <NAME, </NAME with NAME one of a few. */
static void
assert_only_elements(struct cc_span page, const char *const *known)
{
	for (size_t i = 0; i < page.len; i++) {
		struct cc_span name = { page.at + i + 1, 0 };
		bool found = false;

		if (page.at[i] != '<')
			continue;
		name.at += *name.at == '/';
		name.len = strspn(name.at, "abcdefghijklmnopqrstuvwxyz0123456789");
		for (const char *const *one = known; *one != NULL; one++)
			found |= cc_span_eq(name, cc_span(*one));
		if (!found)
			fail_msg("<%.*s> came from a text", (int)name.len + 20, name.at);
	}
}

static void
no_text_becomes_an_element(void **state)
{
	static const char *const in_page[] = { "figure", "figcaption", "strong", "span", "div", "svg", "g",
		"title", "text", "line", "rect", "circle", "path", "section", "h2", "table", "thead", "tbody",
		"tr", "th", "td", "wbr", "main", "header", "footer", "p", NULL };
	struct cc_buf page = render("html", false), sheet = render("svg", false);
	char *body = strstr(page.at, "</header>"), *end = strstr(page.at, "<script>");

	(void)state;
	assert_non_null(body);
	assert_non_null(end);
	assert_true(end > body);
	assert_only_elements((struct cc_span){ body, (size_t)(end - body) }, in_page);
	body = strstr(sheet.at, "</style>");
	assert_non_null(body);
	body += strlen("</style>");
	assert_only_elements((struct cc_span){ body, sheet.len - (size_t)(body - sheet.at) }, in_page);
	assert_null(strstr(end + 1, "alert"));
	cc_buf_free(&page);
	cc_buf_free(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(csv_and_tsv_come_back_unchanged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(excel_gets_no_formula, set_up, tear_down),
		cmocka_unit_test_setup_teardown(json_comes_back_unchanged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_line_of_jsonl_comes_back_unchanged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(people_see_nothing_that_a_terminal_obeys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_text_becomes_an_element, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
