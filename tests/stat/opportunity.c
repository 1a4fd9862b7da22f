/* opportunity.c -- tests stat/opportunity against published scores: those of the
 * book on outcome-driven innovation, and a table of eleven outcomes published by
 * Notes for Growth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/opportunity.h"

#include <math.h>

enum { NO = CC_OPP_NONE };

/* n people, of whom so many find it important, are satisfied, are both. */
static struct cc_opp_sums
boxes(uint32_t n, uint32_t important, uint32_t satisfied, uint32_t both)
{
	struct cc_opp_sums s = { .most = 1, .unit = 1 };

	cc_opp_add(&s, 0, 0, n + both - important - satisfied);
	cc_opp_add(&s, 0, 1, satisfied - both);
	cc_opp_add(&s, 1, 0, important - both);
	cc_opp_add(&s, 1, 1, both);
	return s;
}

static struct cc_opportunity
score(struct cc_opp_sums sums)
{
	struct cc_opportunity out;

	cc_opportunity(&out, &sums);
	return out;
}

static void
the_book_s_example_scores_15(void **state)
{
	struct cc_opportunity s = score(boxes(300, 270, 90, 81));

	(void)state;
	assert_near(s.importance, 9, 0);
	assert_near(s.satisfaction, 3, 0);
	assert_near(s.opportunity, 15, 0);
	assert_near(s.sd / sqrt(300), 0.43589, 1e-5);
	assert_near(score(boxes(300, 270, 90, 90)).sd / sqrt(300), 0.387, 5e-4);
	assert_near(score(boxes(300, 270, 90, 60)).sd / sqrt(300), 0.532, 5e-4);
}

static void
one_score_comes_from_different_gaps(void **state)
{
	(void)state;
	assert_near(score(boxes(10, 9, 6, 6)).opportunity, 12, 0);
	assert_near(score(boxes(10, 6, 0, 0)).opportunity, 12, 0);
}

static void
eleven_published_outcomes_score_as_published(void **state)
{
	static const struct {
		uint32_t n, important, satisfied, both;
		double importance, satisfaction, opportunity, se;
	} row[] = {
		{ 7, 6, 1, 1, 8.57, 1.43, 15.71, 2.75 },
		{ 29, 22, 12, 9, 7.59, 4.14, 11.03, 1.85 },
		{ 10, 9, 8, 7, 9.00, 8.00, 10.00, 2.45 },
		{ 25, 24, 23, 22, 9.60, 9.20, 10.00, 0.98 },
		{ 31, 30, 30, 29, 9.68, 9.68, 9.68, 0.32 },
		{ 30, 27, 28, 27, 9.00, 9.33, 9.00, 0.55 },
		{ 19, 17, 17, 16, 8.95, 8.95, 8.95, 0.70 },
		{ 26, 20, 20, 16, 7.69, 7.69, 7.69, 0.83 },
		{ 21, 14, 16, 12, 6.67, 7.62, 6.67, 1.03 },
		{ 23, 13, 18, 11, 5.65, 7.83, 5.65, 1.03 },
		{ 6, 2, 2, 2, 3.33, 3.33, 3.33, 1.92 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct cc_opportunity s =
		    score(boxes(row[i].n, row[i].important, row[i].satisfied, row[i].both));

		assert_true(fabs(s.importance - row[i].importance) <= 0.005);
		assert_true(fabs(s.satisfaction - row[i].satisfaction) <= 0.005);
		assert_true(fabs(s.opportunity - row[i].opportunity) <= 0.005);
		assert_true(fabs(s.sd / sqrt(row[i].n) - row[i].se) <= 0.005);
	}
}

static void
a_score_on_a_band_s_edge_is_on_it(void **state)
{
	(void)state;
	assert_true(score(boxes(25, 24, 23, 22)).opportunity == 10);
	assert_true(score(boxes(30, 27, 24, 24)).opportunity == 10);
}

/* p = q = .5, answers independent: the half-width of 95 % at some sizes. */
static void
four_hundred_and_eighty_people_tell_a_point(void **state)
{
	static const double size[][2] = { { 20, 4.90 }, { 30, 4.00 }, { 60, 2.83 }, { 180, 1.63 },
		{ 300, 1.27 }, { 480, 1.00 } };
	struct cc_opportunity s = score(boxes(999999, 500000, 499999, 250000));

	(void)state;
	for (size_t i = 0; i < 6; i++)
		assert_true(fabs(1.959964 * s.sd / sqrt(size[i][0]) - size[i][1]) < 0.005);
}

static void
who_rated_one_alone_counts_for_that_one(void **state)
{
	struct cc_opp_sums sums = boxes(5, 3, 2, 0);
	struct cc_opportunity s;

	(void)state;
	cc_opp_add(&sums, NO, 1, 5);
	cc_opp_add(&sums, 1, NO, 10);
	s = score(sums);
	assert_int_equal(s.n_importance, 15);
	assert_int_equal(s.n_satisfaction, 10);
	assert_int_equal(s.n_both, 5);
	assert_int_equal(s.n, 10);
	assert_near(s.importance, 130.0 / 15, 1e-15);
	assert_near(s.satisfaction, 7, 0);
	assert_near(s.opportunity, 260.0 / 15 - 7, 1e-15);
}

static void
nothing_comes_of_no_answers(void **state)
{
	struct cc_opp_sums one = { .most = 1, .unit = 1 };
	double low, high;

	(void)state;
	cc_opp_add(&one, 1, NO, 3);
	assert_near(score(one).importance, 10, 0);
	assert_nan(score(one).satisfaction);
	assert_nan(score(one).opportunity);
	assert_nan(score(one).sd);
	assert_int_equal(cc_opp_interval(&low, &high, &one, .95), CC_WHY_FEW);
	assert_nan(low);
	assert_nan(high);
	one = (struct cc_opp_sums){ .most = 1, .unit = 1 };
	assert_nan(score(one).opportunity);
}

static void
means_are_brought_to_ten_points(void **state)
{
	struct cc_opp_sums sums = { .most = 4, .unit = 1 };
	struct cc_opportunity s;

	(void)state;
	/* on 1..5 in steps of 1: 5 and 4, 3 and 1 */
	cc_opp_add(&sums, 4, 3, 1);
	cc_opp_add(&sums, 2, 0, 1);
	s = score(sums);
	assert_near(s.importance, 7.5, 0);
	assert_near(s.satisfaction, 3.75, 0);
	assert_near(s.opportunity, 11.25, 0);
}

static void
a_part_may_be_taken_out_again(void **state)
{
	struct cc_opp_sums alone = boxes(10, 5, 4, 3), all = alone,
			   part = { .most = alone.most, .unit = alone.unit };

	(void)state;
	cc_opp_add(&part, 1, 0, 8);
	cc_opp_add(&part, 0, 1, 12);
	cc_opp_add(&part, NO, 1, 2);
	cc_opp_add(&all, 1, 0, 8);
	cc_opp_add(&all, 0, 1, 12);
	cc_opp_add(&all, NO, 1, 2);
	assert_int_equal(score(all).n_satisfaction, 32);
	cc_opp_leave(&all, &part);
	assert_memory_equal(&all, &alone, sizeof all);
}

static void
check_limits(struct cc_opp_sums sums, double value, double low, double high)
{
	double got[2];

	assert_int_equal(cc_opp_interval(&got[0], &got[1], &sums, .95), CC_WHY_NONE);
	assert_near(score(sums).opportunity, value, 1e-12);
	assert_near(got[0], low, 1e-12);
	assert_near(got[1], high, 1e-12);
	assert_true(0 <= got[0] && got[0] <= value + 1e-12 && value <= got[1] + 1e-12 && got[1] <= 20);
}

static void
check_reach(struct cc_opp_sums sums, double ten, double twelve, double fifteen)
{
	const double bar[] = { 10, 12, 15 }, wanted[] = { ten, twelve, fifteen };

	for (int i = 0; i < 3; i++) {
		double got;

		assert_int_equal(cc_opp_reach(&got, &sums, bar[i]), CC_WHY_NONE);
		assert_near(got, wanted[i], 1e-12);
	}
}

/* The first checked in R 4.2.2. */
static void
limits_of_one_group(void **state)
{
	struct cc_opp_sums missing = boxes(27, 22, 10, 8), sums;
	double reach;

	(void)state;
	check_limits(boxes(7, 6, 1, 1), 15.714285714286, 7.549880590661, 18.295368568268);
	check_reach(boxes(7, 6, 1, 1), .913916266196, .817633726446, .549332159819);
	check_limits(boxes(29, 22, 12, 9), 11.034482758621, 6.969022292383, 13.937217246087);
	check_reach(boxes(29, 22, 12, 9), .699510380817, .295087588448, .000833578514);
	check_limits(boxes(20, 8, 14, 6), 4, 2.170575232205, 6.154788962089);
	check_limits(boxes(300, 270, 90, 81), 15, 14.047639110653, 15.760669832089);
	sums = boxes(300, 270, 90, 81);
	assert_int_equal(cc_opp_reach(&reach, &sums, 15), CC_WHY_NONE);
	assert_near(reach, .5, 0);
	check_limits(boxes(2, 2, 0, 0), 20, 3.543754071578, 20);
	check_reach(boxes(2, 2, 0, 0), .820292232999, .753878603353, .631069292691);
	/* 30 rated importance, 24 of them high; 28 satisfaction, 10 high; 27 both. */
	cc_opp_add(&missing, 1, NO, 2);
	cc_opp_add(&missing, 0, NO, 1);
	cc_opp_add(&missing, NO, 0, 1);
	check_limits(missing, 12.428571428571, 8.439064732656, 15.056708407249);
}

/* Wilson's, moved outwards by 1 / (n (n + 2)), in Python; where satisfaction is the greater, those
 * of importance are those of the opportunity. */
static void
limits_of_importance_and_of_satisfaction(void **state)
{
	static const struct {
		uint32_t n, x, y, both;
		double low[2], high[2];
	} group[] = {
		{ 20, 8, 14, 6, { 2.170575232205, 4.787938134164 }, { 6.154788962089, 8.560981362328 } },
		{ 7, 6, 1, 1, { 4.714747347512, 0.209325980851 }, { 9.790674019149, 5.285252652488 } },
		{ 2, 2, 0, 0, { 2.640543089919, 0 }, { 10, 7.359456910081 } },
	};
	struct cc_opp_sums one = boxes(1, 1, 0, 0);
	struct cc_opp_limits l;

	(void)state;
	for (size_t i = 0; i < sizeof group / sizeof *group; i++) {
		struct cc_opp_sums s = boxes(group[i].n, group[i].x, group[i].y, group[i].both);

		assert_int_equal(cc_opp_limits(&l, &s, .95), CC_WHY_NONE);
		assert_near(l.importance[0], group[i].low[0], 1e-11);
		assert_near(l.importance[1], group[i].high[0], 1e-11);
		assert_near(l.satisfaction[0], group[i].low[1], 1e-11);
		assert_near(l.satisfaction[1], group[i].high[1], 1e-11);
	}
	assert_int_equal(cc_opp_limits(&l, &one, .95), CC_WHY_FEW);
	assert_nan(l.importance[0]);
	assert_nan(l.satisfaction[1]);
}

static void
check_difference(struct cc_opp_sums a, struct cc_opp_sums b, const double wanted[4])
{
	struct cc_difference d, back;

	assert_int_equal(cc_opp_difference(&d, &a, &b, .95), CC_WHY_NONE);
	assert_near(d.value, wanted[0], 1e-12);
	assert_near(d.low, wanted[1], 1e-12);
	assert_near(d.high, wanted[2], 1e-12);
	assert_near(d.p / wanted[3], 1, 1e-11);
	assert_int_equal(cc_opp_difference(&back, &b, &a, .95), CC_WHY_NONE);
	assert_near(back.low, -d.high, 1e-13);
	assert_true(back.p == d.p);
}

/* The first checked in R 4.2.2. */
static void
differences_of_two_groups(void **state)
{
	(void)state;
	check_difference(boxes(70, 42, 63, 38), boxes(30, 27, 6, 5),
	    (double[]){ -10, -12.065828195966, -6.225557710431, 1.75996539131e-6 });
	check_difference(boxes(5, 5, 1, 1), boxes(40, 20, 20, 12),
	    (double[]){ 13, 2.957499508531, 15.275200495229, .0080106053617 });
	check_difference(boxes(2, 2, 0, 0), boxes(100, 50, 60, 35),
	    (double[]){ 15, -.112653440942, 15.962628802558, .0535974247794 });
	check_difference(
	    boxes(10, 5, 5, 3), boxes(20, 10, 10, 6), (double[]){ 0, -4.970285058349, 5.911864468505, 1 });
}

static void
no_difference_says_why(void **state)
{
	struct cc_opp_sums none = boxes(10, 0, 0, 0), others = boxes(20, 0, 0, 0), one = boxes(1, 1, 0, 0);
	struct cc_difference d;

	(void)state;
	assert_int_equal(cc_opp_difference(&d, &none, &others, .95), CC_WHY_ONE_VALUE);
	assert_nan(d.p);
	assert_nan(d.low);
	assert_int_equal(cc_opp_difference(&d, &one, &others, .95), CC_WHY_FEW);
	assert_near(d.value, 20, 0);
	assert_nan(d.p);
	assert_int_equal(cc_opp_difference(&d, &others, &one, .95), CC_WHY_FEW);
	assert_nan(d.p);
}

static struct cc_opp_sums
answers(const char *importance, const char *satisfaction)
{
	struct cc_opp_sums s = { .most = 4, .unit = 1 };

	for (; *importance != '\0'; importance++, satisfaction++)
		cc_opp_add(&s, *importance - '1', *satisfaction - '1', 1);
	return s;
}

static void
means_of_a_scale_have_narrower_limits(void **state)
{
	struct cc_opp_sums a = answers("545354", "231242"), b = answers("3423534233", "3432534332");

	(void)state;
	check_limits(a, 13.333333333333, 7.650305703974, 16.246923975981);
	check_difference(
	    a, b, (double[]){ 7.833333333333, 3.253600348375, 10.397635657466, .000595259206544 });
}

/* p is below 1 - confidence exactly where the interval leaves 0 out. */
static void
p_and_interval_never_contradict_each_other(void **state)
{
	(void)state;
	for (uint32_t x = 0; x <= 12; x++) {
		for (uint32_t y = 0; y <= 12; y += 3) {
			struct cc_opp_sums a = boxes(12, x, y, x < y ? x : y), b = boxes(50, 30, 20, 15);
			struct cc_difference d;

			assert_int_equal(cc_opp_difference(&d, &a, &b, .9), CC_WHY_NONE);
			assert_int_equal(d.p<.1, d.low> 0 || d.high < 0);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_book_s_example_scores_15),
		cmocka_unit_test(one_score_comes_from_different_gaps),
		cmocka_unit_test(eleven_published_outcomes_score_as_published),
		cmocka_unit_test(a_score_on_a_band_s_edge_is_on_it),
		cmocka_unit_test(four_hundred_and_eighty_people_tell_a_point),
		cmocka_unit_test(who_rated_one_alone_counts_for_that_one),
		cmocka_unit_test(nothing_comes_of_no_answers),
		cmocka_unit_test(means_are_brought_to_ten_points),
		cmocka_unit_test(a_part_may_be_taken_out_again),
		cmocka_unit_test(limits_of_one_group),
		cmocka_unit_test(limits_of_importance_and_of_satisfaction),
		cmocka_unit_test(differences_of_two_groups),
		cmocka_unit_test(no_difference_says_why),
		cmocka_unit_test(means_of_a_scale_have_narrower_limits),
		cmocka_unit_test(p_and_interval_never_contradict_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
