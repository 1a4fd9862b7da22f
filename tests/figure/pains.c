/* pains.c -- tests figure/pains: ranks by impact, and what a test cannot tell from the last of the top. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/pains.h"
#include "near.h"

#include <math.h>
#include <string.h>

static const struct cc_table_spec tables[] = { { 0 } };

#include "report.h"

static struct cc_weight_sums
people(uint64_t n)
{
	return (struct cc_weight_sums){ .n = n, .least = 1, .most = 1 };
}

static void
a_person_counts_once_a_place_with_the_worst(void **state)
{
	struct cc_pains p;
	struct cc_pain *pain;

	(void)state;
	cc_pains_begin(&p, 2, 3, false, arena);
	pain = cc_pains_see(&p, 1, 2, 3, true);
	pain->count[1]++;
	assert_ptr_equal(cc_pains_see(&p, 1, 2, 5, false), pain);
	cc_pains_see(&p, 1, CC_NO_ID, 1, false);
	cc_pains_person(&p, 1);
	cc_pains_see(&p, 1, 2, 2, false);
	cc_pains_person(&p, 1);
	cc_pains_person(&p, 1); /* who is affected nowhere */
	assert_int_equal(p.n, 2);
	pain = &p.pain[0];
	assert_int_equal(pain->affected.n, 2);
	assert_int_equal(pain->negative, 1);
	assert_int_equal(pain->count[1], 1);
	assert_near(cc_sample_plain(&pain->severity).mean, 3.5, 0);
	assert_int_equal(p.pain[1].item, CC_NO_ID);
	assert_int_equal(p.pain[1].affected.n, 1);
}

/* Group 0 of ten, group 1 of two. */
static void
impact_is_a_mean_over_everybody_of_the_group_and_ties_share_a_rank(void **state)
{
	static const uint32_t wanted_rank[] = { 1, 2, 2, 4 };
	const struct cc_weight_sums ten = people(10), two = people(2);
	const struct cc_weight_sums *everybody[] = { &ten, &two };
	struct cc_pains p;

	(void)state;
	cc_pains_begin(&p, 2, 2, false, arena);
	for (int i = 0; i < 5; i++) {
		cc_pains_see(&p, 0, 1, 2, false); /* 5 * 2 / 10 */
		cc_pains_person(&p, 1);
	}
	for (int i = 0; i < 2; i++) {
		cc_pains_see(&p, 0, 0, 5, false); /* 2 * 5 / 10 */
		cc_pains_person(&p, 1);
	}
	cc_pains_see(&p, 0, CC_NO_ID, 1, false);
	cc_pains_see(&p, 1, 0, 4, false); /* 4 / 2 */
	cc_pains_person(&p, 1);
	cc_pains_rank(&p, everybody, 9, .95);
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(p.ranked[i]->rank, wanted_rank[i]);
	assert_int_equal(p.ranked[0]->group, 1);
	assert_near(p.ranked[0]->mean.mean, 2, 0);
	assert_int_equal(p.ranked[1]->item, 0); /* of a tie the lesser id */
	assert_near(p.ranked[1]->mean.mean, 1, 1e-12);
	assert_near(p.ranked[1]->worst.mean, 5, 0);
	assert_near(p.ranked[3]->mean.mean, .1, 1e-12);
	assert_ptr_equal(p.last, p.ranked[3]);
	assert_int_equal(cc_pains_choose(report, &p, everybody, .95), 4);
	assert_int_equal(report->n_notes, 0);
}

/* Of 100 people 40 are hurt at A; 39 of these at B as badly, and at D less: 5, 5 and 4.
 * A less B: .05 with limits of .05 t(99), so they are tied; A less D in pairs is .44 (39
 * times 1, once 5), surely above 0, though 2.0 and 1.56 of different people are not. */
static void
see_hundred(struct cc_pains *p, void (*end)(struct cc_pains *p, double weight))
{
	enum { A, B, D };

	for (int i = 0; i < 40; i++) {
		cc_pains_see(p, 0, A, 5, false);
		if (i < 39) {
			cc_pains_see(p, 0, B, 5, false);
			cc_pains_see(p, 0, D, 4, false);
		}
		end(p, 1);
	}
}

static void
places_that_the_same_people_came_to_are_compared_in_pairs(void **state)
{
	const struct cc_weight_sums hundred = people(100);
	const struct cc_weight_sums *everybody[] = { &hundred };
	struct cc_pains p;

	(void)state;
	cc_pains_begin(&p, 1, 3, false, arena);
	see_hundred(&p, cc_pains_person);
	cc_pains_rank(&p, everybody, 1, .95);
	see_hundred(&p, cc_pains_pair);
	assert_int_equal(cc_pains_choose(report, &p, everybody, .95), 2);
	assert_int_equal(p.ranked[0]->item, 0);
	assert_true(p.ranked[0]->tied);
	assert_int_equal(p.ranked[1]->item, 1);
	assert_true(p.ranked[1]->tied);
	assert_int_equal(p.ranked[1]->rank, 2);
	assert_false(p.pain[2].tied);
	assert_int_equal(report->n_notes, 1);
	assert_non_null(strstr(report->note[0].text, "1 more place"));
}

static void
parts_joined_are_the_whole(void **state)
{
	struct cc_pains whole, part;

	(void)state;
	cc_pains_begin(&whole, 2, 1, false, arena);
	cc_pains_begin(&part, 2, 1, false, arena);
	cc_pains_see(&whole, 0, 0, 2, true);
	cc_pains_person(&whole, 1);
	cc_pains_see(&part, 1, 0, 1, false);
	cc_evidence_see(&cc_pains_see(&part, 0, 0, 4, true)->evidence, 7);
	cc_pains_person(&part, 1);
	cc_pains_join(&whole, &part);
	assert_int_equal(whole.n, 2);
	assert_int_equal(whole.pain[0].affected.n, 2);
	assert_int_equal(whole.pain[0].negative, 2);
	assert_near(cc_sample_plain(&whole.pain[0].severity).mean, 3, 0);
	assert_int_equal(whole.pain[0].evidence.place[0], 7);
	assert_int_equal(whole.pain[1].group, 1);
}

static void
without_any_place_nothing_is_shown(void **state)
{
	struct cc_pains p;

	(void)state;
	cc_pains_begin(&p, 1, 0, false, arena);
	cc_pains_rank(&p, NULL, 3, .95);
	assert_null(p.last);
	assert_int_equal(cc_pains_choose(report, &p, NULL, .95), 0);
	assert_int_equal(report->n_notes, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_person_counts_once_a_place_with_the_worst),
		TEST(impact_is_a_mean_over_everybody_of_the_group_and_ties_share_a_rank),
		TEST(places_that_the_same_people_came_to_are_compared_in_pairs),
		TEST(parts_joined_are_the_whole),
		TEST(without_any_place_nothing_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
