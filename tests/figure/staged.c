/* staged.c -- tests figure/staged: the stage of a row, and rows that have none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/staged.h"

#include <string.h>

enum { STAGE, TOUCHPOINT, FEELING };

static const struct cc_role roles[] = { { .name = "stage" }, { .name = "touchpoint" }, { .name = "feeling" },
	{ 0 } };
static const struct cc_store_spec stores[] = { CC_UNSTAGED_STORE(TOUCHPOINT), { 0 } };
static const struct cc_table_spec tables[] = { { 0 } };
static const struct cc_staged by = { STAGE, TOUCHPOINT, NULL };
static const char *const file[] = { "in.csv" };
static const struct cc_run run = { .bound = 1 << STAGE, .file = file, .files = 1 };

/* Three rows: of stage 4; without one but with a touchpoint; with neither. */
static const uint64_t line[] = { 2, 3, 4 };
static const uint32_t id[] = { 4, 0, 0 }, one[] = { 1, 1, 1 }, observation[] = { 0, 0, 0 };
static const uint8_t no_stage[] = { 0, 1, 1 }, no_touchpoint[] = { 1, 0, 1 }, there[] = { 0, 0, 0 };
static const struct cc_column stage = { .missing = no_stage, .id = id },
			      touchpoint = { .missing = no_touchpoint, .id = id },
			      feeling = { .missing = there, .name = { "mood", 4 } },
			      feeling_of_each = { .missing = there };
static const struct cc_column *const of_stage[] = { &stage }, *const of_touchpoint[] = { &touchpoint },
				     *const of_feeling[] = { &feeling },
				     *const of_each[] = { &feeling_of_each };

static struct cc_arena *arena;
static struct cc_state *state_now;
static struct cc_report *report;
static struct cc_problems problems;

static int
set_up(void **state)
{
	static const bool has_ids[] = { false, true, false };

	(void)state;
	arena = cc_arena_new();
	state_now = cc_state_new(3, has_ids, one, stores);
	report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	problems = (struct cc_problems){ 0 };
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

static void
rows_without_a_stage_are_counted_by_what_they_have(void **state)
{
	const struct cc_column *const *const role[] = { of_stage, of_touchpoint, of_feeling };
	const struct cc_batch batch = {
		.rows = 3, .name = "in.csv", .line = line, .role = role, .columns = one
	};
	struct cc_store *unstaged = state_now->store[0];

	(void)state;
	cc_map_add(state_now->ids[TOUCHPOINT], CC_SPAN("shop"));
	assert_int_equal(cc_stage_at(unstaged, &batch, 0, &by, &problems), 4);
	assert_int_equal(cc_stage_at(unstaged, &batch, 1, &by, &problems), CC_NO_ITEM);
	assert_int_equal(cc_stage_at(unstaged, &batch, 1, &by, &problems), CC_NO_ITEM);
	assert_int_equal(cc_stage_at(unstaged, &batch, 2, &by, &problems), CC_NO_ITEM);
	cc_state_seal(state_now, &cc_workers_none);
	assert_int_equal(unstaged->rows, 2);
	cc_unstaged_note(report, state_now, unstaged, TOUCHPOINT);
	assert_int_equal(report->n_notes, 2);
	assert_string_equal(report->note[0].code, "no-stage");
	assert_non_null(strstr(report->note[0].text, "1 row has no stage"));
	assert_non_null(strstr(report->note[1].text, "2 rows have touchpoints"));
	assert_non_null(strstr(report->note[1].text, "left out: shop"));
}

static void
a_column_of_several_stages_stops_the_reader(void **state)
{
	const struct cc_column *const *role[] = { of_stage, of_touchpoint, of_feeling };
	struct cc_batch batch = { .rows = 3, .name = "in.csv", .line = line, .role = role, .columns = one };

	(void)state;
	assert_false(cc_stages_mixed(&batch, roles, 1 << FEELING, &problems)); /* a row a stage */
	batch.observation = observation;
	assert_false(cc_stages_mixed(&batch, roles, 1 << TOUCHPOINT, &problems));
	assert_int_equal(problems.count, 0);
	assert_true(cc_stages_mixed(&batch, roles, 1 << FEELING, &problems));
	assert_true(problems.stop);
	assert_int_equal(problems.count, 1);
	assert_non_null(strstr(problems.first[0].text, "as in feeling_STAGE"));
	role[FEELING] = of_each;
	assert_false(cc_stages_mixed(&batch, roles, 1 << FEELING, &problems));
}

static void
where_no_row_can_have_a_stage_there_is_nothing_to_say(void **state)
{
	static const struct cc_run unbound = { .bound = 1 << TOUCHPOINT };
	struct cc_store *unstaged = state_now->store[0];
	struct cc_err err = { 0 };

	(void)state;
	assert_true(cc_stages_check(&by, 0, unstaged, &run, &err)); /* a header alone */
	assert_false(cc_stages_check(&by, 0, unstaged, &unbound, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_non_null(strstr(err.text, "no column for stage"));
	cc_tally_add(unstaged, cc_tally_at(unstaged, (const uint64_t[]){ CC_NO_ID }), 1, 1);
	cc_state_seal(state_now, &cc_workers_none);
	assert_true(cc_stages_check(&by, 1, unstaged, &run, &err));
	assert_false(cc_stages_check(&by, 0, unstaged, &run, &err));
	assert_non_null(strstr(err.text, "no row has a stage"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_without_a_stage_are_counted_by_what_they_have),
		TEST(a_column_of_several_stages_stops_the_reader),
		TEST(where_no_row_can_have_a_stage_there_is_nothing_to_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
