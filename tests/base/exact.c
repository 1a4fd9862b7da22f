/* exact.c -- tests libcocreate/base/exact.c.
 *
 * The sums that others can check are of integers times a power of two, which
 * a 64-bit integer adds exactly.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/exact.h"
#include "near.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 1;

static uint64_t
draw(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

/* Any finite double. */
static double
draw_double(void)
{
	double x;

	do {
		uint64_t bits = draw();

		memcpy(&x, &bits, sizeof(x));
	} while (!isfinite(x));
	return x;
}

static double
sum_of(const double *x, size_t n)
{
	struct cc_exact sum = { 0 };

	for (size_t i = 0; i < n; i++)
		cc_exact_add(&sum, x[i]);
	return cc_exact_value(&sum);
}

#define SUM(...) \
	sum_of((const double[]){ __VA_ARGS__ }, sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double))

/* To the bit, the sign of zero aside. */
static void
same(double a, double b)
{
	assert_near(a, b, 0);
}

static void
one_number_is_its_own_sum(void **state)
{
	(void)state;
	same(sum_of(NULL, 0), 0);
	same(SUM(DBL_MAX), DBL_MAX);
	same(SUM(-DBL_MAX), -DBL_MAX);
	same(SUM(DBL_MIN), DBL_MIN);
	same(SUM(DBL_TRUE_MIN), DBL_TRUE_MIN);
	same(SUM(-3 * DBL_TRUE_MIN), -3 * DBL_TRUE_MIN);
	for (int i = 0; i < 200000; i++) {
		double x = draw_double();

		same(SUM(x), x);
		same(SUM(x, -x), 0);
	}
}

static void
what_cancels_leaves_the_rest(void **state)
{
	(void)state;
	same(SUM(1e308, 1, -1e308), 1);
	same(SUM(1e308, 1e308, -1e308), 1e308);
	same(SUM(DBL_MAX, DBL_MAX, -DBL_MAX, DBL_TRUE_MIN, -DBL_MAX), DBL_TRUE_MIN);
	same(SUM(1, 0x1p-1074, -1), 0x1p-1074);
	/* By Python's fractions. */
	same(SUM(0.1, 0.2, 0.3, -0.6), 0x1.0000000000000p-55);
}

static void
sums_are_rounded_once_half_to_even(void **state)
{
	(void)state;
	same(SUM(1, 0x1p-53), 1);
	same(SUM(1, 0x1p-53, 0x1p-1074), 1 + 0x1p-52);
	same(SUM(1, 0x1p-53, -0x1p-1074), 1);
	same(SUM(1 + 0x1p-52, 0x1p-53), 1 + 0x1p-51);
	same(SUM(-1, -0x1p-53, -0x1p-1074), -1 - 0x1p-52);
	same(SUM(2, -0x1p-53), 2);
	same(SUM(2, -0x1p-52), 2 - 0x1p-52);
	/* 2^53 - 1 and a half carry into the next power of two. */
	same(SUM(0x1.fffffffffffffp+0, 0x1p-53), 2);
	same(SUM(DBL_MIN, -DBL_TRUE_MIN), DBL_MIN - DBL_TRUE_MIN);
}

static void
what_no_double_holds_is_infinite(void **state)
{
	(void)state;
	assert_true(SUM(DBL_MAX, DBL_MAX) == INFINITY);
	assert_true(SUM(-DBL_MAX, -DBL_MAX) == -INFINITY);
	assert_true(SUM(DBL_MAX, 0x1p970) == INFINITY); /* half of the last place: to even */
	same(SUM(DBL_MAX, 0x1p969), DBL_MAX);
}

/* Two doubles: the sum of a correct machine is rounded once, too. */
static void
two_numbers_add_as_the_machine_adds_them(void **state)
{
	(void)state;
	for (int i = 0; i < 300000; i++) {
		double a = draw_double(), b = i % 2 ? draw_double() : ldexp(a, (int)(draw() % 110) - 55);

		if (i % 4 == 0)
			b = -b * 1.25;
		if (isfinite(b))
			same(SUM(a, b), a + b);
	}
}

static void
scaled_integers_add_as_integers_do(void **state)
{
	(void)state;
	for (int round = 0; round < 300; round++) {
		int scale = (int)(draw() % 1900) - 1000;
		struct cc_exact sum = { 0 };
		int64_t whole = 0;

		for (int i = 0; i < 500; i++) {
			int64_t term =
			    (int64_t)draw() / 1024 * (i % 3 ? 1 : -1) / (int64_t)(1 + draw() % 1000);

			whole += term;
			cc_exact_add(&sum, ldexp((double)term, scale));
		}
		same(cc_exact_value(&sum), ldexp((double)whole, scale));
	}
}

static void
any_order_and_any_split_give_the_same_bits(void **state)
{
	enum { N = 1000 };
	double x[N], wanted;

	(void)state;
	for (int i = 0; i < N; i++)
		x[i] = ldexp(draw_double(), i % 3 ? 0 : -300) / 2000;
	wanted = sum_of(x, N);
	assert_true(isfinite(wanted));
	for (int round = 0; round < 300; round++) {
		struct cc_exact part[7] = { 0 };

		for (size_t i = N - 1; i > 0; i--) {
			size_t j = draw() % (i + 1);
			double swap = x[i];

			x[i] = x[j];
			x[j] = swap;
		}
		for (int i = 0; i < N; i++)
			cc_exact_add(&part[draw() % 7], x[i]);
		for (int i = 1; i < 7; i++)
			cc_exact_join(&part[0], &part[i]);
		same(cc_exact_value(&part[0]), wanted);
	}
}

/* Carries: by doubling a sum, more numbers are reached than could be added. */
static void
room_for_carries_never_ends(void **state)
{
	static const double one[] = { DBL_MAX, 0x1.fffffffffffffp-1, 0x1.fffffffffffffp-1022,
		-0x1.fffffffffffffp-40 };

	(void)state;
	for (size_t k = 0; k < sizeof(one) / sizeof(one[0]); k++) {
		struct cc_exact sum = { 0 };

		cc_exact_add(&sum, one[k]);
		for (int doubled = 1; doubled <= 50; doubled++) {
			struct cc_exact more = sum;

			cc_exact_join(&sum, &more);
			same(cc_exact_value(&sum), ldexp(one[k], doubled));
		}
	}
}

static void
squares_are_exact(void **state)
{
	(void)state;
	for (int i = 0; i < 100000; i++) {
		struct cc_exact sum = { 0 };
		double x = ldexp((double)(int64_t)draw(), (int)(draw() % 800) - 400), head, tail;

		cc_exact_add_square(&sum, x);
		cc_exact_split(&head, &tail, &sum);
		same(head, x * x);
		same(tail, fma(x, x, -head));
	}
}

/* (10^8 + 1)^2 = 10^16 + 2 10^8 + 1 has 54 bits. */
static void
a_square_keeps_the_bits_that_rounding_takes(void **state)
{
	struct cc_exact sum = { 0 };

	(void)state;
	cc_exact_add_square(&sum, 1e8 + 1);
	cc_exact_add(&sum, -1e16);
	same(cc_exact_value(&sum), 2e8 + 1);
}

static void
head_and_tail_hold_106_bits(void **state)
{
	struct cc_exact sum = { 0 };
	double head, tail;

	(void)state;
	cc_exact_add(&sum, 1);
	cc_exact_add(&sum, 0x1p-60);
	cc_exact_add(&sum, 0x1p-106);
	cc_exact_split(&head, &tail, &sum);
	same(head, 1);
	same(tail, 0x1p-60 + 0x1p-106);
	cc_exact_add(&sum, DBL_MAX);
	cc_exact_add(&sum, DBL_MAX);
	cc_exact_split(&head, &tail, &sum);
	assert_true(isinf(head));
	same(tail, 0);
}

/* The text is that of the sum, whatever the order of adds, and reads back whole. */
static void
a_printed_sum_reads_back_without_loss(void **state)
{
	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct cc_exact sum = { 0 }, other = { 0 }, back;
		struct cc_buf text = { 0 }, again = { 0 };
		double x[8];
		size_t n = draw() % 8;

		for (size_t i = 0; i < n; i++)
			cc_exact_add(&sum, x[i] = draw_double());
		for (size_t i = n; i > 0; i--)
			cc_exact_add(&other, x[i - 1]);
		cc_exact_print(&text, &sum);
		cc_exact_print(&again, &other);
		assert_string_equal(text.at, again.at);
		assert_true(cc_exact_parse(&back, (struct cc_span){ text.at, text.len }));
		for (size_t i = 0; i < n; i++)
			cc_exact_add(&back, -x[i]);
		again.len = 0;
		cc_exact_print(&again, &back);
		assert_string_equal(again.at, "0");
		cc_buf_free(&text);
		cc_buf_free(&again);
	}
}

static void
what_is_no_printed_sum_is_refused(void **state)
{
	static const char *const bad[] = { "", "-", "1", "1:", "1:.", "1:g", "1:1.", "1:1:1", "1:123456789",
		"67:1", "66:1.1", "123:1", "--1:1", "1:1 ", "+1:1" };
	struct cc_exact sum;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(cc_exact_parse(&sum, cc_span(bad[i])));
	assert_true(cc_exact_parse(&sum, CC_SPAN("33:c0000000.1")));
}

static void
a_part_can_leave_a_sum_again(void **state)
{
	struct cc_exact all = { 0 }, part = { 0 };

	(void)state;
	cc_exact_add(&all, 0.1);
	cc_exact_add(&all, 1e300);
	cc_exact_add(&part, 1e300);
	cc_exact_leave(&all, &part);
	assert_true(cc_exact_value(&all) == 0.1);
}

/* Of every size and sign: near the greatest, far below it, below the least unit, too large and too small for one. */
static void
many_at_once_add_as_one_by_one(void **state)
{
	static const int scales[] = { 0, -20, -200, -900, -1060, 30, 61, 62, 200, 1000 };
	double x[300];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int scale = scales[draw() % 10], spread = (int)(draw() % 200);
		size_t n = draw() % 300;
		struct cc_exact one = { 0 }, all = { 0 };
		double most = 0;

		for (size_t k = 0; k < n; k++) {
			x[k] = ldexp((double)(int64_t)(draw() | 1),
			    scale - 64 - (int)(draw() % (unsigned)(spread + 1)));
			x[k] = draw() % 16 == 0	 ? 0
			       : draw() % 8 == 0 ? ldexp(x[k], -300 - 700 * (i & 1))
						 : x[k];
			most = fmax(most, fabs(x[k]));
			cc_exact_add(&one, x[k]);
		}
		cc_exact_add_all(&all, x, n, most);
		same(cc_exact_value(&all), cc_exact_value(&one));
		cc_exact_leave(&all, &one);
		same(cc_exact_value(&all), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_number_is_its_own_sum),
		cmocka_unit_test(what_cancels_leaves_the_rest),
		cmocka_unit_test(sums_are_rounded_once_half_to_even),
		cmocka_unit_test(what_no_double_holds_is_infinite),
		cmocka_unit_test(many_at_once_add_as_one_by_one),
		cmocka_unit_test(two_numbers_add_as_the_machine_adds_them),
		cmocka_unit_test(scaled_integers_add_as_integers_do),
		cmocka_unit_test(any_order_and_any_split_give_the_same_bits),
		cmocka_unit_test(room_for_carries_never_ends),
		cmocka_unit_test(squares_are_exact),
		cmocka_unit_test(a_square_keeps_the_bits_that_rounding_takes),
		cmocka_unit_test(head_and_tail_hold_106_bits),
		cmocka_unit_test(a_printed_sum_reads_back_without_loss),
		cmocka_unit_test(what_is_no_printed_sum_is_refused),
		cmocka_unit_test(a_part_can_leave_a_sum_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
