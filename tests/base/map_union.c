/* map_union.c -- tests libcocreate/base/map_union.c, and cc_map_take(). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"
#include "base/workers.h"

#include <stdio.h>
#include <stdlib.h>

static unsigned seed = 1;

static unsigned
draw(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* Some names of one kind, short or long, that ascend or not; each is in `all`, too. */
static struct cc_map *
names(struct cc_map *all, unsigned n, unsigned of, bool ascend)
{
	struct cc_map *map = cc_map_new();

	for (unsigned i = 0, at = 0; i < n; i++) {
		char text[64];
		int len;

		at = ascend ? at + 1 + draw(2) : draw(of);
		len = snprintf(text, sizeof text, at % 5 == 0 ? "respondent number %06u" : "r%06u", at);
		cc_map_add(map, (struct cc_span){ text, (size_t)len });
		cc_map_add(all, (struct cc_span){ text, (size_t)len });
	}
	return map;
}

/* Ranks are those that one map of all strings has. */
static void
check(const struct cc_map *map, const struct cc_map *all)
{
	uint32_t n, wanted = cc_map_count(all);
	uint32_t *rank = malloc((cc_map_count(map) + 1) * sizeof *rank), *order;
	uint32_t *same = malloc((wanted + 1) * sizeof *same);

	order = cc_map_rank_all(&n, rank, map, &cc_workers_none);
	cc_map_rank(all, NULL, same);
	assert_int_equal(n, wanted);
	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(rank[order[i]], i);
		assert_true(cc_span_eq(cc_map_at(map, order[i]), cc_map_at(all, same[i])));
	}
	for (uint32_t p = 0; p < cc_map_parts(map); p++)
		for (uint32_t id = cc_map_part(map, p).from; id < cc_map_part(map, p).end; id++)
			assert_true(cc_span_eq(cc_map_at(map, id), cc_map_at(map, order[rank[id]])));
	free(rank);
	free(order);
	free(same);
}

static void
taken_maps_are_ranked_like_one_of_all_strings(void **state)
{
	(void)state;
	for (unsigned maps = 1; maps <= 9; maps++)
		for (unsigned size = 0; size < 1500; size = 3 * size + 1)
			for (unsigned ascend = 0; ascend < 3; ascend++) {
				struct cc_map *all = cc_map_new(), *to = NULL;

				for (unsigned k = 0; k < maps; k++) {
					struct cc_map *map = names(all, size + draw(3), 2 * size + 1,
					    ascend == 1 || (ascend == 2 && k % 2 == 0));

					if (to != NULL) {
						uint32_t had = cc_map_count(map),
							 first = cc_map_take(to, map);

						assert_int_equal(cc_map_count(to), first + had);
						assert_int_equal(cc_map_count(map), 0);
						cc_map_free(map);
					} else {
						to = map;
					}
				}
				check(to, all);
				cc_map_free(to);
				cc_map_free(all);
			}
}

/* Ids that are in other pieces of either run. */
static void
long_runs_are_merged_piece_by_piece(void **state)
{
	(void)state;
	for (unsigned ascend = 0; ascend < 2; ascend++) {
		struct cc_map *all = cc_map_new();
		struct cc_map *to = names(all, 150000, 1000000, ascend == 1);
		struct cc_map *more = names(all, 250000, 1000000, ascend == 1);

		(void)cc_map_take(to, more);
		check(to, all);
		cc_map_free(more);
		cc_map_free(to);
		cc_map_free(all);
	}
}

static void
a_map_that_has_taken_others_is_taken_with_its_parts(void **state)
{
	struct cc_map *all = cc_map_new(), *map[6];

	(void)state;
	for (unsigned k = 0; k < 6; k++)
		map[k] = names(all, 700, 900, k % 3 == 0);
	(void)cc_map_take(map[0], map[1]);
	(void)cc_map_take(map[2], map[3]);
	(void)cc_map_take(map[2], map[4]);
	(void)cc_map_take(map[0], map[2]);
	(void)cc_map_take(map[0], map[5]);
	check(map[0], all);
	cc_map_add(map[2], CC_SPAN("an emptied map is one like any other"));
	assert_int_equal(cc_map_count(map[2]), 1);
	for (unsigned k = 0; k < 6; k++)
		cc_map_free(map[k]);
	cc_map_free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taken_maps_are_ranked_like_one_of_all_strings),
		cmocka_unit_test(long_runs_are_merged_piece_by_piece),
		cmocka_unit_test(a_map_that_has_taken_others_is_taken_with_its_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
