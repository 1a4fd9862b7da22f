/* node_members.c -- tests figure/node_members. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"

struct plan {
	int64_t amount, points, part, day;
	struct cc_span text;
	struct cc_node_list texts;
	const char *word;
	struct cc_bands rates;
	int64_t inner;
};

static const char *const words[] = { "ever", "period", NULL };
static const struct cc_node_words counts = { "counts", words };
static const struct cc_node_member inner[] = { { "least", cc_read_amount, 0, NULL }, { 0 } };
static const struct cc_node_member members[] = {
	CC_NODE_MEMBER("amount", struct plan, amount, cc_read_amount, NULL),
	CC_NODE_MEMBER("points", struct plan, points, cc_read_points, NULL),
	CC_NODE_MEMBER("part", struct plan, part, cc_read_part, NULL),
	CC_NODE_MEMBER("day", struct plan, day, cc_read_day, NULL),
	CC_NODE_MEMBER("text", struct plan, text, cc_read_text, NULL),
	CC_NODE_MEMBER("texts", struct plan, texts, cc_read_texts, NULL),
	CC_NODE_MEMBER("counts", struct plan, word, cc_read_word, &counts),
	CC_NODE_MEMBER("rates", struct plan, rates, cc_read_rates, NULL),
	CC_NODE_MEMBER("payout", struct plan, inner, cc_read_members, inner),
	{ 0 },
};

static void
each_key_goes_to_its_member_as_what_it_is(void **state)
{
	struct plan p = { 0 };

	(void)state;
	assert_true(yaml_read(cc_read_members, &p,
	    "{amount: 12.5, points: 0.25, part: 70%, day: 2026-03-15, text: a b, texts: [x, y], counts: "
	    "period, "
	    "rates: [{to: 10, rate: 1%}, {rate: 2%}], payout: {least: 3}}\n",
	    members, 2, arena));
	assert_int_equal(p.amount, 1250);
	assert_int_equal(p.points, 250000);
	assert_int_equal(p.part, 700000000);
	assert_int_equal(p.day, 20527);
	assert_true(cc_span_eq(p.text, CC_SPAN("a b")));
	assert_int_equal(p.texts.n, 2);
	assert_true(cc_span_eq(p.texts.text[1], CC_SPAN("y")));
	assert_ptr_equal(p.word, words[1]);
	assert_int_equal(p.rates.n, 2);
	assert_int_equal(p.rates.band[0].to, 1000);
	assert_int_equal(p.rates.band[1].rate, 20000000);
	assert_int_equal(p.inner, 300);
}

static void
what_is_absent_or_none_stays_as_it_was(void **state)
{
	struct plan p = { .amount = 7, .day = 8 };

	(void)state;
	assert_true(yaml_read(cc_read_members, &p, "{amount: ~, points: 1}\n", members, 0, arena));
	assert_int_equal(p.amount, 7);
	assert_int_equal(p.day, 8);
	assert_int_equal(p.points, 1000000);
}

static void
a_fault_is_told_with_its_place(void **state)
{
	static const char *const cases[][2] = {
		{ "{amount: 1.5}", "rules.yaml:1:10: \"1.5\"; wanted at most 0 decimals" },
		{ "{part: 1}", "1:8: \"1\"; wanted a percentage" },
		{ "{part: 101%}", "wanted a percentage up to 100%" },
		{ "{day: soon}", "1:7: \"soon\"; wanted a day" },
		{ "{counts: never}", "wanted one of" },
		{ "{amont: 1}", "1:2: unknown key \"amont\"; did you mean \"amount\"?" },
		{ "{payout: {most: 1}}", "1:11: unknown key \"most\"" },
	};
	struct plan p;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_refused(cc_read_members, &p, cases[i][0], members, cases[i][1], arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_key_goes_to_its_member_as_what_it_is, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_absent_or_none_stays_as_it_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_fault_is_told_with_its_place, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
