/* findings.c -- tests figure/findings: what is said, in which words and order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/segments.h"
#include "rec/yaml.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAIN, FINDINGS, SEGMENTS, CHANGES };

struct line {
	const char *idea, *title;
	uint64_t n;
	double share, low, high, total, total_low, total_high;
};

static const struct cc_column_spec columns[] = {
	CC_CELL(struct line, "idea", idea, ID, KEY),
	CC_CELL(struct line, "title", title, TEXT, NONE),
	CC_CELL(struct line, "n", n, INT, N),
	CC_CELL(struct line, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct line, "low", low, SHARE, LOW),
	CC_CELL(struct line, "high", high, SHARE, HIGH),
	CC_CELL(struct line, "total", total, REAL, ESTIMATE),
	CC_CELL(struct line, "total_low", total_low, REAL, LOW),
	CC_CELL(struct line, "total_high", total_high, REAL, HIGH),
	{ 0 },
};

enum { IDEA, TITLE, N, SHARE, TOTAL = 6 };

static const struct cc_table_spec tables[] = {
	[MAIN] = { .name = "ideas",
	    .title = CC_WORDS("Ideas", NULL),
	    .columns = columns,
	    .row = sizeof(struct line) },
	[FINDINGS] = CC_FINDINGS_TABLE,
	[SEGMENTS] = CC_SEGMENTS_TABLE,
	[CHANGES] = CC_CHANGES_TABLE,
	{ 0 },
};

static const char wording_text[] =
    "about: '{title} holds {c} (n={n}).'\n"
    "total: '{title}: {c}.'\n"
    "count: {one: 'one of {n}', many: 'many of {n}'}\n"
    "last: 'nothing else'\n"
    "by-name: '{k}: {three} reach {t} at {conf}.'\n"
    "group: '{item} {measure} is {c} among {segment} (n={n}), {d} more.'\n"
    "group-less: '{item} {measure} is {c} among {segment} (n={n}), {d} less.'\n"
    "change: '{item} {measure} from {before} to {after} ({d}; n={n0}, {n}).'\n";

static struct cc_arena *arena;
static struct cc_report *report;
static struct cc_node *wording;
static struct cc_err err;
static const struct cc_run run = { .confidence = .95 };

static void
fresh(enum cc_lang lang)
{
	cc_report_free(report);
	report = cc_report_new(tables, NULL, NULL, lang, arena);
}

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	report = NULL;
	fresh(CC_EN);
	assert_true(cc_yaml_load(&wording, cc_span(wording_text), "w.yaml", CC_EXIT_STUDY, arena, &err));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_report_free(report);
	cc_arena_free(arena);
	return 0;
}

static void
fill(const struct line *line, size_t n)
{
	cc_table_fill(report, cc_report_at(report, MAIN), line, n);
}

static void
say(void (*hook)(struct cc_findings *, struct cc_report *, const struct cc_run *))
{
	const struct cc_method method = { .tables = tables, .findings = hook };

	assert_true(cc_findings_apply(report, &method, &run, wording, "w.yaml", &err));
}

static const struct cc_cell *
cell(size_t row, unsigned column)
{
	const struct cc_table *t = cc_report_at(report, FINDINGS);

	assert_true(row < t->rows);
	return &t->cell[row * t->n_columns + column];
}

static void
assert_said(size_t row, const char *wanted)
{
	struct cc_span text = cell(row, 2)->as.text;

	assert_string_equal(cc_strndup(arena, text.at, text.len), wanted);
}

static const struct line cup = { "cup", "A quiet cup", 60, .54, .38, .69, 11.24, 10.1, 11.94 };

static void
offer_all(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	const struct cc_table *t = cc_report_at(r, MAIN);

	(void)of;
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_finding *o = cc_finding_offer(f, "about", CC_FINDING_ANSWER, (double)row, NAN);

		cc_finding_cell(o, "title", t, row, TITLE);
		cc_finding_cell(o, "c", t, row, SHARE);
		cc_finding_cell(o, "n", t, row, N);
	}
}

static void
a_sentence_is_made_of_cells_and_cites_them(void **state)
{
	static const char *const cells[] = { "ideas[cup].title", "ideas[cup].share", "ideas[cup].n" };

	(void)state;
	fill(&cup, 1);
	say(offer_all);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "A quiet cup holds 54% (38–69%) (n=60).");
	assert_int_equal(cell(0, 0)->as.integer, 1);
	assert_true(cc_span_eq(cell(0, 3)->as.text, CC_SPAN("ideas")));
	assert_true(cc_span_eq(cell(0, 4)->as.text, CC_SPAN("cup")));
	assert_true(cc_span_eq(cell(0, 5)->as.text, CC_SPAN("share")));
	assert_true(cell(0, 6)->as.real == .54 && cell(0, 8)->as.real == .38 && cell(0, 9)->as.real == .69);
	assert_int_equal(cell(0, 7)->as.integer, 60);
	assert_int_equal(cell(0, 10)->as.list.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(cc_span_eq(cell(0, 10)->as.list.item[i], cc_span(cells[i])));
}

static void
offer_text(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	const struct cc_table *t = cc_report_at(r, MAIN);
	struct cc_finding *o = cc_finding_offer(f, "about", CC_FINDING_ANSWER, NAN, NAN);

	(void)of;
	cc_finding_text(o, "title", t, 0, TITLE);
	cc_finding_cell(o, "c", t, 0, SHARE);
	cc_finding_cell(o, "n", t, 0, N);
}

static void
a_sentence_of_a_column_is_not_cut_but_quoted(void **state)
{
	static const struct line line = { "a",
		"When the day begins at home with nobody around, I want a calm start; "
		"こころを落ち着けたい\n朝",
		60, .54, .38, .69, 0, 0, 0 };

	(void)state;
	fill(&line, 1);
	say(offer_text);
	assert_said(0, "When the day begins at home with nobody around, I want a calm start; "
		       "こころを落ち着けたい\\n朝 holds 54% "
		       "(38–69%) (n=60).");
}

static void
shares_get_a_decimal_where_their_interval_is_narrow(void **state)
{
	static const struct {
		struct line line;
		const char *wanted;
	} cases[] = {
		{ { "a", "A", 9000, .0412, .0371, .0457, 0, 0, 0 }, "A holds 4.1% (3.7–4.6%) (n=9000)." },
		{ { "a", "A", 40, .0031, 0, .12, 0, 0, 0 }, "A holds <1% (0–12%) (n=40)." },
		{ { "a", "A", 40, .998, .94, 1, 0, 0, 0 }, "A holds >99% (94–100%) (n=40)." },
		{ { "a", "A", 40, 0, 0, .09, 0, 0, 0 }, "A holds 0% (0–9%) (n=40)." },
		{ { "a", "A", 29, .545, .36, .72, 0, 0, 0 }, "A holds 55% (36–72%) (n=29 (few people))." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fresh(CC_EN);
		fill(&cases[i].line, 1);
		say(offer_all);
		assert_said(0, cases[i].wanted);
	}
	fresh(CC_JA);
	fill(&cases[4].line, 1);
	say(offer_all);
	assert_said(0, "A holds 55%（36〜72%） (n=29（少人数）).");
}

static void
offer_total(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	const struct cc_table *t = cc_report_at(r, MAIN);
	struct cc_finding *o = cc_finding_offer(f, "total", CC_FINDING_ANSWER, NAN, NAN);

	(void)of;
	cc_finding_cell(o, "title", t, 0, TITLE);
	cc_finding_cell(o, "c", t, 0, TOTAL);
}

static void
scores_have_one_decimal_or_two(void **state)
{
	struct line narrow = cup;

	(void)state;
	fill(&cup, 1);
	say(offer_total);
	assert_said(0, "A quiet cup: 11.2 (10.1–11.9).");
	narrow.total_low = 11.2;
	narrow.total_high = 11.3;
	narrow.title = "a title that is much longer than anybody would want to read here";
	fresh(CC_EN);
	fill(&narrow, 1);
	say(offer_total);
	assert_said(0, "a title that is much longer than anybod…: 11.24 (11.20–11.30).");
}

static void
at_most_five_are_said_and_two_of_one_code(void **state)
{
	struct line many[7];

	(void)state;
	for (size_t i = 0; i < 7; i++)
		many[i] = cup;
	fill(many, 7);
	say(offer_all);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 2);
}

/* The first title of two columns that has one, up to three of many, counts that are no cells. */
static void
offer_names(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	static const size_t rows[] = { 0, 1, 2, 3 };
	struct cc_finding *o = cc_finding_offer(f, "names", CC_FINDING_ANSWER, NAN, NAN);

	cc_finding_form(o, "by-name");
	cc_finding_number(o, "k", 4);
	cc_finding_names(o, "three", cc_report_at(r, MAIN), rows, of->min_cell, TITLE, IDEA);
	cc_finding_real(o, "t", 8);
	cc_finding_percent(o, "conf", of->confidence);
}

static void
say_names(size_t n, const char *wanted)
{
	const struct cc_method method = { .tables = tables, .findings = offer_names };
	struct cc_run these = { .confidence = .95, .min_cell = n };
	struct line line[] = { cup, cup, cup, cup };

	line[1].title = NULL;
	line[1].idea = "mug";
	fill(line, 4);
	assert_true(cc_findings_apply(report, &method, &these, wording, "w.yaml", &err));
	assert_said(0, wanted);
}

static void
names_are_listed_up_to_three(void **state)
{
	(void)state;
	say_names(1, "4: A quiet cup reach 8 at 95%.");
	fresh(CC_EN);
	say_names(2, "4: A quiet cup and mug reach 8 at 95%.");
	fresh(CC_EN);
	say_names(4, "4: A quiet cup, mug, A quiet cup and 1 more reach 8 at 95%.");
	assert_int_equal(cell(0, 10)->as.list.n, 3);
	assert_true(cc_span_eq(cell(0, 10)->as.list.item[1], CC_SPAN("ideas[mug].idea")));
	fresh(CC_JA);
	say_names(4, "4: 「A quiet cup」「mug」「A quiet cup」など reach 8 at 95%.");
}

static void
offer_raters(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	const struct cc_table *t = cc_report_at(r, MAIN);

	(void)of;
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_finding *o = cc_finding_offer(f, "about", CC_FINDING_ANSWER, (double)row, NAN);

		cc_finding_least(o, 3);
		cc_finding_name(o, "title", t, row, TITLE, IDEA);
		cc_finding_cell(o, "c", t, row, SHARE);
		cc_finding_cell(o, "n", t, row, N);
	}
}

static void
raters_may_be_few_and_an_estimate_without_interval_is_not_said(void **state)
{
	struct line line[] = { cup, cup, cup };

	(void)state;
	line[0].n = 2;
	line[1].n = 3;
	line[2].low = NAN;
	fill(line, 3);
	say(offer_raters);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "A quiet cup holds 54% (38–69%) (n=3).");
}

static void
few_people_and_empty_cells_say_nothing(void **state)
{
	struct line line[] = { cup, cup, cup };

	(void)state;
	line[0].n = 9;
	line[1].share = NAN;
	fill(line, 3);
	say(offer_all);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_true(cell(0, 6)->as.real == .54);
}

static struct cc_finding *
offer_count(struct cc_findings *f, struct cc_report *r, enum cc_finding_class class, double p, double size)
{
	struct cc_finding *o =
	    cc_finding_offer(f, class == CC_FINDING_ELSE ? "last" : "count", class, p, size);

	cc_finding_cell(o, "n", cc_report_at(r, MAIN), 0, N);
	return o;
}

static void
offer_classes(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	(void)of;
	offer_count(f, r, CC_FINDING_ELSE, NAN, NAN);
	offer_count(f, r, CC_FINDING_CAUTION, NAN, NAN);
	offer_count(f, r, CC_FINDING_CAUTION, NAN, NAN);
	if (f != NULL)
		cc_finding_cell(cc_finding_offer(f, "total", CC_FINDING_GROUP, .01, 1), "title",
		    cc_report_at(r, MAIN), 0, TITLE);
}

static void
offer_else(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	(void)of;
	offer_count(f, r, CC_FINDING_ELSE, NAN, NAN);
}

static void
offer_forbidden(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	offer_all(f, r, of);
	offer_count(f, r, CC_FINDING_FORBIDS, NAN, NAN);
}

static void
a_caution_comes_once_and_the_last_class_only_alone(void **state)
{
	(void)state;
	fill(&cup, 1);
	say(offer_else);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "nothing else");
}

static void
what_forbids_reading_stands_alone_and_needs_no_people(void **state)
{
	struct line one = cup;

	(void)state;
	one.n = 1;
	fill(&one, 1);
	say(offer_forbidden);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "one of 1");
	one.n = 60;
	fresh(CC_EN);
	fill(&one, 1);
	say(offer_forbidden);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "many of 60");
}

static void
a_slot_that_nobody_gave_is_an_error(void **state)
{
	const struct cc_method method = { .tables = tables, .findings = offer_classes };

	(void)state;
	fill(&cup, 1);
	assert_false(cc_findings_apply(report, &method, &run, wording, "w.yaml", &err));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_non_null(strstr(err.text, "w.yaml:2:"));
}

static void
a_form_that_the_wording_lacks_or_that_is_no_sentence_is_an_error(void **state)
{
	static const struct {
		const char *text, *wanted;
	} wordings[] = {
		{ "total: x\n", "w.yaml:1:1: no sentence \"about\"" },
		{ "about: [x]\n", "w.yaml:1:8: not a sentence; wanted text, or one: and many:" },
		{ "about: {one: x}\n", "w.yaml:1:8: not a sentence; wanted text, or one: and many:" },
	};
	const struct cc_method method = { .tables = tables, .findings = offer_all };

	(void)state;
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		fresh(CC_EN);
		fill(&cup, 1);
		assert_true(
		    cc_yaml_load(&wording, cc_span(wordings[i].text), "w.yaml", CC_EXIT_STUDY, arena, &err));
		assert_false(cc_findings_apply(report, &method, &run, wording, "w.yaml", &err));
		assert_string_equal(err.text, wordings[i].wanted);
	}
}

static void
offer_compared(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	cc_findings_compared(f, r, (const char *const[]){ "share", NULL }, of);
}

static void
compare(void)
{
	struct cc_comparisons *s = cc_comparisons_begin(report, CC_TABLE_BY, &run, arena);
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, &run, arena);

	cc_segment_share(s, CC_SPAN("home"), CC_SPAN("cup"), "share", (struct cc_share){ 40, 50 },
	    (struct cc_share){ 20, 60 });
	cc_segment_share(s, CC_SPAN("away"), CC_SPAN("cup"), "share", (struct cc_share){ 21, 60 },
	    (struct cc_share){ 20, 60 });
	cc_segment_mean(s, CC_SPAN("home"), CC_SPAN("cup"), "total", (struct cc_mean){ 7, 1, 50 },
	    (struct cc_mean){ 9, 1, 60 });
	cc_change_share(c, CC_SPAN("cup"), "share", (struct cc_share){ 20, 60 }, (struct cc_share){ 40, 50 },
	    CC_BETTER_UP);
	cc_change_mean(c, CC_SPAN("old"), "total", (struct cc_mean){ 7, 1, 9 }, (struct cc_mean){ 9, 1, 60 },
	    CC_BETTER_UP);
	cc_comparisons_end(s);
	cc_comparisons_end(c);
}

static void
groups_and_changes_are_said_where_they_are_sure(void **state)
{
	(void)state;
	compare();
	say(offer_compared);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 3);
	assert_said(0, "cup total is 7.0 (6.7–7.3) among home (n=50), 2.0 less.");
	assert_said(1, "cup share is 80% (67–89%) among home (n=50), 47 points more.");
	assert_said(2, "cup share from 33% to 80% (+47 (29–60) points; n=60, 50).");
}

/* Each of two that are everybody is everybody else to the other. */
static void
two_segments_that_are_everybody_are_one_comparison(void **state)
{
	struct cc_comparisons *s = cc_comparisons_begin(report, CC_TABLE_BY, &run, arena);
	struct cc_share share[] = { { 10, 50 }, { 40, 50 } };

	(void)state;
	cc_segment_share(s, CC_SPAN("away"), CC_SPAN("cup"), "share", share[0], share[1]);
	cc_segment_share(s, CC_SPAN("home"), CC_SPAN("cup"), "share", share[1], share[0]);
	cc_comparisons_end(s);
	fill(&cup, 1);
	say(offer_compared);
	assert_int_equal(cc_report_at(report, FINDINGS)->rows, 1);
	assert_said(0, "cup share is 80% (67–89%) among home (n=50), 60 points more.");
}

static void
offer_labelled(struct cc_findings *f, struct cc_report *r, const struct cc_run *of)
{
	cc_findings_labels(f, cc_report_at(r, MAIN), IDEA, TITLE);
	offer_compared(f, r, of);
}

static void
items_of_comparisons_go_by_their_label(void **state)
{
	(void)state;
	fill(&cup, 1);
	compare();
	say(offer_labelled);
	assert_said(0, "A quiet cup total is 7.0 (6.7–7.3) among home (n=50), 2.0 less.");
}

/* Codes and slots of a file, a line each, in order. */
static char *
slots_of(const char *lang)
{
	const char *top = getenv("TOPDIR");
	struct cc_node *root;
	struct cc_buf text = { 0 }, out = { 0 };
	char path[1024], block[4096], *all;
	FILE *f;

	snprintf(path, sizeof path, "%s/data/findings.%s.yaml", top != NULL ? top : "..", lang);
	f = fopen(path, "r");
	assert_non_null(f);
	for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
		cc_buf_add(&text, block, n);
	fclose(f);
	assert_true(
	    cc_yaml_load(&root, (struct cc_span){ text.at, text.len }, path, CC_EXIT_STUDY, arena, &err));
	for (size_t i = 0; i < root->n; i++) {
		const struct cc_node *form =
		    root->item[i]->kind == CC_NODE_MAP ? root->item[i]->item[1] : root->item[i];
		bool used[26 * 26] = { false };

		cc_buf_printf(&out, "%s:", root->key[i]->text.at);
		for (const char *at = form->text.at; (at = strchr(at, '{')) != NULL; at++)
			used[(unsigned)(at[1] - 'a') % 26 * 26 + (unsigned)at[2] % 26] = true;
		for (int s = 0; s < 26 * 26; s++)
			if (used[s])
				cc_buf_printf(&out, " %d", s);
		cc_buf_putc(&out, '\n');
	}
	all = cc_strndup(arena, out.at, out.len);
	cc_buf_free(&text);
	cc_buf_free(&out);
	return all;
}

static void
both_languages_have_the_same_codes_and_slots(void **state)
{
	(void)state;
	assert_string_equal(slots_of("en"), slots_of("ja"));
	assert_non_null(strstr(slots_of("en"), "group-less:"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_sentence_is_made_of_cells_and_cites_them),
		TEST(a_sentence_of_a_column_is_not_cut_but_quoted),
		TEST(shares_get_a_decimal_where_their_interval_is_narrow),
		TEST(scores_have_one_decimal_or_two),
		TEST(at_most_five_are_said_and_two_of_one_code),
		TEST(names_are_listed_up_to_three),
		TEST(raters_may_be_few_and_an_estimate_without_interval_is_not_said),
		TEST(few_people_and_empty_cells_say_nothing),
		TEST(a_caution_comes_once_and_the_last_class_only_alone),
		TEST(what_forbids_reading_stands_alone_and_needs_no_people),
		TEST(a_slot_that_nobody_gave_is_an_error),
		TEST(a_form_that_the_wording_lacks_or_that_is_no_sentence_is_an_error),
		TEST(groups_and_changes_are_said_where_they_are_sure),
		TEST(two_segments_that_are_everybody_are_one_comparison),
		TEST(items_of_comparisons_go_by_their_label),
		TEST(both_languages_have_the_same_codes_and_slots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
