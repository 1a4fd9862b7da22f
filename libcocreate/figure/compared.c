/* compared.c -- two groups compared, item by item: what segments and changes collect. */
#include "figure/segments.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct cc_comparisons {
	struct cc_report *report;
	struct cc_table *table;
	struct cc_arena *arena;
	double confidence;
	uint64_t min_cell;  /* 0 but of segments */
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
	*c = (struct cc_comparisons){ .report = report,
		.table = table,
		.arena = arena,
		.confidence = run->confidence,
		.min_cell = flag == CC_TABLE_BY ? run->min_cell : 0 };
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
	bool up = row->difference.value > 0;

	if (!(row->p_adjusted < 1 - confidence))
		return "unclear";
	if (row->better == CC_BETTER_NEITHER)
		return up ? "up" : "down";
	return up == (row->better == CC_BETTER_UP) ? "better" : "worse";
}

/* Rows of one item and measure stand together, of whatever segment. */
static int
by_item(const void *a, const void *b)
{
	const struct cc_compared *x = *(const struct cc_compared *const *)a;
	const struct cc_compared *y = *(const struct cc_compared *const *)b;
	int order = strcmp(x->measure, y->measure);

	return order != 0 ? order : cc_span_cmp(x->key[1], y->key[1]);
}

/* What each row tests, in the order of row[]. */
static struct cc_tested *
tested_of(const struct cc_comparisons *c, struct cc_compared *row)
{
	bool segments = c->table->spec->flags & CC_TABLE_BY;
	struct cc_tested *tested = CC_ARRAY(c->arena, struct cc_tested, c->n);
	struct cc_compared **sorted = CC_ARRAY(c->arena, struct cc_compared *, c->n);
	uint32_t family = 0, item = 0;

	for (size_t i = 0; i < c->n; i++)
		sorted[i] = &row[i];
	qsort(sorted, c->n, sizeof *sorted, by_item);
	for (size_t i = 0; i < c->n; i++) {
		const struct cc_compared *now = sorted[i], *last = i > 0 ? sorted[i - 1] : now;

		family += strcmp(now->measure, last->measure) != 0;
		item += i > 0 && (!segments || by_item(&now, &last) != 0);
		tested[now - row] =
		    (struct cc_tested){ family, item, now->n[0], now->n[1], now->difference.p };
	}
	return tested;
}

static void
note_family(const struct cc_comparisons *c, size_t comparisons)
{
	if (c->table->spec->flags & CC_TABLE_BY)
		cc_note_segments(c->report, comparisons);
	else
		cc_note_count(c->report, "changes-compared",
		    "low and high are for each row alone, the verdict for all rows together: %" PRIu64
		    " comparison",
		    "low and high are for each row alone, the verdict for all rows together: %" PRIu64
		    " comparisons (Holm)",
		    "low と high は行ごとの区間、verdict は全体での判定です: 比較 %" PRIu64 " 件（ホルム法）",
		    comparisons);
}

void
cc_comparisons_end(struct cc_comparisons *c)
{
	struct cc_compared *row;
	double *adjusted;

	if (c == NULL)
		return;
	row = (void *)c->room.at;
	adjusted = CC_ARRAY(c->arena, double, c->n);
	if (c->n > 0)
		qsort(row, c->n, sizeof *row, by_keys);
	for (size_t i = 0; i < c->n; i++)
		if (row[i].n[0] < c->min_cell)
			row[i].difference.p = (double)NAN;
	note_family(c, cc_adjust_groups(adjusted, tested_of(c, row), c->n, c->arena));
	for (size_t i = 0; i < c->n; i++) {
		row[i].p_adjusted = adjusted[i];
		row[i].verdict = verdict_of(&row[i], c->confidence);
	}
	cc_table_fill(c->report, c->table, row, c->n);
	cc_buf_free(&c->room);
}
