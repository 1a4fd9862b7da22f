/* days.c -- tests figure/days and figure/worded: the last day, who came too lately, who used which word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/days.h"
#include "figure/worded.h"
#include "near.h"

#include <math.h>

enum { PERSON, WEIGHT, DATE, FEELING };
enum { ROWS, WEIGHTS, WORDS };
enum { R_PERSON, R_PLACE, R_DAY, R_WEIGHT };

static const struct cc_store_spec stores[] = {
	[ROWS] = { "rows",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("place", PLACE), CC_FIELD("day", VALUE),
		CC_FIELD("weight", VALUE)),
	    true, "rows" },
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	[WORDS] = CC_WORDED_STORE(PERSON),
	{ 0 },
};
static const struct cc_people_spec spec = { ROWS, WEIGHTS, PERSON, WEIGHT, R_PERSON, R_PLACE, R_WEIGHT };
static const struct cc_table_spec tables[] = { CC_FEELINGS_TABLE, { 0 } };
static const char *const file[] = { "in.csv" };

static struct cc_arena *arena;
static struct cc_state *state_now;
static struct cc_people people;
static struct cc_report *report;

static int
set_up(void **state)
{
	static const bool has_ids[] = { true, false, false, false };
	static const uint32_t items[] = { 1, 1, 1, 1 };

	(void)state;
	arena = cc_arena_new();
	state_now = cc_state_new(4, has_ids, items, stores);
	report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_report_free(report);
	cc_state_free(state_now);
	cc_arena_free(arena);
	return 0;
}

/* A row of a person in that line; NaN: no date. */
static void
row(const char *person, uint64_t line, double day)
{
	struct cc_store *log = state_now->store[ROWS];
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, R_PERSON, cc_map_add(state_now->ids[PERSON], cc_span(person)));
	cc_log_put_place(log, record, R_PLACE, cc_place_pack(0, line));
	cc_log_put_value(log, record, R_DAY, 0, day);
}

static void
read_people(const struct cc_run *run)
{
	struct cc_problems problems = { 0 };

	cc_state_seal(state_now, &cc_workers_none);
	cc_people(&people, state_now, &spec, run, &problems, arena);
	assert_int_equal(problems.count, 0);
}

static void
this_wave_ends_as_the_run_says_and_the_one_before_with_its_last_row(void **state)
{
	struct cc_run run = { .bound = 1 << PERSON | 1 << DATE, .file = file, .files = 1, .last_day = 100 };

	(void)state;
	row("a", 2, 7);
	row("b", 3, (double)NAN);
	row("c", 4, 9);
	read_people(&run);
	assert_near(cc_last_day(&people, R_DAY, DATE, false, &run), 100, 0);
	assert_near(cc_last_day(&people, R_DAY, DATE, true, &run), 9, 0);
	run.has_as_of = true;
	run.as_of = 50;
	assert_near(cc_last_day(&people, R_DAY, DATE, false, &run), 50, 0);
	assert_near(cc_last_day(&people, R_DAY, DATE, true, &run), 9, 0);
	run.last_day = CC_NO_DAY;
	assert_true(isnan(cc_last_day(&people, R_DAY, DATE, false, &run)));
	run.bound = 1 << PERSON;
	assert_true(isnan(cc_last_day(&people, R_DAY, DATE, true, &run)));
}

/* Day 10 is the last, and people need five days: who first came on day 5 just has them. */
static void
who_was_first_seen_too_lately_is_left_out_and_who_has_no_date_is_not(void **state)
{
	static const struct cc_run run = { .bound = 1 << PERSON | 1 << DATE, .file = file, .files = 1 };

	(void)state;
	row("early", 2, 10);
	row("early", 3, 1);
	row("just", 4, 5);
	row("lately", 5, 6);
	row("lately", 6, (double)NAN);
	row("undated", 7, (double)NAN);
	read_people(&run);
	assert_int_equal(cc_people_settle(&people, R_DAY, 10, 5, arena), 1);
	assert_int_equal(people.n, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_false(
		    cc_span_eq(cc_state_text(state_now, PERSON, people.person[i].id), CC_SPAN("lately")));
}

static struct cc_item words[] = { { .id = { "joy", 3 }, .label = { { "Joy", "喜び" } } },
	{ .id = { "calm", 4 } }, { .id = { "fear", 4 } } };
static const struct cc_lexicon lexicon = { .words = { .n = 3, .item = words } };
static const struct cc_run worded = {
	.bound = 1 << PERSON, .file = file, .files = 1, .confidence = .95, .lexicon = &lexicon
};

/* Persons a, b, a, a, a in lines 2 to 6, who say: joy and calm; joy; nothing; joy, of
 * group 1; joy. */
static void
log_words(void)
{
	static const uint32_t person[] = { 0, 1, 0, 0, 0 }, first[] = { 0, 2, 3, 3, 4, 5 },
			      word[] = { 0, 1, 0, 0, 0 };
	static const uint64_t line[] = { 2, 3, 4, 5, 6 };
	static const uint8_t there[5] = { 0 };
	static const uint32_t one[] = { 1, 1, 1, 1 };
	const struct cc_column persons = { .missing = there, .id = person },
			       feelings = { .missing = there, .id = word, .first = first };
	const struct cc_column *const of_person[] = { &persons }, *const of_feeling[] = { &feelings };
	const struct cc_column *const *const role[] = { of_person, NULL, NULL, of_feeling };
	const struct cc_batch batch = { .rows = 5, .line = line, .role = role, .columns = one };

	row("a", 2, 0);
	row("b", 3, 0);
	assert_true(cc_is_worded(&batch, FEELING, 0));
	assert_false(cc_is_worded(&batch, FEELING, 2));
	for (uint32_t i = 0; i < 5; i++)
		cc_worded_log(state_now->store[WORDS], &batch, i, i == 3, PERSON, FEELING, &worded);
	read_people(&worded);
}

static void
people_who_use_a_word_twice_are_one(void **state)
{
	struct cc_word_use *use, *of;

	(void)state;
	log_words();
	use = cc_worded_read(&people, state_now->store[WORDS], 2, &lexicon.words, arena);
	assert_int_equal(use[0].rows, 3);
	assert_int_equal(use[0].people.n, 2);
	assert_int_equal(use[1].people.n, 1);
	assert_int_equal(use[2].rows, 0);
	assert_int_equal(use[3].rows, 3); /* any word */
	assert_int_equal(use[3].people.n, 2);
	of = &use[4];
	assert_int_equal(of[0].people.n, 1);
	assert_int_equal(of[3].people.n, 1);
}

static void
shares_are_of_who_used_any_word_and_unused_words_have_no_row(void **state)
{
	const struct cc_table *t = cc_report_at(report, 0);
	struct cc_word_use *use;

	(void)state;
	log_words();
	use = cc_worded_read(&people, state_now->store[WORDS], 2, &lexicon.words, arena);
	cc_worded_put(report, cc_report_at(report, 0), CC_SPAN("buy"), use, &lexicon.words, &worded);
	assert_int_equal(t->rows, 2);
	assert_true(cc_span_eq(cc_table_cell(t, 0, 2)->as.text, CC_SPAN("Joy")));
	assert_near(cc_table_real(t, 0, 5), 1, 0);
	assert_true(cc_span_eq(cc_table_cell(t, 1, 2)->as.text, CC_SPAN("calm"))); /* no label: the id */
	assert_int_equal(cc_table_int(t, 1, 3), 2);
	assert_int_equal(cc_table_int(t, 1, 4), 1);
	assert_near(cc_table_real(t, 1, 5), .5, 0);
	assert_near(cc_table_real(t, 1, 6), .094531, 1e-6); /* Wilson, 1 of 2 */
	assert_near(cc_table_real(t, 1, 7), .905469, 1e-6);
}

static void
limits_are_the_groups_and_one_word_more(void **state)
{
	(void)state;
	assert_near(cc_worded_limit(CC_WORDED_GROUP, 2, &worded).high, 1, 0);
	assert_near(cc_worded_limit(CC_WORDED_WORD, 2, &worded).high, 3, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(this_wave_ends_as_the_run_says_and_the_one_before_with_its_last_row),
		TEST(who_was_first_seen_too_lately_is_left_out_and_who_has_no_date_is_not),
		TEST(people_who_use_a_word_twice_are_one),
		TEST(shares_are_of_who_used_any_word_and_unused_words_have_no_row),
		TEST(limits_are_the_groups_and_one_word_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
