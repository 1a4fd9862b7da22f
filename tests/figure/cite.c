/* cite.c -- figures in sentences: read, found, shown; what became of them since; rows told. */
#include "figure/ref_list.h"
#include "figure/since.h"
#include "figure/told.h"
#include "rec/node_place.h"
#include "rec/yaml.h"

#include <math.h>
#include <stdlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"

enum { MOST = 200 };

static struct cc_fact fact[MOST];
static size_t n_facts;
static struct cc_err err;

/* A row: "COLUMN=VALUE" separated by ";"; a value that is a number is one, "-" is empty. */
static void
row(const char *tool, const char *label, const char *table, int64_t at, const char *cells)
{
	for (const char *c = cells; *c != '\0';) {
		size_t name = strcspn(c, "="), value = strcspn(c + name + 1, ";");
		char *end, *copy = cc_strndup(arena, c + name + 1, value);
		bool empty = strcmp(copy, "-") == 0, share = strncmp(c, "share", strlen("share")) == 0;
		double number = strtod(copy, &end);

		assert_true(n_facts < MOST);
		fact[n_facts] = (struct cc_fact){ cc_span(tool), cc_span(label), cc_span(label),
			cc_span(table), { c, name }, share ? CC_SPAN("share") : (struct cc_span){ NULL, 0 },
			empty ? (struct cc_span){ NULL, 0 } : cc_span(copy),
			*end == '\0' && !empty ? number : (double)NAN, at, (int64_t)n_facts };
		n_facts++;
		c += name + 1 + value;
		c += *c == ';';
	}
}

static struct cc_facts *
sample(void)
{
	n_facts = 0;
	row("a", "2026-06", "rows", 0,
	    "row=kept;n=100;share=0.61;share_low=0.52;share_high=0.69;mean=9.75;alpha=-;why=few");
	row("a", "2026-06", "rows", 1,
	    "row=lost, all;n=100;share=0.004;share_low=0;share_high=0.02;mean=9;alpha=1;why=x");
	row("a", "2026-06", "notes", 0, "code=few;text=too few to tell");
	row("a", "2026-05", "rows", 0,
	    "row=kept;n=90;share=0.5;share_low=0.4;share_high=0.6;mean=9;alpha=-;why=few");
	row("m", "2026-05", "figures", 0,
	    "id=f1;reference=a@x.rows[kept].share;value=0.3;n=100;low=0.219;high=0.396");
	row("m", "2026-05", "figures", 1, "id=f2;reference=a.rows[kept].mean;value=9;n=100;low=-;high=-");
	row("m", "2026-05", "parameters", 0, "study=-;confidence=0.95;memo=2026-05");
	return cc_facts(fact, n_facts, arena);
}

/* A sentence with its figures, or what is wrong with the first that is none. */
static const char *
filled(const char *text, enum cc_lang lang)
{
	struct cc_cite_walk w = { .rest = cc_span(text) };
	const struct cc_facts *facts = sample();
	struct cc_buf out = { 0 };
	const char *made;

	while (cc_cite_next(&w)) {
		struct cc_cite cite;
		struct cc_cited cited;

		if (!w.figure) {
			cc_buf_span(&out, w.text);
		} else if (!cc_cite_read(&cite, w.text, CC_EXIT_STUDY, arena, &err) ||
			   !cc_cite_find(&cited, &cite, facts, lang, 2, CC_EXIT_STUDY, arena, &err)) {
			cc_buf_free(&out);
			return err.text;
		} else {
			cc_cite_put(&out, &cite, &cited);
		}
	}
	made = cc_strndup(arena, out.len > 0 ? out.at : "", out.len);
	cc_buf_free(&out);
	return made;
}

static void
a_figure_stands_with_its_interval_and_base(void **state)
{
	(void)state;
	assert_string_equal(filled("it is {a.rows[kept].share}.", CC_EN), "it is 61.0% (52.0–69.0%, n=100).");
	assert_string_equal(filled("{a.rows[kept].share}", CC_JA), "61.0 %（52.0～69.0 %、n=100）");
	assert_string_equal(
	    filled("{a.rows[kept].mean}, {a.rows[\"lost, all\"].mean}", CC_EN), "9.75 (n=100), 9 (n=100)");
	assert_string_equal(filled("{a.rows[row=\"lost, all\"].share}", CC_EN), "0.4% (0.0–2.0%, n=100)");
	assert_string_equal(filled("{a.rows[kept].n} {a.rows[kept].row}", CC_EN), "100 kept");
	assert_string_equal(filled("{a@2026-05.rows.share}", CC_EN), "50.0% (40.0–60.0%, n=90)");
	assert_string_equal(filled("{{a} and }", CC_EN), "{a} and }");
	assert_string_equal(filled("", CC_EN), "");
}

static void
what_stands_behind_a_bar_says_how(void **state)
{
	(void)state;
	assert_string_equal(filled("{a.rows[kept].share|plain}", CC_EN), "61.0%");
	assert_string_equal(filled("{a.rows[kept].share | 3 | low}", CC_EN), "0.520");
	assert_string_equal(filled("{a.rows[kept].share|high}", CC_EN), "69.0%");
	assert_string_equal(filled("{a.rows[kept].share|n}", CC_EN), "100");
	assert_string_equal(filled("{a.rows[kept].mean|0|plain}", CC_EN), "10");
	assert_string_equal(filled("{a.rows[\"lost, all\"].alpha|%}", CC_EN), "100.0% (n=100)");
	assert_string_equal(
	    filled("{a.rows[kept].alpha|or \"few, a \"\"pity\"\" }\"}", CC_EN), "few, a \"pity\" }");
}

static void
what_cannot_be_shown_is_said_with_its_reason(void **state)
{
	(void)state;
	assert_string_equal(filled("{a.rows[kept].alpha}", CC_EN),
	    "a.rows[kept].alpha is empty (too few to tell); wanted |or \"TEXT\", your own word for it");
	assert_non_null(strstr(filled("{a.rows[kept].mean|low}", CC_EN), "has no interval"));
	assert_non_null(strstr(filled("{a.rows[kept].why|%}", CC_EN), "is text, \"few\""));
	assert_non_null(strstr(filled("{a.rows[kept].share|half}", CC_EN), "\"|half\""));
	assert_non_null(strstr(filled("{a.rows[kept].shar}", CC_EN), "did you mean share?"));
}

static void
every_listed_reference_finds_its_cell_again(void **state)
{
	const struct cc_facts *facts = sample();
	struct cc_ref_list list = { .facts = facts, .word = CC_SPAN("ROW"), .arena = arena };
	struct cc_ref_listed one;
	size_t n = 0;

	(void)state;
	for (; cc_ref_list_next(&one, &list); n++) {
		struct cc_ref ref;
		struct cc_span rest;
		struct cc_ref_found found;

		assert_true(
		    cc_ref_read(&ref, &rest, one.reference, CC_EXIT_STUDY, arena, &err) && rest.len == 0);
		assert_true(cc_ref_find(&found, facts, &ref, CC_EXIT_STUDY, arena, &err));
		assert_ptr_equal(&found.row->cell[found.cell], &one.at.row->cell[one.at.cell]);
	}
	assert_int_equal(n, 3 * 8 + 2); /* the cells of all rows, and two references of the memo */
}

static bool
since(struct cc_since *out, const char *reference, const struct cc_facts *facts)
{
	struct cc_cite cite;
	struct cc_cited cited;

	assert_true(cc_cite_read(&cite, cc_span(reference), CC_EXIT_STUDY, arena, &err));
	assert_true(cc_cite_find(&cited, &cite, facts, CC_EN, 2, CC_EXIT_STUDY, arena, &err));
	return cc_since_find(out, &cite, &cited, &facts->report[facts->n - 1], 0.95, arena);
}

static struct cc_node *
node(const char *yaml)
{
	struct cc_node *out;

	if (!cc_yaml_load(&out, cc_span(yaml), "x.yaml", CC_EXIT_STUDY, arena, &err))
		fail_msg("%s", err.text);
	return out;
}

static void
a_figure_is_compared_with_itself_whatever_its_label(void **state)
{
	const struct cc_facts *facts = sample();
	struct cc_since s[2];

	(void)state;
	assert_true(since(&s[0], "a.rows[kept].share", facts));
	assert_true(since(&s[1], "a.rows[kept].mean", facts));
	assert_false(since(&s[1] + 0, "a.rows[kept].n", facts));
	assert_true(since(&s[1], "a@2026-06.rows[kept].mean", facts));
	assert_near(s[0].moved.difference, .31, 1e-12);
	assert_null(s[0].reason);
	assert_string_equal(s[1].reason, "no_interval");
	cc_since_judge(s, 2, NULL, 0.95, arena);
	assert_string_equal(s[0].verdict, "up");
	assert_near(s[0].p_adjusted, s[0].moved.p, 1e-15);
	assert_string_equal(s[1].verdict, "unclear");
	cc_since_judge(s, 2, node("{a.rows.share: down}"), 0.95, arena);
	assert_string_equal(s[0].verdict, "worse");
	cc_since_judge(s, 2, node("{a.rows.share: up}"), 0.95, arena);
	assert_string_equal(s[0].verdict, "better");
	cc_since_judge(s, 2, node("{a.rows.mean: up}"), 0.95, arena);
	assert_string_equal(s[0].verdict, "up");
}

/* The share of what is kept, counted now and then as fingerprints say. */
static const char *
reason_of(const char *now, const char *before)
{
	struct cc_facts *facts;
	struct cc_since s;

	sample();
	row("a", "2026-06", "definitions", 0, "row=lost, all;fingerprint=7;definition=other");
	row("a", "2026-06", "definitions", 1,
	    cc_format(arena, "row=kept;fingerprint=%s;definition=count", now));
	row("m", "2026-05", "definitions", 0, "reference=a.rows[kept].mean;fingerprint=8;definition=mean");
	row("m", "2026-05", "definitions", 1,
	    cc_format(arena, "reference=a@x.rows[kept].share;fingerprint=%s;definition=count", before));
	facts = cc_facts(fact, n_facts, arena);
	assert_true(since(&s, "a.rows[kept].share", facts));
	return s.reason;
}

static void
what_is_counted_otherwise_is_not_compared(void **state)
{
	const char *reason = reason_of("1f", "2f");

	(void)state;
	assert_non_null(reason);
	assert_string_equal(reason, "definition");
	assert_null(reason_of("1f", "1f"));
	assert_null(reason_of("1f", "-")); /* of an earlier memo nothing is known */
	assert_null(reason_of("-", "1f"));
}

/* Three comparisons, as of a survey of visitors in two months: Holm's p of the least is thrice its own. */
static void
changes_are_adjusted_together(void **state)
{
	struct cc_since s[4] = { { .moved = { 6.98, 2.04, 11.92, .005631 } },
		{ .moved = { .004, -.016, .024, .689891 } }, { .moved = { -.006, -.028, .016, .594157 } },
		{ .moved = { 1, 0, 2, .001 }, .own = true, .p_adjusted = .7 } };

	(void)state;
	cc_since_judge(s, 4, NULL, 0.95, arena);
	assert_near(s[0].p_adjusted, .016893, 1e-6);
	assert_string_equal(s[0].verdict, "up");
	assert_near(s[1].p_adjusted, 1, 1e-12);
	assert_string_equal(s[1].verdict, "unclear");
	assert_near(s[3].p_adjusted, .7, 1e-12);
}

static const char *
told(enum cc_lang lang, bool none)
{
	struct cc_telling t = {
		.how = { .lang = lang, .digits = 1, .fixed = true }, .confidence = 0.95, .arena = arena
	};
	const struct cc_fact_table *table;
	struct cc_facts *facts;

	n_facts = 0;
	row("a", "x", "changes", 0,
	    "item=i;measure=m;before=1;after=2;difference=1;low=0.5;high=1.5;n_before=10;n_after=11;p_"
	    "adjusted=0.01");
	row("a", "x", "changes", 1,
	    "item=j;measure=m;before=1;after=2;difference=1;low=-1;high=3;p_adjusted=0.5");
	facts = cc_facts(fact, n_facts, arena);
	table = cc_fact_table(&facts->report[0], CC_SPAN("changes"));
	if (!none)
		assert_string_equal(cc_told_row(&t, &table->row[0]), "up");
	assert_null(cc_told_row(&t, &table->row[1]));
	return cc_told_end(&t);
}

static void
only_what_a_comparison_bears_out_is_told(void **state)
{
	(void)state;
	assert_string_equal(told(CC_EN, false),
	    "i, m: up, 1.0 to 2.0 (difference +1.0, +0.5 to +1.5; n 10 and 11). 1 of the 1 others unclear.");
	assert_string_equal(
	    told(CC_EN, true), "Nothing that the figures bear out. 1 of the 1 others unclear.");
	assert_string_equal(told(CC_JA, false),
	    "iのmは増。1.0 から 2.0 へ（差 +1.0、+0.5～+1.5、n=10、11）。ほか 1 件のうち 1 件は不明。");
}

static void
a_brace_is_found_again_behind_quotes_escapes_and_folds(void **state)
{
	static const char yaml[] = "a: \"x \\\" {1} {2}\"\nb: >-\n  one {3}\n  あ {4}\n";
	struct cc_node *root = node(yaml);
	struct cc_place p = cc_node_char(root->item[0], "x.yaml", cc_span(yaml), '{', 1);

	(void)state;
	assert_int_equal(p.line, 1);
	assert_int_equal(p.column, 14);
	p = cc_node_char(root->item[1], "x.yaml", cc_span(yaml), '{', 1);
	assert_int_equal(p.line, 4);
	assert_int_equal(p.column, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_figure_stands_with_its_interval_and_base, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_stands_behind_a_bar_says_how, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_cannot_be_shown_is_said_with_its_reason, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    every_listed_reference_finds_its_cell_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_figure_is_compared_with_itself_whatever_its_label, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_counted_otherwise_is_not_compared, set_up, tear_down),
		cmocka_unit_test_setup_teardown(changes_are_adjusted_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_what_a_comparison_bears_out_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_brace_is_found_again_behind_quotes_escapes_and_folds, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
