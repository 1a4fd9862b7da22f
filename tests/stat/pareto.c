/* pareto.c -- tests stat/pareto against peeling by the definition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/rng.h"
#include "stat/pareto.h"

#include <math.h>
#include <stdlib.h>

#define NO (double)NAN

static bool
dominates(const double *score, size_t ideas, size_t axes, size_t j, size_t i)
{
	bool better = false;

	for (size_t a = 0; a < axes; a++) {
		if (!(score[a * ideas + j] >= score[a * ideas + i]))
			return false;
		better = better || score[a * ideas + j] > score[a * ideas + i];
	}
	return better;
}

/* Fronts are taken off one after the other. */
static void
peel(uint32_t *layer, const double *score, size_t ideas, size_t axes)
{
	size_t left = ideas;

	for (size_t i = 0; i < ideas; i++)
		layer[i] = 0;
	for (uint32_t front = 1; left > 0; front++) {
		for (size_t i = 0; i < ideas; i++) {
			bool beaten = layer[i] != 0 && layer[i] != front;

			for (size_t j = 0; j < ideas && !beaten; j++)
				beaten = (layer[j] == 0 || layer[j] == front) &&
					 dominates(score, ideas, axes, j, i);
			if (!beaten && layer[i] == 0) {
				layer[i] = front;
				left--;
			}
		}
	}
}

static void
layers_are_those_of_peeling(void **state)
{
	struct cc_rng *rng = cc_rng_new(1, "pareto", CC_SPAN(""), arena);

	(void)state;
	for (uint32_t run = 0; run < 300; run++) {
		size_t ideas = 1 + cc_rng_below(rng, 60), axes = 1 + run % 5;
		uint32_t values = 2 + cc_rng_below(rng, 9), got[60], wanted[60];
		double *score = CC_ARRAY(arena, double, ideas *axes);

		for (size_t i = 0; i < ideas * axes; i++)
			score[i] = cc_rng_below(rng, values) / 3.0;
		peel(wanted, score, ideas, axes);
		assert_true(cc_pareto(got, score, ideas, axes, arena));
		assert_memory_equal(got, wanted, ideas * sizeof *got);
	}
	cc_rng_free(rng);
}

/* Columns are ideas. */
static void
equal_ideas_share_a_layer_and_worse_ones_follow(void **state)
{
	static const double score[] = {
		3, 3, 2, 1, 3, /* one axis */
		2, 2, 3, 1, 1, /* another */
	};
	static const uint32_t wanted[] = { 1, 1, 1, 3, 2 };
	uint32_t layer[5];

	(void)state;
	assert_true(cc_pareto(layer, score, 5, 2, arena));
	assert_memory_equal(layer, wanted, sizeof wanted);
}

static void
an_idea_without_a_score_is_in_no_layer(void **state)
{
	static const double score[] = { 3, NO, 2, 1, 3, 2, NO, 1 };
	static const uint32_t wanted[] = { 1, 0, 0, 2 };
	uint32_t layer[4] = { 9, 9, 9, 9 };

	(void)state;
	assert_true(cc_pareto(layer, score, 4, 2, arena));
	assert_memory_equal(layer, wanted, sizeof wanted);
}

static void
a_chain_has_a_layer_each_and_one_axis_ranks(void **state)
{
	double score[2000];
	uint32_t layer[1000];

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		score[i] = score[1000 + i] = (double)(i * 7 % 1000);
	for (size_t axes = 1; axes <= 2; axes++) {
		assert_true(cc_pareto(layer, score, 1000, axes, arena));
		for (size_t i = 0; i < 1000; i++)
			assert_int_equal(layer[i], 1000 - i * 7 % 1000);
	}
}

static void
too_many_ideas_are_refused_and_none_is_fine(void **state)
{
	double *score = CC_ARRAY(arena, double, CC_PARETO_MOST + 1);
	uint32_t *layer = CC_ARRAY(arena, uint32_t, CC_PARETO_MOST + 1);

	(void)state;
	assert_false(cc_pareto(layer, score, CC_PARETO_MOST + 1, 1, arena));
	assert_int_equal(layer[0], 0);
	assert_true(cc_pareto(layer, score, CC_PARETO_MOST, 1, arena));
	assert_int_equal(layer[CC_PARETO_MOST - 1], 1);
	assert_true(cc_pareto(NULL, NULL, 0, 4, arena));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(layers_are_those_of_peeling, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    equal_ideas_share_a_layer_and_worse_ones_follow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_idea_without_a_score_is_in_no_layer, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_chain_has_a_layer_each_and_one_axis_ranks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    too_many_ideas_are_refused_and_none_is_fine, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
