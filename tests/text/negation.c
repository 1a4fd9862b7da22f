/* negation.c -- tests text/negation and the tables of data/ by lists of sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/normal.h"
#include "text/coded.h"
#include "text/negation.h"

static struct cc_negation_at at;

static int
set_up(void **state)
{
	static const struct cc_openers open = { read_data, read_book };
	struct cc_negation *words;

	coded_set_up(state);
	at = (struct cc_negation_at){ 0 };
	if (!cc_negation_load(&words, &open, arena, &err))
		fail_msg("%s", err.text);
	cc_negation_ready(words);
	at.words = words;
	return 0;
}

static int
tear_down(void **state)
{
	cc_buf_free(&at.marks);
	coded_tear_down(state);
	return 0;
}

static bool
denied(struct cc_span text, struct cc_span hit)
{
	text = cc_normal_dup(arena, text);
	hit = cc_normal_dup(arena, hit);
	cc_negation_begin(&at, text);
	for (size_t i = 0; i + hit.len <= text.len; i++)
		if (memcmp(text.at + i, hit.at, hit.len) == 0)
			return cc_negated(&at, i, i + hit.len);
	fail_msg("no \"%s\" in \"%s\"", hit.at, text.at);
	return false;
}

/* One line: TEXT, HIT, yes or no, parted by tabs. */
static int
check(char *line)
{
	char *hit = strchr(line, '\t'), *wanted = hit != NULL ? strchr(hit + 1, '\t') : NULL;
	bool yes;

	if (wanted == NULL)
		fail_msg("three fields wanted: %s", line);
	*hit++ = *wanted++ = '\0';
	yes = strcmp(wanted, "yes") == 0;
	if (denied(cc_span(line), cc_span(hit)) == yes)
		return 0;
	print_error("%s: %s should %sbe denied\n", line, hit, yes ? "" : "not ");
	return 1;
}

static void
check_all(const char *name, int least)
{
	const char *top = getenv("TOPDIR");
	char path[4096], line[1024];
	int wrong = 0, lines = 0;
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/text/%s", top != NULL ? top : "..", name);
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#')
			continue;
		lines++;
		wrong += check(line);
	}
	fclose(file);
	assert_int_equal(wrong, 0);
	assert_true(lines >= least);
}

static void
japanese_sentences_are_read_right(void **state)
{
	(void)state;
	check_all("negation.ja.tsv", 60);
}

static void
english_sentences_are_read_right(void **state)
{
	(void)state;
	check_all("negation.en.tsv", 60);
}

/* 200 KB of negators and hits: each hit looks at its surroundings only. */
static void
a_long_text_costs_no_more_than_its_length(void **state)
{
	struct cc_buf text = { 0 };
	int found = 0;

	(void)state;
	for (int i = 0; i < 20000; i++)
		cc_buf_puts(&text, i % 2 ? "ない" : "不安");
	cc_negation_begin(&at, (struct cc_span){ text.at, text.len });
	for (size_t i = 0; i < text.len; i += 12)
		found += cc_negated(&at, i, i + 6);
	assert_int_equal(found, 10000);
	cc_buf_free(&text);
}

/* Japanese has no blanks: all before a hit would be one word, and be gone through for each hit. */
static void
a_word_without_end_is_not_looked_through(void **state)
{
	struct cc_buf text = { 0 };

	(void)state;
	cc_buf_puts(&text, "not ");
	for (int i = 0; i < 20; i++)
		cc_buf_puts(&text, "不安");
	cc_negation_begin(&at, (struct cc_span){ text.at, text.len });
	assert_true(cc_negated(&at, text.len - 6, text.len));
	for (int i = 0; i < 1000; i++)
		cc_buf_puts(&text, "不安");
	cc_negation_begin(&at, (struct cc_span){ text.at, text.len });
	assert_false(cc_negated(&at, text.len - 6, text.len));
	cc_buf_free(&text);
}

/* The table under test, in place of both. */
static struct cc_span table;

static bool
read_table(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)to;
	(void)why;
	*out = strncmp(name, "negation.", strlen("negation.")) == 0 ? table : (struct cc_span){ NULL, 0 };
	return true;
}

static void
a_table_that_was_edited_wrongly_is_refused(void **state)
{
	static const struct {
		const char *text, *wanted;
	} tables[] = {
		{ "within: 3\nnegators: [not]\n", "negation.ja.yaml:1:1: no look or no within; wanted "
						  "\"look: left\" or right, \"within: N\"" },
		{ "look: up\nwithin: 3\nnegators: [not]\n",
		    "negation.ja.yaml:1:7: \"up\"; wanted left or right" },
		{ "look: left\nwithin: 0\nnegators: [not]\n",
		    "negation.ja.yaml:2:9: \"0\"; wanted a number from 1 to " },
		{ "look: left\nwithin: 3\nstops: [but]\n", "negation.ja.yaml:1:1: no list \"negators\"" },
		{ "look: left\nwithin: 3\nnegators: [not, \" \"]\n",
		    "negation.ja.yaml:3:17: an empty word; wanted text" },
	};
	static const struct cc_openers open = { read_table, read_book };
	struct cc_negation *words;

	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		table = cc_span(tables[i].text);
		assert_false(cc_negation_load(&words, &open, arena, &err));
		assert_int_equal(err.code, CC_EXIT_STUDY);
		if (strncmp(err.text, tables[i].wanted, strlen(tables[i].wanted)) != 0)
			fail_msg("found \"%s\", wanted \"%s\"", err.text, tables[i].wanted);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(japanese_sentences_are_read_right, set_up, tear_down),
		cmocka_unit_test_setup_teardown(english_sentences_are_read_right, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_text_costs_no_more_than_its_length, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_word_without_end_is_not_looked_through, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_table_that_was_edited_wrongly_is_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
