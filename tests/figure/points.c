/* points.c -- tests figure/points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"
#include "figure/points.h"

enum { ANN, BEN, CAT };
enum { TEA, CUP, NO_IDEA = -1 };
enum { PROPOSE, TEST };

static const struct cc_span kinds[] = { { "propose", 7 }, { "test", 4 } };
static struct cc_point_row row[16];
static bool corrected[2];
static struct cc_point_rows rows;
static struct cc_point_rates rates;
static struct cc_duplicates duplicates;
static struct cc_point_window window;

static void
begin(const char *points)
{
	memset(corrected, 0, sizeof corrected);
	rows = (struct cc_point_rows){ .row = row, .kind = kinds, .corrected = corrected, .kinds = 2 };
	duplicates = (struct cc_duplicates){ .earliest = CC_ONE_NANO };
	assert_true(yaml_read(cc_point_rates_read, &rates, points, NULL, 0, arena));
	window = (struct cc_point_window){ &rates, &duplicates, false, INT64_MIN, INT64_MAX };
}

/* By person; day 0: none; micro: units. */
static void
did(uint32_t person, int idea, uint32_t kind, int64_t micro, int32_t day)
{
	row[rows.n] = (struct cc_point_row){ person, (uint32_t)idea, kind, day != 0 ? day : CC_POINT_NO_DAY,
		micro, rows.n };
	corrected[kind] |= micro < 0;
	rows.n++;
}

/* A person's rows are in one piece. */
static void
divide_into_pieces(void)
{
	size_t *piece = CC_ARRAY(arena, size_t, rows.n + 2);

	rows.pieces = 1;
	for (size_t i = 1; i < rows.n; i++)
		if (row[i].person != row[i - 1].person)
			piece[rows.pieces++] = i;
	piece[rows.pieces] = rows.n;
	rows.piece = piece;
}

static void
assert_points(const int64_t *wanted)
{
	struct cc_points points;
	struct cc_point_worth worth;
	size_t n = 0;

	divide_into_pieces();
	cc_points(&points, &rows, &window, arena);
	for (uint32_t piece = 0; piece < rows.pieces; piece++)
		for (struct cc_point_walk w = cc_point_walk(&points, piece); cc_point_next(&worth, &w);) {
			assert_in_range(worth.row, rows.piece[piece], rows.piece[piece + 1] - 1);
			assert_int_equal(cc_point_is_shared(&points, worth.row), worth.duplicate);
			assert_int_equal(worth.points, wanted[n++]);
		}
	assert_int_equal(wanted[n], -1);
}

static void
bands_run_over_the_units_of_a_person_and_kind(void **state)
{
	(void)state;
	begin("{propose: 60, test: [{to: 3, rate: 5}, {rate: 1}]}");
	did(ANN, TEA, TEST, 2000000, 1);
	did(ANN, CUP, TEST, 2000000, 2);
	did(ANN, TEA, PROPOSE, 500000, 3);
	did(BEN, TEA, TEST, 4000000, 2);
	assert_points((const int64_t[]){ 10000000, 6000000, 30000000, 16000000, -1 });
	/* By idea, those of each idea begin again, and a row without one is in none. */
	window.by_idea = true;
	did(BEN, NO_IDEA, TEST, 1000000, 4);
	assert_points((const int64_t[]){ 10000000, 10000000, 30000000, 16000000, -1 });
}

static void
a_correction_takes_back_what_rows_before_it_gave(void **state)
{
	(void)state;
	begin("{test: [{to: 3, rate: 5}, {rate: 1}]}");
	did(ANN, TEA, TEST, 2000000, 1);
	did(ANN, TEA, TEST, 2000000, 2);
	did(ANN, TEA, TEST, -1500000, 3);
	assert_points((const int64_t[]){ 10000000, 2500000, 0, -1 });
	/* Of one rate, too; another kind's rows stay as they are. */
	begin("{propose: 60, test: 5}");
	did(ANN, TEA, TEST, 2000000, 1);
	did(ANN, TEA, PROPOSE, 500000, 2);
	did(ANN, TEA, TEST, -1500000, 3);
	assert_points((const int64_t[]){ 2500000, 30000000, 0, -1 });
}

static void
points_are_rounded_at_the_row_and_too_many_stay_too_many(void **state)
{
	(void)state;
	begin("{propose: 0.000005, test: 9007199254}");
	did(ANN, TEA, PROPOSE, 100000, 1);
	did(ANN, TEA, PROPOSE, 99999, 2);
	did(ANN, TEA, TEST, CC_DECIMAL_MOST, 3);
	assert_points((const int64_t[]){ 1, 0, INT64_MAX / 4, -1 });
}

static void
a_window_has_its_days_and_rows_without_one(void **state)
{
	(void)state;
	begin("{test: 1}");
	did(ANN, TEA, TEST, 1000000, 0);
	did(ANN, TEA, TEST, 2000000, 9);
	did(ANN, TEA, TEST, 4000000, 10);
	did(ANN, TEA, PROPOSE, 4000000, 10); /* of no points */
	did(ANN, TEA, TEST, 8000000, 20);
	did(ANN, TEA, TEST, 16000000, 21);
	window.from = 10;
	window.to = 20;
	assert_points((const int64_t[]){ 1000000, 4000000, 8000000, -1 });
}

/* T-13 of the design: an idea brought three times earns once, as its largest author. */
static void
the_first_author_has_their_part_and_the_others_the_rest(void **state)
{
	(void)state;
	begin("{propose: 1}");
	assert_true(
	    yaml_read(cc_duplicates_read, &duplicates, "{kinds: [propose], earliest: 70%}", NULL, 0, arena));
	did(ANN, TEA, PROPOSE, 1000000, 2);
	did(ANN, TEA, PROPOSE, 3000000, 3);
	did(BEN, TEA, PROPOSE, 2000000, 1);
	did(CAT, TEA, PROPOSE, 1000000, 4);
	did(CAT, CUP, PROPOSE, 1000000, 5);
	did(CAT, NO_IDEA, PROPOSE, 1000000, 6);
	/* base 4: 2.8; of 1.2 each 0.6, Ann's over 1:3 */
	assert_points((const int64_t[]){ 150000, 450000, 2800000, 600000, 1000000, 1000000, -1 });
}

static void
rules_of_points_say_what_is_wrong(void **state)
{
	(void)state;
	assert_refused(
	    cc_duplicates_read, &duplicates, "{earliest: 70%}", NULL, "duplicates without kinds", arena);
	assert_refused(cc_point_rates_read, &rates, "{a: -1}", NULL, "1:5: \"-1\"; wanted a number", arena);
	assert_refused(cc_point_rates_read, &rates, "[a]", NULL, "1:1:", arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    bands_run_over_the_units_of_a_person_and_kind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_correction_takes_back_what_rows_before_it_gave, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    points_are_rounded_at_the_row_and_too_many_stay_too_many, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_window_has_its_days_and_rows_without_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_first_author_has_their_part_and_the_others_the_rest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rules_of_points_say_what_is_wrong, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
