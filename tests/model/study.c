/* study.c -- tests model/study and the typed reading of model/study_read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/study.h"
#include "rec/yaml.h"

#include <stdlib.h>

static const struct cc_item_preset presets[] = {
	{ "value", "Value", "顧客価値", { NULL } },
	{ "uniqueness", "Uniqueness", "独自性", { NULL } },
	{ 0 },
};
static const char *const axis_keys[] = { "weight", NULL };
static const struct cc_items_spec items[] = { { "axes", presets, axis_keys }, { "others", NULL, NULL },
	{ 0 } };
static const char *const options[] = { "scale", "threshold", "prorate", NULL };

/* What the callback saw. */
static struct cc_arena *arena;

struct seen {
	double threshold;
	const struct cc_span *scale;
	size_t scales;
	struct cc_span prorate;
};

static bool
option_key(void *ctx, const struct cc_node *key, const struct cc_node *value, const char *file, bool *known,
    struct cc_err *err)
{
	struct seen *seen = ctx;

	if (cc_span_eq(key->text, CC_SPAN("scale")))
		return cc_node_texts(&seen->scale, &seen->scales, value, file, arena, err);
	if (cc_span_eq(key->text, CC_SPAN("threshold")))
		return cc_node_number(&seen->threshold, value, file, err);
	if (cc_span_eq(key->text, CC_SPAN("prorate")))
		return cc_node_text(&seen->prorate, value, file, err);
	*known = false;
	return false;
}

static struct cc_err err;
static struct seen seen;
static const struct cc_study_spec spec = { "idea_score", items, options, option_key, &seen };

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	seen = (struct seen){ 0 };
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
load_span(struct cc_study **out, struct cc_span text)
{
	/* A block of its own, so that the sanitizer sees a read past the end. */
	char *copy = malloc(text.len ? text.len : 1);
	bool ok;

	memcpy(copy, text.at, text.len);
	ok = cc_study_load(out, (struct cc_span){ copy, text.len }, "s.yaml", &spec, arena, &err);
	free(copy);
	return ok;
}

static const struct cc_study *
load(const char *text)
{
	struct cc_study *study;

	if (!load_span(&study, cc_span(text)))
		fail_msg("%s", err.text);
	return study;
}

static void
assert_refused(const char *text, const char *message)
{
	struct cc_study *study;

	assert_false(load_span(&study, cc_span(text)));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_string_equal(err.text, message);
}

static void
assert_binding(
    const struct cc_study *study, size_t i, const char *role, const char *column, uint64_t line, uint64_t at)
{
	assert_true(i < study->n_bindings);
	assert_string_equal(study->binding[i].role.at, role);
	assert_string_equal(study->binding[i].column.at, column);
	assert_string_equal(study->binding[i].place.file, "s.yaml");
	assert_int_equal(study->binding[i].place.line, line);
	assert_int_equal(study->binding[i].place.column, at);
}

/* Every kind of key that the contract shows. */
static const char whole[] =
    "study: tea-time                 # a whole study\n"
    "lang: ja\n"
    "columns:\n"
    "  person: 回答者番号\n"
    "  segment: 飲む場面\n"
    "  text: [選んだ理由, \"困ったこと：自由記述\"]\n"
    "  what: {column: 目的, split: \"\\n\", options: [休憩, 気分転換]}\n"
    "  satisfaction: {column: 満足度, scale: five, missing: [\"0\"]}\n"
    "missing: [\"\", 無回答, ~]\n"
    "scales: {five: [とても不満, 不満, ふつう, 満足, とても満足]}\n"
    "idea_score:\n"
    "  axes:\n"
    "    - {id: value, label: {en: Worth, ja: 価値}, weight: 1}\n"
    "    - {id: uniqueness}\n"
    "    - {id: taste, label: おいしさ}\n"
    "  columns:\n"
    "    idea: 案\n"
    "    person: null\n"
    "  scale: [1, 5]\n"
    "  threshold: 8.5\n"
    "  prorate: yes\n"
    "job_map:\n"
    "  scale: [1, 5]\n"
    "  outcomes:\n"
    "    - {id: o1, statement: 湯を待つ時間を最小化する, step: prepare}\n"
    "journey_map:\n"
    "  stages:\n"
    "    - {id: awareness, label: {ja: 認知}, aliases: [意識], match: ['広告|口コミ']}\n"
    "  emotion: {scale: [-2, 2], labels: {不安: -2, 納得: 2}}\n"
    "alternate_model:\n"
    "  codebooks: {desire: desire}\n"
    "voice_code: [anything, goes, here]\n"
    "kpi_report:\n"
    "  definitions: []\n";

static void
a_whole_study_loads_and_other_sections_are_passed_over(void **state)
{
	const struct cc_study *study = load(whole);

	(void)state;
	assert_string_equal(study->file, "s.yaml");
	assert_string_equal(study->name, "tea-time");
	assert_true(study->has_lang);
	assert_int_equal(study->lang, CC_JA);
	assert_true(study->has_missing);
	assert_int_equal(study->n_missing, 3);
	assert_string_equal(study->missing[0].at, "");
	assert_string_equal(study->missing[1].at, "無回答");
	assert_string_equal(study->missing[2].at, "~");
	assert_int_equal(cc_node_get(study->scales, "five")->n, 5);
	assert_int_equal(study->section->line, 12);
	assert_true(seen.scales == 2 && cc_span_eq(seen.scale[1], CC_SPAN("5")) && seen.threshold == 8.5);
	assert_int_equal(study->n_items, 2);
	assert_int_equal(study->items[0].n, 3);
	assert_string_equal(study->items[0].item[0].label.in[CC_EN], "Worth");
	assert_string_equal(study->items[0].item[1].label.in[CC_JA], "独自性");
	assert_string_equal(study->items[0].item[2].label.in[CC_EN], "おいしさ");
	assert_int_equal(study->items[1].n, 0);
}

/* A command whose every key is an option. */
static bool
any_key(void *ctx, const struct cc_node *key, const struct cc_node *value, const char *file, bool *known,
    struct cc_err *problem)
{
	unsigned *keys = ctx;

	(void)key, (void)value, (void)file, (void)known, (void)problem;
	++*keys;
	return true;
}

static void
every_section_of_it_loads_for_its_command(void **state)
{
	static const char *const outcome_keys[] = { "statement", "step", "job", NULL };
	static const char *const stage_keys[] = { "match", NULL };
	static const struct cc_items_spec outcomes[] = { { "outcomes", NULL, outcome_keys }, { 0 } };
	static const struct cc_items_spec stages[] = { { "stages", NULL, stage_keys }, { 0 } };
	static const struct {
		const char *section;
		const struct cc_items_spec *items;
		unsigned keys;
	} cases[] = { { "job_map", outcomes, 1 }, { "journey_map", stages, 1 },
		{ "alternate_model", NULL, 1 }, { "kpi_report", NULL, 1 }, { "trial_test", NULL, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned keys = 0;
		const struct cc_study_spec other = { cases[i].section, cases[i].items, NULL, any_key, &keys };
		struct cc_study *study;

		assert_true(cc_study_load(&study, cc_span(whole), "s.yaml", &other, arena, &err));
		assert_int_equal(keys, cases[i].keys);
		assert_int_equal(study->n_bindings, 6);
		assert_int_equal(study->n_items, cases[i].items != NULL);
		if (study->n_items > 0)
			assert_int_equal(study->items[0].n, 1);
	}
}

static void
bindings_stand_own_first_in_the_order_of_the_file(void **state)
{
	const struct cc_study *study = load(whole);

	(void)state;
	assert_int_equal(study->n_bindings, 8);
	assert_binding(study, 0, "idea", "案", 17, 11);
	assert_binding(study, 1, "person", "", 18, 13);
	assert_int_equal(study->binding[1].column.len, 0);
	assert_true(study->binding[0].own && study->binding[1].own);
	assert_binding(study, 2, "person", "回答者番号", 4, 11);
	assert_false(study->binding[2].own);
	assert_binding(study, 4, "text", "選んだ理由", 6, 10);
	assert_binding(study, 5, "text", "困ったこと：自由記述", 6, 17);
	assert_null(study->binding[5].node);
	assert_binding(study, 6, "what", "目的", 7, 18);
	assert_string_equal(cc_node_get(study->binding[6].node, "split")->text.at, "\n");
	assert_binding(study, 7, "satisfaction", "満足度", 8, 26);
	assert_string_equal(cc_node_get(study->binding[7].node, "scale")->text.at, "five");
}

static void
a_mapping_may_bind_several_columns_and_none(void **state)
{
	const struct cc_study *study =
	    load("columns:\n  text: {column: [a, b], missing: x}\n  what: {column: }\n  '#': '#3'\n");

	(void)state;
	assert_int_equal(study->n_bindings, 4);
	assert_binding(study, 1, "text", "b", 2, 22);
	assert_ptr_equal(study->binding[0].node, study->binding[1].node);
	assert_binding(study, 2, "what", "", 3, 18);
	assert_binding(study, 3, "#", "#3", 4, 8);
}

static void
without_a_study_the_presets_stand(void **state)
{
	struct cc_study *study;

	(void)state;
	assert_true(cc_study_load(&study, (struct cc_span){ NULL, 0 }, NULL, &spec, arena, &err));
	assert_null(study->file);
	assert_null(study->root);
	assert_null(study->section);
	assert_int_equal(study->n_items, 2);
	assert_true(study->items[0].preset);
	assert_int_equal(study->items[0].n, 2);
	assert_int_equal(study->n_bindings, 0);
	assert_false(study->has_lang || study->has_missing);
}

static void
empty_studies_and_sections_say_nothing(void **state)
{
	static const char *const texts[] = { "", "# nothing yet\n", "---\n", "idea_score:\n",
		"idea_score: {}\n", "columns:\nidea_score:\n  columns:\n" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct cc_study *study = load(texts[i]);

		assert_string_equal(study->file, "s.yaml");
		assert_true(study->items[0].preset);
		assert_int_equal(study->n_bindings, 0);
	}
}

static void
unknown_keys_are_refused_with_the_nearest_or_all(void **state)
{
	(void)state;
	assert_refused("study: x\nidea_scor:\n  threshold: 8\n",
	    "s.yaml:2:1: unknown key \"idea_scor\"; did you mean \"idea_score\"?");
	assert_refused("weights: 1\n",
	    "s.yaml:1:1: unknown key \"weights\"; wanted one of: study, lang, columns, missing, decimal, "
	    "date, "
	    "scales, findings, words, nets, "
	    "idea_score, job_map, voice_code, alternate_model, journey_map, kpi_report, partner_select, "
	    "session_plan, trial_test, cycle_check, reward_split, review_memo, cross_tab");
	assert_refused(
	    "idea_score:\n  axess: 1\n", "s.yaml:2:3: unknown key \"axess\"; did you mean \"axes\"?");
	assert_refused("idea_score:\n  treshold: 1\n",
	    "s.yaml:2:3: unknown key \"treshold\"; did you mean \"threshold\"?");
	assert_refused("idea_score:\n  重み: 1\n", "s.yaml:2:3: unknown key \"重み\"; wanted one of: "
						   "columns, axes, others, scale, threshold, prorate");
	assert_refused("columns:\n  what: {column: a, spilt: b}\n",
	    "s.yaml:2:21: unknown key \"spilt\"; did you mean \"split\"?");
	assert_refused("<<: {study: x}\n",
	    "s.yaml:1:1: unknown key \"<<\"; wanted one of: study, lang, columns, missing, decimal, date, "
	    "scales, findings, words, nets, "
	    "idea_score, job_map, voice_code, alternate_model, journey_map, kpi_report, partner_select, "
	    "session_plan, trial_test, cycle_check, reward_split, review_memo, cross_tab");
}

static void
a_section_without_options_of_its_own_knows_its_lists(void **state)
{
	const struct cc_study_spec bare = { "job_map", items, NULL, NULL, NULL };
	struct cc_study *study;

	(void)state;
	assert_false(cc_study_load(&study, CC_SPAN("job_map: {x: 1}"), "s.yaml", &bare, arena, &err));
	assert_string_equal(err.text, "s.yaml:1:11: unknown key \"x\"; wanted one of: columns, axes, others");
	assert_true(cc_study_load(&study, CC_SPAN("job_map: {others: [a]}"), "s.yaml", &bare, arena, &err));
	assert_int_equal(study->items[1].n, 1);
}

static void
slips_are_named_where_a_mapping_was_wanted(void **state)
{
	static const char colon[] = "a full-width colon; wanted \": \", an ASCII colon and a space";

	(void)state;
	assert_refused("study：x\n", cc_format(arena, "s.yaml:1:6: %s", colon));
	assert_refused("idea_score:\n  threshold：8\n", cc_format(arena, "s.yaml:2:12: %s", colon));
	assert_refused("columns: {person：番号}\n", cc_format(arena, "s.yaml:1:17: %s", colon));
	assert_refused("　study: x\n", "s.yaml:1:1: a full-width space; wanted an ASCII space");
	assert_refused(
	    "scales:\n  five:[a, b]\n", "s.yaml:2:7: no space after the colon; wanted \"key: value\"");
	assert_refused("\"a：b\": 1\n",
	    "s.yaml:1:1: unknown key \"a：b\"; wanted one of: study, lang, columns, missing, decimal, date, "
	    "scales, findings, words, nets, "
	    "idea_score, job_map, voice_code, alternate_model, journey_map, kpi_report, partner_select, "
	    "session_plan, trial_test, cycle_check, reward_split, review_memo, cross_tab");
}

static void
wrong_types_are_refused_at_their_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "[a]", "1:1: [...]; wanted a mapping, \"key: value\"" },
		{ "just text", "1:1: \"just text\"; wanted a mapping, \"key: value\"" },
		{ "study:\n", "1:7: \"\"; wanted text" },
		{ "study: {a: b}\n", "1:8: {...}; wanted text" },
		{ "lang: jp\n", "1:7: language \"jp\"; wanted en or ja" },
		{ "missing: 無回答\n", "1:10: \"無回答\"; wanted a list of texts" },
		{ "missing: [a, [b]]\n", "1:14: [...]; wanted text" },
		{ "columns: [a]\n", "1:10: [...]; wanted a mapping, \"key: value\"" },
		{ "columns: {text: []}\n", "1:17: an empty list; wanted names of columns" },
		{ "columns: {text: [[a]]}\n", "1:18: [...]; wanted text" },
		{ "columns: {text: {}}\n",
		    "1:17: a role without anything said of it; wanted \"column: NAME\" or another of its "
		    "keys" },
		{ "columns: {text: {column: {}}}\n", "1:26: {...}; wanted text" },
		{ "columns: {text: {column: a, split: [b]}}\n", "1:36: [...]; wanted text" },
		{ "columns: {text: {column: a, scale: }}\n", "1:36: \"\"; wanted text" },
		{ "columns: {text: {column: a, options: b}}\n", "1:38: \"b\"; wanted a list of texts" },
		{ "columns: {text: {column: a, missing: {}}}\n", "1:38: {...}; wanted a list of texts" },
		{ "scales: [a]\n", "1:9: [...]; wanted a mapping, \"key: value\"" },
		{ "scales: {a: b}\n", "1:13: \"b\"; wanted a list of texts" },
		{ "scales: {a: [b]}\n",
		    "1:13: a scale of fewer than two labels; wanted them all, low to high" },
		{ "scales: {a: [b, '']}\n", "1:17: an empty label; wanted text" },
		{ "scales: {a: [Yes, no, ｙｅｓ]}\n",
		    "1:23: label \"ｙｅｓ\" stands twice in the scale; wanted each once" },
		{ "idea_score: 8\n", "1:13: \"8\"; wanted a mapping, \"key: value\"" },
		{ "idea_score: {axes: }\n", "1:20: axes holds no entries; wanted a list, \"- id: NAME\"" },
		{ "idea_score: {axes: []}\n", "1:20: axes holds no entries; wanted a list, \"- id: NAME\"" },
		{ "idea_score: {columns: a}\n", "1:23: \"a\"; wanted a mapping, \"key: value\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_refused(cases[i].text, cc_format(arena, "s.yaml:%s", cases[i].message));
}

static void
impossible_values_of_options_are_refused(void **state)
{
	static const struct {
		const char *value, *message;
	} cases[] = {
		{ "threshold: eight", "14: \"eight\"; wanted a number" },
		{ "threshold: '8'", "14: text \"8\" in quotes; wanted a number without quotes" },
		{ "threshold: [8]", "14: [...]; wanted a number" },
		{ "threshold: ８", "14: \"８\"; wanted a number" },
		{ "threshold: 0x10", "14: \"0x10\"; wanted a number" },
		{ "threshold: .nan", "14: \".nan\"; wanted a number" },
		{ "threshold: ~", "14: \"~\"; wanted a number" },
		{ "prorate: {}", "12: {...}; wanted text" },
		{ "scale: 5", "10: \"5\"; wanted a list of texts" },
		{ "scale: [1, [x]]", "14: [...]; wanted text" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_refused(cc_format(arena, "idea_score:\n  %s\n", cases[i].value),
		    cc_format(arena, "s.yaml:2:%s", cases[i].message));
}

static void
faults_of_the_yaml_itself_come_with_their_place(void **state)
{
	(void)state;
	assert_refused("idea_score:\n  axes: [a]\n  scale: [1, 3]\n  axes: [b]\n",
	    "s.yaml:4:3: key \"axes\" stands twice; the first is on line 2");
	assert_refused("study: x\ncolumns:\n\tperson: a\n", "s.yaml:3:1: a tab; wanted spaces");
}

static void
no_prefix_of_a_study_crashes(void **state)
{
	struct cc_study *study;
	size_t good = 0;

	(void)state;
	for (size_t len = 0; len < sizeof whole; len++) {
		err.text[0] = '\0';
		if (load_span(&study, (struct cc_span){ whole, len }))
			good++;
		else
			assert_memory_equal(err.text, "s.yaml:", 7);
	}
	assert_true(good > 100 && good < sizeof whole - 100);
}

/* A mapping in place of a text, a list in place of a number, and so on. */
static void
any_value_may_be_of_any_kind_without_a_crash(void **state)
{
	static const char *const values[] = { "{}", "[]", "~", "''", "{a: {b: c}}", "[[1]]", "\"\\u202e\"" };
	struct cc_study *study;

	(void)state;
	for (const char *colon = whole; (colon = strstr(colon, ": ")) != NULL; colon++)
		for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
			const char *rest = colon + 2 + strcspn(colon + 2, ",}]\n");
			char *text =
			    cc_format(arena, "%.*s: %s%s", (int)(colon - whole), whole, values[i], rest);

			err.text[0] = '\0';
			if (!load_span(&study, cc_span(text)))
				assert_memory_equal(err.text, "s.yaml:", 7);
		}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_whole_study_loads_and_other_sections_are_passed_over),
		TEST(every_section_of_it_loads_for_its_command),
		TEST(bindings_stand_own_first_in_the_order_of_the_file),
		TEST(a_mapping_may_bind_several_columns_and_none),
		TEST(without_a_study_the_presets_stand),
		TEST(empty_studies_and_sections_say_nothing),
		TEST(unknown_keys_are_refused_with_the_nearest_or_all),
		TEST(a_section_without_options_of_its_own_knows_its_lists),
		TEST(slips_are_named_where_a_mapping_was_wanted),
		TEST(wrong_types_are_refused_at_their_place),
		TEST(impossible_values_of_options_are_refused),
		TEST(faults_of_the_yaml_itself_come_with_their_place),
		TEST(no_prefix_of_a_study_crashes),
		TEST(any_value_may_be_of_any_kind_without_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
