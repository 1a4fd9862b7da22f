/* verify.c -- rules over reports, an event log and a roster: yes, no, or not known. */
#include "figure/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "arena.h"
#include "base/date.h"
#include "near.h"
#include "rec/yaml.h"

enum { MOST = 100 };

static struct cc_fact fact[MOST];
static struct cc_logged logged[MOST][MOST];
static struct cc_logged_as event[MOST];
static struct cc_span event_name[MOST], person_name[MOST];
static struct cc_posted post[MOST];
static struct cc_verify_data data;
static size_t facts;
static struct cc_err err;

static int64_t
day(const char *text)
{
	int64_t out = CC_NO_DAY;

	if (text != NULL)
		assert_true(cc_date_parse_iso(&out, cc_span(text)));
	return out;
}

static int
begin(void **state)
{
	facts = 0;
	memset(event, 0, sizeof event);
	data = (struct cc_verify_data){ .event_name = { event_name, 0 },
		.person_name = { person_name, 0 },
		.event = event,
		.post = post,
		.as_of = day("2026-06-30") };
	set_up(state);
	data.arena = arena;
	return 0;
}

/* A cell of row `at` of a table; value NULL: it is empty. */
static void
cell(const char *report, const char *as_of, const char *table, int64_t at, const char *column,
    const char *value)
{
	const char *label = strchr(report, '@');
	char *end = NULL;
	double number = value != NULL ? strtod(value, &end) : (double)NAN;

	assert_true(facts < MOST);
	fact[facts] = (struct cc_fact){ .tool = { report, strcspn(report, "@") },
		.label = label != NULL ? cc_span(label + 1) : (struct cc_span){ NULL, 0 },
		.as_of = as_of != NULL ? cc_span(as_of) : (struct cc_span){ NULL, 0 },
		.table = cc_span(table),
		.column = column != NULL ? cc_span(column) : (struct cc_span){ NULL, 0 },
		.text = value != NULL ? cc_span(value) : (struct cc_span){ NULL, 0 },
		.number = value != NULL && *end == '\0' ? number : (double)NAN,
		.row = at,
		.order = (int64_t)facts };
	facts++;
}

/* The number of a name, in order of first sight. */
static uint32_t
number_of(struct cc_spans *names, struct cc_span *room, const char *name)
{
	uint32_t i = 0;

	if (name == NULL)
		return CC_NO_ID;
	while (i < names->n && !cc_span_eq(room[i], cc_span(name)))
		i++;
	if (i == names->n)
		room[names->n++] = cc_span(name);
	return i;
}

static void
happened(const char *name, const char *person, const char *when)
{
	uint32_t id = number_of(&data.event_name, event_name, name);

	event[id].row = logged[id];
	if (event[id].n == 0 || day(when) < event[id].first)
		event[id].first = day(when);
	logged[id][event[id].n++] =
	    (struct cc_logged){ CC_NO_ID, number_of(&data.person_name, person_name, person), day(when), 1 };
	data.logged = true;
}

static void
posted(const char *role, const char *person, const char *since)
{
	post[data.posts++] = (struct cc_posted){ cc_span(role),
		person != NULL ? cc_span(person) : (struct cc_span){ NULL, 0 }, day(since) };
	data.roster = true;
}

static bool
read(struct cc_verify **rule, size_t *n, const char *text)
{
	const char *list = cc_format(arena, "[%s]", text);
	struct cc_node *node;

	assert_true(cc_yaml_load(&node, cc_span(list), "set.yaml", CC_EXIT_STUDY, arena, &err));
	return cc_verify_read(rule, n, node, "set.yaml", arena, &err);
}

static struct cc_verified
judge(const char *text)
{
	struct cc_verify *rule;
	struct cc_fact *copy = CC_ARRAY(arena, struct cc_fact, facts);
	size_t n;

	if (!read(&rule, &n, text))
		fail_msg("%s", err.text);
	assert_int_equal(n, 1);
	if (facts > 0)
		memcpy(copy, fact, facts * sizeof *copy);
	data.facts = cc_facts(copy, facts, arena);
	return cc_verify(rule, &data);
}

static void
is(const char *text, enum cc_verdict verdict, const char *found)
{
	struct cc_verified v = judge(text);

	if (v.verdict != verdict)
		fail_msg("%s: %s, found %s, %s", text, cc_verdict_words[v.verdict],
		    v.found != NULL ? v.found : "nothing", v.reason != NULL ? v.reason : "");
	if (found == NULL)
		assert_null(v.found);
	else
		assert_string_equal(v.found, found);
}

static void
stages(void)
{
	static const char *const n[] = { "24", "18", "12", "3", "9" };

	for (int64_t i = 0; i < 5; i++) {
		cell("journey-map@may", "2026-05-31", "stages", i, "stage", i == 3 ? "purchase" : "other");
		cell("journey-map@may", "2026-05-31", "stages", i, "n_emotion", n[i]);
		cell("journey-map@may", "2026-05-31", "stages", i, "conversion", i == 4 ? NULL : "0.5");
		cell("journey-map@may", "2026-05-31", "stages", i, "conversion_low", i == 4 ? NULL : "0.4");
		cell("journey-map@may", "2026-05-31", "stages", i, "conversion_high", i == 4 ? NULL : "0.6");
	}
	cell("journey-map@may", "2026-05-31", "empty", 0, NULL, NULL);
	cell("journey-map@may", "2026-05-31", "measures", 0, "date", "2026-05-31");
	cell("journey-map@may", "2026-05-31", "measures", 1, "date", "2026-05-31");
}

static void
every_some_and_none_count_the_rows_that_fit(void **state)
{
	(void)state;
	stages();
	is("{every: journey-map.stages.n_emotion, at_least: 5}", CC_VERDICT_NO, "4/5");
	is("{every: journey-map.stages.n_emotion, at_least: 3}", CC_VERDICT_YES, "5/5");
	is("{some: journey-map.stages.n_emotion, at_least: 20, at_most: 25}", CC_VERDICT_YES, "1/5");
	is("{some: journey-map.stages.n_emotion, where: {stage: purchase}, at_least: 5}", CC_VERDICT_NO,
	    "0/1");
	is("{some: journey-map.stages.n_emotion, where: {stage: [gift, purchase]}, at_most: 3}",
	    CC_VERDICT_YES, "1/1");
	is("{none: journey-map.stages.stage, is: purchase}", CC_VERDICT_NO, "1/5");
	is("{none: journey-map.stages.stage, is: gift}", CC_VERDICT_YES, "0/5");
	is("{count: journey-map.stages, where: {stage: other}, at_least: 4}", CC_VERDICT_YES, "4");
	is("{count: journey-map.stages, where: {stage: other}, at_least: 5}", CC_VERDICT_NO, "4");
}

static void
a_blank_cell_does_not_hold(void **state)
{
	(void)state;
	stages();
	is("{every: journey-map.stages.conversion}", CC_VERDICT_NO, "4/5");
	is("{some: journey-map.stages.conversion}", CC_VERDICT_YES, "4/5");
}

static void
a_table_without_a_fitting_row_is_never_yes(void **state)
{
	(void)state;
	stages();
	is("{every: journey-map.stages.n_emotion, where: {stage: gift}, at_least: 5}", CC_VERDICT_NO, NULL);
	is("{none: journey-map.stages.n_emotion, where: {stage: gift}, at_least: 5}", CC_VERDICT_NO, NULL);
	is("{every: journey-map.empty.n, at_least: 5}", CC_VERDICT_NO, NULL);
	is("{none: journey-map.empty.n, at_least: 5}", CC_VERDICT_NO, NULL);
	is("{count: journey-map.empty, at_least: 0}", CC_VERDICT_NO, "0");
}

static void
what_was_not_given_is_not_known(void **state)
{
	(void)state;
	stages();
	is("{every: idea-score.ideas.total, at_least: 5}", CC_VERDICT_UNKNOWN, NULL);
	is("{every: journey-map.pains.impact, at_least: 5}", CC_VERDICT_UNKNOWN, NULL);
	is("{every: journey-map.stages.nothing, at_least: 5}", CC_VERDICT_UNKNOWN, NULL);
	is("{every: journey-map@june.stages.n_emotion, at_least: 5}", CC_VERDICT_UNKNOWN, NULL);
	is("{age: idea-score, at_most: 5}", CC_VERDICT_UNKNOWN, NULL);
	is("{role: lead}", CC_VERDICT_UNKNOWN, NULL);
	is("{again: attended, at_least: 0}", CC_VERDICT_UNKNOWN, NULL);
}

static void
an_end_of_an_interval_decides_where_the_rule_goes_by_it(void **state)
{
	(void)state;
	stages();
	is("{some: journey-map.stages.conversion, at_least: 0.45, by: low}", CC_VERDICT_NO, "0/5");
	is("{some: journey-map.stages.conversion, at_least: 0.45}", CC_VERDICT_YES, "4/5");
	is("{some: journey-map.stages.conversion, at_least: 0.55, by: high}", CC_VERDICT_YES, "4/5");
	is("{some: journey-map.stages.n_emotion, at_least: 1, by: low}", CC_VERDICT_UNKNOWN, "0/5");
}

static void
age_and_waves_are_counted_in_days(void **state)
{
	(void)state;
	stages();
	is("{age: journey-map, at_most: 92}", CC_VERDICT_YES, "30");
	is("{age: journey-map, at_most: 29}", CC_VERDICT_NO, "30");
	is("{waves: journey-map, at_least: 2, within: 400}", CC_VERDICT_NO, "1");
	is("{waves: journey-map, at_least: 1, within: 29}", CC_VERDICT_NO, "0");
	cell("journey-map@april", "2026-04-30", "measures", 0, "date", "2026-04-30");
	is("{waves: journey-map, at_least: 2, within: 400}", CC_VERDICT_YES, "2");
	is("{age: journey-map, at_most: 92}", CC_VERDICT_YES, "30");
}

static void
a_report_without_a_day_has_no_age(void **state)
{
	(void)state;
	cell("journey-map@may", NULL, "stages", 0, "n", "1");
	is("{age: journey-map, at_most: 92}", CC_VERDICT_UNKNOWN, NULL);
}

static void
the_newest_report_is_meant_and_two_of_a_day_are_told_apart(void **state)
{
	struct cc_ref copy = { .tool = CC_SPAN("voice-code"), .label = CC_SPAN("copy") };
	const struct cc_ref *label = &copy;

	(void)state;
	cell("voice-code@may", "2026-05-31", "codes", 0, "people", "1");
	cell("voice-code@june", "2026-06-30", "codes", 0, "people", "7");
	is("{some: voice-code.codes.people, at_least: 5}", CC_VERDICT_YES, "1/1");
	is("{some: voice-code@may.codes.people, at_least: 5}", CC_VERDICT_NO, "0/1");
	cell("voice-code@copy", "2026-06-30", "codes", 0, "people", "2");
	is("{some: voice-code.codes.people, at_least: 5}", CC_VERDICT_UNKNOWN, NULL);
	data.label = &label;
	data.labels = 1;
	is("{some: voice-code.codes.people, at_least: 5}", CC_VERDICT_YES, "1/1");
	is("{some: voice-code@copy.codes.people, at_least: 5}", CC_VERDICT_NO, "0/1");
}

/* By person, then day. */
static void
log_of_spring(void)
{
	happened("consented", "aoi", "2026-04-20");
	happened("attended", "aoi", "2026-04-21");
	happened("attended", "aoi", "2026-05-12");
	happened("attended", "mei", "2026-05-12");
	happened("attended", "ren", "2026-04-21");
	happened("goal_set", NULL, "2026-03-20");
}

static void
events_are_counted_back_from_the_day(void **state)
{
	(void)state;
	log_of_spring();
	is("{events: [attended], at_least: 4}", CC_VERDICT_YES, "4");
	is("{events: [attended], at_least: 3, within: 60}", CC_VERDICT_NO, "2");
	is("{events: [attended, consented], at_least: 5}", CC_VERDICT_YES, "5");
	is("{events: [attended], where: {person: mei}, at_least: 2}", CC_VERDICT_NO, "1");
	is("{events: [attended], where: {stage: purchase}, at_least: 1}", CC_VERDICT_NO, "0");
}

static void
each_looks_at_periods_that_are_over(void **state)
{
	(void)state;
	log_of_spring();
	is("{each: month, events: [attended], at_least: 1, last: 3}", CC_VERDICT_NO, "2 2 0");
	is("{each: quarter, events: [attended], at_least: 4, last: 1}", CC_VERDICT_YES, "4");
	data.as_of = day("2026-06-29");
	is("{each: month, events: [attended], at_least: 1, last: 2}", CC_VERDICT_YES, "2 2");
	is("{each: quarter, events: [attended], at_least: 4, last: 1}", CC_VERDICT_NO, "0");
}

static void
people_come_again_on_another_day(void **state)
{
	(void)state;
	happened("attended", "aoi", "2026-04-21");
	happened("attended", "aoi", "2026-05-12");
	happened("attended", "aoi", "2026-06-12");
	happened("attended", "mei", "2026-05-12");
	happened("attended", "mei", "2026-05-12");
	happened("attended", NULL, "2026-05-12");
	happened("attended", NULL, "2026-05-13");
	is("{again: attended, at_least: 1}", CC_VERDICT_YES, "1");
	is("{again: attended, at_least: 2}", CC_VERDICT_NO, "1");
}

static void
covers_is_a_share_of_people(void **state)
{
	(void)state;
	log_of_spring();
	is("{covers: consented, of: attended, at_least: 1}", CC_VERDICT_NO, "1/3");
	is("{covers: attended, of: consented, at_least: 1}", CC_VERDICT_YES, "1/1");
	is("{covers: consented, of: orientation, at_least: 0}", CC_VERDICT_UNKNOWN, NULL);
}

static void
the_first_comes_no_later(void **state)
{
	(void)state;
	log_of_spring();
	is("{first: goal_set, before: attended}", CC_VERDICT_YES, "2026-03-20");
	is("{first: attended, before: consented}", CC_VERDICT_NO, "2026-04-21");
	is("{first: goal_set, before: orientation}", CC_VERDICT_YES, "2026-03-20");
}

static void
what_is_never_logged_proves_nothing(void **state)
{
	(void)state;
	log_of_spring();
	is("{events: [improvement], at_least: 0}", CC_VERDICT_UNKNOWN, NULL);
	is("{each: month, events: [improvement], at_least: 1, last: 3}", CC_VERDICT_UNKNOWN, NULL);
	is("{again: improvement, at_least: 1}", CC_VERDICT_UNKNOWN, NULL);
	is("{covers: improvement, of: attended, at_least: 1}", CC_VERDICT_UNKNOWN, NULL);
	is("{first: improvement, before: attended}", CC_VERDICT_UNKNOWN, NULL);
}

static void
a_role_is_filled_by_people_and_in_time(void **state)
{
	(void)state;
	posted("legal", "kondo", "2026-05-01");
	posted("lead", "sato", "2026-03-01");
	posted("design", NULL, "2026-03-01");
	posted("rnd", "abe", NULL);
	is("{role: lead}", CC_VERDICT_YES, "1");
	is("{role: design}", CC_VERDICT_NO, "0");
	is("{role: executive, before: attended}", CC_VERDICT_NO, "0");
	is("{role: lead, before: attended}", CC_VERDICT_UNKNOWN, NULL);
	log_of_spring();
	is("{role: lead, before: attended}", CC_VERDICT_YES, "2026-03-01");
	is("{role: legal, before: attended}", CC_VERDICT_NO, "2026-05-01");
	is("{role: rnd, before: attended}", CC_VERDICT_NO, NULL);
	is("{role: legal, before: orientation}", CC_VERDICT_YES, "1");
}

static void
refused(const char *rule, const char *why)
{
	struct cc_verify *out;
	size_t n;

	assert_false(read(&out, &n, rule));
	if (strstr(err.text, why) == NULL)
		fail_msg("%s: %s", rule, err.text);
	assert_int_equal(err.code, CC_EXIT_STUDY);
}

static void
what_is_no_rule_is_refused_with_its_place(void **state)
{
	(void)state;
	refused("{evry: a.b.c}", "unknown key \"evry\"; did you mean \"every\"?");
	refused("{at_least: 3}", "set.yaml:1:2: no rule");
	refused("{every: a.b}", "wanted TOOL.TABLE.COLUMN");
	refused("{every: 'a.b[x].c'}", "wanted TOOL.TABLE.COLUMN");
	refused("{count: a.b.c, at_least: 1}", "wanted TOOL.TABLE");
	refused("{age: a.b, at_most: 1}", "wanted TOOL");
	refused("{age: a}", "age without at_most");
	refused("{age: a, at_most: -1}", "at_most: -1; wanted a number of at least 0");
	refused("{each: week, events: [a], at_least: 1, last: 1}", "week");
	refused("{each: month, events: [a], at_least: 1, last: 0}",
	    "last: 0; wanted a whole number from 1 to 120");
	refused("{covers: a, of: b, at_least: 2}", "at_least: 2; wanted a number from 0 to 1");
	refused("{events: [], at_least: 1}", "an empty list");
	refused("{events: [a], where: {plan: x}, at_least: 1}", "wanted stage or person");
	refused("{role: lead, within: 3}", "within");
	refused("{first: [a, b], before: c}", "wanted one name");
}

static void
rules_want_the_tables_that_they_name(void **state)
{
	struct cc_verify *rule;
	size_t n;

	(void)state;
	assert_true(read(&rule, &n, "{every: a.b.c}, {waves: a, at_least: 1}, {events: [a], at_least: 1}"));
	assert_int_equal(n, 3);
	assert_true(cc_verify_wants(&rule[0], CC_SPAN("a"), CC_SPAN("b")));
	assert_false(cc_verify_wants(&rule[0], CC_SPAN("a"), CC_SPAN("c")));
	assert_true(cc_verify_wants(&rule[1], CC_SPAN("a"), CC_SPAN("measures")));
	assert_false(cc_verify_wants(&rule[2], CC_SPAN("a"), CC_SPAN("b")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_some_and_none_count_the_rows_that_fit),
		TEST(a_blank_cell_does_not_hold),
		TEST(a_table_without_a_fitting_row_is_never_yes),
		TEST(what_was_not_given_is_not_known),
		TEST(an_end_of_an_interval_decides_where_the_rule_goes_by_it),
		TEST(age_and_waves_are_counted_in_days),
		TEST(a_report_without_a_day_has_no_age),
		TEST(the_newest_report_is_meant_and_two_of_a_day_are_told_apart),
		TEST(events_are_counted_back_from_the_day),
		TEST(each_looks_at_periods_that_are_over),
		TEST(people_come_again_on_another_day),
		TEST(covers_is_a_share_of_people),
		TEST(the_first_comes_no_later),
		TEST(what_is_never_logged_proves_nothing),
		TEST(a_role_is_filled_by_people_and_in_time),
		TEST(what_is_no_rule_is_refused_with_its_place),
		TEST(rules_want_the_tables_that_they_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
