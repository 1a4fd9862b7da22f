/* session-plan.c -- tests of method/session-plan. */
#include "method/session-plan.h"

#include "bench.h"
#include "rec/events.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct cc_session_plan_opts
usual(void)
{
	return (struct cc_session_plan_opts){ .people = { .value = (double)NAN },
		.minutes = { .value = 120 },
		.group_size = { .value = 4 },
		.groups = { .value = (double)NAN },
		.rounds = { .value = 3 },
		.mode = "onsite",
		.prefer = "new" };
}

static const char why[] = "session_plan: {why: calm mornings, owner: Suzuki}\n";

static bool
run(struct bench *b, const struct cc_session_plan_opts *opts, const char *study, const char *const *text,
    uint32_t files)
{
	b->run.tables = UINT64_MAX;
	b->run.opts = opts;
	return bench_study(b, "session_plan", study) && bench_files(b, text, files);
}

static void
report(struct bench *b, const struct cc_session_plan_opts *opts, const char *study, const char *text)
{
	const char *none = "person\n";

	bench_begin(b, &cc_session_plan, "session-plan", opts);
	if (!run(b, opts, study, text != NULL ? &text : &none, 1) || b->problems.count > 0)
		fail_msg("%s", b->problems.count > 0 ? b->problems.first[0].text : b->err.text);
}

/* What is refused, in what words. */
static void
refused(const struct cc_session_plan_opts *opts, const char *study, const char *text, enum cc_exit code,
    const char *message)
{
	struct bench b;

	bench_begin(&b, &cc_session_plan, "session-plan", opts);
	if (run(&b, opts, study, &text, 1) && b.problems.count > 0) {
		assert_non_null(strstr(b.problems.first[0].text, message));
	} else {
		assert_int_equal(b.err.code, code);
		if (strstr(b.err.text, message) == NULL)
			fail_msg("%s", b.err.text);
	}
	bench_end(&b);
}

static const struct cc_cell *
at(const struct bench *b, const char *table, size_t row, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);

	assert_true(row < t->rows);
	return &t->cell[row * t->n_columns + bench_column(t, column)];
}

static int64_t
number(const struct bench *b, const char *table, size_t row, const char *column)
{
	return at(b, table, row, column)->empty ? -1 : at(b, table, row, column)->as.integer;
}

static const char *
text_at(const struct bench *b, const char *table, size_t row, const char *column)
{
	struct cc_span text = at(b, table, row, column)->as.text;

	return at(b, table, row, column)->empty ? "" : cc_strndup(b->arena, text.at, text.len);
}

/* All cells of a column, with blanks between. */
static const char *
all(const struct bench *b, const char *table, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	const char *text = "";

	for (size_t row = 0; row < t->rows; row++)
		text =
		    cc_format(b->arena, "%s%s%s", text, row > 0 ? " " : "", text_at(b, table, row, column));
	return text;
}

static bool
has_check(const struct bench *b, const char *code)
{
	const struct cc_table *t = cc_report_table(b->report, "checks");

	for (size_t row = 0; row < t->rows; row++)
		if (strcmp(text_at(b, "checks", row, "code"), code) == 0)
			return true;
	return false;
}

/* T-8.3. */
static void
the_minutes_of_two_hours_onsite_for_20_people(void **state)
{
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.people.value = 20;
	report(&b, &opts, why, NULL);
	assert_string_equal(
	    all(&b, "agenda", "start"), "0:00 0:04 0:11 0:17 0:33 0:44 0:54 1:06 1:18 1:30 1:38 1:49 1:55");
	assert_string_equal(text_at(&b, "agenda", 12, "end"), "2:00");
	assert_string_equal(text_at(&b, "agenda", 5, "layout"), "break");
	assert_string_equal(text_at(&b, "agenda", 8, "label"), "Round 3");
	assert_int_equal(number(&b, "agenda", 8, "round"), 3);
	assert_int_equal(number(&b, "agenda", 8, "groups"), 5);
	bench_end(&b);
}

static void
the_minutes_of_an_hour_and_a_half_online_for_8_people(void **state)
{
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.people.value = 8;
	opts.minutes.value = 90;
	opts.mode = "online";
	report(&b, &opts, why, NULL);
	assert_string_equal(
	    all(&b, "agenda", "start"), "0:00 0:04 0:13 0:17 0:30 0:38 0:43 0:49 1:01 1:13 1:22 1:26");
	assert_string_equal(text_at(&b, "agenda", 11, "end"), "1:30");
	assert_string_equal(text_at(&b, "agenda", 7, "technique"), "brainstorm");
	bench_end(&b);
}

/* Where no technique has rounds, people change tables from phase to phase. */
static void
without_rounds_of_a_technique_tables_change_with_the_phases(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *techniques[] = { "evaluation=six_hats" };
	struct bench b;

	(void)state;
	opts.people.value = 8;
	opts.technique = (struct cc_list){ techniques, 1 };
	for (int rounds = 3; rounds <= 6; rounds += 3) {
		opts.rounds.value = rounds;
		report(&b, &opts, why, NULL);
		assert_int_equal(number(&b, "agenda", 1, "round"), 1);
		assert_int_equal(number(&b, "agenda", 3, "round"), 2);
		assert_int_equal(number(&b, "agenda", 7, "round"), 3);
		assert_int_equal(number(&b, "agenda", 8, "round"), 3);
		assert_string_equal(text_at(&b, "agenda", 9, "technique"), "six_hats");
		assert_int_equal(number(&b, "agenda", 9, "round"), rounds == 3 ? 3 : 4);
		assert_int_equal(number(&b, "agenda", 10, "round"), rounds == 3 ? 3 : 4);
		assert_int_equal(bench_note(&b, "rounds-unused") != NULL, rounds == 6);
		bench_end(&b);
	}
}

static void
a_study_changes_shares_and_techniques(void **state)
{
	static const char study[] =
	    "session_plan:\n  why: x\n  phases: {ice_break: {share: 5}, ideation: {share: 45, "
	    "technique: prototyping}}\n";
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.people.value = 20;
	opts.minutes.value = 90;
	report(&b, &opts, study, NULL);
	assert_string_equal(all(&b, "agenda", "technique"),
	    "check_in check_in storytelling storytelling storytelling prototyping prototyping prototyping "
	    "prototyping matrix matrix commit");
	/* 90 minutes: 4.5 27 40.5 13.5 4.5 -> 5 27 40 13 5: halves to the earlier; 40 by 1:4:2:1 */
	assert_int_equal(number(&b, "agenda", 5, "minutes"), 5);
	bench_end(&b);
	refused(&opts, "session_plan:\n  phases: {ideation: {share: 45}}\n", "person\n", CC_EXIT_STUDY,
	    "add up to 105; wanted 100");
	refused(&opts, "session_plan:\n  phases: {ideas: {share: 45}}\n", "person\n", CC_EXIT_STUDY,
	    "unknown key \"ideas\"");
	refused(&opts, "session_plan:\n  phases: {ideation: {technique: hats}}\n", "person\n", CC_EXIT_STUDY,
	    "wanted one of");
	opts.minutes.value = 8;
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "less than a minute for the phase next_step");
}

static void
cues_are_a_timers_input(void **state)
{
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.people.value = 0;
	opts.start = "13:30";
	report(&b, &opts, why, NULL);
	/* blocks of 4, 7, 6, 16 minutes ... */
	assert_string_equal(text_at(&b, "cues", 0, "at"), "13:30");
	assert_string_equal(text_at(&b, "cues", 1, "cue"), "one_left");
	assert_int_equal(number(&b, "cues", 1, "minute"), 3);
	assert_string_equal(text_at(&b, "cues", 10, "cue"), "half");
	assert_int_equal(number(&b, "cues", 10, "minute"), 17 + 8);
	assert_string_equal(text_at(&b, "cues", 11, "cue"), "five_left");
	assert_int_equal(number(&b, "cues", 11, "minute"), 17 + 11);
	assert_true(cc_report_table(b.report, "seating")->left_out);
	assert_non_null(bench_note(&b, "nobody"));
	bench_end(&b);
}

static const char people[] = "person|name|mix|apart|host|segment\na|Ann|x|acme|1|red\nb|Ben|x|acme||red\nc|"
			     "Cat|y|||red\nd|Dan|y||1|blue\n"
			     "e|Eve|x|||blue\nf|Fay|x|||blue\ng|Gil|y|bolt||\nh|Hal||bolt||blue\n";

static void
people_sit_at_tables_with_hosts_apart_and_mixed(void **state)
{
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.rounds.value = 2;
	report(&b, &opts, why, people);
	assert_int_equal(cc_report_table(b.report, "seating")->rows, 16);
	assert_int_equal(number(&b, "rotation", 0, "apart_broken"), 0);
	assert_int_equal(number(&b, "rotation", 0, "outside"), 0);
	assert_int_equal(
	    number(&b, "rotation", 0, "repeats"), 4); /* of any two rounds each table has two pairs again */
	assert_int_equal(number(&b, "rotation", 0, "repeats_bound"), 4);
	for (size_t row = 0; row < 16; row += 4) {
		assert_string_equal(text_at(&b, "seating", row, "host"), "yes");
		assert_string_equal(text_at(&b, "seating", row, "person"), row % 8 == 0 ? "a" : "d");
	}
	assert_string_equal(text_at(&b, "seating", 0, "name"), "Ann");
	assert_string_equal(all(&b, "mix", "level"), "(missing) x y");
	assert_int_equal(number(&b, "mix", 1, "people"), 4);
	assert_int_equal(number(&b, "mix", 1, "least"), 2);
	assert_int_equal(number(&b, "mix", 1, "most"), 2);
	bench_end(&b);
}

/* Of three red people and four blue ones, and one of neither: all meetings are counted by hand. */
static void
meetings_of_a_segment_with_others(void **state)
{
	struct cc_session_plan_opts opts = usual();
	uint64_t with[2] = { 0 }, meetings[2] = { 0 };
	struct bench b;

	(void)state;
	opts.rounds.value = 1;
	report(&b, &opts, why, people);
	for (size_t i = 0; i < 8; i++)
		for (size_t k = 0; k < 8; k++) {
			const char *segment[] = { "red", "red", "red", "blue", "blue", "blue", "", "blue" };
			const char *p = text_at(&b, "seating", i, "person"),
				   *q = text_at(&b, "seating", k, "person");
			const char *of_p = segment[p[0] - 'a'], *of_q = segment[q[0] - 'a'];

			if (i == k || i / 4 != k / 4)
				continue;
			meetings[strcmp(of_p, "red") != 0]++;
			with[strcmp(of_p, "red") != 0] += strcmp(of_p, of_q) != 0;
		}
	assert_near(bench_real(&b, "segments", "red", "value"), (double)with[0] / (double)meetings[0], 1e-15);
	assert_near(bench_real(&b, "segments", "red", "difference"),
	    (double)with[0] / (double)meetings[0] - (double)with[1] / (double)meetings[1], 1e-15);
	assert_int_equal(bench_int(&b, "segments", "red", "n"), 3);
	assert_true(isnan(bench_real(&b, "segments", "red", "low")));
	bench_end(&b);
}

static void
who_met_in_an_earlier_file_has_met_and_who_is_not_here_is_passed_over(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *files[] = { "person\na\nb\nc\nd\ne\nf\ng\nh\n",
		"round|group|person\n1|1|a\n1|1|b\n1|2|c\n1|2|d\n1|1|z\n2|1|a\n2|1|b\n2|1|b\n1|1|z\n",
		"round|group|person\n1|1|c\n1|1|a\n" };
	struct bench b;

	(void)state;
	opts.rounds.value = 1;
	for (unsigned workers = 1; workers < 4; workers += 2) {
		bench_begin(&b, &cc_session_plan, "session-plan", &opts);
		b.workers = workers;
		assert_true(run(&b, &opts, why, files, 3));
		/* a-b twice, c-d, a-c; this time nobody of them meets */
		assert_int_equal(number(&b, "rotation", 0, "repeats_bound"), 1);
		assert_int_equal(number(&b, "rotation", 0, "repeats"), 1);
		assert_int_equal(number(&b, "rotation", 0, "pairs_met"), 12 + 3);
		assert_int_equal(bench_int(&b, "meetings", "a", "met"), 3 + 2);
		assert_int_equal(bench_int(&b, "meetings", "a", "repeats"), 1);
		assert_non_null(strstr(bench_note(&b, "unknown-people"), "1 person"));
		assert_non_null(strstr(bench_note(&b, "earlier"), "4 meetings"));
		bench_end(&b);
	}
}

static void
people_that_cannot_be_seated_are_refused(void **state)
{
	struct cc_session_plan_opts opts = usual();

	(void)state;
	refused(
	    &opts, why, "person\na\nb\na\n", CC_EXIT_DATA, "\"a\" is a participant already, at one.csv:2");
	refused(&opts, why, "person|host\na|1\nb|1\nc|\nd|\n", CC_EXIT_DATA, "hosts: 2, tables: 1");
	refused(&opts, why, "person|apart\na|x\nb|x\nc|x\nd|\ne|\nf|\ng|\nh|\n", CC_EXIT_DATA,
	    "people with \"x\": 3, tables: 2");
	opts.groups.value = 5;
	refused(&opts, why, "person\na\nb\nc\nd\ne\nf\n", CC_EXIT_USAGE, "5 tables for 6 people");
}

static void
of_a_person_who_stands_there_twice_dup_keeps_one_row(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *text = "person|name|mix\na|one|x\nb||y\nc||x\na|two|y\nd||y\n";
	struct bench b;

	(void)state;
	opts.group_size.value = 2;
	bench_begin(&b, &cc_session_plan, "session-plan", &opts);
	b.run.dup = "last";
	assert_true(run(&b, &opts, why, &text, 1));
	assert_string_equal(bench_text(&b, "seating", "a", "name"), "two");
	assert_int_equal(number(&b, "mix", 0, "people"), 1); /* x: c alone */
	bench_end(&b);
}

static void
the_calendar_is_that_of_the_study_and_its_uids_stay(void **state)
{
	static const char study[] =
	    "study: tea\nsession_plan:\n  challenge: 2026-06-01\n  cadence:\n"
	    "    - {id: meeting, label: Meeting, every: month, on: 3 wed, at: \"19:00\", minutes: 60}\n"
	    "    - {id: week, every: week, on: mon}\n"
	    "    - {id: try, every: quarter, month: 3, on: 15, themes: [one, two], purpose: Try}\n";
	struct cc_session_plan_opts opts = usual();
	const struct cc_table *t;
	struct bench b;

	(void)state;
	opts.people.value = 0;
	opts.from = "2026-06-01";
	opts.to = "2026-06-30";
	report(&b, &opts, study, NULL);
	t = cc_report_table(b.report, "cadence");
	assert_int_equal(t->rows, 4 + 5 + 1 + 1);
	assert_string_equal(all(&b, "cadence", "uid"),
	    "tea.week.2026-W23@cocreate-tools tea.challenge.2026-06-01@cocreate-tools "
	    "tea.week.2026-W24@cocreate-tools tea.challenge.2026-06-08@cocreate-tools "
	    "tea.week.2026-W25@cocreate-tools tea.try.2026-Q2@cocreate-tools "
	    "tea.challenge.2026-06-15@cocreate-tools "
	    "tea.meeting.2026-06@cocreate-tools tea.week.2026-W26@cocreate-tools "
	    "tea.challenge.2026-06-22@cocreate-tools tea.week.2026-W27@cocreate-tools");
	assert_string_equal(text_at(&b, "cadence", 7, "start"), "19:00");
	assert_string_equal(text_at(&b, "cadence", 7, "weekday"), "wed");
	assert_string_equal(text_at(&b, "cadence", 0, "label"), "week");
	assert_string_equal(text_at(&b, "cadence", 5, "purpose"), "Try: two");
	assert_string_equal(t->events->lacks, "--offset=+HH:MM");
	assert_int_equal(t->events->stamp, cc_date_day(2026, 6, 1));
	bench_end(&b);
}

static void
a_calendar_without_a_first_day_is_left_out(void **state)
{
	struct cc_session_plan_opts opts = usual();
	struct bench b;

	(void)state;
	opts.people.value = 0;
	report(&b, &opts, why, NULL);
	assert_true(cc_report_table(b.report, "cadence")->left_out);
	assert_non_null(bench_note(&b, "no-range"));
	bench_end(&b);
	bench_begin(&b, &cc_session_plan, "session-plan", &opts);
	b.run.has_as_of = true;
	b.run.as_of = cc_date_day(2026, 4, 1);
	assert_true(run(&b, &opts, why, (const char *[]){ "person\n" }, 1));
	assert_int_equal(cc_report_table(b.report, "cadence")->rows, 12 + 4 + 1 + 12 + 12);
	assert_near(bench_real(&b, "measures", "sessions_planned", "value"), 41, 0);
	bench_end(&b);
}

static void
rules_that_are_none_are_refused_at_their_place(void **state)
{
	static const struct {
		const char *rule, *message;
	} cases[] = {
		{ "{id: a, every: month}", "wanted every and on" },
		{ "{id: a, every: day, on: 1}", "wanted one of" },
		{ "{id: a, every: month, on: 6 wed}", "on: \"6 wed\"; wanted a day number" },
		{ "{id: a, every: month, on: 32}", "on: \"32\"" },
		{ "{id: a, every: month, on: third wed}", "on: \"third wed\"" },
		{ "{id: a, every: week, on: 1 wed}", "on: \"1 wed\"" },
		{ "{id: a, every: quarter, on: 1}", "every quarter; wanted month" },
		{ "{id: a, every: quarter, month: 4, on: 1}", "\"4\"; wanted a whole number from 1 to 3" },
		{ "{id: a, every: month, month: 4, on: 1}", "month; every month has none" },
		{ "{id: a, every: month, on: 1, at: \"25:00\", minutes: 5}", "at: \"25:00\"; wanted a time" },
		{ "{id: a, every: month, on: 1, at: \"5:00\"}", "at and minutes; wanted both, or neither" },
		{ "{id: a, every: month, on: 1, on_holiday: move}", "wanted one of" },
		{ "{id: a, every: month, on: 1, themes: none}", "themes; wanted a list" },
	};
	struct cc_session_plan_opts opts = usual();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char study[512];

		snprintf(study, sizeof study, "session_plan:\n  cadence:\n    - %s\n", cases[i].rule);
		refused(&opts, study, "person\n", CC_EXIT_STUDY, cases[i].message);
	}
	refused(
	    &opts, "session_plan:\n  challenge: june\n", "person\n", CC_EXIT_STUDY, "wanted its first day");
}

static void
days_and_times_of_options_are_refused_where_they_are_none(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *technique[] = { "ideation=hats" };

	(void)state;
	opts.start = "9";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "--start: \"9\"; wanted a time such as 13:30");
	opts = usual();
	opts.day = "tomorrow";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "--day: \"tomorrow\"; wanted a date");
	opts = usual();
	opts.from = "2026-06-01";
	opts.to = "2026-05-01";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "--to: \"2026-05-01\"; wanted a calendar");
	opts = usual();
	opts.offset = "9:00";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "--offset: \"9:00\"; wanted how far");
	opts = usual();
	opts.technique = (struct cc_list){ technique, 1 };
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "--technique: \"hats\"; wanted one of check_in");
	technique[0] = "ideas=matrix";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "wanted PHASE=NAME with one of ice_break");
	opts = usual();
	opts.minutes.value = 720;
	opts.mode = "online";
	refused(&opts, why, "person\n", CC_EXIT_USAGE, "takes 15 breaks");
}

static void
every_check_is_raised_where_it_should_be_and_not_where_not(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *phases[] = { "evaluation=world_cafe" };
	struct bench b;

	(void)state;
	opts.people.value = 20;
	opts.minutes.value = 180;
	report(&b, &opts, why, NULL);
	assert_false(has_check(&b, "P1") || has_check(&b, "P2") || has_check(&b, "P3") ||
		     has_check(&b, "P4") || has_check(&b, "P5") || has_check(&b, "P7") ||
		     has_check(&b, "P8") || has_check(&b, "P9") || has_check(&b, "P11") ||
		     has_check(&b, "P12"));
	assert_true(has_check(&b, "P10")); /* stories of 51 minutes */
	bench_end(&b);

	opts.mode = "online";
	opts.group_size.value = 10;
	opts.technique = (struct cc_list){ phases, 1 };
	opts.rounds.value = 2;
	report(&b, &opts, NULL, NULL);
	assert_true(has_check(&b, "P1") && has_check(&b, "P4") && has_check(&b, "P5") &&
		    has_check(&b, "P6") && has_check(&b, "P7") && has_check(&b, "P8") && has_check(&b, "P9"));
	assert_int_equal(b.report->n_misses, 0);
	bench_end(&b);

	opts = usual();
	opts.people.value = 8;
	opts.minutes.value = 40;
	opts.check = true;
	report(&b, &opts, NULL, NULL);
	assert_true(has_check(&b, "P3")); /* next_step has 2 minutes */
	assert_int_equal(b.report->n_misses, 2);
	bench_end(&b);
}

static void
no_stretch_without_a_break_is_too_long(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *techniques[] = { "current_state=matrix", "ideation=commit", "ice_break=commit",
		"evaluation=commit" };
	struct bench b;

	(void)state;
	opts.people.value = 0;
	opts.minutes.value = 240;
	opts.technique = (struct cc_list){ techniques, 4 };
	report(&b, &opts, why, NULL);
	/* blocks of 22 44 22 88 33 11 minutes, breaks behind 66 and 154 */
	assert_false(has_check(&b, "P2"));
	bench_end(&b);
	opts.mode = "online";
	opts.minutes.value = 90;
	techniques[1] = "ideation=commit";
	report(&b, &opts,
	    "session_plan:\n  phases: {ice_break: {share: 1.5}, current_state: {share: 1.5}, ideation: "
	    "{share: 90}, evaluation: {share: 3.5}, next_step: {share: 3.5}}\n",
	    NULL);
	assert_true(has_check(&b, "P2"));
	bench_end(&b);
}

static void
it_says_in_japanese_what_it_says_in_english(void **state)
{
	struct cc_session_plan_opts opts = usual();
	const char *none = "person\n";
	struct bench b;

	(void)state;
	opts.people.value = 8;
	opts.from = "2026-06-01";
	bench_begin(&b, &cc_session_plan, "session-plan", &opts);
	b.lang = CC_JA;
	assert_true(run(&b, &opts, NULL, &none, 1));
	assert_string_equal(text_at(&b, "agenda", 0, "label"), "きょうの目的");
	assert_string_equal(text_at(&b, "cadence", 0, "label"), "小さな実験");
	assert_non_null(strstr(text_at(&b, "checks", 0, "message"), "why（目的）"));
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_minutes_of_two_hours_onsite_for_20_people),
		cmocka_unit_test(the_minutes_of_an_hour_and_a_half_online_for_8_people),
		cmocka_unit_test(without_rounds_of_a_technique_tables_change_with_the_phases),
		cmocka_unit_test(a_study_changes_shares_and_techniques),
		cmocka_unit_test(cues_are_a_timers_input),
		cmocka_unit_test(people_sit_at_tables_with_hosts_apart_and_mixed),
		cmocka_unit_test(meetings_of_a_segment_with_others),
		cmocka_unit_test(who_met_in_an_earlier_file_has_met_and_who_is_not_here_is_passed_over),
		cmocka_unit_test(people_that_cannot_be_seated_are_refused),
		cmocka_unit_test(of_a_person_who_stands_there_twice_dup_keeps_one_row),
		cmocka_unit_test(the_calendar_is_that_of_the_study_and_its_uids_stay),
		cmocka_unit_test(a_calendar_without_a_first_day_is_left_out),
		cmocka_unit_test(rules_that_are_none_are_refused_at_their_place),
		cmocka_unit_test(days_and_times_of_options_are_refused_where_they_are_none),
		cmocka_unit_test(every_check_is_raised_where_it_should_be_and_not_where_not),
		cmocka_unit_test(no_stretch_without_a_break_is_too_long),
		cmocka_unit_test(it_says_in_japanese_what_it_says_in_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
