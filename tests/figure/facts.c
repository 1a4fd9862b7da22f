/* facts.c -- figures of other commands' reports: found by name, with interval and base. */
#include "figure/ref.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "arena.h"

enum { MOST = 200 };

static struct cc_fact fact[MOST];
static size_t n_facts;

/* A row: "COLUMN=VALUE" separated by blanks; a value that is a number is one, "-" is empty. */
static void
row(const char *tool, const char *label, const char *as_of, const char *table, int64_t at, const char *cells)
{
	for (const char *c = cells; *c != '\0';) {
		size_t name = strcspn(c, "="), value = strcspn(c + name + 1, " ");
		struct cc_span text = { c + name + 1, value };
		char *end, *copy = cc_strndup(arena, text.at, text.len);
		double number = strtod(copy, &end);
		bool empty = cc_span_eq(text, CC_SPAN("-"));

		assert_true(n_facts < MOST);
		fact[n_facts] = (struct cc_fact){ cc_span(tool), cc_span(label), cc_span(as_of),
			cc_span(table), { c, name },
			strncmp(c, "date=", 5) == 0 ? cc_span("date") : (struct cc_span){ NULL, 0 },
			empty ? (struct cc_span){ NULL, 0 } : text,
			*end == '\0' && !empty ? number : (double)NAN, at, (int64_t)n_facts };
		n_facts++;
		c += name + 1 + value;
		c += *c == ' ';
	}
}

/* The columns of product.md 4, as far as the rules go by them. */
static struct cc_facts *
sample(void)
{
	n_facts = 0;
	row("idea-score", "june", "2026-06-30", "ideas", 0,
	    "rank=1 idea=tea title=Tea raters=5 total=11 low=10.1 high=11.9 pass_confidence=0.9 "
	    "verdict=priority");
	row("idea-score", "june", "2026-06-30", "ideas", 1,
	    "rank=2 idea=cup title=Cup raters=4 total=9 low=- high=- pass_confidence=- verdict=hold");
	row("idea-score", "may", "2026-05-31", "ideas", 0,
	    "rank=1 idea=tea title=Tea raters=3 total=10 low=9 high=11");
	row("journey-map", "june", "2026-06-30", "stages", 0,
	    "order=1 stage=purchase label=購入 touched=30 reached=40 conversion=0.5 conversion_low=0.35 "
	    "conversion_high=0.65 dropped=20 n_emotion=12 emotion=1.5 emotion_low=1 emotion_high=2 "
	    "inquiries=3");
	row("journey-map", "june", "2026-06-30", "changes", 0,
	    "item=purchase measure=conversion n_before=30 n_after=40 before=0.4 after=0.5 difference=0.1 "
	    "low=-0.1 "
	    "high=0.3 p_adjusted=0.4 verdict=unclear");
	row("journey-map", "june", "2026-06-30", "changes", 1,
	    "item=purchase measure=emotion n_before=30 n_after=40 before=1 after=2 difference=1 low=0.2 "
	    "high=1.8 "
	    "p_adjusted=0.01 verdict=better");
	row("job-map", "june", "2026-06-30", "outcomes", 0,
	    "rank=1 outcome=calm n_importance=39 n_satisfaction=38 importance=8 satisfaction=2 gap=6 "
	    "opportunity=14 "
	    "low=11 high=16 band=>=12");
	row("voice-code", "june", "2026-06-30", "codes", 0,
	    "dimension=voice code=price label=Price n=50 people=20 share=0.4 low=0.27 high=0.54");
	row("voice-code", "june", "2026-06-30", "codes", 1,
	    "dimension=voice code=taste label=Taste n=50 people=10 share=0.2 low=0.11 high=0.33");
	row("kpi-report", "june", "2026-06-30", "kpis", 0,
	    "kpi=rate label=Rate value=0.5 n=20 numerator=10 denominator=20 low=0.3 high=0.7 target=0.6");
	row("alternate-model", "june", "2026-06-30", "contexts", 0,
	    "trigger=am desire=calm people=18 alternatives=3 hhi=0.4 top_action=tea top_share=0.6 "
	    "top_low=0.38 "
	    "top_high=0.79");
	row("voice-code", "june", "2026-06-30", "segments", 0,
	    "segment=A item=x n=9 value=0.2 low=0.1 high=0.5 difference=0.1 difference_low=-0.2 "
	    "difference_high=0.3");
	row("voice-code", "june", "2026-06-30", "findings", 0,
	    "rank=1 code=most sentence=Price, value=0.4 n=50");
	return cc_facts(fact, n_facts, arena);
}

static bool
find(struct cc_ref_found *out, const struct cc_facts *facts, const char *text, struct cc_err *err)
{
	struct cc_ref ref;
	struct cc_span rest;

	return cc_ref_read(&ref, &rest, cc_span(text), CC_EXIT_STUDY, arena, err) &&
	       cc_ref_find(out, facts, &ref, CC_EXIT_STUDY, arena, err);
}

/* NaN stands for none. */
static void
expect(const struct cc_facts *facts, const char *text, double value, double low, double high, double n)
{
	const double wanted[] = { value, low, high, n };
	struct cc_err err = { 0 };
	struct cc_ref_found found;
	struct cc_fact_figure f;
	double got[4];

	if (!find(&found, facts, text, &err))
		fail_msg("%s: %s", text, err.text);
	f = cc_fact_figure(found.row, found.cell);
	got[0] = f.value;
	got[1] = f.low;
	got[2] = f.high;
	got[3] = f.n;
	for (size_t i = 0; i < 4; i++)
		if (isnan(wanted[i]) ? !isnan(got[i]) : got[i] != wanted[i])
			fail_msg("%s: figure %zu is %g, not %g", text, i, got[i], wanted[i]);
}

static void
refuse(const struct cc_facts *facts, const char *text, const char *message)
{
	struct cc_err err = { 0 };
	struct cc_ref_found found;

	assert_false(find(&found, facts, text, &err));
	assert_string_equal(err.text, message);
	assert_int_equal(err.code, CC_EXIT_STUDY);
}

/* T-15.1 */
static void
a_figure_has_the_interval_and_the_base_of_its_row(void **state)
{
	const struct cc_facts *f = sample();

	(void)state;
	expect(f, "idea-score.ideas[tea].total", 11, 10.1, 11.9, 5);
	expect(f, "idea-score.ideas[tea].raters", 5, NAN, NAN, NAN);
	expect(f, "idea-score.ideas[cup].total", 9, NAN, NAN, 4);
	expect(f, "journey-map.stages[purchase].conversion", 0.5, 0.35, 0.65, 40);
	expect(f, "journey-map.stages[purchase].emotion", 1.5, 1, 2, 12);
	expect(f, "job-map.outcomes[calm].opportunity", 14, 11, 16, 39);
	expect(f, "voice-code.codes[code=price].share", 0.4, 0.27, 0.54, 50);
	expect(f, "kpi-report.kpis[rate].value", 0.5, 0.3, 0.7, 20);
	expect(f, "alternate-model.contexts[am].top_share", 0.6, 0.38, 0.79, 18);
	expect(f, "voice-code.segments[A].difference", 0.1, -0.2, 0.3, 9);
	expect(f, "journey-map.changes[measure=emotion].difference", 1, 0.2, 1.8, NAN);
}

static void
a_row_is_found_by_text_by_columns_or_alone(void **state)
{
	const struct cc_facts *f = sample();

	(void)state;
	expect(f, "idea-score.ideas[ｔｅａ].rank", 1, NAN, NAN, 5); /* after NFKC */
	expect(f, "idea-score.ideas[rank=2.0].raters", 4, NAN, NAN, NAN);
	expect(f, "idea-score.ideas[\"tea\"].total", 11, 10.1, 11.9, 5);
	expect(f, "idea-score.ideas[idea=\"tea\",rank=1].total", 11, 10.1, 11.9, 5);
	expect(f, "kpi-report.kpis.value", 0.5, 0.3, 0.7, 20);
	expect(f, "idea-score@may.ideas[tea].total", 10, 9, 11, 3);
}

static void
one_end_alone_is_no_interval(void **state)
{
	const struct cc_facts *f;

	(void)state;
	sample();
	row("job-map", "ends", "2026-07-31", "contexts", 0,
	    "context=home top_share=0.5 top_share_low=0.1 top_low=0.3 top_high=0.7 people=9");
	f = cc_facts(fact, n_facts, arena);
	expect(f, "job-map@ends.contexts[home].top_share", 0.5, 0.3, 0.7, 9);
}

static void
without_a_column_a_finding_is_cited_by_its_sentence(void **state)
{
	const struct cc_facts *f = sample();
	struct cc_err err = { 0 };
	struct cc_ref_found found;

	(void)state;
	assert_true(find(&found, f, "voice-code.findings[most]", &err));
	assert_true(cc_span_eq(found.row->cell[found.cell].text, CC_SPAN("Price,")));
}

static void
what_is_not_there_is_named_with_the_nearest(void **state)
{
	const struct cc_facts *f = sample();

	(void)state;
	refuse(f, "ideascore.ideas[tea].total",
	    "there is no report of \"ideascore\"; did you mean idea-score? (there are alternate-model, "
	    "idea-score, "
	    "job-map, journey-map, kpi-report, voice-code)");
	refuse(
	    f, "idea-score@july.ideas[tea].total", "there is no report called \"july\"; there are may, june");
	refuse(f, "idea-score.idea[tea].total",
	    "there is no table \"idea\"; did you mean ideas? (there are ideas)");
	refuse(f, "idea-score.ideas[tee].total",
	    "there is no row \"tee\"; did you mean tea? (there are tea, cup)");
	refuse(f, "idea-score.ideas[hold].total",
	    "there is no row \"hold\", but a row whose verdict is that; wanted [verdict=hold]");
	refuse(f, "voice-code.codes[prise].share", "there is no row \"prise\"; there are voice");
	refuse(f, "idea-score.ideas[tea].totals",
	    "there is no column \"totals\"; did you mean total? (there are rank, idea, title, raters, total, "
	    "low, "
	    "high, pass_confidence, verdict)");
	refuse(f, "idea-score.ideas.total",
	    "2 rows of the table ideas fit; wanted one, as by [COLUMN=VALUE,COLUMN=VALUE]");
	refuse(f, "idea-score.ideas[tea]",
	    "the table ideas has no sentences; wanted a column, as ideas[KEY].COLUMN");
	refuse(f, "idea-score.ideas[taste=x].total", "the table ideas has no column \"taste\"");
	refuse(f, "idea-score", "\"idea-score\"; wanted TOOL.TABLE[KEY].COLUMN");
	refuse(f, "idea-score.ideas[tea.total",
	    "\"idea-score.ideas[tea.total\"; wanted [KEY], [COLUMN=VALUE] or [A=X,B=Y] behind the table");
	refuse(f, "idea-score.ideas[\"tea].total",
	    "\"idea-score.ideas[\"tea].total\"; wanted [KEY], [COLUMN=VALUE] or [A=X,B=Y] behind the table");
}

static void
two_reports_of_a_day_are_told_apart_by_their_label(void **state)
{
	struct cc_facts *f;

	(void)state;
	sample();
	row("idea-score", "again", "2026-06-30", "ideas", 0, "idea=tea total=7");
	f = cc_facts(fact, n_facts, arena);
	refuse(f, "idea-score.ideas[tea].total",
	    "two reports of idea-score speak of the same day, again and june; wanted one of them, as "
	    "idea-score@again");
	expect(f, "idea-score@again.ideas[tea].total", 7, NAN, NAN, NAN);
}

static void
the_same_report_twice_is_noticed(void **state)
{
	(void)state;
	assert_null(cc_facts_twice(sample()));
	row("idea-score", "june", "2026-06-30", "ideas", 0, "rank=1 idea=tea");
	assert_non_null(cc_facts_twice(cc_facts(fact, n_facts, arena)));
}

static void
a_measure_is_called_by_its_kpi_and_is_the_latest(void **state)
{
	struct cc_facts *f;

	(void)state;
	n_facts = 0;
	row("kpi-report", "june", "2026-06-30", "measures", 0, "date=2026-06-30 kpi=members value=7 n=9");
	row("kpi-report", "june", "2026-06-30", "measures", 1, "date=2026-05-31 kpi=members value=5 n=8");
	row("kpi-report", "june", "2026-06-30", "measures", 2, "date=2026-06-30 kpi=ideas value=3 n=9");
	row("kpi-report", "june", "2026-06-30", "kpis", 0, "date=2026-05-31 kpi=members value=1 n=8");
	row("kpi-report", "june", "2026-06-30", "kpis", 1, "date=2026-06-30 kpi=members value=2 n=8");
	f = cc_facts(fact, n_facts, arena);
	expect(f, "kpi-report.measures[members].value", 7, NAN, NAN, 9);
	expect(f, "kpi-report.measures[date=2026-05-31,kpi=members].value", 5, NAN, NAN, 8);
	refuse(f, "kpi-report.measures[date=2026-06-30].value",
	    "2 rows of the table measures fit; wanted one, as by [COLUMN=VALUE,COLUMN=VALUE]");
	refuse(f, "kpi-report.kpis[members].value",
	    "2 rows of the table kpis fit; wanted one, as by [COLUMN=VALUE,COLUMN=VALUE]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_measure_is_called_by_its_kpi_and_is_the_latest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_end_alone_is_no_interval, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_figure_has_the_interval_and_the_base_of_its_row, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_row_is_found_by_text_by_columns_or_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    without_a_column_a_finding_is_cited_by_its_sentence, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_not_there_is_named_with_the_nearest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    two_reports_of_a_day_are_told_apart_by_their_label, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_same_report_twice_is_noticed, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
