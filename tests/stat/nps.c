/* nps.c -- tests stat/nps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "near.h"
#include "stat/nps.h"

/* measuringu.com and marketstrategies.com; the last by the multinomial variance. */
static void
published_scores_have_their_published_margins(void **state)
{
	struct cc_nps s;

	(void)state;
	assert_int_equal(cc_nps_counts(&s, 162, 54, 324, 0.95), CC_WHY_NONE);
	assert_near(s.value, 100 / 3., 1e-13);
	assert_near(sqrt(s.square), 4.140866, 1e-6);
	assert_near(s.high - s.value, 8.12, 1e-2);
	assert_int_equal(cc_nps_counts(&s, 200, 100, 500, 0.95), CC_WHY_NONE);
	assert_near(s.high - s.value, 6.56, 1e-3);
	assert_int_equal(cc_nps_counts(&s, 10, 3, 20, 0.95), CC_WHY_NONE);
	assert_near(s.value, 35, 1e-13);
	assert_near(s.low, 3.2, 2e-2);
	assert_near(s.high, 66.8, 1e-3);
}

/* data/reference/expected.json: nps_sfo2017, nps_fukui202304 (R's package NPS, and Python). */
static void
scores_of_real_surveys_are_those_of_r(void **state)
{
	struct cc_nps s;

	(void)state;
	assert_int_equal(cc_nps_counts(&s, 1436, 342, 2746, 0.95), CC_WHY_NONE);
	assert_near(s.value, 39.839766933721776, 1e-14);
	assert_near(s.low, 37.224906201649716, 1e-12);
	assert_near(s.high, 42.454627665793836, 1e-12);
	assert_int_equal(cc_nps_counts(&s, 80, 83, 241, 0.95), CC_WHY_NONE);
	assert_near(s.value, -1.2448132780082988, 1e-13);
	assert_near(s.low, -11.626671531880161, 1e-12);
	assert_near(s.high, 9.137044975863565, 1e-12);
}

static void
people_give_what_their_counts_give(void **state)
{
	struct cc_sample s = cc_sample_new(false, arena);
	struct cc_nps people, counts;

	(void)state;
	for (int i = 0; i < 20; i++)
		cc_sample_add(&s, cc_nps_ticket(i < 10 ? 9 : i < 17 ? 7 : 6), 1);
	assert_int_equal(cc_nps(&people, &s, 0.95), CC_WHY_NONE);
	assert_int_equal(cc_nps_counts(&counts, 10, 3, 20, 0.95), CC_WHY_NONE);
	assert_near(people.value, counts.value, 1e-14);
	assert_near(people.low, counts.low, 1e-13);
}

/* R's survey package: svymean of the tickets, and our divisor n (design T-16.4). */
static void
weighted_scores_are_linearised(void **state)
{
	static const double w[] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };
	static const double answer[] = { 9, 10, 6, 9, 7, 3, 8, 6, 10, 9, 5, 8 };
	struct cc_sample s = cc_sample_new(true, arena);
	struct cc_nps nps;

	(void)state;
	for (int i = 0; i < 12; i++)
		cc_sample_add(&s, cc_nps_ticket(answer[i]), w[i]);
	assert_int_equal(cc_nps(&nps, &s, 0.95), CC_WHY_NONE);
	assert_near(nps.value, 17.460317460317, 1e-12);
	assert_near(sqrt(nps.square), 26.303824708524, 1e-12);
	assert_near(nps.low, -34.094231624044, 1e-11);
	assert_near(nps.high, 69.014866544679, 1e-12);
}

static void
one_heavy_person_has_a_score_without_limits(void **state)
{
	struct cc_sample s = cc_sample_new(true, arena);
	struct cc_nps nps, same;
	struct cc_difference d;

	(void)state;
	cc_sample_add(&s, -1, 300);
	cc_sample_add(&s, 1, 1);
	assert_int_equal(cc_nps(&nps, &s, 0.95), CC_WHY_FEW);
	assert_int_equal(nps.n, 2);
	assert_near(nps.value, -100 * 299. / 301, 1e-12);
	assert_nan(nps.low);
	assert_nan(nps.high);
	cc_nps_counts(&same, 2, 1, 3, 0.95);
	assert_true(cc_nps_difference(&d, &nps, &same, 0.95) != CC_WHY_NONE);
	assert_near(d.value, nps.value - same.value, 0);
	assert_nan(d.p);
}

static void
all_alike_have_no_limits_and_nobody_no_score(void **state)
{
	struct cc_nps s;

	(void)state;
	assert_int_equal(cc_nps_counts(&s, 7, 0, 7, 0.95), CC_WHY_ONE_VALUE);
	assert_near(s.value, 100, 0);
	assert_nan(s.low);
	assert_int_equal(cc_nps_counts(&s, 0, 0, 0, 0.95), CC_WHY_NO_DATA);
	assert_nan(s.value);
}

/* expected.json: men 34.67 SE 1.9402, women 44.89 SE 1.8956. */
static void
two_scores_differ_by_z(void **state)
{
	struct cc_nps women, men;
	struct cc_difference d;

	(void)state;
	cc_nps_counts(&women, 752, 154, 1332, 0.95);
	cc_nps_counts(&men, 618, 169, 1295, 0.95);
	assert_int_equal(cc_nps_difference(&d, &women, &men, 0.95), CC_WHY_NONE);
	assert_near(d.value, 44.8948948948949 - 34.6718146718147, 1e-11);
	assert_near(d.p, 0.000163772, 1e-5);
	assert_true(d.low > 0 && d.p < 0.001);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_scores_have_their_published_margins),
		cmocka_unit_test(scores_of_real_surveys_are_those_of_r),
		cmocka_unit_test(people_give_what_their_counts_give),
		cmocka_unit_test(weighted_scores_are_linearised),
		cmocka_unit_test(one_heavy_person_has_a_score_without_limits),
		cmocka_unit_test(all_alike_have_no_limits_and_nobody_no_score),
		cmocka_unit_test(two_scores_differ_by_z),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
