/* bits.c -- tests libcocreate/base/bits.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/bits.h"
#include "random.h"

static int
one_by_one(uint64_t word)
{
	int n = 0;

	for (; word != 0; word &= word - 1)
		n++;
	return n;
}

static void
bits_that_are_set_are_counted(void **state)
{
	uint64_t seed = 1;

	(void)state;
	assert_int_equal(cc_bits(0), 0);
	assert_int_equal(cc_bits(UINT64_MAX), 64);
	for (int i = 0; i < 64; i++) {
		assert_int_equal(cc_bits(UINT64_C(1) << i), 1);
		assert_int_equal(cc_bits(UINT64_MAX << i), 64 - i);
	}
	for (int i = 0; i < 100000; i++) {
		uint64_t word = random_word(&seed) & random_word(&seed);

		assert_int_equal(cc_bits(word), one_by_one(word));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(bits_that_are_set_are_counted) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
