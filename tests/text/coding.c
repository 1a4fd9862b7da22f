/* coding.c -- tests text/coding and text/code_names: what an answer stands for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/coded.h"
#include "text/coding.h"

static struct cc_codebook *plain;
static struct cc_coding coding;

static const char our_book[] = "dimensions:\n"
			       "  mood:\n"
			       "    - {code: joy, label: {en: Joy, ja: 喜び}, any: [嬉し]}\n"
			       "  barrier:\n"
			       "    codes:\n"
			       "      - {code: time, label: {en: No time}, any: [忙し], negate: drop}\n"
			       "      - {code: far, any: [遠]}\n";

static void
begin(bool book, bool none_denied)
{
	static const struct cc_openers open = { read_data, read_book };

	assert_true(cc_codebook_load(&plain, NULL, 0, NULL, &open, arena, &err));
	if (book)
		assert_true(load("own.yaml", cc_span(our_book)));
	coding = (struct cc_coding){ .book = book ? codebook : NULL,
		.dimension = book ? cc_codebook_dimension(codebook, CC_SPAN("barrier")) : NULL,
		.plain = plain,
		.none_denied = none_denied,
		.arena = arena };
	cc_coding_begin(&coding);
}

/* Ids of the answer's codes, joined by ','; "-" where it says nothing, "?" without a code. */
static const char *
codes(const char *text)
{
	struct cc_answer answer;
	const char *out = "";
	uint32_t rule;

	assert_true(cc_coding_answer(&answer, &coding, cc_span(text), &rule));
	for (uint32_t i = 0; i < answer.n; i++) {
		struct cc_span id = cc_coding_at(&coding, answer.code[i])->id;

		out = cc_format(arena, "%s%s%.*s", out, i > 0 ? "," : "", (int)id.len, id.at);
	}
	return answer.kind == CC_ANSWER_NOTHING ? "-" : answer.kind == CC_ANSWER_UNCODED ? "?" : out;
}

static void
without_a_book_the_normalised_text_is_the_code(void **state)
{
	struct cc_span label;

	(void)state;
	begin(false, false);
	assert_string_equal(codes("ｃｏｆｆｅｅ"), "coffee");
	assert_string_equal(codes(" Coffee "), "coffee");
	label = cc_coding_at(&coding, 0)->label;
	assert_memory_equal(label.at, "Coffee", label.len);
	assert_string_equal(codes("特になし"), "-");
	assert_string_equal(codes("none"), "-");
	assert_string_equal(codes("tea:neg"), "tea:neg");
	cc_coding_end(&coding);
}

static void
codes_labels_and_free_text_are_told_apart(void **state)
{
	(void)state;
	begin(true, true);
	assert_string_equal(codes("とても忙しいし遠い"), "time,far");
	assert_string_equal(codes("time"), "time");
	assert_string_equal(codes("NO  TIME"), "time");
	assert_string_equal(codes("joy"), "?"); /* of another dimension */
	assert_string_equal(codes("嬉しい"), "?");
	assert_string_equal(codes("謎"), "?");
	cc_coding_end(&coding);
}

static void
what_is_denied_is_none_where_that_is_asked(void **state)
{
	(void)state;
	begin(true, true);
	assert_string_equal(codes("忙しくない"), "-");
	assert_string_equal(codes("遠くない"), "-");
	assert_string_equal(codes("far:neg"), "-");
	cc_coding_end(&coding);
	begin(true, false);
	assert_string_equal(codes("忙しくない"), "?"); /* the book drops it */
	assert_string_equal(codes("遠くない"), "far:neg");
	assert_string_equal(codes("far:neg"), "far:neg");
	cc_coding_end(&coding);
}

static void
saying_nothing_may_have_a_code(void **state)
{
	static const struct cc_words nothing = CC_WORDS("Nothing", "何もしない");

	(void)state;
	begin(false, false);
	coding.nothing = &nothing;
	assert_string_equal(codes("特になし"), "none");
	assert_memory_equal(cc_coding_at(&coding, 0)->label.at, "Nothing", 7);
	cc_coding_end(&coding);
}

static void
personal_data_is_hidden_before_it_is_a_code(void **state)
{
	(void)state;
	begin(false, false);
	coding.mask = true;
	assert_string_equal(codes("03-1234-5678 へ"), "[tel] へ");
	assert_int_equal(coding.masked, 1);
	cc_coding_end(&coding);
}

/* What a part is called may be known later than the whole. */
static void
parts_join_to_one_code(void **state)
{
	const struct cc_coding *of[] = { &coding, &coding, &coding };
	const struct cc_coded_as *as;
	uint32_t code[3] = { 0, CC_NO_CODE, 1 }, joined;

	(void)state;
	begin(false, false);
	codes("ｄawn");
	codes("home");
	joined = cc_coding_join(&coding, of, code, 3);
	assert_int_equal(cc_coding_join(&coding, of, code, 3), joined);
	codes("Dawn");
	cc_coding_settle(&coding, of, 3);
	as = cc_coding_at(&coding, joined);
	assert_memory_equal(as->id.at, "dawn / home", as->id.len);
	assert_memory_equal(as->label.at, "Dawn, home", as->label.len);
	cc_coding_end(&coding);
}

static void
lists_come_back_from_their_text_whatever_it_holds(void **state)
{
	struct cc_buf buf = { 0 };
	struct cc_span text, list, answer;

	(void)state;
	cc_answers_put(&buf, CC_SPAN("a\x1f"
				     "b"));
	cc_answers_put(&buf, CC_SPAN("c"));
	cc_answers_end(&buf);
	cc_answers_end(&buf);
	cc_answers_put(&buf, CC_SPAN("d"));
	text = (struct cc_span){ buf.at, buf.len }; /* the last list has no end */
	list = cc_answers_list(&text);
	answer = cc_answers_next(&list);
	assert_memory_equal(answer.at, "a b", 3);
	answer = cc_answers_next(&list);
	assert_memory_equal(answer.at, "c", 1);
	assert_int_equal(list.len, 0);
	assert_int_equal(cc_answers_list(&text).len, 0);
	list = cc_answers_list(&text);
	answer = cc_answers_next(&list);
	assert_memory_equal(answer.at, "d", 1);
	assert_int_equal(cc_answers_list(&text).len, 0);
	cc_buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, coded_set_up, coded_tear_down)
		TEST(without_a_book_the_normalised_text_is_the_code),
		TEST(codes_labels_and_free_text_are_told_apart),
		TEST(what_is_denied_is_none_where_that_is_asked),
		TEST(saying_nothing_may_have_a_code),
		TEST(personal_data_is_hidden_before_it_is_a_code),
		TEST(parts_join_to_one_code),
		TEST(lists_come_back_from_their_text_whatever_it_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
