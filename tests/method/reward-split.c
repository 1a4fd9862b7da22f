/* reward-split.c -- tests of method/reward-split. */
#include "method/reward-split.h"

#include "bench.h"
#include "random.h"

#include <stdio.h>
#include <string.h>

static struct cc_reward_split_opts opts;

static bool
begin(struct bench *b, const char *rules)
{
	bench_begin(b, &cc_reward_split, "reward-split", &opts);
	b->run.tables = UINT64_MAX;
	return bench_study(b, "reward_split", rules);
}

static void
report(struct bench *b, const char *rules, const char *const *file, uint32_t files)
{
	if (!begin(b, rules))
		fail_msg("%s", b->err.text);
	if (!bench_files(b, file, files) || b->problems.count > 0)
		fail_msg("%s", b->problems.count > 0 ? b->problems.first[0].text : b->err.text);
}

static int64_t
money(const struct bench *b, const char *person, const char *column)
{
	return bench_int(b, "people", person, column);
}

/* The column of a table, its cells as whole numbers: "12345 0 31650". */
static const char *
column(const struct bench *b, const char *table, const char *name)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	size_t at = bench_column(t, name);
	const char *text = "";

	for (size_t row = 0; row < t->rows; row++)
		text = cc_format(b->arena, "%s%s%lld", text, row > 0 ? " " : "",
		    (long long)t->cell[row * t->n_columns + at].as.integer);
	return text;
}

static bool
all_is_audited(const struct bench *b)
{
	const struct cc_table *t = cc_report_table(b->report, "audit");
	size_t ok = bench_column(t, "ok");

	for (size_t row = 0; row < t->rows; row++)
		if (!cc_span_eq(t->cell[row * t->n_columns + ok].as.text, CC_SPAN("yes")))
			return false;
	return t->rows > 0;
}

#define SALES \
	"date|idea|revenue\n2026-03-31|tea|1,234,567\n2026-06-30|tea|▲45,000\n2026-09-30|tea|3210000\n" \
	"2026-12-31|tea|￥900,050\n"
#define WORK "date|person|idea|kind\n2026-01-05|ann|tea|propose\n"

static void
pools_of_revenue_add_up_to_what_all_sales_give(void **state)
{
	static const struct {
		const char *keys, *pools;
	} wanted[] = {
		{ "revenue: 1%", "12345 0 31650 9001" },
		{ "revenue: 1%, guarantee: 30000", "30000 0 13995 9001" },
		{ "revenue: 1%, guarantee: 30000, cap: 50000", "30000 0 13995 6005" },
		{ "revenue: [{to: 2000000, rate: 1%}, {rate: 2%}]", "12345 0 55646 18001" },
	};
	struct bench b;

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		char rules[300];

		snprintf(rules, sizeof rules,
		    "reward_split:\n  period: quarter\n  points: {propose: 1}\n"
		    "  pools: [{id: royalty, by: idea, %s}]\n",
		    wanted[i].keys);
		report(&b, rules, (const char *[]){ WORK, SALES }, 2);
		assert_string_equal(column(&b, "pools", "amount"), wanted[i].pools);
		assert_true(all_is_audited(&b));
		bench_end(&b);
	}
}

/* The example of the design, to the yen. */
static const char rules_of_coffee[] =
    "reward_split:\n  agreed: 2026-03-15\n  period: quarter\n"
    "  points: {propose: 60, refine: 10, test: [{to: 3, rate: 5}, {rate: 1}]}\n"
    "  duplicates: {kinds: [propose], earliest: 70%}\n"
    "  pools:\n"
    "    - {id: royalty, revenue: 1%, by: idea, guarantee: 10000, most: 60%}\n"
    "    - {id: thanks, amount: 50000, points: {refine: 2, test: 1}, least: 1000}\n"
    "  levels: [{id: friend, from: 10}, {id: author, from: 60}]\n"
    "  withhold: [{to: 1000000, rate: 10.21%}, {rate: 20.42%}]\n";

static const char *const coffee[] = {
	("date|person|idea|kind|units\n2026-04-03|aoi|quiet-cup|propose|1\n2026-04-09|ren|slow-pour|propose|"
	 "1\n"
	 "2026-04-20|aoi|quiet-cup|refine|2\n2026-04-22|mei|quiet-cup|test|4\n2026-05-12|sora|one-bag|"
	 "propose|"
	 "1\n"
	 "2026-05-20|mei|one-bag|test|2\n2026-07-08|ren|quiet-cup|refine|3\n2026-08-01|mei|one-bag|test|1\n"),
	("date|idea|revenue\n2026-06-30|quiet-cup|1,234,567\n2026-09-30|quiet-cup|2,000,000\n"
	 "2026-09-30|quiet-cup|▲45000\n2026-09-30|one-bag|￥300,000\n"),
	"idea|person|share\none-bag|sora|70%\none-bag|mei|30%\n", "idea|duplicate_of\nslow-pour|quiet-cup\n"
};

static void
the_example_is_shared_to_the_yen(void **state)
{
	static const char *const people[] = { "ren", "mei", "aoi", "sora" };
	static const int64_t earned[] = { 52919, 44949, 37027, 7000 }, withheld[] = { 5403, 4589, 3780, 714 };
	struct bench b;

	(void)state;
	report(&b, rules_of_coffee, coffee, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(money(&b, people[i], "earned"), earned[i]);
		assert_int_equal(money(&b, people[i], "withheld"), withheld[i]);
		assert_int_equal(money(&b, people[i], "net"), earned[i] - withheld[i]);
	}
	assert_string_equal(column(&b, "lines", "amount"),
	    "5018 2389 2324 2614 3000 7000 6517 3103 2482 2793 4655 20000 20000 10000 7143 42857");
	assert_string_equal(column(&b, "pools", "amount"), "12345 10000 19550 50000 50000");
	assert_near(bench_real(&b, "concentration", "total", "gini"), 145679. / 567580, 1e-15);
	assert_string_equal(bench_text(&b, "recognition", "aoi", "level"), "author");
	assert_int_equal(bench_int(&b, "recognition", "aoi", "since"), cc_date_day(2026, 4, 20));
	assert_true(all_is_audited(&b));
	bench_end(&b);
}

static void
workers_change_nothing(void **state)
{
	struct bench b;

	(void)state;
	if (!begin(&b, rules_of_coffee))
		fail_msg("%s", b.err.text);
	b.workers = 3;
	assert_true(bench_files(&b, coffee, 4));
	assert_int_equal(money(&b, "ren", "earned"), 52919);
	assert_string_equal(column(&b, "lines", "amount"),
	    "5018 2389 2324 2614 3000 7000 6517 3103 2482 2793 4655 20000 20000 10000 7143 42857");
	bench_end(&b);
}

static void
an_award_vests_period_by_period_and_is_whole_at_the_end(void **state)
{
	static const char rules[] = "reward_split:\n  period: month\n  points: {a: 1}\n"
				    "  pools: [{id: p, revenue: 100%, vest: [50%, 25%, 25%]}]\n";
	static const char *const upto[] = { "2026-01-31", "2026-02-28", "2026-03-31" };
	static const int64_t released[] = { 5000, 7500, 10001 };
	static const char *const files[] = { "date|person|kind\n2026-01-05|ann|a\n",
		"date|revenue\n2026-01-31|10001\n" };
	struct bench b;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		if (!begin(&b, rules))
			fail_msg("%s", b.err.text);
		b.run.has_as_of = true;
		assert_true(cc_date_parse_iso(&b.run.as_of, cc_span(upto[i])));
		assert_true(bench_files(&b, files, 2));
		assert_int_equal(money(&b, "ann", "released"), released[i]);
		assert_int_equal(money(&b, "ann", "pending"), 10001 - released[i]);
		bench_end(&b);
	}
}

static void
withholding_is_by_bands_of_each_payment(void **state)
{
	static const int64_t wanted[][2] = { { 12345, 1260 }, { 100000, 10210 }, { 1000001, 102100 },
		{ 1500000, 204200 } };
	struct bench b;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char rules[300];

		snprintf(rules, sizeof rules,
		    "reward_split:\n  period: once\n  points: {a: 1}\n  pools: [{id: p, amount: %lld}]\n"
		    "  withhold: [{to: 1000000, rate: 10.21%%}, {rate: 20.42%%}]\n",
		    (long long)wanted[i][0]);
		report(&b, rules, (const char *[]){ "person|kind\nann|a\n" }, 1);
		assert_int_equal(money(&b, "ann", "withheld"), wanted[i][1]);
		bench_end(&b);
	}
}

static void
a_sale_of_several_ideas_is_shared_by_their_trials_else_equally(void **state)
{
	static const char rules[] = "reward_split:\n  period: once\n  points: {a: 1}\n"
				    "  pools: [{id: p, revenue: 100%, by: idea}]\n";
	static const char work[] = "person|idea|kind\nann|a|a\nben|b|a\ncat|c|a\n",
			  sale[] = "idea|revenue\na;b;c|1000000\n",
			  trials[] = "ideas|value\n|4\na|10\nb|8\nc|5\na;b|18\na;c|12\nb;c|9\na;b;c|22\n";
	struct bench b;

	(void)state;
	report(&b, rules, (const char *[]){ work, sale, trials }, 3);
	assert_int_equal(money(&b, "ann", "earned"), 509259);
	assert_int_equal(money(&b, "ben", "earned"), 370371);
	assert_int_equal(money(&b, "cat", "earned"), 120370);
	bench_end(&b);
	report(&b, rules, (const char *[]){ work, sale }, 2);
	assert_int_equal(money(&b, "ann", "earned"), 333334);
	assert_int_equal(money(&b, "cat", "earned"), 333333);
	bench_end(&b);
}

static void
bands_run_over_units_and_a_correction_takes_back(void **state)
{
	static const char rules[] =
	    "reward_split:\n  period: once\n  points: {test: [{to: 3, rate: 5}, {rate: 1}]}\n"
	    "  pools: [{id: p, amount: 100}]\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){ "person|kind|units|date\nann|test|2|2026-01-01\nann|test|2|2026-01-02\n"
			      "ann|test|-1.5|2026-01-03\nben|test|1|2026-01-01\n" },
	    1);
	/* 2 at 5; 1 at 5 and 1 at 1; less 1 at 1 and half at 5: 12.5 points in all */
	assert_near(bench_real(&b, "people", "ann", "points"), 12.5, 1e-12);
	assert_string_equal(column(&b, "lines", "amount"), "57 14 29");
	bench_end(&b);
}

static void
money_that_nobody_is_there_for_is_not_paid_twice_later(void **state)
{
	static const char rules[] = "reward_split:\n  period: month\n  points: {a: 1}\n"
				    "  pools: [{id: p, revenue: 10%, by: idea}]\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){ "date|person|idea|kind\n2026-02-01|ann|tea|a\n",
		"date|idea|revenue\n2026-01-31|tea|1000\n2026-02-28|tea|500\n" },
	    2);
	assert_string_equal(column(&b, "pools", "unshared"), "100 0");
	assert_int_equal(money(&b, "ann", "earned"), 50);
	assert_non_null(bench_note(&b, "unshared"));
	bench_end(&b);
}

static void
a_payee_without_an_account_is_owed_and_not_paid(void **state)
{
	static const char rules[] =
	    "reward_split:\n  period: once\n  points: {a: 1}\n  people: {ann: [Ann]}\n"
	    "  pools: [{id: p, amount: 100}]\n  payout: {least: 40}\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){ "person|kind|units\nAnn|a|5\nben|a|4\ncat|a|1\n",
		"person|account\nann|123\nben|\ncat|9\n", "person|paid\nann|5\n" },
	    3);
	assert_int_equal(money(&b, "ann", "payable"), 45);
	assert_int_equal(money(&b, "ben", "due"), 40);
	assert_int_equal(money(&b, "ben", "payable"), 0);
	assert_int_equal(money(&b, "cat", "payable"), 0);
	assert_non_null(bench_note(&b, "no-account"));
	assert_non_null(bench_note(&b, "payout-least"));
	bench_end(&b);
}

/* Whether the row of that check and person (NULL: none) is ok. */
static bool
is_ok(const struct bench *b, const char *check, const char *person)
{
	const struct cc_table *t = cc_report_table(b->report, "audit");
	size_t ok = bench_column(t, "ok"), who = bench_column(t, "person");

	for (size_t row = 0; row < t->rows; row++) {
		const struct cc_cell *cell = &t->cell[row * t->n_columns];

		if (cc_span_eq(cell[0].as.text, cc_span(check)) && cell[who].empty == (person == NULL) &&
		    (person == NULL || cc_span_eq(cell[who].as.text, cc_span(person))))
			return cc_span_eq(cell[ok].as.text, CC_SPAN("yes"));
	}
	fail_msg("no row of %s", check);
	return false;
}

static void
the_least_is_paid_and_what_is_paid_in_full_or_agreed_that_day_is_good(void **state)
{
	static const char rules[] = "reward_split:\n  agreed: 2026-01-05\n  period: month\n  points: {a: 1}\n"
				    "  pools: [{id: p, amount: 100}]\n  payout: {least: 40}\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){
		"date|person|kind|units\n2026-01-05|ann|a|4\n2026-01-31|ben|a|6\n", "person|paid\nben|60\n" },
	    2);
	assert_int_equal(money(&b, "ann", "payable"), 40);
	assert_true(is_ok(&b, "paid_over", "ben"));
	assert_true(is_ok(&b, "agreed_before", NULL));
	bench_end(&b);
	report(&b, rules,
	    (const char *[]){
		"date|person|kind|units\n2026-01-04|ann|a|4\n2026-01-31|ben|a|6\n", "person|paid\nben|61\n" },
	    2);
	assert_false(is_ok(&b, "paid_over", "ben"));
	assert_false(is_ok(&b, "agreed_before", NULL));
	bench_end(&b);
}

static void
a_sheet_of_the_middle_of_a_period_is_in_force_at_its_end(void **state)
{
	static const char rules[] = "reward_split:\n  period: month\n  points: {a: 1}\n"
				    "  pools: [{id: p, revenue: 10%, by: idea}]\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){ "date|person|idea|kind\n2026-01-01|ann|tea|a\n",
		"date|idea|revenue\n2026-01-31|tea|1000\n2026-02-28|tea|1000\n",
		"idea|person|share|date\ntea|ben|1|2026-02-15\n" },
	    3);
	assert_int_equal(money(&b, "ann", "earned"), 100);
	assert_int_equal(money(&b, "ben", "earned"), 100);
	bench_end(&b);
}

static void
an_amount_is_there_in_the_periods_within_the_days_of_its_pool(void **state)
{
	static const char rules[] =
	    "reward_split:\n  period: month\n  points: {a: 1}\n"
	    "  pools: [{id: p, amount: 100, from: 2026-02-01, to: 2026-03-31, counts: ever}]\n";
	struct bench b;

	(void)state;
	report(&b, rules,
	    (const char *[]){ "date|person|kind\n2026-01-31|ann|a\n2026-02-28|ann|a\n2026-03-31|ben|a\n"
			      "2026-04-30|ben|a\n" },
	    1);
	assert_string_equal(column(&b, "pools", "amount"), "100 100");
	assert_int_equal(money(&b, "ann", "earned"), 150);
	bench_end(&b);
}

static void
those_who_had_nothing_count_in_how_evenly_it_is_spread(void **state)
{
	static const char rules[] =
	    "reward_split:\n  period: once\n  points: {a: 1, b: 0}\n  pools: [{id: p, amount: 100}]\n";
	struct bench b;

	(void)state;
	report(&b, rules, (const char *[]){ "person|kind\nann|a\nben|b\ncat|a\n" }, 1);
	assert_int_equal(bench_int(&b, "concentration", "total", "people"), 3);
	assert_int_equal(bench_int(&b, "concentration", "total", "receiving"), 2);
	assert_near(bench_real(&b, "concentration", "total", "gini"), 1. / 3, 1e-15);
	bench_end(&b);
}

static void
an_unfinished_period_waits_unless_it_is_closed(void **state)
{
	static const char rules[] =
	    "reward_split:\n  period: month\n  points: {a: 1}\n  pools: [{id: p, amount: 100}]\n";
	static const char *const file[] = { "date|person|kind\n2026-01-31|ann|a\n2026-02-10|ann|a\n" };
	struct bench b;

	(void)state;
	report(&b, rules, file, 1);
	assert_int_equal(money(&b, "ann", "earned"), 100);
	assert_non_null(strstr(bench_note(&b, "unfinished"), "2026-02 is not over"));
	bench_end(&b);
	opts.close = true;
	report(&b, rules, file, 1);
	opts.close = false;
	assert_int_equal(money(&b, "ann", "earned"), 200);
	assert_null(bench_note(&b, "unfinished"));
	bench_end(&b);
}

/* A rule file of any kind, and what was done and sold. */
static void
random_case(char *rules, char *work, char *sales, char *sheet, uint64_t *rng)
{
	static const char *const kinds[] = { "a", "b", "c" }, *const periods[] = { "month", "quarter" };
	char *to = rules;

	to += sprintf(to,
	    "reward_split:\n  period: %s\n  currency: {code: X, digits: %d}\n  points: {a: %d, b: [{to: 2, "
	    "rate: 3.5}, {rate: 1.000001}], c: 0.333333}\n",
	    periods[random_below(rng, 2)], (int)random_below(rng, 4), (int)random_below(rng, 70));
	if (random_below(rng, 2))
		to += sprintf(
		    to, "  duplicates: {kinds: [a, c], earliest: %d%%}\n", (int)random_below(rng, 101));
	to += sprintf(to, "  pools:\n    - {id: p, revenue: [{to: %d, rate: %d.%d%%}, {rate: 3%%}], by: %s",
	    1 + (int)random_below(rng, 5000), (int)random_below(rng, 9), (int)random_below(rng, 100),
	    random_below(rng, 2) ? "idea" : "all");
	if (random_below(rng, 2))
		to += sprintf(to, ", guarantee: %d, most: %d%%", (int)random_below(rng, 900),
		    1 + (int)random_below(rng, 100));
	if (random_below(rng, 2))
		to += sprintf(to, ", cap: %d, vest: [33.3%%, 66.7%%]", 1000 + (int)random_below(rng, 9000));
	to += sprintf(to, "}\n    - {id: q, amount: %d", (int)random_below(rng, 100000));
	if (random_below(rng, 2))
		to += sprintf(to, ", least: %d, counts: ever", (int)random_below(rng, 200));
	to += sprintf(to, "}\n    - {id: r, amount: %d, unit: bag, method: webster, points: {a: 1, c: 2}}\n",
	    (int)random_below(rng, 40));
	to = work + sprintf(work, "date|person|idea|kind|units\n");
	for (int i = 0; i < 12; i++)
		to += sprintf(to, "2026-%02d-%02d|p%d|i%d|%s|%d.%d\n", 1 + (int)random_below(rng, 9),
		    1 + (int)random_below(rng, 28), (int)random_below(rng, 5), (int)random_below(rng, 3),
		    kinds[random_below(rng, 3)], (int)random_below(rng, 9), (int)random_below(rng, 1000));
	to = sales + sprintf(sales, "date|idea|revenue\n");
	for (int i = 0; i < 8; i++)
		to += sprintf(to, "2026-%02d-%02d|%s|%d\n", 1 + (int)random_below(rng, 12),
		    1 + (int)random_below(rng, 28), random_below(rng, 3) ? "i0" : "i1;i2;i3",
		    (int)random_below(rng, 90000) - 9000);
	sprintf(sheet, "idea|person|share\ni1|p0|%d.5%%\ni1|p9|%d.5%%\n", 10, 89);
}

/* The sum of a column of money over the rows whose unit is none, or of all. */
static int64_t
sum_of(const struct bench *b, const char *table, const char *name, bool of_money)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	size_t at = bench_column(t, name), unit = of_money ? bench_column(t, "unit") : 0;
	int64_t sum = 0;

	for (size_t row = 0; row < t->rows; row++)
		if (!of_money || t->cell[row * t->n_columns + unit].empty)
			sum += t->cell[row * t->n_columns + at].as.integer;
	return sum;
}

/* No line is a unit or more off its exact share of what its person has, nor below 0. */
static void
assert_lines(const struct bench *b)
{
	const struct cc_table *t = cc_report_table(b->report, "lines");
	size_t amount = bench_column(t, "amount");

	for (size_t row = 0; row < t->rows; row++)
		assert_true(t->cell[row * t->n_columns + amount].as.integer >= 0);
}

static void
a_thousand_rule_files_conserve_every_sum(void **state)
{
	static char rules[2000], work[2000], sales[2000], sheet[200];
	uint64_t rng = 2026;
	uint64_t shared = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct bench b;

		random_case(rules, work, sales, sheet, &rng);
		report(&b, rules, (const char *[]){ work, sales, sheet }, 3);
		if (!all_is_audited(&b)) {
			const struct cc_table *t = cc_report_table(b.report, "audit");
			size_t ok = bench_column(t, "ok");

			for (size_t row = 0; row < t->rows; row++) {
				struct cc_span check = t->cell[row * t->n_columns].as.text;

				if (cc_span_eq(t->cell[row * t->n_columns + ok].as.text, CC_SPAN("no")) &&
				    !cc_span_eq(check, CC_SPAN("no_people")) &&
				    !cc_span_eq(check, CC_SPAN("twice")))
					fail_msg(
					    "%.*s\n%s%s%s", (int)check.len, check.at, rules, work, sales);
			}
		}
		assert_int_equal(sum_of(&b, "people", "earned", false), sum_of(&b, "lines", "amount", true));
		assert_int_equal(sum_of(&b, "pools", "amount", false),
		    sum_of(&b, "lines", "amount", false) + sum_of(&b, "pools", "unshared", false));
		assert_int_equal(sum_of(&b, "people", "earned", false),
		    sum_of(&b, "people", "released", false) + sum_of(&b, "people", "pending", false));
		assert_lines(&b);
		shared += (uint64_t)sum_of(&b, "people", "earned", false) > 0;
		bench_end(&b);
	}
	assert_true(shared > 900);
}

static void
wrong_rules_are_refused_with_their_place(void **state)
{
	static const struct {
		const char *rules, *wanted;
	} cases[] = {
		{ "points: {a: 1}\n", "2:3: no pools; wanted a list of them" },
		{ "pools: [{id: p, revenue: 1}]\n",
		    "2:28: \"1\"; wanted a percentage up to 100%, such as 1%" },
		{ "pools: [{id: p, amount: 10.5}]\n", "2:27: \"10.5\"; wanted at most 0 decimals" },
		{ "pools: [{id: p, amount: 10, revenue: 1%}]\n",
		    "2:11: pool \"p\"; wanted one of revenue and amount" },
		{ "pools: [{id: p, amount: 10, by: idea}]\n",
		    "2:11: pool \"p\": by: idea, guarantee and cap are of revenue" },
		{ "pools: [{id: p, amount: 10, vest: [50%, 40%]}]\n",
		    "2:37: vest; wanted parts of money that add up to 100%" },
		{ "pools: [{id: p, amount: 10, method: webster}]\n", "2:11: pool \"p\": method: webster" },
		{ "pools: [{id: p, revenue: [{to: 5, rate: 1%}]}]\n",
		    "2:29: bands; wanted each to end behind" },
		{ "pools: [{id: p, amount: 1}]\n  points: {a: -1}\n",
		    "3:15: \"-1\"; wanted a number of 0 or more" },
		{ "pools: [{id: total, amount: 1}]\n", "2:11: a pool named total" },
		{ "pools: [{id: p, amount: 1, form: x}]\n", "unknown key \"form\"" },
		{ "pools: [{id: p, amount: 1}]\n  levels: [{id: a, from: 5}, {id: b, from: 5}]\n",
		    "3:30: level \"b\"" },
		{ "pools: [{id: p, amount: 1}]\n  people: {a: [x], b: [x]}\n",
		    "3:24: \"x\" is a spelling of two people" },
	};
	struct bench b;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char rules[400];

		snprintf(rules, sizeof rules, "reward_split:\n  %s", cases[i].rules);
		if (begin(&b, rules) || strstr(b.err.text, cases[i].wanted) == NULL)
			fail_msg("%s found \"%s\", wanted \"%s\"", rules, b.err.text, cases[i].wanted);
		bench_end(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pools_of_revenue_add_up_to_what_all_sales_give),
		cmocka_unit_test(the_example_is_shared_to_the_yen),
		cmocka_unit_test(workers_change_nothing),
		cmocka_unit_test(an_award_vests_period_by_period_and_is_whole_at_the_end),
		cmocka_unit_test(withholding_is_by_bands_of_each_payment),
		cmocka_unit_test(a_sale_of_several_ideas_is_shared_by_their_trials_else_equally),
		cmocka_unit_test(bands_run_over_units_and_a_correction_takes_back),
		cmocka_unit_test(money_that_nobody_is_there_for_is_not_paid_twice_later),
		cmocka_unit_test(a_payee_without_an_account_is_owed_and_not_paid),
		cmocka_unit_test(the_least_is_paid_and_what_is_paid_in_full_or_agreed_that_day_is_good),
		cmocka_unit_test(a_sheet_of_the_middle_of_a_period_is_in_force_at_its_end),
		cmocka_unit_test(an_amount_is_there_in_the_periods_within_the_days_of_its_pool),
		cmocka_unit_test(those_who_had_nothing_count_in_how_evenly_it_is_spread),
		cmocka_unit_test(an_unfinished_period_waits_unless_it_is_closed),
		cmocka_unit_test(a_thousand_rule_files_conserve_every_sum),
		cmocka_unit_test(wrong_rules_are_refused_with_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
