/* text.c -- reports for people: aligned, fitted, and safe in a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

#include "base/utf8.h"

enum { WIDE_COLUMNS = 14, WIDE_ROWS = 3 };

static const struct cc_table_spec wide_specs[] = {
	{
	    "wide",
	    CC_WORDS("Where people are lost, stage by stage", "どこで人を失っているか"),
	    (const struct cc_column_spec[]){
		{ "stage", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ "touched", CC_TYPE_INT, CC_PART_N, 0 },
		{ "conversion", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
		{ "conversion_low", CC_TYPE_SHARE, CC_PART_LOW, 0 },
		{ "conversion_high", CC_TYPE_SHARE, CC_PART_HIGH, 0 },
		{ "emotion", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ "emotion_low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		{ "emotion_high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		{ "difference_p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
		{ "朝の支度中に気持ちを整える時間を最小化する", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "text", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "last_seen", CC_TYPE_DATE, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

/* Every number is another one. */
static struct cc_report *
wide_report(struct cc_arena *arena)
{
	static const char *const stages[] = { "awareness", "比較検討", "post_purchase" };
	struct cc_report *r = cc_report_new(wide_specs, NULL, NULL, CC_EN, arena);
	struct cc_table *t = &r->table[0];

	for (unsigned i = 0; i < WIDE_ROWS; i++) {
		size_t row = cc_row_add(r, t);
		double x = 0.111 * (i + 1);

		cc_put_text(t, row, 0, cc_span(stages[i]));
		cc_put_text(t, row, 1, cc_span("認知から購入までの道のり"));
		cc_put_int(t, row, 2, 12345 + i);
		for (unsigned c = 3; c <= 5; c++)
			cc_put_real(t, row, c, x + 0.01 * c);
		for (unsigned c = 6; c <= 8; c++)
			cc_put_real(t, row, c, -1000 * x - c);
		cc_put_real(t, row, 9, x / 100);
		cc_put_real(t, row, 10, 1234567 + x);
		cc_put_word(t, row, 11, "undetermined");
		cc_put_text(t, row, 12, cc_span("入力が面倒で、送料が最後まで分からないのでやめました。"));
		cc_put_int(t, row, 13, cc_date_day(2026, 6, 30) - i);
	}
	cc_note(r, "leak",
	    "the biggest leak in people: 比較検討（12345人のうち半分）; in rate: "
	    "averyveryverylongidentifierthatdoesnotbreak_anywhere",
	    NULL);
	return r;
}

static void
check_lines(const char *text, unsigned width)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		assert_true(cc_utf8_width((struct cc_span){ text, len }) <= width);
		assert_true(len == 0 || text[len - 1] != ' ');
		assert_int_equal(text[len], '\n');
		text += len + 1;
	}
}

static void
no_width_is_passed_and_no_number_lost(void **state)
{
	static const char *const numbers[] = { "12345", "12346", "12347", "14.1%", "15.1%", "16.1%", "25.2%",
		"26.2%", "27.2%", "36.3%", "37.3%", "38.3%", "-117.00", "-118.00", "-119.00", "-228.00",
		"-229.00", "-230.00", "-339.00", "-340.00", "-341.00", "0.001", "0.002", "0.003",
		"1234567.11", "1234567.22", "1234567.33", "2026-06-30", "2026-06-29", "2026-06-28" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = wide_report(arena);

	(void)state;
	for (unsigned width = 20; width <= 240; width++) {
		struct cc_buf out =
		    sample_render("text", r, &(struct cc_render_opts){ .digits = 2, .width = width });

		check_lines(out.at, width);
		for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
			if (!sample_holds(out.at, numbers[i]))
				fail_msg("width %u: no %s in\n%s", width, numbers[i], out.at);
		}
		cc_buf_free(&out);
	}
	cc_report_free(r);
	cc_arena_free(arena);
}

/* Columns at which the cells of a line begin or end must be the same in all
 * rows: right ends of numbers, left ends of texts. */
static void
japanese_combining_marks_and_emoji_line_up(void **state)
{
	static const char *const ids[] = { "朝の香り", "cup", "cafe\xcc\x81", "ﾊﾝｶｸ", "👍🏽",
		"が\xe3\x82\x9a" };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_JA);
	struct cc_table *t = cc_report_table(r, "raters");
	struct cc_buf out;

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		cc_put_text(t, cc_row_add(r, t), 0, cc_span(ids[i]));
		cc_put_real(t, i, 1, i == 2 ? -10 : (double)i / 3);
	}
	out = sample_render("text", r, &(struct cc_render_opts){ .digits = 2, .table = "raters" });
	assert_memory_equal(out.at,
	    "評価者ごとの甘辛\n"
	    "評価者      平均\n"
	    "────────────────\n"
	    "朝の香り    0.00\n"
	    "cup         0.33\n"
	    "cafe\xcc\x81      -10.00\n"
	    "ﾊﾝｶｸ        1.00\n"
	    "👍🏽          1.33\n"
	    "が\xe3\x82\x9a          1.67\n",
	    190);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

/* Read it: this is what people see. */
static void
a_wide_table_is_folded_under_its_key(void **state)
{
	static const char expected[] =
	    "Ideas, best first\n"
	    "rank  idea       title                   total   low   high  verdict\n"
	    "────────────────────────────────────────────────────────────────────────\n"
	    "   1  朝の香り   香りで起こすコーヒー…    7.03  0.97   1.09  priority\n"
	    "   2  quiet-cup  A cup that keeps the …   5.73  2.27   1.89  conditional\n"
	    "   3  café       家族👨‍👩‍👧で飲む Gäste-Ka…   5.11  2.89   2.92  hold\n"
	    "   4  x;1        旅先でもいつもの一杯…    4.17  3.83  16.67  incomplete\n"
	    "\n"
	    "                   customer_                                    pass_\n"
	    "idea       raters      value  独自性  feasibility  市場性  confidence\n"
	    "─────────────────────────────────────────────────────────────────────\n"
	    "朝の香り       91       1.30    1.61         1.91    2.21       91.0%\n"
	    "quiet-cup      52       1.17    1.35         1.52    1.69       52.0%\n"
	    "café           33       1.11    1.22         1.33    1.44       33.3%\n"
	    "x;1             5       1.02    1.03         1.05    1.07        5.0%\n"
	    "\n"
	    "                 p_\n"
	    "idea       adjusted  weak_axes            since       month    label\n"
	    "────────────────────────────────────────────────────────────────────────\n"
	    "朝の香り      0.754                       2026-01-27  2026-01  訪問前\n"
	    "quiet-cup     0.141  customer_value       2026-01-28  2026-01  at home\n"
	    "café          0.037  customer_value;独…   2026-01-29  2026-01  ﾊﾝｶｸ ﾗﾍﾞﾙ\n"
	    "x;1          <0.001                       2026-01-30  2026-01  旅\n"
	    "\n"
	    "Who scores high, who low\n"
	    "rater  mean\n"
	    "───────────\n"
	    "田中   1.90\n"
	    "Sato   2.02\n"
	    "ｽｽﾞｷ   2.13\n";
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_EN);
	struct cc_buf out = sample_render("text", r, &(struct cc_render_opts){ .digits = 2, .width = 72 });

	(void)state;
	out.at[sizeof expected - 1] = '\0';
	assert_string_equal(out.at, expected);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

/* Context is cut away from the match, and a place at its front. */
static void
a_match_and_its_line_stay_in_sight(void **state)
{
	static const struct cc_column_spec columns[] = {
		{ "source", CC_TYPE_PLACE, CC_PART_KEY, 0 },
		{ "left", CC_TYPE_BEFORE, CC_PART_NONE, 0 },
		{ "match", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ "right", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ 0 },
	};
	static const struct cc_table_spec specs[] = { { "kwic", CC_WORDS("Where", "どこ"), columns }, { 0 } };
	static const char *const cells[][4] = {
		{ "folder/answers-of-june.csv:7", "送料がいくらか最後まで", "分からず",
		    "不安だったのでやめました" },
		{ "folder/answers-of-june.csv:12345", "I was a bit", "worried", "that it would not come" },
	};
	static const char expected[] = "Where\n"
				       "source                left  match     right\n"
				       "──────────────────────────────────────────────────\n"
				       "…-june.csv:7   …か最後まで  分からず  不安だった…\n"
				       "…e.csv:12345   I was a bit  worried   that it wou…\n";
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_buf out;

	(void)state;
	for (size_t row = 0; row < 2; row++) {
		cc_row_add(r, &r->table[0]);
		for (unsigned c = 0; c < 4; c++)
			cc_put_text(&r->table[0], row, c, cc_span(cells[row][c]));
	}
	out = sample_render("text", r, &(struct cc_render_opts){ .digits = 2, .width = 50 });
	assert_string_equal(out.at, expected);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
control_escape_and_bidi_characters_are_shown(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_table *t = cc_report_table(r, "words");
	struct cc_buf out;

	(void)state;
	cc_put_text(t, cc_row_add(r, t), 0, cc_span("\033]0;title\a\nnext\xe2\x80\xae"));
	cc_note(r, "hostile", "%s", "%s", "note\033[2J\n\xc2\x9b");
	out = sample_render("text", r, &(struct cc_render_opts){ .table = "words" });
	assert_non_null(strstr(out.at, "\n\\x1b]0;title\\x07\\nnext\\u202e\n"));
	assert_non_null(strstr(out.at, "\n- note\\x1b[2J\\n\\x9b\n"));
	for (size_t i = 0; i < out.len; i++)
		assert_true(out.at[i] == '\n' || (unsigned char)out.at[i] >= ' ');
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
an_endless_cell_does_not_make_every_row_endless(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_EN);
	struct cc_buf text = { 0 }, out;

	(void)state;
	cc_buf_repeat(&text, 'x', 100000);
	sample_idea(r, "a", text.at, 0.5, "label");
	sample_idea(r, "b", "short", 0.5, "label");
	out = sample_render("text", r, &(struct cc_render_opts){ .table = "ideas" });
	assert_true(out.len < 10000);
	assert_non_null(strstr(out.at, "xxx…  "));
	cc_buf_free(&out);
	cc_buf_free(&text);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
colour_is_bold_headings_and_dim_rules_and_changes_nothing_else(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_JA);
	struct cc_render_opts opts = { .digits = 2, .width = 80 };
	struct cc_buf plain = sample_render("text", r, &opts), color, stripped = { 0 };

	(void)state;
	opts.color = true;
	color = sample_render("text", r, &opts);
	assert_ptr_equal(strstr(color.at, "\033[1mアイデア（上位から）\033[0m\n\033[1m"), color.at);
	assert_non_null(strstr(color.at, "\n\033[2m────"));
	assert_non_null(strstr(color.at, "─\033[0m\n"));
	for (size_t i = 0; i < color.len; i++) {
		if (color.at[i] == '\033')
			i += 3;
		else
			cc_buf_putc(&stripped, color.at[i]);
	}
	assert_string_equal(stripped.at, plain.at);
	cc_buf_free(&plain);
	cc_buf_free(&color);
	cc_buf_free(&stripped);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
tables_without_rows_say_so_and_notes_come_last(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_empty(arena, CC_JA);
	struct cc_buf out = sample_render("text", r, &(struct cc_render_opts){ .width = 40 });

	(void)state;
	assert_string_equal(out.at, "アイデア（上位から）\n"
				    "（該当なし）\n"
				    "\n"
				    "評価者ごとの甘辛\n"
				    "（該当なし）\n"
				    "\n"
				    "One column\n"
				    "（該当なし）\n"
				    "\n"
				    "注記:\n"
				    "- 指標の表には日付が必要です。--as-of も\n"
				    "  日付の列もないため、この表は出していま\n"
				    "  せん\n");
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_width_is_passed_and_no_number_lost),
		cmocka_unit_test(japanese_combining_marks_and_emoji_line_up),
		cmocka_unit_test(a_wide_table_is_folded_under_its_key),
		cmocka_unit_test(a_match_and_its_line_stay_in_sight),
		cmocka_unit_test(control_escape_and_bidi_characters_are_shown),
		cmocka_unit_test(an_endless_cell_does_not_make_every_row_endless),
		cmocka_unit_test(colour_is_bold_headings_and_dim_rules_and_changes_nothing_else),
		cmocka_unit_test(tables_without_rows_say_so_and_notes_come_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
