/* agenda.c -- tests figure/agenda and figure/techniques: blocks, breaks, rounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "data_file.h"
#include "figure/agenda.h"

/* The file under test, in place of that of data/. */
static struct cc_span broken;

static bool
read_broken(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *err)
{
	(void)to;
	(void)err;
	*out = strcmp(name, "techniques.yaml") == 0 ? broken : (struct cc_span){ NULL, 0 };
	return true;
}

static struct cc_techniques
techniques(void)
{
	const struct cc_openers open = { read_data, read_data };
	struct cc_techniques t = { 0 };
	struct cc_err err;

	assert_true(cc_techniques_load(&t, &open, arena, &err));
	return t;
}

/* The weights of each technique, and how often its blocks come. */
static void
techniques_have_the_weights_of_the_contract(void **state)
{
	static const struct {
		const char *id, *weights;
	} wanted[] = { { "check_in", "1p 2g " }, { "storytelling", "1s 3g 2p " },
		{ "brainstorm", "1s 2g 2g " }, { "world_cafe", "3g* 2p " }, { "prototyping", "1g 4g 2p 1p " },
		{ "six_hats", "1g 2g 1g 2g 2g 2g 1g " }, { "matrix", "2s 1p " }, { "commit", "1p " } };
	struct cc_techniques t = techniques();

	(void)state;
	assert_int_equal(t.n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < t.n; i++) {
		const struct cc_technique *one = cc_technique_named(&t, cc_span(wanted[i].id));
		const char *found = "";

		assert_non_null(one);
		for (size_t k = 0; k < one->parts; k++) {
			found = cc_format(arena, "%s%d%c%s ", found, (int)one->part[k].weight,
			    "pgxs"[one->part[k].layout], one -> part[k].rounds ? "*" : "");
			assert_non_null(one->part[k].label.in[CC_EN]);
			assert_non_null(one->part[k].label.in[CC_JA]);
			assert_non_null(one->part[k].purpose.in[CC_JA]);
		}
		assert_string_equal(found, wanted[i].weights);
	}
	assert_null(cc_technique_named(&t, cc_span("hats")));
}

static void
a_technique_that_is_none_is_refused_at_its_place(void **state)
{
	static const struct {
		const char *text, *wanted;
	} files[] = {
		{ "techniques:\n  - id: x\n    blocks:\n"
		  "      - {weight: 1, layout: table, label: a, purpose: b}\n",
		    "techniques.yaml:4:29: layout \"table\"; wanted one of plenary" },
		{ "techniques:\n  - id: x\n    blocks: [{weight: 1001, layout: solo, label: a, purpose: "
		  "b}]\n",
		    "techniques.yaml:3:23: \"1001\"; wanted a whole number from 1 to 1000" },
		{ "techniques:\n  - id: x\n    blocks: [{weight: 1, label: a, purpose: b}]\n",
		    "techniques.yaml:3:14: a block of a technique; wanted its layout" },
		{ "techniques:\n  - id: x\n    blocks: [{weight: 1, layout: solo, label: a}]\n",
		    "techniques.yaml:3:14: a block of a technique; wanted its purpose" },
		{ "techniques:\n  - id: x\n    blocks: []\n",
		    "techniques.yaml:2:5: a technique; wanted id and blocks" },
		{ "technique: []\n", "techniques.yaml:1:1: no list of techniques" },
		{ "# nothing\n", "techniques.yaml: an empty file; wanted lists of words" },
	};
	const struct cc_openers open = { read_broken, read_broken };
	struct cc_techniques t;
	struct cc_err err;

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		broken = cc_span(files[i].text);
		assert_false(cc_techniques_load(&t, &open, arena, &err));
		assert_int_equal(err.code, CC_EXIT_STUDY);
		if (strstr(err.text, files[i].wanted) == NULL)
			fail_msg("found \"%s\", wanted \"%s\"", err.text, files[i].wanted);
	}
}

/* Minutes add up, whatever they are; a block without a minute is left out and counted. */
static void
every_minute_is_in_some_block(void **state)
{
	struct cc_techniques t = techniques();
	const struct cc_agenda_phase phase[] = {
		{ "a", "why", 1, cc_technique_named(&t, cc_span("six_hats")) },
		{ "b", "how", 3, cc_technique_named(&t, cc_span("world_cafe")) },
	};

	(void)state;
	for (int64_t work = 8; work < 300; work++) {
		struct cc_agenda a = { .phase = phase,
			.phases = 2,
			.work = work,
			.break_minutes = 10,
			.breaks = work > 60,
			.rounds = 4 };
		int64_t sum = 0;

		assert_true(cc_agenda_make(&a, arena));
		for (size_t i = 0; i < a.blocks; i++) {
			assert_int_equal(a.block[i].at, sum);
			assert_true(a.block[i].minutes > 0);
			sum += a.block[i].minutes;
		}
		assert_int_equal(sum, work + (work > 60 ? 10 : 0));
		assert_int_equal(a.blocks - (work > 60) + a.too_short, 7 + 4 + 1);
	}
}

static void
a_label_of_a_round_has_its_number(void **state)
{
	struct cc_techniques t = techniques();
	const struct cc_agenda_block round = { .phase = &(const struct cc_agenda_phase){ 0 },
		.part = &cc_technique_named(&t, cc_span("world_cafe"))->part[0],
		.round = 2 };
	const struct cc_agenda_block pause = { .minutes = 10 };

	(void)state;
	assert_string_equal(cc_agenda_label(&round, CC_EN, arena), "Round 2");
	assert_string_equal(cc_agenda_label(&round, CC_JA, arena), "ラウンド 2");
	assert_string_equal(cc_agenda_label(&pause, CC_JA, arena), "休憩");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(techniques_have_the_weights_of_the_contract),
		TEST(a_technique_that_is_none_is_refused_at_its_place),
		TEST(every_minute_is_in_some_block),
		TEST(a_label_of_a_round_has_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
