/* rng.c -- tests libcocreate/base/rng.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/rng.h"
#include "near.h"

static uint64_t
first_bits(uint64_t seed, const char *table, struct cc_span key)
{
	struct cc_rng *rng = cc_rng_new(seed, table, key, arena);
	uint64_t bits = (uint64_t)cc_rng_bits(rng) << 32;

	bits |= cc_rng_bits(rng);
	cc_rng_free(rng);
	return bits;
}

static void
a_stream_belongs_to_seed_table_and_key(void **state)
{
	uint64_t wanted = first_bits(1, "ideas", CC_SPAN("a"));

	(void)state;
	assert_true(first_bits(1, "ideas", CC_SPAN("a")) == wanted);
	assert_true(first_bits(2, "ideas", CC_SPAN("a")) != wanted);
	assert_true(first_bits(UINT64_C(1) << 63 | 1, "ideas", CC_SPAN("a")) != wanted);
	assert_true(first_bits(1, "idea", CC_SPAN("sa")) != wanted);
	assert_true(first_bits(1, "ideas", CC_SPAN("b")) != wanted);
	assert_true(first_bits(1, "ideas", (struct cc_span){ NULL, 0 }) != wanted);
}

/* Reports are compared byte for byte: the numbers may not change between
 * versions unnoticed.  Computed by a Python program from the published
 * descriptions of FNV-1a, MurmurHash3 and MT19937. */
static void
the_streams_of_a_version_are_those_of_the_last(void **state)
{
	(void)state;
	assert_true(first_bits(1, "ideas", CC_SPAN("a")) == UINT64_C(0xaf919fb054b5106e));
	assert_true(first_bits(1, "outcomes", CC_SPAN("朝")) == UINT64_C(0xa8f98657400dd678));
}

static void
a_number_that_is_drawn_once_is_the_first_of_its_stream(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 2000; i++) {
		uint64_t bytes[17];
		struct cc_span key[17];
		double unit[17] = { 0 };
		size_t n = i % 18;

		for (size_t k = 0; k < n; k++) {
			bytes[k] = 17 * i + k;
			key[k] = (struct cc_span){ (const char *)&bytes[k], 1 + i % sizeof i };
		}
		cc_rng_once(unit, i / 3, "lot", key, n);
		for (size_t k = 0; k < n; k++) {
			struct cc_rng *rng = cc_rng_new(i / 3, "lot", key[k], arena);

			assert_near(unit[k], cc_rng_unit(rng), 0);
			cc_rng_free(rng);
		}
	}
}

/* 20 classes of 10000 each; the chi-square of 19 degrees of freedom passes
 * 43.8 once in a thousand. */
static void
below_is_even(void **state)
{
	static const uint32_t n[] = { 1, 2, 3, 20, 1000003, UINT32_C(3) << 30, UINT32_MAX };

	(void)state;
	for (size_t k = 0; k < sizeof(n) / sizeof(n[0]); k++) {
		struct cc_rng *rng = cc_rng_new(k, "below", CC_SPAN(""), arena);
		uint32_t classes = n[k] < 20 ? n[k] : 20;
		double count[20] = { 0 }, chi = 0;

		for (int i = 0; i < 200000; i++) {
			uint32_t x = cc_rng_below(rng, n[k]);

			assert_true(x < n[k]);
			count[(uint64_t)x * classes / n[k]]++;
		}
		for (uint32_t c = 0; c < classes; c++) {
			double wanted = 200000.0 / classes;

			chi += (count[c] - wanted) * (count[c] - wanted) / wanted;
		}
		assert_true(chi < 43.8);
		cc_rng_free(rng);
	}
}

/* Of three numbers in a row here one has two 32-bit words and two have one,
 * unless a word is drawn again. */
static void
below_favours_none_of_its_neighbours(void **state)
{
	struct cc_rng *rng = cc_rng_new(1, "below", CC_SPAN("neighbours"), arena);
	double count[3] = { 0 };

	(void)state;
	for (int i = 0; i < 90000; i++)
		count[cc_rng_below(rng, UINT32_C(3) << 30) % 3]++;
	for (int i = 0; i < 3; i++)
		assert_near(count[i], 30000, 0.02);
	cc_rng_free(rng);
}

static void
unit_stays_inside_zero_and_one(void **state)
{
	struct cc_rng *rng = cc_rng_new(1, "unit", CC_SPAN(""), arena);
	double sum = 0, squares = 0;
	int n = 200000;

	(void)state;
	for (int i = 0; i < n; i++) {
		double x = cc_rng_unit(rng);

		assert_true(x > 0 && x < 1);
		sum += x;
		squares += x * x;
	}
	assert_near(sum / n, 0.5, 0.003);
	assert_near(squares / n, 1 / 3.0, 0.003);
	cc_rng_free(rng);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stream_belongs_to_seed_table_and_key),
		cmocka_unit_test(the_streams_of_a_version_are_those_of_the_last),
		cmocka_unit_test(a_number_that_is_drawn_once_is_the_first_of_its_stream),
		cmocka_unit_test(below_is_even),
		cmocka_unit_test(below_favours_none_of_its_neighbours),
		cmocka_unit_test(unit_stays_inside_zero_and_one),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
