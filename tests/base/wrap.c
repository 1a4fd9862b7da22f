/* wrap.c -- where lines end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/wrap.h"

#include "base/utf8.h"

static void
check(const char *text, size_t width, enum cc_wrap how, const char *const *lines)
{
	struct cc_span rest = cc_span(text);

	for (; *lines; lines++) {
		struct cc_span line = cc_wrap_line(&rest, width, how);

		assert_int_equal(line.len, strlen(*lines));
		assert_memory_equal(line.at, *lines, line.len);
	}
	assert_int_equal(rest.len, 0);
}

#define LINES(...) \
	(const char *const[]) \
	{ \
		__VA_ARGS__, NULL \
	}

static void
latin_breaks_at_blanks(void **state)
{
	(void)state;
	check("the quick brown fox", 9, CC_WRAP_PROSE, LINES("the quick", "brown fox"));
	check("the quick brown fox", 8, CC_WRAP_PROSE, LINES("the", "quick", "brown", "fox"));
	check("two  blanks ", 6, CC_WRAP_PROSE, LINES("two", "blanks"));
	check("fits", 4, CC_WRAP_PROSE, LINES("fits"));
	check("", 4, CC_WRAP_PROSE, LINES(""));
}

static void
japanese_breaks_between_characters_but_not_before_a_closing_mark(void **state)
{
	(void)state;
	check("朝の支度中に", 6, CC_WRAP_PROSE, LINES("朝の支", "度中に"));
	check("朝の支、度中", 6, CC_WRAP_PROSE, LINES("朝の", "支、度", "中"));
	check("朝の「支度", 6, CC_WRAP_PROSE, LINES("朝の", "「支度"));
	check("コーヒー", 4, CC_WRAP_PROSE, LINES("コー", "ヒー"));
	check("きっと", 3, CC_WRAP_PROSE, LINES("き", "っ", "と")); /* nothing else fits */
	check("語word語", 5, CC_WRAP_PROSE, LINES("語", "word", "語"));
}

static void
a_header_breaks_behind_an_underscore(void **state)
{
	(void)state;
	check("pass_confidence", 10, CC_WRAP_HEADER, LINES("pass_", "confidence"));
	check("pass_confidence", 10, CC_WRAP_PROSE, LINES("pass_confi", "dence"));
	check("difference_low", 4, CC_WRAP_HEADER, LINES("diff", "eren", "ce_", "low"));
}

static void
a_cluster_is_never_cut(void **state)
{
	(void)state;
	check("e\xcc\x81\xcc\xa7o\xcc\x88", 1, CC_WRAP_PROSE, LINES("e\xcc\x81\xcc\xa7", "o\xcc\x88"));
	check("👍🏽👍🏽", 1, CC_WRAP_PROSE, LINES("👍🏽", "👍🏽"));
}

static void
no_width_loses_a_character_or_is_passed(void **state)
{
	static const char text[] =
	    "合計が12点満点の8点に届いたアイデアを優先します。n = 20 (pass_confidence) 「価値」, e\xcc\x81t";

	(void)state;
	for (size_t width = 2; width < 120; width++) {
		struct cc_span rest = cc_span(text);
		const char *at = text;

		while (rest.len) {
			struct cc_span line = cc_wrap_line(&rest, width, CC_WRAP_PROSE);

			assert_true(cc_utf8_width(line) <= width);
			while (*at == ' ')
				at++;
			assert_ptr_equal(line.at, at);
			at += line.len;
		}
		assert_int_equal(*at, '\0');
	}
}

static void
a_part_is_what_does_not_break(void **state)
{
	(void)state;
	assert_int_equal(cc_wrap_part(cc_span("pass_confidence"), CC_WRAP_HEADER), 10);
	assert_int_equal(cc_wrap_part(cc_span("pass_confidence"), CC_WRAP_PROSE), 15);
	assert_int_equal(cc_wrap_part(cc_span("朝の支度"), CC_WRAP_HEADER), 2);
	assert_int_equal(cc_wrap_part(cc_span("朝a bcd"), CC_WRAP_HEADER), 3);
	assert_int_equal(cc_wrap_part(cc_span(""), CC_WRAP_HEADER), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_breaks_at_blanks),
		cmocka_unit_test(japanese_breaks_between_characters_but_not_before_a_closing_mark),
		cmocka_unit_test(a_header_breaks_behind_an_underscore),
		cmocka_unit_test(a_cluster_is_never_cut),
		cmocka_unit_test(no_width_loses_a_character_or_is_passed),
		cmocka_unit_test(a_part_is_what_does_not_break),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
