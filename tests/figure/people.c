/* people.c -- tests figure/people: whose rows are whose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/people.h"
#include "near.h"

#include <math.h>
#include <stdio.h>

enum { PERSON, WEIGHT };
enum { ROWS, WEIGHTS };
enum { R_PERSON, R_WHAT, R_PLACE, R_WEIGHT };

static const struct cc_store_spec stores[] = {
	[ROWS] = { "rows",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("what", KEY), CC_FIELD("place", PLACE),
		CC_FIELD("weight", VALUE)),
	    true, "rows" },
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

static const struct cc_people_spec spec = { ROWS, WEIGHTS, PERSON, WEIGHT, R_PERSON, R_PLACE, R_WEIGHT };

static struct cc_arena *arena;
static struct cc_state *state_now;
static struct cc_problems problems;
static struct cc_people people;

static int
set_up(void **state)
{
	static const bool has_ids[] = { true, false };
	static const uint32_t items[] = { 1, 1 };

	(void)state;
	arena = cc_arena_new();
	state_now = cc_state_new(2, has_ids, items, stores);
	problems = (struct cc_problems){ 0 };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_state_free(state_now);
	cc_arena_free(arena);
	return 0;
}

/* A row of a person, or of nobody (""), in that line; weight NaN: none. */
static void
row(const char *person, uint32_t what, uint64_t line, double weight)
{
	struct cc_store *log = state_now->store[ROWS], *weights = state_now->store[WEIGHTS];
	uint32_t id = person[0] != '\0' ? cc_map_add(state_now->ids[PERSON], cc_span(person)) : CC_NO_ID;
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, R_PERSON, id);
	cc_log_put_id(log, record, R_WHAT, what);
	cc_log_put_place(log, record, R_PLACE, cc_place_pack(0, line));
	if (id == CC_NO_ID)
		cc_log_put_value(log, record, R_WEIGHT, 0, weight);
	if (id == CC_NO_ID || isnan(weight))
		return;
	record = cc_log_add(weights);
	cc_log_put_id(weights, record, CC_WEIGHTS_PERSON, id);
	cc_log_put_place(weights, record, CC_WEIGHTS_PLACE, cc_place_pack(0, line));
	cc_log_put_value(weights, record, CC_WEIGHTS_WEIGHT, 0, weight);
}

static void
read_people(bool weighted, bool invalid_missing)
{
	static const char *const file[] = { "in.csv" };
	const struct cc_run run = { .bound = 1 | (weighted ? 2 : 0),
		.file = file,
		.files = 1,
		.invalid_missing = invalid_missing,
		.workers = &cc_workers_none };

	cc_state_seal(state_now, &cc_workers_none);
	cc_people(&people, state_now, &spec, &run, &problems, arena);
}

static uint32_t
what_of(uint32_t person, uint32_t k)
{
	return cc_row_id(people.log, cc_person_row(&people, &people.person[person], k), R_WHAT, 0);
}

static void
rows_without_a_name_go_together_by_their_line(void **state)
{
	(void)state;
	row("", 3, 9, (double)NAN);
	row("b", 1, 2, (double)NAN);
	row("", 2, 4, (double)NAN);
	row("a", 7, 3, (double)NAN);
	row("", 1, 9, (double)NAN);
	row("b", 0, 5, (double)NAN);
	read_people(false, false);
	assert_int_equal(people.n, 4);
	assert_int_equal(people.named, 2);
	assert_int_equal(people.person[0].n, 1);
	assert_int_equal(what_of(0, 0), 7);
	assert_int_equal(people.person[1].n, 2);
	assert_int_equal(what_of(1, 0), 0); /* in the order of the keys */
	assert_int_equal(what_of(1, 1), 1);
	assert_int_equal(what_of(2, 0), 2);
	assert_int_equal(people.person[3].n, 2);
	assert_int_equal(what_of(3, 0), 1);
	assert_int_equal(what_of(3, 1), 3);
	assert_false(people.weighted);
	assert_near(people.person[0].weight, 1, 0);
}

static void
people_are_found_by_id_and_by_line(void **state)
{
	const bool keep[] = { false, true, true };

	(void)state;
	row("a", 0, 2, (double)NAN);
	row("b", 0, 3, (double)NAN);
	row("", 0, 7, (double)NAN);
	read_people(false, false);
	assert_ptr_equal(cc_people_find(&people, 1, 0), &people.person[1]);
	assert_ptr_equal(cc_people_find(&people, CC_NO_ID, cc_place_pack(0, 7)), &people.person[2]);
	assert_null(cc_people_find(&people, CC_NO_ID, cc_place_pack(0, 8)));
	cc_people_keep(&people, keep);
	assert_int_equal(people.n, 2);
	assert_null(cc_people_find(&people, 0, 0));
	assert_ptr_equal(cc_people_find(&people, 1, 0), &people.person[0]);
	assert_ptr_equal(cc_people_find(&people, CC_NO_ID, cc_place_pack(0, 7)), &people.person[1]);
}

static void
a_weight_stands_in_any_row_and_zero_counts_nowhere(void **state)
{
	(void)state;
	row("a", 0, 2, (double)NAN);
	row("a", 1, 3, .5);
	row("b", 0, 4, 0);
	row("", 0, 5, 2);
	row("", 0, 6, 0);
	read_people(true, false);
	assert_int_equal(problems.count, 0);
	assert_int_equal(people.n, 2);
	assert_int_equal(people.zero, 2);
	assert_true(people.weighted);
	assert_near(people.person[0].weight, .5, 0);
	assert_near(people.person[1].weight, 2, 0);
	assert_near(cc_weights_sum(&people.weights), 2.5, 0);
}

static void
one_weight_of_all_is_none(void **state)
{
	(void)state;
	row("a", 0, 2, 2.5);
	row("", 0, 5, 2.5);
	read_people(true, false);
	assert_false(people.weighted);
	assert_near(people.person[0].weight, 1, 0);
	assert_near(cc_weights_sum(&people.weights), 5, 0);
}

static void
people_without_any_weight_are_problems_or_left_out(void **state)
{
	(void)state;
	row("a", 0, 2, 1);
	row("b", 0, 3, (double)NAN);
	row("", 0, 4, (double)NAN);
	read_people(true, true);
	assert_int_equal(problems.count, 0);
	assert_int_equal(people.n, 1);
	assert_int_equal(people.cases.without, 2);
}

static void
a_person_without_a_weight_is_named(void **state)
{
	(void)state;
	row("a", 0, 2, 1);
	row("b", 0, 3, (double)NAN);
	row("", 0, 4, (double)NAN);
	read_people(true, false);
	assert_int_equal(problems.count, 2);
	assert_non_null(strstr(problems.first[0].text, "person \"b\" has none in any row"));
}

/* Counts of everybody, by how many parts. */
struct counts {
	uint64_t n, rows, ids, parts;
};

static void
counts_begin(void *counts, const void *ctx, struct cc_arena *of)
{
	assert_ptr_equal(ctx, &people);
	assert_non_null(of);
	*(struct counts *)counts = (struct counts){ .parts = 1 };
}

static void
counts_see(void *counts, const struct cc_person *person)
{
	struct counts *c = counts;

	c->n++;
	c->rows += person->n;
	c->ids += person->id;
}

static void
counts_join(void *counts, const void *more)
{
	struct counts *c = counts;
	const struct counts *m = more;

	c->n += m->n;
	c->rows += m->rows;
	c->ids += m->ids;
	c->parts += m->parts;
}

static void
parts_of_many_people_say_what_one_says(void **state)
{
	enum { MANY = 120000 };
	static const struct cc_people_counting counting = { sizeof(struct counts), counts_begin, counts_see,
		counts_join };
	struct counts alone, parts;
	char name[16];

	(void)state;
	for (uint32_t i = 0; i < MANY; i++) {
		snprintf(name, sizeof name, "p%u", i);
		row(name, 0, i + 2, (double)NAN);
	}
	row(name, 1, 9, (double)NAN);
	read_people(false, false);
	cc_people_count(&alone, &people, &counting, &people, true, &cc_workers_none, arena);
	cc_people_count(&parts, &people, &counting, &people, false, &cc_workers_none, arena);
	assert_int_equal(alone.parts, 1);
	assert_true(parts.parts > 2);
	assert_int_equal(parts.n, MANY);
	assert_int_equal(parts.rows, MANY + 1);
	assert_true(parts.ids == (uint64_t)MANY * (MANY - 1) / 2 && alone.ids == parts.ids);
}

static void
a_method_without_weights_counts_everybody_once(void **state)
{
	static const struct cc_people_spec none = {
		.store = ROWS, .person = PERSON, .weight = CC_NO_ROLE, .by = R_PERSON, .place = R_PLACE
	};
	static const char *const file[] = { "in.csv" };
	const struct cc_run run = { .bound = 1, .file = file, .files = 1 };

	(void)state;
	row("a", 1, 2, 0);
	row("", 2, 3, 0);
	row("a", 3, 4, (double)NAN);
	cc_state_seal(state_now, &cc_workers_none);
	cc_people(&people, state_now, &none, &run, &problems, arena);
	assert_int_equal(people.n, 2);
	assert_near(people.person[0].weight, 1, 0);
	assert_int_equal(people.zero, 0);
	assert_false(people.weighted);
}

/* Some of them without rows, as ids of another store are. */
static void
many_people_are_found_part_by_part(void **state)
{
	enum { N = 120000, NONE_LOW = 10, NONE_HIGH = 70000, OFTEN = 50000 };
	char name[16];

	(void)state;
	for (uint32_t i = 0; i < N; i++) {
		snprintf(name, sizeof name, "%06u", i);
		cc_map_add(state_now->ids[PERSON], cc_span(name));
		for (uint32_t k = 0; k < (i == OFTEN ? 3 : i != NONE_LOW && i != NONE_HIGH); k++)
			row(name, i, i, (double)NAN);
	}
	row("", 5, N, (double)NAN);
	read_people(false, false);
	assert_int_equal(people.named, N - 2);
	assert_int_equal(people.n, N - 1);
	for (uint32_t i = 0, id = 0; i < people.named; i++, id++) {
		id += id == NONE_LOW || id == NONE_HIGH;
		assert_int_equal(people.person[i].id, id);
		assert_int_equal(people.person[i].n, id == OFTEN ? 3 : 1);
		assert_int_equal(what_of(i, people.person[i].n - 1), id);
		assert_true(people.person[i].weight == 1);
	}
	assert_int_equal(what_of(N - 2, 0), 5);
}

/* Without a list of them; a row in the middle of a person's is the first of nobody. */
static void
people_are_found_by_their_rows_alone(void **state)
{
	static const struct cc_people_spec none = {
		.store = ROWS, .person = PERSON, .weight = CC_NO_ROLE, .by = R_PERSON, .place = R_PLACE
	};
	const struct cc_run run = { .bound = 1, .workers = &cc_workers_none };
	struct cc_people rows;
	struct cc_person person;
	uint64_t row_at = 0;

	(void)state;
	row("b", 1, 2, 0);
	row("", 2, 5, 0);
	row("a", 3, 4, 0);
	row("b", 4, 6, 0);
	row("", 5, 3, 0);
	row("", 6, 5, 0);
	cc_state_seal(state_now, &cc_workers_none);
	cc_people(&people, state_now, &none, &run, &problems, arena);
	cc_people_rows(&rows, state_now, &none, arena);
	for (uint32_t i = 0; i < people.n; i++, row_at += person.n) {
		assert_int_equal(cc_people_first(&rows, row_at), row_at);
		cc_people_at(&person, &rows, row_at);
		assert_int_equal(person.id, people.person[i].id);
		assert_int_equal(person.n, people.person[i].n);
		assert_int_equal(person.from, people.person[i].from);
		assert_int_equal(person.place, people.person[i].place);
		if (person.n > 1)
			assert_int_equal(cc_people_first(&rows, row_at + 1), row_at + person.n);
	}
	assert_int_equal(row_at, 6);
	assert_int_equal(people.n, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_without_a_name_go_together_by_their_line),
		TEST(many_people_are_found_part_by_part),
		TEST(people_are_found_by_id_and_by_line),
		TEST(a_weight_stands_in_any_row_and_zero_counts_nowhere),
		TEST(one_weight_of_all_is_none),
		TEST(people_without_any_weight_are_problems_or_left_out),
		TEST(a_person_without_a_weight_is_named),
		TEST(parts_of_many_people_say_what_one_says),
		TEST(a_method_without_weights_counts_everybody_once),
		TEST(people_are_found_by_their_rows_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
