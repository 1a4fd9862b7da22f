/* codebook.c -- tests text/codebook: what a codebook may say, and what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "text/coded.h"
#include "text/codebook_names.h"

#include <stdlib.h>

/* One code, its keys besides "code". */
static void
code(const char *keys)
{
	book(cc_format(arena, "dimensions: {d: [{code: c, %s}, {code: other, any: [別のこと]}]}", keys));
}

static void
any_pattern_of_a_code_hits(void **state)
{
	(void)state;
	book("dimensions: {feeling: [{code: fear, any: [不安, 're:こわ(い|く)']}, {code: joy, any: "
	     "[うれし]}]}");
	assert_codes("不安です", "fear");
	assert_codes("こわくてうれしい", "fear;joy");
	assert_codes("普通", "");
	assert_codes("", "");
}

static void
all_none_and_near_are_conditions_besides(void **state)
{
	(void)state;
	code("all: [値段, 're:高(い|く)']");
	assert_codes("値段が高い", "c");
	assert_codes("値段", "");
	code("any: [値段, 料金], all: [高い], none: [入場]");
	assert_codes("料金が高い", "c");
	assert_codes("入場の料金が高い", "");
	assert_codes("高い", "");
	code("near: {of: [値段, 高い], within: 3}");
	assert_codes("値段が高い", "c");
	assert_codes("高い。値段", "c");
	assert_codes("値段がとても高い", "");
	assert_codes("高いのはあの値段で、値段は高い", "c");
	assert_int_equal(coded.n, 2);
	code("near: {of: [値段, 高い]}");
	assert_codes("値段が一二三四五六七八九高い", "c");
	assert_codes("値段が一二三四五六七八九十高い", "");
	code("near: {of: [高, 高], within: 1}");
	assert_codes("高い", "");
	assert_codes("高い高い", "c");
}

static void
text_and_patterns_are_normalised(void **state)
{
	(void)state;
	book("dimensions: {d: [{code: super, any: [スーパー]}, {code: fear, any: ['re:コワ[イク]']}, "
	     "{code: pc, any: [ＰＣ, 're:ＷＩ－?ＦＩ']}, {code: stock, any: ['re:㈱|～']}, {code: two, any: "
	     "['good   Value']}]}");
	assert_codes("スーーーパーで", "super");
	assert_codes("ｽｰﾊﾟｰで", "super");
	assert_codes("ｺﾜｲです", "fear");
	assert_codes("PCが遅い", "pc");
	assert_codes("WiFi", "pc");
	assert_codes("Wi－Fi", "pc");
	assert_codes("(株)です", "stock");
	assert_codes("3~5回", "stock");
	assert_codes("Good  value!", "two");
}

static void
a_hit_shows_the_text_as_it_was_given(void **state)
{
	(void)state;
	code("any: [ガッカリ]");
	assert_codes("全くｶﾞｯｶﾘでした", "c");
	assert_int_equal(coded.n, 1);
	assert_true(cc_span_eq(coded.hit[0].at, CC_SPAN("ｶﾞｯｶﾘ")));
}

static void
latin_words_are_whole_and_japanese_ones_are_not(void **state)
{
	(void)state;
	code("any: [hate, 不安, 5G, ecoな]");
	assert_codes("whatever", "");
	assert_codes("I hated it", "");
	assert_codes("HATE!", "c");
	assert_codes("hateだ", "c");
	assert_codes("大不安感", "c");
	assert_codes("15G", "");
	assert_codes("5Gは", "c");
	assert_codes("decoなもの", "");
	assert_codes("ecoなもの", "c");
}

static void
negation_keeps_drops_flips_or_is_ignored(void **state)
{
	(void)state;
	code("any: [不安]");
	assert_codes("不安はない", "c:neg");
	assert_codes("不安はない。でも不安", "c;c:neg");
	code("any: [味], negate: ignore");
	assert_codes("味がしない", "c");
	assert_codes("味がする。味がしない", "c");
	code("any: [不安], negate: drop");
	assert_codes("不安はない", "");
	code("any: [不安], negate: keep");
	assert_codes("不安はない", "c:neg");
	assert_codes("不安はない。でも不安", "c;c:neg");
	assert_codes("別のこと", "other");
	code("any: [不安], negate: {flip: other}");
	assert_codes("不安はない", "other");
	assert_codes("不安はない。でも不安", "c;other");
	assert_codes("not worried", "");
	code("any: [不安], negate: {flip: c}");
	assert_codes("不安はない", "c");
	code("any: [worried], negate: keep");
	assert_codes("I'm not worried", "c:neg");
}

static void
a_dimension_says_what_negation_does_to_its_codes(void **state)
{
	(void)state;
	book("dimensions: {d: {negate: ignore, codes: [{code: c, any: [味]}, {code: k, any: [不安], negate: "
	     "keep},"
	     " {code: f, any: [香り], negate: {flip: c}}]}, e: [{code: x, any: [酸味]}]}");
	assert_codes("味がしない", "c");
	assert_codes("不安はない", "k:neg");
	assert_codes("香りがない", "c");
	assert_codes("酸味がない", "c;x:neg");
	book("dimensions: {d: {negate: {flip: other}, codes: [{code: c, any: [味]}, {code: other, any: "
	     "[別]}]}}");
	assert_codes("味がしない", "other");
	assert_refused("book.yaml", "dimensions: {d: [{negate: ignore}, {code: c, any: [味]}]}",
	    "book.yaml:1:18: negate without a code; wanted \"NAME: {negate: ..., codes: [...]}\" for a "
	    "dimension");
	assert_refused("book.yaml", "dimensions: {d: {negate: drop}}",
	    "book.yaml:1:14: dimension \"d\" without codes; wanted a list, \"- code: NAME\"");
	assert_refused("book.yaml", "dimensions: {d: {negat: drop, codes: [{code: c, any: [味]}]}}",
	    "book.yaml:1:18: unknown key \"negat\"; did you mean \"negate\"?");
	assert_refused("book.yaml", "dimensions: {d: {negate: {flip: y}, codes: [{code: c, any: [味]}]}}",
	    "book.yaml:1:33: no code \"y\" in this dimension; wanted one of its codes");
}

static void
what_is_dropped_is_a_hit_that_is_denied(void **state)
{
	(void)state;
	code("any: [不安], negate: drop");
	assert_codes("不安はない。それで不安", "c");
	assert_int_equal(coded.n, 2);
	assert_true(coded.hit[0].denied && coded.hit[0].dropped);
	assert_false(coded.hit[1].denied || coded.hit[1].again);
	assert_codes("不安はない", "");
	assert_int_equal(coded.n, 1);
	assert_true(coded.hit[0].dropped);
}

static void
conditions_of_a_code_are_denied_together(void **state)
{
	(void)state;
	code("all: [値段, 高い], negate: keep");
	assert_codes("値段は高い", "c");
	book("dimensions: {d: [{code: c, all: [味, おいし], negate: keep}]}");
	assert_codes("味はおいしくない", "c:neg");
	assert_codes("味はおいしい", "c");
	book("dimensions: {d: [{code: c, near: {of: [味, おいし], within: 4}, negate: keep}]}");
	assert_codes("味はおいしくない", "c:neg");
	assert_codes("おいしくない。遠くの別の味", "");
	book("dimensions: {d: [{code: c, any: [味], none: [おいし], negate: keep}]}");
	assert_codes("味はおいしくない", "");
}

static void
hits_tell_rule_place_and_repetition(void **state)
{
	(void)state;
	book("dimensions: {d: [{code: c, any: [不安, 不安感], negate: keep}, {code: e, any: [感]}]}");
	assert_codes("不安感。不安はない", "c;c:neg;e");
	assert_int_equal(coded.n, 4);
	assert_int_equal(coded.hit[0].rule, 1);
	assert_false(coded.hit[0].again);
	assert_int_equal(coded.hit[1].rule, 0);
	assert_true(coded.hit[1].again);
	assert_int_equal(coded.hit[2].code, 1);
	assert_true(coded.hit[3].negated);
	assert_false(coded.hit[3].again);
	assert_true(cc_span_eq(coded.hit[3].at, CC_SPAN("不安")));
}

static void
a_flipped_hit_counts_for_the_other_code(void **state)
{
	(void)state;
	code("any: [不安], negate: {flip: other}");
	assert_codes("不安はない", "other");
	assert_int_equal(coded.n, 1);
	assert_int_equal(coded.hit[0].code, 1);
	assert_int_equal(coded.hit[0].rule, 0);
	assert_false(coded.hit[0].negated);
}

static void
an_answer_that_says_nothing_has_no_code(void **state)
{
	static const char *const nothing[] = { "特になし", "特になし。", "　なし　", "ナシ",
		"（特にありません）", "None", "N/A", "no comment.", "ＮＯＮＥ", "特に ない", "・なし" };

	(void)state;
	code("any: ['re:話']");
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		assert_codes(nothing[i], "NOTHING");
	assert_codes("話", "c");
	code("any: [特になし]"); /* a rule of the book goes before the list */
	assert_codes("特になし", "c");
	assert_codes("なし", "NOTHING");
	code("any: [特], negate: drop"); /* it finds no code */
	assert_codes("特になし", "NOTHING");
	code("any: ['re:な']");
	assert_codes("不満は特になし", "c");
	assert_codes("話", "");
}

static void
a_coder_forgets_the_text_before(void **state)
{
	(void)state;
	code("any: [不安], negate: {flip: other}");
	assert_codes("不安。不安はない", "c;other");
	assert_codes("普通", "");
	assert_codes("特になし", "NOTHING");
	assert_codes("普通", "");
	assert_codes("不安", "c");
}

/* Which texts a regex is tried with must not change what it finds. */
static void
what_a_regex_needs_is_never_too_much(void **state)
{
	static const char *const patterns[][2] = { { "こわ(い|かった|く)", "こわかった" }, { "a?bc", "bc" },
		{ "(ab|cd)*ef", "ef" }, { "(ab|cd)+ef", "cdef" }, { "x{0,2}y", "y" }, { "x{2}", "xx" },
		{ "a{2x|b", "b" }, { "a|b|", NULL }, { "(?i)AB", "ab" }, { "(?=ab)a", "ab" },
		{ "(?!ab)a", "ac" }, { "(?<!ab)c", "c" }, { "\\x{4e0d}", "不" }, { "\\x6162", "a62" },
		{ "\\141b", "ab" }, { "[ab]c", "bc" }, { "[]a]c", "]c" }, { "[^]a]c", "bc" },
		{ "\\Qa.b\\E", "a.b" }, { "a\\|b", "a|b" }, { "(?<n>a)\\k<n>", "aa" }, { "(a)\\1", "aa" },
		{ "(?:a|(?#x)b)c", "bc" }, { "\\pL.", "zz" }, { "a+?b", "aab" }, { "a*+b", "b" },
		{ "ー+", "ー" }, { "スーーパー", "スーパー" }, { "(a|b?)c", "c" }, { "(?|a|b)c", "bc" },
		{ "(?>ab|a)c", "ac" }, { "\\bab", "x ab" }, { "ab$", "xab" }, { "a{,3}b", NULL },
		{ "\\(株\\)", "㈱" }, { "？", "何？" }, { "[？！]", "何！" }, { "か\\x{3099}?", "か" },
		{ "が", "か\u3099" } };

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		if (patterns[i][1] == NULL)
			continue;
		book(cc_format(arena, "dimensions: {d: [{code: c, any: ['re:%s']}]}", patterns[i][0]));
		assert_codes(patterns[i][1], "c");
		assert_codes("ず", "");
	}
}

static void
a_pattern_that_explodes_names_its_rule(void **state)
{
	char text[4097];
	uint32_t rule = 99;

	(void)state;
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	code("any: [b, 're:^(a+)+[xy]$', 're:^(a|aa)+[xy]$']");
	assert_int_equal(cc_code_text(&coded, coder, cc_span(text), &rule), CC_MATCH_LIMIT);
	assert_true(rule == 1 || rule == 2);
	assert_int_equal(coded.n, 0);
	assert_codes("b", "c");
}

static void
rules_say_where_they_stand(void **state)
{
	(void)state;
	book("# ours\ndimensions:\n  d:\n    - code: c\n      any: [不安, 're:x+']\n      none: [y]\n");
	assert_int_equal(codebook->n_rules, 3);
	assert_int_equal(codebook->rule[1].place.line, 5);
	assert_true(cc_span_eq(codebook->rule[1].text, CC_SPAN("re:x+")));
	assert_false(codebook->rule[1].against);
	assert_true(codebook->rule[2].against);
	assert_string_equal(codebook->rule[0].place.file, "book.yaml");
}

static void
labels_and_values_are_read(void **state)
{
	(void)state;
	code("label: {en: Fear, ja: 恐れ}, value: -2, any: [x]");
	assert_string_equal(codebook->code[0].label.in[CC_JA], "恐れ");
	assert_true(codebook->code[0].has_value);
	assert_true(codebook->code[0].value == -2);
	assert_false(codebook->code[1].has_value);
	assert_null(codebook->code[1].label.in[CC_EN]);
}

#define HEAD "dimensions:\n  d:\n    - code: c\n"

static void
mistakes_are_told_with_their_place(void **state)
{
	static const char *const bad[][2] = {
		{ "", "book.yaml: an empty codebook; wanted \"dimensions:\" with codes" },
		{ "# nothing\n", "book.yaml: an empty codebook; wanted \"dimensions:\" with codes" },
		{ "dimension: {}", "book.yaml:1:1: unknown key \"dimension\"; did you mean \"dimensions\"?" },
		{ "dimensions: {}",
		    "book.yaml:1:13: no dimensions; wanted \"dimensions: {NAME: [{code: ...}]}\"" },
		{ "dimensions:\n  d: []\n",
		    "book.yaml:2:6: dimension \"d\" without codes; wanted a list, \"- code: NAME\"" },
		{ "dimensions:\n  d:\n    - {any: [x]}\n",
		    "book.yaml:3:7: a code without a name; wanted \"code: NAME\"" },
		{ HEAD, "book.yaml:3:7: a code without patterns; wanted any, all or near" },
		{ HEAD "      anny: [x]\n", "book.yaml:4:7: unknown key \"anny\"; did you mean \"any\"?" },
		{ HEAD "      any: x\n", "book.yaml:4:12: \"x\"; wanted a list of patterns, [ONE, ANOTHER]" },
		{ HEAD "      any: []\n", "book.yaml:4:12: an empty list; wanted patterns" },
		{ HEAD "      any: [x]\n      value: high\n", "book.yaml:5:14: \"high\"; wanted a number" },
		{ HEAD "      any: [x]\n    - code: c\n      any: [y]\n",
		    "book.yaml:5:13: code \"c\" stands twice in its dimension; wanted each once" },
		{ HEAD "      any: [x]\n      negate: {flip: cc}\n",
		    "book.yaml:5:22: no code \"cc\" in this dimension; did you mean \"c\"?" },
		{ HEAD "      any: [x]\n      negate: {flip: joyful}\n",
		    "book.yaml:5:22: no code \"joyful\" in this dimension; wanted one of its codes" },
		{ HEAD "      any: [x]\n      negate: off\n",
		    "book.yaml:5:15: \"off\"; wanted keep, drop, ignore or {flip: CODE}" },
		{ HEAD "      near: {of: [x]}\n",
		    "book.yaml:4:13: near without two patterns; wanted {of: [A, B], within: 10}" },
		{ HEAD "      near: {of: [x, y], within: -1}\n",
		    "book.yaml:4:34: \"-1\"; wanted a whole number of characters from 0 to 10000" },
		{ "dimensions:\n  d:\n    - {code: 'a;b', any: [x]}\n",
		    "book.yaml:3:14: \";\" in the code \"a;b\"; wanted a name without ; : and ," },
		{ "dimensions:\n  d:\n    - {code: none, any: [x]}\n",
		    "book.yaml:3:14: code \"none\" is what answers that say nothing get; wanted another "
		    "name" },
		{ "dimensions:\n  d:\n    - {code: \"a\\eb\", any: [x]}\n",
		    "book.yaml:3:14: a control character in the name \"a\\x1bb\"; wanted plain text" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_refused("book.yaml", bad[i][0], bad[i][1]);
}

static void
bad_patterns_are_shown_with_a_caret(void **state)
{
	static const char *const bad[][2] = {
		{ HEAD "      any: [不安, 're:こわ(い|く']\n",
		    "book.yaml:4:27: bad pattern: missing closing parenthesis\n"
		    "        any: [不安, 're:こわ(い|く']\n"
		    "                                  ^" },
		{ HEAD "      any:\n        - re:*a\n",
		    "book.yaml:5:14: bad pattern: quantifier does not follow a repeatable item\n"
		    "          - re:*a\n"
		    "               ^" },
		{ HEAD "      any: [\"re:\\te(\"]\n",
		    "book.yaml:4:13: bad pattern: missing closing parenthesis\n"
		    "  re:\\te(\n"
		    "         ^" },
		{ HEAD "      any: ['']\n", "book.yaml:4:14: an empty pattern; wanted text\n"
					    "        any: ['']\n"
					    "               ^" },
		{ HEAD "      any: [\"　\"]\n",
		    "book.yaml:4:14: nothing is left of the pattern in normalised text; wanted a letter\n"
		    "        any: [\"　\"]\n"
		    "               ^" },
		{ HEAD "      any: ['re:']\n", "book.yaml:4:17: a pattern that nothing at all matches too; "
					       "wanted one that needs a character\n"
					       "        any: ['re:']\n"
					       "                  ^" },
		{ HEAD "      any: ['re:x*']\n", "book.yaml:4:17: a pattern that nothing at all matches too; "
						 "wanted one that needs a character\n"
						 "        any: ['re:x*']\n"
						 "                  ^" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_refused("book.yaml", bad[i][0], bad[i][1]);
}

/* Files of data/ as somebody edited them, wrongly. */
static bool
read_edited(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	if (strncmp(name, "packed/", strlen("packed/")) == 0)
		*out = (struct cc_span){ NULL, 0 };
	else if (strcmp(name, "none.yaml") == 0)
		*out = CC_SPAN("answer: [none]\n");
	else if (strcmp(name, "codebooks/emotion.yaml") == 0)
		*out = CC_SPAN("dimensions: {emotion: [{any: [glad]}]}\n");
	else
		return read_data(out, name, to, why);
	return true;
}

static void
files_of_data_that_were_edited_wrongly_are_refused(void **state)
{
	static const struct cc_openers open = { read_edited, read_book };
	static const struct cc_span name = { "book.yaml", 9 };
	struct cc_code *code;
	uint32_t n;

	(void)state;
	book_text = CC_SPAN("dimensions: {d: [{code: c, any: [x]}]}\n");
	assert_false(cc_codebook_load(&codebook, &name, 1, NULL, &open, arena, &err));
	assert_string_equal(err.text, "none.yaml:1:1: no list \"answers\"");
	assert_false(cc_codebook_names(&code, &n, "emotion", &open, arena, &err));
	assert_int_equal(err.code, CC_EXIT_STUDY);
	assert_non_null(strstr(err.text, "emotion.yaml:1:24: a code without a name; wanted \"code: NAME\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(any_pattern_of_a_code_hits, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    all_none_and_near_are_conditions_besides, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    text_and_patterns_are_normalised, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_hit_shows_the_text_as_it_was_given, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    latin_words_are_whole_and_japanese_ones_are_not, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    negation_keeps_drops_flips_or_is_ignored, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    conditions_of_a_code_are_denied_together, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_dimension_says_what_negation_does_to_its_codes, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_dropped_is_a_hit_that_is_denied, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    hits_tell_rule_place_and_repetition, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_flipped_hit_counts_for_the_other_code, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    an_answer_that_says_nothing_has_no_code, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_coder_forgets_the_text_before, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    what_a_regex_needs_is_never_too_much, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_pattern_that_explodes_names_its_rule, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(rules_say_where_they_stand, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(labels_and_values_are_read, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    mistakes_are_told_with_their_place, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    bad_patterns_are_shown_with_a_caret, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    files_of_data_that_were_edited_wrongly_are_refused, coded_set_up, coded_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
