/* similar.c -- tests text/similar against vectors, comparison of all pairs and
 * other software.
 *
 * Reference data lies in $COCREATE_DATA, else in ../shared/data beside the
 * source tree; without it that test is skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/rng.h"
#include "text/similar.h"
#include "near.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static struct cc_similar
find(const char *const *text, uint32_t n, double threshold)
{
	struct cc_span *span = CC_ARRAY(arena, struct cc_span, n);
	struct cc_similar out;

	for (uint32_t i = 0; i < n; i++)
		span[i] = cc_span(text[i]);
	assert_true(cc_similar_find(&out, span, n, threshold, arena, arena));
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

static void
dice_matches_vector_4_9(void **state)
{
	double d = similarity("送料を最初に表示してほしい", "最初に送料を表示してほしい");

	(void)state;
	assert_near(d, 2 * 10 / 24.0, 1e-15);
	assert_near(d / (2 - d), .7143, 5e-5);
	assert_near(similarity("送料を最初に表示してほしい", "返品の方法が分からない"), 0, 0);
}

static void
width_case_and_blanks_do_not_tell_texts_apart(void **state)
{
	(void)state;
	assert_near(similarity("ＷｉＦｉ ｶﾌｪ", "  wifi\n　カフェ\t"), 1, 0);
	assert_near(similarity("STRASSE", "straße"), 1, 0);
	/* A blank inside is a character; so is a stop: ab b_ _c of ab bc. */
	assert_near(similarity("ab c", "abc"), 2 * 1 / 5.0, 1e-15);
	assert_near(similarity("送料無料。", "送料無料"), 2 * 3 / 7.0, 1e-15);
}

/* aaaa has one pair of characters. */
static void
what_stands_twice_counts_once_and_one_character_is_a_set(void **state)
{
	(void)state;
	assert_near(similarity("aaaa", "aa"), 1, 0);
	assert_near(similarity("abab", "ab"), 2 * 1 / 3.0, 1e-15);
	assert_near(similarity("駅", "駅"), 1, 0);
	assert_near(similarity("駅", "駅前"), 0, 0);
	assert_near(similarity("駅", "店"), 0, 0);
	assert_near(similarity("", ""), 0, 0);
}

/* Duplicates {1, 4} and {2, 7, 9} of ten, counted from 1. */
static void
clusters_match_vector_4_8(void **state)
{
	static const char *const text[] = { "送料を最初に表示してほしい", "駅前に休憩所がほしい",
		"アプリで予約したい", "最初に送料を表示してほしい", "返品の方法が分からない",
		"もっと安い席を作る", "駅前に休憩所が欲しい", "夜の電車を増やす", "駅前にも休憩所が欲しい",
		"案内板を英語でも" };
	static const uint32_t wanted[] = { 0, 1, 2, 0, 4, 5, 1, 7, 1, 9 };
	struct cc_similar s = find(text, 10, .6);

	(void)state;
	assert_int_equal(s.texts, 10);
	assert_near((double)s.clusters / s.texts, .70, 1e-15);
	assert_near((double)s.alone / s.texts, .50, 1e-15);
	assert_memory_equal(s.cluster, wanted, sizeof wanted);
	assert_int_equal(s.pairs, 4);
	assert_int_equal(s.pair[0].a, 0);
	assert_int_equal(s.pair[0].b, 3);
	for (size_t p = 1; p < s.pairs; p++)
		assert_true(s.pair[p].a < s.pair[p].b && s.pair[p].a >= s.pair[p - 1].a);
}

/* Neighbours have 3 of 5 pairs of characters in common, the ends 1. */
static void
a_chain_is_one_cluster_named_by_its_first_text(void **state)
{
	static const char *const text[] = { "zzz", "efghij", "abcdef", "cdefgh", "yyy" };
	static const uint32_t wanted[] = { 0, 1, 1, 1, 4 };
	struct cc_similar s = find(text, 5, .6);

	(void)state;
	assert_int_equal(s.pairs, 2);
	assert_near(s.pair[0].similarity, .6, 1e-15);
	assert_memory_equal(s.cluster, wanted, sizeof wanted);
	assert_int_equal(s.clusters, 3);
	assert_int_equal(s.alone, 2);
	assert_int_equal(find(text, 5, .61).pairs, 0);
}

/* Six of six and nine pairs: 12 / 15, where 0.8 / 1.2 * 9 is not quite 6 in doubles. */
static void
a_pair_at_the_threshold_is_found(void **state)
{
	static const char *const text[] = { "abcdefg", "abcdefghij" };

	(void)state;
	assert_int_equal(find(text, 2, .8).pairs, 1);
	assert_int_equal(find(text, 2, .81).pairs, 0);
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
	} wanted[] = { { 0, 1, 6.0 / 7 }, { 0, 2, 1 }, { 0, 3, 1 } };
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

/* Dice of two folded texts of ASCII, by comparison of everything. */
static double
naive(struct cc_span a, struct cc_span b)
{
	static bool seen[2][1 << 16];
	int size[2] = { 0 }, both = 0;

	memset(seen, 0, sizeof seen);
	for (int t = 0; t < 2; t++) {
		struct cc_span s = t == 0 ? a : b;

		for (size_t i = 0; i == 0 || i + 1 < s.len; i++)
			seen[t][(unsigned char)s.at[i] << 8 |
				(i + 1 < s.len ? (unsigned char)s.at[i + 1] : 0)] = true;
	}
	for (int g = 0; g < 1 << 16; g++) {
		size[0] += seen[0][g];
		size[1] += seen[1][g];
		both += seen[0][g] && seen[1][g];
	}
	return 2.0 * both / (size[0] + size[1]);
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
		at[1] = i < 26 ? at[1] : '.'; /* no two are equal */
		text[i] = (struct cc_span){ at, len };
	}
	assert_true(cc_similar_find(&s, text, N, threshold, arena, arena));
	for (uint32_t i = 0; i < N; i++) {
		for (uint32_t j = i + 1; j < N; j++) {
			double d = naive(text[i], text[j]);

			if (d < threshold)
				continue;
			assert_true(p < s.pairs);
			assert_int_equal(s.pair[p].a, i);
			assert_int_equal(s.pair[p].b, j);
			assert_near(s.pair[p++].similarity, d, 1e-15);
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
	for (uint32_t i = 0; i < N; i++)
		text[i] = cc_span(cc_format(arena, "an idea of number %u", i % (N - 1)));
	assert_false(cc_similar_find(&s, text, N, .6, arena, arena));
	assert_int_equal(s.pairs, 1);
	assert_int_equal(s.clusters, N - 1);
	assert_int_equal(s.alone, N - 2);
	assert_int_equal(s.cluster[N - 1], 0);
}

static char *
data_path(const char *name)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");

	if (data != NULL)
		return cc_format(arena, "%s/%s", data, name);
	return cc_format(arena, "%s/../shared/data/%s", top == NULL ? "." : top, name);
}

static void
jaccard_matches_stringdist_and_python(void **state)
{
	json_t *all = json_load_file(data_path("reference/expected.json"), 0, NULL), *one;
	size_t i, cases = 0;

	(void)state;
	if (all == NULL) {
		printf("SKIP: no reference data; set COCREATE_DATA to the folder that holds it\n");
		skip();
	}
	json_array_foreach(all, i, one)
	{
		json_t *text = json_object_get(json_object_get(one, "case"), "strings");
		json_t *wanted = json_object_get(json_object_get(one, "r"), "char_bigram_jaccard");

		if (strcmp(json_string_value(json_object_get(one, "kind")), "jaccard_text") != 0)
			continue;
		for (size_t a = 0; a < json_array_size(text); a++) {
			for (size_t b = 0; b < json_array_size(text); b++) {
				double d = similarity(json_string_value(json_array_get(text, a)),
				    json_string_value(json_array_get(text, b)));

				assert_near(d / (2 - d),
				    json_number_value(json_array_get(json_array_get(wanted, a), b)), 1e-12);
			}
		}
		cases++;
	}
	json_decref(all);
	assert_int_equal(cases, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(dice_matches_vector_4_9, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    width_case_and_blanks_do_not_tell_texts_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_stands_twice_counts_once_and_one_character_is_a_set, set_up, tear_down),
		cmocka_unit_test_setup_teardown(clusters_match_vector_4_8, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_chain_is_one_cluster_named_by_its_first_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_pair_at_the_threshold_is_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(blank_texts_are_in_no_cluster, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    equal_texts_are_paired_with_the_first_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_index_finds_what_comparing_all_pairs_finds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    more_than_a_million_pairs_are_given_up_but_for_equal_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(jaccard_matches_stringdist_and_python, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
