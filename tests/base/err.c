/* err.c -- tests libcocreate/base/err.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>

static struct cc_err err;

static const char *
quoted(struct cc_span data)
{
	static struct cc_quoted q;

	q = cc_quote(data);
	return q.text;
}

static void
a_failure_is_false_and_carries_code_and_text(void **state)
{
	(void)state;
	assert_false(cc_fail(&err, CC_EXIT_USAGE, "\"%s\"; wanted %d", "x", 3));
	assert_int_equal(err.code, CC_EXIT_USAGE);
	assert_string_equal(err.text, "\"x\"; wanted 3");
}

static void
a_place_leaves_out_what_is_not_known(void **state)
{
	(void)state;
	assert_false(cc_fail_at(&err, CC_EXIT_DATA, (struct cc_place){ "a.csv", 3, 7 }, "bad"));
	assert_string_equal(err.text, "a.csv:3:7: bad");
	cc_fail_at(&err, CC_EXIT_DATA, (struct cc_place){ "a.csv", 3, 0 }, "bad");
	assert_string_equal(err.text, "a.csv:3: bad");
	cc_fail_at(&err, CC_EXIT_DATA, (struct cc_place){ "a.csv", 0, 0 }, "bad");
	assert_string_equal(err.text, "a.csv: bad");
	cc_fail_at(&err, CC_EXIT_DATA, (struct cc_place){ NULL, 0, 0 }, "bad");
	assert_string_equal(err.text, "bad");
}

static void
a_caret_stands_under_its_character(void **state)
{
	static char wide[3 * 200 + 1];

	(void)state;
	cc_fail(&err, CC_EXIT_STUDY, "odd");
	assert_false(cc_fail_show(&err, CC_SPAN("こわ(い"), strlen("こわ(")));
	assert_string_equal(err.text, "odd\n  こわ(い\n       ^");
	cc_fail(&err, CC_EXIT_STUDY, "odd");
	cc_fail_show(&err, CC_SPAN("\x1b[2J\ta"), 5);
	assert_string_equal(err.text, "odd\n  \\x1b[2J\\ta\n           ^");
	cc_fail(&err, CC_EXIT_STUDY, "odd");
	cc_fail_show(&err, CC_SPAN("(a"), 2);
	assert_string_equal(err.text, "odd\n  (a\n    ^");
	for (int i = 0; i < 200; i++)
		memcpy(wide + (ptrdiff_t)i * 3, i == 100 ? "。" : "あ", 3);
	cc_fail(&err, CC_EXIT_STUDY, "odd");
	cc_fail_show(&err, cc_span(wide), 300);
	assert_non_null(strstr(err.text, "\n  ...あ"));
	assert_non_null(strstr(err.text, "あ。あ"));
	assert_int_equal(strlen(strrchr(err.text, '\n')), 1 + 2 + 3 + 48 + 1);
	assert_int_equal(strcmp(err.text + strlen(err.text) - 3, "  ^"), 0);
}

static void
a_hostile_file_name_is_escaped_and_not_cut(void **state)
{
	char name[200];

	(void)state;
	memset(name, 'd', sizeof(name));
	memcpy(name, "\x1b[2J", 4);
	name[sizeof(name) - 1] = '\0';
	cc_fail_at(&err, CC_EXIT_DATA, (struct cc_place){ name, 1, 0 }, "bad");
	assert_int_equal(strncmp(err.text, "\\x1b[2Jddd", 10), 0);
	assert_int_equal(strlen(err.text), sizeof(name) - 1 + 3 + strlen(":1: bad"));
}

static void
the_machine_speaks_through_errno(void **state)
{
	(void)state;
	assert_false(cc_fail_errno(&err, ENOENT, "none.csv"));
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	assert_string_equal(err.text, "none.csv: No such file or directory");
}

static void
a_long_text_is_cut_between_characters(void **state)
{
	static char text[3 * CC_ERR_TEXT + 3];

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		size_t len;

		memset(text, 'x', shift);
		for (size_t i = 0; i < CC_ERR_TEXT; i++)
			memcpy(text + shift + 3 * i, "\u3042", 3);
		text[3 * CC_ERR_TEXT] = '\0';
		cc_fail(&err, CC_EXIT_DATA, "%s", text);
		len = strlen(err.text);
		assert_in_range(len, CC_ERR_TEXT - 4, CC_ERR_TEXT - 1);
		assert_string_equal(err.text + len - 3, "...");
		assert_int_equal(cc_utf8_valid(err.text, len, NULL), len);
	}
	text[CC_ERR_TEXT - 1] = '\0';
	memset(text, 'y', CC_ERR_TEXT - 1);
	cc_fail(&err, CC_EXIT_DATA, "%s", text);
	assert_string_equal(err.text, text);
}

static void
quoting_escapes_what_must_not_reach_a_terminal(void **state)
{
	(void)state;
	assert_string_equal(quoted(CC_SPAN("plain 日本語 \"x\"")), "plain 日本語 \"x\"");
	assert_string_equal(quoted(CC_SPAN("a\x1b[31m\x7f")), "a\\x1b[31m\\x7f");
	assert_string_equal(quoted(CC_SPAN("\n\t\r\0")), "\\n\\t\\r\\x00");
	assert_string_equal(quoted(CC_SPAN("\xc2\x85\u202e\u2066\u2028\ufeff\ufffe")),
	    "\\x85\\u202e\\u2066\\u2028\\ufeff\\ufffe");
	assert_string_equal(quoted(CC_SPAN("\U000e0041\U0010ffff")), "\\U000e0041\\U0010ffff");
	assert_string_equal(quoted(CC_SPAN("\xff\xe3\x81")), "\\xff\\xe3\\x81");
	assert_string_equal(quoted((struct cc_span){ NULL, 0 }), "");
}

static void
quoting_cuts_at_60_columns(void **state)
{
	char narrow[80], wide[3 * 31 + 1] = "";

	(void)state;
	memset(narrow, 'n', sizeof(narrow));
	assert_int_equal(strlen(quoted((struct cc_span){ narrow, 60 })), 60);
	assert_string_equal(quoted((struct cc_span){ narrow, 61 }) + 56, "n...");
	assert_int_equal(strlen(quoted((struct cc_span){ narrow, 61 })), 60);
	for (int i = 0; i < 31; i++)
		strcat(wide, "漢");
	assert_int_equal(strlen(quoted((struct cc_span){ wide, 90 })), 90);
	assert_int_equal(strlen(quoted((struct cc_span){ wide, 93 })), 28 * 3 + 3);
}

static void
quoting_stays_valid_and_short_whatever_the_bytes(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char bytes[700];
		struct cc_quoted q;
		size_t len, n = (seed = seed * 1664525 + 1013904223) >> 23;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			/* Combining marks take no column, so only the room ends them. */
			bytes[i] = round % 2 ? (char)(seed >> 24) : i % 2 ? '\x81' : '\xcc';
		}
		q = cc_quote((struct cc_span){ bytes, n });
		len = strlen(q.text);
		assert_true(len < sizeof(q.text));
		assert_int_equal(cc_utf8_valid(q.text, len, NULL), len);
		assert_true(cc_utf8_width((struct cc_span){ q.text, len }) <= 60);
	}
}

static void
add(struct cc_problems *to, uint32_t file, uint64_t line, const char *tag, bool late)
{
	struct cc_place place = { "f.csv", line, 0 };

	if (late)
		cc_problem_late(to, file, place, (struct cc_span){ NULL, 0 }, "%s", tag);
	else
		cc_problem(to, file, place, (struct cc_span){ NULL, 0 }, "%s", tag);
}

static void
a_problem_names_place_and_column(void **state)
{
	struct cc_problems *p = calloc(1, sizeof(*p));

	(void)state;
	cc_problem(p, 2, (struct cc_place){ "a.csv", 3, 0 }, CC_SPAN("feas\nibility"), "\"%s\"; wanted %s",
	    "9", "1");
	assert_string_equal(p->first[0].text, "a.csv:3: column \"feas\\nibility\": \"9\"; wanted 1");
	assert_int_equal(p->first[0].file, 2);
	assert_int_equal(p->first[0].line, 3);
	cc_problem(p, 2, (struct cc_place){ "a.csv", 4, 0 }, (struct cc_span){ NULL, 0 }, "odd");
	assert_string_equal(p->first[1].text, "a.csv:4: odd");
	free(p);
}

static void
the_first_ten_problems_are_kept_and_all_are_counted(void **state)
{
	struct cc_problems *a = calloc(1, sizeof(*a)), *b = calloc(1, sizeof(*b));

	(void)state;
	for (uint64_t i = 0; i < 7; i++) {
		add(a, 0, 10 + i, "a", false);
		add(b, 0, 20 + i, "b", false);
	}
	cc_problems_join(a, b);
	assert_int_equal(a->count, 14);
	assert_int_equal(a->kept, 10);
	assert_int_equal(a->first[6].line, 16);
	assert_int_equal(a->first[9].line, 22);
	add(a, 0, 1, "c", false);
	assert_int_equal(a->count, 15);
	assert_int_equal(a->first[9].line, 22);
	free(a);
	free(b);
}

static void
late_problems_keep_the_least_whatever_their_order(void **state)
{
	(void)state;
	for (uint64_t step = 1; step < 37; step++) {
		struct cc_problems *p = calloc(1, sizeof(*p));

		for (uint64_t i = 0; i < 37; i++)
			add(p, i * step % 37 >= 20, i * step % 37, "x", true);
		assert_int_equal(p->count, 37);
		assert_int_equal(p->kept, 10);
		for (uint64_t i = 0; i < 10; i++)
			assert_int_equal(p->first[i].line, i);
		free(p);
	}
}

static void
joining_goes_by_place_and_keeps_equal_problems_in_order(void **state)
{
	static const struct {
		uint32_t file;
		uint64_t line;
		const char *tag;
	} given[] = { { 1, 5, "e" }, { 0, 9, "c" }, { 1, 5, "f" }, { 0, 2, "a" }, { 0, 9, "d" },
		{ 0, 3, "b" } };

	(void)state;
	for (int late = 0; late < 2; late++) {
		struct cc_problems *p = calloc(1, sizeof(*p)), *more = calloc(1, sizeof(*more));

		for (int i = 0; i < 6; i++)
			add(more, given[i].file, given[i].line, given[i].tag, late);
		cc_problems_join(p, more);
		for (int i = 0; i < 6; i++) {
			const char *text = p->first[i].text;

			assert_int_equal(text[strlen(text) - 1], 'a' + i);
		}
		free(more);
		free(p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_is_false_and_carries_code_and_text),
		cmocka_unit_test(a_place_leaves_out_what_is_not_known),
		cmocka_unit_test(a_caret_stands_under_its_character),
		cmocka_unit_test(a_hostile_file_name_is_escaped_and_not_cut),
		cmocka_unit_test(the_machine_speaks_through_errno),
		cmocka_unit_test(a_long_text_is_cut_between_characters),
		cmocka_unit_test(quoting_escapes_what_must_not_reach_a_terminal),
		cmocka_unit_test(quoting_cuts_at_60_columns),
		cmocka_unit_test(quoting_stays_valid_and_short_whatever_the_bytes),
		cmocka_unit_test(a_problem_names_place_and_column),
		cmocka_unit_test(the_first_ten_problems_are_kept_and_all_are_counted),
		cmocka_unit_test(late_problems_keep_the_least_whatever_their_order),
		cmocka_unit_test(joining_goes_by_place_and_keeps_equal_problems_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
