/* yaml_text.c -- tests rec/yaml_text: what is written is read as the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "random.h"
#include "rec/yaml.h"
#include "rec/yaml_text.h"

static struct cc_node *
load(const char *text)
{
	struct cc_node *node;
	struct cc_err err = { 0 };

	if (!cc_yaml_load(&node, cc_span(text), "test", CC_EXIT_STUDY, arena, &err))
		fail_msg("%s: %s", text, err.text);
	return node;
}

static void
assert_line(const char *text, const char *wanted)
{
	struct cc_span line = cc_yaml_line(load(text), arena);

	assert_string_equal(cc_strndup(arena, line.at, line.len), wanted);
}

static void
what_says_the_same_has_the_same_line(void **state)
{
	(void)state;
	assert_line("of:\n  where: {event: applied}\n  count: {}\nto: 5\n",
	    "{of: {count: {}, where: {event: applied}}, to: 5}");
	assert_line("{to: 5, of: {count: , where: {event: 'applied'}}}",
	    "{of: {count: {}, where: {event: applied}}, to: 5}");
	assert_line("[1, 0.25, -3, 2026-06-01, 満足, a b, \"\", yes, 'null', [x]]",
	    "[1, 0.25, \"-3\", 2026-06-01, 満足, \"a b\", \"\", \"yes\", \"null\", [x]]");
	assert_line("{}", "{}");
	assert_line("[]", "[]");
}

static void
line_ends_are_blanks_and_quotes_stay(void **state)
{
	(void)state;
	assert_line("\"a\\nb \\\"c\\\" \\\\d\"", "\"a b \\\"c\\\" \\\\d\"");
	assert_line("\"\\x10\"", "\"\x10\"");
}

/* Texts of what YAML takes for something else. */
static struct cc_span
random_text(uint64_t *random)
{
	static const char *const part[] = { "a", "B", "7", "-", "_", " ", ":", "#", "{", "]", ",", "'", "\"",
		"\\", "&", "*", "!", "|", ">", "%", "@", "~", "null", "yes", "true", "満", "：", "　", "é",
		"?", "- ", ": ", " #", "=" };
	struct cc_buf text = { 0 };
	struct cc_span out;

	for (int64_t n = random_below(random, 5); n >= 0; n--)
		cc_buf_puts(&text, part[random_below(random, sizeof part / sizeof *part)]);
	out = (struct cc_span){ cc_strndup(arena, text.at, text.len), text.len };
	cc_buf_free(&text);
	return out;
}

static struct cc_node *
random_node(uint64_t *random, int depth)
{
	struct cc_node *node = CC_NEW(arena, struct cc_node);
	int64_t kind = depth > 0 ? random_below(random, 3) : 0;

	if (kind == 0) {
		node->kind = CC_NODE_SCALAR;
		node->quoted = true;
		node->text = random_text(random);
		return node;
	}
	node->kind = kind == 1 ? CC_NODE_LIST : CC_NODE_MAP;
	node->n = (size_t)random_below(random, 4);
	node->item = CC_ARRAY(arena, struct cc_node *, node->n + 1);
	node->key = CC_ARRAY(arena, struct cc_node *, node->n + 1);
	for (size_t i = 0; i < node->n; i++) {
		node->item[i] = random_node(random, depth - 1);
		node->key[i] = random_node(random, 0);
		/* No two keys of a mapping are one. */
		node->key[i]->text = cc_span(cc_format(
		    arena, "%zu%s", i, cc_strndup(arena, node->key[i]->text.at, node->key[i]->text.len)));
	}
	return node;
}

static bool
same(const struct cc_node *a, const struct cc_node *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == CC_NODE_SCALAR)
		return cc_span_eq(a->text, b->text) && !cc_node_null(b);
	for (size_t i = 0; i < a->n; i++)
		if ((a->kind == CC_NODE_MAP && !cc_span_eq(a->key[i]->text, b->key[i]->text)) ||
		    !same(a->item[i], b->item[i]))
			return false;
	return true;
}

/* Keys are numbered, so that their order is that of their bytes. */
static void
any_node_is_read_as_it_was(void **state)
{
	uint64_t random = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct cc_node *node = random_node(&random, 3);
		struct cc_span line = cc_yaml_line(node, arena);
		const char *text = cc_strndup(arena, line.at, line.len);

		if (!same(node, load(text)))
			fail_msg("read otherwise: %s", text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_says_the_same_has_the_same_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_ends_are_blanks_and_quotes_stay, set_up, tear_down),
		cmocka_unit_test_setup_teardown(any_node_is_read_as_it_was, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
