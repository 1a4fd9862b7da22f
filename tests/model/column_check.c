/* column_check.c -- tests of layouts: which one a file has, and what is missing of it. */
#include "model/column.h"

#include "base/arena.h"
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { ITEM, ARM, N, K, OUTCOME, YES, NO, WEIGHT, ROLES };
enum { COUNTS, TRIALS, VOTES, LAYOUTS };

static const struct cc_role roles[] = {
	[ITEM] = { "item", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED, { 0 } },
	[ARM] = { "arm", NULL, CC_ID, 0, { 0 } },
	[N] = { "n", NULL, CC_NUMBER, 0, { 0 } },
	[K] = { "k", NULL, CC_NUMBER, 0, { 0 } },
	[OUTCOME] = { "outcome", NULL, CC_FLAG, 0, { 0 } },
	[YES] = { "yes", NULL, CC_NUMBER, 0, { 0 } },
	[NO] = { "no", NULL, CC_NUMBER, CC_ROLE_NEEDED, { 0 } },
	[WEIGHT] = { "weight", NULL, CC_NUMBER, 0, { 0 } },
	{ 0 },
};

#define BIT(role) (UINT64_C(1) << (role))

static const struct cc_layout layouts[] = {
	[COUNTS] = { "counts", .all = BIT(ARM) | BIT(N) | BIT(K) },
	[TRIALS] = { "trials", .all = BIT(ARM) | BIT(OUTCOME) },
	[VOTES] = { "votes", .needs = BIT(YES) | BIT(NO), .all = BIT(WEIGHT) },
	{ 0 },
};

static const struct cc_layout one_layout[] = {
	{ "counts", .all = BIT(ARM) | BIT(N) | BIT(K) },
	{ 0 },
};

static const struct cc_layout nested[] = {
	{ "counts", .all = BIT(ARM) | BIT(N) | BIT(K) },
	{ "sizes", .all = BIT(ARM) | BIT(N) },
	{ 0 },
};

static const struct cc_table_spec tables[] = { { 0 } };
static const struct cc_store_spec stores[] = { { 0 } };
static struct cc_method method = { .roles = roles, .tables = tables, .stores = stores };

static struct cc_arena *arena;
static struct cc_run run;
static struct cc_binder *binder;
static struct cc_bound *bound;
static struct cc_err err;

static int
set_up(void **state)
{
	static const struct cc_items *const none[ROLES];
	static const struct cc_bind_opts opts = { .tool = "test" };
	struct cc_study *study;

	(void)state;
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	method.layouts = layouts;
	assert_true(cc_study_load(&study, (struct cc_span){ 0 }, NULL,
	    &(const struct cc_study_spec){ .section = "test" }, arena, &err));
	run = (struct cc_run){ .study = study, .items = none };
	assert_true(cc_binder_new(&binder, &method, &run, &opts, arena, &err));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

/* A header: names with blanks between. */
static bool
bind(const char *header, uint32_t file)
{
	struct cc_span *cell = CC_ARRAY(arena, struct cc_span, ROLES);
	size_t n = 0;

	for (const char *at = header; *at != '\0'; at += at[0] == ' ') {
		cell[n++] = (struct cc_span){ at, strcspn(at, " ") };
		at += strcspn(at, " ");
	}
	return cc_bind(&bound, binder, cell, n, (struct cc_place){ "in.csv", 1, 0 }, file, arena, &err);
}

static uint32_t
layout_of(const char *header)
{
	struct cc_state *state = cc_state_new(ROLES, (const bool[ROLES]){ [ITEM] = true, [ARM] = true },
	    (const uint32_t[ROLES]){ 1, 1, 1, 1, 1, 1, 1, 1 }, stores);
	struct cc_seen seen = { .last_day = CC_NO_DAY };
	struct cc_problems problems = { 0 };
	const struct cc_rows rows = { 0 };
	uint32_t layout;

	assert_true(bind(header, 0));
	assert_true(cc_bound_whole(bound, arena, &err));
	layout = cc_type(cc_typing_new(&method, &run, state, arena), &rows, bound, &problems, &seen, arena)
		     ->layout;
	cc_state_free(state);
	return layout;
}

static void
assert_refused(bool good, const char *text)
{
	assert_false(good);
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text, text);
}

static void
a_file_has_the_layout_all_of_whose_roles_it_binds(void **state)
{
	(void)state;
	assert_int_equal(layout_of("item arm n k"), COUNTS);
	assert_int_equal(layout_of("k x item n arm"), COUNTS);
	assert_int_equal(layout_of("item outcome arm"), TRIALS);
	assert_int_equal(layout_of("item weight yes"), VOTES);
	assert_int_equal(layout_of("item weight no yes"), VOTES);
	assert_int_equal(layout_of("item x"), CC_NO_LAYOUT);
}

static void
a_part_of_a_layout_names_what_is_missing(void **state)
{
	(void)state;
	assert_true(bind("item arm n", 0));
	assert_refused(cc_bound_whole(bound, arena, &err),
	    "in.csv:1: columns for \"arm\", \"n\", which need one for \"k\" beside them; name it with -c "
	    "ROLE=COLUMN (columns: \"item\", \"arm\", \"n\")");
	assert_true(bind("item outcome", 0));
	assert_refused(cc_bound_whole(bound, arena, &err),
	    "in.csv:1: columns for \"outcome\", which need one for \"arm\" beside them; name it with -c "
	    "ROLE=COLUMN (columns: \"item\", \"outcome\")");
	assert_true(bind("item weight", 0));
	assert_refused(cc_bound_whole(bound, arena, &err), "in.csv:1: columns for \"weight\", which need one "
							   "for \"yes\", \"no\" beside them; name it with -c "
							   "ROLE=COLUMN (columns: \"item\", \"weight\")");
}

static void
a_header_that_grows_is_judged_when_it_is_whole(void **state)
{
	(void)state;
	assert_true(bind("item arm n", 0));
	assert_true(bind("item arm n k", 0));
	assert_true(cc_bound_whole(bound, arena, &err));
	assert_true(cc_binder_finish(binder, &err));
}

static void
columns_of_two_layouts_are_an_error_unless_one_layout_names_all_of_them(void **state)
{
	(void)state;
	assert_refused(bind("item arm n k outcome", 0), "in.csv:1: columns for n and for outcome are two "
							"layouts in one file; leave one of them out with -c "
							"outcome=");
	assert_refused(bind("item outcome yes", 0), "in.csv:1: columns for outcome and for yes are two "
						    "layouts in one file; leave one of them out with -c "
						    "yes=");
}

static void
beside_a_whole_layout_a_name_of_half_another_is_any_column(void **state)
{
	(void)state;
	assert_int_equal(layout_of("item outcome arm yes"), TRIALS);
	assert_int_equal(cc_binder_roles(binder), BIT(ITEM) | BIT(OUTCOME) | BIT(ARM));
	assert_int_equal(layout_of("item weight yes"), VOTES);
	assert_int_equal(layout_of("item outcome arm yes"), TRIALS);
	assert_true(cc_binder_roles(binder) & BIT(YES));
}

static void
a_layout_within_another_is_had_where_the_other_is_not_whole(void **state)
{
	(void)state;
	method.layouts = nested;
	assert_int_equal(layout_of("item arm n"), 1);
	assert_int_equal(layout_of("item arm n k"), 0);
}

static void
files_of_several_layouts_and_of_attributes_go_together(void **state)
{
	(void)state;
	assert_true(bind("item arm n k", 0) && cc_bound_whole(bound, arena, &err));
	assert_true(bind("item x", 1) && cc_bound_whole(bound, arena, &err));
	assert_true(bind("item arm outcome", 2) && cc_bound_whole(bound, arena, &err));
	assert_true(cc_binder_finish(binder, &err));
}

/* NO is needed, but where nobody votes there are no votes against. */
static void
a_needed_role_is_needed_where_a_layout_that_names_it_is_there(void **state)
{
	(void)state;
	assert_true(bind("item arm outcome", 0));
	assert_true(cc_binder_finish(binder, &err));
	assert_true(bind("item weight yes", 1) && cc_bound_whole(bound, arena, &err));
	assert_refused(cc_binder_finish(binder, &err),
	    "in.csv:1: no column for no; name it with -c no=COLUMN (columns: \"item\", \"weight\", \"yes\")");
}

static void
a_role_that_all_layouts_need_is_needed(void **state)
{
	(void)state;
	assert_string_equal(cc_method_need(&method, ITEM), "needed");
	assert_string_equal(cc_method_need(&method, NO), "needed");
	assert_string_equal(cc_method_need(&method, ARM), "one-of");
	assert_string_equal(cc_method_need(&method, YES), "one-of");
	method.layouts = one_layout;
	assert_string_equal(cc_method_need(&method, ARM), "needed");
	assert_string_equal(cc_method_need(&method, YES), "optional");
}

static void
attributes_alone_are_nothing_to_work_on(void **state)
{
	(void)state;
	assert_true(bind("item x", 0) && cc_bound_whole(bound, arena, &err));
	assert_refused(cc_binder_finish(binder, &err),
	    "in.csv:1: no column to work on; wanted \"arm\", \"n\", \"k\"; \"arm\", \"outcome\"; \"yes\", "
	    "\"no\", \"weight\" (columns: \"item\", \"x\")");
	method.layouts = one_layout;
	assert_refused(cc_binder_finish(binder, &err),
	    "in.csv:1: no column to work on; wanted \"arm\", \"n\", \"k\" (columns: \"item\", \"x\")");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_file_has_the_layout_all_of_whose_roles_it_binds),
		TEST(a_part_of_a_layout_names_what_is_missing),
		TEST(a_header_that_grows_is_judged_when_it_is_whole),
		TEST(columns_of_two_layouts_are_an_error_unless_one_layout_names_all_of_them),
		TEST(beside_a_whole_layout_a_name_of_half_another_is_any_column),
		TEST(a_layout_within_another_is_had_where_the_other_is_not_whole),
		TEST(files_of_several_layouts_and_of_attributes_go_together),
		TEST(a_needed_role_is_needed_where_a_layout_that_names_it_is_there),
		TEST(a_role_that_all_layouts_need_is_needed),
		TEST(attributes_alone_are_nothing_to_work_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
