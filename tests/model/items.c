/* items.c -- tests model/items. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/items.h"
#include "rec/yaml.h"

static const struct cc_item_preset presets[] = {
	{ "uniqueness", "Uniqueness", "独自性", { "新しさ", "novelty" } },
	{ "feasibility", "Feasibility", "実現可能性", { NULL } },
	{ "all_six", NULL, NULL, { "a1", "a2", "a3", "a4", "a5", "a6" } },
	{ 0 },
};
static const char *const keys[] = { "weight", NULL };
static const struct cc_items_spec spec = { "axes", presets, keys };

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

static bool
read_items(struct cc_items *out, const char *yaml)
{
	struct cc_node *node;

	assert_true(cc_yaml_load(&node, cc_span(yaml), "s.yaml", CC_EXIT_STUDY, arena, &err));
	return cc_items_load(out, node, &spec, "s.yaml", arena, &err);
}

static struct cc_items
load(const char *yaml)
{
	struct cc_items items;

	if (!read_items(&items, yaml))
		fail_msg("%s", err.text);
	return items;
}

static void
assert_refused(const char *yaml, const char *message)
{
	struct cc_items items;

	assert_false(read_items(&items, yaml));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_string_equal(err.text, message);
}

static void
assert_find(const struct cc_items *items, const char *name, uint32_t wanted)
{
	assert_int_equal(cc_items_find(items, cc_span(name), arena), wanted);
}

static void
presets_stand_where_the_study_names_no_list(void **state)
{
	struct cc_items items;

	(void)state;
	assert_true(cc_items_load(&items, NULL, &spec, NULL, arena, &err));
	assert_true(items.preset);
	assert_int_equal(items.n, 3);
	assert_string_equal(items.item[1].id.at, "feasibility");
	assert_string_equal(items.item[1].label.in[CC_JA], "実現可能性");
	assert_int_equal(items.item[1].n_aliases, 0);
	assert_int_equal(items.item[2].n_aliases, 6);
	assert_null(items.item[0].node);
	assert_find(&items, "a6", 2);
}

static void
a_list_without_presets_is_empty(void **state)
{
	const struct cc_items_spec bare = { "outcomes", NULL, NULL };
	struct cc_items items;

	(void)state;
	assert_true(cc_items_load(&items, NULL, &bare, NULL, arena, &err));
	assert_int_equal(items.n, 0);
	assert_find(&items, "a", CC_NO_ITEM);
}

static void
names_are_found_folded_by_id_label_and_alias(void **state)
{
	struct cc_items items = load(
	    "- {id: price, label: {en: Fair  Price, ja: 価格}, aliases: [ﾈﾀﾞﾝ, Cost], weight: 2}\n- taste\n");

	(void)state;
	assert_false(items.preset);
	assert_find(&items, "PRICE", 0);
	assert_find(&items, " fair price\n", 0);
	assert_find(&items, "価格", 0);
	assert_find(&items, "ネダン", 0);
	assert_find(&items, "ｃｏｓｔ", 0);
	assert_find(&items, "Taste", 1);
	assert_find(&items, "smell", CC_NO_ITEM);
	assert_string_equal(cc_node_get(items.item[0].node, "weight")->text.at, "2");
	assert_int_equal(items.item[1].node->line, 2);
}

/* A statement is what a form asks; a name goes before it, and the first of two alike. */
static void
an_entry_is_found_by_its_text_where_no_name_is_that(void **state)
{
	static const char *const known[] = { "statement", NULL };
	static const struct cc_items_spec outcomes = { "outcomes", NULL, known, "statement" };
	struct cc_node *node;
	struct cc_items items;

	(void)state;
	assert_true(cc_yaml_load(&node,
	    CC_SPAN("- {id: a, statement: B}\n- b\n- {id: c, statement: Less  time}\n"
		    "- {id: d, statement: less time}\n"),
	    "s.yaml", CC_EXIT_STUDY, arena, &err));
	assert_true(cc_items_load(&items, node, &outcomes, "s.yaml", arena, &err));
	assert_find(&items, "b", 1);
	assert_find(&items, "LESS TIME", 2);
	assert_find(&items, "time", CC_NO_ITEM);
}

static void
a_plain_label_stands_for_both_languages(void **state)
{
	struct cc_items items = load("- {id: a, label: 味}\n- {id: b, label: {ja: 香り}}\n- c\n");

	(void)state;
	assert_string_equal(items.item[0].label.in[CC_EN], "味");
	assert_string_equal(items.item[0].label.in[CC_JA], "味");
	assert_null(items.item[1].label.in[CC_EN]);
	assert_string_equal(items.item[1].label.in[CC_JA], "香り");
	assert_null(items.item[2].label.in[CC_JA]);
}

static void
an_entry_with_a_presets_id_takes_over_what_it_does_not_say(void **state)
{
	struct cc_items items =
	    load("- uniqueness\n- {id: feasibility, label: {ja: できそう}}\n- {id: all_six, aliases: []}\n");

	(void)state;
	assert_int_equal(items.n, 3);
	assert_string_equal(items.item[0].label.in[CC_JA], "独自性");
	assert_find(&items, "Novelty", 0);
	assert_string_equal(items.item[1].label.in[CC_EN], "Feasibility");
	assert_string_equal(items.item[1].label.in[CC_JA], "できそう");
	assert_find(&items, "実現可能性", CC_NO_ITEM);
	assert_find(&items, "a1", CC_NO_ITEM);
}

static void
a_presets_name_that_the_study_gave_away_is_not_taken_over(void **state)
{
	struct cc_items items = load("- uniqueness\n- {id: other, label: 独自性, aliases: [新しさ]}\n");

	(void)state;
	assert_find(&items, "独自性", 1);
	assert_find(&items, "新しさ", 1);
	assert_find(&items, "novelty", 0);
	assert_null(items.item[0].label.in[CC_JA]);
	assert_string_equal(items.item[0].label.in[CC_EN], "Uniqueness");
}

static void
a_name_stands_for_one_entry(void **state)
{
	(void)state;
	assert_refused("- a\n- b\n- A\n",
	    "s.yaml:3:3: \"A\" already stands for \"a\" of line 1; wanted a name of its own");
	assert_refused("- {id: a, aliases: [意識]}\n- {id: b, label: {ja: 意識}}\n",
	    "s.yaml:2:18: \"意識\" already stands for \"a\" of line 1; wanted a name of its own");
	assert_refused("- a\n- {id: b, aliases: [c, a]}\n",
	    "s.yaml:2:24: \"a\" already stands for \"a\" of line 1; wanted a name of its own");
	assert_int_equal(load("- {id: a, label: A, aliases: [a, a]}\n").n, 1);
}

static void
an_id_is_needed_and_must_be_something_to_read(void **state)
{
	(void)state;
	assert_refused(
	    "- {id: a}\n- {label: b}\n", "s.yaml:2:3: an entry of axes without an id; wanted \"id: NAME\"");
	assert_refused("- {id: }\n", "s.yaml:1:8: \"\"; wanted text");
	assert_refused("- ''\n", "s.yaml:1:3: an empty name; wanted text");
	assert_refused("- ' 　'\n", "s.yaml:1:3: an empty name; wanted text");
	assert_refused("- {id: [a]}\n", "s.yaml:1:8: [...]; wanted text");
	assert_refused("- \"a\\tb\"\n", "s.yaml:1:3: \"a\\tb\" holds a control character; wanted plain text");
	assert_refused("- {id: a, aliases: [\"x\\u202ey\"]}\n",
	    "s.yaml:1:21: \"x\\u202ey\" holds a control character; wanted plain text");
}

static void
unknown_keys_of_an_entry_are_refused_with_the_nearest(void **state)
{
	(void)state;
	assert_refused(
	    "- {id: a, weigth: 1}\n", "s.yaml:1:11: unknown key \"weigth\"; did you mean \"weight\"?");
	assert_refused("- {id: a, step: 1}\n",
	    "s.yaml:1:11: unknown key \"step\"; wanted one of: id, label, aliases, weight");
	assert_refused(
	    "- {id: a, label: {jp: b}}\n", "s.yaml:1:19: unknown key \"jp\"; wanted one of: en, ja");
	assert_refused(
	    "- {id：a}\n", "s.yaml:1:6: a full-width colon; wanted \": \", an ASCII colon and a space");
	assert_refused("- {id:a}\n", "s.yaml:1:6: no space after the colon; wanted \"key: value\"");
}

static void
wrong_types_are_refused(void **state)
{
	(void)state;
	assert_refused("[]", "s.yaml:1:1: axes holds no entries; wanted a list, \"- id: NAME\"");
	assert_refused("a: 1", "s.yaml:1:1: axes holds no entries; wanted a list, \"- id: NAME\"");
	assert_refused("- [a]\n", "s.yaml:1:3: [...]; wanted a mapping, \"key: value\"");
	assert_refused(
	    "- {id: a, label: [b]}\n", "s.yaml:1:18: [...]; wanted text, or a mapping with en and ja");
	assert_refused("- {id: a, label: {en: [b]}}\n", "s.yaml:1:23: [...]; wanted text");
	assert_refused("- {id: a, aliases: b}\n", "s.yaml:1:20: \"b\"; wanted a list of texts");
	assert_refused("- {id: a, aliases: [{}]}\n", "s.yaml:1:21: {...}; wanted text");
}

static void
an_id_alone_with_a_slip_is_no_id(void **state)
{
	(void)state;
	assert_refused(
	    "- id：a\n", "s.yaml:1:5: a full-width colon; wanted \": \", an ASCII colon and a space");
	assert_refused("- id:a\n", "s.yaml:1:5: no space after the colon; wanted \"key: value\"");
	assert_int_equal(load("- 'id：a'\n- 12:30\n").n, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(presets_stand_where_the_study_names_no_list),
		TEST(a_list_without_presets_is_empty),
		TEST(names_are_found_folded_by_id_label_and_alias),
		TEST(an_entry_is_found_by_its_text_where_no_name_is_that),
		TEST(a_plain_label_stands_for_both_languages),
		TEST(an_entry_with_a_presets_id_takes_over_what_it_does_not_say),
		TEST(a_presets_name_that_the_study_gave_away_is_not_taken_over),
		TEST(a_name_stands_for_one_entry),
		TEST(an_id_is_needed_and_must_be_something_to_read),
		TEST(unknown_keys_of_an_entry_are_refused_with_the_nearest),
		TEST(wrong_types_are_refused),
		TEST(an_id_alone_with_a_slip_is_no_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
