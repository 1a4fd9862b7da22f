/* arms.c -- tests figure/arms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "figure/arms.h"
#include "rec/yaml.h"

#include <string.h>

enum { ARM };

static const struct cc_items_spec spec = { "arms", NULL, cc_arm_keys, NULL };

static const struct cc_store_spec stores[] = { { 0 } };

struct bench {
	struct cc_arena *arena;
	struct cc_run run;
	struct cc_study study;
	struct cc_items listed;
	struct cc_arms arms;
	struct cc_err err;
};

/* text: of the study's list; NULL: there is none. */
static bool
begin(struct bench *b, const char *text, const char *const *asked, size_t n)
{
	const struct cc_list list = { (const char **)asked, n };
	struct cc_node *node = NULL;

	memset(b, 0, sizeof *b);
	b->arena = cc_arena_new();
	b->study.file = "study.yaml";
	b->run.study = &b->study;
	if (text != NULL)
		assert_true(
		    cc_yaml_load(&node, cc_span(text), "study.yaml", CC_EXIT_STUDY, b->arena, &b->err));
	assert_true(cc_items_load(&b->listed, node, &spec, "study.yaml", b->arena, &b->err));
	return cc_arms_load(&b->arms, &b->listed, &list, "arms", &b->run, b->arena, &b->err);
}

static void
end(struct bench *b)
{
	cc_arena_free(b->arena);
}

static void
ids(uint32_t *of, struct cc_arm *arm, uint32_t *n, const struct bench *b, const char *const *name)
{
	static const bool has_ids[] = { true };
	static const uint32_t items[] = { 1 };
	struct cc_state *state = cc_state_new(1, has_ids, items, stores);
	uint32_t ids = 0;

	for (; name[ids] != NULL; ids++)
		cc_map_add(state->ids[0], cc_span(name[ids]));
	cc_state_seal(state, &cc_workers_none);
	cc_arms_of(of, arm, n, &b->arms, state, ARM, b->arena);
	for (uint32_t i = b->arms.list.n; i < *n; i++) /* the state's texts die with it */
		arm[i].id = arm[i].label = cc_span_dup(b->arena, arm[i].id);
	cc_state_free(state);
}

static void
arms_of_the_study_have_their_order_label_and_share(void **state)
{
	static const char *const names[] = { "old one", "new", "other", NULL };
	struct cc_arm arm[4];
	uint32_t of[3], n;
	struct bench b;

	(void)state;
	assert_true(begin(
	    &b, "[{id: old, label: {en: The old one}, aliases: [old one], share: 2}, {id: new}]", NULL, 0));
	n = cc_arms_listed(arm, &b.arms, CC_EN, b.arena);
	assert_int_equal(n, 2);
	assert_true(b.arms.shares);
	assert_near(arm[0].share, 2, 0);
	assert_near(arm[1].share, 1, 0);
	assert_true(cc_span_eq(arm[0].label, CC_SPAN("The old one")));
	ids(of, arm, &n, &b, names); /* by bytes: new, old one, other */
	assert_int_equal(of[0], 1);
	assert_int_equal(of[1], 0);
	assert_int_equal(of[2], CC_NO_ARM);
	assert_int_equal(cc_arm_named(arm, n, &b.arms, CC_SPAN("OLD"), b.arena), 0);
	end(&b);
}

static void
an_option_chooses_among_them_or_names_its_own(void **state)
{
	static const char *const names[] = { "A", "B", "C", NULL }, *const asked[] = { "b, A", "" };
	struct cc_arm arm[4];
	uint32_t of[3], n;
	struct bench b;

	(void)state;
	assert_true(begin(&b, NULL, asked, 2));
	n = cc_arms_listed(arm, &b.arms, CC_EN, b.arena);
	assert_int_equal(n, 2);
	assert_true(cc_span_eq(arm[0].id, CC_SPAN("b")));
	ids(of, arm, &n, &b, names);
	assert_int_equal(of[0], 1);
	assert_int_equal(of[1], 0);
	assert_int_equal(of[2], CC_ARM_UNASKED);
	end(&b);
	assert_true(begin(&b, "[{id: A}, {id: B}, {id: C}]", asked, 1));
	assert_int_equal(cc_arms_listed(arm, &b.arms, CC_EN, b.arena), 2);
	assert_true(cc_span_eq(arm[0].id, CC_SPAN("B")));
	end(&b);
}

static void
without_a_list_each_id_is_an_arm(void **state)
{
	static const char *const names[] = { "a", "A", NULL };
	struct cc_arm arm[4];
	uint32_t of[2], n;
	struct bench b;

	(void)state;
	assert_true(begin(&b, NULL, NULL, 0));
	n = cc_arms_listed(arm, &b.arms, CC_EN, b.arena);
	ids(of, arm, &n, &b, names);
	assert_int_equal(n, 2);
	assert_true(of[0] != of[1]);
	assert_int_equal(cc_arm_named(arm, n, &b.arms, CC_SPAN("a"), b.arena), of[1]);
	assert_int_equal(cc_arm_named(arm, n, &b.arms, CC_SPAN("c"), b.arena), CC_NO_ARM);
	end(&b);
}

static void
what_cannot_be_meant_is_an_error(void **state)
{
	static const char *const twice[] = { "A,a" }, *const none[] = { " , " }, *const unknown[] = { "A,X" };
	struct bench b;

	(void)state;
	assert_false(begin(&b, NULL, twice, 1));
	assert_int_equal(b.err.code, CC_EXIT_USAGE);
	end(&b);
	assert_false(begin(&b, NULL, none, 1));
	end(&b);
	assert_false(begin(&b, "[{id: A}, {id: B}]", unknown, 1));
	end(&b);
	assert_false(begin(&b, "[{id: A, share: 0}, {id: B}]", NULL, 0));
	assert_int_equal(b.err.code, CC_EXIT_STUDY);
	end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arms_of_the_study_have_their_order_label_and_share),
		cmocka_unit_test(an_option_chooses_among_them_or_names_its_own),
		cmocka_unit_test(without_a_list_each_id_is_an_arm),
		cmocka_unit_test(what_cannot_be_meant_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
