/* lexicon.c -- tests model/lexicon, model/lexicon_read and model/matches: what the study adds, and what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "model/lexicon.h"
#include "model/matches.h"
#include "near.h"
#include "rec/yaml.h"

#include <math.h>
#include <string.h>

static const struct cc_lexicon_word known[] = {
	{ { "calm", 4 }, { { "Calm", "落ち着き" } }, 1 },
	{ { "surprise", 8 }, { { "Surprise", "驚き" } }, (double)NAN },
};
static const double scale[] = { -2, 2 };

static struct cc_err err;

static struct cc_node *
node_of(const char *yaml)
{
	struct cc_node *node;

	assert_true(cc_yaml_load(&node, cc_span(yaml), "s.yaml", CC_EXIT_STUDY, arena, &err));
	return node;
}

static bool
make(struct cc_lexicon *out, const char *labels)
{
	*out = (struct cc_lexicon){ 0 };
	return cc_lexicon_make(
	    out, known, 2, labels != NULL ? node_of(labels) : NULL, scale, "s.yaml", arena, &err);
}

static void
words_are_known_by_each_of_their_names(void **state)
{
	struct cc_lexicon l;

	(void)state;
	assert_true(make(&l, NULL));
	assert_int_equal(l.words.n, 2);
	assert_int_equal(cc_items_find(&l.words, CC_SPAN("落ち着き"), arena), 0);
	assert_int_equal(cc_items_find(&l.words, CC_SPAN("CALM"), arena), 0);
	assert_near(l.value[0], 1, 0);
	assert_true(isnan(l.value[1]));
	assert_false(l.own[0]);
}

static void
the_study_gives_numbers_to_known_words_and_to_its_own(void **state)
{
	struct cc_lexicon l;

	(void)state;
	assert_true(make(&l, "{驚き: -1, ほっこり: 1.5}"));
	assert_int_equal(l.words.n, 3);
	assert_near(l.value[1], -1, 0);
	assert_true(l.own[1]);
	assert_int_equal(cc_items_find(&l.words, CC_SPAN("ほっこり"), arena), 2);
	assert_near(l.value[2], 1.5, 0);
	assert_false(l.own[0]);
}

static void
what_no_number_is_or_is_off_the_scale_is_refused(void **state)
{
	static const char *const wrong[] = { "{calm: 3}", "{calm: -2.5}", "{calm: much}", "{\"\": 1}",
		"[calm]", "{calm: .nan}" };
	struct cc_lexicon l;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		err = (struct cc_err){ 0 };
		if (make(&l, wrong[i]))
			fail_msg("%s is read", wrong[i]);
		assert_int_equal(err.code, CC_EXIT_STUDY);
		assert_non_null(strstr(err.text, "s.yaml:1:"));
	}
}

static bool
read_matches(struct cc_matches **out, const char *yaml)
{
	static const char *const keys[] = { "match", NULL };
	static const struct cc_items_spec spec = { "stages", NULL, keys, NULL };
	struct cc_items *list = CC_NEW(arena, struct cc_items);

	err = (struct cc_err){ 0 };
	assert_true(cc_items_load(list, node_of(yaml), &spec, "s.yaml", arena, &err));
	return cc_matches_load(out, list, "s.yaml", arena, &err);
}

static void
a_list_without_patterns_matches_nothing(void **state)
{
	struct cc_matches *m;

	(void)state;
	assert_true(read_matches(&m, "[{id: a}, {id: b}]"));
	assert_null(m);
	assert_null(cc_matching_begin(m));
	cc_matching_end(NULL);
	assert_true(read_matches(&m, "[{id: a}, {id: b, match: [x, '^y']}]"));
	assert_non_null(m);
}

static void
what_is_no_list_and_no_pattern_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *yaml, *said;
	} wrong[] = { { "[{id: a, match: x}]", "s.yaml:1:17: \"x\"; wanted a list of patterns" },
		{ "[{id: a, match: ['']}]", "s.yaml:1:18: an empty text; wanted a pattern" },
		{ "[{id: a, match: [x, '(']}]", "s.yaml:1:21: \"(\"; wanted a pattern" } };
	struct cc_matches *m;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		if (read_matches(&m, wrong[i].yaml))
			fail_msg("%s is read", wrong[i].yaml);
		assert_int_equal(err.code, CC_EXIT_STUDY);
		if (strstr(err.text, wrong[i].said) == NULL)
			fail_msg("%s", err.text);
	}
}

static bool
read_section(struct cc_lexicon_said *out, const char *yaml, bool set)
{
	static const double option[] = { -2, 2 };

	return cc_lexicon_read(
	    out, yaml != NULL ? node_of(yaml) : NULL, "mood", option, set, "s.yaml", arena, &err);
}

static void
the_scale_of_the_study_holds_where_nobody_gave_the_option(void **state)
{
	static const char yaml[] = "mood: {scale: [1, 7], labels: {meh: 3}}";
	struct cc_lexicon_said said;

	(void)state;
	assert_true(read_section(&said, NULL, false));
	assert_null(said.labels);
	assert_near(said.scale[0], -2, 0);
	assert_true(read_section(&said, "mood: {labels: ~}", false));
	assert_null(said.labels);
	assert_true(read_section(&said, yaml, false));
	assert_int_equal(said.labels->n, 1);
	assert_near(said.scale[0], 1, 0);
	assert_near(said.scale[1], 7, 0);
	assert_true(read_section(&said, yaml, true));
	assert_near(said.scale[1], 2, 0);
}

static void
a_scale_that_is_none_or_stands_twice_is_refused(void **state)
{
	static const struct {
		const char *yaml, *said;
	} wrong[] = { { "mood: {scale: [7, 1]}", "s.yaml:1:15: scale; wanted two numbers" },
		{ "mood: {scale: [1, 2, 3]}", "s.yaml:1:15: scale; wanted two numbers" },
		{ "mood: {scale: 5}", "s.yaml:1:15: scale; wanted two numbers" },
		{ "scale: [1, 5]\nmood: {scale: [1, 7]}", "scale stands in line 1, too" },
		{ "mood: {scales: [1, 7]}", "scales" }, { "mood: 3", "\"3\"; wanted a mapping" } };
	struct cc_lexicon_said said;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		if (read_section(&said, wrong[i].yaml, false))
			fail_msg("%s is read", wrong[i].yaml);
		assert_int_equal(err.code, CC_EXIT_STUDY);
		if (strstr(err.text, wrong[i].said) == NULL)
			fail_msg("%s", err.text);
	}
}

int
main(void)
{
	const struct CMUnitTest t[] = {
		cmocka_unit_test_setup_teardown(words_are_known_by_each_of_their_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_study_gives_numbers_to_known_words_and_to_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_no_number_is_or_is_off_the_scale_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_scale_of_the_study_holds_where_nobody_gave_the_option, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_scale_that_is_none_or_stands_twice_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_list_without_patterns_matches_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_no_list_and_no_pattern_is_refused_with_its_place, set_up, tear_down),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
