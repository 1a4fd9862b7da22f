/* feelings.c -- tests figure/feelings: peak and end, and moments of truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/feelings.h"
#include "near.h"

#include <math.h>
#include <string.h>

struct line {
	const char *label;
};

static const struct cc_column_spec lines[] = { CC_CELL(struct line, "label", label, LABEL, KEY), { 0 } };
static const struct cc_table_spec tables[] = {
	{ "lines", CC_WORDS("Lines", "行"), lines, .row = sizeof(struct line) }, { 0 }
};
static const struct cc_run run = { .confidence = .95, .scale = { 1, 5 } };

#include "report.h"

/* Ten people: -1 or -2 at One, 1 or 2 at Two, and none of them at Three but one. */
static struct cc_feelings
ten_people(void)
{
	struct cc_feelings f = cc_feelings_new(3, false, arena), more = cc_feelings_new(3, false, arena);
	static const struct line line[] = { { "One" }, { "Two" }, { "Three" } };

	for (int i = 0; i < 10; i++) {
		const double felt[] = { -1 - i % 2, 1 + i % 2, i == 0 ? 0 : (double)NAN };

		cc_feelings_add(i < 4 ? &f : &more, felt, 1);
	}
	cc_feelings_add(&f, (const double[]){ (double)NAN, (double)NAN, (double)NAN }, 1);
	cc_feelings_join(&f, &more);
	for (int i = 0; i < 3; i++)
		cc_table_fill(report, cc_report_at(report, 0), &line[i], 1);
	return f;
}

static void
who_feels_nothing_anywhere_does_not_count(void **state)
{
	struct cc_feelings f = ten_people();
	struct cc_mean mean = cc_sample_plain(&f.stage[0]);

	(void)state;
	assert_int_equal(mean.n, 10);
	assert_near(mean.mean, -1.5, 1e-15);
	mean = cc_sample_plain(&f.peak_end);
	assert_int_equal(mean.n, 10);
	/* the first: the later peak 1 and the end 0; four times 1, five times 2 */
	assert_near(mean.mean, (.5 + 4 * 1 + 5 * 2) / 10, 1e-15);
}

static void
a_sure_turn_and_the_largest_loss_are_moments_of_truth(void **state)
{
	struct cc_feelings f = ten_people();

	(void)state;
	cc_feelings_notes(report, &f, cc_report_at(report, 0), 0, 1, &run);
	assert_int_equal(report->n_notes, 3);
	assert_string_equal(report->note[0].code, "peak-end");
	assert_non_null(strstr(report->note[0].text, "peak-end feeling: 1.45 ("));
	assert_non_null(strstr(report->note[1].text, "moment of truth: One (rule: a low point"));
	assert_null(strstr(report->note[1].text, "most people"));
	assert_non_null(strstr(report->note[2].text, "moment of truth: Two (rule: a high point"));
	assert_non_null(strstr(report->note[2].text, "above 0; most people are lost after it)"));
	cc_feelings_notes(report, &f, cc_report_at(report, 0), 0, 2, &run);
	assert_int_equal(report->n_notes, 5); /* what is said already is not said again */
	assert_non_null(strstr(report->note[4].text, "Three (rule: most people are lost after it)"));
}

static void
a_stage_with_one_feeling_has_too_few(void **state)
{
	struct cc_feelings f = ten_people();

	(void)state;
	cc_feelings_note_few(report, &f, &run);
	assert_int_equal(report->n_notes, 1);
	assert_non_null(strstr(report->note[0].text, "1 stage has too few"));
}

static void
a_middle_of_the_scale_that_is_zero_needs_no_note(void **state)
{
	static const struct cc_run centred = { .scale = { -2, 2 } };

	(void)state;
	cc_feelings_note_middle(report, &centred);
	assert_int_equal(report->n_notes, 0);
	cc_feelings_note_middle(report, &run);
	assert_int_equal(report->n_notes, 1);
	assert_non_null(strstr(report->note[0].text, "answers less 3, the middle of 1..5"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_feels_nothing_anywhere_does_not_count),
		TEST(a_sure_turn_and_the_largest_loss_are_moments_of_truth),
		TEST(a_stage_with_one_feeling_has_too_few),
		TEST(a_middle_of_the_scale_that_is_zero_needs_no_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
