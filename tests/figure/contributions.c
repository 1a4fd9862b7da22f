/* contributions.c -- tests figure/contributions. */
#include "logs.h"
#include "figure/contributions.h"
#include "yaml.h"

#include <stdio.h>

enum { PERSON, KIND, IDEA, UNITS, DATE, SEGMENT, INTO };

static const struct cc_field work[] = {
	CC_KEY("person", PERSON),
	CC_KEY("idea", IDEA),
	CC_KEY("kind", KIND),
	CC_KEY("segment", SEGMENT),
	CC_FIELD("day", DAY),
	CC_FIELD("units", VALUE),
	CC_FIELD("place", PLACE),
	{ 0 },
};
#define MERGES \
	{ \
		"merges", CC_FIELDS(CC_KEY("idea", IDEA), CC_KEY("of", INTO), CC_FIELD("place", PLACE)), \
		    true, "merges" \
	}
static const struct cc_store_spec stores[] = { { "work", work, true, "work", CC_BY_PLACE }, MERGES, { 0 } };
static const struct cc_store_spec by_all_keys[] = { { "work", work, true, "work" }, MERGES, { 0 } };
static const struct cc_contributions_spec spec = { 0, .role = { PERSON, IDEA, KIND, SEGMENT, DATE, UNITS, 0 },
	.field = { 0, 1, 2, 3, 4, 5, 6 } };
static const struct cc_merges_spec merged = { 1, IDEA, INTO, 0, 1, 2 };

enum { MANY_PEOPLE = 700, MANY_ROWS = 70000 };

struct bench {
	struct logs l;
	struct cc_name_set people, ideas;
	struct cc_merges merges;
	struct cc_point_rates rates;
	struct cc_duplicates duplicates;
	struct cc_point_rows rows;
	uint32_t segment[MANY_PEOPLE];
	bool worked[MANY_PEOPLE];
};

static void
finish(struct bench *b)
{
	static const unsigned people[] = { PERSON }, ideas[] = { IDEA, INTO };
	const struct cc_point_rates *rates[] = { &b->rates };
	const struct cc_contributions_of of = { &b->people, &b->ideas, &b->merges, rates, 1, "rules.yaml",
		&b->duplicates };

	memset(b->worked, 0, sizeof b->worked);
	memset(b->segment, 0xff, sizeof b->segment);
	logs_seal(&b->l);
	assert_true(yaml_read(cc_point_rates_read, &b->rates, "{propose: 60, test: 1}", NULL, 0, b->l.arena));
	assert_true(yaml_read(cc_duplicates_read, &b->duplicates, "{kinds: [propose]}", NULL, 0, b->l.arena));
	cc_name_set(&b->people, b->l.state, people, 1, NULL, b->l.arena);
	cc_name_set(&b->ideas, b->l.state, ideas, 2, NULL, b->l.arena);
	cc_merges_read(&b->merges, &b->ideas, &merged, &b->l.s);
	cc_contributions_read(&b->rows, b->segment, b->worked, &spec, &of, &b->l.s);
}

static void
rows_stand_by_person_and_day_and_ideas_are_what_they_were_merged_into(void **state)
{
	struct bench b;

	(void)state;
	logs_begin(&b.l, stores);
	logs_row(&b.l, 0, "ben|tea|test||2026-02-01|2000000");
	logs_row(&b.l, 0, "ann|cup|propose|new|2026-01-05|1000000");
	logs_row(&b.l, 0, "ann||test|old||1000000");
	logs_row(&b.l, 0, "|tea|test|old|2026-01-01|1000000"); /* of an edited state */
	logs_row(&b.l, 1, "cup|tea");
	finish(&b);
	assert_int_equal(b.l.problems.count, 0);
	assert_int_equal(b.rows.n, 3);
	assert_int_equal(b.rows.kinds, 2);
	assert_int_equal(b.rows.row[0].day, CC_POINT_NO_DAY);
	assert_int_equal(b.rows.row[0].idea, CC_NO_ID);
	assert_int_equal(b.rows.row[1].day, cc_date_day(2026, 1, 5));
	assert_int_equal(b.rows.row[1].person, 0);
	assert_true(cc_span_eq(b.ideas.name[b.rows.row[1].idea], CC_SPAN("tea")));
	assert_int_equal(b.rows.row[2].units, 2000000);
	assert_true(b.worked[0] && b.worked[1]);
	assert_int_not_equal(b.segment[0], CC_NO_ID);
	assert_int_equal(b.segment[1], CC_NO_ID);
	logs_end(&b.l);
}

static void
what_cannot_be_counted_is_a_problem_at_its_line(void **state)
{
	struct bench b;

	(void)state;
	logs_begin(&b.l, stores);
	logs_row(&b.l, 0, "ann|tea|tset||2026-01-01|1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-01|1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-02|-1500000");
	logs_row(&b.l, 0, "ann|tea|propose|||1000000");
	logs_row(&b.l, 0, "ben|tea|propose|||1000000");
	logs_row(&b.l, 0, "cat|tea|test||2026-01-02|9007199254740991");
	logs_row(&b.l, 0, "cat|tea|test||2026-01-03|1");
	finish(&b);
	assert_int_equal(b.l.problems.count, 4);
	assert_problem(&b.l, 0,
	    "in.csv:2: \"tset\": no points in rules.yaml are of this kind; wanted one of \"propose\", "
	    "\"test\"");
	assert_problem(
	    &b.l, 1, "in.csv:4: units of \"ann\" and \"test\" add up to -0.500000; wanted 0 or more");
	assert_problem(&b.l, 2, "in.csv:6: who was first with \"tea\" cannot be told from in.csv:5");
	assert_problem(&b.l, 3, "in.csv:8: units add up to more than 9007199254; wanted fewer");
	logs_end(&b.l);
}

static void
assert_by_person_and_day(const struct cc_store_spec *kept)
{
	struct bench b;

	logs_begin(&b.l, kept);
	logs_row(&b.l, 0, "ben|cup|test|b|2026-01-03|-1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-02|1000000");
	logs_row(&b.l, 0, "ann|tea|test|b|2026-01-01|1000000");
	logs_row(&b.l, 0, "ben|tea|test||2026-01-02|2000000");
	logs_row(&b.l, 0, "ann|cup|test|a|2026-01-03|1000000");
	logs_row(&b.l, 0, "ann|cup|propose||2026-01-01|1000000");
	finish(&b);
	assert_int_equal(b.l.problems.count, 0);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(
		    cc_place_line(b.rows.row[i].place), ((const uint64_t[]){ 4, 7, 3, 6, 5, 2 })[i]);
	assert_true(b.rows.corrected[1] && !b.rows.corrected[0]);
	/* of the first of the ideas that has one, whenever that was */
	assert_true(cc_span_eq(cc_state_text(b.l.state, SEGMENT, b.segment[0]), CC_SPAN("a")));
	logs_end(&b.l);
}

static void
whatever_a_log_stands_by_its_rows_stand_by_person_and_day(void **state)
{
	(void)state;
	assert_by_person_and_day(stores);
	assert_by_person_and_day(by_all_keys);
}

static void
lines_of_one_file_tell_who_was_first_on_a_day(void **state)
{
	struct bench b;

	(void)state;
	logs_begin(&b.l, stores);
	logs_row(&b.l, 0, "ann|tea|propose||2026-01-01|1000000");
	logs_row(&b.l, 0, "ben|tea|propose||2026-01-01|1000000");
	finish(&b);
	assert_int_equal(b.l.problems.count, 0);
	logs_end(&b.l);
}

static void
rows_that_say_the_same_of_one_day_are_found(void **state)
{
	const struct cc_point_row **twice;
	struct bench b;

	(void)state;
	logs_begin(&b.l, stores);
	logs_row(&b.l, 0, "ann|tea|test||2026-01-01|1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-02|1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-01|1000000");
	logs_row(&b.l, 0, "ann|tea|test|||1000000");
	logs_row(&b.l, 0, "ann|tea|test|||1000000");
	logs_row(&b.l, 0, "ann|tea|test||2026-01-02|2000000");
	finish(&b);
	assert_int_equal(cc_contributions_twice(&twice, &b.rows, b.l.arena), 1);
	assert_int_equal(cc_place_line(twice[0]->place), 4);
	logs_end(&b.l);
}

/* More than one worker takes at a time, and more people than are in one part. */
static void
many_rows_stand_in_order_in_pieces_of_whole_people(void **state)
{
	static struct bench b;
	const struct cc_point_row *row;
	int64_t units = 0;

	(void)state;
	logs_begin(&b.l, stores);
	for (uint32_t i = 0; i < MANY_ROWS; i++) {
		char cells[64];

		snprintf(cells, sizeof cells, "p%03u|tea|%s||2026-02-%02u|%u", i * 7919 % MANY_PEOPLE,
		    i % 3 == 0 ? "propose" : "test", 1 + i * 31 % 28, i % 5);
		logs_row(&b.l, 0, cells);
	}
	finish(&b);
	row = b.rows.row;
	assert_int_equal(b.rows.n, MANY_ROWS);
	assert_int_equal(b.rows.days.first, cc_date_day(2026, 2, 1));
	assert_int_equal(b.rows.days.last, cc_date_day(2026, 2, 28));
	assert_false(b.rows.days.undated);
	for (size_t i = 0; i < b.rows.n; i++) {
		uint64_t at = cc_place_line(row[i].place) - 2;

		units += row[i].units;
		assert_int_equal(row[i].person, at * 7919 % MANY_PEOPLE);
		assert_int_equal(row[i].units, at % 5);
		assert_true(i == 0 || row[i - 1].person < row[i].person ||
			    (row[i - 1].person == row[i].person && cc_point_before(&row[i - 1], &row[i])));
	}
	assert_int_equal(units, MANY_ROWS * 2);
	assert_true(b.rows.pieces > 1);
	assert_int_equal(b.rows.piece[0], 0);
	assert_int_equal(b.rows.piece[b.rows.pieces], MANY_ROWS);
	for (uint32_t p = 1; p < b.rows.pieces; p++) {
		size_t from = b.rows.piece[p];

		assert_true(from == 0 || from == b.rows.n || row[from - 1].person < row[from].person);
	}
	logs_end(&b.l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_stand_by_person_and_day_and_ideas_are_what_they_were_merged_into),
		cmocka_unit_test(many_rows_stand_in_order_in_pieces_of_whole_people),
		cmocka_unit_test(whatever_a_log_stands_by_its_rows_stand_by_person_and_day),
		cmocka_unit_test(what_cannot_be_counted_is_a_problem_at_its_line),
		cmocka_unit_test(lines_of_one_file_tell_who_was_first_on_a_day),
		cmocka_unit_test(rows_that_say_the_same_of_one_day_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
