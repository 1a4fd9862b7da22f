/* opt.c -- tests of cli/opt, cli/optval, cli/shared and cli/help. */
#include "cli/cli.h"
#include "cli/help.h"
#include "cli/opt.h"
#include "cli/shared.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/run.h"
#include "rec/yaml.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct values {
	bool fast;
	struct cc_number threshold, share, least, times;
	const char *title, *aggregate;
	struct cc_range scale;
	struct cc_list name;
	struct cc_pairs weights;
} values;

static const char *default_names[] = { "one", "two", "three" };
static const char *const aggregates[] = { "mean", "median", NULL };

static const struct cc_opt own[] = {
	{ "fast", 'f', CC_OPT_FLAG, &values.fast, .help = "be quick" },
	{ "threshold", 't', CC_OPT_NUMBER, &values.threshold, "POINTS", .help = "first from here on" },
	{ "share", 0, CC_OPT_NUMBER, &values.share, "SHARE", .help = "a share", .max = 1, .open = true },
	{ "at-least", 0, CC_OPT_NUMBER, &values.least, "N", .help = "a bound", .min = 1, .max = HUGE_VAL },
	{ "times", 0, CC_OPT_NUMBER, &values.times, "N", .help = "how often", .min = 1, .max = 9,
	    .integer = true },
	{ "title", 0, CC_OPT_TEXT, &values.title, "TEXT", .help = "a title" },
	{ "aggregate", 'a', CC_OPT_WORD, &values.aggregate, "HOW", .help = "mean or median",
	    .words = aggregates },
	{ 0 },
};
static const struct cc_opt more[] = {
	{ "scale", 0, CC_OPT_RANGE, &values.scale, "LOW..HIGH", .help = "the scale" },
	{ "name", 'n', CC_OPT_LIST, &values.name, "NAME", .help = "a name" },
	{ "weights", 0, CC_OPT_PAIRS, &values.weights, "LIST", .help = "weights", .max = HUGE_VAL },
	{ "only-here", 0, CC_OPT_FLAG, &values.fast, .help = "no key", .shared_only = true },
	{ "part", 0, CC_OPT_NUMBER, &values.share, "SHARE", .help = "a part", .max = 1, .above = true },
	{ 0 },
};
static const struct cc_opt *const tables[] = { own, more, NULL };

static struct fixture {
	struct cc_arena *arena;
	struct cc_err err;
	bool seen[64];
	int first, argc;
	char **argv;
	const struct cc_study_option *given; /* by the study */
} fix;

static int
set_up(void **state)
{
	(void)state;
	values = (struct values){ 0 };
	fix = (struct fixture){ .arena = cc_arena_new() };
	unsetenv("POSIXLY_CORRECT");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(fix.arena);
	return 0;
}

/* Arguments with one blank between. */
static void
lay_out(const char *line)
{
	char *text = cc_strdup(fix.arena, line), *save = NULL;

	fix.argv = CC_ARRAY(fix.arena, char *, strlen(line) + 3);
	fix.argv[0] = cc_strdup(fix.arena, "/bin/idea-score");
	fix.argc = 1;
	for (char *word = strtok_r(text, " ", &save); word != NULL; word = strtok_r(NULL, " ", &save))
		fix.argv[fix.argc++] = word;
}

static bool
parse_with(const struct cc_opt *const *with, const char *line)
{
	lay_out(line);
	memset(fix.seen, 0, sizeof(fix.seen));
	return cc_opt_parse(
	    &fix.first, with, "idea-score", fix.argc, fix.argv, fix.seen, fix.arena, &fix.err);
}

static bool
parse(const char *line)
{
	return parse_with(tables, line);
}

static void
assert_refused(const char *line, const char *message)
{
	assert_false(parse(line));
	assert_string_equal(fix.err.text, message);
	assert_int_equal(fix.err.code, CC_EXIT_USAGE);
}

static void
every_kind_is_read(void **state)
{
	(void)state;
	assert_true(
	    parse("-f --threshold=8.5 --share 0.5 --at-least=1 --times=9 --title=a=b --aggregate median"
		  " --scale=-2..2 --name=x --weights=a=2,b=0.5"));
	assert_true(values.fast);
	assert_true(values.threshold.set && values.threshold.value == 8.5);
	assert_true(values.share.set && values.share.value == 0.5);
	assert_true(values.least.set && values.least.value == 1);
	assert_true(values.times.set && values.times.value == 9);
	assert_string_equal(values.title, "a=b");
	assert_ptr_equal(values.aggregate, aggregates[1]);
	assert_true(values.scale.set && values.scale.low == -2 && values.scale.high == 2);
	assert_int_equal(values.name.n, 1);
	assert_int_equal(values.weights.n, 2);
	assert_string_equal(values.weights.pair[0].name.at, "a");
	assert_true(values.weights.pair[0].value == 2 && values.weights.pair[1].value == 0.5);
	assert_int_equal(fix.first, fix.argc);
}

static void
numbers_are_read_as_in_the_data(void **state)
{
	(void)state;
	assert_true(parse("--threshold=８．５ --share .5"));
	assert_true(values.threshold.value == 8.5);
	assert_true(values.share.value == 0.5);
}

static void
options_may_stand_after_operands(void **state)
{
	(void)state;
	assert_true(parse("a.csv -t 8 - b.csv --fast"));
	assert_int_equal(fix.argc - fix.first, 3);
	assert_string_equal(fix.argv[fix.first], "a.csv");
	assert_string_equal(fix.argv[fix.first + 1], "-");
	assert_string_equal(fix.argv[fix.first + 2], "b.csv");
	assert_true(values.fast);
}

static void
two_dashes_end_the_options(void **state)
{
	(void)state;
	assert_true(parse("a.csv -- --fast"));
	assert_int_equal(fix.argc - fix.first, 2);
	assert_string_equal(fix.argv[fix.first + 1], "--fast");
	assert_false(values.fast);
}

static void
posixly_correct_ends_options_at_the_first_operand(void **state)
{
	(void)state;
	setenv("POSIXLY_CORRECT", "1", 1);
	assert_true(parse("-t8 a.csv --fast"));
	assert_int_equal(fix.argc - fix.first, 2);
	assert_false(values.fast);
	unsetenv("POSIXLY_CORRECT");
}

static void
letters_group_and_take_their_value_at_once(void **state)
{
	(void)state;
	assert_true(parse("-ft8"));
	assert_true(values.fast && values.threshold.value == 8);
}

static void
a_unique_beginning_is_enough(void **state)
{
	(void)state;
	assert_true(parse("--thr 8 --w a=1"));
	assert_true(values.threshold.value == 8);
	assert_int_equal(values.weights.n, 1);
}

/* The name of the option whose value the next word would be; "--": an operand. */
static const char *
awaited(const char *line)
{
	const struct cc_opt *opt;
	bool ended;

	lay_out(line);
	opt = cc_opt_awaiting(&ended, tables, fix.argc, fix.argv, fix.arena);
	assert_false(opt != NULL && ended);
	return opt != NULL ? opt->name : ended ? "--" : "";
}

static void
the_option_that_awaits_its_value_is_found(void **state)
{
	(void)state;
	assert_string_equal(awaited(""), "");
	assert_string_equal(awaited("--share"), "share");
	assert_string_equal(awaited("--sha"), "share");
	assert_string_equal(awaited("--share=1"), "");
	assert_string_equal(awaited("--share --share"), "");
	assert_string_equal(awaited("--s"), ""); /* ambiguous */
	assert_string_equal(awaited("--nothing"), "");
	assert_string_equal(awaited("a.csv -t"), "threshold");
	assert_string_equal(awaited("-ft"), "threshold");
	assert_string_equal(awaited("-tf"), "");
	assert_string_equal(awaited("-f"), "");
	assert_string_equal(awaited("--name x -n"), "name");
	assert_string_equal(awaited("a.csv --"), "--");
	assert_string_equal(awaited("-- -t"), "--");
	assert_string_equal(awaited("-n --"), "");
	setenv("POSIXLY_CORRECT", "1", 1);
	assert_string_equal(awaited("a.csv"), "--");
}

static void
an_option_is_found_as_it_is_typed(void **state)
{
	(void)state;
	assert_string_equal(cc_opt_typed(tables, cc_span("share"))->name, "share");
	assert_string_equal(cc_opt_typed(tables, cc_span("sh"))->name, "share");
	assert_null(cc_opt_typed(tables, cc_span("s")));
	assert_null(cc_opt_typed(tables, cc_span("")));
	assert_null(cc_opt_typed(tables, cc_span("shares")));
	assert_string_equal(cc_opt_lettered(tables, 'n')->name, "name");
	assert_null(cc_opt_lettered(tables, 'x'));
	assert_null(cc_opt_lettered(tables, 0));
}

static void
what_was_given_is_seen_by_place(void **state)
{
	size_t place = 0;

	(void)state;
	assert_true(parse("--name=x --thr 8"));
	for (size_t i = 0; i < cc_opt_count(tables); i++)
		assert_int_equal(fix.seen[i], i == 1 || i == 8);
	assert_ptr_equal(cc_opt_named(&place, tables, CC_SPAN("name")), &more[1]);
	assert_int_equal(place, 8);
	assert_null(cc_opt_named(NULL, tables, CC_SPAN("nam")));
}

static void
a_list_keeps_its_order_and_drops_its_default(void **state)
{
	(void)state;
	values.name = (struct cc_list){ default_names, 3 };
	assert_true(parse("-n a --name=b -n c -n d -n e"));
	assert_int_equal(values.name.n, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(values.name.item[i][0], 'a' + (int)i);
	assert_string_equal(default_names[0], "one");
}

static void
a_list_that_grows_leaves_its_default_array_alone(void **state)
{
	(void)state;
	values.name = (struct cc_list){ default_names, 2 };
	assert_true(cc_opt_set(&more[1], CC_SPAN("new"), fix.arena, &fix.err));
	assert_int_equal(values.name.n, 3);
	assert_string_equal(values.name.item[0], "one");
	assert_string_equal(values.name.item[2], "new");
	assert_string_equal(default_names[2], "three");
}

static void
the_last_of_a_repeated_option_counts(void **state)
{
	(void)state;
	assert_true(parse("-t 1 -t 2 --weights=a=1,b=2 --weights=c=3"));
	assert_true(values.threshold.value == 2);
	assert_int_equal(values.weights.n, 1);
	assert_string_equal(values.weights.pair[0].name.at, "c");
}

static void
unknown_options_are_told_with_the_nearest_name(void **state)
{
	(void)state;
	assert_refused("--treshold=9",
	    "unknown option \"--treshold\"; did you mean --threshold? (see idea-score --help)");
	assert_refused("--zzz", "unknown option \"--zzz\" (see idea-score --help)");
	assert_refused("-x", "unknown option \"-x\" (see idea-score --help)");
	assert_refused("-fxt8", "unknown option \"-x\" (see idea-score --help)");
}

static void
a_letter_of_several_bytes_is_told_whole(void **state)
{
	(void)state;
	assert_refused("-ｔ 8", "unknown option \"-ｔ\" (see idea-score --help)");
	assert_refused("-\x81", "unknown option \"-\\x81\" (see idea-score --help)");
	assert_refused("--\x1b[31m=1", "unknown option \"--\\x1b[31m\" (see idea-score --help)");
}

static void
a_beginning_of_several_names_is_ambiguous(void **state)
{
	(void)state;
	assert_refused("--t=1", "option \"--t\" is ambiguous: --threshold, --times, --title");
	assert_refused("--ti", "option \"--ti\" is ambiguous: --times, --title");
}

static void
a_missing_value_is_told(void **state)
{
	(void)state;
	assert_refused("a.csv -t", "--threshold: no value; wanted --threshold=POINTS");
	assert_refused("--weights", "--weights: no value; wanted --weights=LIST");
}

static void
a_flag_takes_no_value(void **state)
{
	(void)state;
	assert_refused("--fast=no", "--fast: \"no\"; wanted no value");
	assert_false(values.fast);
}

static void
numbers_out_of_range_are_refused(void **state)
{
	(void)state;
	assert_refused("--threshold=many", "--threshold: \"many\"; wanted a number");
	assert_refused("--threshold=", "--threshold: \"\"; wanted a number");
	assert_refused("--threshold=nan", "--threshold: \"nan\"; wanted a number");
	assert_refused("--threshold=1e999", "--threshold: \"1e999\"; wanted a number");
	assert_true(parse("--part=1") && values.share.value == 1);
	assert_refused("--part=0", "--part: \"0\"; wanted a number above 0, at most 1");
	assert_refused("--part=1.01", "--part: \"1.01\"; wanted a number above 0, at most 1");
	assert_refused("--share=1", "--share: \"1\"; wanted a number above 0 and below 1");
	assert_refused("--share=0", "--share: \"0\"; wanted a number above 0 and below 1");
	assert_refused("--at-least=0.5", "--at-least: \"0.5\"; wanted a number of 1 or more");
	assert_refused("--times=10", "--times: \"10\"; wanted a whole number from 1 to 9");
	assert_refused("--times=2.5", "--times: \"2.5\"; wanted a whole number from 1 to 9");
}

static void
words_out_of_the_table_are_refused(void **state)
{
	(void)state;
	assert_refused("-a mode", "--aggregate: \"mode\"; wanted one of: mean, median");
	assert_refused("-a mea", "--aggregate: \"mea\"; wanted one of: mean, median");
}

static void
ranges_need_two_numbers_in_order(void **state)
{
	static const char *const bad[] = { "1", "1-3", "3..1", "2..2", "..3", "1..", "1..x", "..", "." };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		const char *line = cc_format(fix.arena, "--scale=%s", bad[i]);

		assert_refused(
		    line, cc_format(fix.arena,
			      "--scale: \"%s\"; wanted two numbers, the lower first, as in 1..3", bad[i]));
	}
	assert_false(values.scale.set);
}

static void
pairs_need_names_and_numbers(void **state)
{
	(void)state;
	assert_refused("--weights=", "--weights: \"\"; wanted NAME=NUMBER, several with commas between");
	assert_refused("--weights=a", "--weights: \"a\"; wanted NAME=NUMBER, several with commas between");
	assert_refused("--weights==1", "--weights: \"=1\"; wanted NAME=NUMBER, several with commas between");
	assert_refused("--weights=a=1,", "--weights: \"\"; wanted NAME=NUMBER, several with commas between");
	assert_refused("--weights=a=x", "--weights: \"a=x\"; wanted a number of 0 or more");
	assert_refused("--weights=a=-1", "--weights: \"a=-1\"; wanted a number of 0 or more");
	assert_refused("--weights=a=1,b=2,a=3", "--weights: \"a\" stands twice");
	assert_int_equal(values.weights.n, 0);
}

static void
a_name_of_a_pair_may_hold_an_equals_sign(void **state)
{
	(void)state;
	assert_true(parse("--weights=a=b=2"));
	assert_string_equal(values.weights.pair[0].name.at, "a=b");
}

static void
the_first_error_is_told_and_the_rest_still_read(void **state)
{
	(void)state;
	assert_refused("--zzz --threshold=x -t 7 --fast", "unknown option \"--zzz\" (see idea-score --help)");
	assert_true(values.fast);
	assert_true(values.threshold.value == 7);
}

static void
no_arguments_at_all_are_no_error(void **state)
{
	char *none[] = { NULL };

	(void)state;
	assert_true(cc_opt_parse(&fix.first, tables, "x", 0, none, fix.seen, fix.arena, &fix.err));
}

/* The section as study.c hands it over: one call a key. */
static bool
study_with(const struct cc_opt *const *with, const char *text)
{
	struct cc_study_option *given = CC_ARRAY(fix.arena, struct cc_study_option, 128);
	struct cc_opt_section section = { with, fix.seen, given, 0, fix.arena };
	struct cc_node *root = NULL;

	if (!cc_yaml_load(&root, cc_span(text), "study.yaml", CC_EXIT_STUDY, fix.arena, &fix.err))
		fail_msg("%s", fix.err.text);
	for (size_t i = 0; i < root->n; i++) {
		bool known = false;

		if (!cc_opt_study_key(
			&section, root->key[i], root->item[i], "study.yaml", &known, &fix.err)) {
			if (!known)
				cc_fail(&fix.err, CC_EXIT_OK, "unknown");
			return false;
		}
		assert_true(known);
	}
	fix.given = given;
	return true;
}

static void
assert_study_refused(const char *text, const char *message)
{
	assert_false(study_with(tables, text));
	assert_string_equal(fix.err.text, message);
	assert_int_equal(fix.err.code, CC_EXIT_STUDY);
}

static void
every_kind_is_read_from_the_study(void **state)
{
	(void)state;
	assert_true(study_with(tables, "fast: true\nthreshold: 8.5\nat_least: 3\ntitle: \"007\"\n"
				       "aggregate: \"median\"\nscale: [-2, 2]\nname: [a, b, c]\n"
				       "weights: {a: 2, b: 0.5}\n"));
	assert_true(values.fast);
	assert_true(values.threshold.set && values.threshold.value == 8.5);
	assert_true(values.least.value == 3);
	assert_string_equal(values.title, "007");
	assert_ptr_equal(values.aggregate, aggregates[1]);
	assert_true(values.scale.set && values.scale.low == -2 && values.scale.high == 2);
	assert_int_equal(values.name.n, 3);
	assert_string_equal(values.name.item[2], "c");
	assert_int_equal(values.weights.n, 2);
	assert_true(cc_span_eq(values.weights.pair[1].name, CC_SPAN("b")));
	assert_true(values.weights.pair[1].value == 0.5);
	assert_true(study_with(tables, "fast: false\nname: d\n"));
	assert_false(values.fast);
	assert_int_equal(values.name.n, 1);
}

static void
a_list_of_names_is_a_mapping_in_the_study(void **state)
{
	static const struct cc_opt books[] = {
		{ "book", 'b', CC_OPT_LIST, &values.name, "NAME=BOOK", .help = "a book", .named = true },
		{ 0 },
	};
	static const struct cc_opt *const named[] = { books, NULL };

	(void)state;
	assert_true(study_with(named, "book: {a: x, b: \"y z\"}\n"));
	assert_int_equal(values.name.n, 2);
	assert_string_equal(values.name.item[0], "a=x");
	assert_string_equal(values.name.item[1], "b=y z");
	assert_false(study_with(named, "book: [a]\n"));
	assert_false(study_with(named, "book: {a: [x]}\n"));
	assert_false(study_with(named, "book: a\n"));
}

/* --from=2026-01-01 is a day, --from=csv a format. */
static void
of_two_options_of_one_name_the_first_takes_dates(void **state)
{
	static const char *day, *format;
	static const struct cc_opt days[] = {
		{ "from", 0, CC_OPT_TEXT, &day, "DATE", .help = "a day", .dated = true },
		{ "to", 0, CC_OPT_TEXT, &day, "DATE", .help = "another", .dated = true },
		{ 0 },
	};
	static const struct cc_opt formats[] = {
		{ "from", 'f', CC_OPT_TEXT, &format, "FORMAT", .help = "a format" },
		{ 0 },
	};
	static const struct cc_opt *const both[] = { days, formats, NULL };

	(void)state;
	assert_true(parse_with(both, "--from=2026-01-01 --from=csv"));
	assert_string_equal(day, "2026-01-01");
	assert_string_equal(format, "csv");
	assert_true(fix.seen[0] && fix.seen[2]);
	assert_true(parse_with(both, "-f 2026 --from 9"));
	assert_string_equal(format, "2026");
	assert_string_equal(day, "9");
	assert_true(parse_with(both, "--to=csv")); /* there is no other */
	assert_string_equal(day, "csv");
}

static void
the_command_line_beats_the_study(void **state)
{
	(void)state;
	assert_true(parse("-t 7 -n x --scale=1..3 --weights=a=1 --title=mine -a mean -f --times=2"));
	assert_true(
	    study_with(tables, "fast: false\nthreshold: 8\ntimes: 3\ntitle: theirs\naggregate: median\n"
			       "scale: [1, 5]\nname: [y, z]\nweights: {b: 2}\n"));
	assert_true(values.fast);
	assert_true(values.threshold.value == 7 && values.times.value == 2 && values.scale.high == 3);
	assert_string_equal(values.title, "mine");
	assert_ptr_equal(values.aggregate, aggregates[0]);
	assert_string_equal(values.name.item[0], "x");
	assert_string_equal(values.weights.pair[0].name.at, "a");
}

static void
what_the_study_gave_is_remembered_with_its_node(void **state)
{
	(void)state;
	assert_true(parse("-t 7"));
	assert_true(study_with(tables, "threshold: 8\nat_least: 3\ntitle: theirs\n"));
	assert_string_equal(fix.given[0].name, "at-least");
	assert_string_equal(fix.given[0].key, "at_least");
	assert_int_equal(fix.given[0].node->line, 2);
	assert_string_equal(fix.given[1].name, "title");
	assert_null(fix.given[2].name);
}

static void
a_study_value_that_the_command_line_beats_is_checked_all_the_same(void **state)
{
	(void)state;
	assert_true(parse("-t 7"));
	assert_study_refused("threshold: high\n", "study.yaml:1:12: threshold: \"high\"; wanted a number");
	assert_true(values.threshold.value == 7);
}

static void
study_values_are_refused_at_their_place(void **state)
{
	(void)state;
	assert_study_refused("\nfast: maybe\n", "study.yaml:2:7: fast: \"maybe\"; wanted true or false");
	assert_study_refused("fast: [true]\n", "study.yaml:1:7: fast: a list; wanted true or false");
	assert_study_refused(
	    "threshold: \"8\"\n", "study.yaml:1:12: threshold: the text \"8\" in quotes; wanted a number");
	assert_study_refused("threshold:\n", "study.yaml:1:11: threshold: nothing; wanted a number");
	assert_study_refused(
	    "at_least: 0\n", "study.yaml:1:11: at_least: \"0\"; wanted a number of 1 or more");
	assert_study_refused("title: {a: b}\n", "study.yaml:1:8: title: a mapping; wanted text");
	assert_study_refused(
	    "aggregate: mode\n", "study.yaml:1:12: aggregate: \"mode\"; wanted one of: mean, median");
	assert_study_refused(
	    "aggregate: []\n", "study.yaml:1:12: aggregate: a list; wanted one of: mean, median");
	assert_study_refused("scale: 1..3\n",
	    "study.yaml:1:8: scale: \"1..3\"; wanted two numbers, the lower first, as in [1, 3]");
	assert_study_refused("scale: [1]\n",
	    "study.yaml:1:8: scale: a list; wanted two numbers, the lower first, as in [1, 3]");
	assert_study_refused("scale: [3, 1]\n",
	    "study.yaml:1:8: scale: [3, 1]; wanted two numbers, the lower first, as in [1, 3]");
	assert_study_refused("scale: [1, x]\n", "study.yaml:1:12: scale: \"x\"; wanted a number");
	assert_study_refused("name: [a, [b]]\n", "study.yaml:1:11: name: a list; wanted text");
	assert_study_refused(
	    "weights: [a]\n", "study.yaml:1:10: weights: a list; wanted a mapping of names to numbers");
	assert_study_refused(
	    "weights: {a: -1}\n", "study.yaml:1:14: weights: \"-1\"; wanted a number of 0 or more");
}

static void
keys_are_spelt_with_underscores(void **state)
{
	(void)state;
	assert_false(study_with(tables, "at-least: 3\n"));
	assert_string_equal(fix.err.text, "unknown");
	assert_false(study_with(tables, "only_here: true\n"));
	assert_string_equal(fix.err.text, "unknown");
}

static void
study_names_leave_out_what_is_no_key(void **state)
{
	const char *const *names = cc_opt_study_names(tables, fix.arena);
	size_t n = 0;

	(void)state;
	while (names[n] != NULL)
		n++;
	assert_int_equal(n, cc_opt_count(tables) - 1);
	assert_string_equal(names[3], "at_least");
}

static const struct cc_opt *const shared_alone[] = { cc_shared_options, NULL };
static struct cc_shared shared_defaults;

static int
shared_set_up(void **state)
{
	cc_shared = shared_defaults;
	return set_up(state);
}

static bool
parse_shared(const char *line)
{
	bool ok = parse_with(shared_alone, line) && cc_shared_settle(&cc_shared, fix.arena, &fix.err);

	assert_true(ok || fix.err.code == CC_EXIT_USAGE);
	return ok;
}

static void
shared_defaults_are_those_of_the_contract(void **state)
{
	(void)state;
	assert_true(parse_shared(""));
	assert_string_equal(cc_shared.from, "auto");
	assert_string_equal(cc_shared.color, "auto");
	assert_true(cc_shared.confidence.value == 0.95 && !cc_shared.confidence.set);
	assert_true(cc_shared.seed.value == 1);
	assert_true(cc_shared.draws.value == 2000);
	assert_true(cc_shared.digits.value == 2);
	assert_true(cc_shared.max_field.value == 1048576);
	assert_true(cc_shared.threads.value == 0 && cc_shared.skip.value == 0);
	assert_int_equal(cc_shared.delimiter, 0);
	assert_false(cc_shared.has_as_of);
	assert_null(cc_shared.lang);
	assert_null(cc_shared.to);
}

static void
shared_options_are_all_read(void **state)
{
	(void)state;
	assert_true(
	    parse_shared("-f tsv -t json -o a.csv -o b.md -T ideas -s s.yaml -c idea=#3 -c rater=人 -e cp932"
			 " -d ; --skip=2 --max-field=10 --confidence=0.9 --seed=9007199254740992"
			 " --draws=100 --as-of=1970-01-02 --digits=0 --lang=ja --threads=7 -q"
			 " --color=never"));
	assert_string_equal(cc_shared.from, "tsv");
	assert_int_equal(cc_shared.output.n, 2);
	assert_int_equal(cc_shared.column.n, 2);
	assert_int_equal(cc_shared.delimiter, ';');
	assert_true(cc_shared.seed.value == 9007199254740992.0);
	assert_true(cc_shared.has_as_of && cc_shared.as_of == 1);
	assert_string_equal(cc_shared.lang, "ja");
	assert_true(cc_shared.quiet);
}

static void
shared_ranges_are_checked(void **state)
{
	static const char *const bad[] = { "--confidence=2", "--confidence=0", "--confidence=1", "--seed=-1",
		"--seed=9007199254740993", "--draws=99", "--draws=1000001", "--digits=13", "--digits=-1",
		"--threads=0", "--threads=257", "--skip=-1", "--max-field=0", "--max-field=67108865",
		"--from=xml", "--lang=de", "--color=yes", "--as-of=2026-02-30", "--as-of=2026/1/1",
		"--as-of=today" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (parse_shared(bad[i]))
			fail_msg("%s was taken", bad[i]);
	}
	assert_false(parse_shared("--confidence=2"));
	assert_string_equal(
	    fix.err.text, "--confidence: \"2\"; wanted a number above 0 and below 0.999999999");
	assert_false(parse_shared("--as-of=2026/1/1"));
	assert_string_equal(fix.err.text, "--as-of: \"2026/1/1\"; wanted a date such as 2026-01-31");
}

static void
a_delimiter_is_one_ascii_byte(void **state)
{
	static const char *const bad[] = { "", ",,", "\"", "\r", "\n", " ", "、", "\x80" };

	(void)state;
	assert_true(parse_shared("-d tab") && cc_shared.delimiter == '\t');
	assert_true(parse_shared("-d \\t") && cc_shared.delimiter == '\t');
	assert_true(parse_shared("-d \t") && cc_shared.delimiter == '\t');
	assert_true(parse_shared("-d |") && cc_shared.delimiter == '|');
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cc_shared.delimiter_text = bad[i];
		assert_false(cc_shared_settle(&cc_shared, fix.arena, &fix.err));
	}
	assert_string_equal(fix.err.text, "--delimiter: \"\\x80\"; wanted one ASCII character, not a space, "
					  "a quote or a line end; tab for a TAB");
}

static void
conditions_and_markers_are_taken_apart(void **state)
{
	(void)state;
	assert_true(parse_shared("-w 場面=朝 --where=rater!=a=b -w x= --missing=+NA,,無回答"));
	assert_int_equal(cc_shared.where.n, 3);
	assert_string_equal(cc_shared.where.item[1], "rater!=a=b");
	assert_true(cc_shared.more_missing);
	assert_int_equal(cc_shared.n_missing, 3);
	assert_true(cc_span_eq(cc_shared.missing[0], CC_SPAN("NA")));
	assert_true(cc_span_eq(cc_shared.missing[1], CC_SPAN("")));
	assert_true(parse_shared("--missing=x"));
	assert_false(cc_shared.more_missing);
	assert_int_equal(cc_shared.n_missing, 1);
}

static void
what_becomes_of_bad_rows_is_one_of_two_words(void **state)
{
	static const char *const bad[] = { "--invalid=skip", "--ragged=cut" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (parse_shared(bad[i]))
			fail_msg("%s was taken", bad[i]);
}

static void
help_and_version_win_over_errors(void **state)
{
	(void)state;
	assert_false(parse_shared("--zzz in.csv --help"));
	assert_true(cc_shared.help);
	assert_false(parse_shared("-V --seed=x"));
	assert_true(cc_shared.version);
}

static void
shared_names_and_letters_are_unique_and_all_but_dup_no_keys_of_a_section(void **state)
{
	(void)state;
	for (const struct cc_opt *a = cc_shared_options; a->name != NULL; a++) {
		assert_true(a->shared_only || strcmp(a->name, "dup") == 0);
		for (const struct cc_opt *b = a + 1; b->name != NULL; b++) {
			assert_string_not_equal(a->name, b->name);
			assert_true(a->letter == 0 || a->letter != b->letter);
		}
	}
}

static const struct cc_opt eight[] = {
	{ "threshold", 0, CC_OPT_NUMBER, &values.threshold, "POINTS",
	    .help = "an idea goes first from here on (8)" },
	{ "scale", 0, CC_OPT_RANGE, &values.scale, "LOW..HIGH", .help = "what scores are on (1..3)" },
	{ "weights", 0, CC_OPT_PAIRS, &values.weights, "AXIS=W,...",
	    .help = "how much an axis counts (1 each)" },
	{ "veto", 0, CC_OPT_NUMBER, &values.share, "N",
	    .help = "an axis mean up to N makes a pass conditional" },
	{ "aggregate", 0, CC_OPT_WORD, &values.aggregate, "HOW", .help = "mean or median (mean)",
	    .words = aggregates },
	{ "similar", 0, CC_OPT_NUMBER, &values.share, "SHARE", .help = "ideas alike from here on (0.6)" },
	{ "prorate", 0, CC_OPT_FLAG, &values.fast, .help = "score ideas that lack an axis on the rest" },
	{ "dup", 0, CC_OPT_WORD, &values.aggregate, "WHICH", .help = "of two scores of one rater",
	    .words = aggregates },
	{ 0 },
};
static const struct cc_tool tool = {
	.name = "idea-score",
	.about = "rank ideas by what several raters gave them",
	.options = eight,
	.example = "idea-score ideas.csv scores.csv | head -4",
};

static void
assert_one_screen(const char *page)
{
	size_t lines = 0;

	for (const char *at = page; *at != '\0'; lines++) {
		size_t len = strcspn(at, "\n");

		assert_true(cc_utf8_width((struct cc_span){ at, len }) < CC_HELP_COLUMNS);
		at += len;
		assert_int_equal(*at++, '\n');
	}
	assert_true(lines <= CC_HELP_LINES);
}

static void
help_fits_one_screen_and_names_every_option(void **state)
{
	struct cc_buf page = { 0 };

	(void)state;
	cc_help_usage(&page, &tool, cc_shared_options);
	assert_one_screen(page.at);
	for (const struct cc_opt *opt = eight; opt->name != NULL; opt++)
		assert_non_null(strstr(page.at, cc_format(fix.arena, "      --%s", opt->name)));
	for (const struct cc_opt *opt = cc_shared_options; opt->name != NULL; opt++)
		assert_non_null(strstr(page.at, cc_format(fix.arena, "--%s", opt->name)));
	assert_non_null(strstr(page.at, "\n  -f, --from=FORMAT         format: csv, tsv, yaml, json"));
	assert_non_null(strstr(page.at, "\nExit status: 0 success"));
	assert_non_null(strstr(page.at, "\nExample: idea-score ideas.csv"));
	cc_buf_free(&page);
}

static void
help_begins_with_the_usage(void **state)
{
	static const char begin[] = "Usage: idea-score [OPTION]... [FILE]...\n"
				    "idea-score - rank ideas by what several raters gave them\n";
	struct cc_buf page = { 0 };

	(void)state;
	cc_help_usage(&page, &tool, cc_shared_options);
	assert_memory_equal(page.at, begin, sizeof(begin) - 1);
	cc_buf_free(&page);
}

static void
help_of_many_more_options_still_fits_one_screen(void **state)
{
	struct cc_opt many[61] = { 0 };
	struct cc_buf page = { 0 };

	(void)state;
	for (size_t i = 0; i < 60; i++) {
		many[i] = (struct cc_opt){ .name = cc_format(fix.arena, "option-%zu", i),
			.kind = CC_OPT_TEXT,
			.arg = "VALUE",
			.help = "what it does" };
	}
	cc_help_usage(&page, &tool, many);
	assert_one_screen(page.at);
	assert_non_null(strstr(page.at, "\n      --option-0=VALUE"));
	assert_non_null(strstr(page.at, "\nAlso: --option-"));
	assert_non_null(strstr(page.at, " --option-59=VALUE\n"));
	cc_buf_free(&page);
}

static void
help_states_the_defaults_that_hold(void **state)
{
	(void)state;
	for (const struct cc_opt *opt = cc_shared_options; opt->name != NULL; opt++) {
		char text[CC_NUM_MAX];

		if (opt->kind == CC_OPT_NUMBER && ((struct cc_number *)opt->value)->value != 0) {
			cc_num_print(text, ((struct cc_number *)opt->value)->value);
			assert_non_null(strstr(opt->help, cc_format(fix.arena, "(%s)", text)));
		}
	}
}

static void
version_begins_with_name_package_and_number(void **state)
{
	struct cc_buf page = { 0 };
	const char *first;

	(void)state;
	cc_help_version(&page, &tool);
	first =
	    cc_format(fix.arena, "idea-score (cocreate-tools) %s\nCopyright (C) 2026", cc_package_version);
	assert_memory_equal(page.at, first, strlen(first));
	assert_non_null(strstr(page.at, "GPL version 3 or later"));
	assert_non_null(strstr(page.at, "NO WARRANTY"));
	cc_buf_free(&page);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_kind_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_are_read_as_in_the_data, set_up, tear_down),
		cmocka_unit_test_setup_teardown(options_may_stand_after_operands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_dashes_end_the_options, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    posixly_correct_ends_options_at_the_first_operand, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    letters_group_and_take_their_value_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_unique_beginning_is_enough, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_option_that_awaits_its_value_is_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_option_is_found_as_it_is_typed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_given_is_seen_by_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_list_keeps_its_order_and_drops_its_default, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_list_that_grows_leaves_its_default_array_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_last_of_a_repeated_option_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    unknown_options_are_told_with_the_nearest_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_letter_of_several_bytes_is_told_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_beginning_of_several_names_is_ambiguous, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_missing_value_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_flag_takes_no_value, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_out_of_range_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(words_out_of_the_table_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ranges_need_two_numbers_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pairs_need_names_and_numbers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_name_of_a_pair_may_hold_an_equals_sign, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_first_error_is_told_and_the_rest_still_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_arguments_at_all_are_no_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_kind_is_read_from_the_study, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_list_of_names_is_a_mapping_in_the_study, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    of_two_options_of_one_name_the_first_takes_dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_command_line_beats_the_study, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_the_study_gave_is_remembered_with_its_node, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_study_value_that_the_command_line_beats_is_checked_all_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(study_values_are_refused_at_their_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keys_are_spelt_with_underscores, set_up, tear_down),
		cmocka_unit_test_setup_teardown(study_names_leave_out_what_is_no_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    shared_defaults_are_those_of_the_contract, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(shared_options_are_all_read, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(shared_ranges_are_checked, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_delimiter_is_one_ascii_byte, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    conditions_and_markers_are_taken_apart, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_becomes_of_bad_rows_is_one_of_two_words, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_and_version_win_over_errors, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    shared_names_and_letters_are_unique_and_all_but_dup_no_keys_of_a_section, shared_set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    help_fits_one_screen_and_names_every_option, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_begins_with_the_usage, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    help_of_many_more_options_still_fits_one_screen, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_states_the_defaults_that_hold, shared_set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    version_begins_with_name_package_and_number, shared_set_up, tear_down),
	};

	shared_defaults = cc_shared;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
