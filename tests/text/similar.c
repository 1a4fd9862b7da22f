/* similar.c -- tests text/similar against vectors and comparison of all pairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "near.h"
#include "text/coded.h"
#include "text/similar.h"

static struct cc_negation *negation;

static struct cc_similar
find(const char *const *text, uint32_t n, double threshold)
{
	struct cc_span *span = CC_ARRAY(arena, struct cc_span, n);
	struct cc_similar out;

	for (uint32_t i = 0; i < n; i++)
		span[i] = cc_span(text[i]);
	assert_true(cc_similar_find(&out, span, n, threshold, negation, arena, arena));
	return out;
}

/* 0 where the pair is not found at the lowest threshold. */
static double
similarity(const char *a, const char *b)
{
	const char *both[] = { a, b };
	struct cc_similar out = find(both, 2, 1e-6);

	return out.pairs > 0 ? out.pair[0].similarity : 0;
}

/* Of two of several texts; 0 where they are no pair at the lowest threshold. */
static double
among(const struct cc_similar *s, uint32_t a, uint32_t b)
{
	for (size_t p = 0; p < s->pairs; p++)
		if (s->pair[p].a == a && s->pair[p].b == b)
			return s->pair[p].similarity;
	return 0;
}

static void
japanese_is_compared_by_pairs_of_characters(void **state)
{
	static const char *const fee[] = { "送料を最初に表示してほしい", "最初に送料を表示してほしい",
		"返品の方法が分からない" };
	static const char *const till[] = { "レジの待ち時間", "レジ の 待ち 時間", "レジの混雑" };
	struct cc_similar s = find(fee, 3, 1e-6);

	(void)state;
	assert_near(among(&s, 0, 1), .714285714286, 1e-12);
	assert_int_equal(s.pairs, 1);
	s = find(till, 3, 1e-6);
	assert_near(among(&s, 0, 1), 1, 0);
	assert_near(among(&s, 0, 2), .171855509243, 1e-12);
}

static void
words_are_compared_by_three_characters(void **state)
{
	static const char *const bicing[] = { "Noves estacions de Bicing",
		"Promoció de noves estacions de Bicing", "Noves estacions de metro", "WiFi a la plaça",
		"Wi-Fi a la Plaça!" };
	struct cc_similar s = find(bicing, 5, 1e-6);

	(void)state;
	assert_near(similarity("I voted to Leave.", "I voted to Remain."), .349309710051, 1e-12);
	assert_near(among(&s, 0, 1), .738191072266, 1e-12);
	assert_near(among(&s, 0, 2), .587861531886, 1e-12);
	assert_near(among(&s, 1, 2), .441200852128, 1e-12);
	assert_near(among(&s, 3, 4), 1, 0);
	assert_int_equal(s.pairs, 4);
}

static void
width_case_marks_and_punctuation_do_not_tell_texts_apart(void **state)
{
	(void)state;
	assert_near(similarity("ＷｉＦｉ ｶﾌｪ", "  wifi\n　カフェ\t"), 1, 0);
	assert_near(similarity("STRASSE", "straße"), 1, 0);
	assert_near(similarity("送料無料。", "「送料」無料"),
	    2 * 2 * log(3 / 2.) / (4 * log(3 / 2.) + log(3)), 1e-15);
	assert_near(similarity("don't wait", "dont  WAIT!"), 1, 0);
	assert_near(similarity("l’espai públic", "lespai public"), 1, 0);
	assert_near(similarity("Ёлка", "елка"), 1, 0);
	assert_true(similarity("ab c", "abc") < 1);
}

/* _aa aaa aa_ of aaaa, and of aaa. */
static void
what_stands_twice_counts_once_and_one_character_is_a_set(void **state)
{
	(void)state;
	assert_near(similarity("aaaa", "aaa"), 1, 0);
	assert_near(similarity("駅", "駅"), 1, 0);
	assert_near(similarity("駅", "駅前"), 0, 0);
	assert_near(similarity("駅", "店"), 0, 0);
	assert_near(similarity("a", "a b"), 2 * log(3 / 2.) / (2 * log(3 / 2.) + log(3)), 1e-15);
	assert_near(similarity("", ""), 0, 0);
	assert_near(similarity("?", "!"), 0, 0);
}

/* Ideas 1 and 4, and 2, 7, 9, are alike; counted from 1. */
static void
clusters_count_unique_ideas(void **state)
{
	static const char *const text[] = { "送料を最初に表示してほしい", "駅前に休憩所がほしい",
		"アプリで予約したい", "最初に送料を表示してほしい", "返品の方法が分からない",
		"もっと安い席を作る", "駅前に休憩所が欲しい", "夜の電車を増やす", "駅前に休憩所がほしいです",
		"案内板を英語でも" };
	static const uint32_t wanted[] = { 0, 1, 2, 0, 4, 5, 1, 7, 1, 9 };
	struct cc_similar s = find(text, 10, .6);

	(void)state;
	assert_int_equal(s.texts, 10);
	assert_near((double)s.clusters / s.texts, .70, 1e-15);
	assert_near((double)s.alone / s.texts, .50, 1e-15);
	assert_memory_equal(s.cluster, wanted, sizeof wanted);
}

/* The first is like the second, the second like the third, the ends are not. */
static void
a_chain_is_no_cluster(void **state)
{
	static const char *const text[] = { "zzz", "one two three four", "two three four five six",
		"four five six seven", "yyy" };
	static const uint32_t wanted[] = { 0, 1, 1, 3, 4 }, joined[] = { 0, 1, 1, 1, 4 };
	struct cc_similar s = find(text, 5, 1e-6);
	double left = among(&s, 1, 2), right = among(&s, 2, 3), ends = among(&s, 1, 3);

	(void)state;
	assert_true(ends < left && ends < right);
	s = find(text, 5, (left < right ? left : right) - 1e-12);
	assert_int_equal(s.pairs, 2);
	assert_memory_equal(s.cluster, wanted, sizeof wanted);
	assert_int_equal(s.clusters, 4);
	assert_int_equal(s.alone, 3);
	assert_memory_equal(find(text, 5, ends).cluster, joined, sizeof joined);
}

/* The last is like both centres, and more like the second. */
static void
a_text_joins_the_centre_that_it_is_most_like(void **state)
{
	static const char *const text[] = { "blue red green", "green white black grey",
		"white black grey gold" };
	struct cc_similar s = find(text, 3, 1e-6);
	double weak = among(&s, 0, 1);

	(void)state;
	assert_true(weak < among(&s, 1, 2));
	s = find(text, 3, weak + 1e-6);
	assert_int_equal(s.cluster[1], 1);
	assert_int_equal(s.cluster[2], 1);
}

static void
a_pair_at_the_threshold_is_found(void **state)
{
	static const char *const text[] = { "abcdefg", "abcdefghij" };
	double d = similarity(text[0], text[1]);

	(void)state;
	assert_int_equal(find(text, 2, d).pairs, 1);
	assert_int_equal(find(text, 2, d + 1e-6).pairs, 0);
}

static enum cc_apart
apart(const char *a, const char *b)
{
	const char *both[] = { a, b };
	struct cc_similar s = find(both, 2, 1e-6);

	assert_int_equal(s.pairs, 1);
	assert_int_equal(s.clusters, s.pair[0].apart == CC_APART_NOT ? 1 : 2);
	return s.pair[0].apart;
}

static void
a_negation_a_number_or_a_swapped_word_keeps_texts_apart(void **state)
{
	static const struct cc_openers open = { read_data, read_book };

	(void)state;
	if (!cc_negation_load(&negation, &open, arena, &err))
		fail_msg("%s", err.text);
	assert_int_equal(apart("There is a freshwater management crisis in New Zealand",
			     "There is not a freshwater management crisis in New Zealand"),
	    CC_APART_NEGATION);
	assert_near(similarity("There is a freshwater management crisis in New Zealand",
			"There is not a freshwater management crisis in New Zealand"),
	    .917164421467, 1e-12);
	assert_int_equal(
	    apart("I am 55 years of age or older", "I am 30 years of age or older but less than 55"),
	    CC_APART_NUMBER);
	assert_near(
	    similarity("I am 55 years of age or older", "I am 30 years of age or older but less than 55"),
	    .555389732538, 1e-12);
	assert_int_equal(apart("土曜日も営業してほしい", "日曜日も営業してほしい"), CC_APART_SWAP);
	assert_near(similarity("土曜日も営業してほしい", "日曜日も営業してほしい"), .768605945719, 1e-12);
	assert_int_equal(apart("男性用トイレを増やす", "女性用トイレを増やす"), CC_APART_SWAP);
	assert_int_equal(apart("駅前に休憩所がほしい", "駅前に休憩所が欲しい"), CC_APART_NOT);
	assert_int_equal(apart("駅前に休憩所", "駅前にも休憩所"), CC_APART_NOT);
	assert_int_equal(apart("朝に使いたい", "朝は使いたくない"), CC_APART_NEGATION);
	assert_int_equal(
	    apart("1. A lift for the old station", "2. A lift for the old station"), CC_APART_NOT);
	assert_int_equal(apart("1,000 yen for a cup", "1000 yen for a cup"), CC_APART_NOT);
	assert_int_equal(apart("open at 7", "open at 8"), CC_APART_NUMBER);
	assert_int_equal(apart("open at 7", "open at night"), CC_APART_NOT);
	negation = NULL;
}

static void
blank_texts_are_in_no_cluster(void **state)
{
	static const char *const text[] = { "", "送料", " \n　", "送料", "" };
	static const uint32_t wanted[] = { 0, 1, 2, 1, 4 };
	struct cc_similar s = find(text, 5, .6);

	(void)state;
	assert_int_equal(s.texts, 2);
	assert_int_equal(s.clusters, 1);
	assert_int_equal(s.alone, 0);
	assert_memory_equal(s.cluster, wanted, sizeof wanted);
	s = find(text, 0, .6);
	assert_int_equal(s.texts + s.clusters + s.alone, 0);
}

static void
equal_texts_are_paired_with_the_first_alone(void **state)
{
	static const char *const text[] = { "特になし", "特になし。", "特になし", "特になし" };
	static const struct {
		uint32_t a, b;
		double similarity;
	} wanted[] = { { 0, 1, 1 }, { 0, 2, 1 }, { 0, 3, 1 } };
	struct cc_similar s = find(text, 4, .6);

	(void)state;
	assert_int_equal(s.pairs, 3);
	for (int p = 0; p < 3; p++) {
		assert_int_equal(s.pair[p].a, wanted[p].a);
		assert_int_equal(s.pair[p].b, wanted[p].b);
		assert_near(s.pair[p].similarity, wanted[p].similarity, 1e-15);
	}
	assert_int_equal(s.clusters, 1);
}

/* Texts of one word of ASCII each: the sets and weights by comparison of everything. */
static bool
has(struct cc_span s, struct cc_span gram)
{
	char word[32] = "_";

	memcpy(word + 1, s.at, s.len);
	word[s.len + 1] = '_';
	for (size_t i = 0; i < s.len; i++)
		if (memcmp(word + i, gram.at, 3) == 0)
			return true;
	return false;
}

static double
weight_of(struct cc_span gram, const struct cc_span *text, uint32_t n)
{
	uint32_t df = 0;

	for (uint32_t i = 0; i < n; i++)
		df += has(text[i], gram);
	return log(((double)n + 1) / df);
}

static double
naive(const struct cc_span *text, uint32_t n, uint32_t a, uint32_t b)
{
	double weight[2] = { 0 }, both = 0;

	for (int t = 0; t < 2; t++) {
		struct cc_span s = text[t == 0 ? a : b];
		char word[32] = "_";

		memcpy(word + 1, s.at, s.len);
		word[s.len + 1] = '_';
		for (size_t i = 0; i < s.len; i++) {
			struct cc_span gram = { word + i, 3 };
			bool again = false;
			double w;

			for (size_t k = 0; k < i; k++)
				again = again || memcmp(word + k, word + i, 3) == 0;
			if (again)
				continue;
			w = weight_of(gram, text, n);
			weight[t] += w;
			both += t == 0 && has(text[b], gram) ? w : 0;
		}
	}
	return 2 * both / (weight[0] + weight[1]);
}

static void
check_all_pairs(struct cc_rng *rng, double threshold)
{
	enum { N = 50 };
	struct cc_span text[N];
	struct cc_similar s;
	size_t p = 0;

	for (int i = 0; i < N; i++) {
		char *at = cc_alloc(arena, 16);
		size_t len = 2 + cc_rng_below(rng, 14);

		for (size_t c = 0; c < len; c++)
			at[c] = (char)('a' + cc_rng_below(rng, 3) * cc_rng_below(rng, 2));
		at[0] = (char)('a' + i % 26);
		at[1] = i < 26 ? at[1] : 'z'; /* no two are equal */
		text[i] = (struct cc_span){ at, len };
	}
	assert_true(cc_similar_find(&s, text, N, threshold, NULL, arena, arena));
	for (uint32_t i = 0; i < N; i++) {
		for (uint32_t j = i + 1; j < N; j++) {
			double d = naive(text, N, i, j);

			if (d < threshold - 1e-9)
				continue;
			assert_true(p < s.pairs);
			assert_int_equal(s.pair[p].a, i);
			assert_int_equal(s.pair[p].b, j);
			assert_near(s.pair[p++].similarity, d, 1e-13);
		}
	}
	assert_int_equal(p, s.pairs);
}

static void
the_index_finds_what_comparing_all_pairs_finds(void **state)
{
	static const double threshold[] = { .05, .2, .4, .5, .6, 2.0 / 3, .75, .8, .9, 1 };
	struct cc_rng *rng = cc_rng_new(1, "similar", CC_SPAN(""), arena);

	(void)state;
	for (int t = 0; t < 10; t++)
		check_all_pairs(rng, threshold[t]);
	cc_rng_free(rng);
}

static void
more_than_a_million_pairs_are_given_up_but_for_equal_texts(void **state)
{
	enum { N = 3000 };
	struct cc_span *text = CC_ARRAY(arena, struct cc_span, N);
	struct cc_similar s;

	(void)state;
	for (uint32_t i = 0; i < N; i++) {
		char *words = cc_strdup(arena, "an idea ............");

		for (int bit = 0; bit < 12; bit++)
			words[8 + bit] = (i % (N - 1)) >> bit & 1 ? '!' : '.';
		text[i] = cc_span(words);
	}
	assert_false(cc_similar_find(&s, text, N, .6, NULL, arena, arena));
	assert_int_equal(s.pairs, 1);
	assert_int_equal(s.clusters, N - 1);
	assert_int_equal(s.alone, N - 2);
	assert_int_equal(s.cluster[N - 1], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    japanese_is_compared_by_pairs_of_characters, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    words_are_compared_by_three_characters, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    width_case_marks_and_punctuation_do_not_tell_texts_apart, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    what_stands_twice_counts_once_and_one_character_is_a_set, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(clusters_count_unique_ideas, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(a_chain_is_no_cluster, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_text_joins_the_centre_that_it_is_most_like, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_negation_a_number_or_a_swapped_word_keeps_texts_apart, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_pair_at_the_threshold_is_found, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(blank_texts_are_in_no_cluster, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    equal_texts_are_paired_with_the_first_alone, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    the_index_finds_what_comparing_all_pairs_finds, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(more_than_a_million_pairs_are_given_up_but_for_equal_texts,
		    coded_set_up, coded_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
