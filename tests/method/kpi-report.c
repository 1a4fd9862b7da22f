/* kpi-report.c -- tests of method/kpi-report. */
#include "method/kpi-report.h"

#include "bench.h"

#include <stdio.h>
#include <string.h>

static struct cc_kpi_report_opts opts = { .fiscal_start = { .value = 1 }, .last = { .value = 12 } };

static void
begin(struct bench *b, const char *study)
{
	bench_begin(b, &cc_kpi_report, "kpi-report", &opts);
	b->run.tables = UINT64_MAX;
	if (!bench_study(b, "kpi_report", study))
		fail_msg("%s", b->err.text);
	for (size_t r = 0; r < bench_roles(b); r++)
		b->items[r] = b->run.items[r];
}

static void
report(struct bench *b, const char *study, const char *text)
{
	begin(b, study);
	if (!bench_files(b, &text, 1) || b->problems.count > 0)
		fail_msg("%s", b->problems.count > 0 ? b->problems.first[0].text : b->err.text);
}

static double
value(const struct bench *b, const char *kpi, const char *column)
{
	return bench_real(b, "kpis", kpi, column);
}

/* The cell of a KPI and a period in a table. */
static const struct cc_cell *
at(const struct bench *b, const char *table, const char *kpi, const char *period, unsigned column)
{
	const struct cc_table *t = cc_report_table(b->report, table);

	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(cc_table_cell(t, row, 0)->as.text, cc_span(kpi)) &&
		    cc_span_eq(cc_table_cell(t, row, 1)->as.text, cc_span(period)))
			return cc_table_cell(t, row, column);
	fail_msg("no %s %s in %s", kpi, period, table);
	return NULL;
}

/* Five people, of day 0 and the days said; all are followed for 31 days.  Methods 3.9. */
static void
the_three_retentions_of_one_log_are_told_apart(void **state)
{
	static const char study[] = "kpi_report:\n  definitions:\n"
				    "    - {id: classic7, retention: {kind: classic, days: 7}}\n"
				    "    - {id: range7, retention: {kind: range, days: 7}}\n"
				    "    - {id: rolling7, retention: {kind: rolling, days: 7}}\n"
				    "    - {id: classic30, retention: {kind: classic, days: 30}}\n"
				    "    - {id: rolling30, retention: {kind: rolling, days: 30}}\n";
	static const char log[] =
	    "date|person\n2026-01-01|u1\n2026-01-01|u2\n2026-01-01|u3\n2026-01-01|u4\n2026-01-01|u5\n"
	    "2026-01-02|u1\n2026-01-03|u1\n2026-01-08|u1\n2026-01-04|u2\n2026-01-11|u4\n2026-01-31|u4\n"
	    "2026-01-02|u5\n2026-02-01|u5\n";
	struct bench b;

	(void)state;
	report(&b, study, log);
	assert_near(at(&b, "series", "classic7", "2026-01", 2)->as.real, 1 / 5., 1e-15);
	assert_near(at(&b, "series", "range7", "2026-01", 2)->as.real, 3 / 5., 1e-15);
	assert_near(at(&b, "series", "rolling7", "2026-01", 2)->as.real, 3 / 5., 1e-15);
	assert_near(at(&b, "series", "classic30", "2026-01", 2)->as.real, 1 / 5., 1e-15);
	assert_near(at(&b, "series", "rolling30", "2026-01", 2)->as.real, 2 / 5., 1e-15);
	assert_int_equal(at(&b, "series", "range7", "2026-01", 3)->as.integer, 5);
	bench_end(&b);
}

/* Who is not yet so many days old is in no figure. */
static void
a_cohort_waits_until_it_is_ripe(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n"
	    "    - {id: shipped, cohort_rate: {column: idea, from: sent, to: shipped, days: 40}}\n";
	static const char log[] =
	    "date|event|idea\n2026-01-10|sent|a\n2026-01-20|sent|b\n2026-02-15|shipped|a\n"
	    "2026-02-25|sent|c\n2026-02-26|shipped|c\n2026-03-15|sent|d\n";
	struct bench b;

	(void)state;
	report(&b, study, log);
	/* a was 40 days old on 2026-02-19, b on 2026-03-01, c and d will be later */
	assert_near(at(&b, "series", "shipped", "2026-02", 2)->as.real, 1, 0);
	assert_int_equal(at(&b, "series", "shipped", "2026-02", 3)->as.integer, 1);
	assert_near(value(&b, "shipped", "value"), 0, 0);
	assert_int_equal(bench_cell(&b, "kpis", "shipped", "n")->as.integer, 1);
	assert_true(cc_span_eq(at(&b, "gaps", "shipped", "2026-01", 2)->as.text, CC_SPAN("no-cohort")));
	bench_end(&b);
}

static void
a_month_without_rows_is_a_gap_and_one_without_such_rows_is_zero(void **state)
{
	static const char study[] = "kpi_report:\n  definitions:\n"
				    "    - {id: ideas, where: {event: idea}, count: {}}\n"
				    "    - {id: mean, mean: {column: value}}\n";
	static const char log[] =
	    "date|event|value\n2026-01-10|idea|\n2026-02-10|login|4\n2026-04-30|idea|5\n";
	struct bench b;

	(void)state;
	report(&b, study, log);
	assert_near(at(&b, "series", "ideas", "2026-02", 2)->as.real, 0, 0);
	assert_true(at(&b, "series", "ideas", "2026-03", 2)->empty);
	assert_true(cc_span_eq(at(&b, "gaps", "ideas", "2026-03", 2)->as.text, CC_SPAN("no-rows")));
	assert_true(cc_span_eq(at(&b, "gaps", "mean", "2026-01", 2)->as.text, CC_SPAN("no-answers")));
	assert_true(bench_cell(&b, "kpis", "ideas", "previous")->empty);
	bench_end(&b);
}

static void
a_zero_denominator_is_a_gap_with_its_reason(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n"
	    "    - {id: rate, ratio: {of: {count: {}, where: {event: a}}, to: {count: {}, where: "
	    "{event: b}}}}\n";
	struct bench b;

	(void)state;
	report(&b, study, "date|event\n2026-01-31|a\n");
	assert_true(bench_cell(&b, "kpis", "rate", "value")->empty);
	assert_true(cc_span_eq(at(&b, "gaps", "rate", "2026-01", 2)->as.text, CC_SPAN("zero-denominator")));
	bench_end(&b);
}

/* 8 of 10: Wilson .4902 to .9433 (methods T-0.1).  A person counts once. */
static void
a_share_of_people_has_wilsons_interval(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n"
	    "    - {id: rate, ratio: {of: {count_distinct: {column: person}, where: {event: applied}},"
	    " to: {count_distinct: {column: person}, where: {event: invited}}}}\n";
	char log[2048] = "date|person|event\n";
	struct bench b;

	(void)state;
	for (int i = 0; i < 10; i++)
		sprintf(log + strlen(log), "2026-01-01|p%d|invited\n", i);
	for (int i = 0; i < 8; i++)
		sprintf(log + strlen(log), "2026-01-02|p%d|applied\n2026-01-03|p%d|applied\n", i, i);
	report(&b, study, log);
	assert_near(value(&b, "rate", "value"), .8, 1e-15);
	assert_near(value(&b, "rate", "low"), .4902, 1e-4);
	assert_near(value(&b, "rate", "high"), .9433, 1e-4);
	bench_end(&b);
}

/* Ideas a person: of 3, 1, 0 by three people who attended; R's survey: svyratio of them. */
static void
a_ratio_over_people_is_linearised(void **state)
{
	static const char study[] = "kpi_report:\n  definitions:\n"
				    "    - {id: each, ratio: {of: {count: {}, where: {event: idea}},"
				    " to: {count_distinct: {column: person}, where: {event: there}}}}\n";
	struct bench b;
	double spread = sqrt((5. / 3 * 5 / 3 + 1. / 9 + 16. / 9) / 9 * 3 / 2);

	(void)state;
	report(&b, study,
	    "date|person|event\n2026-01-01|a|there\n2026-01-01|b|there\n2026-01-01|c|there\n2026-01-02|a|"
	    "idea\n"
	    "2026-01-02|a|idea\n2026-01-02|a|idea\n2026-01-02|b|idea\n");
	assert_near(value(&b, "each", "value"), 4 / 3., 1e-15);
	assert_near(value(&b, "each", "high"), 4 / 3. + 4.30265 * spread, 1e-5);
	assert_near(value(&b, "each", "low"), 0, 0);
	bench_end(&b);
}

/* 10 promoters, 7 passives, 3 detractors: 35, 3.2 to 66.8 (methods T-5.7). */
static void
a_net_promoter_score_counts_each_person_once(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n    - {id: nps, nps: {column: recommend}}\n";
	char log[2048] = "date|person|recommend\n";
	struct bench b;

	(void)state;
	for (int i = 0; i < 20; i++)
		sprintf(log + strlen(log), "2026-01-31|p%02d|%d\n", i, i < 10 ? 10 : i < 17 ? 8 : 5);
	strcat(log, "2026-01-31|p00|9\n");
	report(&b, study, log);
	assert_near(value(&b, "nps", "value"), 35, 1e-12);
	assert_near(value(&b, "nps", "low"), 3.2, 2e-2);
	assert_int_equal(bench_cell(&b, "kpis", "nps", "n")->as.integer, 20);
	bench_end(&b);
}

/* The code 11 of the San Francisco airport's survey stands for a blank. */
static void
an_answer_off_the_scale_is_no_promoter(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n    - {id: nps, nps: {column: recommend}}\n";
	const char *log = "date|recommend\n2026-01-31|10\n2026-01-31|11\n";
	struct bench b;

	(void)state;
	begin(&b, study);
	(void)bench_files(&b, &log, 1);
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text, "wanted a number from 0 to 10"));
	bench_end(&b);
}

static const char *
status(const struct bench *b, const char *kpi)
{
	const struct cc_cell *cell = bench_cell(b, "kpis", kpi, "status");
	static char text[32];

	snprintf(text, sizeof text, "%.*s", cell->empty ? 0 : (int)cell->as.text.len,
	    cell->empty ? "" : cell->as.text.at);
	return text;
}

static void
the_colour_is_that_of_the_interval(void **state)
{
	static const char study[] = "kpi_report:\n  definitions:\n"
				    "    - {id: a, given: a, target: 5, amber: 4}\n"
				    "    - {id: b, given: b, target: 5, amber: 4}\n"
				    "    - {id: c, given: c, target: 5, amber: 4}\n"
				    "    - {id: d, given: d, target: 5, amber: 4}\n"
				    "    - {id: e, given: e, target: 5, direction: down}\n"
				    "    - {id: f, given: f, target: 5}\n"
				    "    - {id: g, given: g, target: 5}\n"
				    "    - {id: h, given: h, direction: down, target: 5, amber: 6}\n";
	struct bench b;

	(void)state;
	report(&b, study,
	    "date|kpi|value|low|high|target\n2026-01-31|a|6|5|7|\n2026-01-31|b|3|2|3.9|\n2026-01-31|c|4.5|4|"
	    "4.9|\n"
	    "2026-01-31|d|4.5|3.9|4.9|\n2026-01-31|e|4|3|5|\n2026-01-31|f|4|||\n2026-01-31|g|6|5.5|7|8\n"
	    "2026-01-31|h|5.5|5.2|6|\n");
	assert_string_equal(status(&b, "a"), "green");
	assert_string_equal(status(&b, "b"), "red");
	assert_string_equal(status(&b, "c"), "amber");
	assert_string_equal(status(&b, "d"), "undetermined");
	assert_string_equal(status(&b, "e"), "green");
	assert_string_equal(status(&b, "f"), "red");
	assert_string_equal(status(&b, "g"), "red");
	assert_string_equal(status(&b, "h"), "amber");
	bench_end(&b);
}

static void
a_count_of_an_unfinished_month_is_not_judged_and_in_no_limit(void **state)
{
	static const char study[] = "kpi_report:\n  definitions:\n    - {id: rows, count: {}, target: 1}\n";
	char log[1024] = "date\n";
	struct bench b;

	(void)state;
	for (int m = 1; m <= 6; m++)
		for (int i = 0; i < 4; i++)
			sprintf(log + strlen(log), "2026-%02d-0%d\n", m, i + 1);
	strcat(log, "2026-07-01\n");
	report(&b, study, log);
	assert_string_equal(status(&b, "rows"), "undetermined");
	assert_near(at(&b, "series", "rows", "2026-06", 8)->as.real, 4, 0);
	assert_near(at(&b, "series", "rows", "2026-06", 10)->as.real, 4, 0);
	bench_end(&b);
}

static void
four_quarters_can_never_be_a_trend(void **state)
{
	struct bench b;

	(void)state;
	report(&b, NULL, "date|kpi|value\n2026-01-31|a|1\n2026-02-28|a|2\n2026-03-31|a|3\n2026-04-30|a|4\n");
	assert_near(value(&b, "a", "trend"), 1, 0);
	assert_true(bench_cell(&b, "kpis", "a", "trend_p")->empty);
	bench_end(&b);
	report(&b, NULL,
	    "date|kpi|value\n2026-01-31|a|1\n2026-02-28|a|2\n2026-03-31|a|3\n2026-04-30|a|4\n2026-05-31|a|"
	    "9\n");
	assert_near(value(&b, "a", "trend_p"), 1 / 60., 1e-15);
	bench_end(&b);
}

static void
a_kpi_and_day_twice_is_an_error(void **state)
{
	const char *log = "date|kpi|value\n2026-01-31|a|1\n2026-01-31|b|2\n2026-01-31|a|3\n";
	struct bench b;

	(void)state;
	begin(&b, NULL);
	(void)bench_files(&b, &log, 1);
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text, ":4:"));
	bench_end(&b);
}

/* The same rows on three workers. */
static void
workers_change_nothing(void **state)
{
	static const char study[] =
	    "kpi_report:\n  definitions:\n"
	    "    - {id: people, where: {event: [a, c]}, count_distinct: {column: person}}\n"
	    "    - {id: sum, sum: {column: value}}\n"
	    "    - {id: mean, mean: {column: value}}\n";
	const char *log = "date|person|event|value\n2026-01-01|p|a|.1\n2026-01-02|q|b|.2\n2026-01-03|p|c|.3\n"
			  "2026-01-04|r|a|.7\n2026-01-31|s|a|1e9\n";
	struct bench b;

	(void)state;
	for (unsigned w = 1; w <= 3; w += 2) {
		begin(&b, study);
		b.workers = w;
		assert_true(bench_files(&b, &log, 1));
		assert_near(value(&b, "people", "value"), 3, 0);
		assert_near(value(&b, "sum", "value"), 1e9 + 1.3, 0);
		assert_near(value(&b, "mean", "value"), (1e9 + .2 + .2 + .7) / 4, 1e-15);
		bench_end(&b);
	}
}

static void
wrong_definitions_are_refused_with_their_place(void **state)
{
	static const char *const wrong[][2] = {
		{ "a", "no built-in" },
		{ "{id: a, target: 1}", "no aggregate" },
		{ "{id: a, count: {}, sum: {column: x}}", "2 aggregates" },
		{ "{id: a, mean: {}}", "no column" },
		{ "{id: a, top_box: {column: x}}", "no cut" },
		{ "{id: a, retention: {kind: weekly, days: 7}}", "classic" },
		{ "{id: a, retention: {kind: range, days: 0}}", "1 to 36500" },
		{ "{id: a, count: {}, amber: 1}", "amber" },
		{ "{id: a, count: {}, category: fun}", "participation" },
		{ "{id: a, mean: {column: person}}", "ids" },
		{ "{id: a, ratio: {of: {count: {}}}}", "no to" },
		{ "{id: a, mean: {column: x, scale: [5, 1]}}", "scale" },
	};
	struct bench b;
	char study[256];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		snprintf(study, sizeof study, "kpi_report:\n  definitions:\n    - %s\n", wrong[i][0]);
		bench_begin(&b, &cc_kpi_report, "kpi-report", &opts);
		assert_false(bench_study(&b, "kpi_report", study));
		if (strstr(b.err.text, wrong[i][1]) == NULL)
			fail_msg("%s: %s", wrong[i][0], b.err.text);
		assert_non_null(strstr(b.err.text, "study.yaml:3"));
		bench_end(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_three_retentions_of_one_log_are_told_apart),
		cmocka_unit_test(a_cohort_waits_until_it_is_ripe),
		cmocka_unit_test(a_month_without_rows_is_a_gap_and_one_without_such_rows_is_zero),
		cmocka_unit_test(a_zero_denominator_is_a_gap_with_its_reason),
		cmocka_unit_test(a_share_of_people_has_wilsons_interval),
		cmocka_unit_test(a_ratio_over_people_is_linearised),
		cmocka_unit_test(a_net_promoter_score_counts_each_person_once),
		cmocka_unit_test(an_answer_off_the_scale_is_no_promoter),
		cmocka_unit_test(the_colour_is_that_of_the_interval),
		cmocka_unit_test(a_count_of_an_unfinished_month_is_not_judged_and_in_no_limit),
		cmocka_unit_test(four_quarters_can_never_be_a_trend),
		cmocka_unit_test(a_kpi_and_day_twice_is_an_error),
		cmocka_unit_test(workers_change_nothing),
		cmocka_unit_test(wrong_definitions_are_refused_with_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
