/* table.c -- tests stat/table.  The vectors are those of the methods page, 6.5. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/table.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
two_rows_match_agresti_and_r(void **state)
{
	static const uint64_t count[] = { 762, 327, 468, 484, 239, 477 };
	static const double expected[] = { 703.6714, 319.6453, 533.6834 };
	static const double pearson[] = { 2.1989, .4114, -2.8432 }, adjusted[] = { 4.5021, .6995, -5.3159 };
	struct cc_table_test test;
	struct cc_crossed cell[6];

	(void)state;
	assert_int_equal(cc_crossed(&test, cell, count, 2, 3, arena), CC_WHY_NONE);
	assert_near(test.chi2, 30.070149, 5e-7);
	assert_int_equal(test.df, 2);
	assert_near(test.p, 2.953589e-7, 5e-14);
	assert_near(test.v, .104436, 5e-7);
	for (int c = 0; c < 3; c++) {
		assert_near(cell[c].expected, expected[c], 5e-5);
		assert_near(cell[c].pearson, pearson[c], 5e-5);
		assert_near(cell[c].adjusted, adjusted[c], 5e-5);
		/* of two rows the residuals are each other's opposite */
		assert_near(cell[3 + c].adjusted, -cell[c].adjusted, 1e-12);
	}
}

static void
two_shares_match_the_methods_page(void **state)
{
	static const uint64_t count[] = { 14, 26, 6, 54 };
	const struct cc_share first = { 14, 40 }, second = { 6, 60 };
	struct cc_table_test test;
	struct cc_crossed cell[4];

	(void)state;
	assert_int_equal(cc_crossed(&test, cell, count, 2, 2, arena), CC_WHY_NONE);
	assert_near(test.chi2, 9.375, 5e-4);
	assert_near(cell[0].adjusted, 3.061862, 5e-7);
	assert_near(test.v, .306186, 5e-7);
	assert_near(cc_fisher(first, second), .00414737, 5e-9);
}

static void
keyness_matches_the_published_cases(void **state)
{
	static const struct {
		struct cc_share first, second;
		double g2;
	} table[] = {
		{ { 52, 50000 }, { 57, 75000 }, 2.6517 },
		{ { 52, 100 }, { 9, 100 }, 33.5167 },
		{ { 9, 100 }, { 52, 100 }, -33.5167 },
		{ { 31, 100 }, { 31, 100 }, 0 },
		{ { 5, 1000 }, { 0, 1000 }, 6.9315 },
	};
	struct cc_keyness key;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_int_equal(cc_keyness(&key, table[i].first, table[i].second), CC_WHY_NONE);
		assert_near(key.g2, table[i].g2, 5e-5);
	}
	cc_keyness(&key, table[0].first, table[0].second);
	assert_near(key.p, .1034, 5e-5);
}

static void
jaccard_is_both_of_either(void **state)
{
	(void)state;
	assert_near(cc_jaccard(3, 6, 4), 3.0 / 7, 1e-15);
	assert_near(cc_jaccard(0, 0, 0), 0, 0);
	assert_near(cc_jaccard(0, 5, 1), 0, 0);
	assert_near(cc_jaccard(2, 2, 2), 1, 0);
}

static void
tables_that_cannot_be_tested_say_why(void **state)
{
	static const uint64_t none[4] = { 0 }, hole[] = { 3, 0, 4, 0 };
	struct cc_table_test test;
	struct cc_crossed cell[4];
	struct cc_keyness key;

	(void)state;
	assert_int_equal(cc_crossed(&test, cell, none, 2, 2, arena), CC_WHY_NO_DATA);
	assert_nan(test.chi2);
	assert_nan(cell[0].adjusted);
	assert_int_equal(cc_crossed(&test, cell, hole, 2, 2, arena), CC_WHY_ONE_VALUE);
	assert_nan(test.chi2);
	assert_near(cell[0].expected, 3, 1e-15);
	assert_int_equal(cc_crossed(&test, cell, hole, 1, 4, arena), CC_WHY_ONE);
	assert_int_equal(
	    cc_keyness(&key, (struct cc_share){ 0, 0 }, (struct cc_share){ 1, 9 }), CC_WHY_NO_DATA);
	assert_nan(key.log_ratio);
	/* what nobody said is no key */
	assert_int_equal(cc_keyness(&key, (struct cc_share){ 0, 7 }, (struct cc_share){ 0, 9 }), CC_WHY_NONE);
	assert_near(key.g2, 0, 0);
	assert_nan(key.log_ratio);
}

/* Checked in R 4.2.2. */
static void
log_ratio_has_half_a_person_more_everywhere(void **state)
{
	static const struct {
		struct cc_share first, second;
		double wanted;
	} table[] = {
		{ { 14, 40 }, { 6, 60 }, 1.73655451137645 },
		{ { 5, 5 }, { 20, 100 }, 2.2934996865608 },
		{ { 0, 8 }, { 12, 100 }, -1.0802673398461 },
	};
	struct cc_keyness key;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		cc_keyness(&key, table[i].first, table[i].second);
		assert_near(key.log_ratio, table[i].wanted, 1e-12);
	}
	cc_keyness(&key, (struct cc_share){ 0, 40 }, (struct cc_share){ 0, 60 });
	assert_nan(key.log_ratio);
}

static double
number(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

static double
item(const json_t *rows, size_t r, size_t c)
{
	return json_number_value(json_array_get(json_array_get(rows, r), c));
}

/* r where R computed it, else what SciPy did. */
static void
check_table(const json_t *entry)
{
	const json_t *of = json_object_get(entry, "r");
	const json_t *python = json_object_get(entry, "python");
	size_t rows, columns;
	uint64_t *count;
	struct cc_crossed *cell;
	struct cc_table_test test;

	of = json_is_object(of) ? of : python;
	rows = json_array_size(json_object_get(of, "counts"));
	columns = json_array_size(json_array_get(json_object_get(of, "counts"), 0));
	count = CC_ARRAY(arena, uint64_t, rows * columns);
	cell = CC_ARRAY(arena, struct cc_crossed, rows * columns);
	for (size_t i = 0; i < rows * columns; i++)
		count[i] = (uint64_t)item(json_object_get(of, "counts"), i / columns, i % columns);
	assert_int_equal(cc_crossed(&test, cell, count, rows, columns, arena), CC_WHY_NONE);
	assert_near(test.chi2, number(of, "chisq"), 1e-9);
	assert_near(test.p, number(of, "p"), 1e-9);
	assert_near(test.v, number(of, "cramers_v"), 1e-9);
	assert_near(test.g2, number(of, "g2"), 1e-9);
	assert_near(test.least, number(of, "min_expected"), 1e-9);
	for (size_t i = 0; i < rows * columns; i++) {
		size_t r = i / columns, c = i % columns;

		assert_near(cell[i].pearson, item(json_object_get(of, "pearson_resid"), r, c), 1e-9);
		assert_near(cell[i].adjusted, item(json_object_get(of, "std_resid"), r, c), 1e-9);
		assert_near(cell[i].expected, item(json_object_get(python, "expected"), r, c), 1e-9);
	}
	if (rows == 2 && columns == 2) {
		struct cc_share first = { count[0], count[0] + count[1] };
		struct cc_share second = { count[2], count[2] + count[3] };

		assert_near(cc_fisher(first, second), number(python, "fisher_p"), 1e-9);
	}
}

static void
check_g2(const json_t *entry)
{
	const json_t *in = json_object_get(entry, "case"), *r = json_object_get(entry, "r");
	const json_t *python = json_object_get(entry, "python");
	struct cc_share first = { (uint64_t)number(in, "a"), (uint64_t)number(in, "na") };
	struct cc_share second = { (uint64_t)number(in, "b"), (uint64_t)number(in, "nb") };
	const uint64_t count[] = { first.x, second.x, first.n - first.x, second.n - second.x };
	struct cc_table_test test;
	struct cc_crossed cell[4];
	struct cc_keyness key;

	assert_int_equal(cc_keyness(&key, first, second), CC_WHY_NONE);
	assert_near(fabs(key.g2), number(python, "g2_2cell_rayson"), 1e-9);
	assert_int_equal(cc_crossed(&test, cell, count, 2, 2, arena), CC_WHY_NONE);
	assert_near(test.g2, number(r, "g2_4cell"), 1e-9);
	assert_near(test.g2_p, number(r, "p"), 1e-9);
}

static void
check_keyness(const json_t *entry)
{
	const json_t *python = json_object_get(entry, "python"), *top = json_object_get(python, "top"), *term;
	size_t i;

	assert_true(json_array_size(top) >= 40);
	json_array_foreach(top, i, term)
	{
		struct cc_share first = { (uint64_t)number(term, "a"), (uint64_t)number(python, "tokens_a") };
		struct cc_share second = { (uint64_t)number(term, "b"),
			(uint64_t)number(python, "tokens_b") };
		struct cc_keyness key;
		bool above = strcmp(json_string_value(json_object_get(term, "sign")), "+") == 0;

		assert_int_equal(cc_keyness(&key, first, second), CC_WHY_NONE);
		assert_near(key.g2, above ? number(term, "g2") : -number(term, "g2"), 1e-9);
	}
}

static void
tables_match_what_r_and_scipy_computed(void **state)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");
	char name[4096];
	json_t *all, *entry;
	size_t i, tables = 0, g2s = 0, keys = 0;

	(void)state;
	snprintf(name, sizeof name, "%s%s/reference/expected.json",
	    data != NULL  ? data
	    : top != NULL ? top
			  : "..",
	    data != NULL ? "" : "/../shared/data");
	all = json_load_file(name, 0, NULL);
	if (all == NULL) {
		printf("SKIP: the reference data of others is not here; COCREATE_DATA names its folder\n");
		skip();
	}
	json_array_foreach(all, i, entry)
	{
		const char *kind = json_string_value(json_object_get(entry, "kind"));

		if (strcmp(kind, "table") == 0 && ++tables)
			check_table(entry);
		else if (strcmp(kind, "g2") == 0 && ++g2s)
			check_g2(entry);
		else if (strcmp(kind, "keyness") == 0 && ++keys)
			check_keyness(entry);
	}
	assert_true(tables >= 11 && g2s >= 4 && keys >= 1);
	json_decref(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log_ratio_has_half_a_person_more_everywhere),
		cmocka_unit_test(two_rows_match_agresti_and_r),
		cmocka_unit_test(two_shares_match_the_methods_page),
		cmocka_unit_test(keyness_matches_the_published_cases),
		cmocka_unit_test(jaccard_is_both_of_either),
		cmocka_unit_test(tables_that_cannot_be_tested_say_why),
		cmocka_unit_test(tables_match_what_r_and_scipy_computed),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
