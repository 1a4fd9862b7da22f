/* scale.c -- tests model/scale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/scale.h"
#include "rec/yaml.h"

#include <stdlib.h>

static struct cc_arena *arena;
static struct cc_err err;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

static const char known[] = "plain: [bad, fair, good]\n"
			    "wide: [awful, bad, fair, good, great]\n"
			    "said: [No, Yes]\n";

static bool
load(struct cc_scales **out, const struct cc_study *study, const char *text)
{
	struct cc_node *root;

	return cc_yaml_load(&root, cc_span(text), "scales.yaml", CC_EXIT_STUDY, arena, &err) &&
	       cc_scales_load(out, study, root, "scales.yaml", arena, &err);
}

static struct cc_scales *
scales(const char *own)
{
	static const struct cc_study_spec spec = { .section = "idea_score" };
	struct cc_study *study;
	struct cc_scales *s;

	assert_true(cc_study_load(&study, cc_span(own), "study.yaml", &spec, arena, &err));
	if (!load(&s, study, known))
		fail_msg("%s", err.text);
	return s;
}

static struct cc_labels *
seen(const struct cc_scales *s, const char *const *label)
{
	struct cc_labels *l = cc_labels_new(s, arena);

	for (; *label != NULL; label++) {
		uint32_t id = cc_scales_label(s, cc_span(*label), arena);

		assert_int_not_equal(id, CC_NO_LABEL);
		cc_labels_see(l, s, id);
	}
	return l;
}

#define SEEN(s, ...) seen(s, (const char *const[]){ __VA_ARGS__, NULL })

static void
assert_chosen(const struct cc_scales *s, const struct cc_labels *l, const char *name)
{
	uint32_t scale[2];

	assert_int_equal(cc_labels_choose(scale, l, s), CC_CHOSEN_ONE);
	assert_true(cc_span_eq(s->scale[scale[0]].name, cc_span(name)));
}

static uint32_t
number(const struct cc_labels *l, const struct cc_scales *s, const char *label, bool open)
{
	bool is_open;
	uint32_t n = cc_labels_number(&is_open, l, s, cc_scales_label(s, cc_span(label), arena));

	assert_int_equal(is_open, open);
	return n;
}

static void
a_scale_is_the_one_that_holds_every_label(void **state)
{
	struct cc_scales *s = scales("");
	struct cc_labels *l = SEEN(s, "good", "great");

	(void)state;
	assert_chosen(s, l, "wide");
	assert_int_equal(number(l, s, "good", false), 4);
	assert_int_equal(number(l, s, "great", false), 5);
}

static void
labels_match_whatever_their_width_case_and_blanks(void **state)
{
	struct cc_scales *s = scales("");

	(void)state;
	assert_int_equal(
	    cc_scales_label(s, CC_SPAN(" ＧＯＯＤ "), arena), cc_scales_label(s, CC_SPAN("good"), arena));
	assert_int_equal(cc_scales_label(s, CC_SPAN("goo"), arena), CC_NO_LABEL);
}

static void
two_scales_that_hold_them_and_differ_are_not_chosen_from(void **state)
{
	struct cc_scales *s = scales("");
	uint32_t scale[2];

	(void)state;
	assert_int_equal(cc_labels_choose(scale, SEEN(s, "good", "bad"), s), CC_CHOSEN_TWO);
	assert_true(cc_span_eq(s->scale[scale[0]].name, CC_SPAN("plain")));
	assert_true(cc_span_eq(s->scale[scale[1]].name, CC_SPAN("wide")));
}

static void
two_scales_that_agree_on_what_is_there_are_one(void **state)
{
	struct cc_scales *s = scales("scales: {a: [x, y, z], b: [x, y, w]}\n");
	struct cc_labels *l = SEEN(s, "x", "y");

	(void)state;
	assert_chosen(s, l, "a");
	assert_int_equal(number(l, s, "y", false), 2);
}

static void
labels_of_no_one_scale_have_none(void **state)
{
	struct cc_scales *s = scales("");
	struct cc_labels *l = SEEN(s, "yes", "good");
	uint32_t scale[2];

	(void)state;
	assert_int_equal(cc_labels_choose(scale, l, s), CC_CHOSEN_NONE);
	assert_int_equal(number(l, s, "good", false), 0);
}

static void
the_study_comes_before_what_is_known(void **state)
{
	struct cc_scales *s = scales("scales: {mine: [good, fair, bad]}\n");

	(void)state;
	assert_chosen(s, SEEN(s, "good", "bad"), "mine");
	assert_chosen(s, SEEN(s, "good", "great"), "wide");
	assert_int_equal(cc_scales_named(s, CC_SPAN("mine")), 0);
	assert_int_equal(cc_scales_named(s, CC_SPAN("nobody's")), CC_NO_SCALE);
}

static void
the_studys_scale_of_a_known_name_stands_in_its_place(void **state)
{
	struct cc_scales *s = scales("scales: {wide: [great, awful]}\n");

	(void)state;
	assert_int_equal(s->n, 3);
	assert_chosen(s, SEEN(s, "good"), "plain");
}

/* What is said early is what will be said at the end. */
static void
a_number_is_open_until_all_scales_that_are_left_agree(void **state)
{
	struct cc_scales *s = scales("");
	struct cc_labels *l = SEEN(s, "good"), *more = SEEN(s, "awful");

	(void)state;
	number(l, s, "good", true);
	cc_labels_join(l, more, s);
	assert_int_equal(number(l, s, "good", false), 4);
	assert_int_equal(number(l, s, "awful", false), 1);
	assert_chosen(s, l, "wide");
}

static void
without_data_the_studys_scales_are_all(void **state)
{
	static const struct cc_study_spec spec = { .section = "idea_score" };
	struct cc_study *study;
	struct cc_scales *s;

	(void)state;
	assert_true(cc_study_load(&study, CC_SPAN("scales: {a: [x, y]}\n"), "s", &spec, arena, &err));
	assert_true(cc_scales_load(&s, study, NULL, NULL, arena, &err));
	assert_int_equal(s->n, 1);
	assert_int_equal(s->labels, 2);
}

static void
a_broken_data_file_is_an_error_with_its_place(void **state)
{
	static const struct cc_study_spec spec = { .section = "idea_score" };
	struct cc_study *study;
	struct cc_scales *s;

	(void)state;
	assert_true(cc_study_load(&study, CC_SPAN(""), "s", &spec, arena, &err));
	assert_false(load(&s, study, "a: b\n"));
	assert_string_equal(err.text, "scales.yaml:1:4: \"b\"; wanted a list of texts");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_scale_is_the_one_that_holds_every_label, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    labels_match_whatever_their_width_case_and_blanks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    two_scales_that_hold_them_and_differ_are_not_chosen_from, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    two_scales_that_agree_on_what_is_there_are_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(labels_of_no_one_scale_have_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_study_comes_before_what_is_known, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_studys_scale_of_a_known_name_stands_in_its_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_number_is_open_until_all_scales_that_are_left_agree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_data_the_studys_scales_are_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_broken_data_file_is_an_error_with_its_place, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
