/* codebook_kh.c -- tests text/codebook_kh: rule files of KH Coder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/coded.h"

static void
rules(const char *text)
{
	book_of("folder/rules.cod", text);
}

/* One code with that condition. */
static void
rule(const char *condition)
{
	rules(cc_format(arena, "*c\n%s\n", condition));
}

static void
a_file_is_a_dimension_and_its_heads_are_codes(void **state)
{
	(void)state;
	rules("# 注釈\n*不安\n不安 or 心配\n\n＊ 期待 \n# 注釈\n期待\nor 楽しみ\n");
	assert_int_equal(codebook->n_dimensions, 1);
	assert_true(cc_span_eq(codebook->dimension[0].id, CC_SPAN("rules")));
	assert_int_equal(codebook->n_codes, 2);
	assert_codes("心配です", "不安");
	assert_codes("不安だが楽しみ", "不安;期待");
	assert_codes("注釈", "");
}

static void
and_binds_tighter_than_or(void **state)
{
	(void)state;
	rule("a or b and c");
	assert_codes("a", "c");
	assert_codes("b", "");
	assert_codes("b c", "c");
	rule("(a or b) and c");
	assert_codes("a", "");
	assert_codes("a c", "c");
	rule("a | b & ! c");
	assert_codes("b", "c");
	assert_codes("b c", "");
	rule("a |! b");
	assert_codes("x", "c");
	assert_codes("b", "");
	assert_codes("a b", "c");
	rule("a &! b");
	assert_codes("a", "c");
	assert_codes("a b", "");
	rule("not a and not (b or d)");
	assert_codes("x", "c");
	assert_codes("d", "");
}

static void
blanks_may_be_missing_or_full_width(void **state)
{
	(void)state;
	rule("不安|心配&!安心");
	assert_codes("不安", "c");
	assert_codes("心配", "c");
	assert_codes("安心も心配も", "");
	rule("（不安　or　心配）＆！安心");
	assert_codes("不安", "c");
	assert_codes("安心も心配も", "");
	rule("(不安)and(心配)");
	assert_codes("不安と心配", "c");
}

static void
words_are_counted(void **state)
{
	(void)state;
	rule("花 >= 2");
	assert_codes("花", "");
	assert_codes("花と花", "c");
	rule("花>１ & 鳥 == 1");
	assert_codes("花と花と鳥", "c");
	assert_codes("花と花と鳥と鳥", "");
	rule("花 < 1");
	assert_codes("鳥", "c");
	assert_codes("花", "");
	rule("花 <= 1 and 鳥");
	assert_codes("花と鳥", "c");
	assert_codes("花花鳥", "");
	rule("lc > 3");
	assert_codes("花と鳥", "");
	assert_codes("花と鳥と", "c");
}

static void
phrases_and_quotations_are_texts(void **state)
{
	(void)state;
	rule("カスタマー+ジャーニー");
	assert_codes("カスタマージャーニー", "c");
	assert_codes("カスタマー", "");
	rule("white+wine");
	assert_codes("White wine", "c");
	assert_codes("whitewine", "");
	rule("'it''s (a) trap' or 'or'");
	assert_codes("It’s (a) trap!", "c");
	assert_codes("this or that", "c");
	rule("'not' and 'C++'");
	assert_codes("not C++", "c");
}

static void
near_and_seq_look_at_what_is_between(void **state)
{
	(void)state;
	rule("near(値段-高い)[3]");
	assert_codes("値段は高い", "c");
	assert_codes("高いよ値段", "c");
	assert_codes("値段はとても高い", "");
	rule("near(値段 - 高い)");
	assert_codes("値段はとても高い", "c");
	rule("seq(値段-高い)[3]");
	assert_codes("値段は高い", "c");
	assert_codes("高い値段", "");
	rule("near(味-量-値段)[4]");
	assert_codes("量は味と値段", "c");
	assert_codes("量は味", "");
	rule("seq(a-b-c)[2]");
	assert_codes("a b c", "c");
	assert_codes("a c b", "");
	rule("near(値段-高い)[b]");
	assert_codes("値段は高い", "c");
	assert_codes("値段。高い", "");
	rule("near(値段-高い)[b2]");
	assert_codes("値段は少し高い", "");
	rule("near(値段-高い)[d]");
	assert_codes("値段。高い", "c");
	assert_codes("値段\n高い", "");
	rule("near('A-B'-C)[1]");
	assert_codes("A-B C", "c");
}

static void
codes_refer_to_codes(void **state)
{
	(void)state;
	rules("*both\n<*a> and <＊b>\n*a\nx\n*b\ny or <*c>\n*c\nz\n");
	assert_codes("x y", "both;a;b");
	assert_codes("x z", "both;a;b;c");
	assert_codes("x", "a");
	rules("*a\nx\n*other\nnot <*a>\n");
	assert_codes("x", "a");
	assert_codes("y", "other");
}

static void
negation_is_none_of_theirs(void **state)
{
	(void)state;
	rule("不安");
	assert_codes("不安はない", "c");
}

static void
old_encodings_are_read(void **state)
{
	(void)state;
	/* 不安 in CP932. */
	rule("\x95\x73\x88\xc0");
	assert_codes("不安です", "c");
	rules("\xef\xbb\xbf*c\r\n不安\r\n*d\r\n心配\r\n");
	assert_codes("不安と心配", "c;d");
}

static void
mistakes_are_shown_with_a_caret(void **state)
{
	static const char *const bad[][2] = {
		{ "", "r.cod: a rule file without codes; wanted lines \"*name\" with conditions" },
		{ "# x\n\n", "r.cod: a rule file without codes; wanted lines \"*name\" with conditions" },
		{ "不安 or 心配\n", "r.cod:1:1: a condition before any code; wanted a line \"*name\" first\n "
				    " 不安 or 心配\n  ^" },
		{ "*a\n*b\nx\n", "r.cod:2:1: a code without a condition; wanted words on the lines behind "
				 "its name\n  *b\n  ^" },
		{ "*a\nx\n*a\ny\n",
		    "r.cod:3:2: code \"a\" stands twice in the file; wanted each once\n  *a\n   ^" },
		{ "*a;b\nx\n",
		    "r.cod:1:2: \";\" in the code \"a;b\"; wanted a name without ; : and ,\n  *a;b\n   ^" },
		{ "*a\nカスタマー ジャーニー\n",
		    "r.cod:2:7: no operator before this; wanted and, or, not, or 'quotes' around words that "
		    "belong together\n  カスタマー ジャーニー\n             ^" },
		{ "*a\n不安 or\n",
		    "r.cod:3:1: a word is missing here; wanted one, or 'a quotation'\n  \n  ^" },
		{ "*a\n(不安 or 心配\n",
		    "r.cod:2:1: a ( that is never closed; wanted a ) behind it\n  (不安 or 心配\n  ^" },
		{ "*a\n不安)\n",
		    "r.cod:2:3: a ) without its (; wanted an operator, or the end\n  不安)\n      ^" },
		{ "*a\n'不安\n",
		    "r.cod:2:1: this quotation never ends; wanted another ' behind it\n  '不安\n  ^" },
		{ "*ａｂｃ\nx\n*b\n<*abc>\n",
		    "r.cod:4:1: no code \"abc\" in this file; did you mean <*ａｂｃ>?\n  <*abc>\n  ^" },
		{ "*a\n<*zzz>\n",
		    "r.cod:2:1: no code \"zzz\" in this file; wanted the name of one\n  <*zzz>\n  ^" },
		{ "*a\n<*b>\n*b\n<*a>\n", "r.cod:1:1: this code leads back to itself, or over more than 64 "
					  "others; wanted words in the "
					  "end\n  *a\n  ^" },
		{ "*a\nnear(x-y){b}\n",
		    "r.cod:2:10: \"{\"; wanted [10], [b] or [d]\n  near(x-y){b}\n           ^" },
		{ "*a\nnear(x)\n",
		    "r.cod:2:1: one word alone is near to nothing; wanted near(A-B)\n  near(x)\n  ^" },
		{ "*a\n行く-->動詞\n", "r.cod:2:1: a part of speech or an inflection, which takes a "
				       "morphological analyser; wanted the "
				       "word alone, or 'a quotation'\n  行く-->動詞\n  ^" },
		{ "*a\n<>性別-->男\n", "r.cod:2:1: a variable or a heading; wanted words or <*code>: choose "
				       "rows with --where, or "
				       "compare with -g\n  <>性別-->男\n  ^" },
		{ "*a\nx = 2\n", "r.cod:2:3: \"=\"; wanted \"==\"\n  x = 2\n    ^" },
		{ "*a\nx >= y\n",
		    "r.cod:2:6: a number is missing here; wanted one to compare with\n  x >= y\n       ^" },
		{ "*a\nx + y\n",
		    "r.cod:2:3: a + that joins nothing; wanted A+B without blanks\n  x + y\n    ^" },
		{ "*a\nlw > 3\n", "r.cod:2:1: \"lw\" counts words, which takes a morphological analyser; "
				  "wanted \"lc\", which "
				  "counts characters\n  lw > 3\n  ^" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_refused("r.cod", bad[i][0], bad[i][1]);
}

static void
depth_is_bounded(void **state)
{
	struct cc_buf text = { 0 };

	(void)state;
	cc_buf_puts(&text, "*a\n");
	cc_buf_repeat(&text, '(', 100000);
	assert_false(load("r.cod", (struct cc_span){ text.at, text.len }));
	assert_non_null(strstr(err.text, "nested more than 64 deep"));
	text.len = 3;
	cc_buf_repeat(&text, '!', 100000);
	assert_false(load("r.cod", (struct cc_span){ text.at, text.len }));
	assert_non_null(strstr(err.text, "nested more than 64 deep"));
	cc_buf_free(&text);
}

/* As people save them: *.txt, with a byte order mark, comments first, ＊ in CP932. */
static void
a_rule_file_is_known_by_its_first_line(void **state)
{
	(void)state;
	book_of("folder/rules.txt", "# 注釈\n\n＊不安\n不安 or 心配\n");
	assert_true(cc_span_eq(codebook->dimension[0].id, CC_SPAN("rules")));
	assert_codes("心配です", "不安");
	book_of("r.txt", "# 注釈\r*c\r不安\r");
	assert_codes("不安です", "c");
	book_of("rules", "\xef\xbb\xbf*c\n不安\n");
	assert_codes("不安です", "c");
	book_of("r.txt", "\x81\x96"
			 "c\r\n\x95\x73\x88\xc0\r\n");
	assert_codes("不安です", "c");
	book_of("r.txt", "# yaml\ndimensions: {d: [{code: c, any: [不安]}]}\n");
	assert_codes("不安です", "c");
	assert_refused("r.txt", "", "r.txt: an empty codebook; wanted \"dimensions:\" with codes");
	assert_refused("r.txt", "# 注釈", "r.txt: an empty codebook; wanted \"dimensions:\" with codes");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_file_is_a_dimension_and_its_heads_are_codes, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(and_binds_tighter_than_or, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    blanks_may_be_missing_or_full_width, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(words_are_counted, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    phrases_and_quotations_are_texts, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    near_and_seq_look_at_what_is_between, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(codes_refer_to_codes, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(negation_is_none_of_theirs, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(old_encodings_are_read, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    mistakes_are_shown_with_a_caret, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_rule_file_is_known_by_its_first_line, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(depth_is_bounded, coded_set_up, coded_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
