/* simplex.c -- tests stat/simplex against what integration gives.  Draws are
 * 40,000, so that a share's standard error is at most .0025. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "near.h"
#include "stat/simplex.h"

#include <stdlib.h>

#define NO (double)NAN

enum { DRAWS = 40000, MOST = 8 };

static struct cc_arena *arena;
static struct cc_rng *rng;
static double first[MOST], pass[MOST];

static int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	rng = cc_rng_new(1, "robustness", CC_SPAN(""), arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_rng_free(rng);
	cc_arena_free(arena);
	return 0;
}

/* score[ideas][4] */
static void
smaa(const double (*score)[4], size_t ideas, double threshold)
{
	double turned[4 * MOST];
	struct cc_scores in = { ideas, 4, turned, threshold };

	for (size_t i = 0; i < ideas; i++) {
		for (size_t a = 0; a < 4; a++)
			turned[a * ideas + i] = score[i][a];
	}
	assert_int_equal(cc_smaa(first, pass, &in, DRAWS, rng, arena), CC_WHY_NONE);
}

static void
two_ideas_of_one_total_are_first_as_weights_say(void **state)
{
	static const double score[][4] = { { 3, 3, 3, 1 }, { 3, 2, 2, 3 } };

	(void)state;
	smaa(score, 2, 8);
	assert_near(first[0], 5.0 / 9, .008);
	assert_near(first[0] + first[1], 1, 1e-12);
	/* A passes unless 4 (3 - 2 w) < 8: w > 1/2 has the chance (1/2)^3. */
	assert_near(pass[0], 7.0 / 8, .006);
	assert_true(pass[1] == 1);
}

static void
a_balanced_idea_between_two_opposites_is_never_first(void **state)
{
	static const double score[][4] = { { 3, 3, 1, 1 }, { 2, 2, 2, 2 }, { 1, 1, 3, 3 } };

	(void)state;
	smaa(score, 3, 8);
	assert_near(first[0], .5, .01);
	assert_true(first[1] == 0);
	assert_near(first[2], .5, .01);
	/* Whatever the weights, its total is 8 but for rounding. */
	assert_true(pass[1] == 1);
	assert_near(pass[0], first[0], .001);
}

static void
shares_of_three_ideas_match_vector_4_7(void **state)
{
	static const double score[][4] = { { 3, 3, 2, 2 }, { 2, 3, 3, 2 }, { 3, 1, 3, 3 } };

	(void)state;
	smaa(score, 3, NO);
	assert_near(first[0], .267, .01);
	assert_near(first[1], .267, .01);
	assert_near(first[2], .466, .01);
	for (int i = 0; i < 3; i++)
		assert_nan(pass[i]);
}

static void
twins_share_the_first_place(void **state)
{
	static const double score[][4] = { { 3, 2, 3, 2 }, { 1, 2, 3, 1 }, { 3, 2, 3, 2 }, { 3, 2, 3, 2 } };

	(void)state;
	smaa(score, 4, 12.5);
	assert_near(first[0], 1.0 / 3, 1e-9);
	assert_true(first[1] == 0);
	assert_true(first[0] == first[2] && first[2] == first[3]);
	assert_true(pass[0] == 0);
}

static void
an_idea_without_a_score_takes_no_part(void **state)
{
	static const double score[][4] = { { 3, 3, NO, 3 }, { 2, 2, 2, 2 }, { NO, NO, NO, NO } };

	(void)state;
	smaa(score, 3, 8);
	assert_nan(first[0]);
	assert_nan(pass[0]);
	assert_true(first[1] == 1 && pass[1] == 1);
	assert_nan(first[2]);
	smaa(score, 1, 8);
	assert_nan(first[0]);
}

static void
one_axis_has_one_weighting(void **state)
{
	static const double score[] = { 2, 3, 1 };
	struct cc_scores in = { 3, 1, score, 2 };

	(void)state;
	cc_smaa(first, pass, &in, 10, rng, arena);
	assert_true(first[0] == 0 && first[1] == 1 && first[2] == 0);
	assert_true(pass[0] == 1 && pass[1] == 1 && pass[2] == 0);
}

static void
without_draws_there_are_no_shares(void **state)
{
	static const double score[] = { 2, 3 };
	struct cc_scores in = { 2, 1, score, 2 };

	(void)state;
	assert_int_equal(cc_smaa(first, pass, &in, 0, rng, arena), CC_WHY_NO_DATA);
	assert_nan(first[0]);
	assert_nan(pass[1]);
	in.ideas = 0;
	assert_int_equal(cc_smaa(NULL, NULL, &in, 10, rng, arena), CC_WHY_NONE);
}

/* Of n weights the chance that one is above x is (1 - x)^(n - 1). */
static void
weights_are_uniform_on_the_simplex(void **state)
{
	double w[5];

	(void)state;
	for (size_t n = 1; n <= 5; n++) {
		double above[5] = { 0 };

		for (int d = 0; d < DRAWS; d++) {
			double sum = 0;

			cc_simplex_weights(w, n, rng);
			for (size_t i = 0; i < n; i++) {
				assert_true(w[i] > 0);
				sum += w[i];
				above[i] += w[i] > .3;
			}
			assert_near(sum, 1, 1e-14);
		}
		for (size_t i = 0; i < n; i++)
			assert_near(above[i] / DRAWS, pow(.7, (double)n - 1), .01);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    two_ideas_of_one_total_are_first_as_weights_say, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_balanced_idea_between_two_opposites_is_never_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shares_of_three_ideas_match_vector_4_7, set_up, tear_down),
		cmocka_unit_test_setup_teardown(twins_share_the_first_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_idea_without_a_score_takes_no_part, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_axis_has_one_weighting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_draws_there_are_no_shares, set_up, tear_down),
		cmocka_unit_test_setup_teardown(weights_are_uniform_on_the_simplex, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
