/* flow.c -- flows keep their weight through all columns, and bands do not overlap. */
#include "render/chart/flow.h"
#include "render/picture.h"

#include "base/arena.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/drawn.h"

enum { A, B, C, WEIGHT, SHARE, PEOPLE, LABEL };

static const struct cc_table_spec specs[] = {
	{
	    "chains",
	    CC_WORDS("Chains", NULL),
	    (const struct cc_column_spec[]){
		[A] = { "a", CC_TYPE_ID, CC_PART_KEY, 0 },
		[B] = { "b", CC_TYPE_ID, CC_PART_KEY, 0 },
		[C] = { "c", CC_TYPE_ID, CC_PART_KEY, 0 },
		[WEIGHT] = { "weight", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[SHARE] = { "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
		[PEOPLE] = { "people", CC_TYPE_INT, CC_PART_NONE, 0 },
		[LABEL] = { "label", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_chart charts[] = {
	{ CC_CHART_FLOW, "chains", .title = CC_WORDS("Flow", NULL), .label = "label", .value = "share",
	    .count = "people", .weight = "weight", .path = { "a", "b", "c" } },
	{ 0 },
};

static const struct cc_render_opts opts = { .digits = 1 };

struct drawing {
	struct cc_arena *arena;
	struct cc_report *report;
	struct cc_chart_view view;
	struct cc_canvas canvas;
	struct cc_flow flow;
};

/* n chains of so many codes a column, the strongest first; every seventh has no b. */
static void
begin(struct drawing *d, size_t n, size_t codes)
{
	struct cc_table *t;

	d->arena = cc_arena_new();
	d->report = cc_report_new(specs, NULL, NULL, CC_EN, d->arena);
	d->report->charts = charts;
	t = &d->report->table[0];
	for (size_t i = 0; i < n; i++) {
		size_t row = cc_row_add(d->report, t);

		for (unsigned k = A; k <= C; k++)
			if (k != B || i % 7 != 6)
				cc_put_text(t, row, k,
				    cc_span(
					cc_format(d->arena, "code %c%zu", "abc"[k], (i * (k + 1)) % codes)));
		cc_put_real(t, row, WEIGHT, (double)(n - i) / 2);
		cc_put_real(t, row, SHARE, 0.5);
		cc_put_int(t, row, PEOPLE, (int64_t)(n - i));
		cc_put_text(t, row, LABEL, cc_span(cc_format(d->arena, "chain %zu.", i)));
	}
	d->view = (struct cc_chart_view){ d->report, charts, t, 0, n };
	d->canvas = (struct cc_canvas){ NULL, d->arena, CC_EN, 1, CC_PICTURE_WIDTH, 0 };
	cc_flow_read(&d->flow, &d->canvas, &d->view);
}

static void
end(struct drawing *d)
{
	cc_report_free(d->report);
	cc_arena_free(d->arena);
}

static void
each_column_has_the_weight_of_all_chains(void **state)
{
	static const size_t sizes[] = { 1, 3, 9, 60, 200 };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (size_t codes = 1; codes < 30; codes += 4) {
			struct drawing d;

			begin(&d, sizes[i], codes);
			assert_int_equal(d.flow.chains + d.flow.rest, sizes[i]);
			assert_true(d.flow.chains <= CC_FLOW_CHAINS);
			for (size_t k = 0; k < d.flow.columns; k++) {
				double all = 0;

				assert_true(d.flow.column[k].n <= CC_FLOW_NODES + 1);
				for (size_t m = 0; m < d.flow.column[k].n; m++)
					all += d.flow.column[k].node[m].weight;
				assert_true(fabs(all - d.flow.total) < 1e-9 * d.flow.total);
			}
			end(&d);
		}
}

static void
nodes_of_a_column_stand_one_below_the_other(void **state)
{
	(void)state;
	for (size_t codes = 1; codes < 30; codes += 3) {
		struct drawing d;

		begin(&d, 60, codes);
		for (size_t k = 0; k < d.flow.columns; k++)
			for (size_t m = 0; m < d.flow.column[k].n; m++)
				d.flow.column[k].node[m].label = 20 + (double)(m % 3) * 16;
		d.flow.bands = 250;
		cc_flow_stand(&d.flow, 12);
		for (size_t k = 0; k < d.flow.columns; k++)
			for (size_t m = 0; m < d.flow.column[k].n; m++)
				for (size_t o = 0; o < d.flow.column[k].n; o++) {
					const struct cc_flow_node *a = &d.flow.column[k].node[m];
					const struct cc_flow_node *b = &d.flow.column[k].node[o];

					assert_true(a->top >= 0);
					assert_true(a->top + a->label + a->high <= d.flow.height + 1e-9);
					if (a->order < b->order)
						assert_true(
						    a->top + a->label + a->high + 12 <= b->top + 1e-9);
					assert_true(m == o || a->order != b->order);
				}
		end(&d);
	}
}

static void
codes_without_a_node_are_counted_at_the_end_of_their_column(void **state)
{
	struct drawing d;

	(void)state;
	begin(&d, 20, 20);
	assert_int_equal(d.flow.rest, 0);
	assert_int_equal(d.flow.column[A].n, CC_FLOW_NODES + 1);
	assert_true(d.flow.column[A].node[CC_FLOW_NODES].is_others);
	assert_int_equal(d.flow.column[A].node[CC_FLOW_NODES].others, 20 - CC_FLOW_NODES);
	assert_int_equal(d.flow.column[A].node[CC_FLOW_NODES].order, CC_FLOW_NODES);
	end(&d);
}

/* The picture of n chains. */
static char *
drawn(size_t n, size_t codes)
{
	struct drawing d;
	struct cc_buf out = { 0 };
	size_t from = 0;

	begin(&d, n, codes);
	cc_picture_part(&out, d.report, &opts, charts, &from, false);
	end(&d);
	return out.at;
}

static void
every_chain_is_named_and_what_is_gathered_is_said(void **state)
{
	char *few = drawn(4, 3), *many = drawn(60, 5);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char title[64];

		(void)snprintf(
		    title, sizeof title, "<title>%zu. chain %zu.: 50.0%%, people %zu<", i + 1, i, 4 - i);
		assert_int_equal(drawn_count(few, title), 1);
	}
	assert_int_equal(drawn_count(few, "further chains"), 0);
	assert_int_equal(drawn_count(many, "<title>30 further chains<"), 1);
	assert_int_equal(
	    drawn_count(many, "Of 60 chains the first 30 are drawn one by one; the other 30 run together"),
	    1);
	assert_int_equal(drawn_count(many, "(none said)"), 2); /* its name, and in its title */
	free(few);
	free(many);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_column_has_the_weight_of_all_chains),
		cmocka_unit_test(nodes_of_a_column_stand_one_below_the_other),
		cmocka_unit_test(codes_without_a_node_are_counted_at_the_end_of_their_column),
		cmocka_unit_test(every_chain_is_named_and_what_is_gathered_is_said),
	};

	return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
