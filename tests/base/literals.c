/* literals.c -- tests base/literals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/literals.h"
#include "base/rng.h"

enum { MANY = 40 };

/* id[i]: the number of word[i]. */
static struct cc_literals *
literals(uint32_t *id, const struct cc_span *word, uint32_t n)
{
	struct cc_literals *l = cc_literals_new(word, NULL, n, arena);
	const uint32_t *index;
	uint32_t seen = 0;

	for (uint32_t number = 0; seen < n; number++) {
		uint32_t given = cc_literals_given(&index, l, number);

		assert_true(given > 0);
		seen += given;
		while (given-- > 0)
			id[index[given]] = number;
	}
	assert_int_equal(seen, n);
	return l;
}

static void
overlaps_are_all_found(void **state)
{
	static const struct cc_span words[] = { { "he", 2 }, { "she", 3 }, { "his", 3 }, { "hers", 4 } };
	uint32_t id[4];
	struct cc_literals *l = literals(id, words, 4);
	struct cc_literals_at at = { CC_SPAN("ushers") };

	(void)state;
	assert_int_equal(cc_literals_next(&at, l), id[1]);
	assert_int_equal(at.end, 4);
	assert_int_equal(cc_literals_next(&at, l), id[0]);
	assert_int_equal(at.end, 4);
	assert_int_equal(cc_literals_next(&at, l), id[3]);
	assert_int_equal(at.end, 6);
	assert_int_equal(cc_literals_next(&at, l), CC_NO_LITERAL);
	assert_int_equal(cc_literals_next(&at, l), CC_NO_LITERAL);
}

static void
equal_literals_are_one(void **state)
{
	static const struct cc_span words[] = { { "b", 1 }, { "a", 1 }, { "b", 1 } };
	uint32_t id[3];
	struct cc_literals *l = literals(id, words, 3);

	(void)state;
	assert_int_equal(id[0], 1);
	assert_int_equal(id[1], 0);
	assert_int_equal(id[2], 1);
	assert_int_equal(cc_literals_length(l, 1), 1);
}

static void
none_at_all_is_found_nowhere(void **state)
{
	struct cc_literals *l = cc_literals_new(NULL, NULL, 0, arena);
	struct cc_literals_at at = { CC_SPAN("text") };

	(void)state;
	assert_int_equal(cc_literals_next(&at, l), CC_NO_LITERAL);
}

static struct cc_span
random_word(struct cc_rng *rng, uint32_t letters, uint32_t most)
{
	uint32_t n = 1 + cc_rng_below(rng, most);
	char *at = cc_alloc(arena, n);

	for (uint32_t i = 0; i < n; i++)
		at[i] = (char)('a' + cc_rng_below(rng, letters));
	return (struct cc_span){ at, n };
}

/* By end, the longer first: the naive way. */
static void
assert_found(const struct cc_literals *l, const uint32_t *id, const struct cc_span *word, size_t n,
    struct cc_span text)
{
	struct cc_literals_at at = { text };

	for (size_t end = 1; end <= text.len; end++)
		for (size_t len = end; len > 0; len--)
			for (size_t i = 0; i < n; i++) {
				if (word[i].len != len || memcmp(word[i].at, text.at + end - len, len) != 0)
					continue;
				assert_int_equal(cc_literals_next(&at, l), id[i]);
				assert_int_equal(at.end, end);
				assert_int_equal(cc_literals_length(l, id[i]), len);
				break; /* its equals have the same number */
			}
	assert_int_equal(cc_literals_next(&at, l), CC_NO_LITERAL);
}

static void
it_finds_what_a_naive_search_finds(void **state)
{
	struct cc_rng *rng = cc_rng_new(1, "literals", cc_span(""), arena);

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct cc_span word[MANY];
		uint32_t id[MANY], letters = 1 + cc_rng_below(rng, 4), n = 1 + cc_rng_below(rng, MANY);
		struct cc_literals *l;

		for (uint32_t i = 0; i < n; i++)
			word[i] = random_word(rng, letters, 7);
		l = literals(id, word, n);
		for (int k = 0; k < 10; k++) {
			if (k == 5)
				cc_literals_prepare(l);
			assert_found(l, id, word, n, random_word(rng, letters + 1, 40));
		}
	}
	cc_rng_free(rng);
}

/* More states than have rows: long words of many bytes. */
static void
states_without_rows_find_the_same(void **state)
{
	enum { N = 60 };
	struct cc_rng *rng = cc_rng_new(2, "literals", cc_span(""), arena);
	struct cc_span word[N + 1];
	uint32_t id[N + 1];
	struct cc_literals_at at = { 0 };
	struct cc_literals *l;
	struct cc_buf text = { 0 };

	(void)state;
	for (int i = 0; i < N; i++) {
		char *made = cc_alloc(arena, 5000);

		for (int k = 0; k < 5000; k++)
			made[k] = (char)(i + k < 300 ? 'x' : 1 + (int)cc_rng_below(rng, 250));
		word[i] = (struct cc_span){ made, 5000 };
	}
	/* Ends deep inside of another. */
	word[N] = (struct cc_span){ word[7].at + 4000, 9 };
	l = literals(id, word, N + 1);
	cc_literals_prepare(l);
	for (int i = 0; i < N; i++) {
		cc_buf_add(&text, word[i].at, 4900); /* nearly */
		cc_buf_span(&text, word[(i * 7) % N]);
	}
	at.text = (struct cc_span){ text.at, text.len };
	for (size_t end = 1; end <= text.len; end++)
		for (int i = 0; i <= N; i++) {
			size_t len = word[i].len;

			if (end < len || memcmp(word[i].at, text.at + end - len, len) != 0)
				continue;
			assert_int_equal(cc_literals_next(&at, l), id[i]);
			assert_int_equal(at.end, end);
		}
	assert_int_equal(cc_literals_next(&at, l), CC_NO_LITERAL);
	cc_buf_free(&text);
	cc_rng_free(rng);
}

static void
assert_word(const char *text, const char *literal, bool wanted)
{
	const char *at = strstr(text, literal);

	if (cc_literal_stands(cc_span(text), (size_t)(at - text), (size_t)(at - text) + strlen(literal)) !=
	    wanted)
		fail_msg("%s in \"%s\"", literal, text);
}

static void
latin_ends_of_a_literal_end_words(void **state)
{
	(void)state;
	assert_word("whatever", "hate", false);
	assert_word("unworried", "worried", false);
	assert_word("worriedly", "worried", false);
	assert_word("i hate it", "hate", true);
	assert_word("hate", "hate", true);
	assert_word("pcが遅い", "pc", true);
	assert_word("とても不安です", "不安", true);
	assert_word("caféx", "café", false);
	assert_word("éa", "a", false);
	assert_word("don't", "don", true);
	assert_word("5gb", "5g", false);
	assert_word("a'sx", "'s", false);
	assert_word("a's x", "'s", true);
}

static void
whatever_order_is_known_it_is_the_same(void **state)
{
	static const struct cc_span words[] = { { "b", 1 }, { "ab", 2 }, { "b", 1 }, { "a", 1 }, { "c", 1 },
		{ "abc", 3 }, { "aa", 2 } };
	static const uint32_t orders[][7] = { { 3, 6, 1, 5, 0, 2, 4 }, { 6, 5, 4, 3, 2, 1, 0 },
		{ 3, 6, 0, 2, 1, 5, 4 }, { 2, 0, 1, 3, 4, 5, 6 } };

	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		const struct cc_literals *l = cc_literals_new(words, orders[i], 7, arena);

		assert_memory_equal(cc_literals_order(l), orders[0], sizeof orders[0]);
	}
	assert_memory_equal(
	    cc_literals_order(cc_literals_new(words, NULL, 7, arena)), orders[0], sizeof orders[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(overlaps_are_all_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(equal_literals_are_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(none_at_all_is_found_nowhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_finds_what_a_naive_search_finds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(states_without_rows_find_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(whatever_order_is_known_it_is_the_same, set_up, tear_down),
		cmocka_unit_test(latin_ends_of_a_literal_end_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
