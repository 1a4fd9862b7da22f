/* yaml.c -- tests rec/yaml, and rec/node on what it makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "rec/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

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
load_span(struct cc_node **out, struct cc_span text)
{
	/* A block of its own, so that the sanitizer sees a read past the end. */
	char *copy = malloc(text.len ? text.len : 1);
	bool ok;

	memcpy(copy, text.at, text.len);
	ok = cc_yaml_load(out, (struct cc_span){ copy, text.len }, "s.yaml", CC_EXIT_STUDY, arena, &err);
	free(copy);
	return ok;
}

static const struct cc_node *
load(const char *text)
{
	struct cc_node *root;

	if (!load_span(&root, cc_span(text)))
		fail_msg("%s: %s", text, err.text);
	return root;
}

static void
assert_refused_span(struct cc_span text, const char *message)
{
	struct cc_node *root;

	assert_false(load_span(&root, text));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_string_equal(err.text, message);
}

static void
assert_refused(const char *text, const char *message)
{
	assert_refused_span(cc_span(text), message);
}

static void
assert_scalar(const struct cc_node *node, const char *text, uint64_t line, uint64_t column)
{
	assert_non_null(node);
	assert_int_equal(node->kind, CC_NODE_SCALAR);
	assert_string_equal(node->text.at, text);
	assert_int_equal(node->text.len, strlen(text));
	assert_int_equal(node->line, line);
	assert_int_equal(node->column, column);
}

static void
marks_count_lines_and_characters_from_one(void **state)
{
	const struct cc_node *root = load("study: コーヒー\n軸:\n  - {名: 価値, 重み: 1}\r\n  - b\n"), *list;

	(void)state;
	assert_int_equal(root->kind, CC_NODE_MAP);
	assert_int_equal(root->n, 2);
	assert_scalar(root->key[0], "study", 1, 1);
	assert_scalar(root->item[0], "コーヒー", 1, 8);
	assert_scalar(root->key[1], "軸", 2, 1);
	list = cc_node_get(root, "軸");
	assert_int_equal(list->kind, CC_NODE_LIST);
	assert_int_equal(list->n, 2);
	assert_int_equal(list->line, 3);
	assert_int_equal(list->column, 3);
	assert_int_equal(list->item[0]->column, 5);
	assert_scalar(cc_node_get(list->item[0], "重み"), "1", 3, 17);
	assert_scalar(list->item[1], "b", 4, 5);
}

static void
nothing_but_scalars_lists_and_maps_is_looked_into(void **state)
{
	const struct cc_node *root = load("a: [1]\nb: x\n");

	(void)state;
	assert_null(cc_node_get(root, "c"));
	assert_null(cc_node_get(root, "A"));
	assert_null(cc_node_get(cc_node_get(root, "a"), "1"));
	assert_null(cc_node_get(cc_node_get(root, "b"), "x"));
	assert_null(cc_node_get(NULL, "a"));
}

static void
every_scalar_is_text_and_knows_whether_it_was_quoted(void **state)
{
	static const char *const plain[] = { "no", "012", "3.10", "1_000", "2026-01-27", "true", ".5" };
	const struct cc_node *root = load("[no, 012, 3.10, 1_000, 2026-01-27, true, .5, '8', \"8\", ! 8]");

	(void)state;
	for (size_t i = 0; i < 7; i++) {
		assert_string_equal(root->item[i]->text.at, plain[i]);
		assert_false(root->item[i]->quoted);
	}
	for (size_t i = 7; i < 10; i++) {
		assert_string_equal(root->item[i]->text.at, "8");
		assert_true(root->item[i]->quoted);
	}
	root = load("a: |\n  x\n  y\nb: >\n  x\n  y\n");
	assert_scalar(cc_node_get(root, "a"), "x\ny\n", 1, 4);
	assert_true(cc_node_get(root, "a")->quoted);
	assert_scalar(cc_node_get(root, "b"), "x y\n", 4, 4);
}

static void
null_is_empty_tilde_or_the_word_unquoted(void **state)
{
	const struct cc_node *root = load("[~, null, '', 'null', \"~\", nil, {a: }]");

	(void)state;
	assert_true(cc_node_null(root->item[0]));
	assert_true(cc_node_null(root->item[1]));
	for (size_t i = 2; i < 7; i++)
		assert_false(cc_node_null(root->item[i]));
	assert_true(cc_node_null(cc_node_get(root->item[6], "a")));
}

static void
empty_texts_have_no_document(void **state)
{
	(void)state;
	assert_null(load(""));
	assert_null(load("# a comment\n\n"));
	assert_null(load("\xef\xbb\xbf"));
	assert_true(cc_node_null(load("---\n")));
}

static void
a_byte_order_mark_is_dropped_and_moves_no_column(void **state)
{
	(void)state;
	assert_scalar(load("\xef\xbb\xbf"
			   "a: 1\n")
			  ->key[0],
	    "a", 1, 1);
	assert_refused("\xef\xbb\xbf"
		       "a: *x\n",
	    "s.yaml:1:4: alias \"*x\"; wanted the value itself");
	assert_refused("\xef\xbb\xbf"
		       "重み：3\nb: 1\n",
	    "s.yaml:1:3: a full-width colon; wanted \": \", an ASCII colon and a space");
}

static void
json_is_read_too(void **state)
{
	const struct cc_node *root = load("{\"a\": [1, {\"b\":\"x\"}],\n\t\"c\": null}");

	(void)state;
	assert_scalar(cc_node_get(cc_node_get(root, "a")->item[1], "b"), "x", 1, 16);
	assert_true(cc_node_null(cc_node_get(root, "c")));
}

static void
a_key_that_stands_twice_is_refused_with_both_places(void **state)
{
	(void)state;
	assert_refused("x:\n  axes: 1\n  b: 2\n  c: 3\n  axes: 4\n",
	    "s.yaml:5:3: key \"axes\" stands twice; the first is on line 2");
	assert_refused(
	    "{z: 1, a: 2, a: 3, z: 4}", "s.yaml:1:14: key \"a\" stands twice; the first is on line 1");
	assert_refused(
	    "顧客: 1\n\"顧客\": 2\n", "s.yaml:2:1: key \"顧客\" stands twice; the first is on line 1");
}

static void
the_same_key_in_two_maps_is_fine(void **state)
{
	(void)state;
	assert_int_equal(load("- {a: 1}\n- {a: 2, b: {a: 3}}\n")->n, 2);
}

static void
aliases_are_refused_and_lone_anchors_pass(void **state)
{
	(void)state;
	assert_refused("a: &x 1\nb: *x\n", "s.yaml:2:4: alias \"*x\"; wanted the value itself");
	assert_refused("a: &x {b: 1}\nc:\n  <<: *x\n", "s.yaml:3:7: alias \"*x\"; wanted the value itself");
	assert_refused("a: &x 1\n*x : 2\n", "s.yaml:2:1: alias \"*x\"; wanted the value itself");
	assert_scalar(cc_node_get(load("a: &x 1\n"), "a"), "1", 1, 4);
}

static void
tags_are_refused(void **state)
{
	(void)state;
	assert_refused(
	    "a: !!str 1\n", "s.yaml:1:4: tag \"tag:yaml.org,2002:str\"; wanted a value without a tag");
	assert_refused("a: !x [1]\n", "s.yaml:1:4: tag \"!x\"; wanted a value without a tag");
	assert_refused("!y {a: 1}\n", "s.yaml:1:1: tag \"!y\"; wanted a value without a tag");
}

static void
a_second_document_is_refused(void **state)
{
	(void)state;
	assert_refused("---\na: 1\n---\nb: 2\n", "s.yaml:3:1: a second document begins; wanted one");
	assert_refused(
	    "a: 1\n...\nb: 2\n", "s.yaml:3:1: text after the end of the document; wanted one document");
	assert_int_equal(load("---\na: 1\n...\n")->n, 1);
}

static void
keys_are_texts(void **state)
{
	(void)state;
	assert_refused("? [a]\n: b\n", "s.yaml:1:3: a key that is a list or a mapping; wanted text");
	assert_refused("{{a: 1}: 2}", "s.yaml:1:2: a key that is a list or a mapping; wanted text");
}

static void
slips_of_the_keyboard_are_named_where_they_were_made(void **state)
{
	static const char colon[] = "a full-width colon; wanted \": \", an ASCII colon and a space";
	char wanted[200];
	static const struct {
		const char *text, *place;
	} cases[] = {
		{ "study: x\n重み：3\nthreshold: 8\n", "2:3" },
		{ "idea_score：\n  axes: 1\n", "1:11" },
		{ "a: 1\nb：2\nc：3\n\n# d\ne: 4\n", "2:2" },
		{ "a: 1\r\nb：2\r\nc: 3\r\n", "2:2" },
		{ "a: 1\rb：2\rc: 3\r", "2:2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(wanted, sizeof wanted, "s.yaml:%s: %s", cases[i].place, colon);
		assert_refused(cases[i].text, wanted);
	}
	assert_refused("a:　1\nb: 2\n", "s.yaml:1:3: a full-width space; wanted an ASCII space");
	assert_refused("a: 1\nb:2\nc: 3\n", "s.yaml:2:2: no space after the colon; wanted \"key: value\"");
}

static void
a_slip_further_up_is_not_blamed(void **state)
{
	(void)state;
	assert_refused("n: |\n  注意：x\na: b: c\n",
	    "s.yaml:3:5: a colon cannot stand here; wanted \"key: value\" on a line of its own, "
	    "or the text in quotes");
}

static void
what_the_parser_stumbles_over_is_said_in_plain_words(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "a:\n\tb: 1\n", "2:1: a tab; wanted spaces" },
		{ "a:\n  - あ\n\t- c\n", "3:1: a tab; wanted spaces" },
		{ "a: @x\n", "1:4: \"@\" cannot begin a value; wanted the text in quotes" },
		{ "あ: `x\n", "1:4: \"`\" cannot begin a value; wanted the text in quotes" },
		{ "a: 1\nfoo\nb: 2\n", "2:1: a key without a colon; wanted \"key: value\"" },
		{ "a:\n  b: 1\n c: 2\n", "3:2: this does not go on with the mapping that begins on line 1; "
					 "wanted a key in column 1" },
		{ "- a\nb: 1\n", "2:1: this does not go on with the list that begins on line 1; wanted \"- "
				 "\" in column 1" },
		{ "a: [1, 2\nb: 3\n",
		    "2:2: the list that opens on line 1, column 4 is not closed; wanted \",\" or \"]\"" },
		{ "a: {b: 1\nc: 2\n",
		    "2:2: the mapping that opens on line 1, column 4 is not closed; wanted \",\" or \"}\"" },
		{ "a: 1\nb: \"x\nc: 2\n", "2:4: this quote never closes" },
		{ "a: 'x\n---\n", "1:4: this quote never closes" },
		{ "a: \"\\d\"\n", "1:5: an unknown escape in double quotes; wanted \"\\\\\" for a backslash, "
				  "or single quotes" },
		{ "a: - 1\n", "1:4: a list cannot begin here; wanted \"- \" on a line of its own" },
		{ "a: [1,,2]\n", "1:7: nothing stands here; wanted a value" },
		{ "%YAML 3.0\n---\na\n", "1:1: not YAML: found incompatible YAML document" },
	};
	char wanted[300];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(wanted, sizeof wanted, "s.yaml:%s", cases[i].message);
		assert_refused(cases[i].text, wanted);
	}
}

static void
bad_bytes_are_named_where_they_stand(void **state)
{
	(void)state;
	/* 軸 as CP932 writes it */
	assert_refused(
	    "a: 1\r\nb: \xe8\xb2\n", "s.yaml:2:4: byte 0xe8 is not UTF-8; wanted a file saved as UTF-8");
	assert_refused("あ: \x83\n", "s.yaml:1:4: byte 0x83 is not UTF-8; wanted a file saved as UTF-8");
	assert_refused("\xff\xfe"
		       "a",
	    "s.yaml:1:1: byte 0xff is not UTF-8; wanted a file saved as UTF-8");
	assert_refused("a: \xe3\x81", "s.yaml:1:4: byte 0xe3 is not UTF-8; wanted a file saved as UTF-8");
	assert_refused("あ: 1\nあ: \x1b[m\n", "s.yaml:2:4: control character U+001B; wanted plain text");
	assert_refused_span(CC_SPAN("a: \0\n"), "s.yaml:1:4: control character U+0000; wanted plain text");
	assert_refused("a: \"x\\0y\"\n", "s.yaml:1:4: a NUL character in the text; wanted plain text");
}

static char *
repeat(const char *text, size_t n)
{
	size_t len = strlen(text);
	char *out = cc_alloc(arena, n * len + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(out + i * len, text, len);
	return out;
}

static void
sixty_four_levels_pass_and_the_next_is_refused(void **state)
{
	(void)state;
	load(cc_format(arena, "%s%s", repeat("[", 64), repeat("]", 64)));
	assert_refused(cc_format(arena, "%s%s", repeat("[", 65), repeat("]", 65)),
	    "s.yaml:1:65: lists and mappings nested more than 64 deep");
	assert_refused(cc_format(arena, "%s1", repeat("- ", 65)),
	    "s.yaml:1:129: lists and mappings nested more than 64 deep");
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* libyaml alone burns a minute on 200 KB of "[". */
static void
nesting_bombs_stop_at_once(void **state)
{
	static const char *const bombs[] = { "[", "{a: ", "- ", "[\n" };
	double start = seconds();

	(void)state;
	for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
		struct cc_node *root;

		assert_false(load_span(&root, cc_span(repeat(bombs[i], 200000))));
		assert_non_null(strstr(err.text, "nested more than 64 deep"));
	}
	assert_refused(repeat("{", 200000), "s.yaml:1:2: a key that is a list or a mapping; wanted text");
	assert_refused(repeat("? ", 200000), "s.yaml:1:3: a key that is a list or a mapping; wanted text");
	assert_true(seconds() - start < 5);
}

static void
a_thousand_million_laughs_are_refused_at_the_first_alias(void **state)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");
	char text[4096];
	FILE *f;
	size_t n;

	(void)state;
	assert_refused("a: &a [lol, lol]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
	    "s.yaml:2:8: alias \"*a\"; wanted the value itself");
	if (data == NULL)
		data = cc_format(arena, "%s/../shared/data", top == NULL ? "." : top);
	f = fopen(cc_format(arena, "%s/bad-inputs/yaml_billion_laughs.yaml", data), "r");
	if (f == NULL) {
		print_message("SKIP: bad-inputs/yaml_billion_laughs.yaml is not there; COCREATE_DATA names "
			      "its folder\n");
		skip();
	}
	n = fread(text, 1, sizeof text, f);
	fclose(f);
	assert_refused_span((struct cc_span){ text, n }, "s.yaml:2:8: alias \"*a\"; wanted the value itself");
}

static void
tag_directives_are_refused_before_libyaml_compares_them(void **state)
{
	struct cc_buf buf = { 0 };
	double start = seconds();
	struct cc_node *root;

	(void)state;
	for (int i = 0; i < 150000; i++)
		cc_buf_printf(&buf, "%%TAG !a%d! x\n", i);
	assert_false(load_span(&root, (struct cc_span){ buf.at, buf.len }));
	cc_buf_free(&buf);
	assert_true(seconds() - start < 5);
	assert_refused(
	    "a: 1\n...\n%TAG ! x\n---\nb\n", "s.yaml:3:1: a %TAG directive; wanted a document without tags");
	assert_refused(
	    "#\xe2\x80\xa8%TAG ! x\n--- a\n", "s.yaml:1:3: a %TAG directive; wanted a document without tags");
	assert_string_equal(load("a %TAG: b\n")->key[0]->text.at, "a %TAG");
}

static void
more_than_four_megabytes_are_refused(void **state)
{
	(void)state;
	assert_null(load(repeat("#234567\n", CC_YAML_MAX / 8)));
	assert_refused(cc_format(arena, "%s\n", repeat("#234567\n", CC_YAML_MAX / 8)),
	    "s.yaml: 4194305 bytes; wanted at most 4194304");
}

static void
wide_documents_take_linear_time(void **state)
{
	struct cc_buf buf = { 0 };
	double start = seconds();
	struct cc_node *root;

	(void)state;
	for (int i = 0; i < 200000; i++)
		cc_buf_printf(&buf, "k%d: %d\n", i * 7919 % 200003, i);
	assert_true(load_span(&root, (struct cc_span){ buf.at, buf.len }));
	assert_int_equal(root->n, 200000);
	cc_buf_puts(&buf, "k7: twice\n");
	assert_false(load_span(&root, (struct cc_span){ buf.at, buf.len }));
	assert_non_null(strstr(err.text, "s.yaml:200001:1: key \"k7\" stands twice"));
	cc_buf_free(&buf);
	assert_true(seconds() - start < 20);
}

static void
no_prefix_of_a_document_crashes(void **state)
{
	static const char text[] =
	    "\xef\xbb\xbf# 調査\n%YAML 1.1\n---\nstudy: \"コーヒー\\n\\u3042\"\n軸: &a\n"
	    "  - {id: '価値', 重み: [1, 2.5, ~]}\n  - >-\n    長い\n    文\n? b\n: !x |2\n   c\n"
	    "d: *a\n\te\n重み：3\n...\n---\n";
	struct cc_node *root;

	(void)state;
	for (size_t len = 0; len < sizeof text; len++) {
		err.text[0] = '\0';
		if (!load_span(&root, (struct cc_span){ text, len }))
			assert_memory_equal(err.text, "s.yaml:", 7);
	}
}

static void
any_byte_may_be_broken_without_a_crash(void **state)
{
	static const char good[] = "study: x\n軸:\n  - {id: 'a', w: \"b\\t\"}\n  - >\n    c\nd: [1, 2]\n";
	static const char bytes[] = "\t\n\r \"'[]{}:,-?&*!|>%@`#\\\xff\x80\xe3\0";
	char text[sizeof good];
	struct cc_node *root;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof good; i++)
		for (size_t k = 0; k < sizeof bytes; k++) {
			memcpy(text, good, sizeof good);
			text[i] = bytes[k];
			err.text[0] = '\0';
			if (!load_span(&root, (struct cc_span){ text, sizeof good - 1 }))
				assert_memory_equal(err.text, "s.yaml:", 7);
		}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(marks_count_lines_and_characters_from_one),
		TEST(nothing_but_scalars_lists_and_maps_is_looked_into),
		TEST(every_scalar_is_text_and_knows_whether_it_was_quoted),
		TEST(null_is_empty_tilde_or_the_word_unquoted),
		TEST(empty_texts_have_no_document),
		TEST(a_byte_order_mark_is_dropped_and_moves_no_column),
		TEST(json_is_read_too),
		TEST(a_key_that_stands_twice_is_refused_with_both_places),
		TEST(the_same_key_in_two_maps_is_fine),
		TEST(aliases_are_refused_and_lone_anchors_pass),
		TEST(tags_are_refused),
		TEST(a_second_document_is_refused),
		TEST(keys_are_texts),
		TEST(slips_of_the_keyboard_are_named_where_they_were_made),
		TEST(a_slip_further_up_is_not_blamed),
		TEST(what_the_parser_stumbles_over_is_said_in_plain_words),
		TEST(bad_bytes_are_named_where_they_stand),
		TEST(sixty_four_levels_pass_and_the_next_is_refused),
		TEST(nesting_bombs_stop_at_once),
		TEST(a_thousand_million_laughs_are_refused_at_the_first_alias),
		TEST(tag_directives_are_refused_before_libyaml_compares_them),
		TEST(more_than_four_megabytes_are_refused),
		TEST(wide_documents_take_linear_time),
		TEST(no_prefix_of_a_document_crashes),
		TEST(any_byte_may_be_broken_without_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
