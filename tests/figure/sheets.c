/* sheets.c -- tests figure/sheets. */
#include "logs.h"
#include "figure/sheets.h"

enum { IDEA, PERSON, SHARE };

static const struct cc_store_spec stores[] = {
	{ "sheets",
	    CC_FIELDS(CC_KEY("idea", IDEA), CC_KEY("person", PERSON), CC_FIELD("day", DAY),
		CC_FIELD("percent", KEY), CC_FIELD("share", VALUE), CC_FIELD("place", PLACE)),
	    true, "rows" },
	{ 0 },
};
static const struct cc_sheets_spec spec = { 0, IDEA, PERSON, SHARE, 0, 1, 2, 4, 3, 5 };
static struct cc_name_set people, ideas;
static struct cc_sheets sheets;
static bool worked[4];

static void
finish(struct logs *l)
{
	static const unsigned idea[] = { IDEA }, person[] = { PERSON };

	logs_seal(l);
	cc_name_set(&people, l->state, person, 1, NULL, l->arena);
	cc_name_set(&ideas, l->state, idea, 1, NULL, l->arena);
	memset(worked, 0, sizeof worked);
	cc_sheets_read(&sheets, worked, &people, &ideas, &spec, &l->s);
}

static void
the_sheet_in_force_is_the_last_that_is_not_too_late(void **state)
{
	struct cc_sheets in_force;
	int64_t day = cc_date_day(2026, 2, 1);
	struct logs l;

	(void)state;
	logs_begin(&l, stores);
	logs_row(&l, 0, "tea|ann||1|700000000");
	logs_row(&l, 0, "tea|ben||1|300000000");
	logs_row(&l, 0, "tea|ben|2026-02-01|0|5");
	logs_row(&l, 0, "cup|ben|2026-02-01|0|5");
	finish(&l);
	assert_int_equal(l.problems.count, 0);
	assert_true(worked[0] && worked[1] && !worked[2]);
	in_force = cc_sheet_on(&sheets, 1, day - 1);
	assert_int_equal(in_force.n, 2);
	assert_int_equal(in_force.row[0].share, 700000000);
	assert_true(in_force.row[0].percent);
	in_force = cc_sheet_on(&sheets, 1, day);
	assert_int_equal(in_force.n, 1);
	assert_int_equal(in_force.row->share, 5);
	assert_int_equal(cc_sheet_on(&sheets, 0, day - 1).n, 0);
	logs_end(&l);
}

static void
shares_that_do_not_add_up_are_problems(void **state)
{
	struct logs l;

	(void)state;
	logs_begin(&l, stores);
	logs_row(&l, 0, "a|ann||1|700000000");
	logs_row(&l, 0, "a|ben||1|205000000");
	logs_row(&l, 0, "b|ann||1|1000000001");
	logs_row(&l, 0, "c|ann||0|1");
	logs_row(&l, 0, "c|ben||1|400000000");
	logs_row(&l, 0, "d|ann||0|0");
	finish(&l);
	assert_int_equal(l.problems.count, 4);
	assert_problem(&l, 0, "in.csv:2: the shares of \"a\" add up to 90.5000000 %, 9.5000000 short");
	assert_problem(&l, 1, "in.csv:4: the shares of \"b\" add up to 100.0000001 %, 0.0000001 too many");
	assert_problem(&l, 2, "in.csv:6: the sheet of \"c\" mixes shares");
	assert_problem(&l, 3, "in.csv:7: the sheet of \"d\" gives nobody a share");
	logs_end(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sheet_in_force_is_the_last_that_is_not_too_late),
		cmocka_unit_test(shares_that_do_not_add_up_are_problems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
