/* cycle-check.c -- tests of method/cycle-check; the vectors are those of its contract. */
#include "method/cycle-check.h"

#include "bench.h"

#include <string.h>

static struct cc_cycle_check_opts opts;

static void
begin(struct bench *b, const char *study)
{
	bench_begin(b, &cc_cycle_check, "cycle-check", &opts);
	b->run.tables = UINT64_MAX;
	b->run.has_as_of = true;
	b->run.as_of = cc_date_day(2026, 6, 30);
	if (!bench_study(b, "cycle_check", study))
		fail_msg("%s", b->err.text);
}

static void
report(struct bench *b, const char *study, const char *const *file, uint32_t files)
{
	begin(b, study);
	if (!bench_files(b, file, files) || b->problems.count > 0)
		fail_msg("%s", b->problems.count > 0 ? b->problems.first[0].text : b->err.text);
}

static void
text_is(const struct bench *b, const char *table, const char *key, const char *column, const char *wanted)
{
	const struct cc_cell *cell = bench_cell(b, table, key, column);

	if (cell->empty || !cc_span_eq(cell->as.text, cc_span(wanted)))
		fail_msg("%s[%s].%s: \"%.*s\", wanted \"%s\"", table, key, column,
		    cell->empty ? 0 : (int)cell->as.text.len, cell->empty ? "" : cell->as.text.at, wanted);
}

static void
state_is(const struct bench *b, const char *item, const char *wanted)
{
	text_is(b, "items", item, "state", wanted);
}

/* The example of the contract. */
static const char answers[] = "date|person|role|item|answer|owner|due\n"
			      "2026-04-10|sato|lead|J01|はい||\n"
			      "2026-04-10|mori|analyst|J01|はい||\n"
			      "2026-04-10|ito|customer_success|J01|一部||\n"
			      "2026-04-10|sato|lead|J05|はい||\n"
			      "2026-04-10|sato|lead|J08|いいえ|sato|2026-06-15\n"
			      "2026-06-20|sato|lead|J08|一部|sato|2026-06-15\n"
			      "2026-04-10|sato|lead|R1|はい||\n"
			      "2026-06-20|kondo|legal|R1|いいえ|kondo|2026-07-10\n"
			      "2026-04-10|sato|lead|R4|該当なし||\n"
			      "2026-04-10|sato|lead|R5|はい||\n"
			      "2026-04-10|sato|lead|P2|いいえ|ito|\n"
			      "2026-06-20|sato|lead|M1|4||\n"
			      "2026-06-20|ito|customer_success|M1|2||\n";
static const char roster[] = "role|person|since|concern|interest\n"
			     "リーダー|sato|2026-03-01||\n"
			     "法務|kondo|2026-05-01|契約の型がない|\n"
			     "CS|ito|2026-03-01||返品を減らしたい\n"
			     "アナリスト|mori|2026-03-01||\n";
static const char events[] = "date|person|event|stage\n"
			     "2026-03-20||goal_set|\n"
			     "2026-04-20|aoi|consented|\n"
			     "2026-04-21|aoi|attended|\n"
			     "2026-04-21|ren|attended|\n"
			     "2026-04-22|mei|observation|purchase\n"
			     "2026-05-12|aoi|attended|\n"
			     "2026-05-12|mei|attended|\n"
			     "2026-05-20|aoi|feedback_sent|\n"
			     "2026-06-02|mei|interview|\n";
#define CELL(table, row, column, text, number, order) \
	"journey-map|journey-map|2026-05-31|" table "|" row "|" column "||" text "|" number "|" order "\n"
static const char *const reports = ("tool|label|as_of|table|row|column|type|text|number|order\n" CELL(
    "stages", "0", "n_emotion", "24", "24", "0") CELL("stages", "1", "n_emotion", "18", "18",
    "1") CELL("stages", "2", "n_emotion", "12", "12", "2") CELL("stages", "3", "n_emotion", "3", "3", "3")
	CELL("stages", "4", "n_emotion", "9", "9", "4") CELL("measures", "0", "date", "2026-05-31", "", "5")
	    CELL("measures", "0", "kpi", "journey_conversion", "", "6")
		CELL("parameters", "0", "version", "0.1.0", "", "7"));

/* Its files. */
static const char *const *
example(void)
{
	static const char *file[4];

	file[0] = answers;
	file[1] = roster;
	file[2] = events;
	file[3] = reports;
	return file;
}

static void
area_is(const struct bench *b, const char *area, const int64_t n[6], double score, double low, double high,
    const char *level)
{
	static const char *const columns[] = { "met", "partly", "open", "contradicted", "unknown", "na" };

	for (size_t i = 0; i < 6; i++)
		assert_int_equal(bench_int(b, "areas", area, columns[i]), n[i]);
	assert_near(bench_real(b, "areas", area, "score"), score, 1e-12);
	assert_near(bench_real(b, "areas", area, "low"), low, 1e-12);
	assert_near(bench_real(b, "areas", area, "high"), high, 1e-12);
	text_is(b, "areas", area, "level", level);
}

static void
the_example_has_the_states_of_the_contract(void **state)
{
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	state_is(&b, "J01", "contradicted");
	assert_near(bench_real(&b, "items", "J01", "score"), 2.5 / 3, 1e-12);
	state_is(&b, "J05", "met");
	state_is(&b, "J08", "open");
	text_is(&b, "items", "J08", "claimed", "partly");
	state_is(&b, "R5", "contradicted");
	state_is(&b, "B2", "open");
	state_is(&b, "J10", "unknown");
	state_is(&b, "P5", "open");
	state_is(&b, "C4", "met");
	state_is(&b, "R4", "na");
	bench_end(&b);
}

static void
areas_have_bounds_of_what_is_not_known(void **state)
{
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	area_is(&b, "journey", (const int64_t[]){ 1, 0, 2, 1, 6, 0 }, .25, .1, .7, "started");
	area_is(&b, "taking_part", (const int64_t[]){ 0, 0, 3, 0, 2, 0 }, 0, 0, .4, "absent");
	area_is(&b, "buy_in", (const int64_t[]){ 0, 0, 3, 0, 0, 0 }, 0, 0, 0, "absent");
	area_is(&b, "promises", (const int64_t[]){ 0, 0, 1, 0, 3, 0 }, 0, 0, .75, "absent");
	area_is(&b, "rights", (const int64_t[]){ 0, 1, 0, 1, 2, 1 }, .25, .125, .625, "started");
	area_is(&b, "loop", (const int64_t[]){ 1, 0, 0, 0, 3, 0 }, 1, .25, 1, "started");
	area_is(&b, "mindset", (const int64_t[]){ 0, 1, 0, 0, 4, 0 }, .5, .1, .9, "started");
	area_is(&b, "team", (const int64_t[]){ 4, 0, 2, 0, 0, 0 }, 2. / 3, 2. / 3, 2. / 3, "working");
	text_is(&b, "areas", "journey", "weakest", "J01");
	text_is(&b, "areas", "team", "weakest", "T2");
	bench_end(&b);
}

static void
pattern_is(const struct bench *b, const char *pattern, int64_t present, int64_t unknown, const char *status)
{
	assert_int_equal(bench_int(b, "patterns", pattern, "present"), present);
	assert_int_equal(bench_int(b, "patterns", pattern, "unknown"), unknown);
	text_is(b, "patterns", pattern, "status", status);
}

static void
patterns_fire_on_what_is_open_and_unknown_ones_may_yet(void **state)
{
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	pattern_is(&b, "F1", 3, 2, "fires");
	pattern_is(&b, "F2", 3, 0, "fires");
	pattern_is(&b, "F3", 1, 3, "unknown");
	pattern_is(&b, "F4", 1, 2, "fires");
	pattern_is(&b, "S1", 1, 1, "fires");
	pattern_is(&b, "S2", 0, 1, "unknown");
	pattern_is(&b, "S3", 1, 1, "fires");
	pattern_is(&b, "S4", 1, 0, "fires");
	bench_end(&b);
}

static void
open_items_have_an_age_an_owner_and_an_order(void **state)
{
	const struct cc_table *t;
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	t = cc_report_table(b.report, "open");
	assert_true(cc_span_eq(t->cell[0 * t->n_columns + 1].as.text, CC_SPAN("R5")));
	assert_true(cc_span_eq(t->cell[1 * t->n_columns + 1].as.text, CC_SPAN("J08")));
	assert_true(cc_span_eq(t->cell[2 * t->n_columns + 1].as.text, CC_SPAN("E4")));
	assert_int_equal(bench_int(&b, "open", "J08", "age_days"), 81);
	assert_int_equal(bench_int(&b, "open", "J08", "overdue_days"), 15);
	text_is(&b, "open", "J08", "owner", "sato");
	assert_int_equal(bench_int(&b, "open", "R1", "age_days"), 10);
	assert_int_equal(bench_int(&b, "items", "R1", "since"), cc_date_day(2026, 6, 20));
	assert_true(bench_cell(&b, "open", "E4", "age_days")->empty);
	bench_end(&b);
	opts.start = "2026-04-01";
	report(&b, NULL, example(), 4);
	assert_int_equal(bench_int(&b, "open", "E4", "age_days"), 90);
	opts.start = NULL;
	bench_end(&b);
}

/* A set of one yes-or-no item for each cell: claim by answers, computed by a role. */
static const char cells[] = "cycle_check:\n"
			    "  areas: [{id: z}]\n"
			    "  items:\n"
			    "    - {id: YY, area: z, verify: [{role: lead}]}\n"
			    "    - {id: YN, area: z, verify: [{role: rnd}]}\n"
			    "    - {id: YU, area: z, verify: [{age: idea-score, at_most: 9}]}\n"
			    "    - {id: PY, area: z, verify: [{role: lead}]}\n"
			    "    - {id: PN, area: z, verify: [{role: rnd}]}\n"
			    "    - {id: PU, area: z}\n"
			    "    - {id: NY, area: z, verify: [{role: lead}]}\n"
			    "    - {id: NN, area: z, verify: [{role: rnd}]}\n"
			    "    - {id: NU, area: z}\n"
			    "    - {id: OY, area: z, verify: [{role: lead}]}\n"
			    "    - {id: ON, area: z, verify: [{role: rnd}]}\n"
			    "    - {id: OU, area: z}\n"
			    "    - {id: AY, area: z, verify: [{role: lead}]}\n"
			    "    - {id: AN, area: z, verify: [{role: rnd}]}\n"
			    "    - {id: AU, area: z}\n"
			    "    - {id: K1, area: z, verify: [{role: lead}, {age: idea-score, at_most: 9}]}\n"
			    "    - {id: K2, area: z, verify: [{age: idea-score, at_most: 9}, {role: rnd}]}\n"
			    "    - {id: K3, area: z, verify: [{role: lead}, {role: lead}]}\n";

static void
claim_and_data_make_fifteen_states(void **state)
{
	static const char said[] = "item|answer\nYY|yes\nYN|yes\nYU|yes\nPY|partly\nPN|partly\nPU|partly\n"
				   "NY|no\nNN|no\nNU|no\nAY|na\nAN|na\nAU|na\n";
	static const char *const files[] = { said, "role|person\nlead|sato\n" };
	static const char *const wanted[][2] = { { "YY", "met" }, { "YN", "contradicted" }, { "YU", "met" },
		{ "PY", "met" }, { "PN", "open" }, { "PU", "partly" }, { "NY", "met" }, { "NN", "open" },
		{ "NU", "open" }, { "OY", "met" }, { "ON", "open" }, { "OU", "unknown" }, { "AY", "na" },
		{ "AN", "na" }, { "AU", "na" } };
	struct bench b;

	(void)state;
	report(&b, cells, files, 2);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		state_is(&b, wanted[i][0], wanted[i][1]);
	text_is(&b, "items", "K1", "computed", "unknown");
	text_is(&b, "items", "K2", "computed", "no");
	text_is(&b, "items", "K3", "computed", "yes");
	bench_end(&b);
}

static void
a_claim_is_decided_in_whole_units(void **state)
{
	static const char said[] = "item|answer|person\nR1|yes|a\nR1|yes|b\nR1|yes|c\nR1|no|d\n"
				   "R2|yes|a\nR2|no|b\nR2|no|c\nR2|no|d\nE2|yes|a\nE2|yes|b\nE2|partly|c\n"
				   "E3|yes|a\nE3|no|b\n";
	static const char *const files[] = { said };
	struct bench b;

	(void)state;
	report(&b, NULL, files, 1);
	text_is(&b, "items", "R1", "claimed", "yes");
	text_is(&b, "items", "R2", "claimed", "no");
	text_is(&b, "items", "E2", "claimed", "yes");
	text_is(&b, "items", "E3", "claimed", "partly");
	bench_end(&b);
}

static void
of_one_person_the_latest_answer_counts(void **state)
{
	static const char said[] = "item|answer|person|date\nR1|no|a|2026-06-01\nR1|yes|a|2026-05-01\n"
				   "R2|no|a|\nR2|yes|a|\nR4|yes|a|2026-05-01\nR4|no|a|\n";
	static const char *const files[] = { said };
	struct bench b;

	(void)state;
	report(&b, NULL, files, 1);
	text_is(&b, "items", "R1", "claimed", "no");
	text_is(&b, "items", "R2", "claimed", "yes");
	text_is(&b, "items", "R4", "claimed", "yes");
	assert_int_equal(bench_int(&b, "items", "R1", "n"), 1);
	bench_end(&b);
}

static void
who_differs_is_named_by_role(void **state)
{
	const struct cc_cell *by;
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	text_is(&b, "disagreements", "R1", "lowest", "no");
	text_is(&b, "disagreements", "M1", "highest", "4");
	by = bench_cell(&b, "disagreements", "M1", "lowest_by");
	assert_int_equal(by->as.list.n, 1);
	assert_true(cc_span_eq(by->as.list.item[0], CC_SPAN("customer_success")));
	assert_near(bench_real(&b, "disagreements", "R1", "consensus"), 0, 1e-12);
	bench_end(&b);
}

static void
who_differs_is_withheld_where_they_are_few(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, NULL);
	b.run.min_cell = 2;
	assert_true(bench_files(&b, example(), 4));
	assert_true(bench_cell(&b, "disagreements", "M1", "lowest_by")->empty);
	assert_false(bench_cell(&b, "disagreements", "J01", "highest_by")->empty);
	bench_end(&b);
}

static void
roles_go_by_any_of_their_names(void **state)
{
	struct bench b;

	(void)state;
	report(&b, NULL, example(), 4);
	assert_int_equal(bench_int(&b, "coverage", "legal", "people"), 1);
	text_is(&b, "coverage", "legal", "before_start", "no");
	text_is(&b, "coverage", "lead", "before_start", "yes");
	assert_int_equal(bench_int(&b, "coverage", "rnd", "people"), 0);
	bench_end(&b);
}

static void
the_gate_misses_what_is_not_met(void **state)
{
	struct bench b;

	(void)state;
	opts.check = true;
	report(&b, NULL, example(), 4);
	assert_int_equal(b.report->n_misses, 13);
	assert_string_equal(b.report->miss[0], "--check: items[J01].state is contradicted");
	bench_end(&b);
	opts.check = false;
}

static void
an_answer_of_another_day_is_no_contradiction_and_of_one_day_is(void **state)
{
	static const char *const files[] = {
		"item|answer|person|date\nR1|no|a|2026-06-01\nR1|yes|a|2026-06-01\n"
	};
	struct bench b;

	(void)state;
	begin(&b, NULL);
	assert_true(bench_files(&b, files, 1));
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text,
	    "one.csv:3: column \"answer\": R1: a second answer of the same person on the same day, which "
	    "differs from that of one.csv:2"));
	bench_end(&b);
}

static void
a_report_given_twice_is_refused(void **state)
{
	const char *const files[] = { reports, reports };
	struct bench b;

	(void)state;
	begin(&b, NULL);
	assert_true(bench_files(&b, files, 2));
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text, "a second report of journey-map"));
	bench_end(&b);
}

static void
reports_of_a_later_day_are_left_out(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, NULL);
	b.run.as_of = cc_date_day(2026, 5, 30);
	assert_true(bench_files(&b, example(), 4));
	text_is(&b, "items", "J08", "computed", "unknown");
	assert_non_null(bench_note(&b, "late-reports"));
	bench_end(&b);
}

static void
measures_alone_tell_age_and_waves(void **state)
{
	static const char *const files[] = {
		"date|kpi|value|tool\n2026-05-31|journey_conversion|0.2|journey-map\n"
		"2026-03-31|journey_conversion|0.1|journey-map\n"
	};
	struct bench b;

	(void)state;
	report(&b, NULL, files, 1);
	state_is(&b, "J08", "met");
	bench_end(&b);
}

static void
workers_make_no_difference(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, NULL);
	b.workers = 3;
	assert_true(bench_files(&b, example(), 4));
	state_is(&b, "J01", "contradicted");
	assert_int_equal(bench_int(&b, "open", "J08", "age_days"), 81);
	area_is(&b, "journey", (const int64_t[]){ 1, 0, 2, 1, 6, 0 }, .25, .1, .7, "started");
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_has_the_states_of_the_contract),
		cmocka_unit_test(areas_have_bounds_of_what_is_not_known),
		cmocka_unit_test(patterns_fire_on_what_is_open_and_unknown_ones_may_yet),
		cmocka_unit_test(open_items_have_an_age_an_owner_and_an_order),
		cmocka_unit_test(claim_and_data_make_fifteen_states),
		cmocka_unit_test(a_claim_is_decided_in_whole_units),
		cmocka_unit_test(of_one_person_the_latest_answer_counts),
		cmocka_unit_test(who_differs_is_named_by_role),
		cmocka_unit_test(who_differs_is_withheld_where_they_are_few),
		cmocka_unit_test(roles_go_by_any_of_their_names),
		cmocka_unit_test(the_gate_misses_what_is_not_met),
		cmocka_unit_test(an_answer_of_another_day_is_no_contradiction_and_of_one_day_is),
		cmocka_unit_test(a_report_given_twice_is_refused),
		cmocka_unit_test(reports_of_a_later_day_are_left_out),
		cmocka_unit_test(measures_alone_tell_age_and_waves),
		cmocka_unit_test(workers_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
