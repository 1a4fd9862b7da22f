/* compared.c -- two groups compared, item by item: what segments and changes collect. */
#include "figure/compared.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <math.h>
#include <stdlib.h>

struct cc_comparisons {
	struct cc_report *report;
	struct cc_table *table;
	struct cc_arena *arena;
	double confidence;
	struct cc_buf room; /* of struct cc_compared [n] */
	size_t n;
};

struct cc_comparisons *
cc_comparisons_begin(
    struct cc_report *report, unsigned flag, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_table *table = cc_report_flagged(report, flag);
	struct cc_comparisons *c;

	if (table == NULL || table->left_out)
		return NULL;
	c = CC_NEW(arena, struct cc_comparisons);
	*c = (struct cc_comparisons){
		.report = report, .table = table, .arena = arena, .confidence = run->confidence
	};
	return c;
}

double
cc_comparisons_confidence(const struct cc_comparisons *c)
{
	return c->confidence;
}

struct cc_compared *
cc_comparisons_add(struct cc_comparisons *c)
{
	const double none = (double)NAN;
	struct cc_compared *more;

	cc_buf_reserve(&c->room, sizeof *more);
	more = (struct cc_compared *)(void *)(c->room.at + c->room.len);
	c->room.len += sizeof *more;
	*more = (struct cc_compared){ .value = { none, none },
		.low = none,
		.high = none,
		.difference = { none, none, none, none },
		.better = CC_BETTER_NEITHER,
		.number = c->n++ };
	return more;
}

static int
by_keys(const void *a, const void *b)
{
	const struct cc_compared *x = a, *y = b;
	int order = cc_span_cmp(x->key[0], y->key[0]);

	if (order == 0)
		order = cc_span_cmp(x->key[1], y->key[1]);
	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static const char *
verdict_of(const struct cc_compared *row, double confidence)
{
	if (!(row->p < 1 - confidence) || row->better == CC_BETTER_NEITHER)
		return "unclear";
	return (row->difference.value > 0) == (row->better == CC_BETTER_UP) ? "better" : "worse";
}

void
cc_comparisons_end(struct cc_comparisons *c)
{
	struct cc_compared *row;
	double *p;

	if (c == NULL)
		return;
	row = (void *)c->room.at;
	p = CC_ARRAY(c->arena, double, c->n);
	if (c->n > 0)
		qsort(row, c->n, sizeof *row, by_keys);
	for (size_t i = 0; i < c->n; i++)
		p[i] = row[i].difference.p;
	cc_adjust_holm(p, p, c->n, c->arena);
	for (size_t i = 0; i < c->n; i++) {
		row[i].p = p[i];
		row[i].verdict = verdict_of(&row[i], c->confidence);
	}
	cc_table_fill(c->report, c->table, row, c->n);
	cc_buf_free(&c->room);
}
