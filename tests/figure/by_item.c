/* by_item.c -- tests figure/by_item: one table of measures compared by segment and by wave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "figure/by_item.h"
#include "near.h"

#include <math.h>

enum { SEGMENTS, CHANGES };
enum { SHARE, ANSWER, UNKNOWN, MEASURES };
enum { TEA, CUP, ITEMS };

static const struct cc_table_spec tables[] = { CC_SEGMENTS_TABLE, CC_CHANGES_TABLE, { 0 } };
static const struct cc_run run = { .bound = 1, .confidence = .95 };
static const struct cc_item_measure measures[] = { { "share", CC_BETTER_DOWN }, { "answer", CC_BETTER_UP },
	{ "unknown", CC_BETTER_UP } };

/* Of tea: in segments a, b and none 3 of 4, 1 of 4 and 0 of 2; answers 1, 2 | 4, 6 | 8.
 * Of cup nobody answered anything. */
struct wave {
	uint64_t has, all; /* of everybody */
	struct cc_sample answer[4], nothing;
};

static struct cc_arena *arena;
static struct cc_report *report;
static struct cc_state *state_now;

static int
set_up(void **state)
{
	static const bool has_ids[] = { true };
	static const uint32_t items[] = { 1 };
	static const struct cc_store_spec stores[] = { { 0 } };

	(void)state;
	arena = cc_arena_new();
	report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	state_now = cc_state_new(1, has_ids, items, stores);
	cc_map_add(state_now->ids[0], CC_SPAN("a"));
	cc_map_add(state_now->ids[0], CC_SPAN("b"));
	cc_state_seal(state_now, &cc_workers_none);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_state_free(state_now);
	cc_report_free(report);
	cc_arena_free(arena);
	return 0;
}

static struct wave
wave_of(uint64_t has, uint64_t all)
{
	static const double answer[] = { 1, 2, 4, 6, 8 };
	static const int segment[] = { 0, 0, 1, 1, 2 };
	struct wave w = { .has = has, .all = all, .nothing = cc_sample_new(false, arena) };

	for (int i = 0; i < 4; i++)
		w.answer[i] = cc_sample_new(false, arena);
	for (int i = 0; i < 5; i++) {
		cc_sample_add(&w.answer[segment[i]], answer[i], 1);
		cc_sample_add(&w.answer[3], answer[i], 1);
	}
	return w;
}

static struct cc_span
item_of(const void *of, uint32_t item)
{
	(void)of;
	return item == TEA ? CC_SPAN("tea") : CC_SPAN("cup");
}

static bool
figure_of(struct cc_item_figure *out, const void *of, uint32_t segment, uint32_t item, unsigned measure)
{
	static const uint64_t has[] = { 3, 1, 0 }, all[] = { 4, 4, 2 };
	const struct wave *w = of;
	bool whole = segment == CC_NO_ID;

	*out = (struct cc_item_figure){ .sample = NULL };
	if (measure == ANSWER)
		out->sample = item == CUP ? &w->nothing : &w->answer[whole ? 3 : segment];
	else
		out->share =
		    (struct cc_weighted_share){ { .n = whole ? w->has : has[segment], .least = 1, .most = 1 },
			    { .n = whole ? w->all : all[segment], .least = 1, .most = 1 } };
	return measure == ANSWER || (measure == SHARE && item == TEA);
}

static const struct cc_by_item by = { measures, MEASURES, item_of, figure_of };

static void
each_segment_is_compared_with_all_others_and_who_is_in_none(void **state)
{
	const struct cc_table *t = cc_report_at(report, SEGMENTS);
	const struct wave w = wave_of(4, 10);

	(void)state;
	cc_segments_by_item(report, &by, &w, ITEMS, state_now, 0, &run, arena);
	assert_int_equal(t->rows, 4); /* nothing of cup, and nothing that is not known */
	assert_true(cc_span_eq(cc_table_cell(t, 0, CC_SEGMENTS_SEGMENT)->as.text, CC_SPAN("a")));
	assert_true(cc_span_eq(cc_table_cell(t, 0, CC_SEGMENTS_MEASURE)->as.text, CC_SPAN("share")));
	assert_int_equal(cc_table_int(t, 0, CC_SEGMENTS_N), 4);
	assert_near(cc_table_real(t, 0, CC_SEGMENTS_VALUE), .75, 0);
	assert_near(cc_table_real(t, 0, CC_SEGMENTS_DIFFERENCE), .75 - 1. / 6, 1e-12);
	assert_near(cc_table_real(t, 1, CC_SEGMENTS_VALUE), 1.5, 0);
	assert_near(cc_table_real(t, 1, CC_SEGMENTS_DIFFERENCE), 1.5 - 6, 1e-12);
	assert_near(cc_table_real(t, 2, CC_SEGMENTS_DIFFERENCE), .25 - 3. / 6, 1e-12);
	assert_near(cc_table_real(t, 3, CC_SEGMENTS_DIFFERENCE), 5 - 11. / 3, 1e-12);
}

static void
waves_are_compared_as_pairs_where_people_are_in_both(void **state)
{
	const struct cc_table *t = cc_report_at(report, CHANGES);
	const struct wave before = wave_of(40, 100), now = wave_of(50, 100);
	struct cc_paired pair[ITEMS * MEASURES] = { 0 };
	struct cc_comparisons *c = cc_comparisons_begin(report, CC_TABLE_AGAINST, &run, arena);

	(void)state;
	for (int i = 0; i < 100; i++) /* ten more have it than before, and nobody less */
		cc_paired_yes(&pair[SHARE], i < 40, i < 50);
	cc_changes_by_item(c, &by, &before, &now, ITEMS, pair);
	cc_changes_by_item(c, &by, &before, &now, 1, NULL);
	cc_comparisons_end(c);
	assert_int_equal(t->rows, 4);
	/* answer, answer, share, share, or as they are ordered: look for the shares */
	for (size_t row = 0, seen = 0; row < 4; row++) {
		if (!cc_span_eq(cc_table_cell(t, row, CC_CHANGES_MEASURE)->as.text, CC_SPAN("share")))
			continue;
		assert_near(cc_table_real(t, row, CC_CHANGES_DIFFERENCE), .1, 1e-12);
		assert_true(seen == 0 ? cc_table_real(t, row, CC_CHANGES_P) < .01
				      : cc_table_real(t, row, CC_CHANGES_P) > .1);
		if (seen++ == 0) /* more is worse */
			assert_true(
			    cc_span_eq(cc_table_cell(t, row, CC_CHANGES_VERDICT)->as.text, CC_SPAN("worse")));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_segment_is_compared_with_all_others_and_who_is_in_none),
		TEST(waves_are_compared_as_pairs_where_people_are_in_both),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
