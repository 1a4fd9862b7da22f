/* rank_sum.c -- tests stat/rank_sum.  The vectors are T-9.6 of the methods page: R's coin, and Python. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "stat/interval.h"
#include "stat/rank_sum.h"

#include <math.h>

#define COUNT(x) (uint32_t)(sizeof(x) / sizeof *(x))

static const double coffee[] = { 4, 5, 3, 5, 4, 4, 5 }, other[] = { 3, 4, 2, 4, 3, 3 };

static struct cc_frequencies
counted(const double *value, uint32_t n, struct cc_arena *arena)
{
	struct cc_frequencies f = { .slots = 0 };

	for (uint32_t i = 0; i < n; i++)
		cc_frequency_add(&f, value[i], arena);
	return f;
}

static void
sum_of(struct cc_rank_sum *out, const double *a, uint32_t n1, const double *b, uint32_t n2,
    struct cc_arena *arena)
{
	const struct cc_frequencies first = counted(a, n1, arena), second = counted(b, n2, arena);

	cc_rank_sum(out, &first, &second, arena);
}

static void
check(const double *a, uint32_t n1, const double *b, uint32_t n2, double superiority, double low, double high,
    double p)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_rank_sum r, back;
	double from, to;

	sum_of(&r, a, n1, b, n2, arena);
	sum_of(&back, b, n2, a, n1, arena);
	cc_superiority_at(&from, &to, r.superiority, n1, n2, cc_normal_quantile(.975));
	assert_near(r.superiority, superiority, 1e-12);
	assert_near(from, low, 1e-11);
	assert_near(to, high, 1e-11);
	assert_near(r.p, p, 1e-12);
	assert_near(back.p, p, 1e-12);
	assert_near(back.superiority, 1 - superiority, 1e-12);
	assert_near(back.superiority, r.inferiority, 0);
	assert_near(back.inferiority, r.superiority, 0);
	cc_arena_free(arena);
}

static void
p_superiority_and_limits_match_coin_and_python(void **state)
{
	static const double before[] = { 4, 5, 4, 5, 3, 5, 4, 4 }, after[] = { 3, 4, 2, 5, 3, 4, 3, 2 };
	static const double apart[] = { 4, 5, 5, 4, 5 }, low[] = { 1, 2, 3, 3, 2 };
	static const double numbers[] = { 12.1, 9.4, 15.3, 11.8, 8.7, 13.9 },
			    less[] = { 7.2, 9.9, 6.8, 10.3, 5.1, 8.0, 7.7 }, same[] = { 3, 3, 3, 3 };

	(void)state;
	check(coffee, COUNT(coffee), other, COUNT(other), .845238095238, .518850170841, .960955017616,
	    48. * 2 / 1716);
	check(before, 8, after, 8, .78125, .489719947869, .924166055014, .076923076923);
	check(apart, 5, low, 5, 1, .642702823931, 1, .007936507937);
	check(numbers, 6, less, 7, .904761904762, .583472596668, .982429047468, .013986013986);
	check(same, 3, same, 4, .5, .166864326824, .833135673176, 1);
}

static void
the_least_p_is_that_of_the_outermost_sums(void **state)
{
	static const double apart[] = { 4, 5, 6, 7, 8 }, low[] = { 0, 1, 2, 3, 3.5 }, same[] = { 3, 3, 3 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_rank_sum r;

	(void)state;
	sum_of(&r, apart, 5, low, 5, arena);
	assert_near(r.least, 2. / 252, 1e-15);
	assert_near(r.least, r.p, 1e-15);
	sum_of(&r, same, 3, same, 3, arena);
	assert_near(r.least, 1, 0);
	cc_arena_free(arena);
}

/* 101 people with all different values against the normal distribution with continuity, by hand. */
static void
above_two_hundred_people_the_normal_distribution_serves(void **state)
{
	double a[101], b[101];
	struct cc_arena *arena = cc_arena_new();
	struct cc_rank_sum r;

	(void)state;
	for (int i = 0; i < 101; i++) {
		a[i] = 2 * i + 20;
		b[i] = 2 * i + 1;
	}
	sum_of(&r, a, 101, b, 101, arena);
	assert_false(r.exact);
	assert_near(r.p,
	    2 * cc_normal_cdf(-(fabs(r.superiority - .5) * 101 * 101 - .5) / sqrt(101. * 101 / 12 * 203)),
	    1e-14);
	sum_of(&r, a, 100, b, 100, arena);
	assert_true(r.exact);
	assert_near(r.p,
	    2 * cc_normal_cdf(-(fabs(r.superiority - .5) * 100 * 100 - .5) / sqrt(100. * 100 / 12 * 201)),
	    1e-3);
	for (int i = 0; i < 101; i++)
		a[i] = b[i] = 1;
	sum_of(&r, a, 101, b, 101, arena);
	assert_near(r.p, 1, 0);
	cc_arena_free(arena);
}

static void
superiority_alone_is_the_same(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	const struct cc_frequencies first = counted(coffee, COUNT(coffee), arena);
	const struct cc_frequencies second = counted(other, COUNT(other), arena);

	(void)state;
	assert_near(cc_superiority(&first, &second, arena), .845238095238, 1e-12);
	cc_arena_free(arena);
}

static void
limits_of_nobody_better_end_at_none(void **state)
{
	double low, high, mirror_low, mirror_high;

	(void)state;
	cc_superiority_at(&low, &high, 0, 5, 5, cc_normal_quantile(.975));
	cc_superiority_at(&mirror_low, &mirror_high, 1, 5, 5, cc_normal_quantile(.975));
	assert_near(low, 0, 0);
	assert_near(high, 1 - mirror_low, 1e-14);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p_superiority_and_limits_match_coin_and_python),
		cmocka_unit_test(the_least_p_is_that_of_the_outermost_sums),
		cmocka_unit_test(above_two_hundred_people_the_normal_distribution_serves),
		cmocka_unit_test(superiority_alone_is_the_same),
		cmocka_unit_test(limits_of_nobody_better_end_at_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
