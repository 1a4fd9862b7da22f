/* ics.c -- tests render/ics: iCalendar, RFC 5545. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "rec/events.h"
#include "render/render.h"

#include <string.h>

static const struct cc_column_spec columns[] = { { "label", CC_TYPE_LABEL }, { 0 } };
static const struct cc_table_spec tables[] = {
	{ "plain", CC_WORDS("Plain", "表"), columns },
	{ "dates", CC_WORDS("Dates", "日程"), columns, .flags = CC_TABLE_EVENTS | CC_TABLE_CALENDAR },
	{ 0 },
};

/* What is printed of these events; NULL: nothing. */
static const char *
printed(const struct cc_events *events, enum cc_lang lang, const char *table)
{
	const struct cc_render_opts opts = { .table = table };
	struct cc_report *report = cc_report_new(tables, NULL, NULL, lang, arena);
	struct cc_buf out = { 0 };
	const char *text = NULL;

	report->tool = "session-plan";
	report->study = "morning-coffee";
	cc_report_at(report, 1)->events = events;
	if (cc_format_named("ics")->render(&out, report, &opts))
		text = cc_strndup(arena, out.at, out.len);
	cc_buf_free(&out);
	cc_report_free(report);
	return text;
}

/* T-8.6: two events that icalendar 4.0.3 and vobject 0.9.6.1 read back; 682 bytes. */
static void
the_sample_has_the_bytes_that_two_readers_read(void **state)
{
	const struct cc_event event[] = {
		{ 20582, 600, 90, CC_SPAN("morning-coffee.test.2026-Q2@cocreate-tools"),
		    CC_SPAN("製品テスト"), CC_SPAN("新機能のテスト、フィードバック収集") },
		{ 20593, 1140, 60, CC_SPAN("morning-coffee.meeting.2026-05@cocreate-tools"),
		    CC_SPAN("定期ミーティング"),
		    CC_SPAN("進捗共有、新しい課題の発見; 参加は任意, 録画あり") },
	};
	const struct cc_events events = { event, 2, 20544, 20544, 540, NULL };
	const char *text = printed(&events, CC_EN, NULL);

	(void)state;
	assert_string_equal(text,
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cocreate-tools//session-plan//"
	    "EN\r\nMETHOD:PUBLISH\r\n"
	    "X-WR-CALNAME:morning-coffee\r\nBEGIN:VEVENT\r\nUID:morning-coffee.test.2026-Q2@cocreate-"
	    "tools\r\n"
	    "DTSTAMP:20260401T000000Z\r\nSEQUENCE:20544\r\nDTSTART:20260509T010000Z\r\nDTEND:"
	    "20260509T023000Z\r\n"
	    "SUMMARY:製品テスト\r\nDESCRIPTION:新機能のテスト、フィードバック収集\r\nEND:VEVENT\r\nBEGIN:"
	    "VEVENT\r\n"
	    "UID:morning-coffee.meeting.2026-05@cocreate-tools\r\nDTSTAMP:20260401T000000Z\r\nSEQUENCE:"
	    "20544\r\n"
	    "DTSTART:20260520T100000Z\r\nDTEND:20260520T110000Z\r\nSUMMARY:定期ミーティング\r\n"
	    "DESCRIPTION:進捗共有、新しい課題の発見\\; 参加は任意\\, 録\r\n "
	    "画あり\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
	assert_int_equal(strlen(text), 682);
}

static void
a_day_without_a_time_is_a_whole_day(void **state)
{
	const struct cc_event event = { 20605, CC_NO_INT, CC_NO_INT, CC_SPAN("u"), CC_SPAN("x"),
		{ NULL, 0 } };
	const struct cc_events events = { &event, 1, 20605, 0, 0, NULL };
	const char *text = printed(&events, CC_JA, "dates");

	(void)state;
	assert_non_null(strstr(text,
	    "\r\nDTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602\r\nSUMMARY:x\r\nEND:VEVENT\r\n"));
	assert_non_null(strstr(text, "//session-plan//JA\r\n"));
}

static void
utc_may_be_another_day_and_so_may_the_end(void **state)
{
	const struct cc_event event[] = {
		{ 20605, 60, 30, CC_SPAN("a"), CC_SPAN("a"), { NULL, 0 } },
		{ 20605, 1410, 60, CC_SPAN("b"), CC_SPAN("b"), { NULL, 0 } },
	};
	const struct cc_events ahead = { event, 2, 20605, 0, 540, NULL },
			       behind = { event, 2, 20605, 0, -300, NULL };
	const char *text = printed(&ahead, CC_EN, NULL);

	(void)state;
	assert_non_null(strstr(text, "DTSTART:20260531T160000Z\r\nDTEND:20260531T163000Z"));
	assert_non_null(strstr(text, "DTSTART:20260601T143000Z\r\nDTEND:20260601T153000Z"));
	text = printed(&behind, CC_EN, NULL);
	assert_non_null(strstr(text, "DTSTART:20260601T060000Z"));
	assert_non_null(strstr(text, "DTSTART:20260602T043000Z\r\nDTEND:20260602T053000Z"));
}

static void
texts_are_escaped_and_hold_no_control_characters(void **state)
{
	const struct cc_event event = { 0, CC_NO_INT, CC_NO_INT, CC_SPAN("u"),
		CC_SPAN("a\\b;c,d\r\ne\rf\ng\x01\x7f\th"), CC_SPAN("END:VEVENT\nBEGIN:VALARM") };
	const struct cc_events events = { &event, 1, 0, 0, 0, NULL };
	const char *text = printed(&events, CC_EN, NULL);

	(void)state;
	assert_non_null(strstr(text, "SUMMARY:a\\\\b\\;c\\,d\\ne\\nf\\ng\th\r\n"));
	assert_non_null(strstr(text, "DESCRIPTION:END:VEVENT\\nBEGIN:VALARM\r\n"));
}

/* Of all lengths and of characters of one to four bytes. */
static void
no_line_is_longer_than_75_bytes_or_cuts_a_character(void **state)
{
	static const char *const units[] = { "x", "é", "あ", "😀" };
	struct cc_buf text = { 0 };

	(void)state;
	for (size_t u = 0; u < 4; u++)
		for (size_t n = 60; n < 240; n++) {
			struct cc_event event = { 0, CC_NO_INT, CC_NO_INT, CC_SPAN("u"), { NULL, 0 },
				{ NULL, 0 } };
			const struct cc_events events = { &event, 1, 0, 0, 0, NULL };
			struct cc_buf unfolded = { 0 };
			const char *out, *end;

			text.len = 0;
			cc_buf_repeat(&text, 'a', n % 7);
			while (text.len < n)
				cc_buf_puts(&text, units[u]);
			event.summary = (struct cc_span){ text.at, text.len };
			out = printed(&events, CC_EN, NULL);
			for (const char *line = out; *line != '\0'; line = end + 2) {
				end = strstr(line, "\r\n");
				assert_true(end - line <= 75);
				assert_int_not_equal((unsigned char)line[0] & 0xc0, 0x80);
				if (line[0] == ' ')
					assert_int_not_equal((unsigned char)line[1] & 0xc0, 0x80);
				else
					cc_buf_putc(&unfolded, '\n');
				cc_buf_add(&unfolded, line + (line[0] == ' '),
				    (size_t)(end - line) - (line[0] == ' '));
			}
			assert_non_null(strstr(unfolded.at, cc_format(arena, "\nSUMMARY:%s\n", text.at)));
			cc_buf_free(&unfolded);
		}
	cc_buf_free(&text);
}

static void
what_is_no_calendar_is_refused(void **state)
{
	static const struct cc_events lacking = { NULL, 0, 0, 0, 0, "--offset=+HH:MM" },
				      none = { NULL, 0, 0, 0, 0, NULL };

	(void)state;
	assert_null(printed(&lacking, CC_EN, NULL));
	assert_null(printed(&none, CC_EN, "plain"));
	assert_null(printed(NULL, CC_EN, NULL));
	assert_non_null(printed(&none, CC_EN, NULL));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_sample_has_the_bytes_that_two_readers_read),
		TEST(a_day_without_a_time_is_a_whole_day),
		TEST(utc_may_be_another_day_and_so_may_the_end),
		TEST(texts_are_escaped_and_hold_no_control_characters),
		TEST(no_line_is_longer_than_75_bytes_or_cuts_a_character),
		TEST(what_is_no_calendar_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
