/* nearest.c -- tests libcocreate/base/nearest.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

static const char *const names[] = { "customer_value", "uniqueness", "feasibility", "満足度", "score",
	"scores", "満足度の理由（自由記述）", "" };

enum { NAMES = sizeof(names) / sizeof(names[0]) };

static const char *
nearest(const char *word)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_span spans[NAMES];
	size_t at;

	for (size_t i = 0; i < NAMES; i++)
		spans[i] = cc_span(names[i]);
	at = cc_utf8_nearest(cc_span(word), spans, NAMES, arena);
	cc_arena_free(arena);
	return at == CC_NO_NEAR ? "none" : names[at];
}

static void
a_slip_of_the_finger_is_near(void **state)
{
	(void)state;
	assert_string_equal(nearest("feasibilty"), "feasibility");
	assert_string_equal(nearest("faesibility"), "feasibility");
	assert_string_equal(nearest("unniqueness"), "uniqueness");
	assert_string_equal(nearest("Customer-Value"), "customer_value");
	assert_string_equal(nearest("ＳＣＯＲＥ"), "score");
	assert_string_equal(nearest("socre"), "score");
	assert_string_equal(nearest("scroes"), "scores");
}

static void
a_beginning_is_near_but_after_every_slip(void **state)
{
	(void)state;
	assert_string_equal(nearest("満足"), "満足度");
	assert_string_equal(nearest("満足度の理由"), "満足度の理由（自由記述）");
	assert_string_equal(nearest("score_of_the_idea"), "score");
	assert_string_equal(nearest("uni"), "uniqueness");
}

static void
what_is_another_word_is_not_near(void **state)
{
	(void)state;
	assert_string_equal(nearest("price"), "none");
	assert_string_equal(nearest("重要度の平均"), "none");
	assert_string_equal(nearest("sc"), "score");
	assert_string_equal(nearest("xc"), "none");
	assert_string_equal(nearest(""), "none");
}

static void
a_word_without_end_costs_little(void **state)
{
	enum { SIZE = 1000000 };
	struct cc_arena *arena = cc_arena_new();
	char *text = malloc(SIZE);
	struct cc_span word = { text, SIZE }, same[3] = { word, word, word };

	(void)state;
	memset(text, 'x', SIZE);
	assert_int_equal(cc_utf8_nearest(word, same, 3, arena), 0);
	free(text);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_of_the_finger_is_near),
		cmocka_unit_test(a_beginning_is_near_but_after_every_slip),
		cmocka_unit_test(what_is_another_word_is_not_near),
		cmocka_unit_test(a_word_without_end_costs_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
