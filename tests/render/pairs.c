/* pairs.c -- pairs as cells and as links: the true ones, in their place, and named. */
#include "render/chart/ring.h"
#include "render/chart/things.h"
#include "render/drawn.h"

#include "base/arena.h"
#include "render/picture.h"

#include <math.h>

enum { CODE, OTHER, BOTH, JACCARD };
enum { C_DIMENSION, C_CODE, C_LABEL, C_PEOPLE };

static const struct cc_table_spec specs[] = {
	{ "pairs", CC_WORDS("Pairs", NULL),
	    (const struct cc_column_spec[]){ { "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "other", CC_TYPE_ID, CC_PART_KEY, 0 }, { "both", CC_TYPE_INT, CC_PART_N, 0 },
		{ "jaccard", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { 0 } } },
	{ "codes", CC_WORDS("Codes", NULL),
	    (const struct cc_column_spec[]){ { "dimension", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ "code", CC_TYPE_ID, CC_PART_KEY, 0 }, { "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ "people", CC_TYPE_INT, CC_PART_NONE, 0 }, { 0 } } },
	{ 0 },
};

#define PAIRS \
	.title = CC_WORDS("Pairs", NULL), .id = "code", .other = "other", .value = "jaccard", .n = "both", \
	.of = { "codes", "code", "label", "dimension", "people" }, .shades = { 0, .1, .2, .3, .5 }

static const struct cc_chart charts[] = {
	{ CC_CHART_MATRIX, "pairs", PAIRS, .none = CC_WORDS("never together", NULL) },
	{ CC_CHART_NETWORK, "pairs", PAIRS, .least = 3, .most = 60 },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 2 };

static struct cc_report *
report_new(struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);

	r->tool = "voice-code";
	r->version = "0";
	r->charts = charts;
	return r;
}

static void
put_code(
    struct cc_report *r, const char *dimension, struct cc_span code, struct cc_span label, int64_t people)
{
	size_t row = cc_row_add(r, &r->table[1]);

	cc_put_text(&r->table[1], row, C_DIMENSION, cc_span(dimension));
	cc_put_text(&r->table[1], row, C_CODE, code);
	cc_put_text(&r->table[1], row, C_LABEL, label);
	cc_put_int(&r->table[1], row, C_PEOPLE, people);
}

static void
put_pair(struct cc_report *r, struct cc_span code, struct cc_span other, int64_t both, double jaccard)
{
	size_t row = cc_row_add(r, &r->table[0]);

	cc_put_text(&r->table[0], row, CODE, code);
	cc_put_text(&r->table[0], row, OTHER, other);
	cc_put_int(&r->table[0], row, BOTH, both);
	cc_put_real(&r->table[0], row, JACCARD, jaccard);
}

/* n codes of three dimensions, of which most pairs occur. */
static struct cc_report *
report_of(size_t n, size_t names, struct cc_arena *arena)
{
	static const char *const dimensions[] = { "topic", "feeling", "context" };
	struct cc_report *r = report_new(arena);
	uint32_t noise = 7;

	for (size_t i = 0; i < n; i++)
		put_code(r, dimensions[i % 3], cc_span(cc_format(arena, "c%zu", i)),
		    drawn_name(names + i % 2, i, arena), 10 + (int64_t)(i * 37 % 990));
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			noise = noise * 1664525 + 1013904223;
			if (n > 3 && noise >> 28 == 0)
				continue;
			put_pair(r, cc_span(cc_format(arena, "c%zu", i)),
			    cc_span(cc_format(arena, "c%zu", k)), 1 + (int64_t)(noise >> 25),
			    (double)(noise >> 8 & 0xffff) / 65536);
		}
	return r;
}

static struct cc_things
things_of(struct cc_report *r, struct cc_canvas *c, struct cc_chart_view *v)
{
	*v = (struct cc_chart_view){ r, &charts[0], &r->table[0], 0, r->table[0].rows };
	return cc_things_of(c, v);
}

static void
things_are_those_of_pairs_in_the_order_of_their_table(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out = { 0 };
	struct cc_canvas c = { &out, arena, CC_EN, 2, 760, 0 };
	struct cc_chart_view v;
	struct cc_things t;

	(void)state;
	put_code(r, "topic", CC_SPAN("price"), CC_SPAN("Price"), 5);
	put_code(r, "topic", CC_SPAN("taste"), CC_SPAN("Taste"), 6);
	put_code(r, "topic", CC_SPAN("alone"), CC_SPAN("Alone"), 9);
	put_code(r, "feeling", CC_SPAN("price"), CC_SPAN("Price"), 7);
	put_pair(r, CC_SPAN("taste"), CC_SPAN("feeling/price"), 2, .25);
	put_pair(r, CC_SPAN("unknown"), CC_SPAN("topic/price"), 1, .5);
	put_pair(r, CC_SPAN("taste"), CC_SPAN("topic/price"), 1, (double)NAN); /* hidden */
	t = things_of(r, &c, &v);
	assert_int_equal(t.n, 4);
	assert_int_equal(t.links, 2);
	assert_string_equal(cc_thing_name(&c, &t, 0).at, "Price (topic)");
	assert_string_equal(cc_thing_name(&c, &t, 1).at, "Taste");
	assert_string_equal(cc_thing_name(&c, &t, 2).at, "Price (feeling)");
	assert_string_equal(cc_thing_name(&c, &t, 3).at, "unknown");
	assert_true(t.item[0].size == 5 && t.item[2].size == 7 && t.item[3].size == 0);
	assert_true(t.link[0].first == 1 && t.link[0].second == 2 && t.link[0].n == 2);
	assert_string_equal(
	    cc_link_title(&c, &v, &t, &t.link[0]).at, "Taste – Price (feeling): both 2, jaccard 0.25");
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
what_is_kept_are_the_largest_things_and_the_strongest_links(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (size_t n = 2; n < 40; n += 7) {
		struct cc_report *r = report_of(n, 0, arena);
		struct cc_canvas c = { NULL, arena, CC_EN, 2, 760, 0 };
		struct cc_chart_view v;
		struct cc_things all = things_of(r, &c, &v), large = things_of(r, &c, &v),
				 strong = things_of(r, &c, &v);
		double least = INFINITY;

		cc_things_largest(&large, 9, arena);
		assert_int_equal(large.n, all.n < 9 ? all.n : 9);
		for (size_t i = 0; i < large.n; i++)
			least = fmin(least, large.item[i].size);
		for (size_t i = 0, more = 0; i < all.n; i++) {
			more += all.item[i].size > least;
			assert_true(more < 9);
		}
		cc_things_strongest(&strong, 20, 12, 10, arena);
		assert_true(strong.links <= 12 && strong.n <= 10);
		for (size_t i = 0; i < strong.links; i++) {
			assert_true(strong.link[i].n >= 20 && strong.link[i].second < strong.n);
			assert_true(i == 0 || strong.link[i].value <= strong.link[i - 1].value);
			/* the ends are those that the row names */
			assert_true(cc_span_eq(strong.item[strong.link[i].first].key,
					cc_view_key(v.table, strong.link[i].row, "code")) ||
				    cc_span_eq(strong.item[strong.link[i].first].key,
					cc_view_key(v.table, strong.link[i].row, "other")));
		}
		cc_report_free(r);
	}
	cc_arena_free(arena);
}

static void
a_shade_begins_at_its_value(void **state)
{
	(void)state;
	assert_int_equal(cc_link_shade(&charts[0], 0), 1);
	assert_int_equal(cc_link_shade(&charts[0], .0999), 1);
	assert_int_equal(cc_link_shade(&charts[0], .1), 2);
	assert_int_equal(cc_link_shade(&charts[0], .3), 4);
	assert_int_equal(cc_link_shade(&charts[0], 1), 5);
}

static double
ring_length(const size_t *order, const double *weight, size_t n)
{
	double sum = 0;

	for (size_t a = 0; a < n; a++)
		for (size_t b = a + 1; b < n; b++)
			sum +=
			    weight[order[a] * n + order[b]] * (double)(b - a < n - b + a ? b - a : n - b + a);
	return sum;
}

static void
a_ring_brings_what_belongs_together_near_each_other(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (size_t n = 1; n < 31; n++) {
		double *weight = CC_ARRAY(arena, double, n *n);
		size_t *order = CC_ARRAY(arena, size_t, n), *as_given = CC_ARRAY(arena, size_t, n);
		bool *seen = CC_ARRAY(arena, bool, n);

		for (size_t i = 0; i < n; i++) {
			size_t far = (i + n / 2) % n;

			as_given[i] = i;
			if (far != i)
				weight[i * n + far] = weight[far * n + i] = 1 + (double)(i % 3);
		}
		cc_ring_order(order, weight, n, arena);
		for (size_t i = 0; i < n; i++) {
			assert_true(order[i] < n && !seen[order[i]]);
			seen[order[i]] = true;
		}
		assert_true(ring_length(order, weight, n) <= ring_length(as_given, weight, n));
		/* pairs that stand opposite of each other come to stand side by side */
		if (n >= 6 && n % 2 == 0)
			assert_true(ring_length(order, weight, n) < ring_length(as_given, weight, n) / 2);
	}
	cc_arena_free(arena);
}

static void
names_on_one_side_of_a_ring_stand_equally_far_below_each_other(void **state)
{
	(void)state;
	for (size_t n = 1; n < 61; n++) {
		size_t right = n - n / 2;

		for (size_t i = 0; i < n; i++) {
			struct cc_point at = cc_ring_place(i, n, 100, 200);

			assert_true(at.x * at.x / 1e4 + at.y * at.y / 4e4 < 1 + 1e-9);
			assert_true(at.x * at.x / 1e4 + at.y * at.y / 4e4 > 1 - 1e-9);
			assert_true(i < right ? at.x > 0 : at.x < 0);
			/* as far from the top as the last is from the bottom */
			assert_true(
			    fabs(
				at.y +
				cc_ring_place(i < right ? right - 1 - i : n - 1 - i + right, n, 100, 200).y) <
			    1e-9);
			if (i > 0 && i != right)
				assert_true(fabs(fabs(at.y - cc_ring_place(i - 1, n, 100, 200).y) -
						 400. / (double)(i < right ? right : n / 2)) < 1e-9);
		}
	}
}

static void
no_text_of_cells_or_links_lies_on_another(void **state)
{
	(void)state;
	for (size_t n = 2; n <= 60; n += n < 8 ? 1 : 13)
		for (size_t names = 0; names < 4; names++)
			for (size_t i = 0; i < 2; i++) {
				struct cc_arena *arena = cc_arena_new();
				struct cc_report *r = report_of(n, names, arena);
				struct cc_buf out = { 0 };
				size_t row = 0;
				double high = cc_picture_part(&out, r, &opts, &charts[i], &row, true);

				assert_texts_apart(out.at, CC_PICTURE_WIDTH, high);
				cc_buf_free(&out);
				cc_report_free(r);
				cc_arena_free(arena);
			}
}

static void
what_is_not_drawn_is_said(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(60, 0, arena);
	struct cc_buf out = { 0 };
	size_t row = 0;

	(void)state;
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	assert_non_null(strstr(out.at, "largest of 60; the table has all.</text>"));
	assert_non_null(strstr(out.at, ">never together</text>"));
	cc_buf_free(&out);
	cc_picture_part(&out, r, &opts, &charts[1], &row, true);
	assert_int_equal(drawn_count(out.at, "<path class=\"link"), 60);
	assert_non_null(strstr(
	    out.at, cc_format(arena, ">Left out: %zu of %zu pairs (both &lt; 3, or the weakest).</text>",
			r->table[0].rows - 60, r->table[0].rows)));
	cc_buf_free(&out);
	cc_report_free(r);
	r = report_of(3, 0, arena);
	cc_picture_part(&out, r, &opts, &charts[0], &row, true);
	assert_null(strstr(out.at, "largest of"));
	assert_null(strstr(out.at, "never together"));
	assert_int_equal(drawn_count(out.at, "<rect class=\"cell s"), 3 + CC_CHART_SHADES);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
pairs_of_too_few_people_are_no_network(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);

	(void)state;
	put_code(r, "topic", CC_SPAN("a"), CC_SPAN("A"), 5);
	put_code(r, "topic", CC_SPAN("b"), CC_SPAN("B"), 5);
	put_pair(r, CC_SPAN("a"), CC_SPAN("b"), 2, .25);
	assert_ptr_equal(cc_picture_next(r, &opts, true, NULL), &charts[0]);
	assert_null(cc_picture_next(r, &opts, true, &charts[0]));
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(things_are_those_of_pairs_in_the_order_of_their_table),
		cmocka_unit_test(what_is_kept_are_the_largest_things_and_the_strongest_links),
		cmocka_unit_test(a_shade_begins_at_its_value),
		cmocka_unit_test(a_ring_brings_what_belongs_together_near_each_other),
		cmocka_unit_test(names_on_one_side_of_a_ring_stand_equally_far_below_each_other),
		cmocka_unit_test(no_text_of_cells_or_links_lies_on_another),
		cmocka_unit_test(what_is_not_drawn_is_said),
		cmocka_unit_test(pairs_of_too_few_people_are_no_network),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
