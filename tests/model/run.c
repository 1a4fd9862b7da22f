/* run.c -- tests of an option that is refused: by whom, and where it was given. */
#include "model/run.h"

#include "base/arena.h"
#include "rec/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct cc_study study = { .file = "study.yaml" };
static struct cc_study_option options[3];
static struct cc_run run;
static struct cc_arena *arena;
static struct cc_err err;

static int
set_up(void **state)
{
	struct cc_node *root;

	(void)state;
	arena = cc_arena_new();
	assert_true(cc_yaml_load(&root, CC_SPAN("cut: 9\nmin_weights: {new: 1,\n  old: 2}\n"), "study.yaml",
	    CC_EXIT_STUDY, arena, &err));
	options[0] = (struct cc_study_option){ "cut", "cut", cc_node_get(root, "cut") };
	options[1] =
	    (struct cc_study_option){ "min-weights", "min_weights", cc_node_get(root, "min_weights") };
	run = (struct cc_run){ .study = &study, .study_option = options };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

static void
assert_failed(bool good, enum cc_exit code, const char *text)
{
	assert_false(good);
	assert_string_equal(err.text, text);
	assert_int_equal(err.code, code);
}

static void
what_the_study_gave_is_told_with_its_place(void **state)
{
	(void)state;
	assert_failed(cc_fail_option(&run, "cut", &err, "%d; wanted %s", 9, "less"), CC_EXIT_STUDY,
	    "study.yaml:1:6: cut: 9; wanted less");
	assert_failed(
	    cc_fail_option_key(&run, "min-weights", CC_SPAN("old"), &err, "\"%s\"; wanted new", "old"),
	    CC_EXIT_STUDY, "study.yaml:3:3: min_weights: \"old\"; wanted new");
	assert_failed(cc_fail_option(&run, "min-weights", &err, "too many"), CC_EXIT_STUDY,
	    "study.yaml:2:14: min_weights: too many");
}

static void
what_the_command_line_gave_is_told_by_the_option(void **state)
{
	(void)state;
	assert_failed(cc_fail_option(&run, "scale", &err, "%d..%d; wanted more", 1, 2), CC_EXIT_USAGE,
	    "--scale: 1..2; wanted more");
	assert_failed(cc_fail_option_key(&run, "weights", CC_SPAN("new"), &err, "\"%s\" is nothing", "new"),
	    CC_EXIT_USAGE, "--weights: \"new\" is nothing");
	run.study_option = NULL;
	assert_failed(cc_fail_option(&run, "cut", &err, "9"), CC_EXIT_USAGE, "--cut: 9");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_the_study_gave_is_told_with_its_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_the_command_line_gave_is_told_by_the_option, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
