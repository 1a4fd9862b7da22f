/* cadence.c -- tests figure/cadence: holidays of any file, themes in turn, ids that stay, challenges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/cadence.h"

static const struct cc_table_spec tables[] = { CC_CADENCE_TABLE, { 0 } };

#include "data_file.h"
#include "report.h"

static const char *holidays; /* what the file holds */
static struct cc_study study = { .name = "tea" };
static struct cc_run run = { .study = &study };
static struct cc_err err;

static bool
read_holidays(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)name;
	(void)to;
	(void)why;
	*out = cc_span(holidays);
	return true;
}

static const struct cc_openers openers = { read_data, read_holidays };

static bool
load(struct cc_cadence *c, const char *name, const char *text)
{
	const struct cc_cadence_reading r = { &run, &openers, arena, &err };

	*c = (struct cc_cadence){ .challenge = CC_NO_DAY, .offset = CC_NO_INT };
	holidays = text;
	return cc_cadence_load(c, NULL, &r) && cc_holidays_load(c, name, &r);
}

static void
holidays_are_the_dates_of_a_first_column(void **state)
{
	static const struct {
		const char *name, *text;
	} files[] = { { "h.csv", "day,name\n2026/5/4,b\nnone,x\n2026-05-03,a\n2026/5/4,c\n,d\n" },
		{ "h.csv", "2026-05-04\r\n2026-05-03\r\n" }, /* the first line is no header */
		{ "h.tsv", "what\twhy\n令和8年5月3日\ta\n2026年5月4日\tb\n" },
		{ "h.yaml", "- {day: 2026-05-04, name: b}\n- {day: 2026-05-03, name: a}\n" },
		{ "h.jsonl", "{\"d\": \"2026-05-03\"}\n{\"d\": \"20260504\"}\n" } };
	struct cc_cadence c;

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		assert_true(load(&c, files[i].name, files[i].text));
		assert_int_equal(c.holidays, 2);
		assert_int_equal(c.holiday[0], cc_date_day(2026, 5, 3));
		assert_int_equal(c.holiday[1], cc_date_day(2026, 5, 4));
	}
	assert_true(load(&c, "h.csv", files[0].text));
	assert_true(cc_span_eq(c.holiday_name[1], CC_SPAN("b"))); /* the first of two rows */
	assert_false(load(&c, "h.csv", "day\nnone\n"));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_false(load(&c, "h.csv", "day\n5/4/2026\n"));
	assert_non_null(strstr(err.text, "h.csv:2:1: \"5/4/2026\"; wanted the year first"));
	assert_false(load(&c, "h.csv", "day\n\"2026-05-04\n"));
}

/* Rows of the table, as DATE SERIES. */
static const char *
rows(void)
{
	const struct cc_table *t = cc_report_at(report, 0);
	const char *text = "";

	for (size_t i = 0; i < t->rows; i++) {
		char day[CC_DATE_TEXT];
		struct cc_span series = cc_table_cell(t, i, 4)->as.text;

		cc_date_print(day, cc_table_cell(t, i, 0)->as.integer);
		text = cc_format(arena, "%s%s %.*s\n", text, day, (int)series.len, series.at);
	}
	return text;
}

static void
the_year_of_the_built_in_meetings(void **state)
{
	struct cc_cadence c;

	(void)state;
	assert_true(load(&c, "h.csv", "day\n2026-11-18\n"));
	c.from = cc_date_day(2026, 11, 1);
	c.to = cc_date_day(2026, 11, 30);
	c.challenge = cc_date_day(2026, 10, 25);
	cc_cadence_put(report, cc_report_at(report, 0), &c, &run);
	assert_string_equal(rows(),
	    "2026-11-01 challenge\n2026-11-02 experiment\n2026-11-08 challenge\n"
	    "2026-11-14 test\n2026-11-14 event\n2026-11-15 challenge\n2026-11-19 meeting\n"
	    "2026-11-27 retrospective\n");
	assert_string_equal(report->note[0].code, "moved");
	assert_int_equal(cc_report_at(report, 0)->events->n, 8);
	assert_int_equal(cc_report_at(report, 0)->events->stamp, c.from);
	assert_int_equal(cc_report_at(report, 0)->events->sequence, 0);
}

/* A date that its holiday moves out of the range is not there, and one that is moved in is, under the id of its rule. */
static void
a_date_belongs_to_the_range_that_holds_it_after_it_moved(void **state)
{
	struct cc_cadence c;
	const struct cc_table *t = cc_report_at(report, 0);

	(void)state;
	assert_true(load(&c, "h.csv", "day\n2026-03-31\n2026-04-30\n"));
	c.rule = &(const struct cc_cadence_rule){ .id = CC_SPAN("end"),
		.recur = { CC_PERIOD_MONTH, 0, CC_RECUR_LAST, 0, 2, CC_RECUR_NEXT },
		.minute = CC_NO_INT }; /* the last Tuesday: 2026-03-31, 2026-04-28 */
	c.rules = 1;
	c.from = cc_date_day(2026, 4, 1);
	c.to = cc_date_day(2026, 4, 30);
	cc_cadence_put(report, cc_report_at(report, 0), &c, &run);
	assert_string_equal(rows(), "2026-04-01 end\n2026-04-28 end\n");
	assert_true(cc_span_eq(cc_table_cell(t, 0, 8)->as.text, CC_SPAN("tea.end.2026-03@cocreate-tools")));
	assert_int_equal(cc_table_cell(t, 0, 7)->as.integer, cc_date_day(2026, 3, 31));
	assert_null(t->events->lacks); /* whole days need no offset */
}

static void
a_run_of_another_day_has_a_later_sequence(void **state)
{
	struct cc_cadence c;

	(void)state;
	assert_true(load(&c, "h.csv", "day\n2026-11-18\n"));
	c.from = cc_date_day(2026, 11, 1);
	c.to = cc_date_day(2026, 11, 30);
	run.has_as_of = true;
	run.as_of = 20544;
	cc_cadence_put(report, cc_report_at(report, 0), &c, &run);
	run.has_as_of = false;
	assert_int_equal(cc_report_at(report, 0)->events->stamp, 20544);
	assert_int_equal(cc_report_at(report, 0)->events->sequence, 20544);
	assert_string_equal(cc_report_at(report, 0)->events->lacks, "--offset=+HH:MM");
}

static bool
read_edited(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)to;
	(void)why;
	*out = strcmp(name, "cadence.yaml") == 0
		   ? CC_SPAN("cadence: []\nchallenge: [{label: thank everybody}]\n")
		   : (struct cc_span){ NULL, 0 };
	return true;
}

static void
a_step_of_the_challenge_without_its_day_is_refused(void **state)
{
	static const struct cc_openers open = { read_edited, read_edited };
	const struct cc_cadence_reading r = { &run, &open, arena, &err };
	struct cc_cadence c = { .challenge = CC_NO_DAY, .offset = CC_NO_INT };

	(void)state;
	assert_false(cc_cadence_load(&c, NULL, &r));
	assert_string_equal(err.text, "cadence.yaml:2:13: a step of the challenge; wanted day and label");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(holidays_are_the_dates_of_a_first_column),
		TEST(the_year_of_the_built_in_meetings),
		TEST(a_date_belongs_to_the_range_that_holds_it_after_it_moved),
		TEST(a_run_of_another_day_has_a_later_sequence),
		TEST(a_step_of_the_challenge_without_its_day_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
