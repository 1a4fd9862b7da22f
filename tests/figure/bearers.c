/* bearers.c -- tests figure/bearers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"
#include "figure/bearers.h"

enum { PEOPLE = 700, IDEAS = 5, EACH = 8 };

static const struct cc_span kinds[] = { { "propose", 7 }, { "test", 4 } };
static const bool corrected[2];
static struct cc_point_row row[PEOPLE * EACH];
static size_t piece[PEOPLE + 1];
static struct cc_point_rows rows;
static struct cc_point_rates rates;
static struct cc_duplicates duplicates;
static struct cc_points points;

/* Rows of so many people, those of three in a piece. */
static void
begin(uint32_t people, bool by_idea)
{
	struct cc_point_window window = { &rates, &duplicates, by_idea, INT64_MIN, INT64_MAX };

	rows = (struct cc_point_rows){ .row = row,
		.n = (size_t)people * EACH,
		.kind = kinds,
		.corrected = corrected,
		.kinds = 2,
		.piece = piece };
	for (uint32_t i = 0; i < rows.n; i++)
		row[i] = (struct cc_point_row){ i / EACH, i * 7 % IDEAS, i % 3 == 0, (int32_t)i % EACH,
			(int64_t)(i * 31 % 4) * 1000000, i };
	for (uint32_t p = 0; p < people; p += 3)
		piece[rows.pieces++] = (size_t)p * EACH;
	piece[rows.pieces] = rows.n;
	assert_true(yaml_read(cc_point_rates_read, &rates, "{propose: 60, test: 5}", NULL, 0, arena));
	cc_points(&points, &rows, &window, arena);
}

/* The same, row by row: what is in group `group` from bearer `at` on. */
static size_t
check_group(const struct cc_bearers *b, size_t at, uint32_t group, bool by_idea, bool apart)
{
	struct cc_bearer last = { 0, UINT32_MAX, 0 };

	for (uint32_t i = 0; i < rows.n; i++) {
		struct cc_bearer one = { row[i].units * (row[i].kind == 0 ? 60 : 5), row[i].person, i };

		if (one.weight == 0 || (by_idea && row[i].idea != group))
			continue;
		if (!apart && last.person == one.person) {
			one.weight += last.weight;
			one.of = last.of;
			at--;
		}
		last = one;
		at++;
		if (i + 1 == rows.n || row[i + 1].person != one.person || apart)
			assert_true(b->row[at - 1].person == one.person && b->row[at - 1].of <= i);
		if (apart) {
			assert_int_equal(b->row[at - 1].of, i);
			assert_int_equal(b->row[at - 1].weight, one.weight);
		}
	}
	return at;
}

static int64_t
sum_of(const struct cc_bearers *b, size_t from, size_t end)
{
	int64_t sum = 0;

	for (size_t i = from; i < end; i++) {
		assert_true(b->row[i].weight > 0);
		assert_true(i == from || b->row[i - 1].person <= b->row[i].person);
		sum += b->row[i].weight;
	}
	return sum;
}

static void
check(uint32_t people, bool by_idea, bool apart)
{
	struct cc_bearers b;
	uint32_t groups = by_idea ? IDEAS : 1;
	int64_t sum = 0;

	begin(people, by_idea);
	cc_bearers(&b, &points, by_idea ? IDEAS : 0, apart, &cc_workers_none, arena);
	assert_int_equal(b.from[0], 0);
	for (uint32_t group = 0; group < groups; group++) {
		assert_int_equal(check_group(&b, b.from[group], group, by_idea, apart), b.from[group + 1]);
		sum += sum_of(&b, b.from[group], b.from[group + 1]);
	}
	for (size_t i = 0; i < rows.n; i++)
		sum -= row[i].units * (row[i].kind == 0 ? 60 : 5);
	assert_int_equal(sum, 0);
}

static void
each_group_has_its_rows_by_person_in_one_task_or_in_many(void **state)
{
	static const uint32_t people[] = { 1, 4, PEOPLE };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (int how = 0; how < 4; how++)
			check(people[i], how & 1, how & 2);
}

static void
rows_that_add_up_to_too_much_stay_apart(void **state)
{
	struct cc_bearers b;

	(void)state;
	begin(1, false);
	assert_true(yaml_read(
	    cc_point_rates_read, &rates, "{propose: 9007199254, test: 9007199254}", NULL, 0, arena));
	for (size_t i = 0; i < EACH; i++)
		row[i].units = CC_DECIMAL_MOST;
	cc_points(&points, &rows,
	    &(struct cc_point_window){ &rates, &duplicates, false, INT64_MIN, INT64_MAX }, arena);
	cc_bearers(&b, &points, 0, false, &cc_workers_none, arena);
	assert_int_equal(b.from[1], 2); /* of eight of INT64_MAX / 4 */
	assert_true(b.row[0].weight == INT64_MAX / 4 * 4 && b.row[1].weight == INT64_MAX / 4 * 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    each_group_has_its_rows_by_person_in_one_task_or_in_many, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_that_add_up_to_too_much_stay_apart, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
