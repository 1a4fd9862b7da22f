/* part_once.c -- tests rec/part_once: states of parts that came once, twice or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "rec/part.h"

static const char *const counts[] = { "blank" };
static const struct cc_store_spec none[] = { { 0 } };
static const struct cc_part_form form = {
	.command = "test", .version = "1", .n_counts = 1, .count = counts, .stores = none
};

static struct cc_loader *loader;
static struct cc_err err;

static int
begin(void **state)
{
	set_up(state);
	loader = cc_loader_new(&form, arena);
	err = (struct cc_err){ 0 };
	return 0;
}

static int
end(void **state)
{
	cc_loader_free(loader);
	return tear_down(state);
}

static char *
hash_of(const char *text)
{
	struct cc_digest *digest = cc_digest_new(arena);
	struct cc_content content;

	cc_digest_add(digest, cc_span(text));
	content = cc_digest_content(digest);
	return cc_strdup(arena, content.hash);
}

static void
give(const char *file, uint64_t line, const char *text)
{
	struct cc_place place = { file, line, 0 };

	assert_true(cc_loader_line(loader, cc_span(text), place, &err));
}

/* A state of one input, which has a row unless its bytes are "". */
static void
give_state(const char *state, const char *parts, const char *input, const char *bytes)
{
	const char *head = cc_format(
	    arena, "{\"command\":\"test\",\"version\":\"1\",\"parameters\":{},\"parts\":[%s]}", parts);

	give(state, 1, head);
	give(state, 2, "{\"read\":{\"blank\":0},\"last_day\":null,\"columns\":[]}");
	give(state, 3,
	    cc_format(arena,
		"{\"input\":\"%s\",\"rows\":%d,\"encoding\":\"UTF-8\",\"guessed\":false,\"bytes\":%zu,"
		"\"hash\":"
		"\"%s\"}",
		input, bytes[0] != '\0', strlen(bytes), hash_of(bytes)));
	give(state, 4, "{\"lines\":4}");
}

/* Without a number. */
static void
give_file(const char *state, const char *input, const char *bytes)
{
	struct cc_part_input in = { .file = input };
	struct cc_part_id id;

	memcpy(in.content.hash, hash_of(bytes), CC_HASH_TEXT);
	cc_part_identify(&id, &in, 1, arena);
	give_state(state, cc_format(arena, "{\"hash\":\"%s\"}", id.hash), input, bytes);
}

/* With one; its bytes are the name of the input. */
static void
give_number(const char *state, int number, int of, const char *input)
{
	give_state(state,
	    cc_format(arena, "{\"hash\":\"%s\",\"part\":%d,\"of\":%d}", hash_of(input), number, of), input,
	    input);
}

static void
expect_refusal(uint32_t wanted, bool whole, const char *text)
{
	assert_false(cc_loader_once(loader, wanted, whole, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text, text);
}

static void
parts_that_differ_are_as_many_as_came(void **state)
{
	(void)state;
	give_file("a", "1.csv", "x");
	give_file("b", "2.csv", "y");
	assert_true(cc_loader_once(loader, 0, true, &err));
	assert_true(cc_loader_once(loader, 2, true, &err));
	expect_refusal(3, true, "2 parts came; wanted 3, as --parts says; their inputs: 1.csv, 2.csv");
	expect_refusal(1, false, "2 parts came; wanted 1, as --parts says; their inputs: 1.csv, 2.csv");
}

static void
the_same_content_is_refused_under_any_name(void **state)
{
	(void)state;
	give_file("a", "1.csv", "x");
	give_file("b", "2.csv", "y");
	give_file("c", "copy.csv", "x");
	give_file("d", "2.csv", "y");
	expect_refusal(0, false,
	    "c:3: \"copy.csv\" has the same content as \"1.csv\" in a:3; wanted each part once (if both are "
	    "to "
	    "count, give both to one --partial)");
}

static void
of_many_inputs_ten_are_named(void **state)
{
	(void)state;
	for (int i = 1; i <= 12; i++) {
		const char *name = cc_format(arena, "%02d.csv", i);

		give_file(name, name, name);
	}
	expect_refusal(13, true,
	    "12 parts came; wanted 13, as --parts says; their inputs: 01.csv, 02.csv, 03.csv, 04.csv, "
	    "05.csv, "
	    "06.csv, 07.csv, 08.csv, 09.csv, 10.csv and 2 more");
}

static void
what_has_no_rows_may_come_again(void **state)
{
	(void)state;
	give_file("a", "1.csv", "");
	give_file("b", "2.csv", "");
	assert_true(cc_loader_once(loader, 2, true, &err));
}

static void
parts_without_rows_and_of_one_name_count_once(void **state)
{
	(void)state;
	give_file("a", "stdin", "x");
	give_file("b", "stdin", "");
	give_file("c", "stdin", "");
	assert_true(cc_loader_once(loader, 0, true, &err));
	expect_refusal(3, true,
	    "2 parts came; wanted 3, as --parts says; their inputs: stdin, stdin, stdin; parts of one name "
	    "without rows count once, but --parts=K/N tells them apart");
}

static void
a_missing_number_is_named_where_the_whole_is_wanted(void **state)
{
	(void)state;
	give_number("d", 4, 4, "4.csv");
	give_number("b", 2, 4, "2.csv");
	assert_true(cc_loader_once(loader, 0, false, &err));
	expect_refusal(0, true, "2 of 4 parts came; missing: 1, 3");
	expect_refusal(4, false, "2 of 4 parts came; missing: 1, 3");
	expect_refusal(5, true, "b:1: a part of 4; wanted one of 5");
	give_number("a", 1, 4, "1.csv");
	give_number("c", 3, 4, "3.csv");
	assert_true(cc_loader_once(loader, 0, true, &err));
	assert_true(cc_loader_once(loader, 4, true, &err));
}

static void
of_many_missing_numbers_ten_are_named(void **state)
{
	(void)state;
	give_number("a", 3, 14, "3.csv");
	expect_refusal(0, true, "1 of 14 parts came; missing: 1, 2, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more");
}

static void
a_number_that_comes_twice_is_refused_whatever_it_holds(void **state)
{
	(void)state;
	give_number("a", 1, 2, "old.csv");
	give_number("b", 2, 2, "2.csv");
	give_number("c", 1, 2, "new.csv");
	expect_refusal(0, false, "c:1: part 1 of 2, which a:1 has too; wanted each part once");
}

static void
numbers_are_for_all_parts_of_one_run_or_for_none(void **state)
{
	(void)state;
	give_number("a", 1, 2, "1.csv");
	give_number("b", 2, 3, "2.csv");
	expect_refusal(0, false, "b:1: a part of 3; wanted one of 2, as in a:1");
	cc_loader_free(loader);
	loader = cc_loader_new(&form, arena);
	give_number("a", 1, 2, "1.csv");
	give_file("b", "2.csv", "y");
	expect_refusal(0, false, "b:1: a part without a number; wanted one by --parts=K/N, as in a:1");
	cc_loader_free(loader);
	loader = cc_loader_new(&form, arena);
	give_file("b", "2.csv", "y");
	give_number("a", 1, 2, "1.csv");
	expect_refusal(
	    0, false, "a:1: a part with a number; wanted none, as in b:1, or --parts=K/N for both");
}

/* A state whose head has these parts. */
static void
expect_damaged(const char *parts)
{
	const char *head = cc_format(
	    arena, "{\"command\":\"test\",\"version\":\"1\",\"parameters\":{},\"parts\":%s}", parts);

	assert_false(cc_loader_line(loader, cc_span(head), (struct cc_place){ "a", 1, 0 }, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text, "a:1: damaged at \"parts\"; wanted a line as --partial printed it");
	cc_loader_free(loader);
	loader = cc_loader_new(&form, arena);
}

static void
parts_that_no_run_numbers_are_refused(void **state)
{
	const char *hash = hash_of("x");

	(void)state;
	expect_damaged("null");
	expect_damaged("[]");
	expect_damaged("[{}]");
	expect_damaged("[{\"hash\":\"x\"}]");
	expect_damaged(cc_format(arena, "[{\"hash\":\"%s\",\"part\":0,\"of\":3}]", hash));
	expect_damaged(cc_format(arena, "[{\"hash\":\"%s\",\"part\":4,\"of\":3}]", hash));
	expect_damaged(cc_format(arena, "[{\"hash\":\"%s\",\"part\":1}]", hash));
	expect_damaged(cc_format(arena, "[{\"hash\":\"%s\",\"part\":1,\"of\":1048577}]", hash));
	expect_damaged(cc_format(arena, "[{\"hash\":\"%s\",\"part\":1.5,\"of\":3}]", hash));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts_that_differ_are_as_many_as_came),
		TEST(the_same_content_is_refused_under_any_name),
		TEST(of_many_inputs_ten_are_named),
		TEST(what_has_no_rows_may_come_again),
		TEST(parts_without_rows_and_of_one_name_count_once),
		TEST(a_missing_number_is_named_where_the_whole_is_wanted),
		TEST(of_many_missing_numbers_ten_are_named),
		TEST(a_number_that_comes_twice_is_refused_whatever_it_holds),
		TEST(numbers_are_for_all_parts_of_one_run_or_for_none),
		TEST(parts_that_no_run_numbers_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
