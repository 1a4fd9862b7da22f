/* cross-tab.c -- tests of method/cross-tab: answers of the literature by groups. */
#include "method/cross-tab.h"

#include "bench.h"
#include "stat/interval.h"

#include <stdio.h>

static const struct cc_cross_tab_opts plain = { .low_base = { .value = 30 } };

static size_t
row_of(struct bench *b, const char *table, const char *answer, const char *group)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	unsigned at[2] = { 0, 0 };

	for (unsigned c = 0; t->spec->columns[c].name != NULL; c++) {
		at[0] = strcmp(t->spec->columns[c].name, "answer") == 0 ? c : at[0];
		at[1] = strcmp(t->spec->columns[c].name, "group") == 0 ? c : at[1];
	}
	for (size_t row = 0; row < t->rows; row++) {
		const struct cc_cell *of = cc_table_cell(t, row, at[1]);

		if (cc_span_eq(cc_table_cell(t, row, at[0])->as.text, cc_span(answer)) &&
		    (of->empty ? group[0] == '\0' : cc_span_eq(of->as.text, cc_span(group))))
			return row;
	}
	fail();
	return 0;
}

static double
cell_of(struct bench *b, const char *answer, const char *group, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, "cells");
	unsigned c = 0;

	while (strcmp(t->spec->columns[c].name, column) != 0)
		c++;
	return cc_table_real(t, row_of(b, "cells", answer, group), c);
}

/* Rows of so many people: group|answer. */
static void
add_rows(struct cc_buf *text, const char *group, const char *answer, int n)
{
	while (n-- > 0)
		cc_buf_printf(text, "%s|%s\n", group, answer);
}

/* A. Agresti, Categorical Data Analysis: party by gender (R: chisq.test). */
static void
marks_are_adjusted_residuals_of_the_published_table(void **state)
{
	static const double z[] = { 4.5021, .6995, -5.3159 };
	static const char *const party[] = { "Democrat", "Independent", "Republican" };
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "segment|question\n");
	add_rows(&text, "women", "Democrat", 762);
	add_rows(&text, "women", "Independent", 327);
	add_rows(&text, "women", "Republican", 468);
	add_rows(&text, "men", "Democrat", 484);
	add_rows(&text, "men", "Independent", 239);
	add_rows(&text, "men", "Republican", 477);
	bench_begin(&b, &cc_cross_tab, "cross-tab", &plain);
	assert_true(bench_study(&b, "cross-tab", NULL));
	assert_true(bench_files(&b, (const char *[]){ text.at }, 1));
	for (int i = 0; i < 3; i++)
		assert_near(cell_of(&b, party[i], "women", "p"),
		    2 * cc_normal_cdf(-(z[i] < 0 ? -z[i] : z[i])),
		    2e-4 * cell_of(&b, party[i], "women", "p") + 1e-5);
	assert_near(bench_real(&b, "tests", "question", "chi2"), 30.070149, 5e-7);
	assert_near(bench_real(&b, "tests", "question", "p"), 2.953589e-7, 5e-13);
	bench_end(&b);
	cc_buf_free(&text);
}

static void
people_without_a_group_are_part_of_everybody_else(void **state)
{
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "segment|question\n");
	add_rows(&text, "a", "yes", 10);
	add_rows(&text, "a", "no", 10);
	add_rows(&text, "", "no", 20);
	bench_begin(&b, &cc_cross_tab, "cross-tab", &plain);
	assert_true(bench_study(&b, "cross-tab", NULL));
	assert_true(bench_files(&b, (const char *[]){ text.at }, 1));
	assert_near(cell_of(&b, "yes", "", "share"), .25, 1e-15);
	assert_near(cell_of(&b, "yes", "a", "difference"), .5, 1e-15);
	bench_end(&b);
	cc_buf_free(&text);
}

static void
fewer_than_five_people_are_not_tested(void **state)
{
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "segment|question\n");
	add_rows(&text, "few", "yes", 4);
	add_rows(&text, "many", "no", 40);
	bench_begin(&b, &cc_cross_tab, "cross-tab", &plain);
	assert_true(bench_study(&b, "cross-tab", NULL));
	assert_true(bench_files(&b, (const char *[]){ text.at }, 1));
	assert_true(isnan(cell_of(&b, "yes", "few", "p")));
	assert_true(isnan(cell_of(&b, "yes", "many", "p")));
	assert_near(cell_of(&b, "yes", "few", "difference"), 1, 1e-15);
	bench_end(&b);
	cc_buf_free(&text);
}

static void
open_answers_are_no_question_of_a_table(void **state)
{
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "segment|question\n");
	for (int i = 0; i <= 1000; i++)
		cc_buf_printf(&text, "a|answer %d\n", i);
	bench_begin(&b, &cc_cross_tab, "cross-tab", &plain);
	assert_true(bench_study(&b, "cross-tab", NULL));
	assert_false(bench_files(&b, (const char *[]){ text.at }, 1));
	assert_int_equal(b.err.code, CC_EXIT_DATA);
	assert_string_equal(b.err.text,
	    "\"question\" has 1001 different answers; wanted at most 1000: voice-code sorts open answers");
	bench_end(&b);
	cc_buf_free(&text);
}

/* Three workers, any deal: the same. */
static void
workers_change_nothing(void **state)
{
	struct cc_buf text = { 0 };
	double share[2];
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "segment|question\n");
	for (int i = 0; i < 60; i++)
		cc_buf_printf(&text, "%c|%d\n", 'a' + i % 3, 1 + (i * 7) % 5);
	for (int k = 0; k < 2; k++) {
		bench_begin(&b, &cc_cross_tab, "cross-tab", &plain);
		b.workers = k == 0 ? 1 : 3;
		assert_true(bench_study(&b, "cross-tab", NULL));
		assert_true(bench_files(&b, (const char *[]){ text.at }, 1));
		share[k] = cell_of(&b, "3", "b", "p_adjusted");
		bench_end(&b);
	}
	assert_true(share[0] == share[1]);
	cc_buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_adjusted_residuals_of_the_published_table),
		cmocka_unit_test(people_without_a_group_are_part_of_everybody_else),
		cmocka_unit_test(fewer_than_five_people_are_not_tested),
		cmocka_unit_test(open_answers_are_no_question_of_a_table),
		cmocka_unit_test(workers_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
