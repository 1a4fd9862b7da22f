/* partner-select.c -- tests of method/partner-select. */
#include "method/partner-select.h"

#include "bench.h"

static const char eight[] =
    "person|engagement|use|sex\n"
    "A|90|x|m\nB|85|x|m\nC|80|x|f\nD|75|y|m\nE|70|x|f\nF|60|y|m\nG|50|z|f\nH|40|z|f\n";
static const char as_they_are[] = "partner_select:\n"
				  "  criteria: [{id: engagement, standing: given, scale: [0, 100]}]\n"
				  "  attributes: {use: {spread: even}, sex: {}}\n";

static const char *three[] = { "3" };

static struct cc_partner_select_opts
options(void)
{
	return (struct cc_partner_select_opts){ .size = { three, 1 },
		.diversity = { .value = 0.5 },
		.rest = { .value = (double)NAN },
		.floor = { .value = (double)NAN },
		.shortlist = { .value = (double)NAN },
		.reserves = { .value = 1 },
		.tickets = { .value = 1000 },
		.ticket = { .value = (double)NAN } };
}

static bool
run(struct bench *b, const struct cc_partner_select_opts *opts, const char *study, const char *const *text,
    uint32_t files)
{
	bench_begin(b, &cc_partner_select, "partner-select", opts);
	b->run.draws = 100;
	b->run.tables = UINT64_MAX;
	return bench_study(b, "partner_select", study) && bench_files(b, text, files);
}

/* Who has seats, in their order. */
static const char *
panel(const struct bench *b)
{
	const struct cc_table *t = cc_report_table(b->report, "panel");
	size_t person = bench_column(t, "person");
	const char *text = "";

	for (size_t row = 0; row < t->rows; row++)
		text =
		    cc_format(b->arena, "%s%.*s", text, (int)t->cell[row * t->n_columns + person].as.text.len,
			t->cell[row * t->n_columns + person].as.text.at);
	return text;
}

static double
traded(const struct bench *b, size_t row, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, "tradeoff");

	return t->cell[row * t->n_columns + bench_column(t, column)].as.real;
}

static void
the_panel_of_eight_is_that_of_the_enumeration(void **state)
{
	const struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;

	(void)state;
	assert_true(run(&b, &opts, as_they_are, &text, 1));
	assert_string_equal(panel(&b), "ADG");
	assert_near(traded(&b, 0, "score_gain"), 1, 1e-12);
	assert_near(traded(&b, 0, "mix_gain"), -3. / 8, 1e-12);
	assert_near(traded(&b, 1, "score_gain"), 31. / 39, 1e-12);
	assert_near(traded(&b, 2, "score_gain"), 7. / 39, 1e-12);
	assert_near(traded(&b, 2, "mix_gain"), 1, 1e-12);
	assert_string_equal(bench_text(&b, "panel", "A", "why"), "score");
	assert_string_equal(bench_text(&b, "panel", "G", "why"), "mix");
	assert_string_equal(bench_text(&b, "people", "B", "why"), "displaced");
	assert_string_equal(bench_text(&b, "people", "F", "status"), "reserve");
	assert_string_equal(bench_text(&b, "people", "C", "why"), "displaced");
	assert_string_equal(bench_text(&b, "people", "F", "why"), "outscored");
	assert_near(bench_real(&b, "people", "F", "lacking"), 15, 1e-12);
	assert_string_equal(bench_text(&b, "people", "F", "statement"),
	    "y / m: seats: 1, lowest score chosen 75.0; yours 60.0.");
	bench_end(&b);
}

static void
contradictions_name_the_quotas_that_alone_ask_too_much(void **state)
{
	static const char *quota[] = { "sex=m:5..", "use=z:..5" }, *four[] = { "4" };
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;

	(void)state;
	opts.size = (struct cc_list){ four, 1 };
	opts.quota = (struct cc_list){ quota, 2 };
	assert_false(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(b.err.code, CC_EXIT_DATA);
	assert_non_null(strstr(b.err.text, "sex=m: at least 5 asked, 4 can be had"));
	assert_null(strstr(b.err.text, "use=z"));
	bench_end(&b);
	opts.relax = true;
	assert_true(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(bench_int(&b, "quotas", "sex", "asked"), 5);
	assert_int_equal(bench_int(&b, "quotas", "sex", "granted"), 4);
	assert_non_null(bench_note(&b, "quotas-relaxed"));
	bench_end(&b);
}

static void
the_closest_quotas_are_named_where_each_alone_could_be(void **state)
{
	static const char *quota[] = { "use=y:2..", "sex=f:3..", "use=z:..0" }, *four[] = { "4" };
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;

	(void)state;
	opts.size = (struct cc_list){ four, 1 };
	opts.quota = (struct cc_list){ quota, 3 };
	assert_false(run(&b, &opts, as_they_are, &text, 1));
	assert_non_null(strstr(b.err.text, "sex=f: at least 3 asked, 2 can be had"));
	bench_end(&b);
	opts.relax = true;
	assert_true(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(cc_report_table(b.report, "quotas")->rows, 1);
	bench_end(&b);
}

/* The first reason counts; who is in stays, whatever speaks against it. */
static void
everybody_is_told_why(void **state)
{
	static const char *const text[] = {
		"person|engagement|consent|exclude|status|last|household|segment\n"
		"a|9|1|||2026-05-20||s\nb|8|0|left||||s\nc|7|1|left||||s\nd|6|1||out|||s\n"
		"e|5|1||||h|s\nf|4|1||||h|s\ng||1||in|||t\nh|3|0||in||h|t\ni||1|||||t\nj|2|1|||||t\n"
	};
	static const char *two[] = { "3" };
	struct cc_partner_select_opts opts = options();
	struct bench b;

	(void)state;
	opts.size = (struct cc_list){ two, 1 };
	opts.rest = (struct cc_number){ 60, true };
	bench_begin(&b, &cc_partner_select, "partner-select", &opts);
	b.run.tables = UINT64_MAX;
	b.run.has_as_of = true;
	b.run.as_of = 20605; /* 2026-06-01 */
	assert_true(bench_study(
	    &b, "partner_select", "partner_select: {criteria: [{id: engagement, missing: exclude}]}"));
	assert_true(bench_files(&b, text, 1));
	assert_string_equal(bench_text(&b, "people", "a", "why"), "resting");
	assert_string_equal(bench_text(&b, "people", "b", "why"), "no_consent");
	assert_string_equal(bench_text(&b, "people", "c", "why"), "excluded");
	assert_string_equal(bench_text(&b, "people", "d", "why"), "declined");
	assert_string_equal(bench_text(&b, "people", "e", "why"), "household"); /* h is in */
	assert_string_equal(bench_text(&b, "people", "f", "why"), "household");
	assert_string_equal(bench_text(&b, "people", "i", "why"), "missing");
	assert_string_equal(panel(&b), "ghj");
	assert_string_equal(bench_text(&b, "panel", "g", "why"), "kept");
	assert_string_equal(
	    bench_note(&b, "in-despite"), "2 people are in, though conditions speak against it: g, h");
	assert_int_equal(bench_int(&b, "eligibility", "entered", "people"), 3);
	assert_near(bench_real(&b, "segments", "t", "value"), 1, 1e-12);
	assert_true(bench_cell(&b, "segments", "t", "low")->empty);
	bench_end(&b);
}

static void
a_person_stands_in_one_row_unless_dup_says_which(void **state)
{
	static const char *const text[] = { "person|engagement\na|1\nb|2\nc|3\n",
		"person|engagement\na|9\n" };
	struct cc_partner_select_opts opts = options();
	struct bench b;

	(void)state;
	assert_true(run(&b, &opts, NULL, text, 2)); /* a problem is no failure of finish() */
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text, "two.csv:2"));
	assert_non_null(strstr(b.problems.first[0].text, "\"a\" stands in one.csv:2 already"));
	bench_end(&b);
	bench_begin(&b, &cc_partner_select, "partner-select", &opts);
	b.run.tables = UINT64_MAX;
	b.run.dup = "last";
	assert_true(bench_study(&b, "partner_select", NULL) && bench_files(&b, text, 2));
	assert_string_equal(panel(&b), "acb");
	bench_end(&b);
}

/* Columns go by their headers, in whatever order a file has them. */
static void
a_criterion_is_the_mean_of_its_columns_whatever_their_order(void **state)
{
	static const char *const text[] = { "person|posts|tickets|use\na|5|1|x\nb|3|4|y\n",
		"use|tickets|person|posts\nx|2|c|3\ny||d|1\n" };
	static const char study[] = "partner_select:\n"
				    "  columns: {engagement: [posts, tickets], attribute: use}\n";
	struct cc_partner_select_opts opts = options();
	struct bench b;

	(void)state;
	assert_true(run(&b, &opts, study, text, 2));
	/* posts 5 3 3 1: .875 .5 .5 .125; tickets 1 4 2 none: 1/6 5/6 1/2, the median */
	assert_near(bench_real(&b, "explain", "a", "standing"), (0.875 + 1. / 6) / 2, 1e-12);
	assert_near(bench_real(&b, "explain", "b", "standing"), (0.5 + 5. / 6) / 2, 1e-12);
	assert_near(bench_real(&b, "explain", "c", "standing"), 0.5, 1e-12);
	assert_near(bench_real(&b, "explain", "d", "standing"), (0.125 + 0.5) / 2, 1e-12);
	assert_string_equal(bench_text(&b, "people", "d", "profile"), "y");
	assert_non_null(bench_note(&b, "missing-values"));
	bench_end(&b);
}

static void
policies_directions_and_limits_of_criteria_are_kept(void **state)
{
	static const char *text = "person|a|b\np|0|1\nq|9|2\nr|99|\ns|-1|4\nt|5|9\n";
	static const char study[] = "partner_select:\n"
				    "  criteria:\n"
				    "    - {id: a, standing: log, weight: 3, min: 0}\n"
				    "    - {id: b, direction: down, missing: low, max: 8}\n";
	struct cc_partner_select_opts opts = options();
	struct bench b;

	(void)state;
	assert_true(run(&b, &opts, study, &text, 1));
	assert_int_equal(b.problems.count, 1); /* -1 has no logarithm */
	bench_end(&b);
	bench_begin(&b, &cc_partner_select, "partner-select", &opts);
	b.run.tables = UINT64_MAX;
	b.run.invalid_missing = true;
	assert_true(bench_study(&b, "partner_select", study) && bench_files(&b, &text, 1));
	assert_string_equal(bench_text(&b, "people", "t", "why"), "floor");
	/* log: 0 1/2 1 and the median; down: 1 2 4 stand at 5/6 1/2 1/6, who has none at 0 */
	assert_near(bench_real(&b, "people", "p", "score"), 100 * (0 * 3 + 5. / 6) / 4, 1e-10);
	assert_near(bench_real(&b, "people", "q", "score"), 100 * (0.5 * 3 + 0.5) / 4, 1e-10);
	assert_near(bench_real(&b, "people", "r", "score"), 100 * 3. / 4, 1e-10);
	assert_near(bench_real(&b, "people", "s", "score"), 100 * (0.5 * 3 + 1. / 6) / 4, 1e-10);
	bench_end(&b);
}

static void
numbers_become_levels_by_cuts_and_what_is_missing_is_one(void **state)
{
	static const char *text = "person|engagement|age\na|1|29.5\nb|2|30\nc|3|50\nd|4|\ne|5|49\n";
	struct cc_partner_select_opts opts = options();
	const struct cc_table *t;
	struct bench b;

	(void)state;
	assert_true(run(&b, &opts,
	    "partner_select: {attributes: {age: {cuts: [30, 50], quotas: {'<30': [1]}}}}", &text, 1));
	t = cc_report_table(b.report, "balance");
	assert_int_equal(t->rows, 4);
	assert_true(cc_span_eq(cc_table_cell(t, 0, 1)->as.text, CC_SPAN("<30")));
	assert_true(cc_span_eq(cc_table_cell(t, 1, 1)->as.text, CC_SPAN("30..<50")));
	assert_true(cc_span_eq(cc_table_cell(t, 2, 1)->as.text, CC_SPAN(">=50")));
	assert_true(cc_span_eq(cc_table_cell(t, 3, 1)->as.text, CC_SPAN("(missing)")));
	assert_non_null(strchr(panel(&b), 'a'));
	bench_end(&b);
}

static void
by_lot_everybody_has_a_chance_and_the_ticket_decides(void **state)
{
	static const char *quota[] = { "sex=f:1..", "use=y:1..1" };
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;
	double sum = 0;

	(void)state;
	opts.method = "lot";
	opts.quota = (struct cc_list){ quota, 2 };
	opts.ticket = (struct cc_number){ 7, true };
	assert_true(run(&b, &opts, as_they_are, &text, 1));
	for (int i = 0; i < 8; i++)
		sum += bench_real(&b, "people", (const char[]){ (char)('A' + i), '\0' }, "chance");
	assert_near(sum, 3, 1e-9);
	assert_near(bench_real(&b, "people", "D", "chance"), 0.5, 1e-12); /* one of two */
	assert_int_equal(cc_report_table(b.report, "tradeoff")->rows, 0);
	assert_non_null(strstr(bench_note(&b, "lottery"), "ticket 7 of 1000"));
	assert_string_equal(bench_text(&b, "panel", cc_strndup(b.arena, panel(&b), 1), "why"), "lot");
	bench_end(&b);
}

static void
inner_panels_are_within_outer_ones(void **state)
{
	static const char *sizes[] = { "6,3,1" };
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	uint64_t waves[4] = { 0 };
	const struct cc_table *t;
	struct bench b;

	(void)state;
	opts.size = (struct cc_list){ sizes, 1 };
	assert_true(run(&b, &opts, as_they_are, &text, 1));
	t = cc_report_table(b.report, "panel");
	for (size_t row = 0; row < t->rows; row++)
		waves[cc_table_int(t, row, (unsigned)bench_column(t, "wave"))]++;
	assert_int_equal(waves[1], 1);
	assert_int_equal(waves[2], 2);
	assert_int_equal(waves[3], 3);
	bench_end(&b);
}

/* Whatever worker read which row. */
static void
workers_do_not_change_the_panel(void **state)
{
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;

	(void)state;
	bench_begin(&b, &cc_partner_select, "partner-select", &opts);
	b.workers = 3;
	b.run.tables = UINT64_MAX;
	assert_true(bench_study(&b, "partner_select", as_they_are) && bench_files(&b, &text, 1));
	assert_string_equal(panel(&b), "ADG");
	bench_end(&b);
}

static void
sizes_and_conditions_that_leave_too_few_are_refused(void **state)
{
	static const char *nine[] = { "9" }, *rising[] = { "3,5" }, *none[] = { "0" };
	struct cc_partner_select_opts opts = options();
	const char *text = eight;
	struct bench b;

	(void)state;
	opts.size = (struct cc_list){ nine, 1 };
	assert_false(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(b.err.code, CC_EXIT_DATA);
	bench_end(&b);
	opts.size = (struct cc_list){ rising, 1 };
	assert_false(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(b.err.code, CC_EXIT_USAGE);
	bench_end(&b);
	opts.size = (struct cc_list){ none, 1 };
	assert_false(run(&b, &opts, as_they_are, &text, 1));
	assert_int_equal(b.err.code, CC_EXIT_USAGE);
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_panel_of_eight_is_that_of_the_enumeration),
		cmocka_unit_test(contradictions_name_the_quotas_that_alone_ask_too_much),
		cmocka_unit_test(the_closest_quotas_are_named_where_each_alone_could_be),
		cmocka_unit_test(everybody_is_told_why),
		cmocka_unit_test(a_person_stands_in_one_row_unless_dup_says_which),
		cmocka_unit_test(a_criterion_is_the_mean_of_its_columns_whatever_their_order),
		cmocka_unit_test(policies_directions_and_limits_of_criteria_are_kept),
		cmocka_unit_test(numbers_become_levels_by_cuts_and_what_is_missing_is_one),
		cmocka_unit_test(by_lot_everybody_has_a_chance_and_the_ticket_decides),
		cmocka_unit_test(inner_panels_are_within_outer_ones),
		cmocka_unit_test(workers_do_not_change_the_panel),
		cmocka_unit_test(sizes_and_conditions_that_leave_too_few_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
