/* packed.c -- tests rec/packed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "rec/opener.h"
#include "rec/packed.h"
#include "rec/yaml.h"

#include <stdlib.h>

static const char text[] = "look: right\n"
			   "words: [\"ない\", 'なし', ~, [], {}]\n"
			   "codes:\n"
			   "  - {code: joy, value: 2, empty: \"\"}\n"
			   "  - code: 怒り\n";

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

static struct cc_span
packed(const char *of)
{
	struct cc_buf buf = { 0 };
	struct cc_node *root;
	struct cc_span bytes;

	assert_true(cc_yaml_load(&root, cc_span(of), "f", CC_EXIT_STUDY, arena, &err));
	cc_pack(&buf, root, cc_span(of));
	cc_pack_end(&buf);
	bytes = cc_span_dup(arena, (struct cc_span){ buf.at, buf.len });
	cc_buf_free(&buf);
	return bytes;
}

static void
assert_alike(const struct cc_node *a, const struct cc_node *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->column, b->column);
	assert_int_equal(a->quoted, b->quoted);
	assert_int_equal(a->n, b->n);
	assert_true(cc_span_eq(a->text, b->text));
	if (a->kind == CC_NODE_SCALAR)
		assert_int_equal(b->text.at[b->text.len], '\0');
	for (size_t i = 0; i < a->n; i++) {
		if (a->kind == CC_NODE_MAP)
			assert_alike(a->key[i], b->key[i]);
		assert_alike(a->item[i], b->item[i]);
	}
}

static void
what_was_packed_is_what_the_yaml_says(void **state)
{
	struct cc_node *read, *root;

	(void)state;
	assert_true(cc_yaml_load(&root, cc_span(text), "f", CC_EXIT_STUDY, arena, &err));
	assert_true(cc_unpack(&read, NULL, packed(text), cc_span(text), arena));
	assert_alike(root, read);
}

static void
of_a_text_that_was_edited_nothing_is_read(void **state)
{
	char *edited = cc_strdup(arena, text);
	struct cc_span bytes = packed(text);
	struct cc_node *root;

	(void)state;
	for (size_t i = 0; edited[i] != '\0'; i++) {
		edited[i] ^= 1;
		assert_false(cc_unpack(&root, NULL, bytes, cc_span(edited), arena));
		edited[i] ^= 1;
	}
	assert_false(cc_unpack(&root, NULL, bytes, (struct cc_span){ text, strlen(text) - 1 }, arena));
	assert_true(cc_unpack(&root, NULL, bytes, cc_span(edited), arena));
}

static void
bytes_that_are_cut_or_go_on_are_no_node(void **state)
{
	struct cc_span bytes = packed(text);
	struct cc_node *root;
	char *more;

	(void)state;
	for (size_t len = 0; len < bytes.len; len++) {
		/* a block of its own, so that a read behind it is seen */
		char *cut = len > 0 ? memcpy(cc_malloc(len), bytes.at, len) : NULL;

		assert_false(cc_unpack(&root, NULL, (struct cc_span){ cut, len }, cc_span(text), arena));
		free(cut);
	}
	more = memcpy(cc_malloc(bytes.len + 1), bytes.at, bytes.len);
	more[bytes.len] = '\0';
	assert_false(cc_unpack(&root, NULL, (struct cc_span){ more, bytes.len + 1 }, cc_span(text), arena));
	free(more);
}

static void
bytes_that_were_changed_are_no_node(void **state)
{
	struct cc_span bytes = packed(text);
	struct cc_node *root;

	(void)state;
	for (size_t i = 0; i < bytes.len; i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			char *changed = memcpy(cc_malloc(bytes.len), bytes.at, bytes.len);
			struct cc_buf sealed = { changed, bytes.len, bytes.len };

			changed[i] ^= (char)(1 << bit);
			assert_false(cc_unpack(
			    &root, NULL, (struct cc_span){ changed, bytes.len }, cc_span(text), arena));
			/* And where somebody meant it. */
			cc_pack_end(&sealed);
			cc_unpack(&root, NULL, (struct cc_span){ changed, bytes.len }, cc_span(text), arena);
			free(changed);
		}
}

/* data/ as it was, and bytes of another text beside it. */
static bool
stale(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)to;
	(void)why;
	*out = strncmp(name, "packed/", 7) == 0 ? packed("a: [stale]\n") : cc_span("a: [edited]\n");
	return true;
}

static void
an_edited_file_is_read_as_it_stands(void **state)
{
	static const struct cc_openers open = { stale, NULL };
	struct cc_span more = CC_SPAN("not yet");
	struct cc_node *root;

	(void)state;
	assert_true(cc_data_yaml(&root, "words.yaml", &open, arena, &err));
	assert_true(cc_span_eq(root->item[0]->item[0]->text, CC_SPAN("edited")));
	assert_true(cc_data_node(&root, &more, CC_SPAN("a: [edited]\n"), "words.yaml", stale, arena, &err));
	assert_null(more.at);
	assert_true(cc_data_node(&root, &more, CC_SPAN("a: [stale]\n"), "words.yaml", stale, arena, &err));
	assert_non_null(more.at);
	assert_int_equal(more.len, 0);
}

static void
numbers_and_texts_may_stand_behind_the_node(void **state)
{
	static const uint64_t numbers[] = { 0, 127, 128, 300, UINT32_MAX, UINT64_MAX >> 1 };
	enum { NUMBERS = sizeof numbers / sizeof *numbers };
	struct cc_buf buf = { 0 };
	struct cc_node *root;
	struct cc_span more, found;
	uint64_t number;

	(void)state;
	assert_true(cc_yaml_load(&root, cc_span(text), "f", CC_EXIT_STUDY, arena, &err));
	cc_pack(&buf, root, cc_span(text));
	for (size_t i = 0; i < NUMBERS; i++)
		cc_pack_number(&buf, numbers[i]);
	cc_pack_text(&buf, CC_SPAN("不安"));
	cc_pack_end(&buf);
	assert_true(cc_unpack(&root, &more, (struct cc_span){ buf.at, buf.len }, cc_span(text), arena));
	for (size_t i = 0; i < NUMBERS; i++) {
		assert_true(cc_unpack_number(&number, &more));
		assert_true(number == numbers[i]);
	}
	assert_true(cc_unpack_text(&found, &more));
	assert_true(cc_span_eq(found, CC_SPAN("不安")));
	assert_int_equal(more.len, 0);
	assert_false(cc_unpack_number(&number, &more));
	assert_false(cc_unpack_text(&found, &more));
	/* A number that goes on, a text longer than what there is, one that does not end. */
	more = (struct cc_span){ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 11 };
	assert_false(cc_unpack_number(&number, &more));
	more = (struct cc_span){ "\4abc", 4 };
	assert_false(cc_unpack_text(&found, &more));
	more = (struct cc_span){ "\2abc", 4 };
	assert_false(cc_unpack_text(&found, &more));
	cc_buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_packed_is_what_the_yaml_says, set_up, tear_down),
		cmocka_unit_test_setup_teardown(of_a_text_that_was_edited_nothing_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bytes_that_are_cut_or_go_on_are_no_node, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bytes_that_were_changed_are_no_node, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_edited_file_is_read_as_it_stands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    numbers_and_texts_may_stand_behind_the_node, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
