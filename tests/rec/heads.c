/* heads.c -- tests rec/heads: heads and words in the language of a report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/heads.h"

#include "base/arena.h"

static const struct cc_column_spec columns[] = {
	{ .name = "idea", .type = CC_TYPE_ID, .part = CC_PART_KEY },
	{ .name = "axis", .type = CC_TYPE_REAL, .per_item = 1 },
	{ .name = "other", .type = CC_TYPE_ID },
	{ .name = "coder2", .type = CC_TYPE_TEXT },
	{ .name = "never_heard_of", .type = CC_TYPE_INT },
	{ 0 },
};
static const struct cc_table_spec specs[] = {
	{ "duplicates", CC_WORDS("Duplicates", "重複"), columns },
	{ "neighbours", CC_WORDS("Neighbours", "近いもの"), columns },
	{ 0 },
};

static void
assert_heads(const struct cc_report *r, size_t table, const char *const *wanted)
{
	const struct cc_table *t = &r->table[table];

	for (size_t c = 0; c < t->n_columns; c++) {
		struct cc_buf head = { 0 };

		cc_head_put(&head, r, t, c);
		assert_string_equal(head.at, wanted[c]);
		cc_buf_free(&head);
	}
}

/* An item is called by its label, a table may have a head of its own, coders are
 * numbered; the rest stands as it is. */
static void
a_column_has_a_head_in_the_language_of_the_report(void **state)
{
	static const struct cc_span ids[] = { { "fun", 3 }, { "total", 5 }, { "x9", 2 } };
	static const struct cc_span *const names[] = { ids };
	static struct cc_item_label label[] = { { { "fun", 3 }, "楽しさ" }, { { "total", 5 }, "総合力" } };
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (enum cc_lang lang = CC_EN; lang <= CC_JA; lang++) {
		struct cc_report *r = cc_report_new(specs, names, (const uint32_t[]){ 3 }, lang, arena);

		if (lang == CC_JA) {
			r->label = label;
			r->n_labels = 2;
		}
		assert_heads(r, 0,
		    lang == CC_EN ? (const char *const[]){ "idea", "fun", "total", "x9", "other", "coder2",
					"never_heard_of" }
				  : (const char *const[]){ "アイデア", "楽しさ", "総合力", "x9",
					"似たアイデア", "コーダー2", "never_heard_of" });
		if (lang == CC_JA)
			assert_heads(r, 1,
			    (const char *const[]){ "アイデア", "楽しさ", "総合力", "x9", "相手", "コーダー2",
				"never_heard_of" });
		cc_report_free(r);
	}
	cc_arena_free(arena);
}

static void
a_word_is_read_by_its_column(void **state)
{
	static const char long_word[] = "a word that is much longer than any word of a fixed vocabulary will "
					"ever be, whatever somebody writes into a state by hand, in a file "
					"that is merged";
	struct cc_span priority = CC_SPAN("priority");

	(void)state;
	assert_true(cc_span_eq(cc_word_in("verdict", priority, CC_JA), CC_SPAN("優先")));
	assert_true(cc_span_eq(cc_word_in("verdict", priority, CC_EN), priority));
	assert_true(cc_span_eq(cc_word_in("band", CC_SPAN(">=15"), CC_JA), CC_SPAN("15以上")));
	assert_true(cc_span_eq(cc_word_in("reading", priority, CC_JA), priority));
	assert_true(cc_word_known("zone", CC_SPAN("overserved")));
	assert_false(cc_word_known("zone", CC_SPAN("overserve")));
	assert_false(cc_word_known("zone", cc_span(long_word)));
}

static void
a_word_of_another_case_or_language_is_meant(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_true(cc_span_eq(cc_word_meant("status", CC_SPAN("Ｒed"), arena), CC_SPAN("red")));
	assert_true(cc_span_eq(cc_word_meant("verdict", CC_SPAN("優先"), arena), CC_SPAN("priority")));
	assert_int_equal(cc_word_meant("status", CC_SPAN("red"), arena).len, 0);
	assert_int_equal(cc_word_meant("status", CC_SPAN("rosy"), arena).len, 0);
	assert_int_equal(cc_word_meant("stat", CC_SPAN("Red"), arena).len, 0);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_has_a_head_in_the_language_of_the_report),
		cmocka_unit_test(a_word_is_read_by_its_column),
		cmocka_unit_test(a_word_of_another_case_or_language_is_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
