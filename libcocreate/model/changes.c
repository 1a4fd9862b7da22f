/* changes.c -- this wave and the one before. */
#include "model/changes.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <math.h>
#include <stdlib.h>

enum { ITEM, MEASURE, N_BEFORE, N_AFTER, BEFORE, AFTER, DIFFERENCE, LOW, HIGH, P, VERDICT };

const struct cc_column_spec cc_changes_columns[] = {
	[ITEM] = { "item", CC_TYPE_ID, CC_PART_KEY, 0 },
	[MEASURE] = { "measure", CC_TYPE_WORD, CC_PART_KEY, 0 },
	[N_BEFORE] = { "n_before", CC_TYPE_INT, CC_PART_NONE, 0 },
	[N_AFTER] = { "n_after", CC_TYPE_INT, CC_PART_N, 0 },
	[BEFORE] = { "before", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[AFTER] = { "after", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[DIFFERENCE] = { "difference", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
	[HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
	[P] = { "p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
	[VERDICT] = { "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
	{ 0 },
};

struct entry {
	struct entry *next;
	size_t number; /* as given */
	struct cc_span item;
	const char *measure;
	uint64_t n_before, n_after;
	double before, after;
	struct cc_difference difference;
	enum cc_better better;
};

struct cc_changes {
	struct cc_report *report;
	struct cc_table *table;
	struct cc_arena *arena;
	double confidence;
	size_t n;
	struct entry *last;
};

struct cc_changes *
cc_changes_begin(
    struct cc_report *report, const struct cc_run *run, const struct cc_state *before, struct cc_arena *arena)
{
	struct cc_table *table = cc_report_table(report, "changes");
	struct cc_changes *c;

	if (before == NULL) {
		cc_table_unasked(table, "--against");
		return NULL;
	}
	c = CC_NEW(arena, struct cc_changes);
	*c = (struct cc_changes){
		.report = report, .table = table, .arena = arena, .confidence = run->confidence
	};
	return c;
}

static struct entry *
entry_new(struct cc_changes *c, struct cc_span item, const char *measure, enum cc_better better)
{
	struct entry *e = CC_NEW(c->arena, struct entry);

	*e = (struct entry){
		.next = c->last, .number = c->n++, .item = item, .measure = measure, .better = better
	};
	c->last = e;
	return e;
}

void
cc_change_mean(struct cc_changes *c, struct cc_span item, const char *measure, struct cc_mean before,
    struct cc_mean now, enum cc_better better)
{
	struct entry *e;

	if (c == NULL)
		return;
	e = entry_new(c, item, measure, better);
	e->n_before = before.n;
	e->n_after = now.n;
	e->before = before.n > 0 ? before.mean : (double)NAN;
	e->after = now.n > 0 ? now.mean : (double)NAN;
	cc_mean_difference(&e->difference, now, before, c->confidence);
}

void
cc_change_share(struct cc_changes *c, struct cc_span item, const char *measure, struct cc_share before,
    struct cc_share now, enum cc_better better)
{
	struct entry *e;

	if (c == NULL)
		return;
	e = entry_new(c, item, measure, better);
	e->n_before = before.n;
	e->n_after = now.n;
	e->before = (double)before.x / (double)before.n;
	e->after = (double)now.x / (double)now.n;
	cc_share_difference(&e->difference, now, before, c->confidence);
}

void
cc_change_given(struct cc_changes *c, struct cc_span item, const char *measure, const uint64_t n[2],
    const double value[2], struct cc_difference difference, enum cc_better better)
{
	struct entry *e;

	if (c == NULL)
		return;
	e = entry_new(c, item, measure, better);
	e->n_before = n[0];
	e->n_after = n[1];
	e->before = value[0];
	e->after = value[1];
	e->difference = difference;
}

static int
by_item(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
	int order = cc_span_cmp(x->item, y->item);

	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static const char *
verdict_of(const struct entry *e, double p, double confidence)
{
	if (!(p < 1 - confidence) || e->better == CC_BETTER_NEITHER)
		return "unclear";
	return (e->difference.value > 0) == (e->better == CC_BETTER_UP) ? "better" : "worse";
}

void
cc_changes_end(struct cc_changes *c)
{
	struct entry **entry;
	double *p;
	size_t n = 0;

	if (c == NULL)
		return;
	entry = CC_ARRAY(c->arena, struct entry *, c->n);
	p = CC_ARRAY(c->arena, double, c->n);
	for (struct entry *e = c->last; e != NULL; e = e->next)
		entry[n++] = e;
	qsort(entry, n, sizeof(struct entry *), by_item);
	for (size_t i = 0; i < n; i++)
		p[i] = entry[i]->difference.p;
	cc_adjust_holm(p, p, n, c->arena);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = entry[i];
		size_t row = cc_row_add(c->report, c->table);

		cc_put_text(c->table, row, ITEM, e->item);
		cc_put_word(c->table, row, MEASURE, e->measure);
		cc_put_int(c->table, row, N_BEFORE, (int64_t)e->n_before);
		cc_put_int(c->table, row, N_AFTER, (int64_t)e->n_after);
		cc_put_real(c->table, row, BEFORE, e->before);
		cc_put_real(c->table, row, AFTER, e->after);
		cc_put_real(c->table, row, DIFFERENCE, e->difference.value);
		cc_put_real(c->table, row, LOW, e->difference.low);
		cc_put_real(c->table, row, HIGH, e->difference.high);
		cc_put_real(c->table, row, P, p[i]);
		cc_put_word(c->table, row, VERDICT, verdict_of(e, p[i], c->confidence));
	}
}
