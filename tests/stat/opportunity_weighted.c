/* opportunity_weighted.c -- tests stat/opportunity_weighted against the methods page, its
 * vector 16.5, and against people of one weight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/interval.h"
#include "stat/opportunity_weighted.h"

enum { NO = CC_OPP_NONE, N = 12 };

static const double weight[N] = { .5, 1.2, .8, 2, 1.5, .7, 1.1, .9, 1.6, .6, 1.3, .4 };
static const int32_t important[N] = { 1, 1, 1, 1, 0, 1, 1, 0, 1, NO, 1, 0 };
static const int32_t satisfied[N] = { 0, 1, 0, 0, 0, 1, 0, NO, 1, 0, 0, 1 };

static void
one_add(struct cc_opp_weighted *s, int32_t importance, int32_t satisfaction, double w)
{
	struct cc_weight_sums sums = { 0 };

	cc_weights_add(&sums, w);
	cc_opp_weighted_add(s, importance, satisfaction, &sums);
}

static void
the_score_and_its_limits_match_the_methods_page(void **state)
{
	struct cc_opp_weighted s = { .most = 1, .unit = 1 };
	struct cc_opportunity score;
	double low, high, reach;

	(void)state;
	for (int i = 0; i < N; i++)
		one_add(&s, important[i], satisfied[i], weight[i]);
	cc_opp_weighted_score(&score, &s);
	assert_near(score.importance, 7.66666666667, 1e-11);
	assert_near(score.satisfaction, 3.33333333333, 1e-11);
	assert_near(score.opportunity, 12, 1e-12);
	assert_int_equal(score.n_importance, 11);
	assert_int_equal(score.n_both, 10);
	assert_int_equal(cc_opp_weighted_interval(&low, &high, &s, .95), CC_WHY_NONE);
	assert_near(low, 5.248375640459, 1e-11);
	assert_near(high, 15.656909203342, 1e-11);
	cc_opp_weighted_reach(&reach, &s, 12);
	assert_near(reach, .5, 0);
}

static void
a_part_may_be_taken_out_again(void **state)
{
	struct cc_opp_weighted all = { .most = 1, .unit = 1 }, part = all, alone = all;
	double limits[2], alone_limits[2];

	(void)state;
	for (int i = 0; i < N; i++) {
		one_add(&all, important[i], satisfied[i], weight[i]);
		one_add(i < 5 ? &alone : &part, important[i], satisfied[i], weight[i]);
	}
	cc_opp_weighted_leave(&all, &part);
	assert_int_equal(cc_opp_weighted_interval(&limits[0], &limits[1], &all, .95),
	    cc_opp_weighted_interval(&alone_limits[0], &alone_limits[1], &alone, .95));
	assert_near(limits[0], alone_limits[0], 1e-11);
	assert_near(limits[1], alone_limits[1], 1e-11);
	cc_opp_weighted_leave(&all, &alone);
	assert_memory_equal(&all, (&(struct cc_opp_weighted){ .most = 1, .unit = 1 }), sizeof all);
}

/* Nobody is missing, so that both formulas have the same people. */
static void
one_weight_tells_what_counts_tell(void **state)
{
	static const int32_t imp[] = { 5, 4, 5, 3, 5, 4 }, sat[] = { 2, 3, 1, 2, 4, 2 };
	struct cc_opp_weighted weighted = { .most = 4, .unit = 1 };
	struct cc_opp_sums plain = { .most = 4, .unit = 1 };
	struct cc_opportunity score[2];
	double low[2], high[2], reach[2];
	struct cc_opp_limits limits[2];

	(void)state;
	for (int i = 0; i < 6; i++) {
		one_add(&weighted, imp[i] - 1, sat[i] - 1, .3);
		cc_opp_add(&plain, imp[i] - 1, sat[i] - 1, 1);
	}
	cc_opportunity(&score[0], &plain);
	cc_opp_weighted_score(&score[1], &weighted);
	assert_near(score[1].opportunity, score[0].opportunity, 1e-12);
	cc_opp_interval(&low[0], &high[0], &plain, .95);
	cc_opp_weighted_interval(&low[1], &high[1], &weighted, .95);
	assert_near(low[1], low[0], 1e-11);
	assert_near(high[1], high[0], 1e-11);
	cc_opp_limits(&limits[0], &plain, .95);
	cc_opp_weighted_limits(&limits[1], &weighted, .95);
	for (int i = 0; i < 2; i++) {
		assert_near(limits[1].importance[i], limits[0].importance[i], 1e-11);
		assert_near(limits[1].satisfaction[i], limits[0].satisfaction[i], 1e-11);
	}
	cc_opp_reach(&reach[0], &plain, 15);
	cc_opp_weighted_reach(&reach[1], &weighted, 15);
	assert_near(reach[1], reach[0], 1e-9);
}

static void
two_groups_are_told_apart_as_their_interval_says(void **state)
{
	struct cc_opp_weighted a = { .most = 1, .unit = 1 }, b = a;
	struct cc_difference d, turned;

	(void)state;
	for (int i = 0; i < 30; i++) {
		one_add(&a, i % 10 != 0, i % 10 == 1, weight[i % N]);
		one_add(&b, i % 2, i % 3 == 0, weight[(i + 5) % N]);
	}
	assert_int_equal(cc_opp_weighted_difference(&d, &a, &b, .95), CC_WHY_NONE);
	cc_opp_weighted_difference(&turned, &b, &a, .95);
	assert_true(d.low > 0 && d.p < .05);
	assert_near(turned.value, -d.value, 1e-12);
	assert_near(turned.high, -d.low, 1e-12);
	assert_near(turned.p, d.p, 1e-12);
}

/* Importance has the mean 7/10 and the linearised variance .0558, so that its people tell as
 * much as .21 / .0558 of one weight, fewer than Kish's 100/22. */
static void
weights_that_go_with_the_answer_leave_fewer_people_than_kish(void **state)
{
	static const double heavy[] = { 3, 3, 1, 1, 1, 1 };
	static const int32_t imp[] = { 1, 0, 1, 1, 1, 1 };
	struct cc_opp_weighted s = { .most = 1, .unit = 1 };
	double low, high, at[2];

	(void)state;
	for (int i = 0; i < 6; i++)
		one_add(&s, imp[i], 1, heavy[i]);
	assert_int_equal(cc_opp_weighted_interval(&low, &high, &s, .95), CC_WHY_NONE);
	cc_wilson_at(&at[0], &at[1], .7 - 1. / 48, .21 / .0558, 1.959963984540054);
	assert_near(low, 10 * at[0], 1e-11);
}

static void
few_people_have_no_limits(void **state)
{
	struct cc_opp_weighted s = { .most = 1, .unit = 1 };
	double low, high;

	(void)state;
	one_add(&s, 1, 0, 100);
	one_add(&s, 0, 1, 1);
	assert_int_equal(cc_opp_weighted_interval(&low, &high, &s, .95), CC_WHY_FEW);
	assert_nan(low);
}

static void
a_question_that_nobody_answered_leaves_no_score(void **state)
{
	struct cc_opp_weighted s = { .most = 1, .unit = 1 }, other = s;
	struct cc_opportunity score;

	(void)state;
	one_add(&s, 1, NO, 2);
	one_add(&s, 0, NO, 1);
	cc_opp_weighted_score(&score, &s);
	assert_near(score.importance, 20. / 3, 1e-12);
	assert_nan(score.satisfaction);
	assert_nan(score.opportunity);
	one_add(&other, NO, 1, 2);
	cc_opp_weighted_score(&score, &other);
	assert_nan(score.importance);
	assert_nan(score.opportunity);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_may_be_taken_out_again),
		cmocka_unit_test(the_score_and_its_limits_match_the_methods_page),
		cmocka_unit_test(one_weight_tells_what_counts_tell),
		cmocka_unit_test(two_groups_are_told_apart_as_their_interval_says),
		cmocka_unit_test(weights_that_go_with_the_answer_leave_fewer_people_than_kish),
		cmocka_unit_test(few_people_have_no_limits),
		cmocka_unit_test(a_question_that_nobody_answered_leaves_no_score),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
