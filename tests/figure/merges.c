/* merges.c -- tests figure/merges. */
#include "logs.h"
#include "figure/merges.h"

static const struct cc_store_spec stores[] = {
	{ "merges", CC_FIELDS(CC_KEY("idea", 0), CC_KEY("of", 1), CC_FIELD("place", PLACE)), true, "merges" },
	{ 0 },
};
static const struct cc_merges_spec spec = { 0, 0, 1, 0, 1, 2 };
static struct cc_name_set names;
static struct cc_merges merges;

static void
finish(struct logs *l)
{
	static const unsigned roles[] = { 0, 1 };

	logs_seal(l);
	cc_name_set(&names, l->state, roles, 2, NULL, l->arena);
	cc_merges_read(&merges, &names, &spec, &l->s);
}

static void
each_is_the_one_at_the_end_of_its_chain(void **state)
{
	struct logs l;

	(void)state;
	logs_begin(&l, stores);
	logs_row(&l, 0, "a|b");
	logs_row(&l, 0, "c|d");
	logs_row(&l, 0, "b|c");
	logs_row(&l, 0, "e|e");
	logs_row(&l, 0, "a|b");
	finish(&l);
	assert_int_equal(l.problems.count, 0);
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(merges.root[i], 3);
	assert_int_equal(merges.root[4], 4);
	assert_int_equal(cc_place_line(merges.place[1]), 4);
	assert_int_equal(merges.place[3], 0);
	assert_int_equal(merges.place[4], 0);
	logs_end(&l);
}

static void
two_ends_and_circles_are_problems(void **state)
{
	struct logs l;

	(void)state;
	logs_begin(&l, stores);
	logs_row(&l, 0, "a|b");
	logs_row(&l, 0, "b|a");
	logs_row(&l, 0, "c|d");
	logs_row(&l, 0, "c|e");
	finish(&l);
	assert_int_equal(l.problems.count, 3);
	assert_problem(&l, 0, "in.csv:2: \"a\" is merged in a circle; wanted an idea that stays");
	assert_problem(&l, 2, "in.csv:5: \"c\" is merged into two ideas, \"d\" and \"e\"; wanted one");
	assert_int_equal(merges.root[0], 0);
	logs_end(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_the_one_at_the_end_of_its_chain),
		cmocka_unit_test(two_ends_and_circles_are_problems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
