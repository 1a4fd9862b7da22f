/* review-memo.c -- tests of method/review-memo. */
#include "method/review-memo.h"

#include "bench.h"
#include "rec/page.h"

static struct cc_span memo_text;

static bool
read_memo(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)arena;
	if (strcmp(name, "memo.yaml") != 0)
		return cc_fail(err, CC_EXIT_STUDY, "%s: wanted no file", name);
	*out = memo_text;
	return true;
}

/* Cells of a report as rows, and what a memo makes of them. */
static const char report[] = "tool|label|as_of|table|row|column|type|text|number|order\n"
			     "a|x|2026-06-30|rows|0|row||kept||0\n"
			     "a|x|2026-06-30|rows|0|n||30|30|1\n"
			     "a|x|2026-06-30|rows|0|share|share|0.4|0.4|2\n"
			     "a|x|2026-06-30|rows|0|share_low|share|0.245906|0.245906|3\n"
			     "a|x|2026-06-30|rows|0|share_high|share|0.576796|0.576796|4\n"
			     "a|x|2026-06-30|none|0|||||5\n"
			     "review-memo|y|2026-05-31|parameters|0|memo||2026-05||0\n"
			     "review-memo|y|2026-05-31|memo|0|section||next||1\n"
			     "review-memo|y|2026-05-31|memo|0|id||t1||2\n"
			     "review-memo|y|2026-05-31|memo|0|text||try it||3\n"
			     "review-memo|y|2026-05-31|memo|0|due||2026-06-20||4\n";
static const char measures[] = "tool|kpi|date|value|n|low|high\n"
			       "k|share|2026-04-30|0.5|10|0.2|0.8\n"
			       "k|share|2026-05-31|0.6|20|0.4|0.8\n"
			       "k|count|2026-04-30|7|||\n";

static bool
made(struct bench *b, const char *memo, const struct cc_review_memo_opts *opts, bool dealt)
{
	static const char *const file[] = { "memo.yaml", "x.json" };
	const struct cc_openers open = { read_data, read_memo };

	bench_begin(b, &cc_review_memo, "review-memo", opts);
	assert_true(bench_study(b, "review_memo", NULL));
	memo_text = cc_span(memo);
	b->run.file = file;
	b->run.files = 2;
	b->run.digits = 2;
	if (!cc_review_memo.load(&b->run, &open, b->arena, &b->err) ||
	    !cc_review_memo.check(&b->run, b->arena, &b->err))
		fail_msg("%s", b->err.text);
	assert_int_equal(b->run.files, 1); /* the memo is no file of rows */
	b->run.file = b->file;
	b->workers = dealt ? 3 : 1;
	return bench_files(b, (const char *const[]){ report, measures }, 2);
}

static const char memo[] =
    "memo: 2026-06\n"
    "title: a\n"
    "asked: [{id: q1, text: what?}]\n"
    "found: [{id: f1, answers: q1, text: \"{a.rows.share}, {k.measures[share].value|1}, "
    "{k.measures[count].value|n|or \\\"-\\\"}\"}]\n"
    "next: [{id: t1, try: it, measure: a.rows.share, expect: '>= 50%', due: 2026-07-31}]\n";

static void
figures_of_reports_and_of_measures_are_filled_in(void **state)
{
	struct cc_review_memo_opts opts = { 0 };
	struct bench b;

	(void)state;
	for (int dealt = 0; dealt < 2; dealt++) {
		const struct cc_page *page;

		assert_true(made(&b, memo, &opts, dealt));
		assert_int_equal(b.problems.count, 0);
		page = b.report->page;
		assert_int_equal(cc_page_lines(page), 10);
		assert_string_equal(
		    page->part[4].text.at, "40.0% (24.6–57.7%, n=30), 0.6 (0.4–0.8, n=20), -");
		assert_string_equal(page->part[6].text.at,
		    "it (2026-07-31). Expected: share ≥ 50.0%, now 40.0% (24.6–57.7%, n=30)");
		assert_near(bench_real(&b, "figures", "t1", "value"), 0.4, 0);
		assert_int_equal(bench_cell(&b, "figures", "f1", "n")->as.integer, 30);
		bench_end(&b);
	}
}

/* Of the memos among the reports: the last one's promise is in the ledger, before this one's own. */
static void
the_ledger_has_every_promise_of_all_memos(void **state)
{
	struct cc_review_memo_opts opts = { 0 };
	const struct cc_table *ledger;
	struct bench b;

	(void)state;
	assert_true(made(&b, memo, &opts, false));
	ledger = cc_report_table(b.report, "ledger");
	assert_int_equal(ledger->rows, 2);
	assert_true(cc_span_eq(bench_cell(&b, "ledger", "t1", "memo")->as.text, CC_SPAN("2026-05")));
	assert_true(cc_span_eq(bench_cell(&b, "ledger", "t1", "verdict")->as.text, CC_SPAN("open")));
	bench_end(&b);
}

static void
all_wrong_references_are_told_and_end_in_3(void **state)
{
	struct cc_review_memo_opts opts = { 0 };
	struct bench b;

	(void)state;
	assert_false(made(&b,
	    "memo: 2026-06\ntitle: a\nfound: [{id: f1, text: \"{a.rows.shar} {a.none.x} {b.rows.x}\"}]\n",
	    &opts, false));
	assert_int_equal(b.err.code, CC_EXIT_STUDY);
	assert_int_equal(b.problems.count, 3);
	assert_non_null(strstr(b.problems.first[0].text, "memo.yaml:3:25: "));
	assert_non_null(strstr(b.problems.first[0].text, "did you mean share?"));
	bench_end(&b);
}

/* Each check, at its edge: one entry that passes all of them, and what is wrong with another. */
static void
checks_name_the_entry_and_what_was_found(void **state)
{
	static const char checked[] =
	    "memo: 2026-06\n"
	    "title: a\n"
	    "asked: [{id: q1, text: '12?', owner: x}]\n"
	    "found: [{id: f1, answers: q1, text: '{a.rows.share} rose'}, {id: f2, text: 'none of 3'}]\n"
	    "who: {text: them, rests_on: f1}\n"
	    "decided: [{id: d1, text: it, owner: x, due: 2026-07-01}]\n";
	static const struct {
		const char *check, *id, *found;
	} wanted[] = { { "unsupported_change", "f1", "rose" }, { "typed_number", "f2", "3" },
		{ "no_figure", "f2", "" } };
	struct cc_review_memo_opts opts = { .check = true };
	struct bench b;

	(void)state;
	assert_true(made(&b, checked, &opts, false));
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		assert_true(cc_span_eq(
		    bench_cell(&b, "checks", wanted[i].check, "id")->as.text, cc_span(wanted[i].id)));
		assert_true(cc_span_eq(
		    bench_cell(&b, "checks", wanted[i].check, "found")->as.text, cc_span(wanted[i].found)));
	}
	assert_true(cc_span_eq(bench_cell(&b, "checks", "no_owner", "ok")->as.text, CC_SPAN("yes")));
	assert_true(cc_span_eq(bench_cell(&b, "checks", "assumption", "ok")->as.text, CC_SPAN("yes")));
	assert_int_equal(b.report->n_misses, 3);
	bench_end(&b);
}

static void
a_page_of_one_line_too_many_is_refused(void **state)
{
	struct cc_review_memo_opts opts = { .page = "10x80" };
	struct bench b;

	(void)state;
	assert_true(made(&b, memo, &opts, false));
	bench_end(&b);
	opts.page = "9x80";
	assert_false(made(&b, memo, &opts, false));
	assert_int_equal(b.err.code, CC_EXIT_STUDY);
	assert_non_null(strstr(b.err.text, "10 lines"));
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_of_reports_and_of_measures_are_filled_in),
		cmocka_unit_test(the_ledger_has_every_promise_of_all_memos),
		cmocka_unit_test(all_wrong_references_are_told_and_end_in_3),
		cmocka_unit_test(checks_name_the_entry_and_what_was_found),
		cmocka_unit_test(a_page_of_one_line_too_many_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
