/* pattern.c -- tests base/pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/pattern.h"

#include <stdio.h>

static struct cc_arena *arena;
static struct cc_matcher *matcher;
static struct cc_pattern_fault fault;

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	matcher = cc_matcher_new();
	fault = (struct cc_pattern_fault){ 0 };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_matcher_free(matcher);
	cc_arena_free(arena);
	return 0;
}

static struct cc_pattern *
pattern(const char *text)
{
	struct cc_pattern *p = NULL;

	if (!cc_pattern_new(&p, cc_span(text), arena, &fault))
		fail_msg("%s: %s", text, fault.text);
	return p;
}

/* The interpreter and machine code say the same. */
static enum cc_match
search(const char *text, const char *subject)
{
	struct cc_pattern *p = pattern(text);
	enum cc_match plain = cc_match(matcher, p, cc_span(subject), 0);

	cc_pattern_prepare(p);
	assert_int_equal(cc_match(matcher, p, cc_span(subject), 0), plain);
	return plain;
}

static void
assert_group(unsigned group, const char *wanted)
{
	struct cc_span got = cc_match_group(matcher, group);

	assert_non_null(got.at);
	assert_int_equal(got.len, strlen(wanted));
	assert_memory_equal(got.at, wanted, got.len);
}

static void
a_pattern_is_searched_and_not_anchored(void **state)
{
	(void)state;
	assert_int_equal(search("b+", "abbbc"), CC_MATCH_YES);
	assert_group(0, "bbb");
	assert_int_equal(search("^b+$", "abbbc"), CC_MATCH_NO);
}

static void
groups_are_listed_by_number_and_name(void **state)
{
	struct cc_pattern *p = pattern("^(?<axis>.+)_(?<rater>.+?)(x)?$");

	(void)state;
	assert_int_equal(cc_pattern_groups(p), 3);
	assert_true(cc_span_eq(cc_pattern_name(p, 1), CC_SPAN("axis")));
	assert_true(cc_span_eq(cc_pattern_name(p, 2), CC_SPAN("rater")));
	assert_null(cc_pattern_name(p, 3).at);
	assert_int_equal(cc_match(matcher, p, CC_SPAN("新しさ_佐藤"), 0), CC_MATCH_YES);
	assert_group(1, "新しさ");
	assert_group(2, "佐藤");
	assert_null(cc_match_group(matcher, 3).at);
	assert_null(cc_match_group(matcher, 4).at);
}

static void
a_group_that_took_no_part_is_told_from_an_empty_one(void **state)
{
	(void)state;
	assert_int_equal(search("(a)?(b*)(c)", "c"), CC_MATCH_YES);
	assert_null(cc_match_group(matcher, 1).at);
	assert_group(2, "");
	assert_group(3, "c");
}

static void
classes_know_unicode(void **state)
{
	(void)state;
	assert_int_equal(search("^\\d+$", "１２"), CC_MATCH_YES);
	assert_int_equal(search("^\\w{3}$", "重要度"), CC_MATCH_YES);
	assert_int_equal(search("^.$", "度"), CC_MATCH_YES);
	assert_int_equal(search("(?i)^É$", "é"), CC_MATCH_YES);
}

static void
a_search_may_begin_behind_the_last_match(void **state)
{
	struct cc_pattern *p = pattern("a.");

	(void)state;
	assert_int_equal(cc_match(matcher, p, CC_SPAN("abac"), 2), CC_MATCH_YES);
	assert_group(0, "ac");
	assert_int_equal(cc_match(matcher, p, CC_SPAN("abac"), 4), CC_MATCH_NO);
}

static void
nothing_is_a_subject_too(void **state)
{
	(void)state;
	assert_int_equal(cc_match(matcher, pattern("^$"), (struct cc_span){ NULL, 0 }, 0), CC_MATCH_YES);
	assert_group(0, "");
	assert_int_equal(search("", "abc"), CC_MATCH_YES);
}

static void
a_matcher_serves_patterns_of_any_size(void **state)
{
	(void)state;
	assert_int_equal(search("(a)", "a"), CC_MATCH_YES);
	assert_int_equal(search("(a)(b)(c)(d)(e)(f)(g)(h)", "abcdefgh"), CC_MATCH_YES);
	assert_group(8, "h");
	assert_int_equal(search("(z)", "z"), CC_MATCH_YES);
	assert_group(1, "z");
	assert_null(cc_match_group(matcher, 2).at);
}

static void
a_failed_search_leaves_no_groups(void **state)
{
	(void)state;
	assert_int_equal(search("(a)", "a"), CC_MATCH_YES);
	assert_int_equal(search("(a)", "b"), CC_MATCH_NO);
	assert_null(cc_match_group(matcher, 0).at);
}

static void
assert_fault(struct cc_span text, size_t character)
{
	struct cc_pattern *p;

	assert_false(cc_pattern_new(&p, text, arena, &fault));
	assert_int_equal(fault.character, character);
	assert_true(strlen(fault.text) > 5);
}

static void
a_fault_tells_the_character_and_why(void **state)
{
	(void)state;
	assert_fault(CC_SPAN("(ab"), 4);
	assert_string_equal(fault.text, "missing closing parenthesis");
	assert_fault(CC_SPAN("度度(ab"), 6);
	assert_fault(CC_SPAN("a)"), 2);
	assert_fault(CC_SPAN("*a"), 1);
	assert_fault(CC_SPAN("(?<a>x)(?<a>y)"), 13);
	assert_fault(CC_SPAN("a\\C"), 4);
}

static void
what_is_not_utf8_is_a_fault(void **state)
{
	(void)state;
	assert_fault(CC_SPAN("ab\xff"), 3);
	assert_fault(CC_SPAN("\xe5\xba"), 1);
}

/* Each took longer than anybody waits without the limits. */
static void
patterns_that_explode_end_at_a_limit(void **state)
{
	static const char *const bombs[] = { "^(a+)+$", "^(a|aa)+$", "^(a*)*[bc]$",
		"(.*)(.*)(.*)(.*)(.*)[xy]z$", "^(?:a?){40}a{40}$", "^((a+)+)+$" };
	char subject[4097]; /* with its NUL; a longer one has its steps counted */

	(void)state;
	memset(subject, 'a', sizeof subject - 2);
	subject[sizeof subject - 2] = '!';
	subject[sizeof subject - 1] = '\0';
	for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++)
		if (search(bombs[i], subject) == CC_MATCH_YES)
			fail_msg("%s matched", bombs[i]);
	assert_int_equal(search(bombs[0], subject), CC_MATCH_LIMIT);
	assert_int_equal(search(bombs[2], subject), CC_MATCH_LIMIT);
	assert_int_equal(search("(?1)(a|b(?1)c)", "aa"), CC_MATCH_YES);
}

enum { LONG = 200000 };

static enum cc_match
search_long(struct cc_pattern *p, char last)
{
	static char subject[LONG];

	memset(subject, 'a', sizeof subject - 1);
	subject[sizeof subject - 1] = last;
	return cc_match(matcher, p, (struct cc_span){ subject, sizeof subject }, 0);
}

/* The interpreter and machine code say the same. */
static void
check_long(const char *text, enum cc_match wanted)
{
	struct cc_pattern *p = pattern(text);

	for (int fast = 0; fast < 2; fast++) {
		cc_matcher_begin(matcher);
		if (search_long(p, 'b') != wanted)
			fail_msg("%s", text);
		cc_pattern_prepare(p);
	}
}

/* From each place the search takes the whole text, and finds nothing there. */
static void
patterns_whose_cost_is_a_square_end_at_a_limit(void **state)
{
	(void)state;
	check_long("(?=.*c)a", CC_MATCH_LIMIT);
	check_long("(?=.*+c)a", CC_MATCH_LIMIT);
	check_long("a(?=.*?[cd])", CC_MATCH_LIMIT);
	assert_int_equal(search_long(pattern("ab"), 'b'), CC_MATCH_LIMIT);
	cc_matcher_begin(matcher);
	assert_int_equal(search_long(pattern("ab"), 'b'), CC_MATCH_YES);
}

static void
patterns_whose_cost_is_the_length_have_no_limit(void **state)
{
	static const char *const lines[] = { "a+b", "a.*b", ".*b", "[ax]+b", "a{3}.*?b", "ab|ac", "^a*b$",
		"(a)(a)*+b" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		check_long(lines[i], CC_MATCH_YES);
}

static void
a_matcher_works_on_after_a_limit(void **state)
{
	char subject[65];

	(void)state;
	memset(subject, 'a', 63);
	subject[63] = '!';
	subject[64] = '\0';
	assert_int_equal(search("^(a+)+$", subject), CC_MATCH_LIMIT);
	assert_null(cc_match_group(matcher, 0).at);
	assert_int_equal(search("a+!", subject), CC_MATCH_YES);
	assert_int_equal(cc_match_group(matcher, 0).len, 64);
}

/* Deeper than the machine's stack that JIT code has: the interpreter is asked. */
static void
what_is_too_deep_for_machine_code_is_still_found(void **state)
{
	enum { DEEP = 3000 };
	static char subject[2 * DEEP + 1];

	(void)state;
	memset(subject, '(', DEEP);
	memset(subject + DEEP, ')', DEEP);
	assert_int_equal(search("^(\\((?1)*\\))$", subject), CC_MATCH_YES);
	assert_int_equal(cc_match_group(matcher, 1).len, 2 * DEEP);
}

static void
a_turned_match_is_none(void **state)
{
	(void)state;
	/* \K inside a look-ahead moves the beginning behind the end; newer pcre2 refuse it. */
	if (cc_pattern_new(&(struct cc_pattern *){ NULL }, CC_SPAN("(?=ab\\K)"), arena, &fault) &&
	    search("(?=ab\\K)", "ab") == CC_MATCH_YES)
		assert_null(cc_match_group(matcher, 0).at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_pattern_is_searched_and_not_anchored, set_up, tear_down),
		cmocka_unit_test_setup_teardown(groups_are_listed_by_number_and_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_group_that_took_no_part_is_told_from_an_empty_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(classes_know_unicode, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_search_may_begin_behind_the_last_match, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_a_subject_too, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_matcher_serves_patterns_of_any_size, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_failed_search_leaves_no_groups, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_fault_tells_the_character_and_why, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_utf8_is_a_fault, set_up, tear_down),
		cmocka_unit_test_setup_teardown(patterns_that_explode_end_at_a_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    patterns_whose_cost_is_a_square_end_at_a_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    patterns_whose_cost_is_the_length_have_no_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_matcher_works_on_after_a_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_too_deep_for_machine_code_is_still_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_turned_match_is_none, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
