/* nets.c -- tests text/nets: codes that count as one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/yaml.h"
#include "text/coded.h"
#include "text/nets.h"

static const char our_book[] =
    "dimensions:\n"
    "  mood: [{code: joy, any: [嬉し]}, {code: calm, any: [落ち着]}, {code: fear, any: [怖]}]\n"
    "  topic: [{code: price, any: [値段]}, {code: fear, any: [不安]}]\n"
    "nets: {topic: {all: {of: [price, fear]}}, mood: {good: {label: Good, of: [joy, calm]}}}\n";

static struct cc_nets nets;

static bool
load_nets(const char *study)
{
	struct cc_node *node = NULL;

	err = (struct cc_err){ 0 };
	assert_true(load("ours.yaml", cc_span(our_book)));
	if (study != NULL)
		assert_true(cc_yaml_load(&node, cc_span(study), "study.yaml", CC_EXIT_STUDY, arena, &err));
	return cc_nets_load(&nets, codebook, (struct cc_node_of){ node, "study.yaml" }, arena, &err);
}

static void
nets_stand_by_dimension_those_of_the_study_last(void **state)
{
	(void)state;
	assert_true(
	    load_nets("{topic: {alarm: {of: fear}}, mood: {bad: {of: [fear]}}, elsewhere: {x: {of: [y]}}}"));
	assert_int_equal(nets.n, 4);
	assert_true(cc_span_eq(nets.net[0].id, CC_SPAN("good")));
	assert_string_equal(cc_words_in(&nets.net[0].label, CC_JA), "Good");
	assert_int_equal(nets.net[0].n, 2);
	assert_int_equal(nets.net[0].code[0], 0);
	assert_int_equal(nets.net[0].code[1], 1);
	assert_true(cc_span_eq(nets.net[1].id, CC_SPAN("bad")));
	assert_int_equal(nets.net[1].code[0], 2);
	assert_true(cc_span_eq(nets.net[2].id, CC_SPAN("all")));
	assert_true(cc_span_eq(nets.net[3].id, CC_SPAN("alarm")));
	assert_int_equal(nets.net[3].code[0], 4);
}

static void
nets_that_cannot_be_say_where_they_stand(void **state)
{
	static const char *const wrong[][2] = {
		{ "{mood: {x: {of: [price]}}}", "study.yaml:1:18: code \"price\" is no entry" },
		{ "{moods: {x: {of: [joy]}}}",
		    "study.yaml:1:2: dimension \"moods\" is no entry; did you mean \"mood\"?" },
		{ "{mood: {good: {of: [joy]}}}", "study.yaml:1:9: \"good\" is a code or a net" },
		{ "{mood: {joy: {of: [calm]}}}", "study.yaml:1:9: \"joy\" is a code or a net" },
		{ "{mood: {none: {of: [calm]}}}", "study.yaml:1:9: \"none\" is a code or a net" },
		{ "{mood: {\"a;b\": {of: [calm]}}}", "study.yaml:1:9: \";\" in the net \"a;b\"" },
		{ "{mood: {\" \": {of: [calm]}}}", "study.yaml:1:9: an empty name" },
		{ "{mood: {x: {of: []}}}", "study.yaml:1:17: a net without codes" },
		{ "{mood: {x: {label: X}}}", "study.yaml:1:9: a net without codes" },
		{ "{mood: {x: {off: [joy]}}}", "study.yaml:1:13: unknown key \"off\"" },
		{ "{mood: {x: [joy]}}", "study.yaml:1:12: [...]; wanted a mapping" },
		{ "{mood: [joy]}", "study.yaml:1:8: [...]; wanted a mapping" },
		{ "[mood]", "study.yaml:1:1: [...]; wanted a mapping" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(load_nets(wrong[i][0]));
		if (strncmp(err.text, wrong[i][1], strlen(wrong[i][1])) != 0)
			fail_msg("%s: %s", wrong[i][0], err.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    nets_stand_by_dimension_those_of_the_study_last, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    nets_that_cannot_be_say_where_they_stand, coded_set_up, coded_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
