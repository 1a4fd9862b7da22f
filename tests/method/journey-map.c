/* journey-map.c -- tests of the journey's figures: the method, from typed rows to its report. */
#include "method/journey-map.h"

#include "bench.h"

static struct cc_journey_map_opts opts;
static const char *days[] = { "3,7", "30" };

static int
set_up(void **state)
{
	struct bench *b = cc_malloc(sizeof *b);

	opts = (struct cc_journey_map_opts){ .scale = { -2, 2, false },
		.top = { 3, false },
		.settle = { (double)NAN, false },
		.windows = { days, 2 },
		.start = "purchase" };
	bench_begin(b, &cc_journey_map, "journey-map", &opts);
	b->run.tables = ~UINT64_C(0);
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	bench_end(*state);
	free(*state);
	return 0;
}

static void
map(struct bench *b, const char *study, const char *text)
{
	if (!bench_study(b, "journey_map", study) || !bench_files(b, &text, 1))
		fail_msg("%s", b->err.text);
	if (b->problems.count > 0)
		fail_msg("%s", b->problems.first[0].text);
}

static const struct cc_cell *
cell_at(const struct bench *b, const char *table, size_t row, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);

	assert_true(row < t->rows);
	return &t->cell[row * t->n_columns + bench_column(t, column)];
}

static size_t
rows_of(const struct bench *b, const char *table)
{
	return cc_report_table(b->report, table)->rows;
}

/* Of segments and changes: by item and measure. */
static const struct cc_cell *
compared(const struct bench *b, const char *item, const char *measure, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, "segments");

	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(cell_at(b, "segments", row, "item")->as.text, cc_span(item)) &&
		    cc_span_eq(cell_at(b, "segments", row, "measure")->as.text, cc_span(measure)))
			return cell_at(b, "segments", row, column);
	fail_msg("no %s of %s", measure, item);
	return NULL;
}

/* T-3.1 */
static void
a_funnel_of_a_thousand_has_wilsons_intervals(void **state)
{
	static const char *const stage[] = { "awareness", "interest", "consideration", "purchase",
		"post_purchase" };
	static const int n[] = { 1000, 400, 120, 60, 30 };
	static const double rate[][3] = { { .40, .3701, .4307 }, { .30, .2572, .3466 }, { .50, .4119, .5881 },
		{ .50, .3774, .6226 } };
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "person|stage\n");
	for (int i = 0; i < n[0]; i++)
		for (int s = 0; s < 5; s++)
			if (i < n[s])
				cc_buf_printf(&text, "p%d|%s\n", i, stage[s]);
	b->workers = 3;
	map(b, NULL, text.at);
	for (int s = 0; s < 5; s++) {
		assert_int_equal(bench_int(b, "stages", stage[s], "reached"), n[s]);
		assert_int_equal(bench_int(b, "stages", stage[s], "touched"), n[s]);
		if (s == 4)
			continue;
		assert_near(bench_real(b, "stages", stage[s], "conversion"), rate[s][0], 1e-15);
		assert_near(bench_real(b, "stages", stage[s], "conversion_low"), rate[s][1], 5e-5);
		assert_near(bench_real(b, "stages", stage[s], "conversion_high"), rate[s][2], 5e-5);
		assert_int_equal(bench_int(b, "stages", stage[s], "dropped"), n[s] - n[s + 1]);
	}
	assert_true(bench_cell(b, "stages", "post_purchase", "conversion")->empty);
	assert_true(bench_cell(b, "stages", "post_purchase", "dropped")->empty);
	cc_buf_free(&text);
}

static void
who_is_seen_later_has_reached_what_was_skipped(void **state)
{
	struct bench *b = *state;

	map(b, NULL, "person|stage\na|awareness\na|purchase\nb|interest\nb|interest\n");
	assert_int_equal(bench_int(b, "stages", "interest", "touched"), 1);
	assert_int_equal(bench_int(b, "stages", "interest", "reached"), 2);
	assert_near(bench_real(b, "stages", "interest", "skip_share"), .5, 0);
	assert_near(bench_real(b, "stages", "consideration", "skip_share"), 1, 0);
	assert_int_equal(bench_int(b, "stages", "interest", "dropped"), 1);
}

/* T-3.2 has one person; the other's peak and end are both 1. */
static void
the_peak_is_the_later_of_two_alike(void **state)
{
	struct bench *b = *state;

	map(b, NULL,
	    "person|stage|emotion\na|awareness|0\na|interest|1\na|consideration|-2\na|purchase|1\n"
	    "a|post_purchase|-1\nb|awareness|-1\nb|interest|1\n");
	/* (-2 - 1) / 2 and (1 + 1) / 2 */
	assert_non_null(strstr(bench_note(b, "peak-end"), "peak-end feeling: -0.25 ("));
}

/* T-3.3 */
static void
the_impact_of_a_pain_is_the_mean_over_all_who_reached_its_stage(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "person|stage|touchpoint|signal|severity\n");
	for (int i = 0; i < 60; i++) {
		cc_buf_printf(&text, "p%d|purchase|||\n", i);
		if (i < 24)
			cc_buf_printf(&text, "p%d|purchase|送料|complaint|4.1\n", i);
		if (i >= 20 && i < 50)
			cc_buf_printf(&text, "p%d|購入|サイズ|問い合わせ|3\np%d|購入|サイズ|不満|1\n", i, i);
		if (i >= 51)
			cc_buf_printf(&text, "p%d|purchase|続かない|dropout|4.6\n", i);
	}
	map(b, NULL, text.at);
	assert_int_equal(rows_of(b, "pains"), 3);
	assert_int_equal(bench_int(b, "pains", "送料", "rank"), 1);
	assert_int_equal(bench_int(b, "pains", "送料", "affected"), 24);
	assert_near(bench_real(b, "pains", "送料", "share"), .4, 1e-15);
	assert_near(bench_real(b, "pains", "送料", "share_low"), .2857, 5e-5);
	assert_near(bench_real(b, "pains", "送料", "share_high"), .5263, 5e-5);
	assert_near(bench_real(b, "pains", "送料", "severity"), 4.1, 1e-12);
	assert_near(bench_real(b, "pains", "送料", "impact"), 1.64, 1e-12);
	/* of two contacts the worse one counts, and each signal */
	assert_near(bench_real(b, "pains", "サイズ", "impact"), 1.5, 1e-12);
	assert_int_equal(bench_int(b, "pains", "サイズ", "inquiries"), 30);
	assert_int_equal(bench_int(b, "pains", "サイズ", "complaints"), 30);
	assert_near(bench_real(b, "pains", "続かない", "impact"), .69, 1e-12);
	assert_string_equal(bench_text(b, "pains", "送料", "tied"), "");
	cc_buf_free(&text);
}

/* d = 4.1 of twenty, 1.1 of four, -3 of twenty-six, 0 of ten: mean .14, by hand. */
static void
pains_of_one_stage_are_compared_person_by_person(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	opts.top.value = 1;
	cc_buf_puts(&text, "person|stage|touchpoint|signal|severity\n");
	for (int i = 0; i < 60; i++) {
		cc_buf_printf(&text, "p%d|purchase|||\n", i);
		if (i < 24)
			cc_buf_printf(&text, "p%d|purchase|送料|complaint|4.1\n", i);
		if (i >= 20 && i < 50)
			cc_buf_printf(&text, "p%d|purchase|サイズ|inquiry|3\n", i);
		if (i >= 51)
			cc_buf_printf(&text, "p%d|purchase|続かない|dropout|4.6\n", i);
	}
	map(b, NULL, text.at);
	assert_int_equal(rows_of(b, "pains"), 2);
	assert_string_equal(bench_text(b, "pains", "送料", "tied"), "yes");
	assert_string_equal(bench_text(b, "pains", "サイズ", "tied"), "yes");
	cc_buf_free(&text);
}

/* Ten people, of whom all are hurt a little more at one place: pairs tell it, the two means would not. */
static void
a_small_difference_of_everybody_is_told_by_pairs(void **state)
{
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	opts.top.value = 1;
	cc_buf_puts(&text, "person|stage|touchpoint|signal|severity\n");
	for (int i = 0; i < 10; i++) {
		cc_buf_printf(&text, "p%d|purchase|a|complaint|%d\n", i, i % 5 == 0 ? 2 : 1 + i % 4 + 1);
		cc_buf_printf(&text, "p%d|purchase|b|complaint|%d\n", i, i % 5 == 0 ? 2 : 1 + i % 4);
	}
	map(b, NULL, text.at);
	assert_int_equal(rows_of(b, "pains"), 1);
	assert_string_equal(bench_text(b, "pains", "a", "tied"), "");
	cc_buf_free(&text);
}

/* T-3.4 */
static void
feelings_of_two_segments_are_welchs(void **state)
{
	static const int a[] = { 3, 4, 2, 5, 3, 4, 3, 2 }, c[] = { 4, 5, 4, 5, 3, 5, 4, 4 };
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	opts.scale = (struct cc_range){ 1, 5, true };
	cc_buf_puts(&text, "person|segment|stage|emotion\n");
	for (int i = 0; i < 8; i++)
		cc_buf_printf(&text, "a%d|a|interest|%d\nb%d|b|interest|%d\n", i, a[i], i, c[i]);
	map(b, NULL, text.at);
	assert_near(compared(b, "interest", "emotion", "value")->as.real, .25, 1e-15);
	assert_near(compared(b, "interest", "emotion", "difference")->as.real, -1, 1e-15);
	assert_near(compared(b, "interest", "emotion", "difference_low")->as.real, -1.962504, 5e-7);
	assert_near(compared(b, "interest", "emotion", "difference_high")->as.real, -.037496, 5e-7);
	assert_near(compared(b, "interest", "emotion", "p")->as.real, .042891, 5e-7);
	assert_non_null(strstr(bench_note(b, "feelings-centred"), "less 3, the middle of 1..5"));
	cc_buf_free(&text);
}

/* T-3.5, and the windows from the first day on */
static void
windows_count_who_was_active_in_them(void **state)
{
	static const struct {
		const char *window;
		int active;
	} wanted[] = { { "1-3", 3 }, { "4-7", 1 }, { "8-30", 1 }, { "1-7", 3 }, { "1-30", 4 } };
	struct bench *b = *state;

	b->run.has_as_of = true;
	assert_int_equal(cc_date_read(&b->run.as_of, CC_SPAN("2026-02-01"), CC_DATES_AUTO), CC_DATE_OK);
	map(b, NULL,
	    "person|stage|date\nu1|purchase|2026-01-01\nu1|purchase|2026-01-02\nu1|post_purchase|2026-01-03\n"
	    "u1|post_purchase|2026-01-08\nu2|purchase|2026-01-01\nu2|post_purchase|2026-01-04\n"
	    "u3|purchase|2026-01-01\nu4|purchase|2026-01-01\nu4|post_purchase|2026-01-11\n"
	    "u4|post_purchase|2026-01-31\nu5|purchase|2026-01-01\nu5|post_purchase|2026-01-02\n"
	    "u5|post_purchase|2026-02-01\nlate|purchase|2026-01-28\n");
	assert_int_equal(rows_of(b, "onboarding"), 5);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(bench_int(b, "onboarding", wanted[i].window, "active"), wanted[i].active);
		/* the late one has come to the end of the first window alone */
		assert_int_equal(bench_int(b, "onboarding", wanted[i].window, "eligible"), 5 + (i == 0));
	}
	assert_near(bench_real(b, "onboarding", "8-30", "active_share"), .2, 1e-15);
	assert_non_null(bench_note(b, "onboarding-censored"));
}

/* T-16.1 to T-16.3: R's survey package, and what differs from it */
static void
weights_move_shares_and_means_and_leave_counts(void **state)
{
	static const char *const w[] = { ".5", "1.2", ".8", "2", "1.5", ".7", "1.1", ".9", "1.6", ".6", "1.3",
		".4" };
	static const int y[] = { 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0 },
			 s[] = { 5, 4, 2, 5, 3, 1, 4, 3, 4, 5, 2, 3 };
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	opts.scale = (struct cc_range){ 1, 5, true };
	b->run.weighted = true;
	cc_buf_puts(&text, "person|segment|stage|emotion|weight\n");
	for (int i = 0; i < 12; i++) {
		cc_buf_printf(&text, "p%d|%s|awareness|%d|%s\n", i, i < 5 ? "A" : "B", s[i], w[i]);
		if (y[i])
			cc_buf_printf(&text, "p%d|%s|interest||\n", i, i < 5 ? "A" : "B");
	}
	map(b, "columns: {weight: weight}\n", text.at);
	assert_int_equal(bench_int(b, "stages", "awareness", "reached"), 12);
	assert_int_equal(bench_int(b, "stages", "awareness", "dropped"), 6);
	assert_near(bench_real(b, "stages", "awareness", "conversion"), .555555555556, 1e-12);
	assert_near(bench_real(b, "stages", "awareness", "conversion_low"), .278014566917, 1e-12);
	assert_near(bench_real(b, "stages", "awareness", "conversion_high"), .802282025427, 1e-12);
	assert_near(bench_real(b, "stages", "awareness", "emotion"), .523809523810, 1e-12);
	assert_near(bench_real(b, "stages", "awareness", "emotion_low"), -.335816063622, 1e-10);
	assert_near(bench_real(b, "stages", "awareness", "emotion_high"), 1.383435111241, 1e-10);
	assert_near(compared(b, "awareness", "conversion", "difference")->as.real, .116666666667, 1e-12);
	assert_near(compared(b, "awareness", "conversion", "difference_low")->as.real, -.388257182747, 1e-12);
	assert_near(compared(b, "awareness", "conversion", "p")->as.real, .712763655489, 1e-12);
	assert_near(compared(b, "awareness", "emotion", "difference")->as.real, .718181818182, 1e-12);
	assert_near(compared(b, "awareness", "emotion", "difference_high")->as.real, 2.506642165031, 1e-9);
	assert_near(compared(b, "awareness", "emotion", "p")->as.real, .373793629930, 1e-10);
	cc_buf_free(&text);
}

static void
words_stand_for_numbers_and_several_for_their_mean(void **state)
{
	struct bench *b = *state;

	map(b, "journey_map: {emotion: {labels: {まあまあ: 0.5, 不安: -1}}}\n",
	    "person|stage|emotion\na|awareness|expectation;不安\nb|awareness|まあまあ\nc|awareness|none\n"
	    "d|awareness|conviction:neg\ne|awareness|Surprise\nf|awareness|2; -1\ng|awareness|2\n");
	/* (1 - 1) / 2, .5, (2 - 1) / 2, 2; three say nothing of a number */
	assert_int_equal(bench_int(b, "stages", "awareness", "n_emotion"), 4);
	assert_near(bench_real(b, "stages", "awareness", "emotion"), .75, 1e-15);
	assert_int_equal(bench_int(b, "stages", "awareness", "affected"), 0);
	assert_int_equal(rows_of(b, "feelings"), 4);
	assert_int_equal(cell_at(b, "feelings", 0, "n")->as.integer, 3);
	assert_int_equal(bench_int(b, "stages", "awareness", "touched"), 7);
}

static void
rows_without_a_name_are_people_where_they_are_a_sheet(void **state)
{
	struct bench *b = *state;

	map(b, NULL, "reached_awareness|reached_interest|emotion_interest\n1|0|\n1|1|-1\n0|0|\n0|1|2\n");
	assert_int_equal(bench_int(b, "stages", "awareness", "reached"), 3);
	assert_int_equal(bench_int(b, "stages", "awareness", "touched"), 2);
	assert_int_equal(bench_int(b, "stages", "interest", "reached"), 2);
	assert_near(bench_real(b, "stages", "interest", "emotion"), .5, 1e-15);
	assert_int_equal(bench_int(b, "stages", "interest", "affected"), 1);
	assert_null(bench_note(b, "no-person"));
}

static void
contacts_without_a_name_have_no_reach(void **state)
{
	struct bench *b = *state;

	map(b, NULL, "stage|emotion\nawareness|1\nawareness|-1\ninterest|0\n");
	assert_int_equal(bench_int(b, "stages", "awareness", "touched"), 2);
	assert_true(bench_cell(b, "stages", "awareness", "reached")->empty);
	assert_true(bench_cell(b, "stages", "awareness", "conversion")->empty);
	assert_non_null(bench_note(b, "no-person"));
	assert_near(bench_real(b, "stages", "awareness", "impact"), .5, 0);
}

static void
a_person_of_several_segments_is_one_of_each(void **state)
{
	struct bench *b = *state;

	map(b, NULL,
	    "person|stage|segment\na|awareness|home\na|interest|work\nb|awareness|home\nb|interest|\n"
	    "c|awareness|work\n");
	/* home: a, who goes no further there, and b, with the contact that names no segment */
	assert_near(compared(b, "awareness", "conversion", "value")->as.real, .5, 0);
	assert_int_equal(compared(b, "awareness", "conversion", "n")->as.integer, 2);
}

static void
who_came_lately_is_left_out(void **state)
{
	struct bench *b = *state;

	opts.settle.value = 7;
	map(b, NULL,
	    "person|stage|date\na|awareness|2026-01-01\na|interest|2026-01-30\nb|awareness|2026-01-24\n"
	    "c|awareness|2026-01-23\n");
	/* seen first on 24 January or later, with 30 January the last day */
	assert_int_equal(bench_int(b, "stages", "awareness", "reached"), 2);
	assert_non_null(strstr(bench_note(b, "unsettled"), "1 person"));
}

static void
a_plan_is_held_against_the_data(void **state)
{
	static const char *const verdict[] = { "as planned", "as planned", "missing", "unplanned", "no data",
		"as planned", "missing" };
	struct bench *b = *state;

	map(b,
	    "journey_map:\n  stages:\n    - {id: awareness, touchpoints: [SNS, 店頭]}\n"
	    "    - {id: interest, touchpoints: [site]}\n    - {id: purchase, feelings: [不安, joy]}\n",
	    "person|stage|touchpoint|emotion\na|awareness|ＳＮＳ|\na|awareness|mail|\nb|awareness|SNS|\n"
	    "b|purchase||anxiety\n");
	/* SNS in two widths is two touchpoints that were both expected */
	assert_int_equal(rows_of(b, "plan"), 7);
	for (size_t i = 0; i < 7; i++)
		assert_true(cc_span_eq(cell_at(b, "plan", i, "verdict")->as.text, cc_span(verdict[i])));
	assert_int_equal(cell_at(b, "plan", 5, "people")->as.integer, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_funnel_of_a_thousand_has_wilsons_intervals),
		TEST(who_is_seen_later_has_reached_what_was_skipped),
		TEST(the_peak_is_the_later_of_two_alike),
		TEST(the_impact_of_a_pain_is_the_mean_over_all_who_reached_its_stage),
		TEST(pains_of_one_stage_are_compared_person_by_person),
		TEST(a_small_difference_of_everybody_is_told_by_pairs),
		TEST(feelings_of_two_segments_are_welchs),
		TEST(windows_count_who_was_active_in_them),
		TEST(weights_move_shares_and_means_and_leave_counts),
		TEST(words_stand_for_numbers_and_several_for_their_mean),
		TEST(rows_without_a_name_are_people_where_they_are_a_sheet),
		TEST(contacts_without_a_name_have_no_reach),
		TEST(a_person_of_several_segments_is_one_of_each),
		TEST(who_came_lately_is_left_out),
		TEST(a_plan_is_held_against_the_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
