/* checklist.c -- sets of items: read, put together, answered. */
#include "figure/checklist.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "data_file.h"
#include "rec/yaml.h"

static struct cc_err err;
static struct cc_checklist list;

static bool
no_file(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)out;
	(void)to;
	return cc_fail(why, CC_EXIT_MACHINE, "%s: no such file", name);
}

static const char *const *given; /* texts of the sets a.yaml, b.yaml */

static bool
text_file(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	if (given == NULL || name[0] < 'a' || name[0] > 'b')
		return no_file(out, name, to, why);
	*out = cc_span(given[name[0] - 'a']);
	return true;
}

/* Sets, then a section; area: of --area. */
static bool
load(const char *const *set, size_t sets, const char *section, const char *area)
{
	static const struct cc_span files[] = { { "a.yaml", 6 }, { "b.yaml", 6 } };
	const struct cc_openers open = { read_data, text_file };
	struct cc_span areas = area != NULL ? cc_span(area) : (struct cc_span){ NULL, 0 };
	struct cc_checklist_wish wish = {
		.name = files, .names = sets, .area = &areas, .areas = area != NULL, .file = "study.yaml"
	};
	struct cc_node *node = NULL;
	const char *fault;

	if (section != NULL)
		assert_true(cc_yaml_load(&node, cc_span(section), "study.yaml", CC_EXIT_STUDY, arena, &err));
	wish.section = node;
	given = set;
	return cc_checklist_load(&list, &wish, &fault, &open, arena, &err);
}

static void
the_built_in_set_has_its_items_patterns_and_roles(void **state)
{
	const struct cc_openers open = { read_data, no_file };
	struct cc_span name = CC_SPAN("cocreation");
	struct cc_checklist_wish wish = { .name = &name, .names = 1 };
	size_t ruled = 0, gates = 0;
	const char *fault;

	(void)state;
	if (!cc_checklist_load(&list, &wish, &fault, &open, arena, &err))
		fail_msg("%s", err.text);
	assert_int_equal(list.areas.n, 8);
	assert_int_equal(list.items.n, 42);
	assert_int_equal(list.patterns.n, 8);
	assert_int_equal(list.roles.n, 8);
	for (uint32_t i = 0; i < list.items.n; i++) {
		ruled += list.item[i].rules > 0;
		gates += list.item[i].gate;
		assert_non_null(list.items.item[i].label.in[CC_EN]);
		assert_non_null(list.items.item[i].label.in[CC_JA]);
	}
	assert_int_equal(ruled, 32);
	assert_int_equal(gates, 6);
}

static const char small[] = "items: [{id: X1, area: b}, {id: X2, area: a, gate: true}, {id: X3, area: b}]\n"
			    "patterns: [{id: P, items: [X1, X3], needed: 2}, {id: Q, items: [X2]}]\n";

static void
areas_are_those_of_the_items_and_items_stand_by_area(void **state)
{
	const char *const set[] = { small };

	(void)state;
	assert_true(load(set, 1, NULL, NULL));
	assert_int_equal(list.areas.n, 2);
	assert_true(cc_span_eq(list.items.item[1].id, CC_SPAN("X3")));
	assert_true(list.item[2].gate);
	assert_int_equal(list.pattern[0].of[1], 1);
}

static void
the_study_adds_items_and_takes_the_place_of_others(void **state)
{
	const char *const set[] = { small };

	(void)state;
	assert_true(load(set, 1,
	    "items: [{id: X3, area: a, scale: [1, 5]}, {id: K, area: b}]\n"
	    "events: {attended: [参加, ＡＴＴＥＮＤ]}\n",
	    NULL));
	assert_int_equal(list.items.n, 4);
	assert_true(list.item[cc_items_find(&list.items, CC_SPAN("x3"), arena)].scaled);
	assert_true(cc_span_eq(cc_check_event(&list, CC_SPAN("attend"), arena), CC_SPAN("attended")));
	assert_true(cc_span_eq(cc_check_event(&list, CC_SPAN("Left "), arena), CC_SPAN("left")));
}

static void
one_area_alone_leaves_out_what_reaches_outside(void **state)
{
	const char *const set[] = { small };

	(void)state;
	assert_true(load(set, 1, NULL, "a"));
	assert_int_equal(list.items.n, 1);
	assert_int_equal(list.others.n, 2);
	assert_int_equal(list.patterns.n, 1);
	assert_int_equal(list.outside.n, 1);
	assert_true(cc_span_eq(list.pattern[0].item->id, CC_SPAN("Q")));
	assert_int_equal(list.pattern[0].of[0], 0);
}

static void
refused(const char *section, const char *why)
{
	const char *const set[] = { small };

	assert_false(load(set, 1, section, NULL));
	if (strstr(err.text, why) == NULL)
		fail_msg("%s: %s", section, err.text);
}

static void
what_is_no_set_is_refused_with_its_place(void **state)
{
	const char *const none[] = { "areas: [a]\n" }, *const odd[] = {
		"items: [{id: A, area: a}]\nitem: 3\n"
	};

	(void)state;
	refused("items: [{id: K}]", "study.yaml:1:9: \"K\" without an area");
	refused("items: [{id: K, area: c}]", "no area \"c\"; wanted one of");
	refused("items: [{id: K, area: a, gate: perhaps}]", "gate");
	refused("items: [{id: K, area: a, weight: 0}]", "weight; wanted a number above 0");
	refused("items: [{id: K, area: a, scale: [1, 1]}]", "scale; wanted two numbers");
	refused("items: [{id: K, area: a, scale: 5}]", "scale; wanted two numbers");
	refused("items: [{id: K, area: a, answers: {all: 2}}]", "an answer is worth 2");
	refused(
	    "items: [{id: K, area: a, answers: {all: 1}, scale: [1, 5]}]", "wanted either these or a scale");
	refused("items: [{id: K, area: a, ends: {lo: x}}]", "unknown key \"lo\"; did you mean \"low\"?");
	refused("items: [{id: K, area: a, verify: {age: x}}]", "wanted a list of rules");
	refused("patterns: [{id: R, items: [X4]}]", "no item \"X4\"");
	refused("patterns: [{id: R, items: [X1], needed: 2}]", "needed; wanted a whole number");
	refused("patterns: [{id: R}]", "\"R\" without items");
	refused("roles: [{id: lead, kind: boss}]", "boss");
	assert_false(load(none, 1, NULL, NULL));
	assert_non_null(strstr(err.text, "a.yaml: no items"));
	assert_false(load(odd, 1, NULL, NULL));
	assert_non_null(strstr(err.text, "a.yaml:2:1: unknown key \"item\"; did you mean \"items\"?"));
}

/* -1: no answer; -2: it does not apply. */
static int64_t
worth(const struct cc_check_item *item, const char *answer)
{
	int64_t out;
	bool na;

	if (!cc_check_worth(&out, &na, item, cc_span(answer), arena))
		return -1;
	return na ? -2 : out;
}

static void
answers_are_worth_something_by_their_item(void **state)
{
	const char *const set[] = { "items: [{id: A, area: a}, {id: B, area: a, scale: [1, 5]}, {id: C, "
				    "area: a, answers: {Half of it: 0.25, "
				    "no: 0.125}}, {id: D, area: a, scale: [5, 1]}]\n" };

	(void)state;
	assert_true(load(set, 1, NULL, NULL));
	assert_int_equal(worth(&list.item[0], "はい"), 1000000);
	assert_int_equal(worth(&list.item[0], "○"), 1000000);
	assert_int_equal(worth(&list.item[0], "一部"), 500000);
	assert_int_equal(worth(&list.item[0], "△"), 500000);
	assert_int_equal(worth(&list.item[0], "Partly"), 500000);
	assert_int_equal(worth(&list.item[0], "×"), 0);
	assert_int_equal(worth(&list.item[0], "FALSE"), 0);
	assert_int_equal(worth(&list.item[0], "該当なし"), -2);
	assert_int_equal(worth(&list.item[0], "na"), -2);
	assert_int_equal(worth(&list.item[0], "4"), -1);
	assert_int_equal(worth(&list.item[0], "perhaps"), -1);
	assert_int_equal(worth(&list.item[1], "4"), 750000);
	assert_int_equal(worth(&list.item[1], "５点"), 1000000);
	assert_int_equal(worth(&list.item[1], "6"), -1);
	assert_int_equal(worth(&list.item[1], "yes"), -1);
	assert_int_equal(worth(&list.item[2], "HALF of it"), 250000);
	assert_int_equal(worth(&list.item[2], "no"), 125000);
	assert_int_equal(worth(&list.item[2], "yes"), -1);
	assert_int_equal(worth(&list.item[3], "5"), 0);
	assert_string_equal(cc_check_answers(&list.item[1], arena), "1..5, na");
	assert_string_equal(cc_check_answers(&list.item[2], arena), "\"Half of it\", \"no\", na");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_built_in_set_has_its_items_patterns_and_roles),
		TEST(areas_are_those_of_the_items_and_items_stand_by_area),
		TEST(the_study_adds_items_and_takes_the_place_of_others),
		TEST(one_area_alone_leaves_out_what_reaches_outside),
		TEST(what_is_no_set_is_refused_with_its_place),
		TEST(answers_are_worth_something_by_their_item),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
