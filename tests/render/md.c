/* md.c -- GitHub's Markdown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

static void
a_report_is_headed_tables_and_a_list_of_notes(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_JA);
	struct cc_table *raters = cc_report_table(r, "raters");
	struct cc_buf out;

	(void)state;
	cc_row_add(r, raters);
	cc_put_text(raters, 0, 0, cc_span("田中"));
	cc_put_real(raters, 0, 1, 2.125);
	cc_put_text(raters, cc_row_add(r, raters), 0, cc_span("Sato"));
	out = sample_render("md", r, &(struct cc_render_opts){ .digits = 2 });
	assert_string_equal(out.at,
	    "## アイデア（上位から）\n"
	    "\n"
	    "（該当なし）\n"
	    "\n"
	    "## 評価者ごとの甘辛\n"
	    "\n"
	    "| 評価者 | 平均 |\n"
	    "| --- | ---: |\n"
	    "| 田中 | 2.13 |\n"
	    "| Sato |  |\n"
	    "\n"
	    "## One column\n"
	    "\n"
	    "（該当なし）\n"
	    "\n"
	    "## 注記\n"
	    "\n"
	    "- 指標の表には日付が必要です。--as-of も日付の列もないため、この表は出していません\n");
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
data_cannot_make_cells_links_html_or_code(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "a|b", "a\\|b" },
		{ "<script>", "\\<script>" },
		{ "`x`", "\\`x\\`" },
		{ "![i](u)", "\\!\\[i\\](u)" },
		{ "C:\\|", "C:\\\\\\|" },
		{ "a\nb\r\n\tc", "a b c" },
		{ "\x1b[1m", "\\\\x1b\\[1m" },
		{ "\xe2\x80\xae", "\\\\u202e" },
		{ "**b** _i_ ~~s~~", "\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~" },
		{ "customer_value 価値_x", "customer_value 価値_x" },
		{ "&lt; A & B &#60;", "\\&lt; A & B \\&#60;" },
		{ "$x$", "\\$x\\$" },
	};
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_table *t = cc_report_table(r, "words");
	struct cc_buf out, expected = { 0 };

	(void)state;
	cc_buf_puts(&expected, "## One column\n\n| word |\n| --- |\n");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		cc_put_text(t, cc_row_add(r, t), 0, cc_span(cases[i].text));
		cc_buf_printf(&expected, "| %s |\n", cases[i].shown);
	}
	out = sample_render("md", r, &(struct cc_render_opts){ .table = "words" });
	assert_memory_equal(out.at, expected.at, expected.len);
	cc_buf_free(&out);
	cc_buf_free(&expected);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_note_stays_one_item(void **state)
{
	static const char *const texts[] = { "# no heading", "- no list", "1. no numbers", "12 rows",
		"> no quote" };
	static const char *const items[] = { "- \\# no heading\n", "- \\- no list\n", "- 1\\. no numbers\n",
		"- 12 rows\n", "- \\> no quote\n" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_buf out;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		cc_note(r, "n", "%s", "%s", texts[i]);
	out = sample_render("md", r, &(struct cc_render_opts){ 0 });
	for (size_t i = 0; i < 5; i++)
		assert_non_null(strstr(out.at, items[i]));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
small_p_values_are_escaped_too(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	struct cc_buf out = sample_render("md", r, &(struct cc_render_opts){ .digits = 2, .table = "ideas" });

	(void)state;
	assert_non_null(strstr(out.at, "| \\<0.001 |"));
	assert_non_null(strstr(out.at, "| 91.0% | 0.754 |"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_table_that_was_left_out_is_refused(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	struct cc_buf out = sample_render("md", r, &(struct cc_render_opts){ .table = "measures" });

	(void)state;
	assert_null(out.at);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_is_headed_tables_and_a_list_of_notes),
		cmocka_unit_test(data_cannot_make_cells_links_html_or_code),
		cmocka_unit_test(a_note_stays_one_item),
		cmocka_unit_test(small_p_values_are_escaped_too),
		cmocka_unit_test(a_table_that_was_left_out_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
