/* num_shortest.c -- tests libcocreate/base/num_shortest.c beside snprintf and strtod, which are exact.
 *
 * ROUNDS=100 in the environment: a hundred times as many doubles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/num_int.h"
#include "random.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static long
many(void)
{
	const char *rounds = getenv("ROUNDS");

	return 20000 * (rounds != NULL ? atol(rounds) : 1);
}

/* The first of 15, 16 and 17 digits, correctly rounded, that is read back; without its zeros at the end. */
static void
assert_shortest(double value)
{
	struct cc_num_decimal d;
	char text[40], found[40];
	size_t n = 0;
	int least = fabs(value) < DBL_MIN ? 1 : DBL_DIG;

	do
		snprintf(text, sizeof text, "%.*e", least++ - 1, fabs(value));
	while (strtod(text, NULL) != fabs(value));
	for (const char *p = text; *p != 'e'; p++)
		if (*p != '.')
			found[n++] = *p;
	while (n > 1 && found[n - 1] == '0')
		n--;
	cc_num_shortest(&d, value);
	d.digit[d.n] = '\0';
	found[n] = '\0';
	if (strcmp(d.digit, found) != 0 || d.point != atoi(strchr(text, 'e') + 1) + 1 ||
	    d.negative != (value < 0))
		fail_msg("%a: 0.%s times 10^%d; wanted %s", value, d.digit, d.point, text);
}

static double
of_bits(uint64_t bits)
{
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

/* A number of any size between 2^low and 2^high. */
static double
any_between(uint64_t *seed, int low, int high)
{
	uint64_t exponent = (uint64_t)(1023 + low + random_below(seed, (uint64_t)(high - low)));

	return of_bits(exponent << 52 | random_word(seed) >> 12);
}

static void
digits_are_those_of_snprintf(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (long i = 0; i < 10 * many(); i++)
		assert_shortest(any_between(&seed, -123, 57));
	for (long i = 0; i < 5 * many(); i++)
		assert_shortest(-any_between(&seed, -20, 20));
	for (long i = 0; i < many(); i++)
		assert_shortest(any_between(&seed, -1022, 1024));
	for (long i = 0; i < 1000; i++)
		assert_shortest(of_bits(random_word(&seed) >> 12));
}

static void
shares_and_decimals_have_the_digits_of_snprintf(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (long i = 0; i < 5 * many(); i++) {
		double n = (double)random_below(&seed, 1000000) + 1;

		assert_shortest((double)random_below(&seed, 1000000) / n);
		assert_shortest(sqrt((double)random_below(&seed, 1000000)) / n);
	}
	/* Decimals of some digits, and the doubles beside them. */
	for (long i = 0; i < 5 * many(); i++) {
		int64_t digits = random_below(&seed, UINT64_C(1) << (4 + i % 60));
		char text[40];
		double value;

		snprintf(text, sizeof text, "%llde-%ld", (long long)digits, i % 41);
		value = strtod(text, NULL);
		assert_shortest(value);
		assert_shortest(nextafter(value, 0));
		assert_shortest(nextafter(value, INFINITY));
	}
}

/* Where the neighbour below is half as far, and where 17 digits end in a half. */
static void
powers_of_two_and_halves_have_the_digits_of_snprintf(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (int e = -1074; e < 1024; e++) {
		double power = ldexp(1, e);

		assert_shortest(power);
		assert_shortest(nextafter(power, 0));
		assert_shortest(nextafter(power, INFINITY));
		assert_shortest(3 * ldexp(1, e < 1022 ? e : 1022));
	}
	for (long i = 0; i < 5 * many(); i++)
		assert_shortest((double)random_word(&seed) / ldexp(1, (int)(i % 64)) / 2);
	for (long i = 0; i < 5 * many(); i++)
		assert_shortest(
		    ldexp((double)random_below(&seed, UINT64_C(1) << (1 + i % 53)), (int)(i % 50) - 45));
}

static void
powers_of_ten_and_the_edges_of_the_exact_way_have_the_digits_of_snprintf(void **state)
{
	(void)state;
	for (int e = -323; e <= 308; e++) {
		char text[16];
		double power, above, below;

		snprintf(text, sizeof text, "1e%d", e);
		above = below = power = strtod(text, NULL);
		assert_shortest(power);
		for (int i = 0; i < 200; i++) {
			above = nextafter(above, INFINITY);
			below = nextafter(below, 0);
			assert_shortest(above);
			assert_shortest(below);
		}
	}
}

static void
nothing_is_a_zero_before_the_point(void **state)
{
	struct cc_num_decimal d;

	(void)state;
	cc_num_shortest(&d, -0.0);
	assert_true(d.n == 1 && d.digit[0] == '0' && d.point == 1 && !d.negative);
	cc_num_shortest(&d, -2.5);
	assert_true(d.n == 2 && memcmp(d.digit, "25", 2) == 0 && d.point == 1 && d.negative);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_those_of_snprintf),
		cmocka_unit_test(shares_and_decimals_have_the_digits_of_snprintf),
		cmocka_unit_test(powers_of_two_and_halves_have_the_digits_of_snprintf),
		cmocka_unit_test(powers_of_ten_and_the_edges_of_the_exact_way_have_the_digits_of_snprintf),
		cmocka_unit_test(nothing_is_a_zero_before_the_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
