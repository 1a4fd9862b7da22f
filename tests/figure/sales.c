/* sales.c -- tests figure/sales. */
#include "logs.h"
#include "figure/sales.h"

enum { AMOUNT, IDEA, IDEAS, MERGED };

static const struct cc_store_spec stores[] = {
	{ "sales",
	    CC_FIELDS(CC_FIELD("day", DAY), CC_FIELD("amount", VALUE), CC_FIELD("ideas", TEXT),
		CC_FIELD("place", PLACE)),
	    true, "sales" },
	{ "trials", CC_FIELDS(CC_FIELD("value", VALUE), CC_FIELD("ideas", TEXT), CC_FIELD("place", PLACE)),
	    true, "trials" },
	{ "merges", CC_FIELDS(CC_KEY("idea", IDEA), CC_KEY("of", MERGED), CC_FIELD("place", PLACE)), true,
	    "merges" },
	{ 0 },
};
static const struct cc_sales_spec spec = { 0, 1, AMOUNT, IDEA, IDEAS, 0, 1, 2, 3, 0, 1, 2 };
static const struct cc_merges_spec merged = { 2, IDEA, MERGED, 0, 1, 2 };
static struct cc_name_set names;
static struct cc_sales sales;
static struct logs l;

static void
begin(void)
{
	static const char *const idea[] = { "a", "b", "c", "d" };

	logs_begin(&l, stores);
	for (size_t i = 0; i < 4; i++)
		(void)cc_map_add(l.state->ids[IDEA], cc_span(idea[i]));
}

static bool
finish(void)
{
	static const unsigned roles[] = { IDEA, MERGED };
	struct cc_merges merges;

	logs_seal(&l);
	cc_name_set(&names, l.state, roles, 2, NULL, l.arena);
	cc_merges_read(&merges, &names, &merged, &l.s);
	return cc_sales_read(&sales, &names, &merges, &spec, &l.s);
}

static void
assert_sale(size_t i, uint32_t idea, int64_t amount)
{
	assert_int_equal(sales.sale[i].idea, idea);
	assert_int_equal(sales.sale[i].amount, amount);
}

/* T-13.5 of the design: 55/6, 20/3, 13/6 of a million. */
static void
trials_share_a_sale_by_what_each_idea_adds(void **state)
{
	static const char *const trials[] = { "4", "10|a", "8|b", "5|c", "18|a;b", "12|c;a", "9|b;c",
		"22|a;b;c" };

	(void)state;
	begin();
	for (size_t i = 0; i < 8; i++)
		logs_row(&l, 1, trials[i]);
	logs_row(&l, 0, "2026-01-31|1000000|c;a;b");
	assert_true(finish());
	assert_true(sales.tried);
	assert_int_equal(sales.n, 3);
	assert_sale(0, 0, 509259);
	assert_sale(1, 1, 370371);
	assert_sale(2, 2, 120370);
	logs_end(&l);
}

static void
without_trials_ideas_share_equally_and_returns_as_sales(void **state)
{
	(void)state;
	begin();
	logs_row(&l, 0, "2026-01-31|10|a;b;c");
	logs_row(&l, 0, "2026-01-31|-10|a;b;c");
	logs_row(&l, 0, "2026-01-31|7|");
	logs_row(&l, 0, "2026-01-31|7|d;a"); /* d was merged into a */
	logs_row(&l, 2, "d|a");
	assert_true(finish());
	assert_false(sales.tried);
	assert_int_equal(sales.n, 8);
	/* A log stands by place where it has no keys. */
	assert_sale(0, 0, 4);
	assert_sale(2, 2, 3);
	assert_sale(3, 0, -4);
	assert_sale(6, CC_NO_ID, 7);
	assert_sale(7, 0, 7);
	logs_end(&l);
}

static void
what_trials_cannot_tell_is_a_problem(void **state)
{
	static const struct {
		const char *trials[5], *wanted;
	} cases[] = {
		{ { "5|a", "3|b" },
		    "in.csv:2: a sale of ideas that were tried, but no trial of \"a\", \"b\" alone" },
		{ { "5|a", "-3|b", "2|a;b" }, "by the trials \"b\" makes every product worse" },
		{ { "0|a", "0|b", "0|a;b" }, "by the trials none of \"a\", \"b\" adds anything" },
		{ { "5|a", "6|a" },
		    "in.csv:3: these ideas were tried before, in in.csv:2; wanted one value" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		begin();
		for (size_t t = 0; t < 5 && cases[i].trials[t] != NULL; t++)
			logs_row(&l, 1, cases[i].trials[t]);
		logs_row(&l, 0, "2026-01-31|100|a;b");
		assert_false(finish());
		assert_problem(&l, 0, cases[i].wanted);
		logs_end(&l);
	}
	begin();
	logs_row(&l, 0, "2026-01-31|9007199254740991|a");
	logs_row(&l, 0, "2026-01-31|-1|a");
	assert_false(finish());
	assert_problem(&l, 0, "in.csv:3: sales add up to more than 9007199254740991 units");
	logs_end(&l);
}

static void
sums_are_of_an_idea_and_of_days(void **state)
{
	struct cc_sold sold;
	int64_t day = cc_date_day(2026, 1, 1);

	(void)state;
	begin();
	logs_row(&l, 0, "2025-12-31|1|a");
	logs_row(&l, 0, "2026-01-01|2|a");
	logs_row(&l, 0, "2026-01-02|4|b");
	logs_row(&l, 0, "2026-01-02|8|a");
	logs_row(&l, 0, "2026-01-03|16|a");
	logs_row(&l, 0, "|32|a");
	assert_true(finish());
	assert_true(cc_sales_sum(&sold, &sales, 0, day, day + 1, day + 1));
	assert_int_equal(sold.to_date, 2 + 8 + 32);
	assert_int_equal(sold.since, 8 + 32);
	assert_true(cc_sales_sum(&sold, &sales, CC_NO_ID, INT64_MIN, day + 1, day));
	assert_int_equal(sold.to_date, 1 + 2 + 4 + 8 + 32);
	assert_int_equal(sold.since, 2 + 4 + 8 + 32);
	assert_false(cc_sales_sum(&sold, &sales, 1, INT64_MIN, day, day));
	assert_false(cc_sales_sum(&sold, &sales, 2, INT64_MIN, INT64_MAX, day));
	logs_end(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trials_share_a_sale_by_what_each_idea_adds),
		cmocka_unit_test(without_trials_ideas_share_equally_and_returns_as_sales),
		cmocka_unit_test(what_trials_cannot_tell_is_a_problem),
		cmocka_unit_test(sums_are_of_an_idea_and_of_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
